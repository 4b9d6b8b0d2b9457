"""Measures recommenders against each other, under one convention.

Every model answers the same cases over the full catalogue; items of a case's history do not compete (an option keeps
them in). In: models that score all items or list the best ones; out: the figures of `metrics.json`, per model and
slice. Models never see a target. Memory is bounded by handling cases in batches.
"""

from __future__ import annotations

import os
import platform
import sys
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

import numpy as np

from mmsid.catalogue.interactions import item_slices
from mmsid.errors import MmsidError
from mmsid.evaluation.metrics import Ranks, coverage, rank_in_lists, rank_of_target, summarise
from mmsid.progress import Progress, silent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from mmsid.records import Case

BATCH_SCORES = 4_000_000
"""So many scores are held at a time: 32 MB as float64."""


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
        """Slice name to `(cases,)`: whether the case's target is in it."""
        return {name: mask[self.targets] for name, mask in item_slices(self.training_counts).items()}

    def excluded(self, start: int, end: int) -> NDArray[np.bool_]:
        """`(end - start, items)`: True where an item does not compete in these cases."""
        mask = np.zeros((end - start, len(self.item_ids)), dtype=bool)
        if self.keep_history:
            return mask
        for row, case in enumerate(self.cases[start:end]):
            mask[row, [self.positions[item_id] for item_id in case.history if item_id in self.positions]] = True
            mask[row, self.positions[case.target]] = False
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
        The content of `metrics.json`: `{"seed", "machine", "k", "keep_history", "split", "results": {model: {slice:
        {"recall@10", "ndcg@10", "n", …}}}}`; `coverage@k` stands in the slice `all`.
    """
    slices = task.slices()
    results = {}
    for name, model in models.items():
        ranks, lists = rank_cases(model, task, k=k, name=name, progress=progress)
        results[name] = {part: summarise(ranks[mask], k, seed=seed) for part, mask in slices.items()}
        results[name]["all"][f"coverage@{k}"] = coverage(lists, len(task.item_ids))
    said = {"keep_history": task.keep_history, "split": task.split}
    return {"seed": seed, "machine": machine(), "k": k, **said, "results": results}


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
    n_cases, n_items = len(task.cases), len(task.item_ids)
    batch = max(1, BATCH_SCORES // max(1, n_items))
    ranks = np.empty(n_cases, dtype=np.int64)
    lists = np.full((n_cases, k), -1, dtype=np.int64)
    for start in range(0, n_cases, batch):
        end = min(start + batch, n_cases)
        excluded, targets = task.excluded(start, end), task.targets[start:end]
        if isinstance(model, Scorer):
            scores = np.asarray(model.score(task.cases[start:end]))
            if scores.shape != excluded.shape:
                raise ValueError(f"Expected {name} to give scores {excluded.shape}, got {scores.shape}.")
            ranks[start:end] = rank_of_target(scores, targets, excluded)
            best = _best(scores, excluded, k)
        else:
            best = _without(np.asarray(model.best(task.cases[start:end])), excluded, name)
            ranks[start:end] = rank_in_lists(best, targets)
        lists[start:end, : best.shape[1]] = best[:, :k]
        progress(end, n_cases, f"evaluating {name}")
    return ranks, lists


def machine() -> str:
    """Names what the figures were measured on."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    parts = [f"{platform.system()} {platform.machine()}", f"{cores} CPU cores", f"Python {platform.python_version()}"]
    torch = sys.modules.get("torch")
    if torch is not None and torch.cuda.is_available():
        parts.append(str(torch.cuda.get_device_name(0)))
    return ", ".join(parts)


def format_table(metrics: Mapping[str, Any]) -> str:
    """Draws what `evaluate` returned as an aligned text table.

    Returns:
        A line per model with, for each slice, recall (with half the width of its 95 % interval) and NDCG.
    """
    k, results = metrics["k"], metrics["results"]
    names = list(dict.fromkeys(part for slices in results.values() for part in slices))
    first: Mapping[str, Any] = next(iter(results.values()), {})
    top = ["", *(f"{part} (n = {first[part]['n']:,})" for part in names)]
    said = f"split: {metrics['split']}\n" if metrics.get("split") else ""
    columns = ["model", *(f"recall@{k}        ndcg@{k}" for _ in names)]
    rows = [[model, *(_cell(slices.get(part), k) for part in names)] for model, slices in results.items()]
    lines = [top, columns, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(columns))]
    return said + "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )


def _cell(figures: Mapping[str, Any] | None, k: int) -> str:
    if not figures or not figures["n"]:
        return "–"
    low, high = figures[f"recall@{k}_interval"]
    recall = f"{figures[f'recall@{k}']:.3f} ± {(high - low) / 2:.3f}"
    return f"{recall:<{len(f'recall@{k}        ')}}{figures[f'ndcg@{k}']:.3f}"


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
