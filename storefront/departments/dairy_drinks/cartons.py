"""Drink cartons: gable tops, bricks and slim cartons with a slanting shoulder, folded, printed and lit.

A `Carton` is a set of flat faces, each with its panel for label art. Cartons are seen from the front, a little from the
right and from above, as the boxes of `solids` are.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from storefront.departments.dairy_drinks.label_art import Panel
from storefront.drawing import light
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import MATERIALS, Surface, paint
from storefront.drawing.outline import Outline, Point, Project, curve, ellipse, joined, line, polygon, rounded
from storefront.drawing.solids import paint_turned, turned
from storefront.palette import Tones


@dataclass(frozen=True, slots=True)
class Frame:
    """Measures of a carton: its front's box, the shift of its back edges to the right and up, height of its top."""

    left: float
    top: float
    width: float
    height: float
    depth: Point
    peak: float

    @property
    def right(self) -> float:
        """The x of the edge between front and side."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The y of the foot."""
        return self.top + self.height


@dataclass(frozen=True)
class Carton:
    """Faces to print on.

    Attributes:
        frame: its measures.
        front: the face towards the camera.
        side: the right face.
        roof: the sloping face above the front, or the lid of a brick.
        extras: further pieces, drawn in the roof's colour: fin, folded ears.
        folds: lines along which the board is creased.
    """

    frame: Frame
    front: Outline
    side: Outline
    roof: Outline
    extras: tuple[Outline, ...]
    folds: tuple[Outline, ...]


def gable(frame: Frame) -> Carton:
    """A carton with a gabled roof and a sealed fin along its ridge."""
    (dx, dy), left, right, top = frame.depth, frame.left, frame.right, frame.top
    fin = frame.peak * 0.34
    ridge_y = top - dy / 2 - frame.peak
    ridge_left, ridge_right = (left + dx / 2 + 2, ridge_y), (right + dx / 2 - 1, ridge_y)
    back = (right + dx, top - dy)
    roof = polygon([(left, top), (right, top), ridge_right, ridge_left])
    ear = polygon([(right, top), back, ridge_right])
    tuck = (right + dx * 0.46, top - dy * 0.5 - frame.peak * 0.36)
    ridge = polygon(
        [ridge_left, ridge_right, (ridge_right[0] + 0.5, ridge_y - fin), (ridge_left[0] + 0.5, ridge_y - fin)]
    )
    folds = (line((right, top), tuck), line(back, tuck), line(tuck, ridge_right))
    return Carton(frame, *_walls(frame), roof, (ear, ridge), folds)


def brick(frame: Frame) -> Carton:
    """A brick with a flat lid."""
    (dx, dy), left, right, top = frame.depth, frame.left, frame.right, frame.top
    lid = polygon([(left, top), (left + dx, top - dy), (right + dx, top - dy), (right, top)])
    seam = line((left + dx / 2, top - dy / 2), (right + dx / 2, top - dy / 2))
    return Carton(frame, *_walls(frame), lid, (), (seam,))


def slim(frame: Frame) -> Carton:
    """A tall carton whose top slants to the front, as large re-closable ones do."""
    (dx, dy), left, right, top, bottom = frame.depth, frame.left, frame.right, frame.top, frame.bottom
    far_left, far_right = (left + dx + 1, top - dy - frame.peak), (right + dx, top - dy - frame.peak)
    roof = polygon([(left, top), (right, top), far_right, far_left])
    side = polygon([(right, top), far_right, (right + dx, bottom - dy * 0.8), (right, bottom)])
    front, _ = _walls(frame)
    flap = polygon([far_left, far_right, (far_right[0] - 3, far_right[1] - 9), (far_left[0] + 3, far_left[1] - 9)])
    return Carton(frame, front, side, roof, (flap,), ())


