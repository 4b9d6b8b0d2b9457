"""A line of questions in which nobody can stand in the way of others for long.

In: work, and who asks for it (`ASKING`); out: its result, when its turn came. The order is weighted fair queueing
(Demers, Keshav and Shenker, SIGCOMM 1989; `shares.py`), among addresses and among the sessions of each: next is whoever
would have had the least of the line's time when their question is answered. So a short question passes long ones, one
visitor's tenth question waits for another's first, and an address with many sessions gets no more than one with few;
and since time goes on for all, a long question gets its turn, too. Questions whose work is the same function of many
are answered together. What nobody listens for any more is not answered; a full line sends away a question of whoever
has the most in it.
"""

from __future__ import annotations

import asyncio
import math
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import Context, copy_context
from dataclasses import dataclass
from typing import Any, TypeVar

from mmsid.errors import MmsidError
from mmsid.ui.serving.shares import Shares
from mmsid.ui.serving.visitors import ASKING, Visitor

T = TypeVar("T")
Asked = TypeVar("Asked")

MAX_TOGETHER = 16
"""Questions that are answered together at most: more of them wait longer than each of them saves."""

PATIENCE_SECONDS = 5.0
"""So long a question may wait without a listener."""

_COMING_SECONDS = 2.0
"""So long a place is held for a question that was let in and is on its way to the line."""

_FIRST_GUESS_SECONDS = 0.1
_NEWEST_WEIGHT = 0.2
"""Of a question's time in what its kind is expected to take."""


class QueueFullError(MmsidError):
    """The line is full.

    Attributes:
        retry_after: seconds after which it has probably moved on.
    """

    def __init__(self, retry_after: int) -> None:
        """Says so."""
        super().__init__(f"Too many questions are waiting for the model; ask again in {retry_after} seconds.")
        self.retry_after = retry_after


class NoListenerError(MmsidError):
    """Nobody listened for an answer."""

    def __init__(self) -> None:
        """Says so."""
        super().__init__(
            f"Expected somebody to wait for the answer, but nobody listened for {PATIENCE_SECONDS:.0f} seconds; ask "
            "again and fetch the answer at once."
        )


class LineClosedError(MmsidError):
    """The app is being stopped."""

    def __init__(self) -> None:
        """Says so."""
        super().__init__("Expected a running app, but it is being stopped; ask again when it is back.")


@dataclass(eq=False, slots=True)
class _Waiting:
    """A question in the line."""

    visitor: Visitor
    kind: str
    work: Callable[[Sequence[Any]], Sequence[Any]]
    asked: Any
    result: asyncio.Future[Any]
    context: Context
    heard: float
    """When somebody last listened for it, or when it was asked."""

    @property
    def key(self) -> tuple[str, str]:
        return self.visitor.address, self.visitor.session


