"""Nearest neighbours: shoppers want what resembles their last items, by embedding or by the company that items keep.

Both are `score(cases) -> (cases, items)` over the catalogue's order, higher is better. The last `last` items of a
history vote, each weighted by `decay ** age` (the last item has age 0); both numbers are chosen on validation cases.
Items of the history are left out by the evaluator, not here.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, ClassVar, Protocol, Self, TypeVar

import numpy as np

from mmsid.evaluation.metrics import gains_at
from mmsid.evaluation.protocol import Scorer, Task, rank_targets
from mmsid.progress import Progress, silent

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from mmsid.records import Case

KNN_LAST = (1, 2, 3, 5, 10, 20)
"""Numbers of last items that the tuning tries."""

KNN_DECAYS = (1.0, 0.8, 0.6)
"""Decays that the tuning tries."""

TUNING_CASES = 2000
"""Validation cases that the tuning looks at, at most: the interval of a recall of 0.1 is then ± 0.013."""

LONGEST_HISTORY = 200
"""Of a longer history, the last so many items keep company: pairs grow with the square."""


class Neighbours(Scorer, Protocol):
    """A model whose last items vote; `name` is that of `metrics.json`."""

    name: ClassVar[str]
    last: int
    decay: float

    def with_votes(self, last: int, decay: float) -> Self:
        """The same model with other votes."""
        ...


Kind = TypeVar("Kind", bound=Neighbours)


class ItemKnn:
    """Shoppers want what resembles their last items in a given embedding space.

    The query is the weighted mean of the last items' unit embeddings; the score is its cosine to each item.
    """

    name: ClassVar[str] = "item-knn"

    def __init__(
        self, embeddings: NDArray[np.floating], item_ids: Sequence[str], *, last: int = 3, decay: float = 0.8
    ) -> None:
        """Takes `(items, d)` embeddings of any length in the order of `item_ids`; NaN rows are missing ones."""
        if len(embeddings) != len(item_ids) or last < 1 or not 0 < decay <= 1:
            raise ValueError(
                f"Expected a row an item, last >= 1, decay in (0, 1]; got {embeddings.shape, last, decay}."
            )
        self._missing = np.isnan(embeddings).any(axis=1)
        self._embeddings, self._item_ids = embeddings, item_ids
        self._units = _unit_rows(np.where(self._missing[:, None], 0.0, embeddings).astype(np.float32))
        self._positions = {item_id: position for position, item_id in enumerate(item_ids)}
        self.last, self.decay = last, decay

    def with_votes(self, last: int, decay: float) -> ItemKnn:
        """The same embeddings with other votes."""
        return ItemKnn(self._embeddings, self._item_ids, last=last, decay=decay)

    def score(self, cases: Sequence[Case]) -> NDArray[np.float32]:
        """Cosines `(cases, items)`, -1 to 1; -2 for items without an embedding, 0 for a history without any."""
        queries = votes(cases, self._positions, self.last, self.decay) @ self._units
        scores = _unit_rows(queries) @ self._units.T
        scores[:, self._missing] = -2.0
        return scores


class CooccurrenceKnn:
    """Shoppers want what stood in the same histories as their last items.

    The score is the weighted sum of the last items' cosines to each item, where an item is the set of training
    histories that it is in (`cooccurrence_cosines`): item-based collaborative filtering (Sarwar et al. 2001).
    """

    name: ClassVar[str] = "item-knn-cooccurrence"

    def __init__(self, cosines: csr_array, item_ids: Sequence[str], *, last: int = 3, decay: float = 0.8) -> None:
        """Takes `(items, items)` cosines in the order of `item_ids`."""
        if cosines.shape != (len(item_ids), len(item_ids)) or last < 1 or not 0 < decay <= 1:
            raise ValueError(f"Expected a row an item, last >= 1, decay in (0, 1]; got {cosines.shape, last, decay}.")
        self._cosines, self._item_ids = cosines, item_ids
        self._positions = {item_id: position for position, item_id in enumerate(item_ids)}
        self.last, self.decay = last, decay

    def with_votes(self, last: int, decay: float) -> CooccurrenceKnn:
        """The same cosines with other votes."""
        return CooccurrenceKnn(self._cosines, self._item_ids, last=last, decay=decay)

    def score(self, cases: Sequence[Case]) -> NDArray[np.float32]:
        """Sums of cosines `(cases, items)`, at least 0; 0 for what kept none of the last items company."""
        found = votes(cases, self._positions, self.last, self.decay) @ self._cosines
        return np.asarray(found.toarray(), dtype=np.float32)


def cooccurrence_cosines(histories: Iterable[Sequence[str]], item_ids: Sequence[str]) -> csr_array:
    """Cosines between items as sets of histories: `count(i and j) / sqrt(count(i) · count(j))`.

    Args:
        histories: training histories, item ids oldest first; of each, the last `LONGEST_HISTORY` items count, once.
        item_ids: the catalogue's order.

    Returns:
        `(items, items)` float32, 0 to 1; an item is no company to itself.
    """
    from scipy.sparse import csr_array, diags_array

    positions = {item_id: position for position, item_id in enumerate(item_ids)}
    sets = [sorted({positions[one] for one in history[-LONGEST_HISTORY:] if one in positions}) for history in histories]
    starts = np.concatenate([[0], np.cumsum([len(one) for one in sets])]).astype(np.int64)
    columns = np.array([column for one in sets for column in one], dtype=np.int64)
    contains = csr_array((np.ones(len(columns), dtype=np.float32), columns, starts), shape=(len(sets), len(item_ids)))
    counts = np.bincount(columns, minlength=len(item_ids))
    scaled = contains @ diags_array((1 / np.sqrt(np.maximum(counts, 1))).astype(np.float32))
    cosines = csr_array(scaled.T @ scaled)
    cosines.setdiag(0)
    cosines.eliminate_zeros()
    return cosines


def votes(cases: Sequence[Case], positions: Mapping[str, int], last: int, decay: float) -> csr_array:
    """What each case's last items are worth.

    Args:
        cases: whose histories vote.
        positions: item id to column; an unknown item has no vote, and those before it are older for it.
        last: so many items vote.
        decay: of a vote with each item that came after it.

    Returns:
        `(cases, items)` float32; an item that occurs twice has both votes.
    """
    from scipy.sparse import csr_array

    recent = [case.history[-last:][::-1] for case in cases]
    known = [
        (row, positions[one], decay**age)
        for row, items in enumerate(recent)
        for age, one in enumerate(items)
        if one in positions
    ]
    rows, columns, worth = zip(*known, strict=True) if known else ((), (), ())
    entries = (np.array(worth, dtype=np.float32), (np.array(rows, dtype=np.int64), np.array(columns, dtype=np.int64)))
    return csr_array(entries, shape=(len(cases), len(positions)))


def tune_item_knn(embeddings: NDArray[np.floating], task: Task, *, k: int = 10, progress: Progress = silent) -> ItemKnn:
    """Chooses the votes of `ItemKnn`, see `tuned`; `embeddings` are `(items, d)` in the task's order."""
    return tuned(ItemKnn(embeddings, task.item_ids), task, k=k, progress=progress)


