"""What the gateway lets through, as ASGI has it: the inner app records what reaches it."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any

import gradio as gr
import pytest

from mmsid import __version__
from mmsid.ui.serving import bodies
from mmsid.ui.serving.bodies import Bodies, too_large
from mmsid.ui.serving.files import ServedFiles
from mmsid.ui.serving.gateway import Backend, Gateway, open_routes
from mmsid.ui.serving.health import Health
from mmsid.ui.serving.replies import BUG, sentence_of
from mmsid.ui.serving.uploads import Uploads
from mmsid.ui.serving.visitors import ASKING, CONNECTION, Listeners

READY = Health(is_ready=True, build="25502a7af506b7e5", loading_seconds=3.21)


class Inner:
    """An app that reads what it gets and answers as it is told."""

    def __init__(self, status: int = 200, content: Any = None, kind: str = "application/json") -> None:
        self.status, self.content, self.kind = status, content, kind
        self.reached: list[str] = []
        self.body = b""
        self.scope: dict[str, Any] = {}

    async def __call__(self, scope, receive, send) -> None:
        self.reached.append(scope["path"])
        self.scope = scope
        more = scope["method"] not in ("GET", "HEAD")
        while more:
            message = await receive()
            self.body += message.get("body", b"")
            more = message.get("more_body", False)
        if isinstance(self.content, Exception):
            raise self.content
        content = json.dumps(self.content).encode()
        headers = [(b"content-type", self.kind.encode()), (b"content-length", str(len(content)).encode())]
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": content})


async def said(data: gr.EventData) -> str:
    """Answers an event with what it carried."""
    try:
        carried = data.question
    except (AttributeError, TypeError):
        carried = "nothing"
    return json.dumps([carried, ASKING.get().session, ASKING.get().address])


class Kept:
    """Stands for Blocks: has an event and an endpoint, and remembers what was forgotten."""

    def __init__(self) -> None:
        self.forgotten: list[str] = []
        event = SimpleNamespace(fn=said, api_visibility="private")
        self.fns = {0: event, 1: SimpleNamespace(fn=said, api_visibility="public")}

    def forget_who_asked_first(self) -> None:
        self.forgotten.append("who asked first")

    def session_of(self, event: str) -> str:
        return {"e1": "s1"}.get(event, event)

    def holds(self, session: str) -> bool:
        return session in ("s1", "waits", "other")

    def is_waiting(self, session: str) -> bool:
        return session == "waits"

    def forget(self, session: str) -> None:
        self.forgotten.append(session)


class NoCalls:
    """Lets every call in."""

    def check(self, _scope: Any, raw: bytes, *_: Any, **__: Any) -> bytes:
        return raw


def backend(health: Health = READY) -> Backend:
    return Backend(
        Kept(),
        ServedFiles(),
        NoCalls(),
        Listeners(),
        Uploads(),
        Bodies(),
        lambda: health,
        framed_by=("https://huggingface.co",),
    )


def ask(
    inner: Inner,
    method: str,
    path: str,
    parts: Sequence[bytes] = (b"",),
    *,
    behind: Backend | None = None,
    **headers: str,
):
    """Asks, and returns status, headers and content."""
    sent: list[dict[str, Any]] = []
    messages = [
        {"type": "http.request", "body": part, "more_body": place + 1 < len(parts)} for place, part in enumerate(parts)
    ]

    async def receive():
        if messages:
            return messages.pop(0)
        await asyncio.sleep(3600)

    async def send(message):
        sent.append(message)

    url, _, query = path.partition("?")
    scope = {
        "type": "http",
        "method": method,
        "path": url,
        "query_string": query.encode(),
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
        "client": ("10.0.0.1", 1234),
    }
    gateway = Gateway(inner, routes=open_routes(1), backend=behind or backend())
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, gateway(scope, receive, send)).result(timeout=60)
    content = b"".join(message.get("body", b"") for message in sent[1:])
    return sent[0]["status"], dict(sent[0]["headers"]), content


def error(content: bytes) -> str:
    said = json.loads(content)
    assert said.keys() == {"error"} and "\n" not in said["error"]
    return said["error"]


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/"),
        ("HEAD", "/"),
        ("GET", "/config"),
        ("GET", "/assets/index.js"),
        ("GET", "/gradio_api/info"),
        ("GET", "/gradio_api/info/"),
        ("GET", "/gradio_api/queue/data?session_hash=s1"),
        ("POST", "/gradio_api/call/recommend"),
        ("POST", "/gradio_api/call/v2/recommend"),
        ("POST", "/gradio_api/queue/join"),
        ("POST", "/gradio_api/mcp/"),
        ("POST", "/gradio_api/mcp/http"),
        ("GET", "/gradio_api/mcp/schema"),
        ("OPTIONS", "/gradio_api/queue/join"),
    ],
)
def test_what_the_page_and_callers_need_is_open(method, path):
    inner = Inner()
    status, _, _ = ask(inner, method, path, [b"{}"] if method == "POST" else [b""])
    assert status == 200 and inner.reached == [path.partition("?")[0]]


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/gradio_api/file=http://127.0.0.1/"),
        ("GET", "/gradio_api/file=/etc/passwd"),
        ("GET", "/gradio_api/file/etc/passwd"),
        ("GET", "/gradio_api/proxy=http://127.0.0.1/"),
        ("GET", "/gradio_api/deep_link?session_hash=abc"),
        ("POST", "/gradio_api/run/recommend"),
        ("POST", "/gradio_api/api/recommend"),
        ("POST", "/gradio_api/component_server"),
        ("POST", "/gradio_api/stream/abc"),
        ("POST", "/gradio_api/process_recording"),
        ("POST", "/gradio_api/vibe-code"),
        ("GET", "/gradio_api/dev/reload"),
        ("GET", "/monitoring"),
        ("GET", "/docs"),
        ("GET", "/openapi.json"),
        ("POST", "/login"),
        ("GET", "/files/none.webp"),
        ("GET", "//gradio_api/info"),
        ("GET", "/gradio_api/../config"),
        ("GET", "/GRADIO_API/info"),
        ("GET", "/gradio_api/info\n"),
        ("GET", "/gradio_api/call/recommend/unknown"),
        ("GET", "/gradio_api/queue/data?session_hash=unknown"),
        ("GET", "/gradio_api/queue/data"),
        ("GET", "/gradio_api/mcp/</script><script>alert(1)</script>/gradio_api/mcp"),
        ("GET", "/gradio_api/upload_progress?upload_id=x"),
    ],
)
def test_everything_else_is_closed(method, path):
    inner = Inner()
    status, _, content = ask(inner, method, path)
    assert status == 404 and inner.reached == [] and error(content).startswith("Expected ")


def test_health_is_told_without_asking_the_app():
    inner = Inner()
    status, headers, content = ask(inner, "GET", "/health")
    said = json.loads(content)
    assert status == 200 and headers[b"cache-control"] == b"no-store" and inner.reached == []
    assert said == {"state": "ready", "version": __version__, "build": READY.build, "loading_seconds": 3.2}


def test_who_cannot_answer_yet_says_so_and_when_to_ask_again():
    loading = Health(is_ready=False, problem="The model is still loading; ask again in a minute.")
    status, headers, content = ask(Inner(), "GET", "/health", behind=backend(loading))
    assert (status, headers[b"retry-after"], error(content)) == (503, b"5", loading.problem)


@pytest.mark.parametrize(
    ("address", "who"),
    [
        ("/", b"'self' https://huggingface.co"),
        ("/?panel=codes&history=a", b"'self' https://huggingface.co"),
        ("/?history=embed=why", b"'self' https://huggingface.co"),
        ("/?embed=why&history=a", b"*"),
        ("/?embed=", b"*"),
    ],
)
def test_one_part_may_be_framed_by_anybody_and_the_page_by_the_hub(address, who):
    for _ in range(2):  # the second one comes from the cache
        status, headers, _ = ask(Inner(), "GET", address)
        assert status == 200 and headers[b"content-security-policy"] == b"frame-ancestors " + who


def test_another_way_of_asking_is_told():
    status, _, content = ask(Inner(), "DELETE", "/gradio_api/queue/join")
    assert status == 405 and error(content) == "Expected POST at this address, but got DELETE; ask so."


def test_a_body_arrives_whole_and_in_one_piece():
    inner = Inner()
    ask(inner, "POST", "/gradio_api/call/item", [b'{"data"', b": [1", b"]}"], content_type="text/xml")
    assert (b"content-type", b"application/json") in inner.scope["headers"]
    assert inner.body == b'{"data": [1]}'


@pytest.mark.parametrize(("path", "limit"), [("/gradio_api/call/item", 1_000_000), ("/gradio_api/cancel", 10_000)])
def test_a_body_is_read_as_far_as_its_door_takes_it(path, limit):
    part, inner = b" " * (limit // 10), Inner()
    status, headers, content = ask(inner, "POST", path, [b"{}", *[part] * 10])
    assert status == 413 and error(content) == str(too_large(limit)) and headers[b"connection"] == b"close"
    assert inner.reached == []
    assert ask(inner, "POST", path, [b"{}" + part[2:], *[part] * 9])[0] == 200 and len(inner.body) == limit


def test_a_body_that_says_it_is_too_large_is_not_read_at_all():
    for length in ("2000000", "9" * 5000, "-1", "x", "1e3", "²"):
        inner = Inner()
        status, _, content = ask(inner, "POST", "/gradio_api/call/item", content_length=length)
        assert status == 413 and inner.reached == [] and "at most 1 MB" in error(content)


def test_get_brings_no_body():
    assert ask(Inner(), "GET", "/config", [b"x"], content_length="1")[0] == 413


@pytest.mark.parametrize("bound", ["MAX_BYTES_AT_ONCE", "MAX_BYTES_OF_ONE"])
def test_large_bodies_together_are_bounded_and_small_ones_always_find_a_place(monkeypatch, bound):
    monkeypatch.setattr(bodies, bound, 150_000)
    behind, large = backend(), [b" " * 100_000] * 2
    status, headers, content = ask(Inner(), "POST", "/gradio_api/call/item", large, behind=behind)
    assert status == 503 and headers[b"retry-after"] == b"5" and error(content).startswith("Too many large questions")
    monkeypatch.setattr(bodies, bound, 0)
    assert ask(Inner(), "POST", "/gradio_api/call/item", [b"{}"], behind=behind)[0] == 200
    assert behind.bodies._bytes.total() == 0


def test_a_body_that_never_comes_is_given_up(monkeypatch):
    monkeypatch.setattr(bodies, "MAX_SECONDS", 0.01)
    inner = Inner()

    async def go():
        sent = []
        scope = {
            "type": "http",
            "method": "POST",
            "path": "/gradio_api/call/item",
            "query_string": b"",
            "headers": [],
            "client": ("1", 1),
        }
        gateway = Gateway(inner, routes=open_routes(1), backend=backend())

        async def send(message):
            sent.append(message)

        await gateway(scope, lambda: asyncio.sleep(3600), send)
        return sent

    with ThreadPoolExecutor(1) as thread:
        sent = thread.submit(asyncio.run, go()).result(timeout=60)
    assert sent[0]["status"] == 408 and inner.reached == []


def test_who_leaves_is_known_to_who_answers():
    told: list[bool] = []

    async def app(scope, receive, send):
        await receive()
        connection = scope[CONNECTION]
        told.append(connection.is_open)
        gone = await receive()
        told.extend([gone["type"] == "http.disconnect", connection.is_open])
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def go():
        messages = [{"type": "http.request", "body": b"{}"}, {"type": "http.disconnect"}]

        async def receive():
            await asyncio.sleep(0.01)
            return messages.pop(0)

        async def send(_):
            return

        scope = {
            "type": "http",
            "method": "POST",
            "path": "/gradio_api/mcp/",
            "query_string": b"",
            "headers": [],
            "client": ("1", 1),
        }
        await Gateway(app, routes=open_routes(1), backend=backend())(scope, receive, send)

    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, go()).result(timeout=60)
    assert told == [True, True, False]


def predict(**body: Any):
    inner = Inner()
    status, _, content = ask(inner, "POST", "/gradio_api/run/predict", [json.dumps(body).encode()])
    assert inner.reached == []
    return status, content


def test_an_event_of_the_page_is_answered_before_gradio_sees_it():
    carried = {"path": "/", "meta": {"_type": "gradio.FileData"}}
    status, content = predict(fn_index=0, session_hash="s", event_data={"question": carried}, data=[], batched=True)
    [reply] = json.loads(content)["data"]
    assert status == 200 and json.loads(reply) == [carried, "s", "10.0.0.1"]
    for odd in (None, 5, "x", [], {"target": 1}):
        assert json.loads(json.loads(predict(fn_index=0, event_data=odd)[1])["data"][0])[0] == "nothing"


def test_an_answer_is_compressed_for_who_takes_that():
    body = json.dumps({"fn_index": 0, "event_data": {"question": "again and again " * 500}}).encode()
    _, plain_headers, plain = ask(Inner(), "POST", "/gradio_api/run/predict", [body])
    status, headers, small = ask(Inner(), "POST", "/gradio_api/run/predict", [body], accept_encoding="gzip")
    assert status == 200 and headers[b"content-encoding"] == b"gzip" and len(small) < len(plain) / 10
    assert gzip.decompress(small) == plain and b"content-encoding" not in plain_headers
    _, headers, _ = ask(Inner(), "POST", "/gradio_api/run/predict", [b'{"fn_index": 0}'], accept_encoding="gzip")
    assert b"content-encoding" not in headers, "a few bytes"


@pytest.mark.parametrize("number", [1, 2, -1, None, True, "0", 0.0, [0], 10**50])
def test_nothing_else_can_be_asked_as_an_event(number):
    status, content = predict(fn_index=number, event_data={})
    assert status == 404 and error(content).startswith("Expected the number of an event of the page, but got ")


@pytest.mark.parametrize("session", ["s" * 101, 5, "", "a\nb", ["s"]])
def test_a_session_has_a_name(session):
    status, content = predict(fn_index=0, event_data={}, session_hash=session)
    assert status == 422 and error(content).startswith("Expected session_hash as text of 1 to 100 letters, but got ")


@pytest.mark.parametrize("many", [b"[]", b"{}", b"1", b'""'])
def test_a_question_of_millions_of_values_is_not_even_read(many):
    raw = b'{"fn_index": 0, "event_data": [' + b",".join([many] * 1_100_000) + b"]}"
    status, _, content = ask(Inner(), "POST", "/gradio_api/run/predict", [raw])
    assert status == 413 and error(content).startswith("Expected a question of at most 200,000 values")


def test_what_the_api_says_of_itself_is_written_for_who_asks():
    behind = backend()
    assert ask(Inner(), "GET", "/gradio_api/info?page=x", behind=behind)[0] == 200
    assert behind.blocks.forgotten == ["who asked first"]


def test_the_page_is_the_same_whatever_is_asked_behind_it():
    for address in ("/?page=%00", "/?deep_link=x", "/config?deep_link=../x"):
        inner = Inner()
        ask(inner, "GET", address)
        assert inner.scope["query_string"] == b""


def form(*parts: tuple[str, bytes], boundary: str = "x") -> bytes:
    lines = [f"--{boundary}\r\nContent-Disposition: form-data; {head}\r\n\r\n".encode() + body for head, body in parts]
    return b"\r\n".join([*lines, f"--{boundary}--\r\n".encode()])


def upload(raw: bytes, behind: Backend | None = None, kind: str = "multipart/form-data; boundary=x"):
    inner = Inner()
    status, _, content = ask(inner, "POST", "/gradio_api/upload", [raw], behind=behind, content_type=kind)
    assert inner.reached == []
    return status, content


def test_uploads_lie_in_memory_until_they_are_taken():
    behind = backend()
    raw = form(('name="files"; filename="a.png"', b"one"), ('name="files"; filename="a.png"', b"other"))
    status, content = upload(raw, behind)
    paths = json.loads(content)
    assert status == 200 and [behind.uploads.take(path) for path in paths] == [b"one", b"other"]


FILE = ('name="files"; filename="a.png"', b"x")


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"", "multipart/form-data; boundary=x"),
        (b"", "text/plain"),
        (form(('name="files"', b"text")), "multipart/form-data; boundary=x"),
        (form(('name="other"; filename="a.png"', b"x")), "multipart/form-data; boundary=x"),
        (form(*[FILE] * 5), "multipart/form-data; boundary=x"),
        (form(FILE)[:40], "multipart/form-data; boundary=x"),
        (form(FILE), "multipart/form-data"),
        (form(FILE), "multipart/form-data; boundary=y"),
        (form(FILE), "multipart/form-data; boundary=x; charset=undefined"),
    ],
)
def test_what_is_no_upload_is_a_sentence(raw, kind):
    status, content = upload(raw, kind=kind)
    assert status in (200, 422)
    if status == 422:
        assert error(content).startswith("Expected a form with 1 to 4 files under the name 'files', but ")
    assert status == 422 or "undefined" in kind


def test_what_was_fetched_is_forgotten_and_who_fetches_listens():
    behind, heard = backend(), []

    class Listening(Inner):
        async def __call__(self, scope, receive, send):
            heard.extend(session for session in ("s1", "waits", "other") if session in behind.listeners)
            await super().__call__(scope, receive, send)

    ask(Listening(), "GET", "/gradio_api/call/item/e1", behind=behind)
    ask(Listening(), "GET", "/gradio_api/queue/data?session_hash=waits", behind=behind)
    ask(Listening(), "GET", "/gradio_api/queue/data?session_hash=other", behind=behind)
    assert heard == ["s1", "waits", "other"]
    assert behind.blocks.forgotten == ["s1", "other"]
    assert not any(session in behind.listeners for session in heard)


@pytest.mark.parametrize(
    ("status", "content", "expected"),
    [
        (500, {"error": None}, BUG),
        (500, {"error": "A sentence of ours."}, "A sentence of ours."),
        (503, {"detail": "Queue is full. Max size is 64 and size is 64."}, "Too many questions are waiting; "),
        (404, {"detail": "Not Found"}, "Expected one of this app's own addresses, "),
        (
            422,
            {"detail": [{"type": "missing", "loc": ["body", "data"], "input": {}}]},
            "Expected data in the question, ",
        ),
        (
            422,
            {"detail": [{"type": "list_type", "loc": ["body", "data"], "input": "x"}]},
            "Expected data in another form, ",
        ),
        (422, {"detail": []}, "Expected the question's parts as docs/api.md names them, "),
        (400, ["odd"], "Expected a question that can be read, "),
    ],
)
def test_every_error_is_a_sentence(status, content, expected):
    came, headers, body = ask(Inner(status, content), "POST", "/gradio_api/queue/join", [b"{}"])
    assert came == status and error(body).startswith(expected)
    assert headers[b"content-type"] == b"application/json" and headers[b"content-length"] == str(len(body)).encode()
    assert (b"retry-after" in headers) == (status == 503)


def test_what_breaks_is_logged_in_bounds_and_told_in_a_sentence(caplog):
    status, _, content = ask(Inner(content=ValueError("x" * 4_000_000)), "POST", "/gradio_api/queue/join", [b"{}"])
    assert status == 500 and error(content) == BUG
    [record] = caplog.records
    assert "ValueError" in record.getMessage() and len(record.getMessage()) < 10_000


def test_what_cannot_be_written_is_told_in_a_sentence():
    broken = UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates not allowed")
    status, _, content = ask(Inner(content=broken), "POST", "/gradio_api/cancel", [b"{}"])
    assert status == 422 and error(content).startswith("Expected text that can be written as UTF-8")


def test_a_page_of_an_error_is_no_page():
    assert sentence_of(404, b"<html>Not Found</html>").startswith("Expected one of this app's own addresses, ")


def test_the_apis_page_is_told_of_no_use():
    inner = Inner()
    status, _, content = ask(inner, "GET", "/monitoring/summary")
    assert (status, json.loads(content), inner.reached) == (200, {}, [])
