"""What of the server is open to the network, and how much of it: an ASGI middleware in front of Gradio's routes.

In: requests; out: requests that Gradio can answer, and one sentence for all others. The rules: what no `OpenRoute`
names is closed, because Gradio serves more than this page needs (the fetching of addresses, links that keep a session,
calls past the queue); a body is read only as far as its route takes it; whether somebody still waits for an answer is
known to the end; what was fetched is forgotten at once.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from starlette._utils import get_route_path
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from mmsid.ui.serving.blocks import StatelessBlocks
from mmsid.ui.serving.bodies import Bodies, Body, RefusedError
from mmsid.ui.serving.calls import MAX_CALL_VALUES, Calls, read_json
from mmsid.ui.serving.files import PREFIX, ServedFiles
from mmsid.ui.serving.frames import frame_policy, sending_policy
from mmsid.ui.serving.health import Health, health_answer
from mmsid.ui.serving.log import log_failure
from mmsid.ui.serving.packing import takes_gzip
from mmsid.ui.serving.page_cache import PageCache
from mmsid.ui.serving.questions import answer_question
from mmsid.ui.serving.replies import ErrorSentences, failed, refused
from mmsid.ui.serving.social_card import SocialCard, WithSocialCard
from mmsid.ui.serving.uploads import Uploads, receive_files
from mmsid.ui.serving.visitors import CONNECTION, Listeners
from mmsid.ui.zero_gpu import note_visitor

logger = logging.getLogger(__name__)

API = "/gradio_api"
"""Where Gradio's own routes begin."""

MAX_CALL_BYTES = 1_000_000
"""Of a question to the named API: it has texts and ids; pictures are uploaded."""

MAX_TOOL_BYTES = 4_000_000
"""Of a call over MCP, whose library takes no more; a picture within it has about 3 MB."""

_NOT_HERE = "Expected one of this app's own addresses, but got another one; docs/api.md names them."


class Handling(Enum):
    """How a request to a route is handled."""

    PLAIN = auto()
    """As it is."""
    FILE = auto()
    """To a file of ours."""
    HOME = auto()
    """To the page, which is the same whatever is asked behind it."""
    HEALTH = auto()
    """Whether the model can answer."""
    DOCUMENTED = auto()
    """To what the API says of itself, in which Gradio keeps the address of who asked first."""
    QUESTION = auto()
    """It is an event of the page."""
    SMALL = auto()
    """It says something to Gradio's queue."""
    TOOL = auto()
    """It calls a tool over MCP."""
    CALL = auto()
    """Its answer waits in a queue."""
    STREAM = auto()
    """It fetches answers from there."""
    UPLOAD = auto()
    """It brings files."""
    NOTHING = auto()
    """To figures on the use of the API, which its page asks for and nobody keeps."""


@dataclass(frozen=True, slots=True)
class OpenRoute:
    """An address, or a family of them, that is open.

    Attributes:
        methods: of HTTP; HEAD goes wherever GET does, OPTIONS everywhere.
        address: the whole path, as a pattern.
        handling: of a request.
        bytes: that a request may bring.
    """

    methods: tuple[str, ...]
    address: re.Pattern[str]
    handling: Handling = Handling.PLAIN
    bytes: int = 0


