"""What is said of a new product, and of those who would want it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypedDict

from mmsid.captions import ItemCaption
from mmsid.records import Codes
from mmsid.ui.answers.products import chip_fields, item_chips, near_code, neighbour, neighbours, product_fields, title
from mmsid.ui.contract.my_shop import TargetRank, TransferSource
from mmsid.ui.contract.new_item import (
    LevelChoice,
    Modalities,
    ModalityDifference,
    ModalityId,
    NarrowingStep,
    Novelty,
    RobustLevel,
    Robustness,
)
from mmsid.ui.contract.products import ItemTitle, Neighbour

if TYPE_CHECKING:
    import numpy as np

    from mmsid.explain import Modalities as ModalitiesRecord
    from mmsid.explain import Novelty as NoveltyRecord
    from mmsid.explain import Robustness as RobustnessRecord
    from mmsid.explain import TargetRank as RankRecord
    from mmsid.explain import TransferSource as SourceRecord
    from mmsid.records import LevelChoice as ChoiceRecord
    from mmsid.records import Tokenization
    from mmsid.shop import MMSID

CLEARLY = 1 / 3
"""Percentile from which on a familiar product is called one of ours without reserve."""


class NewItemFields(TypedDict):
    """Of a `NewItem`, for the answers that say more of it."""

    semantic_id: list[str]
    levels: list[LevelChoice]
    neighbours: list[Neighbour]
    words_unread: int
    fingerprint: str
    narrowing: list[NarrowingStep]
    modalities: Modalities
    novelty: Novelty
    place: tuple[float, float]


class RankFields(TypedDict):
    """Of a `TargetRank`, for the answers that say more of it."""

    name: str
    history: list[ItemTitle]
    log_prob: float
    rank: int
    candidates: int


def new_item_fields(shop: MMSID, found: ModalitiesRecord) -> NewItemFields:
    """A new product's tokenisation, with what is said of it; how robust it is takes longer and is asked for apart."""
    from mmsid.explain import novelty as judge
    from mmsid.explain import place_on_map

    new = found.both
    captions = shop.captions_of(new)
    return {
        "semantic_id": list(new.semantic_id),
        "levels": [
            level_choice(shop, choice, new.codes[: choice.level], caption)
            for choice, caption in zip(new.levels, captions, strict=True)
        ],
        "neighbours": neighbours(shop, new.neighbours),
        "words_unread": new.words_unread,
        "fingerprint": shop.fingerprint,
        "narrowing": narrowing(shop, new.codes, captions),
        "modalities": modalities(shop, found),
        "novelty": novelty(shop, judge(shop, new)),
        "place": point(place_on_map(shop, new)),
    }


def point(place: np.ndarray) -> tuple[float, float]:
    """A place on the map, `(2,)`."""
    x, y = place.tolist()
    return x, y


def level_choice(shop: MMSID, choice: ChoiceRecord, parent: Codes, caption: ItemCaption) -> LevelChoice:
    """How one level chose its code, after the codes before it, and what that means on the product."""
    alternatives = [((*parent, code), distance) for code, distance in choice.alternatives]
    return LevelChoice(
        **chip_fields((*parent, choice.code), caption),
        distance=choice.distance,
        margin=choice.margin,
        explained=choice.explained,
        alternatives=[near_code(prefix, distance, shop.caption(prefix)) for prefix, distance in alternatives],
    )


def narrowing(shop: MMSID, codes: Codes, captions: Sequence[ItemCaption]) -> list[NarrowingStep]:
    """Products left under each prefix: first all of them, without a code, then one step per level."""
    from mmsid.explain import narrowing as count_left

    first, *left = count_left(shop, codes)
    steps = [NarrowingStep(depth=0, left=first, code=None, caption=None, share=None, count=None, holds=None)]
    for depth, (count, caption) in enumerate(zip(left, captions, strict=True), start=1):
        steps.append(NarrowingStep(**chip_fields(codes[:depth], caption), depth=depth, left=count))
    return steps


def modalities(shop: MMSID, found: ModalitiesRecord) -> Modalities:
    """The IDs from both, from picture and text, and where they part ways."""

    def part(new: Tokenization) -> ModalityId:
        return ModalityId(
            semantic_id=list(new.semantic_id),
            codes=item_chips(new.codes, shop.captions_of(new)),
            neighbours=neighbours(shop, new.neighbours[:3]),
        )

    return Modalities(
        both=part(found.both),
        image=part(found.image) if found.image else None,
        text=part(found.text) if found.text else None,
        differences=[
            ModalityDifference(pair=(one.value, other.value), level=None if level is None else level + 1)
            for (one, other), level in found.differences.items()
        ],
    )


def robustness(shop: MMSID, new: Tokenization, found: RobustnessRecord) -> Robustness:
    """Per level the share of the views with a product's code, and with all of its codes up to it."""
    shares = zip(found.codes.tolist(), found.prefixes.tolist(), strict=True)
    levels = [
        RobustLevel(**chip_fields(new.codes[: level + 1], caption), same_code=same_code, same_prefix=same_prefix)
        for level, (caption, (same_code, same_prefix)) in enumerate(zip(shop.captions_of(new), shares, strict=True))
    ]
    return Robustness(views=found.views, levels=levels)


def novelty(shop: MMSID, found: NoveltyRecord) -> Novelty:
    """How near the product is to the catalogue, and the verdict."""
    return Novelty(
        verdict=found.verdict.value,
        sentence=verdict_sentence(found),
        nearest=neighbour(shop, found.nearest) if found.nearest else None,
        percentile=found.percentile,
        duplicates=neighbours(shop, found.duplicates),
        duplicate_cosine=found.duplicate_cosine,
        picture_fault=found.picture_fault,
    )


def verdict_sentence(found: NoveltyRecord) -> str:
    """The verdict for a person, with the product that it rests on."""
    from mmsid.explain import Verdict

    if found.picture_fault:
        return f"The picture shows nothing ({found.picture_fault}), so what is read from it means nothing either."
    if found.nearest is None:
        return "This shop has nothing to compare it with."
    name = f"“{found.nearest.item.name}”"
    nearer = f"{(1 - found.percentile) * 100:.0f}\u00a0%"
    return {
        Verdict.DUPLICATE: f"We may have it already: {name} is nearer to it than our products are to each other.",
        Verdict.FAMILIAR: f"Yes, it is like ours: {name} is as near to it as our own products are to each other."
        if found.percentile >= CLEARLY
        else f"It is somewhat like ours: {name} is the nearest, but {nearer} of our own are nearer to theirs.",
        Verdict.UNUSUAL: f"It is unusual here: even {name}, the nearest, is farther away than nine in ten of our "
        "products are from their nearest.",
        Verdict.UNLIKE: "It is unlike anything that we have; take its codes with a pinch of salt.",
    }[found.verdict]


def rank_fields(shop: MMSID, ranked: RankRecord) -> RankFields:
    """How one history and a product go together."""
    return {
        "name": ranked.name,
        "history": [title(shop, one) for one in ranked.history],
        "log_prob": ranked.log_prob,
        "rank": ranked.rank,
        "candidates": ranked.candidates,
    }


def target_ranks(shop: MMSID, ranks: Sequence[RankRecord]) -> list[TargetRank]:
    """Who would want a product, best rank first."""
    return [TargetRank(**rank_fields(shop, ranked)) for ranked in ranks]


def transfer_sources(found: Sequence[SourceRecord]) -> list[TransferSource]:
    """The known products that a new one stands in for."""
    return [TransferSource(**product_fields(source.item), share=source.share) for source in found]
