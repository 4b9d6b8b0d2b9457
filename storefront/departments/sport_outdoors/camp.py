"""The ground that tents stand on, seen from above at an angle, and what all tents are made of.

A `Camp` projects points in space: x to the right, y away from the camera, z up, in canvas units. Panels of cloth,
ropes, pegs and doors are drawn here, so that every tent is sewn and pitched in the same way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from storefront.departments.clothing.sewing import stitching
from storefront.drawing import light
from storefront.drawing.bars import paint_bar
from storefront.drawing.materials import Surface, paint, sheen
from storefront.drawing.outline import CORNER, Outline, Point, curve, line
from storefront.drawing.silhouette import around
from storefront.palette import Tones, tones

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from storefront.drawing.canvas import Canvas

    Place = Callable[[float, float], tuple[float, float, float]]


@dataclass(frozen=True, slots=True)
class Camp:
    """A camera over the camp ground.

    Attributes:
        yaw: degrees by which the tent is turned.
        pitch: degrees by which the camera looks down.
        scale: canvas units per unit of space.
        middle: canvas point of the origin.
        left: whether the picture is mirrored.
    """

    yaw: float
    pitch: float
    scale: float = 1.0
    middle: Point = (256.0, 380.0)
    left: bool = False

    def at(self, space: np.ndarray) -> np.ndarray:
        """Canvas points `(n, 2)` of points in space `(n, 3)`."""
        yaw, pitch = np.deg2rad(self.yaw), np.deg2rad(self.pitch)
        x, y, z = space[:, 0], space[:, 1], space[:, 2]
        across = x * np.cos(yaw) + y * np.sin(yaw)
        away = -x * np.sin(yaw) + y * np.cos(yaw)
        up = z * np.cos(pitch) + away * np.sin(pitch)
        flat = np.stack([across * (-1 if self.left else 1), -up], axis=1)
        return flat * self.scale + np.array(self.middle)

    def point(self, x: float, y: float, z: float) -> Point:
        """The canvas point of one point in space."""
        px, py = self.at(np.array([[x, y, z]]))[0]
        return float(px), float(py)

    def line(self, space: Sequence[Sequence[float]]) -> Outline:
        """A smooth line through points in space."""
        return curve([tuple(p) for p in self.at(np.array(space, float)).tolist()], closed=False)

    def shape(self, space: Sequence[Sequence[object]]) -> Outline:
        """A closed shape through points in space, `(x, y, z)` or `(x, y, z, CORNER)`."""
        flat = self.at(np.array([[float(v) for v in p[:3]] for p in space]))  # type: ignore[arg-type]
        return curve([(*point, *p[3:]) for point, p in zip(flat.tolist(), space, strict=True)])

    def sized(self, space: np.ndarray, size: Point, middle: Point) -> Camp:
        """The same camera, moved and scaled so that points in space fill a box around a canvas point."""
        flat = self.at(space)
        low, high = flat.min(axis=0), flat.max(axis=0)
        grow = float(min(size[0] / (high[0] - low[0]), size[1] / (high[1] - low[1])))
        moved = np.array(middle) + (np.array(self.middle) - (low + high) / 2) * grow
        return Camp(self.yaw, self.pitch, self.scale * grow, (float(moved[0]), float(moved[1])), self.left)


def stand(canvas: Canvas, camp: Camp, half: float, depth: float, y: float = 0.0) -> None:
    """The contact shadow of a tent's floor."""
    cx, cy = camp.point(0, y, 0)
    canvas.stand(cx, cy + 2, half * camp.scale, max(6.0, depth * camp.scale * float(np.sin(np.deg2rad(camp.pitch)))))


