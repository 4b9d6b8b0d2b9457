"""Bunches: what goes into a vase or paper, where the heads are, and the order in which it is drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from storefront.departments.plants_garden.foliage import Foliage, green
from storefront.departments.plants_garden.vases import (
    glass_vase,
    paper_back,
    paper_front,
    solid_vase,
    vase_body,
)  # fmt: skip
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import Surface, surface
from storefront.drawing.outline import Outline, Point, ellipse
from storefront.palette import Tones, tones
from storefront.types import Design

BLOOMING = ("white", "ivory", "cream", "yellow", "mustard", "apricot", "orange", "coral", "red", "burgundy", "blush",
            "pink", "fuchsia", "lilac", "purple", "plum", )  # fmt: skip
"""The colours that blossoms come in."""


FOOT_OF_STALKS = 344.0
"""Where stalks meet in a wrapped bunch."""


@dataclass(frozen=True)
class Bunch:
    """Flowers to be arranged.

    Attributes:
        canvas: to draw on.
        holder: the surface of the vase, the pot or the paper.
        bloom: the blossoms' colour.
        second: of other blossoms and of the ribbon.
        plant: the leaves.
        green: of stalks and leaves.
    """

    canvas: Canvas
    holder: Surface
    bloom: Tones
    second: Tones
    plant: Foliage
    green: Tones


def bunch_of(canvas: Canvas, design: Design, *, own: bool) -> Bunch:
    """Which of a design's two colours the blossoms have; `own` if the flower has a colour of its own anyway."""
    rng, made = canvas.rng, surface(design, scale=float(canvas.rng.uniform(0.45, 0.65)))
    blooms = design.colour in BLOOMING and not own
    holder = replace(made, tones=made.accent, accent=made.tones) if blooms else made
    other = design.accent if design.accent in BLOOMING else str(rng.choice(BLOOMING))
    bloom = made.tones if blooms else tones(other, rng)
    second = tones(other, rng) if blooms else tones(str(rng.choice(BLOOMING)), rng)
    return Bunch(canvas, holder, bloom, second, Foliage(canvas), green(rng, 0.5, 0.1, 134))


def dome(rng: np.random.Generator, count: int, middle: Point, wide: float, tall: float) -> list[Point]:
    """Places of heads on a dome, from the back to the front."""
    start = float(rng.uniform(0, 2 * np.pi))
    found = []
    for k in range(count):
        reach, way = np.sqrt((k + 0.4) / count), start + k * 2.39996
        found.append(
            (
                middle[0] + wide * reach * float(np.cos(way)),
                middle[1] + tall * reach * float(np.sin(way)) + float(rng.normal(0, 3)),
            )
        )
    return sorted(found, key=lambda p: p[1])


def arrange(
    bunch: Bunch,
    heads: list[Point],
    draw: Callable[[Point, float, int], None],
    *,
    leaves: Callable[[float], None] | None = None,
) -> None:
    """Puts heads into the bunch's vase or paper: stalks first, then leaves, blossoms from back to front, then paper."""
    canvas, rng = bunch.canvas, bunch.canvas.rng
    wrapped = bunch.holder.material == "paper"
    top, half = 250.0, float(rng.uniform(104, 122))
    if wrapped:
        paper_back(canvas, bunch.holder, top - 40, half)
        gather, neck = FOOT_OF_STALKS, 30.0
    else:
        body = vase_body(rng, bunch.holder.material)
        gather, neck = body.profile[0][1] + 2, body.profile[0][0] * 0.72
        feet = [(256 + float(np.clip((x - 256) * 0.3, -neck, neck)), gather) for x, _ in heads]
        if bunch.holder.material == "glass":
            glass_vase(canvas, body, bunch.holder.tones, feet[::2], bunch.green)
        else:
            solid_vase(canvas, body, bunch.holder)
    for x, y in heads:
        root = (256 + float(np.clip((x - 256) * 0.3, -neck, neck)), gather)
        bunch.plant.stem(
            [root, ((root[0] * 0.45 + x * 0.55), (root[1] + y) / 2 - 4), (x, y)], (5, 4.4, 4.4), bunch.green
        )
    if leaves:
        leaves(gather)
    for k, (x, y) in enumerate(heads):
        draw((x, y), (x - 256) * 0.26, k)
    if wrapped:
        paper_front(canvas, bunch.holder, bunch.second, top, half)


def disc(at: Point, size: float) -> Outline:
    """The room that a head takes, for its shadow."""
    return ellipse(at[0], at[1], size)
