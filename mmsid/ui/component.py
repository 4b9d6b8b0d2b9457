"""A part of the page that draws itself in the browser.

In: answers as JSON, one way only; out: events. The page sends an event with a numbered question (`{question, number}`),
and gets the number back with an `answer` or an `error`, so that it knows what was answered. The HTML template is static
and every text is set as text by the module in mmsid/ui/interface that main.js names for it, so nothing that a catalogue
says can become markup or code.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeVar

import gradio as gr

from mmsid.errors import MmsidError
from mmsid.ui.assets import Interface
from mmsid.ui.contract import Answer, Question, read_question
from mmsid.ui.contract.events import Event
from mmsid.ui.serving.fair_queue import FairQueue
from mmsid.ui.serving.log import log_failure
from mmsid.ui.serving.replies import BUG
from mmsid.ui.zero_gpu import Aside

logger = logging.getLogger(__name__)

Q = TypeVar("Q", bound=Question)
A = TypeVar("A", bound=Answer)

_ON_LOAD = """
const events = {%(events)s};
const answers = (show) => watch('value', () => { if (props.value) show(JSON.parse(props.value)); });
import(new URL('%(main)s', document.baseURI)).then(({ mount }) => mount('%(name)s', { element, events, answers }));
"""


class Component:
    """One part of a panel, drawn by the interface's `mount`.

    It holds a `gr.HTML` instead of being one: Gradio writes a file beside the module of every subclass.
    """

    def __init__(self, name: str, html: str, *, interface: Interface, events: Sequence[Event[Any, Any]] = ()) -> None:
        """Places the part on the page that is being built.

        Args:
            name: under which the interface knows it; of its element, too.
            html: static.
            interface: whose modules draw it.
            events: that it can trigger; each comes to a listener that `on` adds.
        """
        triggers = ", ".join(f"{event.name}: (sent) => trigger('{event.name}', sent)" for event in events)
        self._html = gr.HTML(
            html_template=html,
            js_on_load=_ON_LOAD % {"name": name, "events": triggers, "main": interface.main},
            apply_default_css=False,
            elem_id=f"mm-{name}",
        )

    def on(self, event: Event[Q, A], answer: Callable[[Q], A | Aside[A]], lane: FairQueue) -> None:
        """Answers an event.

        Whatever goes wrong becomes the reply's `error`: a sentence that the part shows in place.

        Args:
            event: one of the part's events.
            answer: answers its question.
            lane: in which it waits for its turn.
        """
        self.on_steps(event, lambda asked: lane.run(lambda: answer(asked), kind=event.name))

    def on_steps(self, event: Event[Q, A], answer: Callable[[Q], Awaitable[A | Aside[A]]]) -> None:
        """The same where answering takes several steps, each of which waits in a lane of its own."""

        async def listener(data: gr.EventData) -> str:
            number, values = _sent(data, "number"), _sent(data, "question")
            try:
                said: Answer | Aside[Any] | str = await answer(read_question(event.question, values))
            except MmsidError as error:
                said = str(error)
            except Exception:
                log_failure(logger, f"Answering {event.name}")
                said = BUG
            return _reply(number, said)

        getattr(self._html, event.name)(
            listener,
            None,
            self._html,
            trigger_mode="multiple",
            show_progress="hidden",
            api_visibility="private",
            queue=False,
        )


def _sent(data: gr.EventData, name: str) -> object:
    """What an event carried under a name; None where it carried no such thing, for it is a stranger's."""
    try:
        return getattr(data, name)
    except (AttributeError, TypeError, KeyError):
        return None


def _reply(number: object, said: Answer | Aside[Any] | str) -> str:
    """An answer or a sentence as JSON in which nothing looks like a tag; what is no question's number is null."""
    known = number if isinstance(number, int) and not isinstance(number, bool) else None
    told: dict[str, Any]
    if isinstance(said, str):
        told = {"error": said}
    elif isinstance(said, Aside):
        told = {"answer": said.answer.model_dump(mode="json"), "aside": said.word}
    else:
        told = {"answer": said.model_dump(mode="json")}
    return json.dumps({"number": known, **told}, allow_nan=False).replace("<", "\\u003c")
