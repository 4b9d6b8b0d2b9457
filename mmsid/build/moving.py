"""The stages of a build that follow a changed catalogue with the models that they have (`update.py`).

In: the build before, the folder of a stage to fill, and `Changes`; out: the stage's files. The rules: rows of products
that stayed are copied bit for bit; only new ones are embedded and given codes, none of which is taken; a product that
no model has learnt from is named in `untrained.json`, so that it is lent probability as any new product is.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import load_file, save_file

from mmsid.artifacts import Stage, write_json
from mmsid.build.changes import Changes, write_digests
from mmsid.build.context import BuildContext
from mmsid.build.inputs import embeddings_file, fused_embeddings, fusion_of
from mmsid.collaborative import SasRec
from mmsid.config import best_device, read_json
from mmsid.encoder.fusion import unit_rows
from mmsid.errors import MmsidError
from mmsid.index import EmbeddingIndex
from mmsid.quantizer import HierarchicalQuantizer
from mmsid.quantizer.metrics import codebook_metrics
from mmsid.recommender import RecommenderConfig
from mmsid.recommender.model import COLLABORATIVE
from mmsid.records import Codes
from mmsid.semantic_ids import SemanticIds
from mmsid.shop import UNTRAINED_FILE, load_embeddings
from mmsid.shop.models import Models

NEIGHBOURS = 5
"""Products whose rows in the collaborative voice a new one's is the mean of."""

WORST = 0.95
"""Share of the products that stayed which a new one's error is held against."""


def move_encoder(before: BuildContext, stage: Stage, changes: Changes) -> None:
    """Copies the encoder and the rows that stayed, and embeds the rest."""
    _copy(before.folder("encoder"), stage.folder)
    old = load_file(embeddings_file(before))
    anew = _embedded(before, changes)
    _check_widths(old, anew)
    total = len(before.catalogue)
    rows = {}
    for name, vectors in old.items():
        rows[name] = np.full((total, vectors.shape[1]), np.nan, dtype=np.float16)
        rows[name][list(changes.kept)] = vectors[list(changes.kept_before)]
        if name in anew:  # what is made from training events has nothing to say of a product without any
            rows[name][list(changes.anew)] = anew[name].astype(np.float16)
    save_file(rows, stage.folder / embeddings_file(before).name)
    write_digests(stage.folder, before.catalogue)


def _embedded(before: BuildContext, changes: Changes) -> dict[str, np.ndarray]:
    """Embeddings of the products that get a new ID, in the order of their rows."""
    rows = list(changes.anew)
    given = before.catalogue.embeddings
    if given is not None:
        return {name: unit_rows(vectors[rows].astype(np.float64)) for name, vectors in given.items()}
    if not rows:
        return {}
    models = Models.load(before.build, device="cpu")
    encoder = models.encoder
    encoder.model.to(best_device())
    encoder.device = best_device()
    return encoder.embed_items([before.catalogue.items[row] for row in rows], progress=before.progress)


def _check_widths(old: dict[str, np.ndarray], anew: dict[str, np.ndarray]) -> None:
    """Refuses embeddings of another kind than the codebooks were made from."""
    wrong = [name for name, rows in anew.items() if name not in old or rows.shape[1] != old[name].shape[1]]
    if wrong:
        had = ", ".join(f"{name} of {rows.shape[1]}" for name, rows in old.items())
        raise MmsidError(
            f"Expected embeddings as the build has them ({had} numbers), but those of {', '.join(wrong)} are others; "
            "build again."
        )


def move_quantizer(before: BuildContext, after: BuildContext, stage: Stage, changes: Changes) -> None:
    """Copies the quantiser and the IDs that stayed, gives the rest free ones, and measures the codes anew."""
    _copy(before.folder("quantizer"), stage.folder)
    quantizer = HierarchicalQuantizer.load(stage.folder)
    old = SemanticIds.load(before.folder("quantizer") / "semantic_ids.json")
    fused = fused_embeddings(after)
    codes = np.zeros((len(fused), old.levels), dtype=np.int64)
    codes[list(changes.kept)] = old.codes[list(changes.kept_before)]
    if changes.anew:
        taken = SemanticIds(codes[list(changes.kept)], old.codebook_sizes, old.parents)
        codes[list(changes.anew)] = _new_codes(quantizer, taken, fused[list(changes.anew)])
    ids = SemanticIds(codes, old.codebook_sizes, old.parents)
    ids.save(stage.folder / "semantic_ids.json")
    fusion, embeddings = fusion_of(after), load_embeddings(embeddings_file(after))
    categories = [item.category for item in after.catalogue.items]
    report = codebook_metrics(
        quantizer,
        fused,
        codes,
        categories if any(categories) else None,
        modalities={name: fusion.centred(name, rows) for name, rows in embeddings.items()},
    )
    write_json(stage.folder / "health.json", report)


