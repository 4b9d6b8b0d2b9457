"""Tents of cloth on straight poles: the ridge tent and the tipi."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from storefront.departments.sport_outdoors.camp import (
    Camp,
    camera,
    cloth,
    guy,
    inside,
    pole_sleeve,
    rope_colour,
    seam,
    sides,
    stand,
)
from storefront.drawing import light
from storefront.drawing.bars import paint_bar
from storefront.drawing.materials import Surface
from storefront.drawing.outline import CORNER, curve
from storefront.palette import tones

if TYPE_CHECKING:
    from storefront.drawing.canvas import Canvas

_TIPI_TOP = 0.9


def ridge(canvas: Canvas, made: Surface, trim: Surface) -> None:
    """A tent with a ridge between two poles."""
    rng = canvas.rng
    w, long, h = (size * float(rng.uniform(0.92, 1.07)) for size in (128.0, 285.0, 205.0))
    wall = float(rng.choice([0.0, 30.0]))
    space = [[-w, 0, 0], [w, 0, 0], [0, 0, h + 20], [0, long, h], [w, long, 0], [w * 1.4, 0, 0], [w * 1.4, long, 0]]
    camp = camera(rng, np.array([*space, [0, -110, 0]]), (24, 44), (12, 18))
    dark_front, dark_side = sides(camp)
    cx, cy = camp.point(0, long / 2, 0)
    canvas.stand(cx, cy, 190 * camp.scale, 46 * camp.scale)
    rope = rope_colour(rng, trim)
    guy(canvas, camp, (0, long, h * 0.98), (0, long + 105, 0), rope)
    back = [(w, 0, 0, CORNER), (w, long, 0, CORNER), (w, long, wall + 14, CORNER), (w, 0, wall + 14, CORNER)]
    cloth(canvas, camp.shape(back), trim, dark=dark_side + 0.1, folds=1)
    triangle = [(-w, 0, 0, CORNER), (0, 0, h, CORNER), (w, 0, 0, CORNER)]
    _ridge_front(canvas, camp, made, trim, (w, h, dark_front), triangle)
    _fly(canvas, camp, made, trim, (w, long, h, wall, dark_side))
    guy(canvas, camp, (0, -8, h + 4), (0, -110, 0), rope)
    for share in (0.06, 0.5, 0.94):
        guy(canvas, camp, (w + 6, long * share, wall * 0.7 + 6), (w * 1.36, long * share, 0), rope)


def _fly(
    canvas: Canvas, camp: Camp, made: Surface, trim: Surface, size: tuple[float, float, float, float, float]
) -> None:
    """The visible slope of a ridge tent with its edges, and the tip of its pole."""
    w, long, h, wall, dark = size
    sag = h - 9
    top = [(0, -8, h), (0, long * 0.5, sag), (0, long, h * 0.98)]
    hem = [(w + 8, long, wall * 0.5 + 4, CORNER), (w + 5, long * 0.5, wall + 7), (w + 8, -8, wall * 0.5 + 4, CORNER)]
    fly = camp.shape([(*top[0], CORNER), top[1], (*top[2], CORNER), *hem])
    cloth(canvas, fly, made, dark=dark, folds=4)
    for share in (0.34, 0.67):
        seam(canvas, fly, camp.line([(0, long * share, sag + 2), (w + 6, long * share, wall + 6)]), made)
    left_edge = camp.line([(-w - 6, -6, 2), (-w * 0.5, -7, h * 0.49), (0, -8, h)])
    right_edge = camp.line([(w + 7, -8, wall * 0.5 + 4), (w * 0.5, -8, h * 0.51), (0, -8, h)])
    pole_sleeve(canvas, left_edge, made if canvas.rng.random() < 0.5 else trim, 8 * camp.scale)
    pole_sleeve(canvas, right_edge, trim, 7 * camp.scale)
    pole_sleeve(canvas, camp.line(top), trim, 6 * camp.scale)
    tip = camp.line([(0, -8, h - 4), (0, -8, h + 18)])
    paint_bar(canvas, tip, [6], Surface(tones("camel"), tones("brown"), material="wood"))


def _ridge_front(
    canvas: Canvas, camp: Camp, made: Surface, trim: Surface, size: tuple[float, float, float], triangle: list
) -> None:
    """The front of a ridge tent: two flaps, tied back or laced."""
    w, h, dark = size
    gable = camp.shape(triangle)
    canvas.cast(gable)
    if canvas.rng.random() < 0.28:
        cloth(canvas, gable, trim, dark=dark)
        seam(canvas, gable, camp.line([(0, 0, h), (0, 0, 0)]), trim)
        return
    inside(canvas, gable)
    pole = camp.line([(0, 2, h), (0, 2, 0)])
    paint_bar(canvas, pole, [6 * camp.scale], Surface(tones("camel"), tones("brown"), material="wood"), cast=False)
    lining = trim if trim.tones.base != made.tones.base else made.plain()
    for side in (-1.0, 1.0):
        tied = (side * w * 0.5, -8, h * 0.36)
        x, y, z = tied
        flap = [(0, -2, h, CORNER), (side * w * 0.5, -2, h * 0.5), (side * w, -2, 0, CORNER)]
        flap += [(side * w * 0.62, -22, 1), (x - side * 6, y - 8, z * 0.7), (x - side * 16, -10, z)]
        flap.append((side * w * 0.16, -4, h * 0.72))
        piece = camp.shape(flap)
        cloth(canvas, piece, lining, dark=dark + (0.1 if side > 0 else 0.0), folds=2)
        tie = camp.line([(side * w * 0.64, -4, h * 0.34), tied, (tied[0] - side * 18, -11, h * 0.36)])
        canvas.stroke(tie, lining.tones.deep, 4 * camp.scale)


def tipi(canvas: Canvas, made: Surface, trim: Surface) -> None:
    """A cone of cloth on poles that cross above it."""
    rng = canvas.rng
    r, h = 128 * float(rng.uniform(0.9, 1.1)), 300 * float(rng.uniform(0.92, 1.06))
    count = int(rng.choice([6, 8]))
    angles = np.deg2rad(-90 + 180 / count + 360 / count * np.arange(count))
    base = np.stack([r * np.cos(angles), r * np.sin(angles), np.zeros(count)], axis=1)
    space = np.concatenate([base, [[0, 0, h * 1.18], [r * 0.2, 0, h * 1.18], [-r * 0.2, 0, h * 1.18]]])
    first = Camp(float(rng.uniform(-14, 14)), float(rng.uniform(9, 15)), left=bool(rng.random() < 0.5))
    camp = first.sized(space, (330, 384), (256, 258))
    stand(canvas, camp, r, r)
    wood = Surface(tones("camel" if rng.random() < 0.6 else "brown", rng), tones("brown"), material="wood")
    for k in rng.permutation(count):
        x, y, _ = base[k]
        over = float(rng.uniform(0.1, 0.18))
        run = camp.line([(x * 0.2, y * 0.2, h * 0.8), (-x * over, -y * over, h * (1 + over))])
        paint_bar(canvas, run, [7 * camp.scale], wood)
    away = camp.at(base)[:, 1]
    for k in np.argsort([(away[k] + away[(k + 1) % count]) for k in range(count)]):
        _tipi_panel(canvas, camp, made, (base[k], base[(k + 1) % count], h, _TIPI_TOP))
    _tipi_door(canvas, camp, made, trim, (r * float(np.cos(np.pi / count)), h))
    wide, high = r * (1 - _TIPI_TOP) * 1.1, h * _TIPI_TOP
    collar = camp.line([(-wide, -r * 0.1, high), (0, -r * 0.16, high - 4), (wide, -r * 0.1, high)])
    canvas.stroke(collar, "#8a6a42", 6 * camp.scale)
    canvas.stroke(collar.shifted(0, -1), "#c9a26b", 3 * camp.scale, stroke_dasharray="3 2")
    if rng.random() < 0.55:
        _bunting(canvas, camp, (r, h), (trim.accent.base, made.tones.light, trim.tones.base, made.accent.base))


def _tipi_panel(canvas: Canvas, camp: Camp, made: Surface, cut: tuple[np.ndarray, np.ndarray, float, float]) -> None:
    """One gore of a tipi, if it faces the camera; shaded by where it turns to."""
    one, two, h, top = cut
    low = np.stack([one, (one + two) / 2 * 0.985 + [0, 0, 5], two])
    high = np.stack([two, one]) * (1 - top) + [0, 0, h * top]
    flat = camp.at(np.concatenate([low, high]))
    (ax, ay), (bx, by) = flat[2] - flat[0], flat[3] - flat[0]
    area = (ax * by - ay * bx) * (-1 if camp.left else 1)
    if area > 0:
        return
    knots = [(*flat[0], CORNER), tuple(flat[1]), (*flat[2], CORNER), (*flat[3], CORNER), (*flat[4], CORNER)]
    middle = (flat[0][0] + flat[2][0]) / 2 - camp.middle[0]
    dark = float(np.clip(0.08 + middle / (260 * camp.scale) * 0.42, 0.0, 0.34))
    cloth(canvas, curve(knots), made, dark=dark, folds=2)


def _tipi_door(canvas: Canvas, camp: Camp, made: Surface, trim: Surface, size: tuple[float, float]) -> None:
    """The slit in front, its flaps turned back."""
    r, h = size
    wide, tall = r * 0.4, 0.56

    def place(x: float, share: float) -> tuple[float, float, float]:
        return x * (1 - share * 0.6), -r * (1 - share) - 1, h * share

    hole = camp.shape(
        [
            (*place(-wide, 0.0), CORNER),
            place(-wide * 0.62, 0.3),
            (*place(0, tall), CORNER),
            place(wide * 0.62, 0.3),
            (*place(wide, 0.0), CORNER),
        ]
    )
    inside(canvas, hole)
    lining = trim if trim.tones.base != made.tones.base else made.plain()
    for side in (-1.0, 1.0):
        edge = side * wide
        flap = [(*place(0, tall), CORNER), place(edge * 0.62, 0.3), (*place(edge * 0.98, 0.02), CORNER)]
        flap += [(*place(edge * 1.5, 0.03), CORNER), place(edge * 1.3, 0.22), place(edge * 0.72, 0.4)]
        piece = camp.shape(flap)
        fold = camp.line([place(edge * 1.5, 0.03), place(edge * 1.3, 0.22), place(edge * 0.72, 0.4)])
        light.crease(canvas, piece.scaled(1.1), fold.shifted(2, 3), 6, 0.3, seam=False)
        cloth(canvas, piece, lining, dark=0.06 if side < 0 else 0.16, folds=1)
        x, y = camp.point(*place(side * wide * 1.02, 0.24))
        canvas.path(
            curve([(x - 7, y - 3), (x, y), (x + 7, y - 3), (x + 6, y + 4), (x, y + 1), (x - 6, y + 4)]),
            fill=lining.tones.deep,
        )


def _bunting(canvas: Canvas, camp: Camp, size: tuple[float, float], colours: tuple[str, ...]) -> None:
    """A string of pennants across the front."""
    r, h = size
    run = camp.line(
        [
            (-r * 0.5, -r * 0.42, h * 0.5),
            (-r * 0.2, -r * 0.5, h * 0.62 - 22),
            (r * 0.04, -r * 0.4, h * 0.72 - 30),
            (r * 0.24, -r * 0.22, h * 0.76),
        ]
    )
    canvas.stroke(run, "#f1ebdc", 1.8)
    for k, share in enumerate(np.linspace(0.06, 0.94, 8)):
        x, y = run.at(float(share))
        flag = curve([(x - 7, y, CORNER), (x + 7, y, CORNER), (x, y + 16, CORNER)])
        canvas.path(flag.shifted(1, 2), fill=light.SHADOW, fill_opacity=0.3)
        canvas.path(flag, fill=colours[k % len(colours)], stroke=light.SHADOW, stroke_width=0.4, stroke_opacity=0.4)
