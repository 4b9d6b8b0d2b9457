"""Root vegetables one by one: carrots, parsnips, potatoes, beets, radishes and ginger."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from storefront.departments.fruit_vegetables.fruit_forms import profile
from storefront.departments.fruit_vegetables.fruit_shapes import (
    Body,
    Skin,
    blob,
    finish,
    flesh_out,
    pores,
    speckles,
)
from storefront.departments.fruit_vegetables.greens import FROND, stubs
from storefront.departments.fruit_vegetables.limbs import Limb, caps, cut_end, gleam, limb, rings, shade_limb
from storefront.drawing.canvas import Canvas
from storefront.drawing.outline import Point, curve, ellipse

_TAPER = {"carrots": 0.55, "parsnips": 0.95}


@dataclass(frozen=True, slots=True)
class Root:
    """What the roots of one product share.

    Attributes:
        name: the kind, as in the type's silhouettes.
        peel: colour of the skin.
        flesh: colour of the cut.
        form: 0 is slim or long, 1 stout.
    """

    name: str
    peel: Skin
    flesh: Skin
    form: float


def varied(made: Skin, rng: np.random.Generator) -> Skin:
    """A neighbour's skin: no two vegetables of a heap have quite the same colour."""
    return replace(
        made, lightness=made.lightness * float(rng.uniform(0.94, 1.05)), hue=made.hue + float(rng.normal(0, 2.5))
    )


def tapering(kind: Root, canvas: Canvas, ends: tuple[Point, Point], thick: float, *, fine: bool, top: str) -> Limb:
    """A carrot or a parsnip from its shoulder to its tip.

    Args:
        kind: which.
        canvas: to draw on.
        ends: shoulder and tip.
        thick: half width at the shoulder.
        fine: whether it is large enough for soft shading and small roots.
        top: "stubs" (cut greens), "bare" or "none" (greens are drawn elsewhere).
    """
    rng = canvas.rng
    power, blunt = _TAPER[kind.name], float(rng.uniform(0.02, 0.10)) if kind.name == "carrots" else 0.0
    waves = rng.uniform(0, 2 * np.pi, 2)

    def width(s: np.ndarray) -> np.ndarray:
        taper = (1 - s * (1 - blunt)) ** power
        if kind.name == "parsnips":
            taper = 0.62 * taper + 0.38 * np.exp(-((s / 0.36) ** 1.6))
        wobble = 1 + 0.035 * np.sin(11 * s + waves[0]) + 0.02 * np.sin(23 * s + waves[1])
        return thick * taper * wobble * caps(s, 0.055, 0.07 if blunt else 0.02) + 0.3

    made = varied(kind.peel, rng)
    (x1, y1), (x2, y2) = ends
    bend = float(rng.normal(0, 0.035))
    body = limb(ends[0], ends[1], width, bend=bend)
    tip = limb(
        tuple(body.on(0.97, 0.0)), (x2 + (x2 - x1) * 0.08 + float(rng.uniform(-6, 6)), y2 + (y2 - y1) * 0.08),
        lambda s: thick * (0.075 - 0.06 * s), bend=float(rng.uniform(-0.2, 0.2)),
    )  # fmt: skip
    shade_limb(canvas, tip, replace(made, lightness=made.lightness * 0.92))
    shade_limb(canvas, body, made, fine=fine)
    dark = Skin(0.46, 0.06, 60).at() if kind.name == "parsnips" else made.at(0.62, 0.95, made.warm)
    rings(canvas, body, dark, 26 if fine else 11, opacity=0.45, width=max(0.8, thick * 0.035))
    rings(canvas, body, made.at(1.2, 0.8), 14 if fine else 5, opacity=0.5, width=max(0.8, thick * 0.035))
    if kind.name == "carrots":
        gleam(canvas, body, 0.42, span=(0.04, 0.7), wide=0.13, fine=fine)
    crown(canvas, body, thick, kind, top)
    return body


