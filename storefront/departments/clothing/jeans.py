"""Jeans: denim with its thread, rivets and fades, from skinny to wide, from the front and sometimes from behind."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from storefront import palette
from storefront.departments.clothing import words_legwear as words
from storefront.departments.clothing.denim import (
    back_pocket,
    bleached,
    denim_seams,
    fade,
    fringe,
    leather_patch,
    scoop_pockets,
    shank_button,
    slub,
    tear,
    twin_stitch,
)
from storefront.departments.clothing.garment import AXIS
from storefront.departments.clothing.legs import LegCut, Legs, cut_legs, hang_legs
from storefront.departments.clothing.waistbands import (
    belt_loops,
    fly,
    leather_belt,
    topstitch,
    turn_up,
    waistband,
)
from storefront.drawing import light
from storefront.drawing.materials import Surface, paint, surface
from storefront.drawing.outline import CORNER, curve, line
from storefront.types import Design, ProductType, Stance

if TYPE_CHECKING:
    import numpy as np

    from storefront.drawing.canvas import Canvas
    from storefront.palette import Tones

_CUTS: dict[str, LegCut] = {
    "skinny": LegCut(waist=70, hip=87, crotch_y=180, knee=66, hem=46, stance=50, ease=0.1, breaks=1.0),
    "straight": LegCut(waist=78, hip=96, knee=88, hem=80, stance=60),
    "bootcut": LegCut(waist=72, hip=89, crotch_y=182, knee=72, hem=98, hem_y=474, stance=74, ease=0.4, breaks=0.6),
    "wide": LegCut(waist=72, hip=97, crotch_y=194, knee=110, hem=112, hem_y=470, stance=70, ease=0.8, breaks=0.6),
    "ripped": LegCut(waist=76, hip=93, knee=78, hem=60, stance=60, ease=0.2, breaks=0.8),
    "cuffed": LegCut(waist=80, hip=101, crotch_y=194, knee=94, hem=74, hem_y=444, stance=66, ease=0.4, breaks=0.3),
    "carpenter": LegCut(waist=80, hip=101, crotch_y=190, knee=102, hem=92, hem_y=470, stance=72, ease=0.5, breaks=0.9),
    "raw hem": LegCut(waist=76, waist_y=58, hip=95, hip_y=142, crotch_y=200, knee=80, knee_y=318, hem=84, hem_y=432,
                      stance=66, ease=0.3, breaks=0.1),
}  # fmt: skip


_BOLD = 2.1
"""Of the thread: thicker than on other denim, as jeans are known by it."""


def draw_jeans(canvas: Canvas, design: Design) -> None:
    """Jeans from the front, or from behind."""
    made, shape, rng = surface(design, scale=0.7), design.silhouette, canvas.rng
    cut = _CUTS[shape].varied(rng)
    behind = shape in ("skinny", "straight", "bootcut", "wide") and rng.random() < 0.3
    if behind:
        cut = replace(cut, dip=-5.0)
    legs = cut_legs(cut, rng)
    thread = _thread(made, rng)
    hang_legs(canvas, legs, made, inside=not behind)
    for half in legs.halves:
        slub(canvas, half, made)
    fade(canvas, legs, made, float(rng.choice([0.85, 1.1, 1.3, 1.5])))
    denim_seams(canvas, legs, made, thread, hem=0.0 if shape in ("cuffed", "raw hem") else 12.0, weight=_BOLD)
    if behind:
        _back(canvas, legs, made, thread)
    else:
        _front(canvas, legs, made, thread)
    if shape in _DETAILS:
        _DETAILS[shape](canvas, legs, made, thread)


def _thread(made: Surface, rng: np.random.Generator) -> Tones:
    """Of the topstitching: as far from the dye as thread for jeans goes, so that it is seen from afar."""
    lightness = made.tones.oklch[0]
    if lightness > 0.7:
        return palette.tones(str(rng.choice(["rust", "tan", "rust"])), rng)
    if lightness > 0.58:
        return palette.tones(str(rng.choice(["brown", "rust", "ivory"])), rng)
    return palette.tones(str(rng.choice(["mustard", "orange", "apricot", "camel", "mustard"])), rng)


def _front(canvas: Canvas, legs: Legs, made: Surface, thread: Tones) -> None:
    cut = legs.cut
    top = cut.waist_y + cut.dip + cut.band
    scoop_pockets(canvas, legs, made, thread, weight=_BOLD)
    fly(canvas, legs.body, (AXIS, top), (AXIS, cut.crotch_y), made, thread=thread, weight=_BOLD)
    waistband(canvas, legs.body, legs.waist, made, cut.band, thread=thread, weight=_BOLD)
    if canvas.rng.random() < 0.2:
        leather_belt(canvas, legs.waist, made.dyed(made.accent), cut.band, gold=bool(canvas.rng.random() < 0.5))
    else:
        canvas.stroke(line((AXIS + 13, top - cut.band + 1), (AXIS + 13, top)), made.tones.deep, 1.2, stroke_opacity=0.6)
        shank_button(canvas, AXIS + 3, top - cut.band / 2, 5.4)
    belt_loops(canvas, legs.waist, made, cut.band)


def _back(canvas: Canvas, legs: Legs, made: Surface, thread: Tones) -> None:
    cut = legs.cut
    low, body = cut.waist_y + cut.band, legs.body
    left, right = legs.span(0, low + 22)[0], legs.span(1, low + 22)[0]
    yoke = line((left, low + 20), ((left + AXIS) / 2, low + 31), (AXIS, low + 40))
    for run in (yoke, yoke.mirrored()):
        light.crease(canvas, body, run, 5, 0.3)
        twin_stitch(canvas, body, run.shifted(0, 3), thread, dx=0, dy=3.6, weight=_BOLD)
    seam = line((AXIS, low), (AXIS + 1, cut.hip_y), (AXIS, cut.crotch_y))
    light.crease(canvas, body, seam, 6, 0.3)
    twin_stitch(canvas, body, seam.shifted(3, 0), thread, dx=3.6, weight=_BOLD)
    swoop, width = int(canvas.rng.integers(3)), (right - left) * 0.27
    for k, side in enumerate((-1, 1)):
        x = AXIS + side * (right - left) * 0.255
        box = (x - width / 2, low + 46, x + width / 2, low + 46 + width * 1.2)
        back_pocket(canvas, legs.halves[k], made, thread, box, swoop, weight=_BOLD)
    waistband(canvas, body, legs.waist, made, cut.band, thread=thread, weight=_BOLD)
    belt_loops(canvas, legs.waist, made, cut.band, shares=(0.06, 0.26, 0.5, 0.94))
    leather_patch(canvas, legs.waist.at(0.74)[0], cut.waist_y + cut.band * 0.42, made)


def _ripped(canvas: Canvas, legs: Legs, made: Surface, thread: Tones) -> None:
    cut, rng = legs.cut, canvas.rng
    for k in (0, 1):
        y = cut.knee_y + rng.uniform(-14, 16)
        outer, inner = legs.span(k, y)
        wide = abs(outer - inner)
        tear(canvas, legs.halves[k], made, legs.place(k, y, rng.uniform(0.42, 0.54)), wide * rng.uniform(0.5, 0.7),
             rng.uniform(18, 36))  # fmt: skip
        for _ in range(int(rng.integers(0, 3))):
            spot = legs.place(k, cut.crotch_y + rng.uniform(14, 84), rng.uniform(0.3, 0.6))
            tear(canvas, legs.halves[k], made, spot, wide * rng.uniform(0.22, 0.4), rng.uniform(7, 14))


def _cuffed(canvas: Canvas, legs: Legs, made: Surface, thread: Tones) -> None:
    inside = bleached(made.plain(), share=0.55)
    height = float(canvas.rng.uniform(24, 34))
    for k, hem in enumerate(legs.hems):
        band = turn_up(canvas, hem, inside, height, k=k)
        with canvas.within(band):
            topstitch(canvas, hem.shifted(0, 7 - height), thread, width=_BOLD)
        light.crease(canvas, band, legs.outer[k].shifted(-9 if k else 9, 0), 4, 0.3)


def _carpenter(canvas: Canvas, legs: Legs, made: Surface, thread: Tones) -> None:
    cut = legs.cut
    for k in (0, 1):
        corners = [legs.place(k, cut.crotch_y + 22, 0.06), legs.place(k, cut.crotch_y + 22, 0.92),
                   legs.place(k, cut.knee_y + 62, 0.92), legs.place(k, cut.knee_y + 62, 0.06)]  # fmt: skip
        knee = curve([(x, y, CORNER) for x, y in corners])
        light.crease(canvas, legs.halves[k], knee, 5, 0.3)
        twin_stitch(canvas, legs.halves[k], knee.scaled(0.93, 0.965), thread, dx=0, weight=_BOLD)
        twin_stitch(canvas, legs.halves[k], knee.scaled(0.86, 0.935), thread, dx=0, weight=_BOLD)
        if k:
            x, y = legs.place(k, cut.crotch_y + 4, 0.02)
            loop = curve([(x - 2, y - 22), (x - 30, y - 4), (x - 32, y + 26), (x - 4, y + 46), (x - 5, y + 38),
                          (x - 25, y + 22), (x - 23, y), (x - 2, y - 12)])  # fmt: skip
            canvas.path(loop.shifted(1, 3), fill=light.SHADOW, fill_opacity=0.4, filter=canvas.blur(2, loop))
            paint(canvas, loop, made, cast=False)
            light.relief(canvas, loop, puff=3, depth=3, strength=0.55)
            canvas.path(loop, fill="none", stroke=made.tones.deep, stroke_width=0.9, stroke_opacity=0.5)


def _raw(canvas: Canvas, legs: Legs, made: Surface, thread: Tones) -> None:
    for hem in legs.hems:
        fringe(canvas, hem, made)


_DETAILS = {"ripped": _ripped, "cuffed": _cuffed, "carpenter": _carpenter, "raw hem": _raw}

JEANS = ProductType(
    department="Clothing",
    name="Jeans",
    draw=draw_jeans,
    silhouettes=tuple(_CUTS),
    colours=("denim blue", "denim blue", "denim blue", "denim blue", "navy", "navy", "navy", "sky blue", "sky blue",
             "sky blue", "blue", "blue", "black", "black", "charcoal", "charcoal", "grey", "grey", "white", "ivory"),
    patterns=("stars",),
    materials=("denim",),
    prices=(35, 169),
    stance=Stance.HANGING,
    plain_share=0.985,
    words=words.JEANS,
)  # fmt: skip

TYPES: tuple[ProductType, ...] = (JEANS,)
