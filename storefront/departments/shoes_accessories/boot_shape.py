"""The shape of boots and heels in space: a shaft on a foot, and heels under it.

The foot is a `Shoe`. A boot's shaft is a tube of level ellipses that stands on it; places on the tube are `(angle, z)`
with 0 degrees at the toe and 90 towards the camera. The rule: whatever the view, a boot's silhouette is one outline,
found by rays from its ankle, from which all of it can be seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from storefront.departments.shoes_accessories.last import FAR, LENGTH, NEAR, Last, Pose, Shoe
from storefront.drawing.outline import Outline, curve
from storefront.drawing.silhouette import around

if TYPE_CHECKING:
    from collections.abc import Sequence

Ring = tuple[float, float, float, float]
"""A level cut of a tube: height, middle along the foot, half length, half width."""


@dataclass(frozen=True, slots=True)
class Tube:
    """A shaft.

    Attributes:
        rings: from the ankle to the top edge.
        dip: how much lower the top edge lies at the sides than in front and behind.
        slope: how much higher it lies in front than behind.
    """

    rings: tuple[Ring, ...]
    dip: float = 0.0
    slope: float = 0.0


class Boot:
    """A foot with a shaft, in a pose."""

    def __init__(self, last: Last, tube: Tube, pose: Pose) -> None:
        """Smooths the shaft's rings."""
        self.shoe, self.tube, self.pose = Shoe(last, pose), tube, pose
        heights = [ring[0] for ring in tube.rings]
        z, cx, a, b = tube.rings[0]
        rings = ((z - 22, cx + 10, a + 12, b + 3), *tube.rings)  # spreads into the instep
        fine = np.linspace(heights[0] - 22, heights[-1] + 30, 48)
        columns = []
        for k in (1, 2, 3):
            run = curve([(ring[0], ring[k]) for ring in rings], closed=False).sample(12)
            columns.append(np.interp(fine, run[:, 0], run[:, 1]))
        self._fine, self._columns = fine, columns
        self.foot, self.top = heights[0], heights[-1]

    def edge(self, angle: np.ndarray | float) -> np.ndarray:
        """Height of the top edge."""
        radians = np.deg2rad(np.asarray(angle, float))
        scallop = self.tube.dip * (np.cos(2 * radians) - 1) / 2
        return self.top + scallop + self.tube.slope * (np.cos(radians) - 1) / 2

    def space(self, angle: np.ndarray | float, z: np.ndarray | float, grow: float = 0.0) -> np.ndarray:
        """Points in space of places on the shaft, float64 `(n, 3)`."""
        angle, z = np.broadcast_arrays(np.asarray(angle, float), np.asarray(z, float))
        cx, a, b = (np.interp(z, self._fine, column) for column in self._columns)
        radians = np.deg2rad(angle)
        return np.stack([cx + (a + grow) * np.cos(radians), (b + grow) * np.sin(radians), z], axis=-1).reshape(-1, 3)

    def points(self, angle: np.ndarray | float, z: np.ndarray | float, grow: float = 0.0) -> list[tuple[float, float]]:
        """Canvas points of places on the shaft."""
        return [tuple(p) for p in self.pose.project(self.space(angle, z, grow)).tolist()]

    def run(self, places: Sequence[Sequence[float]], grow: float = 0.0) -> Outline:
        """A line on the shaft through places `(angle, z)`."""
        array = np.array(places, float)
        return curve(self.points(array[:, 0], array[:, 1], grow), closed=False)

    def area(self, places: Sequence[Sequence[object]]) -> Outline:
        """A panel on the shaft through places `(angle, z)` or `(angle, z, CORNER)`."""
        array = np.array([[float(p[0]), float(p[1])] for p in places])  # type: ignore[arg-type]
        points = self.points(array[:, 0], array[:, 1])
        return curve([(*point, *place[2:]) for point, place in zip(points, places, strict=True)])

    def limits(self) -> tuple[float, float]:
        """The angles at the edges of what the camera sees of the shaft: in front and behind."""
        return -self.pose.yaw, 180.0 - self.pose.yaw

    def collar(self, below: float = 0.0, grow: float = 0.0) -> Outline:
        """The top edge, all around."""
        angles = np.linspace(0, 360, 33)[:-1]
        return curve(self.points(angles, self.edge(angles) - below, grow))

    def rim(self, below: float = 0.0, grow: float = 0.0) -> Outline:
        """The near half of a line around the shaft at a distance below its top edge."""
        first, last = self.limits()
        angles = np.linspace(first, last, 19)
        return curve(self.points(angles, self.edge(angles) - below, grow), closed=False)

    def outline(self) -> Outline:
        """All that foot and shaft cover."""
        shoe, x = self.shoe, LENGTH * (1 - np.cos(np.linspace(0, np.pi, 40))) / 2
        lines = []
        for s in np.linspace(0, 1, 12):
            near, far = (self.pose.project(shoe.surface(x, s, side)) for side in (NEAR, FAR))
            lines.append(np.concatenate([near, far[::-1]]))
        for place in (0.0, 1.5, 4.0, 9.0, LENGTH - 9, LENGTH - 3, LENGTH):
            rising = [shoe.surface(np.full(24, place), np.linspace(0, 1, 24), side) for side in (NEAR, FAR)]
            lines += [self.pose.project(line) for line in rising]
        for angle in np.linspace(0, 360, 61)[:-1]:
            z = np.linspace(self.foot - 22, float(self.edge(angle)), 26)
            lines.append(self.pose.project(self.space(angle, z)))
        lines.append(self.collar().sample(6))
        return around(lines, self.shoe.lift(76, 0, self.foot - 14))


