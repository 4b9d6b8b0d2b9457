"""Hostile addresses, methods and headers: what of Gradio is closed has to stay closed, however its path is written.

In: a random generator and what is known of the app; out: an `Attack` per function. The rule: an address that is not the
page's own is told so, and nothing that a request names is fetched, read or believed.
"""

from __future__ import annotations

import random
from urllib.parse import quote

from tests.soak.arguments import Maker
from tests.soak.judging import EVIL, MARKUP, Attack
from tests.soak.visitors import API, Facts
from tests.soak.wire import Request

TRAP = "http://127.0.0.1:{port}/soak"
"""Where a server of ours listens for whoever fetches it; the port is put in when the request is sent."""

CLOSED = [
    ("GET", f"{API}/file={TRAP}"), ("GET", f"{API}/file=/etc/passwd"), ("GET", f"{API}/file/etc/passwd"),
    ("GET", f"{API}/file=checkpoints/storefront/manifest.json"), ("GET", f"{API}/proxy={TRAP}"),
    ("GET", f"{API}/deep_link?session_hash=soak"), ("GET", f"{API}/stream/soak/1/1/playlist.m3u8"),
    ("POST", f"{API}/stream/soak"), ("POST", f"{API}/stream/soak/close"), ("POST", f"{API}/component_server"),
    ("GET", "/monitoring"), ("GET", "/monitoring/x"), ("POST", f"{API}/process_recording"),
    ("POST", f"{API}/vibe-edit"), ("POST", f"{API}/undo-vibe-edit"), ("GET", f"{API}/vibe-code"),
    ("POST", f"{API}/vibe-code"), ("POST", f"{API}/vibe-starter-queries"), ("GET", f"{API}/profiling/traces"),
    ("POST", f"{API}/profiling/clear"), ("GET", f"{API}/runs"), ("GET", f"{API}/run-history/records"),
    ("POST", f"{API}/run-history/connect"), ("GET", f"{API}/custom_component/x/client/y/z"), ("POST", "/login"),
    ("GET", "/logout"), ("GET", f"{API}/dev/reload"), ("POST", f"{API}/run/item"), ("POST", f"{API}/api/item"),
    ("POST", f"{API}/api/predict"), ("GET", "/docs"), ("GET", "/openapi.json"), ("GET", "/redoc"), ("GET", "/mcp"),
    ("GET", "/static/../../../../etc/passwd"), ("GET", "/assets/%2e%2e/%2e%2e/routes.py"), ("GET", "/svelte/..%2f..%2fx"),
    ("GET", "/files/../mmsid/ui/page.py"), ("GET", "/files/x"), ("GET", "/theme/x"), ("GET", "/pwa_icon/" + "9" * 30),
]  # fmt: skip
"""Method and target of what nobody may reach."""

OPEN = [
    "/",
    "/config",
    f"{API}/info",
    f"{API}/startup-events",
    f"{API}/queue/status",
    "/manifest.json",
    f"{API}/app_id",
]


def closed(rng: random.Random, facts: Facts) -> Attack:
    """What is closed, as it is."""
    method, target = rng.choice(CLOSED)
    body = b"{}" if method == "POST" else b""
    return Attack("closed address", Request(method, target, body, (("Content-Type", "application/json"),)))


def disguised(rng: random.Random, facts: Facts) -> Attack:
    """What is closed, written in another way."""
    method, target = rng.choice(CLOSED)
    tricks = [
        "/" + target, "/." + target, "/x/.." + target, "/%2e" + target, target + "/", target + "//", target + ";a=b",
        target + "%00", target + "%0a", target + "?", target + "#", target.upper(), target.replace("/", "//"),
        target.replace("_", "%5f"), target.replace("/", "%2f", 1), "/" + quote(target, safe=""), "\\" + target[1:],
        f"http://{EVIL}{target}", "/config/.." + target, "/files/.." + target, f"{API}{target}", "/static/.." + target,
    ]  # fmt: skip
    return Attack("disguised address", Request(method, rng.choice(tricks), b"{}" if method == "POST" else b""))


