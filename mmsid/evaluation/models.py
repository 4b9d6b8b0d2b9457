"""The models that `evaluate` ranks, and how each is made from a build.

In: a build that is opened to be measured (`Evaluation`); out: `MODELS`, a table from a model's name to what makes it.
The rules: a rival learns from training events and is tuned on validation events; names of ours begin with `mmsid`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from mmsid.artifacts import Manifest
from mmsid.decoding import Decoder
from mmsid.evaluation.baselines import (
    ItemKnn,
    LastItemCooccurrence,
    Popularity,
    tune_cooccurrence_knn,
    tune_item_knn,
)
from mmsid.evaluation.metrics import CUTOFFS
from mmsid.evaluation.oracle import oracle_of
from mmsid.evaluation.protocol import Lister, Scorer, Task
from mmsid.progress import Progress, silent
from mmsid.recommender import Recommender
from mmsid.recommender.cold_start import cold_start_transfers, typical_events
from mmsid.records import Case
from mmsid.shop import MMSID, load_embeddings

BATCH, LIVE_BATCH = 32, 8

LIST_LENGTH = max(CUTOFFS)
"""Products that a beam lists at least: the longest list that is judged."""


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
                out[place, : len(beam.leaves)] = shop.trie.item_rows(beam.leaves)
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


@dataclass(frozen=True, eq=False)
class Evaluation:
    """What the models of `MODELS` are made from.

    Attributes:
        build: the folder.
        manifest: of it.
        shop: the build, opened.
        task: the test events.
        validation: validation events, on which rivals are tuned.
        histories: training histories, item ids oldest first.
        sasrec: makes the rival SASRec, or reads it from the build.
        progress: told how far a tuning is.
    """

    build: Path
    manifest: Manifest
    shop: MMSID
    task: Task
    validation: Task
    histories: Sequence[tuple[str, ...]]
    sasrec: Callable[[], Scorer]
    progress: Progress = silent

    def generative(self, recommender: Recommender | None = None) -> Generative:
        """The build's model, or another recommender of the same IDs."""
        keep_history = self.task.keep_history
        return Generative(self.shop, LIST_LENGTH, keep_history=keep_history, recommender=recommender)

    def item_knn(self) -> ItemKnn:
        """Tuned neighbours in the space that is quantised."""
        embeddings = load_embeddings(self.build / "encoder" / "embeddings.safetensors")
        fused = self.shop.models.fusion.fuse(embeddings)
        return tune_item_knn(fused, self.validation, progress=self.progress)

    def alone(self) -> Generative | None:
        """The language model without the collaborative voice; None where it has none."""
        if self.shop.recommender.collaborative is None:
            return None
        return self.generative(self.shop.recommender.alone())

    def base(self) -> Generative | None:
        """The base model without its adapter; None where the tuning changed the base itself, or nothing."""
        if self.shop.recommender.config.tuning != "lora":
            return None
        codewords = self.shop.models.quantizer.codewords
        return self.generative(Recommender.load(self.build / "recommender", codewords, adapted=False))


MODELS: Mapping[str, Callable[[Evaluation], Scorer | Lister | None]] = {
    "mmsid": Evaluation.generative,
    "mmsid-alone": Evaluation.alone,
    "popularity": lambda of: Popularity(of.task.training_counts),
    "last-item": lambda of: LastItemCooccurrence(of.histories, of.task.item_ids),
    "item-knn": Evaluation.item_knn,
    "item-knn-cooccurrence": lambda of: tune_cooccurrence_knn(of.histories, of.validation, progress=of.progress),
    "sasrec": lambda of: of.sasrec(),
    "mmsid-base": Evaluation.base,
    "oracle": lambda of: oracle_of(of.manifest.catalogue_folder(of.build), of.task.item_ids),
}
"""Every model that is ranked: its name in `metrics.json`, and how it is made; None where this build has no such one.
Names of ours begin with `mmsid`."""
