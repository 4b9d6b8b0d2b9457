"""Answered cases: against probabilities set by hand, and against the whole done over by the shop's public answers."""

from __future__ import annotations

import shutil
from functools import partial

import numpy as np
import pytest

from mmsid import MMSID
from mmsid.catalogue import load_catalogue
from mmsid.collaborative import SasRecConfig
from mmsid.error_analysis.causes import HAIR, K
from mmsid.errors import MmsidError
from mmsid.evaluation.baselines import fitted_sasrec
from mmsid.evaluation.cases import answer_test_events, answered_cases, neighbours_kept
from mmsid.evaluation.protocol import Task
from mmsid.evaluation.quality import held_out_tasks
from mmsid.records import Case
from mmsid.shop import Mode
from tests.constructed import constructed_shop, ids_by_hand, log_probs_by_hand

IDS = ids_by_hand()
FAR = {item: 8.0 for item in IDS if item.startswith("hat")}
"""Makes all eight hats come before everything else."""


def answered(pulls, target, history=("mug-red-0",), *, shop=None, events=5, **ranks):
    """One case of the constructed shop."""
    shop = shop or constructed_shop(pulls)
    counts = np.full(len(IDS), events)
    task = Task([Case("u", tuple(history), target, 0.0)], list(IDS), counts)
    pictures = shop.index.embeddings(range(len(IDS)))
    return answered_cases(shop, task, {name: [rank] for name, rank in ranks.items()}, pictures)[0]


def by_hand(pulls, history):
    """Candidates, best first, with their log-probabilities."""
    log_probs = log_probs_by_hand(pulls, history)
    return sorted(((value, item) for item, value in log_probs.items() if item not in history), reverse=True)


def test_a_hit_has_its_place_and_no_cause():
    pulls = {"mug-red-0": {"bag-blue-1": 3.0, "hat-red-0": 2.0}}
    case = answered(pulls, "hat-red-0")
    assert (case.hit, case.rank, case.cause, case.cause_figure) == (True, 2, "", None)
    assert case.answered[:2] == ("bag-blue-1", "hat-red-0")
    assert len(case.answered) == K
    assert sum(case.code_log_probs) == pytest.approx(log_probs_by_hand(pulls, ["mug-red-0"])["hat-red-0"], abs=1e-5)
    assert case.left_at == "a"  # the first answer is a bag
    assert (case.same_type, case.same_department, case.price_difference) == (False, True, None)


def test_a_miss_has_its_exact_rank_and_the_branch_that_was_preferred():
    pulls = {"mug-red-0": FAR | {"bag-blue-0": 4.0, "bag-blue-1": 3.5, "bag-red-1": 1.0}}
    case = answered(pulls, "bag-red-1")
    ranked = by_hand(pulls, ["mug-red-0"])
    assert (case.hit, case.rank) == (False, [item for _, item in ranked].index("bag-red-1") + 1)
    assert (case.cause, case.branch_level, case.branch_code) == ("branch_a", "a", "a1")
    log_probs = log_probs_by_hand(pulls, ["mug-red-0"])
    below = {
        noun: np.logaddexp.reduce([v for i, v in log_probs.items() if i.startswith(noun)]) for noun in ("hat", "bag")
    }
    assert case.cause_figure == pytest.approx(below["hat"] - below["bag"], abs=1e-4)


def test_products_of_the_history_are_no_rivals():
    """The other kind holds nothing but products that were looked at, so the first level has no rival."""
    history = tuple(item for item in IDS if not item.startswith("bag"))
    pulls = {history[0]: dict.fromkeys(history, 9.0) | {"bag-blue-0": 2.0}}
    case = answered(pulls, "bag-red-1", history)
    assert case.hit  # eight bags are left, and all are answered
    assert len(case.answered) == 8
    assert (case.branch_level, case.branch_code) == ("b", "b2")


def test_where_every_code_is_the_most_probable_the_narrowest_lead_counts():
    pulls = {"mug-red-0": {"bag-red-1": 2.0, "hat-red-0": 1.0}}
    case = answered(pulls, "bag-red-1")
    assert case.hit
    assert case.rank == 1
    assert case.branch_margin is not None
    assert case.branch_margin < 0


def test_a_twin_has_the_same_codes_up_to_the_last():
    near = dict.fromkeys(list(IDS)[2:11], 5.0)
    pulls = {"mug-red-0": near | {"bag-black-0": 5.0, "bag-black-1": 5.0 - HAIR / 2}}
    case = answered(pulls, "bag-black-1")
    assert (case.hit, case.twin, case.cause) == (False, "bag-black-0", "twin")
    assert case.cause_figure == pytest.approx(HAIR / 2, abs=1e-4)
    other = answered({"mug-red-0": near | {"bag-black-0": 5.0, "bag-black-1": 5.0 - 3 * HAIR}}, "bag-black-1")
    assert (other.twin, other.cause) == ("bag-black-0", "branch_a")


def test_what_the_beam_drops_is_told_by_the_exact_rank():
    """Eleven pairs of copies are a little more probable than the target's, yet none of their products is."""
    pulls = {
        "mug-red-0": {item: (-9.0 if item == "bag-black-1" else 0.75 if item == "bag-black-0" else 0.1) for item in IDS}
    }
    shop = constructed_shop(pulls)
    shop.models.recommender.config = replace_config(shop, beam=10)
    case = answered(pulls, "bag-black-0", shop=shop)
    assert case.rank == 1
    assert (case.hit, case.cause, case.cause_figure) == (False, "beam", 1.0)


