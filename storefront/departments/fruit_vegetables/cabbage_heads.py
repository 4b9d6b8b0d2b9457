"""Heads of cabbage: leaves that wrap around a ball, each with its midrib and veins; savoys' blisters; the cut."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from storefront.departments.fruit_vegetables.fruit_forms import profile
from storefront.departments.fruit_vegetables.fruit_shapes import Body, Skin, blob, finish, flesh_out, pores
from storefront.departments.fruit_vegetables.limbs import limb, shade_limb, through
from storefront.departments.fruit_vegetables.veg_displays import INK
from storefront.drawing import light
from storefront.drawing.canvas import Canvas
from storefront.drawing.outline import Outline, Point, curve

_THETA = np.linspace(0, np.pi, 44)


@dataclass(frozen=True, slots=True)
class Cabbage:
    """What the heads of one product share.

    Attributes:
        heart: colour of the inner leaves.
        outer: colour of the outer ones.
        rib: colour of the veins.
        crinkle: 0 is smooth, 1 a savoy.
        point: 0 is round, 1 a pointed cabbage.
        loose: how far outer leaves stand away.
    """

    heart: Skin
    outer: Skin
    rib: Skin
    crinkle: float
    point: float
    loose: float


def head(kind: Cabbage, canvas: Canvas, centre: Point, radius: float, fine: bool) -> None:
    """One head, its stem below or towards the camera."""
    rng = canvas.rng
    body = _body(kind, rng, centre, radius, fine)
    if kind.loose > 0.3:
        _collar(canvas, body, kind, fine)
    flesh_out(canvas, body, kind.heart)
    with canvas.within(body.outline):
        blob(canvas, body.pole(0.0), (radius * 0.7, radius * 0.5), kind.heart.at(1.1, 0.9), 0.6)
        for angle, top, spread in ((0.4, 0.08, 0.9), (2.6, 0.12, 0.95), (1.5, 0.05, 0.8)):
            _wrap(canvas, body, kind, kind.heart, (angle + float(rng.uniform(-0.3, 0.3)), top + 0.03, spread), fine)
        mixed = replace(
            kind.heart,
            lightness=(kind.heart.lightness + kind.outer.lightness) / 2,
            chroma=(kind.heart.chroma + kind.outer.chroma) / 2,
        )
        start = float(rng.uniform(-0.2, 0.4))
        for k, (top, tone) in enumerate(((0.20, mixed), (0.26, kind.outer), (0.34, mixed), (0.40, kind.outer))):
            angle = (start + 2.1 * k) % 3.5 - 0.2
            _wrap(
                canvas,
                body,
                kind,
                tone,
                (angle, top + float(rng.uniform(-0.05, 0.06)), float(rng.uniform(0.9, 1.25))),
                fine,
            )
        if fine and kind.crinkle:
            pores(canvas, body.outline, 0.55, 0.055 * 100 / radius)
        elif fine:
            pores(canvas, body.outline, 0.10, 0.05 * 100 / radius)
    finish(canvas, body, replace(kind.heart, gloss=0.34 - 0.2 * kind.crinkle), fine=fine)
    if fine and kind.loose > 0.3:
        _skirt(canvas, body, kind)


def _body(kind: Cabbage, rng: np.random.Generator, centre: Point, radius: float, fine: bool) -> Body:
    form = profile(-0.02, 0.05, float(rng.uniform(-0.04, 0.04)), float(rng.uniform(0.84, 0.96)), 0.94)
    roll = float(rng.normal(0, 12)) if fine else float(rng.normal(0, 60))
    if kind.point:
        half = np.sin(_THETA) ** 0.85 * (1 - 0.30 * np.cos(_THETA))
        up = 1.42 * np.cos(_THETA) + 0.06 * np.exp(-((_THETA / 0.4) ** 2))
        form = np.stack([half, up], axis=1) * 0.80
        roll = float(rng.choice((-1, 1)) * rng.uniform(8, 74)) if fine else float(rng.normal(0, 70))
    tilt = float(rng.uniform(14, 34)) if fine else float(rng.uniform(-10, 60))
    return Body(form, centre, radius * 0.97, tilt, roll, 4, float(rng.uniform(0.01, 0.03)), float(rng.uniform(0, 90)))


def _wrap(canvas: Canvas, body: Body, kind: Cabbage, tone: Skin, place: tuple[float, float, float], fine: bool) -> None:
    """A leaf that wraps around the head from below: `place` is its angle, its edge, its half width."""
    rng = canvas.rng
    angle, top, spread = place
    t = np.linspace(-1, 1, 25)
    wave = (0.018 + 0.026 * kind.crinkle) * np.sin(t * float(rng.uniform(7, 12)) + float(rng.uniform(0, 6)))
    if kind.crinkle:
        wave = wave + 0.014 * np.sin(t * 31 + float(rng.uniform(0, 6)))
    shares = np.clip(top + (0.94 - top) * np.abs(t) ** 2.6 + wave, 0.02, 0.97)
    angles = np.clip(angle + spread * t * (1 - 0.25 * np.abs(t) ** 3), -0.9, np.pi + 0.9)
    edge = body.project(shares, angles, 0.02)[:, :2]
    low = body.project(0.985, np.linspace(angles[-1], angles[0], 5))[:, :2]
    shape = curve([*map(tuple, edge), *map(tuple, low)], tension=0.33)
    radius = body.radius
    soft = {"filter": canvas.blur(radius * 0.03, body.outline)} if fine else {}
    canvas.path(shape.shifted(-radius * 0.012, -radius * 0.03), fill=tone.at(0.42, 0.9), fill_opacity=0.55, **soft)
    cx, cy = body.centre
    stops = [
        (0.0, tone.at(1.12, 0.92), 1.0), (0.4, tone.at(1.02), 1.0), (0.75, tone.at(0.86, 1.0, tone.warm * 0.4), 1.0),
        (1.0, tone.at(0.66, 0.95, tone.warm * 0.7), 1.0),
    ]  # fmt: skip
    focus = (cx - radius * 0.36, cy - radius * 0.4)
    canvas.path(shape, fill=canvas.radial((cx, cy), radius * 1.12, stops, focus=focus))
    with canvas.within(shape):
        _veins(canvas, body, kind, (angle, top, spread), fine)
    rim = curve([tuple(p) for p in edge], closed=False)
    canvas.stroke(rim, tone.at(1.22, 0.7), max(0.8, radius * 0.014), stroke_opacity=0.75)


def _veins(canvas: Canvas, body: Body, kind: Cabbage, place: tuple[float, float, float], fine: bool) -> None:
    """The midrib, thick below, and the veins that branch off it."""
    rng, radius = canvas.rng, body.radius
    angle, top, spread = place
    lean = float(rng.uniform(-0.12, 0.12))

    def at(share: float, turn: float) -> Point:
        x, y, _ = body.project(share, angle + turn, 0.01)
        return float(x), float(y)

    branches: list[str] = []
    twigs: list[str] = []
    for share in np.linspace(0.90, top + 0.12, 7):
        for side in (-1, 1):
            reach = spread * float(rng.uniform(0.62, 0.86))
            rise = (0.94 - top) * float(rng.uniform(0.26, 0.36))
            path = [(share - rise * u, lean * (1 - share) + side * reach * u**0.85) for u in (0.0, 0.3, 0.65, 1.0)]
            path = [(max(0.03, s), a) for s, a in path]
            branches.append(curve([at(s, a) for s, a in path], closed=False).d)
            if fine:
                for u in (0.35, 0.6, 0.8):
                    s, a = max(0.05, share - rise * u), lean * (1 - share) + side * reach * u**0.85
                    for turn in (-1, 1):
                        tip = (max(0.03, s - 0.05 - 0.02 * turn), a + side * 0.10 + turn * 0.09)
                        twigs.append(curve([at(s, a), at(*tip)], closed=False).d)
    width = max(0.8, radius * 0.018)
    canvas.path(
        "".join(branches),
        fill="none",
        stroke="#10180c",
        stroke_width=width * 1.5,
        stroke_opacity=0.14,
        transform="translate(1.2 1.6)",
    )
    canvas.path(
        "".join(twigs) or "M0 0", fill="none", stroke=kind.rib.at(), stroke_width=width * 0.5, stroke_opacity=0.55
    )
    canvas.path("".join(branches), fill="none", stroke=kind.rib.at(), stroke_width=width, stroke_opacity=0.8)
    spine = [at(float(s), lean * (1 - float(s))) for s in np.linspace(0.97, top + 0.06, 6)]
    rib = through(spine, lambda s: radius * (0.075 * (1 - s) ** 1.3 + 0.008))
    shade_limb(canvas, rib, kind.rib, cast=False, contrast=0.5)


def _collar(canvas: Canvas, body: Body, kind: Cabbage, fine: bool) -> None:
    """Leaves behind the head that stand away from it."""
    rng, radius = canvas.rng, body.radius
    for turn in (-78, 74, -38, 40, 2) if fine else (-70, 66):
        angle = np.deg2rad(turn + float(rng.uniform(-10, 10)) + body.roll)
        _free_leaf(canvas, body.centre, angle, radius * float(rng.uniform(1.12, 1.30)), radius * 0.74, kind)


def _free_leaf(canvas: Canvas, centre: Point, angle: float, reach: float, half: float, kind: Cabbage) -> None:
    """A broad wavy leaf that points away from the head's middle; angle 0 is up."""
    rng = canvas.rng
    up, side = np.array([np.sin(angle), -np.cos(angle)]), np.array([np.cos(angle), np.sin(angle)])
    points = []
    phase, count = float(rng.uniform(0, 6)), float(rng.uniform(7, 10))
    for t in np.linspace(-np.pi * 0.84, np.pi * 0.84, 31):
        far = 0.52 + 0.48 * np.cos(t * 0.86)
        frill = 1 + (0.05 + 0.03 * kind.crinkle) * np.sin(count * t + phase) + 0.025 * kind.crinkle * np.sin(27 * t)
        points.append(np.array(centre) + up * reach * far * frill + side * half * np.sin(t * 0.92) * frill)
    shape = curve([tuple(p) for p in points])
    canvas.cast(shape)
    tone = replace(kind.outer, lightness=kind.outer.lightness * float(rng.uniform(0.9, 1.04)))
    root, tip = np.array(centre), np.array(centre) + up * reach
    stops = [(0.3, tone.at(0.66), 1.0), (0.75, tone.at(0.98), 1.0), (1.0, tone.at(1.1, 0.9), 1.0)]
    canvas.path(shape, fill=canvas.linear(tuple(root), tuple(tip), stops))
    with canvas.within(shape):
        run = []
        for share in np.linspace(0.2, 0.9, 8):
            base = root + up * reach * share
            for way in (-1, 1):
                end = base + up * reach * 0.22 + side * way * half * 0.95
                run.append(curve([tuple(base), tuple((base + end) / 2 + up * 4), tuple(end)], closed=False).d)
        canvas.path(
            "".join(run), fill="none", stroke=kind.rib.at(), stroke_width=max(0.8, reach * 0.014), stroke_opacity=0.7
        )
        rib = limb(tuple(root), tuple(root + up * reach * 0.94), lambda s: reach * (0.05 * (1 - s) + 0.008))
        shade_limb(canvas, rib, kind.rib, cast=False, contrast=0.6)
    if kind.crinkle:
        pores(canvas, shape, 0.5, 0.055 * 100 / max(60.0, reach * 0.8))
    light.inner_shadow(canvas, shape, reach * 0.08, 0.2)
    light.rim(canvas, shape, 1.6, 0.7)


