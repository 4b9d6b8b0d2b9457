"""Training of SASRec: the collaborative voice, with content in its item rows, and the rival, without.

In: training histories, validation cases and, for the voice, item embeddings; the model is trained in place. The row of
an item is what is learnt for it alone and a linear map of its content, so content decides where events are lacking, and
a product without any event has a row, too. The rule: nothing but training events is learnt from; validation events
decide how long.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from mmsid.collaborative.sasrec import SasRec, padded_left
from mmsid.config import best_device
from mmsid.progress import Progress, silent
from mmsid.recommender.cold_start import EventTransfer
from mmsid.training.loop import part_of, share_of
from mmsid.training.passes import Passes
from mmsid.training.until_best import Bounds, Curve, train_until_best

MOST_CANDIDATES = 16_384
"""Items that compete in the softmax of a step; of a larger catalogue, those of the batch and a sample."""

READ_CASES = 20_000
"""Validation cases that decide, at most, how long a SASRec is trained: it reads them at little cost, and a few thousand
are a rough measure where one case in ten is a hit."""

PATIENCE = 8
"""Readings, one a pass, without a better one."""

AVERAGED_PASSES = 2.0
"""Passes over which the weights are averaged: single readings differ by chance alone."""

_AT_ONCE = 500


_Part = tuple[Tensor, Tensor | None, float]
"""Rows, the items that compete, and which share of the batch's questions the rows have."""


@dataclass(frozen=True, eq=False)
class SequenceData:
    """What a SASRec learns from, in rows of the catalogue.

    Attributes:
        histories: training histories, oldest first.
        cases: validation cases: a history, and the row of what came next.
        content: `(n, d)` unit rows, zeros where there is nothing; None for a model of items alone.
        transfer: of events to items that have none or few.
    """

    histories: Sequence[Sequence[int]]
    cases: Sequence[tuple[Sequence[int], int]] = ()
    content: np.ndarray | None = None
    transfer: EventTransfer | None = None


def fit_sasrec(
    model: SasRec, data: SequenceData, *, state: Path | None = None, progress: Progress = silent, task: str = "SASRec"
) -> Curve:
    """Trains in place; afterwards the rows of the items hold what content told of them.

    Args:
        model: as it starts.
        data: what is learnt from.
        state: folder of the resumable state.
        progress: told after every few steps.
        task: what the progress line says.

    Returns:
        the readings: NDCG@10 on validation cases, over the full catalogue without the items of the history.
    """
    config = model.config
    rows = _Rows(model, data)
    trained = _WithContent(model, data.content)
    bounds = Bounds(
        steps_per_pass=rows.passes.steps if rows.passes else 0,
        learning_rate=config.learning_rate,
        weight_decay=config.weight_decay,
        max_passes=config.max_passes,
        averaged_passes=AVERAGED_PASSES,
        patience=PATIENCE,
        minutes=config.minutes,
        task=f"Training {task}",
    )
    read = (lambda net: ndcg(getattr(net, "module", net), data.cases)) if data.cases else None
    trained.to(best_device())
    curve = train_until_best(trained, rows.batch, _loss, read, bounds, unit="NDCG@10", state=state, progress=progress)
    with torch.no_grad():
        model.items.copy_(trained.rows())
    model.to("cpu").eval().requires_grad_(False)
    return curve


class _WithContent(nn.Module):
    """A SASRec while it is trained."""

    def __init__(self, network: SasRec, content: np.ndarray | None) -> None:
        super().__init__()
        self.network = network
        self.content: Tensor | None
        self.register_buffer("content", None if content is None else torch.tensor(content, dtype=torch.float32))
        self.told = None
        if content is not None:
            with torch.random.fork_rng(devices=[]):
                torch.manual_seed(network.config.seed)
                self.told = nn.Linear(content.shape[1], network.config.width, bias=False)
                nn.init.normal_(self.told.weight, std=0.02)

    def rows(self) -> Tensor:
        """`(n, width)`: of every item, its own and what its content tells."""
        own = self.network.items
        return own if self.told is None else own + self.told(self.content).to(own.dtype)

    def forward(self, rows: Tensor, table: Tensor) -> Tensor:
        return self.network(rows, table)


