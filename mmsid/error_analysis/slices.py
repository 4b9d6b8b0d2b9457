"""Where the model is worst: slices of the cases, of one or two conditions, with more misses than the whole's rate gives.

In: a hit or a miss a case, and the cases' attributes; out: slices, the one with most excess misses first. SliceLine
(Sagadeeva and Boehm, SIGMOD 2021) enumerates them. The rule: a slice is named only if chance, asked as often as slices
were examined, would hardly make it, if no slice named before it explains it, and with a second condition only if this
makes it worse than either condition alone.

SliceLine's score is positive just where excess misses > (1 − α) / α · miss rate · (cases − slice's cases). So α is set
to where the right side stays below the excess of the least slice that can be significant: every slice that can be named
has a positive score, and SliceLine drops no others but those of no use.
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

EXPLAINED = 0.6
"""A slice of whose excess misses others explain this share is not named beside them."""

Pairs = tuple[tuple[int, int], ...]
"""Conditions of a slice: places of the attribute and of its value, in the attributes' order."""

_LEVELS = 2  # conditions at most; each number of conditions may err as often as the others
_ALL = 1_000_000  # more slices than there are


@dataclass(frozen=True, eq=False)
class Slice:
    """Cases that share one or two conditions.

    Attributes:
        conditions: name of the attribute, its label, and the value.
        cases: positions of its cases, ascending.
        n: how many these are.
        hits: of them.
        recall: share of hits.
        interval: 95 % of it, by Wilson.
        coverage: share of all cases.
        gap: the recall of all cases minus its own.
        excess_misses: misses beyond what the whole's rate gives, `n` · `gap`.
        p_value: that so few hits come by the whole's rate, one-sided binomial, times the slices examined.
        overlapping: descriptions of slices that were found, too, and that this one explains.
    """

    conditions: tuple[tuple[str, str, str], ...]
    cases: NDArray[np.int64]
    n: int
    hits: int
    recall: float
    interval: tuple[float, float]
    coverage: float
    gap: float
    excess_misses: float
    p_value: float
    overlapping: tuple[str, ...]

    @property
    def description(self) -> str:
        """The conditions in words."""
        return " and ".join(f"{label}: {value}" for _, label, value in self.conditions)


@dataclass(frozen=True, eq=False)
class _Search:
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
        return float(self.hits.mean())

    def allowed(self, conditions: int) -> float:
        """The largest p-value, not corrected, of a significant slice."""
        return SIGNIFICANT / self.factor(conditions)

    def factor(self, conditions: int) -> int:
        """What a p-value is multiplied by: Bonferroni's correction, the error shared by the numbers of conditions."""
        return _LEVELS * max(1, self.examined[conditions - 1])

    def mask(self, pairs: Pairs) -> NDArray[np.bool_]:
        return np.logical_and.reduce([self.attributes[place].of == value for place, value in pairs])


@dataclass(frozen=True, eq=False)
class _Found:
    """A significant slice: its conditions, its cases as a mask, and its misses beyond the whole's rate."""

    pairs: Pairs
    mask: NDArray[np.bool_]
    excess: float


def worst_slices(
    hits: NDArray[np.bool_], attributes: Sequence[Attribute], *, limit: int = 10, min_cases: int = 20
) -> tuple[Slice, ...]:
    """Finds the slices with most misses beyond the whole's rate.

    Args:
        hits: `(cases,)`, whether each case was answered right.
        attributes: of the same cases: those to show, and thresholds of numbers; conditions on attributes of one name
            do not join.
        limit: slices at most.
        min_cases: of a slice.

    Returns:
        Slices by `excess_misses`, all with a corrected p-value of at most 0.05; none where all cases are alike.

    Raises:
        ValueError: if an attribute tells of other cases.
    """
    if any(one.of.shape != hits.shape for one in attributes):
        raise ValueError(f"Expected attributes of {hits.shape} cases, got {[one.of.shape for one in attributes]}.")
    if not hits.size or hits.all() or not hits.any():
        return ()
    telling = tuple(one for one in attributes if len(one.of) and one.of.min() < one.of.max())
    search = _Search(hits, telling, min_cases, _examined(telling, min_cases))
    found = _distinct(search, _significant(search, _enumerated(search)))
    named = _named(search, [one for one in found if _is_worse_than_each_alone(search, one)], found)
    slices = [_slice(search, one, others) for one, others in named]
    return tuple(sorted(slices, key=lambda one: -one.excess_misses)[:limit])


