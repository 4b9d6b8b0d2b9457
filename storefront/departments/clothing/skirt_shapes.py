"""The cut of skirts: their outlines, and how their cloth hangs, is laid in pleats or gathered in tiers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from storefront.departments.clothing.garment import AXIS, skirt_folds
from storefront.departments.clothing.legs import LegCut, Legs, glow
from storefront.departments.clothing.sewing import label, sew
from storefront.drawing import light
from storefront.drawing.light import Fold
from storefront.drawing.materials import Surface, paint
from storefront.drawing.outline import CORNER, Knot, Outline, Point, curve, leaf, line, polygon

if TYPE_CHECKING:
    from storefront.drawing.canvas import Canvas


@dataclass(frozen=True, slots=True)
class SkirtCut:
    """Measures of a skirt; half widths from the axis, heights from the top of the canvas.

    Attributes:
        waist: half width at the waist.
        waist_y: height of the waist at the sides.
        dip: how far the front of the waist hangs below its sides.
        band: height of the waistband.
        hip: half width at the hips.
        hip_y: height of the hips.
        hem: half width at the hem.
        hem_y: height of the hem at the sides.
        sag: how far the middle of the hem hangs below its sides.
        waves: how many folds the hem shows; 0 is a straight hem.
        depth: of these folds.
        lean: how far the hem rises from one side to the other.
    """

    waist: float = 82
    waist_y: float = 84
    dip: float = 12
    band: float = 20
    hip: float = 110
    hip_y: float = 180
    hem: float = 150
    hem_y: float = 410
    sag: float = 14
    waves: int = 0
    depth: float = 4.0
    lean: float = 0.0

    def varied(self, rng: np.random.Generator) -> SkirtCut:
        """The same cut by another hand: shorter or longer, narrower or fuller."""
        return replace(
            self,
            waist=self.waist * float(rng.uniform(0.95, 1.05)),
            dip=self.dip * float(rng.uniform(0.7, 1.3)),
            hip=self.hip * float(rng.uniform(0.97, 1.04)),
            hem=self.hem * float(rng.uniform(0.92, 1.06)),
            hem_y=self.hem_y + float(rng.uniform(-0.07, 0.03)) * (self.hem_y - self.waist_y),
            waves=self.waves + int(rng.integers(-1, 2)) if self.waves else 0,
        )


@dataclass(frozen=True)
class Skirt:
    """Outlines that belong together.

    Attributes:
        cut: the measures they come from.
        body: the front.
        back: inside of the back that shows above the front's waist.
        waist: open line along the front's waist, left to right.
        sides: open lines along the side seams, from the waist to the hem.
        hem: open line along the hem, left to right.
    """

    cut: SkirtCut
    body: Outline
    back: Outline
    waist: Outline
    sides: tuple[Outline, Outline]
    hem: Outline

    def at(self, share: float, y: float) -> Point:
        """A point at a height: share -1 is the left edge, 0 the axis, 1 the right edge."""
        points = self.sides[0 if share < 0 else 1].sample(20)
        edge = float(np.interp(y, points[:, 1], points[:, 0]))
        return AXIS + abs(share) * (edge - AXIS), y

    def down(self, share: float, top: float, bottom: float) -> Outline:
        """A line that keeps its share of the width on its way down."""
        return line(*(self.at(share, float(y)) for y in np.linspace(top, bottom, 6)))

    def across(self, share: float, sag: float = 0.6) -> Outline:
        """A level line round the skirt, `share` of the way from the waist to the hem; it sags as the hem does."""
        cut = self.cut
        y = cut.waist_y + share * (cut.hem_y - cut.waist_y)
        drop = cut.dip * (1 - share) + cut.sag * share * sag
        return line(*((self.at(s, y)[0], y + drop * (1 - s * s)) for s in (-1.0, -0.6, 0.0, 0.6, 1.0)))


def cut_skirt(cut: SkirtCut, rng: np.random.Generator) -> Skirt:
    """Cuts the pieces, a little uneven left and right as worn cloth is."""
    sides = []
    for side in (-1, 1):
        uneven = rng.uniform(-2, 2, 3)
        low = cut.hem_y + side * cut.lean
        sides.append([
            (AXIS + side * cut.waist, cut.waist_y),
            (AXIS + side * (cut.hip + uneven[0]), cut.hip_y),
            (AXIS + side * (cut.hip * 0.36 + cut.hem * 0.64 + uneven[1]), cut.hip_y * 0.36 + low * 0.64),
            (AXIS + side * (cut.hem + uneven[2]), low),
        ])  # fmt: skip
    left, right = sides
    hem = _hem_points(cut, left[-1], right[-1], rng)
    dip = cut.waist_y + cut.dip
    quarter = [(AXIS + side * cut.waist * 0.5, cut.waist_y + cut.dip * 0.76) for side in (-1, 1)]
    body = curve(
        [(*left[0], CORNER), quarter[0], (AXIS, dip), quarter[1], (*right[0], CORNER), *right[1:-1],
         (*right[-1], CORNER), *hem[::-1], (*left[-1], CORNER), *left[-2:0:-1]]
    )  # fmt: skip
    back = curve([(*left[0], CORNER), (AXIS - cut.waist * 0.6, cut.waist_y - 5), (AXIS, cut.waist_y - 7),
                  (AXIS + cut.waist * 0.6, cut.waist_y - 5), (*right[0], CORNER), (AXIS, dip + 8)])  # fmt: skip
    waist = line(left[0], quarter[0], (AXIS, dip), quarter[1], right[0])
    return Skirt(cut, body, back, waist, (line(*left), line(*right)), curve([left[-1], *hem, right[-1]], closed=False))


def _hem_points(cut: SkirtCut, left: Point, right: Point, rng: np.random.Generator) -> list[Knot]:
    """The hem between its ends, left to right: a soft bow, or waves that follow a full skirt's folds."""
    count = 2 * cut.waves + 1 if cut.waves else 3
    shares = np.linspace(-1, 1, count + 2)[1:-1]
    if cut.waves:
        shares = shares + rng.uniform(-0.3, 0.3, count) / count
    points: list[Knot] = []
    for k, share in enumerate(shares):
        x = AXIS + (left[0] + right[0] - 2 * AXIS) / 2 + share * (right[0] - left[0]) / 2
        y = (left[1] + right[1]) / 2 + share * (right[1] - left[1]) / 2 + cut.sag * (1 - share**2)
        points.append((x, y + (cut.depth * (-1) ** k * rng.uniform(0.5, 1.0) if cut.waves else 0.0)))
    return points


