"""A visitor's shop is only theirs, what explains an answer is of that answer, and nothing of either stays."""

from __future__ import annotations

import gc
import weakref

import pytest

from mmsid.errors import MmsidError
from mmsid.explain import Scenario, path_tree
from mmsid.shop import MMSID, pack
from mmsid.ui import why
from mmsid.ui.contract import ShopQuestion
from mmsid.ui.contract.explain import ExplainQuestion
from mmsid.ui.loading import LoadingShop, Plain
from mmsid.ui.space import Limits
from tests.answers import assert_same, lines

HISTORY = ["mug-red-0", "hat-blue-1", "bag-green-0"]


@pytest.fixture(scope="module")
def loading(tiny_build) -> LoadingShop:
    loading = LoadingShop(tiny_build)
    loading.start()
    loading.wait()
    return loading


def plain(*history: str, k: int = 10, **shop) -> Plain:
    return Plain(ShopQuestion(**shop), history, k)


def test_what_is_explained_is_what_was_shown(loading):
    [(shop, shown)] = loading.answers([plain(*HISTORY)])
    first = shown[0].item.item_id
    told = why._explain(loading, Limits(), ExplainQuestion(history=HISTORY, item_id=first))
    assert told.log_prob == pytest.approx(shown[0].log_prob, abs=1e-4)
    again = loading.answer(shop, Scenario(tuple(HISTORY)))
    assert_same(lines(again), lines(shown), within=1e-4)
    assert [len(level.nodes) for level in path_tree(shop, again).levels] == [
        len(level.nodes) for level in path_tree(shop, shown).levels
    ]


def test_who_waits_at_the_same_time_gets_what_each_would_get_alone(loading):
    new = pack(loading.wait().tokenize(title="Purple bag"))
    asked = [
        plain(*HISTORY),
        plain("hat-red-0", k=3),
        plain("mug-red-9"),
        plain("hat-red-0", k=1000),
        plain("hat-red-0", added=[new]),
        plain(*HISTORY, added=[new], boost=2),
    ]
    said = loading.answers(asked)
    for one, together in zip(asked, said, strict=True):
        if one.history == ("mug-red-9",):
            assert isinstance(together, MmsidError) and "no product with the id" in str(together)
            continue
        shop, answer = together
        alone = loading.visited(one.shop).recommend(one.history, one.k)
        assert_same(lines(answer), lines(alone), within=1e-4)
        assert answer.note == alone.note
        assert (new.item_id in shop) == bool(one.shop.added) and shop.boost == one.shop.boost


def test_a_visitors_shop_is_nobody_elses(loading):
    one, other = (pack(loading.wait().tokenize(title=title)) for title in ("Orange mug", "Orange hat"))
    mine, theirs = (loading.visited(ShopQuestion(added=[added])) for added in (one, other))
    assert one.item_id in mine and one.item_id not in theirs
    assert other.item_id in theirs and other.item_id not in mine
    assert loading.visited(ShopQuestion()) is loading.wait() and one.item_id not in loading.wait()


def test_a_visitors_shop_goes_with_its_answer(loading):
    new = pack(loading.wait().tokenize(title="Violet hat"))
    asked = plain(*HISTORY, added=[new])
    [(shop, answer)] = loading.answers([asked])
    gone = weakref.ref(shop)
    assert isinstance(gone(), MMSID)
    del shop, answer
    gc.collect()
    assert gone() is None


def test_what_cannot_be_answered_is_said_every_time(loading):
    for _ in range(2):
        with pytest.raises(MmsidError, match="no product with the id"):
            loading.answer(loading.wait(), Scenario(("mug-red-9",)))
