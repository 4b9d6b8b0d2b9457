"""Questions take turns, in order, and a full line refuses the next one in a sentence."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from mmsid.errors import MmsidError
from mmsid.ui.request_queue import RequestQueue


def in_a_loop(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """Runs it in a thread of its own: Playwright keeps a loop running in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()


def test_one_at_a_time_and_in_order():
    done, running, most = [], 0, 0
    lock = threading.Lock()

    def work(number: int) -> int:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.01)
        with lock:
            running -= 1
            done.append(number)
        return number * 10

    async def ask() -> list[int]:
        queue = RequestQueue(8)
        return await asyncio.gather(*(queue.run(lambda n=n: work(n)) for n in range(8)))

    assert in_a_loop(ask()) == [0, 10, 20, 30, 40, 50, 60, 70]
    assert done == list(range(8)) and most == 1


def test_a_full_line_refuses_and_empties_again():
    async def ask() -> int:
        queue, release = RequestQueue(2), threading.Event()
        waiting = [asyncio.create_task(queue.run(release.wait)) for _ in range(2)]
        await asyncio.sleep(0.05)
        with pytest.raises(MmsidError, match="Too many questions are waiting"):
            await queue.run(lambda: 1)
        release.set()
        await asyncio.gather(*waiting)
        return await queue.run(lambda: 2)

    assert in_a_loop(ask()) == 2


def test_what_fails_gives_its_turn_on():
    async def ask() -> int:
        queue = RequestQueue(1)
        with pytest.raises(ZeroDivisionError):
            await queue.run(lambda: 1 // 0)
        return await queue.run(lambda: 3)

    assert in_a_loop(ask()) == 3
