"""Edits: a run and its parent differ by the edit alone."""

import math

import pytest

from mmsid import MmsidError
from mmsid.explain import Modality, Scenario, counterfactual, difference, edit_name, forced_words, joint_removal, run
from mmsid.explain.whatif import Counterfactual, forced_log_prob, modality_codes, probabilities_left
from mmsid.records import Variation, code_names
from tests.answers import assert_same, lines
from tests.constructed import constructed_shop

HISTORY = ("mug-red-0", "hat-blue-1", "bag-black-0", "mug-blue-1")


def test_no_edit_is_the_answer_itself_and_differs_in_nothing(tiny):
    plain, again = tiny.recommend(HISTORY, 8), run(tiny, Scenario(HISTORY), 8)
    assert_same(lines(again), lines(plain))
    found = difference(plain, plain)
    assert not found.came_in and not found.went_out and not any(found.opened) and not any(found.closed)
    assert all(moved.before == moved.after and moved.log_prob_change == 0 for moved in found.moved)


def test_forcing_the_original_path_gives_the_original_answer_first(tiny):
    first = tiny.recommend(HISTORY, 24)[0]  # a beam as wide as the catalogue, which no better ID can fall out of
    codes = tiny.codes(first.item.item_id)
    for depth in range(1, len(codes) + 1):
        forced = run(tiny, Scenario(HISTORY).forcing(codes[:depth]), 24)
        assert forced[0].item.item_id == first.item.item_id
        assert forced[0].log_prob == pytest.approx(first.log_prob, abs=1e-5)
        assert all(tiny.codes(r.item.item_id)[:depth] == codes[:depth] for r in forced)


def test_forcing_another_code_only_gives_products_below_it(tiny):
    first = tiny.codes(tiny.recommend(HISTORY, 1)[0].item.item_id)[0]
    other = next(code for code in tiny.trie.children(0, 0)[0].tolist() if code != first)
    answer = run(tiny, Scenario(HISTORY).forcing((other,)))
    assert answer and all(tiny.codes(r.item.item_id)[0] == other for r in answer)
    dead = next(c for c in range(tiny.codebook_sizes[1] + 1) if tiny.trie.node((other, c)) < 0)
    with pytest.raises(MmsidError, match=r"begins with|belongs to"):  # no product has it, or none ever could
        run(tiny, Scenario(HISTORY).forcing((other, dead)))


def test_a_product_that_was_taken_out_cannot_be_recommended_instead(tiny):
    edited = Scenario(HISTORY).without("hat-blue-1")
    answer = run(tiny, edited, 24)
    wanted = tiny.recommend(
        ["mug-red-0", "bag-black-0", "mug-blue-1"], 24, variation=Variation(excluded=("hat-blue-1",))
    )
    assert_same(lines(answer), lines(wanted))
    assert "hat-blue-1" not in {r.item.item_id for r in answer}


def test_moves_and_swaps_are_decodes_of_the_changed_history(tiny):
    moved = Scenario(HISTORY).moved("mug-blue-1", 0)
    assert moved.history == ("mug-blue-1", "mug-red-0", "hat-blue-1", "bag-black-0")
    assert_same(lines(run(tiny, moved)), lines(tiny.recommend(moved.history)))
    swapped = Scenario(HISTORY).swapped("mug-red-0", "mug-green-0")
    assert swapped.history[0] == "mug-green-0"
    wanted = tiny.recommend(swapped.history, variation=Variation(excluded=("mug-red-0",)))
    assert_same(lines(run(tiny, swapped)), lines(wanted))


def test_rewriting_a_product_with_its_own_codes_changes_nothing_and_with_anothers_is_that_product(tiny):
    same = Scenario(HISTORY).rewriting("mug-red-0", tiny.codes("mug-red-0"))
    assert_same(lines(run(tiny, same)), lines(tiny.recommend(HISTORY)))
    other = Scenario(HISTORY).rewriting("mug-red-0", tiny.codes("mug-green-0"))
    told = {r.item.item_id: r.log_prob for r in run(tiny, other, 24)}
    truly = {r.item.item_id: r.log_prob for r in tiny.recommend(("mug-green-0", *HISTORY[1:]), 24)}
    for item_id in told.keys() & truly.keys():
        assert told[item_id] == pytest.approx(truly[item_id], abs=1e-5)