def _examined(attributes: Sequence[Attribute], least: int) -> tuple[int, int]:
    """How many values have enough cases, and how many pairs of them, of attributes of two names, there are."""
    by_name: Counter[str] = Counter()
    for one in attributes:
        by_name[one.name] += int((np.bincount(one.of[one.of >= 0], minlength=1) >= least).sum())
    values = by_name.total()
    return values, (values**2 - sum(count**2 for count in by_name.values())) // 2


def _enumerated(search: _Search) -> Iterator[tuple[Pairs, int, int]]:
    """Slices that may be significant, from SliceLine: their conditions, cases and hits."""
    smallest, excess = _least_significant(search)
    if not search.attributes or not smallest:
        return
    from sliceline.slicefinder import Slicefinder

    features = np.stack([one.of for one in search.attributes], axis=1)
    misses = (~search.hits).astype(np.float64)
    floor = excess / misses.sum()
    columns = sum(len(np.unique(one.of)) for one in search.attributes)
    # SliceLine's bound takes the number of columns for that of cases: it is none where there are fewer cases.
    alpha = 1 / (1 + floor) if columns <= len(misses) else 1.0
    finder = Slicefinder(alpha=alpha, k=_ALL, max_l=_LEVELS, min_sup=smallest, verbose=False).fit(features, misses)
    for row, statistics in zip(finder.top_slices_, finder.top_slices_statistics_, strict=True):
        pairs = tuple((place, int(value)) for place, value in enumerate(row) if value is not None)
        names = {search.attributes[place].name for place, _ in pairs}
        if len(names) == len(pairs) and all(value >= 0 for _, value in pairs):
            n = int(statistics["slice_size"])
            yield pairs, n, n - round(statistics["sum_slice_error"])


def _least_significant(search: _Search) -> tuple[int, float]:
    """The fewest cases, and the fewest excess misses, that a significant slice can have; no cases if none can be."""
    from scipy.stats import binom

    sizes = np.arange(search.least, len(search.hits) + 1)
    allowed = search.allowed(1)
    most = binom.ppf(allowed, sizes, search.recall)
    most -= binom.cdf(most, sizes, search.recall) > allowed
    possible = most >= 0
    if not possible.any():
        return 0, 0.0
    return int(sizes[possible][0]), float((sizes * search.recall - most)[possible].min())


def _significant(search: _Search, slices: Iterator[tuple[Pairs, int, int]]) -> list[_Found]:
    """Those that the whole's rate hardly makes, by excess."""
    from scipy.stats import binom

    every = list(slices)
    sizes, hits = np.array([(n, hit) for _, n, hit in every], dtype=np.int64).reshape(-1, 2).T
    allowed = np.array([search.allowed(len(pairs)) for pairs, _, _ in every])
    kept = np.flatnonzero(binom.cdf(hits, sizes, search.recall) <= allowed)
    excess = sizes * search.recall - hits
    found = [_Found(every[n][0], search.mask(every[n][0]), float(excess[n])) for n in kept.tolist()]
    return sorted(found, key=lambda one: (-one.excess, len(one.pairs), one.pairs))


def _distinct(search: _Search, found: Sequence[_Found]) -> list[_Found]:
    """One slice of those with the same cases: the one of the fewest conditions, and of the first attributes."""
    first: dict[bytes, _Found] = {}
    for one in found:
        first.setdefault(np.packbits(one.mask).tobytes(), one)
    return list(first.values())


def _is_worse_than_each_alone(search: _Search, one: _Found) -> bool:
    """Whether a slice has fewer hits than a draw from either of its conditions would have.

    Hypergeometric, one-sided, corrected for the values that a condition could have been joined with.
    """
    from scipy.stats import hypergeom

    if len(one.pairs) == 1:
        return True
    n, hits = int(one.mask.sum()), int(search.hits[one.mask].sum())
    alone = [search.mask((pair,)) for pair in one.pairs]
    by_chance = [hypergeom.cdf(hits, mask.sum(), search.hits[mask].sum(), n) for mask in alone]
    return max(by_chance) * search.examined[0] <= SIGNIFICANT


