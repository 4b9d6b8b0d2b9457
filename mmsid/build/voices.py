"""The collaborative voice of a build: trained, kept, and mixed with the language model on validation events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import torch

from mmsid.artifacts import write_json
from mmsid.collaborative import CollaborativeConfig, FrequencyGate, SasRec, fit_gate
from mmsid.config import best_device, read_checked
from mmsid.decoding import PromptTree
from mmsid.progress import Progress, silent
from mmsid.recommender import Recommender
from mmsid.recommender.cold_start import event_transfer
from mmsid.recommender.model import COLLABORATIVE
from mmsid.records import Codes
from mmsid.training.collaborative import SequenceData, fit_sasrec
from mmsid.training.cooccurrence import cooccurrence_embeddings
from mmsid.training.rows import padded
from mmsid.training.until_best import Curve

GATE_CASES = 4000
"""Validation cases on which the gate is learnt, at most; the trainings read some of them."""

_AT_ONCE = 64

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
        model.save(folder / COLLABORATIVE)
        write_json(done, curve.model_dump(mode="json"))
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
    device = best_device()
    voice.to(device)
    histories = [[row[item] for item in history if item in row] for history, _ in cases]

    def chances(temperature: float) -> Iterator[np.ndarray]:
        for start in range(0, len(histories), _AT_ONCE):
            block = voice.log_probs(histories[start : start + _AT_ONCE], temperature=temperature)
            yield block.exp().cpu().numpy()

    targets = np.array([row[target] for _, target in cases], dtype=np.int64)
    told = _told(tuned, codes, cases, progress)
    gate = fit_gate(told, chances, targets, voice.events.cpu().numpy())
    voice.to("cpu")
    return gate


@torch.inference_mode()
def _told(tuned: Recommender, codes: Mapping[str, Codes], cases: Cases, progress: Progress) -> np.ndarray:
    """What the language model alone gives to what came next: `(cases,)` log-probabilities."""
    tokens = [torch.tensor(level, device=tuned.model.device) for level in tuned.prompts.code_tokens]
    told = np.zeros(len(cases), dtype=np.float64)
    order = sorted(range(len(cases)), key=lambda place: len(cases[place][0]))
    for start in range(0, len(order), _AT_ONCE):
        places = order[start : start + _AT_ONCE]
        tree = PromptTree(tuned.model, [tuned.prompt([codes[i] for i in cases[p][0]]) for p in places])
        log_probs, ancestry = tree.log_probs, tree.root()
        targets = torch.tensor([codes[cases[place][1]] for place in places], device=tuned.model.device)
        total = torch.zeros(len(places), device=tuned.model.device)
        for level, of_level in enumerate(tokens):
            chosen = of_level[targets[:, level]][:, None]
            total += log_probs[:, 0].gather(1, chosen)[:, 0]
            if level + 1 < len(tokens):
                log_probs, ancestry = tree.grow(chosen, ancestry, level)
        told[places] = total.cpu().numpy()
        progress(min(start + _AT_ONCE, len(order)), len(order), "Mixing the voices")
    return told
