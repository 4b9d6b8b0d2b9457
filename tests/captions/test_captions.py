"""Captions as a shop has them: read from a file, over new products, and per product."""

import json

import pytest

from mmsid import MmsidError
from mmsid.captions import Caption, ItemCaption, captions_to_json, make_captions, read_captions, with_new_items
from mmsid.captions.which import which_one
from mmsid.records import Item
from mmsid.semantic_ids import SemanticIds
from tests.captions.shelves import coded, grid, kind_of, look_of

ITEMS = grid(["mug", "hat"], ["red", "blue"], "{look} {kind}", copies=2)
CODES, SIZES = coded(ITEMS, kind_of, kind_of, look_of)


@pytest.fixture(scope="module")
def captions():
    return make_captions(ITEMS, CODES, SIZES)


def test_a_file_holds_all_of_it(captions, tmp_path):
    path = tmp_path / "captions.json"
    path.write_text(json.dumps(captions_to_json(captions)), encoding="utf-8")
    again = read_captions(path)
    assert again.meanings == captions.meanings and again.which == captions.which
    assert again.counts == captions.counts and again.function_words == captions.function_words
    assert (
        again.are_of(CODES, SIZES) and not again.are_of(CODES[:-1], SIZES) and not again.are_of(CODES, (9, *SIZES[1:]))
    )


@pytest.mark.parametrize(
    "damage",
    [
        lambda saved: saved.pop("which"),
        lambda saved: saved.update(more=1),
        lambda saved: saved["which"].pop(),
        lambda saved: saved["meanings"][0][0].update(count=5),
        lambda saved: saved["meanings"][0][0].update(share=2.0),
        lambda saved: saved["meanings"][0][0]["parts"][0].update(alternatives=[]),
        lambda saved: saved.update(counts=[]),
    ],
)
def test_a_damaged_file_is_refused(captions, tmp_path, damage):
    saved = captions_to_json(captions)
    damage(saved)
    (tmp_path / "captions.json").write_text(json.dumps(saved), encoding="utf-8")
    with pytest.raises(MmsidError, match=r"captions\.json"):
        read_captions(tmp_path / "captions.json")


def test_a_numbered_caption_survives_the_file(tmp_path):
    items = [Item("a", "", "", ("Mugs",)), Item("b", "", "", ("Mugs",))]
    made = make_captions(items, [(0, 0), (1, 0)], (2, 1))
    (tmp_path / "captions.json").write_text(json.dumps(captions_to_json(made)), encoding="utf-8")
    again = read_captions(tmp_path / "captions.json")
    assert again.of(0, 1).text == "Mugs (2)" and again.holds(0, 1, items[1])


def test_a_product_has_a_caption_per_level(captions):
    row = CODES.index((1, 1, 1, 0))
    assert ITEMS[row].title == "red mug"
    assert captions.of_item(CODES[row], ITEMS[row], captions.which[row]) == (
        ItemCaption("mug", True, 1.0, 4),
        ItemCaption("mug", True, 1.0, 4),
        ItemCaption("red", True, 1.0, 4),
        ItemCaption("red mug no. 1", True, 1.0, 1),
    )
    other = captions.of_item(CODES[row], Item("x", "green mug"), "green mug")
    assert [one.holds for one in other] == [True, True, False, True]
    assert [one.told for one in other] == ["mug", "mug", "red (not its own words)", "green mug"]


def test_a_kind_is_not_held_against_a_product_without_category_but_its_word_says_it():
    made = make_captions([Item("a", "red", "", ("Mugs",)), Item("b", "red", "", ("Sofas",))], [(0, 0), (1, 0)], (2, 1))
    assert [made.of(0, code).text for code in (0, 1)] == ["Mugs", "Sofas"]
    assert made.holds(0, 1, Item("own", "settee", "", ("Sofas",))) is True
    assert made.holds(0, 1, Item("other", "sofas", "", ("Mugs",))) is False  # it has categories, and this is none
    assert made.holds(0, 1, Item("new", "", "One of our sofas.")) is True
    for new in (Item("new", "red settee"), Item("new", "")):
        assert made.holds(0, 1, new) is None
        told = made.of_item((1, 0), new, "red")[0]
        assert (told.holds, told.told) == (None, "Sofas")


def test_words_are_not_held_against_a_product_without_text(captions):
    assert captions.holds(2, 1, Item("new", "")) is None and captions.holds(2, 1, Item("new", "green")) is False


def test_new_products_are_counted_and_told(captions):
    ids = SemanticIds([*CODES, (1, 1, 1, 2), (1, 1, 0, 2)], (3, 3, 2, 3))
    wide = make_captions(ITEMS, CODES, (3, 3, 2, 3))
    items = [*ITEMS, Item("new", "scarlet mug with lid"), Item("newer", "blue mug")]
    view = with_new_items(wide, items, ids)
    assert view.of(2, 1) == Caption("red", 4 / 5, 5) and view.of(2, 0) == Caption("blue", 1.0, 5)
    assert view.of(0, 1) == Caption("mug", 1.0, 6) and view.which[-2:] == ("scarlet, lid", "blue mug no. 3")
    assert wide.of(2, 1) == Caption("red", 1.0, 4)  # the shop itself is not changed


def test_a_code_that_only_new_products_have(captions):
    wide = make_captions(ITEMS, CODES, (3, 3, 3, 2))
    items = [*ITEMS, Item("new", "green lamp")]
    view = with_new_items(wide, items, SemanticIds([*CODES, (2, 2, 2, 0)], (3, 3, 3, 2)))
    assert view.of(0, 2) == Caption("new products", 1.0, 1) and view.holds(0, 2, items[-1])
    again = with_new_items(
        view, [*items, Item("b", "lamp")], SemanticIds([*CODES, (2, 2, 2, 0), (2, 2, 2, 1)], (3, 3, 3, 2))
    )
    assert again.of(0, 2) == Caption("new products", 1.0, 2)


@pytest.mark.parametrize(
    ("title", "description", "others", "told"),
    [
        ("Navy tee with a pocket", "", ["Navy tee"], "pocket"),
        ("V-neck fine-knit tee in navy", "", ["Navy crew-neck tee"], "V-neck fine-knit"),
        ("Navy tee", "", ["Navy tee with a pocket"], "Navy tee"),
        ("Navy tee", "Has a zip.", ["Navy tee"], "zip"),
        ("Navy tee", "", ["Navy tee"], "Navy tee no. 2"),
        ("Navy tee", "", [], "Navy tee"),
        ("Boxy navy tee", "", [], "Boxy"),
        ("", "Boxy and soft.", ["Navy tee"], "Boxy, soft"),
        ("", "", ["Navy tee"], "untitled"),
        ("Navy tee 2", "", ["Navy tee 1"], "Navy tee 2"),
        ("红色 杯子", "", ["蓝色 杯子"], "红色"),
    ],
)
def test_which_one_a_product_is(title, description, others, told):
    item = Item("b", title, description)
    beside = [Item("a", other, "Has a collar.") for other in others]
    shelf = [item, *beside]
    function_words = ["a", "with", "in", "and", "has"]
    assert which_one(item, beside, shelf, ["T-shirts or tees", "navy"], function_words) == told