def no_address(rng: random.Random, facts: Facts) -> Attack:
    """What leads nowhere."""
    text = rng.choice(
        [MARKUP, "é" * 20, "x" * 10_000, "%ff", "%", "%zz", "a b", "\\..\\..", "*", "%E2%80%AE", "....//"]
    )
    start = rng.choice(
        ["/", f"{API}/", f"{API}/call/item/", f"{API}/call/", "/files/", "/static/", f"{API}/heartbeat/-"]
    )
    return Attack("no address", Request("GET", start + (text if text.isascii() else quote(text))))


def queries(rng: random.Random, facts: Facts) -> Attack:
    """Queries that a page or a listener does not have."""
    value = quote(rng.choice([MARKUP, "../../etc/passwd", "x" * 5_000, "\0", "é", EVIL, "a&b=c", "${x}"]), safe="")
    name = rng.choice(["deep_link", "__theme", "view", "page", "all_endpoints", "session_hash", "tools", "x"])
    return Attack("query", Request("GET", f"{rng.choice(OPEN)}?{name}={value}&{name}=2"), is_open=True)


def listening(rng: random.Random, facts: Facts) -> Attack:
    """Streams of sessions and questions that nobody has."""
    session = quote(rng.choice(["nobody", "", "x" * 10_000, "\0", "é", "../x", MARKUP]), safe="")
    target = rng.choice(
        [f"queue/data?session_hash={session}", "queue/data", f"call/item/{session or 'x'}", "call/v2/item/x"]
    )
    return Attack("stream of nobody", Request("GET", f"{API}/{target}"))


def methods(rng: random.Random, facts: Facts) -> Attack:
    """Other methods."""
    method = rng.choice(["PUT", "PATCH", "DELETE", "TRACE", "BREW", "PROPFIND", "get", "X" * 100])
    target = rng.choice([*OPEN, f"{API}/upload", f"{API}/call/item", f"{API}/queue/join", f"{API}/queue/data"])
    return Attack("method", Request(method, target, rng.choice([b"", b"{}"])))


def headers(rng: random.Random, facts: Facts) -> Attack:
    """Headers that lie."""
    header = rng.choice([
        ("Content-Length", "-1"), ("Content-Length", "9" * 30), ("Content-Length", "x"), ("Content-Length", "1_0"),
        ("Transfer-Encoding", "gzip, chunked"), ("Content-Encoding", "gzip"), ("Cookie", "a=" + "x" * 8_000),
        ("Authorization", "Bearer x"), ("Range", "bytes=0-,1-,2-"), ("Accept", "x" * 5_000), ("Expect", "999-never"),
        ("Accept-Language", "x" * 5_000), ("If-None-Match", "*"), ("Upgrade", "h2c"), ("X-Gradio-User", "mcp"),
        ("Origin", f"http://{EVIL}"), ("Referer", f"http://{EVIL}/"), ("Content-Type", "application/json; charset=utf-7"),
    ])  # fmt: skip
    body = b'{"data": ["x"]}' if rng.random() < 0.5 else b""
    method, target = ("POST", f"{API}/call/item") if body else ("GET", rng.choice(OPEN))
    return Attack("header", Request(method, target, body, (("Content-Type", "application/json"), header)), is_open=True)


def forwarded(rng: random.Random, facts: Facts) -> Attack:
    """Another host's name; whether anybody else is told of it is looked at afterwards."""
    name = rng.choice(["Host", "X-Forwarded-Host", "X-Forwarded-Prefix", "X-Forwarded-Server", "Forwarded"])
    value = EVIL if name in ("Host", "X-Forwarded-Host", "X-Forwarded-Server") else f"host={EVIL}"
    return Attack("forwarded host", Request("GET", rng.choice(OPEN), b"", ((name, value),)), is_open=True)


def remarks(rng: random.Random, facts: Facts) -> Attack:
    """Cancelling and forgetting what is not one's own."""
    bodies = [b"{}", b"[]", b'{"session_hash": 5}', b'{"session_hash": "x", "fn_index": 1, "event_id": "y"}']
    target = rng.choice([f"{API}/cancel", f"{API}/reset"])
    request = Request("POST", target, rng.choice(bodies), (("Content-Type", "application/json"),))
    return Attack("cancel", request, is_open=True)


MAKERS: list[Maker] = [closed, disguised, no_address, queries, listening, methods, headers, forwarded, remarks]
