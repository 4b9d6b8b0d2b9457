"""Fills the figures in the model card and the data sheet: `python -m tests.figures`, which `make docs` does.

A figure stands between `<!--= PLACE FORMAT -->` and `<!-- -->`, which no reader of the page sees. PLACE leads with dots
into what `sources` returns; FORMAT is Python's. A page is stale where the text between the marks is another one.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from mmsid.catalogue import load_catalogue
from mmsid.ui import read_space

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "docs" / "model-card.md", ROOT / "docs" / "data-sheet.md")
MARKED = re.compile(r"<!--= (?P<place>\S+)(?: (?P<format>[^\s<>-]+))? -->(?P<text>.*?)<!-- -->")


@cache
def sources() -> dict[str, Any]:
    """What figures are taken from: the shipped build's files, and counts over the shipped catalogue."""
    build = read_space(ROOT / "space.yaml").build
    stages = {path.parent.name: _read(path) for path in build.glob("*/stage.json")}
    manifest = _read(build / "manifest.json")
    sizes = _read(build / "quantizer" / "plan.json")["sizes"]
    shop = (build / manifest["catalogue"]["path"]).resolve()
    return {
        "metrics": _read(build / "metrics.json"),
        "manifest": manifest,
        "report": _read(build / "recommender" / "report.json"),
        "ids": {"levels": len(sizes), "sizes": " / ".join(map(str, sizes))},
        "config": {name: stage["config"] for name, stage in stages.items()},
        "data": counts(shop),
        "world": _read(shop / "world.json")["config"],
    }


def counts(shop: Path) -> dict[str, Any]:
    """What is in a catalogue folder."""
    catalogue = load_catalogue(shop)
    items, events = catalogue.items, catalogue.interactions
    assert events is not None
    lengths = np.diff(events.user_starts)
    return {
        "items": len(items),
        "departments": len({item.department for item in items}),
        "types": len({item.category for item in items}),
        "no_picture": sum(item.image is None for item in items),
        "no_description": sum(not item.description for item in items),
        "columns": ", ".join(dict.fromkeys(name for item in items for name in item.extra)),
        "events": len(events),
        "shoppers": events.n_users,
        "shortest": int(lengths.min()),
        "median": float(np.median(lengths)),
        "longest": int(lengths.max()),
        "least_seen": min(Counter(events.item_ids.tolist()).values()),
        "never_seen": len(items) - len(set(events.item_ids.tolist())),
    }


def figure(place: str, form: str | None) -> str:
    """One figure as the page shows it."""
    value: Any = sources()
    parts = place.split(".")
    for number, part in enumerate(parts):
        value = value[part]
        assert value is not None or number == len(parts) - 1, place
    return "–" if value is None else format(value, form or "")


def filled(text: str) -> str:
    """A page with today's figures."""

    def mark(found: re.Match[str]) -> str:
        place, form = found["place"], found["format"]
        return f"<!--= {place}{f' {form}' if form else ''} -->{figure(place, form)}<!-- -->"

    return MARKED.sub(mark, text)


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    for page in PAGES:
        page.write_text(filled(page.read_text(encoding="utf-8")), encoding="utf-8")
