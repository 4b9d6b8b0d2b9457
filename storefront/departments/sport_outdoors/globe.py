"""Round bodies seen from any side: balls and egg shapes whose panels and seams lie on their surface.

A `Globe` is a unit sphere, stretched along its own axes, turned and put on the canvas. Everything on it is given as
points of the unit sphere; what lies behind the horizon is cut off there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from storefront.drawing.outline import CORNER, Outline, Point, Project, curve

if TYPE_CHECKING:
    from collections.abc import Sequence


class Globe:
    """A turned and stretched sphere on the canvas; z points to the camera, y down."""

    def __init__(
        self, centre: Point, radius: float, turn: np.ndarray, stretch: tuple[float, float, float] = (1.0, 1.0, 1.0)
    ) -> None:
        """Puts a globe on the canvas.

        Args:
            centre: of the globe.
            radius: of the sphere before it is stretched, in canvas units.
            turn: a rotation matrix.
            stretch: of the sphere's own axes.
        """
        self.centre, self.radius, self.turn = np.array(centre), radius, turn
        self.stretch = np.array(stretch)
        self._matrix = turn * self.stretch

    def at(self, points: np.ndarray) -> np.ndarray:
        """Canvas points `(n, 2)` of points on the sphere `(n, 3)`."""
        return (points @ self._matrix.T)[:, :2] * self.radius + self.centre

    def facing(self, points: np.ndarray) -> np.ndarray:
        """How much places face the camera: 1 fully, below 0 not at all."""
        normals = (points / self.stretch) @ self.turn.T
        return normals[:, 2] / np.linalg.norm(normals, axis=1)

    def outline(self) -> Outline:
        """The silhouette, an ellipse."""
        flat = self._matrix[:2]
        root = np.linalg.cholesky(flat @ flat.T)
        angles = np.linspace(0, 2 * np.pi, 33)[:-1]
        ring = np.stack([np.cos(angles), np.sin(angles)], axis=1) @ root.T * self.radius + self.centre
        return curve([tuple(p) for p in ring.tolist()])

    def patch(self, corners: np.ndarray, *, smooth: bool = False) -> Outline | None:
        """A panel between corners on the sphere, or None if it is behind the horizon."""
        points = corners if smooth else self.between(corners)
        seen = self.facing(points) > 0
        if not seen.any():
            return None
        flat = self.at(np.where(seen[:, None], points, self._horizon(points)))
        return curve([(float(x), float(y), CORNER) for x, y in flat])

    def lines(self, path: np.ndarray) -> list[Outline]:
        """The visible stretches of a line through points on the sphere."""
        seen = self.facing(path) > 0.01
        flat, found, run = self.at(path), [], []
        for point, visible in zip(flat.tolist(), seen.tolist(), strict=True):
            if visible:
                run.append((point[0], point[1]))
            elif run:
                found.append(run)
                run = []
        return [curve(stretch, closed=False) for stretch in [*found, run] if len(stretch) > 1]

    def wrap(self) -> Project:
        """A projection that lays a print onto the side towards the camera."""

        def project(points: np.ndarray) -> np.ndarray:
            angles = np.clip(points / self.radius * 1.45, -np.pi / 2, np.pi / 2)
            x, y = np.sin(angles[:, 0]) * np.cos(angles[:, 1] * 0.8), np.sin(angles[:, 1])
            local = np.stack([x, y, np.sqrt(np.maximum(0.0, 1 - x * x - y * y))], axis=1) @ self.turn
            flat = (local * self.stretch) @ self.turn.T
            return flat[:, :2] * self.radius + self.centre

        return project

    def _horizon(self, points: np.ndarray) -> np.ndarray:
        normals = (points / self.stretch) @ self.turn.T
        normals[:, 2] = 0
        normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-9)
        back = (normals @ self.turn) * self.stretch
        return back / np.maximum(np.linalg.norm(back, axis=1, keepdims=True), 1e-9)

    @staticmethod
    def between(corners: np.ndarray, steps: int = 10) -> np.ndarray:
        """The closed line along great circles through corners on the sphere, float64 `(n, 3)`."""
        share = np.linspace(0, 1, steps, endpoint=False)[None, :, None]
        lines = corners[:, None] * (1 - share) + np.roll(corners, -1, axis=0)[:, None] * share
        flat = lines.reshape(-1, 3)
        return flat / np.linalg.norm(flat, axis=1, keepdims=True)


def rotation(*steps: tuple[str, float]) -> np.ndarray:
    """A rotation matrix from turns about the axes "x", "y" and "z" in degrees, the first one first."""
    matrix = np.eye(3)
    for axis, degrees in steps:
        c, s = np.cos(np.deg2rad(degrees)), np.sin(np.deg2rad(degrees))
        one = {
            "x": np.array([[1, 0, 0], [0, c, -s], [0, s, c]]),
            "y": np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]]),
            "z": np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]]),
        }[axis]
        matrix = one @ matrix
    return matrix


def sphere(longitudes: np.ndarray | float, latitudes: np.ndarray | float) -> np.ndarray:
    """Points of the sphere by longitude and latitude in degrees; the poles lie on the y axis."""
    lon, lat = np.broadcast_arrays(np.deg2rad(longitudes), np.deg2rad(latitudes))
    return np.stack([np.sin(lon) * np.cos(lat), np.sin(lat), np.cos(lon) * np.cos(lat)], axis=-1).reshape(-1, 3)


def football_panels() -> tuple[list[np.ndarray], list[np.ndarray]]:
    """The twelve pentagons of a football, and the seams between its hexagons."""
    golden = (1 + 5**0.5) / 2
    signs: Sequence[tuple[int, int]] = ((1, 1), (1, -1), (-1, 1), (-1, -1))
    corners: list[tuple[float, float, float]] = []
    for a, b in signs:
        corners += [(0.0, a, b * golden), (a, b * golden, 0.0), (b * golden, 0.0, a)]
    nodes = np.array(corners, float) / np.hypot(1, golden)
    side = np.min(np.linalg.norm(nodes[1:] - nodes[0], axis=1)) * 1.01
    pentagons, seams = [], []
    for k, node in enumerate(nodes):
        near = [j for j, other in enumerate(nodes) if j != k and np.linalg.norm(node - other) < side]
        ring = np.array([node + (nodes[j] - node) * 0.34 for j in near])
        across = np.cross(node, ring[0] - node)
        angles = np.arctan2((ring - node) @ across, (ring - node) @ (ring[0] - node) * np.linalg.norm(node))
        ring = ring[np.argsort(angles)]
        pentagons.append(ring / np.linalg.norm(ring, axis=1, keepdims=True))
        for j in near:
            if j > k:
                share = np.linspace(0.34, 0.66, 10)[:, None]
                run = node * (1 - share) + nodes[j] * share
                seams.append(run / np.linalg.norm(run, axis=1, keepdims=True))
    return pentagons, seams
