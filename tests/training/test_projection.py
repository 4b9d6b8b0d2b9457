"""The projection against brute force, and on groups that any projection must keep apart."""

from __future__ import annotations

import numpy as np
import pytest

from mmsid.item_map import NEIGHBOURS
from mmsid.training.projection import neighbours_kept, project, sample
from tests.tiny import tiny_seed


@pytest.fixture(scope="module")
def groups() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """120 unit rows in three tight groups, their group, and the groups' centres."""
    rng = np.random.default_rng(3)
    centres = np.eye(3, 16)
    which = np.repeat(np.arange(3), 40)
    rows = centres[which] + 0.15 * rng.standard_normal((120, 16))
    return rows / np.linalg.norm(rows, axis=1, keepdims=True), which, centres


def test_groups_stay_together_and_codewords_lie_among_their_products(groups):
    rows, which, centres = groups
    found = project(rows, which, centres, seed=tiny_seed(), events=np.arange(120))
    assert found.method == "umap" and found.positions.min() >= 0 and found.positions.max() <= 1
    means = np.stack([found.positions[which == group].mean(axis=0) for group in range(3)])
    distances = np.linalg.norm(found.positions[:, None] - means, axis=2)
    np.testing.assert_array_equal(distances.argmin(axis=1), which)
    np.testing.assert_array_equal(np.linalg.norm(found.landmarks[:, None] - means, axis=2).argmin(axis=1), range(3))
    assert found.neighbours_kept > 3 * found.neighbours_by_chance
    np.testing.assert_array_equal(found.events, np.arange(120))


def test_the_same_seed_gives_the_same_map(groups):
    rows, which, centres = groups
    np.testing.assert_array_equal(project(rows, which, centres).positions, project(rows, which, centres).positions)


def test_neighbours_kept_is_what_brute_force_counts():
    rng = np.random.default_rng(0)
    rows = rng.standard_normal((37, 5))
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    positions = rng.random((37, 2))
    shared = 0
    for i in range(37):
        others = [j for j in range(37) if j != i]
        by_cosine = sorted(others, key=lambda j: -rows[i] @ rows[j])[:NEIGHBOURS]
        by_place = sorted(others, key=lambda j: np.linalg.norm(positions[i] - positions[j]))[:NEIGHBOURS]
        shared += len(set(by_cosine) & set(by_place))
    assert neighbours_kept(rows, positions) == pytest.approx(shared / (37 * NEIGHBOURS))


def test_a_handful_of_products_lies_along_its_main_axes():
    rows = np.array([[1.0, 0, 0], [0, 1.0, 0], [-1.0, 0, 0], [0, -1.0, 0]])
    found = project(rows, np.zeros(4, dtype=int), np.array([[1.0, 0, 0]]))
    assert found.method == "pca" and found.neighbours_kept == found.neighbours_by_chance == 1.0
    distances = np.linalg.norm(found.positions[:, None] - found.positions, axis=2)
    assert distances[0, 2] == pytest.approx(np.sqrt(2) * distances[0, 1], rel=1e-6)
    np.testing.assert_allclose(found.landmarks[0], found.positions[0])


def test_one_product_and_three_have_a_map():
    for n in (1, 3):
        rows = np.eye(n, 4)
        found = project(rows, np.zeros(n, dtype=int), rows[:1])
        assert found.positions.shape == (n, 2) and np.isfinite(found.positions).all()


def test_a_sample_keeps_every_first_code_and_its_share():
    codes = np.array([0] * 900 + [1] * 90 + [2] * 9 + [3])
    rows = sample(codes, 100, seed=0)
    assert (np.diff(rows) > 0).all()
    counts = np.bincount(codes[rows])
    np.testing.assert_array_equal(counts, [90, 9, 1, 1])
    np.testing.assert_array_equal(sample(codes, 100, seed=0), rows)
    np.testing.assert_array_equal(sample(codes, 1000, seed=0), np.arange(1000))
