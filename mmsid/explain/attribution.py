"""What each product of a history did for a recommendation.

In: a shop, a history and a recommended item; out: an `Attribution`. Every explainer has this one form (`Explainer`), so
that whoever draws or judges attributions needs no special cases. The recommendation's own path of codes is held fixed
and scored again after histories that lack products.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np

from mmsid.errors import MmsidError
from mmsid.records import Attribution, Codes
from mmsid.shop import MMSID

_BATCH = 64  # histories that are scored together
_REMOVED = (0.1, 0.5)  # share of the history that a joint removal takes
_RIDGE = 0.3


class Explainer(Protocol):
    """Tells how much each product of a history spoke for an item."""

    def __call__(self, shop: MMSID, history: Sequence[str], target: str, /) -> Attribution:
        """Attributes the log-probability of the target's semantic ID to the products of the history."""
        ...


def leave_one_out(shop: MMSID, history: Sequence[str], target: str) -> Attribution:
    """Leave-one-out attribution per product and per level.

    Args:
        shop: a loaded build.
        history: item ids, oldest first, at least one.
        target: id of the item whose recommendation is explained.

    Raises:
        MmsidError: if the history is empty or an id is unknown.
    """
    codes = history_codes(shop, history)
    without = [[*codes[:place], *codes[place + 1 :]] for place in range(len(codes))]
    scores = path_log_probs(shop, [codes, *without], shop.codes(target), codes)
    return Attribution(tuple(history), target, float(scores[0].sum()), scores[0] - scores[1:])


def joint_removal(shop: MMSID, history: Sequence[str], target: str, *, subsets: int = 64, seed: int = 0) -> Attribution:
    """Attribution by removing products alone and together.

    Leaving one product out understates what several products say in unison: the others still say it. So the history
    is also scored without random tenths to halves of it, and the falls of the log-probability, per level, are fitted
    by a sum over the products that were missing (least squares with a small ridge; the idea of LIME, Ribeiro et al.
    2016, with whole products as features).

    Args:
        shop: a loaded build.
        history: item ids, oldest first, at least one.
        target: id of the item whose recommendation is explained.
        subsets: random removals beside the single ones.
        seed: of the removals.

    Raises:
        MmsidError: if the history is empty or an id is unknown.
    """
    codes = history_codes(shop, history)
    n, rng = len(codes), np.random.default_rng(seed)
    missing = [np.eye(n, dtype=bool)]
    if n > 2:
        sizes = np.ceil(rng.uniform(*_REMOVED, subsets) * n).astype(int)
        missing.append(rng.permuted(np.arange(n) < sizes[:, None], axis=1))
    gone = np.concatenate(missing)
    left = [[code for code, away in zip(codes, row, strict=True) if not away] for row in gone]
    scores = path_log_probs(shop, [codes, *left], shop.codes(target), codes)
    falls, features = scores[0] - scores[1:], gone.astype(float)
    effects = np.linalg.solve(features.T @ features + _RIDGE * np.eye(n), features.T @ falls) if n > 2 else falls
    return Attribution(tuple(history), target, float(scores[0].sum()), effects)


def contrast(
    shop: MMSID, history: Sequence[str], target: str, rival: str, *, explainer: Explainer = joint_removal
) -> Attribution:
    """Why the target rather than the rival: the difference of their attributions.

    At the levels where both have the same codes so far, nothing can speak for one rather than the other.

    Args:
        shop: a loaded build.
        history: item ids, oldest first, at least one.
        target: id of the item whose recommendation is explained.
        rival: id of the item that it is compared with.
        explainer: that attributes both.

    Raises:
        MmsidError: if the history is empty, an id is unknown, or both items are the same.
    """
    if target == rival:
        raise MmsidError(f"Expected two products to compare, but got {target!r} twice; choose another one.")
    one, other = explainer(shop, history, target), explainer(shop, history, rival)
    effects = one.effects - other.effects
    return replace(one, log_prob=one.log_prob - other.log_prob, effects=effects, rival=rival)


def history_codes(shop: MMSID, history: Sequence[str]) -> list[Codes]:
    """The semantic IDs of a history.

    Raises:
        MmsidError: if it is empty or an id is unknown.
    """
    if not history:
        raise MmsidError("Expected a list of at least one product id as history, but got none; add a product.")
    return [shop.codes(item_id) for item_id in history]


def path_log_probs(
    shop: MMSID, histories: Sequence[Sequence[Codes]], path: Codes, excluded: Sequence[Codes]
) -> np.ndarray:
    """Log-probabilities of one ID's codes after each of several histories.

    Args:
        shop: a loaded build.
        histories: semantic IDs, oldest first.
        path: the ID.
        excluded: IDs that could not be recommended, whatever is taken out of the history: the whole of it.

    Returns:
        `(len(histories), L)` float64.
    """
    prompts = [shop.recommender.prompt(history) for history in histories]
    lengths = [len(prompt.tokens) for prompt in prompts]
    order = np.argsort(lengths, kind="stable")  # prompts alike in length share a batch
    scores = np.empty((len(prompts), len(path)))
    away = [codes for codes in excluded if codes != path]
    for start in range(0, len(order), _BATCH):
        places = order[start : start + _BATCH]
        asked = [prompts[place] for place in places]
        scores[places] = shop.decoder.score_path(asked, path, excluded=[away] * len(asked))
    return scores
