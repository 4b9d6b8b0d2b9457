"""Solid things: bodies turned on a lathe (mugs, bottles, vases, lamps) and boxes, lit like everything else.

A turned body is a profile of half widths over height, seen a little from above: rims and feet are ellipses whose
flatness is `TILT`. A box shows its front, its right side and its top. Both return outlines, so that drawings can add
labels, handles and edges that fit, and both give the projection that lays a pattern around or onto them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from storefront.drawing import light
from storefront.drawing.materials import MATERIALS, Surface, paint
from storefront.drawing.outline import CORNER, Knot, Outline, Point, Project, curve, ellipse, polygon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storefront.drawing.canvas import Canvas, Stop

TILT = 0.17
"""Height of a level circle divided by its width: the camera looks down by about ten degrees."""


@dataclass(frozen=True)
class Turned:
    """A body of revolution.

    Attributes:
        outline: its silhouette, with the round foot and, at the top, the front half of the rim.
        axis: x of its axis.
        profile: `(half width, y)` from top to bottom.
    """

    outline: Outline
    axis: float
    profile: tuple[tuple[float, float], ...]

    def half(self, y: float) -> float:
        """The half width at a height."""
        ys, halves = [p[1] for p in self.profile], [p[0] for p in self.profile]
        return float(np.interp(y, ys, halves))

    def ring(self, y: float, *, grow: float = 0.0) -> Outline:
        """The whole ellipse of a level cut: rims, the surface of a drink."""
        half = self.half(y) + grow
        return ellipse(self.axis, y, half, half * TILT)

    def arc(self, y: float) -> Outline:
        """The front half of a level cut, left to right: painted lines, edges of labels."""
        half = self.half(y)
        angles = np.linspace(np.pi, 0, 9)
        points = [(self.axis + half * np.cos(a), y + half * TILT * np.sin(a)) for a in angles]
        return curve(points, closed=False)

    def zone(self, top: float, bottom: float) -> Outline:
        """The front of the body between two heights: labels, glaze, bands."""
        upper, lower = self.arc(top).sample(1), self.arc(bottom).sample(1)
        ys = np.linspace(top, bottom, 7)[1:-1]
        right = [(self.axis + self.half(y), float(y)) for y in ys]
        left = [(self.axis - self.half(y), float(y)) for y in ys[::-1]]
        knots: list[Knot] = [(*upper[0], CORNER), *upper[1:-1], (*upper[-1], CORNER), *right]
        knots += [(*lower[-1], CORNER), *lower[-2:0:-1], (*lower[0], CORNER), *left]
        return curve(knots)

    def wrap(self, middle: float) -> Project:
        """A projection around the body: sheet x runs around it, sheet y down from `middle`."""

        def project(points: np.ndarray) -> np.ndarray:
            y = points[:, 1] + middle
            half = np.interp(y, [p[1] for p in self.profile], [p[0] for p in self.profile])
            widest = max(p[0] for p in self.profile)
            angle = np.clip(points[:, 0] / widest, -np.pi / 2, np.pi / 2)
            return np.stack([self.axis + half * np.sin(angle), y + half * TILT * np.cos(angle)], axis=1)

        return project


def turned(profile: Sequence[Knot], axis: float = 256.0) -> Turned:
    """A body from its profile.

    Args:
        profile: `(half width, y)` from top to bottom; add CORNER for a kink. Points between are smooth.
        axis: x of its axis.
    """
    right: list[Knot] = [(axis + float(p[0]), p[1], *p[2:]) for p in profile]
    left: list[Knot] = [(axis - float(p[0]), p[1], *p[2:]) for p in profile][::-1]
    (top, top_y), (foot, foot_y) = ((float(p[0]), float(p[1])) for p in (profile[0], profile[-1]))
    angles = np.linspace(0, np.pi, 7)[1:-1]
    below = [(axis + foot * np.cos(a), foot_y + foot * TILT * np.sin(a)) for a in angles]
    above = [(axis - top * np.cos(a), top_y - top * TILT * np.sin(a)) for a in angles]
    right[0], left[-1] = (axis + top, top_y, CORNER), (axis - top, top_y, CORNER)
    side = curve([*right, (axis - 9999.0, foot_y, CORNER)], closed=False).sample(10)[: (len(right) - 1) * 10 + 1]
    outline = curve([*right, *below, *left, *above])
    smooth = tuple((float(x - axis), float(y)) for x, y in side)
    return Turned(outline, axis, smooth)


def paint_turned(canvas: Canvas, body: Turned, made: Surface, *, strength: float = 0.42, stands: bool = True) -> None:
    """A turned body with its pattern around it, its roundness and its gloss; `stands` if its foot is on the table."""
    if stands:
        foot, y = body.profile[-1]
        canvas.stand(body.axis, y + foot * TILT * 0.3, foot, foot * TILT)
    _left, top, _right, bottom = body.outline.box
    sheet_project = body.wrap((top + bottom) / 2)
    paint(canvas, body.outline, made, project=sheet_project)
    light.round_sides(canvas, body.outline, strength)
    light.falloff(canvas, body.outline, 0.10)
    streaks(canvas, body.outline, MATERIALS[made.material].gloss)
    light.inner_shadow(canvas, body.outline, 7, 0.16)


def streaks(canvas: Canvas, outline: Outline, gloss: float) -> None:
    """The upright reflections of a softbox on a glossy round body: one at the left, a faint one at the right."""
    if gloss <= 0.05:
        return
    left, _, right, _ = outline.box
    sharp = 0.03 + 0.05 * (1 - gloss)
    at = float(canvas.rng.uniform(0.17, 0.23))
    stops: list[Stop] = [
        (at - sharp, light.GLOW, 0.0),
        (at, light.GLOW, 0.75 * gloss),
        (at + 0.055, light.GLOW, 0.68 * gloss),
    ]
    stops += [(at + 0.055 + sharp, light.GLOW, 0.0), (0.86, light.GLOW, 0.0), (0.905, light.GLOW, 0.30 * gloss)]
    stops += [(0.94, light.GLOW, 0.0)]
    ramp = canvas.linear((left, 0), (right, 0), stops)
    inner = outline.scaled(1.0, 0.94)
    canvas.path(inner, fill=ramp, blend="screen", filter=canvas.blur(1.2, outline), clip_path=canvas.clip(outline))


def opening(canvas: Canvas, body: Turned, made: Surface, *, wall: float = 5.0, y: float | None = None) -> Outline:
    """The mouth of a hollow body: its rim and its dark inside. Returns the inside's outline, for contents."""
    top = body.profile[0][1] if y is None else y
    half = body.half(top)
    rim, inside = (
        ellipse(body.axis, top, half, half * TILT),
        ellipse(body.axis, top + 0.5, half - wall, (half - wall) * TILT),
    )
    paint(canvas, rim, made.plain(), cast=False)
    left_light = canvas.linear(
        (body.axis - half, top),
        (body.axis + half, top),
        [(0.0, light.GLOW, 0.7), (0.5, light.GLOW, 0.15), (1.0, light.GLOW, 0.4)],
    )
    light.lighten(canvas, rim, left_light, 0.9)
    canvas.path(inside, fill=made.tones.shade)
    depth: list[Stop] = [(0.0, light.SHADOW, 0.62), (0.55, light.SHADOW, 0.34), (1.0, light.SHADOW, 0.12)]
    light.shade(canvas, inside, canvas.linear((body.axis - half, top), (body.axis + half, top), depth))
    light.inner_shadow(canvas, inside, 5, 0.3, shift=(2.0, 3.0))
    return inside


