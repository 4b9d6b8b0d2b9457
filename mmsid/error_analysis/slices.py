"""Where the model is worst: slices of one or two conditions, with more misses than the whole's rate gives.

In: a hit or a miss a case, and the cases' attributes; out: slices, the one with most excess misses first. The rule: a
slice is named only if chance hardly makes it (`slice_search`), and if the slices that are named do not explain it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mmsid.error_analysis.attributes import Attribute
from mmsid.error_analysis.intervals import wilson
from mmsid.error_analysis.slice_search import Found, Pairs, Search, found_slices, search_of

EXPLAINED = 0.6
"""A slice of whose excess misses others explain this share is not named beside them."""


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
        overlapping: descriptions of slices that were found, too, and that this one explains, most excess misses
            first.
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
    def texts(self) -> tuple[str, ...]:
        """The conditions, each in words."""
        return tuple(f"{label}: {value}" for _, label, value in self.conditions)

    @property
    def description(self) -> str:
        """All of them."""
        return _description(self.conditions)


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
    search = search_of(hits, attributes, min_cases)
    candidates = found_slices(search)
    named = sorted(_named(search, candidates), key=lambda one: -one.excess)
    explained = _explained_by(search, named, candidates)
    return tuple(_slice(search, one, texts) for one, texts in zip(named[:limit], explained[:limit], strict=True))


def _named(search: Search, candidates: Sequence[Found]) -> list[Found]:
    """The slices to name.

    One after the other, the slice with most evidence against what is expected of its cases is named. Evidence, and not
    excess, finds where a defect begins: as a slice grows beyond it, excess stays about as it is, and evidence falls.
    """
    named: list[Found] = []
    left = list(candidates)
    while left:
        expected = _expected(search, named)
        best = max(left, key=lambda one: _evidence(search, one.mask, expected))
        named.append(_widened(search, best, left, expected))
        expected = _expected(search, named)
        left = [one for one in left if one is not named[-1] and not _is_explained(search, one, expected)]
    return named


def _expected(search: Search, named: Sequence[Found]) -> NDArray[np.float64]:
    """`(cases,)`: the lowest recall of the named slices that a case is in; outside them, that of all such cases."""
    expected = np.ones(len(search.hits))
    for one in named:
        expected[one.mask] = np.minimum(expected[one.mask], search.hits[one.mask].mean())
    outside = expected == 1
    expected[outside] = search.hits[outside].mean() if outside.any() else 1
    return expected


def _evidence(search: Search, mask: NDArray[np.bool_], expected: NDArray[np.float64]) -> float:
    """Nats by which the cases' own rate is likelier than the mean expected one; 0 if it is no lower."""
    from scipy.special import rel_entr

    own, rate = float(search.hits[mask].mean()), float(expected[mask].mean())
    return float(mask.sum() * (rel_entr(own, rate) + rel_entr(1 - own, 1 - rate))) if own < rate else 0.0


def _unexplained(search: Search, mask: NDArray[np.bool_], expected: NDArray[np.float64]) -> float:
    """Misses beyond what is expected."""
    return float((expected[mask] - search.hits[mask]).sum())


def _is_by_chance(search: Search, mask: NDArray[np.bool_], expected: NDArray[np.float64], conditions: int) -> bool:
    """Whether chance gives so few hits as these cases have, where so many are expected.

    Binomial by the mean of the expected rates, which is no narrower than the true distribution.
    """
    from scipy.stats import binom

    n, hits = int(mask.sum()), int(search.hits[mask].sum())
    return not n or bool(binom.cdf(hits, n, expected[mask].mean()) > search.allowed(conditions))


def _widened(search: Search, one: Found, left: Sequence[Found], expected: NDArray[np.float64]) -> Found:
    """A slice of no more conditions, of other attributes, around this one, if bad outside it, too; or this one."""
    around = [
        other
        for other in left
        if len(other.pairs) <= len(one.pairs)
        and _names(search, other) != _names(search, one)
        and not (one.mask & ~other.mask).any()
        and not _is_by_chance(search, other.mask & ~one.mask, expected, len(other.pairs))
    ]
    return max(around, key=lambda other: _evidence(search, other.mask, expected), default=one)


def _names(search: Search, one: Found) -> set[str]:
    return {search.attributes[place].name for place, _ in one.pairs}


def _is_explained(search: Search, one: Found, expected: NDArray[np.float64]) -> bool:
    """Whether what is expected accounts for most of a slice's excess, or for so much that chance may do the rest."""
    rest = _unexplained(search, one.mask, expected)
    return rest <= (1 - EXPLAINED) * one.excess or _is_by_chance(search, one.mask, expected, len(one.pairs))


def _explained_by(search: Search, named: Sequence[Found], candidates: Sequence[Found]) -> list[tuple[str, ...]]:
    """Per named slice, descriptions of slices that are not, and that share most of their excess misses with it.

    Those of one condition come first.
    """
    others = [one for one in candidates if not any(one is own for own in named)]
    described: list[list[str]] = [[] for _ in named]
    if not others or not named:
        return [() for _ in named]
    misses = (search.recall - search.hits).astype(np.float32)
    shared = (np.stack([one.mask for one in others]) * misses) @ np.stack([one.mask for one in named]).T
    owners = np.where(shared.max(axis=1) > 0, shared.argmax(axis=1), -1)
    for one, owner in sorted(zip(others, owners.tolist(), strict=True), key=lambda pair: len(pair[0].pairs)):
        if owner >= 0:
            described[owner].append(_description(_conditions(search, one.pairs)))
    return [tuple(texts) for texts in described]


def _slice(search: Search, one: Found, overlapping: tuple[str, ...]) -> Slice:
    from scipy.stats import binom

    n, hits = int(one.mask.sum()), int(search.hits[one.mask].sum())
    return Slice(
        conditions=_conditions(search, one.pairs),
        cases=np.flatnonzero(one.mask),
        n=n,
        hits=hits,
        recall=hits / n,
        interval=wilson(hits, n),
        coverage=n / len(search.hits),
        gap=search.recall - hits / n,
        excess_misses=one.excess,
        p_value=min(1.0, float(binom.cdf(hits, n, search.recall)) * search.factor(len(one.pairs))),
        overlapping=overlapping,
    )


def _conditions(search: Search, pairs: Pairs) -> tuple[tuple[str, str, str], ...]:
    attributes = [search.attributes[place] for place, _ in pairs]
    return tuple((one.name, one.label, one.values[value]) for one, (_, value) in zip(attributes, pairs, strict=True))


def _description(conditions: Sequence[tuple[str, str, str]]) -> str:
    return " and ".join(f"{label}: {value}" for _, label, value in conditions)
