"""Cushions: square, round, bolster, knitted, tufted, fringed and stacked, leaning or lying, plump with their filling.

A cushion is a flat outline that filling pushes out: `_plump` lights it as a low dome with a seam around and creases
that run from the seam, deepest in the corners.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from storefront.departments.furniture_light.trimmings import CORNERS, cord, fringe, pompoms, rows_of_knit, tassel
from storefront.drawing import light
from storefront.drawing.canvas import Canvas, Stop
from storefront.drawing.light import Fold
from storefront.drawing.materials import MATERIALS, Surface, paint, sheen, surface, texture
from storefront.drawing.outline import Outline, Point, curve, ellipse, joined, leaf, rounded
from storefront.types import Design

Size = tuple[float, float]
"""Half the width, half the height."""


def draw_cushion(canvas: Canvas, design: Design) -> None:
    """A cushion, standing on its edge or lying, sometimes two."""
    made = surface(design, scale=float(canvas.rng.uniform(0.8, 1.25)))
    _KINDS[design.silhouette](canvas, made)


def _pillow(canvas: Canvas, centre: Point, half: Size, *, pull: float = 0.12, turn: float = 0.0) -> Outline:
    """The outline of a filled square: corners like ears, the sides drawn in beside them and plump in the middle."""
    rng, (x, y), (w, h) = canvas.rng, centre, half
    dip, knots = float(rng.uniform(0.7, 0.8)), []
    for k, (sx, sy) in enumerate(((-1, -1), (1, -1), (1, 1), (-1, 1))):
        wobble = 1 + rng.uniform(-0.015, 0.015, 2)
        corner = (sx * w * float(wobble[0]), sy * h * float(wobble[1]))
        deep, full = 1 - pull * float(rng.uniform(0.75, 0.9)), 1 - pull * float(rng.uniform(0.3, 0.5))
        ear = 1 - pull * 0.34
        across = ((0.0, -h), (w, 0.0), (0.0, h), (-w, 0.0))[k]
        upright = [(sx * w * ear, sy * h * 0.93), (sx * w * deep, sy * h * dip)]
        flat = [(sx * w * 0.93, sy * h * ear), (sx * w * dip, sy * h * deep)]
        before, after = (upright, flat) if sx * sy > 0 else (flat, upright)
        knots += [*before[::-1], corner, *after, (across[0] * full, across[1] * full)]
    return curve([(x + a, y + b) for a, b in knots], tension=0.34).turned(turn, centre)


def _plump(
    canvas: Canvas, shape: Outline, made: Surface, folds: Sequence[Fold] = (), *, turn: float = 0.0, puff: float = 22.0
) -> None:
    """Cloth with filling under it: print, dome, creases, and the darker rim where it curves away."""
    paint(canvas, shape, made, turn=turn)
    light.relief(canvas, shape, folds, puff=puff, soft=7, depth=8, strength=0.62)
    light.ball(canvas, shape, 0.46)
    light.inner_shadow(canvas, shape, 26, 0.22, shift=(-5.0, -8.0))
    light.falloff(canvas, shape, 0.16)
    if MATERIALS[made.material].gloss > 0.1:
        sheen(canvas, shape, made, angle=18)


def _creases(canvas: Canvas, centre: Point, half: Size, turn: float) -> list[Fold]:
    """Tension folds from the corners to the middle, and a few at the seams."""
    rng, (x, y), (w, h), found = canvas.rng, centre, half, []
    a = np.deg2rad(turn)
    matrix = np.array([[np.cos(a), -np.sin(a)], [np.sin(a), np.cos(a)]])

    def at(px: float, py: float) -> Point:
        qx, qy = (matrix @ np.array([px, py])).tolist()
        return x + qx, y + qy

    for sx, sy in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        for k in range(int(rng.integers(2, 4))):
            spread = (k - 1) * 0.14 + float(rng.uniform(-0.05, 0.05))
            start = at(sx * w * (0.93 - abs(spread) * 0.3), sy * h * (0.93 - abs(spread) * 0.3))
            reach = float(rng.uniform(0.42, 0.6))
            end = at(sx * w * (reach + spread), sy * h * (reach - spread))
            found.append(Fold(leaf(start, end, w * 0.075, float(rng.uniform(-4, 4))), float(rng.uniform(0.3, 0.6))))
    for _ in range(int(rng.integers(1, 4))):
        px, side = float(rng.uniform(-0.5, 0.5)), int(rng.choice((-1, 1)))
        found.append(Fold(leaf(at(px * w, side * h * 0.9), at(px * w + 14, side * h * 0.62), 12, 3), 0.3))
    return found


def _seam(canvas: Canvas, shape: Outline, made: Surface) -> None:
    """Piping along the edge, in the same or in the second colour."""
    rng = canvas.rng
    kind = rng.random()
    if kind < 0.4:
        cord(canvas, shape, made.dyed(made.accent) if kind < 0.26 else made.plain(), float(rng.uniform(5, 8)))
        return
    inner = shape.scaled(0.965)
    canvas.path(inner, fill="none", stroke=made.tones.deep, stroke_width=1.2, stroke_opacity=0.28)
    canvas.path(inner.shifted(-0.9, -1.0), fill="none", stroke=made.tones.light, stroke_width=1.0, stroke_opacity=0.4)


def square(canvas: Canvas, made: Surface) -> None:
    """A square or oblong cushion; often a second one behind it."""
    rng = canvas.rng
    oblong = rng.random() < 0.25
    w = float(rng.uniform(176, 194)) if not oblong else float(rng.uniform(198, 210))
    h = w * (float(rng.uniform(0.94, 1.02)) if not oblong else float(rng.uniform(0.58, 0.68)))
    turn = float(rng.uniform(-7, 7))
    if rng.random() < 0.35 and not oblong:
        other = made.dyed(made.accent) if made.pattern == "plain" or rng.random() < 0.5 else made.plain()
        back = (w * 0.86, h * 0.86)
        side = int(rng.choice((-1, 1)))
        centre = (256 + side * 52.0, 244.0)
        lean = side * float(rng.uniform(10, 18))
        shape = _pillow(canvas, centre, back, turn=lean)
        _plump(canvas, shape, other, _creases(canvas, centre, back, lean), turn=lean)
        _seam(canvas, shape, other)
        w, h = w * 0.84, h * 0.84
        centre = (256 - side * 36.0, 286.0)
    else:
        centre = (256.0, 262.0)
    shape = _pillow(canvas, centre, (w, h), pull=float(rng.uniform(0.08, 0.17)), turn=turn)
    shadow = shape.shifted(10, 8)
    canvas.path(shadow, fill=light.SHADOW, fill_opacity=0.3, filter=canvas.blur(9, shadow))
    _plump(canvas, shape, made, _creases(canvas, centre, (w, h), turn), turn=turn)
    _seam(canvas, shape, made)


def round_(canvas: Canvas, made: Surface) -> None:
    """A round cushion, pleated into a covered button."""
    rng = canvas.rng
    radius, flat = float(rng.uniform(172, 192)), float(rng.uniform(0.9, 1.0))
    centre = (256.0, 260.0)
    deep = float(rng.uniform(18, 34))
    lower = ellipse(centre[0] + 4, centre[1] + deep, radius * 0.98, radius * flat * 0.98)
    paint(canvas, lower, made.dyed(made.accent) if rng.random() < 0.4 else made.plain())
    light.shade(canvas, lower, light.SHADOW, 0.26)
    light.inner_shadow(canvas, lower, 18, 0.4, shift=(-4.0, -10.0))
    shape = ellipse(*centre, radius, radius * flat)
    count, folds = int(rng.integers(15, 24)), []
    for k in range(count):
        a = 2 * np.pi * (k + float(rng.uniform(-0.12, 0.12))) / count
        way = np.array([np.cos(a), np.sin(a) * flat])
        start, end = (np.array(centre) + way * radius * s for s in (0.1, 0.97))
        folds.append(Fold(leaf(tuple(start), tuple(end), radius * 2.2 / count, float(rng.uniform(-3, 3))), 0.5))
    _plump(canvas, shape, made, folds, puff=26)
    cord(canvas, shape, made.dyed(made.accent) if rng.random() < 0.5 else made.plain(), float(rng.uniform(6, 9)))
    _button(canvas, centre, made.dyed(made.accent) if rng.random() < 0.5 else made.plain(), radius * 0.115)


def _button(canvas: Canvas, at: Point, made: Surface, size: float) -> None:
    dent = ellipse(*at, size * 3.0)
    hollow: list[Stop] = [(0.2, light.SHADOW, 0.6), (0.5, light.SHADOW, 0.22), (1.0, light.SHADOW, 0.0)]
    light.shade(canvas, dent, canvas.radial(at, size * 3.0, hollow))
    knob = ellipse(*at, size, size * 0.96)
    canvas.path(knob.shifted(1.5, 2.5), fill=light.SHADOW, fill_opacity=0.5)
    paint(canvas, knob, made.plain(), cast=False)
    light.ball(canvas, knob, 0.6)
    light.rim(canvas, knob, 1.0, 0.5)


def bolster(canvas: Canvas, made: Surface) -> None:
    """A long roll with gathered ends, closed by buttons or tassels."""
    rng = canvas.rng
    long, radius = float(rng.uniform(350, 390)), float(rng.uniform(84, 102))
    flat, turn = float(rng.uniform(0.34, 0.5)), float(rng.uniform(-16, 16))
    left, right = 256 - long / 2 + radius * flat * 0.3, 256 + long / 2 - radius * flat
    y, bulge = 262.0, float(rng.uniform(0, 7))
    angles = np.linspace(-np.pi / 2, np.pi / 2, 7)
    cap = [(right + radius * flat * float(np.cos(a)), y + radius * float(np.sin(a))) for a in angles]
    rear = [(left - radius * flat * float(np.cos(a)), y - radius * float(np.sin(a))) for a in angles]
    shares = ((0.8, 0.5), (0.5, 1.0), (0.2, 0.5))
    below = [(left + (right - left) * t, y + radius + bulge * rise) for t, rise in shares]
    above = [(px, 2 * y - py) for px, py in below[::-1]]
    body = curve([*cap, *below, *rear, *above]).turned(turn, (256, 256))
    paint(canvas, body, made, turn=turn)
    folds = []
    for _ in range(int(rng.integers(4, 8))):
        x, side = float(rng.uniform(left, right)), float(rng.uniform(-0.7, 0.7))
        fold = leaf((x, y + radius * (side - 0.3)), (x + float(rng.uniform(-26, 26)), y + radius * (side + 0.3)), 13, 5)
        folds.append(Fold(fold.turned(turn, (256, 256)), 0.3))
    light.relief(canvas, body, folds, puff=20, soft=6, depth=8, strength=0.5)
    light.round_sides(canvas, body, 0.52, angle=90 + turn)
    if MATERIALS[made.material].gloss > 0.1:
        sheen(canvas, body, made, angle=90 + turn)
    trim = made.dyed(made.accent) if rng.random() < 0.6 else made.plain()
    end = ellipse(right, y, radius * flat, radius).turned(turn, (256, 256))
    _gathered(canvas, end, trim if rng.random() < 0.4 else made.plain(), turn)
    cord(canvas, end, trim, 7)
    ex, ey = (end.box[0] + end.box[2]) / 2, (end.box[1] + end.box[3]) / 2
    if rng.random() < 0.5:
        tassel(canvas, (ex, ey), trim, radius * 1.25, float(rng.uniform(-10, 22)))
    _button(canvas, (ex, ey), trim, radius * 0.15)


def _gathered(canvas: Canvas, end: Outline, made: Surface, turn: float) -> None:
    """The round end of a bolster: cloth drawn together in its middle."""
    left, top, right, bottom = end.box
    centre = ((left + right) / 2, (top + bottom) / 2)
    paint(canvas, end, made, cast=False)
    rim, folds = end.sample(6)[:-1], []
    for x, y in rim:
        inner = (centre[0] + (x - centre[0]) * 0.1, centre[1] + (y - centre[1]) * 0.1)
        folds.append(Fold(leaf(inner, (x, y), 9, 1), 0.5))
    light.relief(canvas, end, folds, puff=12, soft=3, depth=7, strength=0.6)
    light.falloff(canvas, end, 0.3)
    light.shade(canvas, end, light.SHADOW, 0.1)


def knitted(canvas: Canvas, made: Surface) -> None:
    """Chunky knitting in cables, moss or plain rows."""
    rng = canvas.rng
    w = float(rng.uniform(178, 192))
    h, turn = w * float(rng.uniform(0.92, 1.0)), float(rng.uniform(-6, 6))
    wool = made.of("wool")
    shape = _pillow(canvas, (256, 262), (w, h), pull=0.1, turn=turn)
    paint(canvas, shape, wool.plain(), turn=turn)
    rows_of_knit(canvas, shape, wool, turn, (256, 262))
    light.relief(canvas, shape, puff=22, soft=6, depth=8, strength=0.55)
    light.ball(canvas, shape, 0.46)
    light.inner_shadow(canvas, shape, 26, 0.26, shift=(-5.0, -8.0))
    if rng.random() < 0.3:
        pompoms(canvas, shape, wool.dyed(made.accent), corners=True)


def tufted(canvas: Canvas, made: Surface) -> None:
    """A thick seat cushion with boxed sides, drawn in by buttons."""
    rng = canvas.rng
    w, rise = float(rng.uniform(170, 186)), float(rng.uniform(44, 62))
    h = w * float(rng.uniform(0.84, 0.96))
    turn = float(rng.uniform(-5, 5))
    centre = (256.0, 258 - rise * 0.4)
    x, y = centre
    shape = rounded(x - w, y - h, x + w, y + h, float(rng.uniform(24, 60))).turned(turn)
    side = joined(*[shape.shifted(0, rise * share) for share in (1.0, 0.75, 0.5, 0.25)])
    paint(canvas, side.parts[0], made.plain())
    canvas.path(side, fill=made.tones.base)
    texture(canvas, side.parts[0], made)
    light.shade(canvas, side, light.SHADOW, 0.26)
    light.inner_shadow(canvas, side, 14, 0.5, shift=(-3.0, -7.0))
    cord(canvas, side.parts[0], made.plain(), 5)
    count = int(rng.choice((2, 3, 3)))
    steps = (np.arange(count) - (count - 1) / 2) * 1.75 / count
    spots = [(centre[0] + float(i) * w, centre[1] + float(j) * h) for i in steps for j in steps]
    folds = []
    for x, y in spots:
        for a in np.linspace(0, 2 * np.pi, 8, endpoint=False) + 0.39:
            reach = w * 0.5 / count
            end = (x + reach * 1.25 * float(np.cos(a)), y + reach * 1.25 * float(np.sin(a)))
            folds.append(Fold(leaf((x + 6 * float(np.cos(a)), y + 6 * float(np.sin(a))), end, 15, 2), 0.42))
    _plump(canvas, shape, made, folds, turn=turn, puff=16)
    cord(canvas, shape, made.dyed(made.accent) if rng.random() < 0.4 else made.plain(), 7)
    knob = made.dyed(made.accent) if rng.random() < 0.4 else made.plain()
    for spot in spots:
        _button(canvas, spot, knob, w * 0.055)


def fringed(canvas: Canvas, made: Surface) -> None:
    """A cushion with a fringe at two or four sides, or with tassels at its corners or pompoms all around."""
    rng = canvas.rng
    w = float(rng.uniform(152, 168))
    h, turn = w * float(rng.uniform(0.72, 1.0)), float(rng.uniform(-8, 8))
    centre = (256.0, 258.0)
    shape = _pillow(canvas, centre, (w, h), pull=0.09, turn=turn)
    trim = made.dyed(made.accent) if rng.random() < 0.65 else made.plain()
    kind = int(rng.integers(4))
    if kind == 0:
        pompoms(canvas, shape, trim)
    elif kind == 1:
        for k in range(4):
            share = CORNERS[k]
            x, y = shape.at(share)
            out = float(np.rad2deg(np.arctan2(y - centre[1], x - centre[0])))
            tassel(canvas, (x, y), trim, float(rng.uniform(66, 78)), (out - 90 + 180) % 360 - 180)
    else:
        fringe(canvas, shape, trim, centre, turn, sides=kind == 2)
    _plump(canvas, shape, made, _creases(canvas, centre, (w, h), turn), turn=turn)
    _seam(canvas, shape, made)


_KINDS: dict[str, Callable[[Canvas, Surface], None]] = {
    "square": square,
    "round": round_,
    "knitted": knitted,
    "bolster": bolster,
    "fringe": fringed,
    "tufted": tufted,
}
SILHOUETTES = tuple(_KINDS)
"""Every shape of cushion."""
