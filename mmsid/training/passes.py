"""Whole histories, once a pass: in which windows and in which batches they are read.

In: the lengths of the histories; out: for every step, which part of which histories. The rules: every event but a
history's first is a target once a pass (where a history is longer than a window, one window ends at the event at which
the next begins, and where they are cut is drawn anew); a batch holds windows of about one length, so that little of it
is padding; all of it is a function of the seed and the step.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

_JITTER = 3.0
"""Lengths are sorted up to so many events, so that batches are not the same in every pass."""


@dataclass(frozen=True, eq=False, slots=True)
class Windows:
    """Parts of histories.

    Attributes:
        histories: `(w,)` int64.
        starts, stops: `(w,)` int64: the first event, and the one behind the last.
    """

    histories: np.ndarray
    starts: np.ndarray
    stops: np.ndarray

    def __len__(self) -> int:
        return len(self.histories)

    def taken(self, rows: np.ndarray) -> Windows:
        """Some of them."""
        return Windows(self.histories[rows], self.starts[rows], self.stops[rows])

    def read(self, events: np.ndarray, *, fill: int = -1) -> np.ndarray:
        """Their events: `(w, longest)` of `(h, longest history)`, `fill` behind a window's end."""
        lengths = self.stops - self.starts
        columns = np.arange(int(lengths.max(initial=1)))
        places = np.minimum(self.starts[:, None] + columns, events.shape[1] - 1)
        return np.where(columns < lengths[:, None], events[self.histories[:, None], places], fill)


class Passes:
    """Plans passes over histories."""

    def __init__(self, lengths: np.ndarray, *, window: int, batch: int, seed: int) -> None:
        """Counts the steps.

        Args:
            lengths: `(h,)` events of each history; one with a single event is never read.
            window: events of a window at most, at least 2.
            batch: windows of a batch, about.
            seed: of cuts and order.
        """
        self._lengths, self._window, self._seed = np.asarray(lengths, dtype=np.int64), max(2, window), seed
        self.steps = -(-len(self._cut(np.zeros_like(self._lengths))) // batch)
        """Steps of a pass."""
        self._planned: tuple[int, list[Windows]] = (-1, [])

    def windows(self, step: int) -> Windows:
        """The windows of a step, counted from 0 over all passes."""
        number, place = divmod(step, self.steps)
        if self._planned[0] != number:
            self._planned = (number, self._plan(number))
        return self._planned[1][place]

    def _plan(self, number: int) -> list[Windows]:
        rng = np.random.default_rng((self._seed, number))
        cut = self._cut(rng.integers(0, self._window - 1, size=len(self._lengths)))
        order = np.argsort(cut.stops - cut.starts + _JITTER * rng.random(len(cut)), kind="stable")
        blocks = np.array_split(order, self.steps)
        return [cut.taken(blocks[place]) for place in rng.permutation(self.steps)]

    def _cut(self, offsets: np.ndarray) -> Windows:
        """Cuts histories; the first window of a long one has `offsets` targets less than it could have."""
        targets, room = self._lengths - 1, self._window - 1
        is_long = targets > room
        first = np.where(is_long, room - offsets, targets)  # targets of the first window
        counts = np.where(targets > 0, 1 + np.maximum(0, -(-(targets - first) // room)), 0)
        histories = np.repeat(np.arange(len(targets)), counts)
        number = np.arange(len(histories)) - np.repeat(counts.cumsum() - counts, counts)
        starts = np.where(number > 0, first[histories] + (number - 1) * room, 0)
        stops = np.minimum(np.where(number > 0, starts + room, first[histories]), targets[histories]) + 1
        return Windows(histories, starts, stops)
