"""Nearness against brute force over all pairs, and verdicts against the figures that they stand for."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

import numpy as np
import pytest
from PIL import Image

from mmsid.explain import Verdict, novelty
from mmsid.explain.novelty import DUPLICATE_COSINE, Scale, scale_of
from mmsid.index import EmbeddingIndex
from mmsid.records import Item, Tokenization
from mmsid.shop import load_embeddings
from tests.constructed import constructed_shop

ROUNDED = 2e-3
"""How far the cosines of a build are from those worked out by hand: it keeps embeddings with 16 bits."""


def unit(rows):
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture(scope="module")
def parts(tiny):
    """The catalogue's embeddings, whole and by modality, centred and scaled by hand."""
    raw = load_embeddings(tiny.models.folder / "encoder" / "embeddings.safetensors")
    one = {name: unit(rows - rows.mean(axis=0)).astype(np.float64) for name, rows in raw.items()}
    weight = tiny.models.encoder_config.image_weight
    return {
        ("image",): one["image"],
        ("text",): one["text"],
        ("image", "text"): unit(weight * one["image"] + (1 - weight) * one["text"]),
    }


def nearest_other(one, other):
    cosines = one @ other.T
    np.fill_diagonal(cosines, -1)
    return cosines.max(axis=1)


def test_the_scale_is_every_products_nearest_other(tiny, parts):
    whole = parts["image", "text"]
    for made_from, rows in parts.items():
        scale = scale_of(tiny, made_from)
        np.testing.assert_allclose(scale.nearness, np.sort(nearest_other(rows, whole)), atol=ROUNDED)
        least = max(0.97, np.quantile(nearest_other(rows, rows), 0.98))
        assert scale.duplicate_cosine == pytest.approx(least, abs=ROUNDED)
    assert scale_of(tiny, ("text",)) is scale_of(tiny.with_items([tiny.tokenize(title="x")]), ("text",))


def test_figures_are_those_of_brute_force(tiny, parts):
    for given in ({"title": "Blue hat"}, {"image": tiny.item("mug-red-0").image}):
        new = tiny.tokenize(**given)
        found = novelty(tiny, new)
        cosines = parts["image", "text"] @ new.embedding
        assert found.nearest.cosine == pytest.approx(cosines.max(), abs=ROUNDED)
        assert cosines[tiny.row(found.nearest.item.item_id)] == pytest.approx(cosines.max(), abs=2 * ROUNDED)
        scale = scale_of(tiny, new.made_from)
        assert found.percentile == np.mean(scale.nearness < found.nearest.cosine)
        alike = parts[new.made_from] @ new.embedding
        told = {one.item.item_id for one in found.duplicates}
        for item, cosine in zip(tiny.items, alike, strict=True):
            if abs(cosine - scale.duplicate_cosine) > ROUNDED:
                assert (item.item_id in told) == (cosine > scale.duplicate_cosine)


@pytest.mark.parametrize("parts_given", ["both", "image", "text"])
def test_a_product_of_the_shop_is_a_duplicate_of_itself(tiny, parts, parts_given):
    item = tiny.item("hat-black-0")
    picture = None if parts_given == "text" else item.image
    title, description = ("", "") if parts_given == "image" else (item.title, item.description)
    new = tiny.tokenize(picture, title, description)
    kept = parts[new.made_from][tiny.row(item.item_id)].astype(np.float32)  # what 16 bits leave of it decides nothing
    found = novelty(tiny, replace(new, embedding=kept))
    assert found.verdict is Verdict.DUPLICATE
    assert item.item_id in [one.item.item_id for one in found.duplicates]
    assert found.duplicates[0].cosine == pytest.approx(1, abs=1e-5)


def test_a_product_that_was_added_is_no_duplicate_of_itself_but_of_another_one(tiny):
    new = tiny.tokenize(title="A hippopotamus made of stone")
    again = replace(new, item=replace(new.item, item_id="new-00000000"))
    view = tiny.with_items([new])
    alone, without, second = novelty(view, new), novelty(tiny, new), novelty(view, again)
    assert alone.nearest.item is without.nearest.item
    assert alone.nearest.cosine == pytest.approx(without.nearest.cosine, abs=1e-6)  # of 25 products, and of 24
    assert replace(alone, nearest=None) == replace(without, nearest=None)
    assert new.item.item_id in [one.item.item_id for one in second.duplicates]
    assert second.verdict is Verdict.DUPLICATE and second.nearest.item is new.item


@pytest.mark.parametrize(
    ("farther", "verdict"),
    [
        (0, Verdict.UNLIKE),
        (4, Verdict.UNLIKE),
        (5, Verdict.UNUSUAL),
        (99, Verdict.UNUSUAL),
        (100, Verdict.FAMILIAR),
        (1000, Verdict.FAMILIAR),
        (None, Verdict.DUPLICATE),
    ],
)
def test_verdicts_follow_from_how_many_of_a_thousand_products_are_farther(monkeypatch, farther, verdict):
    """The scale is set by hand, and the new product is turned away from one of the shop's by a chosen angle."""
    shop = constructed_shop({})
    nearness = np.linspace(0.1, 0.9, 1000)
    scale = Scale(nearness, EmbeddingIndex(shop.index.embeddings(range(24))), DUPLICATE_COSINE)
    monkeypatch.setattr(import_module("mmsid.explain.novelty"), "scale_of", lambda *_: scale)
    steps = np.concatenate([[0.05], (nearness[:-1] + nearness[1:]) / 2, [0.95]])
    cosine = 0.98 if farther is None else steps[farther]
    products = shop.index.embeddings(range(24)).astype(np.float64)
    elsewhere = np.linalg.svd(products)[2][-1]  # the embeddings leave some directions out, and this is one of them
    row = cosine * products[5] + np.sqrt(1 - cosine**2) * elsewhere
    item = Item("new-0123abcd", "Something", "")
    new = Tokenization((), (), (), row.astype(np.float32), item, ("text",))
    found = novelty(shop, new)
    assert found.nearest.item is shop.items[5] and found.nearest.cosine == pytest.approx(cosine, abs=1e-5)
    assert found.verdict is verdict
    if farther is not None:
        assert found.percentile == farther / 1000


def test_pictures_of_nothing_are_never_familiar(tiny):
    rng = np.random.default_rng(0)
    noise = Image.fromarray(rng.integers(0, 256, (99, 99, 3), dtype=np.uint8))
    for picture, fault in ((noise, "noise"), (Image.new("RGB", (99, 99), "#eee"), "blank")):
        alone = novelty(tiny, tiny.tokenize(picture))
        beside = novelty(tiny, tiny.tokenize(picture, "Red mug"))
        assert (alone.verdict, alone.picture_fault) == (Verdict.UNLIKE, fault)
        assert (beside.verdict, beside.picture_fault) == (Verdict.UNUSUAL, fault)
