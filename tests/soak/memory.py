"""The same questions over and over: what the app keeps of them.

In: a running app; out: megabytes before and after. The rule: half of the answers are fetched, the others
are left, and the app gets the time that it says it needs to forget those.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Sequence
from dataclasses import dataclass

from tests.soak.load import arguments, picture
from tests.soak.running import Running
from tests.soak.visitors import Facts, Visitor, upload_of

AT_ONCE = 4
FORGET_SECONDS = 11.0
"""After so long nothing is there any more that nobody fetched."""

ENDPOINTS = ("recommend", "search", "item", "code", "compose", "tokenize", "upload", "explain")
"""`upload` is `/tokenize` with a picture, every other one of which nobody asks about."""


@dataclass(frozen=True)
class Kept:
    """What calls left.

    Attributes:
        called: the endpoints.
        calls: of each.
        before: megabytes, after some calls as a warm-up.
        after: megabytes.
        failed: calls that were neither answered nor refused with a sentence.
    """

    called: str
    calls: int
    before: float
    after: float
    failed: int = 0


async def kept(app: Running, facts: Facts, endpoints: Sequence[str], number: int) -> Kept:
    """Calls endpoints so often each, and looks at the memory when all of it can be forgotten."""
    rng = random.Random(f"memory {endpoints}")
    for endpoint in endpoints:
        await _call(app, facts, endpoint, rng, max(10, number // 20))
    before = app.megabytes
    failed = sum([await _call(app, facts, endpoint, rng, number) for endpoint in endpoints])
    await asyncio.sleep(FORGET_SECONDS)
    return Kept(", ".join(endpoints), number, before, app.megabytes, failed)


async def _call(app: Running, facts: Facts, endpoint: str, rng: random.Random, number: int) -> int:
    places = iter(range(number))
    failed = 0

    async def work(visitor: Visitor) -> None:
        nonlocal failed
        for place in places:
            failed += not await _one(visitor, facts, endpoint, rng, fetched=place % 2 == 0)

    async with Visitor(app.url, 3) as visitor:
        await asyncio.gather(*(work(visitor) for _ in range(AT_ONCE)))
    return failed


async def _one(visitor: Visitor, facts: Facts, endpoint: str, rng: random.Random, *, fetched: bool) -> bool:
    """One call; whether it was answered or told why not."""
    if endpoint == "upload":
        path = await visitor.upload(f"{rng.random()}.png", picture(rng))
        if not fetched:
            return bool(path)
        asked, data = "tokenize", [upload_of(path), "", ""]
    else:
        asked, data = endpoint, arguments(endpoint, facts, rng)
    answered = await (visitor.ask if fetched else visitor.only_ask)(asked, *data)
    return answered.is_refused or (answered.status == 200 and not answered.said)
