"""Training rows of the tuning, a whole batch at a time: shoppers' histories, and translations between IDs and words.

In: `TuningData`; out: arrays of token ids and labels for every step. The rules: a pass reads whole histories
(`passes.py`), a batch is a function of the step alone, and rows are padded on the right, so that a causal model needs
no mask.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from mmsid import processes
from mmsid.recommender.cold_start import event_transfer, typical_events
from mmsid.recommender.prompts import IGNORED, Example, Prompts
from mmsid.training.cooccurrence import cooccurrence_embeddings
from mmsid.training.loop import part_of, share_of
from mmsid.training.passes import Passes

if TYPE_CHECKING:
    from mmsid.collaborative import SasRec
    from mmsid.recommender.config import RecommenderConfig
    from mmsid.records import Codes, Item

PADDING = 0
"""Token id behind a row's end; never a target, and never seen by what comes before it."""

TRANSFER_PASSES = 5
"""Passes after which the event transfer has its full extent: what is well known is learnt first."""

BATCHES, STEPS = (16, 128), 100
"""Rows of a batch at least and at most, where nobody says how many, and the steps that a pass is wanted to have: few
histories teach more in many small steps than in a few large ones."""

DISTILLED = 256
"""Places of a batch at which the collaborative voice is asked, at most."""


@dataclass(frozen=True, slots=True)
class TuningData:
    """What the tuning learns from.

    Attributes:
        items: the catalogue, `n` items.
        codes: item id → semantic ID, of every item.
        histories: item ids of each shopper's training events, oldest first.
        codebooks: per level `(K_l, d)`.
        embeddings: `(n, d)` unit rows in the items' order; without them no events are transferred to rare products.
        cases: validation cases, a history and what came next, which decide how long the tuning takes.
        teacher: of the same items; its distribution over products is a soft target.
    """

    items: Sequence[Item]
    codes: Mapping[str, Codes]
    histories: Sequence[Sequence[str]]
    codebooks: Sequence[np.ndarray]
    embeddings: np.ndarray | None = None
    cases: Sequence[tuple[Sequence[str], str]] = ()
    teacher: SasRec | None = None


WHOLE = np.ones(2)
"""Shares of a batch that one process has alone."""


