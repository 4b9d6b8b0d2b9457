"""The page's words about a shop: what a Space says of its own build is said of no other."""

import shutil
from dataclasses import replace

import pytest

from mmsid import MmsidError
from mmsid.records import Item
from mmsid.ui.build_summary import BuildSummary
from mmsid.ui.shop_words import examples_of, shop_words, sign_of
from tests.ui.running import space


@pytest.fixture
def copied(tiny_build, tiny_shop, tmp_path):
    shutil.copytree(tiny_shop, tmp_path / "shop")
    shutil.copytree(tiny_build, tmp_path / "build")
    return tmp_path


def test_a_spaces_notice_is_of_its_own_build_alone(tiny_build):
    summary = BuildSummary.open(tiny_build)
    of_another = shop_words(summary, space())
    assert (of_another.notice, of_another.currency) == ("", "")
    of_its_own = shop_words(summary, space().model_copy(update={"build": tiny_build}))
    assert (of_its_own.notice, of_its_own.currency) == ("Products are drawn, shoppers are simulated.", "€")


def test_a_catalogue_speaks_for_itself(copied):
    """And nothing has to be built again for it."""
    (copied / "shop" / "shop.json").write_text('{"notice": "A sample.", "currency": "£"}')
    words = shop_words(BuildSummary.open(copied / "build"), space())
    assert (words.notice, words.currency) == ("A sample.", "£")
    (copied / "shop" / "shop.json").write_text('{"notice": 3}')
    with pytest.raises(MmsidError, match="notice: expected text, but got 3"):
        BuildSummary.open(copied / "build")


def test_empty_fields_suggest_the_shops_own_products(tiny_build):
    summary = BuildSummary.open(tiny_build)
    words = shop_words(summary, space())
    titles = {item.title for item in summary.items}
    assert words.title in titles and f"“{words.title}”" in words.search
    assert words.description.startswith("A ")


def test_titles_that_fit_no_field_suggest_nothing():
    assert examples_of([Item("a", ""), Item("b", "x" * 33)]) == []
    assert [item.item_id for item in examples_of([Item("a", ""), Item("b", "Red mug")])] == ["b"]
    assert len(examples_of([Item(f"p{n}", "Cotton T-shirt") for n in range(50)])) == 1


def test_a_currency_is_shown_by_its_sign_or_its_code():
    assert [sign_of(code) for code in ("EUR", "CHF", "")] == ["€", "CHF ", ""]


def test_the_currency_is_that_of_the_prices(tiny_build):
    summary = replace(BuildSummary.open(tiny_build), currency="GBP")
    assert shop_words(summary, space()).currency == "£"
