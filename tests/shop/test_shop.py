"""`MMSID` on the tiny build, against its own parts used by hand."""

import numpy as np
import pytest
from PIL import Image

from mmsid import MMSID, MmsidError, Mode
from mmsid.catalogue import load_picture
from mmsid.explain import leave_one_out
from mmsid.records import Variation, code_names
from mmsid.search import WordIndex
from mmsid.semantic_ids import Trie
from mmsid.shop import load_embeddings
from mmsid.shop import shop as shop_module
from tests.answers import assert_same, lines


def test_ids_are_unique_and_written_with_a_letter_per_level(tiny):
    ids = tiny.semantic_ids
    assert len(set(ids.values())) == len(tiny.items) == 24
    assert all(name[0] == "abcdefgh"[level] for codes in ids.values() for level, name in enumerate(codes))
    assert ids["mug-red-0"] == code_names(tiny.codes("mug-red-0"))


def test_a_full_answer_is_the_exact_ranking(tiny):
    history = ["mug-red-0", "hat-blue-1"]
    prompt = tiny.recommender.prompt([tiny.codes(item_id) for item_id in history])
    scores = tiny.decoder.score_all([prompt])[0]
    by_item = {tiny.items[tiny.trie.leaves[leaf]].item_id: scores[leaf] for leaf in range(24)}
    expected = sorted((i for i in by_item if i not in history), key=lambda i: -by_item[i])
    answer = tiny.recommend(history, 24, mode=Mode.EXACT)
    assert_same(lines(answer), [(item_id, by_item[item_id]) for item_id in expected], within=2e-5)
    assert "22 products are left" in answer.note
    for r in answer:
        assert sum(r.code_log_probs) == pytest.approx(r.log_prob, abs=1e-5)
        assert r.semantic_id == tiny.semantic_ids[r.item.item_id]
    kept = tiny.recommend(history, 24, mode=Mode.EXACT, keep_history=True)
    assert sorted(r.item.item_id for r in kept) == sorted(by_item)


def test_the_trace_is_of_the_answer(tiny):
    answer = tiny.recommend(["mug-red-0"], 5)
    kept = [node for node in answer.trace.levels[-1].nodes if node.kept]
    assert [code_names(node.codes) for node in kept[:5]] == [r.semantic_id for r in answer]
    assert answer.trace.history == ("mug-red-0",)


def test_the_history_changes_the_answer(tiny):
    one, other = (tiny.recommend([item], 5) for item in ("mug-red-0", "bag-black-1"))
    assert [r.log_prob for r in one] != [r.log_prob for r in other]


def test_forcing_the_original_first_code_gives_the_original_answer(tiny):
    answer = tiny.recommend(["mug-red-0"], 1, mode=Mode.EXACT)  # a narrow beam may lose a better ID on its way
    path = tiny.codes(answer[0].item.item_id)
    for depth in range(len(path) + 1):
        forced = tiny.recommend(["mug-red-0"], 1, mode=Mode.EXACT, variation=Variation(forced=path[:depth]))
        assert_same(lines(forced), lines(answer))


def test_free_decoding_answers_with_the_nearest_product_of_the_codeword_sum(tiny):
    answer = tiny.recommend(["mug-red-0"], 5, mode=Mode.FREE)
    codes = [[int(name[1:]) for name in r.semantic_id] for r in answer]
    sums = tiny.models.quantizer.decode(np.array(codes))
    rows = np.stack([tiny.index._index.reconstruct(n) for n in range(24)])
    cosines = sums @ rows.T / np.linalg.norm(sums, axis=1, keepdims=True)
    own = [line[tiny.row(r.item.item_id)] for line, r in zip(cosines, answer, strict=True)]
    np.testing.assert_allclose(own, cosines.max(axis=1), atol=1e-6)
    assert answer and len({r.item.item_id for r in answer}) == len(answer)