def stacked(pose: Pose, loops: Sequence[np.ndarray]) -> Outline:
    """What level loops `(n, 3)` cover, from top to bottom: a heel, however slender or flared."""
    left, right = [], []
    flat = [pose.project(loop) for loop in loops]
    for loop in flat:
        left.append(tuple(loop[int(np.argmin(loop[:, 0]))].tolist()))
        right.append(tuple(loop[int(np.argmax(loop[:, 0]))].tolist()))
    last = flat[-1]
    low = tuple(last[int(np.argmax(last[:, 1]))].tolist())
    return curve([*right, low, *left[::-1]], tension=0.3)


@dataclass(frozen=True, slots=True)
class Heel:
    """A heel.

    Attributes:
        length: of its top along the foot.
        foot: length of its lower end, as a share of the top.
        wide: width of its lower end, as a share of the top.
        slant: how far the lower end's back lies before the top's.
        waist: how much thinner its middle is than between both ends, as a share.
        taper: how soon it is as thin as its lower end; a small number is soon.
    """

    length: float
    foot: float = 0.92
    wide: float = 0.92
    slant: float = 4.0
    waist: float = 0.0
    taper: float = 0.8


def heel_shape(shoe: Shoe, heel: Heel) -> Outline:
    """A heel's silhouette under the sole of a shoe."""
    return stacked(shoe.pose, heel_loops(shoe, heel))


def heel_loops(shoe: Shoe, heel: Heel, count: int = 9) -> list[np.ndarray]:
    """Level cuts of a heel from the sole to the ground, float64 `(n, 3)`."""
    x = np.linspace(0, heel.length, 12)
    half = shoe.profile("width", x) * np.sqrt(np.maximum(1 - np.clip((34 - x) / 34, 0, 1) ** 2, 0)) * 1.02
    top = shoe.profile("bottom", x) + 2
    loops = []
    for share in np.linspace(0, 1, count):
        thin = 1 - heel.waist * np.sin(np.pi * share**0.8)
        long = (1 - (1 - heel.foot) * share**heel.taper) * thin
        wide = (1 - (1 - heel.wide) * share**heel.taper) * thin
        along = heel.slant * share + x * long - 1
        z = top * (1 - share)
        near, far = (np.stack([along, side * half * wide, z], axis=1) for side in (NEAR, FAR))
        loops.append(np.concatenate([near, far[::-1]]))
    return loops
