"""What a simulated storefront is like: how well each kind of predictor does on it, and how long its tail is.

In: a world and its simulation. Out: one nested dict of plain numbers. The split is by time, at the quantiles of all
events' timestamps that the world's configuration names; every test event that has a history is a case, the full
catalogue is ranked, and items of the history are left out for every predictor alike.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from mmsid.progress import Progress, silent
from storefront.oracle import LastItemOracle, Oracle

if TYPE_CHECKING:
    from storefront.shoppers import Simulation
    from storefront.world import ShopperConfig, World

CHUNK = 1024
"""Cases that are ranked together."""

TAIL_EVENTS = 20
"""A warm item with fewer events than this belongs to the tail."""


@dataclass(frozen=True)
class TimeCases:
    """The test's questions, `C` of them.

    Attributes:
        positions: int64 `(C,)`, positions of the targets in the simulation's events.
        starts: int64 `(C,)`, position of the shopper's first event; the history is what lies between.
        is_cold: bool `(C,)`, whether the target is in no training event.
        train: bool `(E,)`, the training events.
    """

    positions: np.ndarray
    starts: np.ndarray
    is_cold: np.ndarray
    train: np.ndarray


def time_cases(simulation: Simulation, config: ShopperConfig) -> TimeCases:
    """Splits at the quantiles of the events' times and makes a case of every test event with a history."""
    ends = (config.train_share, config.train_share + config.validation_share)
    train_end, validation_end = np.quantile(simulation.timestamps, ends)
    train = simulation.timestamps < train_end
    starts = simulation.starts[simulation.users]
    test = (simulation.timestamps >= validation_end) & (np.arange(len(simulation)) > starts)
    positions = np.flatnonzero(test)
    warm = np.unique(simulation.items[train])
    return TimeCases(positions, starts[positions], ~np.isin(simulation.items[positions], warm), train)


def report(
    world: World,
    simulation: Simulation,
    *,
    seed: int = 0,
    embeddings: Mapping[str, np.ndarray] | None = None,
    max_cases: int | None = None,
    progress: Progress = silent,
) -> dict[str, Any]:
    """Measures a simulated storefront.

    Args:
        world: the process.
        simulation: drawn from it.
        seed: of the choice of cases, and of the last-item oracle's own simulation.
        embeddings: float `(n, d)` per name; each gets an item-kNN by cosine to the last item, to the mean of the
            history, and by the sum of cosines to the history's items weighted towards the recent ones.
        max_cases: a random choice of at most so many test cases; all of them if None.
        progress: told about simulation and ranking.

    Returns:
        `results` as `{model: {slice: {"recall@10", "ndcg@10", "log_loss", "n"}}}` (log_loss in nats where the model has
        probabilities), and the counts under `events`, `items` and `lengths`.
    """
    cases = time_cases(simulation, world.config)
    chosen = np.arange(len(cases.positions))
    if max_cases is not None and max_cases < len(chosen):
        chosen = np.sort(np.random.default_rng(seed).choice(chosen, size=max_cases, replace=False))
    counts = np.bincount(simulation.items[cases.train], minlength=len(world.item_ids)).astype(np.float64)
    scorers: dict[str, Scorer] = {
        "oracle": Oracle(world).log_probs_of,
        "last-item oracle": LastItemOracle(world, seed=1_000_003 + seed, progress=progress).log_probs_of,
        "popularity": lambda histories, *_args, **_options: np.tile(counts, (len(histories), 1)),
    }
    for name, vectors in (embeddings or {}).items():
        scorers |= _knn_scorers(world, name, vectors)
    results: dict[str, Any] = {}
    for name, scorer in scorers.items():
        ranks, log_probs = _ranks(simulation, cases, chosen, scorer)
        progress(len(results) + 1, len(scorers), "rank the test cases")
        slices = {
            "all": np.ones(len(chosen), dtype=bool),
            "warm": ~cases.is_cold[chosen],
            "cold": cases.is_cold[chosen],
        }
        has_probs = name.endswith("oracle")
        results[name] = {key: _figures(ranks[mask], log_probs[mask], has_probs) for key, mask in slices.items()}
    return {"results": results, **_counts(world, simulation, cases)}


