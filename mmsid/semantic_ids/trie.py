"""The trie of the valid IDs, as one table per level.

In: codes `(n, L)`, no two rows the same. Out: `tables[l][node, code]`, the next node or -1. The one rule: the nodes of
a level are numbered in the order of their prefixes, so the root is node 0 of level 0, and a beam needs to carry nothing
but a node.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from mmsid.errors import MmsidError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mmsid.records import Codes


@dataclass(frozen=True, eq=False)
class Trie:
    """A table per level; see the module.

    Attributes:
        codes: `(n, L)` int64, the IDs by item row.
        codebook_sizes: one per level.
        tables: per level l `(nodes_l, K_l)` int32, the node of level l + 1 that a code leads to, or -1. Nodes of level
            L are the leaves.
        leaves: `(n,)` int64, the item row of each leaf.
        counts: L + 1 arrays `(nodes_l,)` int64, how many items are under each node of a level; the root has all,
            every leaf one.
    """

    codes: np.ndarray
    codebook_sizes: tuple[int, ...]
    tables: tuple[np.ndarray, ...]
    leaves: np.ndarray
    counts: tuple[np.ndarray, ...]

    @classmethod
    def from_codes(cls, codes: np.ndarray, codebook_sizes: Sequence[int]) -> Trie:
        """Builds the trie.

        Args:
            codes: `(n, L)`, at least one row.
            codebook_sizes: one per level.

        Raises:
            MmsidError: if an ID occurs twice, or there are none.
        """
        codes, sizes = np.array(codes, dtype=np.int64), tuple(codebook_sizes)
        if not len(codes):
            raise MmsidError("Expected at least one semantic ID, but got none; check the catalogue.")
        tables, counts = [], [np.array([len(codes)])]
        nodes = np.zeros(len(codes), dtype=np.int64)  # of each item, at the level reached so far
        for level, size in enumerate(sizes):
            reached, first, following, count = np.unique(
                nodes * size + codes[:, level], return_index=True, return_inverse=True, return_counts=True
            )
            table = np.full((len(counts[-1]), size), -1, dtype=np.int32)
            table[nodes[first], codes[first, level]] = np.arange(len(reached))
            tables.append(table)
            counts.append(count)
            nodes = following
        if len(counts[-1]) < len(codes):
            raise MmsidError("Some items share a semantic ID; resolve the collisions first.")
        codes.setflags(write=False)
        return cls(codes, sizes, tuple(tables), np.argsort(nodes), tuple(counts))

    def node(self, prefix: Codes) -> int:
        """The node of a prefix, at level `len(prefix)`; -1 if no ID begins with it."""
        node = 0
        for level, code in enumerate(prefix):
            if node < 0 or not 0 <= code < self.codebook_sizes[level]:
                return -1
            node = int(self.tables[level][node, code])
        return node

    @cached_property
    def _firsts(self) -> tuple[np.ndarray, ...]:
        """Per level, the first leaf under each node; the leaves under a node stand side by side."""
        return tuple(np.cumsum(count) - count for count in self.counts)

    def below(self, prefix: Codes) -> np.ndarray:
        """Rows of the items whose IDs begin with a prefix, ascending; none if no ID does."""
        node, level = self.node(prefix), len(prefix)
        if node < 0:
            return np.empty(0, dtype=np.int64)
        first = self._firsts[level][node]
        return np.sort(self.leaves[first : first + self.counts[level][node]])

    def children(self, level: int, node: int) -> tuple[np.ndarray, np.ndarray]:
        """What can follow a node.

        Args:
            level: of the node, 0 to L - 1.
            node: at that level.

        Returns:
            `(m,)` codes in ascending order and the `(m,)` nodes of level + 1 that they lead to.
        """
        row = self.tables[level][node]
        codes = np.flatnonzero(row >= 0)
        return codes, row[codes]

    def with_codes(self, codes: Codes) -> Trie:
        """The same trie with one ID more, whose item gets the next row: the same as `from_codes` of all of them.

        Tables that the ID changes are copied, with the nodes behind it moved up by one; the others are shared.

        Raises:
            MmsidError: if the ID is taken.
        """
        added = Trie.from_codes(np.array([codes], dtype=np.int64), self.codebook_sizes)
        tables, counts, node, is_new = list(self.tables), [self.counts[0] + 1], 0, False
        for level, code in enumerate(codes):
            table = self.tables[level]
            if is_new:  # a row of its own, between those of its neighbours
                table = np.insert(table, node, -1, axis=0)
            child = int(table[node, code])
            is_new = child < 0
            if is_new:
                child = int(np.count_nonzero(table.ravel()[: node * table.shape[1] + code] >= 0))
                table = np.where(table >= child, table + 1, table).astype(np.int32)
                table[node, code] = child
            tables[level] = table
            count = self.counts[level + 1]
            counts.append(np.insert(count, child, 1) if is_new else count + (np.arange(len(count)) == child))
            node = child
        if not is_new:
            raise MmsidError("Some items share a semantic ID; resolve the collisions first.")
        every = np.concatenate([self.codes, added.codes])
        every.setflags(write=False)
        leaves = np.insert(self.leaves, node, len(self.codes))
        return Trie(every, self.codebook_sizes, tuple(tables), leaves, tuple(counts))
