"""What bags are built from: soft bodies, straps, buckles, rings, studs, plates."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from storefront.departments.clothing.sewing import ribbon, stitching
from storefront.drawing import light
from storefront.drawing.light import Fold
from storefront.drawing.materials import MATERIALS, Surface, paint, sheen
from storefront.drawing.outline import Outline, Point, curve, ellipse, leaf, line, rounded
from storefront.palette import tones

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storefront.drawing.canvas import Canvas

AXIS = 256.0
METALS = (("#f6e3a1", "#c79a43", "#7a5520"), ("#fafbfd", "#b4b8c0", "#62666f"), ("#8c8f96", "#4a4d54", "#1f2126"))


class Kit:
    """The canvas, the stuff and the fittings of one bag."""

    def __init__(self, canvas: Canvas, made: Surface, trim: Surface, metal: tuple[str, str, str]) -> None:
        self.canvas, self.made, self.trim, self.metal, self.rng = canvas, made, trim, metal, canvas.rng

    def strap(
        self, run: Outline, width: float, *, made: Surface | None = None, dim: float = 0.0, drop: float = 2.5
    ) -> None:
        """A strap along a line: its shadow, edges, a light along its middle and two rows of stitches."""
        canvas, tone = self.canvas, (made or self.trim).tones
        canvas.cast(ribbon(run, width))
        if drop:
            canvas.stroke(
                run.shifted(1.5, drop),
                light.SHADOW,
                width,
                stroke_opacity=0.3,
                filter=canvas.blur(2.2),
                stroke_linecap="butt",
            )
        canvas.stroke(run, tone.shade, width, stroke_linecap="butt")
        canvas.stroke(run, tone.base, width - 2.4, stroke_linecap="butt")
        canvas.stroke(run.shifted(-width * 0.12, -width * 0.08), tone.light, width * 0.36, stroke_opacity=0.28)
        if width > 10:
            for side in (-1, 1):
                stitching(canvas, _beside(run, side * width * 0.33), made or self.trim, width=0.9, strength=0.65)
        if dim:
            canvas.stroke(run, light.SHADOW, width, stroke_opacity=dim, stroke_linecap="butt")

    def ring(self, at: Point, rx: float, ry: float | None = None, *, thick: float = 4.0) -> None:
        """A metal ring."""
        shape, (bright, middle, dark) = ellipse(*at, rx, ry), self.metal
        self.canvas.stroke(shape.shifted(1, 2), light.SHADOW, thick, stroke_opacity=0.35)
        x, y = at
        ramp = self.canvas.linear(
            (x - rx, y - rx), (x + rx, y + rx), [(0.0, bright, 1.0), (0.45, middle, 1.0), (1.0, dark, 1.0)]
        )
        self.canvas.stroke(shape, ramp, thick)

    def plate(self, shape: Outline) -> None:
        """A flat piece of metal."""
        (bright, middle, dark), (left, top, right, bottom) = self.metal, shape.box
        self.canvas.path(shape.shifted(1, 2), fill=light.SHADOW, fill_opacity=0.4, filter=self.canvas.blur(1.4, shape))
        stops = [(0.0, bright, 1.0), (0.4, middle, 1.0), (0.55, bright, 1.0), (1.0, dark, 1.0)]
        self.canvas.path(shape, fill=self.canvas.linear((left, top), (right, bottom), stops))

    def buckle(self, x: float, y: float, width: float) -> None:
        """A square buckle with its pin, on a strap that hangs down."""
        frame = rounded(x - width * 0.78, y - width * 0.55, x + width * 0.78, y + width * 0.55, 3)
        bright, middle, dark = self.metal
        ramp = self.canvas.linear(
            (x - width, y - width), (x + width, y + width), [(0.0, bright, 1.0), (0.5, middle, 1.0), (1.0, dark, 1.0)]
        )
        self.canvas.path(frame.shifted(1, 2), fill="none", stroke=light.SHADOW, stroke_width=4, stroke_opacity=0.4)
        self.canvas.path(frame, fill="none", stroke=ramp, stroke_width=4)
        self.canvas.stroke(line((x, y - width * 0.55), (x, y + width * 0.5)), ramp, 2.8)

    def rivet(self, x: float, y: float, radius: float = 4.0) -> None:
        """A domed stud."""
        bright, middle, dark = self.metal
        stops = [(0.0, bright, 1.0), (0.6, middle, 1.0), (1.0, dark, 1.0)]
        self.canvas.path(ellipse(x + 0.8, y + 1.4, radius), fill=light.SHADOW, fill_opacity=0.45)
        self.canvas.path(
            ellipse(x, y, radius), fill=self.canvas.radial((x - radius * 0.3, y - radius * 0.4), radius * 1.3, stops)
        )

    def panel(
        self,
        shape: Outline,
        made: Surface,
        folds: Sequence[Fold] = (),
        *,
        strength: float = 0.24,
        over: Outline | None = None,
        inlay: tuple[Outline, Surface] | None = None,
    ) -> None:
        """One piece of the bag with its volume; `over` is the piece below it, `inlay` a part of another stuff."""
        canvas = self.canvas
        if over is not None:
            canvas.path(
                shape.shifted(2, 5),
                fill=light.SHADOW,
                fill_opacity=0.4,
                filter=canvas.blur(4, shape),
                clip_path=canvas.clip(over),
                blend="multiply",
            )
        paint(canvas, shape, made, cast=over is None)
        if inlay is not None:
            with canvas.within(shape):
                paint(canvas, *inlay, cast=False)
        light.relief(canvas, shape, list(folds), puff=MATERIALS[made.material].puff, soft=6, depth=4.5, strength=0.52)
        light.round_sides(canvas, shape, strength)
        light.falloff(canvas, shape, 0.16)
        sheen(canvas, shape, made, angle=24)
        light.inner_shadow(canvas, shape, 8, 0.16)
        light.rim(canvas, shape, 1.0, 0.35)

    def hem(self, shape: Outline, inset: float = 0.955, made: Surface | None = None) -> None:
        """A row of stitches along the edge of a piece."""
        left, top, right, bottom = shape.box
        gap = (1 - inset) * max(right - left, bottom - top)
        sx, sy = 1 - gap / (right - left), 1 - gap / (bottom - top)
        stitching(self.canvas, shape.scaled(sx, sy), made or self.made, width=1.1, strength=0.7)


def _beside(run: Outline, gap: float) -> Outline:
    """A line parallel to another."""
    points = run.sample(4)
    along = np.gradient(points, axis=0)
    normal = np.stack([-along[:, 1], along[:, 0]], axis=1) / np.maximum(
        np.linalg.norm(along, axis=1, keepdims=True), 1e-6
    )
    return curve([tuple(p) for p in (points + normal * gap).tolist()], closed=False)


def bag_front(
    sides: tuple[float, float, float, float],
    *,
    round_: float,
    shoulder: float = 0.0,
    taper: float = 0.0,
    sag: float = 0.0,
    belly: float = 4.0,
) -> Outline:
    """The front of a soft bag.

    Args:
        sides: left, top, right and bottom; left and right are those of the foot.
        round_: radius of the lower corners.
        shoulder: radius of the upper corners; 0 is a sharp edge.
        taper: how much wider the top is on each side.
        sag: how far the upper edge hangs (negative: it arches).
        belly: how far the sides bulge.
    """
    left, top, right, bottom = sides
    points: list[tuple[float, float]] = []

    def corner(cx: float, cy: float, radius: float, start: float) -> None:
        for angle in np.deg2rad(start + np.linspace(0, 90, 6)):
            points.append((cx + radius * np.cos(angle), cy + radius * np.sin(angle)))

    sharp = max(shoulder, 2.5)
    corner(left + sharp, top + sharp, sharp, 180)
    points += [(left * (1 - t) + right * t, top) for t in (0.3, 0.5, 0.7)]
    corner(right - sharp, top + sharp, sharp, 270)
    points += [(right, top * (1 - t) + bottom * t) for t in (0.35, 0.6)]
    corner(right - round_, bottom - round_, round_, 0)
    points += [(left * (1 - t) + right * t, bottom) for t in (0.65, 0.35)]
    corner(left + round_, bottom - round_, round_, 90)
    points += [(left, top * (1 - t) + bottom * t) for t in (0.6, 0.35)]
    half, middle = (right - left) / 2, (left + right) / 2
    bent = []
    for x, y in points:
        side, down = (x - middle) / half, (y - top) / (bottom - top)
        wide = half + taper * (1 - down) + belly * np.sin(np.pi * down)
        bent.append((middle + side * wide, y + (1 - down) ** 3 * sag * (1 - side**2) + down**3 * 2.0 * (1 - side**2)))
    return curve(bent, tension=0.34)


def sags(rng: np.random.Generator, box: tuple[float, float, float, float], count: int, height: float) -> list[Fold]:
    """Soft dents that run from the upper corners and along the bottom."""
    left, top, right, bottom = box
    wide, tall, folds = right - left, bottom - top, []
    for _ in range(count):
        side = rng.choice([-1, 1])
        x = AXIS + side * wide * rng.uniform(0.30, 0.46)
        start = (x, top + tall * rng.uniform(0.02, 0.3))
        end = (x - side * wide * rng.uniform(0.05, 0.4), start[1] + tall * rng.uniform(0.25, 0.6))
        folds.append(
            Fold(leaf(start, end, rng.uniform(12, 26), side * rng.uniform(4, 14)), height * rng.uniform(0.5, 1.1))
        )
    return folds


def patch(kit: Kit, at: Point, wide: float, high: float) -> None:
    """A small sewn-on leather label without letters."""
    x, y = at
    shape = rounded(x - wide, y - high, x + wide, y + high, 3)
    kit.canvas.path(shape.shifted(1, 1.6), fill=light.SHADOW, fill_opacity=0.35)
    tone = tones("tan", kit.rng)
    kit.canvas.path(shape, fill=tone.base, stroke=tone.deep, stroke_width=0.7)
    stitching(kit.canvas, shape.scaled(0.86, 0.8), replace(kit.trim, tones=tone), strength=0.9)
    kit.canvas.path(rounded(x - wide * 0.5, y - 1.6, x + wide * 0.5, y + 1.6, 1), fill=tone.deep, fill_opacity=0.6)