def _named(
    search: _Search, candidates: Sequence[_Found], found: Sequence[_Found]
) -> list[tuple[_Found, tuple[str, ...]]]:
    """The slices to name, each with the descriptions of those that it explains.

    One after the other, the slice with most misses beyond what is expected of its cases is named: at first the whole's
    rate, and for the cases of a slice that is named, its own.
    """
    expected = np.full(len(search.hits), search.recall)
    named: list[_Found] = []
    left = list(candidates)
    while left:
        best = max(left, key=lambda one: _unexplained(search, one, expected))
        best = _narrowed(search, best, left, expected)
        named.append(best)
        expected[best.mask] = np.minimum(expected[best.mask], search.hits[best.mask].mean())
        left = [one for one in left if one is not best and not _is_explained(search, one, expected)]
    return [(one, _explained_by(search, one, named, found)) for one in named]


def _unexplained(search: _Search, one: _Found, expected: NDArray[np.float64]) -> float:
    """Misses beyond what is expected."""
    return float((expected[one.mask] - search.hits[one.mask]).sum())


def _narrowed(search: _Search, one: _Found, left: Sequence[_Found], expected: NDArray[np.float64]) -> _Found:
    """The slice inside, of one more condition, that holds most of a slice's misses; or the slice itself."""
    inside = [other for other in left if set(one.pairs) < set(other.pairs)]
    best = max(inside, key=lambda other: _unexplained(search, other, expected), default=one)
    enough = EXPLAINED * _unexplained(search, one, expected)
    return best if _unexplained(search, best, expected) >= enough else one


def _is_explained(search: _Search, one: _Found, expected: NDArray[np.float64]) -> bool:
    """Whether what is expected accounts for most of a slice's excess, or for so much that chance may do the rest."""
    from scipy.stats import binom

    if _unexplained(search, one, expected) <= (1 - EXPLAINED) * one.excess:
        return True
    n, hits = int(one.mask.sum()), int(search.hits[one.mask].sum())
    return bool(binom.cdf(hits, n, expected[one.mask].mean()) > search.allowed(len(one.pairs)))


def _explained_by(search: _Search, one: _Found, named: Sequence[_Found], found: Sequence[_Found]) -> tuple[str, ...]:
    """Descriptions of what was found and shares most of its excess misses with this slice, more than with the others."""
    described = []
    for other in found:
        if any(other is own for own in named):
            continue
        shared = [float((search.recall - search.hits[other.mask & own.mask]).sum()) for own in named]
        if named[int(np.argmax(shared))] is one and max(shared) > 0:
            described.append(_description(_conditions(search, other.pairs)))
    return tuple(described)


def _slice(search: _Search, one: _Found, overlapping: tuple[str, ...]) -> Slice:
    from scipy.stats import binom, binomtest

    n, hits = int(one.mask.sum()), int(search.hits[one.mask].sum())
    interval = binomtest(hits, n).proportion_ci(method="wilson")
    return Slice(
        conditions=_conditions(search, one.pairs),
        cases=np.flatnonzero(one.mask),
        n=n,
        hits=hits,
        recall=hits / n,
        interval=(float(interval.low), float(interval.high)),
        coverage=n / len(search.hits),
        gap=search.recall - hits / n,
        excess_misses=one.excess,
        p_value=min(1.0, float(binom.cdf(hits, n, search.recall)) * search.factor(len(one.pairs))),
        overlapping=overlapping,
    )


def _conditions(search: _Search, pairs: Pairs) -> tuple[tuple[str, str, str], ...]:
    attributes = [search.attributes[place] for place, _ in pairs]
    return tuple((one.name, one.label, one.values[value]) for one, (_, value) in zip(attributes, pairs, strict=True))


def _description(conditions: Sequence[tuple[str, str, str]]) -> str:
    return " and ".join(f"{label}: {value}" for _, label, value in conditions)
