"""What SECURITY.md and the README promise, asked of a running app: over HTTP as strangers do, and in its own memory."""

from __future__ import annotations

import base64
import contextlib
import io
import json
import secrets
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image

from mmsid.ui import App
from mmsid.ui.serving import fair_queue, folder, uploads
from tests.ui.left import files_with, holders, sweep
from tests.ui.running import start

pytestmark = pytest.mark.slow

WAIT = 300
ROOT = Path(__file__).parents[3]
PROMISED = {
    "Nothing of a visitor is kept beyond its answer": ("README.md", "SECURITY.md", "CHANGELOG.md"),
    "neither in memory nor on disk": ("README.md", "SECURITY.md"),
    "A file that the API was sent lies in memory, and is gone when it was read": ("SECURITY.md",),
    "No session has a state, and Gradio's links to one are off": ("SECURITY.md",),
    "Look-ups never wait for the model": ("SECURITY.md",),
    "A question whose answer nobody waits for is dropped after five seconds": ("SECURITY.md",),
    "with HTTP 503 and `Retry-After`": ("SECURITY.md",),
    "nothing that a catalogue, a table, a question or an address names is fetched": ("SECURITY.md",),
    "under names that tell nothing of where they lie": ("SECURITY.md",),
    "one part of it (`?embed=`) by any": ("SECURITY.md",),
}
"""What is promised about visitors, and where; a test below holds each, by what the app does."""

HISTORY = ["mug-red-0", "hat-blue-1"]


@pytest.fixture(scope="module")
def app(tiny_build) -> App:
    app = start(tiny_build)
    app.loading.wait()
    return app


@pytest.fixture(scope="module")
def http(app) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=f"{app.url}/gradio_api", timeout=WAIT) as client:
        yield client


def test_health_says_when_the_model_can_answer_and_of_which_build(app):
    said = httpx.get(f"{app.url}/health", timeout=WAIT)
    assert said.status_code == 200 and said.json()["state"] == "ready"
    assert app.loading.wait().fingerprint.startswith(said.json()["build"])


def test_the_page_is_framed_by_whom_the_space_names_and_one_part_by_anybody(app):
    framed = {
        query: httpx.get(f"{app.url}/{query}", timeout=WAIT).headers["content-security-policy"]
        for query in ("", "?panel=codes", "?embed=why")
    }
    hub = "frame-ancestors 'self' https://huggingface.co"
    assert framed == {"": hub, "?panel=codes": hub, "?embed=why": "frame-ancestors *"}


def asked(http: httpx.Client, name: str, *data: Any, **more: Any) -> str:
    """Asks, and returns the number under which the answer can be fetched."""
    reply = http.post(f"/call/{name}", json={"data": data, **more})
    assert reply.status_code == 200, reply.text
    return str(reply.json()["event_id"])


def fetched(http: httpx.Client, name: str, event: str) -> tuple[str, Any]:
    """How a question ended, and what was answered."""
    lines = http.get(f"/call/{name}/{event}").text.splitlines()
    kind, data = lines[lines.index(next(line for line in lines if line.startswith(("event: c", "event: e")))) :][:2]
    return kind.removeprefix("event: "), json.loads(data.removeprefix("data: "))


def uploaded(http: httpx.Client, content: bytes, name: str = "mug.png") -> dict[str, Any]:
    """An upload as it is sent with a question."""
    [path] = http.post("/upload", files={"files": (name, content)}).json()
    return {"path": path, "orig_name": name, "meta": {"_type": "gradio.FileData"}}


def picture() -> bytes:
    stream = io.BytesIO()
    Image.effect_noise((90, 70), 60).convert("RGB").save(stream, "PNG")
    return stream.getvalue()


