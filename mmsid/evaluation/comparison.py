"""Our model against the best rival, case by case.

In: every model's ranks of the same cases; out: per slice how many cases ours gained and lost, the difference with its
interval, and McNemar's exact test (`error_analysis/compare.py`). The rule: the rival is the one with the best recall on
all cases of this very run, which favours it, and neither one of ours nor the oracle.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from mmsid.error_analysis.compare import compare_hits

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

OURS, ORACLE = "mmsid", "oracle"

COMPARED = ("mmsid", "mmsid-alone")
"""Of ours, those that are held against the best rival: as the app answers, and the language model alone."""


def is_rival(model: str) -> bool:
    """Whether a model is neither one of ours (`mmsid`, `mmsid-…`) nor the oracle."""
    return model not in (OURS, ORACLE) and not model.startswith(f"{OURS}-")


def best_rival(ranks: Mapping[str, NDArray[np.int64]], k: int) -> str | None:
    """The rival that hits most cases; the first of several, None without any."""
    rivals = [model for model in ranks if is_rival(model)]
    return max(rivals, key=lambda model: int((ranks[model] <= k).sum()), default=None)


def paired_comparisons(
    ranks: Mapping[str, NDArray[np.int64]], slices: Mapping[str, NDArray[np.bool_]], k: int
) -> list[dict[str, Any]]:
    """Holds ours against the best rival.

    Args:
        ranks: model to `(cases,)` ranks of the targets, from 1.
        slices: name to `(cases,)` masks.
        k: length of the list in which a target is a hit.

    Returns:
        For each of `COMPARED` that is there: `model`, `rival`, `k`, and `slices`: name to `n`, `gained` (hits of ours
        alone), `lost`, `both`, `neither`, `difference`, its 95 % `interval` and McNemar's `p_value`; a slice without
        cases is left out.
    """
    rival = best_rival(ranks, k)
    if rival is None:
        return []
    return [
        {
            "model": model,
            "rival": rival,
            "k": k,
            "slices": {
                name: compared(ranks[rival][mask], ranks[model][mask], k) for name, mask in slices.items() if mask.any()
            },
        }
        for model in COMPARED
        if model in ranks
    ]


def compared(first: NDArray[np.int64], second: NDArray[np.int64], k: int) -> dict[str, Any]:
    """Two models' ranks of the same cases, `(cases,)` each: the second against the first, as JSON."""
    found = asdict(compare_hits(first <= k, second <= k))
    low, high = found["interval"]
    return {**found, "difference": float(found["difference"]), "interval": [float(low), float(high)]}


def comparison_line(comparison: Mapping[str, Any], part: str = "all") -> str:
    """One slice of a comparison as a sentence."""
    found = comparison["slices"][part]
    low, high = found["interval"]
    return (
        f"{comparison['model']} against {comparison['rival']}, the best rival, on {part} ({found['n']:,} cases): "
        f"recall@{comparison['k']} {found['difference']:+.3f} ({low:+.3f} to {high:+.3f}), gained {found['gained']:,}, "
        f"lost {found['lost']:,}, McNemar's exact p {p_text(found['p_value'])}"
    )


def p_text(p_value: float) -> str:
    """A p-value as it is read: two significant digits, or how small it is."""
    return "< 0.0001" if p_value < 1e-4 else f"= {p_value:.2g}"