def _new_codes(quantizer: HierarchicalQuantizer, taken: SemanticIds, fused: np.ndarray) -> np.ndarray:
    """Codes `(m, L)` that nobody has: the quantiser's own, where they are free, and the nearest free ones."""
    chosen = [tuple(map(int, row)) for row in quantizer.encode(fused).codes]
    codebooks = quantizer.codewords
    held = set(map(tuple, taken.codes.tolist()))
    found: dict[int, Codes] = {}
    for place, codes in enumerate(chosen):
        if codes not in held:
            found[place] = codes
            held.add(codes)
    if found:
        rows = np.array(list(found.values()), dtype=np.int64)
        taken = SemanticIds(np.concatenate([taken.codes, rows]), taken.codebook_sizes, taken.parents)
    for place, codes in enumerate(chosen):
        if place not in found:
            found[place] = taken.free_codes(codes, fused[place], codebooks)
            taken = taken.with_item(found[place])
    return np.array([found[place] for place in range(len(chosen))], dtype=np.int64)


def move_recommender(before: BuildContext, after: BuildContext, stage: Stage, changes: Changes) -> Sequence[str]:
    """Copies the language model, gives the collaborative voice rows of the new products, and names them.

    Returns:
        ids of the products that no model has learnt from.
    """
    source = before.folder("recommender")
    _copy(source, stage.folder)
    ids = [item.item_id for item in after.catalogue.items]
    known = read_json(source / UNTRAINED_FILE) if (source / UNTRAINED_FILE).is_file() else []
    new = {ids[row] for row in changes.anew} | set(known)
    untrained = [item_id for item_id in ids if item_id in new]
    write_json(stage.folder / UNTRAINED_FILE, untrained)
    if (source / COLLABORATIVE / "sasrec.safetensors").is_file():
        config = RecommenderConfig.read(source / "config.json").collaborative
        voice = SasRec.load(source / COLLABORATIVE, config)
        order = read_json(before.folder("index") / "items.json")
        _moved_voice(voice, [str(one) for one in order], ids, fused_embeddings(after)).save(
            stage.folder / COLLABORATIVE
        )
    return untrained


def _moved_voice(voice: SasRec, before: Sequence[str], ids: Sequence[str], fused: np.ndarray) -> SasRec:
    """The voice with the products that there are now; a new one's row is the mean of those that are most like it."""
    place = {item_id: row for row, item_id in enumerate(before)}
    known = [row for row, item_id in enumerate(ids) if item_id in place]
    source = torch.tensor([place[ids[row]] for row in known])
    moved = SasRec(len(ids), voice.config)
    state = {name: value.clone() for name, value in voice.state_dict().items()}
    items = torch.zeros(len(ids), voice.items.shape[1])
    events = torch.zeros(len(ids), dtype=voice.events.dtype)
    items[known], events[known] = voice.items[source], voice.events[source]
    new = [row for row in range(len(ids)) if ids[row] not in place]
    if new and known:
        near, _ = EmbeddingIndex(fused[known]).nearest(fused[new], NEIGHBOURS)
        items[new] = items[torch.tensor(known)[torch.from_numpy(near)]].mean(dim=1)
    moved.load_state_dict({**state, "items": items, "events": events})
    return moved.eval().requires_grad_(False)


def fit_of(context: BuildContext, changes: Changes) -> tuple[float | None, float | None, float]:
    """How well the codebooks describe the products that stayed, and those that got a new ID.

    Returns:
        the mean errors (1 − cosine of embedding and codeword sum, by the codes that the quantiser chooses), None where
        there are no such products, and the share of the new ones that are worse described than `WORST` of the others.
    """
    fused = fused_embeddings(context)
    quantizer = HierarchicalQuantizer.load(context.folder("quantizer"))
    told = quantizer.decode(quantizer.encode(fused).codes)
    lengths = np.linalg.norm(told, axis=1) * np.linalg.norm(fused, axis=1)
    errors = 1 - (told * fused).sum(axis=1) / np.maximum(lengths, 1e-12)
    kept, anew = errors[list(changes.kept)], errors[list(changes.anew)]
    unfit = float((anew > np.quantile(kept, WORST)).mean()) if len(anew) and len(kept) else 0.0
    means = [float(part.mean()) if len(part) else None for part in (kept, anew)]
    return means[0], means[1], unfit


def _copy(source: Path, folder: Path) -> None:
    """All files of a stage but its record, which is written anew."""
    shutil.copytree(source, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("stage.json", "state"))
