"""Hostile calls of the tools: the named API as a language model reaches it (MCP), with arguments that nobody meant.

In: a random generator and what is known of the app; out: an `Attack` per function. The rule: a tool answers as the
endpoint does, and fetches and writes as little.
"""

from __future__ import annotations

import random
from typing import Any
from urllib.parse import quote

from tests.soak.addresses import TRAP
from tests.soak.arguments import VALUES, Maker, written
from tests.soak.judging import MARKUP, Attack
from tests.soak.load import SHARES, arguments
from tests.soak.visitors import API, Facts
from tests.soak.wire import Request, as_json

MCP = f"{API}/mcp/"
ACCEPT = ("Accept", "application/json, text/event-stream")
PARAMETERS = {
    "recommend": ("history", "k"), "explain": ("history", "item_id"), "search": ("text", "k"), "item": ("item_id",),
    "code": ("code",), "compose": ("codes",), "tokenize": ("image", "title", "description"),
}  # fmt: skip


def rpc(method: str, params: Any, number: Any = 1) -> Request:
    """A message of JSON-RPC."""
    return as_json(written({"jsonrpc": "2.0", "id": number, "method": method, "params": params}), "POST", MCP, ACCEPT)


def called(name: str, values: Any) -> Request:
    """A tool that is called."""
    return rpc("tools/call", {"name": name, "arguments": values})


def tool_argument(rng: random.Random, facts: Facts) -> Attack:
    """An argument of another kind, or one that is not there."""
    name = rng.choice(list(SHARES))
    values = dict(zip(PARAMETERS[name], arguments(name, facts, rng), strict=True))
    values[rng.choice([*PARAMETERS[name], "more", "x" * 3_000])] = rng.choice(VALUES)(rng)
    return Attack("tool's argument", called(name, values), is_open=True)


def tool_picture(rng: random.Random, facts: Facts) -> Attack:
    """Pictures that are to be fetched, are in the address, or are no pictures."""
    image = rng.choice([
        TRAP, f"https{TRAP[4:]}", "/etc/passwd", "file:///etc/passwd", "data:", "data:,x", "data:image/png;base64,####",
        "data:image/png;base64,QUJD", "data:image/png;base64," + "A" * rng.choice([4, 400, 100_000]), "x" * 5_000, "", "ftp://127.0.0.1/",
        "data:image/svg+xml;base64,PHN2Zz4=", "data:text/html;base64,PGI+",
    ])  # fmt: skip
    return Attack("tool's picture", called("tokenize", {"image": image, "title": "", "description": ""}))


def no_tool(rng: random.Random, facts: Facts) -> Attack:
    """Tools, prompts and resources that are not there."""
    name = rng.choice(["nothing", "x" * 5_000, "", MARKUP, "recommend ", "listener"])
    request = rng.choice([
        called(name, {}), rpc("resources/read", {"uri": "file:///etc/passwd"}), rpc("prompts/get", {"name": name}),
        rpc("completion/complete", {}), rpc(name, {}), rpc("logging/setLevel", {"level": "debug"}),
    ])  # fmt: skip
    return Attack("no tool", request)


def no_message(rng: random.Random, facts: Facts) -> Attack:
    """Bodies that are no message."""
    body = rng.choice([
        "", "[]", "{", "null", "[" * 100_000, '{"jsonrpc": "1.0"}', '{"jsonrpc": "2.0", "id": "\\ud800", "method": "x"}',
        '{"jsonrpc": "2.0", "id": ' + "9" * 5_000 + ', "method": "tools/list"}', '{"jsonrpc": "2.0", "result": {}, "id": 1}',
        '[{"jsonrpc": "2.0", "id": 1, "method": "tools/list"}]', '{"jsonrpc": "2.0", "id": {}, "method": "tools/list"}',
    ])  # fmt: skip
    return Attack(
        "no message", as_json(body, "POST", MCP, *rng.choice([(ACCEPT,), (), (("Accept", "x/y"),)])), is_open=True
    )


def around(rng: random.Random, facts: Facts) -> Attack:
    """Addresses below that of the tools."""
    text = quote("/" + MARKUP.replace("<script>", "</script><script>", 1), safe="/")
    method, target = rng.choice([
        ("GET", f"{API}/mcp{text}{API}/mcp"), ("GET", f"{MCP}x"), ("POST", f"{MCP}messages/?session_id=x"),
        ("POST", f"{MCP}messages/?session_id=" + "0" * 32), ("POST", f"{MCP}messages/"), ("DELETE", MCP), ("PUT", MCP),
        ("GET", f"{MCP}../file=/etc/passwd"), ("POST", f"{MCP}http/x"), ("GET", f"{MCP}schema/x"),
    ])  # fmt: skip
    return Attack(
        "around the tools", Request(method, target, b"{}" if method == "POST" else b"", (("Accept", "text/html"),))
    )


MAKERS: list[Maker] = [tool_argument, tool_picture, no_tool, no_message, around]