def hang_skirt(canvas: Canvas, skirt: Skirt, made: Surface, *, fullness: float = 0.7, turn: float = 0.0) -> None:
    """Paints and lights a skirt and the inside of its back; `fullness` 0 sits tight, 1 falls in deep folds."""
    cut, rng = skirt.cut, canvas.rng
    paint(canvas, skirt.back, made.plain())
    dark = [(0.0, light.SHADOW, 0.3), (1.0, light.SHADOW, 0.7)]
    light.shade(canvas, skirt.back, canvas.linear((0, skirt.back.box[1]), (0, skirt.back.box[3]), dark))
    label(canvas, skirt.back, AXIS, cut.waist_y - 2)
    paint(canvas, skirt.body, made, turn=turn)
    light.round_sides(canvas, skirt.body, 0.2)
    for side, strength in zip(skirt.sides, (0.12, 0.3), strict=True):
        light.crease(canvas, skirt.body, side, 40, strength, seam=False)
    glow(canvas, skirt.body, skirt.down(-0.36, cut.waist_y + 30, cut.hem_y), cut.hip * 0.3, 0.3)
    folds = skirt_folds(skirt.hem, cut.waist, cut.waist_y + cut.band + 20, rng, depth=fullness) if fullness else []
    sew(canvas, skirt.body, made, folds + _pulls(skirt, rng, 1 - fullness))


def _pulls(skirt: Skirt, rng: np.random.Generator, tightness: float) -> list[Fold]:
    """Short creases across the hips and the lap of a skirt that sits close."""
    cut, folds = skirt.cut, []
    for _ in range(round(7 * max(0.0, tightness))):
        side, y = float(rng.choice([-1.0, 1.0])), cut.hip_y + rng.uniform(-30, 110)
        start, end = skirt.at(side, y), skirt.at(side * rng.uniform(0.1, 0.6), y + rng.uniform(-20, 34))
        folds.append(Fold(leaf(start, end, rng.uniform(7, 13), side * rng.uniform(3, 9)), rng.uniform(0.2, 0.4)))
    return folds


