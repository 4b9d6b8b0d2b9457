"""Which example shoppers a visitor meets: those whose first recommendation explains itself best.

In: a shop, and the catalogue's example shoppers or its histories; out: some of them, with what is recommended to them.
Of histories those are looked at that are typical of many and differ from each other (`typical_examples`). A shopper
comes first whose first recommendation's explanation holds against chance (`DeletionCurve.is_convincing`) and whose
first recommended product all captions hold for; then the catalogue's own order decides. The rule: nobody is left out
because of what is recommended, only because another one explains more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np

from mmsid.catalogue.examples import Example
from mmsid.explain import deletion_curve, joint_removal
from mmsid.shop import MMSID

MOST_TRIED = 24
"""Example shoppers that are looked at; half a second each."""

SHORTEST, LONGEST = 2, 8
"""Products of a history that becomes an example; a longer one is shown by its last."""

MOST_COMPARED = 5_000
"""Histories that are compared; of more, a sample."""

_ROUNDED = 4  # digits of an embedding behind which histories are the same


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


def typical_examples(shop: MMSID, histories: Sequence[Sequence[str]], count: int, seed: int) -> list[Example]:
    """Example shoppers for a catalogue that brings none: histories that stand for many, each for others.

    Histories are clustered by the mean of their products' embeddings; the one nearest to a cluster's centre stands for
    it, those of large clusters first. They are called after what most of their products are.

    Args:
        shop: whose products they hold.
        histories: item ids, oldest first.
        count: how many are wanted; fewer where there are fewer different ones.
        seed: of sample and clusters.
    """
    from sklearn.cluster import KMeans

    recent = list(dict.fromkeys(tuple(history[-LONGEST:]) for history in histories if len(history) >= SHORTEST))
    if len(recent) > MOST_COMPARED:
        places = np.random.default_rng(seed).choice(len(recent), MOST_COMPARED, replace=False)
        recent = [recent[place] for place in np.sort(places).tolist()]
    if not recent:
        return []
    means = np.stack([shop.index.embeddings([shop.row(item) for item in history]).mean(axis=0) for history in recent])
    means = means.round(_ROUNDED)  # variants differ by less
    kinds = min(count, len(np.unique(means, axis=0)))
    found = KMeans(kinds, n_init=4, random_state=seed).fit(means)
    sizes = np.bincount(found.labels_, minlength=kinds)
    apart = np.linalg.norm(means - found.cluster_centers_[found.labels_], axis=1)
    chosen = []
    for kind in np.argsort(-sizes, kind="stable")[: np.count_nonzero(sizes)].tolist():
        members = np.flatnonzero(found.labels_ == kind)
        chosen.append(recent[int(members[np.argmin(apart[members])])])
    return _named(shop, chosen)


def _named(shop: MMSID, histories: Sequence[tuple[str, ...]]) -> list[Example]:
    """Called after the commonest category, or the last product where there is none; no two alike."""
    examples: list[Example] = []
    for history in histories:
        items = [shop.item(item_id) for item_id in history]
        kinds = Counter(item.category[-1] for item in items if item.category)
        wanted = [kind for kind, _ in kinds.most_common()] + [items[-1].name]
        taken = {example.name for example in examples}
        name = next((one for one in wanted if one and one not in taken), f"{items[-1].item_id} ({len(examples) + 1})")
        told = f"One of this catalogue’s histories: {len(history)} products, the last of them “{items[-1].name}”."
        examples.append(Example(name, told, history))
    return examples


def _doubts(shop: MMSID, history: Sequence[str], lines: Sequence[dict[str, Any]]) -> int:
    """0 where the first recommendation's explanation and captions hold, up to 3 where neither does."""
    if not lines:
        return 3
    first = lines[0]["item_id"]
    curve = deletion_curve(shop, joint_removal(shop, list(history), first))
    captions_hold = all(caption.holds is not False for caption in shop.item_captions(first))
    return 2 * (not curve.is_convincing) + (not captions_hold)
