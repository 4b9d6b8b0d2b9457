"""Popularity, nearest neighbours, and what usually follows the last item.

Each is a small class with `score(cases) -> (cases, items)` over the catalogue's order, higher is better, learnt from
training events only. Items of the history are left out by the evaluator, not here.
"""

from __future__ import annotations

from itertools import pairwise, product
from typing import TYPE_CHECKING

import numpy as np

from mmsid.evaluation.metrics import gains_at
from mmsid.evaluation.protocol import Task, rank_cases
from mmsid.progress import Progress, silent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from mmsid.records import Case

KNN_LAST = (1, 2, 3, 5, 10, 20)
"""Numbers of last items that `tune_item_knn` tries."""

KNN_DECAYS = (1.0, 0.8, 0.6)
"""Decays that `tune_item_knn` tries."""


class Popularity:
    """Every shopper wants what most shoppers had in training."""

    def __init__(self, training_counts: NDArray[np.int64]) -> None:
        """Takes `(items,)` counts."""
        self._scores = training_counts.astype(np.float64)

    def score(self, cases: Sequence[Case]) -> NDArray[np.float64]:
        """Each item's training count, `(cases, items)`."""
        return np.broadcast_to(self._scores, (len(cases), len(self._scores)))


class ItemKnn:
    """Shoppers want what resembles their last items in a given embedding space.

    The query is the mean of the unit embeddings of the last `last` items, weighted by `decay ** age` (the last item has
    age 0); the score is its cosine to each item. `tune_item_knn` chooses both numbers on validation cases.
    """

    def __init__(
        self, embeddings: NDArray[np.floating], item_ids: Sequence[str], *, last: int = 3, decay: float = 0.8
    ) -> None:
        """Takes `(items, d)` embeddings of any length in the order of `item_ids`; NaN rows are missing ones."""
        if len(embeddings) != len(item_ids) or last < 1 or not 0 < decay <= 1:
            raise ValueError(
                f"Expected a row an item, last >= 1, decay in (0, 1]; got {embeddings.shape, last, decay}."
            )
        self._missing = np.isnan(embeddings).any(axis=1)
        filled = np.where(self._missing[:, None], 0.0, embeddings).astype(np.float32)
        self._units = _unit_rows(filled)
        self._positions = {item_id: position for position, item_id in enumerate(item_ids)}
        self.last, self.decay = last, decay

    def score(self, cases: Sequence[Case]) -> NDArray[np.float32]:
        """Cosines `(cases, items)`, -1 to 1; -2 for items without an embedding, 0 for a history without any."""
        queries = np.zeros((len(cases), self._units.shape[1]), dtype=np.float32)
        for row, case in enumerate(cases):
            recent = case.history[-self.last :][::-1]
            known = [
                (age, self._positions[item_id]) for age, item_id in enumerate(recent) if item_id in self._positions
            ]
            for age, position in known:
                queries[row] += self.decay**age * self._units[position]
        scores = _unit_rows(queries) @ self._units.T
        scores[:, self._missing] = -2.0
        return scores


def tune_item_knn(embeddings: NDArray[np.floating], task: Task, *, k: int = 10, progress: Progress = silent) -> ItemKnn:
    """Chooses `last` and `decay` by NDCG@k, all pairs of `KNN_LAST` and `KNN_DECAYS`.

    Args:
        embeddings: `(items, d)` in the task's order.
        task: validation cases, never those of the test.
        k: length of the list.
        progress: is told how many pairs are done.

    Returns:
        The best one; on a tie the one with fewer items and less decay.
    """
    pairs = [(last, decay) for last, decay in product(KNN_LAST, KNN_DECAYS) if last > 1 or decay == KNN_DECAYS[0]]
    best, best_gain = ItemKnn(embeddings, task.item_ids, last=1), -1.0
    for done, (last, decay) in enumerate(pairs, start=1):
        model = ItemKnn(embeddings, task.item_ids, last=last, decay=decay)
        gain = float(gains_at(rank_cases(model, task, k=k)[0], k).mean())
        if gain > best_gain:
            best, best_gain = model, gain
        progress(done, len(pairs), "tuning item-knn")
    return best


class LastItemCooccurrence:
    """Shoppers want what most often came right after their last item: a first-order Markov chain.

    `score = (count(last → item) + smoothing · popularity(item)) / (count(last → any) + smoothing)`, where popularity is
    the item's share of all training events: the mean of a Dirichlet posterior whose prior is worth `smoothing` events.
    An unknown last item, or none, leaves popularity.
    """

    def __init__(self, histories: Iterable[Sequence[str]], item_ids: Sequence[str], *, smoothing: float = 10.0) -> None:
        """Takes the training histories (item ids, oldest first) and the catalogue's order."""
        from scipy.sparse import csr_array

        if smoothing <= 0:
            raise ValueError(f"Expected a smoothing above 0, got {smoothing}.")
        self._positions = {item_id: position for position, item_id in enumerate(item_ids)}
        size = len(item_ids)
        known = [[self._positions[i] for i in history if i in self._positions] for history in histories]
        steps = np.array([step for history in known for step in pairwise(history)], dtype=np.int64).reshape(-1, 2)
        events = np.array([position for history in known for position in history], dtype=np.int64)
        ones = np.ones(len(steps), dtype=np.float32)
        self._counts = csr_array((ones, (steps[:, 0], steps[:, 1])), shape=(size, size))
        self._totals = np.bincount(steps[:, 0], minlength=size).astype(np.float64)
        self._popularity = np.bincount(events, minlength=size) / max(1, len(events))
        self.smoothing = smoothing

    def score(self, cases: Sequence[Case]) -> NDArray[np.float64]:
        """Probabilities `(cases, items)`; each row sums to 1."""
        lasts = [self._positions.get(case.history[-1], -1) if case.history else -1 for case in cases]
        rows = np.array(lasts, dtype=np.int64)
        is_known = rows >= 0
        scores = np.tile(self.smoothing * self._popularity, (len(cases), 1))
        scores[is_known] += self._counts[rows[is_known]].toarray()
        totals = np.where(is_known, self._totals[rows], 0.0)
        return np.asarray(scores / (totals + self.smoothing)[:, None])


def _unit_rows(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Rows scaled to unit length; zero rows stay."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.where(lengths > 0, lengths, 1.0), dtype=np.float32)
