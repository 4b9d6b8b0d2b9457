"""Space: one camera for things that are built in their own coordinates, and the flat shapes that they are built from.

Things have x to the right, y up, z towards the viewer and their origin on the floor below their middle; a `View`
turns and projects them onto the canvas. `upright`, `sideways` and `level` put a flat shape into space.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from storefront.drawing.outline import Outline, curve

Loop = np.ndarray
"""Points in space, float64 `(n, 3)`, in order around a face."""


@dataclass(frozen=True, slots=True)
class View:
    """The camera.

    Attributes:
        yaw: turn of the piece in degrees; positive shows more of its left side (from the viewer).
        pitch: how far the camera looks down, in degrees.
        scale: canvas units per unit of the piece.
        floor: height on the canvas of the origin.
        far: distance of the camera, for the perspective.
        middle: x on the canvas of the origin.
    """

    yaw: float = 0.0
    pitch: float = 13.0
    scale: float = 1.0
    floor: float = 415.0
    far: float = 1500.0
    middle: float = 256.0

    def turned(self, points: np.ndarray) -> np.ndarray:
        """Points or directions in the camera's frame: x right, y up, z towards the camera."""
        a, b = np.deg2rad(self.yaw), np.deg2rad(self.pitch)
        x = points[..., 0] * np.cos(a) + points[..., 2] * np.sin(a)
        z = -points[..., 0] * np.sin(a) + points[..., 2] * np.cos(a)
        y = points[..., 1] * np.cos(b) - z * np.sin(b)
        return np.stack([x, y, z * np.cos(b) + points[..., 1] * np.sin(b)], axis=-1)

    def flat(self, points: np.ndarray) -> np.ndarray:
        """Points on the canvas, `(n, 2)`."""
        seen = self.turned(np.asarray(points, dtype=float))
        near = self.scale * self.far / (self.far - seen[..., 2])
        return np.stack([self.middle + seen[..., 0] * near, self.floor - seen[..., 1] * near], axis=-1)

    def point(self, x: float, y: float, z: float) -> tuple[float, float]:
        """One point on the canvas."""
        px, py = self.flat(np.array([x, y, z])).tolist()
        return px, py

    def line(self, *points: Sequence[float]) -> Outline:
        """An open smooth line through points in space."""
        return curve([tuple(p) for p in self.flat(np.array(points)).tolist()], closed=False)


def panel(
    width: float, height: float, radius: float | Sequence[float] = 10.0, *, bow: float = 0.0, steps: int = 5
) -> np.ndarray:
    """A rectangle with round corners around (0, 0), `(n, 2)`, y up; `radius` from the upper right, anticlockwise."""
    radii = [radius] * 4 if isinstance(radius, (int, float)) else list(radius)
    corners = ((1, 1, 0), (-1, 1, 90), (-1, -1, 180), (1, -1, 270))
    points = []
    for (sx, sy, start), wanted in zip(corners, radii, strict=True):
        r = min(wanted, width / 2, height / 2)
        for angle in np.deg2rad(np.linspace(start, start + 90, steps)):
            x, y = sx * (width / 2 - r) + r * np.cos(angle), sy * (height / 2 - r) + r * np.sin(angle)
            points.append((x, y + bow * sy * (1 - (2 * x / width) ** 2)))
    return np.array(points)


def upright(shape: np.ndarray, x: float, y: float, z: float, *, lean: float = 0.0) -> Loop:
    """A flat shape standing and facing the viewer, its middle at (x, y, z); `lean` degrees backwards from its foot."""
    radians, low = np.deg2rad(lean), shape[:, 1].min()
    up = shape[:, 1] - low
    return np.stack([shape[:, 0] + x, low + up * np.cos(radians) + y, z - up * np.sin(radians)], axis=1)


def sideways(shape: np.ndarray, x: float, y: float, z: float) -> Loop:
    """A flat shape standing and facing left or right; its own x runs towards the viewer."""
    return np.stack([np.full(len(shape), x), shape[:, 1] + y, shape[:, 0] + z], axis=1)


def level(shape: np.ndarray, x: float, y: float, z: float) -> Loop:
    """A flat shape lying; its own y runs away from the viewer."""
    return np.stack([shape[:, 0] + x, np.full(len(shape), y), z - shape[:, 1]], axis=1)
