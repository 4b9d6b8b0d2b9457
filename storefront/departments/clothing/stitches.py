"""Stitches that make a picture: cables twisted in relief, and bands of motifs knitted in several colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from storefront.departments.clothing.garment import AXIS, Top
from storefront.drawing import light
from storefront.drawing.light import Fold
from storefront.drawing.outline import CORNER, Outline, Point, Shape, curve, ellipse, joined

if TYPE_CHECKING:
    from collections.abc import Callable

    from storefront.drawing.canvas import Canvas
    from storefront.drawing.materials import Surface

    Track = Callable[[np.ndarray], np.ndarray]
    """Maps (sideways, along) in canvas units to points of the canvas."""

_CHARTS: tuple[tuple[str, ...], ...] = (
    ("#..#..", ".##...", ".##...", "#..#.."),
    ("...#...#", "..###...", ".#####..", "..###...", "...#...#"),
    ("#.......", "##.....#", "###...##", ".##.#.##"),
    ("..#...", ".###..", "#####.", ".###..", "..#..."),
    ("#.#.", ".#.#"),
    ("##..", "##.."),
    ("...#....", "#..#..#.", ".#.#.#..", "..###...", "#######.", "..###...", ".#.#.#..", "#..#..#."),
)
"""Motifs of two-coloured knitting, one character a stitch."""


def straight(start: Point, end: Point) -> Track:
    """A track from one point to another."""
    origin = np.array(start)
    along = (np.array(end) - origin) / np.linalg.norm(np.array(end) - origin)
    across = np.array([-along[1], along[0]])
    return lambda points: origin + points[:, :1] * across + points[:, 1:] * along


def _lobes(track: Track, length: float, half: float, period: float, mirrored: bool) -> list[Outline]:
    """The strands of a rope, each an S that passes over the one below it."""
    found, turn = [], -1.0 if mirrored else 1.0
    for y in np.arange(-period, length + period, period):
        thick = period * 0.62
        knots = np.array(
            [(-half, y), (-half * 0.5, y + period * 0.16), (half * 0.5, y + period * 0.55), (half, y + period * 1.15),
             (half * 0.82, y + thick + period), (half * 0.2, y + thick + period * 0.78),
             (-half * 0.6, y + thick + period * 0.42), (-half, y + thick * 0.7)]
        )  # fmt: skip
        placed = track(knots * [turn, 1.0])
        found.append(curve([(*p, CORNER) if k in (0, 3) else tuple(p) for k, p in enumerate(placed)]))
    return found


def _ladder(canvas: Canvas, on: Shape, shapes: list[Outline]) -> None:
    """Dark outlines of strands, the deep stitches around them."""
    data = "".join(shape.d for shape in shapes)
    with canvas.within(on, blend="multiply"):
        canvas.path(data, fill="none", stroke=light.SHADOW, stroke_width=2.0, stroke_opacity=0.3)


def cable(
    canvas: Canvas, on: Shape, track: Track, length: float, *, half: float = 13.0, mirrored: bool = False
) -> list[Fold]:
    """A rope of two strands along a track, with its valleys; returns the relief it adds."""
    for offset in (-half * 1.28, half * 1.28):
        run = curve([tuple(p) for p in track(np.array([[offset, 0.0], [offset, length / 2], [offset, length]]))],
                    closed=False)  # fmt: skip
        light.crease(canvas, on, run, half * 0.5, 0.34, seam=False)
    lobes = _lobes(track, length, half, half * 1.55, mirrored)
    _ladder(canvas, on, lobes)
    return [Fold(lobe, 0.8) for lobe in lobes]


def lattice(
    canvas: Canvas, on: Shape, track: Track, length: float, *, half: float = 30.0, columns: int = 1
) -> list[Fold]:
    """Crossing travelling stitches that leave diamonds between them; returns the relief they add."""
    period, folds = half * 2.5, []
    along = np.linspace(0, length, max(12, int(length / 6)))
    wave = np.abs(((along / period) % 1.0) * 2 - 1) * 2 - 1
    for column in range(columns):
        centre = (column - (columns - 1) / 2) * 2 * half
        for sign in (-1, 1):
            left = np.stack([centre + sign * wave * half - 3.4, along], axis=1)
            right = np.stack([centre + sign * wave * half + 3.4, along], axis=1)
            points = track(np.concatenate([left, right[::-1]]))
            folds.append(curve([(*p, CORNER) for p in points]))
    _ladder(canvas, on, folds)
    return [Fold(shape, 0.85) for shape in folds]


def raise_stitches(canvas: Canvas, on: Shape, folds: list[Fold]) -> None:
    """Lights cables and travelling stitches."""
    light.relief(canvas, on, folds, puff=0, soft=1.5, depth=4.4, strength=0.72)


def yoke(canvas: Canvas, top: Top, made: Surface, third: str, *, reach: float = 118.0) -> None:
    """Bands of motifs in rings around the neck, over trunk and sleeves, as on a sweater from the north."""
    rng = canvas.rng
    centre = np.array([AXIS, top.cut.neck_y - 6.0])
    start, stitch = top.cut.neck * 1.0 + 5, 5.4
    cells: dict[str, list[str]] = {made.accent.base: [], third: []}
    order = list(rng.permutation(len(_CHARTS)))
    radius, turn = start, 0
    while radius < start + reach:
        chart = _CHARTS[order[turn % len(order)]]
        ink = made.accent.base if turn % 3 != 1 else third
        _ring(cells[ink], chart, centre, radius, stitch)
        radius += (len(chart) + (2 if turn % 2 else 1)) * stitch
        if turn % 2 == 0:
            _ring(cells[third if ink != third else made.accent.base], ("#",), centre, radius - stitch * 0.6, stitch)
            radius += stitch * 1.2
        turn += 1
    with canvas.within(joined(top.body, *top.sleeves)):
        if made.pattern != "plain":
            canvas.path(ellipse(float(centre[0]), float(centre[1]), 1.08 * radius, radius), fill=made.tones.base)
        for ink, data in cells.items():
            canvas.path("".join(data), fill=ink, stroke=ink, stroke_width=0.5)


def _ring(data: list[str], chart: tuple[str, ...], centre: np.ndarray, radius: float, stitch: float) -> None:
    """One band: its chart repeated around the neck, from shoulder to shoulder; stitches grow with the radius."""
    columns = len(chart[0])
    repeats = max(6, round(1.1 * np.pi * radius / (columns * stitch * 1.12)))
    total = repeats * columns
    edges = np.linspace(-0.05 * np.pi, 1.05 * np.pi, total + 1)
    for row, marks in enumerate(chart):
        near, far = radius + row * stitch, radius + (row + 1) * stitch
        column = 0
        while column < total:
            if marks[column % columns] != "#":
                column += 1
                continue
            first = column
            while column < total and marks[column % columns] == "#" and column - first < 3:
                column += 1
            data.append(_cell(centre, near, far, edges[first], edges[column]))


def _cell(centre: np.ndarray, near: float, far: float, first: float, last: float) -> str:
    corners = [(near, first), (near, last), (far, last), (far, first)]
    points = [centre + r * np.array([1.08 * np.cos(t), np.sin(t)]) for r, t in corners]
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z"
