"""Which kinds the first two codes stand for, against trees written by hand."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from mmsid.quantizer.kinds import UNKNOWN, Kinds, bisected, kinds_of_categories, kinds_of_clusters
from tests.quantizer.worlds import hierarchy


def kinds(categories: list[tuple[str, ...]], rows: np.ndarray | None = None, *, per_kind: int = 10) -> Kinds:
    """Of categories that tell enough."""
    embeddings = np.random.default_rng(0).normal(size=(len(categories), 6)) if rows is None else rows
    found = kinds_of_categories(categories, embeddings, per_kind=per_kind, seed=0)
    assert found is not None
    check_tree(found)
    return found


def check_tree(found: Kinds) -> None:
    """Parents are those of the labels, every code is some item's, and a second one never comes without its first."""
    first, second = found.labels.T
    assert set(first) - {UNKNOWN} == set(range(found.sizes[0]))
    assert set(second) - {UNKNOWN} == set(range(found.sizes[1]))
    assert all(found.parents[b] == a for a, b in found.labels.tolist() if b != UNKNOWN)


def test_two_levels_are_taken_as_they_are_in_alphabetical_order() -> None:
    categories = [("Toys", "Cars"), ("Home", "Mugs"), ("Home", "Beds"), ("Toys", "Cars"), ("Home", "Mugs")]
    found = kinds([*categories, ("Home", "Beds")])
    assert found.labels.tolist() == [[1, 2], [0, 1], [0, 0], [1, 2], [0, 1], [0, 0]]
    assert found.parents == (0, 0, 1)
    assert "first level of the categories (2), the second one level 2 of them (3)" in found.notes[0]


def test_one_name_in_two_departments_is_two_kinds() -> None:
    found = kinds([("Men", "Shoes"), ("Men", "Shoes"), ("Women", "Shoes"), ("Women", "Shoes")])
    assert found.labels.tolist() == [[0, 0], [0, 0], [1, 1], [1, 1]]


def test_items_without_a_category_and_of_tiny_kinds_are_left_to_the_nearest() -> None:
    categories = [("A", "x"), ("A", "x"), ("A", "y"), ("B", "z"), ()]
    found = kinds(categories)
    assert found.labels.tolist() == [[0, 0], [0, 0], [0, UNKNOWN], [1, 1], [UNKNOWN, UNKNOWN]]
    assert found.parents == (0, 1)
    assert "1 kinds of fewer than 2 products" in found.notes[1]


def test_a_department_of_tiny_kinds_alone_keeps_one_of_them() -> None:
    found = kinds([("A", "x"), ("A", "x"), ("B", "y"), ("B", "z")])
    assert found.labels[:, 0].tolist() == [0, 0, 1, 1]
    assert sorted(found.labels[2:, 1].tolist()) == [UNKNOWN, 1]


def test_levels_that_all_share_tell_nothing() -> None:
    short = [("Home", "Mugs"), ("Home", "Beds"), ("Toys", "Cars")] * 2
    found = kinds([("Shop", "All", *path) for path in short])
    assert found.labels.tolist() == kinds(short).labels.tolist()
    assert found.parents == kinds(short).parents


def test_a_deeper_level_is_taken_where_kinds_are_large_enough_to_be_seen() -> None:
    """100 products per second part, 25 per third, 5 per fourth: the third is taken, the fourth would be too fine."""
    categories = [
        (f"a{a}", f"b{a}{b}", f"c{a}{b}{c}", f"d{a}{b}{c}{d}")
        for a in range(2)
        for b in range(2)
        for c in range(4)
        for d in range(5)
        for _ in range(5)
    ]
    found = kinds(categories)
    assert found.sizes == (2, 16)
    assert "level 3" in found.notes[0]
    numbers = {path[:3]: code for path, code in zip(categories, found.labels[:, 1].tolist(), strict=True)}
    assert len(set(numbers.values())) == 16
    assert kinds([path[:2] for path in categories]).sizes == (2, 4)


