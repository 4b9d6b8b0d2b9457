"""Waists, flies, pockets and hems of what is worn below the waist: trousers, jeans, shorts and skirts.

Every function draws onto a garment that is already painted and lit; those that return an outline have painted it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from storefront.departments.clothing.fastenings import button
from storefront.departments.clothing.garment import AXIS
from storefront.departments.clothing.sewing import ribbing, ribbon, stitching
from storefront.drawing import light
from storefront.drawing.materials import Surface, paint
from storefront.drawing.outline import CORNER, Outline, Point, Shape, curve, leaf, line, polygon, rounded

if TYPE_CHECKING:
    from storefront.drawing.canvas import Canvas
    from storefront.palette import Tones


_LOOPS = (0.16, 0.33, 0.67, 0.84)
"""Where belt loops sit along the front's waist."""
THREAD = 1.5
"""The usual thickness of thread that is meant to be seen."""


def waistband(  # noqa: PLR0913 - the band's place and how it is sewn
    canvas: Canvas,
    on: Shape,
    waist: Outline,
    made: Surface,
    height: float,
    *,
    thread: Tones | None = None,
    weight: float = THREAD,
) -> Outline:
    """A band along the front's waist, stitched along both edges; with a thread's colour, stitched to be seen."""
    band = ribbon(waist, height, side=1)
    low = waist.shifted(0, height)
    light.crease(canvas, on, low.shifted(0.5, 2), 7, 0.3, seam=False)
    paint(canvas, band, made.trim())
    light.round_sides(canvas, band, 0.24)
    light.relief(canvas, band, puff=3, depth=2.8, strength=0.5)
    light.rim(canvas, band, 0.8, 0.3)
    with canvas.within(band):
        canvas.stroke(low.shifted(0, -0.6), made.tones.deep, 1.2, stroke_opacity=0.5)
        for drop in (3.0, height - 3.4):
            if thread is None:
                stitching(canvas, waist.shifted(0, drop), made, strength=0.5)
            else:
                topstitch(canvas, waist.shifted(0, drop), thread, width=weight)
    return band


def topstitch(canvas: Canvas, run: Outline, thread: Tones, *, width: float = THREAD, strength: float = 0.9) -> None:
    """A line of thick thread in its own colour, in the groove that it pulls."""
    canvas.stroke(run.shifted(0.4, 0.8), light.SHADOW, width * 1.3, stroke_opacity=strength * 0.3)
    canvas.stroke(
        run, thread.base, width, stroke_opacity=strength, stroke_dasharray="4.2 1.5", stroke_linecap="butt"
    )  # fmt: skip


def belt_loops(
    canvas: Canvas,
    waist: Outline,
    made: Surface,
    height: float,
    *,
    shares: tuple[float, ...] = (0.16, 0.33, 0.67, 0.84),
) -> None:
    """Narrow loops that a belt would go through."""
    for share in shares:
        x, y = waist.at(share)
        loop = rounded(x - 3.6, y - 2.5, x + 3.6, y + height + 3, 1.6)
        canvas.path(loop.shifted(1.4, 1.8), fill=light.SHADOW, fill_opacity=0.34, filter=canvas.blur(1.3, loop))
        paint(canvas, loop, made.plain(), cast=False)
        light.relief(canvas, loop, puff=2, depth=2.4, strength=0.5)
        canvas.path(loop, fill="none", stroke=made.tones.deep, stroke_width=0.7, stroke_opacity=0.5)


