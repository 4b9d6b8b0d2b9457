"""The notebook runs, cell by cell, over a build that it knows nothing of; the client asks a running app."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from types import CodeType
from typing import Any

import pytest

from examples import client
from mmsid import MMSID
from tests.ui.running import ROOT, start

pytestmark = pytest.mark.slow

CELLS = json.loads((ROOT / "examples" / "tour.ipynb").read_text(encoding="utf-8"))["cells"]


def shown(source: str, names: dict[str, Any]) -> Any:
    """Runs a cell; returns what a notebook shows below it, the value of its last line."""
    tree = ast.parse(source)
    *first, last = tree.body
    assert isinstance(last, ast.Expr), source
    whole: CodeType = compile(ast.Module(first, []), "cell", "exec")
    exec(whole, names)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names)


def test_the_notebook_runs_and_says_what_the_shop_says(tiny_build: Path):
    sources = ["".join(cell["source"]) for cell in CELLS if cell["cell_type"] == "code"]
    assert all(not cell.get("outputs") for cell in CELLS)
    names: dict[str, Any] = {}
    told = [shown(source.replace("checkpoints/storefront", str(tiny_build)), names) for source in sources]
    shop: MMSID = names["shop"]
    history = shop.examples["shoppers"][0]["history"]
    lines = [
        (one.item.title, " ".join(one.semantic_id), f"{one.probability:.1%}") for one in shop.recommend(history, 5)
    ]
    assert told[1] == lines
    assert [title for title, _ in told[2]].count(shop.item(history[0]).title) >= 1 and len(told[2]) == len(history)
    assert sum(nats for _, nats in told[2]) == pytest.approx(sum(names["why"].totals))
    assert len(told[3]) == 10 and names["strongest"] in history
    assert told[-1][-1] == 1 and told[-1][0] == names["new"].semantic_id


def test_the_client_is_told_what_the_shop_says(tiny_build: Path):
    app = start(tiny_build)
    assert app.loading is not None
    shop = app.loading.wait()
    told = client.main(app.url, "red mug")
    found = [neighbour.item for neighbour in shop.search("red mug", 3)]
    assert all(item.title in told[0] for item in found)
    after = [item.item_id for item in found[:2]]
    assert [line.partition(": ")[2].rpartition(" (")[0] for line in told[1:6]] == [
        one.item.title for one in shop.recommend(after, 5)
    ]
    assert told[-1].startswith(f"{shop.recommend(after, 1)[0].semantic_id[0]} means ")
