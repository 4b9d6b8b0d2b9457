"""The page itself, which Gradio would write anew for everybody: 20 milliseconds of work each time.

In: a request for it; out: what Gradio answered to the first such request. The rule: two requests are the same if all
that Gradio reads of them is (the address by which it is reached); nothing that says who asks is kept.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_PAGES = 16
"""Addresses whose pages are kept; those that were not asked for longest go first."""

_READ = ("host", "x-forwarded-host", "x-forwarded-proto", "x-forwarded-prefix", "x-forwarded-path", "accept")
_MAX_KEY = 500

Key = tuple[str, ...]


class PageCache:
    """Pages by how they are reached."""

    def __init__(self, app: ASGIApp) -> None:
        """Knows none.

        Args:
            app: that writes them.
        """
        self._app = app
        self._pages: OrderedDict[Key, tuple[Message, ...]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request for a page."""
        key = _key(scope)
        if key not in self._pages:
            await self._app(scope, receive, self._kept(key, send))
            return
        self._pages.move_to_end(key)
        for message in self._pages[key]:
            await send(message)

    def _kept(self, key: Key, send: Send) -> Callable[[Message], Awaitable[None]]:
        """Sends a page on, and keeps it if it is whole and one of few."""
        messages: list[Message] = []

        async def sending(message: Message) -> None:
            messages.append(message)
            await send(message)
            is_whole = message["type"] == "http.response.body" and not message.get("more_body")
            is_good = messages[0].get("status") == 200 and "set-cookie" not in Headers(raw=messages[0]["headers"])
            if is_whole and is_good and sum(map(len, key)) <= _MAX_KEY:
                self._pages[key] = tuple(messages)
                while len(self._pages) > MAX_PAGES:
                    self._pages.popitem(last=False)

        return sending


def _key(scope: Scope) -> Key:
    headers = Headers(scope=scope)
    server = ":".join(str(part) for part in scope.get("server") or ())
    named = (headers.get(name, "") for name in _READ)
    return (scope["method"], scope["path"], scope.get("scheme", ""), scope.get("root_path", ""), server, *named)
