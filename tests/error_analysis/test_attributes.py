"""What is known of cases, against what was put into them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from mmsid.error_analysis.attributes import THRESHOLDS, Attribute, case_attributes, threshold_attributes
from mmsid.error_analysis.bins import bin_words, bins_of, quantile_cuts, threshold_words, written
from mmsid.records import Item
from tests.error_analysis.made_cases import case, shelf


def named(attributes: tuple[Attribute, ...], name: str) -> Attribute:
    (found,) = [one for one in attributes if one.name == name]
    return found


def told(attribute: Attribute) -> list[str]:
    """Each case's value in words."""
    return [attribute.values[place] if place >= 0 else "?" for place in attribute.of.tolist()]


def plain(n: int, **fields: object) -> Item:
    return Item(f"i{n}", f"Thing {n}", **fields)


def test_department_and_type_are_those_of_what_came_next_the_most_frequent_first():
    items = shelf(
        plain(0, category=("Food", "Figs")),
        plain(1, category=("Wear", "Hats")),
        plain(2, category=("Wear", "Socks")),
        plain(3),
    )
    found = case_attributes([case(["i0"], target) for target in ("i0", "i1", "i2", "i2", "i3")], items)
    assert told(named(found, "department")) == ["Food", "Wear", "Wear", "Wear", "?"]
    assert named(found, "department").values == ("Wear", "Food")
    assert told(named(found, "type")) == ["Figs", "Hats", "Socks", "Socks", "?"]
    assert named(found, "type").kind == "target"


def test_one_level_of_categories_is_told_once():
    items = shelf(plain(0, category=("Food",)), plain(1, category=("Wear",)))
    assert "type" not in {one.name for one in case_attributes([case(["i0"], "i0"), case(["i0"], "i1")], items)}


def test_the_kind_of_product_says_where_it_lies_to_the_history():
    items = shelf(
        plain(0, category=("Wear", "Hats")),
        plain(1, category=("Wear", "Socks")),
        plain(2, category=("Food", "Figs")),
        plain(3),
    )
    cases = [
        case(["i2", "i0"], "i0"),
        case(["i2", "i0"], "i1"),
        case(["i0", "i2"], "i1"),
        case(["i2", "i2"], "i1"),
        case(["i0"], "i3"),
        case([], "i0"),
    ]
    assert told(named(case_attributes(cases, items), "kind")) == [
        "same type as the last",
        "same department as the last",
        "another department, seen before",
        "a department new to this shopper",
        "?",
        "?",
    ]


def test_popularity_has_the_cold_and_the_rare_for_themselves():
    events = [0, 0, 1, 19, 20, *range(100, 1000, 10)]
    found = named(case_attributes([case(["i0"], "i0", one) for one in events], shelf(plain(0))), "popularity")
    assert told(found)[:5] == ["never seen in training"] * 2 + ["1–19 events"] * 2 + ["20–319 events"]
    assert found.values[-1].endswith("events or more")
    counts = np.bincount(found.of)[2:]
    assert counts.max() - counts.min() <= 6


def test_popularity_without_cold_products_names_none():
    found = named(case_attributes([case(["i0"], "i0", one) for one in (3, 9, 50, 60)], shelf(plain(0))), "popularity")
    assert told(found)[:2] == ["3–19 events"] * 2


def test_every_number_lies_in_the_bin_that_its_words_say():
    lengths = np.random.default_rng(0).geometric(0.1, 500)
    found = named(case_attributes([case(["i0"] * n, "i0") for n in lengths.tolist()], shelf(plain(0))), "history")
    for length, words in zip(lengths.tolist(), told(found), strict=True):
        first, *rest = words.removesuffix(" or more").split()[0].split("–")
        last = int(rest[0]) if rest else 10**9 if words.endswith("more") else int(first)
        assert int(first) <= length <= last
    assert np.bincount(found.of).min() / 500 > 0.1


def test_prices_are_left_out_if_fewer_than_half_have_one():
    items = shelf(*(plain(n, price=float(n + 1) if n < 6 else None) for n in range(10)))
    priced = case_attributes([case(["i0"], f"i{n}") for n in range(10)], items)
    assert told(named(priced, "price"))[:1] == ["under 2"]
    assert told(named(priced, "price"))[6:] == ["?"] * 4
    unpriced = case_attributes([case(["i0"], f"i{n}") for n in range(4, 10)], items)
    assert "price" not in {one.name for one in unpriced}


def test_pictures_are_told_only_where_some_lack_one():
    items = shelf(plain(0, image=Path("a.jpg")), plain(1), plain(2, image=Path("b.jpg")))
    cases = [case(["i0"], "i0"), case(["i0"], "i1")]
    assert told(named(case_attributes(cases, items), "picture")) == ["with a picture", "without a picture"]
    assert not {one.name for one in case_attributes([case(["i0"], "i0"), case(["i0"], "i2")], items)} & {"picture"}


