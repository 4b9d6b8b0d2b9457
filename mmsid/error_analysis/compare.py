"""Two models, or two builds, on the same cases: who gained what, and whether that is more than chance.

In: whether each of them hits each case; out: a `Comparison`. The test is McNemar's, exact: of the cases that only one
of both hits, either should get half if they were equally good.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mmsid.error_analysis.records import AnsweredCase
from mmsid.errors import MmsidError


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a second model does on the cases of a first.

    Attributes:
        n: cases that both answered.
        gained: hits of the second alone.
        lost: hits of the first alone.
        both: hits of both.
        neither: misses of both.
        difference: of the hit rates, second minus first.
        interval: 95 % of it, paired (Wald).
        p_value: of McNemar's exact test, two-sided.
    """

    n: int
    gained: int
    lost: int
    both: int
    neither: int
    difference: float
    interval: tuple[float, float]
    p_value: float


def compare_hits(first: NDArray[np.bool_], second: NDArray[np.bool_]) -> Comparison:
    """Compares two models on the same cases.

    Args:
        first: `(n,)`, whether the first one hits.
        second: `(n,)`, whether the second one does; n is at least 1.
    """
    from scipy.stats import binomtest

    if first.shape != second.shape or not len(first):
        raise ValueError(f"Expected the same cases, at least one, but got {first.shape} and {second.shape}.")
    n, gained, lost = len(first), int((second & ~first).sum()), int((first & ~second).sum())
    difference = (gained - lost) / n
    half = 1.959964 * np.sqrt(max(0.0, gained + lost - (gained - lost) ** 2 / n)) / n
    return Comparison(
        n=n,
        gained=gained,
        lost=lost,
        both=int((first & second).sum()),
        neither=int((~first & ~second).sum()),
        difference=difference,
        interval=(difference - half, difference + half),
        p_value=float(binomtest(gained, gained + lost).pvalue) if gained + lost else 1.0,
    )


def matched(own: Sequence[AnsweredCase], other: Sequence[AnsweredCase]) -> list[tuple[int, int]]:
    """Places of the same test events in two builds' cases: the same shopper, moment and next product.

    Raises:
        MmsidError: if there is none.
    """
    places = {_event(case): place for place, case in enumerate(other)}
    pairs = [(place, places[_event(case)]) for place, case in enumerate(own) if _event(case) in places]
    if not pairs:
        raise MmsidError(
            "Expected cases of the same test events, but none is in both files; write both from the same catalogue."
        )
    return pairs


def compare_cases(own: Sequence[AnsweredCase], other: Sequence[AnsweredCase]) -> Comparison:
    """Compares two builds on the test events that both answered.

    Raises:
        MmsidError: if there is none.
    """
    pairs = matched(own, other)
    return compare_hits(np.array([own[a].hit for a, _ in pairs]), np.array([other[b].hit for _, b in pairs]))


def _event(case: AnsweredCase) -> tuple[str, float, str]:
    return case.user_id, case.timestamp, case.target
