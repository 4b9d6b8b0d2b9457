"""Whose turn it is: worked out by hand for small lines, and held for whatever order questions come in."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import Any

import pytest

from mmsid.ui.serving import fair_queue
from mmsid.ui.serving.fair_queue import MAX_TOGETHER, FairQueue, LineClosedError, NoListenerError, QueueFullError
from mmsid.ui.serving.visitors import ASKING, NOBODY, Visitor
from tests.loops import in_a_loop


class Line:
    """A line whose one thread is held up until all questions of a test are in it, and whose clock only work moves."""

    def __init__(self, longest: int = 64, **usual: float) -> None:
        self.seconds = 0.0
        self.usual = usual
        self.queue = FairQueue("test", longest=longest, clock=lambda: self.seconds)
        self.queue._usual.update(usual)
        self.order: list[str] = []
        self.tasks: list[asyncio.Task[Any]] = []
        self.heard: list[Visitor] = []
        self._held = threading.Event()

    async def hold(self) -> None:
        self.tasks.append(asyncio.create_task(self.queue.run(self._held.wait)))
        await asyncio.sleep(0)

    async def ask(self, name: str, visitor: Visitor, kind: str = "short", work: Callable[[], Any] | None = None):
        def answer() -> str:
            self.order.append(name)
            self.seconds += self.usual.get(kind, 0.0)
            return name if work is None else work()

        ASKING.set(visitor)
        self.heard.append(visitor)
        self.tasks.append(asyncio.create_task(self.queue.run(answer, kind=kind)))
        await asyncio.sleep(0)

    async def release(self) -> list[Any]:
        self._held.set()
        answering = [task for task, one in zip(self.tasks[1:], self.heard, strict=True) if one.is_listening()]
        await asyncio.gather(*answering, return_exceptions=True)
        self.seconds += 1_000  # nobody will listen for the rest
        self.queue.wake()
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


@pytest.mark.parametrize("addresses", [1, 1000])
def test_a_long_question_is_reached_however_many_short_ones_keep_coming_under_new_names(addresses):
    async def go() -> list[str]:
        line = Line(short=1.0, long=10.0)
        await line.hold()
        await line.ask("long", ANN, "long")
        for n in range(3):
            await line.ask(f"short {n}", visitor(f"x{n % addresses}", f"new {n}"))
        line._held.set()
        n = 3
        while "long" not in line.order and n < 200:
            await line.tasks[n - 1]
            await line.ask(f"short {n}", visitor(f"x{n % addresses}", f"new {n}"))
            n += 1
        await line.release()
        return line.order

    assert in_a_loop(go()).index("long") < 40


def test_who_takes_longer_than_they_seem_to_waits_longer_for_the_next():
    async def go() -> list[str]:
        line = Line(short=1.0)
        await line.hold()
        for n in range(3):
            await line.ask(f"ann {n}", ANN, work=lambda: setattr(line, "seconds", line.seconds + 5))
            await line.ask(f"bob {n}", BOB)
        await line.release()
        return line.order

    assert in_a_loop(go()) == ["ann 0", "bob 0", "bob 1", "bob 2", "ann 1", "ann 2"]


def test_nothing_is_remembered_of_those_who_have_gone():
    async def go() -> int:
        line = Line()
        await line.hold()
        await line.ask("waits", visitor("9", "waits", listens=False))
        line._held.set()
        for n in range(2_000):
            await line.ask(str(n), visitor(f"address {n % 7}", f"session {n}"))
            await line.tasks[-1]
        remembered = len(line.queue._shares)
        line.tasks[1].cancel()
        await line.release()
        return remembered

    assert in_a_loop(go()) < 600


def test_nobody_listens_nothing_is_answered(monkeypatch):
    monkeypatch.setattr(fair_queue, "PATIENCE_SECONDS", 0.0)
    order, said = order_of(("gone", visitor("1", "ann", listens=False), "short"), ("bob", BOB, "short"))
    assert order == ["bob"] and isinstance(said[0], NoListenerError) and said[1] == "bob"


def test_who_comes_back_in_time_is_answered(monkeypatch):
    async def go() -> list[str]:
        line, listens = Line(), [True]
        await line.hold()
        await line.ask("ann", Visitor("1", "ann", lambda: bool(listens)))
        line.seconds += 100
        line.queue.wake()  # somebody listened until now
        listens.clear()
        line.seconds += fair_queue.PATIENCE_SECONDS / 2
        line.queue.wake()
        listens.append(True)
        await line.release()
        return line.order

    assert in_a_loop(go()) == ["ann"]


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


def test_of_who_has_the_most_it_first_loses_what_nobody_listens_for():
    gone = [(f"gone {n}", visitor("9", "", listens=False), "short") for n in range(4)]
    order, said = order_of(*gone, ("ann", ANN, "short"), ("bob", BOB, "short"), longest=4)
    assert order[:2] == ["ann", "bob"]
    assert [isinstance(one, QueueFullError) for one in said[:2]] == [True, True]


def test_who_has_just_called_and_will_listen_soon_is_not_sent_away_by_who_has_the_most():
    greedy = [(f"eve {n}", EVE, "short") for n in range(4)]
    called = ("ann", visitor("1", "ann", listens=False), "short")
    _, said = order_of(*greedy, called, ("eve 4", EVE, "short"), longest=5)
    assert isinstance(said[5], QueueFullError) and not isinstance(said[4], QueueFullError)


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


def test_places_are_held_for_those_that_were_let_in_and_are_on_their_way():
    async def go() -> list[bool]:
        line = Line(longest=2)
        await line.hold()
        told = [line.queue.refusal(EVE) is None for _ in range(3)]
        line.seconds += 10
        return [*told, line.queue.refusal(EVE) is None, await line.release() == []]

    assert in_a_loop(go()) == [True, True, False, True, True]


def test_a_line_that_is_closed_tells_everybody():
    async def go() -> list[Any]:
        line = Line()
        await line.hold()
        await line.ask("ann", ANN)
        line.queue.close()
        await line.ask("bob", BOB)
        return await line.release()

    assert [type(one) for one in in_a_loop(go())] == [LineClosedError, LineClosedError]


@pytest.mark.parametrize("work", [lambda _: [next(iter(()))], lambda _: [], lambda _: [1, 2]])
def test_work_that_is_wrong_in_odd_ways_keeps_nobody_waiting(work):
    async def go() -> list[Any]:
        queue = FairQueue("test", longest=8)
        said = await asyncio.gather(queue.run_together(work, 1, kind="odd"), return_exceptions=True)
        return [*said, await queue.run(lambda: 5)]

    failed, after = in_a_loop(go())
    assert isinstance(failed, Exception) and after == 5


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
        line.heard += [NOBODY] * 20
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
