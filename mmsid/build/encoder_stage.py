"""The first stage: an encoder is taken over, tuned or trained, and embeds the catalogue.

In: the context's catalogue and its `EncoderConfig`; out: `encoder/` with the model, the embeddings of every modality
`(n, d_m)` and their fusion. The rule: rows have length 1 before they are stored in half precision, whatever scale a
catalogue's own embeddings have.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

from mmsid import processes
from mmsid.artifacts import Stage, write_json
from mmsid.build.changes import CONTENT_FILE, write_digests
from mmsid.build.context import COLLABORATIVE as MODALITY
from mmsid.build.context import BuildContext
from mmsid.build.inputs import embeddings_file, events_to_learn
from mmsid.config import best_device
from mmsid.encoder import Encoder, Fusion
from mmsid.encoder.fusion import unit_rows
from mmsid.encoder.model import GIVEN_FILE, create_small_clip, encoder_folder, shipped_encoder, write_small_clip
from mmsid.errors import MmsidError
from mmsid.records import Item
from mmsid.shop import FUSION_FILE, load_embeddings
from mmsid.training.contrastive import train_clip
from mmsid.training.cooccurrence import collaborative_modality
from mmsid.training.encoder_tuning import MOST_PAIRS, tune_encoder
from mmsid.training.pairs import Pairs, catalogue_pairs, item_captions, join_pairs, parquet_pairs
from mmsid.training.rows import padded

PHOTO_SHARE = 0.45
"""Share of the encoder's training batches that real photos fill, where there are any."""

_OF_A_CATALOGUE = ("stage.json", "config.json", "embeddings.safetensors", FUSION_FILE, "tuning.json", CONTENT_FILE)
"""Files of an encoder's folder that are no part of the model."""


def build_encoder(context: BuildContext, stage: Stage) -> list[str]:
    """Trains the small CLIP, or takes over a ready one, and embeds the catalogue."""
    config = context.config.encoder
    lines: list[str] = []
    if context.catalogue.embeddings is not None:
        if not processes.is_main():
            return lines
        embeddings = {name: unit_rows(rows.astype(np.float64)) for name, rows in context.catalogue.embeddings.items()}
        write_json(stage.folder / GIVEN_FILE, sorted(embeddings))
        lines.append("The catalogue brings its own embeddings; no encoder is needed, and none can tokenise uploads.")
    else:
        encoder = _encoder(context, stage, lines)
        if not processes.is_main():
            return lines
        embeddings = encoder.embed_items(context.catalogue.items, progress=context.progress)
    if context.embeds_collaborative:
        rows = collaborative_modality(*_content_and_histories(context, embeddings))
        if rows is not None:
            embeddings[MODALITY] = rows
            lines.append(
                "The embedding has a further modality, from what shoppers wanted after what in the training events."
            )
    # half precision is finer than any difference that a code depends on, and half the size; every row has length 1
    halves = {name: np.ascontiguousarray(rows, dtype=np.float16) for name, rows in embeddings.items()}
    save_file(halves, embeddings_file(context))
    stored = load_embeddings(embeddings_file(context))
    fusion = Fusion.fit(stored, config.image_weight)
    fusion.save(stage.folder / FUSION_FILE)
    config.write(stage.folder / "config.json")
    write_digests(stage.folder, context.catalogue)
    return [*lines, *_without_embedding(context.catalogue.items, fusion.fuse(stored))]


def _without_embedding(items: Sequence[Item], fused: np.ndarray) -> list[str]:
    """Says which products have a row of zeros: they lack all modalities, or are like the mean of all."""
    lacking = [items[row].item_id for row in np.flatnonzero(~np.any(fused, axis=1)).tolist()]
    if not lacking:
        return []
    named = ", ".join(lacking[:3]) + (", …" if len(lacking) > 3 else "")
    return [
        f"Nothing tells {len(lacking):,} of {len(items):,} products from the others ({named}), so their codes mean "
        "nothing; give each a picture, a text or an embedding of its own."
    ]


