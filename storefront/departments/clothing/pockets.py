"""Pockets: patches with and without a flap, and slanted slits with a welt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storefront.departments.clothing.sewing import ribbon, stitching
from storefront.drawing import light
from storefront.drawing.materials import Surface, paint
from storefront.drawing.outline import Outline, Point, line, polygon

if TYPE_CHECKING:
    from storefront.drawing.canvas import Canvas


def patch_pocket(
    canvas: Canvas, on: Outline, made: Surface, box: tuple[float, float, float, float], *, flap: float = 0.0
) -> None:
    """A pocket sewn onto a piece, pointed at its foot.

    Args:
        canvas: to draw on.
        on: the piece below it.
        made: what it is made of.
        box: left, top, right and bottom.
        flap: height of the flap that closes it; without one, its upper edge is hemmed.
    """
    left, top, right, bottom = box
    middle = (left + right) / 2
    made = made.trim()
    bag = polygon([(left, top), (right, top), (right, bottom - 7), (middle, bottom), (left, bottom - 7)])
    light.crease(canvas, on, line((left, bottom - 5), (middle, bottom + 2), (right, bottom - 5)), 6, 0.22, seam=False)
    paint(canvas, bag, made, cast=False)
    light.relief(canvas, bag, puff=4, depth=2.4, strength=0.45)
    canvas.path(bag, fill="none", stroke=made.tones.deep, stroke_width=1, stroke_opacity=0.5)
    stitching(canvas, bag.scaled(0.92), made)
    if not flap:
        light.crease(canvas, bag, line((left, top + 9), (right, top + 8)), 2, 0.25)
        return
    low = top + flap
    edge = (right + 2, top + flap * 0.7), (middle, low), (left - 2, top + flap * 0.7)
    lid = polygon([(left - 2, top - 3), (right + 2, top - 3), *edge])
    light.crease(
        canvas, bag, line((left, top + flap * 0.72), (middle, low + 2), (right, top + flap * 0.72)), 6, 0.3, seam=False
    )
    paint(canvas, lid, made, cast=False)
    light.relief(canvas, lid, puff=3, depth=2.4, strength=0.5)
    light.rim(canvas, lid, 0.7, 0.3)
    canvas.path(lid, fill="none", stroke=made.tones.deep, stroke_width=1, stroke_opacity=0.45)
    stitching(canvas, lid.scaled(0.9), made)


def chest_pocket(canvas: Canvas, on: Outline, made: Surface, left: float, top: float) -> None:
    """A shirt's small pocket, without a flap."""
    patch_pocket(canvas, on, made, (left, top, left + 52, top + 58))


def welt_pocket(canvas: Canvas, on: Outline, made: Surface, start: Point, end: Point) -> None:
    """A slit from `start` to `end` with a narrow welt."""
    run = line(start, end)
    light.crease(canvas, on, run.shifted(2, 2), 9, 0.3, seam=False)
    welt = ribbon(run, 9, side=1)
    paint(canvas, welt, made.plain(), cast=False)
    light.relief(canvas, welt, puff=2.5, depth=2.6, strength=0.5)
    light.crease(canvas, on, run, 3, 0.4)
