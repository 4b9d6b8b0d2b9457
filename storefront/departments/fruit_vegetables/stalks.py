"""Stalk vegetables: leeks with their roots and dark leaves, asparagus with its scales."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np

from storefront.departments.fruit_vegetables.fruit_shapes import Skin, blob
from storefront.departments.fruit_vegetables.limbs import Limb, caps, cut_end, gleam, limb, shade_limb, through
from storefront.drawing.canvas import Canvas
from storefront.drawing.outline import Point, curve, leaf

_WHITE = Skin(0.945, 0.03, 108, 0.4)
_ROOTS = Skin(0.86, 0.05, 86, 0.1)


def leek(canvas: Canvas, foot: Point, top: Point, thick: float, green: Skin, *, fine: bool) -> None:
    """A leek from its roots to where the leaves are cut; `thick` is the shaft's half width."""
    rng = canvas.rng
    a, b = np.array(foot, float), np.array(top, float)
    long = float(np.hypot(*(b - a)))
    way = (b - a) / max(long, 1e-6)
    across = np.array([-way[1], way[0]])
    neck = a + (b - a) * float(rng.uniform(0.50, 0.58))
    _roots(canvas, a, way, across, thick)
    _leaves(canvas, neck, way, (long * 0.46, thick), green, fine=fine)
    bulb = float(rng.uniform(0.06, 0.2))

    def width(s: np.ndarray) -> np.ndarray:
        return thick * (0.94 + bulb * np.exp(-((s / 0.10) ** 2)) + 0.16 * s**4) * caps(s, 0.05, 0.0)

    shaft = limb(tuple(a), tuple(neck + way * thick * 0.6), width, bend=float(rng.uniform(-0.02, 0.02)))
    shade_limb(canvas, shaft, _WHITE, fine=fine, contrast=0.8)
    with canvas.within(shaft.outline):
        stops = [
            (0.0, "#d9e8a8", 0.0),
            (0.45, "#cfe29a", 0.15),
            (0.8, green.at(1.25, 1.1, -10), 0.62),
            (1.0, green.at(1.05), 0.92),
        ]
        canvas.path(
            shaft.outline, fill=canvas.linear(tuple(a), tuple(neck + way * thick * 0.6), stops), blend="multiply"
        )
        run = [shaft.band(float(u), float(u) + 0.03).d for u in np.linspace(-0.92, 0.86, 9 if fine else 5)]
        canvas.path("".join(run), fill=green.at(0.8), fill_opacity=0.20)
    gleam(canvas, shaft, 0.6, span=(0.03, 0.8), wide=0.10, fine=fine)


def _roots(canvas: Canvas, foot: np.ndarray, way: np.ndarray, across: np.ndarray, thick: float) -> None:
    rng, run = canvas.rng, []
    for k in np.linspace(-1, 1, 15):
        start = foot + across * k * thick * 0.55 + way * thick * 0.16
        end = (
            start
            - way * thick * float(rng.uniform(0.6, 1.15))
            + across * (k * 0.5 + float(rng.uniform(-0.3, 0.3))) * thick
        )
        run.append(leaf(tuple(start), tuple(end), thick * 0.09, float(rng.uniform(-0.2, 0.2)) * thick).d)
    canvas.path("".join(run), fill=_ROOTS.at(), stroke=_ROOTS.at(0.62), stroke_width=0.6)


def _leaves(canvas: Canvas, neck: np.ndarray, way: np.ndarray, size: Point, green: Skin, *, fine: bool) -> None:
    """The fan of flat leaves, folded along their middle, cut off at their ends."""
    rng = canvas.rng
    long, thick = size
    across = np.array([-way[1], way[0]])
    spots = (-0.9, 0.9, -0.55, 0.55, -0.2, 0.25)
    for k, spot in enumerate(spots):
        reach = long * float(rng.uniform(0.84, 1.04)) * (0.86 if abs(spot) > 0.8 else 1.0)
        start = neck + across * spot * thick * 0.42 - way * thick * 0.2
        end = neck + way * reach + across * spot * thick * float(rng.uniform(1.9, 2.6))
        middle = (start + end) / 2 + across * spot * thick * float(rng.uniform(-0.3, 0.1))
        wide = thick * float(rng.uniform(0.66, 0.84))
        blade = through([tuple(start), tuple(middle), tuple(end)], partial(_blade_width, wide))
        tone = replace(
            green, lightness=green.lightness * float(rng.uniform(0.84, 1.1)), hue=green.hue + float(rng.normal(0, 4))
        )
        canvas.path(blade.outline.shifted(2, 3), fill="#0b140e", fill_opacity=0.4)
        shade_limb(canvas, blade, tone, fine=fine, contrast=0.85)
        canvas.path(blade.band(-0.05, 0.9 if k % 2 else 0.5), fill=tone.at(0.66), fill_opacity=0.36)
        run = [blade.band(float(u), float(u) + 0.025).d for u in np.linspace(-0.85, 0.85, 8 if fine else 4)]
        canvas.path("".join(run), fill=tone.at(1.35, 0.8), fill_opacity=0.35)
        canvas.path(blade.band(-0.06, 0.02), fill=tone.at(1.5, 0.7), fill_opacity=0.6)