def cloth(canvas: Canvas, piece: Outline, made: Surface, *, dark: float = 0.0, folds: int = 3) -> None:
    """A panel of stretched cloth; `dark` for panels that turn away from the lamp."""
    paint(canvas, piece, made)
    left, top, right, bottom = piece.box
    rng, ridges = canvas.rng, []
    for _ in range(folds):
        x, y = float(rng.uniform(left, right)), float(rng.uniform(top + (bottom - top) * 0.45, bottom))
        tip = (x + float(rng.normal(0, 26)), y - float(rng.uniform(40, 110)))
        wide = float(rng.uniform(5, 12))
        ridges.append(light.Fold(curve([(x - wide, y), (*tip,), (x + wide, y + 4)]), float(rng.uniform(0.12, 0.3))))
    light.relief(canvas, piece, ridges, puff=7, soft=7, depth=3.4, strength=0.55)
    if dark:
        light.shade(canvas, piece, light.SHADOW, dark)
    low = canvas.linear((0, top), (0, bottom), [(0.0, light.GLOW, 0.3), (0.4, light.GLOW, 0.0)])
    light.lighten(canvas, piece, low)
    fall = canvas.linear((0, top), (0, bottom), [(0.5, light.SHADOW, 0.0), (1.0, light.SHADOW, 0.26)])
    light.shade(canvas, piece, fall)
    sheen(canvas, piece, made, angle=14)
    light.rim(canvas, piece, 0.9, 0.35)


def seam(canvas: Canvas, on: Outline, run: Outline, made: Surface) -> None:
    """A taped seam with stitches."""
    light.crease(canvas, on, run, 4, 0.3)
    with canvas.within(on):
        stitching(canvas, run.shifted(2.4, 1.2), made.plain(), width=0.9, strength=0.5)


def pole_sleeve(canvas: Canvas, run: Outline, made: Surface, width: float = 5.0) -> None:
    """A sleeve with a pole in it, along a line."""
    canvas.stroke(run.shifted(1.6, 1.8), light.SHADOW, width, stroke_opacity=0.3)
    canvas.stroke(run, made.tones.shade, width)
    canvas.stroke(run.shifted(-0.6, -0.8), made.tones.base, width * 0.66)
    canvas.stroke(run.shifted(-1.0, -1.3), made.tones.light, width * 0.22, stroke_opacity=0.8)


def guy(canvas: Canvas, camp: Camp, top: Sequence[float], foot: Sequence[float], rope: Tones) -> None:
    """A rope from the tent to a peg."""
    one, two = camp.point(*top), camp.point(*foot)
    run = line(one, two)
    canvas.stroke(run.shifted(0.8, 1.2), light.SHADOW, 1.8, stroke_opacity=0.3)
    canvas.stroke(run, rope.base, 1.8)
    x, y = run.at(0.72)
    canvas.stroke(line((x - 1, y - 4), (x + 1, y + 4)), rope.deep, 3)
    peg(canvas, two)


def peg(canvas: Canvas, at: Point) -> None:
    """A peg in the ground."""
    x, y = at
    canvas.stroke(line((x - 2, y - 6), (x + 2, y + 3)), "#6d7077", 3)
    canvas.stroke(line((x - 2.4, y - 6.4), (x + 0.4, y - 6)), "#c3c6cc", 2.4)


def door(
    canvas: Canvas, camp: Camp, place: Place, arch: Sequence[tuple[float, float]], made: Surface, *, open_: bool
) -> None:
    """A door cut into a panel.

    Args:
        canvas: to draw on.
        camp: the camera.
        place: from `(u, s)` on the panel to a point in space.
        arch: the door's edge, from its foot on one side over its top to its other foot.
        made: of its flap.
        open_: whether it is rolled to its first side, or closed with a zip.
    """
    spots = [(*place(u, s), CORNER) if k in (0, len(arch) - 1) else place(u, s) for k, (u, s) in enumerate(arch)]
    hole = camp.shape(spots)
    edge = camp.line([place(u, s) for u, s in arch])
    if not open_:
        canvas.path(hole, fill=made.tones.base)
        light.relief(canvas, hole, puff=5, depth=2.6, strength=0.4)
        _zip(canvas, edge)
        half = len(arch) // 2
        x, y = camp.point(*place(*arch[half + 1]))
        canvas.stroke(line((x, y), (x + 1, y + 12)), "#d8dade", 3)
        return
    inside(canvas, hole)
    half = len(arch) // 2 + 1
    roll = camp.line([place(u, s) for u, s in arch[:half]])
    paint_bar(canvas, roll, [15 * camp.scale, 13 * camp.scale, 9 * camp.scale], made.plain())
    for share in (0.36, 0.72):
        x, y = roll.at(share)
        canvas.stroke(line((x - 8 * camp.scale, y - 3), (x + 8 * camp.scale, y + 3)), made.tones.deep, 2.4)
    _zip(canvas, camp.line([place(u, s) for u, s in arch[half - 1 :]]))


