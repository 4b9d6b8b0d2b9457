"""Long bent fruit: a spine with a half width at every place; sides, strips and ends come from the same numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from storefront.drawing.outline import Outline, Point, curve

LAMP = np.array([-0.46, -0.60, 0.65])
"""Direction towards the lamp: left, up, towards the camera."""


@dataclass(frozen=True)
class Tube:
    """A bent body of round or polygonal section.

    Attributes:
        spine: `(n, 2)` evenly spaced points on the canvas.
        half: `(n,)` half widths there, in canvas units.
    """

    spine: np.ndarray
    half: np.ndarray

    @cached_property
    def sideways(self) -> np.ndarray:
        """Unit normals of the spine `(n, 2)`, to the right of the direction of travel."""
        along = np.gradient(self.spine, axis=0)
        along = along / np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-9)[:, None]
        return np.stack([-along[:, 1], along[:, 0]], axis=1)

    def at(self, share: np.ndarray | float, across: np.ndarray | float) -> np.ndarray:
        """Points `(..., 2)` at a share of the length, -1 (left edge) to 1 (right edge) across."""
        share, across = np.broadcast_arrays(np.asarray(share, float), np.asarray(across, float))
        place, index = share * (len(self.spine) - 1), np.arange(len(self.spine))

        def there(values: np.ndarray) -> np.ndarray:
            return np.interp(place, index, values)

        reach = there(self.half) * across
        x = there(self.spine[:, 0]) + there(self.sideways[:, 0]) * reach
        y = there(self.spine[:, 1]) + there(self.sideways[:, 1]) * reach
        return np.stack([x, y], axis=-1)

    def point(self, share: float, across: float = 0.0) -> Point:
        """One point on it."""
        x, y = self.at(share, across)
        return float(x), float(y)

    def strip(self, one: float, two: float, start: float = 0.0, end: float = 1.0, steps: int = 13) -> Outline:
        """The part between two lines along it, with kinks at its four corners."""
        shares = np.linspace(start, end, steps)
        first, second = self.at(shares, one).tolist(), self.at(shares[::-1], two).tolist()
        knots = [(*p, "c") if k in (0, steps - 1) else tuple(p) for side in (first, second) for k, p in enumerate(side)]
        return curve(knots)

    def line(self, across: float, start: float = 0.0, end: float = 1.0, steps: int = 11) -> Outline:
        """A line along it."""
        return curve(self.at(np.linspace(start, end, steps), across).tolist(), closed=False)

    @cached_property
    def outline(self) -> Outline:
        """Its silhouette, with round ends."""
        shares = np.linspace(0, 1, 15)
        first, second = self.at(shares, -1.0).tolist(), self.at(shares[::-1], 1.0).tolist()
        return curve([*first, *second])

    def lit(self, share: float, angle: float) -> float:
        """How much light falls on it: -1 to 1; `angle` in radians, 0 is its right edge, pi / 2 faces the camera."""
        place = share * (len(self.spine) - 1)
        side = np.array([np.interp(place, np.arange(len(self.spine)), self.sideways[:, k]) for k in (0, 1)])
        return float(np.array([*(side * np.cos(angle)), np.sin(angle)]) @ LAMP)


def bent(
    start: Point, heading: float, length: float, bend: float, *, early: float = 1.0, steps: int = 40
) -> np.ndarray:
    """A spine that turns evenly.

    Args:
        start: its first point.
        heading: direction there in degrees, clockwise from the right.
        length: of the spine.
        bend: by how many degrees it turns on its way, clockwise.
        early: below 1 most of the turn comes first, above 1 last.
        steps: number of points.
    """
    shares = np.linspace(0, 1, steps)
    angles = np.deg2rad(heading + bend * shares**early)
    step = np.stack([np.cos(angles), np.sin(angles)], axis=1) * length / (steps - 1)
    return np.array(start) + np.concatenate([np.zeros((1, 2)), np.cumsum((step[1:] + step[:-1]) / 2, axis=0)])


def widths(*marks: tuple[float, float], size: float, steps: int = 40) -> np.ndarray:
    """Half widths along a spine from `(share, width)` marks, smoothed, times `size`."""
    shares = np.linspace(0, 1, steps)
    found = np.interp(shares, [m[0] for m in marks], [m[1] for m in marks])
    padded = np.concatenate([found[:1], found, found[-1:]])
    return (padded[:-2] + 2 * padded[1:-1] + padded[2:]) / 4 * size
