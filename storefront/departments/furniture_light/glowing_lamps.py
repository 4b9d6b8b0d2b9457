"""Lamps that glow by themselves: mushrooms, globes of opal glass, and banker's lamps with a glass shade."""

from __future__ import annotations

import numpy as np

from storefront.departments.furniture_light.lamp_light import FOOT, HOT, WARM, Parts, glowing, halo, pool
from storefront.drawing import light
from storefront.drawing.canvas import Canvas, Stop
from storefront.drawing.materials import Surface, paint
from storefront.drawing.outline import CORNER, curve, ellipse, leaf, rounded
from storefront.drawing.solids import TILT, Turned, turned
from storefront.drawing.vessels import around, coat
from storefront.palette import tones


def mushroom(canvas: Canvas, parts: Parts) -> None:
    """A dome over a stem on a foot, with its cord; the light under the dome falls on stem, foot and table."""
    rng = canvas.rng
    edge, high, half = float(rng.uniform(228, 256)), float(rng.uniform(92, 124)), float(rng.uniform(128, 156))
    keep = parts.base.material != "wood" or rng.random() < 0.5
    made = parts.base if keep else parts.shade.of("glass")
    foot = half * float(rng.uniform(0.55, 0.72))
    halo(canvas, (256, edge + 20), 250, 0.62)
    _table_light(canvas, half * 1.3)
    _cord(canvas, foot)
    _stem(canvas, parts, edge, half * float(rng.uniform(0.16, 0.26)), foot)
    angles = np.linspace(0.03, 1.0, 9) * np.pi / 2
    flat = float(rng.uniform(0.8, 1.1))
    dome = turned(
        [
            *[(float(half * np.sin(a) ** flat), float(edge - (edge - high) * np.cos(a))) for a in angles[:-1]],
            (half, edge, CORNER),
        ]
    )
    glowing(canvas, dome, made, low=True)
    _lit_from_within(canvas, dome, strength=0.5 if made.material in ("brass", "steel") else 1.0)
    for shift, tone, width in (
        (-1.5, parts.metal.tones.shade, 5.0),
        (-2.5, parts.metal.tones.light, 1.6),
        (1.5, HOT, 2.4),
    ):
        canvas.stroke(dome.arc(edge + shift), tone, width, clip_path=canvas.clip(dome.outline))
    knob = turned([(4, high - 15), (9, high - 11), (9, high - 6), (5, high - 3), (12, high + 3)])
    coat(canvas, knob, parts.metal, stands=False)


def _stem(canvas: Canvas, parts: Parts, edge: float, stem: float, foot: float) -> None:
    """The stem, straight on a disc or flaring into its foot, bright where the bulb is near."""
    made = parts.base.plain()
    if canvas.rng.random() < 0.6:
        body = turned([(stem, edge - 30), (stem, edge + 60), (stem, FOOT - 20, CORNER),
                       (foot * 0.98, FOOT - 18, CORNER), (foot * 1.02, FOOT - 12), (foot * 1.02, FOOT)])  # fmt: skip
    else:
        body = turned([(stem, edge - 30), (stem, edge + 50), (stem * 1.15, edge + 110), (foot * 0.8, FOOT - 18),
                       (foot, FOOT - 5), (foot, FOOT)])  # fmt: skip
    coat(canvas, body, made)
    top = edge - 4
    hot: list[Stop] = [(0.0, "#ffffff", 0.95), (0.3, HOT, 0.85), (0.65, WARM, 0.4), (1.0, WARM, 0.0)]
    light.lighten(canvas, body.outline, canvas.linear((0, top), (0, top + 170), hot))
    light.lighten(
        canvas,
        body.outline,
        canvas.linear((0, top), (0, top + 120), [(s, c, o * 0.7) for s, c, o in hot]),
        blend="screen",
    )
    plate = ellipse(256, FOOT - 16, foot, foot * TILT)
    near = canvas.radial((256, FOOT - 16), foot, [(0.0, HOT, 0.9), (0.6, WARM, 0.5), (1.0, WARM, 0.1)], squash=TILT)
    with canvas.within(body.outline):
        light.lighten(canvas, plate, near)
    coat(canvas, turned([(stem * 1.22, edge + 26), (stem * 1.22, edge + 36)]), parts.metal, stands=False)


