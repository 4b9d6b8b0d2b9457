"""Who asks a question, and whether somebody still waits for its answer.

In: what the network says of a request; out: a `Visitor`, which stands in `ASKING` while a question is answered. The
rule: an address is what the network says, a session is what a client says of itself, so only the address can be
trusted with how much one visitor may take.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who asks.

    Attributes:
        address: of the client, as the network says it.
        session: as the client calls itself; every call without a session has one of its own.
        is_listening: tells whether the answer is still waited for.
    """

    address: str = ""
    session: str = ""
    is_listening: Callable[[], bool] = field(default=_always, compare=False)


NOBODY = Visitor()
"""Who asks within this process."""

ASKING: ContextVar[Visitor] = ContextVar("asking", default=NOBODY)
"""The visitor whose question is being answered."""


@dataclass(eq=False)
class Connection:
    """One request, whose answer goes back where it came from.

    Attributes:
        is_open: whether the client is still there.
    """

    is_open: bool = True


class Listeners:
    """Sessions that hold a stream open on which they will get their answers."""

    def __init__(self) -> None:
        """Nobody listens yet."""
        self._open: Counter[str] = Counter()
        self.opened: list[Callable[[], None]] = []
        """Called whenever somebody begins to listen."""

    def __contains__(self, session: object) -> bool:
        """Whether a session listens."""
        return session in self._open

    @contextmanager
    def listening(self, session: str) -> Iterator[None]:
        """Counts a stream while it is open."""
        self._open[session] += 1
        for tell in self.opened:
            tell()
        try:
            yield
        finally:
            self._open[session] -= 1
            if not self._open[session]:
                del self._open[session]


CONNECTION, ANONYMOUS = "mmsid.connection", "mmsid.anonymous"
"""Where the gateway leaves a request's `Connection` in its ASGI scope, and whether it has no session of its own."""


def address_in(scope: Mapping[str, Any]) -> str:
    """Where a request comes from, as the network says it; empty where it does not."""
    return str((scope.get("client") or ("",))[0])


def visitor_of(request: Any, listeners: Listeners | None = None) -> Visitor:
    """The visitor behind a request as Gradio hands it on.

    Args:
        request: Gradio's or Starlette's; None for a call within this process.
        listeners: sessions whose answers go out on a stream of their own; without them every visitor listens.
    """
    inner = getattr(request, "request", request)
    scope = getattr(inner, "scope", None) or {}
    address = address_in(scope)
    session = str(getattr(request, "session_hash", None) or "")
    connection = scope.get(CONNECTION)
    if isinstance(connection, Connection):
        return Visitor(address, session, lambda: connection.is_open)
    if not session or listeners is None:
        return Visitor(address, session)
    return Visitor(address, "" if scope.get(ANONYMOUS) else session, lambda: session in listeners)
