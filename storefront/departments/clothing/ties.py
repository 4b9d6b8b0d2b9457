"""Belts and bows: what gathers a garment at its waist or neck."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from storefront.departments.clothing.garment import AXIS, Top
from storefront.departments.clothing.sewing import ribbon, stitching
from storefront.drawing import light
from storefront.drawing.materials import Surface, paint
from storefront.drawing.outline import CORNER, Outline, curve, leaf, line, rounded

if TYPE_CHECKING:
    from storefront.drawing.canvas import Canvas


def across(top: Top, y: float, sag: float = 5.0) -> Outline:
    """A line across the body at a height."""
    points = top.body.sample(24)
    near = points[np.abs(points[:, 1] - y) < 14]
    left, right = float(near[:, 0].min()), float(near[:, 0].max())
    return line((left, y), (AXIS, y + sag), (right, y))


def belt(canvas: Canvas, top: Top, made: Surface, y: float, width: float, *, buckle: bool) -> None:
    """A belt of a given width around the body at a height, with a brass buckle if wanted."""
    middle = across(top, y, 4.0)
    band = ribbon(middle.shifted(0, -width / 2), width, side=1)
    light.crease(canvas, top.body, middle.shifted(1, width * 0.6), width * 0.7, 0.3, seam=False)
    paint(canvas, band, made, cast=False)
    light.round_sides(canvas, band, 0.35)
    light.relief(canvas, band, puff=2.5, depth=2.5, strength=0.5)
    stitching(canvas, middle.shifted(0, -width / 2 + 2), made)
    stitching(canvas, middle.shifted(0, width / 2 - 2), made)
    if buckle:
        frame = rounded(AXIS - 9, y - width * 0.75, AXIS + 9, y + width * 0.75 + 5, 3)
        canvas.path(frame.shifted(1, 1.5), fill="none", stroke=light.SHADOW, stroke_width=3, stroke_opacity=0.4)
        gold = canvas.linear(
            (AXIS - 9, y - 8), (AXIS + 9, y + 8), [(0, "#f6e3ac", 1.0), (0.5, "#c79a45", 1.0), (1, "#8a6526", 1.0)]
        )
        canvas.path(frame, fill="none", stroke=gold, stroke_width=2.8)
        canvas.stroke(line((AXIS - 8, y + 2), (AXIS + 9, y + 2)), "#c79a45", 1.8)


def bow(canvas: Canvas, x: float, y: float, made: Surface, *, size: float = 1.0) -> None:
    """A tied ribbon: two tails and two loops around a knot at `(x, y)`; size 1 is a dress's waist tie."""
    rng = canvas.rng
    tails = ((13 + rng.uniform(-4, 4), 112.0, 15.0), (-10.0, 88 + rng.uniform(-8, 8), 13.0))
    for dx, drop, width in tails:
        end_x, end_y = x + dx * size, y + drop * (0.5 + size / 2)
        half = y + 52 * (0.5 + size / 2)
        middle_x = (x + end_x) / 2
        tail = curve([(x - 3 * size, y, CORNER), (x + 4 * size, y, CORNER), (middle_x + 9 * size, half),
                      (end_x + width * 0.6 * size, end_y, CORNER), (end_x - width * 0.4 * size, end_y + 5, CORNER),
                      (middle_x - 5 * size, half - 2)])  # fmt: skip
        _ribbon_piece(canvas, tail, made)
    for side in (-size, size):
        loop = curve([(x, y - 2 * size, CORNER), (x + side * 20, y - 13 * size), (x + side * 33, y + 2),
                      (x + side * 22, y + 15 * size), (x, y + 4 * size, CORNER)])  # fmt: skip
        _ribbon_piece(canvas, loop, made)
        inside = leaf((x + side * 9, y), (x + side * 28, y + 2), 8 * size)
        canvas.path(inside, fill=made.tones.deep, fill_opacity=0.4)
    _ribbon_piece(canvas, rounded(x - 6 * size, y - 7 * size, x + 6 * size, y + 8 * size, 4 * size), made)


def _ribbon_piece(canvas: Canvas, piece: Outline, made: Surface) -> None:
    canvas.path(piece.shifted(2, 4), fill=light.SHADOW, fill_opacity=0.3, filter=canvas.blur(2.5, piece))
    paint(canvas, piece, made)
    light.relief(canvas, piece, puff=4, depth=3, strength=0.5)
    light.falloff(canvas, piece, 0.18)
    light.rim(canvas, piece, 0.7, 0.3)
