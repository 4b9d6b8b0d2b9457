"""The paired comparison against enumeration."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from mmsid.evaluation.comparison import best_rival, compared, comparison_line, is_rival, paired_comparisons


def test_what_is_a_rival() -> None:
    names = ["mmsid", "mmsid-base", "mmsid-alone", "oracle", "sasrec", "mmsids", "popularity"]
    assert [name for name in names if is_rival(name)] == ["sasrec", "mmsids", "popularity"]


def test_the_best_rival_hits_most() -> None:
    ranks = {
        "mmsid": np.array([1, 1, 1]),
        "one": np.array([10, 11, 11]),
        "two": np.array([10, 10, 99]),
        "three": np.array([1, 1, 99]),
        "oracle": np.array([1, 1, 1]),
    }
    assert best_rival(ranks, 10) == "two"
    assert best_rival({"mmsid": ranks["mmsid"]}, 10) is None
    assert paired_comparisons({"mmsid": ranks["mmsid"]}, {"all": np.ones(3, dtype=bool)}, 10) == []


def test_counts_equal_a_plain_loop() -> None:
    rng = np.random.default_rng(0)
    ours, rival, mask = rng.integers(1, 30, 300), rng.integers(1, 30, 300), rng.random(300) < 0.5
    slices = {"all": np.ones(300, dtype=bool), "some": mask, "none": np.zeros(300, dtype=bool)}
    found, alone = paired_comparisons({"mmsid": ours, "sasrec": rival, "mmsid-alone": rival}, slices, 10)
    assert (found["model"], alone["model"], alone["rival"]) == ("mmsid", "mmsid-alone", "sasrec")
    assert set(found["slices"]) == {"all", "some"}
    pairs = [(a <= 10, b <= 10) for a, b, chosen in zip(ours, rival, mask, strict=True) if chosen]
    some = found["slices"]["some"]
    assert some["n"] == len(pairs)
    assert some["gained"] == sum(a and not b for a, b in pairs)
    assert some["lost"] == sum(b and not a for a, b in pairs)
    assert some["both"] == sum(a and b for a, b in pairs)
    assert some["difference"] == pytest.approx((some["gained"] - some["lost"]) / len(pairs))
    assert alone["slices"]["all"]["difference"] == 0 and alone["slices"]["all"]["p_value"] == 1


@pytest.mark.parametrize(("gained", "lost"), [(0, 1), (1, 4), (5, 2), (6, 6), (0, 8)])
def test_mcnemar_is_the_share_of_coins_that_fall_so_unevenly(gained: int, lost: int) -> None:
    """Of all ways in which as many fair coins can fall, those at least as uneven."""
    ours = np.array([1] * gained + [99] * lost + [1, 99])
    rival = np.array([99] * gained + [1] * lost + [1, 99])
    uneven = abs(gained - lost)
    falls = [sum(coins) for coins in product((1, -1), repeat=gained + lost)]
    expected = sum(abs(fall) >= uneven for fall in falls) / len(falls)
    assert compared(rival, ours, 10)["p_value"] == pytest.approx(expected)


def test_the_sentence() -> None:
    ours, rival = np.array([1] * 30 + [99] * 970), np.array([99] * 30 + [1] * 10 + [99] * 960)
    [found] = paired_comparisons({"mmsid": ours, "sasrec": rival}, {"all": np.ones(1000, dtype=bool)}, 10)
    # The variance of the difference is (40 - 400 / 1000) / 1000², its square root times 1.96 is 0.0123.
    assert comparison_line(found) == (
        "mmsid against sasrec, the best rival, on all (1,000 cases): recall@10 +0.020 (+0.008 to +0.032), "
        "gained 30, lost 10, McNemar's exact p = 0.0022"
    )
