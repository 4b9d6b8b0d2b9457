"""Outlines: the smooth closed or open curves that every drawing is made of.

An `Outline` holds cubic Bezier segments as one array `(n, 4, 2)` in canvas units (512 x 512, y down), so that its
SVG path, its box and points on it come from the same numbers. Build one with `curve` (through points, corners
marked), `parse` (SVG path data), `ellipse`, `rounded` or `leaf`. Outlines never change; every operation returns one.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np

Point = tuple[float, float]
Project = Callable[[np.ndarray], np.ndarray]
"""Maps points `(n, 2)` to points `(n, 2)`."""

Knot = tuple[Any, ...]
"""A point of `curve`: `(x, y)` or `(x, y, CORNER)`."""

CORNER: Final = "corner"
_KAPPA: Final = 0.5522847498


@dataclass(frozen=True, eq=False)
class Outline:
    """A chain of cubic Bezier segments.

    Attributes:
        segments: float64 `(n, 4, 2)`; each segment starts where the one before it ends.
        closed: whether the last point joins the first.
    """

    segments: np.ndarray
    closed: bool = True

    @cached_property
    def d(self) -> str:
        """The SVG path data, absolute, with one decimal."""
        # One formatting call for all numbers: prints have thousands of these. Adding 0 turns -0 into 0.
        points = (np.round(self.segments, 1) + 0.0).reshape(-1, 8)
        numbers = [*points[0, :2].tolist(), *points[:, 2:].ravel().tolist()]
        written = ("M%g %g" + "C%g %g %g %g %g %g" * len(points)) % tuple(numbers)
        return written + ("Z" if self.closed else "")

    @cached_property
    def box(self) -> tuple[float, float, float, float]:
        """The bounding box `(left, top, right, bottom)`."""
        points = self.sample(12)
        return (*points.min(axis=0).tolist(), *points.max(axis=0).tolist())

    def sample(self, per_segment: int = 16) -> np.ndarray:
        """Points along the outline, float64 `(n * per_segment + 1, 2)`."""
        t = np.linspace(0, 1, per_segment, endpoint=False)[None, :, None]
        a, b, c, d = (self.segments[:, k, None, :] for k in range(4))
        points = (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t**2 * c + t**3 * d
        return np.concatenate([points.reshape(-1, 2), self.segments[-1:, 3]])

    def at(self, share: float) -> Point:
        """The point at `share` (0 to 1) of the outline's length."""
        points = self.sample(24)
        lengths = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
        wanted = share * lengths[-1]
        return float(np.interp(wanted, lengths, points[:, 0])), float(np.interp(wanted, lengths, points[:, 1]))

    def mapped(self, project: Project) -> Outline:
        """The outline with every control point mapped (exact for affine maps)."""
        return Outline(project(self.segments.reshape(-1, 2)).reshape(-1, 4, 2), self.closed)

    def mirrored(self, axis: float = 256.0) -> Outline:
        """The mirror image about the vertical line `x = axis`."""
        return self.mapped(lambda points: points * [-1, 1] + [2 * axis, 0])

    def reversed(self) -> Outline:
        """The same outline in the other direction."""
        return Outline(self.segments[::-1, ::-1], self.closed)

    def clockwise(self) -> Outline:
        """The same outline, clockwise on the screen."""
        points = self.sample(4)
        x, y = points[:, 0], points[:, 1]
        area = float(np.sum(x * np.roll(y, -1) - y * np.roll(x, -1)))
        return self if area >= 0 else self.reversed()

    def shifted(self, dx: float, dy: float) -> Outline:
        """The outline moved by `(dx, dy)`."""
        return self.mapped(lambda points: points + np.array([dx, dy]))

    def scaled(self, sx: float, sy: float | None = None, about: Point | None = None) -> Outline:
        """The outline scaled about a point (its box's centre if none is given)."""
        left, top, right, bottom = self.box
        centre = np.array(about or ((left + right) / 2, (top + bottom) / 2))
        return self.mapped(lambda points: (points - centre) * [sx, sx if sy is None else sy] + centre)

    def turned(self, degrees: float, about: Point | None = None) -> Outline:
        """The outline rotated clockwise about a point (its box's centre if none is given)."""
        left, top, right, bottom = self.box
        centre = np.array(about or ((left + right) / 2, (top + bottom) / 2))
        angle = np.deg2rad(degrees)
        matrix = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
        return self.mapped(lambda points: (points - centre) @ matrix + centre)


