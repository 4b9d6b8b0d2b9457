"""Tops and leaves of vegetables: feathery carrot fronds, broad leaves with coloured ribs, cut stalks, ties."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from storefront.departments.fruit_vegetables.fruit_shapes import Skin, foliage
from storefront.departments.fruit_vegetables.limbs import caps, limb, rings, shade_limb, through
from storefront.drawing.canvas import Canvas
from storefront.drawing.outline import Point, curve, leaf

FROND = Skin(0.55, 0.125, 136, 0.2)
"""The green of carrot tops."""


def frond(canvas: Canvas, root: Point, tip: Point, tone: Skin, *, wide: float) -> None:
    """A feathery leaf: a stalk with side shoots, each with small lobes; `wide` is the reach of the longest shoot."""
    rng = canvas.rng
    a, b = np.array(root), np.array(tip)
    normal = np.array([a[1] - b[1], b[0] - a[0]]) / max(float(np.hypot(*(b - a))), 1e-6)
    middle = (a + b) / 2 + normal * float(rng.uniform(-0.4, 0.4)) * wide
    stem = curve([root, tuple(middle), tip], closed=False)
    dark: list[str] = []
    bright: list[str] = []
    along = (b - a) / max(float(np.hypot(*(b - a))), 1e-6)
    for share in np.linspace(0.34, 0.98, 11):
        base = np.array(stem.at(float(share)))
        reach = wide * float(np.sin(np.pi * min(1.0, 0.28 + 0.72 * (1 - share) + 0.1))) * float(rng.uniform(0.7, 1.1))
        for side in (-1, 1):
            end = base + normal * side * reach + along * reach * float(rng.uniform(0.5, 0.9))
            run = bright if (side * normal[0] + along[1] * 0.2) < 0 else dark
            for part in (0.45, 0.75, 1.0):
                spot = base + (end - base) * part
                run.append(leaf(tuple(base + (end - base) * (part - 0.38)), tuple(spot), reach * 0.20).d)
                for lobe in (-0.6, 0.6):
                    turned = np.array([-(end - base)[1], (end - base)[0]]) * lobe * 0.32
                    run.append(leaf(tuple(spot - (end - base) * 0.16), tuple(spot + turned), reach * 0.14).d)
    canvas.path("".join([*dark, *bright]), fill="#0c1a0c", fill_opacity=0.35, transform="translate(2 3)")
    canvas.stroke(stem, tone.at(0.72), max(2.0, wide * 0.09))
    canvas.stroke(stem.shifted(-0.7, -0.8), tone.at(1.2), max(1.0, wide * 0.045))
    canvas.cast(leaf(tuple(a * 0.5 + b * 0.5), tip, wide * 1.2))
    canvas.path("".join(dark), fill=tone.at(0.76))
    canvas.path("".join(bright), fill=tone.at(float(rng.uniform(1.0, 1.16))))


def broad_leaf(canvas: Canvas, root: Point, tip: Point, tone: Skin, rib: Skin, *, wide: float) -> None:
    """A leaf on a stalk: the stalk takes up the first third, in the colour of the rib."""
    rng = canvas.rng
    a, b = np.array(root), np.array(tip)
    joint = a + (b - a) * float(rng.uniform(0.26, 0.38))
    normal = np.array([a[1] - b[1], b[0] - a[0]])
    bend = normal * float(rng.uniform(-0.06, 0.06))
    stem = through(
        [root, tuple((a + joint) / 2 + bend * 0.5), tuple(joint + bend)], lambda s: wide * (0.085 - 0.03 * s)
    )
    shade_limb(canvas, stem, rib)
    foliage(canvas, tuple(joint + bend), tip, wide, tone)
    spine = curve([tuple(joint + bend), tuple(joint * 0.4 + b * 0.6 + bend)], closed=False)
    canvas.stroke(spine, rib.at(1.05), max(1.2, wide * 0.06), stroke_opacity=0.85)


def stubs(canvas: Canvas, root: Point, away: np.ndarray, size: float, tone: Skin, *, count: int = 5) -> None:
    """The cut stalks on top of a root: short limbs with pale ends."""
    rng = canvas.rng
    across = np.array([-away[1], away[0]])
    for k in np.argsort(rng.uniform(0, 1, count)):
        spot = (k - (count - 1) / 2) / max(1, count - 1)
        start = np.array(root) + across * size * spot * 0.7
        end = np.array(root) + across * size * spot * 1.5 + away * size * float(rng.uniform(0.5, 0.95))
        shade_limb(canvas, limb(tuple(start), tuple(end), lambda s: size * (0.17 - 0.03 * s)), tone)
        canvas.path(
            leaf(tuple(end - across * size * 0.14), tuple(end + across * size * 0.14), size * 0.12),
            fill=tone.at(1.35, 0.7),
        )


def tie(canvas: Canvas, start: Point, end: Point, thick: float, tone: Skin) -> None:
    """A rubber band or a string around a bunch, from edge to edge."""
    for k in (-1, 0, 1):
        shift = np.array([start[1] - end[1], end[0] - start[0]])
        shift = shift / max(float(np.hypot(*shift)), 1e-6) * thick * 1.5 * k
        band = limb(
            (start[0] + shift[0], start[1] + shift[1]), (end[0] + shift[0], end[1] + shift[1]),
            lambda s: thick * caps(s, 0.06, 0.06), bend=0.12,
        )  # fmt: skip
        shade_limb(canvas, band, replace(tone, lightness=tone.lightness * (1 - 0.06 * abs(k))))
    rings(canvas, band, tone.at(0.6), 3, opacity=0.3)
