"""`python -m tests.soak`: starts the app, puts it under load and under attack, and prints what came of it.

Ends with 1 where a promise was broken. With `--url`, an app that runs already is asked, and nothing is said of its
memory, its files and its end.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.soak import crowding, load, memory
from tests.soak.hostile import hostile
from tests.soak.report import Report
from tests.soak.running import Running, running
from tests.soak.visitors import Visitor
from tests.ui.running import SHIPPED

PARTS = ("load", "waits", "memory", "hostile", "crowding")
UNFETCHED = 40


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs it."""
    options = _options(arguments)
    report = Report()
    if options.url:
        asyncio.run(soak(Running(options.url.rstrip("/")), options, report))
    else:
        with running(options.build) as app:
            asyncio.run(soak(app, options, report))
        report.end(app)
    broken = [f"BROKEN: {one}" for one in report.broken] or ["Every promise was kept."]
    sys.stdout.write("\n".join([*report.lines, *broken, ""]))
    return 1 if report.broken else 0


async def soak(app: Running, options: argparse.Namespace, report: Report) -> None:
    """The parts that are asked for, one after another."""
    async with Visitor(app.url) as visitor:
        facts = await visitor.facts()
    if "load" in options.parts:
        report.load(await load.load(app, facts, load.Crowd(options.visitors, options.seconds, seed=options.seed)))
    if "waits" in options.parts:
        beside = await load.beside_explanations(app, facts)
        report.waits(beside, *await load.unfetched(app, facts, UNFETCHED), UNFETCHED)
    if "memory" in options.parts:
        report.memory([await memory.kept(app, facts, [name], options.calls) for name in memory.ENDPOINTS])
    if "hostile" in options.parts:
        report.hostile(await hostile(app, facts, options.hostile, options.seed))
    if "crowding" in options.parts:
        report.crowding(await crowding.crowding(app, facts, crowding.FULL))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--build", type=Path, default=SHIPPED, help="build folder (default: the shipped one)")
    parser.add_argument("--url", default="", help="of an app that runs already")
    parser.add_argument("--visitors", type=int, default=100, help="at once (default: 100)")
    parser.add_argument("--seconds", type=float, default=300, help="of load (default: 300)")
    parser.add_argument("--hostile", type=int, default=2_000, help="requests (default: 2,000)")
    parser.add_argument("--calls", type=int, default=500, help="of each endpoint, for the memory (default: 500)")
    parser.add_argument("--seed", type=int, default=0, help="of all that is asked (default: 0)")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS, help="what is done (default: all)")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