@dataclass(frozen=True, eq=False)
class Joined:
    """Several outlines that light falls on as on one piece: a trunk and its sleeves, a cup and its handle."""

    parts: tuple[Outline, ...]

    @cached_property
    def d(self) -> str:
        """The SVG path data of all parts, all of them clockwise, so that overlaps stay filled."""
        return "".join(part.clockwise().d for part in self.parts)

    @cached_property
    def box(self) -> tuple[float, float, float, float]:
        """The bounding box `(left, top, right, bottom)`."""
        boxes = np.array([part.box for part in self.parts])
        return (*boxes[:, :2].min(axis=0).tolist(), *boxes[:, 2:].max(axis=0).tolist())

    def shifted(self, dx: float, dy: float) -> Joined:
        """All parts moved by `(dx, dy)`."""
        return Joined(tuple(part.shifted(dx, dy) for part in self.parts))


Shape = Outline | Joined


def joined(*parts: Outline) -> Joined:
    """Outlines to be lit as one piece."""
    return Joined(parts)


def number(value: float) -> str:
    """Writes a coordinate with at most one decimal."""
    text = f"{value:.1f}"
    return text[:-2] if text.endswith(".0") else text


def curve(points: Sequence[Knot], *, closed: bool = True, tension: float = 0.36) -> Outline:
    """A smooth curve through points.

    Args:
        points: `(x, y)`, or `(x, y, CORNER)` where the curve may have a kink. A segment between two corners is
            straight.
        closed: whether the curve returns to its first point.
        tension: length of the handles as a share of the chord; 0 is a polygon, about 0.36 is round.

    Returns:
        The outline with one segment per pair of neighbouring points.
    """
    xy = np.array([[float(p[0]), float(p[1])] for p in points])
    kinks = np.array([len(p) > 2 for p in points])
    if not closed:
        kinks[[0, -1]] = True
    here = np.arange(len(xy) if closed else len(xy) - 1)
    there = (here + 1) % len(xy)
    way = xy[there] - xy[here]
    chord = np.linalg.norm(way, axis=1, keepdims=True)
    directions, is_smooth = _tangents(xy, kinks)
    straight = way * tension * 0.9
    start = xy[here] + np.where(is_smooth[here, None], directions[here] * chord * tension, straight)
    end = xy[there] - np.where(is_smooth[there, None], directions[there] * chord * tension, straight)
    return Outline(np.stack([xy[here], start, end, xy[there]], axis=1), closed)


