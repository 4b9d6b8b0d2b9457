"""Timings: which histories are timed, also where there is hardly a product."""

from types import SimpleNamespace

import pytest

from mmsid.evaluation.speed import _every
from mmsid.records import Item


@pytest.mark.parametrize(("products", "count"), [(1, 1), (2, 1), (3, 2), (12, 11), (20, 19), (21, 20), (1600, 20)])
def test_a_timed_history_leaves_something_to_recommend(products, count):
    shop = SimpleNamespace(items=[Item(f"p{n}", "", "") for n in range(products)])
    history = _every(shop, 20)
    assert len(set(history)) == len(history) == count