def open_routes(upload_megabytes: int) -> tuple[OpenRoute, ...]:
    """All that is open.

    Args:
        upload_megabytes: of one picture.
    """
    picture = upload_megabytes * 1_000_000
    encoded = max(picture, 8_000_000) * 4 // 3 + 2_000_000  # base64, and what comes with it
    get, post = ("GET",), ("POST",)
    return (
        OpenRoute(get, _path(rf"/{PREFIX}/(?P<file>.+)"), Handling.FILE),
        OpenRoute(get, _path(r"/|/config"), Handling.HOME),
        OpenRoute(get, _path(r"/health"), Handling.HEALTH),
        OpenRoute(get, _path(r"/monitoring/summary"), Handling.NOTHING),
        OpenRoute(get, _path(r"/theme\.css|/favicon\.ico|/robots\.txt|/manifest\.json")),
        OpenRoute(get, _path(r"/(static|assets|svelte)/.+")),
        OpenRoute(get, _path(rf"{API}/(info|openapi\.json)"), Handling.DOCUMENTED),
        OpenRoute(get, _path(rf"{API}/(startup-events|app_id|theme\.css|queue/status|user|token|login_check)")),
        OpenRoute(get, _path(rf"{API}/heartbeat/\w{{1,100}}|{API}/mcp/schema")),
        OpenRoute(get, _path(rf"{API}/queue/data"), Handling.STREAM),
        OpenRoute(get, _path(rf"{API}/call/(v2/)?\w+/(?P<event>\w+)"), Handling.STREAM),
        OpenRoute(post, _path(rf"{API}/call/(?P<v2>v2/)?(?P<name>\w+)"), Handling.CALL, MAX_CALL_BYTES),
        OpenRoute(post, _path(rf"{API}/queue/join"), Handling.CALL, MAX_CALL_BYTES),
        OpenRoute(post, _path(rf"{API}/(cancel|reset)"), Handling.SMALL, 10_000),
        OpenRoute(post, _path(rf"{API}/run/predict"), Handling.QUESTION, encoded),
        OpenRoute(post, _path(rf"{API}/upload"), Handling.UPLOAD, picture + 100_000),
        OpenRoute(("POST", "DELETE"), _path(rf"{API}/mcp(/http)?"), Handling.TOOL, min(encoded, MAX_TOOL_BYTES)),
    )


def _path(pattern: str) -> re.Pattern[str]:
    return re.compile(f"({pattern})/?")


@dataclass(frozen=True)
class Backend:
    """What handles requests to the open routes.

    Attributes:
        blocks: Gradio's.
        files: that browsers fetch.
        calls: of the named API.
        listeners: on streams.
        uploads: of callers.
        bodies: that are being read or answered.
        head: HTML for the page's head.
        health: how the app is.
        framed_by: origins that may show the whole page in a frame.
        card: what a link to the page looks like.
    """

    blocks: StatelessBlocks
    files: ServedFiles
    calls: Calls
    listeners: Listeners
    uploads: Uploads
    bodies: Bodies
    health: Callable[[], Health]
    head: str = ""
    framed_by: tuple[str, ...] = ()
    card: SocialCard | None = None


@dataclass(frozen=True, slots=True)
class _Exchange:
    """A request that is being handled."""

    scope: Scope
    body: Body
    send: Send
    parts: Mapping[str, str | None]


