"""A small version of what `make bench-scale` measures: the parts are there, whatever they cost."""

from __future__ import annotations

import csv

import numpy as np
import pyarrow.parquet as pq
import pytest

from mmsid.catalogue import load_catalogue
from tests.scale.__main__ import _lending, table
from tests.scale.catalogue import make_catalogue
from tests.scale.measuring import Cost, Costs


def test_a_made_up_catalogue_is_one(tmp_path):
    folder = make_catalogue(tmp_path / "shop", 400, shoppers=50, seed=3)
    loaded = load_catalogue(folder)
    assert len(loaded) == 400 and not loaded.problems
    assert len({item.category for item in loaded.items}) == 4
    assert [rows.shape for rows in loaded.embeddings.values()] == [(400, 128)]
    assert pq.read_table(folder / "interactions.parquet").num_rows == 50 * 12
    again = make_catalogue(tmp_path / "again", 400, shoppers=50, seed=3)
    assert (again / "items.csv").read_bytes() == (folder / "items.csv").read_bytes()
    with (folder / "items.csv").open(encoding="utf-8") as file:
        first = next(csv.DictReader(file))
    assert first["colour"] in first["title"] and first["maker"] in first["title"].lower()


def test_products_of_a_type_lie_together(tmp_path):
    loaded = load_catalogue(make_catalogue(tmp_path / "shop", 400))
    [rows] = loaded.embeddings.values()
    kinds = np.array([hash(item.category) for item in loaded.items])
    unit = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    cosines, same = unit @ unit.T, kinds[:, None] == kinds[None]
    assert cosines[same].mean() > cosines[~same].mean() + 0.2


def test_costs_are_those_of_the_block():
    costs = Costs()
    with costs.whole("whole"):
        with costs.of("large"):
            held = np.ones(30_000_000)
        del held
    large, whole = costs.found
    assert (large.part, whole.part) == ("large", "whole")
    assert large.peak_gb > 0.2 and whole.peak_gb >= large.peak_gb
    assert whole.cpu_seconds >= large.cpu_seconds >= 0


def test_lending_is_measured():
    [cost] = _lending(300)
    assert cost.part == "events lent to rare products" and cost.peak_gb > 0


def test_the_table_has_a_column_per_size():
    columns = {
        100: {"map": Cost("map", 0.25, 1.0, 0.5)},
        2000: {"map": Cost("map", 12.0, 13.0, 1.5), "page": Cost("page", 0, 0, 0, 1.234)},
    }
    assert table(columns).splitlines() == [
        "| part | 100 products | 2,000 products |",
        "|---|---|---|",
        "| map | 0.250 s, 0.5 GB | 12.0 s, 1.5 GB |",
        "| page | – | 1.23 MB |",
    ]


@pytest.mark.parametrize("items", [1, 5])
def test_a_handful_of_products_is_a_catalogue_too(tmp_path, items):
    assert len(load_catalogue(make_catalogue(tmp_path / "shop", items))) == items
