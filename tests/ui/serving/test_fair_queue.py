"""Whose turn it is: worked out by hand for small lines, and held for whatever order questions come in."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from mmsid.ui.serving import fair_queue
from mmsid.ui.serving.fair_queue import MAX_TOGETHER, FairQueue, NoListenerError, QueueFullError
from mmsid.ui.serving.visitors import ASKING, Visitor


def in_a_loop(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """Runs it in a thread of its own: Playwright keeps a loop running in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()


class Line:
    """A line whose one thread is held up until all questions of a test are in it."""

    def __init__(self, longest: int = 64, **usual: float) -> None:
        self.queue = FairQueue("test", longest=longest)
        self.queue._usual.update(usual)
        self.order: list[str] = []
        self.tasks: list[asyncio.Task[Any]] = []
        self._held = threading.Event()

    async def hold(self) -> None:
        self.tasks.append(asyncio.create_task(self.queue.run(self._held.wait)))
        await asyncio.sleep(0)

    async def ask(self, name: str, visitor: Visitor, kind: str = "short", work: Callable[[], Any] | None = None):
        def answer() -> str:
            self.order.append(name)
            return name if work is None else work()

        ASKING.set(visitor)
        self.tasks.append(asyncio.create_task(self.queue.run(answer, kind=kind)))
        await asyncio.sleep(0)

    async def release(self) -> list[Any]:
        self._held.set()
        [_, *said] = await asyncio.gather(*self.tasks, return_exceptions=True)
        return said


def visitor(address: str, session: str = "", *, listens: bool = True) -> Visitor:
    return Visitor(address, session, lambda: listens)


def order_of(*asked: tuple[str, Visitor, str], longest: int = 64) -> tuple[list[str], list[Any]]:
    """Who was answered in which order, and what each was told."""

    async def go() -> tuple[list[str], list[Any]]:
        line = Line(longest, short=1.0, long=10.0)
        await line.hold()
        for name, who, kind in asked:
            await line.ask(name, who, kind)
        said = await line.release()
        return line.order, said

    return in_a_loop(go())


ANN, BOB, EVE = visitor("1", "ann"), visitor("2", "bob"), visitor("3", "eve")


def test_one_visitors_questions_are_answered_in_order():
    order, said = order_of(*((str(n), ANN, "short") for n in range(8)))
    assert order == said == [str(n) for n in range(8)]


def test_a_second_visitor_does_not_wait_for_all_that_the_first_has_asked():
    order, _ = order_of(
        *((f"ann {n}", ANN, "short") for n in range(5)), ("bob 0", BOB, "short"), ("bob 1", BOB, "short")
    )
    assert order == ["ann 0", "bob 0", "ann 1", "bob 1", "ann 2", "ann 3", "ann 4"]  # finish tags 1 1 2 2 3 4 5


def test_a_short_question_passes_long_ones_and_long_ones_do_get_their_turn():
    short = ((f"bob {n}", BOB, "short") for n in range(12))
    order, _ = order_of(("ann 0", ANN, "long"), ("ann 1", ANN, "long"), *short)
    assert order.index("ann 0") == 9 and order[9:] == ["ann 0", "bob 9", "bob 10", "bob 11", "ann 1"]


def test_many_sessions_at_one_address_get_what_one_session_elsewhere_gets():
    many = [(f"eve {n}", visitor("3", f"eve {n}"), "short") for n in range(10)]
    order, _ = order_of(*many, *((f"bob {n}", BOB, "short") for n in range(3)))
    assert order[:2] == ["eve 0", "bob 0"]  # finish tags 1 to 10, for they share; bob's are 1, 2 and 3
    assert order.index("bob 2") == 5


def test_nobody_listens_nothing_is_answered(monkeypatch):
    monkeypatch.setattr(fair_queue, "PATIENCE_SECONDS", 0.0)
    order, said = order_of(("gone", visitor("1", "ann", listens=False), "short"), ("bob", BOB, "short"))
    assert order == ["bob"] and isinstance(said[0], NoListenerError) and said[1] == "bob"


def test_who_begins_to_listen_is_answered():
    async def go() -> tuple[list[str], list[Any]]:
        line, heard = Line(), []
        await line.hold()
        await line.ask("late", Visitor("1", "ann", lambda: bool(heard)))
        await line.ask("bob", BOB)
        line._held.set()
        await line.tasks[2]
        assert line.order == ["bob"] and len(line.queue) == 1
        heard.append(True)
        line.queue.wake()
        return line.order, await line.release()

    assert in_a_loop(go()) == (["bob", "late"], ["late", "bob"])


