"""Attribute columns that the products' own words correct."""

from __future__ import annotations

from mmsid.build.attributes import attributes_in_words
from mmsid.records import Item

COLOURS, KINDS = ("red", "blue", "green", "black", "white", "lilac"), ("mug", "hat", "bag")


def shelf() -> list[Item]:
    """Three kinds in six colours, eight of each, that say their colour."""
    return [
        Item(
            f"{kind}-{colour}-{n}",
            f"{colour.title()} {kind}",
            f"A {kind} for you.",
            extra={"colour": colour, "size": n},
        )
        for kind in KINDS
        for colour in COLOURS
        for n in range(8)
    ]


def changed(items: list[Item], row: int, *, title: str, colour: object) -> list[Item]:
    """The shelf with another product in one place."""
    other = Item(items[row].item_id, title, "A thing for you.", extra={"colour": colour, "size": 3})
    return [*items[:row], other, *items[row + 1 :]]


def test_what_the_words_agree_with_stays() -> None:
    items = shelf()
    columns = attributes_in_words(items)
    assert columns["colour"] == [item.extra["colour"] for item in items]


def test_a_value_that_the_words_contradict_becomes_theirs_and_no_other_changes() -> None:
    items = changed(shelf(), 5, title="Blue mug", colour="red")
    expected = [item.extra["colour"] for item in items]
    expected[5] = "blue"
    assert attributes_in_words(items)["colour"] == expected


def test_words_that_name_several_others_leave_nothing_known() -> None:
    found = attributes_in_words(changed(shelf(), 5, title="Blue and green mug", colour="red"))["colour"]
    assert found[5] is None
    assert found.count(None) == 1


def test_a_value_that_stands_in_the_text_or_that_no_word_speaks_of_is_believed() -> None:
    assert attributes_in_words(changed(shelf(), 5, title="Red mug, not blue", colour="red"))["colour"][5] == "red"
    assert attributes_in_words(changed(shelf(), 5, title="Plain mug", colour="red"))["colour"][5] == "red"
    assert attributes_in_words(changed(shelf(), 5, title="Rust mug in blue", colour="rust"))["colour"][5] == "rust"


def test_missing_values_stay_missing_and_numbers_are_left_alone() -> None:
    items = changed(shelf(), 5, title="Plain mug", colour=None)
    columns = attributes_in_words(items)
    assert columns["colour"][5] is None
    assert columns["size"] == [item.extra["size"] for item in items]


def test_columns_of_one_value_of_too_many_or_of_few_products_are_left_as_they_are() -> None:
    items = [
        Item(
            f"i{n}",
            f"{COLOURS[n % 6]} mug",
            "",
            extra={"one": "same", "sku": f"s{n}", **({"few": "x"} if n < 9 else {})},
        )
        for n in range(300)
    ]
    columns = attributes_in_words(items)
    assert columns["one"] == ["same"] * 300
    assert columns["sku"] == [f"s{n}" for n in range(300)]
    assert columns["few"] == ["x"] * 9 + [None] * 291


def test_a_catalogue_without_columns_has_none() -> None:
    assert attributes_in_words([Item("a", "Mug"), Item("b", "Hat")]) == {}
