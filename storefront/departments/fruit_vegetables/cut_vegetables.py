"""Cut vegetables: a pepper's hollow with its seeds, an onion's rings, a beet's, mushrooms' gills, cucumber slices."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from storefront.departments.fruit_vegetables.cut_fruit import Face
from storefront.departments.fruit_vegetables.fruit_shapes import Skin, blob
from storefront.departments.fruit_vegetables.limbs import limb, shade_limb
from storefront.departments.fruit_vegetables.pointed_peppers import STEM
from storefront.departments.fruit_vegetables.veg_displays import INK
from storefront.drawing import light
from storefront.drawing.canvas import Canvas
from storefront.drawing.outline import Point, curve, ellipse


def pepper_half(canvas: Canvas, made: Skin, centre: Point, radius: float, turn: float) -> None:
    """A pepper cut lengthwise: the wall, the hollow with pale ribs, the cluster of seeds below the stem."""
    rng = canvas.rng
    right = [
        (0.12, -0.80),
        (0.42, -0.98),
        (0.80, -0.86),
        (0.92, -0.40),
        (0.84, 0.20),
        (0.70, 0.74),
        (0.40, 0.98),
        (0.06, 0.86),
    ]
    wobble = rng.uniform(-0.05, 0.05, (16, 2))
    shape = [*right, *[(-x, y) for x, y in right[::-1]]]

    def on(points: list[tuple[float, float]], size: float = 1.0) -> list[Point]:
        a = np.deg2rad(turn)
        return [
            (
                centre[0] + radius * size * (x * np.cos(a) - y * np.sin(a)),
                centre[1] + radius * size * (x * np.sin(a) + y * np.cos(a)),
            )
            for x, y in points
        ]

    knots = [(x + dx, y + dy) for (x, y), (dx, dy) in zip(shape, wobble, strict=True)]
    face = curve(on(knots))
    back = face.shifted(radius * 0.10, radius * 0.07)
    canvas.cast(back)
    box = back.box
    canvas.stand((box[0] + box[2]) / 2, box[3] - 5, (box[2] - box[0]) * 0.36, radius * 0.09)
    canvas.path(
        back, fill=canvas.linear(box[:2], box[2:], [(0.3, made.at(), 1.0), (1.0, made.at(0.55, 0.9, made.warm), 1.0)])
    )
    pale = Skin(min(0.93, made.lightness + 0.24), made.chroma * 0.5, made.hue + 12)
    canvas.path(face, fill=made.at(1.02))
    canvas.path(face.scaled(0.965), fill=pale.at(0.96, 1.3))
    inner = curve(on([(x * 0.83, y * 0.84 - 0.01) for x, y in knots]))
    stops = [(0.0, made.at(0.66, 0.95, made.warm), 1.0), (0.6, made.at(0.84), 1.0), (1.0, made.at(1.0, 0.95), 1.0)]
    canvas.path(inner, fill=canvas.linear(inner.box[:2], inner.box[2:], stops))
    light.inner_shadow(canvas, inner, radius * 0.12, 0.5, shift=(radius * 0.05, radius * 0.07))
    with canvas.within(inner):
        for side in (-0.42, 0.05, 0.46):
            rib = curve(on([(side * 0.3, -0.8), (side + 0.05, -0.1), (side * 0.8, 0.9)]), closed=False)
            canvas.stroke(rib.shifted(3, 3), INK, radius * 0.07, stroke_opacity=0.25)
            canvas.stroke(rib, pale.at(1.0, 1.2), radius * 0.055, stroke_opacity=0.9)
    _seeds(canvas, on, radius, pale)
    stem = limb(
        on([(0.0, -0.74)])[0],
        on([(float(rng.uniform(-0.1, 0.1)), -1.28)])[0],
        lambda s: radius * (0.085 + 0.07 * np.exp(-((s / 0.2) ** 2))),
    )
    shade_limb(canvas, stem, STEM)
    light.rim(canvas, face, 1.2, 0.5)


def _seeds(canvas: Canvas, on: Callable[[list[Point]], list[Point]], radius: float, pale: Skin) -> None:
    """The white core below the stem with its seeds."""
    rng = canvas.rng
    core = curve(
        on([(-0.30, -0.74), (0.0, -0.86), (0.30, -0.74), (0.26, -0.36), (0.08, -0.10), (-0.10, -0.14), (-0.28, -0.40)])
    )
    canvas.path(core.shifted(4, 5), fill=INK, fill_opacity=0.3)
    canvas.path(
        core,
        fill=canvas.linear(core.box[:2], core.box[2:], [(0.0, pale.at(1.08, 0.5), 1.0), (1.0, pale.at(0.86), 1.0)]),
    )
    for _ in range(44):
        a, r = rng.uniform(0, 2 * np.pi), np.sqrt(rng.uniform(0.05, 1))
        x, y = on([(0.33 * r * np.cos(a), -0.44 + 0.34 * r * np.sin(a))])[0]
        size = radius * float(rng.uniform(0.045, 0.06))
        seed = ellipse(x, y, size, size * 0.78).turned(float(rng.uniform(0, 180)))
        canvas.path(seed.shifted(1, 1.5), fill="#5a3a10", fill_opacity=0.45)
        canvas.path(seed, fill="#f6e7b4", stroke="#cfae66", stroke_width=0.7)


def beet_half(canvas: Canvas, centre: Point, radius: float, peel: Skin, flesh: Skin) -> None:
    """A beet cut across: light and dark rings."""
    rng = canvas.rng
    face = Face(centre, radius, float(rng.uniform(60, 118)), float(rng.uniform(0.84, 0.95)))
    cut_back(canvas, face, peel)
    canvas.path(face.disc(1.0), fill=flesh.at(0.72))
    count = int(rng.integers(4, 6))
    for k, share in enumerate(np.linspace(0.95, 0.12, 2 * count)):
        points = []
        for angle in np.linspace(0, 2 * np.pi, 15)[:-1]:
            reach = share * (1 + 0.02 * float(rng.normal()))
            points.append((reach * np.cos(angle), reach * np.sin(angle)))
        ring = curve(points).mapped(face.on)
        canvas.path(ring, fill=flesh.at(1.0 if k % 2 else 1.26, 0.95 if k % 2 else 0.9))
    moist(canvas, face)


def cut_back(canvas: Canvas, face: Face, peel: Skin) -> None:
    """The uncut half behind a cut."""
    body = face.body
    left, top, right, bottom = body.box
    canvas.cast(body)
    canvas.stand((left + right) / 2, bottom - 4, (right - left) * 0.36, (bottom - top) * 0.06)
    stops = [(0.0, peel.at(1.1), 1.0), (0.5, peel.at(), 1.0), (1.0, peel.at(0.55, 0.9, peel.warm), 1.0)]
    canvas.path(body, fill=canvas.linear((left + 10, top), (right, bottom), stops))


def moist(canvas: Canvas, face: Face, *, glints: int = 3) -> None:
    """Light on a moist cut: falloff, a broad sheen, small glints and a bright edge."""
    rng, whole = canvas.rng, face.disc(1.0)
    cx, cy = face.centre
    light.falloff(canvas, whole, 0.16)
    with canvas.within(whole):
        spot = (cx - face.radius * 0.34, cy - face.radius * 0.4)
        blob(canvas, spot, (face.radius * 0.6, face.radius * 0.4), "#fffdf5", 0.32, -35)
        for _ in range(glints):
            a, r = rng.uniform(3.4, 5.2), face.radius * rng.uniform(0.25, 0.8)
            at = (cx + r * np.cos(a) * face.squash, cy + r * np.sin(a))
            blob(canvas, at, (face.radius * 0.05, face.radius * 0.025), "#ffffff", 0.85, float(rng.uniform(-50, 0)))
    light.rim(canvas, whole, 0.9, 0.4)


def onion_half(canvas: Canvas, centre: Point, radius: float, peel: Skin) -> None:
    """An onion cut across: rings of flesh with the colour of the skin at their edges."""
    rng = canvas.rng
    face = Face(centre, radius, float(rng.uniform(60, 118)), float(rng.uniform(0.84, 0.95)))
    cut_back(canvas, face, peel)
    red = peel.lightness < 0.55
    flesh = Skin(0.95, 0.022, 345 if red else 108)
    edge = Skin(0.50, 0.15, 340) if red else Skin(0.80, 0.07, 116)
    canvas.path(face.disc(1.0), fill=peel.at(0.9))
    count = int(rng.integers(7, 10))
    for k, share in enumerate(np.linspace(0.965, 0.10, count)):
        drift = (float(rng.uniform(-0.02, 0.02)), float(rng.uniform(-0.02, 0.02)))
        points = []
        for angle in np.linspace(0, 2 * np.pi, 13)[:-1]:
            reach = share * (1 + 0.015 * float(rng.normal()))
            points.append((drift[0] * k / 3 + reach * np.cos(angle), drift[1] * k / 3 + reach * np.sin(angle)))
        ring = curve(points).mapped(face.on)
        canvas.path(ring, fill=edge.at(1.0 if red else 1.04), fill_opacity=0.9)
        canvas.path(ring.scaled(1 - 0.022 / share), fill=flesh.at(0.985 if k % 2 else 1.0, 1.6 if k % 2 else 1.0))
    canvas.path(face.disc(0.07), fill=edge.at(1.1, 0.8), fill_opacity=0.7)
    moist(canvas, face, glints=4)
