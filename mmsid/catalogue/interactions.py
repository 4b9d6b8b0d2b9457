"""Who looked at what, when: one record of arrays, and the histories and cases that follow from it.

`Interactions` holds e events, sorted by user and time; events of equal time keep the order in which they came, and
that order counts as earlier and later. Everything that is learnt uses the training events of an `EventSplit` only, and
a `Case` shows a model nothing that came after its target.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from mmsid.records import Case

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mmsid.catalogue.splits import EventSplit

TAIL_EVENTS = 20
"""A warm item with fewer training events than this is in the tail."""


class History(NamedTuple):
    """All events of one user, oldest first: `item_ids` and `timestamps` are of equal length."""

    user_id: str
    item_ids: tuple[str, ...]
    timestamps: NDArray[np.float64]


class Interactions:
    """Events, sorted by user (as text), then time, then the order in which they were given.

    Users and items are numbers with a table of their ids, 16 bytes for an event: no event is a Python object.

    Attributes:
        users: `(users,)` strings (dtype object), sorted: the ids of those who have events.
        items: `(items,)` strings (dtype object), sorted: the ids of those that have events.
        item_codes: `(e,)` int32: each event's place in `items`.
        timestamps: `(e,)` float64, any unit; seconds since 1970 where the file had dates; an event's place in its
            user's history, from 0, where the file had no times.
        has_times: whether the timestamps are times, which can be compared between users.
        user_starts: `(users + 1,)` int64: user u's events are `user_starts[u]` up to `user_starts[u + 1]`.
    """

    __slots__ = ("has_times", "item_codes", "items", "timestamps", "user_starts", "users")

    def __init__(self, user_ids: Ids, item_ids: Ids, timestamps: NDArray[np.float64], has_times: bool = True) -> None:
        """Sorts the events and freezes the arrays.

        Args:
            user_ids: `(e,)` strings, or codes with their names, in any order.
            item_ids: the same of the items.
            timestamps: `(e,)` float64.
            has_times: whether these are times.
        """
        users, items = (ids if isinstance(ids, IdColumn) else IdColumn.of(ids) for ids in (user_ids, item_ids))
        times = np.asarray(timestamps, dtype=np.float64)
        if not users.codes.shape == items.codes.shape == times.shape or times.ndim != 1:
            shapes = users.codes.shape, items.codes.shape, times.shape
            raise ValueError(f"Expected three flat arrays of one length, got {shapes}.")
        users, items = users.sorted(), items.sorted()
        order = np.lexsort((times, users.codes))
        counts = np.bincount(users.codes, minlength=len(users.names))
        self._set(users.names, items.names, items.codes[order], times[order], counts, has_times)

    def _set(
        self,
        users: NDArray[np.object_],
        items: NDArray[np.object_],
        item_codes: NDArray[np.int32],
        timestamps: NDArray[np.float64],
        counts: NDArray[np.int64],
        has_times: bool,
    ) -> None:
        self.users, self.items, self.item_codes, self.timestamps = users, items, item_codes, timestamps
        self.user_starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
        self.has_times = has_times
        for values in (users, items, item_codes, timestamps, self.user_starts):
            values.flags.writeable = False

    def __len__(self) -> int:
        return len(self.timestamps)

    @property
    def n_users(self) -> int:
        """Number of users with at least one event."""
        return len(self.users)

    @property
    def user_ids(self) -> NDArray[np.object_]:
        """`(e,)` strings: each event's user; made when asked for."""
        return np.repeat(self.users, np.diff(self.user_starts))

    @property
    def item_ids(self) -> NDArray[np.object_]:
        """`(e,)` strings: each event's item; made when asked for."""
        return np.asarray(self.items[self.item_codes])

    def histories(self) -> Iterator[History]:
        """Yields every user's events, users in order of their id."""
        for user, (start, end) in zip(self.users, pairwise(self.user_starts.tolist()), strict=True):
            yield History(user, tuple(self.items[self.item_codes[start:end]]), self.timestamps[start:end])

    def subset(self, kept: NDArray[np.bool_]) -> Interactions:
        """The events that a mask `(e,)` keeps."""
        owners = np.repeat(np.arange(self.n_users), np.diff(self.user_starts))[kept]
        counts = np.bincount(owners, minlength=self.n_users)
        items = IdColumn(self.item_codes[kept], self.items).sorted()
        made = object.__new__(Interactions)
        there = counts > 0
        made._set(self.users[there], items.names, items.codes, self.timestamps[kept], counts[there], self.has_times)
        return made


