"""The trie where the model is: what follows the nodes of a beam, looked up for all of them at once.

In: a `Trie` and a device; out: children as tensors. The rule: a look-up costs what the beam is wide and the codebook
large, whatever the catalogue; the shared rows travel to a device once, also for the tries that were made from them.
"""

from __future__ import annotations

from collections.abc import Sequence
from weakref import WeakKeyDictionary

import numpy as np
import torch

from mmsid.records import Codes
from mmsid.semantic_ids import Trie
from mmsid.semantic_ids.compressed import Array, CompressedRows

_TRAVELLED: WeakKeyDictionary[CompressedRows, dict[torch.device, CompressedRows]] = WeakKeyDictionary()
"""Shared rows on devices, as long as there is a trie of them."""


class DeviceTrie:
    """One trie on one device."""

    def __init__(self, trie: Trie, device: torch.device) -> None:
        """Takes the rows there."""
        self.trie, self.device = trie, device
        self.codebook_sizes = trie.codebook_sizes
        self.rows = _rows(trie, device)
        self._codes = [torch.arange(size, device=device) for size in self.codebook_sizes]

    def __len__(self) -> int:
        """L."""
        return len(self.codebook_sizes)

    def children(self, level: int, nodes: torch.Tensor) -> torch.Tensor:
        """What follows nodes `(…)` of a level: `(…, K)` int64, the node that each code leads to, or -1."""
        codes = self._codes[level]
        start = self.rows.start(level, nodes).long()[..., None]
        places = start + codes  # those behind the last child are looked up and thrown away
        is_there = places < self.rows.start(level, nodes + 1)[..., None]
        reached = self.rows.code(level + 1, places.clamp(max=self.rows.size(level + 1) - 1)).long()
        out = torch.full((*nodes.shape, len(codes) + 1), -1, device=self.device)
        return out.scatter_(-1, reached.masked_fill(~is_there, len(codes)), places)[..., :-1]

    def branches(self, level: int, nodes: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """All that follows nodes `(W,)` of a level, ascending: whose child it is, by which code, and its node."""
        start = self.rows.start(level, nodes).long()
        widths = self.rows.start(level, nodes + 1).long() - start
        parents = torch.repeat_interleave(torch.arange(len(nodes), device=self.device), widths)
        behind = torch.arange(len(parents), device=self.device) - (widths.cumsum(0) - widths)[parents]
        reached = start[parents] + behind
        return parents, self.rows.code(level + 1, reached).long(), reached

    def leaves(self, level: int, nodes: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """The first leaf below nodes of a level, and the end of their leaves."""
        return self.rows.first(level, nodes).long(), self.rows.first(level, nodes + 1).long()

    def closed(self, excluded: Sequence[Sequence[Codes]]) -> list[torch.Tensor]:
        """Per level, where nothing is left in each request once its excluded IDs are taken away.

        Returns:
            L tensors `(2, B, m)` int64: nodes and codes that lead to these IDs alone, -1 where there is none.
        """
        found = zip(*(self.trie.closed(map(tuple, ids)) for ids in excluded), strict=True)
        return [torch.as_tensor(packed(level), device=self.device) for level in found]


def packed(closed: Sequence[tuple[np.ndarray, np.ndarray]], width: int = 0) -> np.ndarray:
    """Nodes and codes per request, as `Trie.closed` gives them: `(2, B, m)` int64, m at least `width`."""
    out = np.full((2, len(closed), max([width, *(len(nodes) for nodes, _ in closed)])), -1)
    for row, pair in enumerate(closed):
        out[:, row, : len(pair[0])] = pair
    return out


def leads_on(closed: torch.Tensor, nodes: torch.Tensor, size: int) -> torch.Tensor:
    """Where a beam of nodes `(B, W)` may go on, `(B, W, size)` bool: not to what is `closed`, `(2, B, m)`."""
    is_at = nodes[:, :, None] == closed[0, :, None, :]
    codes = torch.where(is_at, closed[1, :, None, :], size)
    out = torch.ones((*nodes.shape, size + 1), dtype=torch.bool, device=nodes.device)
    return out.scatter_(-1, codes, False)[..., :-1]


def _rows(trie: Trie, device: torch.device) -> CompressedRows:
    def there(array: Array) -> torch.Tensor:
        return torch.from_numpy(np.ascontiguousarray(array)).to(device)

    known = _TRAVELLED.setdefault(trie.shared, {})
    if device not in known:
        shared = trie.shared
        starts, codes, firsts = (tuple(map(there, level)) for level in (shared.starts, shared.codes, shared.firsts))
        known[device] = CompressedRows(torch, starts, codes, firsts)
    return known[device].with_added(trie.changes.each(there) if trie.changes else None)
