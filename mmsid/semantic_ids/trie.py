"""The trie of the valid IDs, in compressed rows.

In: codes `(n, L)`, no two rows the same. Out: the children of a node, the leaves below it, and a trie with more IDs.
The one rule: the nodes of a level are numbered in the order of their prefixes, so the root is node 0 of level 0, the
children of a node and the leaves below it follow one another, and a beam needs to carry nothing but a node. A node
takes 4 bytes for its children, 4 for its leaves, and 1 to 4 for its code.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from mmsid.errors import MmsidError
from mmsid.semantic_ids.compressed import Added, CompressedRows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mmsid.records import Codes

SHARED = "Some items share a semantic ID; resolve the collisions first."


@dataclass(frozen=True, eq=False)
class Trie:
    """The valid IDs; see the module.

    Attributes:
        codebook_sizes: one per level.
        shared: the nodes of every level, which all tries made from one share.
        shared_leaves: `(n,)` int64, the item row of each leaf among them.
        added: the IDs that came later, by item row; they have the rows behind the shared ones.
        changes: what these change about the nodes; None where none came.
    """

    codebook_sizes: tuple[int, ...]
    shared: CompressedRows
    shared_leaves: np.ndarray
    added: tuple[Codes, ...] = ()
    changes: Added | None = None

    @classmethod
    def from_codes(cls, codes: np.ndarray, codebook_sizes: Sequence[int]) -> Trie:
        """Builds the trie: the IDs are sorted once, and every level is read off where they change.

        Args:
            codes: `(n, L)`, at least one row.
            codebook_sizes: one per level.

        Raises:
            MmsidError: if an ID occurs twice, or there are none.
        """
        codes, sizes = np.asarray(codes), tuple(codebook_sizes)
        if not len(codes):
            raise MmsidError("Expected at least one semantic ID, but got none; check the catalogue.")
        order = _order(codes, sizes)
        is_new = np.zeros(len(codes), dtype=bool)  # whether the sorted ID differs from the one before, so far
        is_new[0] = True
        starts, firsts, reached = [], [np.array([0, len(codes)], dtype=np.int32)], []
        for level, size in enumerate(sizes):
            column = codes[order, level].astype(_code_type(size))
            is_new[1:] |= column[1:] != column[:-1]
            first = np.flatnonzero(is_new).astype(np.int32)
            reached.append(column[first])
            starts.append(np.searchsorted(first, firsts[-1]).astype(np.int32))
            firsts.append(np.append(first, np.int32(len(codes))))
        if len(reached[-1]) < len(codes):
            raise MmsidError(SHARED)
        # The last level's children are the leaves themselves.
        return cls(sizes, CompressedRows(np, starts, reached, [*firsts[:-2], starts[-1]]), order)

    @cached_property
    def rows(self) -> CompressedRows:
        """The nodes of every level, those of later IDs among them."""
        return self.shared.with_added(self.changes)

    @cached_property
    def leaves(self) -> np.ndarray:
        """`(n,)` int64, the item row of every leaf."""
        return self.item_rows(np.arange(len(self)))

    def __len__(self) -> int:
        return len(self.shared_leaves) + len(self.added)

    def item_rows(self, leaves: np.ndarray | np.int64) -> np.ndarray:
        """The item rows of some leaves."""
        if self.changes is None:
            return self.shared_leaves[leaves]
        places, is_shared = self.rows.shared_leaf(leaves)
        out = self.shared_leaves[np.minimum(places, len(self.shared_leaves) - 1)]
        known, later = len(self.shared_leaves), sorted(range(len(self.added)), key=self.added.__getitem__)
        new = np.searchsorted(self.changes.nodes[-1], leaves)
        return np.where(is_shared, out, known + np.array(later)[np.minimum(new, len(later) - 1)])

    @cached_property
    def codes(self) -> np.ndarray:
        """`(n, L)` int64, the IDs by item row."""
        out = np.empty((len(self), len(self.codebook_sizes)), dtype=np.int64)
        for level in range(1, len(self.codebook_sizes) + 1):
            nodes = np.arange(self.rows.size(level))
            out[self.leaves, level - 1] = np.repeat(self.rows.code(level, nodes), self.count(level, nodes))
        return out

    def node(self, prefix: Codes) -> int:
        """The node of a prefix, at level `len(prefix)`; -1 if no ID begins with it."""
        node = 0
        for level, code in enumerate(prefix):
            codes, nodes = self.children(level, node)
            place = int(np.searchsorted(codes, code))
            if place == len(codes) or codes[place] != code:
                return -1
            node = int(nodes[place])
        return node

    def paths(self, ids: np.ndarray) -> np.ndarray:
        """The nodes that IDs `(m, L)` pass, at levels 1 … L: `(m, L)` int64, -1 from where none leads on."""
        out = np.full(ids.shape, -1, dtype=np.int64)
        node = np.zeros(len(ids), dtype=np.int64)
        for level in range(ids.shape[1]):
            start = self.rows.start(level, node).astype(np.int64)
            widths = np.where(node >= 0, self.rows.start(level, node + 1) - start, 0)
            places = np.arange(max(1, int(widths.max(initial=0))))
            children = (start[:, None] + places).clip(0, self.rows.size(level + 1) - 1)
            is_it = (self.rows.code(level + 1, children) == ids[:, level, None]) & (places < widths[:, None])
            node = np.where(is_it.any(axis=1), start + is_it.argmax(axis=1), -1)
            out[:, level] = node
        return out

    def count(self, level: int, nodes: np.ndarray | np.int64) -> np.ndarray:
        """How many items are under nodes of a level: all of them under the root, one under a leaf."""
        return np.asarray(self.rows.first(level, nodes + 1) - self.rows.first(level, nodes))

    def below(self, prefix: Codes) -> np.ndarray:
        """Rows of the items whose IDs begin with a prefix, ascending; none if no ID does."""
        node, level = self.node(prefix), len(prefix)
        if node < 0:
            return np.empty(0, dtype=np.int64)
        first, end = (self.rows.first(level, np.int64(place)) for place in (node, node + 1))
        return np.sort(self.item_rows(np.arange(first, end)))

    def children(self, level: int, node: int) -> tuple[np.ndarray, np.ndarray]:
        """What can follow a node.

        Args:
            level: of the node, 0 to L - 1.
            node: at that level.

        Returns:
            `(m,)` codes in ascending order and the `(m,)` nodes of level + 1 that they lead to.
        """
        nodes = np.arange(*(int(self.rows.start(level, np.int64(place))) for place in (node, node + 1)))
        return self.rows.code(level + 1, nodes).astype(np.int64), nodes

    def closed(self, ids: Iterable[Codes]) -> list[tuple[np.ndarray, np.ndarray]]:
        """Where nothing is left once some IDs are taken away.

        Args:
            ids: what is taken away; what is no ID of the trie changes nothing.

        Returns:
            per level, the nodes and the codes `(m,)` that led to these IDs alone.
        """
        gone = np.array(sorted(set(ids)), dtype=np.int64).reshape(-1, len(self.codebook_sizes))
        paths = self.paths(gone)
        is_known = paths[:, -1] >= 0 if len(gone) else np.zeros(0, dtype=bool)
        gone, paths, found = gone[is_known], paths[is_known], []
        for level in range(len(self.codebook_sizes)):
            nodes, first, counts = np.unique(paths[:, level], return_index=True, return_counts=True)
            first = first[counts == self.count(level + 1, nodes)]
            parents = paths[first, level - 1] if level else np.zeros(len(first), dtype=np.int64)
            found.append((parents, gone[first, level]))
        return found

    def with_codes(self, *ids: Codes) -> Trie:
        """The same trie with some IDs more, whose items get the next rows: as `from_codes` of all of them, but shared.

        Raises:
            MmsidError: if an ID is taken.
        """
        added = (*self.added, *(tuple(map(int, codes)) for codes in ids))
        if not added:
            return self
        changes = _added(self.shared, sorted(added))
        return Trie(self.codebook_sizes, self.shared, self.shared_leaves, added, changes)


def _code_type(size: int) -> type[np.integer]:
    """The smallest type that holds a level's codes and that torch looks up everywhere."""
    return np.uint8 if size <= 2**8 else np.int16 if size <= 2**15 else np.int32


