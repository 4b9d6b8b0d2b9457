"""Round speakers: the portable cylinder, lying or standing, and the smart speaker with its ring of light."""

from __future__ import annotations

import numpy as np

from storefront.departments.electronics.drivers import (
    CLOTH,
    Parts,
    driver,
    mesh,
    stretched,
)
from storefront.departments.electronics.gadget import extruded, faced, lamp, swept
from storefront.drawing import light
from storefront.drawing.bars import bar, paint_bar
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import Surface, paint
from storefront.drawing.outline import Point, curve, ellipse, rounded
from storefront.drawing.solids import TILT, Turned, turned
from storefront.drawing.vessels import coat
from storefront.palette import tones


def portable(canvas: Canvas, parts: Parts) -> None:
    """A sturdy cylinder wrapped in cloth: lying, with its end towards the viewer, or standing with a loop."""
    if canvas.rng.random() < 0.6:
        _lying(canvas, parts)
    else:
        _upright(canvas, parts)


def _lying(canvas: Canvas, parts: Parts) -> None:
    rng = canvas.rng
    radius, long = float(rng.uniform(82, 98)), float(rng.uniform(268, 306))
    flat, rise = float(rng.uniform(0.3, 0.46)), float(rng.uniform(0.03, 0.11))
    at = (256 + long / 2 - 6, 404 - radius)
    end = ellipse(*at, radius * flat, radius)
    push = (-long, -long * rise)
    shell = parts.named
    whole = swept(end, push)
    canvas.stand(at[0] - long * 0.46, at[1] + radius - long * rise * 0.4, long * 0.5, 9)
    paint(canvas, whole, stretched(shell))
    mesh(canvas, whole)
    last = ellipse(at[0] - long, at[1] - long * rise, radius * flat, radius)
    far = swept(last, (16.0, 16 * rise)).d + last.shifted(16.0, 16 * rise).d
    with canvas.within(whole):
        strip = bar(curve([(at[0] - long * 0.9, at[1] - long * rise + radius * 0.84), (at[0], at[1] + radius * 0.84)],
                          closed=False), [20, 22])  # fmt: skip
        canvas.path(far, fill=parts.dark.tones.base, fill_rule="evenodd")
        if rng.random() < 0.6:
            canvas.path(strip, fill=parts.dark.tones.base, fill_opacity=0.9)
    light.round_sides(canvas, whole, 0.5, angle=90)
    light.inner_shadow(canvas, whole, 9, 0.25)
    _buttons(canvas, at, radius, long, rise)
    badge = rounded(at[0] - long * 0.62, at[1] - 12, at[0] - long * 0.34, at[1] + 14, 5).shifted(0, -long * rise * 0.48)
    faced(canvas, badge, parts.metal, cast=False, bevel=3)
    extruded(canvas, ellipse(at[0] + 9, at[1] + 1, radius * flat, radius), (-20.0, -1.0), parts.dark, soft=2)
    face = (at[0] + 9, at[1] + 1)
    faced(canvas, ellipse(*face, radius * flat, radius), parts.dark, cast=False, bevel=5)
    driver(canvas, face, radius * 0.84, parts.metal, parts.cone, squash=flat)
    _loop(canvas, (at[0] - 2, at[1] - radius * 0.9), parts)


def _buttons(canvas: Canvas, at: Point, radius: float, long: float, rise: float) -> None:
    """Plus, minus and play, moulded into the top."""
    for k, share in enumerate((0.34, 0.48, 0.62)):
        x, y = at[0] - long * share, at[1] - radius * 0.78 - long * share * rise
        canvas.path(ellipse(x, y, 15, 7.5), fill=light.SHADOW, fill_opacity=0.28)
        marks = (f"M{x - 6:.1f} {y:.1f}h12M{x:.1f} {y - 3.6:.1f}v7.2", f"M{x - 4:.1f} {y - 3.6:.1f}l9 3.6l-9 3.6z",
                 f"M{x - 6:.1f} {y:.1f}h12")  # fmt: skip
        canvas.path(marks[k], fill="#ffffff" if k == 1 else "none", stroke="#ffffff", stroke_width=2.2)


def _loop(canvas: Canvas, at: Point, parts: Parts) -> None:
    """A cord to carry it by."""
    x, y = at
    out = float(canvas.rng.uniform(26, 44))
    knots = [
        (x - 4, y + 6),
        (x + out * 0.6, y - 20),
        (x + out * 1.5, y + 12),
        (x + out * 1.3, y + 64),
        (x + 12, y + 46),
    ]
    cord = parts.body.dyed(parts.body.accent).of("nylon")
    paint_bar(canvas, curve(knots, closed=False), [9, 9], cord)


