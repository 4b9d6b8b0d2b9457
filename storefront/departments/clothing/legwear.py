"""What trousers and shorts have in common: the front with its fly, hand pockets, creases, stripes and hems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storefront.departments.clothing.fastenings import button
from storefront.departments.clothing.garment import AXIS
from storefront.departments.clothing.legs import Legs, glow
from storefront.departments.clothing.sewing import stitching
from storefront.departments.clothing.waistbands import belt_loops, fly, leather_belt, slant_pocket, waistband
from storefront.drawing import light
from storefront.drawing.outline import line

if TYPE_CHECKING:
    from storefront.drawing.canvas import Canvas
    from storefront.drawing.materials import Surface
    from storefront.palette import Tones


def trouser_front(canvas: Canvas, legs: Legs, made: Surface, *, belted: Surface | None = None) -> None:
    """What most trousers have: waistband, fly, loops, a button or a belt."""
    cut = legs.cut
    top, size = cut.waist_y + cut.dip + cut.band, cut.band / 19
    fly(canvas, legs.body, (AXIS, top), (AXIS, cut.crotch_y), made)
    waistband(canvas, legs.body, legs.waist, made, cut.band)
    if belted is not None:
        leather_belt(canvas, legs.waist, belted, cut.band, gold=bool(canvas.rng.random() < 0.5))
    else:
        canvas.stroke(
            line((AXIS + 14 * size, top - cut.band + 1), (AXIS + 14 * size, top)),
            made.tones.deep,
            1,
            stroke_opacity=0.5,
        )
        button(canvas, AXIS + 4 * size, top - cut.band / 2, 4.2 * size, made.accent)
    belt_loops(canvas, legs.waist, made, cut.band)


def hand_pockets(canvas: Canvas, legs: Legs, made: Surface, *, inset: float = 0.34) -> None:
    """Slanted pockets; `inset` is how far from the side seam they begin, as a share of the half's width."""
    cut = legs.cut
    for k, side in enumerate((-1, 1)):
        start = legs.place(k, cut.waist_y + cut.band + cut.dip * 0.5, inset)
        end = legs.place(k, cut.hip_y + 12, 0.02)
        slant_pocket(canvas, legs.halves[k], made, start, (end[0] - side * 0.5, end[1]))


def pressed_creases(canvas: Canvas, legs: Legs, *, top: float = 0.0) -> None:
    """The crease ironed down the front of each leg."""
    for k in (0, 1):
        run = legs.down(k, 0.46, top or legs.cut.hip_y, legs.cut.hem_y + 4)
        light.crease(canvas, legs.halves[k], run.shifted(2.5, 0), 8, 0.3, seam=False)
        glow(canvas, legs.halves[k], run.shifted(-2.5, 0), 5, 0.9)


def hem_stitches(canvas: Canvas, legs: Legs, made: Surface, *, up: float = 9.0) -> None:
    """A line of stitches above each hem."""
    for k, hem in enumerate(legs.hems):
        with canvas.within(legs.halves[k]):
            stitching(canvas, hem.shifted(0, -up), made)


def side_seams(canvas: Canvas, legs: Legs, made: Surface) -> None:
    """The side seams, turned a little to the front, with their stitches."""
    for k, side in enumerate((-1, 1)):
        run = legs.down(k, 0.05, legs.cut.hip_y + 10, legs.cut.hem_y)
        light.crease(canvas, legs.halves[k], run, 3, 0.16)
        with canvas.within(legs.halves[k]):
            stitching(canvas, run.shifted(-side * 3, 0), made, strength=0.4)


def side_stripes(canvas: Canvas, legs: Legs, colour: Tones, *, count: int = 2, width: float = 5.0) -> None:
    """Stripes down the side seams, from the waistband to the hem."""
    cut = legs.cut
    for k, side in enumerate((-1, 1)):
        run = legs.down(k, 0.07, cut.waist_y + cut.band, cut.hem_y + 4)
        with canvas.within(legs.halves[k]):
            for step in range(count):
                line_at = run.shifted(-side * step * width * 1.8, 0)
                canvas.stroke(line_at, colour.base, width, stroke_linecap="butt")
