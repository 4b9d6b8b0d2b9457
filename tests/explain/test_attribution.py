"""Attributions against weights that are known: a stand-in for the model whose log-probabilities are sums."""

import numpy as np
import pytest

from mmsid import MMSID, MmsidError
from mmsid.evaluation import explanation_report
from mmsid.explain import attribution as module
from mmsid.explain import contrast, deletion_curve, joint_removal, leave_one_out
from mmsid.records import Case
from tests.voices import without_voice

HISTORY = ["mug-red-0", "hat-blue-1", "bag-black-0", "mug-blue-1", "hat-red-0", "bag-green-1"]
TARGET = "hat-green-0"
WEIGHTS = dict(zip(HISTORY, [2.0, 0.5, -1.0, 0.0, 0.25, 0.1], strict=True))


@pytest.fixture
def linear(tiny, monkeypatch):
    """The model replaced by a sum of weights; level 1 has a quarter of it, level 2 the rest, the others nothing."""
    by_codes = {tiny.codes(item_id): weight for item_id, weight in WEIGHTS.items()}

    def scores(_shop, histories, path, _excluded):
        totals = np.array([sum(by_codes[tuple(codes)] for codes in history) for history in histories]) - 5
        return np.stack([totals / 4, totals * 3 / 4, *[np.zeros_like(totals)] * (len(path) - 2)], axis=1)

    for place in ("mmsid.explain.attribution", "mmsid.explain.deletion", "mmsid.evaluation.explanations"):
        monkeypatch.setattr(f"{place}.path_log_probs", scores)
    return tiny


@pytest.mark.parametrize("explainer", [leave_one_out, joint_removal])
def test_on_a_linear_model_the_known_weights_come_back_per_level(linear, explainer):
    found = explainer(linear, HISTORY, TARGET)
    wanted = np.array(list(WEIGHTS.values()))
    np.testing.assert_allclose(found.totals, wanted, atol=0.06)  # joint removal has a small ridge
    np.testing.assert_allclose(found.effects[:, 0], wanted / 4, atol=0.02)
    assert np.argsort(-found.totals).tolist() == np.argsort(-wanted).tolist()


def test_joint_removal_sees_what_two_products_say_in_unison(tiny, monkeypatch):
    """Either of two products suffices: leaving one out changes nothing, but both together carry everything."""
    twins = {tiny.codes(item_id) for item_id in HISTORY[:2]}

    def scores(_shop, histories, path, _excluded):
        said = np.array([3.0 if twins & {tuple(c) for c in history} else 0.0 for history in histories])
        return np.stack([said, *[np.zeros_like(said)] * (len(path) - 1)], axis=1)

    monkeypatch.setattr("mmsid.explain.attribution.path_log_probs", scores)
    assert leave_one_out(tiny, HISTORY, TARGET).totals == pytest.approx(np.zeros(6))
    joint = joint_removal(tiny, HISTORY, TARGET).totals
    assert joint[:2].min() > 0.3 and joint[2:].max() < 0.1


def test_what_neither_voice_reads_has_no_effect(tiny_build, tmp_path):
    tiny = MMSID.load(without_voice(tiny_build, tmp_path / "alone"))  # the other one reads more than there is
    longest = tiny.recommender.config.max_history
    history = [item.item_id for item in tiny.items[: longest + 1]]
    target = tiny.items[-1].item_id
    unread = leave_one_out(tiny, history, target).effects[0]
    assert unread == pytest.approx(np.zeros(len(unread)), abs=1e-6)


