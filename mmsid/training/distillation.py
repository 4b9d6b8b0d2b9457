"""Distillation of a recommender of items into one of codes: soft targets for every code, after the codes before it.

A teacher that scores items gives a distribution q(i | h) after a history h. What it says of the code a after the
prefix p of the item that really came next is

    Q(a | p, h) = Σ q(i | h) over the items below p a / Σ q(j | h) over the items below p

and the language model is taught it beside the code that really came (Hinton et al. 2015, arXiv 1503.02531). In: the
teacher and the trie; out: a loss.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from mmsid.collaborative import SasRec
from mmsid.decoding import DeviceTrie
from mmsid.recommender.prompts import IGNORED
from mmsid.semantic_ids import Trie
from mmsid.training.rows import TokenBatch


class Distillation:
    """One teacher, for one model's tokens."""

    def __init__(self, teacher: SasRec, trie: Trie, code_tokens: Sequence[Sequence[int]], *, start: int) -> None:
        """Prepares the tables on the teacher's device.

        Args:
            teacher: of the trie's items, in evaluation mode.
            trie: of all items' IDs.
            code_tokens: per level, the token id of each code.
            start: tokens of the instruction, before the first product.
        """
        self._teacher, self._start = teacher, start
        device = teacher.items.device
        self._tokens = [torch.as_tensor(np.asarray(tokens), device=device) for tokens in code_tokens]
        self._trie = DeviceTrie(trie, device)
        self._leaves = torch.tensor(trie.leaves, device=device)
        self._codes = torch.tensor(trie.codes, device=device)

    def soft_targets(self, items: Tensor, asked: Tensor) -> list[Tensor]:
        """Q, per level `(m, K_l)` float32; rows sum to 1.

        Args:
            items: `(H, W)` int64 products, -1 behind a history's end.
            asked: `(2, m)` rows and columns of `items`: the products to come, each after those before it.
        """
        with torch.no_grad():
            chances = self._chances(items, asked)[:, self._leaves].double()
        below = torch.nn.functional.pad(chances.cumsum(dim=1), (1, 0))
        own = self._codes[items[asked[0], asked[1]]]
        node = torch.zeros(len(own), dtype=torch.long, device=own.device)
        targets = []
        for level in range(len(self._trie)):
            children = self._trie.children(level, node)
            first, end = self._trie.leaves(level + 1, children.clamp(min=0))
            mass = below.gather(1, end) - below.gather(1, first)
            mass = torch.where(children >= 0, mass.clamp(min=1e-12), 0.0)
            targets.append((mass / mass.sum(dim=1, keepdim=True)).float())
            node = children.gather(1, own[:, level, None])[:, 0]
        return targets

    def loss(self, logits: Tensor, batch: TokenBatch) -> Tensor:
        """Cross-entropy to the soft targets, a mean over levels and places.

        Args:
            logits: `(N, V)` of what the batch's N targets are told from, as `logits_and_loss` gives them.
            batch: the rows; what is asked for is among their targets.
        """
        items, asked = (torch.from_numpy(array).to(logits.device) for array in (batch.items, batch.asked))
        if not asked.shape[1]:
            return logits.new_zeros(())
        wanted = torch.from_numpy(batch.labels[:, 1:] != IGNORED).to(logits.device)
        row_of = (wanted.flatten().cumsum(dim=0) - 1).view_as(wanted)
        first = self._start + asked[1] * (len(self._tokens) + 1)  # the token that asks for the product
        losses = []
        for level, target in enumerate(self.soft_targets(items, asked)):
            rows = logits[row_of[asked[0], first + level]].float()
            told = torch.log_softmax(rows, dim=-1)[:, self._tokens[level]]
            losses.append(-(target * told).sum(dim=1).mean())
        return torch.stack(losses).mean()

    def _chances(self, items: Tensor, asked: Tensor) -> Tensor:
        """q, `(m, n)`."""
        teacher, width = self._teacher, items.shape[1]
        lengths = (items >= 0).sum(dim=1)
        shift = width - lengths[:, None]
        place = torch.arange(width, device=items.device)[None] - shift  # from right-aligned to left-aligned columns
        rows = torch.where(place >= 0, items.gather(1, place.clamp(min=0)), teacher.n_items)
        cut = max(0, width - teacher.config.max_history)
        hidden = teacher(rows[:, cut:])
        columns = (asked[1] - 1 + shift[asked[0], 0] - cut).clamp(min=0)
        return torch.softmax((hidden[asked[0], columns] @ teacher.items.T).float(), dim=-1)
