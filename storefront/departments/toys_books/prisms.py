"""Prisms: an outline sawn out of a board and seen from the side, the front or above.

Wooden cars, wheels, funnels and building blocks are all an outline with a thickness. `prism` draws its visible walls,
each lit by the way it faces, and then the cap that looks at the viewer, which it returns for prints and windows.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from storefront.departments.toys_books.views import View
from storefront.drawing import light
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import MATERIALS, Surface, paint, texture
from storefront.drawing.outline import Joined, Outline, polygon
from storefront.palette import tones_of

_LAMP = np.array([-0.45, 0.75, 0.5])
"""Direction towards the lamp: left, up, towards the viewer."""


@dataclass(frozen=True)
class Cap:
    """The end of a prism that faces the viewer.

    Attributes:
        outline: on the canvas.
        view: of the camera.
        axis: of the prism: "x", "y" or "z".
        height: of the cap along that axis.
    """

    outline: Outline
    view: View
    axis: str
    height: float

    def lay(self, shape: Outline) -> Outline:
        """A shape in the profile's units, laid onto the cap."""
        return shape.mapped(lambda points: self.view.at(_placed(points, self.height, self.axis)))


def _placed(points: np.ndarray, height: float, axis: str) -> np.ndarray:
    """Points of a profile in space: (u, v) spans the plane across the axis, v is up where that is possible."""
    u, v, w = points[:, 0], points[:, 1], np.full(len(points), height)
    if axis == "z":
        return np.stack([u, v, w], axis=1)
    return np.stack([w, v, -u], axis=1) if axis == "x" else np.stack([u, w, -v], axis=1)


def brightness(view: View, normal: np.ndarray) -> np.ndarray:
    """How bright faces of given directions `(n, 3)` are; about 1 for one that looks at the viewer."""
    return 0.62 + 0.68 * np.maximum(0.0, _seen(view, normal) @ (_LAMP / np.linalg.norm(_LAMP)))


def _seen(view: View, normal: np.ndarray) -> np.ndarray:
    """Directions in space as the camera sees them: to the right, up, towards it."""
    yaw, pitch = np.deg2rad(view.yaw), np.deg2rad(view.pitch)
    x, y, z = normal.T
    across, near = x * np.cos(yaw) + z * np.sin(yaw), z * np.cos(yaw) - x * np.sin(yaw)
    return np.stack(
        [across, y * np.cos(pitch) - near * np.sin(pitch), near * np.cos(pitch) + y * np.sin(pitch)], axis=1
    )


def prism(  # noqa: PLR0913 - what, where and how thick
    canvas: Canvas,
    view: View,
    profile: Outline,
    low: float,
    high: float,
    made: Surface,
    *,
    axis: str = "z",
    bevel: float = 4.0,
) -> Cap:
    """Draws a prism.

    Args:
        canvas: to draw on.
        view: of the camera.
        profile: its outline across the axis, y upwards.
        low: its back end along the axis.
        high: its front end.
        made: what it is made of; the pattern is printed on the cap.
        axis: "z" towards the viewer, "x" to the right, "y" up.
        bevel: how far its edges are rounded.
    """
    ends = {height: Cap(profile, view, axis, height).lay(profile) for height in (low, high)}
    way = _placed(np.zeros((1, 2)), 1.0, axis)
    near = high if _seen(view, way)[0, 2] > 0 else low
    canvas.cast(ends[low])
    _walls(canvas, view, profile, (low, high), made, axis)
    cap = ends[near]
    facing = float(brightness(view, way if near == high else -way)[0])
    right = view.at(_placed(np.array([[0.0, 0.0], [1.0, 0.0]]), near, axis))
    turn = float(np.degrees(np.arctan2(right[1, 1] - right[0, 1], right[1, 0] - right[0, 0])))
    turn = (turn + 90) % 180 - 90
    paint(canvas, cap, made, turn=turn or 0.01)
    if facing < 0.9:
        light.shade(canvas, cap, light.SHADOW, (0.96 - facing) * 0.9)
    elif facing > 1.02:
        light.lighten(canvas, cap, light.GLOW, (facing - 0.96) * 2.4)
    if bevel:
        light.relief(canvas, cap, puff=bevel, depth=2.6, strength=0.5)
    light.falloff(canvas, cap, 0.14)
    _gleam(canvas, cap, MATERIALS[made.material].gloss)
    light.rim(canvas, cap, 0.9, 0.45)
    return Cap(cap, view, axis, near)


def _walls(canvas: Canvas, view: View, profile: Outline, ends: tuple[float, float], made: Surface, axis: str) -> None:
    """The walls between the two ends that can be seen, back ones first."""
    points = profile.clockwise().sample(10)
    steps = np.diff(points, axis=0)
    kept = np.linalg.norm(steps, axis=1) > 1e-6
    starts, steps = points[:-1][kept], steps[kept]
    across = np.stack([steps[:, 1], -steps[:, 0]], axis=1)
    across /= np.linalg.norm(across, axis=1, keepdims=True)
    normals = _placed(across, 0.0, axis)
    visible = _seen(view, normals)[:, 2] > 0
    bright = brightness(view, normals)
    lower = view.at(_placed(starts, ends[0], axis)), view.at(_placed(starts + steps, ends[0], axis))
    upper = view.at(_placed(starts, ends[1], axis)), view.at(_placed(starts + steps, ends[1], axis))
    lightness, chroma, hue = made.tones.oklch
    for k in np.flatnonzero(visible):
        quad = polygon([tuple(p) for p in (lower[0][k], lower[1][k], upper[1][k], upper[0][k])])
        fill = tones_of(min(0.97, lightness * float(bright[k])), chroma, hue).base
        canvas.path(quad, fill=fill, stroke=fill, stroke_width=0.9)
        canvas.cast(quad)
    if MATERIALS[made.material].grain and visible.any():
        quads = [polygon([tuple(p) for p in (lower[0][k], lower[1][k], upper[1][k],
                 upper[0][k])]) for k in np.flatnonzero(visible)]  # fmt: skip
        whole = polygon([tuple(p) for quad in quads for p in quad.segments[:, 0].tolist()])
        left, top, right, bottom = whole.box
        with canvas.within(Joined(tuple(quads))):
            texture(canvas, polygon([(left, top), (right, top), (right, bottom), (left, bottom)]), made, strength=0.7)


def _gleam(canvas: Canvas, outline: Outline, gloss: float) -> None:
    """The slanting reflection on lacquered wood, plastic and tin."""
    if gloss < 0.3:
        return
    left, top, right, bottom = outline.box
    stops = [
        (0.14, light.GLOW, 0.0),
        (0.26, light.GLOW, gloss * 0.34),
        (0.31, light.GLOW, gloss * 0.2),
        (0.44, light.GLOW, 0.0),
    ]
    light.lighten(canvas, outline, canvas.linear((left, top), (right, bottom), stops), 1.0, blend="screen")
