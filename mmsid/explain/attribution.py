"""Why this one? What each product of a history did for a recommendation.

In: a shop, a history and a recommended item; out: an `Attribution`. The recommendation's own path of codes is held
fixed and scored again after the history without each product, all in one batch.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mmsid.errors import MmsidError
from mmsid.pipeline import MMSID
from mmsid.records import Attribution


def leave_one_out(shop: MMSID, history: Sequence[str], target: str) -> Attribution:
    """Leave-one-out attribution per product and per level.

    Args:
        shop: a loaded build.
        history: item ids, oldest first, at least one.
        target: id of the item whose recommendation is explained.

    Raises:
        MmsidError: if the history is empty or an id is unknown.
    """
    if not history:
        raise MmsidError("Expected a list of at least one product id as history, but got none; add a product.")
    codes = [shop.codes(item_id) for item_id in history]
    path = shop.codes(target)
    recommender = shop.recommender
    without = [[*codes[:place], *codes[place + 1 :]] for place in range(len(codes))]
    prompts = [recommender.prompt(one) for one in (codes, *without)]
    scores = shop.decoder.score_path(prompts, path).astype(np.float64)
    return Attribution(tuple(history), target, float(scores[0].sum()), scores[0] - scores[1:])