def _skirt(canvas: Canvas, body: Body, kind: Cabbage) -> None:
    """One or two leaves that have folded down in front."""
    rng, radius = canvas.rng, body.radius
    for side in rng.permutation(np.array([-1.0, 1.0]))[: int(rng.integers(1, 3))]:
        x, y = body.centre[0] + side * radius * 0.46, body.centre[1] + radius * 0.84
        angle = np.deg2rad(side * float(rng.uniform(62, 84)))
        blob(canvas, (x, y - radius * 0.1), (radius * 0.6, radius * 0.34), INK, 0.45)
        _free_leaf(
            canvas, (x - side * radius * 0.42, y), angle, radius * float(rng.uniform(0.84, 1.0)), radius * 0.40, kind
        )


def cabbage_half(kind: Cabbage, canvas: Canvas, centre: Point, radius: float, turn: float) -> None:
    """A head cut lengthwise: the core below, leaves packed around it in wavy layers."""
    rng = canvas.rng
    a = np.deg2rad(turn)
    tall = 1.25 if kind.point else 0.96

    def on(points: list[Point]) -> list[Point]:
        return [
            (
                centre[0] + radius * (x * np.cos(a) - y * tall * np.sin(a)),
                centre[1] + radius * (x * np.sin(a) + y * tall * np.cos(a)),
            )
            for x, y in points
        ]

    def layer(share: float, rough: float) -> Outline:
        phases, points = rng.uniform(0, 6, 3), []
        for t in np.linspace(0, 2 * np.pi, 33)[:-1]:
            wave = rough * (
                np.sin(5 * t + phases[0]) + 0.7 * np.sin(9 * t + phases[1]) + 0.4 * np.sin(15 * t + phases[2])
            )
            reach = share * (1 + wave)
            narrow = 1 - 0.42 * kind.point * max(0.0, np.cos(t)) ** 2
            points.append((reach * np.sin(t) * narrow, 0.28 * (1 - share) - reach * np.cos(t)))
        return curve(on(points))

    whole = layer(1.0, 0.006)
    back = whole.shifted(radius * 0.07, radius * 0.08)
    canvas.cast(back)
    box = back.box
    canvas.stand((box[0] + box[2]) / 2, box[3] - 5, (box[2] - box[0]) * 0.36, radius * 0.08)
    canvas.path(back, fill=kind.outer.at(0.62))
    red = kind.outer.hue > 300 or kind.outer.hue < 40
    flesh = Skin(0.94, 0.03, 340) if red else Skin(0.955, 0.05, 108)
    edge = replace(kind.outer, lightness=0.42) if red else Skin(0.80, 0.11, 120)
    count = int(rng.integers(13, 17))
    for k, share in enumerate(np.linspace(1.0, 0.10, count)):
        shape = whole if k == 0 else layer(float(share), 0.012 + 0.05 * (1 - share))
        fade = 1 - k / count
        canvas.path(shape, fill=edge.at(1.0 if red else 0.80 + 0.24 * (1 - fade), 1.0 if red else 0.6 + 0.5 * fade))
        inset = 1 - (0.030 if red else 0.022) / max(0.2, share)
        canvas.path(shape.scaled(inset), fill=flesh.at(0.93 + 0.07 * (k % 2), 1.0 + 1.1 * fade * (not red)))
        if k % 3 == 1:
            canvas.path(
                shape.scaled(inset),
                fill="none",
                stroke=edge.at(0.6),
                stroke_width=radius * 0.012,
                stroke_opacity=0.35,
                stroke_dasharray=f"{radius * 0.3:.0f} {radius * 0.22:.0f}",
            )
    _core(canvas, on, radius, flesh)
    light.falloff(canvas, whole, 0.16)
    light.rim(canvas, whole, 1.4, 0.5)


def _core(canvas: Canvas, on: Callable[[list[Point]], list[Point]], radius: float, flesh: Skin) -> None:
    """The stalk in the middle of a cut, with ribs that leave it."""
    rng = canvas.rng
    for k, y in enumerate(np.linspace(0.66, 0.0, 5)):
        for side in (-1, 1):
            reach = (0.62 - 0.08 * k) * float(rng.uniform(0.85, 1.1))
            rib = through(
                on([(side * 0.05, y), (side * reach * 0.6, y - 0.10), (side * reach, y - 0.42)]),
                lambda s: radius * (0.052 * (1 - s) + 0.006),
            )
            canvas.path(rib.outline, fill=flesh.at(1.02, 0.5), fill_opacity=0.95)
    core = curve(
        on([(-0.20, 0.96), (-0.16, 0.5), (-0.07, 0.02), (0.0, -0.16), (0.07, 0.02), (0.16, 0.5), (0.20, 0.96)]),
        tension=0.3,
    )
    canvas.path(
        core,
        fill=canvas.linear(
            core.box[:2], core.box[2:], [(0.0, flesh.at(1.04, 0.4), 1.0), (1.0, flesh.at(0.94, 0.8), 1.0)]
        ),
    )
