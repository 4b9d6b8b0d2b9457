"""Who looked at what, when: one record of arrays, split by one global clock.

`Interactions` holds e events, sorted by user and time; events of equal time keep the order in which they came, and
that order counts as earlier and later. Everything that is learnt uses events before `TimeSplits.train_end` only, and a
`Case` shows a model nothing that came after its target.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from mmsid.errors import MmsidError
from mmsid.records import Case

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

TAIL_EVENTS = 20
"""A warm item with fewer training events than this is in the tail."""

Window = tuple[float, float]
"""`(start, end)` in the timestamps' unit; the start is inside, the end is not."""


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
        timestamps: `(e,)` float64, any unit; seconds since 1970 where the file had dates.
        user_starts: `(users + 1,)` int64: user u's events are `user_starts[u]` up to `user_starts[u + 1]`.
    """

    user_ids: NDArray[np.object_]
    item_ids: NDArray[np.object_]
    timestamps: NDArray[np.float64]
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

    def before(self, end: float) -> Interactions:
        """The events with a timestamp smaller than `end`."""
        kept = self.timestamps < end
        return Interactions(self.user_ids[kept], self.item_ids[kept], self.timestamps[kept])


@dataclass(frozen=True, slots=True)
class TimeSplits:
    """Two moments that cut the events into training, validation and test.

    Attributes:
        train_end: training is what came before it.
        validation_end: validation is from `train_end` to it, test is the rest.
    """

    train_end: float
    validation_end: float

    @property
    def validation(self) -> Window:
        """The window of the validation cases."""
        return self.train_end, self.validation_end

    @property
    def test(self) -> Window:
        """The window of the test cases."""
        return self.validation_end, np.inf


def time_splits(interactions: Interactions, train: float = 0.8, validation: float = 0.1) -> TimeSplits:
    """Places the two cuts at quantiles of the events' timestamps.

    A cut at share q of e events is the timestamp of event number round(q·e) in order of time, counted from 0, so that
    without ties exactly round(q·e) events come before it; with ties at the cut, fewer do.

    Args:
        interactions: at least two events.
        train: share of the events before `train_end`, above 0.
        validation: share of the events between the cuts; train + validation is below 1.

    Raises:
        MmsidError: if no event would be left for training or after it.
    """
    if not (0 < train < 1 and validation >= 0 and train + validation < 1):
        raise ValueError(f"Expected shares above 0 that leave some for the test, got {train} and {validation}.")
    times = np.sort(interactions.timestamps)
    count = len(times)
    cuts = [times[min(round(share * count), count - 1)] for share in (train, train + validation)] if count else []
    if not cuts or cuts[0] <= times[0]:
        came = f"{len(np.unique(times))} different timestamps in {count} interactions"
        raise MmsidError(
            f"Interactions to split by time were expected, but there are {came}; give each event the time it happened."
        )
    return TimeSplits(float(cuts[0]), float(cuts[1]))


def training_histories(interactions: Interactions, train_end: float) -> dict[str, tuple[str, ...]]:
    """Each user's items before `train_end`, oldest first; users without any are not there."""
    return {history.user_id: history.item_ids for history in interactions.before(train_end).histories()}


def cases(
    interactions: Interactions,
    window: Window,
    *,
    min_history: int = 1,
    max_history: int | None = None,
    limit: int | None = None,
    seed: int = 0,
) -> tuple[Case, ...]:
    """Makes one case of every event in the window that continues a history with something new.

    Args:
        interactions: of all times; a history reaches back before the window, and into it.
        window: when the target happened, as `TimeSplits.test`.
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
    inside = (interactions.timestamps >= window[0]) & (interactions.timestamps < window[1])
    events = np.flatnonzero(inside & is_first & (earlier >= min_history))
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


def training_counts(interactions: Interactions, item_ids: Sequence[str], train_end: float) -> NDArray[np.int64]:
    """Counts each item's events before `train_end`: `(n_items,)` int64, in the order of `item_ids`."""
    position = {item_id: index for index, item_id in enumerate(item_ids)}
    seen = interactions.item_ids[interactions.timestamps < train_end].tolist()
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
