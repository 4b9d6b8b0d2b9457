"""Tropical fruit cut open: what is inside is what one knows it by."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from storefront.departments.fruit_vegetables.cut_fruit import Face
from storefront.departments.fruit_vegetables.fruit_shapes import Skin, blob
from storefront.departments.fruit_vegetables.lengthwise import Cut, flesh, hollow, rind, stone, wet
from storefront.drawing import light
from storefront.drawing.canvas import Canvas, Stop
from storefront.drawing.outline import Outline, curve, ellipse, leaf


def shell(canvas: Canvas, face: Face, peel: Skin) -> None:
    """The round back of a half."""
    body = face.body
    left, top, right, bottom = body.box
    canvas.cast(body)
    canvas.stand((left + right) / 2, bottom - 4, (right - left) * 0.36, (bottom - top) * 0.06)
    stops: list[Stop] = [
        (0.0, peel.at(1.1), 1.0),
        (0.5, peel.at(), 1.0),
        (0.85, peel.at(0.66, 1, peel.warm), 1.0),
        (1.0, peel.at(0.5, 0.9, peel.warm), 1.0),
    ]
    canvas.path(body, fill=canvas.linear((left + 10, top), (right, bottom), stops))


def moist(canvas: Canvas, face: Face, count: int = 4) -> None:
    """Light on a round cut."""
    rng, whole = canvas.rng, face.disc(1.0)
    light.falloff(canvas, whole, 0.16)
    x, y = face.centre
    with canvas.within(whole):
        blob(
            canvas,
            (x - face.radius * 0.34, y - face.radius * 0.4),
            (face.radius * 0.6, face.radius * 0.4),
            "#fffdf5",
            0.3,
            -35,
        )
        for _ in range(count):
            a, r = rng.uniform(3.4, 5.2), face.radius * rng.uniform(0.25, 0.8)
            spot = (x + r * np.cos(a) * face.squash, y + r * np.sin(a))
            blob(canvas, spot, (face.radius * 0.05, face.radius * 0.025), "#ffffff", 0.9, float(rng.uniform(-50, 0)))
    light.rim(canvas, whole, 0.9, 0.4)


def kiwi_half(canvas: Canvas, face: Face, peel: Skin, pulp: Skin) -> None:
    """Green or golden flesh, a pale heart, rays and a ring of black seeds."""
    rng = canvas.rng
    shell(canvas, face, peel)
    canvas.path(face.disc(1.0), fill=peel.at(0.9))
    stops: list[Stop] = [
        (0.0, pulp.at(1.25, 0.6), 1.0),
        (0.30, pulp.at(1.14, 0.85), 1.0),
        (0.42, pulp.at(0.92, 1.05), 1.0),
        (0.78, pulp.at(), 1.0),
        (1.0, pulp.at(0.82, 1.05), 1.0),
    ]
    canvas.path(face.disc(0.955), fill=canvas.radial(face.centre, face.radius * max(1.0, face.long), stops))
    rays = []
    for angle in np.linspace(0, 2 * np.pi, 46)[:-1] + rng.uniform(-0.04, 0.04, 45):
        far = rng.uniform(0.72, 0.92)
        ends = face.on(
            np.array([[0.2 * np.cos(angle), 0.2 * np.sin(angle)], [far * np.cos(angle), far * np.sin(angle)]])
        )
        rays.append(leaf(tuple(ends[0]), tuple(ends[1]), face.radius * 0.032).d)
    canvas.path("".join(rays), fill=pulp.at(1.35, 0.55), fill_opacity=0.5)
    heart = face.disc(0.30).scaled(1.0, 0.9)
    canvas.path(heart, fill=Skin(0.94, 0.055, 106).at(), filter=canvas.blur(face.radius * 0.025, heart))
    seeds, glints = [], []
    for angle in np.linspace(0, 2 * np.pi, 39)[:-1] + rng.uniform(-0.05, 0.05, 38):
        near = rng.uniform(0.36, 0.54)
        ends = face.on(
            np.array(
                [
                    [near * np.cos(angle), near * np.sin(angle)],
                    [(near + 0.10) * np.cos(angle), (near + 0.10) * np.sin(angle)],
                ]
            )
        )
        seed = leaf(tuple(ends[0]), tuple(ends[1]), face.radius * 0.055)
        seeds.append(seed.d)
        glints.append(seed.scaled(0.35).shifted(-face.radius * 0.008, -face.radius * 0.01).d)
    canvas.path("".join(seeds), fill="#1d1512")
    canvas.path("".join(glints), fill="#cfc5b0", fill_opacity=0.8)
    moist(canvas, face)


def passion_half(canvas: Canvas, face: Face, peel: Skin) -> None:
    """A thin dark rind, white pith and orange pulp full of black seeds."""
    rng = canvas.rng
    shell(canvas, face, peel)
    canvas.path(face.disc(1.0), fill=peel.at(0.95))
    canvas.path(face.disc(0.93), fill=Skin(0.93, 0.03, 30).at())
    canvas.path(face.disc(0.82), fill=Skin(0.86, 0.06, 40).at())
    bag = face.disc(0.78)
    canvas.path(bag, fill=Skin(0.70, 0.145, 76).at())
    with canvas.within(bag):
        for _ in range(46):
            r, a = 0.74 * float(np.sqrt(rng.random())), float(rng.uniform(0, 2 * np.pi))
            x, y = face.on(np.array([[r * np.cos(a), r * np.sin(a)]]))[0].tolist()
            size = face.radius * float(rng.uniform(0.10, 0.14))
            tone = Skin(float(rng.uniform(0.74, 0.84)), 0.155, float(rng.uniform(72, 86)))
            canvas.path(
                ellipse(x, y, size, size * 0.86),
                fill=canvas.radial(
                    (x, y), size, [(0, tone.at(1.05), 1.0), (0.7, tone.at(0.97), 1.0), (1, tone.at(0.78, 1, -10), 1.0)]
                ),
                fill_opacity=0.92,
            )
            if rng.random() < 0.72:
                seed = ellipse(x + size * 0.05, y + size * 0.1, size * 0.40, size * 0.52).turned(
                    float(rng.uniform(0, 180))
                )
                canvas.path(seed, fill="#2a1710", fill_opacity=0.92)
            blob(canvas, (x - size * 0.35, y - size * 0.35), (size * 0.34, size * 0.24), "#ffffff", 0.9, -30)
    light.inner_shadow(canvas, bag, face.radius * 0.12, 0.5)
    moist(canvas, face, 2)


def pomegranate_half(canvas: Canvas, face: Face, peel: Skin) -> None:
    """Chambers of glassy red seeds between cream membranes."""
    rng = canvas.rng
    shell(canvas, face, peel)
    canvas.path(face.disc(1.0), fill=peel.at(0.95))
    canvas.path(face.disc(0.94), fill=Skin(0.92, 0.06, 84).at())
    count = int(rng.integers(5, 8))
    marks = np.linspace(0, 2 * np.pi, count + 1) + float(rng.uniform(0, 2))
    for start, end in pairwise(marks):
        gap = 0.09
        ring = [
            (0.16, (start + end) / 2),
            (0.45, start + gap * 1.6),
            (0.80, start + gap),
            (0.87, (start + end) / 2),
            (0.80, end - gap),
            (0.45, end - gap * 1.6),
        ]
        cell = curve(face.on(np.array([[r * np.cos(a), r * np.sin(a)] for r, a in ring])).tolist())
        canvas.path(cell, fill="#6d0d1d")
        spots = [
            (r, a)
            for r in (0.80, 0.68, 0.56, 0.44, 0.32)
            for a in np.linspace(start + gap * 1.3, end - gap * 1.3, max(1, round((end - start - 0.2) * r / 0.115)))
        ]
        for r, a in spots:
            spot = face.on(np.array([[r * np.cos(a), r * np.sin(a)]]) + rng.uniform(-0.015, 0.015, 2))[0]
            aril(canvas, float(spot[0]), float(spot[1]), face.radius * 0.076)
    moist(canvas, face, 3)


def aril(canvas: Canvas, x: float, y: float, size: float) -> None:
    """One glassy seed of a pomegranate."""
    rng = canvas.rng
    tone = Skin(float(rng.uniform(0.42, 0.54)), 0.19, float(rng.uniform(16, 26)))
    shape = ellipse(x, y, size, size * 0.82).turned(float(rng.uniform(0, 180)))
    stops: list[Stop] = [(0.0, tone.at(1.4, 0.85), 1.0), (0.5, tone.at(), 1.0), (1.0, tone.at(0.6), 1.0)]
    canvas.path(shape, fill=canvas.radial((x, y), size, stops, focus=(x + size * 0.2, y + size * 0.3)))
    canvas.path(ellipse(x - size * 0.3, y - size * 0.32, size * 0.24, size * 0.15), fill="#ffffff", fill_opacity=0.85)


def avocado_half(canvas: Canvas, cut: Cut, peel: Skin, *, stoned: bool) -> None:
    """Butter-yellow flesh that greens towards the peel, with the stone or its dent."""
    rind(canvas, cut, peel, depth=0.10)
    area = flesh(canvas, cut, Skin(0.90, 0.11, 106), inner=Skin(0.92, 0.10, 100), edge=Skin(0.80, 0.16, 122))
    low = float(cut.profile[:, 1].min())
    x, y = cut.spot(0.0, low * 0.36)
    size = cut.radius * 0.40
    place = ellipse(x, y, size, size * 1.06)
    if stoned:
        hollow(canvas, place.scaled(1.08), Skin(0.86, 0.11, 100), size * 0.5)
        stone(canvas, place, Skin(0.45, 0.075, 52, 0.6))
    else:
        hollow(canvas, place, Skin(0.86, 0.11, 98), size)
    wet(canvas, cut, area)


def papaya_half(canvas: Canvas, cut: Cut, peel: Skin, pulp: Skin) -> None:
    """Orange flesh around a long hollow full of round black seeds."""
    rind(canvas, cut, peel, depth=0.09)
    area = flesh(canvas, cut, pulp, inner=Skin(0.74, 0.165, 42), edge=Skin(0.83, 0.14, 76))
    top, low = float(cut.profile[:, 1].max()), float(cut.profile[:, 1].min())
    knots = [
        (0, top * 0.52),
        (0.17, top * 0.15),
        (0.33, low * 0.30),
        (0.24, low * 0.60),
        (0, low * 0.74),
        (-0.24, low * 0.60),
        (-0.33, low * 0.30),
        (-0.17, top * 0.15),
    ]
    cave = cut.ring(knots)
    hollow(canvas, cave, Skin(0.66, 0.15, 42), cut.radius * 0.2)
    with canvas.within(cave.scaled(1.03)):
        _seeds(canvas, cut, cave, (top * 0.46, low * 0.70))
    wet(canvas, cut, area, 0.35)


def _seeds(canvas: Canvas, cut: Cut, cave: Outline, reach: tuple[float, float]) -> None:
    """Black seeds that crowd the hollow."""
    rng = canvas.rng
    found: list[tuple[float, float]] = []
    for _ in range(420):
        x, up = float(rng.uniform(-0.31, 0.31)), float(rng.uniform(reach[1], reach[0]))
        room = 0.31 * np.sin(np.pi * np.clip((reach[0] - up) / (reach[0] - reach[1]), 0, 1)) ** 0.7
        if abs(x) < room and all((x - a) ** 2 + (up - b) ** 2 > 0.0055 for a, b in found):
            found.append((x, up))
    for x, up in sorted(found, key=lambda p: -p[1]):
        px, py = cut.spot(x, up)
        size = cut.radius * float(rng.uniform(0.042, 0.056))
        canvas.path(ellipse(px + size * 0.2, py + size * 0.3, size, size), fill="#5a1c0a", fill_opacity=0.5)
        stops: list[Stop] = [(0.0, "#6a625c", 1.0), (0.4, "#2c2623", 1.0), (1.0, "#0d0a09", 1.0)]
        canvas.path(
            ellipse(px, py, size, size * 0.92),
            fill=canvas.radial((px, py), size, stops, focus=(px - size * 0.3, py - size * 0.35)),
        )
        canvas.path(
            ellipse(px - size * 0.32, py - size * 0.36, size * 0.22, size * 0.16), fill="#ffffff", fill_opacity=0.75
        )


def mango_cheek(canvas: Canvas, cut: Cut, peel: Skin, pulp: Skin) -> None:
    """A cheek cut into cubes and pushed out like a hedgehog."""
    rind(canvas, cut, peel, depth=0.12)
    area = flesh(canvas, cut, pulp)
    canvas.path(area, fill=pulp.at(0.70, 1.1, -14), fill_opacity=0.75)
    low, high = cut.profile.min(axis=0)[1], cut.profile.max(axis=0)[1]
    across, along = 5, 7
    with canvas.within(area):
        for row in range(along):
            for k in range(across):
                u = np.array([k / across, (k + 1) / across]) * 1.8 - 0.9
                v = low + (high - low) * np.array([row / along, (row + 1) / along])
                _cube(canvas, cut, u, v, pulp)
    wet(canvas, cut, area, 0.3)


def _cube(canvas: Canvas, cut: Cut, u: np.ndarray, v: np.ndarray, pulp: Skin) -> None:
    """One cube of the cheek: its lit top and its shaded sides."""

    def bulge(points: list[tuple[float, float]]) -> Outline:
        found = np.array([(x * (1 + 0.10 * (1 - y * y)), y * (1 + 0.06 * (1 - x * x))) for x, y in points])
        return curve(cut.on(found).tolist(), tension=0.16)

    rng = canvas.rng
    gap, (dx, dy) = 0.026, rng.uniform(-0.012, 0.012, 2)
    corners = [(u[0] + gap, v[0] + gap), (u[1] - gap, v[0] + gap), (u[1] - gap, v[1] - gap), (u[0] + gap, v[1] - gap)]
    top = bulge([(x + dx, y + dy) for x, y in corners])
    canvas.path(top.shifted(cut.radius * 0.022, cut.radius * 0.035), fill=pulp.at(0.82, 1.1, -10))
    left, up, right, down = top.box
    tone = Skin(pulp.lightness * float(rng.uniform(0.97, 1.03)), pulp.chroma, pulp.hue)
    canvas.path(
        top,
        fill=canvas.linear(
            (left, up),
            (right, down),
            [(0, tone.at(1.10, 0.85), 1.0), (0.5, tone.at(), 1.0), (1, tone.at(0.92, 1.1, -6), 1.0)],
        ),
    )
    blob(
        canvas,
        (left + (right - left) * 0.3, up + (down - up) * 0.28),
        ((right - left) * 0.26, (down - up) * 0.16),
        "#fffbe8",
        0.75,
        -20,
    )
