"""What is shown is decoded once, and read by whatever explains it; a visitor's shop is made once, and is only theirs."""

from __future__ import annotations

import pytest

from mmsid import explain
from mmsid.errors import MmsidError
from mmsid.explain import Scenario
from mmsid.shop import MMSID, pack
from mmsid.ui import why
from mmsid.ui.contract import ShopQuestion
from mmsid.ui.contract.explain import ExplainQuestion, ReportQuestion
from mmsid.ui.contract.recommend import RecommendQuestion
from mmsid.ui.contract.whatif import EditQuestion, WithoutEdit
from mmsid.ui.loading import LoadingShop
from mmsid.ui.recommend import _recommend
from mmsid.ui.space import Limits

HISTORY = ["mug-red-0", "hat-blue-1", "bag-green-0"]


@pytest.fixture(scope="module")
def loading(tiny_build) -> LoadingShop:
    loading = LoadingShop(tiny_build)
    loading.start()
    loading.wait()
    return loading


@pytest.fixture
def runs(monkeypatch):
    """The scenarios that were decoded for a page."""
    decoded, real = [], explain.run

    def run(shop, scenario, k):
        decoded.append(scenario)
        return real(shop, scenario, k)

    monkeypatch.setattr(explain, "run", run)
    return decoded


def test_an_answer_is_decoded_once_for_all_that_is_asked_about_it(loading, runs):
    shown = _recommend(loading, Limits(), RecommendQuestion(history=HISTORY))
    first, second = (line.item_id for line in shown.items[:2])
    told = why._explain(loading, Limits(), ExplainQuestion(history=HISTORY, item_id=first))
    why._explain(loading, Limits(), ExplainQuestion(history=HISTORY, item_id=first, rival=second))
    why._report(loading, Limits(), ReportQuestion(history=HISTORY, item_id=second, form="html"))
    assert runs == [Scenario(tuple(HISTORY))]
    assert told.log_prob == pytest.approx(shown.items[0].log_prob, abs=1e-4)


def test_an_edit_decodes_what_is_new_alone(loading, runs):
    history = HISTORY[::-1]
    edits = [WithoutEdit(kind="without", item=history[0])]
    why._edit(loading, Limits(), EditQuestion(history=history, edits=edits))
    assert runs == [Scenario(tuple(history)), Scenario(tuple(history)).without(history[0])]
    why._edit(loading, Limits(), EditQuestion(history=history, edits=edits * 1))
    assert len(runs) == 2


def test_a_visitors_shop_is_made_once_and_nobody_elses(loading, monkeypatch):
    made, real = [], MMSID.with_items
    monkeypatch.setattr(MMSID, "with_items", lambda shop, new, **how: made.append(how) or real(shop, new, **how))
    one, other = (pack(loading.wait().tokenize(title=title)) for title in ("Orange mug", "Orange hat"))
    mine = loading.visited(ShopQuestion(added=[one]))
    assert loading.visited(ShopQuestion(added=[one])) is mine and len(made) == 1
    assert loading.visited(ShopQuestion(added=[one], boost=2)).boost == 2
    theirs = loading.visited(ShopQuestion(added=[other]))
    assert one.item_id not in theirs and other.item_id not in mine and len(made) == 3
    assert loading.visited(ShopQuestion()) is loading.wait() and one.item_id not in loading.wait()


def test_answers_in_different_shops_are_different_ones(loading, runs):
    new = pack(loading.wait().tokenize(title="Purple bag"))  # no other test's: what is kept is kept for all
    scenario = Scenario(("hat-red-0",))
    plain, mine = loading.answer(ShopQuestion(), scenario), loading.answer(ShopQuestion(added=[new]), scenario)
    assert len(runs) == 2 and plain is not mine
    assert loading.answer(ShopQuestion(added=[new]), scenario) is mine


def test_what_cannot_be_answered_is_said_every_time(loading):
    for _ in range(2):
        with pytest.raises(MmsidError, match="no product with the id"):
            loading.answer(ShopQuestion(), Scenario(("mug-red-9",)))
