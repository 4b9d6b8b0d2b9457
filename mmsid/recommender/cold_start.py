"""Cold start: a product that shoppers do not know yet stands in for those that look and read like it.

A product that few shoppers have seen, or none, has an ID that the language model was never asked to write. So
well-known products near to it, the sources, pass something on to it, the target: in the tuning places in histories
(`event_transfer`), or, if it came after the tuning, probability (`cold_start_transfers`). In: embeddings `(n, d)` and
training counts `(n,)`; out: for every source, how often which target takes its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from mmsid.decoding import Transfer
from mmsid.index import nearest_in_cells

NEIGHBOURS = 8
"""Sources of a cold item."""

TEMPERATURE = 0.1
"""Of the softmax over cosines that shares the transferred events out among them."""

MAX_SHARE = 0.5
"""A product passes on at most this share of its events."""

_AT_ONCE, _CELLS = 1024, 2**25
"""Targets, and cosines of them and sources, that are held at a time."""

_MOST_PAIRS = 2**31
"""Of targets and sources that are all compared; of more, the nearest sources are looked for in cells alone."""


@dataclass(frozen=True, eq=False)
class EventTransfer:
    """Who takes whose place, in compressed rows: those of product i are entries `starts[i]` to `starts[i + 1]`.

    Attributes:
        starts: `(n + 1,)` int64.
        targets: `(m,)` int64, rows of the products that take its place.
        probabilities: `(m,)` float64, the probability that each of them does in one event; those of one product sum to
            at most `MAX_SHARE`.
    """

    starts: np.ndarray
    targets: np.ndarray
    probabilities: np.ndarray

    def applied(self, items: np.ndarray, rng: np.random.Generator, *, extent: float = 1.0) -> np.ndarray:
        """Replaces items by targets: int64 of any shape, negative entries stay; `extent` scales the probabilities."""
        ends = (extent * self.probabilities).cumsum()  # of each entry, over all products
        before = np.concatenate([[0.0], ends])[self.starts[:-1]]
        place = np.searchsorted(ends, before[items] + rng.random(items.shape), side="right")
        taken = (place < self.starts[1:][items]) & (items >= 0)
        return np.where(taken, self.targets[np.minimum(place, len(self.targets) - 1)], items)


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
    wanted = np.where(counts > 0, np.maximum(rare_events - counts, 0.0), cold_item_events * typical_events(counts))
    targets, known = np.flatnonzero(wanted > 0), _sources(counts, rare_events)
    if not len(known) or not len(targets):
        return None
    places, columns, probabilities = _probabilities(
        embeddings[targets], embeddings[known], counts[known], wanted[targets]
    )
    sources = known[places]
    order = np.lexsort((-probabilities, sources))
    starts = np.concatenate([[0], np.bincount(sources, minlength=len(counts)).cumsum()])
    return EventTransfer(starts, targets[columns][order], probabilities[order])


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
    targets = np.asarray(new_items, dtype=np.int64)
    sources = TransferSources.of(embeddings, counts, codes, rare_events=rare_events)
    return sources.transfers(embeddings[targets], codes[targets], cold_item_events=cold_item_events)


@dataclass(frozen=True, eq=False)
class TransferSources:
    """The well-known products of a shop, prepared once: probability is transferred from them to what comes later.

    Attributes:
        embeddings: `(s, d)` unit rows.
        counts: `(s,)` training events.
        codes: `(s, L)` semantic IDs.
        typical: see `typical_events`, of the whole shop.
    """

    embeddings: np.ndarray
    counts: np.ndarray
    codes: np.ndarray
    typical: float

    @classmethod
    def of(cls, embeddings: np.ndarray, counts: np.ndarray, codes: np.ndarray, *, rare_events: float) -> Self:
        """Those of a shop; where events are few, the better half of what has some.

        Args:
            embeddings: `(n, d)` unit rows.
            counts: `(n,)` training events.
            codes: `(n, L)` semantic IDs.
            rare_events: as `event_transfer` has it.
        """
        typical = typical_events(counts)
        rows = _sources(counts, min(rare_events, typical))
        return cls(embeddings[rows], counts[rows], codes[rows], typical)

    def transfers(self, embeddings: np.ndarray, codes: np.ndarray, *, cold_item_events: float) -> tuple[Transfer, ...]:
        """To products that came later.

        Args:
            embeddings: `(m, d)` theirs, unit rows.
            codes: `(m, L)` theirs.
            cold_item_events: as `event_transfer` has it.

        Returns:
            by new product, the largest share first; none if there are no events.
        """
        if not len(self.counts) or not len(codes) or not cold_item_events:
            return ()
        wanted = np.full(len(codes), cold_item_events * self.typical)
        places, columns, shares = _probabilities(embeddings, self.embeddings, self.counts, wanted)
        order = np.lexsort((places, -shares.round(6), columns))
        ends = ((self.codes[places[order]]).tolist(), codes[columns[order]].tolist(), shares[order].tolist())
        return tuple(Transfer(tuple(one), tuple(other), share) for one, other, share in zip(*ends, strict=True))


def typical_events(counts: np.ndarray) -> float:
    """The median count of the products that have events."""
    seen = counts > 0
    return float(np.median(counts[seen])) if seen.any() else 0.0


def _sources(counts: np.ndarray, rare_events: float) -> np.ndarray:
    """Rows of the well-known products."""
    return np.flatnonzero((counts > 0) & (counts >= rare_events))


def _probabilities(
    targets: np.ndarray, sources: np.ndarray, counts: np.ndarray, wanted: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The probability that each target takes each source's place, if each wants so many events.

    Args:
        targets: `(m, d)` embeddings.
        sources: `(s, d)` embeddings.
        counts: `(s,)` training events.
        wanted: `(m,)` events.

    Returns:
        per pair that has one: the source's place, the target's place, and the probability.
    """
    near, cosines = _nearest(targets, sources)
    weights = np.exp((cosines - cosines[:, :1]) / TEMPERATURE) * counts[near]
    shares = weights / weights.sum(axis=1, keepdims=True)
    place, event = near.ravel(), (wanted[:, None] * shares).ravel()
    columns = np.repeat(np.arange(len(targets)), near.shape[1])
    probabilities = event / counts[place]
    given = np.bincount(place, weights=probabilities, minlength=len(counts))
    probabilities = probabilities * np.minimum(1.0, MAX_SHARE / np.maximum(given, 1e-12))[place]
    kept = probabilities > 0
    return place[kept], columns[kept], probabilities[kept]


def _nearest(targets: np.ndarray, sources: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The sources nearest to each target: places `(m, k)` and cosines, best first; of equals, the first."""
    count = min(NEIGHBOURS, len(sources))
    if len(targets) * len(sources) > _MOST_PAIRS:
        return nearest_in_cells(sources, targets, count)
    size = max(1, min(_AT_ONCE, _CELLS // len(sources)))
    parts = [_best(targets[start : start + size] @ sources.T, count) for start in range(0, len(targets), size)]
    near, cosines = (np.concatenate(column) for column in zip(*parts, strict=True))
    return near, cosines


def _best(values: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray]:
    """The largest values of each row, best first, of equals the first: places `(m, count)`, and the values."""
    least = np.partition(values, -count, axis=1)[:, -count]
    rows, places = np.nonzero(values >= least[:, None])  # those that are as large as the last one, too
    order = np.lexsort((places, -values[rows, places], rows))
    first = np.searchsorted(rows, np.arange(len(values)))
    near = places[order[first[:, None] + np.arange(count)]]
    return near, np.take_along_axis(values, near, axis=1)