@dataclass(frozen=True)
class Box:
    """A box seen a little from the right and from above.

    Attributes:
        front: the face towards the camera.
        side: the right face.
        top: the upper face.
    """

    front: Outline
    side: Outline
    top: Outline


def box(left: float, top: float, width: float, height: float, depth: Point = (46.0, 26.0)) -> Box:
    """A box by its front face; `depth` is the shift of the back edge to the right and upwards."""
    dx, dy = depth
    right, bottom = left + width, top + height
    return Box(
        polygon([(left, top), (right, top), (right, bottom), (left, bottom)]),
        polygon([(right, top), (right + dx, top - dy), (right + dx, bottom - dy), (right, bottom)]),
        polygon([(left, top), (left + dx, top - dy), (right + dx, top - dy), (right, top)]),
    )


def paint_box(canvas: Canvas, shape: Box, made: Surface) -> None:
    """A box's three faces: front as it is, top lighter, side in shade; edges catch the light."""
    paint(canvas, shape.side, made)
    light.shade(canvas, shape.side, light.SHADOW, 0.34)
    light.falloff(canvas, shape.side, 0.15)
    paint(canvas, shape.top, made)
    light.lighten(canvas, shape.top, light.GLOW, 0.4)
    paint(canvas, shape.front, made)
    light.falloff(canvas, shape.front, 0.14)
    gloss = MATERIALS[made.material].gloss
    if gloss > 0.3:
        left, top, right, bottom = shape.front.box
        ramp = canvas.linear(
            (left, top),
            (right, bottom),
            [(0.12, light.GLOW, 0.0), (0.2, light.GLOW, gloss * 0.3), (0.42, light.GLOW, 0.0)],
        )
        light.lighten(canvas, shape.front, ramp, 1.0, blend="screen")
    for face in (shape.side, shape.top, shape.front):
        light.inner_shadow(canvas, face, 5, 0.10)
        light.rim(canvas, face, 0.9, 0.45)