class Gateway:
    """The middleware."""

    def __init__(self, app: ASGIApp, *, routes: tuple[OpenRoute, ...], backend: Backend) -> None:
        """Lets nothing else through.

        Args:
            app: what is behind it.
            routes: all that is open.
            backend: what handles requests to them.
        """
        self._app, self._routes, self._backend = app, routes, backend
        self._page = PageCache(WithSocialCard(app, backend.card), backend.head)
        self._documenting = asyncio.Lock()
        self._handlers = {
            Handling.PLAIN: self._plainly,
            Handling.FILE: self._to_a_file,
            Handling.HOME: self._home,
            Handling.HEALTH: self._with_health,
            Handling.DOCUMENTED: self._to_the_documentation,
            Handling.QUESTION: self._with_a_question,
            Handling.SMALL: self._with_json,
            Handling.TOOL: self._with_json,
            Handling.CALL: self._with_a_call,
            Handling.STREAM: self._to_listen,
            Handling.UPLOAD: self._with_files,
            Handling.NOTHING: self._with_nothing,
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or has it answered."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        sentences = ErrorSentences(send)
        try:
            await self._enter(scope, receive, sentences)
        except RefusedError as refusal:
            await refused(refusal)(scope, receive, send)
        except UnicodeEncodeError:  # FastAPI repeats what it cannot use, and cannot write it
            sentence = "Expected text that can be written as UTF-8, but got a part of a letter; mend it and ask again."
            await refused(RefusedError(422, sentence))(scope, receive, send)
        except Exception:
            log_failure(logger, f"Answering {scope['method']} {scope['path']}")
            if sentences.has_started:
                raise
            await failed()(scope, receive, send)

    async def _enter(self, scope: Scope, receive: Receive, send: Send) -> None:
        path, method = get_route_path(scope), scope["method"]
        found = [(route, match) for route in self._routes if (match := route.address.fullmatch(path))]
        for route, match in found:
            if method == "OPTIONS" or ("GET" if method == "HEAD" else method) in route.methods:
                with self._backend.bodies.reading(scope, receive, route.bytes) as body:
                    await self._handlers[route.handling](_Exchange(scope, body, send, match.groupdict()))
                return
        if found:
            raise RefusedError(
                405, f"Expected {found[0][0].methods[0]} at this address, but got {method[:20]}; ask so."
            )
        raise RefusedError(404, _NOT_HERE)

    async def _plainly(self, exchange: _Exchange) -> None:
        await self._app(exchange.scope, exchange.body.receive, exchange.send)

    async def _to_a_file(self, exchange: _Exchange) -> None:
        packed = takes_gzip(exchange.scope)
        response = await self._backend.files.answered(exchange.parts["file"] or "", packed=packed)
        if response is None:
            raise RefusedError(404, _NOT_HERE)
        await response(exchange.scope, exchange.body.receive, exchange.send)

    async def _home(self, exchange: _Exchange) -> None:
        policy = frame_policy(exchange.scope["query_string"], self._backend.framed_by)
        exchange.scope["query_string"] = b""
        await self._page(exchange.scope, exchange.body.receive, sending_policy(exchange.send, policy))

    async def _with_health(self, exchange: _Exchange) -> None:
        await health_answer(self._backend.health())(exchange.scope, exchange.body.receive, exchange.send)

    async def _with_nothing(self, exchange: _Exchange) -> None:
        await JSONResponse({})(exchange.scope, exchange.body.receive, exchange.send)

    async def _to_the_documentation(self, exchange: _Exchange) -> None:
        answered: list[Message] = []

        async def keep(message: Message) -> None:
            answered.append(message)

        exchange.scope["query_string"] = b""
        async with self._documenting:  # and nobody who reads slowly holds it up
            self._backend.blocks.forget_who_asked_first()
            await self._app(exchange.scope, exchange.body.receive, keep)
        for message in answered:
            await exchange.send(message)

    async def _with_a_question(self, exchange: _Exchange) -> None:
        if exchange.scope["method"] != "POST":
            await self._plainly(exchange)
            return
        body = exchange.body
        note_visitor(exchange.scope)
        raw, packs = await body.read(), takes_gzip(exchange.scope)
        answer = await answer_question(self._backend.blocks, raw, body.address, body.connection, packs=packs)
        await answer(exchange.scope, body.receive, exchange.send)

    async def _with_json(self, exchange: _Exchange) -> None:
        if exchange.scope["method"] == "POST":
            read_json(await exchange.body.read(), MAX_CALL_VALUES)
            exchange.scope[CONNECTION] = exchange.body.connection
            _say_json(exchange.scope)
        await self._plainly(exchange)

    async def _with_a_call(self, exchange: _Exchange) -> None:
        if exchange.scope["method"] == "POST":
            raw, parts = await exchange.body.read(), exchange.parts
            check = self._backend.calls.check
            exchange.body.replace(check(exchange.scope, raw, parts.get("name"), is_by_name=bool(parts.get("v2"))))
            _say_json(exchange.scope)
        await self._plainly(exchange)

    async def _to_listen(self, exchange: _Exchange) -> None:
        blocks, event = self._backend.blocks, exchange.parts.get("event")
        session = blocks.session_of(event) if event else Request(exchange.scope).query_params.get("session_hash", "")
        if not blocks.holds(session):
            raise RefusedError(
                404, "Expected the number of a question that waits for its answer, but got another; ask again."
            )
        with self._backend.listeners.listening(session):
            await self._plainly(exchange)
        if not blocks.is_waiting(session):
            blocks.forget(session)

    async def _with_files(self, exchange: _Exchange) -> None:
        if exchange.scope["method"] != "POST":
            await self._plainly(exchange)
            return
        paths = await receive_files(Request(exchange.scope, exchange.body.receive), self._backend.uploads)
        await JSONResponse(paths)(exchange.scope, exchange.body.receive, exchange.send)


def _say_json(scope: Scope) -> None:
    """Has a body be read as what it is, whatever its header says."""
    own = [(name, value) for name, value in scope["headers"] if name not in (b"content-type", b"content-length")]
    scope["headers"] = [*own, (b"content-type", b"application/json")]
