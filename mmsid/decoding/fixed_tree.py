"""Prompts under which branches grow, as `PromptTree`, in tensors whose shapes do not depend on the prompts.

In: a `FixedModel`, prompts padded to one length, and how many tokens will be appended; out: what the model says after
every branch. The rule: nothing here waits for the device, so that a whole search can be recorded once and run again.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch

from mmsid.decoding.fixed_model import FixedModel

READ_AHEAD = 1024
"""First codes, of all prompts together, up to which they are read with the prompts: more cost more than a pass."""


class FixedTree:
    """B prompts of at most P tokens each; branches are appended behind column P of the cache.

    Where the first level has few codes, all of them are read with the prompts, as branches that nobody has chosen yet:
    one pass less, for the model's weights are what takes the time. Those that are chosen move to the front, so what
    follows has no more to attend to. A tree is searched once.
    """

    def __init__(
        self,
        model: FixedModel,
        tokens: torch.Tensor,
        lengths: torch.Tensor,
        code_tokens: Sequence[torch.Tensor],
        cache: torch.Tensor,
    ) -> None:
        """Reads the prompts.

        Args:
            model: that reads.
            tokens: `(B, P)`, padded on the right.
            lengths: `(B,)` int64, of the prompts.
            code_tokens: per level, `(K_l,)` token ids.
            cache: as `room_for` makes it; what an earlier tree wrote there does no harm.
        """
        (batch, columns), levels = tokens.shape, len(code_tokens)
        self._model, self._lengths, self._width, self._cache = model, lengths, columns, cache
        ahead = _ahead(batch, code_tokens)
        self._turns = model.rotations(columns + levels)
        column = torch.arange(columns + ahead, device=tokens.device)
        self._rows = torch.arange(cache.shape[1], device=tokens.device).view(batch, -1)  # of the cache
        self._visible = column[None, :columns] < lengths[:, None]  # (B, P)
        causal = column[None, :] <= column[:, None]
        causal[columns:, columns:] = torch.eye(ahead, dtype=torch.bool, device=tokens.device)
        seen = torch.nn.functional.pad(self._visible, (0, ahead), value=True)
        positions = torch.cat([column[:columns].expand(batch, -1), lengths[:, None].expand(-1, ahead)], dim=1)
        first = code_tokens[0][:ahead].expand(batch, -1)
        hidden = model.read(
            torch.cat([tokens, first], dim=1),
            self._at(positions),
            model.mask([seen[:, None, :] & causal]),
            self._cache,
            self._places(0, len(column)),
        )
        rows = torch.arange(batch, device=tokens.device)
        self._last, self._ahead = hidden[rows, lengths - 1], hidden[:, columns:]
        self._first = code_tokens[0]
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
        if depth == 0 and self._ahead.shape[1]:
            chosen = (tokens[:, :, None] == self._first).int().argmax(dim=2)  # (B, W)
            there = self._rows.gather(1, self._width + chosen).flatten()
            self._cache.index_copy_(1, self._places(self._width, width), self._cache.index_select(1, there))
            hidden = self._ahead.gather(1, chosen[:, :, None].expand(-1, -1, self._ahead.shape[2]))
            self._grown = width
            own = torch.eye(width, dtype=torch.bool, device=tokens.device).expand(batch, width, width)
            return self._model.log_probs(hidden, following), own
        own = torch.eye(width, dtype=torch.bool, device=tokens.device).expand(batch, width, width)
        visible = self._model.mask([self._visible[:, None, :].expand(batch, width, -1), ancestry, own])
        places = self._places(self._width + self._grown, width)
        turns = self._at((self._lengths[:, None] + depth).expand(batch, width))
        hidden = self._model.read(tokens, turns, visible, self._cache, places)
        self._grown += width
        return self._model.log_probs(hidden, following), torch.cat([ancestry, own], dim=2)

    def _at(self, positions: torch.Tensor) -> torch.Tensor:
        return self._turns[positions.flatten()]

    def _places(self, first: int, count: int) -> torch.Tensor:
        """Rows of the cache of some columns of every request."""
        return self._rows[:, first : first + count].flatten()


def room_for(
    model: FixedModel, batch: int, columns: int, code_tokens: Sequence[torch.Tensor], width: int
) -> torch.Tensor:
    """A cache for B prompts of at most so many tokens, under which beams of at most `width` grow."""
    branches = max(_ahead(batch, code_tokens), (len(code_tokens) - 1) * width)
    return model.cache(batch, columns + branches)


def _ahead(batch: int, code_tokens: Sequence[torch.Tensor]) -> int:
    """How many first codes are read with each prompt."""
    count = len(code_tokens[0])
    return count if len(code_tokens) > 1 and batch * count <= READ_AHEAD else 0


def padded(prompts: Sequence[Sequence[int]], width: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Prompts as `(B, width)` token ids, padded on the right, and their lengths."""
    tokens = torch.zeros(len(prompts), width, dtype=torch.long)
    for row, prompt in enumerate(prompts):
        tokens[row, : len(prompt)] = torch.as_tensor(prompt)
    return tokens, torch.tensor([len(prompt) for prompt in prompts])
