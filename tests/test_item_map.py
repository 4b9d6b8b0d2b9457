"""The map's record: what is written comes back, and a new product lies between its nearest."""

from __future__ import annotations

import json

import numpy as np
import pytest

from mmsid.errors import MmsidError
from mmsid.item_map import ItemMap

MAP = ItemMap(
    method="umap",
    rows=np.array([2, 5, 9]),
    positions=np.array([[0.0, 0.0], [1.0, 0.25], [0.5, 1.0]]),
    landmarks=np.array([[0.25, 0.75]]),
    neighbours_kept=0.5,
    neighbours_by_chance=0.01,
    events=np.array([3, 0, 7, 0, 0, 1, 0, 0, 0, 2]),
)


def test_a_map_comes_back_as_it_was_written(tmp_path):
    (tmp_path / "map.json").write_text(json.dumps(MAP.to_json()))
    back = ItemMap.read(tmp_path / "map.json", 10)
    for name in ("rows", "positions", "landmarks", "events"):
        np.testing.assert_array_equal(getattr(back, name), getattr(MAP, name))
    assert (back.method, back.neighbours_kept, back.neighbours_by_chance) == ("umap", 0.5, 0.01)


def test_a_new_product_lies_at_the_weighted_mean_of_its_nearest_on_the_map():
    # row 4 is not drawn: by hand, (3 × (0, 0) + 1 × (1, 0.25)) / 4
    np.testing.assert_allclose(MAP.place(np.array([2, 4, 5]), np.array([3.0, 9.0, 1.0])), [0.25, 0.0625])


def test_without_any_neighbour_on_the_map_there_is_no_place():
    with pytest.raises(MmsidError, match="ask for more"):
        MAP.place(np.array([3, 10]), np.ones(2))
