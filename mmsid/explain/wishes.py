"""Who would want a product: the example shoppers, as the model sees them.

In: a shop (or a view that holds a new product) and an item id; out: one `Wish` per example shopper. The rule: the
whole catalogue is scored exactly, so a rank is a rank among all products and not among those that a beam happened on.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mmsid.pipeline import MMSID


@dataclass(frozen=True, slots=True)
class Wish:
    """What the model thinks of one shopper and the product.

    Attributes:
        name: of the shopper.
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


def who_wants(shop: MMSID, item_id: str) -> tuple[Wish, ...]:
    """Ranks a product for every example shopper who does not have it in the history yet.

    Args:
        shop: that has the product.
        item_id: the product.

    Returns:
        those for whom it ranks best first; of equal ranks, the more probable one first.

    Raises:
        MmsidError: if there is no such product, or the build has no recommender.
    """
    row = shop.row(item_id)
    shoppers = [shopper for shopper in shop.examples["shoppers"] if item_id not in shopper["history"]]
    if not shoppers:
        return ()
    prompts = [shop.recommender.prompt([shop.codes(one) for one in shopper["history"]]) for shopper in shoppers]
    scores = np.empty((len(shoppers), len(shop.items)))
    scores[:, shop.trie.leaves] = shop.decoder.score_all(prompts)
    wishes = []
    for shopper, log_probs in zip(shoppers, scores, strict=True):
        own = float(log_probs[row])
        log_probs[[shop.row(one) for one in set(shopper["history"])]] = -np.inf
        rank = 1 + int((log_probs > own).sum())
        candidates = int(np.isfinite(log_probs).sum())
        wishes.append(Wish(str(shopper["name"]), tuple(shopper["history"]), own, rank, candidates))
    return tuple(sorted(wishes, key=lambda wish: (wish.rank, -wish.log_prob)))
