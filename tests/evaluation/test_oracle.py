"""The oracle's file: whatever is wrong with it is one sentence that names it, or nothing that stops an evaluation."""

from __future__ import annotations

import json

import numpy as np
import pytest

from mmsid.errors import MmsidError
from mmsid.evaluation.oracle import oracle_of
from mmsid.records import Case
from storefront.traits import ItemTraits
from storefront.world import ShopperConfig, make_world
from tests.mutations import edits

REMEDY = "; restore it, or delete it to evaluate without the oracle."


@pytest.fixture(scope="module")
def world():
    """Twelve products of four types, two missions and four tastes."""
    words = {"colour": ("blue", "red"), "pattern": ("plain", "dots"), "material": ("oak", "wool"), "brand": ("A", "B")}
    records = [
        {
            "item_id": f"{kind}-{number}",
            "department": "home" if kind < "c" else "garden",
            "type": kind,
            **{name: values[(number + ord(kind)) % 2] for name, values in words.items()},
            "price": 5.0 + number,
        }
        for kind in "abcd"
        for number in range(3)
    ]
    config = ShopperConfig(colour_senses=2, style_senses=2, missions=2)
    return make_world(ItemTraits.from_records(records), seed=5, config=config)


def told(folder, ids, content):
    """What is said of a `world.json`; nothing where the oracle reads it and scores with it."""
    (folder / "world.json").write_bytes(content)
    try:
        oracle = oracle_of(folder, ids)
    except MmsidError as error:
        return str(error)
    case = Case("u", tuple(ids[:3]), ids[4], 1_760_000_000)
    assert np.isfinite(oracle.score([case])).all()
    return ""


def test_whatever_is_wrong_with_the_world_is_one_sentence_with_the_file(tmp_path, world):
    whole = world.to_json().encode()
    ids = list(world.item_ids)
    assert told(tmp_path, ids, whole) == ""
    wrong = [
        ("empty", b""),
        ("cut", whole[:-9]),
        ("no UTF-8", whole.replace(b"home", b"h\xffme", 1)),
        ("deep", b"[" * 10**5),
    ]
    wrong += [(change, json.dumps(values).encode()) for change, values in edits(json.loads(whole))]
    for place in range(0, 8 * len(whole), 89):
        flipped = bytearray(whole)
        flipped[place // 8] ^= 1 << place % 8
        wrong.append((f"bit {place}", bytes(flipped)))
    sentences = {change: told(tmp_path, ids, content) for change, content in wrong}
    for change, sentence in sentences.items():
        if sentence:
            assert str(tmp_path / "world.json") in sentence and sentence.endswith(REMEDY), change
            assert sentence.isprintable(), change
    assert all(sentences[change] for change in ("empty", "cut", "no UTF-8", "deep", "item_types removed"))


def test_a_world_of_other_products_is_named(tmp_path, world):
    sentence = told(tmp_path, ["a-0"], world.to_json().encode())
    assert (
        sentence == f"Expected the catalogue's products in {tmp_path / 'world.json'}, but it belongs to others{REMEDY}"
    )


def test_without_a_world_there_is_no_oracle(tmp_path):
    assert oracle_of(tmp_path, ["a"]) is None
