"""Spouts of kettles, drawn before the body that they grow from."""

from __future__ import annotations

import numpy as np

from storefront.drawing import light
from storefront.drawing.bars import paint_bar
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import Surface, paint
from storefront.drawing.outline import CORNER, curve, ellipse, rounded
from storefront.drawing.solids import Turned


def lip(canvas: Canvas, body: Turned, made: Surface, side: int, *, reach: float = 44.0, drop: float = 62.0) -> None:
    """The pouring lip of a jug kettle, drawn before its body."""
    top, half = body.profile[0][1], body.profile[0][0]
    x = body.axis
    beak = curve(
        [
            (x + side * half * 0.4, top - 9, CORNER),
            (x + side * (half + reach * 0.5), top - 14),
            (x + side * (half + reach), top - 17, CORNER),
            (x + side * (half + reach * 0.62), top + drop * 0.28),
            (x + side * (half + reach * 0.16), top + drop * 0.74),
            (x + side * (half * 0.9), top + drop, CORNER),
        ]
    )
    paint(canvas, beak, made.plain())
    light.relief(canvas, beak, puff=8, depth=4, strength=0.7)
    left, _, right, _ = beak.box
    near, far = (left, right) if side > 0 else (right, left)
    ramp = [(0.0, light.SHADOW, 0.34), (0.5, light.SHADOW, 0.06), (1.0, light.SHADOW, 0.22)]
    light.shade(canvas, beak, canvas.linear((near, 0), (far, 0), ramp))
    light.rim(canvas, beak, 1.2, 0.5)


def whistle_spout(canvas: Canvas, body: Turned, made: Surface, cap: Surface, side: int) -> None:
    """A short spout that looks up, closed by a whistle with a lever; drawn before the body."""
    top, foot = body.profile[0][1], body.profile[-1][1]
    y = top + (foot - top) * 0.40
    x = body.axis + side * (body.half(y) - 26)
    end = (x + side * 88, y - 76)
    spine = curve([(x, y), (x + side * 44, y - 30), end], closed=False)
    paint_bar(canvas, spine, [62, 46, 36], made.plain(), flat=True)
    turn = float(np.rad2deg(np.arctan2(end[1] - y, side * (end[0] - x)))) * side
    head = rounded(end[0] - 27, end[1] - 17, end[0] + 23, end[1] + 17, 12).turned(turn + (0 if side > 0 else 180))
    lever = curve(
        [(end[0] - side * 4, end[1] - 10), (end[0] - side * 22, end[1] - 40), (end[0] - side * 48, end[1] - 46)],
        closed=False,
    )
    paint_bar(canvas, lever, [9, 9, 13], cap)
    paint(canvas, head, cap)
    light.relief(canvas, head, puff=6, depth=4, strength=0.7)
    light.rim(canvas, head, 1.1, 0.5)
    hole = ellipse(end[0] + side * 11, end[1] - 9, 4.4)
    canvas.path(hole, fill="#15161a")


def gooseneck(canvas: Canvas, body: Turned, made: Surface, side: int) -> None:
    """A thin spout that leaves low, swings out and up, and bends over at its end; drawn before the body."""
    rng = canvas.rng
    top, foot = body.profile[0][1], body.profile[-1][1]
    low = foot - (foot - top) * float(rng.uniform(0.14, 0.2))
    x = body.axis + side * (body.half(low) - 14)
    out = float(rng.uniform(96, 112))
    high = top - float(rng.uniform(6, 26))
    points = [
        (x, low),
        (x + side * out * 0.42, low - 4),
        (x + side * out * 0.66, low - (low - high) * 0.36),
        (x + side * out * 0.62, low - (low - high) * 0.72),
        (x + side * out * 0.86, high),
        (x + side * out * 1.18, high + 6),
    ]
    spine = curve(points, closed=False, tension=0.4)
    widths = [38.0, 25.0, 18.0, 15.0, 13.0, 12.0]
    outline = paint_bar(canvas, spine, widths, made.plain())
    light.crease(canvas, outline, body.outline, 12, 0.3, seam=False)
    tip = spine.at(1.0)
    canvas.path(ellipse(tip[0] + side * 3, tip[1] + 1, 3.4, 5.0), fill=made.tones.deep)


def long_spout(canvas: Canvas, body: Turned, made: Surface, side: int) -> None:
    """The tapering straight spout of an enamel kettle."""
    top, foot = body.profile[0][1], body.profile[-1][1]
    low = top + (foot - top) * 0.66
    x = body.axis + side * (body.half(low) - 22)
    end = (x + side * 104, top + 10)
    spine = curve([(x, low), (x + side * 48, low - 46), end], closed=False)
    outline = paint_bar(canvas, spine, [66, 42, 26], made.plain(), flat=True)
    light.crease(canvas, outline, body.outline, 14, 0.3, seam=False)
    mouth = ellipse(*end, 13, 5).turned(side * 52)
    canvas.path(mouth, fill=made.tones.deep, stroke=made.tones.light, stroke_width=2)