def leather_belt(canvas: Canvas, waist: Outline, made: Surface, height: float, *, gold: bool) -> None:
    """A belt on the waistband, with its buckle in the middle and its end tucked away."""
    band = ribbon(waist.shifted(0, 2), height - 4, side=1)
    canvas.path(band.shifted(0.6, 2.4), fill=light.SHADOW, fill_opacity=0.35, filter=canvas.blur(2, band))
    paint(canvas, band, made.of("leather"), cast=False)
    light.round_sides(canvas, band, 0.32)
    light.relief(canvas, band, puff=3, depth=2.8, strength=0.55)
    x, y = waist.at(0.5)
    middle, half = y + height / 2, height / 2 + 2
    frame = rounded(x - half, middle - half + 1, x + half, middle + half - 1, 3.5)
    canvas.path(frame.shifted(1, 1.6), fill="none", stroke=light.SHADOW, stroke_width=3.4, stroke_opacity=0.4)
    shine = ("#f6e3ac", "#c79a45", "#8a6526") if gold else ("#f6f7fa", "#b4b8c0", "#6d7078")
    metal = canvas.linear((x - half, middle - half), (x + half, middle + half),
                          [(0, shine[0], 1.0), (0.5, shine[1], 1.0), (1, shine[2], 1.0)])  # fmt: skip
    canvas.path(frame, fill="none", stroke=metal, stroke_width=3.2)
    canvas.stroke(line((x - half + 1, middle), (x + half, middle)), shine[1], 2.0)
    for k in range(3):
        canvas.path(rounded(x + half + 8 + 7 * k, middle - 1, x + half + 10 + 7 * k, middle + 1, 1),
                    fill=made.tones.deep)  # fmt: skip


def elastic_waist(canvas: Canvas, on: Shape, waist: Outline, made: Surface, height: float) -> Outline:
    """A gathered band with elastic inside; the cloth below it starts in small puckers."""
    band = waistband(canvas, on, waist, made, height)
    ribbing(canvas, band, waist, made, reach=height * 1.6)
    gathers(canvas, on, waist.shifted(0, height), made, reach=(14, 44), count=24)
    return band


def gathers(
    canvas: Canvas, on: Shape, run: Outline, made: Surface, *, reach: tuple[float, float], count: int = 22
) -> None:
    """Small folds that start at a line and run down, fanning out from the axis."""
    clip = canvas.clip(on)
    for share in np.linspace(0.03, 0.97, count) + canvas.rng.uniform(-0.014, 0.014, count):
        x, y = run.at(float(np.clip(share, 0, 1)))
        end = (x + (x - AXIS) * 0.1, y + canvas.rng.uniform(*reach))
        fold = leaf((x, y - 2), end, canvas.rng.uniform(2.0, 4.0))
        canvas.path(fold, fill=light.SHADOW, fill_opacity=0.15, blend="multiply", clip_path=clip)
        canvas.path(fold.shifted(-3, 0), fill=light.GLOW, fill_opacity=0.24, blend="soft-light", clip_path=clip)


def drawcord(canvas: Canvas, x: float, y: float, colour: Tones, *, length: float = 58.0) -> None:
    """Two cord ends that leave the waist through eyelets, tied in a loose bow, with knotted ends."""
    rng = canvas.rng
    for side in (-1, 1):
        eye = (x + side * 9, y)
        drop = length * rng.uniform(0.85, 1.1)
        tail = line((x, y + 8), (x + side * 9, y + drop * 0.45), (x + side * rng.uniform(5, 10), y + drop))
        loop = curve([(x, y + 8), (x + side * 13, y + 2), (x + side * 19, y + 13), (x + side * 9, y + 16), (x, y + 8)],
                     closed=False)  # fmt: skip
        for cord in (line(eye, (x, y + 8)), loop, tail):
            canvas.stroke(cord.shifted(1.6, 2.2), light.SHADOW, 3.4, stroke_opacity=0.3, filter=canvas.blur(1.4, cord))
            canvas.stroke(cord, colour.shade, 3.6)
            canvas.stroke(cord, colour.base, 2.6)
            canvas.stroke(cord.shifted(-0.6, -0.2), colour.light, 0.9, stroke_opacity=0.7)
        end = tail.at(1.0)
        canvas.path(rounded(end[0] - 2.6, end[1] - 2, end[0] + 2.6, end[1] + 7, 2), fill=colour.shade)
        button(canvas, *eye, 2.5, colour)