def test_a_full_line_sends_away_who_has_the_most_in_it():
    greedy = [(f"eve {n}", EVE, "short") for n in range(4)]
    order, said = order_of(*greedy, ("ann", ANN, "short"), ("bob", BOB, "short"), longest=4)
    assert sorted(order) == ["ann", "bob", "eve 0", "eve 1"]
    assert [type(one) for one in said[2:4]] == [QueueFullError, QueueFullError]
    assert str(said[3]).startswith("Too many questions are waiting for the model; ask again in ")
    assert said[3].retry_after >= 1


def test_a_full_line_refuses_the_visitor_who_fills_it():
    order, said = order_of(*((f"eve {n}", EVE, "short") for n in range(5)), longest=4)
    assert order == ["eve 0", "eve 1", "eve 2", "eve 3"] and isinstance(said[4], QueueFullError)


def test_a_full_line_first_loses_what_nobody_listens_for():
    gone = [(f"gone {n}", visitor("9", "", listens=False), "short") for n in range(4)]
    order, said = order_of(*gone, ("ann", ANN, "short"), ("bob", BOB, "short"), longest=4)
    assert order[:2] == ["ann", "bob"]
    assert [isinstance(one, QueueFullError) for one in said[:2]] == [True, True]


def test_it_tells_whether_a_question_would_be_refused():
    async def go() -> list[bool]:
        line = Line(longest=2)
        await line.hold()
        told = [line.queue.refusal(EVE) is None]
        for n in range(2):
            await line.ask(str(n), EVE)
        told += [line.queue.refusal(EVE) is None, line.queue.refusal(ANN) is None]
        await line.release()
        return [*told, line.queue.refusal(EVE) is None]

    assert in_a_loop(go()) == [True, False, True, True]


def test_what_fails_gives_its_turn_on():
    async def go() -> list[Any]:
        line = Line()
        await line.hold()
        await line.ask("fails", ANN, work=lambda: 1 // 0)
        await line.ask("bob", BOB)
        return await line.release()

    failed, bob = in_a_loop(go())
    assert isinstance(failed, ZeroDivisionError) and bob == "bob"


def test_who_leaves_before_its_turn_leaves_the_line():
    async def go() -> tuple[list[str], int]:
        line = Line()
        await line.hold()
        await line.ask("ann", ANN)
        await line.ask("bob", BOB)
        line.tasks[1].cancel()
        await asyncio.sleep(0)
        waiting = len(line.queue)
        await line.release()
        return line.order, waiting

    assert in_a_loop(go()) == (["bob"], 1)


def squares(asked: list[int]) -> list[Any]:
    calls.append(list(asked))
    return [ValueError("thirteen") if one == 13 else one * one for one in asked]


calls: list[list[int]] = []


def test_questions_of_one_function_are_answered_together_and_each_gets_its_own():
    async def go() -> list[Any]:
        line = Line()
        await line.hold()
        line.tasks += [asyncio.create_task(line.queue.run_together(squares, n, kind="square")) for n in range(20)]
        await asyncio.sleep(0)
        return await line.release()

    calls.clear()
    said = in_a_loop(go())
    assert [one for place, one in enumerate(said) if place != 13] == [n * n for n in range(20) if n != 13]
    assert isinstance(said[13], ValueError)
    assert [len(call) for call in calls] == [MAX_TOGETHER, 20 - MAX_TOGETHER]


def test_as_many_run_at_a_time_as_there_are_threads():
    async def go(threads: int) -> int:
        queue, both = FairQueue("test", longest=64, threads=threads), threading.Barrier(threads)
        await asyncio.gather(*(queue.run(lambda: both.wait(timeout=60)) for _ in range(4)))
        return len(queue)

    assert in_a_loop(go(2)) == 0 and in_a_loop(go(1)) == 0


def test_work_knows_who_asks():
    async def go() -> list[Any]:
        line = Line()
        await line.hold()
        await line.ask("ann", ANN, work=lambda: ASKING.get().session)
        await line.ask("bob", BOB, work=lambda: ASKING.get().session)
        return await line.release()

    assert in_a_loop(go()) == ["ann", "bob"]
