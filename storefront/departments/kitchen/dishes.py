"""Open dishes at any tilt: plates, bowls and platters as rings of an outer and an inner profile.

`TILT` of the shared solids suits tall things; a plate shows its face. A `Dish` is turned about an upright axis and seen
from as far above as its own `tilt` says: 0 is from the side, 1 from straight above.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from storefront.drawing import light, patterns
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import MATERIALS, Surface, paint
from storefront.drawing.outline import Outline, Point, Project, curve, ellipse, polygon

Profile = tuple[tuple[float, float], ...]
"""Radii and heights above the table."""


@dataclass(frozen=True)
class Dish:
    """A hollow round (or, with `oval`, stretched) thing.

    Attributes:
        centre: where its axis meets the table.
        tilt: height of a level circle divided by its width.
        outer: from the rim down to the foot.
        inner: from the rim to the middle of the floor.
        oval: depth divided by width, as seen from above.
    """

    centre: Point
    tilt: float
    outer: Profile
    inner: Profile
    oval: float = 1.0

    def level(self, radius: float, height: float) -> Outline:
        """A level cut."""
        x, y = self.at(height)
        return ellipse(x, y, radius, radius * self.tilt * self.oval)

    def at(self, height: float) -> Point:
        """The axis at a height."""
        return self.centre[0], self.centre[1] - height * float(np.sqrt(max(0.0, 1 - self.tilt**2)))

    @property
    def face(self) -> Outline:
        """The rim's ellipse."""
        return self.level(*self.inner[0])

    @property
    def body(self) -> Outline:
        """The whole silhouette: the hull of all level cuts."""
        cuts = [self.level(*cut).sample(24) for cut in (*self.outer, self.inner[0])]
        return polygon(_hull(np.concatenate(cuts)))

    def around(self, points: np.ndarray) -> np.ndarray:
        """Lays a sheet around the outer wall; y runs from the rim down along the wall."""
        radii, heights = np.array(self.outer).T
        walls = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(radii), np.diff(heights)))])
        along = np.clip(points[:, 1] + walls[-1] / 2, 0, walls[-1])
        radius, height = np.interp(along, walls, radii), np.interp(along, walls, heights)
        angle = np.clip(points[:, 0] / radii.max(), -np.pi / 2, np.pi / 2)
        y = self.centre[1] - height * np.sqrt(max(0.0, 1 - self.tilt**2))
        depth = radius * self.tilt * self.oval * np.cos(angle)
        return np.stack([self.centre[0] + radius * np.sin(angle), y + depth], axis=1)

    def flat(self, points: np.ndarray) -> np.ndarray:
        """Lays a sheet onto the plane of the rim."""
        x, y = self.at(self.inner[0][1])
        return points * [1.0, self.tilt * self.oval] + [x, y]


def _hull(points: np.ndarray) -> list[Point]:
    """The convex hull (Andrew's monotone chain)."""
    ordered = sorted(map(tuple, points.round(2).tolist()))

    def half(run: list[Point]) -> list[Point]:
        chain: list[Point] = []
        for p in run:
            while len(chain) > 1 and _cross(chain[-2], chain[-1], p) <= 0:
                chain.pop()
            chain.append(p)
        return chain[:-1]

    return half(ordered) + half(ordered[::-1])


def _cross(o: Point, a: Point, b: Point) -> float:
    return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])


def outside(canvas: Canvas, dish: Dish, made: Surface, *, stands: bool = True) -> None:
    """The outer wall with its print, round and lit, and the foot it stands on."""
    if stands:
        foot, height = dish.outer[-1]
        x, y = dish.at(height)
        canvas.stand(x, y + 1, foot, foot * dish.tilt * dish.oval * 0.98)
    body = dish.body
    paint(canvas, body, made.plain())
    lay_print(canvas, body, made, dish.around, 3.3 * dish.outer[0][0], 260.0)
    light.round_sides(canvas, body, 0.42)
    left, top, right, bottom = body.box
    sink = [(0.3, light.SHADOW, 0.0), (0.86, light.SHADOW, 0.30), (1.0, light.SHADOW, 0.18)]
    light.shade(canvas, body, canvas.linear((left, top), (left, bottom), sink))
    gloss = MATERIALS[made.material].gloss
    shine = [
        (0.14, light.GLOW, 0.0),
        (0.2, light.GLOW, 0.55 * gloss),
        (0.26, light.GLOW, 0.0),
        (0.86, light.GLOW, 0.0),
        (0.9, light.GLOW, 0.22 * gloss),
        (0.94, light.GLOW, 0.0),
    ]
    light.lighten(canvas, body, canvas.linear((left, 0), (right, 0), shine), blend="screen")


def lay_print(canvas: Canvas, outline: Outline, made: Surface, project: Project, width: float, height: float) -> None:
    """Lays a surface's pattern through a projection, if it has one."""
    if made.pattern == "plain":
        return
    rng = np.random.default_rng((made.seed, 2))
    sheet = patterns.Sheet(rng, width, height, made.scale, made.tones, made.accent)
    patterns.lay(canvas, outline, patterns.motifs(made.pattern, sheet), project)


def inside(canvas: Canvas, dish: Dish, made: Surface, *, printed: bool = True) -> Outline:
    """The rim and all that lies within it, shaded as a hollow; returns the face for what is laid into it."""
    face, radius = dish.face, dish.inner[0][0]
    paint(canvas, face, made.plain(), cast=False)
    if printed:
        lay_print(canvas, face, made, dish.flat, 2 * radius + 20, 2 * radius + 20)
    return face