class FairQueue:
    """A line, and the threads that answer what is in it. It belongs to one event loop."""

    def __init__(
        self, name: str, *, longest: int, threads: int = 1, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Starts empty.

        Args:
            name: of its threads.
            longest: so many questions may wait; one more and somebody is sent away.
            threads: so many are answered at a time.
            clock: tells the time in seconds.
        """
        self._longest, self._free, self._clock = longest, threads, clock
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix=f"mmsid {name}")
        self._waiting: list[_Waiting] = []
        self._is_closed = False
        self._answering: set[asyncio.Task[None]] = set()
        self._coming: deque[float] = deque()  # until when places are held
        self._shares = Shares()
        self._usual: dict[str, float] = {}  # seconds that a kind takes

    def __len__(self) -> int:
        """How many questions wait."""
        return len(self._waiting)

    async def run(self, work: Callable[[], T], *, kind: str = "") -> T:
        """Waits for its turn and then runs the work in a thread.

        Args:
            work: is run with the context of who asks.
            kind: of question; those of one kind take about the same time.

        Raises:
            QueueFullError: if the line is full, and nobody has more questions in it.
            NoListenerError: if nobody listened for the answer.
        """
        result: T = await self.run_together(lambda _: [work()], None, kind=kind)
        return result

    async def run_together(self, work: Callable[[Sequence[Asked]], Sequence[Any]], asked: Asked, *, kind: str) -> Any:
        """The same for work that answers many questions at once.

        Args:
            work: gets those that wait for an equal function, and gives each its result, or an exception.
            asked: this question.
            kind: as in `run`.
        """
        waiting = self._enter(work, asked, kind)
        try:
            return await waiting.result
        finally:
            if waiting in self._waiting:  # who asked has gone
                self._leave(waiting)

    def wake(self) -> None:
        """Looks whether something can be answered now: somebody began to listen."""
        self._go_on()

    def refusal(self, visitor: Visitor) -> QueueFullError | None:
        """What a question of a visitor would be told if the line has no place for it; else one is held for a moment."""
        self._forget_the_lost()
        if len(self._waiting) + len(self._coming) < self._longest:
            self._coming.append(self._clock() + _COMING_SECONDS)
            return None
        if self._heaviest(visitor) != _key(visitor) or self._unheard_of(_key(visitor)):
            return None
        return QueueFullError(self._retry_after)

    def close(self) -> None:
        """Tells who waits that it is over, and ends its threads when they have finished what they do."""
        self._is_closed = True
        for one in self._waiting:
            if not one.result.done():
                one.result.get_loop().call_soon_threadsafe(_tell, one.result, LineClosedError())
        self._waiting.clear()
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _enter(self, work: Callable[[Sequence[Any]], Sequence[Any]], asked: Any, kind: str) -> _Waiting:
        if self._is_closed:
            raise LineClosedError
        visitor, loop = ASKING.get(), asyncio.get_running_loop()
        if self._coming:
            self._coming.popleft()
        if len(self._waiting) >= self._longest:
            self._make_room(visitor)
        waiting = _Waiting(visitor, kind, work, asked, loop.create_future(), copy_context(), self._clock())
        self._waiting.append(waiting)
        self._shares.enter(*waiting.key)
        if not visitor.is_listening():
            loop.call_later(PATIENCE_SECONDS + 0.01, self._go_on, context=Context())  # which knows nobody
        self._go_on()
        return waiting

    def _make_room(self, visitor: Visitor) -> None:
        """Sends away a question of who has the most: the oldest that nobody listens for, else the newest."""
        heaviest = self._heaviest(visitor)
        unheard = self._unheard_of(heaviest)
        if heaviest == _key(visitor) and not unheard:
            raise QueueFullError(self._retry_after)
        self._leave(
            unheard[0] if unheard else [one for one in self._waiting if one.key == heaviest][-1],
            QueueFullError(self._retry_after),
        )

    def _heaviest(self, visitor: Visitor) -> tuple[str, str]:
        """Who has the most in the line, with one more question of a visitor: the address, and there the session."""
        everybody = [_key(visitor), *(one.key for one in self._waiting)]
        address = _most_common(own for own, _ in everybody)
        return address, _most_common(session for own, session in everybody if own == address)

    def _unheard_of(self, key: tuple[str, str]) -> list[_Waiting]:
        return [one for one in self._waiting if one.key == key and not one.visitor.is_listening()]

    def _leave(self, waiting: _Waiting, error: MmsidError | None = None) -> None:
        """Takes a question out of the line."""
        self._waiting.remove(waiting)
        self._shares.leave(*waiting.key)
        if error is not None:
            _tell(waiting.result, error)

    @property
    def _retry_after(self) -> int:
        return max(1, math.ceil(sum(map(self._expected, self._waiting))))

    def _expected(self, waiting: _Waiting) -> float:
        return self._usual.get(waiting.kind, _FIRST_GUESS_SECONDS)

    def _go_on(self) -> None:
        """Starts what can be answered now."""
        self._drop_unheard()
        while (
            self._free
            and not self._is_closed
            and (heard := [one for one in self._waiting if one.visitor.is_listening()])
        ):
            first = self._shares.next(heard, lambda one: one.key, self._expected)
            together = [first, *(one for one in heard if one is not first and one.work == first.work)][:MAX_TOGETHER]
            for one in together:
                self._waiting.remove(one)
            self._free -= 1
            task = asyncio.get_running_loop().create_task(self._answer(together))
            self._answering.add(task)
            task.add_done_callback(self._answering.discard)

    def _drop_unheard(self) -> None:
        now = self._clock()
        for one in list(self._waiting):
            if one.visitor.is_listening():
                one.heard = now
            elif now - one.heard >= PATIENCE_SECONDS:
                self._leave(one, NoListenerError())

    def _forget_the_lost(self) -> None:
        while self._coming and self._coming[0] <= self._clock():
            self._coming.popleft()

    async def _answer(self, together: list[_Waiting]) -> None:
        started = self._clock()
        first = together[0]
        work, asked = first.work, [one.asked for one in together]

        def run() -> list[Any]:
            results = list(first.context.run(work, asked))
            if len(results) != len(asked):
                raise ValueError(f"{len(asked)} questions got {len(results)} answers")
            return results

        try:
            results = await asyncio.get_running_loop().run_in_executor(self._threads, _without_stop_iteration(run))
        except BaseException as error:
            results = [error] * len(together)
        seconds = (self._clock() - started) / len(together)
        self._learn(first.kind, seconds)
        self._free += 1
        for one, result in zip(together, results, strict=True):
            self._shares.served(*one.key, seconds)
            _tell(one.result, result)
        self._go_on()

    def _learn(self, kind: str, seconds: float) -> None:
        known = self._usual.get(kind, seconds)
        self._usual[kind] = known + _NEWEST_WEIGHT * (seconds - known)


def _key(visitor: Visitor) -> tuple[str, str]:
    return visitor.address, visitor.session


def _tell(result: asyncio.Future[Any], told: Any) -> None:
    """Gives who waits a result or an exception, unless they have gone."""
    if result.done():
        return
    if isinstance(told, BaseException):
        result.set_exception(told)
    else:
        result.set_result(told)


def _without_stop_iteration(run: Callable[[], T]) -> Callable[[], T]:
    """A future cannot hold a `StopIteration`, and who waits for it would wait for ever."""

    def safely() -> T:
        try:
            return run()
        except StopIteration as error:
            raise RuntimeError("work ended with StopIteration") from error

    return safely


def _most_common(names: Iterable[str]) -> str:
    """The first of those that occur most often: who asks stands first, and sends nobody away who has no more."""
    return Counter(names).most_common(1)[0][0]
