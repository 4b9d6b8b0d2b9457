"""What the network is told of an error: `{"error": sentence}` as JSON, whoever raised it.

In: what Gradio or FastAPI answers; out: the same where it is an answer, and one sentence where it is an error. The
rule: no trace, no list of FastAPI's own, and no `null` leaves the server.
"""

from __future__ import annotations

import json
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import Message, Send

from mmsid.errors import described
from mmsid.ui.serving.bodies import RefusedError

BUG = "Something went wrong on our side, and it was logged; please try again or ask for something else."
"""What a visitor is told of an error that is not theirs."""

_FIRST_ERROR = 400
_MAX_ERROR_BYTES = 20_000
_SENTENCES = {
    400: "Expected a question that can be read, but got another one; docs/api.md shows how to ask.",
    404: "Expected one of this app's own addresses, but got another one; docs/api.md names them.",
    405: "Expected another way of asking at this address; docs/api.md shows how.",
    413: "Expected a smaller request, but got too much at once; send less.",
    422: "Expected the question's parts as docs/api.md names them, but got others; mend it and ask again.",
    503: "Too many questions are waiting; ask again in 2 seconds.",
}


def refused(refusal: RefusedError) -> JSONResponse:
    """The answer to what is not answered."""
    return JSONResponse({"error": str(refusal)}, refusal.status, refusal.headers)


def failed() -> JSONResponse:
    """The answer where something broke."""
    return JSONResponse({"error": BUG}, 500)


class ErrorSentences:
    """ASGI's `send`, through which errors become sentences."""

    def __init__(self, send: Send) -> None:
        """Nothing was sent yet."""
        self._send = send
        self._error: Message | None = None
        self._body = bytearray()
        self.has_started = False

    async def __call__(self, message: Message) -> None:
        """Sends an answer on, and keeps an error back until it is whole."""
        if message["type"] == "http.response.start" and message["status"] >= _FIRST_ERROR:
            self._error = message
            return
        if self._error is None:
            self.has_started = True
            await self._send(message)
            return
        self._body += message.get("body", b"")[: _MAX_ERROR_BYTES - len(self._body)]
        if not message.get("more_body"):
            await self._send_error(self._error)

    async def _send_error(self, start: Message) -> None:
        status = start["status"]
        content = json.dumps({"error": sentence_of(status, bytes(self._body))}).encode()
        headers = MutableHeaders(raw=list(start["headers"]))
        headers["content-type"] = "application/json"
        headers["content-length"] = str(len(content))
        if status == 503:
            headers.setdefault("retry-after", "2")
        self._error, self.has_started = None, True
        await self._send({"type": "http.response.start", "status": status, "headers": headers.raw})
        await self._send({"type": "http.response.body", "body": content})


def sentence_of(status: int, body: bytes) -> str:
    """The sentence of an error.

    Args:
        status: of HTTP.
        body: what was to be sent with it; a sentence of ours is kept.
    """
    try:
        values = json.loads(body)
    except ValueError:
        values = None
    own = values.get("error") if isinstance(values, dict) else None
    if isinstance(own, str) and own:
        return own
    if status == 422 and isinstance(values, dict) and (detail := _first(values.get("detail"))):
        return detail
    return _SENTENCES.get(status, BUG if status >= 500 else _SENTENCES[400])


def _first(detail: Any) -> str:
    """What FastAPI found wrong first, in our words."""
    if not isinstance(detail, list) or not detail or not isinstance(detail[0], dict):
        return ""
    place = ".".join(str(part) for part in detail[0].get("loc", ()) if part not in ("body", "query"))[:60]
    if detail[0].get("type") == "json_invalid":
        return "Expected the question as JSON, but got something else; mend it and ask again."
    if detail[0].get("type") == "missing":
        return f"Expected {place or 'the question'} in the question, but it is missing; add it."
    came = described(detail[0].get("input"))
    return f"Expected {place or 'the question'} in another form, but got {came}; docs/api.md shows it."
