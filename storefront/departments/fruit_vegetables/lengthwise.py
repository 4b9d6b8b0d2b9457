"""Fruit cut along its stem: the flat cut, the rind behind it, flesh, stones, hollows and pips.

A `Cut` maps the profile's own coordinates (right, up; about 1 in size) to the canvas, so that stones and cores keep
their place however the half is turned.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from storefront.departments.fruit_vegetables.fruit_shapes import Skin, blob
from storefront.drawing import light
from storefront.drawing.canvas import Canvas, Stop
from storefront.drawing.outline import Outline, Point, curve, leaf


@dataclass(frozen=True)
class Cut:
    """The flat side of a half.

    Attributes:
        profile: half widths and heights, as in `Body`.
        centre: on the canvas.
        radius: canvas units per unit of the profile.
        turn: degrees clockwise.
        squash: apparent width divided by true width.
    """

    profile: np.ndarray
    centre: Point
    radius: float
    turn: float = 0.0
    squash: float = 1.0

    def on(self, points: np.ndarray) -> np.ndarray:
        """Maps `(n, 2)` points right and up of the centre to the canvas."""
        a = np.deg2rad(self.turn)
        x, y = points[:, 0] * self.squash, -points[:, 1]
        return np.stack(
            [x * np.cos(a) - y * np.sin(a), x * np.sin(a) + y * np.cos(a)], axis=1
        ) * self.radius + np.array(self.centre)

    def spot(self, x: float, up: float) -> Point:
        """One point."""
        found = self.on(np.array([[x, up]]))[0]
        return float(found[0]), float(found[1])

    @cached_property
    def outline(self) -> Outline:
        """The cut's edge."""
        right = self.profile[::3]
        left = (right * [-1, 1])[::-1]
        points = np.concatenate([right, left])
        keep = [k for k in range(len(points)) if np.hypot(*(points[k] - points[k - 1])) > 0.02]
        return curve(self.on(points[keep]).tolist())

    def ring(self, points: Sequence[Point], tension: float = 0.36) -> Outline:
        """A closed curve through points in the profile's coordinates."""
        return curve(self.on(np.array(points, float)).tolist(), tension=tension)


def rind(canvas: Canvas, cut: Cut, peel: Skin, *, depth: float = 0.12) -> None:
    """The rounded back of the half, seen as a band below and right of the cut."""
    shape = cut.outline.shifted(cut.radius * depth * 0.7, cut.radius * depth)
    left, top, right, bottom = shape.box
    canvas.cast(shape)
    canvas.stand((left + right) / 2, bottom - 4, (right - left) * 0.34, cut.radius * 0.08)
    stops: list[Stop] = [(0.3, peel.at(), 1.0), (1.0, peel.at(0.55, 0.9, peel.warm), 1.0)]
    canvas.path(shape, fill=canvas.linear((left, top), (right, bottom), stops))
    canvas.path(cut.outline, fill=peel.at(0.98))


def flesh(canvas: Canvas, cut: Cut, made: Skin, *, inner: Skin | None = None, edge: Skin | None = None) -> Outline:
    """The flesh from its rim inwards; `edge` is the colour under the peel, `inner` the one at the heart."""
    area = cut.outline.scaled(0.95)
    heart, outer = inner or made, edge or made
    left, top, right, bottom = area.box
    squash = (bottom - top) / (right - left)
    centre = ((left + right) / 2, (top + bottom) / 2)
    stops: list[Stop] = [
        (0.0, heart.at(1.0), 1.0),
        (0.45, made.at(1.04, 0.9), 1.0),
        (0.80, made.at(1.0), 1.0),
        (0.96, outer.at(0.98), 1.0),
        (1.0, outer.at(0.92, 1.1), 1.0),
    ]
    canvas.path(area, fill=canvas.radial(centre, (right - left) / 2 * 1.04, stops, squash=squash))
    return area


def wet(canvas: Canvas, cut: Cut, area: Outline, strength: float = 0.45) -> None:
    """Light on the moist flesh."""
    x, y = cut.centre
    light.falloff(canvas, area, 0.16)
    with canvas.within(area):
        blob(
            canvas,
            (x - cut.radius * 0.3, y - cut.radius * 0.4),
            (cut.radius * 0.5, cut.radius * 0.3),
            "#ffffff",
            strength,
            -35,
        )
    light.inner_shadow(canvas, area, 4, 0.12)
    light.rim(canvas, cut.outline, 0.9, 0.4)


def hollow(canvas: Canvas, shape: Outline, made: Skin, size: float) -> None:
    """A dent left by a stone: dark at the upper left, lit at the lower right."""
    left, top, right, bottom = shape.box
    stops: list[Stop] = [(0.0, made.at(0.55, 1.0), 1.0), (0.5, made.at(0.86), 1.0), (1.0, made.at(1.08, 0.8), 1.0)]
    canvas.path(shape, fill=canvas.linear((left, top), (right, bottom), stops))
    light.inner_shadow(canvas, shape, size * 0.3, 0.5, shift=(size * 0.14, size * 0.18))
    light.rim(canvas, shape, 1.0, 0.3)


def stone(canvas: Canvas, shape: Outline, made: Skin, *, furrows: bool = False) -> None:
    """A stone that stands out of the flesh: smooth (avocado) or furrowed (peach)."""
    rng = canvas.rng
    left, top, right, bottom = shape.box
    wide, tall = right - left, bottom - top
    shadow = shape.shifted(wide * 0.09, wide * 0.10)
    canvas.path(shadow, fill=light.SHADOW, fill_opacity=0.4, filter=canvas.blur(wide * 0.06, shadow))
    stops: list[Stop] = [
        (0.0, made.at(1.35, 0.9), 1.0),
        (0.4, made.at(), 1.0),
        (0.85, made.at(0.55), 1.0),
        (1.0, made.at(0.68), 1.0),
    ]
    focus = (left + wide * 0.32, top + tall * 0.28)
    canvas.path(
        shape, fill=canvas.radial((left + wide * 0.46, top + tall * 0.46), max(wide, tall) * 0.62, stops, focus=focus)
    )
    with canvas.within(shape):
        if furrows:
            for _ in range(26):
                x, y = left + wide * rng.uniform(0.05, 0.95), top + tall * rng.uniform(0.0, 1.0)
                dx, dy = rng.uniform(-0.05, 0.05) * wide, rng.uniform(0.10, 0.2) * tall
                pit = leaf((x, y), (x + dx, y + dy), wide * 0.045, wide * float(rng.uniform(-0.05, 0.05)))
                canvas.path(pit, fill=made.at(0.45), fill_opacity=0.7)
                canvas.path(pit.shifted(wide * 0.02, wide * 0.015), fill=made.at(1.5, 0.8), fill_opacity=0.25)
        strength = 0.25 if furrows else 0.8
        blob(canvas, focus, (wide * 0.2, tall * 0.13), "#fff6e6", strength, -35)


def pip(canvas: Canvas, start: Point, end: Point, width: float) -> None:
    """A brown pip with its glint."""
    shape = leaf(start, end, width)
    stops: list[Stop] = [(0.0, "#8a5326", 1.0), (1.0, "#33180b", 1.0)]
    canvas.path(shape, fill=canvas.linear((start[0] - 4, start[1] - 4), (end[0] + 4, end[1] + 4), stops))
    spot = (start[0] * 0.6 + end[0] * 0.4 - 1.2, start[1] * 0.6 + end[1] * 0.4 - 1.2)
    blob(canvas, spot, (width * 0.26, width * 0.4), "#ffe6c0", 0.7)
