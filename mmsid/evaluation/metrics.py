"""What recommendations and codes are judged by: pure functions over arrays.

Ranks come first: `rank_of_target` turns scores `(cases, items)` into ranks `(cases,)` from 1, and every ranking metric
is a function of those. With one target a case, recall@k is the share of hits. Ties count against the model: items with
the target's own score stand before it, so a constant score earns nothing. The clustering metrics judge codes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence

NOT_RANKED = int(np.iinfo(np.int64).max)
"""The rank of a target that is not on a model's list."""

CUTOFFS = (5, 10, 20)
"""The lengths k at which lists are judged."""

BOOTSTRAP_SAMPLES = 1000

_DRAWS_AT_ONCE = 4_000_000

Ranks = NDArray[np.int64]


def rank_of_target(
    scores: NDArray[np.floating[Any]], targets: NDArray[np.integer[Any]], excluded: NDArray[np.bool_] | None = None
) -> Ranks:
    """Ranks each case's target among the items that are not excluded.

    The rank is 1 + the items with a better score + the other items with an equal one.

    Args:
        scores: `(cases, items)`, higher is better; minus infinity is allowed, NaN is not.
        targets: `(cases,)` columns of `scores`.
        excluded: `(cases, items)`, True where an item does not compete; never at a target.

    Returns:
        `(cases,)` int64, from 1.

    Raises:
        ValueError: if shapes differ, a score is NaN, or a target is excluded.
    """
    if scores.ndim != 2 or targets.shape != scores.shape[:1]:
        raise ValueError(f"Expected scores (cases, items) and targets (cases,), got {scores.shape}, {targets.shape}.")
    if np.isnan(scores).any():
        raise ValueError(f"Expected scores without NaN, got {int(np.isnan(scores).sum())} of them.")
    own = np.take_along_axis(scores, targets[:, None], axis=1)
    ahead = scores >= own
    if excluded is not None:
        if excluded.shape != scores.shape or np.take_along_axis(excluded, targets[:, None], axis=1).any():
            raise ValueError(f"Expected a mask {scores.shape} that leaves targets in, got {excluded.shape}.")
        ahead &= ~excluded
    return np.asarray(np.count_nonzero(ahead, axis=1), dtype=np.int64)


def rank_in_lists(lists: NDArray[np.integer[Any]], targets: NDArray[np.integer[Any]]) -> Ranks:
    """Finds each case's target in a ranked list.

    Args:
        lists: `(cases, length)` item columns, best first, -1 where a list is shorter.
        targets: `(cases,)` item columns.

    Returns:
        `(cases,)` int64, from 1; `NOT_RANKED` where the target is not on the list.
    """
    hits = lists == targets[:, None]
    return np.where(hits.any(axis=1), hits.argmax(axis=1) + 1, NOT_RANKED).astype(np.int64)


def hits_at(ranks: Ranks, k: int) -> NDArray[np.float64]:
    """1 for each case whose target is among the first k, else 0: `(cases,)`."""
    return (ranks <= k).astype(np.float64)


def gains_at(ranks: Ranks, k: int) -> NDArray[np.float64]:
    """Discounted gain of each case, `1 / log2(1 + rank)` within the first k, else 0: `(cases,)`."""
    return np.where(ranks <= k, 1.0 / np.log2(1.0 + ranks.astype(np.float64)), 0.0)


def recall_at(ranks: Ranks, k: int) -> float:
    """Share of cases whose target is among the first k (one target a case, so recall is the hit rate)."""
    return float(hits_at(ranks, k).mean())


def ndcg_at(ranks: Ranks, k: int) -> float:
    """Mean discounted gain; the best gain is 1 with one target a case, so it is normalised already."""
    return float(gains_at(ranks, k).mean())


def mean_reciprocal_rank(ranks: Ranks) -> float:
    """Mean of `1 / rank` over the whole ranking; 0 for a target that is not ranked."""
    return float(np.where(ranks == NOT_RANKED, 0.0, 1.0 / ranks).mean())


def coverage(lists: NDArray[np.integer[Any]], n_items: int) -> float:
    """Share of the catalogue that is on at least one of the lists `(cases, k)`; -1 is nobody."""
    return len(np.unique(lists[lists >= 0])) / n_items