def _tangents(xy: np.ndarray, kinks: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The unit directions of the curve at its points `(n, 2)`, and which of them are smooth, not corners or ends."""
    before, after = xy - np.roll(xy, 1, axis=0), np.roll(xy, -1, axis=0) - xy
    # Weighted against the longer side, so that a long neighbour does not make the short one bulge.
    direction = sum(side / np.maximum((side * side).sum(axis=1, keepdims=True), 1e-18) for side in (before, after))
    norm = np.linalg.norm(direction, axis=1, keepdims=True)
    return direction / np.maximum(norm, 1e-9), ~kinks & (norm[:, 0] > 1e-9)


def parse(path: str) -> Outline:
    """Reads SVG path data with the absolute commands M, L, H, V, C, Q and Z (one subpath)."""
    tokens = re.findall(r"[MLHVCQZ]|-?\d*\.?\d+", path)
    segments: list[list[np.ndarray]] = []
    at = start = np.zeros(2)
    command, position, closed = "M", 0, False

    def take(count: int) -> list[float]:
        nonlocal position
        position += count
        return [float(token) for token in tokens[position - count : position]]

    while position < len(tokens):
        if tokens[position] in "MLHVCQZ":
            command = tokens[position]
            position += 1
        if command == "Z":
            closed = True
            if np.linalg.norm(at - start) > 0.05:
                segments.append(_line(at, start))
            break
        if command == "M":
            at = start = np.array(take(2))
            command = "L"
            continue
        if command == "C":
            numbers = np.array(take(6)).reshape(3, 2)
            segment = [at, *numbers]
        elif command == "Q":
            control, end = np.array(take(4)).reshape(2, 2)
            segment = [at, at + (control - at) * 2 / 3, end + (control - end) * 2 / 3, end]
        else:
            end = _line_end(command, at, take)
            segment = _line(at, end)
        segments.append(segment)
        at = segment[3]
    return Outline(np.array(segments), closed)


def _line_end(command: str, at: np.ndarray, take: Callable[[int], list[float]]) -> np.ndarray:
    if command == "H":
        return np.array([take(1)[0], at[1]])
    if command == "V":
        return np.array([at[0], take(1)[0]])
    return np.array(take(2))


def _line(start: np.ndarray, end: np.ndarray) -> list[np.ndarray]:
    return [start, start + (end - start) / 3, end - (end - start) / 3, end]


def polygon(points: Sequence[Point], *, closed: bool = True) -> Outline:
    """Straight lines through points."""
    return curve([(x, y, CORNER) for x, y in points], closed=closed)


def line(*points: Point) -> Outline:
    """An open smooth line through two or more points."""
    return curve(points, closed=False)


def ellipse(cx: float, cy: float, rx: float, ry: float | None = None) -> Outline:
    """An ellipse (a circle if `ry` is not given)."""
    ry = rx if ry is None else ry
    k = _KAPPA
    unit = np.array(
        [
            [(1, 0), (1, k), (k, 1), (0, 1)],
            [(0, 1), (-k, 1), (-1, k), (-1, 0)],
            [(-1, 0), (-1, -k), (-k, -1), (0, -1)],
            [(0, -1), (k, -1), (1, -k), (1, 0)],
        ]
    )
    return Outline(unit * [rx, ry] + [cx, cy])


def rounded(left: float, top: float, right: float, bottom: float, radius: float) -> Outline:
    """A rectangle with round corners."""
    r = max(0.01, min(radius, (right - left) / 2, (bottom - top) / 2))
    c = r * (1 - _KAPPA)
    return parse(
        f"M{left + r} {top}L{right - r} {top}C{right - c} {top} {right} {top + c} {right} {top + r}"
        f"L{right} {bottom - r}C{right} {bottom - c} {right - c} {bottom} {right - r} {bottom}"
        f"L{left + r} {bottom}C{left + c} {bottom} {left} {bottom - c} {left} {bottom - r}"
        f"L{left} {top + r}C{left} {top + c} {left + c} {top} {left + r} {top}Z"
    )


def leaf(start: Point, end: Point, width: float, bend: float = 0.0) -> Outline:
    """A shape that tapers to both ends: folds, leaves, petals, highlights.

    Args:
        start: one tip.
        end: the other tip.
        width: at the thickest place.
        bend: sideways shift of the middle, positive to the right of the direction of travel.
    """
    (ax, ay), (bx, by) = (float(v) for v in start), (float(v) for v in end)
    dx, dy = bx - ax, by - ay
    length = max(math.hypot(dx, dy), 1e-9)
    nx, ny = -dy / length, dx / length
    inner, outer = bend * 1.3 - width * 0.67, bend * 1.3 + width * 0.67
    near, far = (ax + dx * 0.33, ay + dy * 0.33), (ax + dx * 0.67, ay + dy * 0.67)
    first = [
        (ax, ay),
        (near[0] + nx * outer, near[1] + ny * outer),
        (far[0] + nx * outer, far[1] + ny * outer),
        (bx, by),
    ]
    second = [
        (bx, by),
        (far[0] + nx * inner, far[1] + ny * inner),
        (near[0] + nx * inner, near[1] + ny * inner),
        (ax, ay),
    ]
    return Outline(np.array([first, second]))
