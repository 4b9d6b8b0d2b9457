"""The slices that may be named: all of one or two conditions that chance hardly makes, and that need each condition.

In: a hit or a miss a case, and the cases' attributes; out: those slices, most excess misses first. They are counted as
SliceLine does (Sagadeeva and Boehm, SIGMOD 2021), by products of the cases' one-hot rows; of two conditions at most
there are so few that all of them are counted, and none need be pruned. The rule: chance is asked as often as slices
were examined, half of the error for those of one condition; and a second condition must make a slice worse than either
condition alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

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
    """Every slice of enough cases, of conditions on attributes of different names."""
    if not search.attributes:
        return
    columns = [(place, value) for place, one in enumerate(search.attributes) for value in range(len(one.values))]
    rows = _one_hot(search.attributes)
    counts = (rows.T @ rows).toarray()
    hits = (rows.T @ rows.multiply(search.hits[:, None]).tocsr()).toarray()
    names = np.array([search.attributes[place].name for place, _ in columns])
    joined = np.triu(names[:, None] != names[None, :]) | np.eye(len(columns), dtype=bool)
    for first, second in np.argwhere(joined & (counts >= max(search.least, 1))).tolist():
        pairs = (columns[first],) if first == second else (columns[first], columns[second])
        yield Counted(pairs, int(counts[first, second]), int(hits[first, second]))


def _one_hot(attributes: Sequence[Attribute]) -> Any:
    """`(cases, values of all attributes)` sparse, 1 where a case has a value."""
    from scipy.sparse import csr_array

    sizes = [len(one.values) for one in attributes]
    of = np.stack([one.of for one in attributes], axis=1).astype(np.int64)
    cases, places = np.nonzero(of >= 0)
    columns = (np.cumsum(sizes) - sizes)[places] + of[cases, places]
    ones = np.ones(len(cases), dtype=np.int64)
    return csr_array((ones, (cases, columns)), shape=(len(of), sum(sizes)))


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
