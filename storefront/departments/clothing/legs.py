"""Garments for the legs: the cut that trousers, jeans and shorts share, and how their cloth falls.

A `LegCut` is a tailor's table of measures on a canvas whose axis is x = 256; `cut_legs` turns it into matching
outlines: two halves that meet in the middle, the inside of the back, and the lines that seams and folds follow. The
garment is drawn from the front, as on an invisible figure whose feet stand a little apart.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from storefront.departments.clothing.garment import AXIS
from storefront.departments.clothing.sewing import label, sew
from storefront.drawing import light
from storefront.drawing.light import Fold
from storefront.drawing.materials import Surface, paint
from storefront.drawing.outline import CORNER, Joined, Outline, Point, Shape, curve, joined, leaf, line

if TYPE_CHECKING:
    from storefront.drawing.canvas import Canvas


@dataclass(frozen=True, slots=True)
class LegCut:
    """Measures of a garment for the legs; half widths from the axis, heights from the top of the canvas.

    Attributes:
        waist: half width at the waist.
        waist_y: height of the waist at the sides.
        dip: how far the front of the waist hangs below its sides.
        band: height of the waistband.
        hip: half width at the hips.
        hip_y: height of the hips.
        crotch_y: height of the point where the legs part.
        knee: width of a leg at the knee (of shorts: half-way down).
        knee_y: height of that place.
        hem: width of a leg at its end.
        hem_y: height of that end.
        stance: distance of a leg's end from the axis.
        ease: 0 sits tight, 1 falls in long folds.
        breaks: how much the cloth piles up above the hem, 0 to 1.
    """

    waist: float = 74
    waist_y: float = 48
    dip: float = 11
    band: float = 19
    hip: float = 93
    hip_y: float = 132
    crotch_y: float = 186
    knee: float = 84
    knee_y: float = 312
    hem: float = 70
    hem_y: float = 466
    stance: float = 62
    ease: float = 0.35
    breaks: float = 0.5

    def varied(self, rng: np.random.Generator) -> LegCut:
        """The same cut by another hand, on another figure: higher, longer, wider, feet further apart."""
        length = float(rng.uniform(-14, 6))
        return replace(
            self,
            waist=self.waist * float(rng.uniform(0.96, 1.04)),
            dip=self.dip * float(rng.uniform(0.7, 1.3)),
            hip=self.hip * float(rng.uniform(0.97, 1.03)),
            crotch_y=self.crotch_y + float(rng.uniform(-6, 7)),
            knee=self.knee * float(rng.uniform(0.95, 1.06)),
            hem=self.hem * float(rng.uniform(0.93, 1.08)),
            hem_y=self.hem_y + length * (self.hem_y - self.crotch_y) / 280,
            stance=self.stance * float(rng.uniform(0.9, 1.16)),
        )


@dataclass(frozen=True)
class Legs:
    """Outlines that belong together; pairs are left and right as seen.

    Attributes:
        cut: the measures they come from.
        halves: each a leg and its half of the hips.
        back: inside of the back that shows above the front's waist.
        waist: open line along the front's waist, left to right.
        outer: open lines along the side seams, from the waist to the hem.
        inner: open lines along the inner seams, from the crotch to the hem.
        hems: open lines along the hems, outer to inner.
    """

    cut: LegCut
    halves: tuple[Outline, Outline]
    back: Outline
    waist: Outline
    outer: tuple[Outline, Outline]
    inner: tuple[Outline, Outline]
    hems: tuple[Outline, Outline]

    @property
    def body(self) -> Joined:
        """Both halves."""
        return joined(*self.halves)

    def span(self, k: int, y: float) -> tuple[float, float]:
        """The outer and the inner edge of leg `k` at a height; above the crotch, the inner edge is the axis."""
        outer = _x_at(self.outer[k], y)
        return outer, AXIS if y < self.cut.crotch_y else _x_at(self.inner[k], y)

    def place(self, k: int, y: float, share: float) -> Point:
        """A point on leg `k` at a height: share 0 is its outer edge, 1 its inner one."""
        outer, inner = self.span(k, y)
        return outer + (inner - outer) * share, y

    def down(self, k: int, share: float, top: float, bottom: float) -> Outline:
        """A line down leg `k` that keeps its share of the width: a pressed crease, a stripe."""
        return line(*(self.place(k, float(y), share) for y in np.linspace(top, bottom, 7)))


def _x_at(run: Outline, y: float) -> float:
    points = run.sample(20)
    order = np.argsort(points[:, 1])
    return float(np.interp(y, points[order, 1], points[order, 0]))


def cut_legs(cut: LegCut, rng: np.random.Generator) -> Legs:
    """Cuts the pieces, a little uneven left and right as worn cloth is."""
    halves, outers, inners, hems = [], [], [], []
    for side in (-1, 1):
        outer, inner = _edges(cut, side, rng)
        foot = ((outer[-1][0] + inner[-1][0]) / 2, (outer[-1][1] + inner[-1][1]) / 2 + 4.5)
        waist = (AXIS + side * cut.waist * 0.5, cut.waist_y + cut.dip * 0.76)
        halves.append(
            curve([(AXIS, cut.waist_y + cut.dip, CORNER), waist, (*outer[0], CORNER), *outer[1:-1],
                   (*outer[-1], CORNER), foot, (*inner[-1], CORNER), *inner[-2:0:-1], (*inner[0], CORNER)])
        )  # fmt: skip
        outers.append(line(*outer))
        inners.append(line(*inner))
        hems.append(line(outer[-1], foot, inner[-1]))
    left, right = (AXIS - cut.waist, cut.waist_y), (AXIS + cut.waist, cut.waist_y)
    quarter = [(AXIS + side * cut.waist * 0.5, cut.waist_y + cut.dip * 0.76) for side in (-1, 1)]
    front = line(left, quarter[0], (AXIS, cut.waist_y + cut.dip), quarter[1], right)
    back = curve([(*left, CORNER), (AXIS - cut.waist * 0.6, cut.waist_y - 5), (AXIS, cut.waist_y - 7),
                  (AXIS + cut.waist * 0.6, cut.waist_y - 5), (*right, CORNER),
                  (AXIS, cut.waist_y + cut.dip + 8)])  # fmt: skip
    return Legs(cut, (halves[0], halves[1]), back, front, (outers[0], outers[1]), (inners[0], inners[1]),
                (hems[0], hems[1]))  # fmt: skip


def _edges(cut: LegCut, side: int, rng: np.random.Generator) -> tuple[list[Point], list[Point]]:
    """The side seam and the inner seam of one leg, from above to below. Legs touch but never cross."""
    uneven = rng.uniform(-2, 2, 6)
    share = (cut.knee_y - cut.crotch_y) / (cut.hem_y - cut.crotch_y)
    knee = cut.hip * 0.52 * (1 - share) + cut.stance * share + float(rng.uniform(-3, 6))
    low = cut.hem_y + float(rng.uniform(-3, 3))
    outer = [
        (cut.waist, cut.waist_y),
        (cut.waist + (cut.hip - cut.waist) * 0.66, cut.waist_y * 0.45 + cut.hip_y * 0.55 + uneven[0]),
        (cut.hip + uneven[1], cut.hip_y + 14),
        (max(knee + cut.knee / 2, 0.42 * cut.hip) + uneven[2], cut.knee_y),
        (cut.stance + cut.hem / 2 + uneven[3], low),
    ]
    inner = [
        (0.0, cut.crotch_y),
        (max(1.5, knee - cut.knee / 2 + uneven[4]), cut.knee_y),
        (max(2.5, cut.stance - cut.hem / 2 + uneven[5]), low),
    ]
    return [(AXIS + side * x, y) for x, y in outer], [(AXIS + side * x, y) for x, y in inner]


def hang_legs(canvas: Canvas, legs: Legs, made: Surface, *, inside: bool = True) -> None:
    """Paints and lights both legs and, seen from the front, the inside of the back above the waist."""
    if inside:
        paint(canvas, legs.back, made.plain())
        dark = [(0.0, light.SHADOW, 0.3), (1.0, light.SHADOW, 0.7)]
        light.shade(canvas, legs.back, canvas.linear((0, legs.back.box[1]), (0, legs.back.box[3]), dark))
        label(canvas, legs.back, AXIS, legs.cut.waist_y - 3, size=0.8)
    for half in legs.halves:
        paint(canvas, half, made)
    light.round_sides(canvas, legs.body, 0.12)
    for k, (near, far) in enumerate(((0.36, 0.14), (0.2, 0.36))):
        half = legs.halves[k]
        light.crease(canvas, half, legs.inner[k], 34, near, seam=False)
        light.crease(canvas, half, legs.outer[k], 30, far, seam=False)
        glow(canvas, half, legs.down(k, 0.42, legs.cut.crotch_y - 20, legs.cut.hem_y), legs.cut.knee * 0.3, 0.4)
    sew(canvas, legs.body, made, leg_folds(legs, canvas.rng))
    top, low = (AXIS, legs.cut.waist_y + legs.cut.dip), (AXIS, legs.cut.crotch_y)
    light.crease(canvas, legs.body, line(top, low), 5, 0.26)


def glow(canvas: Canvas, on: Shape, run: Outline, width: float, strength: float) -> None:
    """A soft light along a line: the front of a rounded leg."""
    blur = canvas.filter(f'<feGaussianBlur stdDeviation="{width * 0.45:.1f}"/>', run.box, 2 * width + 4)
    with canvas.within(on, blend="soft-light"):
        canvas.stroke(run, light.GLOW, width, stroke_opacity=strength, filter=blur)


def leg_folds(legs: Legs, rng: np.random.Generator) -> list[Fold]:
    """How the cloth falls: pulls from the crotch, creases at the knee, drapes of wide legs, breaks at the hem."""
    cut, folds = legs.cut, []
    for k, side in enumerate((-1, 1)):
        for step in range(int(rng.integers(2, 5))):
            start = (AXIS + side * 3, cut.crotch_y - 3 - 5 * step)
            end = (AXIS + side * cut.hip * rng.uniform(0.4, 0.85), cut.crotch_y - rng.uniform(-16, 30) - 8 * step)
            shape = leaf(start, end, rng.uniform(6, 11), -side * rng.uniform(3, 9))
            folds.append(Fold(shape, rng.uniform(0.25, 0.45)))
        folds += _drapes(legs, k, rng) + _creases(legs, k, rng)
    return folds


def _drapes(legs: Legs, k: int, rng: np.random.Generator) -> list[Fold]:
    cut, folds = legs.cut, []
    for share in np.linspace(0.18, 0.84, 2 + round(2 * cut.ease)) + rng.uniform(-0.08, 0.08):
        top = legs.place(k, cut.crotch_y + rng.uniform(-40, 50), float(share))
        low = legs.place(k, cut.hem_y, float(share) + rng.uniform(-0.1, 0.1))
        end = (low[0] + (low[0] - top[0]) * 0.4, low[1] + (low[1] - top[1]) * rng.uniform(0.1, 0.5))
        shape = leaf(top, end, cut.hem * rng.uniform(0.1, 0.2), rng.uniform(-4, 4))
        folds.append(Fold(shape, rng.uniform(0.12, 0.3) + 0.5 * cut.ease))
    return folds


def _creases(legs: Legs, k: int, rng: np.random.Generator) -> list[Fold]:
    """Short folds across the leg: behind the knee, and above the hem where the cloth meets the shoe."""
    cut, folds = legs.cut, []
    reach = 0.2 * (cut.hem_y - cut.crotch_y)
    count = int(rng.integers(3, 6)) if reach > 36 else int(rng.integers(1, 3))
    ys = list(cut.knee_y + rng.uniform(-0.6, 0.5, count) * reach)
    ys += list(cut.hem_y - 12 - rng.uniform(0, 0.9, round(5 * cut.breaks)) * reach)
    for y in ys:
        near = float(rng.random() < 0.5)
        start = legs.place(k, float(y), near)
        end = legs.place(k, float(y) + rng.uniform(-18, 24), near + (1 - 2 * near) * rng.uniform(0.4, 0.85))
        shape = leaf(start, end, rng.uniform(5, 10), rng.uniform(-6, 6))
        folds.append(Fold(shape, rng.uniform(0.22, 0.5) * (1.15 - 0.6 * cut.ease)))
    return folds