def test_in_a_large_catalogue_the_beam_is_still_told_from_the_model(monkeypatch):
    """Without a walk over all products: what was answered and what the beam dropped have a rank, a deep miss has none."""
    monkeypatch.setattr("mmsid.evaluation.decoded_cases.EXACT_ITEMS", 0)
    pulls = {"mug-red-0": FAR | {"bag-blue-0": 4.0, "bag-blue-1": 3.5, "bag-red-1": 1.0}}
    deep, found = answered(pulls, "bag-red-1"), answered(pulls, "bag-blue-0")
    assert (deep.hit, deep.rank, deep.cause) == (False, None, "branch_a")
    assert (found.hit, found.rank) == (True, 9)
    low = {item: (-9.0 if item == "bag-black-1" else 0.75 if item == "bag-black-0" else 0.1) for item in IDS}
    shop = constructed_shop({"mug-red-0": low})
    shop.models.recommender.config = replace_config(shop, beam=10)
    dropped = answered({}, "bag-black-0", shop=shop)
    assert (dropped.rank, dropped.cause) == (1, "beam")


def replace_config(shop, **changes):
    return shop.recommender.config.model_copy(update=changes)


@pytest.mark.parametrize(
    ("events", "oracle", "cause"), [(5, 11, "unknowable"), (0, 11, "unknowable"), (0, 10, "cold"), (0, None, "cold")]
)
def test_what_nobody_could_know_comes_before_what_was_never_seen(events, oracle, cause):
    ranks = {} if oracle is None else {"oracle": oracle}
    case = answered({"mug-red-0": FAR | {"bag-blue-0": 4.0, "bag-blue-1": 3.5}}, "bag-red-1", events=events, **ranks)
    assert (case.cause, case.oracle_rank, case.events) == (cause, oracle, events)


def test_the_rivals_ranks_are_kept():
    case = answered({}, "hat-red-0", oracle=4, sasrec=7, popularity=9)
    assert (case.oracle_rank, case.sasrec_rank, case.popularity_rank, case.last_item_rank) == (4, 7, 9, None)


@pytest.mark.training
def test_neighbours_are_counted_of_those_that_could_be_there(tiny):
    """Against looking at every pair."""
    rows = tiny.index.embeddings(range(len(tiny.items)))
    firsts = tiny.ids.codes[:, 0]
    found = neighbours_kept(tiny, np.arange(len(rows)))
    for row in range(len(rows)):
        cosines = rows @ rows[row]
        others = [int(one) for one in np.argsort(-cosines, kind="stable") if one != row][:10]
        cut = cosines[others[-1]]
        if np.isclose(np.delete(cosines, row), cut, atol=1e-6).sum() > 1:
            continue  # several are as near as the tenth
        possible = min(10, int((firsts == firsts[row]).sum()) - 1)
        expected = sum(firsts[one] == firsts[row] for one in others) / possible if possible else np.nan
        assert found[row] == pytest.approx(expected, nan_ok=True)


@pytest.fixture(scope="module")
def build(tiny_build, tiny_shop, tmp_path_factory):
    """A copy of the tiny build beside its catalogue, with answered cases."""
    folder = tmp_path_factory.mktemp("cases")
    shutil.copytree(tiny_shop, folder / tiny_shop.name)
    shutil.copytree(tiny_build, folder / "build")
    short = partial(fitted_sasrec, config=SasRecConfig(width=16, max_passes=1))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("mmsid.evaluation.quality.fitted_sasrec", short)
        answer_test_events(folder / "build", limit=40, seed=1)
    return folder / "build"


@pytest.mark.training
def test_every_case_is_what_the_shop_itself_answers(build, tiny_shop):
    """Answers, hits, exact ranks and branches, done over by plain recommendations of the loaded build."""
    shop = MMSID.load(build, device="cpu")
    report = shop.errors()
    catalogue = load_catalogue(build.parent / tiny_shop.name)
    task, _, _ = held_out_tasks(catalogue, *split_of(build), keep_history=False)
    assert [(one.user_id, one.history, one.target) for one in report.cases] == [
        (one.user_id, one.history, one.target) for one in task.cases
    ]
    for case in report.cases:
        plain = shop.recommend(case.history, K)
        exact = shop.recommend(case.history, len(shop.items), mode=Mode.EXACT)
        values = [line.log_prob for line in plain]
        assert case.log_probs == pytest.approx(values, abs=1e-4)
        assert set(case.answered) == {line.item.item_id for line in plain} or near_tie(exact, K)
        assert case.hit == (case.target in case.answered)
        own = next(line for line in exact if line.item.item_id == case.target)
        ahead = sum(line.log_prob > own.log_prob + 1e-4 for line in exact)
        level = sum(abs(line.log_prob - own.log_prob) <= 1e-4 for line in exact)
        assert ahead + 1 <= case.rank <= ahead + level
        assert case.code_log_probs == pytest.approx(own.code_log_probs, abs=1e-4)


def split_of(build):
    from mmsid.artifacts import read_manifest

    return read_manifest(build).catalogue.split, 40, 1


def near_tie(exact, k):
    return len(exact) > k and abs(exact[k - 1].log_prob - exact[k].log_prob) < 1e-4


@pytest.mark.training
def test_the_build_answers_for_its_cases(build):
    """They are in the manifest; a changed file is noticed, and so is one of another build."""
    report = MMSID.load(build).errors()
    assert report.about.build == MMSID.load(build).fingerprint
    assert report.about.seed == 1
    path = build / "cases.parquet"
    whole = path.read_bytes()
    try:
        path.write_bytes(whole[:-1] + b"x")
        with pytest.raises(MmsidError, match=r"cases\.parquet"):
            MMSID.load(build)
    finally:
        path.write_bytes(whole)


@pytest.mark.training
def test_a_build_without_cases_says_how_to_make_them(tiny):
    with pytest.raises(MmsidError, match="--cases-out"):
        tiny.errors()