def knife_pleats(canvas: Canvas, skirt: Skirt, *, count: int, top: float = 0.0) -> None:
    """Pleats laid all to one side, from the waistband (or lower) to the hem: each hides a part of the next."""
    cut = skirt.cut
    start = top or cut.waist_y + cut.band
    clip = canvas.clip(skirt.body)
    shares = np.linspace(-1, 1, count + 1)
    for near, far in pairwise(shares):
        width = far - near
        for inset, opacity in ((0.55, 0.10), (0.3, 0.16), (0.12, 0.2)):
            wedge = _strip(skirt, float(near), float(near + width * inset), start)
            canvas.path(wedge, fill=light.SHADOW, fill_opacity=opacity, blend="multiply", clip_path=clip)
        bright = _strip(skirt, float(near + width * 0.66), float(far), start)
        canvas.path(bright, fill=light.GLOW, fill_opacity=0.34, blend="soft-light", clip_path=clip)
        edge = line(*(_on(skirt, float(near), y) for y in np.linspace(start, cut.hem_y + cut.sag + 8, 6)))
        canvas.stroke(edge, light.SHADOW, 1.1, stroke_opacity=0.5, clip_path=clip)


def _on(skirt: Skirt, share: float, y: float) -> Point:
    """A point at a share of the width, lowered in the middle as the waist and the hem are."""
    cut = skirt.cut
    way = (y - cut.waist_y) / (cut.hem_y - cut.waist_y)
    drop = cut.dip * (1 - way) + cut.sag * way
    return skirt.at(share, y)[0], y + drop * (1 - share * share)


def _strip(skirt: Skirt, near: float, far: float, top: float) -> Outline:
    ys = np.linspace(top, skirt.cut.hem_y + skirt.cut.sag + 8, 6)
    return polygon([_on(skirt, near, y) for y in ys] + [_on(skirt, far, y) for y in ys[::-1]])


def saw_hem(skirt: Skirt, count: int, rng: np.random.Generator) -> Skirt:
    """The same skirt with the stepped hem of laid pleats."""
    cut = skirt.cut
    left, right = skirt.sides[0].at(1.0), skirt.sides[1].at(1.0)
    steps: list[Knot] = []
    shares = np.linspace(-1, 1, count + 1)
    for near, far in pairwise(shares):
        for share, lift in ((near + 0.01, 4.5 + rng.uniform(-1, 1)), (far - 0.01, -1.0)):
            x = AXIS + (share * (right[0] - left[0]) + left[0] + right[0] - 2 * AXIS) / 2
            steps.append((x, cut.hem_y + cut.sag * (1 - share**2) + lift, CORNER))
    points = [tuple(p) for p in skirt.waist.sample(2)]
    outer = [[tuple(p) for p in side.sample(2)] for side in skirt.sides]
    body = curve(
        [(*points[0], CORNER), *points[1:-1], (*points[-1], CORNER), *outer[1][1:-1], *steps[::-1], *outer[0][-2:0:-1]]
    )
    return replace(skirt, body=body, hem=curve(steps, closed=False))


def panels(skirt: Skirt) -> Legs:
    """The skirt's halves as if each were a leg, for what trousers and skirts share: pockets, fades, seams."""
    cut = skirt.cut
    low = cut.hem_y + cut.sag
    halves, inner, hems = [], [], []
    for k, side in enumerate((-1, 1)):
        edge = [tuple(p) for p in skirt.sides[k].sample(2)]
        waist, foot = (AXIS + side * cut.waist * 0.5, cut.waist_y + cut.dip * 0.76), (AXIS + side * cut.hem * 0.5, low)
        halves.append(curve([(AXIS, cut.waist_y + cut.dip, CORNER), waist, (*edge[0], CORNER), *edge[1:-1],
                             (*edge[-1], CORNER), foot, (AXIS, low, CORNER)]))  # fmt: skip
        inner.append(line((AXIS, cut.waist_y), (AXIS, low)))
        hems.append(line(edge[-1], (foot[0], low - cut.sag * 0.25), (AXIS, low)))
    measures = LegCut(waist=cut.waist, waist_y=cut.waist_y, dip=cut.dip, band=cut.band, hip=cut.hip, hip_y=cut.hip_y,
                      crotch_y=cut.waist_y + 0.64 * (low - cut.waist_y), knee=cut.hem, knee_y=low - 40, hem=cut.hem,
                      hem_y=low, stance=cut.hem / 2)  # fmt: skip
    return Legs(measures, (halves[0], halves[1]), skirt.back, skirt.waist, skirt.sides, (inner[0], inner[1]),
                (hems[0], hems[1]))  # fmt: skip
