"""Many visitors at once, and who waits for whom.

In: a running app; out: what became of every question. The rules: visitors ask as people do, one question every ten
seconds each, and wait for the answer; what is asked follows from a seed.
"""

from __future__ import annotations

import asyncio
import io
import random
import time
from dataclasses import dataclass
from typing import Any

from PIL import Image

from tests.soak.running import Running
from tests.soak.visitors import Answered, Facts, Visitor, upload_of

SECONDS_BETWEEN = 10.0
"""From one question of a visitor to the next."""

SHARES = {"recommend": 60, "search": 8, "item": 10, "code": 6, "compose": 6, "explain": 5, "tokenize": 5}
"""Of a hundred questions; look-ups together are 30."""


@dataclass(frozen=True)
class Crowd:
    """So many visitors.

    Attributes:
        visitors: at once.
        seconds: so long.
        every: seconds from one question of a visitor to the next.
        seed: of what they ask.
    """

    visitors: int
    seconds: float
    every: float = SECONDS_BETWEEN
    seed: int = 0


async def load(app: Running, facts: Facts, crowd: Crowd) -> list[Answered]:
    """Has a crowd ask."""
    until = time.monotonic() + crowd.seconds
    asked = await asyncio.gather(*(_visit(app.url, facts, crowd, until, number) for number in range(crowd.visitors)))
    return [one for own in asked for one in own]


async def _visit(url: str, facts: Facts, crowd: Crowd, until: float, number: int) -> list[Answered]:
    rng = random.Random(f"{crowd.seed} {number}")
    said: list[Answered] = []
    async with Visitor(url, 256 + number) as visitor:
        await asyncio.sleep(rng.uniform(0, crowd.every))
        while time.monotonic() < until:
            began = time.monotonic()
            said.append(await question(visitor, facts, rng))
            await asyncio.sleep(max(0.0, began + crowd.every * rng.uniform(0.8, 1.2) - time.monotonic()))
    return said


async def question(visitor: Visitor, facts: Facts, rng: random.Random) -> Answered:
    """One question of the mix."""
    [endpoint] = rng.choices(list(SHARES), list(SHARES.values()))
    if endpoint != "tokenize" or rng.random() < 0.5:
        return await visitor.ask(endpoint, *arguments(endpoint, facts, rng))
    path = await visitor.upload("thing.png", picture(rng))
    return await visitor.ask("tokenize", upload_of(path), "A thing", "")


def arguments(endpoint: str, facts: Facts, rng: random.Random) -> list[Any]:
    """What an endpoint may be asked."""
    history = rng.sample(facts.ids, min(rng.randint(1, 10), len(facts.ids) - 1))
    match endpoint:
        case "recommend":
            return [history, rng.choice([5, 10, 20])]
        case "explain":
            return [history, rng.choice([one for one in facts.ids if one not in history])]
        case "search":
            return [rng.choice(["red mug", "something for the kitchen", "a hat"]), 10]
        case "item":
            return [rng.choice(facts.ids)]
        case "tokenize":
            return [None, f"A thing no. {rng.randint(1, 999)}", "For every day."]
        case _:
            return [" ".join(facts.codes[: rng.randint(1, len(facts.codes))])]


def picture(rng: random.Random, size: int = 64) -> bytes:
    """A small PNG of one colour."""
    buffer = io.BytesIO()
    Image.new("RGB", (size, size), tuple(rng.randrange(256) for _ in range(3))).save(buffer, "PNG")
    return buffer.getvalue()


async def beside_explanations(app: Running, facts: Facts, explanations: int = 20) -> list[Answered]:
    """Look-ups and a recommendation of one visitor while another one waits for many explanations."""
    rng = random.Random(1)
    async with Visitor(app.url, 1) as busy, Visitor(app.url, 2) as other:
        waiting = [
            asyncio.create_task(busy.ask("explain", *arguments("explain", facts, rng))) for _ in range(explanations)
        ]
        await asyncio.sleep(0.2)
        said = []
        for _ in range(3):
            said += [await other.ask(name, *arguments(name, facts, rng)) for name in ("item", "code", "recommend")]
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
    return said


async def unfetched(app: Running, facts: Facts, explanations: int = 40) -> tuple[float, float]:
    """Explanations that nobody fetches.

    Returns:
        seconds of the processor that one takes which is fetched, and that all the others took.
    """
    rng = random.Random(2)
    asked = arguments("explain", facts, rng)
    async with Visitor(app.url, 1) as visitor:
        before = app.cpu_seconds
        for _ in range(3):
            await visitor.ask("explain", *asked)
        one = (app.cpu_seconds - before) / 3
        before = app.cpu_seconds
        await asyncio.gather(*(visitor.only_ask("explain", *asked) for _ in range(explanations)))
        await asyncio.sleep(8)
    return one, app.cpu_seconds - before