def bootstrap_interval(
    values: ArrayLike, *, confidence: float = 0.95, samples: int = BOOTSTRAP_SAMPLES, seed: int = 0
) -> tuple[float, float]:
    """Percentile bootstrap interval of a mean over cases.

    Drawing n cases with replacement is the same as drawing how often each distinct value occurs, from a multinomial;
    hits and gains have few distinct values, so this is fast for any number of cases.

    Args:
        values: `(cases,)`, at least one; for two models on the same cases, their difference gives the paired interval.
        confidence: 0 to 1.
        samples: number of resamples.
        seed: of the resampling.

    Returns:
        The lower and the upper bound.
    """
    distinct, counts = np.unique(np.asarray(values, dtype=np.float64), return_counts=True)
    n_cases = int(counts.sum())
    rng = np.random.default_rng(seed)
    at_once = max(1, _DRAWS_AT_ONCE // len(distinct))
    means = [
        rng.multinomial(n_cases, counts / n_cases, size=min(at_once, samples - start)) @ distinct / n_cases
        for start in range(0, samples, at_once)
    ]
    outside = (1.0 - confidence) / 2
    low, high = np.quantile(np.concatenate(means), [outside, 1.0 - outside])
    return float(low), float(high)


def summarise(ranks: Ranks, cutoffs: Sequence[int] = CUTOFFS, *, seed: int = 0) -> dict[str, Any]:
    """The figures of a slice as `metrics.json` holds them.

    Args:
        ranks: `(cases,)`, from 1.
        cutoffs: lengths k of the list that a shopper sees.
        seed: of the intervals.

    Returns:
        For every k `recall@k`, `ndcg@k` and their 95 % intervals `recall@k_interval` and `ndcg@k_interval`; `mrr`; and
        `n`, the number of cases. Without cases all but `n` are None.
    """
    figures: dict[str, Any] = {}
    for k in cutoffs:
        for name, values in ((f"recall@{k}", hits_at(ranks, k)), (f"ndcg@{k}", gains_at(ranks, k))):
            figures[name] = float(values.mean()) if len(ranks) else None
            figures[f"{name}_interval"] = list(bootstrap_interval(values, seed=seed)) if len(ranks) else None
    return {**figures, "mrr": mean_reciprocal_rank(ranks) if len(ranks) else None, "n": len(ranks)}


def perplexity(codes: NDArray[np.integer[Any]], size: int) -> float:
    """How many codes of a level are in use, counting rare ones less: `exp` of the entropy in nats.

    Args:
        codes: `(n,)`, 0 to size - 1.
        size: of the codebook.

    Returns:
        1 (one code for all) to `size` (all equally often).
    """
    shares = np.bincount(codes, minlength=size) / len(codes)
    shares = shares[shares > 0]
    return float(np.exp(-(shares * np.log(shares)).sum()))


def homogeneity(labels: Sequence[Any], codes: Sequence[Any]) -> float:
    """How little codes mix labels: 1 where each code has one label, 0 where codes say nothing of labels.

    Rosenberg and Hirschberg 2007: `1 - H(label | code) / H(label)`, and 1 where there is only one label.
    """
    from sklearn.metrics import homogeneity_score

    return float(homogeneity_score(_numbered(labels), _numbered(codes)))


def normalised_mutual_information(labels: Sequence[Any], codes: Sequence[Any]) -> float:
    """Mutual information over the mean of both entropies: 0 (independent) to 1 (the same partition)."""
    from sklearn.metrics import normalized_mutual_info_score

    return float(normalized_mutual_info_score(_numbered(labels), _numbered(codes)))


def distance_tau(
    first: NDArray[np.floating[Any]],
    second: NDArray[np.floating[Any]],
    *,
    metric: str = "euclidean",
    max_points: int = 1000,
    seed: int = 0,
) -> float:
    """Kendall's tau-b between the pairwise distances of the same points in two spaces.

    Args:
        first: `(n, d)`.
        second: `(n, e)`.
        metric: of both distances, as `scipy.spatial.distance.pdist` names it.
        max_points: of more points, so many are drawn; the pairs grow with the square.
        seed: of the draw.

    Returns:
        -1 to 1: 1 where both spaces put all pairs into one order; NaN where all distances of a space are equal.
    """
    from scipy.spatial.distance import pdist
    from scipy.stats import kendalltau

    if len(first) != len(second):
        raise ValueError(f"Expected the same points in both spaces, got {len(first)} and {len(second)}.")
    if len(first) > max_points:
        chosen = np.random.default_rng(seed).choice(len(first), size=max_points, replace=False)
        first, second = first[chosen], second[chosen]
    return float(kendalltau(pdist(first, metric=metric), pdist(second, metric=metric)).statistic)


def _numbered(labels: Sequence[Any]) -> list[int]:
    """Labels of any hashable kind as integers."""
    index: dict[Any, int] = {}
    return [index.setdefault(label, len(index)) for label in labels]