def _table_light(canvas: Canvas, reach: float) -> None:
    """The pool of light on the table around the foot."""
    spot = ellipse(256, FOOT - 4, reach, reach * 0.2)
    stops: list[Stop] = [(0.0, HOT, 0.9), (0.5, WARM, 0.5), (1.0, WARM, 0.0)]
    canvas.path(spot, fill=canvas.radial((256, FOOT - 4), reach, stops, squash=0.2))


def _cord(canvas: Canvas, foot: float) -> None:
    """A cord that leaves the foot and winds over the table, with the switch on it."""
    rng = canvas.rng
    side, y = (-1 if rng.random() < 0.5 else 1), FOOT - 8
    bend, low = float(rng.uniform(12, 20)), float(rng.uniform(8, 18))
    points = [(0.0, y), (foot + 26, y + bend), (foot + 62, y + 4), (foot + 96, y + low), (foot + 128, y + low - 8)]
    run = curve([(256 + side * x, at) for x, at in points], closed=False)
    dark = tones("black" if rng.random() < 0.6 else "brown")
    canvas.stroke(run.shifted(2, 4), light.SHADOW, 6, stroke_opacity=0.3, filter=canvas.blur(2, run))
    canvas.stroke(run, dark.deep, 6)
    canvas.stroke(run.shifted(-0.4, -1.0), dark.light, 1.8, stroke_opacity=0.7)
    x, at = run.at(0.74)
    switch = rounded(x - 17, at - 9, x + 17, at + 8, 6)
    canvas.path(switch.shifted(2, 4), fill=light.SHADOW, fill_opacity=0.4, filter=canvas.blur(2, switch))
    canvas.path(switch, fill=dark.base, stroke=dark.deep, stroke_width=1)
    canvas.path(rounded(x - 8, at - 6, x + 8, at + 2, 3), fill="#f2ede2", stroke=dark.deep, stroke_width=0.8)


def _lit_from_within(canvas: Canvas, dome: Turned, *, strength: float) -> None:
    """The bulb's glow through the lower half of a shade."""
    left, top, right, bottom = dome.outline.box
    stops: list[Stop] = [(0.0, "#ffffff", 0.8), (0.35, HOT, 0.62), (0.7, WARM, 0.3), (1.0, WARM, 0.0)]
    at = canvas.radial(
        (dome.axis, bottom - 8), (right - left) * 0.46, stops, squash=1.1 * (bottom - top) / (right - left)
    )
    light.lighten(canvas, dome.outline, at, strength)
    light.lighten(canvas, dome.outline, at, 0.6 * strength, blend="screen")


def globe(canvas: Canvas, parts: Parts) -> None:
    """A glowing ball of opal glass in a ring, on a foot."""
    rng = canvas.rng
    radius = float(rng.uniform(96, 124))
    style = int(rng.integers(3))
    rise = float((16, 92, 40)[style]) * float(rng.uniform(0.85, 1.2))
    cy = FOOT - 22 - rise - radius
    halo(canvas, (256, cy), radius * 2.5, 0.62)
    half = radius * float(rng.uniform(0.52, 0.66))
    if style == 0:
        body = turned([(half * 0.9, FOOT - rise - 34), (half * 0.94, FOOT - 30), (half, FOOT - 6), (half * 0.98, FOOT)])
    elif style == 1:
        body = turned(
            [
                (16, FOOT - rise - 36),
                (9, FOOT - rise),
                (9, FOOT - 40),
                (half * 0.5, FOOT - 18),
                (half, FOOT - 7),
                (half, FOOT),
            ]
        )
    else:
        body = turned(
            [(half * 0.62, FOOT - rise - 32), (half * 0.5, FOOT - rise), (half * 0.86, FOOT - 14), (half * 0.9, FOOT)]
        )
    coat(canvas, body, parts.base)
    pool(canvas, body, 70)
    ball = ellipse(256, cy, radius)
    canvas.cast(ball)
    tint = parts.shade.tones if parts.shade.tones.oklch[0] > 0.6 else tones("ivory")
    canvas.path(ball, fill=tint.light)
    stops: list[Stop] = [(0.0, "#ffffff", 1.0), (0.45, HOT, 0.9), (0.8, WARM, 0.55), (1.0, "#e2a765", 0.5)]
    canvas.path(ball, fill=canvas.radial((250, cy + radius * 0.12), radius * 1.04, stops))
    around(canvas, turned([(radius * 0.99 * float(np.sin(a)),
    cy - radius * float(np.cos(a))) for a in np.linspace(0.05, 0.97, 14) * np.pi]), ball,
           parts.shade)  # fmt: skip
    light.gloss(
        canvas, ball, ellipse(256 - radius * 0.42, cy - radius * 0.5, radius * 0.16, radius * 0.1).turned(-38), 0.75, 3
    )
    light.inner_shadow(canvas, ball, 10, 0.12)
    if style != 1:
        _cup(canvas, body, parts.base)
    if style == 1:
        ring = turned([(half * 0.42, FOOT - rise - 30), (half * 0.46, FOOT - rise - 17)])
        coat(canvas, ring, parts.metal, stands=False)


