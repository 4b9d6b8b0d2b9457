"""Cameras: rangefinder, SLR, compact, instant, action and twin-lens, from the front, a little from the right.

Each is a `Body`: a front with a covering, plates of metal, and parts put onto it (see `camera_parts`), back to front.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from storefront.departments.electronics.camera_parts import (
    PUSH,
    Body,
    badge,
    barrel,
    crank,
    dial,
    flash,
    footed,
    housing,
    lug,
    photo,
    screws,
    shutter,
    strap,
    window,
)
from storefront.departments.electronics.gadget import domed, faced, lamp, lens, reflection
from storefront.drawing import light
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import Surface, paint, surface
from storefront.drawing.outline import CORNER, curve, ellipse, polygon, rounded
from storefront.palette import tones
from storefront.types import Design


def draw_camera(canvas: Canvas, design: Design) -> None:
    """A camera on a table."""
    rng = canvas.rng
    made = surface(design, scale=float(rng.uniform(0.4, 0.6)))
    plate = str(rng.choice(("silver", "silver", "silver", "black", "ivory", "charcoal", "grey", "mustard")))
    metal = made.dyed(tones(plate, rng)).of("brass" if plate == "mustard" else "aluminium")
    dark = made.dyed(tones(str(rng.choice(("black", "black", "charcoal", "grey"))), rng)).of("aluminium")
    _KINDS[design.silhouette](canvas, Body((0, 0, 0, 0), made, metal, dark))


def _covered(canvas: Canvas, body: Body, share: float, radius: float) -> None:
    """A body of metal with its covering from `share` of its height down to a metal foot."""
    left, top, right, bottom = body.box
    housing(canvas, rounded(*body.box, radius), body.metal)
    low = bottom - (bottom - top) * 0.06
    skin = rounded(left + 1.5, body.y(share), right - 1.5, low, 3)
    paint(canvas, skin, body.skin, cast=False)
    light.falloff(canvas, skin, 0.16)
    light.inner_shadow(canvas, skin, 6, 0.34)
    canvas.path(f"M{left + 2} {low + 1.2:.1f}H{right - 2}", fill="none", stroke=light.GLOW, stroke_width=1.2,
                stroke_opacity=0.6)  # fmt: skip


def _strapped(canvas: Canvas, body: Body, y: float) -> None:
    rng = canvas.rng
    if rng.random() < 0.62:
        hide = body.skin.dyed(tones(str(rng.choice(("tan", "brown", "black", "burgundy", "navy"))), rng)).of("leather")
        strap(canvas, (body.box[0] - 4, y), (body.box[2] + PUSH[0] + 2, y - 10), body.box[3], hide)


def _ink(surface_of: Surface) -> str:
    return surface_of.tones.light if surface_of.tones.is_dark else surface_of.tones.deep


def rangefinder(canvas: Canvas, body: Body) -> None:
    """A flat metal body with windows in its upper plate and a small lens."""
    rng = canvas.rng
    wide, high = float(rng.uniform(318, 344)), float(rng.uniform(186, 206))
    body = replace(body, box=(244 - wide / 2, 414 - high, 244 + wide / 2, 414))
    top = body.box[1]
    footed(canvas, body.box)
    _strapped(canvas, body, body.y(0.14))
    _covered(canvas, body, 0.31, float(rng.uniform(16, 40)))
    dial(canvas, body.x(0.2), top - 8, 25, float(rng.uniform(11, 17)), body.metal)
    dial(canvas, body.x(0.74), top - 8, 20, float(rng.uniform(9, 15)), body.metal)
    shutter(canvas, body.x(0.88), top - 8, body.metal, body.skin.accent if rng.random() < 0.4 else None)
    shoe = polygon(
        [(body.x(0.46), top - 2), (body.x(0.48), top - 15), (body.x(0.62), top - 15), (body.x(0.6), top - 2)]
    )
    faced(canvas, shoe, body.dark, bevel=2)
    y = body.y(0.155)
    window(canvas, rounded(body.x(0.8), y - 15, body.x(0.93), y + 15, 4), body)
    window(canvas, rounded(body.x(0.455), y - 12, body.x(0.56), y + 12, 3), body, tint="beige")
    window(canvas, ellipse(body.x(0.28), y, 10), body)
    badge(canvas, body.x(0.61), y + 5, body.x(0.75) - body.x(0.61), _ink(body.metal))
    lug(canvas, body.box[0] + 4, y + 4, body.metal)
    radius = high * float(rng.uniform(0.3, 0.34))
    chrome = body.metal if rng.random() < 0.55 else body.dark
    barrel(canvas, (body.x(0.5), body.y(0.62)), radius, float(rng.uniform(34, 60)), body, made=chrome,
           ring=body.skin.accent if rng.random() < 0.4 else None)  # fmt: skip


def reflex(canvas: Canvas, body: Body) -> None:
    """A single-lens reflex: a prism in the middle and a long lens."""
    rng = canvas.rng
    wide, high = float(rng.uniform(304, 328)), float(rng.uniform(186, 204))
    body = replace(body, box=(242 - wide / 2, 420 - high, 242 + wide / 2, 420))
    top = body.box[1]
    footed(canvas, body.box)
    _strapped(canvas, body, body.y(0.12))
    _covered(canvas, body, 0.27, float(rng.uniform(14, 26)))
    dial(canvas, body.x(0.13), top - 8, 24, 13, body.dark)
    dial(canvas, body.x(0.79), top - 8, 21, 15, body.dark)
    shutter(canvas, body.x(0.92), top - 8, body.dark, body.skin.accent if rng.random() < 0.5 else None)
    rise, half, flat = float(rng.uniform(44, 60)), wide * 0.185, wide * float(rng.uniform(0.07, 0.12))
    middle = body.x(0.5)
    prism = curve(
        [(middle - half, top + 46, CORNER), (middle - half, top + 6), (middle - flat, top - rise, CORNER),
         (middle + flat, top - rise, CORNER), (middle + half, top + 6), (middle + half, top + 46, CORNER)]
    )  # fmt: skip
    housing(canvas, prism, body.metal, deep=0.8)
    facet = polygon([(middle - flat * 0.9, top - rise + 6), (middle + flat * 0.9, top - rise + 6),
                     (middle + half * 0.66, top - 4), (middle - half * 0.66, top - 4)])  # fmt: skip
    light.shade(canvas, facet, light.SHADOW, 0.16)
    light.rim(canvas, facet, 1.0, 0.5)
    badge(canvas, middle - 26, top + 6, 46, _ink(body.metal))
    if rng.random() < 0.6:
        grip = rounded(body.x(0.0) - 3, body.y(0.2), body.x(0.17), body.box[3] - 5, 14)
        domed(canvas, grip, body.dark.of("rubber"), strength=0.4)
    lug(canvas, body.box[0] + 3, body.y(0.12), body.metal)
    barrel(canvas, (middle, body.y(0.56)), high * float(rng.uniform(0.38, 0.43)), float(rng.uniform(62, 98)), body,
           ring=body.skin.accent if rng.random() < 0.6 else None)  # fmt: skip


def compact(canvas: Canvas, body: Body) -> None:
    """A pocket camera of one colour: flash, small window, a short lens, a wrist loop."""
    rng = canvas.rng
    wide, high = float(rng.uniform(312, 338)), float(rng.uniform(186, 206))
    body = replace(body, box=(244 - wide / 2, 408 - high, 244 + wide / 2, 408))
    footed(canvas, body.box)
    cord = body.skin.dyed(body.skin.accent).of("nylon")
    loop = [(body.box[2] + 18, body.y(0.2)), (body.box[2] + 52, body.y(0.46)), (body.box[2] + 48, body.y(0.98)),
            (body.box[2] + 8, body.y(1.0))]  # fmt: skip
    strap_line = curve(loop, closed=False)
    canvas.cast(strap_line)
    for width, ink in ((9.0, cord.tones.shade), (6.5, cord.tones.base), (2.0, cord.tones.light)):
        canvas.stroke(strap_line, ink, width)
    housing(canvas, rounded(*body.box, float(rng.uniform(24, 52))), body.skin, bevel=9)
    shutter(canvas, body.x(0.2), body.box[1] - 8, body.metal, body.skin.accent)
    stripe = rng.random() < 0.45
    if stripe:
        slide = rounded(body.x(0.06), body.y(0.08), body.x(0.3), body.y(0.92), 16)
        faced(canvas, slide, body.skin.dyed(body.skin.accent), cast=False)
        for x in np.linspace(body.x(0.11), body.x(0.25), 5):
            canvas.path(f"M{x:.1f} {body.y(0.3):.1f}V{body.y(0.7):.1f}", fill="none", stroke=light.SHADOW,
                        stroke_width=3.4, stroke_opacity=0.3)  # fmt: skip
    at = (body.x(0.56 if stripe else float(rng.uniform(0.42, 0.5))), body.y(0.55))
    window(canvas, rounded(at[0] - 21, body.y(0.08), at[0] + 21, body.y(0.22), 5), body)
    flash(canvas, rounded(body.x(0.76), body.y(0.12), body.x(0.93), body.y(0.32), 6), body)
    lamp(canvas, (body.x(0.8), body.y(0.46)), str(rng.choice(("orange", "red", "lime"))), 2.6)
    badge(canvas, body.x(0.77), body.y(0.86), 40, _ink(body.skin))
    barrel(canvas, at, high * float(rng.uniform(0.26, 0.31)), float(rng.uniform(22, 46)), body, made=body.metal,
           ring=body.skin.accent if rng.random() < 0.5 else None)  # fmt: skip


def instant(canvas: Canvas, body: Body) -> None:
    """A camera that prints: a plump body, a large lens, a flash and the picture that comes out."""
    rng = canvas.rng
    wide, high = float(rng.uniform(284, 310)), float(rng.uniform(236, 256))
    body = replace(body, box=(240 - wide / 2, 426 - high, 240 + wide / 2, 426))
    left, top, right, _ = body.box
    footed(canvas, body.box)
    out = float(rng.uniform(70, 104))
    photo(canvas, (body.x(0.2) + PUSH[0] * 0.6, top - out, body.x(0.8) + PUSH[0] * 0.6, top + 10))
    housing(canvas, rounded(*body.box, float(rng.uniform(34, 64))), body.skin, bevel=12)
    middle = rounded(left + 12, body.y(0.6), right - 12, body.y(0.94), 22)
    faced(canvas, middle, body.metal if rng.random() < 0.4 else body.skin.dyed(body.skin.accent), cast=False, bevel=4)
    if rng.random() < 0.6:
        _rainbow(canvas, body, middle.box)
    flash(canvas, rounded(body.x(0.1), body.y(0.1), body.x(0.31), body.y(0.27), 7), body)
    window(canvas, rounded(body.x(0.75), body.y(0.1), body.x(0.89), body.y(0.24), 7), body)
    button = ellipse(body.x(0.16), body.y(0.48), 15)
    faced(canvas, button.scaled(1.25), body.metal, cast=False, bevel=2)
    domed(canvas, button, body.skin.dyed(tones(str(rng.choice(("red", "yellow", "orange", "coral"))))), cast=False)
    lamp(canvas, (body.x(0.84), body.y(0.34)), str(rng.choice(("lime", "orange"))), 2.6)
    radius, length = high * float(rng.uniform(0.245, 0.28)), float(rng.uniform(26, 40))
    barrel(canvas, (body.x(0.53), body.y(0.45)), radius, length, body,
           ring=body.skin.accent if rng.random() < 0.5 else None)  # fmt: skip


def _rainbow(canvas: Canvas, body: Body, box: tuple[float, float, float, float]) -> None:
    """Stripes down from the lens across the lower panel."""
    x, names = body.x(0.53), ("red", "orange", "yellow", "green", "blue")
    for k, name in enumerate(names):
        canvas.rectangle(x - 25 + k * 10, box[1], x - 15 + k * 10, box[3], fill=tones(name).base)


def action(canvas: Canvas, body: Body) -> None:
    """A small rugged box with a square lens frame and a clip below."""
    rng = canvas.rng
    wide, high = float(rng.uniform(258, 284)), float(rng.uniform(188, 204))
    body = replace(body, box=(244 - wide / 2, 384 - high, 244 + wide / 2, 384))
    left, _, _, bottom = body.box
    canvas.stand(262, 430, 62, 8)
    foot = body.dark.of("plastic")
    housing(canvas, rounded(206, 416, 282, 432, 6), foot, deep=0.9, bevel=3)
    for x in (226, 248):
        housing(canvas, rounded(x - 7, bottom - 6, x + 7, 422, 4), foot, deep=0.5, bevel=2)
    housing(canvas, rounded(*body.box, float(rng.uniform(18, 34))), body.skin, deep=1.5, bevel=7)
    shutter(canvas, body.x(0.24), body.box[1] - 8, body.dark, tones("red"))
    size = high * 0.56
    cx, cy = body.x(0.69), body.y(0.42)
    frame = rounded(cx - size / 2, cy - size / 2, cx + size / 2, cy + size / 2, size * float(rng.uniform(0.14, 0.5)))
    housing(canvas, frame.shifted(-9, 6), body.dark, deep=0.36, bevel=4)
    lens(canvas, (cx - 9, cy + 6), size * 0.42, body.dark)
    glass = rounded(body.x(0.07), body.y(0.14), body.x(0.41), body.y(0.56), 9)
    canvas.path(glass, fill="#10131c", stroke=body.dark.tones.deep, stroke_width=2)
    ink = tones(str(rng.choice(("lime", "turquoise", "white", "orange")))).base
    gx, gy = glass.box[0] + 13, glass.box[1] + 34
    for k, step in enumerate((0, 15, 38, 53)):
        digit = rounded(gx + step, gy - 18, gx + step + 10, gy + 2, 3 if k % 2 else 5)
        canvas.path(digit, fill="none", stroke=ink, stroke_width=2.6)
    canvas.path(rounded(gx, gy + 17, gx + 38, gy + 24, 3), fill=ink, fill_opacity=0.6)
    reflection(canvas, glass, 0.3)
    for k in range(5):
        canvas.stroke(curve([(body.x(0.1) + k * 15, body.y(0.72)), (body.x(0.1) + k * 15, body.y(0.87))], closed=False),
                      light.SHADOW, 4.4, stroke_opacity=0.45)  # fmt: skip
    badge(canvas, body.x(0.56), body.y(0.88), 56, _ink(body.skin))
    lamp(canvas, (body.x(0.93), body.y(0.1)), "red", 3.0)
    screws(canvas, [(left + 13, body.y(0.94)), (body.x(0.95), body.y(0.94))], body.metal, 3.2)


def twin_lens(canvas: Canvas, body: Body) -> None:
    """A tall box with two lenses one above the other and an open hood."""
    rng = canvas.rng
    wide, high = float(rng.uniform(172, 194)), float(rng.uniform(250, 268))
    body = replace(body, box=(242 - wide / 2, 432 - high, 242 + wide / 2, 432))
    left, top, right, _ = body.box
    footed(canvas, body.box)
    _strapped(canvas, body, body.y(0.1))
    _hood(canvas, body, float(rng.uniform(58, 84)))
    _covered(canvas, body, 0.07, float(rng.uniform(8, 16)))
    crank(canvas, (right + PUSH[0] * 0.55, body.y(0.36)), body.metal)
    plate = rounded(body.x(0.14), body.y(0.1), body.x(0.86), body.y(0.9), wide * 0.3)
    housing(canvas, plate.shifted(-4, 3), body.metal, deep=0.3, bevel=4)
    radius = wide * float(rng.uniform(0.245, 0.275))
    chrome = body.metal if rng.random() < 0.5 else body.dark
    barrel(canvas, (body.x(0.48), body.y(0.29)), radius * 0.92, 20, body, made=chrome)
    barrel(canvas, (body.x(0.48), body.y(0.68)), radius, 23, body, made=chrome, ring=body.skin.accent)
    badge(canvas, body.x(0.33), body.y(0.12), 50, _ink(body.metal))
    for side in (0.045, 0.955):
        knobs = ellipse(body.x(side), body.y(0.52), 7)
        domed(canvas, knobs, body.metal, cast=False)
    lug(canvas, left + 2, body.y(0.1), body.metal)
    screws(canvas, [(body.x(0.08), body.y(0.93)), (body.x(0.92), body.y(0.93))], body.metal, 3.2)
    light.rim(canvas, rounded(left, top, right, body.box[3], 10), 0.8, 0.3)


def _hood(canvas: Canvas, body: Body, rise: float) -> None:
    """Four walls around the ground glass: the back and the sides' insides, then the front with its emblem."""
    left, top, right, _ = body.box
    (dx, dy), inset = PUSH, 12.0
    left, right = left + inset, right - inset
    made = body.dark.of("aluminium")
    back = polygon(
        [
            (left + dx, top + dy),
            (right + dx, top + dy),
            (right + dx + 6, top + dy - rise),
            (left + dx - 6, top + dy - rise),
        ]
    )
    wall = polygon([(left, top), (left + dx, top + dy), (left + dx - 6, top + dy - rise), (left - 8, top - rise)])
    side = polygon([(right, top), (right + dx, top + dy), (right + dx + 6, top + dy - rise), (right + 8, top - rise)])
    for piece, dim in ((back, 0.45), (wall, 0.3), (side, 0.2)):
        paint(canvas, piece, made)
        light.shade(canvas, piece, light.SHADOW, dim)
        light.rim(canvas, piece, 1.0, 0.5)
    front = polygon([(left, top), (right, top), (right + 8, top - rise), (left - 8, top - rise)])
    faced(canvas, front, body.metal if canvas.rng.random() < 0.4 else body.skin.plain(), bevel=4)
    emblem = ellipse((left + right) / 2, top - rise * 0.5, 15, 15)
    faced(canvas, emblem, body.metal, cast=False, bevel=2)
    canvas.path(emblem.scaled(0.5), fill=body.skin.accent.base)


_KINDS: dict[str, Callable[[Canvas, Body], None]] = {
    "rangefinder": rangefinder,
    "instant": instant,
    "SLR": reflex,
    "compact": compact,
    "twin-lens": twin_lens,
    "action": action,
}
SILHOUETTES = tuple(_KINDS)
"""Every shape of camera."""
