"""Is an attribution true? Take the products out in the order that it gives, and see what the answer does.

In: an attribution; out: a `DeletionCurve`, its order beside random ones. The recommended path of codes is held fixed. A
true attribution makes the log-probability fall faster than chance does (Samek et al. 2017); where it does not, the
curve says so.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mmsid.explain.attribution import history_codes, path_log_probs
from mmsid.records import Attribution
from mmsid.shop import MMSID

RANDOM_ORDERS = 10
"""Orders that chance is judged by."""

POINTS = 11
"""Of a curve, at most: longer histories lose several products from one point to the next."""

CONVINCING = 0.9
"""An attribution is called more than noise if it beats this share of the random orders."""

_TIE = 1e-9


@dataclass(frozen=True, eq=False)
class DeletionCurve:
    """What happens to a recommendation while the history is taken away.

    Attributes:
        attribution: whose order was followed, what spoke for the recommendation most first.
        order: places of the history in the order in which they were taken out.
        removed: `(P,)` how many products are gone at each point, from 0; one product always stays.
        log_probs: `(P,)` of the target's ID.
        random: `(orders, P)` the same in random orders.
    """

    attribution: Attribution
    order: tuple[int, ...]
    removed: np.ndarray
    log_probs: np.ndarray
    random: np.ndarray

    @property
    def beaten(self) -> float:
        """Share of the random orders whose log-probability stays higher on average, 0 to 1; ties count half."""
        won, tied = self.duels
        return (won + tied / 2) / len(self.random)

    @property
    def duels(self) -> tuple[int, int]:
        """How many random orders it beats, and how many do exactly as well, as short histories have the same ones."""
        ahead = self.random.mean(axis=1) - self.log_probs.mean()
        return int((ahead > _TIE).sum()), int((np.abs(ahead) <= _TIE).sum())

    @property
    def is_convincing(self) -> bool:
        """Whether the order tells more than chance does; a history of one or two products cannot show it."""
        return len(self.order) > 2 and self.beaten >= CONVINCING


def deletion_curve(shop: MMSID, attribution: Attribution, *, seed: int = 0) -> DeletionCurve:
    """Takes the products of the history out, one after another.

    Args:
        shop: that the attribution comes from.
        attribution: of a recommendation, without a rival.
        seed: of the random orders.
    """
    codes = history_codes(shop, attribution.history)
    n = len(codes)
    rng = np.random.default_rng(seed)
    order = np.argsort(-attribution.totals, kind="stable")
    orders = [order, *(rng.permutation(n) for _ in range(RANDOM_ORDERS))]
    removed = np.unique(np.linspace(0, n - 1, POINTS).round().astype(int))
    histories = [
        [codes[place] for place in range(n) if place not in set(one[:gone].tolist())]
        for one in orders
        for gone in removed[1:]
    ]
    path = shop.codes(attribution.target)
    scores = path_log_probs(shop, histories, path, codes).sum(axis=1).reshape(len(orders), len(removed) - 1)
    curves = np.concatenate([np.full((len(orders), 1), attribution.log_prob), scores], axis=1)
    return DeletionCurve(attribution, tuple(order.tolist()), removed, curves[0], curves[1:])