def test_a_modality_alone_gives_the_codes_that_tokenising_it_gives(tiny):
    item = tiny.item("mug-red-0")
    assert modality_codes(tiny, ["mug-red-0"], Modality.IMAGE) == [tiny.tokenize(item.image).codes]
    text = tiny.tokenize(title=item.title, description=item.description).codes
    assert modality_codes(tiny, ["mug-red-0"], Modality.TEXT) == [text]
    assert modality_codes(tiny, ["mug-red-0"], Modality.BOTH) == [tiny.codes("mug-red-0")]


def test_a_difference_says_who_came_and_went(tiny):
    parent = tiny.recommend(HISTORY, 5)
    first = tiny.codes(parent[0].item.item_id)[0]
    other = next(code for code in tiny.trie.children(0, 0)[0].tolist() if code != first)
    edited = run(tiny, Scenario(HISTORY).forcing((other,)), 5)
    found = difference(parent, edited)
    before, after = [r.item.item_id for r in parent], [r.item.item_id for r in edited]
    assert list(found.came_in) == [i for i in after if i not in before]
    assert list(found.went_out) == [i for i in before if i not in after]
    assert [m.item_id for m in found.moved] == [i for i in after if i in before]
    assert (first,) in found.closed[0] and all(prefix == (other,) for prefix in found.opened[0])


BOTH_NEEDED = {
    "hat-blue-1": {"hat-green-0": 3.0},
    "mug-red-0": {"hat-green-0": 2.0},
    "bag-black-0": {"bag-red-0": 1.5, "mug-red-0": 9.0},
}
"""hat-green-0 leads by 5.0 to 1.5, without the first by 2.0; without both, bag-red-0 leads: mug-red-0 stays away."""

PUT_BACK = {
    "hat-blue-1": {"hat-green-0": 3.0, "bag-red-0": 2.9},
    "mug-red-0": {"hat-green-0": 1.5},
    "bag-black-0": {"bag-red-0": 1.0},
}
"""4.5 to 3.9; without the strongest 1.5 to 1.0, without the second 3.0 to 3.9: it alone is needed."""

NEVER = {item_id: {"hat-green-0": 2.0} for item_id in HISTORY}
"""Whatever is left of the history says the same."""


@pytest.mark.parametrize(
    ("pulls", "expected"),
    [
        (BOTH_NEEDED, Counterfactual(("hat-blue-1", "mug-red-0"), "hat-green-0", "bag-red-0")),
        (PUT_BACK, Counterfactual(("mug-red-0",), "hat-green-0", "bag-red-0")),
        (NEVER, None),
    ],
    ids=["both needed", "put back", "never"],
)
def test_a_counterfactual_is_what_one_works_out_by_hand(pulls, expected):
    shop = constructed_shop(pulls)
    assert counterfactual(shop, shop.recommend(HISTORY)) == expected
    assert counterfactual(shop, shop.recommend(HISTORY[:1])) is None
    if pulls is PUT_BACK:  # what is put back was taken out first
        assert joint_removal(shop, HISTORY, "hat-green-0").totals.argmax() == HISTORY.index("hat-blue-1")


def test_a_counterfactual_is_verified_and_needs_each_of_its_products(tiny):
    """Whatever the model has learnt: what is found was decoded, and where nothing is found nothing on the way turns."""
    before = tiny.recommend(HISTORY, 1)[0].item.item_id

    def first_without(gone):
        left = [item_id for item_id in HISTORY if item_id not in gone]
        return tiny.recommend(left, 1, variation=Variation(excluded=tuple(gone)))[0].item.item_id

    found = counterfactual(tiny, tiny.recommend(HISTORY))
    if found is None:
        totals = dict(zip(HISTORY, joint_removal(tiny, HISTORY, before).totals, strict=True))
        ordered = sorted(HISTORY, key=lambda item_id: -totals[item_id])
        assert {first_without(ordered[:count]) for count in (1, 2, 3)} == {before}
        return
    assert found.before == before and first_without(found.item_ids) == found.after != before
    for item_id in found.item_ids:
        fewer = [other for other in found.item_ids if other != item_id]
        assert not fewer or first_without(fewer) == before


