"""Who looked at what, when: one record of arrays, and the histories and cases that follow from it.

`Interactions` holds e events, sorted by user and time; events of equal time keep the order in which they came, and
that order counts as earlier and later. Everything that is learnt uses the training events of an `EventSplit` only, and
a `Case` shows a model nothing that came after its target.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from mmsid.records import Case

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from mmsid.catalogue.splits import EventSplit

TAIL_EVENTS = 20
"""A warm item with fewer training events than this is in the tail."""


class History(NamedTuple):
    """All events of one user, oldest first: `item_ids` and `timestamps` are of equal length."""

    user_id: str
    item_ids: tuple[str, ...]
    timestamps: NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Interactions:
    """Events, sorted by user (as text), then time, then the order in which they were given.

    Attributes:
        user_ids: `(e,)` strings (dtype object), in any order when constructed.
        item_ids: `(e,)` strings (dtype object).
        timestamps: `(e,)` float64, any unit; seconds since 1970 where the file had dates; an event's place in its
            user's history, from 0, where the file had no times.
        has_times: whether the timestamps are times, which can be compared between users.
        user_starts: `(users + 1,)` int64: user u's events are `user_starts[u]` up to `user_starts[u + 1]`.
    """

    user_ids: NDArray[np.object_]
    item_ids: NDArray[np.object_]
    timestamps: NDArray[np.float64]
    has_times: bool = True
    user_starts: NDArray[np.int64] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Sorts the events and freezes the arrays."""
        users, items = (np.asarray(ids, dtype=object) for ids in (self.user_ids, self.item_ids))
        times = np.asarray(self.timestamps, dtype=np.float64)
        if not users.shape == items.shape == times.shape or times.ndim != 1:
            raise ValueError(f"Expected three flat arrays of one length, got {users.shape, items.shape, times.shape}.")
        codes, n_users = numbered(users)
        order = np.lexsort((times, codes))
        starts = np.concatenate([[0], np.cumsum(np.bincount(codes, minlength=n_users))]).astype(np.int64)
        arrays = {"user_ids": users[order], "item_ids": items[order], "timestamps": times[order], "user_starts": starts}
        for name, values in arrays.items():
            values.flags.writeable = False
            object.__setattr__(self, name, values)

    def __len__(self) -> int:
        return len(self.timestamps)

    @property
    def n_users(self) -> int:
        """Number of users with at least one event."""
        return len(self.user_starts) - 1

    def histories(self) -> Iterator[History]:
        """Yields every user's events, users in order of their id."""
        bounds = self.user_starts.tolist()
        item_ids = self.item_ids.tolist()
        for start, end in pairwise(bounds):
            yield History(self.user_ids[start], tuple(item_ids[start:end]), self.timestamps[start:end])

    def subset(self, kept: NDArray[np.bool_]) -> Interactions:
        """The events that a mask `(e,)` keeps."""
        return Interactions(self.user_ids[kept], self.item_ids[kept], self.timestamps[kept], self.has_times)


def training_histories(interactions: Interactions, split: EventSplit) -> dict[str, tuple[str, ...]]:
    """Each user's items in training, oldest first; users without any are not there."""
    return {history.user_id: history.item_ids for history in interactions.subset(split.training).histories()}


def cases(
    interactions: Interactions,
    targets: NDArray[np.bool_],
    *,
    min_history: int = 1,
    max_history: int | None = None,
    limit: int | None = None,
    seed: int = 0,
) -> tuple[Case, ...]:
    """Makes one case of every chosen event that continues a history with something new.

    Args:
        interactions: all of them; a history is everything that its user did before the target, wherever that is split.
        targets: `(e,)` bool: the events to make cases of, as `EventSplit.test`.
        min_history: events that the user must have had before.
        max_history: only the last so many items of the history are shown; None shows all.
        limit: so many cases at most, drawn without replacement by `seed`; None keeps all.
        seed: of the draw.

    Returns:
        Cases by user, then time. An event whose item the user had before, anywhere in the full history, makes none.
    """
    if min_history < 0 or (max_history is not None and max_history < 1):
        raise ValueError(f"Expected min_history >= 0 and max_history >= 1, got {min_history} and {max_history}.")
    starts = interactions.user_starts
    users = np.repeat(np.arange(interactions.n_users), np.diff(starts))
    earlier = np.arange(len(interactions)) - starts[users]
    items, n_items = numbered(interactions.item_ids)
    is_first = np.zeros(len(interactions), dtype=bool)
    is_first[np.unique(users * max(n_items, 1) + items, return_index=True)[1]] = True
    events = np.flatnonzero(targets & is_first & (earlier >= min_history))
    if limit is not None and limit < len(events):
        events = np.sort(np.random.default_rng(seed).choice(events, size=limit, replace=False))
    shown = earlier[events] if max_history is None else np.minimum(earlier[events], max_history)
    item_ids = interactions.item_ids.tolist()
    return tuple(
        Case(
            user_id=interactions.user_ids[event],
            history=tuple(item_ids[event - length : event]),
            target=item_ids[event],
            timestamp=float(interactions.timestamps[event]),
        )
        for event, length in zip(events.tolist(), shown.tolist(), strict=True)
    )


def training_counts(interactions: Interactions, item_ids: Sequence[str], split: EventSplit) -> NDArray[np.int64]:
    """Counts each item's events in training: `(n_items,)` int64, in the order of `item_ids`."""
    position = {item_id: index for index, item_id in enumerate(item_ids)}
    seen = interactions.item_ids[split.training].tolist()
    indices = np.fromiter((position.get(item_id, -1) for item_id in seen), dtype=np.int64)
    return np.bincount(indices[indices >= 0], minlength=len(item_ids)).astype(np.int64)


def item_slices(counts: NDArray[np.int64]) -> Mapping[str, NDArray[np.bool_]]:
    """The slices of a catalogue by training events: `all`, `warm` (1 or more), `cold` (0), `tail` (1 to 19).

    Args:
        counts: `(n_items,)`, as from `training_counts`.

    Returns:
        Slice name to `(n_items,)` bool; `warm` and `cold` part the catalogue, `tail` is within `warm`.
    """
    warm = counts > 0
    return {"all": np.ones_like(warm), "warm": warm, "cold": ~warm, "tail": warm & (counts < TAIL_EVENTS)}


def numbered(ids: NDArray[np.object_]) -> tuple[NDArray[np.int64], int]:
    """Numbers ids by their sorted order: `(e,)` int64 and how many there are."""
    values = ids.tolist()
    index = {value: number for number, value in enumerate(sorted(set(values)))}
    return np.fromiter(map(index.__getitem__, values), dtype=np.int64, count=len(values)), len(index)
