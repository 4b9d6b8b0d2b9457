"""The loss terms against double loops and values worked out by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch

from mmsid.quantizer.losses import (
    BANDWIDTH_FACTORS,
    info_nce,
    maximum_mean_discrepancy,
    median_distance,
    reconstruction_loss,
    squared_distances,
)


def naive_discrepancy(rows: np.ndarray, others: np.ndarray, bandwidth: float) -> float:
    def mean_kernel(left: np.ndarray, right: np.ndarray) -> float:
        total = 0.0
        for x in left:
            for y in right:
                for factor in BANDWIDTH_FACTORS:
                    total += math.exp(-((x - y) ** 2).sum() / (2 * (factor * bandwidth) ** 2)) / len(BANDWIDTH_FACTORS)
        return total / (len(left) * len(right))

    return mean_kernel(rows, rows) + mean_kernel(others, others) - 2 * mean_kernel(rows, others)


def test_discrepancy_equals_a_double_loop() -> None:
    random = np.random.default_rng(0)
    rows, others = random.normal(size=(7, 3)), random.normal(size=(5, 3)) + 0.5
    found = maximum_mean_discrepancy(torch.tensor(rows), torch.tensor(others), 1.3)
    assert float(found) == pytest.approx(naive_discrepancy(rows, others, 1.3), abs=1e-12)
    assert float(maximum_mean_discrepancy(torch.tensor(rows), torch.tensor(rows), 1.3)) == pytest.approx(0, abs=1e-12)


def test_median_distance_is_that_of_all_pairs() -> None:
    rows = np.random.default_rng(1).normal(size=(8, 4))
    pairs = sorted(np.linalg.norm(rows[i] - rows[j]) for i in range(8) for j in range(i))
    assert median_distance(torch.tensor(rows)) == pytest.approx(pairs[(len(pairs) - 1) // 2])
    assert median_distance(torch.ones(3, 2)) == median_distance(torch.ones(1, 2)) == 1.0


def test_median_distance_is_that_of_rows_that_differ_where_most_are_alike() -> None:
    """Fifty variants of one product and two others: three distances beside 1,225 that are zero but for rounding."""
    variants = np.random.default_rng(2).normal(size=(1, 64)).repeat(50, axis=0)
    rows = torch.tensor(np.vstack([variants, variants[:1] + 3, variants[:1] + 4]), dtype=torch.float32)
    assert median_distance(rows) == pytest.approx(3 * 8, rel=1e-3)  # 50 of 3 × √64, 50 of 4 × √64, one of √64
    assert torch.isfinite(maximum_mean_discrepancy(rows, rows, median_distance(rows)))


def test_info_nce_by_hand() -> None:
    """Two orthogonal items at temperature 1: every row is a softmax of (1, 0)."""
    rows = torch.eye(2, dtype=torch.float64) * 3
    assert float(info_nce(rows, rows, 1.0)) == pytest.approx(math.log(1 + math.exp(-1)))
    assert float(info_nce(rows, rows.flip(0), 1.0)) == pytest.approx(math.log(1 + math.exp(1)))
    assert float(info_nce(rows, rows, 0.5)) == pytest.approx(math.log(1 + math.exp(-2)))


def test_info_nce_is_the_mean_of_both_directions() -> None:
    rows, others = torch.tensor([[1.0, 0.0], [0.6, 0.8]]), torch.tensor([[1.0, 0.0], [0.0, 1.0]])
    cosines = [[1.0, 0.0], [0.6, 0.8]]
    forth = sum(math.log(sum(math.exp(c) for c in cosines[i])) - cosines[i][i] for i in range(2)) / 2
    back = sum(math.log(sum(math.exp(cosines[i][j]) for i in range(2))) - cosines[j][j] for j in range(2)) / 2
    assert float(info_nce(rows, others, 1.0)) == pytest.approx((forth + back) / 2, abs=1e-6)


def test_reconstruction_loss_by_hand() -> None:
    rows = torch.tensor([[1.0, 0.0], [0.0, 2.0], [1.0, 1.0]])
    others = torch.tensor([[3.0, 0.0], [0.0, -1.0], [1.0, 0.0]])
    assert float(reconstruction_loss(rows, others)) == pytest.approx((0 + 2 + 1 - math.sqrt(0.5)) / 3)


def test_squared_distances_equal_a_double_loop() -> None:
    random = np.random.default_rng(2)
    rows, others = random.normal(size=(4, 3)), random.normal(size=(6, 3))
    expected = [[((x - y) ** 2).sum() for y in others] for x in rows]
    np.testing.assert_allclose(squared_distances(torch.tensor(rows), torch.tensor(others)).numpy(), expected)
