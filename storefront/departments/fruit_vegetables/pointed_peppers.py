"""Pointed peppers and chillies: long bodies that taper to a tip, with their green caps."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from storefront.departments.fruit_vegetables.fruit_shapes import Skin
from storefront.departments.fruit_vegetables.limbs import Limb, caps, cut_end, gleam, limb, shade_limb
from storefront.departments.fruit_vegetables.veg_displays import INK, bed
from storefront.drawing.canvas import Canvas
from storefront.drawing.outline import Point, curve

STEM = Skin(0.50, 0.115, 134, 0.4)
"""The green of a pepper's stem."""


def _pointed(peel: Skin, thick: float, canvas: Canvas, ends: tuple[Point, Point], bend: float, fine: bool) -> None:
    """A long pepper that tapers to a tip, with its green cap; `thick` is its half width."""
    rng = canvas.rng
    waves = rng.uniform(0, 2 * np.pi, 2)

    def width(s: np.ndarray) -> np.ndarray:
        body = (1 - s) ** 0.62 * (1 + 0.05 * np.sin(9 * s + waves[0]) + 0.03 * np.sin(17 * s + waves[1]))
        return thick * body * caps(s, 0.07, 0.03) + 0.4

    made = replace(
        peel, lightness=peel.lightness * float(rng.uniform(0.94, 1.05)), hue=peel.hue + float(rng.normal(0, 2))
    )
    body = limb(*ends, width, bend=bend)
    shade_limb(canvas, body, made, fine=fine)
    if 40 < made.hue < 75:
        _ripening(canvas, body)
    groove = body.band(0.18, 0.42)
    canvas.path(
        groove,
        fill=made.at(0.6, 0.95, made.warm),
        fill_opacity=0.32,
        **({"filter": canvas.blur(thick * 0.08, body.outline)} if fine else {}),
    )
    gleam(canvas, body, 0.95 * made.gloss, span=(0.05, 0.62), wide=0.10, fine=fine)
    if fine:
        gleam(canvas, body, 0.5, span=(0.66, 0.9), wide=0.09, fine=fine)
    _cap(canvas, body, thick, fine)


def _ripening(canvas: Canvas, body: Limb) -> None:
    """The red that runs up an orange pepper from its tip."""
    stops = [(0.0, "#c81a10", 0.0), (0.4, "#c81a10", 0.12), (1.0, "#c81a10", 0.85)]
    paint = canvas.linear(tuple(body.spine[0]), tuple(body.spine[-1]), stops)
    canvas.path(body.outline, fill=paint, blend="multiply")


def _cap(canvas: Canvas, body: Limb, thick: float, fine: bool) -> None:
    """The green cap over the shoulder and the stem."""
    rng = canvas.rng
    tone = replace(STEM, hue=float(rng.uniform(126, 138)), lightness=0.52)
    root, inner = body.spine[0], body.on(0.10, 0.0)
    away = (root - inner) / max(float(np.linalg.norm(root - inner)), 1e-6)
    across = np.array([-away[1], away[0]])
    reach = thick * 0.52
    points = [root - across * reach * 0.95 - away * thick * 0.10]
    for k, u in enumerate(np.linspace(-0.9, 0.9, 7)):
        points.append(root + across * reach * u * 1.25 - away * thick * (0.46 if k % 2 else 0.26))
    points += [root + across * reach * 0.95 - away * thick * 0.10, root + away * thick * 0.18]
    cap = curve([tuple(p) for p in points], tension=0.3)
    canvas.path(cap.shifted(1.5, 2), fill=INK, fill_opacity=0.4)
    canvas.cast(cap)
    stops = [(0.0, tone.at(1.2), 1.0), (0.5, tone.at(), 1.0), (1.0, tone.at(0.55), 1.0)]
    left, top, right, bottom = cap.box
    canvas.path(cap, fill=canvas.linear((left, top), (right, bottom), stops))
    tip = (
        root
        + away * min(34.0, 8 + thick * 0.6) * float(rng.uniform(0.9, 1.4))
        + across * min(20.0, thick * 0.4) * float(rng.uniform(-1, 1))
    )
    neck = limb(
        tuple(root),
        tuple(tip),
        lambda s: thick * (0.12 + 0.22 * np.exp(-((s / 0.2) ** 2)) + 0.03 * s),
        bend=float(rng.uniform(-0.2, 0.2)),
    )
    shade_limb(canvas, neck, tone)
    if fine:
        cut_end(canvas, neck, 1.0, replace(tone, lightness=0.68, chroma=0.09), squash=0.5)


def pointed(canvas: Canvas, peel: Skin) -> None:
    """Two to four pointed peppers that lie side by side, tips down to one side."""
    rng = canvas.rng
    count, side = 2 if 40 < peel.hue < 75 else int(rng.integers(2, 5)), float(rng.choice((-1, 1)))
    thick = {2: 62.0, 3: 54.0, 4: 46.0}[count]
    for k in range(count):
        y = 420 - thick * 0.8 - (count - 1 - k) * thick * float(rng.uniform(1.2, 1.4))
        start = (256 - side * (140 + float(rng.uniform(-16, 16))), y - float(rng.uniform(8, 44)))
        end = (256 + side * (196 + float(rng.uniform(-22, 8))), y + float(rng.uniform(-22, 26)))
        bed(canvas, start, end, thick)
        _pointed(peel, thick, canvas, (start, end), side * float(rng.uniform(-0.10, 0.04)), True)


def chillies(canvas: Canvas, peel: Skin) -> None:
    """A handful of chillies, thrown down or fanned out."""
    rng = canvas.rng
    fan = rng.random() < 0.5
    count = int(rng.integers(5, 8)) if fan else int(rng.integers(6, 11))
    thick = float(rng.uniform(16, 22))
    for k, spot in enumerate(np.linspace(-1, 1, count)):
        reach = 226 * float(rng.uniform(0.9, 1.1))
        if fan:
            angle = np.deg2rad(90 - spot * 46 + rng.uniform(-5, 5))
            start = (256 + spot * 40 + float(rng.uniform(-5, 5)), 206 + abs(spot) * 14)
            end = (start[0] + reach * np.cos(angle), start[1] + reach * 0.78 * np.sin(angle))
        else:
            angle = np.deg2rad(float(rng.uniform(-34, 34)) + (180 if rng.random() < 0.5 else 0))
            middle = (256 + float(rng.uniform(-66, 66)), 286 + 84 * k / count + float(rng.uniform(-8, 8)))
            way = np.array([np.cos(angle), 0.72 * np.sin(angle)]) * reach / 2
            start, end = (middle[0] - way[0], middle[1] - way[1]), (middle[0] + way[0], middle[1] + way[1])
        bed(canvas, start, end, thick)
        _pointed(peel, thick, canvas, (start, end), float(rng.choice((-1, 1)) * rng.uniform(0.04, 0.2)), True)