@pytest.fixture
def trigger(app, http):
    """Triggers an event of the page as its visitor's browser does."""
    dependencies = httpx.get(f"{app.url}/config", timeout=WAIT).json()["dependencies"]
    numbers = {event: one["id"] for one in dependencies for _, event in one["targets"]}

    def triggers(event: str, session: str, **question: Any) -> dict[str, Any]:
        sent = {"question": question, "number": 1}
        body = {"data": [], "event_data": sent, "fn_index": numbers[event], "session_hash": session}
        [reply] = http.post("/run/predict", json=body).json()["data"]
        return json.loads(reply)["answer"]

    return triggers


def test_nothing_of_a_visitor_is_left_when_their_page_is_closed(app, http, trigger, monkeypatch):
    monkeypatch.setattr(fair_queue, "PATIENCE_SECONDS", 0.2)
    halves = secrets.token_hex(8), secrets.token_hex(8)

    def visits() -> None:
        secret = "".join(halves)
        page = "visitor"
        new = trigger("tokenize", page, title=f"Mug {secret}", description=f"For {secret}", file=None)
        added = trigger("add_item", page, item=new["packed"], picture=None)
        mine = {"added": [added["packed"]]}
        assert trigger("search", page, text=secret, **mine)["rows"]
        trigger("recommend", page, history=[*HISTORY, new["item_id"]], **mine)
        trigger("audience", page, **mine)
        fetched(http, "tokenize", asked(http, "tokenize", uploaded(http, picture(), f"{secret}.png"), secret, ""))
        fetched(http, "search", asked(http, "search", secret, 3))
        fetched(http, "item", asked(http, "item", secret))
        asked(http, "search", f"{secret} that nobody fetches", 3)
        uploaded(http, picture() + secret.encode(), "never asked about.png")
        with http.stream("GET", f"/heartbeat/{page}") as beats:
            next(beats.iter_lines())

    visits()
    while app.page._queue.event_ids_to_events:
        threading.Event().wait(0.01)
    sweep(app)
    monkeypatch.setattr(uploads, "KEPT_SECONDS", 0.0)
    app.server.uploads.sweep()
    secret = "".join(halves)
    assert holders(secret) == []
    assert files_with(secret) == []
    assert len(app.server.uploads) == 0
    assert not [path for path in folder.used().rglob("*") if path.is_file()]


def test_a_session_can_be_had_by_nobody(app, http, trigger):
    trigger("search", "visitor", text="red mug")
    assert http.get("/deep_link", params={"session_hash": "visitor"}).status_code == 404
    assert httpx.get(f"{app.url}/gradio_api/deep_link?session_hash=visitor", timeout=WAIT).status_code == 404
    assert not app.page.app.state_holder.session_data and "visitor" not in app.page.app.state_holder


def test_an_upload_is_gone_when_its_answer_is_there_and_when_it_was_none(app, http):
    for content, ending in ((picture(), "complete"), (b"no picture", "error")):
        assert fetched(http, "tokenize", asked(http, "tokenize", uploaded(http, content), "", ""))[0] == ending
        assert len(app.server.uploads) == 0


def test_gradio_holds_nothing_for_questions_that_were_answered_or_never_fetched(app, http):
    queue, gradio = app.page._queue, app.page.app
    for _ in range(20):
        fetched(http, "item", asked(http, "item", HISTORY[0]))
        asked(http, "search", "mug", 3)
    sweep(app)
    held = [queue.pending_messages_per_session, queue.pending_event_ids_session, app.page.upload_file_set]
    assert [len(one) for one in held] == [0, 0, 0]
    assert len(queue.event_analytics) <= 1 and not gradio.state_holder.session_data
    assert len(gradio.iterators) + len(gradio.iterators_to_reset) <= 20  # those that are still in the line


@pytest.fixture
def held(app, monkeypatch) -> Iterator[threading.Event]:
    """Holds up the model until it is set."""
    free, answers = threading.Event(), app.loading.answers

    def waits(asked):
        free.wait(WAIT)
        return answers(asked)

    monkeypatch.setattr(app.loading, "answers", waits)
    yield free
    free.set()


