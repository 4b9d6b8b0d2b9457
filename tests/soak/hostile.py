"""Hostile requests of every kind, one after another or a few at once.

In: a running app and a seed; out: per kind how many were sent, what was wrong, and an example of each. The rules: the
same seed sends the same requests; an endless answer is read for a few seconds only; and a server of ours listens for
whatever the app may be talked into fetching.
"""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace

from tests.soak import addresses, arguments, tools, uploads
from tests.soak.judging import EVIL, Attack, complaints
from tests.soak.running import Running
from tests.soak.visitors import Facts
from tests.soak.wire import Reply, Request, send

MAKERS = [*arguments.MAKERS, *addresses.MAKERS, *uploads.MAKERS, *tools.MAKERS]
AT_ONCE = 4
TIMEOUT_SECONDS = 30.0
_SHOWN = 160


@dataclass
class Kind:
    """What became of one kind.

    Attributes:
        name: of it.
        sent: requests.
        slowest: seconds until an answer.
        wrong: how often what was wrong.
        examples: of each, a request and its answer, shortened.
    """

    name: str
    sent: int = 0
    slowest: float = 0.0
    wrong: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)


@dataclass
class Hostility:
    """What became of all.

    Attributes:
        kinds: by name.
        fetched: requests that the app made to an address which a stranger named.
        poisoned: addresses whose answer to others names a host that a stranger named.
        log_bytes: that the app wrote meanwhile.
        log_traces: among them.
    """

    kinds: dict[str, Kind]
    fetched: int = 0
    poisoned: tuple[str, ...] = ()
    log_bytes: int = 0
    log_traces: int = 0


def attacks(facts: Facts, number: int, seed: int = 0) -> Iterator[Attack]:
    """So many requests; every kind in its turn."""
    rng = random.Random(seed)
    for place in range(number):
        yield MAKERS[place % len(MAKERS)](rng, facts)


async def hostile(app: Running, facts: Facts, number: int, seed: int = 0) -> Hostility:
    """Sends so many, and looks at the answers."""
    before = len(app.said())
    found = Hostility({})
    for target in addresses.OPEN:  # the first to ask must not decide what all others are told
        await send(app.url, Request("GET", target, b"", (("X-Forwarded-Host", EVIL),)))
    waiting = attacks(facts, number, seed)
    async with trap(found) as port:

        async def work() -> None:
            for attack in waiting:
                aimed = replace(attack.request, target=attack.request.target.replace("{port}", str(port)))
                aimed = replace(aimed, body=aimed.body.replace(b"{port}", str(port).encode()))
                reply = await _answer(app.url, aimed)
                _count(found, attack, aimed, reply)

        await asyncio.gather(*(work() for _ in range(AT_ONCE)))
    poisoned = []
    for target in addresses.OPEN:
        reply = await send(app.url, Request("GET", target))
        if EVIL in reply.body:
            poisoned.append(target)
    found.poisoned = tuple(poisoned)
    written = app.said()[before:]
    found.log_bytes, found.log_traces = len(written), written.count("Traceback")
    return found


async def _answer(url: str, request: Request) -> Reply:
    """The answer to a request, fetched where it waits."""
    reply = await send(url, request, timeout=TIMEOUT_SECONDS)
    event = reply.json()
    if reply.status != 200 or not isinstance(event, dict) or "event_id" not in event:
        return reply
    if "/queue/join" in request.target:
        return reply  # its session may be one that nobody can listen to
    stream = f"{request.target.split('?')[0].rstrip('/')}/{event['event_id']}"
    return await send(url, Request("GET", stream), timeout=TIMEOUT_SECONDS)


def _count(found: Hostility, attack: Attack, request: Request, reply: Reply) -> None:
    kind = found.kinds.setdefault(attack.kind, Kind(attack.kind))
    kind.sent += 1
    kind.slowest = max(kind.slowest, reply.seconds)
    for wrong in complaints(attack, reply):
        kind.wrong[wrong] += 1
        shown = f"{request.method} {request.target[:_SHOWN]} {request.headers!r:.{_SHOWN}} {request.body[:_SHOWN]!r}"
        kind.examples.setdefault(wrong, f"{shown} -> {reply.status} {reply.body[:_SHOWN]!r}")


@asynccontextmanager
async def trap(found: Hostility) -> AsyncIterator[int]:
    """A server that counts who comes; its port."""

    async def came(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        found.fetched += 1
        writer.close()

    server = await asyncio.start_server(came, "127.0.0.1", 0)
    async with server:
        yield int(server.sockets[0].getsockname()[1])
