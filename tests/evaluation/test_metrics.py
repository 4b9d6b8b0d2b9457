"""Metrics against values worked out by hand and against brute force."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest

from mmsid.evaluation import metrics
from mmsid.evaluation.metrics import NOT_RANKED

if TYPE_CHECKING:
    from numpy.typing import NDArray

# One target a case, at these ranks. By hand, at k = 3: hits 1, 1, 1, 0, 0; gains 1, 1/2 (= 1/log2 4), 1/log2 3.
RANKS = np.array([1, 3, 2, 4, NOT_RANKED])


def _targets(*columns: int) -> NDArray[np.int64]:
    return np.array(columns, dtype=np.int64)


@pytest.mark.parametrize(
    ("scores", "target", "rank"),
    [
        ([3.0, 2.0, 1.0], 0, 1),
        ([3.0, 2.0, 1.0], 2, 3),
        ([2.0, 2.0, 1.0], 0, 2),
        ([2.0, 2.0, 1.0], 1, 2),
        ([1.0, 1.0, 1.0], 1, 3),
        ([-math.inf, -math.inf, 0.0], 0, 3),
        ([5.0], 0, 1),
    ],
)
def test_rank_by_hand_with_ties_against_the_model(scores: list[float], target: int, rank: int) -> None:
    assert metrics.rank_of_target(np.array([scores]), _targets(target)).tolist() == [rank]


def test_excluded_items_do_not_compete() -> None:
    scores = np.array([[4.0, 3.0, 2.0, 2.0], [4.0, 3.0, 2.0, 2.0]])
    excluded = np.array([[True, False, False, False], [True, True, False, True]])
    assert metrics.rank_of_target(scores, _targets(2, 2), excluded).tolist() == [3, 1]


@pytest.mark.parametrize("seed", range(3))
def test_rank_equals_the_plain_loop(seed: int) -> None:
    rng = np.random.default_rng(seed)
    scores, targets = rng.integers(0, 6, (40, 25)).astype(float), rng.integers(0, 25, 40)
    excluded = rng.random((40, 25)) < 0.3
    excluded[np.arange(40), targets] = False
    expected = []
    for case in range(40):
        others = [item for item in range(25) if item != targets[case] and not excluded[case, item]]
        own = scores[case, targets[case]]
        expected.append(1 + sum(scores[case, i] > own for i in others) + sum(scores[case, i] == own for i in others))
    assert metrics.rank_of_target(scores, targets, excluded).tolist() == expected


def test_wrong_scores_are_a_bug() -> None:
    with pytest.raises(ValueError, match="without NaN"):
        metrics.rank_of_target(np.array([[np.nan, 1.0]]), _targets(1))
    with pytest.raises(ValueError, match="leaves targets in"):
        metrics.rank_of_target(np.array([[0.0, 1.0]]), _targets(1), np.array([[False, True]]))
    with pytest.raises(ValueError, match=r"got \(1, 2\), \(2,\)"):
        metrics.rank_of_target(np.array([[0.0, 1.0]]), _targets(1, 1))


def test_rank_in_lists() -> None:
    lists = np.array([[7, 3, 5], [7, 3, -1], [1, 2, 3]])
    assert metrics.rank_in_lists(lists, _targets(5, 5, 1)).tolist() == [3, NOT_RANKED, 1]


@pytest.mark.parametrize(
    ("k", "recall", "ndcg"),
    [
        (1, 1 / 5, 1 / 5),
        (2, 2 / 5, (1 + 1 / math.log2(3)) / 5),
        (3, 3 / 5, (1 + 0.5 + 1 / math.log2(3)) / 5),
        (4, 4 / 5, (1.5 + 1 / math.log2(3) + 1 / math.log2(5)) / 5),
    ],
)
def test_recall_and_ndcg_by_hand(k: int, recall: float, ndcg: float) -> None:
    assert metrics.recall_at(RANKS, k) == pytest.approx(recall)
    assert metrics.ndcg_at(RANKS, k) == pytest.approx(ndcg)


def test_mean_reciprocal_rank_by_hand() -> None:
    assert metrics.mean_reciprocal_rank(RANKS) == pytest.approx((1 + 1 / 3 + 1 / 2 + 1 / 4) / 5)


def test_coverage_by_hand() -> None:
    assert metrics.coverage(np.array([[0, 1], [1, 2], [-1, -1]]), 12) == 3 / 12


def test_interval_equals_resampling_of_cases() -> None:
    values = np.random.default_rng(0).choice([0.0, 0.0, 0.5, 1.0], 300)
    rng = np.random.default_rng(1)
    means = values[rng.integers(0, 300, (20_000, 300))].mean(axis=1)
    expected = np.quantile(means, [0.025, 0.975])
    np.testing.assert_allclose(metrics.bootstrap_interval(values, samples=20_000), expected, atol=2e-3)


def test_interval_of_many_distinct_values_and_of_constants() -> None:
    values = np.random.default_rng(0).normal(size=5000)
    low, high = metrics.bootstrap_interval(values)
    half = 1.96 * values.std() / math.sqrt(5000)
    assert (low, high) == pytest.approx((values.mean() - half, values.mean() + half), abs=0.1 * half)
    assert metrics.bootstrap_interval([1.0, 1.0]) == (1.0, 1.0)


def test_interval_is_seeded_and_covers_the_truth_as_often_as_it_says() -> None:
    hits = np.array([1.0] * 30 + [0.0] * 70)
    assert metrics.bootstrap_interval(hits, seed=1) == metrics.bootstrap_interval(hits, seed=1)
    assert metrics.bootstrap_interval(hits, seed=1) != metrics.bootstrap_interval(hits, seed=5)
    rng = np.random.default_rng(0)
    intervals = [metrics.bootstrap_interval(rng.random(200) < 0.3, seed=n) for n in range(300)]
    assert 0.91 <= np.mean([low <= 0.3 <= high for low, high in intervals]) <= 0.98


def test_interval_of_a_million_cases_is_fast_enough_to_run() -> None:
    low, high = metrics.bootstrap_interval(np.arange(1_000_000) % 10 == 0)
    assert low < 0.1 < high
    assert high - low == pytest.approx(2 * 1.96 * math.sqrt(0.1 * 0.9 / 1e6), rel=0.1)


def test_summarise() -> None:
    summary = metrics.summarise(RANKS, (1, 3))
    assert summary["n"] == 5
    assert (summary["recall@1"], summary["recall@3"]) == pytest.approx((0.2, 0.6))
    assert summary["ndcg@3"] == metrics.ndcg_at(RANKS, 3)
    assert summary["mrr"] == metrics.mean_reciprocal_rank(RANKS)
    assert summary["recall@3_interval"] == list(metrics.bootstrap_interval([1, 1, 1, 0, 0]))
    names = {f"{name}@{k}" for name in ("recall", "ndcg") for k in (1, 3)}
    assert set(summary) == names | {f"{name}_interval" for name in names} | {"mrr", "n"}


def test_summary_of_nothing() -> None:
    summary = metrics.summarise(np.array([], dtype=np.int64))
    assert summary.pop("n") == 0
    assert {"recall@5", "recall@10", "ndcg@20", "ndcg@20_interval", "mrr"} < summary.keys()
    assert set(summary.values()) == {None}


def test_perplexity_by_hand() -> None:
    assert metrics.perplexity(np.array([0, 1, 2, 3]), 4) == pytest.approx(4)
    assert metrics.perplexity(np.array([2, 2, 2]), 4) == pytest.approx(1)
    # Shares 1/2, 1/4, 1/4: entropy 1.5 bits.
    assert metrics.perplexity(np.array([0, 0, 1, 3]), 8) == pytest.approx(2**1.5)


def test_homogeneity_and_mutual_information_by_hand() -> None:
    labels, codes = ["x", "x", "y", "y"], [(0,), (0,), (0,), (1,)]
    h_labels = math.log(2)
    h_given = 0.75 * -(2 / 3 * math.log(2 / 3) + 1 / 3 * math.log(1 / 3))
    h_codes = -(0.75 * math.log(0.75) + 0.25 * math.log(0.25))
    assert metrics.homogeneity(labels, codes) == pytest.approx(1 - h_given / h_labels)
    mutual = h_labels - h_given
    assert metrics.normalised_mutual_information(labels, codes) == pytest.approx(2 * mutual / (h_labels + h_codes))
    assert metrics.homogeneity(labels, [0, 1, 2, 3]) == pytest.approx(1)
    assert metrics.homogeneity(labels, [0, 0, 0, 0]) == pytest.approx(0)
    assert metrics.homogeneity(["x", "x"], [0, 1]) == 1


def test_distance_tau_by_hand() -> None:
    # Distances 1, 3, 2 and 2, 3, 1: two pairs of distances agree in order, one does not.
    first, second = np.array([[0.0], [1.0], [3.0]]), np.array([[0.0], [2.0], [3.0]])
    assert metrics.distance_tau(first, second) == pytest.approx(1 / 3)
    assert metrics.distance_tau(first, 5 * first + 7) == pytest.approx(1)


def test_distance_tau_of_a_drawn_part_is_near_that_of_all() -> None:
    rng = np.random.default_rng(0)
    first = rng.normal(size=(400, 5))
    second = first + rng.normal(size=(400, 5))
    whole = metrics.distance_tau(first, second)
    part = metrics.distance_tau(first, second, max_points=200)
    assert part == metrics.distance_tau(first, second, max_points=200)
    assert part == pytest.approx(whole, abs=0.05)
    assert abs(metrics.distance_tau(first, rng.normal(size=(400, 5)))) < 0.05
    with pytest.raises(ValueError, match="same points"):
        metrics.distance_tau(first, second[:10])
