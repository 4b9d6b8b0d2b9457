"""The worst kinds of cases, held against what could be known: where a model is bad, and not where shoppers are hard.

In: hits, what cases can be told apart by, and which cases the best possible guess has; out: `WorstSlice`s. Where there
is an oracle, slices are sought among the cases that it has, for the others tell how hard a shopper is and not how good
the model; every figure is then told of all cases of a slice, and of those that could be known beside it. The rule for
the order: by how far below the whole a slice lies at least, which is the upper end of its interval, so that neither a
large slice that is hardly worse stands first, nor a tiny one that is bad by chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mmsid.error_analysis.attributes import Attribute
from mmsid.error_analysis.intervals import wilson
from mmsid.error_analysis.slices import Slice, worst_slices


@dataclass(frozen=True, eq=False)
class WorstSlice(Slice):
    """A slice told of all its cases; it was found among those that could be known.

    Its `excess_misses` and `p_value` are of the knowable cases, against `knowable_whole`.

    Attributes:
        knowable: of its cases, those that the oracle has; all without an oracle.
        knowable_hits: of them.
        knowable_whole: share of hits among all cases that the oracle has.
    """

    knowable: int
    knowable_hits: int
    knowable_whole: float


def worst_knowable(
    hits: NDArray[np.bool_], oracle: NDArray[np.bool_] | None, attributes: Sequence[Attribute], *, limit: int = 10
) -> tuple[WorstSlice, ...]:
    """Finds the worst kinds of cases.

    Args:
        hits: `(cases,)`, whether each case was answered right.
        oracle: `(cases,)`, whether the best possible guess is right; None where there is none.
        attributes: of the cases.
        limit: slices at most.

    Returns:
        those that lie below the whole, the worst first.
    """
    knowable = np.ones(len(hits), dtype=bool) if oracle is None else oracle
    if not knowable.any():
        return ()
    some = [Attribute(one.name, one.label, one.values, one.of[knowable], one.kind) for one in attributes]
    whole = float(hits[knowable].mean())
    found = worst_slices(hits[knowable], some, limit=len(hits))
    found = tuple(sorted(found, key=lambda one: one.interval[1]))
    told = (_on_all(one, hits, attributes, whole) for one in found)
    return tuple(one for one in told if one.gap > 0)[:limit]


def _on_all(found: Slice, hits: NDArray[np.bool_], attributes: Sequence[Attribute], whole: float) -> WorstSlice:
    """A slice of the knowable cases, told of all."""
    inside = np.logical_and.reduce([_has(attributes, name, value) for name, _, value in found.conditions])
    n, own = int(inside.sum()), int(hits[inside].sum())
    return WorstSlice(
        conditions=found.conditions,
        cases=np.flatnonzero(inside),
        n=n,
        hits=own,
        recall=own / n,
        interval=wilson(own, n),
        coverage=n / len(hits),
        gap=float(hits.mean()) - own / n,
        knowable=found.n,
        knowable_hits=found.hits,
        knowable_whole=whole,
        excess_misses=found.excess_misses,
        p_value=found.p_value,
        overlapping=found.overlapping,
    )


def _has(attributes: Sequence[Attribute], name: str, value: str) -> NDArray[np.bool_]:
    """Which cases have a value of an attribute, of which thresholds may bear the name, too."""
    one = next(one for one in attributes if one.name == name and value in one.values)
    return one.of == one.values.index(value)
