"""Collision resolution against the enumeration of every assignment."""

from __future__ import annotations

from itertools import permutations, product

import numpy as np
import pytest

from mmsid.errors import MmsidError
from mmsid.quantizer.collisions import id_keys, reconstruct, resolve_collisions
from tests.quantizer.test_shape import every_id, random_tree


def make_case(seed: int, n: int, sizes: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray, list[np.ndarray]]:
    """Random codes (not the nearest ones, so that a move can also help), embeddings and codebooks."""
    random = np.random.default_rng(seed)
    codebooks = [random.normal(size=(size, 3)) / (level + 1) for level, size in enumerate(sizes)]
    codes = np.stack([random.integers(0, size, n) for size in sizes], axis=1)
    return codes, reconstruct(codes, codebooks) + 0.3 * random.normal(size=(n, 3)), codebooks


def best_key(
    codes: np.ndarray, vectors: np.ndarray, codebooks: list[np.ndarray], rows: list[int], options: list[tuple[int, ...]]
) -> tuple[float, ...]:
    """The least (changes of the first code, …, of the last one only, error) over all assignments of options."""

    def key(chosen: tuple[tuple[int, ...], ...]) -> tuple[float, ...]:
        changes = [0] * codes.shape[1]
        for row, new in zip(rows, chosen, strict=True):
            different = [level for level in range(codes.shape[1]) if new[level] != codes[row, level]]
            if different:
                changes[different[0]] += 1
        error = ((vectors[rows] - reconstruct(np.array(chosen), codebooks)) ** 2).sum()
        return (*changes, round(float(error), 9))

    return min(key(chosen) for chosen in permutations(options, len(rows)))


def found_key(codes: np.ndarray, result: np.ndarray, vectors: np.ndarray, codebooks: list[np.ndarray], rows: list[int]):
    """The same key of what was found."""
    return best_key(codes, vectors, codebooks, rows, [tuple(map(int, result[row])) for row in rows])


def sharing_rows(codes: np.ndarray) -> list[int]:
    """The items that share an ID, by comparing all pairs."""
    return [i for i in range(len(codes)) if any(i != j and (codes[i] == codes[j]).all() for j in range(len(codes)))]


@pytest.mark.parametrize("seed", range(25))
def test_last_level_equals_brute_force(seed: int) -> None:
    codes, vectors, codebooks = make_case(seed, 9, (3, 5))
    if max(np.bincount(codes[:, 0])) > 5:
        pytest.skip("this case needs another level; see below")
    result = resolve_collisions(codes, vectors, codebooks)
    sharing = sharing_rows(codes)
    assert len({tuple(row) for row in result.codes}) == 9
    assert not result.moved[[row for row in range(9) if row not in sharing]].any()
    for first in range(3):
        rows = [row for row in sharing if codes[row, 0] == first]
        others = {tuple(codes[row]) for row in range(9) if row not in sharing}
        options = [(first, code) for code in range(5) if (first, code) not in others]
        if rows:
            best = best_key(codes, vectors, codebooks, rows, options)
            assert found_key(codes, result.codes, vectors, codebooks, rows) == pytest.approx(best, abs=1e-6)


@pytest.mark.parametrize("seed", range(25))
def test_full_prefixes_go_one_level_up_and_equal_brute_force(seed: int) -> None:
    """Five items on at most two IDs of a prefix with room for two: the whole tree of 2 x 3 IDs is searched."""
    codes, vectors, codebooks = make_case(seed, 5, (3, 2))
    codes[:, 0], codes[:, 1] = 0, [0, 0, 0, 1, 1]
    result = resolve_collisions(codes, vectors, codebooks)
    rows, options = list(range(5)), list(product(range(3), range(2)))
    assert len({tuple(row) for row in result.codes}) == 5
    best = best_key(codes, vectors, codebooks, rows, options)
    assert best[0] == 3  # as few as possible change the first code
    assert found_key(codes, result.codes, vectors, codebooks, rows) == pytest.approx(best, abs=1e-6)


@pytest.mark.parametrize("seed", range(20))
def test_of_those_that_share_one_keeps_the_id_and_lone_items_stay(seed: int) -> None:
    codes, vectors, codebooks = make_case(seed, 60, (3, 4, 8))
    result = resolve_collisions(codes, vectors, codebooks)
    assert len(np.unique(result.codes, axis=0)) == 60
    kept = {tuple(row) for row in codes[~result.moved]}
    assert kept == {tuple(row) for row in codes}
    lone = [row for row in range(60) if row not in sharing_rows(codes)]
    assert not result.moved[lone].any()


