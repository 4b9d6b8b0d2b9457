"""Which example shoppers are shown, over a shop whose every probability is known."""

from __future__ import annotations

import pytest

from mmsid.build.examples import chosen_examples
from mmsid.catalogue.examples import Example
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
