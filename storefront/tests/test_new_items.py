"""Products to try out: the same for the same seed, of different types, and none that the shop has."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from storefront.catalogue import write_new_items
from storefront.make import NEW_ITEMS_SEED

SHOP = Path(__file__).parents[2] / "assets" / "storefront"


@pytest.mark.drawing
def test_the_shipped_new_items_are_what_the_shops_seed_draws(tmp_path):
    write_new_items(tmp_path, 1 + NEW_ITEMS_SEED)
    listed = json.loads((tmp_path / "new_items.json").read_text(encoding="utf-8"))
    assert json.loads((SHOP / "new_items" / "new_items.json").read_text(encoding="utf-8")) == listed
    assert len({one["image"].rsplit("-", 1)[0] for one in listed}) == len(listed) == 6
    for one in listed:
        drawn, shipped = (
            np.asarray(Image.open(folder / one["image"]).convert("RGB"), dtype=float)
            for folder in (tmp_path, SHOP / "new_items")
        )
        assert drawn.shape == shipped.shape
        assert np.abs(drawn - shipped).mean() < 1  # of 255: another processor may round a few pixels otherwise


def test_the_shop_has_none_of_them():
    with (SHOP / "items.csv").open(encoding="utf-8") as file:
        known = {(row["title"], row["description"]) for row in csv.DictReader(file)}
    listed = json.loads((SHOP / "new_items" / "new_items.json").read_text(encoding="utf-8"))
    assert not known & {(one["title"], one["description"]) for one in listed}
