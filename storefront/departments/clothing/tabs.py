"""Buttoned tabs: the short placket in the front of henleys and polo shirts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from storefront.departments.clothing.fastenings import button
from storefront.departments.clothing.garment import AXIS, Top
from storefront.departments.clothing.sewing import stitching
from storefront.drawing import light
from storefront.drawing.materials import Surface, paint
from storefront.drawing.outline import Outline, line, rounded

if TYPE_CHECKING:
    from storefront.drawing.canvas import Canvas
    from storefront.palette import Tones


def buttoned_tab(  # noqa: PLR0913 - the measures of one tab, each with a usual value
    canvas: Canvas,
    top: Top,
    made: Surface,
    *,
    length: float,
    width: float = 20.0,
    buttons: int = 3,
    colour: Tones | None = None,
    radius: float = 3.6,
) -> Outline:
    """A sewn-on tab that runs down from the neckline, with its buttons and a stitched box at its foot."""
    made = made.trim()
    start = top.cut.neck_y + top.cut.neck_drop - 4
    tab = rounded(AXIS - width / 2, start, AXIS + width / 2, start + length, 1.5)
    light.crease(canvas, top.body, tab.shifted(0.8, 1.2), 5, 0.24, seam=False)
    with canvas.within(top.body):
        paint(canvas, tab, made, cast=False)
        light.relief(canvas, tab, puff=2.6, depth=2.4, strength=0.4)
        canvas.path(tab, fill="none", stroke=made.tones.deep, stroke_width=1.0, stroke_opacity=0.45)
    foot = start + length
    for dx in (-1, 1):
        x = AXIS + dx * (width / 2 - 2.4)
        stitching(canvas, line((x, start + 6), (x, foot - 2)), made, width=0.9)
    for y in (foot - 2.4, foot - width * 0.62):
        stitching(canvas, line((AXIS - width / 2 + 2.4, y), (AXIS + width / 2 - 2.4, y)), made, width=0.9)
    for y in np.linspace(start + 16, foot - width * 0.62 - 12, buttons):
        hole = line((AXIS, float(y) - radius * 1.7), (AXIS, float(y) + radius * 1.7))
        canvas.stroke(hole, made.tones.deep, 0.9, stroke_opacity=0.5)
        button(canvas, AXIS, float(y), radius, colour or made.tones)
    return tab
