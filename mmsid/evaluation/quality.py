"""All models on the test events of a build's own catalogue.

In: a build folder; out: `metrics.json` in it. One convention for the model, the baselines and the oracle: the full
catalogue is ranked, and the products of the history are left out (an option keeps them in). The history of a test
event is everything that the shopper did before it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
from mmsid.decoding import Decoder
from mmsid.errors import MmsidError
from mmsid.evaluation.baselines import LastItemCooccurrence, Popularity, fitted_sasrec, tune_item_knn
from mmsid.evaluation.oracle import oracle_of
from mmsid.evaluation.protocol import Lister, Scorer, Task, evaluate
from mmsid.progress import Progress, silent
from mmsid.recommender import Recommender
from mmsid.recommender.cold_start import cold_start_transfers, typical_events
from mmsid.records import Case
from mmsid.semantic_ids import SemanticIds
from mmsid.shop import MMSID, load_embeddings
from mmsid.training.collaborative import READ_CASES

BATCH, LIVE_BATCH = 32, 8


class Generative:
    """The build's own model as it answers in the app: beam search under the trie."""

    def __init__(
        self, shop: MMSID, k: int, *, keep_history: bool = False, recommender: Recommender | None = None
    ) -> None:
        """Lists at least `k` items per case; `recommender` takes the place of the shop's own."""
        self._shop, self._recommender = shop, recommender or shop.recommender
        tokens, voice = self._recommender.prompts.code_tokens, self._recommender.voice(shop.trie)
        self._decoder = Decoder(self._recommender.model, tokens, shop.trie, voice=voice)
        self._width = min(len(shop.items), max(k, self._recommender.config.beam))
        self._keep_history = keep_history

    def best(self, cases: Sequence[Case]) -> np.ndarray:
        """Rows of the catalogue, `(cases, width)` int64, best first; −1 where fewer are left."""
        shop, out = self._shop, np.full((len(cases), self._width), -1, dtype=np.int64)
        order = sorted(range(len(cases)), key=lambda i: len(cases[i].history))
        for start in range(0, len(order), BATCH):
            places = order[start : start + BATCH]
            paths = [[shop.codes(item_id) for item_id in cases[i].history] for i in places]
            excluded = [[] if self._keep_history else path for path in paths]
            prompts = [self._recommender.prompt(path) for path in paths]
            beams = self._decoder.search(prompts, self._width, excluded=excluded)
            for place, beam in zip(places, beams, strict=True):
                out[place, : len(beam.leaves)] = shop.trie.leaves[beam.leaves]
        return out


class AddedLive:
    """A model that never wrote the cold items' IDs, with the transfers that they get where they are added to a shop."""

    def __init__(self, shop: MMSID, recommender: Recommender, counts: np.ndarray) -> None:
        """What has no training events gets what the shop's own configuration says for new items."""
        config = shop.recommender.config
        transfers = cold_start_transfers(
            shop.index.embeddings(range(len(shop.items))),
            counts,
            np.flatnonzero(counts == 0).tolist(),
            shop.ids.codes,
            rare_events=config.rare_item_events * typical_events(counts),
            cold_item_events=config.cold_item_events,
        )
        self._shop, self._recommender = shop, recommender
        tokens, voice = recommender.prompts.code_tokens, recommender.voice(shop.trie)
        self._decoder = Decoder(recommender.model, tokens, shop.trie, transfers, voice)

    def score(self, cases: Sequence[Case]) -> np.ndarray:
        """`(cases, items)` log-probabilities, all of them exact: with so many sources a beam is no quicker."""
        prompts = [self._recommender.prompt([self._shop.codes(one) for one in case.history]) for case in cases]
        scores = np.empty((len(cases), len(self._shop.items)), dtype=np.float32)
        for start in range(0, len(cases), LIVE_BATCH):
            rows = self._decoder.score_all(prompts[start : start + LIVE_BATCH])
            scores[start : start + LIVE_BATCH, self._shop.trie.leaves] = rows
        return scores


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
        limit: test events at most, drawn by `seed`.
        seed: of the choice of events and of the intervals.
        keep_history: let products of the history compete, too.
        beside: further builds by name, which differ in nothing but their recommender; one whose tuning transferred
            no events to cold items is also asked as if these had been added to the running app (`NAME-live`).
        progress: told how far each model is.

    Raises:
        MmsidError: if the build is damaged or its catalogue has no test events.
    """
    manifest = read_manifest(build)  # not `open_build`, which refuses an evaluation that is to be made anew
    check_stages(build, manifest)
    check_catalogue(build, manifest)
    catalogue = load_catalogue(manifest.catalogue_folder(build))
    task, validation, histories = held_out_tasks(catalogue, manifest.catalogue.split, limit, seed, keep_history)
    shop = MMSID.opened(build, manifest)
    fused = shop.models.fusion.fuse(load_embeddings(build / "encoder" / "embeddings.safetensors"))
    models: dict[str, Scorer | Lister] = {
        "mmsid": Generative(shop, 10, keep_history=keep_history),
        "popularity": Popularity(task.training_counts),
        "item-knn": tune_item_knn(fused, validation),
        "last-item": LastItemCooccurrence(histories, task.item_ids),
    }
    models["sasrec"] = rival_sasrec(build, catalogue, manifest.catalogue.split, progress=progress)
    if shop.recommender.collaborative is not None:
        models["mmsid-alone"] = Generative(shop, 10, keep_history=keep_history, recommender=shop.recommender.alone())
    if shop.recommender.config.tuning == "lora":
        base = Recommender.load(build / "recommender", shop.models.quantizer.codewords, adapted=False)
        models["mmsid-base"] = Generative(shop, 10, keep_history=keep_history, recommender=base)
    for name, folder in (beside or {}).items():
        other = _recommender_beside(shop, folder)
        models[f"mmsid-{name}"] = Generative(shop, 10, keep_history=keep_history, recommender=other)
        if not other.config.cold_item_events:
            models[f"mmsid-{name}-live"] = AddedLive(shop, other, task.training_counts)
    exact = oracle_of(manifest.catalogue_folder(build), task.item_ids)
    if exact is not None:
        models["oracle"] = exact
    result = evaluate(models, task, seed=seed, progress=progress)
    result["keep_history"] = keep_history
    result["build"] = manifest.fingerprint
    merge_metrics(build, manifest.fingerprint, result)
    return result


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
