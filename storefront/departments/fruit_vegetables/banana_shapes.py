"""Bananas as bent tubes with five flat sides: one finger, hands and bunches of them, and the peeled one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from storefront.departments.fruit_vegetables.fruit_shapes import Skin, blob
from storefront.departments.fruit_vegetables.fruit_tubes import Tube, bent, widths
from storefront.drawing.canvas import Canvas, Stop
from storefront.drawing.outline import Point, curve, ellipse, leaf

_INK = "#1c1420"
_TIP = Skin(0.30, 0.035, 60, 0.0)
_NECK = ((0.0, 0.30), (0.06, 0.26), (0.13, 0.30), (0.22, 0.62), (0.34, 0.90))
_BODY = ((0.50, 1.0), (0.68, 0.98), (0.82, 0.84), (0.92, 0.56), (0.965, 0.34), (1.0, 0.22))


@dataclass(frozen=True, slots=True)
class Ripeness:
    """How the bananas of one product look.

    Attributes:
        peel: the colour of the flat sides.
        ends: the colour near stem and tip.
        greenness: how strongly the ends differ, 0 to 1.
        spots: sugar spots on a finger.
        plump: half width divided by length.
    """

    peel: Skin
    ends: Skin
    greenness: float
    spots: int
    plump: float


def finger(start: Point, heading: float, length: float, bend: float, plump: float) -> Tube:
    """The tube of one banana, from its stem to its tip."""
    spine = bent(start, heading, length, bend, early=0.9)
    return Tube(spine, widths(*_NECK, *_BODY, size=length * plump))


def banana(
    canvas: Canvas, tube: Tube, ripe: Ripeness, *, fine: bool = True, stem: bool = True, tip: bool = True
) -> None:
    """One banana: flat sides in their light, ridges, green ends, a dark tip and sugar spots."""
    rng = canvas.rng
    made = replace(ripe.peel, lightness=ripe.peel.lightness * float(rng.uniform(0.98, 1.02)))
    outline, size = tube.outline, float(tube.half.max())
    canvas.cast(outline)
    canvas.path(outline, fill=made.at(0.8, 1, made.warm), stroke=made.at(0.5, 0.9, made.warm), stroke_width=size * 0.03)
    with canvas.within(outline):
        marks = _sides(canvas, tube, made, float(rng.uniform(18, 54)), fine=fine)
        _ends(canvas, tube, ripe, made)
        for across in marks:
            ridge = tube.line(across, 0.12, 0.95)
            canvas.stroke(
                ridge.shifted(size * 0.03, size * 0.04),
                made.at(0.62, 0.95, made.warm),
                size * 0.07,
                stroke_opacity=0.45,
            )
            canvas.stroke(
                ridge.shifted(-size * 0.02, -size * 0.03), made.at(1.12, 0.7), size * 0.06, stroke_opacity=0.6
            )
        if ripe.spots:
            _spots(canvas, tube, made, ripe.spots if fine else ripe.spots // 5)
        canvas.stroke(outline, made.at(0.42, 0.85, made.warm), size * 0.14, stroke_opacity=0.30)
    if tip:
        _tip(canvas, tube, made)
    if stem:
        x, y = tube.point(0.008)
        reach = float(tube.half[0])
        canvas.path(ellipse(x, y, reach * 1.02, reach * 0.8), fill=_TIP.at(1.5, 1.2))
        canvas.path(ellipse(x, y, reach * 0.6, reach * 0.45), fill=_TIP.at(2.0, 1.2))


def _sides(canvas: Canvas, tube: Tube, made: Skin, spin: float, *, fine: bool) -> list[float]:
    """Paints the flat sides and returns where the ridges between them run."""
    edges = np.deg2rad(np.arange(-72, 360, 72) + spin)
    marks = []
    size = float(tube.half.max())
    look = {"filter": canvas.blur(size * 0.05, tube.outline)} if fine else {}
    with canvas.group(**look):
        for one, two in pairwise(edges):
            low, high = max(0.0, float(one)), min(np.pi, float(two))
            if high - low < 0.02:
                continue
            middle = (one + two) / 2
            stops: list[Stop] = []
            for share in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0):
                bright = tube.lit(share, float(middle))
                stops.append(
                    (share, made.at(0.80 + 0.30 * bright, 1.0, made.warm * max(0.0, 0.55 - bright) * 0.9), 1.0)
                )
            side = tube.strip(float(np.cos(high)) * 1.04, float(np.cos(low)) * 1.04)
            canvas.path(side, fill=canvas.linear(tube.point(0.0), tube.point(1.0), stops))
            if low > 0.15:
                marks.append(float(np.cos(low)))
    return marks


def _ends(canvas: Canvas, tube: Tube, ripe: Ripeness, made: Skin) -> None:
    """Greener towards the stem and the tip; light thrown back along the darker side."""
    size = float(tube.half.max())
    if ripe.greenness > 0:
        for share, reach in ((0.05, 2.6), (0.99, 1.5)):
            spot = tube.point(share)
            blob(canvas, spot, (size * reach, size * reach), ripe.ends.at(), ripe.greenness)
    for share in (0.36, 0.56, 0.72):
        x, y = tube.point(share, 0.0)
        if tube.lit(share, 2.2) > tube.lit(share, 0.9):
            x, y = tube.point(share, -0.35)
        else:
            x, y = tube.point(share, 0.35)
        blob(canvas, (x, y), (size * 0.9, size * 0.9), "#fffbe6", 0.16 + 0.2 * made.gloss)


def _spots(canvas: Canvas, tube: Tube, made: Skin, count: int) -> None:
    rng = canvas.rng
    size = float(tube.half.max())
    run = []
    for _ in range(count):
        share, across = float(rng.beta(2.2, 2.2)) * 0.84 + 0.1, float(rng.uniform(-0.92, 0.92))
        start, long = np.array(tube.point(share, across)), size * float(rng.gamma(1.3, 0.045))
        away = np.array(tube.point(min(1.0, share + 0.02), across)) - start
        away = away / max(float(np.hypot(*away)), 1e-6) * long * rng.uniform(0.6, 2.2)
        run.append(leaf(tuple(start), tuple(start + away), long * 1.3).d)
    canvas.path("".join(run), fill=_TIP.at(1.25, 1.4), fill_opacity=0.72)
    canvas.path(
        "".join(run[::3]), fill="none", stroke=made.at(0.72, 1, -8), stroke_width=size * 0.03, stroke_opacity=0.5
    )


def _tip(canvas: Canvas, tube: Tube, made: Skin) -> None:
    """The dried end of the flower."""
    end = tube.strip(-1.05, 1.05, 0.965, 1.0, 4)
    canvas.path(end, fill=_TIP.at())
    x, y = tube.point(1.0)
    reach = float(tube.half[-1])
    canvas.path(ellipse(x, y, reach * 1.05, reach * 0.95), fill=_TIP.at(0.85))
    canvas.path(
        ellipse(x - reach * 0.3, y - reach * 0.3, reach * 0.4, reach * 0.3), fill=_TIP.at(1.9), fill_opacity=0.8
    )


def crown(canvas: Canvas, tubes: list[Tube], ripe: Ripeness) -> None:
    """The cut piece of stalk that holds the fingers of a hand together."""
    necks = np.array([tube.point(0.0) for tube in tubes])
    joints = np.array([tube.point(0.09) for tube in tubes])
    size = float(tubes[0].half.max())
    middle = necks.mean(axis=0)
    up = middle - joints.mean(axis=0)
    up = up / max(float(np.hypot(*up)), 1e-6)
    order = np.argsort((joints - middle) @ np.array([up[1], -up[0]]))
    side = np.array([-up[1], up[0]])
    spread = max(size * 0.42, float(np.ptp((necks - middle) @ side)) / 2 + size * 0.26)
    one, two = joints[order[-1]], joints[order[0]]
    shape = curve(
        [
            (*(middle - side * spread + up * size * 0.16), "c"),
            (*(middle - side * spread * 0.7 + up * size * 0.42), "c"),
            (*(middle + side * spread * 0.7 + up * size * 0.46), "c"),
            (*(middle + side * spread + up * size * 0.12), "c"),
            tuple(two + side * size * 0.10),
            tuple(joints.mean(axis=0) - up * size * 0.02),
            tuple(one - side * size * 0.10),
        ]
    )
    tone = replace(ripe.ends, lightness=ripe.ends.lightness * 0.86, chroma=ripe.ends.chroma * 0.8)
    canvas.cast(shape)
    left, top, right, bottom = shape.box
    stops: list[Stop] = [(0.0, tone.at(1.12), 1.0), (0.55, tone.at(0.92), 1.0), (1.0, tone.at(0.6), 1.0)]
    canvas.path(shape, fill=canvas.linear((left, top), (right, bottom), stops))
    cut = curve(
        [
            tuple(middle - side * spread * 0.96 + up * size * 0.20),
            tuple(middle - side * spread * 0.66 + up * size * 0.44),
            tuple(middle + side * spread * 0.66 + up * size * 0.48),
            tuple(middle + side * spread * 0.96 + up * size * 0.16),
            tuple(middle + up * size * 0.20),
        ],
        tension=0.3,
    )
    canvas.path(cut, fill=_TIP.at(1.15))
    canvas.path(cut.scaled(0.8), fill=_TIP.at(1.6), fill_opacity=0.5)


def hand(canvas: Canvas, tubes: list[Tube], ripe: Ripeness, *, fine: bool = True) -> None:
    """Several bananas on one crown, the last one in front."""
    size = float(tubes[0].half.max())
    for k, tube in enumerate(tubes):
        if k:
            shadow = tube.outline.shifted(size * 0.10, size * 0.14)
            for behind in tubes[:k]:
                with canvas.within(behind.outline):
                    look = {"filter": canvas.blur(size * 0.22, shadow)} if fine else {}
                    canvas.path(shadow, fill=_INK, fill_opacity=0.5 if fine else 0.28, **look)
        banana(canvas, tube, ripe, fine=fine, stem=False)
    crown(canvas, tubes, ripe)
