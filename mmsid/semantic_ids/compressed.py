"""A trie's nodes in compressed rows (CSR), and what a few IDs that came later change about them.

In: per level, where the children and the leaves of each node begin and by which code a node is reached; out: the same
of any nodes at once. It is written once for arrays of numpy and tensors of torch, so that a look-up on a GPU is the
same as one by hand. The rule: rows are shared and never changed; IDs that came later (`Added`) are kept apart from
them, and every node's number moves up by the new nodes before it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

Array = Any
"""Of numpy or of torch: both look up, compare and search alike."""


class ArrayLibrary(Protocol):
    """What is asked of numpy or torch beside their arrays' own operations."""

    searchsorted: Callable[..., Array]
    where: Callable[..., Array]


@dataclass(frozen=True, eq=False)
class Added:
    """The few IDs that came later; every array is short, and ascending where nodes are named.

    Attributes:
        nodes: per level 0 … L, the new nodes, numbered as the whole trie numbers them.
        parents: per level 1 … L, the parent of each new node.
        codes: per level 1 … L, the code of each new node.
        above: per level 0 … L − 1, for each ID the node above it, in the order of the IDs.
    """

    nodes: tuple[Array, ...]
    parents: tuple[Array, ...]
    codes: tuple[Array, ...]
    above: tuple[Array, ...]

    def each(self, convert: Callable[[Array], Array]) -> Added:
        """The same with other arrays."""
        return Added(*(tuple(map(convert, arrays)) for arrays in (self.nodes, self.parents, self.codes, self.above)))


@dataclass(frozen=True, eq=False)
class CompressedRows:
    """Nodes of L + 1 levels; the children of a node, and the leaves below it, have numbers that follow one another.

    Attributes:
        library: numpy or torch, whichever the arrays are of.
        starts: per level 0 … L − 1, `(nodes + 1,)` the first child of each node, and behind it the end of the last.
        codes: per level 1 … L, `(nodes,)` the code by which a node is reached from its parent.
        firsts: per level 0 … L − 1, `(nodes + 1,)` the first leaf below each node, and the end of the last.
        added: IDs that came later; None where none did.
    """

    library: ArrayLibrary
    starts: Sequence[Array]
    codes: Sequence[Array]
    firsts: Sequence[Array]
    added: Added | None = None

    def with_added(self, added: Added | None) -> CompressedRows:
        """The same rows with IDs that came later."""
        return replace(self, added=added)

    @property
    def levels(self) -> int:
        """L."""
        return len(self.starts)

    def size(self, level: int) -> int:
        """How many nodes a level has."""
        known = len(self.codes[level - 1]) if level else 1
        return known + (len(self.added.nodes[level]) if self.added else 0)

    def start(self, level: int, nodes: Array) -> Array:
        """The first child of nodes of a level, or of the node behind the last one: that level's end."""
        return self._moved(self.starts[level], level, nodes, self.added and self.added.parents[level])

    def first(self, level: int, nodes: Array) -> Array:
        """The first leaf below nodes of a level, or of the node behind the last one: the end of the leaves."""
        if level == self.levels:
            return nodes
        return self._moved(self.firsts[level], level, nodes, self.added and self.added.above[level])

    def code(self, level: int, nodes: Array) -> Array:
        """The code by which nodes of a level, 1 … L, are reached."""
        known = self.codes[level - 1]
        if self.added is None or not len(self.added.nodes[level]):
            return known[nodes]
        new, codes = self.added.nodes[level], self.added.codes[level - 1]
        before = self.library.searchsorted(new, nodes)
        nearest = before.clip(0, len(new) - 1)
        return self.library.where(
            new[nearest] == nodes, codes[nearest], known[(nodes - before).clip(0, len(known) - 1)]
        )

    def shared_leaf(self, leaves: Array) -> tuple[Array, Array]:
        """Where leaves lie in the shared rows, and whether they are there: not those of IDs that came later."""
        if self.added is None:
            return leaves, leaves >= 0
        new = self.added.nodes[self.levels]
        before = self.library.searchsorted(new, leaves)
        return leaves - before, new[before.clip(0, len(new) - 1)] != leaves

    def _moved(self, known: Array, level: int, nodes: Array, below: Array | None) -> Array:
        """What the shared rows say of nodes, moved up by what came later and lies below the nodes before them."""
        if self.added is None:
            return known[nodes]
        before = self.library.searchsorted(self.added.nodes[level], nodes)
        return known[nodes - before] + self.library.searchsorted(below, nodes)