def _content_and_histories(context: BuildContext, embeddings: dict[str, np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """Content embeddings `(n, d)`, and the training histories as rows of products."""
    content = Fusion.fit(embeddings, context.config.encoder.image_weight).fuse(embeddings)
    row = {item.item_id: place for place, item in enumerate(context.catalogue.items)}
    histories, _ = events_to_learn(context)
    return content, padded([([row[item] for item in each], []) for each in histories], fill=-1)[0]


def check_encoder(context: BuildContext) -> None:
    """Refuses a catalogue on which an encoder is to be trained from nothing, and that has nothing to train it on.

    Raises:
        MmsidError: if no product has both a picture and a text, and there are no further pairs.
    """
    model, extra_data = context.config.encoder.model, context.extra_data
    is_trained = model == "small" or (model == "shipped" and shipped_encoder() is None)
    has_pairs = extra_data.pairs or extra_data.photos or any(i.image and i.text for i in context.catalogue.items)
    if context.catalogue.embeddings is None and is_trained and not has_pairs:
        ready = "leave --encoder out, for the shipped one, or take" if shipped_encoder() else "take"
        raise MmsidError(
            "Expected products that have both a picture and a text, to train an encoder on them, but none has; "
            f"{ready} a ready one (--encoder with a build, or ViT-B-32:laion2b_s34b_b79k), or give embeddings of your "
            "own (embeddings.parquet)."
        )


def _encoder(context: BuildContext, stage: Stage, lines: list[str]) -> Encoder:
    """The encoder that the configuration names, in the stage's folder; what a person should read goes to `lines`."""
    model = context.config.encoder.model
    shipped = shipped_encoder() if model == "shipped" else None
    if shipped is not None:
        return _tuned_encoder(context, stage, shipped, lines)
    if model == "shipped":
        lines.append(
            "The encoder that this project ships is not here, so one was trained from nothing; what it knows is what "
            "these products taught it."
        )
    return _train_encoder(context, stage) if model in ("shipped", "small") else _ready_encoder(context, stage)


def _tuned_encoder(context: BuildContext, stage: Stage, source: Path, lines: list[str]) -> Encoder:
    config = context.config.encoder
    processes.by_main(lambda: _take_over(source, stage.folder))
    encoder = Encoder.load(stage.folder, device=best_device(), mirrored=config.mirrored)
    side = encoder.picture_side + encoder.picture_side // 8
    pairs = _drawn_pairs(context, side, (*context.extra_data.pairs, *context.extra_data.photos), most=MOST_PAIRS)
    if not len(pairs):
        lines.append("The encoder is taken over as it is: no product has both a picture and a text to tune it on.")
        return encoder
    tuned = tune_encoder(encoder, pairs, config, state=stage.state_folder / "training", progress=context.progress)
    lines.append(str(tuned))
    if not processes.is_main():
        return encoder
    write_json(stage.folder / "tuning.json", tuned.to_json())
    if not tuned.kept:
        return encoder
    encoder.save(stage.folder)
    return Encoder.load(stage.folder, device=best_device(), mirrored=config.mirrored)


def _drawn_pairs(context: BuildContext, side: int, files: Sequence[Path], *, most: int | None = None) -> Pairs:
    """The pairs of the catalogue, or of a sample of so many products, and of further files."""
    items: Sequence[Item] = context.catalogue.items
    if most is not None and len(items) > most:
        rng = np.random.default_rng(context.config.encoder.seed)
        items = [items[row] for row in np.sort(rng.choice(len(items), most, replace=False))]
    own = catalogue_pairs(items, side, progress=context.progress)
    return join_pairs([own, *(parquet_pairs(path, side, progress=context.progress) for path in files)])


def _train_encoder(context: BuildContext, stage: Stage) -> Encoder:
    config, extra_data, progress = context.config.encoder, context.extra_data, context.progress
    items = context.catalogue.items
    side = config.image_size + config.image_size // 8
    drawn = _drawn_pairs(context, side, extra_data.pairs)
    sources = [(drawn, 1.0)]
    if extra_data.photos:
        photos = join_pairs(parquet_pairs(path, side, progress=progress) for path in extra_data.photos)
        sources = [(drawn, 1 - PHOTO_SHARE), (photos, PHOTO_SHARE)]
    texts = [text for pairs, _ in sources for captions in pairs.captions for text in captions]
    texts += [text for item in items for text in item_captions(item.title, item.description)]
    processes.by_main(lambda: write_small_clip(stage.folder, config, texts))
    encoder = create_small_clip(stage.folder, seed=config.seed)
    train_clip(encoder, sources, config, state=stage.state_folder / "training", progress=progress)
    if not processes.is_main():
        return encoder
    encoder.save(stage.folder)
    # the half-precision weights that everybody else will load
    return Encoder.load(stage.folder, device=best_device(), mirrored=config.mirrored)


def _ready_encoder(context: BuildContext, stage: Stage) -> Encoder:
    config = context.config.encoder
    source = encoder_folder(Path(config.model))
    if source is not None:
        processes.by_main(lambda: _take_over(source, stage.folder))
        return Encoder.load(stage.folder, device=best_device(), mirrored=config.mirrored)
    return Encoder.load(config.model, config.pretrained, device=best_device(), mirrored=config.mirrored)


def _take_over(source: Path, folder: Path) -> None:
    """Copies a model's files, and how it was trained, and on what."""
    for file in source.iterdir():
        if file.is_file() and file.name not in _OF_A_CATALOGUE:
            shutil.copy2(file, folder / file.name)
    if (source / "stage.json").is_file():
        shutil.copy2(source / "stage.json", folder / "trained.json")
