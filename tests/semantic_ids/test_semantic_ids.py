"""Look-ups of semantic IDs against scans of the whole table."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pytest

from mmsid.errors import MmsidError
from mmsid.semantic_ids import SemanticIds
from tests.quantizer.test_shape import every_id, random_tree

if TYPE_CHECKING:
    from pathlib import Path

SIZES = (3, 4, 5)


def random_ids(seed: int, n: int) -> np.ndarray:
    """Different IDs in random order."""
    every = np.array(list(product(*map(range, SIZES))))
    return every[np.random.default_rng(seed).permutation(len(every))[:n]]


def random_codebooks(seed: int) -> list[np.ndarray]:
    """One codebook per level."""
    random = np.random.default_rng(seed)
    return [random.normal(size=(size, 4)) for size in SIZES]


@pytest.mark.parametrize("n", [1, 7, 30, 60])
def test_items_under_equals_a_scan(n: int) -> None:
    codes = random_ids(n, n)
    ids = SemanticIds(codes, SIZES)
    for depth in range(4):
        for prefix in product(*map(range, SIZES[:depth])):
            found = ids.items_under(prefix)
            assert sorted(found) == [row for row in range(n) if tuple(codes[row, :depth]) == prefix]
            assert [tuple(codes[row]) for row in found] == sorted(tuple(codes[row]) for row in found)


def test_row_finds_every_item_and_nothing_else() -> None:
    codes = random_ids(0, 20)
    ids = SemanticIds(codes, SIZES)
    table = {tuple(map(int, row)): index for index, row in enumerate(codes)}
    for full in product(*map(range, SIZES)):
        assert ids.row(full) == table.get(full)
    assert ids.row((0, 0)) is None
    assert ids.row((9, 0, 0)) is None
    assert ids.row((0, -1, 0)) is None


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("n", [20, 40, 58])
def test_free_codes_equals_a_search_of_all_ids(seed: int, n: int) -> None:
    codes, codebooks = random_ids(seed, n), random_codebooks(seed)
    ids = SemanticIds(codes, SIZES)
    embedding = np.random.default_rng(seed + 99).normal(size=4)
    taken = {tuple(map(int, row)) for row in codes}
    for wanted in [*list(taken)[:5], (0, 0, 0), (2, 3, 4)]:

        def rank(other: tuple[int, ...], wanted: tuple[int, ...] = wanted) -> tuple[float, float]:
            common = next((level for level in range(3) if other[level] != wanted[level]), 3)
            left = embedding - sum(codebooks[level][other[level]] for level in range(3))
            return -common, float(left @ left)

        best = min((full for full in product(*map(range, SIZES)) if full not in taken), key=rank)
        assert ids.free_codes(wanted, embedding, codebooks) == best


def test_a_full_tree_has_no_free_id() -> None:
    ids = SemanticIds(random_ids(0, 60), SIZES)
    with pytest.raises(MmsidError, match="All 60 IDs"):
        ids.free_codes((0, 0, 0), np.zeros(4), random_codebooks(0))


def test_with_item_leaves_the_original_alone() -> None:
    codes = random_ids(0, 20)
    ids = SemanticIds(codes[:19], SIZES)
    more = ids.with_item(tuple(map(int, codes[19])))
    assert (len(ids), len(more)) == (19, 20)
    assert more.row(tuple(map(int, codes[19]))) == 19
    assert ids.row(tuple(map(int, codes[19]))) is None
    with pytest.raises(ValueError, match="read-only"):
        ids.codes[0, 0] = 1
    with pytest.raises(MmsidError, match="share a semantic ID"):
        more.with_item(tuple(map(int, codes[3])))


@pytest.mark.parametrize("seed", range(6))
def test_ids_that_grew_are_found_as_those_that_were_made_at_once(seed: int) -> None:
    codes = random_ids(seed, 40)
    ids = SemanticIds(codes[:25], SIZES)
    for code in codes[25:]:
        ids = ids.with_item(tuple(map(int, code)))
    whole = SemanticIds(codes, SIZES)
    assert (ids.codes == whole.codes).all() and not ids.codes.flags.writeable
    for depth in range(4):
        for prefix in product(*map(range, SIZES[:depth])):
            assert ids.items_under(prefix).tolist() == whole.items_under(prefix).tolist()
    for wrong in ((0, 0), (0, 0, 9), (3, 0, 0)):
        with pytest.raises(MmsidError):
            ids.with_item(wrong)


def test_save_and_load_are_equal(tmp_path: Path) -> None:
    ids = SemanticIds(random_ids(4, 33), SIZES)
    ids.save(tmp_path / "ids.json")
    loaded = SemanticIds.load(tmp_path / "ids.json")
    assert (loaded.codes == ids.codes).all()
    assert loaded.codebook_sizes == ids.codebook_sizes


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        "{}",
        '{"codebook_sizes": [2, 2], "codes": [[0, 1], [0]]}',
        '{"codebook_sizes": [2, 2], "codes": [[0, 2]]}',
        '{"codebook_sizes": [2, 2], "codes": [[0, 1], [0, 1]]}',
        '{"codebook_sizes": [2, "x"], "codes": [[0, 1]]}',
        '{"codebook_sizes": [2, 2], "codes": [[0, 1]], "parents": [0]}',
        '{"codebook_sizes": [2, 2], "codes": [[0, 1]], "parents": [0, 2]}',
        '{"codebook_sizes": [2, 2], "codes": [[0, 1]], "parents": [0, 0]}',
        '{"codebook_sizes": [2, 2], "codes": [[0, 1]], "parents": [0, "1"]}',
        '{"codebook_sizes": [2, 2], "codes": [[0, 1]], "parents": [0, 1]}',
    ],
)
def test_damaged_files_raise(tmp_path: Path, text: str) -> None:
    (tmp_path / "ids.json").write_text(text)
    with pytest.raises(MmsidError):
        SemanticIds.load(tmp_path / "ids.json")
    with pytest.raises(MmsidError, match="missing"):
        SemanticIds.load(tmp_path / "other.json")


@pytest.mark.parametrize("seed", range(15))
def test_free_codes_of_a_tree_equal_a_search_of_its_ids(seed: int) -> None:
    sizes, parents = random_tree(seed)
    every = every_id(sizes, parents)
    random = np.random.default_rng(seed)
    codebooks = [random.normal(size=(size, 4)) for size in sizes]
    embedding = random.normal(size=4)
    taken = [every[row] for row in random.permutation(len(every))[: max(1, len(every) - 1 - seed % 3)]]
    ids = SemanticIds(np.array(taken), sizes, parents)
    free = [full for full in every if full not in taken]
    for wanted in taken[:8]:

        def rank(other: tuple[int, ...], wanted: tuple[int, ...] = wanted) -> tuple[float, float]:
            common = next((level for level in range(len(sizes)) if other[level] != wanted[level]), len(sizes))
            left = embedding - sum(codebooks[level][other[level]] for level in range(len(sizes)))
            return -common, float(left @ left)

        if free:
            assert ids.free_codes(wanted, embedding, codebooks) == min(free, key=rank)
        else:
            with pytest.raises(MmsidError, match=f"All {len(taken)} IDs"):
                ids.free_codes(wanted, embedding, codebooks)


def test_parents_are_kept(tmp_path: Path) -> None:
    sizes, parents = (2, 3, 4), (1, 0, 1)
    ids = SemanticIds(np.array(every_id(sizes, parents)[::2]), sizes, parents)
    ids.save(tmp_path / "ids.json")
    loaded = SemanticIds.load(tmp_path / "ids.json")
    assert loaded.parents == parents
    assert loaded.shape.capacity() == len(every_id(sizes, parents))
    assert loaded.with_item((1, 2, 3)).parents == parents


def test_a_code_under_another_parent_is_refused() -> None:
    with pytest.raises(MmsidError, match="stand under another first code than their own"):
        SemanticIds(np.array([[0, 1, 0], [1, 1, 0]]), (2, 3, 4), (1, 0, 1))
    ids = SemanticIds(np.array([[0, 1, 0]]), (2, 3, 4), (1, 0, 1))
    with pytest.raises(MmsidError, match="stand under another first code than their own"):
        ids.with_item((0, 2, 0))
