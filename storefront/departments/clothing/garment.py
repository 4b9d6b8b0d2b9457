"""Garments for the upper body: the cut that T-shirts, shirts, jackets and dresses share, and how cloth hangs on it.

A `Cut` is a tailor's table of measures on a canvas whose axis is x = 256; `Top` turns it into matching outlines
(body, sleeves, opening of the neck). A drawing paints these pieces and adds what makes its type: collar, buttons,
zip. All pieces are drawn as on an invisible figure, which is how shops photograph clothes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from storefront.drawing.light import Fold
from storefront.drawing.outline import CORNER, Knot, Outline, Point, curve, leaf, line

AXIS = 256.0


@dataclass(frozen=True, slots=True)
class Cut:
    """Measures of an upper garment; half widths from the axis, heights from the top of the canvas.

    Attributes:
        neck: half width of the neck's opening.
        neck_y: height of the shoulder at the neck.
        neck_drop: depth of the front neckline.
        neck_shape: 0 is a V, 1 a round, 2 a square-ish scoop.
        shoulder: half width at the shoulder's tip.
        shoulder_y: height of that tip.
        chest: half width below the arms.
        armpit_y: height of the armpit.
        waist: half width at the waist.
        waist_y: height of the waist.
        hem: half width at the hem.
        hem_y: height of the hem.
        sleeve: length of the sleeve from the shoulder's tip.
        sleeve_angle: of the sleeve, in degrees from straight down, outwards.
        cuff: width of the sleeve at its end.
        elbow: how far the sleeve bends back towards the body, in degrees.
        flare: depth of the waves of a full skirt's hem; 0 is a straight hem.
        seamed: whether a seam at the waist lets the line break there.
    """

    neck: float = 49
    neck_y: float = 74
    neck_drop: float = 42
    neck_shape: float = 1.0
    shoulder: float = 126
    shoulder_y: float = 104
    chest: float = 118
    armpit_y: float = 210
    waist: float = 112
    waist_y: float = 320
    hem: float = 118
    hem_y: float = 456
    sleeve: float = 120
    sleeve_angle: float = 34
    cuff: float = 84
    elbow: float = 0.0
    flare: float = 0.0
    seamed: bool = False

    def varied(self, rng: np.random.Generator) -> Cut:
        """The same cut by another hand: a few per cent wider, shorter, more open."""
        return replace(
            self,
            hem_y=self.hem_y + float(rng.uniform(-12, 10)),
            sleeve=self.sleeve * float(rng.uniform(0.93, 1.07)),
            sleeve_angle=self.sleeve_angle + float(rng.uniform(-0.13, 0.13)) * self.sleeve_angle,
            neck_drop=self.neck_drop * float(rng.uniform(0.9, 1.12)),
            waist=self.waist * float(rng.uniform(0.97, 1.03)),
            hem=self.hem * float(rng.uniform(0.96, 1.04)),
            cuff=self.cuff * float(rng.uniform(0.94, 1.06)),
        )


@dataclass(frozen=True)
class Top:
    """Outlines that belong together.

    Attributes:
        cut: the measures they come from.
        body: front of the trunk, up to the front neckline.
        back: inside of the back that shows in the neck's opening.
        neckline: open line along the front neckline, left to right.
        nape: open line along the back of the neck, left to right.
        armholes: open lines, left and right, from the shoulder to the armpit.
        sleeves: left and right; empty without sleeves.
        cuffs: open lines at the sleeves' ends, outer to inner.
        hem: open line along the hem, left to right.
    """

    cut: Cut
    body: Outline
    back: Outline
    neckline: Outline
    nape: Outline
    armholes: tuple[Outline, Outline]
    sleeves: tuple[Outline, ...]
    cuffs: tuple[Outline, ...]
    hem: Outline


def tailor(cut: Cut, rng: np.random.Generator) -> Top:
    """Cuts the pieces, a little uneven left and right as worn cloth is."""
    uneven = rng.uniform(-2.2, 2.2, 24)
    neck_left, neck_right = (AXIS - cut.neck, cut.neck_y), (AXIS + cut.neck, cut.neck_y + uneven[0] * 0.4)
    front = _neckline_points(cut)
    sides = [_side(cut, side, uneven[6 * k : 6 * k + 6]) for k, side in enumerate((-1, 1))]
    left, right = sides
    hem_points = _hem(cut, left["hem"], right["hem"], rng)
    kink = (CORNER,) if cut.seamed else ()
    body = curve(
        [
            (*neck_left, CORNER),
            *front,
            (*neck_right, CORNER),
            (*right["shoulder"], CORNER),
            right["armhole"],
            (*right["armpit"], CORNER),
            (*right["waist"], *kink),
            right["hip"],
            *hem_points,
            left["hip"],
            (*left["waist"], *kink),
            (*left["armpit"], CORNER),
            left["armhole"],
            (*left["shoulder"], CORNER),
        ]
    )
    nape_points = [neck_left, (AXIS, cut.neck_y + 10), neck_right]
    back = curve(
        [(*neck_left, CORNER), (AXIS, cut.neck_y + 9), (*neck_right, CORNER)]
        + [(x, y + 4, *kink) for x, y, *kink in front[::-1]]
    )
    sleeves, cuffs = [], []
    if cut.sleeve > 0:
        for side, points in zip((-1, 1), sides, strict=True):
            outline, cuff = _sleeve(cut, side, points, rng)
            sleeves.append(outline)
            cuffs.append(cuff)
    armholes = tuple(line(points["shoulder"], points["armhole"], points["armpit"]) for points in sides)
    return Top(
        cut,
        body,
        back,
        curve([neck_left, *front, neck_right], closed=False),
        line(*nape_points),
        (armholes[0], armholes[1]),
        tuple(sleeves),
        tuple(cuffs),
        curve(hem_points[::-1], closed=False),
    )


def _hem(cut: Cut, left: Point, right: Point, rng: np.random.Generator) -> list[Knot]:
    """The hem from right to left: nearly straight, or in waves that follow a full skirt's folds."""
    if not cut.flare:
        low = cut.hem_y + 5.5 + rng.uniform(-2, 2, 2)
        return [(*right, CORNER), (AXIS + cut.hem * 0.5, low[0]), (AXIS - cut.hem * 0.45, low[1]), (*left, CORNER)]
    count = 2 * int(rng.integers(4, 7)) + 1
    shares = np.linspace(0.9, -0.9, count) + rng.uniform(-0.03, 0.03, count)
    sag = cut.hem * 0.11
    waves = [
        (AXIS + share * cut.hem, cut.hem_y + sag * (1 - share**2) + cut.flare * (-1) ** k * rng.uniform(0.5, 1.0))
        for k, share in enumerate(shares)
    ]
    return [(*right, CORNER), *waves, (*left, CORNER)]