def crown(canvas: Canvas, body: Limb, thick: float, kind: Root, top: str) -> None:
    """The shoulder's hollow with what is left of the leaves."""
    if top == "none":
        return
    root = body.spine[0]
    away = root - body.on(0.06, 0.0)
    away = away / max(float(np.hypot(*away)), 1e-6)
    spot = tuple(root - away * thick * 0.10)
    turn = float(np.rad2deg(np.arctan2(away[1], away[0])))
    blob(canvas, spot, (thick * 0.26, thick * 0.5), Skin(0.40, 0.07, 100).at(), 0.75, turn)
    if top == "stubs":
        tone = replace(FROND, lightness=0.58) if kind.name == "carrots" else Skin(0.66, 0.09, 112)
        stubs(canvas, spot, away, thick * 0.5, tone)


def potato(kind: Root, canvas: Canvas, centre: Point, radius: float, fine: bool) -> None:
    """A potato: an uneven oval with eyes, freckles and a matt, slightly rough skin."""
    rng = canvas.rng
    form = profile(-0.02, -0.02, float(rng.uniform(-0.12, 0.16)), float(rng.uniform(1.22, 1.62)), 0.84) * 0.76
    roll = float(rng.normal(90, 24)) if fine else float(rng.normal(90, 42))
    body = Body(
        form,
        centre,
        radius,
        float(rng.uniform(-16, 24)),
        roll,
        3,
        float(rng.uniform(0.02, 0.07)),
        float(rng.uniform(0, 120)),
    )
    made = varied(kind.peel, rng)
    flesh_out(canvas, body, made)
    with canvas.within(body.outline):
        for _ in range(5 if fine else 2):
            x, y, _ = body.project(float(rng.uniform(0.15, 0.85)), float(rng.uniform(0.2, 2.9)))
            tone = made.at(float(rng.choice([0.86, 1.10])), 1.05, float(rng.uniform(-8, 8)))
            blob(canvas, (float(x), float(y)), (radius * float(rng.uniform(0.3, 0.6)), radius * 0.3), tone, 0.5)
        speckles(canvas, body, made.at(0.58), 170 if fine else 26, (1.3 if fine else 2.2) * radius / 100, 0.45)
        _eyes(canvas, body, made, int(rng.integers(6, 10)) if fine else 5)
    if fine:
        pores(canvas, body.outline, 0.34, 0.10 * 100 / radius)
    finish(canvas, body, replace(made, gloss=0.12), fine=fine)


def _eyes(canvas: Canvas, body: Body, made: Skin, count: int) -> None:
    rng, radius = canvas.rng, body.radius
    for _ in range(count):
        x, y, depth = body.project(float(rng.uniform(0.12, 0.88)), float(rng.uniform(0.2, 2.9)))
        if depth < 0.2:
            continue
        size, turn = radius * float(rng.uniform(0.07, 0.12)), float(rng.uniform(-30, 30))
        blob(canvas, (float(x), float(y) + size * 0.2), (size * 1.5, size * 0.9), made.at(1.14, 0.9), 0.6, turn)
        blob(canvas, (float(x), float(y)), (size * 1.1, size * 0.5), made.at(0.40, 0.9), 0.9, turn)
        brow = curve([(x - size, y), (x, y - size * 0.45), (x + size, y)], closed=False).turned(turn)
        canvas.stroke(brow, made.at(0.48), max(0.7, radius * 0.014), stroke_opacity=0.8)