def _blade_width(wide: float, s: np.ndarray) -> np.ndarray:
    return wide * (0.72 + 0.42 * np.sin(np.pi * s * 0.7))


def spear(canvas: Canvas, foot: Point, tip: Point, thick: float, made: Skin, *, fine: bool) -> Limb:
    """One spear of asparagus: a smooth stalk with pointed scales, closer together at its tip."""
    rng = canvas.rng

    def width(s: np.ndarray) -> np.ndarray:
        bud = 1 + 0.10 * np.exp(-(((s - 0.84) / 0.09) ** 2))
        return (
            thick
            * (1.0 - 0.16 * s)
            * bud
            * np.where(s > 0.86, np.sqrt(np.clip(1 - (np.clip(s - 0.86, 0, 1) / 0.14) ** 1.7, 0, 1)), 1.0)
            + 0.3
        )

    tone = replace(
        made, lightness=made.lightness * float(rng.uniform(0.94, 1.05)), hue=made.hue + float(rng.normal(0, 3))
    )
    body = limb(foot, tip, width, bend=float(rng.normal(0, 0.012)))
    shade_limb(canvas, body, tone, fine=fine)
    with canvas.within(body.outline):
        stops = [(0.0, "#fbf3e2", 0.75), (0.25, "#f3efc8", 0.30), (0.55, "#f3efc8", 0.0)]
        canvas.path(body.outline, fill=canvas.linear(foot, tip, stops))
    gleam(canvas, body, 0.55, span=(0.04, 0.8), wide=0.12)
    scale_tone = Skin(
        tone.lightness * 0.80,
        0.06,
        330 if rng.random() < 0.5 and tone.lightness > 0.5 else tone.hue,
    )
    for share in (*np.linspace(0.16, 0.70, 5) + rng.uniform(-0.03, 0.03, 5), 0.77, 0.81, 0.85, 0.88, 0.91, 0.94):
        side = float(rng.uniform(-0.55, 0.55)) if share < 0.74 else float(rng.choice((-0.45, 0.0, 0.45)))
        _scale(
            canvas,
            body,
            float(share),
            side,
            thick * (0.9 if share < 0.74 else 0.66),
            scale_tone if share < 0.74 else replace(tone, lightness=tone.lightness * 0.9),
        )
    cut_end(canvas, body, 0.0, Skin(0.90, 0.04, 100), squash=0.3)
    return body


def _scale(canvas: Canvas, body: Limb, share: float, side: float, size: float, tone: Skin) -> None:
    root, on = body.on(share, side), body.on(min(1.0, share + 0.06), side * 0.8)
    way = (on - root) / max(float(np.hypot(*(on - root))), 1e-6)
    across = np.array([-way[1], way[0]])
    shape = curve(
        [
            (*(root - across * size * 0.44), "c"), tuple(root + way * size * 0.6 - across * size * 0.36),
            (*(root + way * size * 1.5), "c"), tuple(root + way * size * 0.6 + across * size * 0.36),
            (*(root + across * size * 0.44), "c"), tuple(root - way * size * 0.16),
        ],
        tension=0.3,
    )  # fmt: skip
    canvas.path(shape.shifted(0.8, 1.2), fill="#10180c", fill_opacity=0.35)
    left, top, right, bottom = shape.box
    stops = [(0.0, tone.at(1.25), 1.0), (0.6, tone.at(), 1.0), (1.0, tone.at(0.7), 1.0)]
    canvas.path(shape, fill=canvas.linear((left, top), (right, bottom), stops))
    blob(canvas, tuple(root + way * size * 0.5 - across * size * 0.1), (size * 0.2, size * 0.3), "#ffffff", 0.25)
