import json

import pytest

from mmsid.captions import captions_to_json, make_captions, read_captions
from mmsid.records import Item


def item(title, *category):
    return Item(title, title, category=category)


ITEMS = [
    item("Floral summer dress", "Clothing", "Dresses"),
    item("Floral midi dress", "Clothing", "Dresses"),
    item("Striped midi dress", "Clothing", "Dresses"),
    item("Striped mug", "Kitchen", "Mugs"),
    item("Plain mug", "Kitchen", "Mugs"),
    item("Oak chair", "Furniture", "Chairs"),
]
CODES = [(0, 0), (0, 0), (0, 1), (1, 0), (1, 1), (1, 1)]


def test_captions_say_what_is_shared_and_for_how_many():
    captions = make_captions(ITEMS, CODES)
    assert captions[0,].text == "Dresses" and captions[0,].share == 1.0 and captions[0,].count == 3
    assert "Mugs" in captions[1,].text and captions[1,].share == pytest.approx(2 / 3)
    assert captions[0, 0].text == "floral" and captions[0, 0].share == 1.0 and captions[0, 0].count == 2


def test_a_caption_is_conditional_on_its_prefix():
    captions = make_captions(ITEMS, CODES)
    assert "dress" not in captions[0, 0].text.lower()
    assert captions[0, 1].text != captions[1, 1].text


def test_every_prefix_of_every_id_has_a_true_caption():
    captions = make_captions(ITEMS, CODES)
    assert set(captions) == {code[: n + 1] for code in CODES for n in range(2)}
    for prefix, caption in captions.items():
        group = [i for i, c in zip(ITEMS, CODES, strict=True) if c[: len(prefix)] == prefix]
        joint, either = caption.text.split(" · "), caption.text.split(" or ")
        says = lambda i, part: part in i.category or part in i.title.lower().split()
        holds = sum(
            (any if len(either) > 1 else all)(says(i, p) for p in (either if len(either) > 1 else joint)) for i in group
        )
        assert caption.share == pytest.approx(holds / len(group)) and caption.count == len(group)


def test_products_without_category_or_words_still_get_one():
    captions = make_captions([Item("x", ""), Item("y", "")], [(0, 0), (0, 1)])
    assert captions[0,].text == "mixed" and captions[0,].share == 0


def test_json_round_trip(tmp_path):
    captions = make_captions(ITEMS, CODES)
    (tmp_path / "captions.json").write_text(json.dumps(captions_to_json(captions)), encoding="utf-8")
    assert read_captions(tmp_path / "captions.json") == captions


def test_what_holds_for_few_is_no_caption():
    teas = [item(f"{word} tee", "Clothing", "T-shirts") for word in ("lilac", "navy", "olive", "amber")]
    shirt = item("Rust shirt", "Clothing", "Shirts")
    jeans = [item(f"{word} jeans", "Clothing", "Jeans") for word in ("wide", "slim", "flared", "torn", "stiff")]
    items = [*teas, shirt, *jeans]
    captions = make_captions(items, [(0, 0), (0, 0), (0, 0), (0, 1), (0, 0), *[(1, 0)] * 5])
    assert captions[0,].text.startswith("T-shirts")
    below = captions[0, 0]  # three tees, each with a word of its own, and a shirt
    assert below.share >= 1 / 3 and "Shirts" not in below.text


def test_neighbouring_shelves_of_one_name_get_a_second_one():
    def shelf(*types):
        return [item(f"{word} {name.lower()}", "Dairy", name) for name in types for word in ("plain", "fine")]

    fruit = [item(f"{word} apple", "Fruit", "Apples") for word in ("red", "green", "russet", "small", "large")]
    items = [*shelf("Milk", "Cream", "Butter"), *shelf("Yoghurt", "Kefir", "Quark"), *fruit]
    codes = [(0, 0)] * 6 + [(1, 0)] * 6 + [(2, 0)] * 5
    captions = make_captions(items, codes)
    assert captions[0,].text.endswith(" · Dairy") and captions[1,].text.endswith(" · Dairy")
    assert captions[0,].text != captions[1,].text
    assert captions[0,].text.removesuffix(" · Dairy") in {"Milk", "Cream", "Butter"}
    for prefix, caption in captions.items():
        rows = [row for row, code in enumerate(codes) if code[: len(prefix)] == prefix]
        said = caption.text.replace(" or ", " · ").split(" · ")
        holds = [[part in {*items[row].category, *items[row].title.split()} for part in said] for row in rows]
        some = any if " or " in caption.text else all
        assert caption.share == pytest.approx(sum(map(some, holds)) / len(rows))
