"""Shorts: short trousers for town, beach and sport, photographed as on an invisible figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from storefront import palette
from storefront.departments.clothing import words_legwear as words
from storefront.departments.clothing.denim import (
    denim_seams,
    fade,
    fringe,
    scoop_pockets,
    shank_button,
    slub,
    thread_for,
)
from storefront.departments.clothing.fastenings import button
from storefront.departments.clothing.garment import AXIS
from storefront.departments.clothing.legs import LegCut, Legs, cut_legs, hang_legs
from storefront.departments.clothing.legwear import (
    hand_pockets,
    hem_stitches,
    pressed_creases,
    side_seams,
    side_stripes,
    trouser_front,
)
from storefront.departments.clothing.pockets import patch_pocket
from storefront.departments.clothing.sewing import ribbon, stitching
from storefront.departments.clothing.waistbands import (
    belt_loops,
    drawcord,
    elastic_waist,
    fly,
    pleat,
    turn_up,
    waistband,
)
from storefront.drawing import light
from storefront.drawing.materials import Surface, paint, surface
from storefront.drawing.outline import line
from storefront.types import Design, ProductType, Stance

if TYPE_CHECKING:
    from storefront.drawing.canvas import Canvas

_CUTS: dict[str, LegCut] = {
    "chino": LegCut(waist=108, waist_y=112, dip=14, band=26, hip=132, hip_y=212, crotch_y=272, knee=130, knee_y=330,
                    hem=128, hem_y=390, stance=80, ease=0.3, breaks=0.0),
    "denim": LegCut(waist=110, waist_y=128, dip=15, band=26, hip=136, hip_y=226, crotch_y=296, knee=138, knee_y=328,
                    hem=140, hem_y=358, stance=84, ease=0.2, breaks=0.0),
    "swim": LegCut(waist=112, waist_y=116, dip=13, band=28, hip=138, hip_y=214, crotch_y=280, knee=140, knee_y=328,
                   hem=148, hem_y=384, stance=90, ease=0.5, breaks=0.0),
    "sports": LegCut(waist=110, waist_y=118, dip=12, band=30, hip=146, hip_y=220, crotch_y=284, knee=152, knee_y=326,
                     hem=164, hem_y=368, stance=98, ease=0.9, breaks=0.0),
    "cargo": LegCut(waist=106, waist_y=92, dip=13, band=25, hip=130, hip_y=190, crotch_y=252, knee=138, knee_y=326,
                    hem=132, hem_y=404, stance=86, ease=0.5, breaks=0.2),
    "bermuda": LegCut(waist=103, waist_y=92, dip=13, band=24, hip=126, hip_y=190, crotch_y=252, knee=120, knee_y=326,
                      hem=110, hem_y=402, stance=76, ease=0.2, breaks=0.1),
    "pleated": LegCut(waist=98, waist_y=108, dip=13, band=30, hip=138, hip_y=212, crotch_y=282, knee=146, knee_y=330,
                      hem=152, hem_y=378, stance=90, ease=0.7, breaks=0.0),
    "cycling": LegCut(waist=93, waist_y=104, dip=10, band=34, hip=110, hip_y=200, crotch_y=256, knee=100, knee_y=318,
                      hem=88, hem_y=380, stance=74, ease=0.0, breaks=0.1),
}  # fmt: skip


def draw_shorts(canvas: Canvas, design: Design) -> None:
    """Shorts from the front."""
    made, shape = surface(design, scale=1.0), design.silhouette
    legs = cut_legs(_CUTS[shape].varied(canvas.rng), canvas.rng)
    _openings(canvas, legs, made)
    hang_legs(canvas, legs, made)
    _DETAILS[shape](canvas, legs, made, made.dyed(made.accent))


def _openings(canvas: Canvas, legs: Legs, made: Surface) -> None:
    """The far side of each leg's hem, seen from a little below through the leg's opening."""
    for k, hem in enumerate(legs.hems):
        far = ribbon(hem.shifted(0, -5), 10, side=1.0 if k else -1.0).scaled(0.9, 1.0)
        paint(canvas, far, made.plain())
        light.shade(canvas, far, light.SHADOW, 0.55)


def _chino(canvas: Canvas, legs: Legs, made: Surface, other: Surface) -> None:
    hand_pockets(canvas, legs, made)
    side_seams(canvas, legs, made)
    trouser_front(canvas, legs, made, belted=other if canvas.rng.random() < 0.35 else None)
    if canvas.rng.random() < 0.5:
        for k, hem in enumerate(legs.hems):
            turn_up(canvas, hem, made, 27, k=k)
    else:
        hem_stitches(canvas, legs, made, up=16)


def _denim(canvas: Canvas, legs: Legs, made: Surface, other: Surface) -> None:
    cut, thread = legs.cut, thread_for(made, canvas.rng)
    for half in legs.halves:
        slub(canvas, half, made)
    fade(canvas, legs, made, float(canvas.rng.choice([0.4, 0.8, 1.1])))
    denim_seams(canvas, legs, made, thread, hem=0.0)
    scoop_pockets(canvas, legs, made, thread)
    top = cut.waist_y + cut.dip + cut.band
    fly(canvas, legs.body, (AXIS, top), (AXIS, cut.crotch_y), made, thread=thread)
    waistband(canvas, legs.body, legs.waist, made, cut.band, thread=thread)
    canvas.stroke(line((AXIS + 17, top - cut.band + 1), (AXIS + 17, top)), made.tones.deep, 1.2, stroke_opacity=0.6)
    shank_button(canvas, AXIS + 4, top - cut.band / 2, 6.8)
    belt_loops(canvas, legs.waist, made, cut.band)
    for hem in legs.hems:
        fringe(canvas, hem, made, length=15)


def _swim(canvas: Canvas, legs: Legs, made: Surface, other: Surface) -> None:
    cut, rng = legs.cut, canvas.rng
    top = cut.waist_y + cut.dip + cut.band
    if rng.random() < 0.4:
        side_stripes(canvas, legs, other.tones, count=1, width=15)
    hand_pockets(canvas, legs, made, inset=0.2)
    elastic_waist(canvas, legs.body, legs.waist, made if rng.random() < 0.6 else other, cut.band)
    light.crease(canvas, legs.body, line((AXIS, top), (AXIS + 1, top + 46)), 5, 0.3)
    drawcord(canvas, AXIS, top - cut.band * 0.45, palette.tones("white"), length=84)
    hem_stitches(canvas, legs, made, up=15)
    for k, side in enumerate((-1, 1)):
        x = legs.hems[k].at(0.0)[0] - side * 16
        notch = line((x, cut.hem_y + 4), (x - side * 2, cut.hem_y - 24))
        light.crease(canvas, legs.halves[k], notch, 5, 0.36)


def _sports(canvas: Canvas, legs: Legs, made: Surface, other: Surface) -> None:
    cut, panelled = legs.cut, canvas.rng.random() < 0.6
    for k, side in enumerate((-1, 1)):
        edge = legs.down(k, 0.2, cut.waist_y + cut.band, cut.hem_y + 8)
        panel = ribbon(edge, 90, side=float(side) * -1)
        if panelled:
            with canvas.within(legs.halves[k]):
                paint(canvas, panel, other, cast=False)
                light.crease(canvas, legs.halves[k], legs.outer[k], 30, 0.16 + 0.18 * k, seam=False)
        light.crease(canvas, legs.halves[k], edge, 4, 0.24)
        piping = ribbon(legs.hems[k].shifted(0, 1), 9, side=1.0 if k else -1.0)
        paint(canvas, piping, other, cast=False)
        light.round_sides(canvas, piping, 0.25)
    elastic_waist(canvas, legs.body, legs.waist, made.plain(), cut.band)
    drawcord(canvas, AXIS, cut.waist_y + cut.dip + cut.band * 0.55, other.tones, length=70)
    x, y = legs.place(0, cut.hem_y - 44, 0.42)
    for step in range(3):
        mark = line((x + 9 * step, y + 12), (x + 7 + 9 * step, y - 5 * step))
        canvas.stroke(mark, other.tones.base, 4.4)


def _cargo(canvas: Canvas, legs: Legs, made: Surface, other: Surface) -> None:
    cut = legs.cut
    hand_pockets(canvas, legs, made)
    for k in (0, 1):
        y = cut.crotch_y + 30
        x = legs.place(k, y + 40, 0.31)[0]
        patch_pocket(canvas, legs.halves[k], made, (x - 39, y, x + 39, y + 92), flap=30)
        for dx in (-20, 20):
            button(canvas, x + dx, y + 20, 4.0, made.tones)
        light.crease(canvas, legs.halves[k], line((x, y + 36), (x, y + 84)), 6, 0.24)
    trouser_front(canvas, legs, made, belted=other if canvas.rng.random() < 0.3 else None)
    hem_stitches(canvas, legs, made, up=17)


def _bermuda(canvas: Canvas, legs: Legs, made: Surface, other: Surface) -> None:
    pressed_creases(canvas, legs)
    hand_pockets(canvas, legs, made)
    trouser_front(canvas, legs, made, belted=other if canvas.rng.random() < 0.55 else None)
    for k, hem in enumerate(legs.hems):
        turn_up(canvas, hem, made, 24, k=k)


def _pleated(canvas: Canvas, legs: Legs, made: Surface, other: Surface) -> None:
    cut = legs.cut
    for k, side in enumerate((-1, 1)):
        for share, length in ((0.74, 120), (0.5, 100), (0.28, 80)):
            start = legs.place(k, cut.waist_y + cut.band + cut.dip * (0.4 + share * 0.6), share)
            pleat(canvas, legs.halves[k], start, length * canvas.rng.uniform(0.85, 1.15), side * 15)
    waistband(canvas, legs.body, legs.waist, made, cut.band)
    for x in np.array([-16.0, 16.0]):
        for row in (0.3, 0.74):
            button(canvas, AXIS + float(x), cut.waist_y + cut.dip + cut.band * row, 4.2, made.accent)
    hem_stitches(canvas, legs, made, up=18)


def _cycling(canvas: Canvas, legs: Legs, made: Surface, other: Surface) -> None:
    cut = legs.cut
    style = canvas.rng.random()
    for k, side in enumerate((-1, 1)):
        edge = legs.down(k, 0.26, cut.waist_y + cut.band, cut.hem_y + 4)
        if style < 0.5:
            with canvas.within(legs.halves[k]):
                paint(canvas, ribbon(edge, 60, side=-float(side)), other, cast=False)
                light.crease(canvas, legs.halves[k], legs.outer[k], 26, 0.16 + 0.18 * k, seam=False)
        light.crease(canvas, legs.halves[k], edge, 4, 0.26)
        with canvas.within(legs.halves[k]):
            stitching(canvas, edge.shifted(-side * 4, 0), made, width=1.4, strength=0.6)
        grip = ribbon(legs.hems[k], 17, side=1.0 if k else -1.0)
        paint(canvas, grip, other if style < 0.5 else made.plain(), cast=False)
        light.round_sides(canvas, grip, 0.3)
        light.crease(canvas, legs.halves[k], legs.hems[k].shifted(0, -17), 4, 0.26)
    waistband(canvas, legs.body, legs.waist, made.plain(), cut.band)


_DETAILS = {
    "chino": _chino,
    "denim": _denim,
    "swim": _swim,
    "sports": _sports,
    "cargo": _cargo,
    "bermuda": _bermuda,
    "pleated": _pleated,
    "cycling": _cycling,
}

SHORTS = ProductType(
    department="Clothing",
    name="Shorts",
    draw=draw_shorts,
    silhouettes=tuple(_CUTS),
    colours=(*palette.FABRIC_COLOURS, "sand", "navy", "olive", "denim blue", "white"),
    patterns=("floral", "leaves", "stripes", "vertical stripes", "waves", "gingham", "dots", "tartan", "diamonds"),
    materials=("cotton", "linen", "canvas", "nylon"),
    prices=(15, 79),
    stance=Stance.HANGING,
    plain_share=0.6,
    made_of={
        "chino": ("cotton", "linen", "canvas", "corduroy"),
        "denim": ("denim",),
        "swim": ("nylon",),
        "sports": ("nylon", "satin", "fleece"),
        "cargo": ("canvas", "cotton"),
        "bermuda": ("cotton", "linen", "flannel"),
        "pleated": ("linen", "cotton", "silk"),
        "cycling": ("nylon",),
    },
    words=words.SHORTS,
)

TYPES: tuple[ProductType, ...] = (SHORTS,)