def fly(  # noqa: PLR0913 - the opening's place and how it is sewn
    canvas: Canvas,
    on: Shape,
    top: Point,
    low: Point,
    made: Surface,
    *,
    thread: Tones | None = None,
    weight: float = THREAD,
) -> None:
    """The covered opening in front: its edge along the middle and the J of stitches beside it."""
    (x, y), depth = top, (low[1] - top[1]) * 0.7
    edge = line(top, (x + 1.5, y + depth * 0.6), (x - 1, y + depth))
    light.crease(canvas, on, edge, 5, 0.32)
    bend = curve([(x + 17, y, CORNER), (x + 16, y + depth * 0.6), (x + 11, y + depth * 0.88), (x, y + depth + 3)],
                 closed=False)  # fmt: skip
    for shift in (0.0, 3.4) if thread else (0.0,):
        run = bend.shifted(shift, 0)
        if thread is None:
            stitching(canvas, run, made, strength=0.6)
        else:
            topstitch(canvas, run, thread, width=weight)


def slant_pocket(canvas: Canvas, on: Outline, made: Surface, start: Point, end: Point) -> None:
    """A hand pocket cut at a slant from the waistband `start` to the side seam `end`."""
    run = line(start, ((start[0] + end[0]) / 2 + (end[0] - start[0]) * 0.04, (start[1] + end[1]) / 2), end)
    light.crease(canvas, on, run, 7, 0.34)
    inward = 4.0 if end[0] < AXIS else -4.0
    with canvas.within(on):
        stitching(canvas, run.shifted(inward, 0), made, strength=0.55)
        for x, y in (run.at(0.06), run.at(0.92)):
            bar = line((x - 2.5, y), (x + 5 * np.sign(inward), y + 1))
            canvas.stroke(bar, made.tones.deep, 1.8, stroke_opacity=0.6)


def turn_up(canvas: Canvas, hem: Outline, made: Surface, height: float, *, k: int) -> Outline:
    """A hem folded up outside; wider than the leg by the cloth's thickness."""
    band = ribbon(hem, height, side=1.0 if k else -1.0).scaled(1.05, 1.0)
    canvas.path(band.shifted(1.0, -3.0), fill=light.SHADOW, fill_opacity=0.3, filter=canvas.blur(2.2, band),
                blend="multiply")  # fmt: skip
    paint(canvas, band, made)
    light.round_sides(canvas, band, 0.32)
    light.relief(canvas, band, puff=3.5, depth=3.2, strength=0.55)
    light.rim(canvas, band, 0.9, 0.35)
    return band


def ribbed_cuff(canvas: Canvas, hem: Outline, made: Surface, height: float, *, k: int) -> None:
    """A knitted band that pulls the leg's end together; the cloth blouses over it."""
    band = ribbon(hem, height, side=-1.0 if k else 1.0).scaled(0.8, 1.0)
    paint(canvas, band, made)
    ribbing(canvas, band, hem.shifted(0, height / 2), made, reach=height * 1.3)
    light.round_sides(canvas, band, 0.34)
    light.relief(canvas, band, puff=4, depth=3.0, strength=0.5)


def pleat(canvas: Canvas, on: Shape, start: Point, length: float, lean: float) -> None:
    """A fold laid at the waist, open towards the hem."""
    x, y = start
    run = line(start, (x + lean * 0.4, y + length * 0.5), (x + lean, y + length))
    light.crease(canvas, on, run, 8, 0.34, seam=False)
    wedge = polygon([(x - 0.8, y), (x + 0.8, y), (x + lean * 0.4 + 1, y + length * 0.5), (x + lean, y + length)])
    canvas.path(wedge, fill=light.SHADOW, fill_opacity=0.5, clip_path=canvas.clip(on))