Scorer = Callable[..., np.ndarray]
"""Scores `(B, n)` from histories and timestamps, and `history_timestamps=` by name."""


def _ranks(
    simulation: Simulation, cases: TimeCases, chosen: np.ndarray, scorer: Scorer
) -> tuple[np.ndarray, np.ndarray]:
    """Rank of each target, from 1, with ties shared by the middle, and its score."""
    ranks, scores_of_targets = np.empty(len(chosen)), np.empty(len(chosen))
    ids = simulation.item_id
    for first in range(0, len(chosen), CHUNK):
        rows = chosen[first : first + CHUNK]
        spans = [slice(cases.starts[row], cases.positions[row]) for row in rows]
        times = simulation.timestamps[cases.positions[rows]]
        histories = [ids[span].tolist() for span in spans]
        scores = scorer(histories, times, history_timestamps=[simulation.timestamps[span] for span in spans]).copy()
        for row_scores, span in zip(scores, spans, strict=True):
            row_scores[simulation.items[span]] = -np.inf
        own = scores[np.arange(len(rows)), simulation.items[cases.positions[rows]]][:, None]
        ranks[first : first + CHUNK] = 1 + (scores > own).sum(axis=1) + ((scores == own).sum(axis=1) - 1) / 2
        scores_of_targets[first : first + CHUNK] = own[:, 0]
    return ranks, scores_of_targets


def _figures(ranks: np.ndarray, log_probs: np.ndarray, has_probs: bool) -> dict[str, float]:
    if not len(ranks):
        return {"n": 0}
    hits = ranks <= 10
    figures = {
        "recall@10": float(hits.mean()),
        "ndcg@10": float((hits / np.log2(1 + ranks)).mean()),
    }
    return figures | ({"log_loss": float(-log_probs.mean())} if has_probs else {}) | {"n": len(ranks)}


def _knn_scorers(world: World, name: str, vectors: np.ndarray) -> dict[str, Scorer]:
    units = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)

    def scorer(decay: float) -> Scorer:
        def score(histories: list[list[str]], *_args: Any, **_options: Any) -> np.ndarray:
            items = [[world.item_index[item_id] for item_id in history] for history in histories]
            weights = [decay ** np.arange(len(history) - 1, -1, -1.0) for history in histories]
            return np.stack([w @ units[i] for w, i in zip(weights, items, strict=True)]) @ units.T

        return score

    return {
        f"item-knn {name}, last": scorer(0.0),
        f"item-knn {name}, mean": scorer(1.0),
        f"item-knn {name}, recent": scorer(0.7),
    }


def _counts(world: World, simulation: Simulation, cases: TimeCases) -> dict[str, Any]:
    events = np.bincount(simulation.items, minlength=len(world.item_ids))
    trained = np.bincount(simulation.items[cases.train], minlength=len(world.item_ids))
    lengths = np.diff(simulation.starts)
    warm = trained > 0
    return {
        "events": {
            "all": len(simulation),
            "train": int(cases.train.sum()),
            "test cases": len(cases.positions),
            "cold test cases": int(cases.is_cold.sum()),
        },
        "items": {
            "all": len(events),
            "types": len(world.type_names),
            "launched cold": int(world.cold.sum()),
            "launched cold with training events": int((warm & world.cold).sum()),
            "launched warm without training events": int((~warm & ~world.cold).sum()),
            "warm share with fewer than 20 events": float((events[warm] < TAIL_EVENTS).mean()),
            "warm share with fewer than 20 training events": float((trained[warm] < TAIL_EVENTS).mean()),
            "events per item, quantiles 0 10 25 50 75 90 100 %": np.quantile(
                events, (0, 0.1, 0.25, 0.5, 0.75, 0.9, 1)
            ).tolist(),
        },
        "lengths": {"min": int(lengths.min()), "mean": float(lengths.mean()), "max": int(lengths.max())},
    }