def _order(codes: np.ndarray, sizes: tuple[int, ...]) -> np.ndarray:
    """The IDs' rows in the order of the IDs: by one number each, where they can be numbered."""
    if math.prod(sizes) >= 2**62:
        return np.lexsort(codes.T[::-1])
    keys = np.zeros(len(codes), dtype=np.int64)
    for level, size in enumerate(sizes):
        keys *= size
        keys += codes[:, level]
    return np.argsort(keys)


def _added(rows: CompressedRows, ids: Sequence[Codes]) -> Added:
    """What IDs, in their order, add to rows that lack them."""
    levels = rows.levels
    nodes: list[list[int]] = [[] for _ in range(levels + 1)]
    parents: list[list[int]] = [[] for _ in range(levels)]
    codes: list[list[int]] = [[] for _ in range(levels)]
    above: list[list[int]] = [[0] for _ in ids]  # per ID, its nodes so far
    at = [(0, True) for _ in ids]  # the place in the shared rows, and whether its node is there
    for level in range(levels):
        known = rows.codes[level]
        for place, path in enumerate(ids):
            (node, is_shared), code = at[place], path[level]
            lo = int(rows.starts[level][node])
            hi = int(rows.starts[level][node + 1]) if is_shared else lo
            child = lo + int(np.searchsorted(known[lo:hi], code))
            is_there = child < hi and int(known[child]) == code
            if not is_there and not (place and path[: level + 1] == ids[place - 1][: level + 1]):
                nodes[level + 1].append(child + len(nodes[level + 1]))
                parents[level].append(above[place][level])
                codes[level].append(code)
            at[place] = child, is_there
            above[place].append(child + len(nodes[level + 1]) - (0 if is_there else 1))
    if any(is_there for _, is_there in at) or len(nodes[-1]) < len(ids):
        raise MmsidError(SHARED)
    found = (nodes, parents, codes, [[path[level] for path in above] for level in range(levels)])
    return Added(*(tuple(np.array(values, dtype=np.int64) for values in level) for level in found))
