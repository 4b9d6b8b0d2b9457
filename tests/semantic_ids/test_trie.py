"""The trie's tables against nested dictionaries."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
import pytest

from mmsid.errors import MmsidError
from mmsid.semantic_ids import Trie

SIZES = (4, 3, 6)


def random_codes(seed: int, n: int) -> np.ndarray:
    """Different IDs in random order."""
    every = np.array(list(product(*map(range, SIZES))))
    return every[np.random.default_rng(seed).permutation(len(every))[:n]]


def nested(codes: np.ndarray) -> dict[int, Any]:
    """The naive trie: a dictionary per node, the item row at the end."""
    root: dict[int, Any] = {}
    for row, full in enumerate(codes.tolist()):
        node = root
        for code in full[:-1]:
            node = node.setdefault(code, {})
        node[full[-1]] = row
    return root


def count(node: Any) -> int:
    """Items under a node of the naive trie."""
    return sum(map(count, node.values())) if isinstance(node, dict) else 1


def compare(trie: Trie, node: int, level: int, naive: Any) -> None:
    """Walks both tries together."""
    assert trie.counts[level][node] == count(naive)
    if level == len(SIZES):
        assert trie.leaves[node] == naive
        return
    codes, nodes = trie.children(level, node)
    assert codes.tolist() == sorted(naive)
    for code in range(SIZES[level]):
        following = trie.tables[level][node, code]
        assert (following == -1) == (code not in naive)
        if code in naive:
            assert following == nodes[codes.tolist().index(code)]
            compare(trie, int(following), level + 1, naive[code])


@pytest.mark.parametrize("n", [1, 2, 17, 50, 72])
def test_tables_equal_nested_dictionaries(n: int) -> None:
    codes = random_codes(n, n)
    trie = Trie.from_codes(codes, SIZES)
    compare(trie, 0, 0, nested(codes))
    assert [len(level) for level in trie.counts] == [len(np.unique(codes[:, :depth], axis=0)) for depth in range(4)]
    assert all(table.dtype == np.int32 for table in trie.tables)


def test_nodes_are_numbered_in_the_order_of_their_prefixes() -> None:
    codes = random_codes(5, 40)
    trie = Trie.from_codes(codes, SIZES)
    for depth in range(4):
        prefixes = sorted({tuple(row) for row in codes[:, :depth].tolist()})
        assert [trie.node(prefix) for prefix in prefixes] == list(range(len(prefixes)))
    assert [tuple(codes[row]) for row in trie.leaves] == sorted(tuple(row) for row in codes.tolist())


def test_prefixes_that_nobody_has_lead_nowhere() -> None:
    trie = Trie.from_codes(np.array([[0, 1, 2], [3, 0, 0]]), SIZES)
    assert trie.node(()) == 0
    assert trie.node((1,)) == trie.node((1, 0)) == trie.node((0, 1, 3)) == trie.node((9,)) == trie.node((-1,)) == -1


def test_with_codes_is_a_new_trie() -> None:
    codes = random_codes(2, 30)
    trie = Trie.from_codes(codes[:29], SIZES)
    more = trie.with_codes(tuple(map(int, codes[29])))
    compare(more, 0, 0, nested(codes))
    compare(trie, 0, 0, nested(codes[:29]))


@pytest.mark.parametrize("seed", range(12))
def test_a_trie_that_grew_is_the_trie_of_all(seed: int) -> None:
    """Every table, leaf and count, whether the new IDs share no, some or all but the last of their codes."""
    codes = random_codes(seed, 30)
    trie = Trie.from_codes(codes[: 12 + seed], SIZES)
    for code in codes[12 + seed :]:
        trie = trie.with_codes(tuple(map(int, code)))
    whole = Trie.from_codes(codes, SIZES)
    for grown, made in zip((*trie.tables, *trie.counts), (*whole.tables, *whole.counts), strict=True):
        np.testing.assert_array_equal(grown, made)
        assert grown.dtype == made.dtype
    np.testing.assert_array_equal(trie.leaves, whole.leaves)
    np.testing.assert_array_equal(trie.codes, whole.codes)
    with pytest.raises(MmsidError, match="share"):
        trie.with_codes(tuple(map(int, codes[3])))


def test_tables_before_the_new_node_are_shared() -> None:
    trie = Trie.from_codes(np.array([[0, 0, 0], [1, 2, 3]]), SIZES)
    more = trie.with_codes((1, 2, 1))
    assert more.tables[0] is trie.tables[0] and more.tables[1] is trie.tables[1]


def test_repeated_or_no_ids_raise() -> None:
    with pytest.raises(MmsidError, match="share"):
        Trie.from_codes(np.array([[0, 0, 0], [0, 0, 0]]), SIZES)
    with pytest.raises(MmsidError, match="at least one"):
        Trie.from_codes(np.empty((0, 3)), SIZES)


def test_what_lies_below_a_prefix_is_what_a_scan_finds():
    rng = np.random.default_rng(0)
    codes = np.unique(rng.integers(0, 4, (60, 3)), axis=0)
    codes = codes[rng.permutation(len(codes))]
    trie = Trie.from_codes(codes, (4, 4, 4))
    for depth in range(4):
        for prefix in np.ndindex(*(4,) * depth):
            wanted = np.flatnonzero((codes[:, :depth] == prefix).all(axis=1))
            assert trie.below(prefix).tolist() == wanted.tolist()
    assert trie.below((9,)).tolist() == []