def _cup(canvas: Canvas, body: Turned, made: Surface) -> None:
    """The front of the foot's rim, which hides where the ball sits in it."""
    top, half = body.profile[0][1], body.profile[0][0]
    glow = ellipse(body.axis, top, half, half * TILT)
    canvas.path(glow, fill="none", stroke=made.tones.light, stroke_width=2.0)
    canvas.path(body.arc(top + 1), fill="none", stroke=HOT, stroke_width=3.0, stroke_opacity=0.7)


def banker(canvas: Canvas, parts: Parts) -> None:
    """A wide half-round glass shade across a metal stand, with a pull chain."""
    rng = canvas.rng
    edge, high, half = float(rng.uniform(226, 246)), float(rng.uniform(126, 146)), float(rng.uniform(168, 186))
    halo(canvas, (256, edge + 6), 260, 0.5)
    metal = parts.metal if parts.base.material not in ("brass", "steel") else parts.base.plain()
    body = turned(
        [
            (8, high + 40),
            (8, FOOT - 120),
            (8, FOOT - 76, CORNER),
            (17, FOOT - 70),
            (17, FOOT - 64),
            (11, FOOT - 56, CORNER),
            (15, FOOT - 40),
            (34, FOOT - 24),
            (78, FOOT - 14),
            (86, FOOT - 8),
            (88, FOOT),
        ]
    )
    coat(canvas, body, metal)
    pool(canvas, body, 210)
    chain_x = 256 + float(rng.choice((-1, 1))) * half * 0.34
    beads = "".join(ellipse(chain_x, y, 2.1).d for y in np.arange(edge, edge + float(rng.uniform(54, 80)), 5.0))
    canvas.path(beads, fill=metal.tones.base, stroke=metal.tones.deep, stroke_width=0.5)
    under = curve([(256 - half, edge - 4, CORNER), (256, edge + 13), (256 + half, edge - 4, CORNER), (256, edge - 20)])
    canvas.path(
        under,
        fill=canvas.linear(
            (256 - half, 0), (256 + half, 0), [(0.0, WARM, 1.0), (0.5, "#fffdf6", 1.0), (1.0, WARM, 1.0)]
        ),
    )
    shade = curve([(256 - half, edge, CORNER), (256 - half * 0.99, edge - 34), (256 - half * 0.9, high + 16),
        (256 - half * 0.7, high),
                   (256 + half * 0.7, high), (256 + half * 0.9, high + 16), (256 + half * 0.99, edge - 34),
                   (256 + half, edge, CORNER),
                   (256, edge + 5)])  # fmt: skip
    glass = (
        parts.base
        if parts.base.material not in ("brass", "steel", "wood", "concrete", "marble")
        else parts.base.dyed(parts.base.accent).of("glass")
    )
    paint(canvas, shade, glass)
    stops: list[Stop] = [
        (0.0, light.SHADOW, 0.30),
        (0.35, light.SHADOW, 0.0),
        (0.75, light.SHADOW, 0.0),
        (1.0, light.SHADOW, 0.22),
    ]
    light.shade(canvas, shade, canvas.linear((0, high), (0, edge), stops[::1]))
    light.falloff(canvas, shade, 0.22)
    warm = canvas.radial(
        (256, edge - 30), half * 0.9, [(0.0, HOT, 0.85), (0.5, WARM, 0.4), (1.0, WARM, 0.0)], squash=0.5
    )
    light.lighten(canvas, shade, warm)
    light.gloss(canvas, shade, leaf((256 - half * 0.86, high + 34), (256 + half * 0.6, high + 13), 9, 5), 0.55, 2.0)
    light.inner_shadow(canvas, shade, 7, 0.2)
    for x in (256 - half, 256 + half):
        cap = ellipse(x, edge - 40, 5, 13)
        paint(canvas, cap, metal)
        light.ball(canvas, cap, 0.5)
    finial = ellipse(256, high - 4, 9, 8)
    paint(canvas, finial, metal)
    light.ball(canvas, finial, 0.5)
