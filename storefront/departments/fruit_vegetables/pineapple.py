"""Pineapples: a barrel of scales in spirals, a crown of leaves, and slices of one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from storefront.departments.fruit_vegetables.cut_fruit import Face
from storefront.departments.fruit_vegetables.fruit_shapes import Body, Skin, blob
from storefront.departments.fruit_vegetables.fruit_tubes import Tube, bent, widths
from storefront.departments.fruit_vegetables.fruit_volume import ground, turn_away
from storefront.drawing import light
from storefront.drawing.canvas import Canvas
from storefront.drawing.outline import Point, curve, leaf

_LEAF = Skin(0.56, 0.075, 140, 0.3)
_PULP = Skin(0.90, 0.13, 94, 0.5)
_THETA = np.linspace(0, np.pi, 44)


def barrel(tall: float) -> np.ndarray:
    """The profile of a pineapple: blunt at both ends."""
    return np.stack([np.sin(_THETA) ** 0.62 * (0.72 - 0.05 * np.cos(_THETA)), tall * np.cos(_THETA)], axis=1)


def pineapple(canvas: Canvas, body: Body, made: Skin, *, fine: bool) -> None:
    """One pineapple; its crown stands on the stem's pole of `body`."""
    _crown(canvas, body, fine=fine, front=False)
    ground(canvas, body.outline, replace(made, lightness=made.lightness * 0.7))
    with canvas.within(body.outline):
        _eyes(canvas, body, made, rows=13 if fine else 8, around=15 if fine else 11, fine=fine)
    turn_away(canvas, body.outline, made, body.radius * 0.72, fine=fine)
    x, y, _ = body.project(0.34, 2.1)
    blob(canvas, (float(x), float(y)), (body.radius * 0.3, body.radius * 0.5), "#fff6df", 0.22, body.roll + 8)
    _crown(canvas, body, fine=fine, front=True)


def _eyes(canvas: Canvas, body: Body, made: Skin, *, rows: int, around: int, fine: bool) -> None:
    """The scales: rounded diamonds in offset rows, each with a dry tip."""
    rng = canvas.rng
    step, wide = 1.0 / rows, np.pi / around
    start = float(rng.uniform(0, 1))
    for row in range(-1, rows + 1):
        for k in range(around):
            share = (row + 0.5) * step + 0.02
            angle = start + 2 * wide * (k + 0.5 * (row % 2)) + 0.06 * row
            x, y, near = body.project(min(0.99, max(0.01, share)), angle)
            if near < -0.05:
                continue
            ring = [(0, -1.08), (0.5, -0.5), (1.0, 0), (0.5, 0.5), (0, 1.08), (-0.5, 0.5), (-1.0, 0), (-0.5, -0.5)]
            shares = np.clip([share + v * step * 0.94 for _, v in ring], 0.0, 1.0)
            points = body.project(shares, np.array([angle + u * wide * 0.94 for u, _ in ring]))[:, :2]
            tone = replace(
                made, lightness=made.lightness * float(rng.uniform(0.94, 1.06)), hue=made.hue + float(rng.normal(0, 5))
            )
            green = 1 - share
            tone = replace(
                tone, hue=tone.hue + 22 * green * (made.hue > 70), lightness=tone.lightness * (1 - 0.12 * green)
            )
            _eye(canvas, points, (float(x), float(y)), tone, fine=fine)


def _eye(canvas: Canvas, points: np.ndarray, centre: Point, tone: Skin, *, fine: bool) -> None:
    shape = curve(points.tolist(), tension=0.34)
    left, top, right, bottom = shape.box
    fill = canvas.linear(
        (left, top),
        (right, bottom),
        [(0.0, tone.at(1.16, 0.9), 1.0), (0.5, tone.at(), 1.0), (1.0, tone.at(0.66, 1, -10), 1.0)],
    )
    canvas.path(shape, fill=fill, stroke=tone.at(0.42, 0.8, -18), stroke_width=1.0)
    x, y = centre
    tall, wide = (bottom - top), (right - left)
    canvas.path(shape.scaled(0.5), fill=tone.at(0.66, 0.8, -20), fill_opacity=0.55)
    tip = leaf((x + wide * 0.02, y + tall * 0.16), (x - wide * 0.04, y - tall * 0.34), wide * 0.22)
    canvas.path(tip, fill=tone.at(0.48, 0.6, -22))
    if fine:
        canvas.path(tip.shifted(-wide * 0.05, -tall * 0.02).scaled(0.6), fill="#efe0b8", fill_opacity=0.75)


