"""The collaborative voice in the answer: SASRec's distribution over products, as far as the gate trusts it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import torch

from mmsid.collaborative.gate import FrequencyGate
from mmsid.collaborative.sasrec import SasRec

if TYPE_CHECKING:
    from mmsid.records import Codes
    from mmsid.semantic_ids import Trie


class CollaborativeVoice:
    """Claims probability for the products of one trie (a `decoding.Voice`)."""

    def __init__(self, model: SasRec, gate: FrequencyGate, trie: Trie) -> None:
        """Prepares it.

        Args:
            model: of the first products of the trie; it says nothing of those behind them, which came later.
            gate: how far it is trusted.
            trie: whose leaves are claimed.
        """
        self._model, self._temperature = model, gate.temperature
        rows = trie.leaves
        known = rows < model.n_items
        self._leaves = torch.from_numpy(np.flatnonzero(known))
        self._rows = torch.from_numpy(np.ascontiguousarray(rows[known]))
        self._trust = torch.from_numpy(gate.trust(model.events.cpu().numpy())[rows[known]])
        self._size = len(rows)
        self._trie = trie

    def claims(self, histories: Sequence[Sequence[Codes]]) -> torch.Tensor:
        """What it claims after histories of semantic IDs: `(B, n)` float64 by leaf.

        An ID that no product of the training has is not heard; where none has, nothing is claimed.
        """
        heard = [[row for codes in history if (row := self._row_of(codes)) is not None] for history in histories]
        log_probs = self._model.log_probs(heard, temperature=self._temperature)
        device = log_probs.device
        claimed = log_probs.double().exp()[:, self._rows.to(device)] * self._trust.to(device)
        claimed[torch.tensor([not rows for rows in heard], device=device)] = 0
        claims = torch.zeros(len(heard), self._size, dtype=torch.float64, device=device)
        return claims.index_copy(1, self._leaves.to(device), claimed)

    def _row_of(self, codes: Codes) -> int | None:
        """The product of the training that has an ID."""
        leaf = self._trie.node(codes) if len(codes) == len(self._trie.codebook_sizes) else -1
        row = int(self._trie.item_rows(np.int64(leaf))) if leaf >= 0 else -1
        return row if 0 <= row < self._model.n_items else None
