"""Questions of the panels take turns: one at a time runs the model, the others wait without holding a thread.

Gradio's own queue is for the named API. A page closes its event stream after each answer, and the queue then throws
away what that page has asked in the meantime: a visitor who clicks quickly would wait for an answer that never comes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

import anyio.to_thread

from mmsid.errors import MmsidError

T = TypeVar("T")


class Turns:
    """A line of questions."""

    def __init__(self, longest: int) -> None:
        """Starts empty.

        Args:
            longest: so many questions may wait or run; the next one is refused.
        """
        self._longest = longest
        self._inside = 0
        self._turn = asyncio.Lock()

    async def take(self, work: Callable[[], T]) -> T:
        """Waits for its turn and then runs the work in a thread.

        Raises:
            MmsidError: if the line is full.
        """
        if self._inside >= self._longest:
            raise MmsidError("Too many questions are waiting for the model; ask again in a moment.")
        self._inside += 1
        try:
            async with self._turn:
                return await anyio.to_thread.run_sync(work)
        finally:
            self._inside -= 1