def test_edits_are_named_after_what_they_change(tiny):
    start = Scenario(HISTORY)
    title = lambda item_id: tiny.item(item_id).title
    named = lambda edited: edit_name(tiny, start, edited)
    assert named(start.without("mug-red-0")) == f"without {title('mug-red-0')}"
    assert named(start.swapped("mug-red-0", "hat-red-0")) == f"{title('hat-red-0')} instead of {title('mug-red-0')}"
    assert named(start.moved("mug-red-0", 2)) == "another order"
    code = tiny.trie.children(0, 0)[0].tolist()[0]
    assert named(start.forcing((code,))) == f"answers under {code_names((code,))[0]}, “{tiny.caption((code,)).text}”"
    assert named(Scenario(HISTORY, modality=Modality.IMAGE)) == "the history by its pictures alone"
    own = tiny.codes("mug-red-0")
    changed = (*own[:-1], (own[-1] + 1) % tiny.codebook_sizes[-1])
    assert named(start.rewriting("mug-red-0", changed)).endswith(f"read as {code_names(changed)[-1]}")


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (lambda s: s.without("no-such"), "not in it"),
        (lambda s: Scenario(("mug-red-0",)).without("mug-red-0"), "at least one product"),
        (lambda s: s.swapped("mug-red-0", "hat-blue-1"), "not in the history yet"),
        (lambda s: s.moved("mug-red-0", 9), "place from 1 to 4, but got 10"),
    ],
)
def test_edits_that_cannot_be_made_say_why(edit, words):
    with pytest.raises(MmsidError, match=words):
        edit(Scenario(HISTORY))


def test_codes_that_do_not_fit_the_history_are_one_sentence(tiny):
    with pytest.raises(MmsidError, match="to stand for the history"):
        tiny.recommend(HISTORY, variation=Variation(written=(tiny.codes("mug-red-0"),)))
    with pytest.raises(MmsidError, match="do not fit"):
        run(tiny, Scenario(HISTORY).rewriting("mug-red-0", (999,) * len(tiny.codebook_sizes)))


def test_what_forced_codes_leave_adds_up_to_what_they_were_given(tiny):
    """Over all products under them, what is overall sums to the share of what is left that lies on products."""
    own = tiny.codes(tiny.recommend(HISTORY, 1)[0].item.item_id)
    for depth in range(1, len(own) + 1):
        answer = run(tiny, Scenario(HISTORY).forcing(own[:depth]), len(tiny.items))
        given = math.exp(forced_log_prob(answer, own[:depth]))
        left = probabilities_left(answer, own[:depth])
        for line, among in zip(answer, left, strict=True):
            assert among == pytest.approx(line.probability / given)
            assert among == pytest.approx(math.exp(sum(line.code_log_probs[depth:])))
        assert sum(left) <= 1 + 1e-6
    assert forced_log_prob(answer, ()) == 0 and probabilities_left(answer, ()) == pytest.approx(
        [line.probability for line in answer]
    )


def test_what_forcing_did_is_told_in_a_sentence(tiny):
    first = tiny.codes(tiny.recommend(HISTORY, 1)[0].item.item_id)[0]
    other = next(code for code in tiny.trie.children(0, 0)[0].tolist() if code != first)
    answer = run(tiny, Scenario(HISTORY).forcing((other,)))
    told = forced_words(tiny, answer, (other,)).replace("\u00a0", " ")
    assert f"Left to itself, the answer takes “{tiny.caption((other,)).text}” with " in told
    assert f"“{answer[0].item.title}”, now first, has " in told and told.endswith(" among what is left.")
    assert forced_words(tiny, tiny.recommend(HISTORY, 1), ()) == ""


def test_codes_that_cannot_stand_together_are_not_forced_and_not_read(tiny, with_tree):
    shop = with_tree(tiny)
    own = tiny.codes(HISTORY[0])
    wrong = next(b for b, parent in enumerate(shop.ids.parents) if parent != own[0])
    for scenario in (
        Scenario(HISTORY).forcing((own[0], wrong)),
        Scenario(HISTORY).rewriting(HISTORY[0], (own[0], wrong, *own[2:])),
    ):
        with pytest.raises(MmsidError, match="Expected a code of level b that belongs to"):
            run(shop, scenario)
