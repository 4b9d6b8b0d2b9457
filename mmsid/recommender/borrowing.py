"""A product that shoppers do not know yet stands in for those that look and read like it.

A product that few shoppers have seen, or none, has an ID that the language model was never asked to write. So it
borrows from well-known products near to it: in the tuning their places in histories (`borrowing`), or, if it came
after the tuning, their probability (`newcomer_loans`). In: embeddings `(n, d)` and training counts `(n,)`; out: for
every lender, how often who takes its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mmsid.decoding import Loan

NEIGHBOURS = 8
"""Well-known products that an unknown one borrows from."""

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
    """Plans the borrowing of a whole catalogue.

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
    wanted = np.where(counts > 0, np.maximum(rare_events - counts, 0.0), newcomer_events * _typical(counts))
    borrowers, lenders = np.flatnonzero(wanted > 0), _lenders(counts, rare_events)
    if not len(lenders) or not len(borrowers):
        return None
    chances = _chances(embeddings, counts, lenders, borrowers, wanted[borrowers])
    width = int((chances > 0).sum(axis=1).max())
    order = np.argsort(-chances, axis=1, kind="stable")[:, :width]
    return Borrowing(borrowers[order], np.take_along_axis(chances, order, axis=1))


def newcomer_loans(
    embeddings: np.ndarray,
    counts: np.ndarray,
    newcomers: Sequence[int],
    codes: np.ndarray,
    *,
    rare_events: float,
    newcomer_events: float,
) -> tuple[Loan, ...]:
    """What products that came after the tuning borrow from the decoder: as much as one without events does in it.

    Args:
        embeddings: `(n, d)` unit rows.
        counts: `(n,)` training events.
        newcomers: rows of the products that came later.
        codes: `(n, L)` semantic IDs.
        rare_events: as `borrowing` has it.
        newcomer_events: as `borrowing` has it.

    Returns:
        by newcomer, the largest share first; none if there are no events.
    """
    typical = _typical(counts)
    borrowers = np.asarray(newcomers, dtype=np.int64)
    lenders = _lenders(counts, min(rare_events, typical))  # where events are few, the better half lends
    if not len(lenders) or not len(borrowers) or not newcomer_events:
        return ()
    wanted = np.full(len(borrowers), newcomer_events * typical)
    chances = _chances(embeddings, counts, lenders, borrowers, wanted)
    loans = []
    for borrower, shares in zip(borrowers, chances.T, strict=True):
        rows = np.flatnonzero(shares)
        for lender in rows[np.argsort(-shares[rows].round(6), kind="stable")]:
            ids = [tuple(int(code) for code in codes[row]) for row in (lender, borrower)]
            loans.append(Loan(ids[0], ids[1], float(shares[lender])))
    return tuple(loans)


def _typical(counts: np.ndarray) -> float:
    """The median count of the products that have events."""
    seen = counts > 0
    return float(np.median(counts[seen])) if seen.any() else 0.0


def _lenders(counts: np.ndarray, rare_events: float) -> np.ndarray:
    """Rows of the well-known products."""
    return np.flatnonzero((counts > 0) & (counts >= rare_events))


def _chances(
    embeddings: np.ndarray, counts: np.ndarray, lenders: np.ndarray, borrowers: np.ndarray, wanted: np.ndarray
) -> np.ndarray:
    """`(n, borrowers)`: the probability that each borrower takes each product's place, if each wants so many events."""
    cosines = embeddings[borrowers] @ embeddings[lenders].T
    lent = np.zeros((len(embeddings), len(borrowers)))  # events that a lender gives to a borrower
    for column, row in enumerate(cosines):
        near = np.argsort(-row, kind="stable")[:NEIGHBOURS]
        weights = np.exp((row[near] - row[near[0]]) / TEMPERATURE) * counts[lenders[near]]
        lent[lenders[near], column] = wanted[column] * weights / weights.sum()
    chances = lent / np.maximum(counts, 1)[:, None]
    return chances * np.minimum(1.0, MOST / np.maximum(chances.sum(axis=1, keepdims=True), 1e-12))
