"""Who would want a product: the example shoppers, as the recommender sees them, and those who have not come yet.

In: a shop (or a view that holds a new product) and an item id; out: one `TargetRank` per example shopper. The rule: all
products compete, so a rank is a rank among all of them and not among those that a beam happened on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mmsid.errors import MmsidError
from mmsid.shop import MMSID

NEAREST, TRIED, MAX_HISTORY, BEAM_WIDTH = 64, 8, 3, 50
"""Of `leading_history`: products tried, histories decoded of each length, products in a history, width of the beam."""


FEW = 1
"""Products whose ranks are found one by one, by leaving out what cannot be before them."""


@dataclass(frozen=True, slots=True)
class TargetRank:
    """How one shopper and the product go together.

    Attributes:
        name: of the shopper; empty where a history was made up.
        history: item ids, oldest first.
        log_prob: of the product's semantic ID after the history, under the full vocabulary.
        rank: from 1, among all products that are not in the history.
        candidates: how many those are.
    """

    name: str
    history: tuple[str, ...]
    log_prob: float
    rank: int
    candidates: int


def audience(shop: MMSID, item_id: str) -> tuple[TargetRank, ...]:
    """Ranks a product for every example shopper who does not have it in the history yet.

    Args:
        shop: that has the product.
        item_id: the product.

    Returns:
        those for whom it ranks best first; of equal ranks, the more probable one first.

    Raises:
        MmsidError: if there is no such product, or the build has no recommender.
    """
    shop.row(item_id)
    shoppers = [shopper for shopper in shop.examples["shoppers"] if item_id not in shopper["history"]]
    if not shoppers:
        return ()
    histories = [tuple(shopper["history"]) for shopper in shoppers]
    ranks = _target_ranks(shop, item_id, histories, [str(shopper["name"]) for shopper in shoppers])
    return tuple(sorted(ranks, key=lambda ranked: (ranked.rank, -ranked.log_prob)))


def audiences(shop: MMSID, item_ids: Sequence[str]) -> dict[str, tuple[TargetRank, ...]]:
    """`audience` for several products; from more than `FEW` on, all IDs of the shop are scored once for all of them.

    Raises:
        MmsidError: as `audience`.
    """
    if len(item_ids) <= FEW:
        return {item_id: audience(shop, item_id) for item_id in item_ids}
    shoppers = [(str(one["name"]), tuple(one["history"])) for one in shop.examples["shoppers"]]
    prompts = [shop.recommender.prompt([shop.codes(one) for one in history]) for _, history in shoppers]
    scores = np.empty((len(shoppers), len(shop.items)), dtype=np.float32)
    scores[:, shop.trie.leaves] = shop.decoder.score_all(prompts) if shoppers else 0
    found: dict[str, tuple[TargetRank, ...]] = {}
    for item_id in item_ids:
        own = scores[:, shop.row(item_id)]
        ranks = [
            _target_rank(shop, name, history, float(own[place]), scores[place] > own[place])
            for place, (name, history) in enumerate(shoppers)
            if item_id not in history
        ]
        found[item_id] = tuple(sorted(ranks, key=lambda ranked: (ranked.rank, -ranked.log_prob)))
    return found


def leading_history(shop: MMSID, item_id: str) -> TargetRank:
    """A short history after which a product is expected: one to three of the products near to it.

    All `NEAREST` products near to it are tried alone, and each after the most telling ones. The `TRIED` histories of
    each length that make it most probable are decoded; the one after which the product comes first in the
    answer is taken, a shorter one before a longer one.

    Args:
        shop: that has the product.
        item_id: the product.

    Raises:
        MmsidError: if there is no such product, the build has no recommender, or the shop has no other product.
    """
    row, path, known = shop.row(item_id), shop.codes(item_id), len(shop.origin.items)
    rows, _ = shop.index.nearest(shop.index.embeddings([row]), NEAREST + 1 + len(shop.items) - known)
    near = [shop.items[other].item_id for other in rows[0].tolist() if other != row and other < known][:NEAREST]
    if not near:
        raise MmsidError("Expected other products to make a history of, but the shop has none; add some.")
    ranked: list[tuple[int, tuple[str, ...]]] = []
    start: tuple[str, ...] = ()
    for _ in range(min(MAX_HISTORY, len(near))):
        histories = [(*start, other) for other in near if other not in start]
        paths = [[shop.codes(one) for one in history] for history in histories]
        prompts = [shop.recommender.prompt(each) for each in paths]
        order = np.argsort(-shop.decoder.score_path(prompts, path).sum(axis=1), kind="stable")[:TRIED].tolist()
        width = min(len(shop.items), BEAM_WIDTH)
        excluded = [paths[place] for place in order]
        beams = shop.decoder.search([prompts[place] for place in order], width, excluded=excluded)
        for place, beam in zip(order, beams, strict=True):
            at = np.flatnonzero(shop.trie.item_rows(beam.leaves) == row)
            ranked.append((int(at[0]) if len(at) else len(shop.items), histories[place]))
        start = histories[order[0]]
    return _target_ranks(shop, item_id, [min(ranked, key=lambda pair: pair[0])[1]])[0]


def _target_ranks(
    shop: MMSID, item_id: str, histories: Sequence[tuple[str, ...]], names: Sequence[str] | None = None
) -> list[TargetRank]:
    row = shop.row(item_id)
    prompts = [shop.recommender.prompt([shop.codes(one) for one in history]) for history in histories]
    own = shop.decoder.score_path(prompts, shop.codes(item_id)).sum(axis=1)
    better = np.empty((len(histories), len(shop.items)), dtype=bool)
    better[:, shop.trie.leaves] = shop.decoder.above(prompts, own)
    better[:, row] = False  # no product is before itself
    return [
        _target_rank(shop, names[place] if names else "", history, float(own[place]), better[place])
        for place, history in enumerate(histories)
    ]


def _target_rank(shop: MMSID, name: str, history: tuple[str, ...], log_prob: float, better: np.ndarray) -> TargetRank:
    """Counts what is before a product: `better` is `(n,)` bool by row, and what is in the history does not compete."""
    seen = [shop.row(one) for one in set(history)]
    rank = 1 + int(better.sum() - better[seen].sum())
    return TargetRank(name, history, log_prob, rank, len(shop.items) - len(seen))
