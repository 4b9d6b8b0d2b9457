"""Fastenings: buttons, buttoned fronts, zips, and snaps, with the shadows that make them sit on the cloth."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from storefront.departments.clothing.sewing import stitching
from storefront.drawing import light
from storefront.drawing.outline import Outline, Shape, ellipse, line, rounded

if TYPE_CHECKING:
    from storefront.drawing.canvas import Canvas
    from storefront.drawing.materials import Surface
    from storefront.palette import Tones


def button(canvas: Canvas, x: float, y: float, radius: float, colour: Tones) -> None:
    """A button with four holes and its little shadow."""
    disc = ellipse(x, y, radius)
    canvas.path(disc.shifted(0.9, 1.5), fill=light.SHADOW, fill_opacity=0.35, filter=canvas.blur(1.0, disc))
    canvas.path(
        disc,
        fill=canvas.radial(
            (x - radius * 0.4, y - radius * 0.5),
            radius * 1.6,
            [(0.0, colour.light, 1.0), (0.6, colour.base, 1.0), (1.0, colour.shade, 1.0)],
        ),
    )
    canvas.path(ellipse(x, y, radius * 0.68), fill="none", stroke=colour.deep, stroke_width=0.6, stroke_opacity=0.45)
    if radius > 2.6:
        for dx, dy in ((-1, -1), (1, -1), (-1, 1), (1, 1)):
            canvas.path(ellipse(x + dx * radius * 0.24, y + dy * radius * 0.24, radius * 0.12), fill=colour.deep)


def placket(  # noqa: PLR0913 - the measures of one front, each with a usual value
    canvas: Canvas,
    on: Shape,
    made: Surface,
    run: Outline,
    *,
    width: float = 17.0,
    buttons: int = 6,
    colour: Tones | None = None,
    radius: float = 3.6,
) -> None:
    """A buttoned front: a band along a line from the collar to the hem, its edge, stitches and buttons."""
    left, right = run.shifted(-width / 2, 0), run.shifted(width / 2, 0)
    light.crease(canvas, on, right.shifted(0.8, 0), 4.5, 0.24)
    with canvas.within(on):
        canvas.stroke(left, made.tones.deep, 0.8, stroke_opacity=0.35)
    stitching(canvas, left.shifted(2.2, 0), made, strength=0.4)
    stitching(canvas, right.shifted(-2.2, 0), made, strength=0.4)
    for share in np.linspace(0.05, 0.93, buttons):
        x, y = run.at(float(share))
        canvas.stroke(line((x, y - radius * 1.7), (x, y + radius * 1.7)), made.tones.deep, 0.9, stroke_opacity=0.5)
        button(canvas, x, y, radius, colour or made.tones)


def zipper(
    canvas: Canvas, on: Shape, run: Outline, made: Surface, *, metal: str = "#b9bcc4", pull: float = 0.06
) -> None:
    """A zip along a line: tape, teeth and, at the share `pull` of its length, the slider with its tab."""
    with canvas.within(on):
        canvas.stroke(
            run, light.SHADOW, 15, stroke_opacity=0.26, filter=canvas.blur(3.2, run.shifted(0, 0)), blend="multiply"
        )
        canvas.stroke(run, made.tones.deep, 9.5, stroke_linecap="butt")
        canvas.stroke(run, metal, 4.2, stroke_dasharray="1.5 1.3", stroke_linecap="butt")
        canvas.stroke(run, light.SHADOW, 0.8, stroke_opacity=0.5)
        for dx in (-7.5, 7.5):
            stitching(canvas, run.shifted(dx, 0), made, strength=0.5)
    x, y = run.at(pull)
    tab = rounded(x - 3.6, y - 4, x + 3.6, y + 7, 2)
    tongue = rounded(x - 2.4, y + 6, x + 2.4, y + 24, 2.2)
    for piece in (tab, tongue):
        canvas.path(piece.shifted(1.2, 1.8), fill=light.SHADOW, fill_opacity=0.4, filter=canvas.blur(1.2, piece))
        ramp = canvas.linear((x - 4, y), (x + 4, y), [(0.0, "#f4f5f8", 1.0), (0.45, metal, 1.0), (1.0, "#6d7078", 1.0)])
        canvas.path(piece, fill=ramp)