def hollow(canvas: Canvas, dish: Dish, gloss: float, *, depth: float = 0.4) -> None:
    """Light in a hollow: the wall near the lamp is in shade, the far one catches it; the floor is between."""
    face = dish.face
    left, top, right, bottom = face.box
    ends = ((left, top), (right, bottom))
    with canvas.within(face):
        steps = list(zip(dish.inner, dish.inner[1:], strict=False))
        for (r0, h0), (r1, h1) in steps:
            steep = min(1.0, abs(h0 - h1) / max(r0 - r1, 1.0))
            ring = dish.level(r0, h0)
            strength = depth * steep
            dark = [(0.04, light.SHADOW, strength), (0.5, light.SHADOW, strength * 0.28), (0.62, light.SHADOW, 0.0)]
            soft = canvas.blur(min(6.0, 1.0 + steep * 4), ring)
            with canvas.group(filter=soft):
                light.shade(canvas, ring, canvas.linear(*ends, dark))
                glow = [(0.58, light.GLOW, 0.0), (0.95, light.GLOW, 0.75 * steep)]
                light.lighten(canvas, ring, canvas.linear(*ends, glow))
            floor = dish.level(r1, h1)
            if r1 > 1:
                level = [(0.0, light.GLOW, 0.10), (1.0, light.GLOW, 0.02)]
                light.lighten(canvas, floor, canvas.linear(*ends, level))
        if gloss > 0.1:
            _window(canvas, dish, gloss)
    _lip(canvas, dish)


def well(canvas: Canvas, dish: Dish, gloss: float) -> None:
    """Light on a plate: a flat brim, a short steep wall with crisp edges, a flat floor, and the edge of the rim."""
    face, floor = dish.face, dish.level(*dish.inner[2])
    left, top, right, bottom = face.box
    ends = ((left, top), (right, bottom))
    with canvas.within(face):
        brim = [(0.0, light.GLOW, 0.55), (0.3, light.GLOW, 0.0), (0.62, light.SHADOW, 0.0), (1.0, light.SHADOW, 0.20)]
        canvas.path(face, fill=canvas.linear(*ends, brim), blend="soft-light")
        upper = dish.level(*dish.inner[1])
        wall = upper.d + floor.reversed().d
        slope = [
            (0.10, light.SHADOW, 0.46),
            (0.42, light.SHADOW, 0.26),
            (0.6, light.SHADOW, 0.0),
            (0.66, "#ffffff", 0.0),
        ]
        slope += [(0.9, "#ffffff", 0.62), (1.0, "#ffffff", 0.4)]
        x0, y0, x1, y1 = upper.box
        with canvas.within(upper):
            ramp = canvas.linear((x0, y0), (x1, y1), slope)
            canvas.path(wall, fill=ramp, fill_rule="evenodd", filter=canvas.blur(1.3, upper))
            light.inner_shadow(canvas, floor, max(8.0, (x1 - x0) * 0.05), 0.34, shift=(5.0, 6.0))
        lip = [(0.1, "#ffffff", 0.75), (0.5, "#ffffff", 0.15), (0.6, light.SHADOW, 0.1), (1.0, light.SHADOW, 0.3)]
        canvas.path(upper, fill="none", stroke=canvas.linear((x0, y0), (x1, y1), lip), stroke_width=1.8)
        broad = [
            (0.12, light.GLOW, 0.0),
            (0.30, light.GLOW, 0.30 * gloss),
            (0.46, light.GLOW, 0.04),
            (0.58, light.GLOW, 0.0),
        ]
        canvas.path(floor, fill=canvas.linear(*ends, broad), blend="screen", clip_path=canvas.clip(upper))
        if gloss > 0.1:
            _window(canvas, dish, gloss)
    _lip(canvas, dish)


def _lip(canvas: Canvas, dish: Dish) -> None:
    """The rounded edge of a rim."""
    face = dish.face
    left, top, right, bottom = face.box
    edge = [(0.0, "#ffffff", 0.9), (0.45, "#ffffff", 0.25), (0.7, light.SHADOW, 0.15), (1.0, "#ffffff", 0.55)]
    canvas.path(face, fill="none", stroke=canvas.linear((left, top), (right, bottom), edge), stroke_width=2.2)


def _window(canvas: Canvas, dish: Dish, gloss: float) -> None:
    """The softbox mirrored in the glaze: a curved patch on the far right wall and a faint one at the left."""
    radius, height = dish.inner[0]
    x, y = dish.at(height)
    squash = dish.tilt * dish.oval

    def patch(low: float, high: float, near: float, far: float) -> Outline:
        turns = np.linspace(low, high, 7)
        arc = [(x + radius * far * np.cos(t), y + radius * far * squash * np.sin(t)) for t in turns]
        back = [(x + radius * near * np.cos(t), y + radius * near * squash * np.sin(t)) for t in turns[::-1]]
        return curve([*arc, *back])

    turn, wide = float(canvas.rng.uniform(-0.25, 0.25)), float(canvas.rng.uniform(0.7, 1.2))
    for at, reach, near, far, strength in ((3.85, 0.36, 0.86, 0.93, 0.42), (0.7, 0.30, 0.83, 0.90, 0.34)):
        spot = patch(at + turn - reach * wide, at + turn + reach * wide, near, far)
        canvas.path(spot, fill="#ffffff", fill_opacity=strength * gloss, filter=canvas.blur(4.0, spot), blend="screen")
