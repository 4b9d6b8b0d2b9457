"""Measures recommenders against each other, under one convention.

Every model answers the same cases over the full catalogue; items of a case's history do not compete (an option keeps
them in). In: models that score all items or list the best ones; out: the figures of `metrics.json`, per model and
slice. Models never see a target. Memory is bounded by handling cases in batches.
"""

from __future__ import annotations

import os
import platform
import sys
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

import numpy as np

from mmsid.errors import MmsidError
from mmsid.evaluation.comparison import paired_comparisons
from mmsid.evaluation.metrics import CUTOFFS, Ranks, coverage, rank_in_lists, rank_of_target, summarise
from mmsid.evaluation.slices import case_slices, slice_rules
from mmsid.progress import Progress, silent

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from mmsid.records import Case

BATCH_SCORES, BATCH_CASES = 4_000_000, 512
"""So many scores are held at a time, 32 MB as float64, and so many cases at most, for the progress to move."""


@runtime_checkable
class Scorer(Protocol):
    """A model that scores the whole catalogue."""

    def score(self, cases: Sequence[Case], /) -> NDArray[np.floating[Any]]:
        """Scores all items for each case: `(cases, items)`, higher is better, without NaN."""
        ...


@runtime_checkable
class Lister(Protocol):
    """A model that lists its best items only.

    Its lists should be longer than k by the length of the history, or leave the history's items out themselves:
    they are taken off the list before it is judged.
    """

    def best(self, cases: Sequence[Case], /) -> NDArray[np.integer[Any]]:
        """Lists items as positions in the catalogue: `(cases, length)`, best first, -1 where a list is shorter."""
        ...


