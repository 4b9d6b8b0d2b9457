"""Records as JSON-able dictionaries: the one form in which the named API and the panels hand them out.

A code never leaves without its caption and the share of products for which the caption holds.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from mmsid.captions import Caption
from mmsid.records import Codes, Item, code_name, code_names, parse_code

if TYPE_CHECKING:
    from mmsid.explain import CodePage, Composition, Member, PathTree
    from mmsid.records import Answer, Attribution, CodeSummary, LevelChoice, Neighbour, Recommendation, Tokenization
    from mmsid.shop import MMSID

Captions = Callable[[Codes], Caption]
"""Tells the caption of a prefix."""


def captions_of(shop: MMSID) -> Captions:
    """The captions of a loaded shop."""
    return shop.caption


def code_chips(codes: Sequence[int], captions: Captions) -> list[dict[str, Any]]:
    """One captioned code per level; each caption is that of the prefix up to its level."""
    prefixes = [tuple(codes[: level + 1]) for level in range(len(codes))]
    return [_chip(prefix, captions(prefix)) for prefix in prefixes]


def item_lines(item: Item) -> dict[str, Any]:
    """What every list of products says of a product."""
    category = " > ".join(item.category)
    return {"item_id": item.item_id, "title": item.title, "category": category, "price": item.price}


def recommendation_lines(item: Item, *, rank: int, log_prob: float, codes: Codes, captions: Captions) -> dict[str, Any]:
    """One line of an answer."""
    return {
        **item_lines(item),
        "rank": rank,
        "log_prob": log_prob,
        "probability": math.exp(log_prob),
        "semantic_id": list(code_names(codes)),
        "codes": code_chips(codes, captions),
    }


def answer_lines(shop: MMSID, answer: Answer) -> dict[str, Any]:
    """An answer, with the fingerprint of the build that gave it."""
    captions = captions_of(shop)

    def line(one: Recommendation) -> dict[str, Any]:
        codes = tuple(parse_code(name)[1] for name in one.semantic_id)
        return recommendation_lines(one.item, rank=one.rank, log_prob=one.log_prob, codes=codes, captions=captions)

    return {
        "items": [line(one) for one in answer],
        "note": answer.note,
        "seconds": answer.trace.seconds,
        "fingerprint": shop.fingerprint,
    }


def neighbour_lines(shop: MMSID, neighbours: Iterable[Neighbour]) -> list[dict[str, Any]]:
    """Products near a point, best first."""
    captions = captions_of(shop)
    return [
        {
            **item_lines(neighbour.item),
            "cosine": neighbour.cosine,
            "semantic_id": list(code_names(shop.codes(neighbour.item.item_id))),
            "codes": code_chips(shop.codes(neighbour.item.item_id), captions),
        }
        for neighbour in neighbours
    ]


def tokenization_lines(shop: MMSID, new: Tokenization) -> dict[str, Any]:
    """A new product's semantic ID, how each level chose its code, and the products nearest to it."""
    captions = captions_of(shop)

    def level(choice: LevelChoice) -> dict[str, Any]:
        parent = new.codes[: choice.level]
        return {
            **_chip((*parent, choice.code), captions((*parent, choice.code))),
            "distance": choice.distance,
            "margin": choice.margin,
            "explained": choice.explained,
            "alternatives": [
                {**_chip((*parent, code), captions((*parent, code))), "distance": distance}
                for code, distance in choice.alternatives
            ],
        }

    return {
        "semantic_id": list(new.semantic_id),
        "levels": [level(choice) for choice in new.levels],
        "neighbours": neighbour_lines(shop, new.neighbours),
        "words_unread": new.words_unread,
        "fingerprint": shop.fingerprint,
    }


def attribution_lines(shop: MMSID, attribution: Attribution) -> dict[str, Any]:
    """What each product of a history did for a recommendation: positive effects spoke for it."""
    codes = shop.codes(attribution.target)
    names = code_names(codes)
    rows = zip(attribution.history, attribution.totals.tolist(), attribution.effects.tolist(), strict=True)
    return {
        "item_id": attribution.target,
        "title": shop.item(attribution.target).title,
        "log_prob": attribution.log_prob,
        "semantic_id": list(names),
        "codes": code_chips(codes, captions_of(shop)),
        "history": [
            {
                "item_id": item_id,
                "title": shop.item(item_id).title,
                "effect": total,
                "levels": [{"code": name, "effect": effect} for name, effect in zip(names, effects, strict=True)],
            }
            for item_id, total, effects in rows
        ],
        "fingerprint": shop.fingerprint,
    }


