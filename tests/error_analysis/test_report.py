"""What follows from all cases, against counting by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import binomtest

from mmsid.error_analysis import About, ErrorReport
from mmsid.records import Item
from tests.error_analysis.made_cases import case, shelf

ITEMS = shelf(*(Item(name, name, category=("Things", name)) for name in "abcd"))
CODES = {"a": (0, 0, 0), "b": (0, 1, 0), "c": (1, 1, 0), "d": (1, 1, 1)}
ABOUT = About(build="x", events=9, seed=0)


def made(target, first, *, hit, cause="", oracle=None, sasrec=None, events=5):
    return replace(
        case(["a"], target, events), answered=(first, "b"), hit=hit, cause=cause, oracle_rank=oracle, sasrec_rank=sasrec
    )


CASES = (
    made("d", "d", hit=True, oracle=1, sasrec=11),
    made("d", "c", hit=True, oracle=11, sasrec=1),
    made("c", "b", hit=False, cause="branch_a", oracle=4, sasrec=10),
    made("a", "d", hit=False, cause="cold", oracle=10, sasrec=300, events=0),
    made("a", "b", hit=False, cause="branch_a", oracle=2, sasrec=2),
)
REPORT = ErrorReport(CASES, ABOUT, ITEMS, CODES)


def test_every_model_is_scored_on_the_same_cases():
    found = {one.model: (one.hits, one.n) for one in REPORT.scores}
    assert found == {"mmsid": (2, 5), "sasrec": (3, 5), "oracle": (4, 5)}
    own = REPORT.scores[0]
    assert own.recall == 0.4
    assert own.interval == pytest.approx(tuple(binomtest(2, 5).proportion_ci(method="wilson")))


def test_a_rival_without_ranks_is_not_there():
    plain = ErrorReport(tuple(replace(one, oracle_rank=None) for one in CASES), ABOUT, ITEMS, CODES)
    assert [one.model for one in plain.scores] == ["mmsid", "sasrec"]
    assert "best possible" not in " ".join(one.name for one in plain.targets)


def test_causes_are_counted_most_first():
    assert list(REPORT.causes.items()) == [("branch_a", 2), ("cold", 1)]


def test_the_promises_and_whether_they_are_kept():
    found = [(round(one.value, 3), round(one.bound, 3), one.met) for one in REPORT.targets]
    assert found == [
        (0.4, 0.6, False),  # SASRec: 3 of 5
        (0.5, 0.75, False),  # on what was seen: 2 of 4 against 3 of 4
        (0.5, 0.85, False),  # 2 of 5 against 4 of 5
        (0.0, 0.5, False),  # never seen: 0 of 1 against 2 of 4
    ]
    assert all(one.met for one in ErrorReport(CASES[:1], ABOUT, ITEMS, CODES).targets)


def test_the_funnel_follows_the_first_answers():
    # true > answered, by level: d > d all right; d > c right up to b; c > b and a > d wrong at a; a > b wrong at b
    steps = [(one.reached, one.right, one.wrong_before, one.right_after_wrong) for one in REPORT.funnel]
    assert steps == [(5, 3, 0, 0), (3, 2, 2, 1), (2, 1, 3, 2)]


def test_the_confusion_counts_true_and_answered_codes():
    assert REPORT.confusion(0) == {(1, 1): 2, (1, 0): 1, (0, 1): 1, (0, 0): 1}
    assert REPORT.confusion(2) == {(1, 1): 1, (1, 0): 1, (0, 0): 2, (0, 1): 1}


def test_without_cases_there_is_nothing_to_say():
    empty = ErrorReport((), ABOUT, ITEMS, CODES)
    assert (empty.causes, empty.slices, empty.targets, empty.funnel, empty.attributes) == ({}, (), (), (), ())
    assert empty.scores[0].n == 0


def world(seed, *, oracle, n=2000):
    """Shoppers of eight departments; the oracle has two in five, and the model two in three of those."""
    r = np.random.default_rng(seed)
    items = shelf(*(Item(f"{d}-{i}", "x", category=(f"D{d}", f"T{d}-{i % 4}")) for d in range(8) for i in range(12)))
    ids = list(items)
    found = []
    for number in range(n):
        target = ids[r.integers(len(ids))]
        length = int(r.integers(1, 31))
        possible = r.random() < 0.41
        hit = r.random() < (0.66 if possible else 0.07)
        one = replace(
            case([ids[at] for at in r.integers(len(ids), size=length)], target, events=50),
            case=number + 1,
            hit=hit,
            oracle_rank=(1 if possible else 99) if oracle else None,
        )
        found.append(one)
    return tuple(found), items


@pytest.mark.parametrize("oracle", [True, False])
def test_a_defect_in_one_department_and_in_long_histories_comes_out_on_top(oracle):
    right = 0
    for seed in range(12):
        cases, items = world(seed, oracle=oracle)
        r = np.random.default_rng(seed + 100)
        bad, long = f"D{seed % 8}", 16 + seed % 8
        planted = tuple(
            replace(one, hit=one.hit and r.random() < 0.1)
            if items[one.target].department == bad or len(one.history) >= long
            else one
            for one in cases
        )
        top = ErrorReport(planted, ABOUT, items, CODES).slices[:2]
        names = {name for one in top for name, _, _ in one.conditions}
        right += names == {"department", "history"} and any(f"Department: {bad}" in one.texts for one in top)
    assert right >= 11


def test_what_nobody_could_know_makes_no_bad_department():
    """A department whose next products cannot be told is hard, and the model no worse there than elsewhere."""
    cases, items = world(7, oracle=True)
    r = np.random.default_rng(8)
    hard = tuple(
        replace(one, oracle_rank=99, hit=r.random() < 0.07) if items[one.target].department == "D3" else one
        for one in cases
    )
    assert ErrorReport(hard, ABOUT, items, CODES).slices == ()
    plain = tuple(replace(one, oracle_rank=None) for one in hard)
    assert [one.texts for one in ErrorReport(plain, ABOUT, items, CODES).slices] == [("Department: D3",)]


def test_a_slice_is_told_of_all_its_cases():
    cases, items = world(3, oracle=True)
    planted = tuple(replace(one, hit=False) if items[one.target].department == "D2" else one for one in cases)
    report = ErrorReport(planted, ABOUT, items, CODES)
    worst = report.slices[0]
    inside = [place for place, one in enumerate(planted) if items[one.target].department == "D2"]
    assert worst.texts == ("Department: D2",)
    assert worst.cases.tolist() == inside
    assert (worst.n, worst.hits, worst.coverage) == (len(inside), 0, len(inside) / len(planted))
    assert worst.knowable == sum(planted[place].oracle_rank == 1 for place in inside)
    assert worst.gap == pytest.approx(np.mean([one.hit for one in planted]))
