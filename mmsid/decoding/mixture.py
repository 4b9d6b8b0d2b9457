"""What is added to the language model's own probabilities: another voice, and transfers to cold items.

A voice is a second recommender, which knows products as a whole and not their codes. It claims a probability c(i) for
every product i, and leaves the rest to the language model, whose probability of a prefix x is p(x):

    p'(x) = (1 − Σ c(i)) · p(x) + Σ c(i) of the products i whose IDs begin with x

so p' is one distribution over IDs, and over prefixes, as p was: a path's probabilities still multiply, and what is
below a code still adds up to it. In: claims per leaf of the trie; out: the decoder's log-probabilities with them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import torch

from mmsid.records import Codes

if TYPE_CHECKING:
    from mmsid.semantic_ids import Trie


class Voice(Protocol):
    """A second recommender in the answer."""

    def claims(self, histories: Sequence[Sequence[Codes]]) -> torch.Tensor:
        """What it claims: `(B, n)` float64 probabilities in the order of the trie's leaves; rows sum to at most 1."""
        ...


@dataclass(frozen=True, eq=False)
class Mixture:
    """What becomes of the language model's probabilities, per request and level.

    Attributes:
        kept: `(B,)` float64, the factor on the language model's own.
        added: per level, `(B, nodes)` float64, what every node of the trie after that level gains or loses.
        claimed: per level, `(B, nodes)` float64, the voice's part of `added`; empty without a voice.
    """

    kept: torch.Tensor
    added: list[torch.Tensor]
    claimed: tuple[torch.Tensor, ...] = ()

    @classmethod
    def of_claims(cls, claims: torch.Tensor, bounds: Sequence[torch.Tensor]) -> Mixture:
        """The language model and a voice.

        Args:
            claims: `(B, n)` float64 by leaf.
            bounds: per level `(nodes + 1,)` int64, as `leaf_bounds` gives them.
        """
        below = torch.nn.functional.pad(claims.cumsum(dim=1), (1, 0))
        claimed = tuple(below[:, bound[1:]] - below[:, bound[:-1]] for bound in bounds[:-1])
        return cls((1 - below[:, -1]).clamp(min=0), [*claimed, claims], (*claimed, claims))

    def and_gains(self, gains: Sequence[torch.Tensor]) -> Mixture:
        """The same, with the gains and losses of transfers, `(B, nodes)` per level."""
        return Mixture(self.kept, [a + b for a, b in zip(self.added, gains, strict=True)], self.claimed)

    def reached(self, told: torch.Tensor, nodes: torch.Tensor, level: int) -> torch.Tensor:
        """Log-probabilities of prefixes in the mixture.

        Args:
            told: `(B, …)` the language model's own log-probabilities.
            nodes: `(B, …)` int64, the nodes that the prefixes lead to; -1 where there is none.
            level: of the prefixes' last codes, from 0.

        Returns:
            of the shape and type of `told`; bit by bit the same where nothing was added or taken.
        """
        own = _at(self.added[level], nodes)
        kept = self.kept.view(-1, *[1] * (told.ndim - 1))
        mixed = (kept * told.double().exp() + own).clamp(min=0).log().to(told.dtype)
        return torch.where((own == 0) & (kept == 1), told, mixed)

    def shares(self, paths: torch.Tensor, nodes: torch.Tensor, level: int) -> torch.Tensor:
        """The voice's share, 0 to 1, of the probability of prefixes `(B, W)`; zeros without a voice."""
        if not self.claimed:
            return torch.zeros_like(paths)
        share = _at(self.claimed[level], nodes) / paths.double().exp().clamp(min=1e-300)
        return share.clamp(0, 1).to(paths.dtype)


def leaf_bounds(trie: Trie, device: torch.device) -> list[torch.Tensor]:
    """Per level, where the leaves below each node of the trie begin, and the end of the last: `(nodes + 1,)` int64.

    Nodes and leaves are numbered in the order of their prefixes, so the leaves below a node stand together.
    """
    return [
        torch.nn.functional.pad(torch.as_tensor(counts, device=device).cumsum(dim=0), (1, 0))
        for counts in trie.counts[1:]
    ]


def _at(values: torch.Tensor, nodes: torch.Tensor) -> torch.Tensor:
    """Takes the nodes' values, `(B, N)` at `(B, …)`; 0 where there is no node."""
    found = values.gather(1, nodes.clamp(min=0).flatten(1)).view(nodes.shape)
    return torch.where(nodes >= 0, found, 0.0)
