"""What is added to the language model's own probabilities: another voice, and transfers to cold items.

A voice is a second recommender, which knows products as a whole and not their codes. It claims a probability c(i) for
every product i, and leaves the rest to the language model, whose probability of a prefix x is p(x):

    p'(x) = (1 − Σ c(i)) · p(x) + Σ c(i) of the products i whose IDs begin with x

so p' is one distribution over IDs, and over prefixes, as p was: a path's probabilities still multiply, and what is
below a code still adds up to it. In: claims per leaf of the trie; out: the decoder's log-probabilities with them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import torch

from mmsid.decoding.device_trie import DeviceTrie
from mmsid.records import Codes


class Voice(Protocol):
    """A second recommender in the answer."""

    def claims(self, histories: Sequence[Sequence[Codes]]) -> torch.Tensor:
        """What it claims: `(B, n)` float64 probabilities in the order of the trie's leaves; rows sum to at most 1."""
        ...


@dataclass(frozen=True, eq=False)
class LeafValues:
    """Values of leaves, of which nodes have the sum of what is below them.

    Attributes:
        values: `(B, m)` float64.
        sums: `(B, m + 1)` float64, of the values before each.
        leaves: `(m,)` int64, ascending, whose values they are; None where they are of all leaves.
    """

    values: torch.Tensor
    sums: torch.Tensor
    leaves: torch.Tensor | None = None

    @classmethod
    def of(cls, values: torch.Tensor, leaves: torch.Tensor | None = None) -> LeafValues:
        """Sums them."""
        return cls(values, torch.nn.functional.pad(values.cumsum(dim=1), (1, 0)), leaves)

    def at(self, trie: DeviceTrie, level: int, nodes: torch.Tensor) -> torch.Tensor:
        """Takes the values of nodes `(B, …)` of a level, 1 … L; 0 where there is no node."""
        found = self._of_leaves(nodes) if level == len(trie) else self._below(*trie.leaves(level, nodes.clamp(min=0)))
        return torch.where(nodes >= 0, found, 0.0)

    def _of_leaves(self, leaves: torch.Tensor) -> torch.Tensor:
        if self.leaves is None:
            return _at(self.values, leaves.clamp(min=0))
        places = torch.searchsorted(self.leaves, leaves.contiguous()).clamp(max=len(self.leaves) - 1)
        return torch.where(self.leaves[places] == leaves, _at(self.values, places), 0.0)

    def _below(self, first: torch.Tensor, end: torch.Tensor) -> torch.Tensor:
        if self.leaves is not None:
            first, end = (torch.searchsorted(self.leaves, bound.contiguous()) for bound in (first, end))
        return _at(self.sums, end) - _at(self.sums, first)


@dataclass(frozen=True, eq=False)
class Mixture:
    """What becomes of the language model's probabilities, per request.

    Attributes:
        trie: whose nodes are meant.
        kept: `(B,)` float64, the factor on the language model's own.
        claims: the voice's; None without one.
        gains: what transfers give and take; None without any.
        moved: the voice's part of the gains.
    """

    trie: DeviceTrie
    kept: torch.Tensor
    claims: LeafValues | None = None
    gains: LeafValues | None = None
    moved: LeafValues | None = None

    @classmethod
    def of_claims(cls, claims: torch.Tensor, trie: DeviceTrie) -> Mixture:
        """The language model and a voice, whose claims `(B, n)` float64 are by leaf."""
        summed = LeafValues.of(claims)
        return cls(trie, (1 - summed.sums[:, -1]).clamp(min=0), summed)

    def and_gains(self, gains: LeafValues, moved: LeafValues) -> Mixture:
        """The same, with the gains and losses of transfers, and the voice's part of them."""
        return replace(self, gains=gains, moved=moved)

    def reached(self, told: torch.Tensor, nodes: torch.Tensor, level: int) -> torch.Tensor:
        """Log-probabilities of prefixes in the mixture.

        Args:
            told: `(B, …)` the language model's own log-probabilities.
            nodes: `(B, …)` int64, the nodes that the prefixes lead to; -1 where there is none.
            level: of the nodes, 1 … L.

        Returns:
            of the shape and type of `told`; bit by bit the same where nothing was added or taken.
        """
        own = self._sum(level, nodes, self.claims, self.gains)
        kept = self.kept.view(-1, *[1] * (told.ndim - 1))
        mixed = (kept * told.double().exp() + own).clamp(min=0).log().to(told.dtype)
        return torch.where((own == 0) & (kept == 1), told, mixed)

    def claimed(self, leaves: torch.Tensor) -> torch.Tensor:
        """The voice's claims of leaves `(m,)`: `(B, m)` float64."""
        assert self.claims is not None
        return self.claims.values[:, leaves]

    def shares(self, paths: torch.Tensor, nodes: torch.Tensor, level: int) -> torch.Tensor:
        """The voice's share, 0 to 1, of the probability of prefixes `(B, W)` at nodes of a level; 0 without a voice."""
        if self.claims is None:
            return torch.zeros_like(paths)
        share = self._sum(level, nodes, self.claims, self.moved) / paths.double().exp().clamp(min=1e-300)
        return share.clamp(0, 1).to(paths.dtype)

    def _sum(self, level: int, nodes: torch.Tensor, *parts: LeafValues | None) -> torch.Tensor:
        found = torch.zeros(nodes.shape, dtype=torch.float64, device=nodes.device)
        for part in parts:
            if part is not None:
                found = found + part.at(self.trie, level, nodes)
        return found


def _at(values: torch.Tensor, places: torch.Tensor) -> torch.Tensor:
    """Takes values `(B, m)` at places `(B, …)`."""
    return values.gather(1, places.flatten(1)).view(places.shape)