def _crown(canvas: Canvas, body: Body, *, fine: bool, front: bool) -> None:
    """Long pointed leaves around the pole; those behind are drawn before the fruit, the short outer ones after it."""
    rng, radius = canvas.rng, body.radius
    x, y = body.project(0.03, 0.0)[:2].tolist()
    up = body.roll - 90
    count = (11 if front else 13) if fine else (7 if front else 8)
    spread = 66.0 if front else 48.0
    # The outermost leaves lie lowest and are drawn last in front, first behind.
    order = sorted(np.linspace(-1, 1, count), key=abs, reverse=not front)
    for side in order:
        away = float(side * spread + rng.uniform(-7, 7))
        long = radius * float(rng.uniform(0.62, 0.80) if front else rng.uniform(1.0, 1.22)) * (1 - 0.25 * abs(side))
        spine = bent(
            (x + radius * 0.20 * side, y + radius * (0.10 if front else 0.02)),
            up + away,
            long,
            float(side * rng.uniform(18, 54)),
            steps=16,
        )
        blade = Tube(spine, widths((0, 0.8), (0.25, 1.0), (0.6, 0.7), (1, 0.03), size=radius * 0.088, steps=16))
        tone = replace(
            _LEAF,
            lightness=_LEAF.lightness * float(rng.uniform(0.85, 1.1)) * (1.08 if front else 0.92),
            hue=_LEAF.hue + float(rng.uniform(-12, 8)),
        )
        outline = blade.outline
        canvas.cast(outline)
        fill = canvas.linear(
            blade.point(0.0),
            blade.point(1.0),
            [(0.0, tone.at(0.6), 1.0), (0.35, tone.at(), 1.0), (1.0, tone.at(1.14, 0.9), 1.0)],
        )
        canvas.path(outline, fill=fill, stroke=tone.at(0.5), stroke_width=0.8)
        canvas.path(blade.strip(0.1, 1.0, 0.05, 0.97, 7), fill=tone.at(0.62), fill_opacity=0.5)
        if fine:
            canvas.stroke(blade.line(-0.5, 0.1, 0.9, 6), tone.at(1.4, 0.6), radius * 0.012, stroke_opacity=0.7)


def pineapple_slice(canvas: Canvas, face: Face, peel: Skin, *, thick: float = 0.16) -> None:
    """A thick slice: ragged peel around juicy yellow flesh, fibres from the core outwards."""
    rng = canvas.rng
    below = face.disc(1.0).shifted(0, face.radius * thick)
    canvas.cast(below)
    left, _, right, bottom = below.box
    canvas.stand((left + right) / 2, bottom - 3, (right - left) * 0.42, 6)
    angles = np.linspace(0, 2 * np.pi, 41)[:-1]
    reach = np.where(np.arange(40) % 2, 1.03, 0.965) + rng.uniform(-0.012, 0.012, 40)
    edge = curve(face.on(np.stack([reach * np.cos(angles), reach * np.sin(angles)], axis=1)).tolist(), tension=0.25)
    for step in np.linspace(1, 0.05, 5):
        canvas.path(
            edge.shifted(0, face.radius * thick * float(step)), fill=peel.at(0.5 + 0.35 * (1 - float(step)), 1, -10)
        )
    canvas.path(edge, fill=peel.at(0.9))
    canvas.path(face.disc(0.93), fill=_PULP.at(0.90, 1.15, -6))
    pulp = face.disc(0.905)
    fill = canvas.radial(
        face.centre,
        face.radius,
        [(0.0, _PULP.at(1.04, 0.7), 1.0), (0.3, _PULP.at(1.02, 0.9), 1.0), (0.9, _PULP.at(0.98, 1.1), 1.0)],
    )
    canvas.path(pulp, fill=fill)
    _fibres(canvas, face)
    pits = ""
    for angle in np.linspace(0, 2 * np.pi, 15)[:-1]:
        ends = face.on(np.outer((0.80, 0.885), (np.cos(angle), np.sin(angle))))
        pits += leaf(tuple(ends[0]), tuple(ends[1]), face.radius * 0.05).d
    canvas.path(pits, fill=peel.at(0.6, 1, -10), fill_opacity=0.65)
    canvas.path(face.disc(0.24), fill=_PULP.at(1.05, 0.55), fill_opacity=0.9)
    canvas.path(face.disc(0.24), fill="none", stroke=_PULP.at(0.84, 1.2, -8), stroke_width=1.3, stroke_opacity=0.6)
    light.falloff(canvas, pulp, 0.16)
    x, y = face.centre
    blob(
        canvas,
        (x - face.radius * 0.3, y - face.radius * 0.3 * face.squash),
        (face.radius * 0.5, face.radius * 0.28),
        "#fffdf0",
        0.4,
        -20,
    )
    light.rim(canvas, edge, 0.9, 0.35)


def _fibres(canvas: Canvas, face: Face) -> None:
    """Light and dark fibres from the core to the rim."""
    rng = canvas.rng
    dark: list[str] = []
    bright: list[str] = []
    for k, angle in enumerate(np.linspace(0, 2 * np.pi, 64)[:-1] + rng.uniform(-0.03, 0.03, 63)):
        near, far = rng.uniform(0.26, 0.45), rng.uniform(0.62, 0.9)
        ends = face.on(
            np.array(
                [[near * np.cos(angle), near * np.sin(angle)], [far * np.cos(angle + 0.05), far * np.sin(angle + 0.05)]]
            )
        )
        (dark if k % 2 else bright).append(leaf(tuple(ends[0]), tuple(ends[1]), face.radius * 0.03).d)
    canvas.path("".join(dark), fill=_PULP.at(0.80, 1.2, -10), fill_opacity=0.5)
    canvas.path("".join(bright), fill="#fffbe0", fill_opacity=0.6)
