"""What is said of a new product, against tokenising, counting and scoring by hand."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from mmsid.errors import MmsidError
from mmsid.explain import Modality, by_modality, first_difference, narrowing, place_on_map, who_wants
from mmsid.item_map import NEIGHBOURS
from mmsid.pipeline import Mode


def test_each_part_is_tokenised_as_if_it_were_all_there_is(tiny):
    picture, title = tiny.item("mug-red-0").image, "Blue hat"
    found = by_modality(tiny, picture, title, "For the cold.")
    expected = {
        Modality.BOTH: tiny.tokenize(picture, title, "For the cold."),
        Modality.IMAGE: tiny.tokenize(picture),
        Modality.TEXT: tiny.tokenize(None, title, "For the cold."),
    }
    for name, new in expected.items():
        own = getattr(found, name)
        assert (own.codes, own.made_from) == (new.codes, new.made_from)
        assert own.item.title == title
    assert len(found.differences) == 3
    for (one, other), level in found.differences.items():
        pairs = list(zip(expected[one].codes, expected[other].codes, strict=True))
        assert level == next((i for i, (a, b) in enumerate(pairs) if a != b), None)
    assert found.image.codes != found.text.codes  # a mug and a hat


def test_a_missing_modality_is_none(tiny):
    seen, read = by_modality(tiny, tiny.item("hat-red-0").image, "", ""), by_modality(tiny, None, "Red hat", "")
    assert seen.text is None and seen.image.codes == seen.both.codes
    assert read.image is None and read.text.codes == read.both.codes
    assert seen.differences == {(Modality.BOTH, Modality.IMAGE): None}
    assert read.differences == {(Modality.BOTH, Modality.TEXT): None}
    with pytest.raises(MmsidError, match="got neither"):
        by_modality(tiny, None, "", " ")


def test_the_first_difference_is_the_first():
    assert [first_difference((1, 2, 3), other) for other in ((1, 2, 3), (1, 2, 0), (0, 2, 3), (1, 9, 9))] == [
        None,
        2,
        0,
        1,
    ]


def test_what_is_left_under_each_prefix_is_counted_from_the_ids(tiny):
    ids = [tuple(row) for row in tiny.ids.codes.tolist()]
    free = next(codes for codes in np.ndindex(*tiny.codebook_sizes) if codes not in ids)
    for codes in (ids[0], ids[7], tuple(map(int, free)), ids[3][:2]):
        expected = [sum(row[:depth] == codes[:depth] for row in ids) for depth in range(len(codes) + 1)]
        assert narrowing(tiny, codes) == tuple(expected)
    assert narrowing(tiny, ids[0])[0] == len(ids) and narrowing(tiny, ids[0])[-1] == 1
    with pytest.raises(MmsidError, match="counted from 0"):
        narrowing(tiny, (10_000,))


def test_a_place_is_the_mean_of_the_nearest_by_how_much_nearer_they_are_than_the_last(tiny):
    new = tiny.tokenize(title="A blue and red hat")
    embeddings = tiny.index.embeddings(range(len(tiny.items))).astype(np.float64)
    cosines = embeddings @ new.embedding
    order = np.argsort(-cosines)[:NEIGHBOURS]
    weights = cosines[order] - cosines[order[-1]]
    expected = (tiny.map.positions[order] * weights[:, None]).sum(axis=0) / weights.sum()
    np.testing.assert_allclose(place_on_map(tiny, new), expected, atol=1e-4)
    copies = [tiny.tokenize(title="A blue and red hat", description="." * n) for n in range(1, 13)]
    view = tiny.with_items(copies)  # nearer than all others, and not on the map
    np.testing.assert_allclose(place_on_map(view, new), expected, atol=1e-4)


def test_the_rank_for_each_shopper_is_that_of_the_exact_answer(tiny):
    new = tiny.tokenize(Image.new("RGB", (80, 80), "orange"), "Orange mug")
    view = tiny.with_items([new])
    for shop, item_id in ((view, new.item.item_id), (tiny, "bag-blue-1")):
        wishes = who_wants(shop, item_id)
        assert {wish.name for wish in wishes} == {"Ann", "Ben"}
        ranks = [wish.rank for wish in wishes]
        assert ranks == sorted(ranks)
        for wish in wishes:
            answer = shop.recommend(wish.history, len(shop.items), mode=Mode.EXACT)
            [line] = [line for line in answer if line.item.item_id == item_id]
            assert (wish.rank, wish.candidates) == (line.rank, len(answer))
            assert wish.log_prob == pytest.approx(line.log_prob, abs=1e-4)


def test_who_has_the_product_already_is_not_asked(tiny):
    [ann] = [s for s in tiny.examples["shoppers"] if s["name"] == "Ann"]
    assert [wish.name for wish in who_wants(tiny, ann["history"][0])] == ["Ben"]
    with pytest.raises(MmsidError, match="no product"):
        who_wants(tiny, "nothing")
