"""Cut fruit: apple halves with their core, citrus halves and slices with segments, tomato halves with seeds.

A `Face` is the round cut in perspective: an affine map from a unit disc to the canvas. What lies on it (segments,
seeds, membranes) is drawn in the disc's own coordinates.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from storefront.departments.fruit_vegetables.fruit_shapes import Skin, blob, pores, stalk
from storefront.drawing import light
from storefront.drawing.canvas import Canvas, Stop
from storefront.drawing.outline import Outline, Point, curve, ellipse, leaf

_WOOD = Skin(0.46, 0.055, 62, 0.1)


@dataclass(frozen=True, slots=True)
class Face:
    """The cut.

    Attributes:
        centre: on the canvas.
        radius: of the disc, canvas units.
        towards: degrees on the canvas (clockwise from the right) that the face leans to; its far side is the body.
        squash: apparent height divided by width; 1 faces the camera.
        long: the disc's length divided by its width, for lemons cut lengthwise.
    """

    centre: Point
    radius: float
    towards: float
    squash: float
    long: float = 1.0

    def on(self, points: np.ndarray) -> np.ndarray:
        """Maps disc points `(n, 2)` to the canvas."""
        a = np.deg2rad(self.towards)
        u, v = points[:, 0] * self.squash, points[:, 1] * self.long
        x = u * np.cos(a) - v * np.sin(a)
        y = u * np.sin(a) + v * np.cos(a)
        return np.stack([x, y], axis=1) * self.radius + np.array(self.centre)

    def disc(self, share: float) -> Outline:
        """The circle at a share of the radius."""
        return ellipse(0, 0, share).mapped(self.on)

    @property
    def body(self) -> Outline:
        """The silhouette of the half fruit: the cut and the half ball behind it."""
        angles = np.linspace(np.pi / 2, 3 * np.pi / 2, 13)
        behind = np.stack([np.cos(angles) / self.squash * (1 - 0.35 * self.squash**6), np.sin(angles)], axis=1)
        angles = np.linspace(-np.pi / 2, np.pi / 2, 13)[1:-1]
        front = np.stack([np.cos(angles), np.sin(angles)], axis=1)
        return curve(self.on(np.concatenate([behind, front])).tolist())


def _back(canvas: Canvas, face: Face, peel: Skin, *, bumpy: bool) -> None:
    body = face.body
    left, top, right, bottom = body.box
    canvas.cast(body)
    canvas.stand((left + right) / 2, bottom - 4, (right - left) * 0.36, (bottom - top) * 0.06)
    stops: list[Stop] = [
        (0.0, peel.at(1.1), 1.0),
        (0.5, peel.at(), 1.0),
        (0.85, peel.at(0.7, 1, peel.warm), 1.0),
        (1.0, peel.at(0.55, 0.9, peel.warm), 1.0),
    ]
    canvas.path(body, fill=canvas.linear((left + 10, top), (right, bottom), stops))
    if bumpy:
        pores(canvas, body, 0.3)


def citrus_half(canvas: Canvas, face: Face, peel: Skin, pulp: Skin, *, thick: float = 0.09) -> None:
    """A half of a lemon, lime, orange or grapefruit."""
    _back(canvas, face, peel, bumpy=True)
    citrus_face(canvas, face, peel, pulp, thick=thick)


def citrus_slice(canvas: Canvas, face: Face, peel: Skin, pulp: Skin, *, thick: float = 0.09) -> None:
    """A round slice, lying or leaning."""
    below = face.disc(1.0).shifted(3.0, 9.0)
    left, _, right, bottom = below.box
    canvas.cast(below)
    canvas.stand((left + right) / 2, bottom - 3, (right - left) * 0.42, 5)
    canvas.path(below, fill=peel.at(0.72, 1, peel.warm))
    citrus_face(canvas, face, peel, pulp, thick=thick)


def citrus_face(canvas: Canvas, face: Face, peel: Skin, pulp: Skin, *, thick: float) -> None:
    """The cut itself: zest, pith, segments with their vesicles, the white heart."""
    rng = canvas.rng
    whole = face.disc(1.0)
    canvas.path(whole, fill=peel.at(1.04))
    pith = Skin(0.955, 0.035, peel.hue, 0)
    canvas.path(face.disc(0.965), fill=pith.at(0.96, 1.9))
    canvas.path(face.disc(0.945), fill=pith.at())
    count = int(rng.integers(9, 12))
    marks = np.linspace(0, 2 * np.pi, count + 1)[:-1] + rng.uniform(-0.07, 0.07, count) + rng.uniform(0, 1)
    reach = 1 - thick - 0.02
    cx, cy = face.centre
    stops: list[Stop] = [
        (0.0, pulp.at(1.10, 0.85), 1.0),
        (0.45, pulp.at(1.03), 1.0),
        (0.8, pulp.at(0.96, 1.05), 1.0),
        (1.0, pulp.at(1.05, 0.9), 1.0),
    ]
    fill = canvas.radial((cx, cy), face.radius * reach * max(1.0, face.long), stops)
    wedges: list[str] = []
    bright: list[str] = []
    dark: list[str] = []
    for k, start in enumerate(marks):
        end = marks[(k + 1) % count] + (2 * np.pi if k + 1 == count else 0)
        outer = reach * rng.uniform(0.97, 1.0)
        wedges.append(_wedge(float(start), float(end), outer).mapped(face.on).d)
        for _ in range(9):
            a = rng.uniform(start + 0.10, end - 0.10)
            far = outer * rng.uniform(0.5, 0.95)
            near = far - outer * rng.uniform(0.16, 0.40)
            middle = (start + end) / 2
            b = middle + (a - middle) * 0.85
            tip, root = (far * np.cos(a), far * np.sin(a)), (max(0.14, near) * np.cos(b), max(0.14, near) * np.sin(b))
            cell = leaf(root, tip, 0.05 * rng.uniform(0.7, 1.3)).mapped(face.on).d
            (bright if rng.random() < 0.6 else dark).append(cell)
    canvas.path("".join(wedges), fill=fill)
    canvas.path("".join(dark), fill=pulp.at(0.80, 1.05, pulp.warm * 0.5), fill_opacity=0.32)
    canvas.path("".join(bright), fill=pulp.at(1.25, 0.65), fill_opacity=0.42)
    canvas.path("".join(wedges), fill="none", stroke=pulp.at(0.86, 1.1), stroke_width=0.8, stroke_opacity=0.5)
    canvas.path(face.disc(0.075), fill=pith.at(0.97, 1.2))
    _wet(canvas, face, 4)


def _wedge(start: float, end: float, outer: float) -> Outline:
    """A segment in disc coordinates with round corners."""
    middle, gap = (start + end) / 2, 0.022
    points = []
    for radius, angle in (
        (0.12, middle),
        (outer * 0.55, start + gap / 0.55 * 1.2),
        (outer * 0.93, start + gap * 1.6),
        (outer * 0.995, start + (end - start) * 0.2),
        (outer, middle),
        (outer * 0.995, end - (end - start) * 0.2),
        (outer * 0.93, end - gap * 1.6),
        (outer * 0.55, end - gap / 0.55 * 1.2),
    ):
        points.append((radius * np.cos(angle), radius * np.sin(angle)))
    return curve([(*points[0], "c"), *points[1:]], tension=0.34)


def _wet(canvas: Canvas, face: Face, count: int) -> None:
    """Light on a moist cut: falloff, a broad sheen and small glints."""
    rng, whole = canvas.rng, face.disc(1.0)
    light.falloff(canvas, whole, 0.16)
    with canvas.within(whole):
        cx, cy = face.centre
        blob(
            canvas,
            (cx - face.radius * 0.34, cy - face.radius * 0.4),
            (face.radius * 0.6, face.radius * 0.4),
            "#fffdf5",
            0.34,
            -35,
        )
        for _ in range(count):
            a, r = rng.uniform(3.4, 5.2), face.radius * rng.uniform(0.25, 0.8)
            spot = (cx + r * np.cos(a) * face.squash, cy + r * np.sin(a))
            blob(canvas, spot, (face.radius * 0.05, face.radius * 0.025), "#ffffff", 0.9, float(rng.uniform(-50, 0)))
    light.rim(canvas, whole, 0.9, 0.4)


def tomato_half(canvas: Canvas, face: Face, peel: Skin, chambers: int) -> None:
    """A tomato cut across: wall, chambers of jelly and seeds, pale core."""
    rng = canvas.rng
    _back(canvas, face, peel, bumpy=False)
    canvas.path(face.disc(1.0), fill=peel.at(0.96))
    flesh = Skin(min(0.80, peel.lightness + 0.12), peel.chroma * 0.82, peel.hue + 4)
    cx, cy = face.centre
    stops: list[Stop] = [
        (0.0, flesh.at(1.16, 0.55), 1.0),
        (0.4, flesh.at(1.05, 0.85), 1.0),
        (0.85, flesh.at(), 1.0),
        (1.0, flesh.at(0.92, 1.1), 1.0),
    ]
    canvas.path(face.disc(0.965), fill=canvas.radial((cx, cy), face.radius, stops))
    jelly = Skin(peel.lightness * 0.96, peel.chroma * 0.95, peel.hue + 14)
    marks = np.linspace(0, 2 * np.pi, chambers + 1)[:-1] + rng.uniform(-0.12, 0.12, chambers) + rng.uniform(0, 2)
    seeds, halos = [], []
    for k, start in enumerate(marks):
        end = marks[(k + 1) % chambers] + (2 * np.pi if k + 1 == chambers else 0)
        gap = 0.13 + 0.16 / chambers
        outer, inner = rng.uniform(0.78, 0.84), rng.uniform(0.26, 0.36)
        ring = [(inner, (start + end) / 2 + 0.04), (inner * 1.5, start + gap * 1.9), (outer * 0.86, start + gap)]
        ring += [(outer, start + (end - start) * 0.32), (outer, end - (end - start) * 0.32), (outer * 0.86, end - gap)]
        ring += [(inner * 1.5, end - gap * 1.9)]
        cell = curve([(r * np.cos(a), r * np.sin(a)) for r, a in ring], tension=0.36).mapped(face.on)
        canvas.path(cell, fill=jelly.at(0.86, 1.0, 4))
        canvas.path(cell.scaled(0.88), fill=jelly.at(1.08, 1.0, 10), fill_opacity=0.55)
        canvas.path(cell, fill="none", stroke=jelly.at(0.62), stroke_width=1.2, stroke_opacity=0.5)
        for _ in range(int(rng.integers(7, 11)) if chambers < 5 else 5):
            a, r = rng.uniform(start + gap * 1.7, end - gap * 1.7), rng.uniform(inner * 1.5, outer * 0.9)
            spot = np.array([r * np.cos(a), r * np.sin(a)])
            tip = spot + 0.095 * np.array([np.cos(a + rng.uniform(-0.7, 0.7)), np.sin(a + rng.uniform(-0.7, 0.7))])
            seeds.append(leaf(tuple(spot), tuple(tip), 0.052).mapped(face.on).d)
            halos.append(leaf(tuple(spot - 0.02), tuple(tip + 0.02), 0.10).mapped(face.on).d)
    canvas.path("".join(halos), fill=jelly.at(1.2, 0.8, 16), fill_opacity=0.45)
    canvas.path("".join(seeds), fill="#f1d9a0", stroke="#b9793f", stroke_width=0.5)
    canvas.path(face.disc(0.16), fill=flesh.at(1.22, 0.4), fill_opacity=0.6)
    _wet(canvas, face, 3)


def apple_half(
    canvas: Canvas, profile: np.ndarray, centre: Point, radius: float, peel: Skin, *, turn: float = 0.0
) -> None:
    """An apple cut lengthwise: thin skin, cream flesh, core with pips."""
    rng = canvas.rng
    cx, cy = centre
    up = profile[:, 1] * [0.98] + 0.12 * (profile[:, 1] < 0) * (np.abs(profile[:, 0]) < 0.5) * -(
        0.5 - np.abs(profile[:, 0])
    )
    right = np.stack([profile[:, 0], -up], axis=1)[::3]
    left = (right * [-1, 1])[::-1]

    def on(points: np.ndarray, size: float = 1.0) -> np.ndarray:
        a = np.deg2rad(turn)
        turned = points @ np.array([[np.cos(a), np.sin(a)], [-np.sin(a), np.cos(a)]])
        return turned * radius * size + np.array([cx, cy])

    shape = curve([*map(tuple, on(right)), *map(tuple, on(left[:-1] if np.allclose(left[-1], right[0]) else left))])
    back = shape.shifted(radius * 0.10, radius * 0.05)
    box = back.box
    canvas.cast(back)
    canvas.stand((box[0] + box[2]) / 2, box[3] - 5, (box[2] - box[0]) * 0.34, radius * 0.09)
    canvas.path(
        back,
        fill=canvas.linear(
            (cx - radius, cy - radius),
            (cx + radius, cy + radius),
            [(0.3, peel.at(), 1.0), (1.0, peel.at(0.6, 0.9, peel.warm), 1.0)],
        ),
    )
    stalk(
        canvas,
        tuple(on(np.array([[0.0, -0.42]]))[0]),
        tuple(on(np.array([[0.10, -0.98]]))[0]),
        radius * 0.07,
        radius * 0.05,
        _WOOD,
    )
    canvas.path(shape, fill=peel.at(0.98))
    inner = shape.scaled(0.955)
    stops: list[Stop] = [(0.0, "#f7edc9", 1.0), (0.5, "#fbf4da", 1.0), (0.88, "#f6ecc4", 1.0), (1.0, "#e9dfa4", 1.0)]
    canvas.path(inner, fill=canvas.radial((cx, cy), radius * 1.05, stops))
    core = curve(
        [
            *map(
                tuple,
                on(np.array([[0, -0.40], [0.34, -0.12], [0.30, 0.26], [0.0, 0.46], [-0.30, 0.26], [-0.34, -0.12]])),
            )
        ]
    )
    canvas.stroke(core, "#c9c67e", 1.5, stroke_opacity=0.7, stroke_dasharray="7 3 2 4")
    middle = curve([*map(tuple, on(np.array([[0.0, -0.50], [0.012, -0.1], [-0.01, 0.3], [0.0, 0.62]])))], closed=False)
    canvas.stroke(middle, "#d3c88d", 1.8, stroke_opacity=0.6)
    for side in (-1, 1):
        pocket = curve(
            [
                *map(
                    tuple,
                    on(
                        np.array(
                            [
                                [side * 0.05, -0.22],
                                [side * 0.17, -0.06],
                                [side * 0.175, 0.10],
                                [side * 0.05, 0.26],
                                [side * 0.035, 0.0],
                            ]
                        )
                    ),
                )
            ]
        )
        canvas.path(pocket, fill="#d9bd7c")
        light.inner_shadow(canvas, pocket, 5, 0.4, shift=(2, 3))
        if rng.random() < 0.93:
            ends = on(np.array([[side * 0.085, -0.15], [side * 0.11, 0.15]]))
            pip = leaf(tuple(ends[0]), tuple(ends[1]), radius * 0.10)
            canvas.path(
                pip,
                fill=canvas.linear(
                    tuple(ends[0] - 4), tuple(ends[1] + 4), [(0.0, "#8a5326", 1.0), (1.0, "#33180b", 1.0)]
                ),
            )
            blob(canvas, tuple(ends[0] * 0.6 + ends[1] * 0.4 - 1.5), (radius * 0.025, radius * 0.04), "#ffe6c0", 0.7)
    light.falloff(canvas, inner, 0.16)
    with canvas.within(inner):
        blob(canvas, (cx - radius * 0.4, cy - radius * 0.36), (radius * 0.4, radius * 0.26), "#ffffff", 0.5, -35)
    light.inner_shadow(canvas, inner, 4, 0.12)
    light.rim(canvas, shape, 0.9, 0.4)
