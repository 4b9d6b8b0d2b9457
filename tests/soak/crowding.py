"""What one visitor can do to the others: an attack goes on, and somebody else asks for a product.

In: a running app; out: per attack how long the others waited and what they were told. The rule: whatever one address
does, a look-up of another one is answered.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass

from tests.soak.load import arguments, picture
from tests.soak.running import Running
from tests.soak.uploads import BOUNDARY, UPLOAD, form, part, sent
from tests.soak.visitors import API, Answered, Facts, Visitor, upload_of
from tests.soak.wire import Request, as_json, connected, send, write

ATTACKER = ("X-Forwarded-For", "203.0.113.1")


@dataclass(frozen=True)
class Strength:
    """How hard it is tried.

    Attributes:
        connections: that stall, or that are idle.
        bytes: that stalled bodies bring together.
        values: in one question.
        sessions: that are opened and left.
        uploads: of 1,000 empty files each.
    """

    connections: int
    bytes: int
    values: int
    sessions: int
    uploads: int


SMALL = Strength(connections=20, bytes=2_000_000, values=20_000, sessions=60, uploads=1)
"""For a test."""

FULL = Strength(connections=1_000, bytes=200_000_000, values=5_000_000, sessions=2_300, uploads=20)
"""For an evening."""


@dataclass(frozen=True)
class Beside:
    """What others were told meanwhile.

    Attributes:
        attack: that went on.
        slowest: seconds until an answer.
        failed: what was said where there was no answer, or empty.
    """

    attack: str
    slowest: float
    failed: str = ""


async def crowding(app: Running, facts: Facts, strength: Strength) -> list[Beside]:
    """Each attack in its turn."""
    attacks: dict[str, Callable[[], AsyncIterator[None]]] = {
        "idle connections": lambda: _idle(app, strength),
        "stalled uploads": lambda: _stalled(app, strength),
        "one large question": lambda: _heavy(app, facts, strength),
        "streams that nobody reads": lambda: _unread(app, strength),
        "empty files": lambda: _empty_files(app, strength),
    }
    told = [await _beside(app, facts, name, attack) for name, attack in attacks.items()]
    told.append(await _forgotten_listener(app, facts, strength))
    return [*told, await _same_picture(app)]


async def _beside(app: Running, facts: Facts, name: str, attack: Callable[[], AsyncIterator[None]]) -> Beside:
    said: list[Answered] = []
    async with asynccontextmanager(attack)(), Visitor(app.url, 77) as other:
        for _ in range(3):
            said.append(await other.ask("item", facts.ids[0]))
            await asyncio.sleep(0.2)
    return Beside(name, max(one.seconds for one in said), next((one.said for one in said if one.said), ""))


async def _idle(app: Running, strength: Strength) -> AsyncIterator[None]:
    """Connections that begin a request and say no more."""
    async with AsyncExitStack() as stack:
        for _ in range(strength.connections):
            await write(await stack.enter_async_context(connected(app.url)), b"GET / HTTP/1.1\r\nHost: x\r\nX: ")
        yield


async def _stalled(app: Running, strength: Strength) -> AsyncIterator[None]:
    """Uploads that come nearly to their end, and as far together as the app takes."""
    most, left = 10_099_900, strength.bytes - 10
    request = Request("POST", UPLOAD, b"", (("Content-Type", f"multipart/form-data; boundary={BOUNDARY}"),
                                            ("Content-Length", "10100000"), ATTACKER))  # fmt: skip
    async with AsyncExitStack() as stack:
        while left > 0:
            connection = await stack.enter_async_context(connected(app.url))
            body = form([part(b"a.png", b"x" * min(most, left))])
            await write(connection, request.encoded("x") + body[: min(most, left)])
            left -= most
        await asyncio.sleep(0.5)
        yield


async def _heavy(app: Running, facts: Facts, strength: Strength) -> AsyncIterator[None]:
    """One question of the page that is as large as a picture, and has no picture in it."""
    values = ",".join(["[]"] * strength.values)
    body = f'{{"data":[],"fn_index":{facts.numbers["event:code"]},"event_data":{{"number":1,"question":{{"codes":[{values}]}}}}}}'
    task = asyncio.create_task(send(app.url, as_json(body, "POST", f"{API}/run/predict", ATTACKER)))
    await asyncio.sleep(0.1)
    yield
    await task


async def _unread(app: Running, strength: Strength) -> AsyncIterator[None]:
    """Streams that are opened and never read, and pages that are asked for and never fetched."""
    async with AsyncExitStack() as stack:
        for number in range(strength.connections):
            connection = await stack.enter_async_context(connected(app.url))
            target = "/" if number % 2 else f"{API}/heartbeat/soak{number}"
            await write(connection, Request("GET", target).encoded("x"))
        yield


async def _empty_files(app: Running, strength: Strength) -> AsyncIterator[None]:
    """Uploads of so many files of no bytes."""

    async def go() -> None:
        for turn in range(strength.uploads):
            parts = [part(b"%d-%d.png" % (turn, number), b"") for number in range(1_000)]
            await send(app.url, sent(form(parts)))

    task = asyncio.create_task(go())
    await asyncio.sleep(0.1)
    yield
    await task


async def _forgotten_listener(app: Running, facts: Facts, strength: Strength) -> Beside:
    """Somebody listens for an answer that takes long, while another one opens sessions and leaves them."""
    rng = random.Random(3)
    history = list(facts.ids[: min(40, len(facts.ids) - 2)])

    async def leave() -> None:
        for _ in range(strength.sessions // 20):
            body = {"data": [facts.ids[0]], "session_hash": f"left-{rng.random()}"}
            await send(app.url, as_json(body, "POST", f"{API}/call/item", ATTACKER))

    async with Visitor(app.url, 78) as first, Visitor(app.url, 79) as second:
        heard = [asyncio.create_task(one.ask("explain", history, facts.ids[-1])) for one in (first, second)]
        heard += [asyncio.create_task(second.ask("explain", *arguments("explain", facts, rng))) for _ in range(2)]
        await asyncio.sleep(0.2)
        await asyncio.gather(*(leave() for _ in range(20)))
        said = await asyncio.gather(*heard)
    failed = next((one.said or f"HTTP {one.status}" for one in said if one.status != 200 or one.said), "")
    return Beside("sessions that are left", max(one.seconds for one in said), failed)


async def _same_picture(app: Running) -> Beside:
    """Two visitors upload the same picture under the same name."""
    content = picture(random.Random(4))
    async with Visitor(app.url, 80) as first, Visitor(app.url, 81) as second:
        paths = [await one.upload("mug.png", content) for one in (first, second)]
        said = [
            await one.ask("tokenize", upload_of(path), "", "") for one, path in zip((first, second), paths, strict=True)
        ]
    return Beside(
        "the same picture", max(one.seconds for one in said), next((one.said for one in said if one.said), "")
    )


with suppress(ImportError):  # as many connections as the system lets a process have
    import resource

    _, _HARD = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(_HARD, 8_192) if _HARD > 0 else 8_192, _HARD))
