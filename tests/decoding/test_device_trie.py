"""What follows the nodes of a beam, against the trie's own children, one node after another."""

import numpy as np
import pytest
import torch

from mmsid.decoding import DeviceTrie
from mmsid.decoding.device_trie import leads_on
from mmsid.semantic_ids import Trie
from tests.decoding.small import SIZES


@pytest.fixture(scope="module", params=["made at once", "grown"])
def trie(codes, request):
    if request.param == "made at once":
        return Trie.from_codes(codes, SIZES)
    return Trie.from_codes(codes[7:], SIZES).with_codes(*(tuple(row) for row in codes[:7].tolist()))


@pytest.fixture(scope="module")
def there(trie):
    return DeviceTrie(trie, torch.device("cpu"))


def test_children_are_those_of_each_node(trie, there):
    for level, size in enumerate(SIZES):
        nodes = torch.arange(trie.rows.size(level)).flip(0)
        found = there.children(level, nodes.view(1, -1))[0].numpy()
        wanted = np.full((len(nodes), size), -1)
        for row, node in enumerate(nodes.tolist()):
            codes, children = trie.children(level, node)
            wanted[row, codes] = children
        np.testing.assert_array_equal(found, wanted)
        parents, codes, children = (values.numpy() for values in there.branches(level, nodes))
        np.testing.assert_array_equal(wanted[parents, codes], children)
        assert len(children) == (wanted >= 0).sum()
        first, end = there.leaves(level, nodes)
        np.testing.assert_array_equal(end - first, trie.count(level, nodes.numpy()))


def test_a_beam_does_not_go_where_nothing_is_left(trie, there, codes):
    asked = [[tuple(row) for row in codes[:count].tolist()] for count in (50, 0, 9)]
    for level, (size, closed) in enumerate(zip(SIZES, there.closed(asked), strict=True)):
        nodes = torch.arange(trie.rows.size(level)).expand(3, -1)
        found = leads_on(closed, nodes, size).numpy()
        for row, gone in enumerate(asked):
            left = {path[: level + 1] for path in map(tuple, codes.tolist()) if path not in set(gone)}
            prefixes = {trie.node(path[:level]): path[:level] for path in map(tuple, codes.tolist())}
            for node, prefix in prefixes.items():
                for code in trie.children(level, node)[0].tolist():
                    assert found[row, node, code] == ((*prefix, code) in left)


def test_rows_travel_once_for_all_tries_that_share_them(trie, there, codes):
    free = next(path for path in np.ndindex(*SIZES) if path not in {tuple(row) for row in codes.tolist()})
    again = DeviceTrie(trie.with_codes(free), there.device)
    assert all(a is b for a, b in zip(again.rows.starts, there.rows.starts, strict=True))