class _Rows:
    """Batches: rows `(B, W + 1)` of items, "nothing" on the left, and the items that compete."""

    def __init__(self, model: SasRec, data: SequenceData) -> None:
        histories = [history for history in data.histories if len(history) > 1]
        self._config, self._n, self._transfer = model.config, model.n_items, data.transfer
        lengths = np.array([len(history) for history in histories], dtype=np.int64)
        self._events = np.full((len(histories), int(lengths.max(initial=1))), -1)
        for row, history in zip(self._events, histories, strict=True):
            row[: len(history)] = history
        self.passes = None
        if histories:
            window, batch, seed = self._config.max_history + 1, self._config.batch, self._config.seed
            self.passes = Passes(lengths, window=window, batch=batch, seed=seed)

    def batch(self, step: int) -> _Part:
        assert self.passes is not None
        rng = np.random.default_rng((self._config.seed, step, 1))
        items = self.passes.windows(step).read(self._events)
        if self._transfer is not None:
            items = self._transfer.applied(items, rng)
        items = np.take_along_axis(items, np.argsort(items >= 0, axis=1, kind="stable"), axis=1)  # nothing on the left
        asked = items[:, :-1] >= 0  # and then there is something to come
        own = part_of(len(items))
        share = share_of(asked[own], asked)
        own = own if len(own) else np.zeros(1, dtype=np.int64)  # fewer rows than processes: one that counts for nothing
        rows = torch.from_numpy(np.where(items >= 0, items, self._n)[own])
        if self._n <= MOST_CANDIDATES:
            return rows, None, share
        drawn = rng.choice(self._n, size=MOST_CANDIDATES, replace=False)
        return rows, torch.from_numpy(np.union1d(items[items >= 0], drawn)), share


def _loss(model: nn.Module, batch: _Part) -> Tensor:
    """Cross-entropy of every next item; "nothing" is neither a question nor a target."""
    network: _WithContent = getattr(model, "module", model)
    table = network.rows()
    rows, candidates = (None if each is None else each.to(table.device, non_blocking=True) for each in batch[:2])
    share = batch[2]
    assert rows is not None
    nothing = network.network.n_items
    asked = (rows[:, :-1] != nothing) & (rows[:, 1:] != nothing)
    hidden, targets = model(rows[:, :-1], table)[asked], rows[:, 1:][asked]
    if candidates is not None:  # sorted, and every target is among them
        table, targets = table[candidates], torch.searchsorted(candidates, targets)
    smoothing = network.network.config.label_smoothing or 0.0
    return share * nn.functional.cross_entropy((hidden @ table.T).float(), targets, label_smoothing=smoothing)


@torch.no_grad()
def ndcg(model: _WithContent, cases: Sequence[tuple[Sequence[int], int]], *, k: int = 10) -> float:
    """NDCG@k of what came next, ranked among all items that are not in the history."""
    network, table, gained = model.network, model.rows(), 0.0
    device = table.device
    for start in range(0, len(cases), _AT_ONCE):
        block = cases[start : start + _AT_ONCE]
        histories = [history for history, _ in block]
        rows = torch.from_numpy(padded_left(histories, network.config.max_history, network.n_items)).to(device)
        scores = (network(rows, table)[:, -1] @ table.T).float()
        targets = torch.tensor([target for _, target in block], device=device)
        own = scores.gather(1, targets[:, None])
        lengths = torch.tensor([len(history) for history in histories])
        which = torch.repeat_interleave(torch.arange(len(block)), lengths).to(device)
        scores[which, torch.tensor([row for history in histories for row in history], device=device)] = -torch.inf
        ranks = (scores >= own).sum(dim=1) + (scores.gather(1, targets[:, None]) < own)[:, 0]
        gained += float(torch.where(ranks <= k, 1 / torch.log2(1 + ranks.double()), 0.0).sum())
    return gained / max(1, len(cases))
