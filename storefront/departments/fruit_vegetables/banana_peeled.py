"""A banana half out of its peel, and slices of one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from storefront.departments.fruit_vegetables.banana_shapes import Ripeness, banana, finger
from storefront.departments.fruit_vegetables.fruit_shapes import Skin, blob
from storefront.departments.fruit_vegetables.fruit_tubes import Tube, bent, widths
from storefront.drawing import light
from storefront.drawing.canvas import Canvas, Stop
from storefront.drawing.outline import Outline, curve, ellipse

_FLESH = Skin(0.935, 0.052, 92, 0.2)
_PITH = Skin(0.915, 0.075, 94, 0.1)
_INK = "#1c1420"


def peeled(canvas: Canvas, ripe: Ripeness) -> None:
    """Stands with its tip up, three or four flaps of peel folded down; slices may lie beside it."""
    rng = canvas.rng
    side = float(rng.choice((-1, 1)))
    whole = finger((256 + side * 34, 452), -90 - side * 20, 420, side * float(rng.uniform(30, 48)), ripe.plump * 1.35)
    spine = bent((256 + side * 34, 452), -90 - side * 20, 420, side * float(rng.uniform(30, 48)))
    body = Tube(spine, whole.half)
    where = float(rng.uniform(0.40, 0.50))
    canvas.stand(body.point(0.1)[0], 452, 40, 8)
    _flap(canvas, body, ripe, where, -side * 0.2, inside=True)
    _flesh(canvas, body, where)
    lower = _lower(body, where)
    banana(canvas, lower, replace(ripe, spots=ripe.spots // 2), tip=False)
    for across in (-0.95, 0.95, 0.1):
        _flap(canvas, body, ripe, where, across, inside=False)
    if rng.random() < 0.45:
        for k in range(int(rng.integers(2, 4))):
            _slice(canvas, 256 - side * (120 + 26 * k), 418 + 14 * k - 10 * (k % 2), float(rng.uniform(26, 31)))


def _lower(body: Tube, where: float) -> Tube:
    """The part that is still in its peel."""
    shares = np.linspace(0, where, 40)
    spine = body.at(shares, 0.0)
    index = np.arange(len(body.spine))
    return Tube(spine, np.interp(shares * (len(body.spine) - 1), index, body.half))


def _flesh(canvas: Canvas, body: Tube, where: float) -> None:
    """The bare upper part: pale, faintly ribbed, with threads."""
    shares = np.linspace(where - 0.06, 0.955, 40)
    index = np.arange(len(body.spine))
    half = np.interp(shares * (len(body.spine) - 1), index, body.half) * 0.93
    half[-7:] = np.maximum(half[-7:], half[-7] * np.sqrt(np.linspace(1, 0.10, 7)))
    part = Tube(body.at(shares, 0.0), half)
    outline = part.outline
    canvas.cast(outline)
    size = float(half.max())
    flank: list[Stop] = [
        (0.0, _FLESH.at(0.97), 1.0),
        (0.3, _FLESH.at(1.04, 0.7), 1.0),
        (0.65, _FLESH.at(0.95, 1.1), 1.0),
        (1.0, _FLESH.at(0.76, 1.4, -14), 1.0),
    ]
    left, right = part.point(0.3, -1.0), part.point(0.3, 1.0)
    if left[0] > right[0]:
        left, right = right, left
    canvas.path(outline, fill=canvas.linear(left, right, flank))
    with canvas.within(outline):
        for across in (-0.55, -0.1, 0.42, 0.75):
            rib = part.line(across + float(canvas.rng.uniform(-0.06, 0.06)), 0.02, 0.96)
            canvas.stroke(rib, _FLESH.at(0.80, 1.5, -10), size * 0.06, stroke_opacity=0.35)
            canvas.stroke(rib.shifted(-size * 0.06, -1), "#fffdf2", size * 0.08, stroke_opacity=0.5)
        blob(canvas, part.point(0.0), (size * 1.7, size * 1.1), _INK, 0.35)
    light.rim(canvas, outline, 1.0, 0.35)


def _flap(canvas: Canvas, body: Tube, ripe: Ripeness, where: float, across: float, *, inside: bool) -> None:
    """A strip of peel that bends outwards and hangs; its pale inside shows where it turns over."""
    rng = canvas.rng
    size = float(body.half.max())
    x, y = body.point(where, across * 0.82)
    way = 1.0 if across >= 0 else -1.0
    # The tube runs upwards, so its right edge lies on the right.
    long = size * float(rng.uniform(3.6, 4.4))
    if abs(across) > 0.5:
        spine = bent((x, y + size * 0.3), -90 + way * 16, long, way * float(rng.uniform(150, 172)), early=0.55)
    elif inside:
        spine = bent((x, y), -90 + way * 30, long * 0.8, way * 140, early=0.5)
    else:
        spine = bent((x, y - size * 0.1), 90 + float(rng.uniform(-12, 12)), long * 0.72, float(rng.uniform(-20, 20)))
    strip = Tube(spine, widths((0, 0.60), (0.2, 0.62), (0.55, 0.52), (0.9, 0.26), (1.0, 0.08), size=size))
    outline = strip.outline
    shadow = outline.shifted(size * 0.14, size * 0.16)
    canvas.path(shadow, fill=_INK, fill_opacity=0.28, filter=canvas.blur(size * 0.12, shadow))
    canvas.cast(outline)
    start, end = strip.point(0.0), strip.point(1.0)
    canvas.path(
        outline,
        fill=canvas.linear(
            start, end, [(0.0, _PITH.at(0.98), 1.0), (0.6, _PITH.at(0.94), 1.0), (1.0, _PITH.at(0.86), 1.0)]
        ),
    )
    with canvas.within(outline):
        for k in (-0.5, -0.15, 0.2, 0.55):
            canvas.stroke(strip.line(k, 0.05, 0.95), _PITH.at(0.84, 1.3, -10), size * 0.04, stroke_opacity=0.5)
    _edge(canvas, strip, ripe, 1.0 if way > 0 else -1.0, size, outline)


def _edge(canvas: Canvas, strip: Tube, ripe: Ripeness, way: float, size: float, outline: Outline) -> None:
    """The coloured outside of a flap along the edge that turns away."""
    outside = strip.strip(way * 0.62, way * 1.05)
    with canvas.within(outline):
        canvas.path(outside, fill=ripe.peel.at(0.96))
        canvas.stroke(strip.line(way * 0.62), ripe.peel.at(0.7, 1, -10), size * 0.03, stroke_opacity=0.5)
    light.falloff(canvas, outline, 0.25)
    light.rim(canvas, outline, 1.2, 0.4)


def _slice(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """A round slice on the table: pale, with three chambers and dark seeds."""
    canvas.stand(x + 2, y + radius * 0.62, radius * 0.9, 5)
    side = curve(
        [
            (x - radius, y),
            (x - radius * 0.9, y + radius * 0.5),
            (x, y + radius * 0.86),
            (x + radius * 0.9, y + radius * 0.5),
            (x + radius, y),
        ]
    )
    canvas.cast(side)
    canvas.path(
        side,
        fill=canvas.linear(
            (x - radius, y), (x + radius, y), [(0, _FLESH.at(0.95, 1.2), 1.0), (1, _FLESH.at(0.74, 1.5, -12), 1.0)]
        ),
    )
    face = ellipse(x, y, radius, radius * 0.58)
    canvas.path(
        face,
        fill=canvas.radial(
            (x, y),
            radius,
            [(0.0, _FLESH.at(0.92, 1.5), 1.0), (0.5, _FLESH.at(1.0), 1.0), (1.0, _FLESH.at(1.02, 0.8), 1.0)],
            squash=0.58,
        ),
    )
    canvas.path(face.scaled(0.62), fill="none", stroke=_FLESH.at(0.84, 1.6, -8), stroke_width=1.2, stroke_opacity=0.7)
    for a in canvas.rng.uniform(0, 2) + np.arange(3) * 2.094:
        for r in (0.2, 0.34):
            canvas.path(
                ellipse(x + radius * r * np.cos(a), y + radius * r * 0.58 * np.sin(a), 1.8, 1.3),
                fill="#5a4326",
                fill_opacity=0.8,
            )
    light.rim(canvas, face, 1, 0.3)