class TokenBatch(NamedTuple):
    """A step's rows, or a process's part of them.

    Attributes:
        ids, labels: int64 `(B, T)`.
        items: `(H, W)` int64, the products of the first H rows, -1 behind a history's end.
        asked: `(2, m)` int64, rows and columns of `items` at which the teacher is asked.
        shares: of the whole batch's targets and places asked, how many these are.
    """

    ids: np.ndarray
    labels: np.ndarray
    items: np.ndarray
    asked: np.ndarray
    shares: np.ndarray = WHOLE

    def part(self, *, place: int | None = None, count: int | None = None) -> TokenBatch:
        """The rows of one of several processes, by default of this one; there is at least one row.

        Args:
            place: of the process, from 0.
            count: how many processes there are.
        """
        told, of = len(self.items), processes.count() if count is None else count
        if of == 1:
            return self
        here = processes.place() if place is None else place
        histories = part_of(told, place=here, count=of)
        rows = np.concatenate([histories, told + part_of(len(self.ids) - told, place=here, count=of)])
        own = self.asked[:, self.asked[0] % of == here]
        if not len(rows):  # fewer rows than processes
            return TokenBatch(self.ids[:1], np.full_like(self.labels[:1], IGNORED), self.items[:0], own, 0 * WHOLE)
        targets = self.labels[:, 1:] != IGNORED
        shares = [share_of(targets[rows], targets), own.shape[1] / max(1, self.asked.shape[1])]
        asked = np.stack([own[0] // of, own[1]])
        return TokenBatch(self.ids[rows], self.labels[rows], self.items[histories], asked, np.array(shares))


def batch_for(lengths: np.ndarray, window: int) -> int:
    """Rows of a batch that fit histories of so many events, which are read in windows of so many targets."""
    windows = int((-(-np.maximum(lengths - 1, 0) // window)).sum())
    least, most = BATCHES
    return min(most, max(least, windows // STEPS)) if windows else most


class TuningRows:
    """Makes batches for one model's prompts."""

    def __init__(self, data: TuningData, prompts: Prompts, config: RecommenderConfig) -> None:
        """Writes everything that does not depend on chance once.

        Args:
            data: items, codes, histories.
            prompts: of the model that is tuned.
            config: window, gaps, shares and seed.
        """
        self._config = config
        self._instruction, self._separator = np.array(prompts.instruction), prompts.next_token
        self._tokens = np.array([prompts.codes(data.codes[item.item_id]) for item in data.items])  # (n, L)
        place = {item.item_id: row for row, item in enumerate(data.items)}
        histories = [[place[i] for i in history] for history in data.histories if len(history) > 1]
        self._histories = padded([(history, []) for history in histories], fill=-1)[0]  # (shoppers, longest)
        self._alignment = padded(
            [example for item in data.items for example in prompts.alignments(item, data.codes[item.item_id])]
        )
        lengths = np.array([len(history) for history in histories])
        self._size = config.batch or batch_for(lengths, config.max_history)
        self._told = round((1 - config.alignment_share) * self._size) if histories else 0
        self._passes = (
            Passes(lengths, window=config.max_history + 1, batch=self._told, seed=config.seed) if self._told else None
        )
        self._event_transfer = None
        if data.embeddings is not None and histories:
            counts = np.bincount(self._histories[self._histories >= 0], minlength=len(data.items))
            self._event_transfer = event_transfer(
                cooccurrence_embeddings(data.embeddings, self._histories),
                counts,
                rare_events=config.rare_item_events * typical_events(counts),
                cold_item_events=config.cold_item_events,
            )

    @property
    def steps_per_pass(self) -> int:
        """Steps in which every history is read once; without histories, every translation about once."""
        if self._passes is not None:
            return self._passes.steps
        return -(-len(self._alignment[0]) // self._size)

    def batch(self, step: int) -> TokenBatch:
        """This process's rows of a step."""
        rng = np.random.default_rng((self._config.seed, step))
        if self._passes is None:
            ids, labels = self._translations(self._size, rng)
            nothing = np.empty((0, 1), dtype=np.int64), np.empty((2, 0), dtype=np.int64)
            return TokenBatch(ids, labels, *nothing).part()
        items = self.histories(step, rng)
        rows, columns = np.nonzero(items[:, 1:] >= 0)
        chosen = rng.permutation(len(rows))[:DISTILLED]
        asked = np.stack([rows[chosen], columns[chosen] + 1])
        parts = [self._sequences(items)]
        translated = round(len(items) * self._config.alignment_share / max(1e-9, 1 - self._config.alignment_share))
        parts += [self._translations(translated, rng)] if translated else []
        width = max(ids.shape[1] for ids, _ in parts)
        ids, labels = (
            np.concatenate([_widened(part[which], width, fill) for part in parts])
            for which, fill in enumerate((PADDING, IGNORED))
        )
        return TokenBatch(ids, labels, items, asked).part()

    def histories(self, step: int, rng: np.random.Generator) -> np.ndarray:
        """The windows of a step, with gaps and transferred places.

        Args:
            step: counted from 0.
            rng: of the gaps and the transfer.

        Returns:
            int64 `(rows, W)`, -1 behind a history's end.
        """
        assert self._passes is not None
        rows = self._passes.windows(step).read(self._histories)
        kept = (rows >= 0) & (rng.random(rows.shape) >= self._config.history_dropout)
        kept = np.where(kept.sum(axis=1, keepdims=True) > 1, kept, rows >= 0)
        rows = np.where(kept, rows, -1)
        rows = np.take_along_axis(rows, np.argsort(~kept, axis=1, kind="stable"), axis=1)
        rows = rows[:, : int(kept.sum(axis=1).max())]
        if self._event_transfer is None:
            return rows
        extent = min(1.0, (step + 1) / (TRANSFER_PASSES * self._passes.steps))
        return self._event_transfer.applied(rows, rng, extent=extent)

    def _sequences(self, items: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Rows as `Prompts.sequence` writes them, many at a time."""
        count = len(items)
        there = (items >= 0)[:, :, None]
        ids, labels = (
            np.concatenate([np.full((*items.shape, 1), first), self._tokens[items]], axis=2)
            for first in (self._separator, IGNORED)
        )
        labels[:, 0] = IGNORED  # nothing is known before the first product
        ids, labels = np.where(there, ids, PADDING), np.where(there, labels, IGNORED)
        start = np.tile(self._instruction, (count, 1))
        return (
            np.concatenate([start, ids.reshape(count, -1)], axis=1),
            np.concatenate([np.full_like(start, IGNORED), labels.reshape(count, -1)], axis=1),
        )

    def _translations(self, count: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        ids, labels = self._alignment
        rows = rng.integers(len(ids), size=count)
        return ids[rows], labels[rows]


def padded(examples: Sequence[Example], *, fill: int = PADDING) -> tuple[np.ndarray, np.ndarray]:
    """Examples as two arrays `(rows, longest)`: ids padded with `fill`, labels with `IGNORED`."""
    longest = max((len(ids) for ids, _ in examples), default=0)
    arrays = (np.full((len(examples), longest), fill), np.full((len(examples), longest), IGNORED))
    for row, example in enumerate(examples):
        for array, values in zip(arrays, example, strict=True):
            array[row, : len(values)] = values
    return arrays


def _widened(array: np.ndarray, width: int, fill: int) -> np.ndarray:
    return np.pad(array, ((0, 0), (0, width - array.shape[1])), constant_values=fill)
