"""Hats with a brim all around: bucket hats, fedoras and straw sun hats.

Their brim is an ellipse in space; its far half is drawn before the crown, its near half after it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from storefront.departments.clothing.sewing import stitching
from storefront.departments.shoes_accessories.hats import AXIS, around, soften
from storefront.drawing import light
from storefront.drawing.light import Fold
from storefront.drawing.materials import Surface, paint
from storefront.drawing.outline import CORNER, Outline, curve, ellipse, leaf, line

if TYPE_CHECKING:
    from storefront.drawing.canvas import Canvas
    from storefront.types import Design


def _arc(y: float, half: float, bow: float, *, lift: float = 0.0) -> list[tuple[float, float]]:
    """Points along the near half of a ring, left to right; `lift` raises both ends."""
    angles = np.linspace(np.pi, 0, 11)
    return [(float(AXIS + half * np.cos(a)), float(y + bow * np.sin(a) - lift * abs(np.cos(a)) ** 2.5)) for a in angles]


def draw_bucket(canvas: Canvas, made: Surface, design: Design) -> None:
    """A bucket hat: a flat-topped crown and a stitched brim that slopes down."""
    rng = canvas.rng
    top, half, high = rng.uniform(82, 96), rng.uniform(114, 124), rng.uniform(112, 142)
    out, drop = rng.uniform(172, 196), rng.uniform(62, 88)
    seat = 290 - (drop - 70) * 0.5
    low = seat + drop
    canvas.stand(AXIS, low + 12, out * 0.93, 22)
    far = ellipse(AXIS, low - 8, out * 0.97, 30)
    canvas.path(far, fill=made.tones.deep)
    crown = curve([
        (*_arc(seat, half, 22)[0], CORNER), (AXIS - half * 0.5 - top * 0.5, seat - high * 0.52), (AXIS - top,
            seat - high + 8),
        (AXIS - top * 0.62, seat - high - 9), (AXIS, seat - high - 14), (AXIS + top * 0.62, seat - high - 9),
            (AXIS + top, seat - high + 8),
        (AXIS + half * 0.5 + top * 0.5, seat - high * 0.52), (*_arc(seat, half, 22)[-1], CORNER), *_arc(seat, half,
            22)[-2:0:-1],
    ])  # fmt: skip
    paint(canvas, crown, made, project=around(AXIS, half, seat - high * 0.45, 20))
    side = rng.choice([-1, 1])
    folds = [Fold(leaf((AXIS - top * 0.8, seat - high + 16), (AXIS + top * rng.uniform(0, 0.6), seat - high + 24),
        16, 7), 0.3),
             Fold(leaf((AXIS + side * half * 0.7, seat), (AXIS + side * half * 0.2, seat - high * 0.7), 20, 8),
                 0.26)]  # fmt: skip
    soften(canvas, crown, made, folds, strength=0.36)
    tip = line(
        (AXIS - top, seat - high + 9),
        (AXIS - top * 0.55, seat - high + 20),
        (AXIS, seat - high + 24),
        (AXIS + top * 0.55, seat - high + 20),
        (AXIS + top, seat - high + 9),
    )
    light.crease(canvas, crown, tip, 5, 0.34)
    for dy in (4, -4):
        stitching(canvas, tip.shifted(0, dy).scaled(0.97, 1.0), made, strength=0.45)
    seam = line((AXIS + side * half * 0.46, seat + 20), (AXIS + side * top * 0.52, seat - high + 20))
    light.crease(canvas, crown, seam, 4, 0.22)
    for x in (0.16, 0.36):
        hole = (AXIS - side * half * x * 1.5, seat - high * 0.42)
        canvas.path(ellipse(*hole, 3.8), fill=made.tones.shade)
        canvas.path(ellipse(*hole, 2.0), fill=light.SHADOW, fill_opacity=0.8)
    wave, phase = rng.uniform(2, 9), rng.uniform(0, 6)
    upper, lower = _arc(seat, half + 1, 22), _arc(low, out, 34, lift=4)
    lower = [(x, y + wave * np.sin(x / 47 + phase)) for x, y in lower]
    shape = [
        (*upper[0], CORNER),
        *upper[1:-1],
        (*upper[-1], CORNER),
        (*lower[-1], CORNER),
        *lower[-2:0:-1],
        (*lower[0], CORNER),
    ]
    brim = curve(shape)
    brim_made = made if design.pattern == "plain" or rng.random() < 0.7 else made.plain()
    paint(canvas, brim, brim_made, project=around(AXIS, out, (seat + low) / 2 + 8, 30))
    waves = [Fold(leaf((AXIS + s * half, seat + 14 * (1 - s * s)), (AXIS + s * out * 1.02,
        low + 34 * np.sqrt(1 - s * s * 0.96)), rng.uniform(20, 40), 4), rng.uniform(0.1, 0.34))
             for s in rng.uniform(-0.85, 0.85, 5)]  # fmt: skip
    soften(canvas, brim, made, waves, strength=0.3)
    seat_line = curve(upper, closed=False)
    light.crease(canvas, brim, seat_line, 12, 0.3)
    with canvas.within(brim):
        for k in range(1, 8):
            t = k / 8
            ring = curve(
                [(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t) for a, b in zip(upper, lower, strict=True)],
                closed=False,
            )
            stitching(canvas, ring, made, strength=0.5)
    canvas.stroke(curve(lower, closed=False), made.tones.deep, 1.6, stroke_opacity=0.5)


def draw_fedora(canvas: Canvas, made: Surface, design: Design) -> None:
    """A fedora: pinched crown with a crease, a ribbon, a brim that snaps up at the sides."""
    rng = canvas.rng
    half, top, high = rng.uniform(104, 116), rng.uniform(78, 90), rng.uniform(128, 150)
    out, bow, lift = rng.uniform(184, 206), rng.uniform(36, 46), rng.uniform(14, 30)
    seat = 318.0
    canvas.stand(AXIS, seat + bow * 0.8, out * 0.72, 17)
    ring = _arc(seat - 2, out, bow, lift=lift)
    back = [
        (
            x,
            seat
            - 6
            - lift * abs((x - AXIS) / out) ** 2.5
            - bow * 0.62 * np.sqrt(max(0.0, 1 - ((x - AXIS) / out) ** 2)),
        )
        for x, _ in ring[::-1]
    ]
    brim = curve([*ring, *back[1:-1]])
    plain = made.plain()
    paint(canvas, brim, plain)
    soften(canvas, brim, plain, [], strength=0.26)
    under = canvas.radial(
        (AXIS + 12, seat + 6), half * 1.5, [(0.55, light.SHADOW, 0.6), (1.0, light.SHADOW, 0.0)], squash=0.34
    )
    light.shade(canvas, brim, under)
    edge = curve(ring, closed=False)
    with canvas.within(brim):
        canvas.stroke(edge.shifted(0, -3), made.tones.deep, 1.2, stroke_opacity=0.5)
        canvas.stroke(edge.shifted(0, -1), made.tones.light, 1.6, stroke_opacity=0.45)
    foot, dent, lean = _arc(seat - 4, half, 20), rng.uniform(18, 30), rng.uniform(-6, 6)
    crown = curve([
        (*foot[0], CORNER), (AXIS - half * 0.93, seat - high * 0.45), (AXIS - top + lean, seat - high * 0.86),
            (AXIS - top * 0.62 + lean, seat - high - 2),
        (AXIS - top * 0.26 + lean, seat - high - 4 + dent * 0.22), (AXIS + lean + 3, seat - high + dent * 0.5),
            (AXIS + top * 0.30 + lean, seat - high - 3 + dent * 0.15),
        (AXIS + top * 0.66 + lean, seat - high), (AXIS + top + lean, seat - high * 0.85), (AXIS + half * 0.93,
            seat - high * 0.45),
        (*foot[-1], CORNER), *foot[-2:0:-1],
    ])  # fmt: skip
    paint(canvas, crown, made, project=around(AXIS, half, seat - high * 0.45, 18))
    folds = [Fold(leaf((AXIS - top * 0.74 + lean, seat - high + 2), (AXIS - half * 0.50, seat - high * 0.32), 34,
        -9), 0.62),
             Fold(leaf((AXIS + top * 0.76 + lean, seat - high + 2), (AXIS + half * 0.56, seat - high * 0.32), 34,
                 9), 0.62),
             Fold(leaf((AXIS - 6 + lean, seat - high * 0.74), (AXIS, seat - high * 0.25), 38, 0), 0.34)]  # fmt: skip
    soften(canvas, crown, made, folds, strength=0.42)
    pinch = leaf(
        (AXIS - top * 0.30 + lean, seat - high - 2),
        (AXIS + top * 0.36 + lean, seat - high - 1),
        dent * 0.9,
        dent * 0.42,
    )
    canvas.path(
        pinch,
        fill=light.SHADOW,
        fill_opacity=0.42,
        filter=canvas.blur(4, pinch),
        clip_path=canvas.clip(crown),
        blend="multiply",
    )
    _ribbon(canvas, made, (seat - 4, half, rng.uniform(28, 40)))


def _ribbon(
    canvas: Canvas, made: Surface, place: tuple[float, float, float], *, bow: float = 20.0, printed: bool = False
) -> None:
    """A grosgrain band around the foot of a crown, with a flat bow; `place`: foot, half width, height."""
    seat, half, high = place
    rng = canvas.rng
    low, up = _arc(seat, half + 1.5, bow), _arc(seat - high, half * 0.975, bow * 0.86)
    band = curve([(*low[0], CORNER), *low[1:-1], (*low[-1], CORNER), (*up[-1], CORNER), *up[-2:0:-1], (*up[0], CORNER)])
    cloth = made.dyed(made.accent).of("silk")
    if printed:
        cloth = replace(cloth, accent=made.tones, pattern=made.pattern, scale=0.42)
    paint(canvas, band, cloth, cast=False)
    for t in np.arange(0.06, 1.0, 0.07):
        rib = curve(
            [(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t) for a, b in zip(low, up, strict=True)], closed=False
        )
        canvas.stroke(rib, light.SHADOW, 0.8, stroke_opacity=0.16)
    light.round_sides(canvas, band, 0.5)
    light.inner_shadow(canvas, band, 4, 0.3)
    side = float(rng.choice([-1, 1]))
    x, y = AXIS + side * half * 0.72, seat - high * 0.5 + bow * 0.62
    wide = high * 0.8
    for way in (-1, 1):
        loop = curve(
            [
                (x, y - high * 0.22, CORNER),
                (x + way * wide, y - high * 0.46 - way * side * 2, CORNER),
                (x + way * wide * 0.9, y + high * 0.44, CORNER),
                (x, y + high * 0.22, CORNER),
            ],
            tension=0.3,
        )
        canvas.path(loop.shifted(1.5, 2.5), fill=light.SHADOW, fill_opacity=0.4)
        canvas.path(loop, fill=cloth.tones.base, stroke=cloth.tones.deep, stroke_width=0.8)
        light.falloff(canvas, loop, 0.4)
    knot = curve(
        [
            (x - 6, y - high * 0.36, CORNER),
            (x + 6, y - high * 0.36, CORNER),
            (x + 6, y + high * 0.36, CORNER),
            (x - 6, y + high * 0.36, CORNER),
        ]
    )
    canvas.path(knot, fill=cloth.tones.base, stroke=cloth.tones.deep, stroke_width=0.8)
    light.round_sides(canvas, knot, 0.5)


def draw_sun_hat(canvas: Canvas, made: Surface, design: Design) -> None:
    """A wide straw hat: plaited rings on brim and crown, a ribbon."""
    rng = canvas.rng
    natural = made.of("straw").plain()
    natural = replace(natural, tones=made.tones)
    half, high = rng.uniform(96, 110), rng.uniform(92, 124)
    out, bow, lift = rng.uniform(214, 232), rng.uniform(60, 78), rng.uniform(-26, 10)
    seat, wave, phase = 276.0, rng.uniform(0, 10), rng.uniform(0, 6)
    canvas.stand(AXIS, seat + bow * 0.86, out * 0.8, 22)
    angles = np.linspace(0, 2 * np.pi, 29)[:-1]

    def ring(share: float) -> Outline:
        reach = half + (out - half) * share
        depth = 24 + (bow - 24) * share
        points = []
        for a in angles:
            y = seat + share * 12 + depth * np.sin(a) * (1.0 if np.sin(a) > 0 else 0.62)
            y += share**2 * (wave * np.sin(3 * a + phase) - lift * abs(np.cos(a)) ** 3)
            points.append((AXIS + reach * np.cos(a), y))
        return curve(points)

    brim = ring(1.0)
    paint(canvas, brim, natural.of("cotton"))
    with canvas.within(brim):
        for k, share in enumerate(np.linspace(0.0, 1.0, 15)):
            plait = ring(float(share))
            canvas.stroke(plait, light.SHADOW, 1.3, stroke_opacity=0.3)
            canvas.stroke(
                plait.shifted(0, -3.4),
                natural.tones.deep,
                4.6,
                stroke_opacity=0.30,
                stroke_dasharray=f"2.6 {3.0 + 0.5 * (k % 3)}",
                stroke_linecap="butt",
            )
            canvas.stroke(
                plait.shifted(0, -4.6),
                natural.tones.light,
                1.8,
                stroke_opacity=0.5,
                stroke_dasharray="4 2.4",
                stroke_linecap="butt",
            )
    soften(canvas, brim, natural, [], strength=0.3)
    shadow = canvas.radial(
        (AXIS + 20, seat + 14), half * 1.7, [(0.5, light.SHADOW, 0.55), (1.0, light.SHADOW, 0.0)], squash=0.36
    )
    light.shade(canvas, brim, shadow)
    foot = _arc(seat + 2, half, 24)
    crown = curve([
        (*foot[0], CORNER), (AXIS - half * 0.97, seat - high * 0.5), (AXIS - half * 0.74, seat - high * 0.9),
            (AXIS - half * 0.3, seat - high * 1.02),
        (AXIS + half * 0.3, seat - high * 1.02), (AXIS + half * 0.75, seat - high * 0.88), (AXIS + half * 0.97,
            seat - high * 0.48), (*foot[-1], CORNER), *foot[-2:0:-1],
    ])  # fmt: skip
    paint(canvas, crown, natural.of("cotton"))
    with canvas.within(crown):
        for k, t in enumerate(np.linspace(0.0, 1.0, 12)):
            reach = half * (1.02 if t < 0.5 else np.sqrt(max(0.02, 1 - ((t - 0.5) / 0.52) ** 2)))
            row = curve(_arc(seat + 2 - t * high, reach, 24 - 6 * t), closed=False)
            canvas.stroke(row, light.SHADOW, 1.3, stroke_opacity=0.3)
            canvas.stroke(
                row.shifted(0, -4),
                natural.tones.deep,
                4.8,
                stroke_opacity=0.30,
                stroke_dasharray=f"2.6 {3.0 + 0.5 * (k % 3)}",
                stroke_linecap="butt",
            )
            canvas.stroke(
                row.shifted(0, -5.4),
                natural.tones.light,
                1.8,
                stroke_opacity=0.5,
                stroke_dasharray="4 2.4",
                stroke_linecap="butt",
            )
    soften(canvas, crown, natural, [], strength=0.42)
    _ribbon(canvas, made, (seat + 2, half, rng.uniform(32, 46)), bow=24, printed=True)
