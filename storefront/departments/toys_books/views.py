"""Solid blocks seen from any side: a camera that turns and looks down, and the flat faces it sees.

Books, boxes, building blocks and wagons are made of flat faces. A `View` projects points in space onto the canvas
(x to the right, y up, z towards the viewer, without perspective); a `Face` is a parallelogram on the canvas that
prints, lettering and patterns are laid onto.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from storefront.departments.dairy_drinks.label_art import Panel
from storefront.drawing import light
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import MATERIALS, Surface, paint
from storefront.drawing.outline import Outline, Point, polygon

Place = tuple[float, float, float]
"""A point in space: x to the right, y up, z towards the viewer."""


@dataclass(frozen=True)
class Face:
    """A parallelogram on the canvas.

    Attributes:
        corner: its upper left corner.
        along: the way to its upper right corner.
        down: the way to its lower left corner.
        wide: its true width, in canvas units.
        tall: its true height.
    """

    corner: np.ndarray
    along: np.ndarray
    down: np.ndarray
    wide: float
    tall: float

    @property
    def outline(self) -> Outline:
        """Its edges."""
        a, b, c = self.corner, self.along, self.down
        return polygon([tuple(p) for p in (a, a + b, a + b + c, a + c)])

    def at(self, x: float, y: float) -> Point:
        """The place of shares (0 to 1) of its width and height."""
        return tuple((self.corner + x * self.along + y * self.down).tolist())

    def part(self, left: float, top: float, right: float, bottom: float) -> Face:
        """A part of the face, by shares of its width and height."""
        return Face(
            self.corner + left * self.along + top * self.down,
            (right - left) * self.along,
            (bottom - top) * self.down,
            (right - left) * self.wide,
            (bottom - top) * self.tall,
        )

    def panel(self, canvas: Canvas) -> Panel:
        """The face as an area for prints, 100 units wide."""
        tall = 100 * self.tall / self.wide

        def project(points: np.ndarray) -> np.ndarray:
            return self.corner + points[:, :1] / 100 * self.along + points[:, 1:] / tall * self.down

        return Panel(canvas, self.outline, project, tall)

    def upright(self) -> Face:
        """The face turned by a quarter, so that what is written on it reads from top to bottom."""
        return Face(self.corner + self.along, self.down, -self.along, self.tall, self.wide)

    def middle(self, points: np.ndarray) -> np.ndarray:
        """Lays a pattern's sheet onto the face."""
        centre = self.corner + self.along / 2 + self.down / 2
        return centre + points[:, :1] / self.wide * self.along + points[:, 1:] / self.tall * self.down


@dataclass(frozen=True)
class View:
    """A camera without perspective.

    Attributes:
        yaw: degrees by which the things before it are turned; a positive one shows their left sides.
        pitch: degrees by which it looks down.
        origin: where the point (0, 0, 0) is on the canvas.
    """

    yaw: float
    pitch: float
    origin: Point

    def at(self, points: np.ndarray | Sequence[Place]) -> np.ndarray:
        """Points `(n, 3)` on the canvas `(n, 2)`."""
        x, y, z = np.asarray(points, dtype=float).T
        yaw, pitch = np.deg2rad(self.yaw), np.deg2rad(self.pitch)
        across, near = x * np.cos(yaw) + z * np.sin(yaw), z * np.cos(yaw) - x * np.sin(yaw)
        return np.stack([self.origin[0] + across, self.origin[1] - y * np.cos(pitch) + near * np.sin(pitch)], axis=1)

    def shape(self, points: Sequence[Place]) -> Outline:
        """A polygon in space."""
        return polygon([tuple(p) for p in self.at(points).tolist()])

    def face(self, corner: Place, along: Place, down: Place) -> Face:
        """A parallelogram in space by its upper left corner and its two edges."""
        start = np.array(corner, dtype=float)
        places = self.at(np.stack([start, start + along, start + down]))
        return Face(places[0], places[1] - places[0], places[2] - places[0], float(np.linalg.norm(along)),
                    float(np.linalg.norm(down)))  # fmt: skip


@dataclass(frozen=True)
class Block:
    """The three visible faces of an upright block: front, top, and left or right."""

    front: Face
    side: Face
    top: Face
    leftward: bool


