"""The page itself, which Gradio would write anew for everybody: 20 milliseconds of work each time.

In: a request for it; out: what Gradio answered to the first such request, with our own head in it (Gradio would have
the browser run a script first, and only then add it), compressed. The rule: two requests are the same if all that
Gradio reads of them is (the address by which it is reached); nothing that says who asks is kept.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from mmsid.ui.serving.packing import packed, takes_gzip

MAX_PAGES = 16
"""Addresses whose pages are kept; those that were not asked for longest go first."""

_READ = ("host", "x-forwarded-host", "x-forwarded-proto", "x-forwarded-prefix", "x-forwarded-path", "accept")
_MAX_KEY = 500
_END_OF_HEAD = b"</head>"

Key = tuple[str, ...]


class PageCache:
    """Pages by how they are reached."""

    def __init__(self, app: ASGIApp, head: str = "") -> None:
        """Knows none.

        Args:
            app: that writes them.
            head: HTML that is added to the head of each.
        """
        self._app, self._head = app, head
        self._pages: OrderedDict[Key, Response] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request for a page."""
        key = _key(scope)
        if key in self._pages:
            self._pages.move_to_end(key)
            await self._pages[key](scope, receive, send)
            return
        written = await self._written(scope, receive)
        if written.status_code == 200 and "set-cookie" not in written.headers and sum(map(len, key)) <= _MAX_KEY:
            self._pages[key] = written
            while len(self._pages) > MAX_PAGES:
                self._pages.popitem(last=False)
        await written(scope, receive, send)

    async def _written(self, scope: Scope, receive: Receive) -> Response:
        """What Gradio answers, with our head in it, and compressed for who takes that."""
        messages: list[Message] = []

        async def keep(message: Message) -> None:
            messages.append(message)

        await self._app(scope, receive, keep)
        status, raw = int(messages[0]["status"]), messages[0].get("headers", [])
        content = b"".join(message.get("body", b"") for message in messages[1:])
        own = {"vary": "Accept-Encoding"}
        if "content-encoding" in Headers(raw=raw):
            return _response(status, raw, content, {})
        if Headers(raw=raw).get("content-type", "").startswith("text/html"):
            content = content.replace(_END_OF_HEAD, self._head.encode() + b"\n" + _END_OF_HEAD, 1)
        smaller = packed(content) if takes_gzip(scope) else None
        if smaller is not None:
            own["content-encoding"] = "gzip"
        content = content if smaller is None else smaller
        return _response(status, raw, content, {**own, "content-length": str(len(content))})


def _response(status: int, raw: list[tuple[bytes, bytes]], content: bytes, own: dict[str, str]) -> Response:
    """A response with the headers that were written, but for those of our own."""
    response = Response(content, status)
    kept: list[Any] = [(name, value) for name, value in raw if name.decode().lower() not in own]
    response.raw_headers = [*kept, *((name.encode(), value.encode()) for name, value in own.items())]
    return response


def _key(scope: Scope) -> Key:
    headers = Headers(scope=scope)
    server = ":".join(str(part) for part in scope.get("server") or ())
    named = (headers.get(name, "") for name in _READ)
    packs = "gzip" if takes_gzip(scope) else ""
    return (scope["method"], scope["path"], scope.get("scheme", ""), scope.get("root_path", ""), server, packs, *named)
