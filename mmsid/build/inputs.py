"""What stages read of the catalogue and of the stages before them.

In: a `BuildContext`; out: histories and cases, embeddings `(n, d)` in the order of the catalogue, codes.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from mmsid.build.context import BuildContext
from mmsid.catalogue import cases, split_events, training_histories
from mmsid.encoder import Fusion
from mmsid.records import Codes, Item
from mmsid.semantic_ids import SemanticIds
from mmsid.shop import load_embeddings, load_fusion
from mmsid.training.tuning import READ_CASES


def item_codes(items: tuple[Item, ...], ids: SemanticIds) -> dict[str, Codes]:
    """Item id → semantic ID, in the catalogue's order."""
    return {item.item_id: tuple(row) for item, row in zip(items, ids.codes.tolist(), strict=True)}


def events_to_learn(context: BuildContext) -> tuple[list[tuple[str, ...]], list[tuple[tuple[str, ...], str]]]:
    """The training histories, and the validation cases on which the language model is read."""
    interactions = context.catalogue.interactions
    assert interactions is not None
    events = split_events(interactions, context.split)
    return list(training_histories(interactions, events).values()), validation_cases(context, READ_CASES)


def validation_cases(context: BuildContext, limit: int) -> list[tuple[tuple[str, ...], str]]:
    """A history each, and what came next; at most so many, drawn."""
    interactions = context.catalogue.interactions
    assert interactions is not None
    targets = split_events(interactions, context.split).validation
    return [(case.history, case.target) for case in cases(interactions, targets, limit=limit)]


def fused_embeddings(context: BuildContext) -> np.ndarray:
    """The item embeddings `(n, d)`, as the encoder stage left them."""
    return fusion_of(context).fuse(load_embeddings(embeddings_file(context)))


def fusion_of(context: BuildContext) -> Fusion:
    """The fusion that the encoder stage fitted."""
    return load_fusion(context.build, context.config.encoder.image_weight)


def embeddings_file(context: BuildContext) -> Path:
    """Where the embeddings of every modality are."""
    return context.folder("encoder") / "embeddings.safetensors"
