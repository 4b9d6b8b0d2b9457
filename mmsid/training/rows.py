"""Training rows of the tuning, a whole batch at a time: shoppers' histories, and translations between IDs and words.

In: `TuningData`; out: arrays of token ids and labels for every step. The rules: a batch is a function of the step
alone, and rows are padded on the right, so that a causal model needs no mask.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from mmsid.recommender.cold_start import event_transfer
from mmsid.recommender.prompts import IGNORED, Example, Prompts
from mmsid.training.cooccurrence import cooccurrence_embeddings

if TYPE_CHECKING:
    from mmsid.recommender.config import RecommenderConfig
    from mmsid.records import Codes, Item

BUCKETS = 8
"""Groups of shoppers by the length of their histories; a batch comes from one, so that little of it is padding."""

PADDING = 0
"""Token id behind a row's end; never a target, and never seen by what comes before it."""


@dataclass(frozen=True, slots=True)
class TuningData:
    """What the tuning learns from.

    Attributes:
        items: the catalogue, `n` items.
        codes: item id → semantic ID, of every item.
        histories: item ids of each shopper's training events, oldest first.
        codebooks: per level `(K_l, d)`.
        embeddings: `(n, d)` unit rows in the items' order; without them no events are transferred to rare products.
    """

    items: Sequence[Item]
    codes: Mapping[str, Codes]
    histories: Sequence[Sequence[str]]
    codebooks: Sequence[np.ndarray]
    embeddings: np.ndarray | None = None


class TuningRows:
    """Draws batches for one model's prompts."""

    def __init__(self, data: TuningData, prompts: Prompts, config: RecommenderConfig) -> None:
        """Writes everything that does not depend on chance once.

        Args:
            data: items, codes, histories.
            prompts: of the model that is tuned.
            config: window, gaps, shares and seed.
        """
        self._config, self._steps = config, config.steps_for(len(data.histories))
        self._instruction, self._separator = np.array(prompts.instruction), prompts.next_token
        self._tokens = np.array([prompts.codes(data.codes[item.item_id]) for item in data.items])  # (n, L)
        place = {item.item_id: row for row, item in enumerate(data.items)}
        histories = sorted(([place[i] for i in history] for history in data.histories if len(history) > 1), key=len)
        self._histories = padded([(history, []) for history in histories], fill=-1)[0]  # (shoppers, longest)
        self._buckets = _buckets(np.array([min(len(history), config.max_history + 1) for history in histories]))
        self._alignment = padded(
            [example for item in data.items for example in prompts.alignments(item, data.codes[item.item_id])]
        )
        self._event_transfer = None
        if data.embeddings is not None and histories:
            counts = np.bincount(self._histories[self._histories >= 0], minlength=len(data.items))
            self._event_transfer = event_transfer(
                cooccurrence_embeddings(data.embeddings, self._histories),
                counts,
                rare_events=config.rare_events,
                cold_item_events=config.cold_item_events,
            )

    def batch(self, step: int) -> tuple[np.ndarray, np.ndarray]:
        """The rows of a step: token ids and labels, both int64 `(batch, longest row)`."""
        rng = np.random.default_rng((self._config.seed, step))
        translated = round(self._config.alignment_share * self._config.batch) if len(self._histories) else None
        if translated is None:
            return self._translations(self._config.batch, rng)
        extent = min(1.0, 2 * (step + 1) / max(1, self._steps))  # what is well known is learnt first
        told = self._config.batch - translated
        parts = [self._sequences(self.histories(told, rng, extent=extent))] if told else []
        parts += [self._translations(translated, rng)] if translated else []
        width = max(ids.shape[1] for ids, _ in parts)
        ids, labels = (
            np.concatenate([_widened(part[which], width, fill) for part in parts])
            for which, fill in enumerate((PADDING, IGNORED))
        )
        return ids, labels

    def histories(self, count: int, rng: np.random.Generator, *, extent: float = 1.0) -> np.ndarray:
        """Windows of the histories of shoppers from one bucket, with gaps and transferred places.

        Every event of every shopper is equally likely to be drawn: buckets hold equally many events, and where
        histories are longer, fewer are taken.

        Args:
            count: rows, on average over the buckets.
            rng: of the draw.
            extent: of the event transfer, 0 to 1.

        Returns:
            int64 `(rows, W)`, -1 behind a history's end.
        """
        first, last, share = self._buckets[int(rng.integers(len(self._buckets)))]
        count = max(1, round(count * share))
        rows = self._histories[rng.integers(first, last, size=count)]
        kept = (rows >= 0) & (rng.random(rows.shape) >= self._config.history_dropout)
        kept = np.where(kept.sum(axis=1, keepdims=True) > 1, kept, rows >= 0)
        rows = np.take_along_axis(rows, np.argsort(~kept, axis=1, kind="stable"), axis=1)
        lengths, window = kept.sum(axis=1), self._config.max_history + 1
        starts = (rng.random(count) * np.maximum(1, lengths - window + 1)).astype(np.int64)
        columns = starts[:, None] + np.arange(min(window, int(lengths.max())))
        inside = columns < lengths[:, None]
        items = np.where(inside, np.take_along_axis(rows, np.minimum(columns, rows.shape[1] - 1), axis=1), -1)
        return items if self._event_transfer is None else self._event_transfer.applied(items, rng, extent=extent)

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


def _buckets(lengths: np.ndarray) -> list[tuple[int, int, float]]:
    """Cuts ascending lengths into runs of about equal sums: first, last + 1, and the factor on the rows to take."""
    if not len(lengths):
        return []
    ends = np.searchsorted(lengths.cumsum(), lengths.sum() * np.arange(1, BUCKETS + 1) / BUCKETS - 0.5) + 1
    bounds = np.unique(np.concatenate([[0], np.minimum(ends, len(lengths))]))
    runs = [(int(first), int(last)) for first, last in pairwise(bounds)]
    inverse = [1 / lengths[first:last].mean() for first, last in runs]
    return [(first, last, float(part / np.mean(inverse))) for (first, last), part in zip(runs, inverse, strict=True)]


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
