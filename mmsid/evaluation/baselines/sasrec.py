"""SASRec with a full softmax: self-attention over item ids (Kang & McAuley 2018), the rival that is hard to beat.

In: training histories; out: scores `(cases, items)`. The loss is cross-entropy over the whole catalogue at every
position, without sampled negatives, which is what makes this old model strong (Klenitskiy & Vasilev 2023). It knows
nothing of pictures and texts, so an item without training events is only noise to it.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import safetensors
import safetensors.torch
import torch
from pydantic import BaseModel, Field
from torch import Tensor, nn

from mmsid.artifacts import fingerprint, whole_file, write_json
from mmsid.config import StageConfig, best_device, read_checked
from mmsid.errors import MmsidError
from mmsid.progress import Progress, silent
from mmsid.training.loop import Schedule, train

if TYPE_CHECKING:
    from mmsid.records import Case

History = Sequence[str]

_BATCH = 512
"""Cases that are scored together."""


class SasRecConfig(StageConfig):
    """Size and training of the model; docs/LOG.md says how the defaults were chosen.

    Attributes:
        width, blocks, heads: of the transformer; its feed-forward layers are four times as wide.
        dropout: everywhere.
        max_history: most recent items that it sees.
        epochs, batch, learning_rate: of the training (AdamW, warm-up, cosine).
        seed: of everything random.
    """

    width: int = Field(64, ge=4)
    blocks: int = Field(2, ge=1)
    heads: int = Field(2, ge=1)
    dropout: float = Field(0.2, ge=0, lt=1)
    max_history: int = Field(40, ge=1)
    epochs: int = Field(120, ge=0)
    batch: int = Field(256, ge=1)
    learning_rate: float = Field(1e-3, gt=0)
    seed: int = 0


class SasRec(nn.Module):
    """The network, and the items that its rows stand for."""

    def __init__(self, item_ids: Sequence[str], config: SasRecConfig) -> None:
        """Starts with seeded random weights; row `len(item_ids)` stands for "nothing"."""
        super().__init__()
        self.config, self.item_ids = config, tuple(item_ids)
        self._rows = {item_id: row for row, item_id in enumerate(self.item_ids)}
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(config.seed)
            self.items = nn.Embedding(len(self.item_ids) + 1, config.width, padding_idx=len(self.item_ids))
            self.places = nn.Embedding(config.max_history, config.width)
            for table in (self.items, self.places):
                nn.init.normal_(table.weight, std=0.02)
            self.dropout = nn.Dropout(config.dropout)
            block = nn.TransformerEncoderLayer(
                config.width,
                config.heads,
                4 * config.width,
                config.dropout,
                activation="gelu",
                batch_first=True,
                norm_first=True,
            )
            self.blocks = nn.TransformerEncoder(
                block, config.blocks, nn.LayerNorm(config.width), enable_nested_tensor=False
            )

    def forward(self, rows: Tensor) -> Tensor:
        """Hidden states `(B, W, width)` of items `(B, W)`, padded on the left; none sees what comes after it."""
        places = self.places.weight[-rows.shape[1] :]
        hidden = self.dropout(self.items(rows) * self.config.width**0.5 + places)
        mask = nn.Transformer.generate_square_subsequent_mask(rows.shape[1], device=rows.device)
        return self.blocks(hidden, mask=mask, is_causal=True)

    def logits(self, hidden: Tensor) -> Tensor:
        """Scores of all items `(…, n)`: inner products with their own rows."""
        return hidden @ self.items.weight[:-1].T

    @torch.inference_mode()
    def score(self, cases: Sequence[Case]) -> np.ndarray:
        """Log-probabilities `(cases, items)` float32 of what comes next; unknown items of a history are left out."""
        device = self.items.weight.device
        scores = np.empty((len(cases), len(self.item_ids)), dtype=np.float32)
        for start in range(0, len(cases), _BATCH):
            block = self._padded([case.history for case in cases[start : start + _BATCH]], self.config.max_history)
            hidden = self(torch.from_numpy(block).to(device))[:, -1]
            scores[start : start + _BATCH] = torch.log_softmax(self.logits(hidden).float(), dim=-1).cpu().numpy()
        return scores

    def fit(
        self, histories: Sequence[History], *, state: Path | None = None, progress: Progress = silent
    ) -> list[float]:
        """Trains in place on item ids, oldest first, every position a target; returns the loss of every step."""
        config = self.config
        rows = self._padded([history for history in histories if len(history) > 1], config.max_history + 1)
        steps = config.epochs * -(-len(rows) // config.batch) if len(rows) else 0

        def batch(step: int) -> Tensor:
            chosen = np.random.default_rng((config.seed, step)).integers(len(rows), size=config.batch)
            return torch.from_numpy(rows[chosen])

        self.to(best_device())
        schedule = Schedule(steps, config.learning_rate, weight_decay=0.0, task="Training SASRec")
        losses = train(self, batch, _loss, schedule, state=state, progress=progress)
        self.to("cpu").eval()
        return losses

    def save(self, folder: Path, made_from: str) -> None:
        """Writes half-precision weights, the configuration and what they were made from."""
        folder.mkdir(parents=True, exist_ok=True)
        weights = {name: tensor.detach().half().contiguous() for name, tensor in self.state_dict().items()}
        with whole_file(folder / "sasrec.safetensors") as partial:
            safetensors.torch.save_file(weights, partial)
        write_json(folder / "sasrec.json", {"made_from": made_from, "config": self.config.model_dump(mode="json")})

    def _padded(self, histories: Sequence[History], width: int) -> np.ndarray:
        """The last items of histories as rows: `(B, width)` int64, "nothing" on the left."""
        rows = np.full((len(histories), width), len(self.item_ids))
        for row, history in zip(rows, histories, strict=True):
            known = [self._rows[item] for item in history[-width:] if item in self._rows]
            row[width - len(known) :] = known
        return rows


class _Saved(BaseModel):
    """What `sasrec.json` has to say when it is read again."""

    made_from: str


def fitted_sasrec(
    folder: Path,
    histories: Sequence[History],
    item_ids: Sequence[str],
    config: SasRecConfig | None = None,
    *,
    progress: Progress = silent,
) -> SasRec:
    """The model for these histories: read from `folder` if it was made from them, otherwise trained and saved there.

    Args:
        folder: where it is kept; a training that was interrupted goes on from there.
        histories: training histories, item ids oldest first.
        item_ids: the catalogue, in the order of the scores.
        config: size and training.
        progress: told after every few steps.

    Raises:
        MmsidError: if the saved weights are damaged.
    """
    config = config or SasRecConfig()
    made_from = fingerprint([list(item_ids), [list(history) for history in histories], config.model_dump(mode="json")])
    model = SasRec(item_ids, config).eval()
    record = folder / "sasrec.json"
    remedy = "delete the folder to train it again"
    if record.is_file() and read_checked(record, _Saved, remedy=remedy).made_from == made_from:
        try:
            weights = safetensors.torch.load_file(folder / "sasrec.safetensors")
            model.load_state_dict({name: tensor.float() for name, tensor in weights.items()})
        except (OSError, RuntimeError, safetensors.SafetensorError) as error:
            reason = str(error).splitlines()[0]
            raise MmsidError(f"SASRec in {folder} is damaged ({reason}); {remedy}.") from None
        return model
    state = folder / f"state-{made_from}"
    model.fit(histories, state=state, progress=progress)
    model.save(folder, made_from)
    for leftover in folder.glob("state-*"):
        shutil.rmtree(leftover, ignore_errors=True)
    return model


def _loss(model: nn.Module, rows: Tensor) -> Tensor:
    """Cross-entropy of every next item; "nothing" is neither a question nor a target."""
    network = getattr(model, "module", model)
    rows = rows.to(next(model.parameters()).device)
    nothing = len(network.item_ids)
    asked = (rows[:, :-1] != nothing) & (rows[:, 1:] != nothing)
    logits = network.logits(model(rows[:, :-1])[asked])
    return nn.functional.cross_entropy(logits.float(), rows[:, 1:][asked])
