"""Prompts under which branches grow, as `PromptTree`, in tensors whose shapes do not depend on the prompts.

In: a `FixedModel`, prompts padded to one length, and how many tokens will be appended; out: what the model says after
every branch. The rule: nothing here waits for the device, so that a whole search can be recorded once and run again.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch

from mmsid.decoding.fixed_model import FixedModel


class FixedTree:
    """B prompts of at most P tokens each; branches are appended behind column P of the cache."""

    def __init__(self, model: FixedModel, tokens: torch.Tensor, lengths: torch.Tensor, room: int, levels: int) -> None:
        """Reads the prompts.

        Args:
            model: that reads.
            tokens: `(B, P)`, padded on the right.
            lengths: `(B,)` int64, of the prompts.
            room: tokens that will be appended to each in all.
            levels: the longest branch.
        """
        batch, width = tokens.shape
        self._model, self._lengths, self._width = model, lengths, width
        self._columns = width + room
        self._cache = model.cache(batch, self._columns)
        self._turns = model.rotations(width + levels)
        columns = torch.arange(width, device=tokens.device)
        self._visible = columns[None, :] < lengths[:, None]  # (B, P)
        causal = columns[None, :] <= columns[:, None]
        hidden = model.read(
            tokens,
            self._at(columns.expand(batch, -1)),
            model.mask(self._visible[:, None, :] & causal),
            self._cache,
            self._places(columns),
        )
        rows = torch.arange(batch, device=tokens.device)
        self._last = hidden[rows, lengths - 1]
        self._grown = 0

    def begin(self, following: torch.Tensor) -> torch.Tensor:
        """Log-probabilities `(B, 1, K)` float32 of K tokens behind the prompts, under the full vocabulary."""
        return self._model.log_probs(self._last[:, None], following)

    def root(self) -> torch.Tensor:
        """The ancestry `(B, 1, S)` of the root: none of the S tokens appended so far."""
        return torch.zeros(len(self._lengths), 1, self._grown, dtype=torch.bool, device=self._lengths.device)

    def grow(
        self, tokens: torch.Tensor, ancestry: torch.Tensor, depth: int, following: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Appends one token to each of W branches per prompt; as `PromptTree.grow`."""
        batch, width = tokens.shape
        own = torch.eye(width, dtype=torch.bool, device=tokens.device).expand(batch, width, width)
        ancestry = torch.cat([ancestry, own], dim=2)
        visible = torch.cat([self._visible[:, None, :].expand(batch, width, -1), ancestry], dim=2)
        first = self._width + self._grown
        places = self._places(torch.arange(first, first + width, device=tokens.device))
        turns = self._at((self._lengths[:, None] + depth).expand(batch, width))
        hidden = self._model.read(tokens, turns, self._model.mask(visible), self._cache, places)
        self._grown += width
        return self._model.log_probs(hidden, following), ancestry

    def _at(self, positions: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        cos, sin = self._turns
        return cos[positions.flatten()], sin[positions.flatten()]

    def _places(self, columns: torch.Tensor) -> torch.Tensor:
        """Rows of the cache of every request's columns."""
        rows = torch.arange(len(self._lengths), device=columns.device) * self._columns
        return (rows[:, None] + columns).flatten()


def padded(prompts: Sequence[Sequence[int]], width: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Prompts as `(B, width)` token ids, padded on the right, and their lengths."""
    tokens = torch.zeros(len(prompts), width, dtype=torch.long)
    for row, prompt in enumerate(prompts):
        tokens[row, : len(prompt)] = torch.as_tensor(prompt)
    return tokens, torch.tensor([len(prompt) for prompt in prompts])