def _upright(canvas: Canvas, parts: Parts) -> None:
    rng = canvas.rng
    half, high = float(rng.uniform(80, 96)), float(rng.uniform(250, 290))
    top, foot = 438 - high, 438.0
    shell = parts.named
    loop = curve([(256 - half * 0.62, top + 8), (256 - half * 0.56, top - 58), (256, top - 84),
                  (256 + half * 0.56, top - 58), (256 + half * 0.62, top + 8)], closed=False)  # fmt: skip
    paint_bar(canvas, loop, [17, 15, 15, 15, 17], parts.body.dyed(parts.body.accent).of("nylon"))
    body = turned(
        [
            (half * 0.94, top),
            (half, top + 18),
            *((half, float(y)) for y in np.linspace(top + 40, foot - 40, 5)),
            (half, foot - 18),
            (half * 0.95, foot),
        ]
    )
    coat(canvas, body, stretched(shell))
    mesh(canvas, body.zone(top + 24, foot - 26))
    for low, high_ in ((top, top + 24), (foot - 26, foot)):
        _band(canvas, body, low, high_, parts.dark)
    _lid(canvas, body, parts, glow=False)
    y = (top + foot) / 2
    for k, step in enumerate((-46, 46)):
        mark = f"M256 {y + step - 17:.1f}v34M239 {y + step:.1f}h34" if k == 0 else f"M239 {y + step:.1f}h34"
        for shift, ink in ((1.6, light.GLOW), (0.0, parts.dark.tones.base)):
            canvas.path(mark, fill="none", stroke=ink, stroke_width=9, stroke_linecap="round",
                        transform=f"translate({shift} {shift})")  # fmt: skip
    badge = rounded(226, y - 11, 286, y + 11, 5)
    faced(canvas, badge, parts.metal, cast=False, bevel=3)


def _band(canvas: Canvas, body: Turned, top: float, bottom: float, made: Surface) -> None:
    zone = body.zone(top, bottom)
    paint(canvas, zone, made.plain(), cast=False)
    light.round_sides(canvas, zone, 0.45)
    light.rim(canvas, zone, 1.0, 0.5)


def _lid(canvas: Canvas, body: Turned, parts: Parts, *, glow: bool, ink: str = "white") -> None:
    """The upper plate of a round body, with a light ring or rubber."""
    half, top = body.profile[0]
    plate = ellipse(body.axis, top, half, half * TILT)
    paint(canvas, plate, parts.dark.plain(), cast=False)
    light.falloff(canvas, plate, 0.3)
    light.rim(canvas, plate, 1.4, 0.7)
    ring = ellipse(body.axis, top, half * 0.74, half * TILT * 0.74)
    if glow:
        colour = tones(ink)
        canvas.path(ring, fill="none", stroke=colour.base, stroke_width=11, stroke_opacity=0.5, filter=canvas.blur(4))
        canvas.path(ring, fill="none", stroke=colour.light, stroke_width=4)
    else:
        canvas.path(ring, fill="none", stroke=parts.dark.tones.light, stroke_width=1.4, stroke_opacity=0.6)


def smart(canvas: Canvas, parts: Parts) -> None:
    """A cloth-covered ball, pebble or drum that glows when it listens."""
    rng = canvas.rng
    glow = str(rng.choice(("turquoise", "sky blue", "white", "lime", "apricot", "lilac")))
    kind = int(rng.integers(3))
    wide, high = ((126.0, 212.0), (140.0, 152.0), (104.0, 238.0))[kind]
    wide, high = wide * float(rng.uniform(0.95, 1.05)), high * float(rng.uniform(0.95, 1.05))
    foot, top = 426.0, 426.0 - high
    if kind == 2:
        knots = [(wide * 0.94, top), (wide, top + 14), (wide, foot - 16), (wide * 0.94, foot)]
    else:
        angles = np.linspace(0.26 if kind == 0 else 0.34, 0.84, 9) * np.pi
        flat = [(float(np.sin(a)), float(-np.cos(a))) for a in angles]
        low, span = flat[0][1], flat[-1][1] - flat[0][1]
        knots = [(wide * x, top + (y - low) / span * high) for x, y in flat]
    body = turned(knots)
    front = parts.grille if parts.grille.pattern != "plain" or rng.random() < 0.35 else parts.body
    front = front if front.material in CLOTH else front.of("canvas")
    coat(canvas, body, stretched(front))
    mesh(canvas, body.outline)
    _band(canvas, body, foot - 14, foot, parts.body.of("plastic") if front is parts.grille else parts.dark)
    _lid(canvas, body, parts, glow=True, ink=glow)
    half = body.profile[0][0]
    for k in (-1, 0, 1):
        dot = ellipse(256 + k * half * 0.26, top, 3.4, 1.6)
        canvas.path(dot, fill=parts.dark.tones.light)
    if rng.random() < 0.6:
        tag = rounded(256 + wide * 0.5, (top + foot) / 2 + 10, 256 + wide * 0.62, (top + foot) / 2 + 36, 2)
        canvas.path(tag, fill=parts.body.accent.base, stroke=parts.body.accent.deep, stroke_width=0.8)
    else:
        for k in range(4):
            lamp(canvas, (256 - 30 + k * 20, (top + foot) / 2 + high * 0.2), glow, 2.6)
