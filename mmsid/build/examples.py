"""Which example shoppers a visitor meets: those whose first recommendation explains itself best.

In: a shop and the catalogue's example shoppers; out: some of them, with what is recommended to them. A shopper comes
first whose first recommendation's explanation holds against chance (`DeletionCurve.is_convincing`) and whose first
recommended product all captions hold for; then the catalogue's own order decides. The rule: nobody is left out because
of what is recommended, only because another one explains more.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mmsid.catalogue.examples import Example
from mmsid.explain import deletion_curve, joint_removal
from mmsid.shop import MMSID

MOST_TRIED = 24
"""Example shoppers that are looked at; half a second each."""


def chosen_examples(shop: MMSID, examples: Sequence[Example], count: int, k: int) -> list[dict[str, Any]]:
    """Picks example shoppers.

    Args:
        shop: with a recommender.
        examples: of the catalogue.
        count: how many are wanted; fewer where there are fewer.
        k: products recommended to each.

    Returns:
        per shopper `name`, `description`, `history` and `answer`, in the catalogue's order.
    """
    tried: list[tuple[int, int, dict[str, Any]]] = []
    for place, example in enumerate(examples[:MOST_TRIED]):
        if len([rank for rank, _, _ in tried if rank == 0]) == count:
            break
        answer = shop.recommend(example.history, k)
        lines = [
            {"item_id": r.item.item_id, "log_prob": r.log_prob, "semantic_id": list(r.semantic_id)} for r in answer
        ]
        shown = {"name": example.name, "description": example.description, "history": list(example.history)}
        tried.append((_doubts(shop, example.history, lines), place, shown | {"answer": lines}))
    best = sorted(tried, key=lambda one: one[:2])[:count]
    return [shown for _, _, shown in sorted(best, key=lambda one: one[1])]


def _doubts(shop: MMSID, history: Sequence[str], lines: Sequence[dict[str, Any]]) -> int:
    """0 where the first recommendation's explanation and captions hold, up to 3 where neither does."""
    if not lines:
        return 3
    first = lines[0]["item_id"]
    curve = deletion_curve(shop, joint_removal(shop, list(history), first))
    captions_hold = all(caption.holds is not False for caption in shop.item_captions(first))
    return 2 * (not curve.is_convincing) + (not captions_hold)
