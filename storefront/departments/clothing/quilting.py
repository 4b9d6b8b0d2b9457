"""Quilting: the down chambers of padded clothes, sewn in level rows, each a cushion of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from storefront.departments.clothing.garment import AXIS, Top
from storefront.drawing import light
from storefront.drawing.light import Fold
from storefront.drawing.outline import Outline, curve, leaf, rounded

if TYPE_CHECKING:
    from storefront.drawing.canvas import Canvas

_CHAMBERS = 7


def puffed(top: Top, *, count: int = _CHAMBERS, sleeve_count: int = _CHAMBERS) -> Top:
    """The same cut with sides that bulge between the seams of the down chambers; `count` of them in the trunk."""
    cut = top.cut
    height = (cut.hem_y - cut.neck_y - 30) / count

    def bulge(outline: Outline, origin: np.ndarray, along: np.ndarray, length: float) -> Outline:
        points = outline.clockwise().sample(14)[:-1]
        tangent = np.roll(points, -1, axis=0) - np.roll(points, 1, axis=0)
        normal = np.stack([tangent[:, 1], -tangent[:, 0]], axis=1)
        normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-6)
        phase = np.abs(np.sin(np.pi * (points - origin) @ along / length))
        sideways = np.clip(1 - 1.6 * np.abs(normal @ along), 0, 1)
        moved = points + normal * (6.5 * np.sqrt(phase) * sideways - 1.5 * sideways)[:, None]
        return curve([tuple(point) for point in moved], tension=0.33)

    body = bulge(top.body, np.array([AXIS, cut.neck_y + 30]), np.array([0.0, 1.0]), height)
    sleeves = []
    for k, sleeve in enumerate(top.sleeves):
        start, end = np.array(top.armholes[k].at(0.35)), np.array(top.cuffs[k].at(0.5))
        length = float(np.linalg.norm(end - start))
        sleeves.append(bulge(sleeve, start, (end - start) / length, length / sleeve_count))
    return replace(top, body=body, sleeves=tuple(sleeves))


def quilt(canvas: Canvas, top: Top, *, count: int = _CHAMBERS, sleeve_count: int = _CHAMBERS) -> None:
    """Down chambers: each is a cushion of its own, puckered along the seams."""
    cut = top.cut
    ys = np.linspace(cut.neck_y + 30, cut.hem_y, count + 1)
    left, _, right, _ = top.body.box
    chambers = [rounded(left - 4, ys[k] + 2, right + 4, ys[k + 1] - 2, 12) for k in range(count)]
    _chambers(canvas, top.body, chambers)
    for k, sleeve in enumerate(top.sleeves):
        turn = (-1 if k else 1) * (cut.sleeve_angle - 3)
        start, end = np.array(top.armholes[k].at(0.35)), np.array(top.cuffs[k].at(0.5))
        chambers = []
        for step in np.arange(-1, sleeve_count + 1):
            x, y = start + (end - start) * (step + 0.5) / sleeve_count
            half = float(np.linalg.norm(end - start)) / sleeve_count / 2
            chambers.append(rounded(x - 62, y - half + 2, x + 62, y + half - 2, 11).turned(turn))
        _chambers(canvas, sleeve, chambers)


def _chambers(canvas: Canvas, on: Outline, chambers: list[Outline]) -> None:
    light.relief(canvas, on, [Fold(chamber, 0.9) for chamber in chambers], puff=7, soft=4.5, depth=5.5, strength=0.6)
    clip, rng = canvas.clip(on), canvas.rng
    for chamber in chambers:
        left, top, _right, bottom = chamber.box
        dark = [
            (0.0, light.SHADOW, 0.12),
            (0.2, light.SHADOW, 0.0),
            (0.55, light.SHADOW, 0.0),
            (1.0, light.SHADOW, 0.24),
        ]
        ramp = canvas.linear((left, top), (left, bottom), dark)
        canvas.path(chamber, fill=ramp, clip_path=clip, blend="multiply")
        foot = chamber.segments[4, 0], chamber.segments[4, 3]
        for share in np.linspace(0.04, 0.96, 20) + rng.uniform(-0.02, 0.02, 20):
            x, y = (foot[0][0] * (1 - share) + foot[1][0] * share, foot[0][1] * (1 - share) + foot[1][1] * share)
            pucker = leaf((x, y + 4), (x + rng.uniform(-5, 5), y - rng.uniform(8, 16)), rng.uniform(1.6, 3.0))
            canvas.path(pucker, fill=light.SHADOW, fill_opacity=0.13, clip_path=clip)