def test_a_catalogue_product_tokenised_again_gets_its_own_id(tiny):
    """Unless it was moved for the sake of another one, or the 16 bits in which a build keeps embeddings decide."""
    models = tiny.models
    stored = load_embeddings(models.folder / "encoder" / "embeddings.safetensors")
    again = {
        "image": models.encoder.embed_images([load_picture(item.image) for item in tiny.items]),
        "text": models.encoder.embed_texts([item.text for item in tiny.items]),
    }
    for name, rows in stored.items():
        np.testing.assert_allclose(again[name], rows, atol=5e-4)
    told = [tiny.tokenize(item.image, item.title, item.description) for item in tiny.items]
    np.testing.assert_allclose([new.embedding for new in told], models.fusion.fuse(again), atol=1e-4)
    kept = models.quantizer.encode(models.fusion.fuse(stored))
    for row, new in enumerate(told):
        inputs = models.quantizer.encode(new.embedding[None]).inputs[0]
        for level, choice in enumerate(new.levels):
            if choice.margin <= 2 * np.linalg.norm(inputs[level] - kept.inputs[row, level]) + 1e-6:
                break  # another code is as near, and what is left over differs from here on
            assert choice.code == kept.codes[row, level]
    moved = np.flatnonzero((kept.codes != tiny.ids.codes).any(axis=1))
    assert all((kept.codes[row] == np.delete(kept.codes, row, axis=0)).all(axis=1).any() for row in moved)


def test_a_product_is_its_own_nearest(tiny):
    """Or as near as its copy is, up to the 16 bits of the index."""
    rows = tiny.models.fusion.fuse(load_embeddings(tiny.models.folder / "encoder" / "embeddings.safetensors"))
    near, cosines = tiny.index.nearest(rows, len(rows))
    own = cosines[near == np.arange(len(rows))[:, None]]
    np.testing.assert_allclose(own, 1, atol=2e-3)
    np.testing.assert_allclose(own, cosines[:, 0], atol=2e-3)


def test_each_level_says_what_it_chose_and_what_else_was_near(tiny):
    new = tiny.tokenize(title="Green hat")
    for choice in new.levels:
        codes, distances = zip(*choice.alternatives, strict=True)
        assert codes[0] == choice.code and list(distances) == sorted(distances)
        assert choice.margin == pytest.approx(distances[1] - distances[0])


@pytest.mark.parametrize("given", [{"title": "Red mug"}, {"description": "a red mug"}, {"image": True}])
def test_any_modality_may_be_missing(tiny, given):
    if "image" in given:
        given = {"image": tiny.item("mug-red-0").image}
    assert len(tiny.tokenize(**given).semantic_id) == len(tiny.codebook_sizes)


def test_new_products_live_in_a_view_and_the_shop_stays_as_it_was(tiny):
    new = tiny.tokenize(Image.new("RGB", (80, 80), "orange"), "Orange mug")
    before = dict(tiny.semantic_ids)
    view = tiny.with_items([new])
    assert tiny.semantic_ids == before and len(view.items) == 25
    added = view.semantic_ids[new.item.item_id]
    assert added not in before.values()
    assert added == new.semantic_id or new.semantic_id in before.values()
    everything = view.recommend(["mug-red-0"], 25, mode=Mode.EXACT)
    assert new.item.item_id in [r.item.item_id for r in everything]
    assert view.recommend([new.item.item_id], 3)[0].item.item_id != new.item.item_id
    with pytest.raises(MmsidError, match="already in this shop"):
        view.with_items([new])


def test_a_view_equals_a_shop_that_was_put_together_with_its_products(tiny):
    new = [tiny.tokenize(title=title) for title in ("Orange mug", "Violet umbrella", "Orange mug, small")]
    view = tiny.with_items(new[:1]).with_items(new[1:])
    assert view.origin is tiny.origin is tiny and tiny.with_items([]) is tiny
    whole = MMSID(
        view.items, view.ids, tiny.index.with_rows(np.stack([n.embedding for n in new])), tiny.models, tiny._views
    )
    for query in ("violet umbrella", "orange"):
        found, expected = view.search(query, 27), whole.search(query, 27)
        assert [n.item for n in found] == [n.item for n in expected] and len(found) == 27
    assert len(view._words.scores("umbrella")) == 27 and view._words.scores("umbrella").argmax() == 25
    assert view.semantic_ids == whole.semantic_ids
    with pytest.raises(MmsidError, match="already in this shop"):
        tiny.with_items([new[0], new[0]])


@pytest.mark.parametrize("count", [1, 6])
def test_the_trie_of_a_view_is_that_of_all_its_ids(tiny, count):
    new = [tiny.tokenize(title=f"Orange mug of {size} litres") for size in range(1, count + 1)]
    view = tiny.with_items(new)
    whole = Trie.from_codes(view.ids.codes, view.codebook_sizes)
    assert view.trie.shared is tiny.trie.shared
    np.testing.assert_array_equal(view.trie.leaves, whole.leaves)
    np.testing.assert_array_equal(view.trie.paths(view.ids.codes), whole.paths(view.ids.codes))
    assert [view.trie.node(view.codes(one.item.item_id)) >= 0 for one in new] == [True] * count


