"""What is said of a new product as JSON-able dictionaries, in the manner of `payloads`.

In: records of `mmsid.explain`; out: dictionaries in which no code stands without its caption.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from mmsid.records import Codes, code_names
from mmsid.ui.answers import captions_of, code_chips, item_lines, neighbour_lines, tokenization_lines

if TYPE_CHECKING:
    from mmsid.explain import Modalities, Novelty, Robustness, TargetRank, TransferSource
    from mmsid.records import Tokenization
    from mmsid.shop import MMSID
    from mmsid.shop.batch.result import BatchLine


CLEARLY = 1 / 3
"""Percentile from which on a familiar product is called one of ours without reserve."""


def new_item_lines(shop: MMSID, found: Modalities) -> dict[str, Any]:
    """A new product's tokenisation, with what is said of it; how stable it is takes longer and is asked for apart."""
    from mmsid.explain import novelty, place_on_map

    new = found.both
    return {
        **tokenization_lines(shop, new),
        "narrowing": narrowing_lines(shop, new.codes),
        "modalities": modality_lines(shop, found),
        "familiarity": novelty_lines(shop, novelty(shop, new)),
        "place": place_on_map(shop, new).tolist(),
    }


def narrowing_lines(shop: MMSID, codes: Codes) -> list[dict[str, Any]]:
    """Products left under each prefix: first all of them, without a code, then one line per level."""
    from mmsid.explain import narrowing

    first, *left = narrowing(shop, codes)
    chips = code_chips(codes, captions_of(shop))
    return [
        {"depth": 0, "left": first},
        *({**chip, "depth": depth, "left": n} for depth, (chip, n) in enumerate(zip(chips, left, strict=True), 1)),
    ]


def modality_lines(shop: MMSID, found: Modalities) -> dict[str, Any]:
    """The IDs from both, from picture and text, and per pair the first level, from 1, whose codes differ, or None."""

    def side(new: Tokenization | None) -> dict[str, Any] | None:
        if new is None:
            return None
        chips = code_chips(new.codes, captions_of(shop))
        nearest = neighbour_lines(shop, new.neighbours[:3])
        return {"semantic_id": list(new.semantic_id), "codes": chips, "neighbours": nearest}

    return {
        "both": side(found.both),
        "image": side(found.image),
        "text": side(found.text),
        "differences": [
            {"pair": [str(one), str(other)], "level": None if level is None else level + 1}
            for (one, other), level in found.differences.items()
        ],
    }


def robustness_lines(shop: MMSID, codes: Codes, robust: Robustness) -> dict[str, Any]:
    """Per level the share of the views with this code, and with all codes up to it."""
    chips = code_chips(codes, captions_of(shop))
    shares = zip(chips, robust.codes.tolist(), robust.prefixes.tolist(), strict=True)
    levels = [{**chip, "same_code": code, "same_prefix": prefix} for chip, code, prefix in shares]
    return {"views": robust.views, "levels": levels}


def novelty_lines(shop: MMSID, found: Novelty) -> dict[str, Any]:
    """How near the product is to the catalogue, and the verdict."""
    return {
        "verdict": str(found.verdict),
        "sentence": verdict_sentence(found),
        "nearest": neighbour_lines(shop, [found.nearest])[0] if found.nearest else None,
        "percentile": found.percentile,
        "duplicates": neighbour_lines(shop, found.duplicates),
        "duplicate_cosine": found.duplicate_cosine,
        "picture_fault": found.picture_fault,
    }


def verdict_sentence(found: Novelty) -> str:
    """The verdict for a person, with the product that it rests on."""
    from mmsid.explain import Verdict

    if found.picture_fault:
        return f"The picture shows nothing ({found.picture_fault}), so what is read from it means nothing either."
    if found.nearest is None:
        return "This shop has nothing to compare it with."
    title = f"“{found.nearest.item.title}”"
    nearer = f"{(1 - found.percentile) * 100:.0f}\u00a0%"
    return {
        Verdict.DUPLICATE: f"We may have it already: {title} is nearer to it than our products are to each other.",
        Verdict.FAMILIAR: f"Yes, it is like ours: {title} is as near to it as our own products are to each other."
        if found.percentile >= CLEARLY
        else f"It is somewhat like ours: {title} is the nearest, but {nearer} of our own are nearer to theirs.",
        Verdict.UNUSUAL: f"It is unusual here: even {title}, the nearest, is farther away than nine in ten of our "
        "products are from their nearest.",
        Verdict.UNLIKE: "It is unlike anything that we have; take its codes with a pinch of salt.",
    }[found.verdict]


def target_rank_lines(shop: MMSID, ranks: Sequence[TargetRank]) -> list[dict[str, Any]]:
    """Who would want a product, best rank first."""
    return [
        {
            "name": ranked.name,
            "history": [{"item_id": one, "title": shop.item(one).title} for one in ranked.history],
            "log_prob": ranked.log_prob,
            "rank": ranked.rank,
            "candidates": ranked.candidates,
        }
        for ranked in ranks
    ]


def transfer_source_lines(found: Sequence[TransferSource]) -> list[dict[str, Any]]:
    """The known products that a new one stands in for."""
    return [{**item_lines(source.item), "share": source.share} for source in found]


def batch_lines(shop: MMSID, lines: Sequence[BatchLine]) -> list[dict[str, Any]]:
    """The rows of a table: each has its ID and the nearest product, or its problem, and its cells of the result."""
    return [
        {
            "row": line.row,
            "title": line.title,
            "item_id": line.new.item.item_id if line.new else None,
            "semantic_id": list(code_names(line.new.codes)) if line.new else [],
            "codes": code_chips(line.new.codes, captions_of(shop)) if line.new else [],
            "nearest": neighbour_lines(shop, line.new.neighbours[:1])[0] if line.new else None,
            "problem": line.problem,
            "cells": line.cells(),
        }
        for line in lines
    ]
