"""What is said of a new product, against tokenising, counting and scoring by hand."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from mmsid.errors import MmsidError
from mmsid.explain import (
    Modality,
    audience,
    audiences,
    by_modality,
    deletion_curve,
    evidence,
    first_difference,
    joint_removal,
    leading_history,
    narrowing,
    place_on_map,
    transfer_sources,
)
from mmsid.explain.audience import LONGEST
from mmsid.item_map import NEIGHBOURS
from mmsid.shop import Mode


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
        ranks = audience(shop, item_id)
        assert {ranked.name for ranked in ranks} == {"Ann", "Ben"}
        ranks = [ranked.rank for ranked in ranks]
        assert ranks == sorted(ranks)
        for ranked in ranks:
            answer = shop.recommend(ranked.history, len(shop.items), mode=Mode.EXACT)
            [line] = [line for line in answer if line.item.item_id == item_id]
            assert (ranked.rank, ranked.candidates) == (line.rank, len(answer))
            assert ranked.log_prob == pytest.approx(line.log_prob, abs=1e-4)


def test_the_ranks_of_many_products_are_those_of_each(tiny, orange):
    view = tiny.with_items([orange])
    asked = [orange.item.item_id, "bag-blue-1", "mug-red-0", "hat-green-0"]
    for one, other in zip(audiences(view, asked).values(), (audience(view, i) for i in asked), strict=True):
        assert [(w.name, w.rank, w.candidates) for w in one] == [(w.name, w.rank, w.candidates) for w in other]
        assert [w.log_prob for w in one] == pytest.approx([w.log_prob for w in other], abs=1e-4)
    assert audiences(view, []) == {}


def test_who_has_the_product_already_is_not_asked(tiny):
    [ann] = [s for s in tiny.examples["shoppers"] if s["name"] == "Ann"]
    assert [ranked.name for ranked in audience(tiny, ann["history"][0])] == ["Ben"]
    with pytest.raises(MmsidError, match="no product"):
        audience(tiny, "nothing")


@pytest.fixture(scope="module")
def orange(tiny):
    return tiny.tokenize(Image.new("RGB", (80, 80), "orange"), "Orange mug")


def test_lenders_are_the_nearest_well_known_products_and_give_as_they_say(tiny, orange):
    view, item_id = tiny.with_items([orange]), orange.item.item_id
    found = transfer_sources(view, item_id)
    events = tiny.map.events
    known = np.flatnonzero(events >= min(tiny.recommender.config.rare_events, np.median(events[events > 0])))
    cosines = tiny.index.embeddings(known) @ orange.embedding
    assert {one.item.item_id for one in found} == {tiny.items[row].item_id for row in known[np.argsort(-cosines)[:8]]}
    history = next(s for s in tiny.examples["shoppers"] if s["name"] == "Ann")["history"]
    scores = {one: by_id(shop.recommend(history, 99, mode=Mode.EXACT)) for one, shop in (("then", tiny), ("now", view))}
    for one in found:
        if one.item.item_id not in history:
            left = np.exp(scores["now"][one.item.item_id] - scores["then"][one.item.item_id])
            assert left == pytest.approx(1 - one.share, rel=1e-3)
    assert transfer_sources(tiny, "mug-red-0") == transfer_sources(view, "mug-red-0") == ()


def by_id(answer):
    return {line.item.item_id: line.log_prob for line in answer}


def test_boldness_makes_it_more_probable_and_none_leaves_it_to_the_model(tiny, orange):
    item_id = orange.item.item_id
    chances = [audience(tiny.with_items([orange], boost=b), item_id)[0].log_prob for b in (0, 1, 3)]
    assert chances[0] < chances[1] < chances[2]
    silent = tiny.with_items([orange], boost=0)
    history = tiny.examples["shoppers"][0]["history"]
    own = silent.decoder.score_path([tiny.recommender.prompt([tiny.codes(i) for i in history])], silent.codes(item_id))
    plain = tiny.decoder.score_path([tiny.recommender.prompt([tiny.codes(i) for i in history])], silent.codes(item_id))
    assert own == pytest.approx(plain, abs=1e-5) and transfer_sources(silent, item_id) == ()
    for wrong in (-1, float("nan"), float("inf")):
        with pytest.raises(MmsidError, match="boldness"):
            tiny.with_items([orange], boost=wrong)


def test_the_leading_history_is_the_best_of_those_that_are_tried(tiny, orange):
    view, item_id = tiny.with_items([orange]), orange.item.item_id
    found = leading_history(view, item_id)
    assert item_id not in found.history and 1 <= len(found.history) <= LONGEST
    ranks = {}
    for item in tiny.items:
        answer = view.recommend([item.item_id], 99, mode=Mode.EXACT)
        [line] = [line for line in answer if line.item.item_id == item_id]
        ranks[item.item_id] = line.rank
    assert found.rank <= sorted(ranks.values())[2]
    answer = view.recommend(found.history, 99, mode=Mode.EXACT)
    assert (found.rank, found.candidates) == (1 + [x.item.item_id for x in answer].index(item_id), len(answer))


def test_what_is_lent_stands_in_the_explanation_and_its_effects_add_up(tiny, orange):
    """The attribution speaks of the very probability that the answer gave, and says where it comes from."""
    view, item_id = tiny.with_items([orange], boost=4), orange.item.item_id
    history = ["hat-red-0", "mug-blue-1", "mug-green-0"]
    answer = view.recommend(history, 99)
    [line] = [line for line in answer if line.item.item_id == item_id]
    joint = joint_removal(view, history, item_id)
    assert joint.log_prob == pytest.approx(line.log_prob, abs=1e-4)
    sentences = evidence(view, answer, joint, deletion_curve(view, joint))
    [told] = [sentence for sentence in sentences if "never wrote its ID" in sentence]
    assert transfer_sources(view, item_id)[0].item.title in told
    other = next(line.item.item_id for line in answer if line.item.item_id != item_id)
    assert not any("never wrote" in s for s in evidence(view, answer, joint_removal(view, history, other)))


def test_a_new_product_in_the_history_takes_nothing_from_others(tiny, orange):
    """It cannot be recommended, so its lenders keep what is theirs, in the answer and in its explanation."""
    view, item_id = tiny.with_items([orange]), orange.item.item_id
    history = ["mug-red-0", item_id]
    source = next(one.item.item_id for one in transfer_sources(view, item_id) if one.item.item_id not in history)
    silent = tiny.with_items([orange], boost=0)
    assert by_id(view.recommend(history, 99)) == pytest.approx(by_id(silent.recommend(history, 99)), abs=1e-4)
    told = joint_removal(view, history, source).log_prob
    assert told == pytest.approx(by_id(view.recommend(history, 99))[source], abs=1e-4)
