"""Questions of the panels take turns: one at a time runs the model, the others wait without holding a thread.

Gradio's own queue is for the named API. It answers through an event stream that it looks at every 50 ms, and takes a
page's questions out of the line when the page closes its stream; a panel wants its answer at once, and surely.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

import anyio.to_thread

from mmsid.errors import MmsidError

T = TypeVar("T")


class RequestQueue:
    """A line of questions."""

    def __init__(self, longest: int) -> None:
        """Starts empty.

        Args:
            longest: so many questions may wait or run; the next one is refused.
        """
        self._longest = longest
        self._inside = 0
        self._turn = asyncio.Lock()

    async def run(self, work: Callable[[], T]) -> T:
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
