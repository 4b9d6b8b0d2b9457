"""The geometry of a bicycle from the side, as a frame builder would give it, in canvas units.

Everything is worked out for a bicycle that faces right, from its rear axle; `Bike.at` puts it on the canvas, facing
either way. The rule: drawings ask for named points (axles, head, seat) and never for numbers of their own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from storefront.drawing.outline import Outline, Point, curve

if TYPE_CHECKING:
    from collections.abc import Sequence

FLOOR = 414.0


@dataclass(frozen=True, slots=True)
class Geometry:
    """Measures of a frame.

    Attributes:
        base: between the axles.
        wheel: radius of a wheel with its tyre.
        tyre: thickness of the tyre.
        drop: how far the cranks lie below the axles.
        stay: how far the cranks lie before the rear axle.
        seat: length and angle of the seat tube.
        fork: length and angle of the fork, and how far the axle lies before its line.
        head: length of the head tube.
        post: how far the saddle stands above the seat tube.
        stem: how far the bar stands above the head tube, and before it.
        crank: length of a crank.
        tube: thickness of the tubes.
    """

    base: float
    wheel: float
    tyre: float
    drop: float
    stay: float
    seat: tuple[float, float]
    fork: tuple[float, float, float]
    head: float
    post: float
    stem: Point
    crank: float
    tube: float

    def varied(self, rng: np.random.Generator) -> Geometry:
        """A neighbour: another size and another tube."""
        size = float(rng.uniform(0.94, 1.06))
        return replace(
            self,
            base=self.base * float(rng.uniform(0.98, 1.02)),
            seat=(self.seat[0] * size, self.seat[1] + float(rng.uniform(-1.5, 1.5))),
            head=self.head * size,
            post=self.post * float(rng.uniform(0.85, 1.2)),
            tube=self.tube * float(rng.uniform(0.85, 1.2)),
        )


class Bike:
    """A bicycle on the canvas: its named points, facing right or left."""

    def __init__(self, geometry: Geometry, *, left: bool) -> None:
        """Works out the points."""
        g = self.geometry = geometry
        self._left = left
        self._start = 256.0 - g.base / 2
        axle = -g.wheel
        self.rear, self.front = (0.0, axle), (g.base, axle)
        self.crank = (g.stay, axle + g.drop)
        self.seat = _along(self.crank, g.seat[0], 180 + g.seat[1])
        foot = (self.front[0] - g.fork[2], self.front[1])
        self.crown = _along(foot, g.fork[0], 180 + g.fork[1])
        self.head = _along(self.crown, g.head, 180 + g.fork[1])
        self.saddle = _along(self.seat, g.post, 180 + g.seat[1])
        up = _along(self.head, g.stem[0], 180 + g.fork[1])
        self.bar = (up[0] + g.stem[1], up[1])
        self.steerer = up

    @property
    def way(self) -> float:
        """1 if it faces right, -1 if it faces left."""
        return -1.0 if self._left else 1.0

    def at(self, point: Point, dx: float = 0.0, dy: float = 0.0) -> Point:
        """The canvas point of a point of the bicycle, moved forwards by `dx` and down by `dy`."""
        x = self._start + point[0] + dx
        return (512.0 - x if self._left else x), FLOOR + point[1] + dy

    def line(self, points: Sequence[Point]) -> Outline:
        """A smooth line through points of the bicycle."""
        return curve([self.at(point) for point in points], closed=False)

    def shape(self, at: Point, points: Sequence[Sequence[object]], scale: float = 1.0) -> Outline:
        """A closed shape around a point of the bicycle, its own points as `(forwards, down)` and perhaps CORNER."""
        knots = [(*self.at(at, float(p[0]) * scale, float(p[1]) * scale), *p[2:]) for p in points]  # type: ignore[arg-type]
        return curve(knots)

    def arc(self, centre: Point, radius: float, start: float, end: float) -> Outline:
        """A part of a circle; degrees run from the front (0) over the top (90) to the back (180)."""
        angles = np.deg2rad(np.linspace(start, end, max(4, int(abs(end - start) / 14))))
        return self.line([(centre[0] + radius * np.cos(a), centre[1] - radius * np.sin(a)) for a in angles])


def _along(point: Point, length: float, degrees: float) -> Point:
    """A point further on in a direction; degrees run clockwise on the screen from the right."""
    radians = np.deg2rad(degrees)
    return point[0] + length * float(np.cos(radians)), point[1] + length * float(np.sin(radians))


def between(one: Point, two: Point, share: float) -> Point:
    """A point on the way from one to another."""
    return one[0] + (two[0] - one[0]) * share, one[1] + (two[1] - one[1]) * share
