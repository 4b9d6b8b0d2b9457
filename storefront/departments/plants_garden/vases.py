"""What flowers stand in: glass vases with their stalks in water, turned vases, jugs, buckets, wrapping paper."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from storefront.departments.plants_garden.pots import FOOT
from storefront.drawing import light
from storefront.drawing.bars import paint_bar
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import Surface, paint
from storefront.drawing.outline import CORNER, Knot, Outline, Point, curve, ellipse, leaf, line
from storefront.drawing.solids import TILT, Turned, streaks, turned
from storefront.drawing.vessels import coat, mouth
from storefront.palette import Tones, tones


def vase_body(rng: np.random.Generator, material: str) -> Turned:
    """The solid of a vase; its mouth is at the top of the profile."""
    high = float(rng.uniform(150, 184))
    top = FOOT - high
    kind = int(rng.integers(4))
    half = float(rng.uniform(46, 58))
    if material == "steel":
        return turned([(half * 1.2, top + 14), (half * 1.16, top + 26), (half * 0.84, FOOT - 4), (half * 0.82, FOOT)])
    shapes: tuple[list[Knot], ...] = (
        [(half, top), (half * 0.98, FOOT - 14), (half * 0.84, FOOT)],
        [
            (half * 0.8, top),
            (half * 0.66, top + high * 0.18),
            (half * 1.2, top + high * 0.56),
            (half * 1.08, top + high * 0.8),
            (half * 0.7, FOOT),
        ],
        [
            (half * 1.1, top),
            (half * 0.92, top + high * 0.3),
            (half * 0.8, top + high * 0.62),
            (half * 0.86, FOOT - 6),
            (half * 0.84, FOOT),
        ],
        [
            (half * 0.86, top),
            (half * 1.14, top + high * 0.3),
            (half * 1.16, top + high * 0.56),
            (half * 0.78, FOOT - 3),
            (half * 0.74, FOOT),
        ],
    )
    return turned(shapes[kind])


def solid_vase(canvas: Canvas, body: Turned, made: Surface) -> None:
    """A vase one cannot see through, some with a jug's handle."""
    rng, top, half = canvas.rng, body.profile[0][1], body.profile[0][0]
    if made.material in ("enamel", "stoneware") and rng.random() < 0.5:
        side, tall = float(rng.choice((-1, 1))), FOOT - top
        x = body.axis + side * body.half(top + tall * 0.2)
        ear = curve([(x - side * 6, top + tall * 0.12), (x + side * 40, top + tall * 0.16),
                      (x + side * 44, top + tall * 0.44), (body.axis + side * (body.half(top + tall * 0.62) - 6),
                      top + tall * 0.62)], closed=False)  # fmt: skip
        paint_bar(canvas, ear, (15, 13, 13, 15), made.plain())
    coat(canvas, body, made)
    mouth(canvas, body, made, wall=5.0)
    inside = ellipse(body.axis, top + 1.5, half - 7, (half - 7) * TILT)
    canvas.path(inside, fill="#15131a", fill_opacity=0.55)


def glass_vase(canvas: Canvas, body: Turned, tint: Tones, stalks: Sequence[Point], green: Tones) -> None:
    """A clear vase: the stalks go down through the water, bent a little at its surface."""
    rng, (left, top, right, bottom) = canvas.rng, body.outline.box
    foot, foot_y = body.profile[-1]
    canvas.stand(body.axis, foot_y + foot * TILT * 0.3, foot, foot * TILT)
    canvas.cast(body.outline)
    canvas.path(
        body.outline,
        fill=canvas.linear(
            (left, 0),
            (right, 0),
            [(0, tint.shade, 0.45), (0.2, tint.light, 0.26), (0.8, tint.light, 0.22), (1, tint.shade, 0.5)],
        ),
    )
    level = top + (bottom - top) * float(rng.uniform(0.22, 0.34))
    water = body.zone(level, foot_y - 8).scaled(0.94, 1.0)
    with canvas.within(body.outline):
        for x, _ in stalks:
            low = (body.axis - (x - body.axis) * 0.5 + float(rng.normal(0, 4)), foot_y - 6 + float(rng.uniform(-6, 8)))
            canvas.stroke(line((x, top - 8), low), green.deep, 6)
            canvas.stroke(line((x - 0.8, top - 8), (low[0] - 0.8, low[1])), green.base, 4)
            canvas.stroke(line((x - 1.6, top - 8), (low[0] - 1.6, low[1])), green.light, 1.2, stroke_opacity=0.7)
    canvas.path(water, fill=canvas.linear((0, level), (0, bottom), [(0, "#cfe6e6", 0.34), (1, "#9cc4c8", 0.5)]))
    half = body.half(level) * 0.94
    canvas.path(
        ellipse(body.axis, level, half, half * TILT),
        fill="#e6f4f4",
        fill_opacity=0.55,
        stroke="#ffffff",
        stroke_width=1,
        stroke_opacity=0.7,
    )
    light.round_sides(canvas, body.outline, 0.2)
    light.inner_shadow(canvas, body.outline, 6, 0.24, shift=(0.0, -3.0))
    streaks(canvas, body.outline, 1.0)
    edge = canvas.linear(
        (left, top), (right, bottom), [(0, "#ffffff", 0.9), (0.5, tint.deep, 0.4), (1, "#ffffff", 0.7)]
    )
    canvas.path(body.outline, fill="none", stroke=edge, stroke_width=2)
    rim = body.profile[0][0]
    canvas.path(
        ellipse(body.axis, body.profile[0][1], rim, rim * TILT),
        fill="none",
        stroke="#ffffff",
        stroke_width=2,
        stroke_opacity=0.8,
    )


