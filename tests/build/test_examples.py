"""Which example shoppers are shown, over a shop whose every probability is known."""

from __future__ import annotations

import numpy as np
import pytest

from mmsid.build.examples import LONGEST, chosen_examples, typical_examples
from mmsid.catalogue.examples import Example
from mmsid.index import EmbeddingIndex
from tests.constructed import constructed_shop

PULLS = {
    "mug-red-0": {"mug-red-1": 6.0},
    "hat-blue-0": {"mug-red-1": 2.0},
    "bag-black-0": {"mug-red-1": 0.7},
    "mug-green-0": {"mug-red-1": 0.2},
}
"""What an explanation can find: products that pull one other, each less than the one before."""

TOLD = Example("Told", "Each product pulls less than the last.", tuple(PULLS))
NOISE = Example("Noise", "No product pulls anything.", ("hat-red-0", "hat-green-0", "bag-red-0", "bag-green-0"))


@pytest.mark.parametrize("order", [(NOISE, TOLD), (TOLD, NOISE)])
def test_who_explains_more_is_shown(order: tuple[Example, ...]) -> None:
    [shown] = chosen_examples(constructed_shop(PULLS), order, 1, 3)
    assert shown["name"] == "Told"
    assert shown["history"] == list(TOLD.history)
    assert shown["answer"][0]["item_id"] == "mug-red-1"
    assert len(shown["answer"]) == 3


def test_shoppers_stay_in_the_catalogues_order_and_nobody_is_left_out_without_need() -> None:
    shop = constructed_shop(PULLS)
    for order in ((NOISE, TOLD), (TOLD, NOISE)):
        assert [one["name"] for one in chosen_examples(shop, order, 5, 1)] == [example.name for example in order]
    assert chosen_examples(shop, (), 3, 1) == []


def test_histories_that_stand_for_many_become_examples_each_for_others() -> None:
    """Thirty shoppers look at mugs, ten at hats, one at a single bag; a mug's history is too long to be shown whole."""
    shop = constructed_shop({})
    mugs = [item.item_id for item in shop.items if item.item_id.startswith("mug")]
    hats = [item.item_id for item in shop.items if item.item_id.startswith("hat")]
    histories = [tuple(mugs * 2)[: 9 + n % 3] for n in range(30)] + [tuple(hats[n % 4 :]) for n in range(10)]
    found = typical_examples(shop, [*histories, ("bag-red-0",)], 2, 0)
    kinds = [{item_id.split("-")[0] for item_id in example.history} for example in found]
    assert sorted(kinds, key=str) == [{"hat"}, {"mug"}]
    assert all(2 <= len(example.history) <= LONGEST for example in found)
    assert len({example.name for example in found}) == 2
    assert all(f"{len(example.history)} products" in example.description for example in found)
    assert typical_examples(shop, [("bag-red-0",)], 2, 0) == []


def test_histories_of_variants_count_once() -> None:
    """All mugs are one product in many sizes, but for rounding: their histories differ in ids alone."""
    shop = constructed_shop({})
    mugs = [item.item_id for item in shop.items if item.item_id.startswith("mug")]
    rows = shop.index.embeddings(range(len(shop.items)))
    alike = [shop.row(item_id) for item_id in mugs]
    rows[alike] = rows[alike[0]] + 1e-7 * np.random.default_rng(0).standard_normal((len(alike), rows.shape[1]))
    shop.index = EmbeddingIndex(rows)
    histories = [(mugs[n % 8], mugs[(n + step) % 8]) for n in range(8) for step in (1, 2, 3)]
    assert len(typical_examples(shop, histories, 6, 0)) == 1