@dataclass(frozen=True, eq=False)
class Task:
    """The question that all models are asked.

    Attributes:
        cases: at least one; every target is among `item_ids`.
        item_ids: the catalogue, in the order of the models' scores.
        training_counts: `(items,)` events of each item in training, which tell warm from cold.
        keep_history: whether items of the history compete, too.
        split: how the cases were told from what models learnt from, in words.
    """

    cases: Sequence[Case]
    item_ids: Sequence[str]
    training_counts: NDArray[np.int64]
    keep_history: bool = False
    split: str = ""

    def __post_init__(self) -> None:
        """Checks that the parts belong together.

        Raises:
            MmsidError: if there are no cases.
            ValueError: if a target is not in the catalogue, or there is not one count an item.
        """
        if not self.cases:
            raise MmsidError(
                "At least one case to evaluate on was expected, but there is none; "
                "add interactions in which a shopper goes on to a new product in the test period."
            )
        if len(self.training_counts) != len(self.item_ids):
            raise ValueError(f"Expected a count an item, got {len(self.training_counts)} for {len(self.item_ids)}.")
        unknown = {case.target for case in self.cases} - self.positions.keys()
        if unknown:
            raise ValueError(f"Expected targets from the catalogue, got {sorted(unknown)[:5]}.")

    @cached_property
    def positions(self) -> dict[str, int]:
        """Item id to its column."""
        return {item_id: position for position, item_id in enumerate(self.item_ids)}

    @cached_property
    def targets(self) -> NDArray[np.int64]:
        """`(cases,)`: each target's column."""
        return np.array([self.positions[case.target] for case in self.cases], dtype=np.int64)

    def slices(self) -> dict[str, NDArray[np.bool_]]:
        """Slice name to `(cases,)`: whether the case is in it."""
        return case_slices(self.cases, self.targets, self.training_counts)

    def drawn(self, limit: int, seed: int) -> Task:
        """The same question on at most `limit` of the cases, drawn without replacement by `seed`, in their order."""
        if limit >= len(self.cases):
            return self
        chosen = np.sort(np.random.default_rng(seed).choice(len(self.cases), size=limit, replace=False))
        return replace(self, cases=[self.cases[place] for place in chosen.tolist()])

    @cached_property
    def _histories(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The histories' columns one after another, and where each case's begin: `(events,)` and `(cases + 1,)`."""
        known = [[self.positions[one] for one in case.history if one in self.positions] for case in self.cases]
        starts = np.concatenate([[0], np.cumsum([len(columns) for columns in known])]).astype(np.int64)
        return np.array([column for columns in known for column in columns], dtype=np.int64), starts

    def excluded(self, start: int, end: int) -> NDArray[np.bool_]:
        """`(end - start, items)`: True where an item does not compete in these cases."""
        mask = np.zeros((end - start, len(self.item_ids)), dtype=bool)
        if self.keep_history:
            return mask
        columns, starts = self._histories
        rows = np.repeat(np.arange(end - start), np.diff(starts[start : end + 1]))
        mask[rows, columns[starts[start] : starts[end]]] = True
        mask[np.arange(end - start), self.targets[start:end]] = False
        return mask


def evaluate(
    models: Mapping[str, Scorer | Lister],
    task: Task,
    *,
    k: int = 10,
    seed: int = 0,
    progress: Progress = silent,
) -> dict[str, Any]:
    """Measures every model on every slice.

    Args:
        models: name to model.
        task: the cases and the catalogue.
        k: length of the list that a shopper sees.
        seed: of the intervals, and noted in the result.
        progress: is told how many cases are done.

    Returns:
        The content of `metrics.json`: `{"seed", "machine", "k", "keep_history", "split", "slices": {slice: rule},
        "comparisons", "results": {model: {slice: {"recall@10", "ndcg@10", "n", …}}}}`, recall and NDCG at `CUTOFFS` and
        k; `coverage@k` stands in the slice `all`, and `comparisons` is what `paired_comparisons` returns.
    """
    slices, cutoffs = task.slices(), sorted({*CUTOFFS, k})
    results, ranks = {}, dict[str, Ranks]()
    for number, (name, model) in enumerate(models.items(), start=1):
        place = f"{name} ({number} of {len(models)})"
        ranks[name], lists = rank_cases(model, task, k=k, name=place, progress=progress)
        results[name] = {part: summarise(ranks[name][mask], cutoffs, seed=seed) for part, mask in slices.items()}
        results[name]["all"][f"coverage@{k}"] = coverage(lists, len(task.item_ids))
    said = {"keep_history": task.keep_history, "split": task.split, "slices": dict(slice_rules(task.training_counts))}
    compared = paired_comparisons(ranks, slices, k)
    return {"seed": seed, "machine": machine(), "k": k, **said, "comparisons": compared, "results": results}


def rank_cases(
    model: Scorer | Lister, task: Task, *, k: int = 10, name: str = "the model", progress: Progress = silent
) -> tuple[Ranks, NDArray[np.int64]]:
    """Ranks each case's target under one model.

    Args:
        model: scores or lists items.
        task: the cases and the catalogue.
        k: length of the returned lists.
        name: what progress and errors call the model.
        progress: is told how many cases are done.

    Returns:
        `(cases,)` ranks from 1 (`NOT_RANKED` where a list lacks the target), and `(cases, k)` the best items, best
        first, -1 where there are fewer.

    Raises:
        ValueError: if the model's answer has the wrong shape.
    """
    ranks, lists = [np.empty(0, dtype=np.int64)], [np.empty((0, k), dtype=np.int64)]
    for part in _batches(task):
        excluded = task.excluded(part.start, part.stop)
        if isinstance(model, Scorer):
            scores = _scores(model, task, part, name)
            ranks.append(rank_of_target(scores, task.targets[part], excluded))
            best = _best(scores, excluded, k)
        else:
            best = _without(np.asarray(model.best(task.cases[part])), excluded, name)
            ranks.append(rank_in_lists(best, task.targets[part]))
        lists.append(_of_length(best, k))
        progress(part.stop, len(task.cases), f"evaluating {name}")
    return np.concatenate(ranks), np.concatenate(lists)


def rank_targets(model: Scorer, task: Task) -> Ranks:
    """The `(cases,)` ranks that `rank_cases` gives, without the lists, which take most of the time."""
    ranks = [
        rank_of_target(_scores(model, task, part), task.targets[part], task.excluded(part.start, part.stop))
        for part in _batches(task)
    ]
    return np.concatenate(ranks)


def machine() -> str:
    """Names what the figures were measured on."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    parts = [f"{platform.system()} {platform.machine()}", f"{cores} CPU cores", f"Python {platform.python_version()}"]
    torch = sys.modules.get("torch")
    if torch is not None and torch.cuda.is_available():
        parts.append(str(torch.cuda.get_device_name(0)))
    return ", ".join(parts)


def _batches(task: Task) -> Iterator[slice]:
    """Cases that are handled together."""
    batch = min(BATCH_CASES, max(1, BATCH_SCORES // max(1, len(task.item_ids))))
    for start in range(0, len(task.cases), batch):
        yield slice(start, min(start + batch, len(task.cases)))


def _scores(model: Scorer, task: Task, part: slice, name: str = "the model") -> NDArray[np.floating[Any]]:
    scores = np.asarray(model.score(task.cases[part]))
    expected = (part.stop - part.start, len(task.item_ids))
    if scores.shape != expected:
        raise ValueError(f"Expected {name} to give scores {expected}, got {scores.shape}.")
    return scores


def _of_length(lists: NDArray[np.int64], k: int) -> NDArray[np.int64]:
    """Lists `(cases, k)`, -1 where they are shorter."""
    return np.pad(lists[:, :k], ((0, 0), (0, max(0, k - lists.shape[1]))), constant_values=-1)


def _best(scores: NDArray[np.floating[Any]], excluded: NDArray[np.bool_], k: int) -> NDArray[np.int64]:
    """The k best competing items, best first, -1 where fewer compete."""
    masked = np.where(excluded, -np.inf, scores)
    k = min(k, scores.shape[1])
    top = np.argpartition(-masked, k - 1, axis=1)[:, :k]
    top = np.take_along_axis(top, np.argsort(-np.take_along_axis(masked, top, axis=1), axis=1, kind="stable"), axis=1)
    return np.where(np.take_along_axis(excluded, top, axis=1), -1, top)


def _without(lists: NDArray[np.integer[Any]], excluded: NDArray[np.bool_], name: str) -> NDArray[np.int64]:
    """Takes excluded items off the lists; the rest moves up."""
    if lists.ndim != 2 or len(lists) != len(excluded) or lists.dtype.kind not in "iu":
        raise ValueError(
            f"Expected {name} to give integers ({len(excluded)}, length), got {lists.dtype} {lists.shape}."
        )
    gone = (lists < 0) | np.take_along_axis(excluded, np.maximum(lists, 0), axis=1)
    order = np.argsort(gone, axis=1, kind="stable")
    return np.where(np.take_along_axis(gone, order, axis=1), -1, np.take_along_axis(lists, order, axis=1))