def test_costs_are_the_growth_of_the_squared_error() -> None:
    codes, vectors, codebooks = make_case(3, 40, (4, 4, 4))
    result = resolve_collisions(codes, vectors, codebooks)
    for row in range(40):
        old = ((vectors[row] - sum(codebooks[level][codes[row, level]] for level in range(3))) ** 2).sum()
        new = ((vectors[row] - sum(codebooks[level][result.codes[row, level]] for level in range(3))) ** 2).sum()
        assert result.costs[row] == pytest.approx(new - old, abs=1e-12)
        assert result.moved[row] == (codes[row] != result.codes[row]).any()
    assert result.total_cost == pytest.approx(result.costs.sum())


@pytest.mark.parametrize(("n", "sizes"), [(8, (2, 2, 2)), (27, (3, 3, 3)), (200, (8, 5, 5)), (32, (2,) * 5)])
def test_every_id_can_be_used_even_by_exact_duplicates(n: int, sizes: tuple[int, ...]) -> None:
    codes, vectors, codebooks = make_case(0, n, sizes)
    codes[:], vectors[:] = codes[0], vectors[0]
    first = resolve_collisions(codes, vectors, codebooks)
    assert len(np.unique(first.codes, axis=0)) == n
    assert (first.codes == resolve_collisions(codes, vectors, codebooks).codes).all()
    assert (~first.moved).sum() == 1


def test_many_duplicates_are_assigned_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mmsid.quantizer.collisions._MAX_ENTRIES", 40)
    codes, vectors, codebooks = make_case(1, 60, (4, 4, 4))
    codes[:30] = codes[0]
    result = resolve_collisions(codes, vectors, codebooks)
    assert len(np.unique(result.codes, axis=0)) == 60
    assert {tuple(row) for row in codes[~result.moved]} == {tuple(row) for row in codes}


def test_too_few_ids_says_how_many_are_enough() -> None:
    codes, vectors, codebooks = make_case(0, 13, (3, 4))
    with pytest.raises(MmsidError, match="give 12 IDs for 13 items; use at least 5 codes in the last one"):
        resolve_collisions(codes, vectors, codebooks)


def test_id_keys_count_in_lexicographic_order() -> None:
    codes = np.array(list(product(range(2), range(3), range(4))))
    assert id_keys(codes, (2, 3, 4)).tolist() == list(range(24))


@pytest.mark.parametrize("seed", range(30))
def test_moves_stay_inside_the_tree(seed: int) -> None:
    """A full tree and a nearly full one: every ID is a valid one, no two are the same, and lone items stay."""
    sizes, parents = random_tree(seed, levels=3 + seed % 2)
    ids = every_id(sizes, parents)
    random = np.random.default_rng(seed)
    for n in {len(ids), max(1, len(ids) * 2 // 3)}:
        codes = np.array(ids)[random.integers(0, len(ids), n)]
        codebooks = [random.normal(size=(size, 3)) for size in sizes]
        vectors = reconstruct(codes, codebooks) + 0.3 * random.normal(size=(n, 3))
        result = resolve_collisions(codes, vectors, codebooks, parents)
        found = [tuple(row) for row in result.codes.tolist()]
        assert len(set(found)) == n
        assert set(found) <= set(ids)
        assert not result.moved[[row for row in range(n) if row not in sharing_rows(codes)]].any()


@pytest.mark.parametrize("seed", range(20))
def test_full_kinds_go_to_other_kinds_and_equal_brute_force(seed: int) -> None:
    """Kind b1 under a0 has two IDs for three items; of the six IDs of the tree all assignments are tried."""
    sizes, parents = (2, 3, 2), (0, 0, 1) if seed % 2 else (1, 0, 0)
    random = np.random.default_rng(seed)
    codebooks = [random.normal(size=(size, 3)) / (level + 1) for level, size in enumerate(sizes)]
    codes = np.array([[0, 1, 0], [0, 1, 0], [0, 1, 1]])
    vectors = reconstruct(codes, codebooks) + 0.3 * random.normal(size=(3, 3))
    result = resolve_collisions(codes, vectors, codebooks, parents)
    options, rows = [full for full in every_id(sizes, parents) if full[0] == 0], [0, 1, 2]
    best = best_key(codes, vectors, codebooks, rows, options)
    assert best[0] == 0  # another kind of the same department has room
    assert found_key(codes, result.codes, vectors, codebooks, rows) == pytest.approx(best, abs=1e-6)


def test_too_few_ids_of_a_tree_says_how_many_are_enough() -> None:
    """Three kinds of four IDs; two departments of three kinds would have 24 if any kind stood under each."""
    codes, vectors, codebooks = make_case(0, 13, (2, 3, 4))
    with pytest.raises(MmsidError, match="give 12 IDs for 13 items; use at least 5 codes in the last one"):
        resolve_collisions(codes, vectors, codebooks, (0, 1, 1))
