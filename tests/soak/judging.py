"""What is wrong with an answer to a hostile request.

In: an `Attack` and the `Reply`; out: complaints, each in a few words. The rule: whoever is refused is told so in one
sentence (what was expected, what came, what to do), and no answer shows what is inside of the server.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from mmsid.ui.serving.replies import BUG
from tests.soak.visitors import last_data
from tests.soak.wire import Reply, Request
from tests.ui.running import ROOT

LONGEST = 300
"""Letters of a sentence, with what it repeats."""

EVIL = "evil.example"
"""A host that requests name and no answer may."""

MARKUP = "<script>alert(1)</script>"

_SENTENCE = re.compile(r"[A-Z‘“/'][^\n\r]{8,}\.")
_INSIDES = {
    "a trace": re.compile(r"Traceback|File \\?\"/|\.py\\?\", line"),
    "a place on the machine": re.compile(rf"{re.escape(str(ROOT))}|site-packages"),
    "detail": re.compile(r"^\s*\{\"detail\""),
    "null": re.compile(r"\"error\": ?null"),
}


@dataclass(frozen=True)
class Attack:
    """A hostile request.

    Attributes:
        kind: of it.
        request: as it is sent.
        is_open: whether it may be answered; else it has to be refused.
    """

    kind: str
    request: Request
    is_open: bool = False


def complaints(attack: Attack, reply: Reply) -> list[str]:
    """What is wrong with a reply, in the order of weight."""
    if reply.status == 0:
        return [f"no answer ({reply.failure})"]
    found = [name for name, pattern in _INSIDES.items() if pattern.search(reply.body)]
    if reply.status >= 500 and reply.status != 503:
        found.append(f"HTTP {reply.status}")
    if reply.status == 503 and not reply.headers.get("retry-after"):
        found.append("503 without Retry-After")
    if MARKUP in reply.body and "html" in reply.headers.get("content-type", ""):
        found.append("runs the visitor's markup")
    if EVIL in reply.body and reply.status == 200 and attack.kind != "forwarded host":
        found.append("names a host that a stranger named")
    said = told(reply)
    if said is None:
        return found if attack.is_open or 300 <= reply.status < 400 else [*found, f"answered with {reply.status}"]
    return found + _about(said)


def told(reply: Reply) -> str | None:
    """The error that a reply tells, wherever its protocol has it; None where it is an answer."""
    values = reply.json()
    if reply.body.startswith("event: ") or reply.headers.get("content-type", "").startswith("text/event-stream"):
        values = _json(last_data(reply.body))
    if isinstance(values, dict) and isinstance(values.get("data"), list) and values["data"]:
        inner = _json(values["data"][0]) if isinstance(values["data"][0], str) else None
        values = inner if isinstance(inner, dict) and "number" in inner else values
    if isinstance(values, dict) and "jsonrpc" in values:
        return _told_by_tool(values)
    if isinstance(values, dict) and "error" in values:
        return str(values["error"])
    return reply.body if reply.status >= 400 else None


def _told_by_tool(values: dict[str, Any]) -> str | None:
    error, result = values.get("error"), values.get("result")
    if isinstance(error, dict):  # the protocol's own words
        return f"The protocol refuses it: {str(error.get('message')).rstrip('.')}."
    if isinstance(result, dict) and result.get("isError"):
        return "\n".join(str(part.get("text")) for part in result.get("content", []))
    return None


def _about(said: str) -> list[str]:
    """What is wrong with a sentence."""
    if said == BUG:
        return ["our side"]
    found = []
    if len(said) > LONGEST:
        found.append("longer than a line")
    if not _SENTENCE.fullmatch(said[:10_000]):
        found.append("no sentence")
    return found


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