def paper_back(canvas: Canvas, made: Surface, top: float, half: float) -> None:
    """The sheet behind a bunch, its corners standing up."""
    rng = canvas.rng
    sheet = curve([(256 - half * 0.26, FOOT - 20, CORNER), (256 - half * 1.05, top + 34, CORNER),
                    (256 - half * 0.72, top - 12 + float(rng.uniform(-8, 8)), CORNER), (256 - half * 0.2, top + 8),
                    (256 + half * 0.34, top - 18 + float(rng.uniform(-8, 8)), CORNER),
                    (256 + half * 1.02, top + 30, CORNER),
                    (256 + half * 0.26, FOOT - 20, CORNER)], tension=0.3)  # fmt: skip
    paint(canvas, sheet, made)
    light.shade(canvas, sheet, light.SHADOW, 0.2)
    light.falloff(canvas, sheet, 0.2)
    light.rim(canvas, sheet, 1, 0.4)


def paper_front(canvas: Canvas, made: Surface, ribbon: Tones, top: float, half: float) -> None:
    """The sheet wrapped around the front, one flap over the other, tied with a ribbon."""
    rng = canvas.rng
    canvas.stand(256, FOOT - 1, half * 0.34, 7)
    side = float(rng.choice((-1, 1)))
    low, waist = half * 0.33, FOOT - 74.0

    def flap(way: float, rise: float) -> Outline:
        return curve([(256 - way * low, FOOT - 2, CORNER), (256 - way * half * 0.24, waist),
                       (256 - way * half * 1.02, top + rise, CORNER), (256 - way * half * 0.4, top + rise + 34),
                       (256 + way * half * 0.46, top + rise + 84, CORNER), (256 + way * half * 0.27, waist, CORNER),
                       (256 + way * low, FOOT - 2, CORNER), (256, FOOT + 5)], tension=0.3)  # fmt: skip

    for k, (way, rise) in enumerate(((-side, -4.0), (side, 6.0))):
        sheet = flap(way, rise)
        if k:
            shadow = sheet.shifted(5, 4)
            canvas.path(
                shadow,
                fill=light.SHADOW,
                fill_opacity=0.34,
                filter=canvas.blur(5, shadow),
                clip_path=canvas.clip(flap(-side, -4.0)),
            )
        paint(canvas, sheet, made)
        for _ in range(6):
            x = 256 + float(rng.uniform(-0.2, 0.2)) * half
            end = (256 - way * half * float(rng.uniform(-0.4, 0.95)), top + rise + float(rng.uniform(40, 90)))
            light.crease(canvas, sheet, line((x, waist), end), 6, 0.2, seam=False)
        light.round_sides(canvas, sheet, 0.34)
        light.rim(canvas, sheet, 1.0, 0.5)
    _tie(canvas, ribbon, waist, half * 0.27)


def _tie(canvas: Canvas, ribbon: Tones, y: float, half: float) -> None:
    """A ribbon around the waist with a bow."""
    silk = Surface(ribbon, ribbon, material="satin")
    band = curve(
        [
            (256 - half, y - 8, CORNER),
            (256, y - 2),
            (256 + half, y - 8, CORNER),
            (256 + half, y + 8, CORNER),
            (256, y + 14),
            (256 - half, y + 8, CORNER),
        ]
    )
    pieces = [band]
    for side in (-1, 1):
        pieces += [
            curve([(256, y + 2), (256 + side * 14, y + 52), (256 + side * 30, y + 58)], tension=0.15),
            leaf((256, y + 4), (256 + side * 50, y - 8), 30),
        ]
    pieces.append(ellipse(256, y + 3, 9, 10))
    for piece in pieces:
        canvas.path(piece.shifted(2, 3), fill=light.SHADOW, fill_opacity=0.25, filter=canvas.blur(2, piece))
        paint(canvas, piece, silk)
        light.relief(canvas, piece, puff=4, depth=3, strength=0.5)


def twine(canvas: Canvas, y: float, half: float) -> None:
    """Rough string wound three times around a bunch."""
    for k in range(3):
        turn = curve(
            [(256 - half, y + 5 * k), (256, y + 5 * k + half * 0.16), (256 + half, y + 5 * k - 1)], closed=False
        )
        canvas.stroke(turn.shifted(0, 1.4), tones("brown").deep, 4.4, stroke_opacity=0.5)
        canvas.stroke(turn, tones("camel").base, 3.8)
        canvas.stroke(turn.shifted(0, -0.8), tones("sand").light, 1.0, stroke_opacity=0.8)