def test_few_large_classes_of_one_level_are_split() -> None:
    world = hierarchy(departments=3, types=4, items=10)
    found = kinds([(f"d{d}",) for d in world.departments], world.fused)
    assert found.sizes == (3, 12)
    assert found.labels[:, 0].tolist() == world.departments.tolist()
    pairs = set(zip(found.labels[:, 1].tolist(), world.types.tolist(), strict=True))
    assert len(pairs) == 12  # each cluster is one planted type
    assert "are split into 12 clusters" in found.notes[0]


@pytest.mark.parametrize(("departments", "types"), [(4, 3), (6, 6)])
def test_many_or_small_classes_of_one_level_are_put_together(departments: int, types: int) -> None:
    world = hierarchy(departments=departments, types=types, items=5)
    found = kinds([(f"t{t:02}",) for t in world.types], world.fused)
    assert found.labels[:, 1].tolist() == sorted_places(found, world.types)
    assert 2 <= found.sizes[0] <= round((departments * types) ** 0.5)
    assert found.sizes[1] == departments * types
    assert "they are the second codes, and clusters of them" in found.notes[0]


def sorted_places(found: Kinds, types: np.ndarray) -> list[int]:
    """The number of each item's class, where classes are counted by cluster and then by name."""
    cluster = {int(t): int(found.labels[types == t, 0][0]) for t in np.unique(types)}
    order = sorted(cluster, key=lambda t: (cluster[t], t))
    return [order.index(int(t)) for t in types]


@pytest.mark.parametrize(
    "categories", [[()] * 6, [("A", "x"), *[()] * 5], [("A",)] * 6, [("A", "x")] * 6, [("A", "x")] * 4 + [("A",)] * 2]
)
def test_categories_that_tell_too_little_are_not_used(categories: list[tuple[str, ...]]) -> None:
    assert kinds_of_categories(categories, np.eye(6), per_kind=2, seed=0) is None


@pytest.mark.parametrize("sizes", [(1, 1), (2, 4), (3, 9), (4, 4), (4, 13), (5, 40)])
def test_clusters_are_a_tree_of_the_sizes_that_were_asked_for(sizes: tuple[int, int]) -> None:
    rows = np.random.default_rng(sizes[1]).normal(size=(160, 8))
    found = kinds_of_clusters(rows, sizes, seed=3, why="No categories")
    check_tree(found)
    assert found.sizes == sizes
    assert found.notes[0].startswith(f"No categories: the first two codes are {sizes[0]} and {sizes[1]} clusters")


def test_clusters_are_of_like_size_and_find_what_was_planted() -> None:
    world = hierarchy(departments=4, types=3, items=20)
    found = kinds_of_clusters(world.fused, (4, 12), seed=0, why="")
    assert len(set(zip(found.labels[:, 0].tolist(), world.departments.tolist(), strict=True))) == 4
    rows = np.random.default_rng(1).normal(size=(256, 8))
    counts = Counter(kinds_of_clusters(rows, (4, 16), seed=0, why="").labels[:, 1].tolist())
    assert max(counts.values()) <= 4 * 256 / 16


def test_one_crowded_cluster_takes_no_codes_that_were_not_asked_for() -> None:
    """Three items far away each have a first code; the 97 others share one, and have what is left of the second."""
    rows = np.random.default_rng(0).normal(size=(100, 3)) * 0.01
    rows[:3] += 100 * np.eye(3)
    assert kinds_of_clusters(rows, (4, 6), seed=0, why="").sizes == (4, 6)


def test_repeated_rows_make_fewer_clusters() -> None:
    rows = np.repeat(np.eye(3), 5, axis=0)
    assert len(set(bisected(rows, 8, 0).tolist())) == 3
    assert kinds_of_clusters(rows[:5], (2, 4), seed=0, why="").sizes == (1, 1)
