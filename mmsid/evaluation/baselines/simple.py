"""Popularity, and what usually follows the last item.

Each is a small class with `score(cases) -> (cases, items)` over the catalogue's order, higher is better, learnt from
training events only. Items of the history are left out by the evaluator, not here.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from mmsid.records import Case


class Popularity:
    """Every shopper wants what most shoppers had in training."""

    def __init__(self, training_counts: NDArray[np.int64]) -> None:
        """Takes `(items,)` counts."""
        self._scores = training_counts.astype(np.float64)

    def score(self, cases: Sequence[Case]) -> NDArray[np.float64]:
        """Each item's training count, `(cases, items)`."""
        return np.broadcast_to(self._scores, (len(cases), len(self._scores)))


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
