"""A few results that are asked for again soon: bounded in number and in time.

In: keys made of what was asked, and how to make what is not there; out: what was made. The rules: a result is the same
whether it was kept or made afresh, and nothing is kept for longer than `seconds` after it was last asked for, whether
or not anybody asks again.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Recent(Generic[Key, Value]):
    """Results by what was asked; the least recently asked one goes first."""

    def __init__(self, limit: int, seconds: float, *, clock: Callable[[], float] = time.monotonic) -> None:
        """Starts empty.

        Args:
            limit: so many results are kept at most.
            seconds: so long after it was last asked for, a result is dropped.
            clock: tells the time in seconds.
        """
        self._limit, self._seconds, self._clock = limit, seconds, clock
        self._kept: OrderedDict[Key, tuple[float, Value]] = OrderedDict()
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None
        self._being_made: dict[Key, Future[Value]] = {}

    def __len__(self) -> int:
        """How many results are kept."""
        return len(self._kept)

    def get(self, key: Key, make: Callable[[], Value]) -> Value:
        """The result for a key; it is made where it is not kept, and what fails to be made is not kept.

        Who asks for what is just being made waits for it, and gets what the first one gets: the result, or its error.
        """
        with self._lock:
            self._drop_old()
            if key in self._kept:
                value = self._kept.pop(key)[1]
                self._kept[key] = self._clock(), value
                return value
            first = key not in self._being_made
            making = self._being_made.setdefault(key, Future())
        if not first:
            return making.result()
        try:
            value = make()
        except BaseException as error:
            with self._lock:
                del self._being_made[key]
            making.set_exception(error)
            raise
        with self._lock:
            del self._being_made[key]
            self._kept[key] = self._clock(), value
            while len(self._kept) > self._limit:
                self._kept.popitem(last=False)
            self._wake_later()
        making.set_result(value)
        return value

    def _drop_old(self) -> None:
        while self._kept and self._clock() - next(iter(self._kept.values()))[0] >= self._seconds:
            self._kept.popitem(last=False)

    def _wake_later(self) -> None:
        """Sees to it that what nobody asks for is dropped all the same."""
        if self._timer is None and self._kept:
            self._timer = threading.Timer(self._seconds, self._wake)
            self._timer.daemon = True
            self._timer.start()

    def _wake(self) -> None:
        with self._lock:
            self._timer = None
            self._drop_old()
            self._wake_later()
