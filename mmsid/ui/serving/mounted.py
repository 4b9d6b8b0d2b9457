"""Further apps below the first one's address: each shop of a Space is a page of its own, at `/NAME/`.

In: apps by name, some of which come later; out: ASGI middleware that hands a request to the one that its path names.
The rules: what has no such name is the first app's business; a shop that is not there yet says so, and how far it is;
an app begins and ends in one task of the server's own loop.
"""

from __future__ import annotations

import asyncio
import html
import threading
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from urllib.parse import parse_qsl, urlencode

from starlette._utils import get_route_path
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

SHOP = "shop"
"""Names a shop in the query of the first one's address: the hub's own address has no other place for it."""

_PATIENCE_SECONDS = 60.0
_WAITING = """<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="3">
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>{title}</title>
<style>body{{font:16px/1.6 system-ui,sans-serif;max-width:36em;margin:16vh auto;padding:0 20px}}</style></head>
<body><h1>{title}</h1><p role="status">{sentence}</p><p><a href="../">Back to the first shop</a></p></body></html>"""

Opening = Callable[[], AbstractAsyncContextManager[object]]
"""What runs an app for as long as it is open."""


class MountedApps:
    """Apps by name, and what is said of those that are not there yet."""

    def __init__(self, titles: Mapping[str, str]) -> None:
        """Has none of them yet.

        Args:
            titles: name → what a visitor reads.
        """
        self.titles = dict(titles)
        self.told: dict[str, Callable[[], str]] = {}
        self._apps: dict[str, ASGIApp] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._is_running = threading.Event()
        self._tasks: set[asyncio.Task[None]] = set()

    def app(self, name: str) -> ASGIApp | None:
        """The app of a name; None where it is not there yet."""
        return self._apps.get(name)

    def add(self, name: str, app: ASGIApp, opening: Opening) -> None:
        """Opens an app, from any thread but the server's own; returns when it can be asked.

        Args:
            name: one of those that were announced.
            app: answers requests whose path begins with the name.
            opening: is entered before and left when the server stops.
        """
        if not self._is_running.wait(_PATIENCE_SECONDS) or self._loop is None:
            return  # it was stopped before it began
        opened = threading.Event()

        async def keep() -> None:
            async with opening():
                self._apps[name] = app
                opened.set()
                await asyncio.Event().wait()

        def begin() -> None:
            task = asyncio.get_running_loop().create_task(keep())
            self._tasks.add(task)

        self._loop.call_soon_threadsafe(begin)
        opened.wait(_PATIENCE_SECONDS)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """While the server runs."""
        self._loop = asyncio.get_running_loop()
        self._is_running.set()
        try:
            yield
        finally:
            self._apps.clear()
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)


class Mounting:
    """The middleware."""

    def __init__(self, app: ASGIApp, *, mounted: MountedApps) -> None:
        """Stands before everything else.

        Args:
            app: the first one.
            mounted: the others.
        """
        self._app, self._mounted = app, mounted

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hands a request on."""
        answer = self._app
        if scope["type"] == "http":
            path, query = get_route_path(scope), scope["query_string"].decode("latin-1")
            name, slash, _ = path.removeprefix("/").partition("/")
            if name in self._mounted.titles:
                answer = self._shop(name, query) if slash else _redirect(f"{name}/", query)
            elif path == "/" and (named := dict(parse_qsl(query)).get(SHOP)) in self._mounted.titles:
                answer = _redirect(f"{named}/", query)
        await answer(scope, receive, send)

    def _shop(self, name: str, query: str) -> ASGIApp:
        return self._mounted.app(name) or _waiting(self._mounted.titles[name], self._mounted.told.get(name))


def _redirect(place: str, query: str) -> Response:
    rest = urlencode([(key, value) for key, value in parse_qsl(query, keep_blank_values=True) if key != SHOP])
    return RedirectResponse(f"{place}?{rest}" if rest else place, 307, {"Cache-Control": "no-store"})


def _waiting(title: str, told: Callable[[], str] | None) -> Response:
    """A page that asks again by itself."""
    sentence = told() if told else "This shop is being opened."
    page = _WAITING.format(title=html.escape(title), sentence=html.escape(sentence))
    return HTMLResponse(page, 503, {"Retry-After": "3", "Cache-Control": "no-store"})
