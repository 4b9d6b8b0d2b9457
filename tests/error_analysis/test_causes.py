"""The causes of misses: which test decides, and what its figure is."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from mmsid.error_analysis.causes import BRANCHES, Evidence, cause_of, cause_texts

MISS = Evidence(
    answered=False,
    reachable=True,
    rank=40,
    oracle_rank=3,
    events=9,
    twin_margin=None,
    neighbours_kept=1.0,
    branch_level=1,
    branch_margin=0.7,
)


@pytest.mark.parametrize(
    ("changes", "cause", "figure"),
    [
        ({"answered": True}, "", None),
        ({"reachable": False}, "unreachable", None),
        ({"rank": 10}, "beam", 10),
        ({"rank": 11}, "branch_b", 0.7),
        ({"rank": None}, "branch_b", 0.7),
        ({"oracle_rank": 11}, "unknowable", 11),
        ({"oracle_rank": 10}, "branch_b", 0.7),
        ({"oracle_rank": None}, "branch_b", 0.7),
        ({"events": 0}, "cold", 0),
        ({"twin_margin": 0.1}, "twin", 0.1),
        ({"twin_margin": -0.1}, "twin", -0.1),
        ({"twin_margin": 0.11}, "branch_b", 0.7),
        ({"neighbours_kept": 0.49}, "strange_place", 0.49),
        ({"neighbours_kept": 0.5}, "branch_b", 0.7),
        ({"neighbours_kept": None}, "branch_b", 0.7),
        ({"branch_level": 3, "branch_margin": -0.2}, "branch_d", -0.2),
    ],
)
def test_the_test_that_says_yes_is_the_cause(changes, cause, figure):
    assert cause_of(replace(MISS, **changes)) == (cause, figure)


def test_the_tests_are_asked_in_the_order_of_the_texts():
    """With everything wrong at once the first one decides; mended one after the other, each has its turn."""
    wrong = {"reachable": False, "rank": 5, "oracle_rank": 99, "events": 0, "twin_margin": 0.0, "neighbours_kept": 0.0}
    order = []
    while wrong:
        order.append(cause_of(replace(MISS, **wrong))[0])
        wrong.pop(next(iter(wrong)))
    assert order == list(cause_texts(4))[: len(order)]
    assert list(cause_texts(4))[len(order) :] == list(BRANCHES[:4])


@pytest.mark.parametrize("levels", range(1, 9))
def test_every_cause_has_its_words(levels):
    texts = cause_texts(levels)
    assert len({text.label for text in texts.values()}) == len(texts) == 6 + levels
    assert all(re.fullmatch(r"[A-Z].*\.", text.says) for text in texts.values())
    assert [name for name, text in texts.items() if not text.avoidable] == ["unknowable"]
