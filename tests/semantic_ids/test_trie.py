"""The trie against nested dictionaries."""

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
    assert trie.count(level, np.int64(node)) == count(naive)
    if level == len(SIZES):
        assert trie.leaves[node] == naive == trie.item_rows(np.int64(node))
        return
    codes, nodes = trie.children(level, node)
    assert codes.tolist() == sorted(naive)
    for code, following in zip(codes.tolist(), nodes.tolist(), strict=True):
        compare(trie, following, level + 1, naive[code])


@pytest.mark.parametrize("n", [1, 2, 17, 50, 72])
def test_children_equal_nested_dictionaries(n: int) -> None:
    codes = random_codes(n, n)
    trie = Trie.from_codes(codes, SIZES)
    compare(trie, 0, 0, nested(codes))
    assert [trie.rows.size(level) for level in range(4)] == [len(np.unique(codes[:, :d], axis=0)) for d in range(4)]
    np.testing.assert_array_equal(trie.codes, codes)


def test_ids_beyond_numbers_are_sorted_as_well() -> None:
    codes, sizes = random_codes(3, 40), (2**30, 2**30, 2**30)
    big = Trie.from_codes(codes * 2**27, sizes)
    small = Trie.from_codes(codes, SIZES)
    np.testing.assert_array_equal(big.leaves, small.leaves)
    np.testing.assert_array_equal(big.codes, codes * 2**27)
    assert big.node(tuple(codes[5] * 2**27)) == small.node(tuple(codes[5]))


def test_a_node_takes_a_few_bytes() -> None:
    """What the rows hold, against four bytes for each number and one for a code: no table of nodes by codes."""
    keys = np.random.default_rng(0).choice(2**24, 20_000, replace=False)
    codes = np.stack([keys >> 16, (keys >> 8) & 255, keys & 255], axis=1)
    rows = Trie.from_codes(codes, (256, 256, 256)).shared
    inner = sum(len(np.unique(codes[:, :depth], axis=0)) + 1 for depth in range(3))
    assert sum(array.nbytes for array in rows.starts) == 4 * inner == sum(array.nbytes for array in rows.firsts)
    assert sum(array.nbytes for array in rows.codes) == inner - 4 + 20_000


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
    """Every node, leaf and count, whether the new IDs share no, some or all but the last of their codes."""
    codes = random_codes(seed, 30)
    known, later = codes[: 12 + seed], [tuple(map(int, code)) for code in codes[12 + seed :]]
    together, one_by_one = Trie.from_codes(known, SIZES).with_codes(*later), Trie.from_codes(known, SIZES)
    for code in later:
        one_by_one = one_by_one.with_codes(code)
    whole = Trie.from_codes(codes, SIZES)
    every = np.array(list(product(*map(range, SIZES))))
    for grown in (together, one_by_one):
        compare(grown, 0, 0, nested(codes))
        np.testing.assert_array_equal(grown.leaves, whole.leaves)
        np.testing.assert_array_equal(grown.codes, codes)
        np.testing.assert_array_equal(grown.paths(every), whole.paths(every))
        for level in range(3):
            nodes = np.arange(whole.rows.size(level) + 1)  # and the end
            for of in (lambda rows: rows.start, lambda rows: rows.first):
                made, wanted = (of(trie.rows)(level, nodes) for trie in (grown, whole))
                np.testing.assert_array_equal(made, wanted)
            nodes = np.arange(whole.rows.size(level + 1))
            np.testing.assert_array_equal(grown.rows.code(level + 1, nodes), whole.rows.code(level + 1, nodes))
            np.testing.assert_array_equal(grown.count(level + 1, nodes), whole.count(level + 1, nodes))
    with pytest.raises(MmsidError, match="share"):
        one_by_one.with_codes(tuple(map(int, codes[3])))
    with pytest.raises(MmsidError, match="share"):
        one_by_one.with_codes(later[0])


def test_one_id_more_shares_every_row() -> None:
    trie = Trie.from_codes(np.array([[0, 0, 0], [1, 2, 3]]), SIZES)
    more = trie.with_codes((1, 2, 1)).with_codes((1, 2, 2))
    assert more.shared is trie.shared and more.shared_leaves is trie.shared_leaves
    assert len(more) == 4 and len(trie) == 2 and trie.node((1, 2, 1)) == -1
    assert more.below((1,)).tolist() == [1, 2, 3]


@pytest.mark.parametrize("seed", range(6))
def test_what_is_closed_led_to_the_ids_that_were_taken_away_alone(seed: int) -> None:
    codes = random_codes(seed, 40)
    gone = [tuple(map(int, code)) for code in codes[: 5 * seed]] + [(3, 2, 9), (9, 9, 9)]
    trie = Trie.from_codes(codes[:35], SIZES).with_codes(*(tuple(map(int, code)) for code in codes[35:]))
    left = {tuple(map(int, code)) for code in codes} - set(gone)
    for level, (nodes, ends) in enumerate(trie.closed(gone * 2)):
        found = set(zip(nodes.tolist(), ends.tolist(), strict=True))
        wanted = {
            (trie.node(prefix[:-1]), prefix[-1])
            for prefix in {tuple(map(int, code[: level + 1])) for code in codes}
            if not any(path[: level + 1] == prefix for path in left)
        }
        assert found == wanted and len(nodes) == len(found)


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