def test_further_columns_are_taken_by_value_and_rare_values_are_not_known():
    colours = ["赤"] * 5 + ["أزرق"] * 4 + ["lilac"]
    items = shelf(*(plain(n, extra={"colour": colour, "sku": f"s{n}"}) for n, colour in enumerate(colours)))
    found = named(case_attributes([case(["i0"], f"i{n}") for n in range(10)], items), "colour")
    assert told(found) == ["赤"] * 5 + ["أزرق"] * 4 + ["?"]
    assert found.label == "Colour"


@pytest.mark.parametrize(
    "values",
    [["same"] * 200, [f"s{n}" for n in range(200)], ["x", "y"] * 40 + [None] * 120, [["a"], {"b": 1}] * 100],
    ids=["one value", "a value each", "mostly unknown", "no plain values"],
)
def test_further_columns_that_tell_nothing_are_left_out(values):
    items = shelf(*(plain(n, extra={"column": value}) for n, value in enumerate(values)))
    cases = [case(["i0"], f"i{n}") for n in range(200)]
    assert case_attributes(cases, items) == ()


def test_further_columns_of_many_numbers_are_binned_and_of_few_are_not():
    items = shelf(*(plain(n, extra={"year": str(1990 + n % 30), "size": 36 + n % 5}) for n in range(120)))
    found = case_attributes([case(["i0"], f"i{n}") for n in range(120)], items)
    assert named(found, "year").values == ("under 1996", "1996–2002", "2002–2008", "2008–2014", "2014 or more")
    assert set(named(found, "size").values) == {"36", "37", "38", "39", "40"}
    thresholds = threshold_attributes([case(["i0"], f"i{n}") for n in range(120)], items)
    assert {one.name for one in thresholds} == {"year"}


def test_a_further_column_named_like_an_attribute_stays_apart():
    items = shelf(
        *(
            plain(n, price=1.0 + n, extra={"price": ["low", "high"][n % 2], "type": ["a", "b"][n % 2]})
            for n in range(20)
        )
    )
    names = [one.name for one in case_attributes([case(["i0"], f"i{n}") for n in range(20)], items)]
    assert len(names) == len(set(names))
    assert {"price", "price (column)", "type (column)"} <= set(names)


def test_thresholds_part_the_cases_where_they_say():
    lengths = list(range(1, 81))
    cases = [case(["i0"] * n, "i0") for n in lengths]
    found = threshold_attributes(cases, shelf(plain(0)))
    assert [one.name for one in found] == ["history"] * (THRESHOLDS - 1)
    for one in found:
        cut = int(one.values[1].split()[2])
        assert one.values == (f"fewer than {cut} products", f"at least {cut} products")
        assert one.of.tolist() == [int(length >= cut) for length in lengths]


@pytest.mark.parametrize("n", [0, 1, 3])
def test_few_bare_cases_have_few_attributes_or_none(n):
    found = case_attributes([case(["i0"], "i0")] * n, shelf(plain(0)))
    assert found == ()
    assert threshold_attributes([case(["i0"], "i0")] * n, shelf(plain(0))) == ()


@pytest.mark.parametrize("seed", range(20))
def test_cuts_ascend_leave_no_bin_empty_and_lie_by_the_quantiles(seed):
    r = np.random.default_rng(seed)
    scale = 10.0 ** r.integers(-3, 6)
    values = np.round(r.lognormal(0, 1, r.integers(1, 400)) * scale - r.integers(0, 2) * scale, 4)
    values[r.random(len(values)) < 0.2] = np.nan
    cuts = quantile_cuts(values, 6)
    of = bins_of(values, cuts)
    assert len(cuts) <= 5
    assert list(cuts) == sorted(set(cuts))
    assert (of >= 0).tolist() == np.isfinite(values).tolist()
    if len(cuts):
        assert np.bincount(of[of >= 0], minlength=len(cuts) + 1).min() >= 1
    if np.isfinite(values).sum() > 100:
        assert len(cuts) == 5
        assert np.bincount(of[of >= 0]).max() < 0.35 * np.isfinite(values).sum()
    words = bin_words(values, cuts, "")
    assert len(set(words)) == len(cuts) + 1


def test_words_of_numbers():
    assert [written(one) for one in (0.0, 12.0, 12.5, 1200.0, 12000.0, -30.0, 0.004)] == [
        "0",
        "12",
        "12.5",
        "1200",
        "12,000",
        "−30",
        "0.004",
    ]
    values = np.array([1.0, 2, 3, 9, 12, 40])
    assert bin_words(values, (2, 3, 12), "products") == (
        "1 product",
        "2 products",
        "3–11 products",
        "12 products or more",
    )
    assert bin_words(values, (12, 25), "") == ("under 12", "12–25", "25 or more")
    assert bin_words(values, (-30, 5), "") == ("under −30", "−30 to 5", "5 or more")
    assert threshold_words(1200, "events") == ("fewer than 1,200 events", "at least 1,200 events")
    assert threshold_words(12.5, "") == ("under 12.5", "at least 12.5")