def tune_cooccurrence_knn(
    histories: Iterable[Sequence[str]], task: Task, *, k: int = 10, progress: Progress = silent
) -> CooccurrenceKnn:
    """Chooses the votes of `CooccurrenceKnn`, see `tuned`; `histories` are those of the training."""
    return tuned(
        CooccurrenceKnn(cooccurrence_cosines(histories, task.item_ids), task.item_ids), task, k=k, progress=progress
    )


def tuned(model: Kind, task: Task, *, k: int = 10, progress: Progress = silent) -> Kind:
    """Chooses `last` and `decay` by NDCG@k, all pairs of `KNN_LAST` and `KNN_DECAYS`.

    Args:
        model: with any votes.
        task: validation cases, never those of the test; `TUNING_CASES` of them are drawn.
        k: length of the list.
        progress: is told how many pairs are done.

    Returns:
        The best one; on a tie the one with fewer items and less decay.
    """
    sample = task.drawn(TUNING_CASES, seed=0)
    pairs = [(last, decay) for last, decay in product(KNN_LAST, KNN_DECAYS) if last > 1 or decay == KNN_DECAYS[0]]
    best, best_gain = model.with_votes(*pairs[0]), -1.0
    for done, (last, decay) in enumerate(pairs, start=1):
        tried = model.with_votes(last, decay)
        gain = float(gains_at(rank_targets(tried, sample), k).mean())
        if gain > best_gain:
            best, best_gain = tried, gain
        progress(done, len(pairs), f"tuning {model.name}")
    return best


def _unit_rows(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Rows scaled to unit length; zero rows stay."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.where(lengths > 0, lengths, 1.0), dtype=np.float32)
