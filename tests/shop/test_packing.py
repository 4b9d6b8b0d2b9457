"""What a browser keeps: there and back again unchanged, and refused when it was tampered with."""

import base64
import json

import numpy as np
import pytest
from PIL import Image

from mmsid import MmsidError
from mmsid.records import MAX_ADDED, PackedItem
from mmsid.shop.packing import pack, unpack
from mmsid.ui.contract import ShopQuestion, read_question


@pytest.fixture(scope="module")
def new(tiny):
    return tiny.tokenize(tiny.item("mug-red-0").image, "Grün & <b>bold</b> mug", "Two\nlines.")


def encoded(row):
    return base64.b64encode(np.asarray(row, dtype="<f4").tobytes()).decode()


def packed(values) -> list[PackedItem]:
    """What a browser sent, as the contract reads it."""
    return read_question(ShopQuestion, {"added": values}).added


def test_a_product_comes_back_as_it_went(tiny, new):
    blank = tiny.tokenize(Image.new("RGB", (50, 50), "white"))
    kept = json.dumps([pack(new).model_dump(), pack(blank).model_dump()])
    back = unpack(tiny, packed(json.loads(kept)))
    for one, other in zip(back, (new, blank), strict=True):
        np.testing.assert_array_equal(one.embedding, other.embedding)
        assert (one.codes, one.semantic_id, one.item) == (other.codes, other.semantic_id, other.item)
        assert (one.made_from, one.picture_fault) == (other.made_from, other.picture_fault)
        assert [n.item for n in one.neighbours] == [n.item for n in other.neighbours]
        assert [c.margin for c in one.levels] == pytest.approx([c.margin for c in other.levels])
    assert tiny.with_items(back).semantic_ids == tiny.with_items([new, blank]).semantic_ids
    assert unpack(tiny, []) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"item_id": "mug-red-0"}, "item_id as text of the form"),
        ({"item_id": "new-0123abcd\n"}, "item_id as text of the form"),
        ({"item_id": 7}, "item_id as text"),
        ({"title": "x" * 201}, "at most 200 letters"),
        ({"title": " "}, "title as text of the form"),
        ({"title": ""}, "title as text of at least 1"),
        ({"description": None}, "description as text"),
        ({"description": "x" * 4001}, "at most 4,000 letters"),
        ({"embedding": "!!!"}, "embedding as text of the form"),
        ({"embedding": "é"}, "embedding as text of the form"),
        ({"embedding": "A"}, "finite numbers"),
        ({"embedding": [0.1] * 32}, "embedding as text"),
        ({"embedding": encoded(np.ones(31) / 31**0.5)}, "finite numbers"),
        ({"embedding": encoded(np.ones(32))}, "length 1"),
        ({"embedding": encoded([np.nan] * 32)}, "finite numbers"),
        ({"embedding": encoded([np.inf] + [0] * 31)}, "finite numbers"),
        ({"embedding": encoded([3e38] * 32)}, "finite numbers"),
        ({"embedding": "A" * 1_000_000}, "at most 50,000 letters"),
        ({"codes": [0, 0]}, "Expected the codes"),
        ({"codes": [10_000, 0, 0]}, "Expected the codes"),
        ({"codes": [-1, 0, 0]}, "codes.0 as a number of at least 0"),
        ({"codes": [True, 0, 0]}, "codes.0 as a whole number"),
        ({"codes": [0] * 9}, "codes as a list of at most 8"),
        ({"codes": "abc"}, "codes as a list"),
        ({"made_from": ["image", "image"]}, "image, text or both"),
        ({"made_from": ["text", "image"]}, "image, text or both"),
        ({"made_from": {}}, "made_from as a list"),
        ({"picture_fault": "<script>"}, "picture_fault as '', 'blank' or 'noise'"),
        ({"picture_fault": []}, "picture_fault as"),
        ({"more": 1}, "only keys that this question knows, but got added.0.more"),
    ],
)
def test_what_was_tampered_with_is_refused(tiny, new, change, words):
    with pytest.raises(MmsidError, match=words) as caught:
        unpack(tiny, packed([{**pack(new).model_dump(), **change}]))
    assert "\n" not in str(caught.value) and len(str(caught.value)) < 300


def test_codes_of_another_product_are_refused(tiny, new):
    other = next(tiny.codes(item.item_id) for item in tiny.items if tiny.codes(item.item_id) != new.codes)
    with pytest.raises(MmsidError, match="Expected the codes"):
        unpack(tiny, packed([{**pack(new).model_dump(), "codes": list(other)}]))


@pytest.mark.parametrize("values", [None, "x", {}, [None], [[]], ["x"], [{}]])
def test_what_is_no_list_of_products_is_refused(values):
    with pytest.raises(MmsidError, match="Expected a"):
        packed(values)


def test_too_many_and_repeated_products_are_refused(tiny, new):
    many = [{**pack(new).model_dump(), "item_id": f"new-{place:08x}"} for place in range(MAX_ADDED + 1)]
    with pytest.raises(MmsidError, match="at most 20 new products, but got a list of 21; remove some"):
        packed(many)
    with pytest.raises(MmsidError, match="at most 20 new products, but got 21; remove some"):
        unpack(tiny, [PackedItem.model_validate(one) for one in many])
    assert len(unpack(tiny, packed(many[:-1]))) == MAX_ADDED
    with pytest.raises(MmsidError, match="same id"):
        unpack(tiny, [pack(new), pack(new)])
