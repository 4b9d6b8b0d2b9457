"""Cold start: a product that shoppers do not know yet stands in for those that look and read like it.

A product that few shoppers have seen, or none, has an ID that the language model was never asked to write. So
well-known products near to it, the sources, pass something on to it, the target: in the tuning places in histories
(`event_transfer`), or, if it came after the tuning, probability (`cold_start_transfers`). In: embeddings `(n, d)` and
training counts `(n,)`; out: for every source, how often which target takes its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mmsid.decoding import Transfer

NEIGHBOURS = 8
"""Sources of a cold item."""

TEMPERATURE = 0.1
"""Of the softmax over cosines that shares the transferred events out among them."""

MAX_SHARE = 0.5
"""A product passes on at most this share of its events."""


@dataclass(frozen=True, eq=False)
class EventTransfer:
    """Who takes whose place.

    Attributes:
        targets: `(n, K)` int64, rows of the targets of each product; anything where the
            probability is 0.
        probabilities: `(n, K)` float64, the probability that each of them takes its place in one event; rows sum to at
            most `MAX_SHARE`.
    """

    targets: np.ndarray
    probabilities: np.ndarray

    def applied(self, items: np.ndarray, rng: np.random.Generator, *, extent: float = 1.0) -> np.ndarray:
        """Replaces items by targets: int64 of any shape, negative entries stay; `extent` scales the probabilities."""
        reached = (extent * self.probabilities).cumsum(axis=1)[items]  # (…, K); what negative entries find is not used
        place = (rng.random(items.shape)[..., None] >= reached).sum(axis=-1)
        taken = (place < self.targets.shape[1]) & (items >= 0)
        return np.where(taken, self.targets[items, np.minimum(place, self.targets.shape[1] - 1)], items)


def event_transfer(
    embeddings: np.ndarray, counts: np.ndarray, *, rare_events: float, cold_item_events: float
) -> EventTransfer | None:
    """Plans the transfer of events in a whole catalogue.

    A product with training events gets what it lacks to `rare_events`; one without any gets `cold_item_events`
    times the median count of those that have some. The events come from its nearest well-known products (those that
    lack nothing), in proportion to similarity and count.

    Args:
        embeddings: `(n, d)` unit rows, in the items' order; neighbours are near by them.
        counts: `(n,)` training events.
        rare_events: see above; 0 leaves products with events alone.
        cold_item_events: see above; 0 leaves products without events alone.

    Returns:
        None if there is no target or no source.
    """
    wanted = np.where(counts > 0, np.maximum(rare_events - counts, 0.0), cold_item_events * _typical(counts))
    targets, sources = np.flatnonzero(wanted > 0), _sources(counts, rare_events)
    if not len(sources) or not len(targets):
        return None
    probabilities = _probabilities(embeddings, counts, sources, targets, wanted[targets])
    width = int((probabilities > 0).sum(axis=1).max())
    order = np.argsort(-probabilities, axis=1, kind="stable")[:, :width]
    return EventTransfer(targets[order], np.take_along_axis(probabilities, order, axis=1))


def cold_start_transfers(
    embeddings: np.ndarray,
    counts: np.ndarray,
    new_items: Sequence[int],
    codes: np.ndarray,
    *,
    rare_events: float,
    cold_item_events: float,
) -> tuple[Transfer, ...]:
    """Transfers for products that came after the tuning: as much as one without events gets in the tuning.

    Args:
        embeddings: `(n, d)` unit rows.
        counts: `(n,)` training events.
        new_items: rows of the products that came later.
        codes: `(n, L)` semantic IDs.
        rare_events: as `event_transfer` has it.
        cold_item_events: as `event_transfer` has it.

    Returns:
        by new item, the largest share first; none if there are no events.
    """
    typical = _typical(counts)
    targets = np.asarray(new_items, dtype=np.int64)
    sources = _sources(counts, min(rare_events, typical))  # where events are few, the better half are sources
    if not len(sources) or not len(targets) or not cold_item_events:
        return ()
    wanted = np.full(len(targets), cold_item_events * typical)
    probabilities = _probabilities(embeddings, counts, sources, targets, wanted)
    transfers = []
    for target, shares in zip(targets, probabilities.T, strict=True):
        rows = np.flatnonzero(shares)
        for source in rows[np.argsort(-shares[rows].round(6), kind="stable")]:
            ids = [tuple(int(code) for code in codes[row]) for row in (source, target)]
            transfers.append(Transfer(ids[0], ids[1], float(shares[source])))
    return tuple(transfers)


def _typical(counts: np.ndarray) -> float:
    """The median count of the products that have events."""
    seen = counts > 0
    return float(np.median(counts[seen])) if seen.any() else 0.0


def _sources(counts: np.ndarray, rare_events: float) -> np.ndarray:
    """Rows of the well-known products."""
    return np.flatnonzero((counts > 0) & (counts >= rare_events))


def _probabilities(
    embeddings: np.ndarray, counts: np.ndarray, sources: np.ndarray, targets: np.ndarray, wanted: np.ndarray
) -> np.ndarray:
    """`(n, targets)`: the probability that each target takes each product's place, if each wants so many events."""
    cosines = embeddings[targets] @ embeddings[sources].T
    transferred = np.zeros((len(embeddings), len(targets)))  # events that a source passes on to a target
    for column, row in enumerate(cosines):
        near = np.argsort(-row, kind="stable")[:NEIGHBOURS]
        weights = np.exp((row[near] - row[near[0]]) / TEMPERATURE) * counts[sources[near]]
        transferred[sources[near], column] = wanted[column] * weights / weights.sum()
    probabilities = transferred / np.maximum(counts, 1)[:, None]
    return probabilities * np.minimum(1.0, MAX_SHARE / np.maximum(probabilities.sum(axis=1, keepdims=True), 1e-12))