def block(view: View, corner: Place, size: Place) -> Block:
    """A block by its lower left back corner and its size."""
    (x, y, z), (w, h, d) = corner, size
    left = view.yaw > 0
    front = view.face((x, y + h, z + d), (w, 0, 0), (0, -h, 0))
    side = (
        view.face((x, y + h, z), (0, 0, d), (0, -h, 0))
        if left
        else view.face((x + w, y + h, z + d), (0, 0, -d), (0, -h, 0))
    )
    return Block(front, side, view.face((x, y + h, z), (w, 0, 0), (0, 0, d)), left)


def paint_face(canvas: Canvas, face: Face, made: Surface, *, cast: bool = True) -> None:
    """A face in its colour, pattern and material, before light falls on it."""
    turn = float(np.degrees(np.arctan2(face.along[1], face.along[0])))
    paint(canvas, face.outline, made, turn=turn or 0.01, project=face.middle, cast=cast)


def light_face(canvas: Canvas, face: Face, way: str, *, gloss: float = 0.0, edge: float = 0.4) -> None:
    """The lamp on a face that looks to the "front", "left", "right" or up ("top")."""
    outline = face.outline
    if way == "right":
        light.shade(canvas, outline, light.SHADOW, 0.36)
    elif way in ("top", "left"):
        light.lighten(canvas, outline, light.GLOW, 0.42 if way == "top" else 0.24)
    light.falloff(canvas, outline, 0.14)
    if gloss > 0.2:
        left, top, right, bottom = outline.box
        ramp = canvas.linear((left, top), (right, bottom), [(0.1, light.GLOW, 0.0), (0.22, light.GLOW, gloss * 0.34),
                              (0.44, light.GLOW, 0.0)])  # fmt: skip
        light.lighten(canvas, outline, ramp, 1.0, blend="screen")
    light.inner_shadow(canvas, outline, 5, 0.12)
    light.rim(canvas, outline, 0.8, edge)


def paint_block(canvas: Canvas, shape: Block, made: Surface) -> None:
    """A plain block of one material."""
    gloss = MATERIALS[made.material].gloss
    for face, way in ((shape.side, "left" if shape.leftward else "right"), (shape.top, "top"), (shape.front, "front")):
        paint_face(canvas, face, made)
        light_face(canvas, face, way, gloss=gloss)


def centred(yaw: float, pitch: float, size: Place, *, foot: float = 430.0, middle: float = 256.0) -> View:
    """A view of a block at the origin that puts it into the middle of the canvas, its lowest corner at `foot`."""
    w, h, d = size
    corners = [(x, y, z) for x in (0.0, w) for y in (0.0, h) for z in (0.0, d)]
    places = View(yaw, pitch, (0.0, 0.0)).at(corners)
    left, right = float(places[:, 0].min()), float(places[:, 0].max())
    return View(yaw, pitch, (middle - (left + right) / 2, foot - float(places[:, 1].max())))


def stand_along(canvas: Canvas, view: View, points: Sequence[Place], *, half: float = 5.0) -> None:
    """Says that a product touches the table along a line on the ground."""
    places = view.at(points)
    for start, end in itertools.pairwise(places):
        steps = max(1, round(float(np.linalg.norm(end - start)) / 90))
        reach = abs(end[0] - start[0]) / steps
        for k in range(steps):
            x, y = start + (end - start) * (k + 0.5) / steps
            canvas.stand(float(x), float(y), max(12.0, reach * 0.6), max(half, abs(end[1] - start[1]) / steps * 0.5))


def ground_shadow(canvas: Canvas, view: View, corner: Place, size: tuple[float, float]) -> None:
    """The shadow all around a thing that lies flat on the table: drawn before it, below its whole base."""
    (x, y, z), (w, d) = corner, size
    base = view.shape([(x, y, z), (x + w, y, z), (x + w, y, z + d), (x, y, z + d)])
    for shift, deviation, strength in ((9.0, 11.0, 0.34), (2.0, 3.5, 0.5)):
        canvas.path(base.shifted(shift, shift),
                    fill=light.SHADOW, fill_opacity=strength, filter=canvas.blur(deviation, base))  # fmt: skip
    left, top, right, bottom = base.box
    canvas.stand((left + right) / 2, (top + bottom) / 2, (right - left) * 0.2, 4)