def globe(kind: Root, canvas: Canvas, centre: Point, radius: float, fine: bool, *, top: bool = True) -> None:
    """A beet or a radish: a ball with a tail, its stalks cut short."""
    rng = canvas.rng
    radish = kind.name == "radishes"
    form = profile(0.02, -0.22, float(rng.uniform(0.04, 0.14)), float(rng.uniform(0.88, 1.04) + 0.14 * radish), 0.88)
    roll = float(rng.normal(0, 24)) if fine else float(rng.normal(0, 46 if radish else 34))
    body = Body(
        form * 0.94,
        centre,
        radius,
        float(rng.uniform(8, 26 if radish else 44)),
        roll,
        5,
        0.012,
        float(rng.uniform(0, 70)),
    )
    made = varied(kind.peel, rng)
    low, high = np.array(body.pole(1.0)), np.array(body.pole(0.0))
    way = (low - high) / max(float(np.hypot(*(low - high))), 1e-6)
    side = np.array([-way[1], way[0]]) * float(rng.uniform(-0.4, 0.4))
    reach = float(rng.uniform(0.4, 0.7)) * (1.0 if fine or radish else 0.4)
    tail = limb(
        tuple(low - way * radius * 0.16), tuple(low + (way * reach + side) * radius),
        lambda s: radius * (0.13 * np.exp(-s * 3.2) + 0.012), bend=float(rng.uniform(-0.25, 0.25)),
    )  # fmt: skip
    pale = Skin(0.93, 0.02, 60) if radish else replace(made, lightness=made.lightness * 0.94, chroma=made.chroma * 0.8)
    shade_limb(canvas, tail, pale)
    flesh_out(canvas, body, made)
    with canvas.within(body.outline):
        if radish:
            blob(canvas, tuple(low), (radius * 0.62, radius * 0.46), "#fbf6f2", 0.95, roll)
        else:
            for share in rng.uniform(0.06, 0.9, 14 if fine else 5):
                start = float(rng.uniform(0, 2.4))
                points = body.project(float(share), np.linspace(start, start + float(rng.uniform(0.4, 1.1)), 5))[:, :2]
                canvas.stroke(curve(points.tolist(), closed=False), made.at(0.62), radius * 0.014, stroke_opacity=0.5)
            _soil(canvas, body, tuple(high))
            speckles(canvas, body, made.at(1.5, 0.6), 90 if fine else 14, 1.4 * radius / 100, 0.3)
    if fine and not radish:
        pores(canvas, body.outline, 0.30, 0.09 * 100 / radius)
    finish(canvas, body, replace(made, gloss=0.75 if radish else 0.0), fine=fine)
    if top and radish:
        stubs(canvas, tuple(high + way * radius * 0.05), -way, radius * 0.36, Skin(0.60, 0.12, 128), count=4)
    elif top:
        root = tuple(high + way * radius * 0.07)
        blob(canvas, root, (radius * 0.42, radius * 0.24), Skin(0.26, 0.05, 30).at(), 0.75, roll)
        stubs(
            canvas,
            root,
            -way,
            radius * float(rng.uniform(0.64, 0.82) if fine else rng.uniform(0.72, 0.95)),
            _stalk_tone(kind),
            count=5,
        )


def _soil(canvas: Canvas, body: Body, high: Point) -> None:
    """The corky, earthy shoulders of a beet and the rings around its crown."""
    rng, radius, earth = canvas.rng, body.radius, Skin(0.47, 0.05, 50)
    blob(canvas, high, (radius * 0.95, radius * 0.62), earth.at(), 0.75, body.roll)
    for _ in range(4):
        x, y, _ = body.project(float(rng.uniform(0.2, 0.9)), float(rng.uniform(0.2, 2.9)))
        blob(canvas, (float(x), float(y)), (radius * float(rng.uniform(0.25, 0.5)), radius * 0.2), earth.at(1.1), 0.4)
    for share in (0.10, 0.17, 0.25):
        ring = curve(body.project(share, np.linspace(0.3, 2.85, 9))[:, :2].tolist(), closed=False)
        canvas.stroke(ring, earth.at(0.55), radius * 0.025, stroke_opacity=0.5)


