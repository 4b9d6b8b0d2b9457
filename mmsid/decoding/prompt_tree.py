"""A batch of prompts, read once, under which branches of codes grow.

In: a causal language model of transformers and prompts; out: what the model says after every branch. The
rule: the prompt's keys and values are computed once, and all branches are appended to them, kept apart by the
attention mask, so nothing is copied when beams are reordered.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch

from mmsid.decoding.told import half_head, relative, told
from mmsid.records import Prompt


class PromptTree:
    """A batch of prompts, read once, under which branches of codes grow.

    The mask of a new token covers its prompt, its own ancestors and itself; position ids count along its branch.
    """

    def __init__(self, model: Any, prompts: Sequence[Prompt]) -> None:
        """Runs the prefill.

        Args:
            model: a causal LM of transformers whose attention takes 4-D masks (every standard architecture).
            prompts: one per request, none without tokens; padded on the left here.
        """
        self._model, self._head = model, half_head(model)
        device = model.device
        lengths = torch.tensor([len(prompt.tokens) for prompt in prompts], device=device)
        longest = int(lengths.max())
        ids = torch.zeros(len(prompts), longest, dtype=torch.long, device=device)
        for row, prompt in enumerate(prompts):
            ids[row, longest - len(prompt.tokens) :] = torch.as_tensor(prompt.tokens, device=device)
        offsets = longest - lengths
        columns = torch.arange(longest, device=device)
        self._visible = columns[None, :] >= offsets[:, None]  # (B, P)
        self._lengths = lengths
        causal = columns[None, :] <= columns[:, None]
        mask = (self._visible[:, None, :] & causal[None]) | torch.eye(longest, dtype=torch.bool, device=device)[None]
        positions = (columns[None, :] - offsets[:, None]).clamp(min=0)
        out = model(
            input_ids=ids,
            attention_mask=self._additive(mask),
            position_ids=positions,
            use_cache=True,
            logits_to_keep=1,
            output_hidden_states=self._head is not None,
        )
        self._cache = out.past_key_values
        self._grown = 0  # tokens appended to the cache so far
        self._begun = out.logits[:, -1:], self._hidden(out, slice(-1, None))  # (B, 1, V), (B, 1, h)

    def begin(self, following: torch.Tensor) -> torch.Tensor:
        """Log-probabilities `(B, 1, K)` float32 of K tokens behind the prompts, under the full vocabulary."""
        logits, hidden = self._begun
        return told(logits, hidden, self._head, following, relative)

    def root(self) -> torch.Tensor:
        """The ancestry `(B, 1, S)` of the root: none of the S tokens appended so far."""
        return torch.zeros(len(self._lengths), 1, self._grown, dtype=torch.bool, device=self._lengths.device)

    def grow(
        self, tokens: torch.Tensor, ancestry: torch.Tensor, depth: int, following: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Appends one token to each of W branches per prompt.

        Args:
            tokens: `(B, W)` token ids.
            ancestry: `(B, W, S)` bool, which of the S tokens appended so far are ancestors of each new one.
            depth: how many ancestors each new token has.
            following: `(K,)` token ids of what may follow.

        Returns:
            `(B, W, K)` log-probabilities of what follows each branch, float32, under the full vocabulary, and the
            branches' own ancestry `(B, W, S + W)` (their ancestors and themselves).
        """
        batch, width = tokens.shape
        own = torch.eye(width, dtype=torch.bool, device=tokens.device).expand(batch, width, width)
        ancestry = torch.cat([ancestry, own], dim=2)
        prompt = self._visible[:, None, :].expand(batch, width, -1)
        out = self._model(
            input_ids=tokens,
            attention_mask=self._additive(torch.cat([prompt, ancestry], dim=2)),
            position_ids=(self._lengths[:, None] + depth).expand(batch, width),
            past_key_values=self._cache,
            use_cache=True,
            output_hidden_states=self._head is not None,
        )
        self._grown += width
        return told(out.logits, self._hidden(out, slice(None)), self._head, following, relative), ancestry

    def _hidden(self, out: Any, columns: slice) -> torch.Tensor | None:
        """The last hidden states, of which the logits are the product."""
        return None if self._head is None else out.hidden_states[-1][:, columns]

    def _additive(self, mask: torch.Tensor) -> torch.Tensor:
        dtype = self._model.dtype
        return torch.zeros(mask.shape, dtype=dtype, device=mask.device).masked_fill(~mask, torch.finfo(dtype).min)[
            :, None
        ]
