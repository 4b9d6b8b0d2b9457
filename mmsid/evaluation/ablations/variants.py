"""The variants of a build that are held against it: one thing differs in each.

In: the configuration of the base build and its folder; out: the configuration of a variant. The rules: what did not
change is not trained again (a trained encoder and a pretrained language model are taken over from the base build), and
a variant that a catalogue cannot have is named with the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mmsid.build.context import BuildConfig
from mmsid.catalogue import Catalogue

BASE = "base"
"""The build that the others are held against."""

Reason = Callable[[Catalogue], str | None]


@dataclass(frozen=True)
class Variant:
    """One row of the table.

    Attributes:
        name: of the row and of the build's folder.
        differs: what is different from the base, in words.
        overrides: values of `BuildConfig` that differ, nested; None where this version cannot make the variant.
        lacking: why a catalogue, or this version, cannot have it; None where it can.
    """

    name: str
    differs: str
    overrides: Mapping[str, Any] | None
    lacking: Reason = lambda _catalogue: None

    def missing(self, catalogue: Catalogue) -> str | None:
        """Why the variant cannot be made of a catalogue; None where it can."""
        return self.lacking(catalogue) or (None if self.overrides is not None else "this version cannot make it")


def _both_modalities(catalogue: Catalogue) -> str | None:
    if catalogue.embeddings is not None:
        missing = {"image", "text"} - catalogue.embeddings.keys()
        return f"its embeddings lack the modality {' and '.join(sorted(missing))}" if missing else None
    if not any(item.image is not None for item in catalogue.items):
        return "the catalogue has no pictures"
    return None


def _two_modalities(catalogue: Catalogue) -> str | None:
    if catalogue.embeddings is not None:
        return "its embeddings have one modality only" if len(catalogue.embeddings) == 1 else None
    return _both_modalities(catalogue)


_BASE_HAS_IT = "the base has it"


def _is_shown(catalogue: Catalogue) -> bool:
    """Whether a base has a tree: somebody can see or read what its codes mean."""
    return catalogue.has_words or catalogue.has_pictures


def _labels(catalogue: Catalogue) -> str | None:
    named = any(item.category or item.extra for item in catalogue.items)
    return None if named else "the catalogue has neither categories nor attributes"


_ONE_MODALITY = {"weights": {"consistency": 0.0, "alignment": 0.0}}
"""The terms of the quantiser's loss that hold two modalities together."""

VARIANTS = (
    Variant(BASE, "the configuration as it is; all modalities", {}),
    Variant(
        "text-only",
        "item embeddings from texts alone",
        {"encoder": {"image_weight": 0.0}, "quantizer": _ONE_MODALITY},
        _both_modalities,
    ),
    Variant(
        "image-only",
        "item embeddings from pictures alone, where there is one",
        {"encoder": {"image_weight": 1.0}, "quantizer": _ONE_MODALITY},
        _both_modalities,
    ),
    Variant(
        "collaborative",
        "item embeddings with a third modality, from training events",
        {"encoder": {"collaborative": True}},
        lambda catalogue: _BASE_HAS_IT if catalogue.embeddings is not None else None,
    ),
    Variant(
        "content-only",
        "item embeddings without the modality from training events",
        {"encoder": {"collaborative": False}},
        lambda catalogue: "the base is this one" if catalogue.embeddings is None else None,
    ),
    Variant(
        "no-voice",
        "the language model alone, tuned without the collaborative voice",
        {"recommender": {"collaborative": {"speaks": False}}},
    ),
    Variant(
        "no-distillation",
        "the collaborative voice is mixed in, but teaches the language model nothing",
        {"recommender": {"distillation": 0.0}},
    ),
    Variant(
        "flat-ids",
        "IDs of three levels of one size, without the tree of kinds: any code may follow any other",
        {"quantizer": {"tree": False}},
        lambda catalogue: None if _is_shown(catalogue) else _BASE_HAS_IT,
    ),
    Variant(
        "tree-ids",
        "IDs with a tree of kinds, from clusters",
        {"quantizer": {"tree": True}},
        lambda catalogue: _BASE_HAS_IT if _is_shown(catalogue) else None,
    ),
    Variant(
        "clustered-ids",
        "kinds and looks from clusters of embeddings instead of categories and attributes",
        {"quantizer": {"categories": False, "attributes": False}},
        _labels,
    ),
    Variant("random-rows", "ID rows start at random, not from the codewords", {"recommender": {"code_rows": "random"}}),
    Variant("no-mmd", "quantiser without maximum mean discrepancy", {"quantizer": {"weights": {"distribution": 0.0}}}),
    Variant(
        "no-alignment",
        "quantiser without the contrastive alignment of modalities",
        {"quantizer": {"weights": {"alignment": 0.0}}},
        _two_modalities,
    ),
    Variant(
        "no-translation",
        "tuning without the tasks that translate between IDs and titles",
        {"recommender": {"alignment_share": 0.0}},
    ),
    Variant(
        "no-lending",
        "neighbours lend no events to rare and cold products",
        {
            "recommender": {
                "rare_item_events": 0.0,
                "cold_item_events": 0.0,
                "collaborative": {"cold_item_events": 0.0},
            }
        },
    ),
    Variant(
        "full-tuning",
        "every weight is tuned, at half the rate, instead of an adapter",
        {"recommender": {"tuning": "full", "learning_rate": 1e-3}},
        lambda catalogue: None if catalogue.has_words else _BASE_HAS_IT,
    ),
    Variant(
        "adapter",
        "an adapter of low rank is tuned, at twice the rate, instead of every weight",
        {"recommender": {"tuning": "lora", "learning_rate": 2e-3}},
        lambda catalogue: _BASE_HAS_IT if catalogue.has_words else None,
    ),
    Variant("no-tuning", "the language model is not tuned on histories", {"recommender": {"tuning": "none"}}),
)
"""Every row of the table, the base first."""


def variant_config(variant: Variant, base: BuildConfig, base_build: Path, catalogue: Catalogue) -> BuildConfig:
    """The configuration of a variant.

    Args:
        variant: one that the catalogue can have.
        base: configuration of the base build.
        base_build: its folder, which lends the encoder and the base language model where it trained them itself.
        catalogue: one that brings embeddings needs no encoder.
    """
    base = base.decided_for(catalogue)
    values = base.model_dump(mode="json")
    if variant.name != BASE:
        trains = base.encoder.model in ("small", "shipped") and catalogue.embeddings is None
        if trains and "encoder" in (variant.overrides or {}):
            values["encoder"]["model"] = str(base_build)
        if base.recommender.base == "small" and base.recommender.tuning != "full":
            values["recommender"]["base"] = str(base_build)
    return BuildConfig.parse(merged(values, variant.overrides or {}), source=f"the variant {variant.name}")


def merged(values: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Nested values with some of them changed."""
    found = dict(values)
    for name, change in changes.items():
        both = isinstance(change, Mapping) and isinstance(found.get(name), Mapping)
        found[name] = merged(found[name], change) if both else change
    return found