def _stalk_tone(kind: Root) -> Skin:
    """Beets' stalks have their flesh's colour."""
    return Skin(0.52, 0.19, 4) if kind.flesh.hue < 40 or kind.flesh.hue > 330 else Skin(0.70, 0.13, 100)


def ginger(kind: Root, canvas: Canvas, centre: Point, radius: float, fine: bool) -> None:
    """A ginger root: a bent body with knobs to both sides, ringed, some of them cut."""
    rng = canvas.rng
    made = varied(kind.peel, rng)
    cx, cy = centre
    lean = float(rng.uniform(-22, 22)) if fine else float(rng.uniform(-60, 60))
    a = np.deg2rad(lean)
    axis, up = np.array([np.cos(a), np.sin(a)]), np.array([np.sin(a), -np.cos(a)])
    fingers = []
    for spot in np.linspace(-0.78, 0.74, int(rng.integers(4, 6))) + rng.uniform(-0.08, 0.08):
        side = 1.0 if rng.random() < 0.66 else -1.0
        fingers.append((float(spot), side, float(rng.uniform(0.42, 0.78)), float(rng.uniform(-0.5, 0.5))))
    main = _knob(
        np.array([cx, cy]) - axis * radius * 0.98, np.array([cx, cy]) + axis * radius * 0.98, radius * 0.27,
        float(rng.uniform(-0.10, 0.10)), rng,
    )  # fmt: skip
    knobs = [main]
    for spot, side, reach, drift in sorted(fingers, key=lambda finger: finger[1]):
        start = np.array([cx, cy]) + axis * radius * spot
        end = start + (up * side * reach + axis * drift * reach) * radius
        knobs.append(_knob(start, end, radius * float(rng.uniform(0.19, 0.25)), float(rng.uniform(-0.14, 0.14)), rng))
    for k, knob in enumerate(knobs):
        if k:
            blob(canvas, tuple(knob.on(0.1, 0.0) + 3), (radius * 0.34, radius * 0.28), made.at(0.45), 0.55)
        shade_limb(canvas, knob, made, fine=fine, contrast=0.85)
        _nodes(canvas, knob, made, fine)
        if k and rng.random() < 0.45:
            cut_end(canvas, knob, 0.93, kind.flesh, squash=float(rng.uniform(0.5, 0.8)))
        if fine:
            pores(canvas, knob.outline, 0.3, 0.12 * 100 / radius)


def _knob(start: np.ndarray, end: np.ndarray, thick: float, bend: float, rng: np.random.Generator) -> Limb:
    phase = float(rng.uniform(0, 6))

    def width(s: np.ndarray) -> np.ndarray:
        return thick * (0.88 + 0.14 * np.sin(phase + 9 * s)) * caps(s, 0.18, 0.22) + 0.4

    return limb(tuple(start), tuple(end), width, bend=bend)


def _nodes(canvas: Canvas, knob: Limb, made: Skin, fine: bool) -> None:
    """The scars of leaves around a knob."""
    rng = canvas.rng
    thick = float(knob.half.max())
    count = max(3, int(float(np.hypot(*(knob.spine[-1] - knob.spine[0]))) / thick * 1.5))
    for share in np.linspace(0.12, 0.9, count) + rng.uniform(-0.02, 0.02, count):
        ring = knob.ring(float(share), -0.98, 0.98, 0.5)
        canvas.stroke(ring, made.at(0.60, 0.95), max(0.7, thick * 0.055), stroke_opacity=0.6)
        canvas.stroke(
            ring.shifted(thick * 0.05, thick * 0.07), made.at(1.15, 0.8), max(0.7, thick * 0.05), stroke_opacity=0.5
        )
    if fine:
        for _ in range(7):
            x, y = knob.on(float(rng.uniform(0.1, 0.9)), float(rng.uniform(-0.7, 0.7)))
            canvas.path(ellipse(float(x), float(y), thick * 0.04, thick * 0.03), fill=made.at(0.5), fill_opacity=0.6)
