"""Rare products borrow events from those that look and read like them.

A product that few shoppers have seen, or none, has an ID that the language model was never asked to write, and a beam
follows the combinations that it knows. So, in the tuning, some events of well-known products are given to their rare
neighbours. Neighbours are products that are wanted after the same ones (`wanted_alike`), as far as content can tell:
content decides for whom behaviour is lacking, as in the paper's frequency-aware fusion. In: embeddings `(n, d)`,
histories and training counts `(n,)`; out: for every product, who may take its place in a training history, and how
often.
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


CONTEXT_SIZE = 64
"""Width of the space in which products that are wanted after the same ones lie together."""

TRUSTED = 100
"""Events from which on a product's contexts count fully."""

_CONTEXT_POWER = 0.75
_RIDGE = 1.0


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


def wanted_alike(embeddings: np.ndarray, histories: np.ndarray) -> np.ndarray:
    """Where products belong among those that are wanted after the same ones, told from their content alone.

    What comes right before a product gives it a row of positive pointwise mutual information, with the contexts'
    frequencies raised to 0.75; a truncated singular value decomposition makes the rows short (Levy, Goldberg & Dagan
    2015). A ridge regression from the embeddings, in which rarely seen products count little, then places all
    products, those without any event included. Two red shirts can so be nearer than two shirts, if that is how people
    choose.

    Args:
        embeddings: `(n, d)` unit rows.
        histories: int64 `(shoppers, longest)` rows of products, oldest first, -1 behind a history's end.

    Returns:
        `(n, d')` unit rows; the embeddings themselves where there are too few events or products.
    """
    from scipy.sparse import coo_array
    from scipy.sparse.linalg import svds

    n = len(embeddings)
    before, after = histories[:, :-1].ravel(), histories[:, 1:].ravel()
    there = (before >= 0) & (after >= 0)
    counts = coo_array((np.ones(there.sum()), (after[there], before[there])), (n, n)).tocsr().tocoo()  # summed
    size = min(CONTEXT_SIZE, n - 2)
    if counts.nnz <= size or size < 1:
        return embeddings
    contexts = counts.sum(axis=0) ** _CONTEXT_POWER
    expected = counts.sum(axis=1)[counts.row] * (contexts / contexts.sum())[counts.col]
    information = coo_array((np.maximum(np.log(counts.data / expected), 0), (counts.row, counts.col)), (n, n))
    left, values, _ = svds(information.tocsr(), k=size, random_state=0)
    seen = np.bincount(histories[histories >= 0], minlength=n)
    trust = np.sqrt(np.minimum(seen, TRUSTED) / TRUSTED)[:, None]
    content = np.concatenate([embeddings, np.ones((n, 1))], axis=1).astype(np.float64)
    weighted = trust * content
    weights = np.linalg.solve(
        weighted.T @ weighted + _RIDGE * np.eye(content.shape[1]), weighted.T @ (trust * left * np.sqrt(values))
    )
    placed = content @ weights
    lengths = np.linalg.norm(placed, axis=1, keepdims=True)
    return np.divide(placed, lengths, out=np.zeros_like(placed), where=lengths > 0)


def borrowing(
    embeddings: np.ndarray, counts: np.ndarray, *, rare_events: float, newcomer_events: float
) -> Borrowing | None:
    """Plans the borrowing.

    A product with training events borrows what it lacks to `rare_events`; one without any borrows `newcomer_events`
    times the median count of those that have some. The events come from its nearest well-known products (those that
    lack nothing), in proportion to similarity and count.

    Args:
        embeddings: `(n, d)` unit rows, in the items' order; neighbours are near by them.
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
