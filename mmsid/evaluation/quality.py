"""All models on the test events of a build's own catalogue.

In: a build folder; out: `metrics.json` in it. One convention for the model, the baselines and the oracle: the full
catalogue is ranked, and the products of the history are left out (an option keeps them in). The history of a test
event is everything that the shopper did before it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from mmsid.artifacts import SASREC, Split, check_catalogue, check_stages, merge_metrics, read_manifest, rewriting
from mmsid.catalogue import (
    Catalogue,
    EventSplit,
    Interactions,
    cases,
    load_catalogue,
    split_events,
    training_counts,
    training_histories,
)
from mmsid.collaborative.sasrec import SasRecScorer
from mmsid.errors import MmsidError
from mmsid.evaluation.baselines import fitted_sasrec
from mmsid.evaluation.circumstances import circumstances
from mmsid.evaluation.models import MODELS, AddedLive, Evaluation
from mmsid.evaluation.protocol import Task, evaluate
from mmsid.progress import Progress, silent
from mmsid.recommender import Recommender
from mmsid.semantic_ids import SemanticIds
from mmsid.shop import MMSID
from mmsid.training.collaborative import READ_CASES

EVERY = 2**62
"""A limit that no catalogue's events reach."""


def evaluate_build(
    build: Path,
    *,
    limit: int = 2000,
    seed: int = 0,
    keep_history: bool = False,
    beside: Mapping[str, Path] | None = None,
    progress: Progress = silent,
) -> dict[str, Any]:
    """Evaluates a build and writes its `metrics.json`.

    Args:
        build: the folder.
        limit: test events at most, drawn by `seed`; 0 takes all.
        seed: of the choice of events and of the intervals.
        keep_history: let products of the history compete, too.
        beside: further builds by name, which differ in nothing but their recommender; one whose tuning transferred
            no events to cold items is also asked as if these had been added to the running app (`NAME-live`).
        progress: told how far each model is.

    Raises:
        MmsidError: if the build is damaged or its catalogue has no test events.
    """
    evaluation, events = open_evaluation(build, limit=limit, seed=seed, keep_history=keep_history, progress=progress)
    made = {name: make(evaluation) for name, make in MODELS.items()}
    models = {name: model for name, model in made.items() if model is not None}
    shop = evaluation.shop
    for name, folder in (beside or {}).items():
        other = _recommender_beside(shop, folder)
        models[f"mmsid-{name}"] = evaluation.generative(other)
        if not other.config.cold_item_events:
            models[f"mmsid-{name}-live"] = AddedLive(shop, other, evaluation.task.training_counts)
    fingerprint = evaluation.manifest.fingerprint
    result = {
        **evaluate(models, evaluation.task, seed=seed, progress=progress),
        "events": events,
        "build": fingerprint,
        **circumstances(evaluation, models),
    }
    merge_metrics(build, fingerprint, result)
    return result


def open_evaluation(
    build: Path, *, limit: int = 0, seed: int = 0, keep_history: bool = False, progress: Progress = silent
) -> tuple[Evaluation, int]:
    """Opens a build to be measured.

    Args:
        build: the folder.
        limit: test events at most, drawn by `seed`; 0 takes all.
        seed: of the draw.
        keep_history: let products of the history compete, too.
        progress: told how far a tuning is.

    Returns:
        What models are made from, and how many test events there are in all.

    Raises:
        MmsidError: if the build is damaged or its catalogue has no test events.
    """
    manifest = read_manifest(build)  # not `open_build`, which refuses an evaluation that is to be made anew
    check_stages(build, manifest)
    check_catalogue(build, manifest)
    catalogue = load_catalogue(manifest.catalogue_folder(build), reading=manifest.catalogue.reading)
    task, validation, histories = held_out_tasks(catalogue, manifest.catalogue.split, EVERY, seed, keep_history)
    shop = MMSID.opened(build, manifest)
    drawn = task.drawn(limit, seed) if limit else task
    sasrec = partial(rival_sasrec, build, catalogue, manifest.catalogue.split, progress=progress)
    return Evaluation(build, manifest, shop, drawn, validation, histories, sasrec, progress), len(task.cases)


def _recommender_beside(shop: MMSID, folder: Path) -> Recommender:
    """The recommender of another build with the same semantic IDs.

    Raises:
        MmsidError: if its products have other IDs.
    """
    check_stages(folder, read_manifest(folder))
    ids = SemanticIds.load(folder / "quantizer" / "semantic_ids.json")
    if not np.array_equal(ids.codes, shop.ids.codes):
        raise MmsidError(
            f"Expected the same semantic IDs in {folder}, but they differ; build it on the same quantiser."
        )
    return Recommender.load(folder / "recommender", shop.models.quantizer.codewords)


def held_out_tasks(
    catalogue: Catalogue, split: Split, limit: int, seed: int, keep_history: bool
) -> tuple[Task, Task, list[tuple[str, ...]]]:
    """The test events, the validation events that baselines are tuned on, and the training histories.

    Raises:
        MmsidError: if the catalogue has no interactions.
    """
    interactions, events, counts = _split_events(catalogue, split)
    item_ids = [item.item_id for item in catalogue.items]
    validation = cases(interactions, events.validation, limit=limit, seed=seed)
    test, histories = test_task(catalogue, split, limit, seed, keep_history=keep_history)
    return test, Task(validation, item_ids, counts, keep_history, str(split)), histories


def rival_sasrec(build: Path, catalogue: Catalogue, split: Split, *, progress: Progress = silent) -> SasRecScorer:
    """SASRec on the training histories of a build's catalogue: trained once, and kept in the build's `baselines/`.

    How long it is trained is decided on the validation events, as for our own models.
    """
    interactions, events, _ = _split_events(catalogue, split)
    histories = list(training_histories(interactions, events).values())
    validation = cases(interactions, events.validation, limit=READ_CASES)
    item_ids = [item.item_id for item in catalogue.items]
    with rewriting(build, SASREC):
        return fitted_sasrec(build / "baselines", histories, item_ids, validation, progress=progress)


def test_task(
    catalogue: Catalogue, split: Split, limit: int, seed: int, *, keep_history: bool = False
) -> tuple[Task, list[tuple[str, ...]]]:
    """The test events, and the training histories.

    Raises:
        MmsidError: if the catalogue has no interactions, or no test events.
    """
    interactions, events, counts = _split_events(catalogue, split)
    test = cases(interactions, events.test, limit=limit, seed=seed)
    histories = list(training_histories(interactions, events).values())
    return Task(test, [item.item_id for item in catalogue.items], counts, keep_history, str(split)), histories


def _split_events(catalogue: Catalogue, split: Split) -> tuple[Interactions, EventSplit, np.ndarray]:
    """The events, how they are split, and how often each product was seen in training."""
    interactions = catalogue.interactions
    if interactions is None:
        raise MmsidError("Evaluating needs shoppers' histories, but the catalogue has no interactions file; add one.")
    events = split_events(interactions, split)
    item_ids = [item.item_id for item in catalogue.items]
    return interactions, events, training_counts(interactions, item_ids, events)