def _neckline_points(cut: Cut) -> list[Knot]:
    low = cut.neck_y + cut.neck_drop
    if cut.neck_shape < 0.5:
        return [
            (AXIS - cut.neck * 0.56, cut.neck_y + cut.neck_drop * 0.38),
            (AXIS - 1, low, CORNER),
            (AXIS + cut.neck * 0.56, cut.neck_y + cut.neck_drop * 0.38),
        ]
    reach = cut.neck * (0.72 if cut.neck_shape < 1.5 else 0.86)
    high = cut.neck_y + cut.neck_drop * (0.66 if cut.neck_shape < 1.5 else 0.8)
    return [(AXIS - reach, high), (AXIS, low), (AXIS + reach, high)]


def _side(cut: Cut, side: int, uneven: np.ndarray) -> dict[str, Point]:
    def at(half: float, y: float, k: int) -> Point:
        return AXIS + side * (half + float(uneven[k])), y + float(uneven[(k + 3) % 6])

    return {
        "shoulder": at(cut.shoulder, cut.shoulder_y, 0),
        "armhole": at(min(cut.shoulder, cut.chest) - 7, cut.shoulder_y * 0.42 + cut.armpit_y * 0.58, 1),
        "armpit": at(cut.chest, cut.armpit_y, 2),
        "waist": at(cut.waist, cut.waist_y, 3),
        "hip": at(cut.waist * 0.35 + cut.hem * 0.65, cut.waist_y * 0.3 + cut.hem_y * 0.7, 4),
        "hem": at(cut.hem, cut.hem_y, 5),
    }


def _sleeve(cut: Cut, side: int, points: dict[str, Point], rng: np.random.Generator) -> tuple[Outline, Outline]:
    """One sleeve and the line of its cuff. The sleeve's axis bends by `elbow` half-way down."""
    angle = np.deg2rad(cut.sleeve_angle + rng.uniform(-2, 2))
    after = np.deg2rad(cut.sleeve_angle - cut.elbow)
    upper, lower = np.array([side * np.sin(angle), np.cos(angle)]), np.array([side * np.sin(after), np.cos(after)])
    shoulder, armpit = np.array(points["shoulder"]), np.array(points["armpit"])
    inward = np.array([-side * np.cos(after), np.sin(after)])
    elbow = shoulder + upper * cut.sleeve * 0.5
    outer = elbow + lower * cut.sleeve * 0.5
    inner = outer + inward * cut.cuff
    bulge = np.array([side * 2.5, -2.0])
    inner_elbow = (armpit * 0.55 + inner * 0.45) + inward * (2 if cut.elbow else 0)
    slope = shoulder - np.array([AXIS + side * cut.neck, cut.neck_y])
    round_off = shoulder + upper * cut.sleeve * 0.13 + slope / np.linalg.norm(slope) * 3.0
    sleeve = curve(
        [
            (*shoulder, CORNER),
            tuple(round_off),
            tuple(elbow + bulge),
            (*outer, CORNER),
            tuple((outer + inner) / 2 + lower * 3.5),
            (*inner, CORNER),
            tuple(inner_elbow),
            (*armpit, CORNER),
            points["armhole"],
        ]
    )
    return sleeve, line(tuple(outer), tuple((outer + inner) / 2 + lower * 3.5), tuple(inner))