def test_a_contrast_is_a_difference_and_silent_where_the_paths_agree(tiny):
    history, (first, second) = HISTORY[:4], [line.item.item_id for line in tiny.recommend(HISTORY[:4], 2)]
    found = contrast(tiny, history, first, second, explainer=leave_one_out)
    one, other = (leave_one_out(tiny, history, target) for target in (first, second))
    np.testing.assert_allclose(found.effects, one.effects - other.effects, atol=1e-6)
    assert found.log_prob == pytest.approx(one.log_prob - other.log_prob) and found.rival == second
    shared = [a == b for a, b in zip(tiny.codes(first), tiny.codes(second), strict=True)]
    until = shared.index(False)
    assert found.effects[:, :until] == pytest.approx(np.zeros((4, until)), abs=1e-5)
    with pytest.raises(MmsidError, match="two products"):
        contrast(tiny, history, first, first)


def test_prompts_of_any_length_are_scored_as_if_alone(tiny):
    codes = [tiny.codes(item_id) for item_id in HISTORY]
    histories = [codes[:n] for n in (3, 1, 6, 2)]
    together = module.path_log_probs(tiny, histories, tiny.codes(TARGET), [])
    alone = [module.path_log_probs(tiny, [one], tiny.codes(TARGET), [])[0] for one in histories]
    np.testing.assert_allclose(together, alone, atol=1e-4)


def test_a_true_order_beats_all_random_ones_and_a_reversed_one_none(linear):
    true = joint_removal(linear, HISTORY, TARGET)
    curve = deletion_curve(linear, true)
    assert curve.order == (0, 1, 4, 5, 3, 2)
    gone = np.cumsum([0, 2.0, 0.5, 0.25, 0.1, 0.0])
    np.testing.assert_allclose(curve.log_probs - curve.log_probs[0], -gone, atol=1e-9)
    assert curve.beaten == 1 and curve.duels == (10, 0) and curve.is_convincing
    wrong = deletion_curve(linear, type(true)(true.history, true.target, true.log_prob, -true.effects))
    assert wrong.beaten == 0 and not wrong.is_convincing


def test_a_long_history_is_taken_out_in_steps_to_its_last_product(tiny):
    history = [item.item_id for item in tiny.items]
    curve = deletion_curve(tiny, leave_one_out(tiny, history, "mug-red-0"))
    assert curve.removed[0] == 0 and curve.removed[-1] == len(history) - 1 and len(curve.removed) == 11
    left = [history[place] for place in curve.order[-1:]]
    alone = leave_one_out(tiny, left, "mug-red-0").log_prob
    assert curve.log_probs[-1] == pytest.approx(alone, abs=1e-4)


def test_orders_that_do_exactly_as_well_count_half(linear):
    attribution = leave_one_out(linear, HISTORY[:3], TARGET)
    ties = []
    for seed in range(10):
        curve = deletion_curve(linear, attribution, seed=seed)
        ties.append(sum(np.allclose(row, curve.log_probs) for row in curve.random))
        assert curve.duels == (10 - ties[-1], ties[-1])
        assert curve.beaten == pytest.approx((10 - ties[-1] / 2) / 10)
    assert max(ties) > 0


def test_two_products_convince_nobody(linear):
    curve = deletion_curve(linear, leave_one_out(linear, HISTORY[:2], TARGET))
    assert not curve.is_convincing


def test_the_report_on_a_linear_model_is_what_one_works_out_by_hand(linear, monkeypatch):
    cases = [Case("s", tuple(HISTORY), TARGET, 0.0), Case("short", tuple(HISTORY[:3]), TARGET, 0.0)]
    report = explanation_report(linear, cases)
    assert report["n"] == 1
    fifth, two_fifths = (report["shares"][share] for share in ("0.2", "0.4"))  # two and three of six products
    assert fifth["attribution"]["drop"] == pytest.approx(2.5) and two_fifths["attribution"]["drop"] == pytest.approx(
        2.75
    )
    assert fifth["recent"]["drop"] == pytest.approx(0.35) and two_fifths["recent"]["drop"] == pytest.approx(0.35)
    assert -1.0 <= fifth["random"]["drop"] <= 2.5
    with pytest.raises(MmsidError, match="at least 5 products"):
        explanation_report(linear, cases[1:])