def _walls(frame: Frame) -> tuple[Outline, Outline]:
    (dx, dy), left, right, top, bottom = frame.depth, frame.left, frame.right, frame.top, frame.bottom
    front = polygon([(left, top), (right, top), (right - 0.6, bottom), (left + 0.6, bottom)])
    side = polygon([(right, top), (right + dx, top - dy), (right + dx - 0.6, bottom - dy * 0.8), (right - 0.6, bottom)])
    return front, side


def across(origin: Point, right: Point, down: Point, tall: float) -> Project:
    """The projection of a panel onto a parallelogram given by three of its corners."""
    o, u, v = np.array(origin), np.array(right) - np.array(origin), np.array(down) - np.array(origin)

    def project(points: np.ndarray) -> np.ndarray:
        return o + points[:, :1] / 100 * u + points[:, 1:] / tall * v

    return project


def panels(canvas: Canvas, carton: Carton) -> tuple[Panel, Panel, Panel]:
    """Front, side and roof as panels of label art."""
    frame = carton.frame
    (dx, dy), tall = frame.depth, 100 * frame.height / frame.width
    front = across((frame.left, frame.top), (frame.right, frame.top), (frame.left, frame.bottom), tall)
    side_tall = 100 * frame.height / np.hypot(dx, dy)
    side = across((frame.right, frame.top), (frame.right + dx, frame.top - dy), (frame.right, frame.bottom), side_tall)
    corners = carton.roof.segments[:, 0]
    roof_tall = 60.0
    if len(carton.folds) == 1:
        roof = across(tuple(corners[1]), tuple(corners[2]), tuple(corners[0]), roof_tall)
    else:
        roof = across(tuple(corners[3]), tuple(corners[2]), tuple(corners[0]), roof_tall)
    return (
        Panel(canvas, carton.front, front, tall),
        Panel(canvas, carton.side, side, side_tall),
        Panel(canvas, carton.roof, roof, roof_tall),
    )


def print_board(canvas: Canvas, carton: Carton, ground: Surface, roof: Surface) -> None:
    """Lays the faces' board and ground print, ready for art."""
    frame = carton.frame
    dx, dy = frame.depth
    canvas.stand(frame.left + frame.width / 2 + dx * 0.3, frame.bottom - 3, frame.width * 0.52 + dx * 0.3, 7)
    middle = frame.top + frame.height / 2

    def front(points: np.ndarray) -> np.ndarray:
        return points + np.array([frame.left + frame.width / 2, middle])

    def side(points: np.ndarray) -> np.ndarray:
        share = points[:, :1] / frame.width
        return np.concatenate([frame.right + dx / 2 + share * dx, points[:, 1:] + middle - dy / 2 - share * dy], axis=1)

    paint(canvas, carton.side, ground, project=side)
    for piece in carton.extras:
        paint(canvas, piece, roof.plain())
    paint(canvas, carton.roof, roof.plain())
    paint(canvas, carton.front, ground, project=front)


