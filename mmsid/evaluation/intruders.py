"""The intruder test of captions: four products of a code and one of a sibling; who finds it by the caption?

In: a shop and a level; out: the share of the cases in which a simple reader does. The reader knows the caption and of
the products what the page shows, their categories and their texts; no codes. Where these say equally little of the
caption, it takes the one whose embedding is farthest from the caption's, which an encoder of the build gives.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mmsid.errors import MmsidError
from mmsid.evaluation.truth import Reading, match
from mmsid.shop import MMSID

CASES = 1_000
"""Cases a level."""

OF_THE_CODE = 4
"""Products of the code in each case."""


def intruders_found(shop: MMSID, level: int, *, cases: int = CASES, seed: int = 0) -> float | None:
    """The share of the cases in which the intruder is found.

    Args:
        shop: a loaded build.
        level: from 0; a sibling is another code of it, under the same code before it if codes form a tree.
        cases: that are drawn.
        seed: of the draw, and of ties where the build has no encoder.

    Returns:
        None where no code has four products and a sibling.
    """
    codes = shop.ids.codes[:, : level + 1]
    siblings, rows = _siblings(codes), _rows(codes)
    askable = [code for code, having in rows.items() if len(having) >= OF_THE_CODE and siblings[code]]
    if not askable:
        return None
    rng = np.random.default_rng((seed, level))
    readings = [Reading.of(item) for item in shop.items]
    texts = [shop.captions.of(level, code).text for code in askable]
    cosines = _cosines(shop, texts)
    found = 0
    for _ in range(cases):
        place = int(rng.integers(len(askable)))
        inside = rng.choice(rows[askable[place]], OF_THE_CODE, replace=False)
        sibling = siblings[askable[place]][int(rng.integers(len(siblings[askable[place]])))]
        intruder = int(rng.choice(rows[sibling]))
        shown = [*inside.tolist(), intruder]
        said = [match(texts[place], readings[row]) for row in shown]
        near = rng.random(len(shown)) if cosines is None else cosines[place][shown]
        found += shown[min(range(len(shown)), key=lambda n: (said[n], near[n]))] == intruder
    return found / cases


def _rows(codes: np.ndarray) -> dict[int, np.ndarray]:
    return {int(code): np.flatnonzero(codes[:, -1] == code) for code in np.unique(codes[:, -1])}


def _siblings(codes: np.ndarray) -> dict[int, list[int]]:
    """Per code, others of its level: those under its parent, if every code has one parent and that has others."""
    every = np.unique(codes[:, -1]).tolist()
    before = {code: {tuple(row) for row in codes[codes[:, -1] == code, :-1].tolist()} for code in every}
    is_tree = all(len(prefixes) == 1 for prefixes in before.values())
    found = {}
    for code in every:
        beside = [other for other in every if other != code and (not is_tree or before[other] == before[code])]
        found[code] = beside or [other for other in every if other != code]
    return found


def _cosines(shop: MMSID, texts: Sequence[str]) -> np.ndarray | None:
    """`(texts, products)` cosines of captions and products; None in a build without an encoder."""
    try:
        captions = shop.embed([None] * len(texts), texts)
    except MmsidError:
        return None
    return np.asarray(captions @ shop.index.embeddings(range(len(shop.items))).T)
