"""What of the server is open to the network, and how much of it: an ASGI middleware in front of Gradio's routes.

In: requests; out: requests that Gradio can answer, and one sentence for all others. The rules: what no `Door` names is
closed, because Gradio serves more than this page needs (the fetching of addresses, links that keep a session, calls
past the queue); a body is read only as far as its door takes it; whether somebody still waits for an answer is known to
the end; what was fetched is forgotten at once.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from starlette._utils import get_route_path
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from mmsid.ui.serving.blocks import KeepNothing
from mmsid.ui.serving.bodies import Bodies, Body, RefusedError
from mmsid.ui.serving.calls import Calls, read_json
from mmsid.ui.serving.files import PREFIX, ServedFiles
from mmsid.ui.serving.home import Home
from mmsid.ui.serving.log import log_failure
from mmsid.ui.serving.questions import answer_question
from mmsid.ui.serving.replies import Sentences, failed, refused
from mmsid.ui.serving.uploads import Uploads, receive_files
from mmsid.ui.serving.visitors import CONNECTION, Listeners

logger = logging.getLogger(__name__)

API = "/gradio_api"
"""Where Gradio's own routes begin."""

MAX_CALL_BYTES = 1_000_000
"""Of a question to the named API: it has texts and ids; pictures are uploaded."""

_NOT_HERE = "Expected one of this app's own addresses, but got another one; docs/api.md names them."


class Way(Enum):
    """How a request goes through a door."""

    PLAIN = auto()
    """As it is."""
    FILE = auto()
    """To a file of ours."""
    HOME = auto()
    """To the page, which is the same whatever is asked behind it."""
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


@dataclass(frozen=True, slots=True)
class Door:
    """An address, or a family of them, that is open.

    Attributes:
        methods: of HTTP; HEAD goes wherever GET does, OPTIONS everywhere.
        address: the whole path, as a pattern.
        way: through it.
        bytes: that a request may bring.
    """

    methods: tuple[str, ...]
    address: re.Pattern[str]
    way: Way = Way.PLAIN
    bytes: int = 0


def doors(upload_megabytes: int) -> tuple[Door, ...]:
    """All that is open.

    Args:
        upload_megabytes: of one picture.
    """
    picture = upload_megabytes * 1_000_000
    encoded = max(picture, 8_000_000) * 4 // 3 + 2_000_000  # base64, and what comes with it
    get, post = ("GET",), ("POST",)
    return (
        Door(get, _path(rf"/{PREFIX}/(?P<file>.+)"), Way.FILE),
        Door(get, _path(r"/|/config"), Way.HOME),
        Door(get, _path(r"/theme\.css|/favicon\.ico|/robots\.txt|/manifest\.json")),
        Door(get, _path(r"/(static|assets|svelte)/.+")),
        Door(get, _path(rf"{API}/(info|openapi\.json)"), Way.DOCUMENTED),
        Door(get, _path(rf"{API}/(startup-events|app_id|theme\.css|queue/status|user|token|login_check)")),
        Door(get, _path(rf"{API}/heartbeat/\w{{1,100}}|{API}/mcp/schema")),
        Door(get, _path(rf"{API}/queue/data"), Way.STREAM),
        Door(get, _path(rf"{API}/call/(v2/)?\w+/(?P<event>\w+)"), Way.STREAM),
        Door(post, _path(rf"{API}/call/(?P<v2>v2/)?(?P<name>\w+)"), Way.CALL, MAX_CALL_BYTES),
        Door(post, _path(rf"{API}/queue/join"), Way.CALL, MAX_CALL_BYTES),
        Door(post, _path(rf"{API}/(cancel|reset)"), Way.SMALL, 10_000),
        Door(post, _path(rf"{API}/run/predict"), Way.QUESTION, encoded),
        Door(post, _path(rf"{API}/upload"), Way.UPLOAD, picture + 100_000),
        Door(("POST", "DELETE"), _path(rf"{API}/mcp(/http)?"), Way.TOOL, encoded),
    )


def _path(pattern: str) -> re.Pattern[str]:
    return re.compile(f"({pattern})/?")


@dataclass(frozen=True)
class House:
    """What is behind the doors.

    Attributes:
        blocks: Gradio's.
        files: that browsers fetch.
        calls: of the named API.
        listeners: on streams.
        uploads: of callers.
        bodies: that are being read or answered.
    """

    blocks: KeepNothing
    files: ServedFiles
    calls: Calls
    listeners: Listeners
    uploads: Uploads
    bodies: Bodies


