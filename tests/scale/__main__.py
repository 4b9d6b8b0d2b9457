"""`python -m tests.scale`: builds made-up catalogues of several sizes, opens the app over each, and prints what it cost.

A catalogue brings its own embeddings, so an encoder's time is left out; without `--shoppers` so is the recommender's.
Every build and every app is a process of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from tests.scale.catalogue import SIZE, make_catalogue
from tests.scale.measuring import Cost, Costs

RARE = 0.67
"""Share of the products that are lent events in the part that measures it alone."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs it."""
    options = _options(arguments)
    columns: dict[int, dict[str, Cost]] = {}
    with tempfile.TemporaryDirectory() as temporary:
        place = options.out or Path(temporary)
        for items in options.items:
            catalogue, build = place / f"catalogue-{items}", place / f"build-{items}"
            make_catalogue(catalogue, items, shoppers=options.shoppers and items)
            costs = [*_run("tests.scale.build", catalogue, build), *_lending(items), *_run("tests.scale.app", build)]
            columns[items] = {cost.part: cost for cost in costs}
    sys.stdout.write(table(columns))
    return 0


def table(columns: dict[int, dict[str, Cost]]) -> str:
    """A row per part, a column per size: seconds of the processor and the most memory, or what is fetched."""
    parts = list(dict.fromkeys(part for costs in columns.values() for part in costs))
    lines = [
        "| part | " + " | ".join(f"{items:,} products" for items in columns) + " |",
        "|---" * (len(columns) + 1) + "|",
    ]
    lines += [
        f"| {part} | " + " | ".join(_cell(costs.get(part)) for costs in columns.values()) + " |" for part in parts
    ]
    return "\n".join([*lines, ""])


def _cell(cost: Cost | None) -> str:
    if cost is None:
        return "–"
    if cost.megabytes is not None:
        return f"{cost.megabytes:.2f} MB"
    seconds = f"{cost.cpu_seconds:.3f} s" if cost.cpu_seconds < 1 else f"{cost.cpu_seconds:.1f} s"
    return f"{seconds}, {cost.peak_gb:.1f} GB" if cost.peak_gb else seconds


def _run(module: str, *paths: Path) -> list[Cost]:
    """What a process measured; its own words go to the terminal."""
    began = time.perf_counter()
    command = [sys.executable, "-m", module, *map(str, paths)]
    done = subprocess.run(command, env={**os.environ, "OMP_NUM_THREADS": "1"}, stdout=subprocess.PIPE, check=True)
    sys.stderr.write(f"{module}: {time.perf_counter() - began:.0f} s\n")
    return [Cost(**json.loads(line)) for line in done.stdout.splitlines() if line.startswith(b"{")]


def _lending(items: int) -> list[Cost]:
    """Events that are lent to rare products, by embeddings in clusters."""
    from mmsid.recommender.cold_start import event_transfer

    random, costs = np.random.default_rng(0), Costs()
    rows = random.standard_normal((max(1, items // 150), SIZE // 2))[random.integers(0, max(1, items // 150), items)]
    rows += 0.7 * random.standard_normal(rows.shape)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    counts = np.where(random.random(items) < RARE, random.integers(0, 10, items), 40)
    with costs.of("events lent to rare products"):
        event_transfer(rows, counts, rare_events=10, cold_item_events=1)
    return costs.found


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.scale", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--items", type=int, nargs="+", default=[10_000, 100_000], help="sizes of the catalogues")
    parser.add_argument("--shoppers", action="store_true", help="with a history for each product, and a recommender")
    parser.add_argument("--out", type=Path, help="folder that keeps catalogues and builds (default: a temporary one)")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
