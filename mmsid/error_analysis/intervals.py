"""The interval of a share of hits: Wilson's, which holds for few cases and for none."""

from __future__ import annotations


def wilson(hits: int, n: int) -> tuple[float, float]:
    """The 95 % interval of `hits / n`; all that is possible without cases."""
    from scipy.stats import binomtest

    if not n:
        return 0.0, 1.0
    interval = binomtest(hits, n).proportion_ci(method="wilson")
    return float(interval.low), float(interval.high)
