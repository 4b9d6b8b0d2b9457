"""The collaborative voice of a build: trained, kept, and mixed with the language model on validation events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import torch

from mmsid import processes
from mmsid.artifacts import write_json
from mmsid.collaborative import CollaborativeConfig, FrequencyGate, SasRec, ValidationAnswers, fit_gate
from mmsid.config import best_device, read_checked
from mmsid.decoding import Decoder
from mmsid.progress import Progress, silent
from mmsid.recommender import Recommender
from mmsid.recommender.cold_start import event_transfer
from mmsid.recommender.model import COLLABORATIVE
from mmsid.records import Codes
from mmsid.semantic_ids import Trie
from mmsid.training.collaborative import SequenceData, fit_sasrec
from mmsid.training.cooccurrence import cooccurrence_embeddings
from mmsid.training.rows import padded
from mmsid.training.until_best import Curve

LISTED = 50
"""The language model's answers to each of them that have a probability."""

_AT_ONCE = 32

Cases = Sequence[tuple[Sequence[str], str]]
"""A history of item ids, and what came next."""


def collaborative_voice(  # noqa: PLR0913 - what one stage knows
    folder: Path,
    config: CollaborativeConfig,
    histories: Sequence[Sequence[str]],
    cases: Cases,
    embeddings: np.ndarray,
    item_ids: Sequence[str],
    *,
    state: Path,
    progress: Progress = silent,
) -> tuple[SasRec, Curve]:
    """Trains the voice, unless that was done before the stage was interrupted.

    Args:
        folder: of the recommender stage.
        config: of the voice.
        histories: of training.
        cases: of validation.
        embeddings: `(n, d)` unit rows, the content.
        item_ids: in the order of the rows.
        state: folder of the stage's resumable state.
        progress: told after every few steps.
    """
    done = state / "collaborative.json"
    if not done.is_file():
        row = {item_id: place for place, item_id in enumerate(item_ids)}
        known = [[row[item] for item in history if item in row] for history in histories]
        events = padded([(history, []) for history in known], fill=-1)[0]
        counts = np.bincount(events[events >= 0], minlength=len(item_ids))
        transfer = event_transfer(
            cooccurrence_embeddings(embeddings, events),
            counts,
            rare_events=0,
            cold_item_events=config.cold_item_events,
        )
        model = SasRec(len(item_ids), config.sized_for(int(counts.sum()), len(item_ids)))
        asked = [([row[item] for item in history if item in row], row[target]) for history, target in cases]
        data = SequenceData(known, asked, np.nan_to_num(embeddings), transfer)
        curve = fit_sasrec(
            model, data, state=state / "collaborative", progress=progress, task="the collaborative voice"
        )
        model.events.copy_(torch.from_numpy(counts))

        def keep() -> None:
            model.save(folder / COLLABORATIVE)
            write_json(done, curve.model_dump(mode="json"))

        processes.by_main(keep)
    return SasRec.load(folder / COLLABORATIVE, config), read_checked(done, Curve)


def mixture_gate(
    tuned: Recommender,
    voice: SasRec,
    codes: Mapping[str, Codes],
    cases: Cases,
    *,
    progress: Progress = silent,
) -> FrequencyGate:
    """Learns how far the voice is trusted.

    Args:
        tuned: the language model.
        voice: of the same items.
        codes: item id → semantic ID, in the order of the voice's rows.
        cases: of validation.
        progress: told how many cases the language model has answered.
    """
    row = {item_id: place for place, item_id in enumerate(codes)}
    histories = [[row[item] for item in history] for history, _ in cases]
    items, log_probs = _listed(tuned, codes, histories, progress)
    targets = np.array([row[target] for _, target in cases], dtype=np.int64)
    answers = ValidationAnswers(histories, targets, items, log_probs)
    voice.to(best_device())

    def chances() -> Iterator[np.ndarray]:
        for start in range(0, len(histories), _AT_ONCE):
            yield voice.log_probs(histories[start : start + _AT_ONCE]).cpu().numpy()

    gate = fit_gate(answers, chances, voice.events.cpu().numpy())
    voice.to("cpu")
    return gate


def _listed(
    tuned: Recommender, codes: Mapping[str, Codes], histories: Sequence[Sequence[int]], progress: Progress
) -> tuple[np.ndarray, np.ndarray]:
    """The language model's best answers: `(cases, LISTED)` rows and log-probabilities, best first."""
    paths = list(codes.values())
    prompts = tuned.prompts
    trie = Trie.from_codes(np.array(paths), [len(tokens) for tokens in prompts.code_tokens])
    decoder = Decoder(tuned.model, prompts.code_tokens, trie)
    width = min(LISTED, len(paths))
    items = np.full((len(histories), width), -1)
    log_probs = np.full((len(histories), width), -np.inf)
    order = sorted(range(len(histories)), key=lambda place: len(histories[place]))  # alike in length share a batch
    for start in range(0, len(order), _AT_ONCE):
        places = order[start : start + _AT_ONCE]
        asked = [[paths[row] for row in histories[place]] for place in places]
        beams = decoder.search([tuned.prompt(history) for history in asked], width, excluded=asked)
        for place, beam in zip(places, beams, strict=True):
            items[place, : len(beam.leaves)] = trie.item_rows(beam.leaves)
            log_probs[place, : len(beam.leaves)] = beam.log_probs
        progress(min(start + _AT_ONCE, len(order)), len(order), "Mixing the voices")
    return items, log_probs