def body_folds(cut: Cut, rng: np.random.Generator, *, ease: float = 1.0) -> list[Fold]:
    """How a trunk's cloth falls: pulls from the armpits, slack at the waist, drapes that open towards the hem."""
    folds = []
    for side in (-1, 1):
        for k in range(int(rng.integers(2, 4))):
            start = (AXIS + side * (cut.chest + 2), cut.armpit_y + 7 * k - 6)
            reach = rng.uniform(0.35, 0.9)
            end = (start[0] - side * cut.chest * reach, start[1] + cut.chest * reach * rng.uniform(0.5, 1.0) + 16 * k)
            shape = leaf(start, end, rng.uniform(9, 16), side * rng.uniform(4, 12))
            folds.append(Fold(shape, rng.uniform(0.22, 0.42)))
        y = cut.waist_y + rng.uniform(-50, -10)
        for _ in range(int(rng.integers(1, 4))):
            start = (AXIS + side * (cut.waist + 3), y)
            end = (start[0] - side * cut.waist * rng.uniform(0.3, 0.7), y + rng.uniform(16, 44))
            shape = leaf(start, end, rng.uniform(8, 13), side * rng.uniform(3, 9))
            folds.append(Fold(shape, rng.uniform(0.2, 0.38)))
            y += rng.uniform(26, 50)
    shares = np.linspace(-0.8, 0.8, int(rng.integers(4, 7))) + rng.uniform(-0.12, 0.12)
    for share in shares:
        length = rng.uniform(0.3, 0.75) * (cut.hem_y - cut.armpit_y) * ease
        lean = rng.uniform(-10, 10) - 8 * share
        start = (AXIS + share * cut.hem - lean, cut.hem_y - length)
        end = (AXIS + share * cut.hem + lean, cut.hem_y + length * 0.75)
        shape = leaf(start, end, rng.uniform(14, 26), rng.uniform(-5, 5))
        folds.append(Fold(shape, rng.uniform(0.14, 0.30) * ease))
    return folds


def sleeve_folds(sleeve: Outline, armhole: Outline, cuff: Outline, rng: np.random.Generator) -> list[Fold]:
    """Creases that run from the armpit into the sleeve, and across it at the elbow if it is long."""
    armpit, folds = np.array(armhole.at(0.95)), []
    for share in rng.uniform(0.1, 0.6, 3):
        target = np.array(cuff.at(float(share)))
        end = armpit + (target - armpit) * rng.uniform(0.45, 0.8)
        folds.append(
            Fold(leaf(tuple(armpit), tuple(end), rng.uniform(6, 10), rng.uniform(-6, 6)), rng.uniform(0.3, 0.55))
        )
    _left, top, _right, bottom = sleeve.box
    if bottom - top > 180:
        inner, outer = np.array(cuff.at(1.0)), np.array(cuff.at(0.0))
        for share in np.sort(rng.uniform(0.25, 0.92, int(rng.integers(5, 8)))):
            a = armpit + (inner - armpit) * share
            b = np.array(armhole.at(0.0)) + (outer - np.array(armhole.at(0.0))) * (share - rng.uniform(-0.04, 0.07))
            start, end = (a, a + (b - a) * rng.uniform(0.5, 0.9)) if rng.random() < 0.6 else (b, b + (a - b) * 0.6)
            folds.append(
                Fold(leaf(tuple(start), tuple(end), rng.uniform(5, 10), rng.uniform(-6, 6)), rng.uniform(0.3, 0.6))
            )
    return folds


def skirt_folds(
    hem: Outline, waist: float, waist_y: float, rng: np.random.Generator, *, depth: float = 1.0
) -> list[Fold]:
    """Folds of a skirt that hangs from the waist: each opens towards the hem, where it is widest."""
    folds = []
    for share in np.linspace(0.06, 0.94, int(rng.integers(7, 11))) + rng.uniform(-0.03, 0.03):
        x, y = hem.at(float(share))
        start = (AXIS + (share - 0.5) * 2 * waist * 0.9, waist_y + rng.uniform(0, 0.25) * (y - waist_y))
        end = (x + (x - start[0]) * 0.7, y + (y - start[1]) * 0.7)
        shape = leaf(start, end, rng.uniform(0.6, 1.3) * abs(y - waist_y) * 0.10 + 5, rng.uniform(-5, 5))
        folds.append(Fold(shape, min(1.0, rng.uniform(0.4, 0.8) * depth)))
    return folds
