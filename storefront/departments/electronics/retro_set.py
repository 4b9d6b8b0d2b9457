"""The retro speaker: a radio-like set with a cloth grille, a lit tuning scale, knobs and a handle."""

from __future__ import annotations

import numpy as np

from storefront.departments.electronics.drivers import (
    Parts,
    cloth,
)
from storefront.departments.electronics.gadget import domed, extruded, faced, knob
from storefront.drawing import light
from storefront.drawing.bars import paint_bar
from storefront.drawing.canvas import Canvas, Stop
from storefront.drawing.outline import Outline, curve, ellipse, polygon, rounded
from storefront.palette import tones


def retro(canvas: Canvas, parts: Parts) -> None:
    """A radio-like set: a cloth grille, a lit dial, knobs, a handle and short feet."""
    rng = canvas.rng
    wide, high = float(rng.uniform(330, 360)), float(rng.uniform(204, 232))
    left, right, bottom = 244 - wide / 2, 244 + wide / 2, 414.0
    top = bottom - high
    for x in (left + 40, right - 40):
        foot = polygon([(x - 9, bottom - 4), (x + 9, bottom - 4), (x + 6, bottom + 18), (x - 6, bottom + 18)])
        faced(canvas, foot, parts.metal, bevel=2)
        canvas.stand(x, bottom + 18, 9, 4)
    if rng.random() < 0.65:
        _handle(canvas, parts, left, right, top)
    radius = float(rng.uniform(14, 46))
    face = rounded(left, top, right, bottom, radius)
    extruded(canvas, face, (30.0, -18.0), parts.body.plain())
    faced(canvas, face, parts.body, bevel=7)
    inner = rounded(left + 15, top + 15, right - 15, bottom - 15, max(6.0, radius - 10))
    panel = bool(rng.random() < 0.5)
    split = (top + bottom) / 2 + high * 0.16
    area = rounded(inner.box[0], inner.box[1], inner.box[2], split if panel else bottom - 15, max(6.0, radius - 10))
    if not panel:
        area = rounded(inner.box[0], inner.box[1], left + wide * 0.66, inner.box[3], max(6.0, radius - 10))
    cloth(canvas, area, parts.grille)
    canvas.path(area, fill="none", stroke=parts.metal.tones.base, stroke_width=3.2)
    light.rim(canvas, area.scaled(1.01), 1.2, 0.6)
    _controls(canvas, parts, (left, top, right, bottom), split if panel else None)
    badge = rounded(area.box[0] + 14, area.box[3] - 30, area.box[0] + 74, area.box[3] - 16, 3)
    faced(canvas, badge, parts.metal, cast=False, bevel=2)


def _handle(canvas: Canvas, parts: Parts, left: float, right: float, top: float) -> None:
    """A leather or metal handle over the top."""
    rng = canvas.rng
    hide = parts.body.dyed(tones(str(rng.choice(("tan", "brown", "black", "burgundy"))), rng)).of("leather")
    rise = float(rng.uniform(28, 54))
    x0, x1 = left + 50, right - 26
    spine = curve([(x0, top), (x0 + 14, top - rise * 0.8), ((x0 + x1) / 2, top - rise - 12),
                   (x1 - 14, top - rise * 0.9), (x1, top - 8)], closed=False)  # fmt: skip
    paint_bar(canvas, spine, [12, 17, 20, 17, 12], hide)
    for x, y in ((x0, top), (x1, top - 8)):
        domed(canvas, ellipse(x, y - 6, 9), parts.metal)


def _controls(canvas: Canvas, parts: Parts, box: tuple[float, float, float, float], split: float | None) -> None:
    """The dial and the knobs, below the cloth (from `split`) or at its right."""
    rng, (left, top, right, bottom) = canvas.rng, box
    ivory = parts.body.dyed(tones("ivory")).of("plastic")
    angles = rng.uniform(-130, 130, 3)
    if split is None:
        x = (left + (right - left) * 0.66 + right) / 2 - 2
        _scale(canvas, ellipse(x, top + (bottom - top) * 0.32, 42), parts)
        for k, dx in enumerate((-24, 26)):
            knob(canvas, (x + dx, bottom - (bottom - top) * 0.26), 20, parts.metal, pointer=float(angles[k]))
        return
    y = (split + bottom - 12) / 2
    radius = min(26.0, (bottom - split) * 0.34)
    made = parts.metal if rng.random() < 0.6 else ivory
    for k, x in enumerate((left + 52, right - 52)):
        knob(canvas, (x, y), radius, made, pointer=float(angles[k]))
    _scale(canvas, rounded(left + 96, y - radius * 0.8, right - 96, y + radius * 0.8, 6), parts)


def _scale(canvas: Canvas, glass: Outline, parts: Parts) -> None:
    """A warmly lit tuning scale with its pointer."""
    left, top, right, bottom = glass.box
    stops: list[Stop] = [(0.0, "#fff6dc", 1.0), (0.7, "#ffe3a8", 1.0), (1.0, "#e8b865", 1.0)]
    middle = ((left + right) / 2, (top + bottom) / 2)
    canvas.path(
        glass, fill=canvas.radial(middle, (right - left) / 2, stops), stroke=parts.metal.tones.deep, stroke_width=2
    )
    with canvas.within(glass):
        if right - left < (bottom - top) * 1.3:
            reach = (right - left) / 2
            for a in np.linspace(-2.6, 2.6, 23):
                way = np.array([np.sin(a), -np.cos(a)])
                (x0, y0), (x1, y1) = (np.array(middle) + way * reach * s for s in (0.74, 0.88))
                canvas.path(f"M{x0:.1f} {y0:.1f}L{x1:.1f} {y1:.1f}", fill="none", stroke="#5b3a20", stroke_width=1.6)
            a = float(canvas.rng.uniform(-1.6, 1.6))
            tip = (middle[0] + reach * 0.7 * float(np.sin(a)), middle[1] - reach * 0.7 * float(np.cos(a)))
            canvas.stroke(curve([middle, tip], closed=False), tones("red").base, 3.0)
        else:
            for k, x in enumerate(np.arange(left + 10, right - 6, 7.0)):
                deep = 9 if k % 4 == 0 else 5
                for y, sign in ((middle[1] - 3, -1), (middle[1] + 4, 1)):
                    canvas.path(f"M{x:.1f} {y:.1f}v{sign * deep}", fill="none", stroke="#5b3a20", stroke_width=1.3)
            x = float(canvas.rng.uniform(left + 20, right - 20))
            canvas.path(f"M{x:.1f} {top}V{bottom}", fill="none", stroke=tones("red").base, stroke_width=3)
    light.inner_shadow(canvas, glass, 6, 0.4, shift=(1.0, 2.0))
