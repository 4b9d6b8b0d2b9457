"""Progress goes through one callable, into which the terminal and the web page plug their own.

A long-running function takes `progress: Progress = silent` and calls `progress(done, total, "what it does")`.
"""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


class Progress(Protocol):
    """Anything that can be told how far a task is."""

    def __call__(self, done: float, total: float, task: str, /) -> None:
        """Reports `done` of `total` units of `task`."""


def silent(_done: float, _total: float, _task: str, /) -> None:
    """Reports to nobody."""


class TerminalProgress:
    """Writes one line per task to standard error, with the share done and the time left."""

    def __init__(self, *, every_seconds: float = 1.0) -> None:
        """Redraws at most every `every_seconds`; on a pipe, ten times more rarely and without overwriting."""
        self._is_terminal = sys.stderr is not None and sys.stderr.isatty()
        self._every = every_seconds if self._is_terminal else every_seconds * 10
        self._task = ""
        self._started = self._shown = 0.0
        self._first = 0.0

    def __call__(self, done: float, total: float, task: str, /) -> None:
        """Draws the line, if it is time or the task is finished."""
        now = time.monotonic()
        if task != self._task:
            self._task, self._started, self._shown, self._first = task, now, 0.0, done
        finished = done >= total
        if not finished and now - self._shown < self._every:
            return
        self._shown = now
        share = done / total if total else 1.0
        elapsed = now - self._started
        rate = (done - self._first) / elapsed if elapsed > 0 else 0.0
        left = f", {_clock((total - done) / rate)} left" if rate > 0 and not finished else f", {_clock(elapsed)}"
        start, end = ("\r\033[K", "\n" if finished else "") if self._is_terminal else ("", "\n")
        if sys.stderr is None:
            return
        sys.stderr.write(f"{start}{task}: {share:4.0%}{left}{end}")
        sys.stderr.flush()
        if finished:
            self._task = ""


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02d} s" if minutes else f"{rest} s"


@contextmanager
def without_warnings() -> Iterator[None]:
    """Keeps libraries' warnings off the terminal, which would alarm a reader for nothing."""
    before = logging.root.manager.disable
    logging.disable(logging.WARNING)
    try:
        yield
    finally:
        logging.disable(before)