@dataclass(frozen=True, eq=False, slots=True)
class IdColumn:
    """A column of ids.

    Attributes:
        codes: `(e,)` int32: each row's place in `names`.
        names: `(n,)` strings (dtype object), each once.
    """

    codes: NDArray[np.int32]
    names: NDArray[np.object_]

    @classmethod
    def of(cls, ids: NDArray[np.object_] | Sequence[str]) -> IdColumn:
        """Of ids written out."""
        values = np.asarray(ids, dtype=object)
        if values.ndim != 1:
            return cls(np.zeros(values.shape, np.int32), np.empty(0, dtype=object))
        table = {name: code for code, name in enumerate(dict.fromkeys(values.tolist()))}
        codes = np.fromiter(map(table.__getitem__, values.tolist()), dtype=np.int32, count=len(values))
        return cls(codes, object_array(table))

    def sorted(self) -> IdColumn:
        """The same ids; names are sorted as text, and those that no row has are gone."""
        names = self.names.tolist()
        used = np.zeros(len(names), dtype=bool)
        used[self.codes] = True
        order = sorted(np.flatnonzero(used).tolist(), key=names.__getitem__)
        places = np.zeros(len(names), dtype=np.int32)
        places[order] = np.arange(len(order), dtype=np.int32)
        return IdColumn(places[self.codes], object_array(names[code] for code in order))


def object_array(names: Iterable[str]) -> NDArray[np.object_]:
    """Strings as an array that holds them as they are."""
    listed = list(names)
    found = np.empty(len(listed), dtype=object)
    found[:] = listed
    return found


Ids = NDArray[np.object_] | IdColumn


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
    items, n_items = interactions.item_codes.astype(np.int64), len(interactions.items)
    is_first = np.zeros(len(interactions), dtype=bool)
    is_first[np.unique(users * max(n_items, 1) + items, return_index=True)[1]] = True
    events = np.flatnonzero(targets & is_first & (earlier >= min_history))
    if limit is not None and limit < len(events):
        events = np.sort(np.random.default_rng(seed).choice(events, size=limit, replace=False))
    shown = earlier[events] if max_history is None else np.minimum(earlier[events], max_history)
    names, codes = interactions.items, interactions.item_codes
    return tuple(
        Case(
            user_id=interactions.users[users[event]],
            history=tuple(names[codes[event - length : event]]),
            target=names[codes[event]],
            timestamp=float(interactions.timestamps[event]),
        )
        for event, length in zip(events.tolist(), shown.tolist(), strict=True)
    )


def training_counts(interactions: Interactions, item_ids: Sequence[str], split: EventSplit) -> NDArray[np.int64]:
    """Counts each item's events in training: `(n_items,)` int64, in the order of `item_ids`."""
    position = {item_id: index for index, item_id in enumerate(item_ids)}
    places = np.array([position.get(item_id, -1) for item_id in interactions.items.tolist()], dtype=np.int64)
    seen = np.bincount(interactions.item_codes[split.training], minlength=len(places))
    counts = np.zeros(len(item_ids), dtype=np.int64)
    counts[places[places >= 0]] = seen[places >= 0]
    return counts


def item_slices(counts: NDArray[np.int64]) -> Mapping[str, NDArray[np.bool_]]:
    """The slices of a catalogue by training events: `all`, `warm` (1 or more), `cold` (0), `tail` (1 to 19).

    Args:
        counts: `(n_items,)`, as from `training_counts`.

    Returns:
        Slice name to `(n_items,)` bool; `warm` and `cold` part the catalogue, `tail` is within `warm`.
    """
    warm = counts > 0
    return {"all": np.ones_like(warm), "warm": warm, "cold": ~warm, "tail": warm & (counts < TAIL_EVENTS)}
