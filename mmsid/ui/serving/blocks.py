"""Gradio's Blocks, made to keep nothing of a visitor.

In: a question as Gradio carries it; out: what its function answers. The rules: what is asked goes to the function as it
came, for the contract checks it and nothing is fetched or moved on the way; no session has a state; and what Gradio's
queue holds for a session is forgotten as soon as nobody listens for it any more.
"""

from __future__ import annotations

import asyncio
import time
from contextvars import copy_context
from typing import Any

import gradio as gr
from gradio.block_function import BlockFunction
from gradio.queueing import Event
from gradio.state_holder import SessionState, StateHolder

from mmsid.ui.serving.visitors import Listeners

FORGOTTEN_SECONDS = 8.0
"""So long after the last listener went, or never came, an answer is forgotten: longer than a question waits for one."""


class StatelessBlocks(gr.Blocks):
    """Blocks without memory; each function gets what was sent, and answers what is sent back."""

    async def preprocess_data(
        self,
        block_fn: BlockFunction,
        inputs: list[Any],
        state: SessionState | None,
        explicit_call: bool = False,
    ) -> list[Any]:
        """What was sent; functions take what they are not given by their defaults."""
        return list(inputs[: len(block_fn.inputs)])

    async def postprocess_data(
        self,
        block_fn: BlockFunction,
        predictions: Any,
        state: SessionState | None,
    ) -> list[Any]:
        """What was answered; every function of this page answers one value."""
        return [predictions]

    def forget_what_is_done(self) -> None:
        """Has Gradio's queue keep nothing of a question that it has answered.

        It would hold the last one until the next comes, and go through records of 10,000 after each.
        """
        queue, process = self._queue, self._queue.process_events

        async def process_and_forget(events: list[Event], *rest: Any) -> None:
            try:  # in a task of its own, whose context goes with it; the queue keeps this one until the next comes
                await asyncio.create_task(process(events, *rest), context=copy_context())
            finally:
                for event in events:
                    event.data = event.request = None  # type: ignore[assignment]

        queue.process_events = process_and_forget  # type: ignore[method-assign]
        queue.ANALYTICS_MAX_EVENTS, queue.ANAYLTICS_CACHE_FREQUENCY = 1, 10**12
        queue.pending_messages_per_session.max_size = 10**9  # it would end the streams of those that came first

    def forget_who_asked_first(self) -> None:
        """Has Gradio write anew what it says of its API, with the address at which it is asked."""
        self.app.api_info = None

    def forget(self, session: str) -> None:
        """Drops the answers that a session has not fetched."""
        self._queue.pending_messages_per_session.pop(session, None)
        self._queue.pending_event_ids_session.pop(session, None)

    def holds(self, session: str) -> bool:
        """Whether there is something to fetch for a session, now or later."""
        return session in self._queue.pending_messages_per_session

    def is_waiting(self, session: str) -> bool:
        """Whether a session has asked something that is not answered yet."""
        return bool(self._queue.pending_event_ids_session.get(session))

    def session_of(self, event: str) -> str:
        """The session that asked under a number; the number itself where it did so without one."""
        known = self._queue.event_ids_to_events.get(event)
        if known is not None:
            return known.session_hash
        pending = self._queue.pending_event_ids_session.items()
        return next((session for session, events in pending if event in events), event)


class NoSessions(StateHolder):
    """One state for all sessions, which nothing is ever written to."""

    def __init__(self, blocks: gr.Blocks) -> None:
        """Makes the one state."""
        super().__init__()
        self.set_blocks(blocks)
        self._state = SessionState(blocks)

    def __getitem__(self, session_id: str) -> SessionState:
        """The state."""
        return self._state

    def __contains__(self, session_id: str) -> bool:
        """No session has one of its own."""
        return False


class Sweeper:
    """Forgets what Gradio holds for sessions that do not listen."""

    def __init__(self, blocks: StatelessBlocks, listeners: Listeners) -> None:
        """Nothing happens before `sweep`."""
        self._blocks, self._listeners = blocks, listeners
        self._unheard_since: dict[str, float] = {}

    async def sweep(self, now: float | None = None) -> None:
        """Forgets what nobody has listened for in the last `FORGOTTEN_SECONDS`."""
        now = time.monotonic() if now is None else now
        queue = self._blocks._queue
        held = {*queue.pending_messages_per_session, *queue.pending_event_ids_session}
        unheard = {session for session in held if session not in self._listeners}
        self._unheard_since = {session: self._unheard_since.get(session, now) for session in unheard}
        for session, since in list(self._unheard_since.items()):
            if now - since >= FORGOTTEN_SECONDS:
                await queue.clean_events(session_hash=session)
                self._blocks.forget(session)
                del self._unheard_since[session]