def light_board(canvas: Canvas, carton: Carton, made: Surface) -> None:
    """Light on printed board: shaded side, bright roof, folds, worn edges."""
    rng, frame = canvas.rng, carton.frame
    shaded = float(rng.uniform(0.28, 0.38))
    left, top, right, bottom = carton.side.box
    light.shade(
        canvas,
        carton.side,
        canvas.linear((left, 0), (right, 0), [(0.0, light.SHADOW, shaded * 0.8), (1.0, light.SHADOW, shaded * 1.15)]),
    )
    light.shade(
        canvas, carton.side, canvas.linear((0, top), (0, bottom), [(0.5, light.SHADOW, 0.0), (1.0, light.SHADOW, 0.22)])
    )
    x0, y0, x1, y1 = carton.roof.box
    light.lighten(
        canvas, carton.roof, canvas.linear((x0, y0), (x1, y1), [(0.0, light.GLOW, 0.55), (1.0, light.GLOW, 0.15)])
    )
    light.shade(
        canvas, carton.roof, canvas.linear((0, y0), (0, y1), [(0.72, light.SHADOW, 0.0), (1.0, light.SHADOW, 0.14)])
    )
    for k, piece in enumerate(carton.extras):
        if len(carton.folds) == 3 and k == 0:
            light.shade(canvas, piece, light.SHADOW, shaded * 0.8)
            ear = piece.segments[:, 0]
            inner = polygon([tuple(ear[0]), carton.folds[0].at(1.0), tuple(ear[1])])
            light.shade(canvas, inner, light.SHADOW, 0.22)
        else:
            a, b, c, d = piece.box
            light.shade(
                canvas,
                piece,
                canvas.linear(
                    (0, b), (0, d), [(0.0, light.SHADOW, 0.0), (0.6, light.SHADOW, 0.06), (1.0, light.SHADOW, 0.30)]
                ),
            )
            canvas.stroke(line((a + 4, (b + d) / 2), (c - 4, (b + d) / 2)), light.SHADOW, 0.8, stroke_opacity=0.18)
        light.rim(canvas, piece, 0.9, 0.5)
    for fold in carton.folds:
        canvas.stroke(fold, light.SHADOW, 1.0, stroke_opacity=0.30)
        canvas.stroke(fold.shifted(-1.0, -1.0), "#ffffff", 0.8, stroke_opacity=0.45)
    fx0, fy0, fx1, fy1 = carton.front.box
    ramp = [(0.0, light.SHADOW, 0.10), (0.07, light.SHADOW, 0.0), (0.72, light.SHADOW, 0.02), (1.0, light.SHADOW, 0.16)]
    light.shade(canvas, carton.front, canvas.linear((fx0, 0), (fx1, 0), ramp))
    light.shade(
        canvas, carton.front, canvas.linear((0, fy0), (0, fy1), [(0.55, light.SHADOW, 0.0), (1.0, light.SHADOW, 0.17)])
    )
    gloss = 0.10 + 0.35 * MATERIALS[made.material].gloss
    at = float(rng.uniform(0.12, 0.2))
    shine = [
        (at - 0.1, light.GLOW, 0.0),
        (at, light.GLOW, gloss),
        (at + 0.22, light.GLOW, gloss * 0.5),
        (at + 0.36, light.GLOW, 0.0),
    ]
    light.lighten(
        canvas, carton.front, canvas.linear((fx0, fy0), (fx1, fy0 + frame.height * 0.6), shine), blend="screen"
    )
    whole = joined(carton.front, carton.side)
    light.inner_shadow(canvas, whole, 6, 0.10)
    edge = line((frame.right, frame.top), (frame.right - 0.6, frame.bottom))
    canvas.stroke(edge.shifted(-0.8, 0), "#ffffff", 1.3, stroke_opacity=0.38)
    canvas.stroke(line((frame.left, frame.top), (frame.right, frame.top)), "#ffffff", 1.2, stroke_opacity=0.42)
    canvas.stroke(
        line((frame.left, frame.top + 1.6), (frame.right, frame.top + 1.6)), light.SHADOW, 1.0, stroke_opacity=0.12
    )
    light.rim(canvas, carton.front, 0.8, 0.35)