def test_search_finds_words_and_meaning(tiny):
    """Each product's words and its cosine to the text have a say, each measured by its best."""
    words = WordIndex(tiny.items).scores("blue hat")
    assert {tiny.items[row].item_id for row in np.argsort(-words)[:2]} == {"hat-blue-0", "hat-blue-1"}
    cosines = tiny.index.embeddings(range(24)) @ tiny.tokenize(title="blue hat").embedding
    spread = cosines - np.median(cosines)
    scores = 0.6 * words / words.max() + 0.4 * spread / spread.max()
    found = tiny.search("blue hat", 24)
    assert len({n.item.item_id for n in found}) == 24
    rows = [tiny.row(n.item.item_id) for n in found]
    np.testing.assert_allclose(scores[rows], np.sort(scores)[::-1], atol=1e-4)
    np.testing.assert_allclose([n.cosine for n in found], cosines[rows], atol=1e-5)
    assert [n.item for n in tiny.search("blue hat", 2)] == [n.item for n in found[:2]]


def test_a_code_lists_the_products_under_each_parent(tiny):
    name = tiny.semantic_ids["mug-red-0"][1]
    summary = tiny.code(name)
    with_it = {item.item_id for item in tiny.items if tiny.semantic_ids[item.item_id][1] == name}
    assert {item.item_id for use in summary.uses for item in use.items} == with_it
    assert summary.count == len(with_it) and summary.name == name


def test_leave_one_out_is_the_difference_of_two_scores(tiny):
    history, target = ["mug-red-0", "hat-blue-1", "bag-black-0"], "hat-red-0"
    found = leave_one_out(tiny, history, target)

    def score(items):
        prompt = tiny.recommender.prompt([tiny.codes(i) for i in items])
        return tiny.decoder.score_path([prompt], tiny.codes(target))[0]

    for place in range(3):
        rest = [item for n, item in enumerate(history) if n != place]
        np.testing.assert_allclose(found.effects[place], score(history) - score(rest), atol=1e-4)
    assert found.log_prob == pytest.approx(score(history).sum(), abs=1e-4)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda s: s.recommend([]), "at least one product id"),
        (lambda s: s.recommend("mug-red-0"), "Expected a list"),
        (lambda s: s.recommend(["mug-red-0"], 0), "at least 1, but got 0"),
        (lambda s: s.recommend(["mug-red-0"], 2.5), "got 2.5"),
        (lambda s: s.recommend(["mug-rde-0"]), "did you mean 'mug-red-0'"),
        (lambda s: s.recommend(["x", "y"]), "2 ids of the history are not in this shop"),
        (lambda s: s.tokenize(), "got neither"),
        (lambda s: s.tokenize(b"no picture"), "picture"),
        (lambda s: s.search("  "), "few words"),
        (lambda s: s.code("a99"), "no code 'a99'"),
        (lambda s: s.code("banana"), "got 'banana'"),
        (lambda s: leave_one_out(s, [], "mug-red-0"), "at least one product id"),
    ],
)
def test_bad_input_gets_one_clear_sentence(tiny, call, words):
    with pytest.raises(MmsidError, match=words) as caught:
        call(tiny)
    assert "\n" not in str(caught.value)


def test_a_long_history_is_cut_and_said_so(tiny):
    history = [item.item_id for item in tiny.items[:9]]
    assert "last 6 products" in tiny.recommend(history, 3).note
    paths = [tiny.codes(item_id) for item_id in history]
    whole, read = (tiny.recommender.prompt(seen) for seen in (paths, paths[-6:]))
    assert whole.tokens == read.tokens
    assert whole.history == tuple(paths)  # the collaborative voice hears more of it


def test_two_loads_answer_alike(tiny, tiny_build):
    again = MMSID.load(tiny_build, device="cpu")
    assert_same(lines(again.recommend(["mug-red-0"], 5)), lines(tiny.recommend(["mug-red-0"], 5)))


def test_an_unknown_id_is_held_against_those_around_it_in_a_large_shop(tiny, monkeypatch):
    known = [item.item_id for item in tiny.items]
    typed = known[3][:-1] + "x"
    whole = tiny.near_id(typed)
    assert whole in known
    compared = []
    matches = shop_module.difflib.get_close_matches
    monkeypatch.setattr(shop_module, "_MOST_COMPARED", 2)
    monkeypatch.setattr(
        shop_module.difflib,
        "get_close_matches",
        lambda word, among, n: compared.append(len(among)) or matches(word, among, n),
    )
    assert tiny.near_id(typed)[:-1] == typed[:-1] and max(compared) <= 4
