"""What is said of a new product, against tokenising, counting and scoring by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from mmsid import MMSID, MmsidError
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
from mmsid.explain.audience import MAX_HISTORY, TRIED
from mmsid.item_map import NEIGHBOURS
from mmsid.quantizer import HierarchicalQuantizer, QuantizerConfig
from mmsid.quantizer.codebooks import place_codebooks
from mmsid.shop import Mode, read_product

PICTURE, TITLE, DESCRIPTION = "mug-red-0", "Blue hat", "For the cold."


@pytest.fixture(scope="module")
def parting(tiny):
    """The shop with a quantiser whose first code tells this picture from this text, whatever the encoder has learnt."""
    seen, read = tiny.tokenize(tiny.item(PICTURE).image), tiny.tokenize(None, TITLE, DESCRIPTION)
    first = np.stack([seen.embedding, 0.99 * read.embedding])  # both together lie in the middle: no tie there
    second = np.stack([seen.embedding / 9, read.embedding / 7])
    quantizer = HierarchicalQuantizer(len(seen.embedding), QuantizerConfig(codebook_sizes=(2, 2), hidden=4))
    place_codebooks(quantizer, [first, second])
    models = replace(tiny.models, quantizer=quantizer.freeze())
    return MMSID(tiny.items, tiny.ids, tiny.index, models, tiny.views)


@pytest.mark.parametrize("of", ["tiny", "parting"])
def test_each_part_is_tokenised_as_if_it_were_all_there_is(request, of):
    shop, title = request.getfixturevalue(of), TITLE
    picture = shop.item(PICTURE).image
    found = by_modality(shop, read_product(picture, title, DESCRIPTION))
    expected = {
        Modality.BOTH: shop.tokenize(picture, title, DESCRIPTION),
        Modality.IMAGE: shop.tokenize(picture),
        Modality.TEXT: shop.tokenize(None, title, DESCRIPTION),
    }
    for name, new in expected.items():
        own = getattr(found, name)
        assert (own.codes, own.made_from) == (new.codes, new.made_from)
        assert own.item.title == title
    assert len(found.differences) == 3
    for (one, other), level in found.differences.items():
        pairs = list(zip(expected[one].codes, expected[other].codes, strict=True))
        assert level == next((i for i, (a, b) in enumerate(pairs) if a != b), None)
    if of == "parting":
        assert (found.image.codes[0], found.text.codes[0]) == (0, 1)
        assert found.differences[Modality.IMAGE, Modality.TEXT] == 0


def test_a_missing_modality_is_none(tiny):
    seen = by_modality(tiny, read_product(tiny.item("hat-red-0").image, "", ""))
    read = by_modality(tiny, read_product(None, "Red hat", ""))
    assert seen.text is None and seen.image.codes == seen.both.codes
    assert read.image is None and read.text.codes == read.both.codes
    assert seen.differences == {(Modality.BOTH, Modality.IMAGE): None}
    assert read.differences == {(Modality.BOTH, Modality.TEXT): None}
    with pytest.raises(MmsidError, match="got neither"):
        read_product(None, "", " ")


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
        places = [ranked.rank for ranked in ranks]
        assert places == sorted(places)
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


def test_sources_are_the_nearest_well_known_products_and_give_as_they_say(tiny, orange):
    view, item_id = tiny.with_items([orange]), orange.item.item_id
    found = transfer_sources(view, item_id)
    events = tiny.map.events
    typical = np.median(events[events > 0])
    known = np.flatnonzero(events >= min(tiny.recommender.config.rare_item_events, 1) * typical)
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


def test_a_boost_makes_it_more_probable_and_none_leaves_it_to_the_model(tiny, orange):
    item_id = orange.item.item_id
    silent = tiny.with_items([orange], boost=0)
    history = tiny.examples["shoppers"][0]["history"]
    before = by_id(silent.recommend(history, 99, mode=Mode.EXACT, keep_history=True))
    shares = []
    for boost in (1, 3):
        view = tiny.with_items([orange], boost=boost)
        given = {one.item.item_id: one.share for one in transfer_sources(view, item_id)}
        [ranked] = [ranked for ranked in audience(view, item_id) if ranked.history == tuple(history)]
        expected = np.exp(before[item_id]) + sum(share * np.exp(before[source]) for source, share in given.items())
        assert np.exp(ranked.log_prob) == pytest.approx(expected, rel=1e-3)
        shares.append(sum(given.values()))
    assert 0 < shares[0] < shares[1]
    own = silent.decoder.score_path([tiny.recommender.prompt([tiny.codes(i) for i in history])], silent.codes(item_id))
    plain = tiny.decoder.score_path([tiny.recommender.prompt([tiny.codes(i) for i in history])], silent.codes(item_id))
    assert own == pytest.approx(plain, abs=1e-5) and transfer_sources(silent, item_id) == ()
    for wrong in (-1, float("nan"), float("inf")):
        with pytest.raises(MmsidError, match="boost"):
            tiny.with_items([orange], boost=wrong)


def test_the_leading_history_is_the_best_of_those_that_are_tried(tiny, orange):
    """The search done over by exact answers: the most telling histories of each length, and the best rank of all."""
    view, item_id = tiny.with_items([orange]), orange.item.item_id
    found, start, tried = leading_history(view, item_id), (), {}
    for _ in range(MAX_HISTORY):
        told = {}
        for item in tiny.items:
            if item.item_id not in start:
                answer = view.recommend([*start, item.item_id], 99, mode=Mode.EXACT)
                [line] = [line for line in answer if line.item.item_id == item_id]
                told[*start, item.item_id] = line
        telling = sorted(told, key=lambda history: -told[history].log_prob)
        least = told[telling[TRIED - 1]].log_prob
        tried |= {history: told[history].rank for history in telling if told[history].log_prob > least - 1e-4}
        start = telling[0]
    best = min(tried.values())
    assert tried[found.history] == found.rank == best
    assert len(found.history) == min(len(history) for history, rank in tried.items() if rank == best)
    assert found.candidates == len(view.items) - len(found.history)


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
    """It cannot be recommended, so its sources keep what is theirs, in the answer and in its explanation."""
    view, item_id = tiny.with_items([orange]), orange.item.item_id
    history = ["mug-red-0", item_id]
    source = next(one.item.item_id for one in transfer_sources(view, item_id) if one.item.item_id not in history)
    silent = tiny.with_items([orange], boost=0)
    assert by_id(view.recommend(history, 99)) == pytest.approx(by_id(silent.recommend(history, 99)), abs=1e-4)
    told = joint_removal(view, history, source).log_prob
    assert told == pytest.approx(by_id(view.recommend(history, 99))[source], abs=1e-4)
