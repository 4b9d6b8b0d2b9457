"""How well codes keep their promise: an ID that reads from coarse to fine, with captions that are true.

In: a build; out: `CodeFigure`s, and their place in its `metrics.json`. The rule: captions are read by `truth.py`, which
knows products' categories and texts and nothing of how captions are made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from mmsid.artifacts import check_catalogue, check_stages, merge_metrics, read_manifest
from mmsid.captions import ItemCaption
from mmsid.evaluation.intruders import CASES, intruders_found
from mmsid.evaluation.truth import NOTHING_SAID, Reading, is_true, names_itself
from mmsid.quantizer.collisions import reconstruct
from mmsid.quantizer.metrics import CodeFigure, fidelity
from mmsid.quantizer.metrics.promises import ALL_HOLD, ALONE, COARSER, HOLD, INTRUDERS, NARROW, UNTRUE
from mmsid.records import LEVEL_LETTERS, Role, level_roles
from mmsid.shop import MMSID

_HOLDS = (0.99, 0.97, 0.85)
"""Targets of the chips that hold, per level that has a meaning."""

LEAST_PRODUCTS = 40
"""Products below which shelves are so small that their targets mean nothing."""

_OF_KINDS = {ALL_HOLD, NARROW, ALONE, *(name.format(one) for name in (HOLD, INTRUDERS) for one in LEVEL_LETTERS)}
"""Figures whose targets make sense where the first levels are categories."""


def evaluate_codes(build: Path, *, cases: int = CASES, seed: int = 0) -> list[CodeFigure]:
    """Measures a build's codes and writes them into its `metrics.json`, under `codes`.

    Args:
        build: the folder.
        cases: of the intruder test, per level.
        seed: of its draws.

    Raises:
        MmsidError: if the build is damaged.
    """
    manifest = read_manifest(build)  # not `open_build`, which refuses an evaluation that is to be made anew
    check_stages(build, manifest)
    check_catalogue(build, manifest)
    figures = code_figures(MMSID.opened(build, manifest), cases=cases, seed=seed)
    told = [{**asdict(figure), "met": figure.met} for figure in figures]
    merge_metrics(build, manifest.fingerprint, {"codes": {"seed": seed, "cases": cases, "figures": told}})
    return figures


def code_figures(shop: MMSID, *, cases: int = CASES, seed: int = 0) -> list[CodeFigure]:
    """Measures the codes of a shop.

    Args:
        shop: a loaded build.
        cases: of the intruder test, per level.
        seed: of its draws.
    """
    captions = [shop.item_captions(item.item_id) for item in shop.items]
    readings = [Reading.of(item) for item in shop.items]
    ids, sizes = shop.ids.codes, shop.codebook_sizes
    embeddings = shop.index.embeddings(range(len(shop.items)))
    letters = LEVEL_LETTERS[: level_roles(len(sizes)).index(Role.ONE)]
    counted = Counter(map(tuple, ids[:, :-1].tolist()))
    lone = np.mean([counted[tuple(row)] == 1 for row in ids[:, :-1].tolist()])
    unused = sum(size - len(np.unique(ids[:, level])) for level, size in enumerate(sizes))
    intruders = [intruders_found(shop, level, cases=cases, seed=seed) for level in range(len(letters))]
    figures = [
        CodeFigure(UNTRUE, _untrue(captions, readings), 0.01, at_most=True),
        CodeFigure(ALL_HOLD, _mean(all(one.holds for one in c) for c in captions), 0.8),
        *(
            CodeFigure(HOLD.format(letter), _mean(bool(c[level].holds) for c in captions), target)
            for level, (letter, target) in enumerate(zip(letters, _HOLDS, strict=False))
        ),
        CodeFigure(NARROW, _narrow(captions, readings), 0.78),
        CodeFigure(COARSER, _coarser(shop, captions), 0.0, at_most=True),
        CodeFigure(ALONE, float(lone), 0.45, at_most=True),
        *(CodeFigure(INTRUDERS.format(letter), found, 0.9) for letter, found in zip(letters, intruders, strict=True)),
        CodeFigure(
            "codeword sum's nearest product is the product itself",
            fidelity(embeddings, reconstruct(ids, shop.models.quantizer.codewords))["self_nearest"],
            0.92,
        ),
        CodeFigure("collisions", len(ids) - len(np.unique(ids, axis=0)), 0, at_most=True, is_share=False),
        CodeFigure("unused codes", unused, 0, at_most=True, is_share=False),
    ]
    return figures if _has_kinds(shop) else [_without_target(figure) for figure in figures]


def _has_kinds(shop: MMSID) -> bool:
    """Whether there are enough products with categories for what the targets ask of chips."""
    kinds = {item.category[0] for item in shop.items if item.category}
    return len(kinds) > 1 and len(shop.items) >= LEAST_PRODUCTS


def _without_target(figure: CodeFigure) -> CodeFigure:
    """A figure of chips, whose target speaks of kinds, where there are none."""
    return replace(figure, target=None) if figure.name in _OF_KINDS else figure


def format_codes(figures: Sequence[CodeFigure]) -> str:
    """A line per figure, with its target."""
    marks = {True: "ok  ", False: "MISS", None: "    "}
    width = max(len(figure.name) for figure in figures)
    return "\n".join(
        f"{marks[figure.met]}  {figure.name:{width}s}  {_written(figure.value, figure):>8s}{_goal(figure)}"
        for figure in figures
    )


def _goal(figure: CodeFigure) -> str:
    if figure.target is None:
        return ""
    if not figure.target:
        return "  (target: 0)"
    return f"  (target: {'at most' if figure.at_most else 'at least'} {_written(figure.target, figure)})"


def _written(value: float | None, figure: CodeFigure) -> str:
    return "–" if value is None else f"{100 * value:.1f} %" if figure.is_share else f"{value:.0f}"


def _mean(values: Any) -> float:
    return float(np.mean(list(values)))


def _untrue(captions: Sequence[Sequence[ItemCaption]], readings: Sequence[Reading]) -> float:
    """Of the captions that are shown as true and say something, those that are not."""
    wrong = shown = 0
    for own, reading in zip(captions, readings, strict=True):
        for level, one in enumerate(own):
            if one.holds and one.text not in NOTHING_SAID:
                reads = names_itself if level == len(own) - 1 else is_true
                shown += 1
                wrong += not reads(one.text, reading)
    return wrong / max(shown, 1)


def _narrow(captions: Sequence[Sequence[ItemCaption]], readings: Sequence[Reading]) -> float:
    """Products whose captions are all true and each leave fewer products, until one stands alone."""
    everything = list(range(len(readings)))
    kept: dict[tuple[str, ...], list[int]] = {(): everything}

    def fitting(texts: tuple[str, ...]) -> list[int]:
        if texts not in kept:
            kept[texts] = [row for row in fitting(texts[:-1]) if is_true(texts[-1], readings[row])]
        return kept[texts]

    good = 0
    for own in captions:
        said = [one.text for one in own[:-1] if one.text not in NOTHING_SAID]
        left = [fitting(tuple(said[:n])) for n in range(len(said) + 1)]
        left.append([row for row in left[-1] if names_itself(own[-1].text, readings[row])])
        falls = all(len(after) < len(before) or len(before) == 1 for before, after in pairwise(left))
        good += falls and all(one.holds for one in own)
    return good / max(len(captions), 1)


def _coarser(shop: MMSID, captions: Sequence[Sequence[ItemCaption]]) -> float:
    """Products with a caption that is a category higher up, or a category at all, after a finer one or words."""
    depths: dict[str, int] = {}
    for item in shop.items:
        for depth, name in enumerate(item.category):
            depths[name] = min(depths.get(name, depth), depth)
    meaningful = level_roles(len(shop.codebook_sizes)).index(Role.ONE)
    found = 0
    for own in captions:
        kinds = [_kind(one.text, depths) for one in own[:meaningful]]
        found += any(after < before for before, after in pairwise(kinds))
    return found / max(len(captions), 1)


def _kind(caption: str, depths: Mapping[str, int]) -> float:
    """How deep the categories of a caption stand; words are finer than all of them."""
    first = caption.split(" · ", maxsplit=1)[0]
    names = [first] if first in depths else first.split(" or ")
    return min((depths.get(name, np.inf) for name in names), default=np.inf)
