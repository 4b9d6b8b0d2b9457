"""Balls: football, basketball, tennis ball, rugby ball, volleyball and beach ball.

Every ball is a `Globe` with its own panels and seams. The light is the same for all of them; the surface is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from storefront import palette
from storefront.departments.sport_outdoors import words
from storefront.departments.sport_outdoors.ball_surface import body, lit, mark, patches, seams_on
from storefront.departments.sport_outdoors.globe import Globe, football_panels, rotation, sphere
from storefront.drawing import light
from storefront.drawing.materials import MATERIALS, Noise, Surface, bumps, surface
from storefront.drawing.outline import Outline, curve, ellipse, line
from storefront.palette import tones
from storefront.types import Design, ProductType

if TYPE_CHECKING:
    from collections.abc import Callable

    from storefront.drawing.canvas import Canvas
    from storefront.palette import Tones

_FLOOR = 408.0


def draw_ball(canvas: Canvas, design: Design) -> None:
    """One ball, or a few small ones."""
    _DRAWN[design.silhouette](canvas, surface(design, scale=0.9), design)


def _spun(rng: np.random.Generator) -> np.ndarray:
    spin, nod, roll = (float(v) for v in rng.uniform(-180, 180, 3))
    return rotation(("x", nod), ("y", spin), ("z", roll))


def _single(rng: np.random.Generator, low: float = 132, high: float = 162) -> tuple[tuple[float, float], float]:
    radius = float(rng.uniform(low, high))
    return (256.0, _FLOOR + 14 - radius), radius


def _football(canvas: Canvas, made: Surface, design: Design) -> None:
    rng = canvas.rng
    globe = Globe(*_single(rng), _spun(rng))
    outline = body(canvas, globe, made)
    pentagons, seams = football_panels()
    style = rng.random()
    if style < 0.72:
        patches(canvas, globe, outline, [(ring, made.accent.base) for ring in pentagons])
    else:
        for ring in pentagons:
            star = np.stack([ring, np.roll(ring, -1, axis=0)], axis=1).mean(axis=1) * 0.62 + ring.mean(axis=0) * 0.38
            points = np.stack([ring * 1.25 - ring.mean(axis=0) * 0.25, star], axis=1).reshape(-1, 3)
            points /= np.linalg.norm(points, axis=1, keepdims=True)
            patches(canvas, globe, outline, [(points, made.accent.base)])
    rings = [Globe.between(ring) for ring in pentagons]
    closed = [np.concatenate([ring, ring[:1]]) for ring in rings]
    seams_on(canvas, globe, outline, [*closed, *seams], globe.radius * 0.011, made.tones.deep)
    lit(canvas, outline, MATERIALS[design.material].gloss)


def _basketball(canvas: Canvas, made: Surface, design: Design) -> None:
    rng = canvas.rng
    nod, spin, roll = float(rng.uniform(-28, 28)), float(rng.uniform(-38, 38)), float(rng.uniform(-40, 40))
    globe = Globe(*_single(rng), rotation(("x", nod), ("y", spin), ("z", roll)))
    outline = body(canvas, globe, made)
    if rng.random() < 0.3:
        pieces = [(_tile(lon, lon + 30, lat, lat + 30), made.accent.base) for lon in (0, 30, 60, 180, 210, 240)
                  for lat in range(-90, 90, 30)]  # fmt: skip
        patches(canvas, globe, outline, pieces)
    bumps(canvas, outline, Noise((0.34, 0.34), 1, int(rng.integers(1, 999)), 1.4, 0.0), 0.22)
    angles = np.linspace(0, 2 * np.pi, 121)
    zero = np.zeros_like(angles)
    circles = [
        np.stack([np.cos(angles), zero, np.sin(angles)], axis=1),
        np.stack([zero, np.cos(angles), np.sin(angles)], axis=1),
    ]
    for side in (-1.0, 1.0):
        reach = 0.58 + 0.12 * np.cos(2 * angles)
        ring = np.sqrt(1 - reach**2)
        circles.append(np.stack([side * reach, ring * np.cos(angles), ring * np.sin(angles)], axis=1))
    dark = tones("black") if design.colour != "black" and made.accent.oklch[0] > 0.3 else made.accent
    ink = made.accent if made.tones.oklch[0] < 0.36 else dark
    seams_on(canvas, globe, outline, circles, globe.radius * 0.026, ink.base)
    mark(canvas, globe, sphere(38, -34)[0], ink.base)
    lit(canvas, outline, MATERIALS[design.material].gloss * 0.8)


def _tennis(canvas: Canvas, made: Surface, design: Design) -> None:
    rng = canvas.rng
    count = int(rng.choice([1, 2, 3, 3]))
    places: list[tuple[float, float, float]] = {
        1: [(256.0, 0.0, float(rng.uniform(122, 146)))],
        2: [(182.0, 12.0, 96.0), (326.0, -8.0, 94.0)],
        3: [(256.0, 46.0, 82.0), (166.0, -4.0, 88.0), (346.0, -4.0, 88.0)],
    }[count]  # fmt: skip
    for x, back, radius in places:
        jitter = float(rng.uniform(-5, 5))
        globe = Globe((x + jitter, _FLOOR - back - radius), radius, _spun(rng))
        outline = body(canvas, globe, made)
        t = np.linspace(0, 2 * np.pi, 181)
        a, b = 0.72, 0.28
        seam = np.stack(
            [a * np.cos(t) + b * np.cos(3 * t), a * np.sin(t) - b * np.sin(3 * t), 2 * np.sqrt(a * b) * np.sin(2 * t)],
            axis=1,
        )
        ink = tones("ivory") if made.tones.oklch[0] < 0.9 else tones("grey")
        with canvas.within(outline):
            for run in globe.lines(seam):
                canvas.stroke(run.shifted(1, 1.5), light.SHADOW, radius * 0.085, stroke_opacity=0.25)
                canvas.stroke(run, ink.base, radius * 0.062)
        _fuzz(canvas, globe, made.tones)
        lit(canvas, outline, 0.0, 0.5)


def _fuzz(canvas: Canvas, globe: Globe, tone: Tones) -> None:
    """The nap of the felt, at the edge and all over."""
    rng, (cx, cy), radius = canvas.rng, globe.centre, globe.radius
    for colour, count, opacity in ((tone.shade, 260, 0.5), (tone.light, 320, 0.55), (tone.base, 340, 0.8)):
        data = []
        for _ in range(count):
            angle = float(rng.uniform(0, 2 * np.pi))
            far = radius * (1.0 if colour == tone.base else float(np.sqrt(rng.uniform(0, 1.0))))
            x, y = cx + far * np.cos(angle), cy + far * np.sin(angle)
            way = angle + float(rng.normal(0, 0.9))
            long = float(rng.uniform(1.6, 4.0)) * radius / 90
            data.append(
                f"M{x:.1f} {y:.1f}q{long * 0.4:.1f} {-long * 0.3:.1f} {long * np.cos(way):.1f} {long * np.sin(way):.1f}"
            )
        canvas.path(
            "".join(data), fill="none", stroke=colour, stroke_width=0.9, stroke_opacity=opacity, stroke_linecap="round"
        )


def _rugby(canvas: Canvas, made: Surface, design: Design) -> None:
    rng = canvas.rng
    spin, nod, roll = float(rng.uniform(-34, 34)), float(rng.uniform(-70, 20)), float(rng.uniform(-26, 26))
    long = float(rng.uniform(1.46, 1.62))
    turn = rotation(("x", nod), ("y", spin), ("z", roll))
    globe = Globe((256, 300), 112.0, turn, (long, 1.0, 1.0))
    _, _, _, bottom = globe.outline().box
    globe = Globe((256, 300 + _FLOOR + 6 - bottom), 112.0, turn, (long, 1.0, 1.0))
    outline = body(canvas, globe, made)
    if rng.random() < 0.75:
        for low, high in ((0.50, 0.66), (-0.66, -0.50)) if rng.random() < 0.5 else ((0.62, 1.0), (-1.0, -0.62)):
            patches(canvas, globe, outline, [(piece, made.accent.base) for piece in _belt(low, high)])
    angles = np.linspace(-np.pi / 2, np.pi / 2, 61)
    seams = [
        np.stack([np.sin(angles), np.cos(angles) * np.sin(w), np.cos(angles) * np.cos(w)], axis=1)
        for w in np.deg2rad([-30.0, 60.0, 150.0, 240.0])
    ]
    seams_on(canvas, globe, outline, seams, 2.0, made.tones.deep)
    bumps(canvas, outline, Noise((0.3, 0.3), 1, int(rng.integers(1, 999)), 1.3, 0.0), 0.2)
    _laces(canvas, globe, outline)
    for w in (15.0, 105.0):
        mark(canvas, globe, np.array([0.1, np.sin(np.deg2rad(w)), np.cos(np.deg2rad(w))]), made.accent.base)
    lit(canvas, outline, MATERIALS[design.material].gloss)


def _belt(low: float, high: float) -> list[np.ndarray]:
    """A band around the long axis, in pieces."""
    pieces = []
    for k in range(12):
        w = np.linspace(k, k + 1, 4) * np.pi / 6
        rings = []
        for x in (low, high):
            r = np.sqrt(max(0.0, 1 - x * x)) + 1e-6
            rings.append(np.stack([np.full_like(w, x), r * np.sin(w), r * np.cos(w)], axis=1))
        pieces.append(np.concatenate([rings[0], rings[1][::-1]]))
    return pieces


def _tile(west: float, east: float, south: float, north: float) -> np.ndarray:
    """A piece of the sphere between two longitudes and two latitudes; large panels are made of small pieces."""
    eps = 0.05
    across, up = np.linspace(west, east, 4), np.linspace(south + eps, north - eps, 4)
    sides = [sphere(across, south + eps), sphere(east, up), sphere(across[::-1], north - eps), sphere(west, up[::-1])]
    return np.concatenate(sides)


def _laces(canvas: Canvas, globe: Globe, outline: Outline) -> None:
    """The laced slit along one seam."""
    w = np.deg2rad(-30.0)
    with canvas.within(outline):
        for x in np.linspace(-0.3, 0.3, 8):
            ends = []
            for side in (-0.085, 0.085):
                point = np.array([[x, np.sin(w + side), np.cos(w + side)]])
                ends.append(point / np.linalg.norm(point))
            if min(globe.facing(end)[0] for end in ends) < 0.05:
                continue
            one, two = (tuple(globe.at(end)[0].tolist()) for end in ends)
            canvas.stroke(line(one, two).shifted(0.8, 1.6), light.SHADOW, 7, stroke_opacity=0.4)
            canvas.stroke(line(one, two), "#efe9dc", 6)
            canvas.stroke(line(one, two).shifted(-0.5, -1), "#ffffff", 2, stroke_opacity=0.7)


def _volleyball(canvas: Canvas, made: Surface, design: Design) -> None:
    rng = canvas.rng
    globe = Globe(*_single(rng), _spun(rng))
    outline = body(canvas, globe, made)
    pale = tones("white") if made.accent.oklch[0] < 0.8 and made.tones.oklch[0] < 0.85 else tones("navy")
    plan = [(None, made.accent.base, None), (made.accent.base, None, pale.base), (None, pale.base, made.accent.base)][
        int(rng.integers(3))
    ]
    seams, strips = [], []
    for axis in range(3):
        for side in (-1.0, 1.0):
            for k in range(3):
                u0, u1 = -1 + 2 * k / 3, -1 + 2 * (k + 1) / 3
                loop = _face(axis, side, u0, u1)
                if plan[k] is not None:
                    strips.append((loop, str(plan[k])))
                closed = Globe.between(loop)
                seams.append(np.concatenate([closed, closed[:1]]))
    patches(canvas, globe, outline, strips)
    seams_on(canvas, globe, outline, seams, globe.radius * 0.012, made.tones.deep)
    lit(canvas, outline, MATERIALS[design.material].gloss * 0.8)


def _face(axis: int, side: float, low: float, high: float) -> np.ndarray:
    """A strip of one face of a cube, blown up to the sphere."""
    across, along = (axis + 1) % 3, (axis + 2) % 3
    points = []
    for u, v in ((low, -1.0), (high, -1.0), (high, 1.0), (low, 1.0)):
        point = np.zeros(3)
        point[axis], point[across], point[along] = side, np.tan(u * np.pi / 4), v
        points.append(point / np.linalg.norm(point))
    return np.array(points)


def _beach(canvas: Canvas, made: Surface, design: Design) -> None:
    rng = canvas.rng
    turn = rotation(
        ("y", float(rng.uniform(-180, 180))),
        ("x", float(rng.choice([-1, 1]) * rng.uniform(24, 58))),
        ("z", float(rng.uniform(-30, 30))),
    )
    globe = Globe(*_single(rng, 148, 168), turn)
    outline = body(canvas, globe, made)
    pale = tones("white") if made.tones.oklch[0] < 0.9 else tones("red")
    third = tones(str(rng.choice(["yellow", "sky blue", "coral", "mint"])), rng)
    plan = [
        [None, pale.base] * 3,
        [None, made.accent.base, pale.base] * 2,
        [None, pale.base, made.accent.base, pale.base, third.base, pale.base],
    ]
    colours = plan[int(rng.integers(3))]
    for k, colour in enumerate(colours):
        if colour is not None:
            tiles = [_tile(60.0 * k + 30 * h, 60.0 * k + 30 * h + 30, lat, lat + 30) for h in (0, 1)
                     for lat in range(-90, 90, 30)]  # fmt: skip
            patches(canvas, globe, outline, [(tile, colour) for tile in tiles])
    arcs = [sphere(60.0 * k, np.linspace(-90, 90, 61)) for k in range(6)]
    seams_on(canvas, globe, outline, arcs, 1.1, made.tones.shade)
    for pole in (-90.0, 90.0):
        ring = sphere(np.linspace(0, 360, 25)[:-1], 76.0 * np.sign(pole))
        patches(canvas, globe, outline, [(ring, pale.base if colours[1] != pale.base else made.accent.base)])
        hub = globe.at(sphere(0, pole))[0]
        if globe.facing(sphere(0, pole))[0] > 0.1:
            canvas.path(ellipse(float(hub[0]), float(hub[1]), 6, 4), fill=light.SHADOW, fill_opacity=0.25)
    lit(canvas, outline, 0.7, 0.46)
    left, top, right, bottom = outline.box
    shape = [(0.12, 0.46), (0.1, 0.6), (0.17, 0.74), (0.13, 0.6)]
    glint = curve([(left + x * (right - left), top + y * (bottom - top)) for x, y in shape])
    light.gloss(canvas, outline, glint, 0.5, 3)


_DRAWN: dict[str, Callable[[Canvas, Surface, Design], None]] = {
    "football": _football,
    "basketball": _basketball,
    "tennis": _tennis,
    "rugby": _rugby,
    "volleyball": _volleyball,
    "beach": _beach,
}

BALLS = ProductType(
    department="Sport & Outdoors",
    name="Balls",
    draw=draw_ball,
    silhouettes=tuple(_DRAWN),
    colours=(*palette.FABRIC_COLOURS, "white", "white", "orange", "rust", "lime", "yellow"),
    patterns=("stars", "dots", "stripes", "waves", "animal spots", "chevron", "leaves"),
    materials=("leather", "rubber", "plastic", "felt"),
    prices=(4, 89),
    plain_share=0.84,
    turn=0.0,
    made_of={
        "football": ("leather",),
        "basketball": ("rubber", "leather"),
        "tennis": ("felt",),
        "rugby": ("rubber", "leather"),
        "volleyball": ("leather",),
        "beach": ("plastic",),
    },
    words=words.BALLS,
)

TYPES: tuple[ProductType, ...] = (BALLS,)