def test_a_look_up_does_not_wait_for_the_model(http, held):
    slow = asked(http, "recommend", HISTORY)
    for name, data in (("item", [HISTORY[0]]), ("search", ["red mug", 2]), ("code", ["a0"]), ("compose", ["a0"])):
        assert fetched(http, name, asked(http, name, *data))[0] == "complete"
    held.set()
    assert fetched(http, "recommend", slow)[0] == "complete"


def test_a_full_line_is_told_with_a_time_to_come_back(app, http, held):
    line = app.server.lanes.model
    with contextlib.ExitStack() as streams:
        entered = 0
        while entered < line._longest + 2:  # one is answered, and some are on their way
            reply = http.post("/call/recommend", json={"data": [HISTORY, 1]})
            if reply.status_code != 200:
                break
            streams.enter_context(http.stream("GET", f"/call/recommend/{reply.json()['event_id']}"))
            entered += 1
        assert entered >= line._longest // 2
        assert reply.status_code == 503 and int(reply.headers["retry-after"]) >= 1
        assert reply.json()["error"].startswith("Too many questions are waiting for the model; ask again in ")
        held.set()


def test_what_nobody_fetches_is_not_answered(app, http, monkeypatch):
    run, answers = [], app.loading.answers
    monkeypatch.setattr(app.loading, "answers", lambda asked: run.extend(asked) or answers(asked))
    monkeypatch.setattr(fair_queue, "PATIENCE_SECONDS", 0.2)
    for _ in range(5):
        asked(http, "recommend", HISTORY)
    while len(app.server.lanes.model):
        threading.Event().wait(0.01)
    assert run == []
    assert fetched(http, "recommend", asked(http, "recommend", HISTORY))[0] == "complete" and len(run) == 1


def test_addresses_tell_nothing_of_the_machine(app, tiny_build):
    page, config = (httpx.get(f"{app.url}{path}", timeout=WAIT).text for path in ("/", "/config"))
    for text in (page, config):
        assert str(tiny_build) not in text and str(Path(__file__).parents[3]) not in text
        assert tempfile.gettempdir() + "/" not in text


def test_nothing_tells_anybody_to_have_a_file_fetched(http):
    listed = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
    tools = http.post("/mcp/", json=listed, headers={"Accept": "application/json, text/event-stream"}).text
    info = http.get("/info").text
    for told in (tools, info):
        assert "tokenize" in told and "sample_file" not in told and "github.com" not in told
        assert "http or https url" not in told and "upload_file_to_gradio" not in told
    assert "data:image" in tools and "mug.jpg" in info


def test_the_words_are_those_that_are_tested():
    read = {name: (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "SECURITY.md", "CHANGELOG.md")}
    for sentence, places in PROMISED.items():
        assert all(sentence in read[place] for place in places), sentence


def test_it_answers_over_mcp_and_fetches_nothing_there(http):
    def call(tool: str, **arguments: Any) -> dict[str, Any]:
        body = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": tool, "arguments": arguments}}
        reply = http.post("/mcp/", json=body, headers={"Accept": "application/json, text/event-stream"})
        data = next(line for line in reply.text.splitlines() if line.startswith("data: "))
        return json.loads(data.removeprefix("data: "))["result"]

    said = call("recommend", history=HISTORY, k=2)
    items = json.loads(said["content"][0]["text"])["items"]
    assert not said.get("isError") and len(items) == 2 and HISTORY[0] not in [item["item_id"] for item in items]
    encoded = base64.b64encode(picture()).decode()
    seen = json.loads(call("tokenize", image=f"data:image/png;base64,{encoded}")["content"][0]["text"])
    assert seen["semantic_id"] and seen["modalities"]["image"]
    for arguments, expected in (
        ({"image": "http://127.0.0.1:1/mug.png"}, "nothing is fetched"),
        ({"title": ""}, "Expected a picture or a text"),
    ):
        refused = call("tokenize", **arguments)
        assert refused["isError"] and expected in refused["content"][0]["text"]
