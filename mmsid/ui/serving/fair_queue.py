"""A line of questions in which nobody can stand in the way of others for long.

In: work, and who asks for it (`ASKING`); out: its result, when its turn came. The order is weighted fair queueing
(Demers, Keshav and Shenker, SIGCOMM 1989): a question gets a start tag, the larger one of the line's virtual time and
its session's last finish tag, and a finish tag, which is the start plus what such questions usually take times the
number of sessions that wait at the same address; the smallest finish tag is next. So a short question passes long ones,
one visitor's tenth question waits for another's first, and an address with many sessions gets no more than one with
few. Questions whose work is the same function of many are answered together. What nobody listens for any more is not
answered; a full line sends away the newest question of whoever has the most in it.
"""

from __future__ import annotations

import asyncio
import math
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import Context, copy_context
from dataclasses import dataclass
from typing import Any, TypeVar

from mmsid.errors import MmsidError
from mmsid.ui.serving.visitors import ASKING, Visitor

T = TypeVar("T")
Asked = TypeVar("Asked")

MAX_TOGETHER = 16
"""Questions that are answered together at most: more of them wait longer than each of them saves."""

PATIENCE_SECONDS = 5.0
"""So long a question may wait without a listener."""

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


@dataclass(eq=False, slots=True)
class _Waiting:
    """A question in the line."""

    visitor: Visitor
    kind: str
    work: Callable[[Sequence[Any]], Sequence[Any]]
    asked: Any
    result: asyncio.Future[Any]
    context: Context
    since: float
    start: float
    finish: float


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
        self._now = 0.0  # the line's virtual time
        self._finished: dict[tuple[str, str], float] = {}  # finish tags of each session's last question
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
                self._waiting.remove(waiting)

    def wake(self) -> None:
        """Looks whether something can be answered now: somebody began to listen."""
        self._go_on()

    def refusal(self, visitor: Visitor) -> QueueFullError | None:
        """What a question of a visitor would be told if the line has no place for it."""
        if len(self._waiting) < self._longest or any(not one.visitor.is_listening() for one in self._waiting):
            return None
        return QueueFullError(self._retry_after) if self._heaviest(visitor) == _key(visitor) else None

    def close(self) -> None:
        """Ends its threads when they have finished what they do; nothing is begun any more."""
        self._is_closed = True
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _enter(self, work: Callable[[Sequence[Any]], Sequence[Any]], asked: Any, kind: str) -> _Waiting:
        visitor = ASKING.get()
        if refusal := self.refusal(visitor):
            raise refusal
        if len(self._waiting) >= self._longest:
            self._send_away(self._to_send_away(visitor))
        loop = asyncio.get_running_loop()
        sessions = {one.visitor.session for one in self._waiting if one.visitor.address == visitor.address}
        start = max(self._now, self._finished.get(_key(visitor), 0.0))
        finish = start + self._usual.get(kind, _FIRST_GUESS_SECONDS) * len(sessions | {visitor.session})
        self._finished[_key(visitor)] = finish
        waiting = _Waiting(
            visitor, kind, work, asked, loop.create_future(), copy_context(), self._clock(), start, finish
        )
        self._waiting.append(waiting)
        if not visitor.is_listening():
            loop.call_later(PATIENCE_SECONDS + 0.01, self._go_on, context=Context())  # which knows nobody
        self._go_on()
        return waiting

    def _heaviest(self, visitor: Visitor) -> tuple[str, str]:
        """Who has the most in the line, with one more question of a visitor: the address, and there the session."""
        everybody = [_key(visitor), *(_key(one.visitor) for one in self._waiting)]
        address = _most_common(own for own, _ in everybody)
        return address, _most_common(session for own, session in everybody if own == address)

    def _to_send_away(self, visitor: Visitor) -> _Waiting:
        """The question that makes room: the oldest that nobody listens for, or the newest of who has the most."""
        for one in self._waiting:
            if not one.visitor.is_listening():
                return one
        heaviest = self._heaviest(visitor)
        return [one for one in self._waiting if _key(one.visitor) == heaviest][-1]

    def _send_away(self, waiting: _Waiting) -> None:
        self._waiting.remove(waiting)
        if not waiting.result.done():
            waiting.result.set_exception(QueueFullError(self._retry_after))

    @property
    def _retry_after(self) -> int:
        return max(1, math.ceil(sum(self._usual.get(one.kind, _FIRST_GUESS_SECONDS) for one in self._waiting)))

    def _go_on(self) -> None:
        """Starts what can be answered now."""
        self._drop_unheard()
        while (
            self._free
            and not self._is_closed
            and (heard := [one for one in self._waiting if one.visitor.is_listening()])
        ):
            heard.sort(key=lambda one: one.finish)
            first = heard[0]
            together = [one for one in heard if one.work == first.work][:MAX_TOGETHER]
            for one in together:
                self._waiting.remove(one)
            self._now = max(self._now, first.start)
            self._free -= 1
            task = asyncio.get_running_loop().create_task(self._answer(together))
            self._answering.add(task)
            task.add_done_callback(self._answering.discard)

    def _drop_unheard(self) -> None:
        for one in list(self._waiting):
            if not one.visitor.is_listening() and self._clock() - one.since >= PATIENCE_SECONDS:
                self._waiting.remove(one)
                if not one.result.done():
                    one.result.set_exception(NoListenerError())
        if not self._waiting:
            self._finished.clear()  # nobody is owed a turn

    async def _answer(self, together: list[_Waiting]) -> None:
        started = self._clock()
        first = together[0]
        work, asked = first.work, [one.asked for one in together]
        try:
            results = await asyncio.get_running_loop().run_in_executor(
                self._threads, lambda: first.context.run(work, asked)
            )
        except BaseException as error:
            results = [error] * len(together)
        self._learn(first.kind, (self._clock() - started) / len(together))
        self._free += 1
        for one, result in zip(together, results, strict=True):
            if one.result.done():  # who asked has gone
                continue
            if isinstance(result, BaseException):
                one.result.set_exception(result)
            else:
                one.result.set_result(result)
        self._go_on()

    def _learn(self, kind: str, seconds: float) -> None:
        known = self._usual.get(kind, seconds)
        self._usual[kind] = known + _NEWEST_WEIGHT * (seconds - known)


def _key(visitor: Visitor) -> tuple[str, str]:
    return visitor.address, visitor.session


def _most_common(names: Iterable[str]) -> str:
    """The first of those that occur most often: who asks stands first, and sends nobody away who has no more."""
    return Counter(names).most_common(1)[0][0]
