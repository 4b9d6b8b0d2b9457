"""SASRec with a full softmax: self-attention over the items of a history (Kang & McAuley 2018, arXiv 1808.09781).

In: histories as rows of items; out: log-probabilities over the whole catalogue. Cross-entropy over all items at every
position, without sampled negatives, is what makes this old model strong (Klenitskiy & Vasilev 2023, arXiv 2309.07602).
It is a rival of the language model, with item rows of its own alone, and, with rows that content takes part in, the
collaborative voice beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import safetensors
import safetensors.torch
import torch
from torch import Tensor, nn

from mmsid.artifacts import whole_file
from mmsid.collaborative.config import DROPOUTS, SasRecConfig
from mmsid.config import REMEDY
from mmsid.errors import MmsidError

if TYPE_CHECKING:
    from mmsid.records import Case

WEIGHTS = "sasrec.safetensors"

_BATCH = 512
"""Cases that are scored together."""


class SasRec(nn.Module):
    """The network; `n` stands for "nothing" where a history is shorter than a row."""

    def __init__(self, n_items: int, config: SasRecConfig) -> None:
        """Starts with seeded random weights."""
        super().__init__()
        self.config, self.n_items = config, n_items
        self.events: Tensor
        self.register_buffer("events", torch.zeros(n_items, dtype=torch.int32))  # in training, of every item
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(config.seed)
            self.items = nn.Parameter(torch.empty(n_items, config.width))
            self.places = nn.Parameter(torch.empty(config.max_history, config.width))
            for table in (self.items, self.places):
                nn.init.normal_(table, std=0.02)
            dropout = DROPOUTS[0] if config.dropout is None else config.dropout
            self.dropout = nn.Dropout(dropout)
            block = nn.TransformerEncoderLayer(
                config.width,
                config.heads,
                4 * config.width,
                dropout,
                activation="gelu",
                batch_first=True,
                norm_first=True,
            )
            self.blocks = nn.TransformerEncoder(
                block, config.blocks, nn.LayerNorm(config.width), enable_nested_tensor=False
            )

    def forward(self, rows: Tensor, items: Tensor | None = None) -> Tensor:
        """Hidden states `(B, W, width)` after each place of rows of items `(B, W)`, padded on the left.

        Args:
            rows: int64, at most `max_history` wide; none sees what comes after it.
            items: `(n, width)`, in place of the network's own item rows.
        """
        table = nn.functional.pad(self.items if items is None else items, (0, 0, 0, 1))
        places = self.places[-rows.shape[1] :]
        hidden = self.dropout(table[rows] * self.config.width**0.5 + places)
        return self.blocks(hidden, mask=self._mask(rows))

    def _mask(self, rows: Tensor) -> Tensor:
        """What a place may not see, `(B · heads, W, W)` bool: what comes after it, and the nothing before a history."""
        width = rows.shape[1]
        later = torch.ones(width, width, dtype=torch.bool, device=rows.device).triu(1)
        itself = torch.eye(width, dtype=torch.bool, device=rows.device)
        hidden = later | ((rows == self.n_items)[:, None, :] & ~itself)  # nobody sees nothing at all
        return hidden.repeat_interleave(self.config.heads, dim=0)

    @torch.inference_mode()
    def log_probs(self, histories: Sequence[Sequence[int]], *, temperature: float = 1.0) -> Tensor:
        """Log-probabilities `(B, n)` float32 of what comes after histories of item rows, oldest first."""
        rows = torch.from_numpy(padded_left(histories, self.config.max_history, self.n_items)).to(self.items.device)
        logits = self(rows)[:, -1] @ self.items.T
        return torch.log_softmax(logits.float() / temperature, dim=-1)

    def save(self, folder: Path) -> None:
        """Writes half-precision weights."""
        folder.mkdir(parents=True, exist_ok=True)
        weights = {name: tensor.detach().cpu() for name, tensor in self.state_dict().items()}
        halves = {
            name: (tensor.half() if tensor.is_floating_point() else tensor).contiguous()
            for name, tensor in weights.items()
        }
        with whole_file(folder / WEIGHTS) as partial:
            safetensors.torch.save_file(halves, partial)

    @classmethod
    def load(cls, folder: Path, config: SasRecConfig, *, remedy: str = REMEDY) -> SasRec:
        """Reads what `save` wrote, for evaluation.

        Args:
            folder: with the weights.
            config: that they were made with.
            remedy: what to do if they cannot be read.

        Raises:
            MmsidError: if they are missing or damaged, or of another configuration.
        """
        try:
            weights = safetensors.torch.load_file(folder / WEIGHTS)
            model = cls(len(weights["items"]), config)
            model.load_state_dict({n: t.float() if t.is_floating_point() else t for n, t in weights.items()})
        except (OSError, KeyError, RuntimeError, safetensors.SafetensorError) as error:
            reason = " ".join(str(error).split())[:200]
            raise MmsidError(f"SASRec in {folder / WEIGHTS} is damaged ({reason}); {remedy}.") from None
        if not all(torch.isfinite(tensor).all() for tensor in model.parameters()):
            raise MmsidError(f"Expected finite weights in {folder / WEIGHTS}, but some are not; {remedy}.")
        return model.eval().requires_grad_(False)


class SasRecScorer:
    """A SASRec as evaluation asks it: by item ids; what a history names and the catalogue does not have is left out."""

    def __init__(self, model: SasRec, item_ids: Sequence[str]) -> None:
        """Takes the ids in the order of the model's rows."""
        self.model = model
        self._rows = {item_id: row for row, item_id in enumerate(item_ids)}

    def score(self, cases: Sequence[Case]) -> np.ndarray:
        """Log-probabilities `(cases, items)` float32 of what comes next."""
        scores = np.empty((len(cases), self.model.n_items), dtype=np.float32)
        for start in range(0, len(cases), _BATCH):
            block = [
                [self._rows[item] for item in case.history if item in self._rows]
                for case in cases[start : start + _BATCH]
            ]
            scores[start : start + _BATCH] = self.model.log_probs(block).cpu().numpy()
        return scores


def padded_left(histories: Sequence[Sequence[int]], width: int, nothing: int) -> np.ndarray:
    """The last items of histories as rows `(B, W)` int64, "nothing" on the left; W is the longest, at most `width`."""
    longest = max(1, min(width, max(map(len, histories), default=1)))
    rows = np.full((len(histories), longest), nothing)
    for row, history in zip(rows, histories, strict=True):
        last = history[-longest:]
        row[longest - len(last) :] = last
    return rows