def inside(canvas: Canvas, hole: Outline) -> None:
    """The dim inside of a tent behind an opening, with its floor and a mat."""
    left, top, right, bottom = hole.box
    dim = tones("charcoal")
    canvas.path(hole, fill=dim.deep)
    deep = canvas.linear(
        (left, top), (right, bottom), [(0.0, light.GLOW, 0.1), (0.5, light.GLOW, 0.22), (1.0, light.GLOW, 0.05)]
    )
    canvas.path(hole, fill=deep)
    with canvas.within(hole):
        high = bottom - (bottom - top) * 0.2
        floor = curve(
            [
                (left - 9, high, CORNER),
                (right + 9, high, CORNER),
                (right + 9, bottom + 9, CORNER),
                (left - 9, bottom + 9, CORNER),
            ]
        )
        canvas.path(floor, fill="#6f6a63")
        mat = curve(
            [
                (left + 8, high + 5),
                (left + (right - left) * 0.6, high - 7),
                (right - 4, high + 3),
                (right, bottom + 4),
                (left, bottom + 4),
            ]
        )
        colour = str(canvas.rng.choice(["rust", "teal", "mustard", "burgundy", "sage", "denim blue", "plum", "camel"]))
        canvas.path(mat, fill=tones(colour, canvas.rng).shade)
        light.relief(canvas, mat, puff=6, depth=4, strength=0.6)
    light.inner_shadow(canvas, hole, 12, 0.6)


def _zip(canvas: Canvas, run: Outline) -> None:
    canvas.stroke(run, "#2d2d33", 3.4, stroke_opacity=0.85)
    canvas.stroke(run, "#b8bbc2", 1.3, stroke_dasharray="1.6 1.4", stroke_linecap="butt")


def mesh(canvas: Canvas, window: Outline, made: Surface) -> None:
    """A window of netting with a taped edge."""
    canvas.path(window, fill=tones("charcoal").base, fill_opacity=0.8, stroke=made.tones.shade, stroke_width=3)
    left, top, right, bottom = window.box
    steps = [f"M{x:.1f} {top:.1f}V{bottom:.1f}" for x in np.arange(left, right, 3.2)]
    steps += [f"M{left:.1f} {y:.1f}H{right:.1f}" for y in np.arange(top, bottom, 3.2)]
    canvas.path(
        "".join(steps),
        fill="none",
        stroke="#ffffff",
        stroke_width=0.6,
        stroke_opacity=0.2,
        clip_path=canvas.clip(window),
    )
    light.inner_shadow(canvas, window, 5, 0.4)


def camera(rng: np.random.Generator, space: np.ndarray, yaw: tuple[float, float], pitch: tuple[float, float]) -> Camp:
    """A camera that turns the tent by chance, within limits, and has all of it in the picture."""
    first = Camp(float(rng.uniform(*yaw)), float(rng.uniform(*pitch)), left=bool(rng.random() < 0.5))
    return first.sized(space, (452.0, 322.0), (256.0, 278.0))


def sides(camp: Camp) -> tuple[float, float]:
    """How dark the front and the visible side are: the lamp stands at the upper left."""
    return (0.0, 0.26) if not camp.left else (0.14, 0.0)


def silhouette(camp: Camp, lines: Sequence[np.ndarray], middle: Sequence[float]) -> Outline:
    """What a tent covers, from lines on its cloth and a point inside it."""
    return around([camp.at(run) for run in lines], camp.point(*middle))


def rope_colour(rng: np.random.Generator, trim: Surface) -> Tones:
    """Of the guy lines: pale, or as the trim's second colour."""
    return trim.accent if rng.random() < 0.5 else tones("ivory")
