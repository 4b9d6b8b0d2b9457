"""Two models on the same cases, against counting by hand and scipy's own test."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import binomtest

from mmsid.error_analysis.compare import compare_cases, compare_hits
from mmsid.errors import MmsidError
from tests.error_analysis.made_cases import case


def test_the_four_sides_and_the_difference_by_hand():
    first = np.array([True, True, True, False, False, False, False, False])
    second = np.array([True, False, False, True, False, False, False, False])
    found = compare_hits(first, second)
    assert (found.both, found.lost, found.gained, found.neither, found.n) == (1, 2, 1, 4, 8)
    assert found.difference == pytest.approx(-1 / 8)
    # variance of a paired difference of shares: (1 + 2 - 1/8) / 64
    assert found.interval[1] - found.interval[0] == pytest.approx(2 * 1.959964 * np.sqrt(3 - 1 / 8) / 8)
    assert found.p_value == pytest.approx(1.0)  # 1 of 3 is as even as it can be


@pytest.mark.parametrize("seed", range(5))
def test_the_p_value_is_that_of_a_fair_coin(seed):
    r = np.random.default_rng(seed)
    first, second = r.random(300) < 0.3, r.random(300) < 0.4
    gained, lost = int((second & ~first).sum()), int((first & ~second).sum())
    assert compare_hits(first, second).p_value == pytest.approx(binomtest(gained, gained + lost).pvalue)


def test_equal_models_differ_by_nothing():
    found = compare_hits(np.array([True, False]), np.array([True, False]))
    assert (found.gained, found.lost, found.difference, found.p_value) == (0, 0, 0, 1)
    assert found.interval == (0, 0)


def test_two_builds_are_compared_on_the_test_events_that_both_answered():
    own = [
        replace(case(["a"], target), timestamp=time, hit=hit) for time, target, hit in [(1, "b", True), (2, "c", False)]
    ]
    other = [
        replace(case(["a"], "c"), case=9, timestamp=2, hit=True),
        replace(case(["a"], "c"), case=8, timestamp=3, hit=True),  # another moment is another event
    ]
    found = compare_cases(own, other)
    assert (found.n, found.gained, found.lost) == (1, 1, 0)


def test_builds_of_other_catalogues_are_not_compared():
    with pytest.raises(MmsidError, match="same test events"):
        compare_cases([case(["a"], "b")], [case(["a"], "z")])
