"""What is answered to test events: the beam's products, every code along the true path, and the exact rank.

In: a shop and cases; out: a `Decoded` each, of the answer as a whole: of both voices, where there are two. The rule:
nothing here knows what a miss or a cause is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mmsid.error_analysis.causes import K
from mmsid.progress import Progress
from mmsid.records import Case, Prompt
from mmsid.shop import MMSID

SEARCHED, SCORED = 32, 8
"""Cases that are decoded together: by beam, and walking all that is more probable than a product."""

EXACT_ITEMS = 20_000
"""In a larger catalogue a rank is computed only of what is as probable as the last answer, which tells what the beam
dropped: how long a walk takes grows with the rank."""

_ROUNDING = 1e-3
"""Nats by which two ways of adding up the same log-probability may differ."""

Ranks = Sequence[int | None]
"""Of the targets, from 1; None where one was not computed."""


@dataclass(frozen=True, eq=False)
class Decoded:
    """What is answered to one case.

    Attributes:
        rows: `(≤ K,)` of the answered products, best first.
        log_probs: `(≤ K,)` of them.
        levels: per level, `(K_l,)` log-probabilities after the target's own codes.
        rank: of the target by exact scores; None where it was not computed.
    """

    rows: NDArray[np.int64]
    log_probs: NDArray[np.float32]
    levels: list[NDArray[np.float32]]
    rank: int | None


def decode_cases(shop: MMSID, asked: Sequence[Case], progress: Progress) -> list[Decoded]:
    """What is answered to each case.

    Args:
        shop: that answers.
        asked: the cases; those of like length are decoded together.
        progress: told how many are done.
    """
    order = sorted(range(len(asked)), key=lambda number: len(asked[number].history))
    found: dict[int, Decoded] = {}
    width = min(len(shop.items), max(K, shop.recommender.config.beam))
    for start in range(0, len(order), SEARCHED):
        numbers = order[start : start + SEARCHED]
        paths = [[shop.codes(one) for one in asked[number].history] for number in numbers]
        prompts = [shop.recommender.prompt(path) for path in paths]
        targets = [shop.codes(asked[number].target) for number in numbers]
        beams = shop.decoder.search(prompts, width, excluded=paths)
        levels = shop.decoder.score_levels(prompts, targets)
        bars = np.array([beam.log_probs[:K][-1] if len(beam.leaves) else -np.inf for beam in beams])
        ranks = _exact_ranks(shop, [asked[number] for number in numbers], prompts, (levels, bars))
        for place, (number, beam) in enumerate(zip(numbers, beams, strict=True)):
            rows = shop.trie.item_rows(beam.leaves[:K])
            found[number] = Decoded(rows, beam.log_probs[:K], [level[place] for level in levels], ranks[place])
        progress(start + len(numbers), len(asked), "answering the test events")
    return [found[number] for number in range(len(asked))]


def _exact_ranks(
    shop: MMSID,
    asked: Sequence[Case],
    prompts: Sequence[Prompt],
    scores: tuple[Sequence[NDArray[np.float32]], NDArray[np.float32]],
) -> Ranks:
    """Each target's rank among all products but the history's, by exact scores.

    Args:
        shop: that answers.
        asked: the cases.
        prompts: of them.
        scores: what `score_levels` says of the targets, and `(cases,)` log-probabilities of the last answers.
    """
    levels, bars = scores
    ids = [shop.codes(case.target) for case in asked]
    floors = np.array(
        [sum(float(levels[depth][place, code]) for depth, code in enumerate(codes)) for place, codes in enumerate(ids)]
    )
    ranks: dict[int, int] = {}
    order = np.argsort(-floors)  # those that walk as far walk together
    if len(shop.items) > EXACT_ITEMS:
        order = order[floors[order] >= bars[order] - _ROUNDING]
    for start in range(0, len(order), SCORED):
        places = order[start : start + SCORED].tolist()
        above = shop.decoder.above([prompts[place] for place in places], floors[places])
        for place, leaves in zip(places, above, strict=True):
            rows = set(shop.trie.leaves[np.flatnonzero(leaves)].tolist())
            rows -= {shop.row(asked[place].target), *(shop.row(one) for one in asked[place].history)}
            ranks[place] = 1 + len(rows)
    return [ranks.get(place) for place in range(len(asked))]
