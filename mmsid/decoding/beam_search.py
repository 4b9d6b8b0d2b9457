"""Beam search under the trie, as operations on tensors alone.

In: a tree of branches that says what follows them, the trie, and what is left out, forced and mixed in; out: the
prefixes that were kept, and what was considered. The rule: nothing here waits for the device or depends on what it
found, so that the whole search can be recorded once and run again as it is (`recorded.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import torch

from mmsid.decoding.beam import Beam, Considered
from mmsid.decoding.device_trie import DeviceTrie, leads_on
from mmsid.decoding.mixture import Mixture
from mmsid.records import Codes


class Branches(Protocol):
    """Prompts under which branches of codes grow: `PromptTree`, or `FixedTree`."""

    def begin(self, following: torch.Tensor) -> torch.Tensor:
        """Log-probabilities `(B, 1, K)` of K tokens behind the prompts."""

    def root(self) -> torch.Tensor:
        """The ancestry of the root."""

    def grow(
        self, tokens: torch.Tensor, ancestry: torch.Tensor, depth: int, following: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Appends a token to each of W branches: log-probabilities `(B, W, K)` of what follows, and their ancestry."""


@dataclass(frozen=True, slots=True)
class Searched:
    """What a beam search kept of B requests.

    Attributes:
        codes: `(B, W, L)` int64, best first.
        leaves: `(B, W)` int64.
        steps: `(B, W, L)` log-probabilities of the codes.
        shares: `(B, W, L)`, the voice's part of the prefixes.
        paths: `(B, W)` log-probabilities; −inf where fewer than W IDs were left.
        considered: per level.
    """

    codes: torch.Tensor
    leaves: torch.Tensor
    steps: torch.Tensor
    shares: torch.Tensor
    paths: torch.Tensor
    considered: tuple[Considered, ...]

    def beam(self, row: int, *, trace: bool) -> Beam:
        """One request's beam."""
        found = torch.isfinite(self.paths[row])
        kept = (self.codes, self.leaves, self.steps, self.shares)
        codes, leaves, steps, shares = (values[row][found].cpu().numpy() for values in kept)
        levels = tuple(level.level(row) for level in self.considered) if trace else ()
        return Beam(codes, leaves, steps, shares, levels)


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a search is held to.

    Attributes:
        closed: per level, where nothing is left (`DeviceTrie.closed`); None where nothing is left out.
        forced: codes that the first levels must take.
        mixture: what is added to the model's own probabilities.
    """

    closed: Sequence[torch.Tensor] | None = None
    forced: Codes = ()
    mixture: Mixture | None = None


def beam_search(
    tree: Branches, trie: DeviceTrie, code_tokens: Sequence[torch.Tensor], width: int, under: Conditions
) -> Searched:
    """Keeps the best prefixes of every level.

    Args:
        tree: of the prompts.
        trie: of the valid IDs.
        code_tokens: per level, `(K_l,)` token ids.
        width: prefixes kept per level.
        under: what it is held to.
    """
    closed, forced, mixture = under.closed, under.forced, under.mixture
    log_probs, ancestry = tree.begin(code_tokens[0]), tree.root()
    batch, device = len(log_probs), log_probs.device
    nodes = torch.zeros(batch, 1, dtype=torch.long, device=device)
    paths = told = torch.zeros(batch, 1, device=device)  # in the mixture; what the model itself says
    codes = torch.zeros(batch, 1, 0, dtype=torch.long, device=device)
    steps = shares = torch.zeros(batch, 1, 0, device=device)
    seen = []
    for level, tokens in enumerate(code_tokens):
        step = log_probs  # (B, W, K)
        children = trie.children(level, nodes)  # (B, W, K), −1 where no product lies
        reached = scores = told[:, :, None] + step
        if mixture is not None:
            step = mixture.reached(reached, children, level + 1) - paths[:, :, None]
            scores = paths[:, :, None] + step
        valid = (children >= 0) & (paths > -torch.inf)[:, :, None]
        if closed is not None:
            valid &= leads_on(closed[level], nodes, valid.shape[2])
        if level < len(forced):
            valid &= torch.arange(valid.shape[2], device=device) == forced[level]
        scores = torch.where(valid, scores, -torch.inf)
        size = scores.shape[2]
        paths, best = scores.flatten(1).topk(min(width, scores[0].numel()), dim=1)
        parents, chosen = best // size, best % size
        seen.append(Considered(codes, step, scores, best))
        codes = torch.cat([pick(codes, parents), chosen[:, :, None]], dim=2)
        steps = torch.cat([pick(steps, parents), step.flatten(1).gather(1, best)[:, :, None]], dim=2)
        told = paths if mixture is None else reached.flatten(1).gather(1, best)
        nodes = children.flatten(1).gather(1, best).clamp(min=0)
        share = torch.zeros_like(paths) if mixture is None else mixture.shares(paths, nodes, level + 1)
        shares = torch.cat([pick(shares, parents), share[:, :, None]], dim=2)
        if level + 1 < len(code_tokens):
            log_probs, ancestry = tree.grow(tokens[chosen], pick(ancestry, parents), level, code_tokens[level + 1])
    return Searched(codes, nodes, steps, shares, paths, tuple(seen))


def pick(values: torch.Tensor, parents: torch.Tensor) -> torch.Tensor:
    """Takes the parents' rows: `(B, W, n)` by `(B, W')` gives `(B, W', n)`."""
    return values.gather(1, parents[:, :, None].expand(-1, -1, values.shape[2]))