@dataclass(frozen=True, slots=True)
class _Passage:
    """A request on its way through a door."""

    scope: Scope
    body: Body
    send: Send
    parts: Mapping[str, str | None]


class Gate:
    """The middleware."""

    def __init__(self, app: ASGIApp, *, doors: tuple[Door, ...], house: House) -> None:
        """Lets nothing else through.

        Args:
            app: what is behind it.
            doors: all that is open.
            house: what the ways through them need.
        """
        self._app, self._doors, self._house = app, doors, house
        self._page = Home(app)
        self._documenting = asyncio.Lock()
        self._ways = {
            Way.PLAIN: self._plainly,
            Way.FILE: self._to_a_file,
            Way.HOME: self._home,
            Way.DOCUMENTED: self._to_the_documentation,
            Way.QUESTION: self._with_a_question,
            Way.SMALL: self._with_json,
            Way.TOOL: self._with_json,
            Way.CALL: self._with_a_call,
            Way.STREAM: self._to_listen,
            Way.UPLOAD: self._with_files,
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or has it answered."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        sentences = Sentences(send)
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
        found = [(door, match) for door in self._doors if (match := door.address.fullmatch(path))]
        for door, match in found:
            if method == "OPTIONS" or ("GET" if method == "HEAD" else method) in door.methods:
                with self._house.bodies.reading(scope, receive, door.bytes) as body:
                    await self._ways[door.way](_Passage(scope, body, send, match.groupdict()))
                return
        if found:
            raise RefusedError(
                405, f"Expected {found[0][0].methods[0]} at this address, but got {method[:20]}; ask so."
            )
        raise RefusedError(404, _NOT_HERE)

    async def _plainly(self, passage: _Passage) -> None:
        await self._app(passage.scope, passage.body.receive, passage.send)

    async def _to_a_file(self, passage: _Passage) -> None:
        response = self._house.files.answer(passage.parts["file"] or "")
        if response is None:
            raise RefusedError(404, _NOT_HERE)
        await response(passage.scope, passage.body.receive, passage.send)

    async def _home(self, passage: _Passage) -> None:
        passage.scope["query_string"] = b""
        await self._page(passage.scope, passage.body.receive, passage.send)

    async def _to_the_documentation(self, passage: _Passage) -> None:
        async with self._documenting:
            self._house.blocks.forget_who_asked_first()
            passage.scope["query_string"] = b""
            await self._plainly(passage)

    async def _with_a_question(self, passage: _Passage) -> None:
        if passage.scope["method"] != "POST":
            await self._plainly(passage)
            return
        body = passage.body
        answer = await answer_question(self._house.blocks, await body.read(), body.address, body.connection)
        await answer(passage.scope, body.receive, passage.send)

    async def _with_json(self, passage: _Passage) -> None:
        if passage.scope["method"] == "POST":
            read_json(await passage.body.read())
            passage.scope[CONNECTION] = passage.body.connection
            _say_json(passage.scope)
        await self._plainly(passage)

    async def _with_a_call(self, passage: _Passage) -> None:
        if passage.scope["method"] == "POST":
            raw, parts = await passage.body.read(), passage.parts
            check = self._house.calls.check
            passage.body.replace(check(passage.scope, raw, parts.get("name"), is_by_name=bool(parts.get("v2"))))
            _say_json(passage.scope)
        await self._plainly(passage)

    async def _to_listen(self, passage: _Passage) -> None:
        blocks, event = self._house.blocks, passage.parts.get("event")
        session = blocks.session_of(event) if event else Request(passage.scope).query_params.get("session_hash", "")
        if not blocks.holds(session):
            raise RefusedError(
                404, "Expected the number of a question that waits for its answer, but got another; ask again."
            )
        with self._house.listeners.listening(session):
            await self._plainly(passage)
        if not blocks.is_waiting(session):
            blocks.forget(session)

    async def _with_files(self, passage: _Passage) -> None:
        if passage.scope["method"] != "POST":
            await self._plainly(passage)
            return
        paths = await receive_files(Request(passage.scope, passage.body.receive), self._house.uploads)
        await JSONResponse(paths)(passage.scope, passage.body.receive, passage.send)


def _say_json(scope: Scope) -> None:
    """Has a body be read as what it is, whatever its header says."""
    own = [(name, value) for name, value in scope["headers"] if name not in (b"content-type", b"content-length")]
    scope["headers"] = [*own, (b"content-type", b"application/json")]
