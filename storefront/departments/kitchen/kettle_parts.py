"""What kettles are made of besides their body: bases with a cord, water gauges, spouts with whistles, handles, lids."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from storefront.drawing import light
from storefront.drawing.bars import paint_bar
from storefront.drawing.canvas import Canvas
from storefront.drawing.light import Fold
from storefront.drawing.materials import Surface, paint
from storefront.drawing.outline import CORNER, Outline, Point, curve, ellipse, line, rounded
from storefront.drawing.solids import TILT, Turned, turned
from storefront.drawing.vessels import coat
from storefront.palette import tones


def fitting(made: Surface, rng: np.random.Generator) -> Surface:
    """What handle, lid and base are made of: black or grey plastic mostly, wood, or the second colour."""
    kind = rng.random()
    if kind < 0.5:
        return replace(made, tones=tones("black" if kind < 0.36 else "charcoal"), pattern="plain", material="plastic")
    if kind < 0.72:
        return replace(
            made, tones=tones(str(rng.choice(("tan", "camel", "brown"))), rng), pattern="plain", material="wood"
        )
    if kind < 0.86:
        return replace(made, pattern="plain", material="plastic")
    return replace(made, tones=made.accent, pattern="plain", material="plastic")


def base(canvas: Canvas, axis: float, foot: float, half: float, made: Surface, side: int) -> None:
    """The round power base of an electric kettle and its cord, which curls away behind it."""
    cord = curve(
        [
            (axis + side * half * 0.7, foot - 8),
            (axis + side * half * 1.28, foot - 4),
            (axis + side * half * 1.62, foot + 8),
            (axis + side * half * 1.50, foot + 22),
            (axis + side * half * 1.16, foot + 20),
        ],
        closed=False,
    )
    paint_bar(canvas, cord, [7, 7, 7, 7, 7], made.dyed(tones("black" if made.tones.is_dark else "grey")).of("rubber"))
    plug = rounded(axis + side * half * 1.16 - 17, foot + 12, axis + side * half * 1.16 + 17, foot + 29, 6)
    paint(canvas, plug, made.dyed(tones("black" if made.tones.is_dark else "grey")).of("plastic"))
    light.relief(canvas, plug, puff=4, depth=3, strength=0.6)
    plate = turned([(half * 0.97, foot - 14, CORNER), (half, foot - 8), (half, foot - 2), (half * 0.96, foot)], axis)
    coat(canvas, plate, made.plain())
    top = plate.ring(foot - 14)
    canvas.path(top, fill=made.tones.shade)
    light.rim(canvas, top, 1.2, 0.6)
    inner = ellipse(axis, foot - 13, half * 0.86, half * 0.86 * TILT)
    canvas.path(inner, fill=light.SHADOW, fill_opacity=0.4, filter=canvas.blur(2.5, inner))


def gauge(canvas: Canvas, body: Turned, side: int, tint: str) -> None:
    """A window that shows how much water there is, with its scale."""
    top, foot = body.profile[0][1], body.profile[-1][1]
    high, low = top + (foot - top) * 0.30, top + (foot - top) * 0.82
    x = body.axis + side * body.half((high + low) / 2) * 0.42
    pane = rounded(x - 10, high, x + 10, low, 10)
    canvas.path(pane.scaled(1.5, 1.06), fill=light.SHADOW, fill_opacity=0.16)
    canvas.path(pane, fill="#e8eef0")
    level = high + (low - high) * float(canvas.rng.uniform(0.2, 0.6))
    with canvas.within(pane):
        canvas.path(rounded(x - 12, level, x + 12, low + 6, 0), fill=tint, fill_opacity=0.75)
    light.inner_shadow(canvas, pane, 5, 0.5)
    ticks = "".join(
        f"M{x - 9:.1f} {y:.1f}h{8 if k % 2 == 0 else 5}" for k, y in enumerate(np.linspace(high + 14, low - 12, 7))
    )
    canvas.path(ticks, fill="none", stroke="#40464c", stroke_width=1.3)
    canvas.stroke(line((x - 4, high + 10), (x - 4, low - 10)), "#ffffff", 2.0, stroke_opacity=0.7)


def dial(canvas: Canvas, at: Point, radius: float) -> None:
    """A thermometer in a steel ring."""
    x, y = at
    metal = tones("silver")
    canvas.path(ellipse(x + 1.5, y + 2.5, radius * 1.1), fill=light.SHADOW, fill_opacity=0.3)
    ring = ellipse(x, y, radius * 1.08)
    canvas.path(
        ring,
        fill=canvas.linear(
            (x - radius, y - radius),
            (x + radius, y + radius),
            [(0.0, "#ffffff", 1.0), (0.5, metal.base, 1.0), (1.0, metal.deep, 1.0)],
        ),
    )
    canvas.path(ellipse(x, y, radius * 0.9), fill="#fbf9f3")
    for turn in np.linspace(-3.9, 0.76, 11):
        c, s = float(np.cos(turn)), float(np.sin(turn))
        canvas.stroke(
            line((x + radius * 0.64 * c, y + radius * 0.64 * s), (x + radius * 0.8 * c, y + radius * 0.8 * s)),
            "#3a3d42",
            1.4,
        )
    turn = float(canvas.rng.uniform(-3.4, -0.2))
    canvas.stroke(line((x, y), (x + radius * 0.66 * np.cos(turn), y + radius * 0.66 * np.sin(turn))), "#c63a2e", 2.4)
    canvas.path(ellipse(x, y, radius * 0.12), fill="#3a3d42")


@dataclass(frozen=True, slots=True)
class Loop:
    """A handle at a side.

    Attributes:
        reach: how far it stands out.
        span: where it leaves the body and returns to it, as shares of the body's height.
        thick: of its bar.
        free: whether it ends without touching the body again.
    """

    reach: float
    span: tuple[float, float]
    thick: float
    free: bool = False


def side_handle(canvas: Canvas, body: Turned, made: Surface, side: int, shape: Loop) -> Outline:
    """A D-shaped handle at a side, drawn before the body."""
    reach, thick = shape.reach, shape.thick
    top, foot = body.profile[0][1], body.profile[-1][1]
    high, low = (top + (foot - top) * share for share in shape.span)
    x1, x2 = (body.axis + side * (body.half(y) - 10) for y in (high, low))
    out = max(side * x1, side * x2) * side + side * reach
    points = [
        (x1, high),
        (x1 + side * reach * 0.55, high - 14),
        (out, high + 4),
        (out + side * 4, (high + low) / 2 - 10),
    ]
    if shape.free:
        points += [(out - side * 6, low - 26), (out - side * 16, low)]
        widths = [thick * 0.9, thick, thick * 1.05, thick * 1.1, thick * 1.05, thick * 0.8]
    else:
        points += [(out - side * reach * 0.14, low - 18), (out - side * reach * 0.5, low + 2), (x2, low)]
        widths = [thick * 1.3, thick, thick, thick * 1.08, thick, thick * 0.9, thick * 1.1]
    outline = paint_bar(canvas, curve(points, closed=False), widths, made)
    light.crease(canvas, outline, body.outline, 14, 0.3, seam=False)
    return outline


def arch(canvas: Canvas, body: Turned, made: Surface, grip: Surface, *, rise: float, spread: float) -> None:
    """A handle that stands over a kettle: steel bows and a thick grip between them."""
    top = body.profile[0][1]
    half = body.half(top + 40) * spread
    foot = top + 34
    peak = top - rise
    points = [
        (body.axis - half, foot),
        (body.axis - half * 1.06, top - rise * 0.45),
        (body.axis - half * 0.74, peak + 12),
        (body.axis, peak),
        (body.axis + half * 0.74, peak + 12),
        (body.axis + half * 1.06, top - rise * 0.45),
        (body.axis + half, foot),
    ]
    paint_bar(canvas, curve(points, closed=False), [15, 13, 13, 13, 13, 13, 15], made)
    paint_bar(canvas, curve(points[2:5], closed=False), [21, 25, 26, 25, 21], grip, cast=False)
    for sign in (-1, 1):
        boss = ellipse(body.axis + sign * half, foot, 11, 13)
        paint(canvas, boss, made, cast=False)
        light.ball(canvas, boss, 0.5)


def flat_lid(canvas: Canvas, body: Turned, made: Surface, knob: Surface | None, *, rise: float = 0.16) -> None:
    """A low lid, with a knob unless it is a pop-up one with a button."""
    top, half = body.profile[0][1], body.profile[0][0] * 0.985
    high = half * rise
    angles = np.linspace(0.2, 0.95, 4) * np.pi / 2
    knots: list[tuple[object, ...]] = [(half * 0.14, top - high - half * TILT * 0.8)]
    knots += [(half * np.sin(a), top - 3 - (high + half * TILT * 0.7) * np.cos(a)) for a in angles]
    shape = turned([*knots, (half, top - 3, CORNER), (half, top + 3)], body.axis)
    coat(canvas, shape, made.plain(), stands=False)
    canvas.stroke(shape.arc(top + 2), light.SHADOW, 1.8, stroke_opacity=0.4)
    y = top - high - half * TILT * 0.7
    if knob is None:
        button = ellipse(body.axis, y + 4, half * 0.24, half * 0.24 * TILT * 1.4)
        canvas.path(button.shifted(0.8, 1.6), fill=light.SHADOW, fill_opacity=0.4)
        canvas.path(button, fill=made.tones.light)
        return
    ball_r = half * 0.15 + 5
    stem = turned([(ball_r * 0.4, y - ball_r * 0.4), (ball_r * 0.55, y + 5)], body.axis)
    coat(canvas, stem, knob.plain(), stands=False)
    ball = ellipse(body.axis, y - ball_r * 0.95, ball_r, ball_r * 0.92)
    paint(canvas, ball, knob.plain())
    light.ball(canvas, ball, 0.55)
    shine = ellipse(body.axis - ball_r * 0.34, y - ball_r * 1.3, ball_r * 0.28, ball_r * 0.2)
    light.gloss(canvas, ball, shine, 0.7, 1.2)


def boiling(canvas: Canvas, body: Turned) -> None:
    """A glass body with water on the boil above a lit steel floor."""
    rng, outline = canvas.rng, body.outline
    top, foot = body.profile[0][1], body.profile[-1][1]
    canvas.cast(outline)
    canvas.path(outline, fill="#dfeaee", fill_opacity=0.62)
    level = top + (foot - top) * float(rng.uniform(0.24, 0.46))
    zone = body.zone(level, foot - 20).scaled(0.95, 1.0)
    left, _, right, _ = zone.box
    water = [(0.0, "#7fb9d4", 0.85), (0.3, "#c4e2ee", 0.7), (0.7, "#9fcfe3", 0.75), (1.0, "#6aa6c4", 0.9)]
    canvas.path(zone, fill=canvas.linear((left, 0), (right, 0), water))
    with canvas.within(zone):
        glow = [(0.0, "#3f7fe0", 0.0), (0.6, "#3f7fe0", 0.12), (1.0, "#2f6fe6", 0.6)]
        canvas.path(zone, fill=canvas.linear((0, level), (0, foot), glow))
        for _ in range(34):
            y = float(rng.uniform(level + 10, foot - 26))
            size = float(rng.uniform(1.6, 6.0)) * (0.6 + 0.6 * (foot - y) / (foot - level))
            x = body.axis + body.half(y) * float(rng.uniform(-0.8, 0.8))
            canvas.path(
                ellipse(x, y, size),
                fill="#ffffff",
                fill_opacity=0.22,
                stroke="#ffffff",
                stroke_width=1.1,
                stroke_opacity=0.75,
            )
    ring = body.ring(level, grow=-4)
    canvas.path(ring, fill="#d6ecf4", fill_opacity=0.85, stroke="#ffffff", stroke_width=1.2)
    metal = body.zone(foot - 24, foot)
    canvas.path(metal, fill=tones("silver").base)
    light.round_sides(canvas, metal, 0.6)
    marks = "".join(
        f"M{body.axis - 14:.1f} {y:.1f}h{28 if k % 2 else 16}"
        for k, y in enumerate(np.linspace(top + 60, foot - 50, 6))
    )
    canvas.path(marks, fill="none", stroke="#ffffff", stroke_width=2.0, stroke_opacity=0.85)
    light.round_sides(canvas, outline, 0.2)
    light.inner_shadow(canvas, outline, 7, 0.24)


def hammered(canvas: Canvas, body: Turned) -> None:
    """The shallow facets of a hammered wall."""
    rng = canvas.rng
    top, foot = body.profile[0][1], body.profile[-1][1]
    folds = []
    for row, y in enumerate(np.arange(top + 12, foot - 8, 13.0)):
        half = body.half(float(y))
        for angle in np.arange(-1.4, 1.41, 0.2) + (0.1 if row % 2 else 0.0):
            x, across = body.axis + half * np.sin(angle), 9 * max(0.25, np.cos(angle))
            spot = ellipse(float(x), float(y + half * TILT * np.cos(angle)), float(across), 6.6)
            folds.append(Fold(spot, float(rng.uniform(0.3, 0.6))))
    light.relief(canvas, body.outline, folds, puff=0, soft=2.6, depth=2.0, strength=0.55)
