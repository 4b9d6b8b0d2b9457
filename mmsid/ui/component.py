"""A part of the page that draws itself in the browser.

In: JSON as text, one way only; out: events. The HTML template is static and every text is set as text by the script of
the same name in assets/interface, so nothing that a catalogue says can become markup or code.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import gradio as gr

from mmsid.ui.files import address

_ON_LOAD = """
const events = {%(events)s};
window.mmsid.%(name)s({element, events, answers: (show) => watch('value', () => {
  if (props.value) show(JSON.parse(props.value));
})});
"""


class Part(gr.HTML):
    """One part of a panel, drawn by `window.mmsid.<name>`."""

    def __init__(self, name: str, html: str, *, script: Path, events: Sequence[str] = ()) -> None:
        """Places the part on the page that is being built.

        Args:
            name: of its script and its element.
            html: static.
            script: of the whole interface; it is fetched once, and runs before any part is drawn.
            events: what it can ask; each comes to a listener that `on` adds.
        """
        triggers = ", ".join(f"{event}: (data) => trigger('{event}', data)" for event in events)
        super().__init__(
            html_template=html,
            js_on_load=_ON_LOAD % {"name": name, "events": triggers},
            apply_default_css=False,
            elem_id=f"mm-{name}",
            head=f'<script src="{address(script)}"></script>',
        )

    def on(self, event: str, answer: Callable[[Mapping[str, Any]], Mapping[str, Any]], *, queue: str) -> None:
        """Answers an event; while one is being answered, only the last of those that follow is kept.

        Args:
            event: one of the part's events.
            answer: what the event carried → what the part shows.
            queue: events with the same one wait for each other.
        """

        def listener(data: gr.EventData) -> str:
            carried = data._data if isinstance(data._data, dict) else {}
            return json.dumps({**answer(carried), "question": carried.get("question")}, allow_nan=False)

        getattr(self, event)(
            listener,
            None,
            self,
            trigger_mode="always_last",
            show_progress="hidden",
            api_visibility="private",
            concurrency_id=queue,
            concurrency_limit=1,
        )

    def preprocess(self, payload: Any) -> None:  # noqa: ARG002
        """The value never travels back."""
        return

    def postprocess(self, value: str | None) -> str | None:
        """Takes JSON as text."""
        return value

    def api_info(self) -> dict[str, Any]:
        """JSON as text."""
        return {"type": "string"}
