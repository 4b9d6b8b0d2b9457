"""The page's own questions, answered before Gradio sees them.

In: the body of a `POST /gradio_api/run/predict`; out: the reply as Gradio's front end expects it. The rules: the number
in it is that of one of the page's events, whose listener gets what the event carried and nothing else; Gradio itself
would walk through all of it in the event loop, look for files in it, and keep it with the session.
"""

from __future__ import annotations

import asyncio
from typing import Any

import gradio as gr
from starlette.responses import JSONResponse, Response

from mmsid.errors import described
from mmsid.ui.serving.bodies import Connection, RefusedError
from mmsid.ui.serving.calls import MAX_QUESTION_VALUES, read_json, session_in
from mmsid.ui.serving.packing import packed
from mmsid.ui.serving.visitors import ASKING, Visitor

_LARGE = 100_000
"""Bytes above which a body is read in a thread, so that nobody waits for it."""


async def answer_question(
    blocks: gr.Blocks, raw: bytes, address: str, connection: Connection, *, packs: bool = False
) -> Response:
    """Answers an event of the page.

    Args:
        blocks: whose listeners answer.
        raw: the body.
        address: of the client.
        connection: on which the answer goes back.
        packs: whether who asks takes gzip.

    Raises:
        RefusedError: if it is no question, or that of no event.
    """
    most = MAX_QUESTION_VALUES
    body = read_json(raw, most) if len(raw) < _LARGE else await asyncio.to_thread(read_json, raw, most)
    number = body.get("fn_index") if isinstance(body, dict) else None
    function = blocks.fns.get(number) if type(number) is int else None
    if function is None or function.api_visibility != "private" or function.fn is None:
        raise RefusedError(404, f"Expected the number of an event of the page, but got {described(number)}; reload it.")
    ASKING.set(Visitor(address, session_in(body), lambda: connection.is_open))
    reply: Any = await function.fn(gr.EventData(None, body.get("event_data")))
    response = JSONResponse({"data": [reply], "is_generating": False, "render_config": None, "changed_state_ids": []})
    content = packed(bytes(response.body), once=False) if packs else None
    if content is None:
        return response
    return Response(content, media_type="application/json", headers={"Content-Encoding": "gzip"})
