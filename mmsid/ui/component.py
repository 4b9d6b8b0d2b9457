"""A part of the page that draws itself in the browser.

In: JSON as text, one way only; out: events. The HTML template is static and every text is set as text by the module in
mmsid/ui/interface that main.js names for it, so nothing that a catalogue says can become markup or code.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import gradio as gr

from mmsid.errors import MmsidError
from mmsid.ui.assets import Interface
from mmsid.ui.request_queue import RequestQueue

logger = logging.getLogger(__name__)

BUG = "Something went wrong on our side, and it was logged; please try again or ask for something else."
"""What a visitor is told of an error that is not theirs."""

Answering = Callable[[Mapping[str, Any]], Mapping[str, Any]]
"""What an event carried → what the part shows."""

_ON_LOAD = """
const events = {%(events)s};
const answers = (show) => watch('value', () => { if (props.value) show(JSON.parse(props.value)); });
import(new URL('%(main)s', document.baseURI)).then(({ mount }) => mount('%(name)s', { element, events, answers }));
"""


class Component:
    """One part of a panel, drawn by the interface's `mount`.

    It holds a `gr.HTML` instead of being one: Gradio writes a file beside the module of every subclass.
    """

    def __init__(self, name: str, html: str, *, interface: Interface, events: Sequence[str] = ()) -> None:
        """Places the part on the page that is being built.

        Args:
            name: under which the interface knows it; of its element, too.
            html: static.
            interface: whose modules draw it.
            events: what it can ask; each comes to a listener that `on` adds.
        """
        triggers = ", ".join(f"{event}: (data) => trigger('{event}', data)" for event in events)
        self._html = gr.HTML(
            html_template=html,
            js_on_load=_ON_LOAD % {"name": name, "events": triggers, "main": interface.main},
            apply_default_css=False,
            elem_id=f"mm-{name}",
        )

    def on(self, event: str, answer: Answering, queue: RequestQueue) -> None:
        """Answers an event.

        Whatever goes wrong becomes the part's `error`: a sentence that it shows in place.

        Args:
            event: one of the part's events.
            answer: gives JSON-able values; the event's `question` is added, so that the part knows what was answered.
            queue: events with the same ones wait for each other.
        """

        async def listener(data: gr.EventData) -> str:
            asked = data._data if isinstance(data._data, dict) else {}
            try:
                shown = await queue.take(lambda: answer(asked))
            except MmsidError as error:
                shown = {"error": str(error)}
            except Exception:
                logger.exception("Answering %r failed", event)
                shown = {"error": BUG}
            text = json.dumps({**shown, "question": asked.get("question")}, allow_nan=False)
            return text.replace("<", "\\u003c")

        getattr(self._html, event)(
            listener,
            None,
            self._html,
            trigger_mode="multiple",
            show_progress="hidden",
            api_visibility="private",
            queue=False,
        )
