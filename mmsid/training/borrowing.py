"""Rare products borrow events from those that look and read like them.

A product that few shoppers have seen, or none, has an ID that the language model was never asked to write, and a beam
follows the combinations that it knows. So, in the tuning, some events of well-known products are given to their rare
neighbours in the space of item embeddings: content decides for whom behaviour is lacking, as in the paper's
frequency-aware fusion. In: embeddings `(n, d)` and training counts `(n,)`; out: for every product, who may take its
place in a training history, and how often.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

NEIGHBOURS = 8
"""Well-known products that a rare one borrows from."""

TEMPERATURE = 0.1
"""Of the softmax over cosines that shares the borrowed events out among them."""

MOST = 0.5
"""A product gives away at most this share of its events."""


@dataclass(frozen=True, eq=False)
class Borrowing:
    """Who takes whose place.

    Attributes:
        takers: `(n, K)` int64, rows of the products that borrow from each product; anything where the chance is 0.
        chances: `(n, K)` float64, the probability that each of them takes its place in one event; rows sum to at
            most `MOST`.
    """

    takers: np.ndarray
    chances: np.ndarray

    def applied(self, items: np.ndarray, rng: np.random.Generator, *, extent: float = 1.0) -> np.ndarray:
        """Replaces items by their borrowers: int64 of any shape, negative entries stay; `extent` scales the chances."""
        reached = (extent * self.chances).cumsum(axis=1)[items]  # (…, K); what negative entries find is not used
        place = (rng.random(items.shape)[..., None] >= reached).sum(axis=-1)
        taken = (place < self.takers.shape[1]) & (items >= 0)
        return np.where(taken, self.takers[items, np.minimum(place, self.takers.shape[1] - 1)], items)


def borrowing(
    embeddings: np.ndarray, counts: np.ndarray, *, rare_events: float, newcomer_events: float
) -> Borrowing | None:
    """Plans the borrowing.

    A product with training events borrows what it lacks to `rare_events`; one without any borrows `newcomer_events`
    times the median count of those that have some. The events come from its nearest well-known products (those that
    lack nothing), in proportion to similarity and count.

    Args:
        embeddings: `(n, d)` unit rows, in the items' order.
        counts: `(n,)` training events.
        rare_events: see above; 0 leaves products with events alone.
        newcomer_events: see above; 0 leaves products without events alone.

    Returns:
        None if nobody borrows or nobody can lend.
    """
    seen = counts > 0
    typical = float(np.median(counts[seen])) if seen.any() else 0.0
    wanted = np.where(seen, np.maximum(rare_events - counts, 0.0), newcomer_events * typical)
    lenders = np.flatnonzero(seen & (counts >= rare_events))
    borrowers = np.flatnonzero(wanted > 0)
    if not len(lenders) or not len(borrowers):
        return None
    cosines = embeddings[borrowers] @ embeddings[lenders].T
    lent = np.zeros((len(embeddings), len(borrowers)))  # events that a lender gives to a borrower
    for column, (borrower, row) in enumerate(zip(borrowers, cosines, strict=True)):
        near = np.argsort(-row, kind="stable")[:NEIGHBOURS]
        weights = np.exp((row[near] - row[near[0]]) / TEMPERATURE) * counts[lenders[near]]
        lent[lenders[near], column] = wanted[borrower] * weights / weights.sum()
    chances = lent / np.maximum(counts, 1)[:, None]
    chances *= np.minimum(1.0, MOST / np.maximum(chances.sum(axis=1, keepdims=True), 1e-12))
    width = int((chances > 0).sum(axis=1).max())
    order = np.argsort(-chances, axis=1, kind="stable")[:, :width]
    return Borrowing(borrowers[order], np.take_along_axis(chances, order, axis=1))
