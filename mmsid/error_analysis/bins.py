"""Numbers in a few bins with readable edges, and these bins in words.

In: one number a case, NaN where it is not known; out: cuts, rounded as far as the distance between them allows, and a
name for what lies between. The rule: a bin reaches from its cut up to, not including, the next, and holds a case.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]
"""`(cases,)`, NaN where nothing is known."""


def quantile_cuts(values: Values, parts: int) -> tuple[float, ...]:
    """Cuts that part the known values into about as many cases each.

    Args:
        values: numbers, NaN among them or not.
        parts: bins at most; fewer where many values are equal.

    Returns:
        Ascending cuts, at most `parts` − 1, each the rounded value of a quantile.
    """
    known = np.sort(values[np.isfinite(values)])
    if not len(known):
        return ()
    quantiles = np.unique(np.quantile(known, np.arange(1, parts) / parts, method="higher"))
    places = np.unique([known[0], *quantiles, known[-1]])
    step = {value: _step(value, places) for value in quantiles}
    return filled_cuts(known, [round(value / step[value]) * step[value] for value in quantiles])


def filled_cuts(values: Values, cuts: Sequence[float]) -> tuple[float, ...]:
    """Those of ascending cuts that leave a known value in every bin."""
    known = np.sort(values[np.isfinite(values)])
    below = np.searchsorted(known, cuts, side="left")
    kept, last = [], 0
    for cut, count in zip(cuts, below.tolist(), strict=True):
        if last < count < len(known):
            kept.append(float(f"{cut:.12g}"))
            last = count
    return tuple(kept)


def bins_of(values: Values, cuts: Sequence[float]) -> NDArray[np.int32]:
    """`(cases,)`: bin 0 lies below the first cut; −1 where the value is not known."""
    found = np.searchsorted(np.asarray(cuts, dtype=np.float64), values, side="right")
    return np.where(np.isfinite(values), found, -1).astype(np.int32)


def bin_words(values: Values, cuts: Sequence[float], unit: str) -> tuple[str, ...]:
    """A name for each of the `len(cuts)` + 1 bins.

    Args:
        values: what was binned; its least value names the first bin of things that are counted.
        cuts: ascending.
        unit: of what is counted, in the plural ("events"); empty for a measure, such as a price.
    """
    if not cuts:
        return (f"all {unit}".strip(),)
    if not unit:
        return (
            f"under {written(cuts[0])}",
            *(_range(low, high) for low, high in pairwise(cuts)),
            f"{written(cuts[-1])} or more",
        )
    edges = [float(np.nanmin(values)), *cuts]
    return (
        *(f"{_range(low, high - 1, unit)} {_counted(high - 1, unit)}" for low, high in pairwise(edges)),
        f"{written(cuts[-1], unit)} {unit} or more",
    )


def threshold_words(cut: float, unit: str) -> tuple[str, str]:
    """Names for what lies below a cut, and for the rest."""
    if unit:
        counted = f"{written(cut, unit)} {_counted(cut, unit)}"
        return f"fewer than {counted}", f"at least {counted}"
    return f"under {written(cut)}", f"at least {written(cut)}"


def written(number: float, unit: str = "") -> str:
    """A number for the eye: `12,000`, `12.5`, `−30`; `1,200` where something is counted, else `1200`, a year maybe."""
    grouped = "," if unit or abs(number) >= 10_000 else ""
    text = f"{number:{grouped}.2f}" if abs(number) >= 0.01 or not number else f"{number:.4f}"
    return text.rstrip("0").rstrip(".").replace("-", "−")


def _range(low: float, high: float, unit: str = "") -> str:
    first, last = written(low, unit), written(high, unit)
    if first == last:
        return first
    return f"{first} to {last}" if low < 0 else f"{first}–{last}"


def _counted(number: float, unit: str) -> str:
    return unit.removesuffix("s") if number == 1 else unit


def _step(value: float, places: Values) -> float:
    """The power of ten that a cut is rounded to: at most a quarter of the way to the nearest other place."""
    away = np.abs(places - value)
    nearest = float(away[away > 0].min(initial=math.inf))
    return 10.0 ** math.floor(math.log10(nearest / 4)) if math.isfinite(nearest) else 1.0
