"""The slices that may be named: all of one or two conditions that chance hardly makes, and that need each condition.

In: a hit or a miss a case, and the cases' attributes; out: those slices, most excess misses first. SliceLine (Sagadeeva
and Boehm, SIGMOD 2021) enumerates. The rule: chance is asked as often as slices were examined, half of the error for
those of one condition; and a second condition must make a slice worse than either condition alone.

SliceLine's score is positive just where excess misses > (1 − α) / α · miss rate · (cases − slice's cases). So α is set
to where the right side stays below the excess of the least slice that can be significant: every significant slice has a
positive score.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mmsid.error_analysis.attributes import Attribute

SIGNIFICANT = 0.05
"""Largest corrected p-value of a slice that is named."""

CONDITIONS = 2
"""Conditions of a slice at most; each number of conditions may err as often as the others."""

Pairs = tuple[tuple[int, int], ...]
"""Conditions of a slice: places of the attribute and of its value, in the attributes' order."""


@dataclass(frozen=True, eq=False)
class Search:
    """What the slices of one search have in common.

    Attributes:
        hits: `(cases,)`.
        attributes: in order; conditions name their places.
        least: cases of a slice, at least.
        examined: slices of one and of two conditions.
    """

    hits: NDArray[np.bool_]
    attributes: tuple[Attribute, ...]
    least: int
    examined: tuple[int, int]

    @property
    def recall(self) -> float:
        """Of all cases."""
        return float(self.hits.mean())

    def allowed(self, conditions: int) -> float:
        """The largest p-value, not corrected, of a significant slice."""
        return SIGNIFICANT / self.factor(conditions)

    def factor(self, conditions: int) -> int:
        """What a p-value is multiplied by: Bonferroni's correction, the error shared by the numbers of conditions."""
        return CONDITIONS * max(1, self.examined[conditions - 1])

    def mask(self, pairs: Pairs) -> NDArray[np.bool_]:
        """`(cases,)`, True for those with all of these conditions."""
        return np.logical_and.reduce([self.attributes[place].of == value for place, value in pairs])


@dataclass(frozen=True)
class Counted:
    """A slice: its conditions, how many cases it has, and how many of them are hits."""

    pairs: Pairs
    n: int
    hits: int


@dataclass(frozen=True, eq=False)
class Found:
    """A significant slice: its conditions, its cases as a mask, and its misses beyond the whole's rate."""

    pairs: Pairs
    mask: NDArray[np.bool_]
    excess: float


def search_of(hits: NDArray[np.bool_], attributes: Sequence[Attribute], min_cases: int) -> Search:
    """A search among the attributes that tell cases apart."""
    telling = tuple(one for one in attributes if len(one.of) and one.of.min() < one.of.max())
    return Search(hits, telling, min_cases, _examined(telling, min_cases))


def found_slices(search: Search) -> list[Found]:
    """Significant slices that need each of their conditions, one of those with the same cases, by excess."""
    kept = _worse_than_each_alone(search, significant(search))
    found = [Found(one.pairs, search.mask(one.pairs), one.n * search.recall - one.hits) for one in kept]
    return _distinct(sorted(found, key=lambda one: (-one.excess, len(one.pairs), one.pairs)))


def _examined(attributes: Sequence[Attribute], least: int) -> tuple[int, int]:
    """How many values have enough cases, and how many pairs of them, of attributes of two names, there are."""
    by_name: Counter[str] = Counter()
    for one in attributes:
        by_name[one.name] += int((np.bincount(one.of[one.of >= 0], minlength=1) >= least).sum())
    values = by_name.total()
    return values, (values**2 - sum(count**2 for count in by_name.values())) // 2


def enumerated(search: Search) -> Iterator[Counted]:
    """Slices that may be significant, from SliceLine."""
    smallest, excess = _least_significant(search)
    if not search.attributes or not smallest:
        return
    from mmsid.error_analysis.pair_finder import PairFinder

    features = np.stack([one.of for one in search.attributes], axis=1)
    misses = (~search.hits).astype(np.float64)
    floor = excess / misses.sum()
    columns = sum(len(np.unique(one.of)) for one in search.attributes)
    # SliceLine's bound takes the number of columns for that of cases: it is none where there are fewer cases.
    alpha = 1 / (1 + floor) if columns <= len(misses) else 1.0
    finder = PairFinder(alpha=alpha, max_l=CONDITIONS, min_sup=smallest, verbose=False).fit(features, misses)
    for row, statistics in zip(finder.top_slices_, finder.top_slices_statistics_, strict=True):
        pairs = tuple((place, int(value)) for place, value in enumerate(row) if value is not None)
        names = {search.attributes[place].name for place, _ in pairs}
        if len(names) == len(pairs) and all(value >= 0 for _, value in pairs):
            n = int(statistics["slice_size"])
            yield Counted(pairs, n, n - round(statistics["sum_slice_error"]))


def _least_significant(search: Search) -> tuple[int, float]:
    """The fewest cases, and the fewest excess misses, that a significant slice can have; no cases if none can be."""
    from scipy.stats import binom

    sizes = np.arange(max(search.least, 1), len(search.hits) + 1)
    allowed = max(search.allowed(conditions) for conditions in range(1, CONDITIONS + 1))
    most = binom.ppf(allowed, sizes, search.recall)
    most -= binom.cdf(most, sizes, search.recall) > allowed
    possible = most >= 0
    if not possible.any():
        return 0, 0.0
    return int(sizes[possible][0]), float((sizes * search.recall - most)[possible].min())


def significant(search: Search) -> list[Counted]:
    """Slices that the whole's rate hardly makes."""
    from scipy.stats import binom

    every = list(enumerated(search))
    by_chance = binom.cdf([one.hits for one in every], [one.n for one in every], search.recall)
    allowed = [search.allowed(len(one.pairs)) for one in every]
    return [every[n] for n in np.flatnonzero(by_chance <= np.array(allowed)).tolist()]


def _worse_than_each_alone(search: Search, slices: Sequence[Counted]) -> list[Counted]:
    """Slices of one condition, and those with fewer hits than a draw from either of their conditions would have.

    Hypergeometric, one-sided, corrected for the values that a condition could have been joined with.
    """
    from scipy.stats import hypergeom

    masks = {pair: search.mask((pair,)) for pair in {pair for one in slices for pair in one.pairs}}
    alone = {pair: (int(mask.sum()), int(search.hits[mask].sum())) for pair, mask in masks.items()}
    drawn = [(place, one, *alone[pair]) for place, one in enumerate(slices) if len(one.pairs) > 1 for pair in one.pairs]
    by_chance = hypergeom.cdf(
        [one.hits for _, one, _, _ in drawn],
        [n for _, _, n, _ in drawn],
        [hits for _, _, _, hits in drawn],
        [one.n for _, one, _, _ in drawn],
    )
    no_worse = {drawn[n][0] for n in np.flatnonzero(by_chance * search.examined[0] > SIGNIFICANT).tolist()}
    return [one for place, one in enumerate(slices) if place not in no_worse]


def _distinct(found: Sequence[Found]) -> list[Found]:
    """One slice of those with the same cases: the one of the fewest conditions, and of the first attributes."""
    first: dict[bytes, Found] = {}
    for one in found:
        first.setdefault(np.packbits(one.mask).tobytes(), one)
    return list(first.values())