def screw_cap(canvas: Canvas, at: Point, radius: float, tones: Tones, *, lean: float = 0.62) -> None:
    """A round cap on a slope: base ring, ribbed wall, lid; `lean` is the lid's height divided by its width."""
    x, y = at
    rise = radius * 0.62
    base = ellipse(x, y, radius * 1.16, radius * 1.16 * lean)
    canvas.path(base.shifted(2.5, 3.5), fill=light.SHADOW, fill_opacity=0.26, filter=canvas.blur(2.5, base))
    canvas.path(base, fill=tones.shade)
    canvas.path(base.shifted(-0.5, -1.0), fill="none", stroke=tones.light, stroke_width=1.0, stroke_opacity=0.8)
    lid = ellipse(x, y - rise, radius, radius * lean)
    angles = np.linspace(0, np.pi, 9)
    near = [(x + radius * np.cos(a), y + radius * lean * np.sin(a)) for a in angles]
    far = [(x - radius * np.cos(a), y - rise + radius * lean * np.sin(a)) for a in angles]
    wall = curve([(*near[0], "c"), *near[1:-1], (*near[-1], "c"), (*far[0], "c"), *far[1:-1], (*far[-1], "c")])
    canvas.cast(wall)
    canvas.cast(lid)
    ramp = [(0.0, tones.shade, 1.0), (0.22, tones.light, 1.0), (0.45, tones.base, 1.0), (1.0, tones.deep, 1.0)]
    canvas.path(wall, fill=canvas.linear((x - radius, 0), (x + radius, 0), ramp))
    ribs = "".join(
        f"M{x + radius * np.cos(a):.1f} {y + radius * lean * np.sin(a):.1f}v{-rise:.1f}"
        for a in np.linspace(0.12, np.pi - 0.12, 19)
    )
    canvas.path(ribs, fill="none", stroke=tones.deep, stroke_width=0.8, stroke_opacity=0.35)
    canvas.path(
        lid,
        fill=canvas.linear(
            (x - radius, y - rise - radius * lean),
            (x + radius, y - rise + radius * lean),
            [(0.0, tones.light, 1.0), (0.45, tones.base, 1.0), (1.0, tones.shade, 1.0)],
        ),
    )
    canvas.path(lid.scaled(0.80), fill="none", stroke=tones.shade, stroke_width=1.0, stroke_opacity=0.6)
    light.rim(canvas, lid, 1.0, 0.6)


def upright_cap(canvas: Canvas, axis: float, top: float, half: float, tall: float, made: Surface) -> None:
    """A bottle's cap with its ribs and ring."""
    body = turned([(half * 0.97, top), (half, top + tall * 0.2), (half, top + tall)], axis)
    paint_turned(canvas, body, made.plain(), strength=0.45, stands=False)
    angles = np.linspace(-1.35, 1.35, 23)
    ribs = "".join(
        f"M{axis + half * np.sin(a):.1f} {top + tall * 0.22 + half * 0.17 * np.cos(a):.1f}v{tall * 0.7:.1f}"
        for a in angles
    )
    canvas.path(ribs, fill="none", stroke=made.tones.deep, stroke_width=0.9, stroke_opacity=0.4)
    lid = body.ring(top)
    canvas.path(
        lid,
        fill=canvas.linear(
            (axis - half, 0), (axis + half, 0), [(0.0, made.tones.light, 1.0), (1.0, made.tones.base, 1.0)]
        ),
    )
    light.rim(canvas, lid, 0.9, 0.6)


def straw(canvas: Canvas, foot: Point, tones: Tones) -> None:
    """A bendy straw in a small brick."""
    x, y = foot
    bend, tip = (x + 3, y - 62), (x + 34, y - 92)
    run = curve(
        [(x, y), (x + 1.5, y - 34), bend, ((bend[0] + tip[0]) / 2 - 3, (bend[1] + tip[1]) / 2 - 3), tip], closed=False
    )
    canvas.path(ellipse(x, y, 7, 3.6), fill=light.SHADOW, fill_opacity=0.4)
    canvas.stroke(run, tones.shade, 9.5, stroke_linecap="butt")
    canvas.stroke(run.shifted(-0.8, -0.5), tones.base, 7.2, stroke_linecap="butt")
    canvas.stroke(run.shifted(-2.0, -1.0), "#ffffff", 1.8, stroke_opacity=0.7, stroke_linecap="butt")
    for k in range(5):
        yy = bend[1] + 12 - 5 * k * 0.8
        canvas.stroke(line((bend[0] - 4.5, yy), (bend[0] + 4.5, yy - 1)), tones.shade, 1.2)
    canvas.cast(rounded(x - 4, bend[1], x + 4, y, 2))
