"""Leaves: blades of any shape that bend, with midribs, veins, a lit and a shaded half; stems and fronds.

A blade is an outline of unit size (base at (0, 0), tip at (0, 1), half as wide as 1 to either side) that a `Place`
lays onto the canvas along a bent midrib. Angles are degrees clockwise from straight up. Leaves are shaded with
gradients of their own green, not with filters, since a plant has hundreds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from storefront.drawing import light
from storefront.drawing.bars import bar
from storefront.drawing.canvas import Canvas
from storefront.drawing.outline import CORNER, Joined, Knot, Outline, Point, curve, leaf, line
from storefront.palette import Tones, tones_of


def green(rng: np.random.Generator, lightness: float = 0.5, chroma: float = 0.105, hue: float = 138.0) -> Tones:
    """A leaf green near a given one."""
    dl, dc, dh = rng.normal(0, 1, 3)
    return tones_of(lightness + 0.02 * dl, chroma * (1 + 0.06 * dc), hue + 4 * dh)


def lit(tone: Tones, step: float) -> Tones:
    """The same green, lighter or darker."""
    lightness, chroma, hue = tone.oklch
    return tones_of(min(0.95, lightness + step), chroma, hue - 30 * step)


def _both(side: Sequence[tuple[float, float]], tip: Knot = (0, 1, CORNER), base: Knot = (0, 0, CORNER)) -> Outline:
    """A blade from the points of its right half."""
    return curve([base, *side, tip, *[(-x, y) for x, y in reversed(side)]])


OVAL = _both([(0.72, 0.18), (1.0, 0.48), (0.68, 0.82)])
LANCE = _both([(0.62, 0.1), (1.0, 0.34), (0.66, 0.7)])
HEART = _both([(0.42, -0.12), (0.94, 0.04), (1.0, 0.34), (0.56, 0.74)])
SPOON = _both([(0.4, 0.18), (0.98, 0.62), (0.72, 0.9)], tip=(0, 1.0))
TONGUE = _both([(0.98, 0.06), (0.92, 0.36), (0.5, 0.72)], base=(0, -0.02))
SWORD = _both([(0.6, 0.08), (0.94, 0.32), (1.0, 0.56), (0.62, 0.84)])


def split_leaf(rng: np.random.Generator, cuts: int) -> Outline:
    """The blade of a monstera: a heart with cuts from its edge towards the midrib."""
    knots: list[Knot] = []
    edge = [
        (0.0, 0.06),
        (0.45, -0.13),
        (0.92, -0.02),
        (1.05, 0.22),
        (0.98, 0.46),
        (0.72, 0.72),
        (0.36, 0.92),
        (0.0, 1.0),
    ]
    ys = np.linspace(0, 1, len(edge))
    for side in (1, -1):
        run: list[Knot] = [(0.0, 0.06, CORNER)] if side > 0 else []
        shares = np.linspace(0.36, 0.86, cuts) + rng.uniform(-0.03, 0.03, cuts)
        marks = sorted([*((float(s), True) for s in shares), *((float(s), False) for s in np.linspace(0.12, 0.94, 11))])
        for share, cut in marks:
            x, y = (float(np.interp(share, ys, [p[k] for p in edge])) for k in (0, 1))
            if not cut:
                if min(abs(share - s) for s in shares) > 0.035:
                    run.append((side * x, y))
                continue
            inner = float(rng.uniform(0.26, 0.42))
            run += [(side * x, y - 0.03, CORNER), (side * x * inner, y - 0.10), (side * x * inner * 0.96, y - 0.065),
                     (side * x * 0.98, y + 0.03, CORNER)]  # fmt: skip
        knots += run if side > 0 else [(0.0, 1.0, CORNER), *run[::-1]]
    return curve(knots, tension=0.3)


@dataclass(frozen=True)
class Place:
    """Where a blade grows.

    Attributes:
        at: its base on the canvas.
        angle: of its midrib at the base.
        length: of the midrib.
        half: half its greatest width.
        bend: degrees by which the midrib turns from base to tip.
    """

    at: Point
    angle: float
    length: float
    half: float
    bend: float = 0.0

    def lay(self, points: np.ndarray) -> np.ndarray:
        """Points of a unit blade on the canvas."""
        shares = np.linspace(-0.2, 1.1, 40)
        turn = np.deg2rad(self.angle + self.bend * np.clip(shares, 0, 1))
        steps = np.diff(shares, prepend=shares[0])
        along = np.stack([np.sin(turn), -np.cos(turn)], axis=1)
        run = np.cumsum(along * steps[:, None], axis=0)
        run -= np.stack([np.interp(0.0, shares, run[:, k]) for k in (0, 1)])
        x, y = points[:, 0], points[:, 1]
        angle = np.interp(y, shares, turn)
        centre = np.stack([np.interp(y, shares, run[:, k]) for k in (0, 1)], axis=1) * self.length
        return centre + x[:, None] * self.half * np.stack([np.cos(angle), np.sin(angle)], axis=1) + np.array(self.at)

    @property
    def tip(self) -> Point:
        """Its far end."""
        return tuple(self.lay(np.array([[0.0, 1.0]]))[0].tolist())


class Foliage:
    """The leaves of one plant, drawn from back to front; each throws a soft shadow on those behind it."""

    def __init__(self, canvas: Canvas) -> None:
        """Starts with none."""
        self.canvas = canvas
        self._drawn: list[Outline] = []

    def blade(
        self, unit: Outline, place: Place, tone: Tones, *, veins: int = 5, gloss: float = 0.2, shadow: bool = True
    ) -> Outline:
        """A leaf: its two halves, midrib, veins and gloss. Returns its outline."""
        canvas, outline = self.canvas, unit.mapped(place.lay)
        if shadow:
            self.shadow(outline)
        canvas.cast(outline)
        canvas.path(outline, fill=canvas.linear(place.at, place.tip, [(0, tone.shade, 1), (0.35, tone.base, 1),
                    (1, tone.base, 1)]), stroke=tone.deep, stroke_width=0.7)  # fmt: skip
        # The half that looks to the lamp is the lighter one.
        turn = np.deg2rad(place.angle + place.bend / 2)
        side = -1.0 if np.cos(turn) * -0.7 + np.sin(turn) * -0.7 < 0 else 1.0
        half = curve(
            [(0, -0.2, CORNER), (0, 1.05, CORNER), (-side * 1.3, 1.05, CORNER), (-side * 1.3, -0.2, CORNER)]
        ).mapped(place.lay)
        with canvas.within(outline):
            canvas.path(half, fill=tone.light, fill_opacity=0.34)
            data = "".join(line(*map(tuple, place.lay(np.array([[0.0, y], [s * 0.5, y + 0.1], [s * 1.1,
                           y + 0.26]])).tolist())).d for y in np.linspace(0.06, 0.72, veins) for s in (-1,
                           1))  # fmt: skip
            if veins:
                canvas.path(
                    data, fill="none", stroke=tone.light, stroke_width=max(0.6, place.half * 0.022), stroke_opacity=0.5
                )
            if gloss:
                low, high = (tuple(p) for p in place.lay(np.array([[-side * 0.42, 0.2], [-side * 0.3, 0.72]])).tolist())
                shine = leaf(low, high, place.half * 0.34)
                canvas.path(shine, fill="#ffffff", fill_opacity=gloss)
        rib = line(*map(tuple, place.lay(np.array([[0.0, y] for y in (0.0, 0.35, 0.7, 0.97)])).tolist()))
        canvas.stroke(rib, tone.light, max(0.8, place.half * 0.05), stroke_opacity=0.75)
        self._drawn.append(outline)
        return outline

    def shadow(self, outline: Outline, strength: float = 0.26) -> None:
        """What an outline takes of the light from the leaves behind it."""
        if self._drawn:
            low = outline.shifted(4, 8)
            with self.canvas.within(Joined(tuple(self._drawn[-24:]))):
                self.canvas.path(low, fill=light.SHADOW, fill_opacity=strength, filter=self.canvas.blur(4, low))

    def note(self, outline: Outline) -> None:
        """Says that an outline is part of the plant, for shadows."""
        self._drawn.append(outline)

    def stem(self, points: Sequence[Point], widths: Sequence[float], tone: Tones) -> Outline:
        """A stalk along points, lit from the left."""
        canvas, spine = self.canvas, curve(points, closed=False)
        outline = bar(spine, widths)
        canvas.cast(outline)
        canvas.path(outline, fill=tone.base, stroke=tone.deep, stroke_width=0.6)
        width = float(np.mean(widths))
        canvas.stroke(spine.shifted(-width * 0.16, -width * 0.1), tone.light, width * 0.3, stroke_opacity=0.6)
        canvas.stroke(spine.shifted(width * 0.28, width * 0.14), tone.deep, width * 0.24, stroke_opacity=0.4)
        return spine

    def frond(
        self, points: Sequence[Point], tone: Tones, count: int, long: float, wide: float, *, lean: float = 52.0
    ) -> None:
        """A feather of narrow leaflets along a bent stalk; `lean` is their angle to it."""
        canvas, rng, spine = self.canvas, self.canvas.rng, curve(points, closed=False)
        halves: dict[bool, list[str]] = {True: [], False: []}
        whole: list[Outline] = []
        for share in np.linspace(0.14, 0.985, count):
            x, y = spine.at(float(share))
            ahead = spine.at(min(1.0, float(share) + 0.02))
            back = spine.at(max(0.0, float(share) - 0.02))
            way = np.degrees(np.arctan2(ahead[0] - back[0], back[1] - ahead[1]))
            reach = long * np.sin(np.pi * (0.16 + 0.84 * (1 - share) ** 0.85) ** 0.8) ** 0.7
            for side in (-1, 1):
                angle = np.deg2rad(way + side * (lean - 26 * share) + float(rng.normal(0, 3)))
                tip = (x + reach * np.sin(angle), y - reach * np.cos(angle) + reach * 0.16)
                blade = leaf((x, y), tip, wide * (0.5 + 0.5 * reach / long), side * reach * 0.07)
                halves[bool(np.sin(angle) - np.cos(angle) < 0)].append(blade.d)
                whole.append(blade)
        for upper in (False, True):
            if halves[upper]:
                canvas.path(
                    "".join(halves[upper]), fill=tone.base if upper else tone.shade, stroke=tone.deep, stroke_width=0.5
                )
        canvas.stroke(spine, tone.light, max(1.2, wide * 0.22), stroke_opacity=0.8)
        for blade in whole:
            canvas.cast(blade)