def full_item_lines(shop: MMSID, item_id: str) -> dict[str, Any]:
    """Everything that the shop knows of one product."""
    item = shop.item(item_id)
    codes = shop.codes(item_id)
    return {
        **item_lines(item),
        "description": item.description,
        "semantic_id": list(code_names(codes)),
        "codes": code_chips(codes, captions_of(shop)),
        "fingerprint": shop.fingerprint,
    }


def code_lines(shop: MMSID, summary: CodeSummary) -> dict[str, Any]:
    """What a code means, under every parent under which it occurs."""
    return {
        "code": summary.name,
        "level": summary.level + 1,
        "count": summary.count,
        "uses": [
            {
                "prefix": list(code_names(use.prefix)),
                "caption": use.caption,
                "share": use.share,
                "count": len(use.items),
                "items": [{"item_id": item.item_id, "title": item.title} for item in use.items],
            }
            for use in summary.uses
        ],
        "fingerprint": shop.fingerprint,
    }


def page_lines(shop: MMSID, page: CodePage) -> dict[str, Any]:
    """The page of a prefix; each code's caption is that under the same parent."""
    captions, parent = captions_of(shop), page.prefix[:-1]

    def member(one: Member) -> dict[str, Any]:
        rival = (*parent, one.rival)
        return {
            **item_lines(one.item),
            "distance": one.distance,
            "margin": one.margin,
            "rival": _chip(rival, captions(rival)),
        }

    return {
        "prefix": list(code_names(page.prefix)),
        "codes": code_chips(page.prefix, captions),
        "count": len(page.items),
        "items": [item.item_id for item in page.items],
        "typical": [member(one) for one in page.typical],
        "border": [member(one) for one in page.border],
        "categories": [{"category": category, "count": count} for category, count in page.categories],
        "next": [_chip((*page.prefix, code), caption) for code, caption in page.following],
        "nearest": [
            {**_chip((*parent, code), caption), "distance": distance} for code, distance, caption in page.nearest
        ],
        "elsewhere": [
            {
                "prefix": list(code_names(use.prefix)),
                "codes": code_chips(use.prefix, captions),
                "count": len(use.items),
                "items": [item.item_id for item in use.items[:4]],
            }
            for use in page.elsewhere
        ],
        "shoppers": [{"name": name, "ranks": list(ranks)} for name, ranks in page.shoppers],
        "fingerprint": shop.fingerprint,
    }


def composition_lines(shop: MMSID, composition: Composition) -> dict[str, Any]:
    """What codes add up to: the product that has them, if there is one, and the products nearest to the sum."""
    return {
        "prefix": list(code_names(composition.codes)),
        "codes": code_chips(composition.codes, captions_of(shop)),
        "owner": composition.owner,
        "nearest": neighbour_lines(shop, composition.nearest),
        "fingerprint": shop.fingerprint,
    }


def _chip(prefix: Codes, caption: Caption) -> dict[str, Any]:
    name = code_name(len(prefix) - 1, prefix[-1])
    return {"code": name, "caption": caption.text, "share": caption.share, "count": caption.count}


def tree_lines(shop: MMSID, tree: PathTree) -> dict[str, Any]:
    """The path tree of an answer; a node's parent is its place among those of the level before, −1 for the root."""
    captions = captions_of(shop)
    levels: list[dict[str, Any]] = []
    places: dict[Codes, int] = {(): -1}
    for level in tree.levels:
        nodes = [
            {
                **_chip(node.codes, captions(node.codes)),
                "prefix": list(code_names(node.codes)),
                "parent": places[node.codes[:-1]],
                "probability": node.probability,
                "valid_probability": node.valid_probability,
                "path_probability": node.path_probability,
                "kept": node.kept,
                "ranks": list(node.ranks),
                "items": list(node.item_ids),
                "valid_mass": tree.valid_mass.get(node.codes),
            }
            for node in level.nodes
        ]
        places = {node.codes: place for place, node in enumerate(level.nodes)}
        levels.append({"nodes": nodes, "hidden": level.hidden, "hidden_probability": level.hidden_probability})
    return {"levels": levels, "valid_mass": tree.valid_mass.get(()), "beam_width": tree.beam_width}
