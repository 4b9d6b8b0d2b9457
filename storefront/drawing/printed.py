"""Printed patterns: dots, flecks, waves, blossoms, sprigs, spots and stars, scattered over a cloth or a glaze.

Each function takes a `Sheet` and gives its motifs around (0, 0), in an order in which they may be painted.
"""

from __future__ import annotations

import numpy as np

from storefront.drawing.motifs import Motif, Sheet, offset_rows, scattered
from storefront.drawing.outline import curve, ellipse, leaf, polygon


def dots(sheet: Sheet) -> list[Motif]:
    """Polka dots in offset rows."""
    step = float(sheet.rng.uniform(22, 48)) * sheet.scale
    radius = step * float(sheet.rng.uniform(0.17, 0.30))
    return [Motif(ellipse(x, y, radius), sheet.accent.base) for x, y in offset_rows(sheet, step, step * 0.82)]


def confetti(sheet: Sheet) -> list[Motif]:
    """Irregular flecks, as in terrazzo or speckled glaze."""
    rng = sheet.rng
    fills = (sheet.accent.base, sheet.accent.shade, sheet.accent.light, sheet.ground.shade)
    found = []
    for x, y in scattered(sheet, 15 * sheet.scale):
        size, turn = float(rng.gamma(3.0, 1.3)) * sheet.scale + 0.8, rng.uniform(0, 2 * np.pi)
        angles = turn + np.sort(rng.uniform(0, 2 * np.pi, 5))
        points = [(x + size * np.cos(a) * rng.uniform(0.6, 1.2), y + size * np.sin(a)) for a in angles]
        found.append(Motif(curve(points, tension=0.22), fills[int(rng.choice(4, p=(0.5, 0.2, 0.15, 0.15)))]))
    return found


def waves(sheet: Sheet) -> list[Motif]:
    """Flowing lines of varying thickness."""
    rng, half_w, half_h = sheet.rng, sheet.width / 2, sheet.height / 2
    period, step = float(rng.uniform(60, 110)) * sheet.scale, float(rng.uniform(20, 34)) * sheet.scale
    xs = np.arange(-half_w - period, half_w + period, period / 4)
    swing, found = step * 0.34, []
    for row, y in enumerate(np.arange(-half_h - step, half_h + step, step)):
        offset = rng.uniform(-0.25, 0.25)
        upper = [(x, y + swing * np.sin(2 * np.pi * (x / period + offset))) for x in xs]
        thick = step * rng.uniform(0.25, 0.5)
        lower = [(x, y + thick * (0.7 + 0.3 * np.sin(x / period * 4))) for x, y in upper[::-1]]
        found.append(Motif(curve(upper + lower, tension=0.33), sheet.third if row % 3 == 2 else sheet.accent.base))
    return found


def floral(sheet: Sheet) -> list[Motif]:
    """Scattered blossoms with leaves between them."""
    rng = sheet.rng
    size = float(rng.uniform(9, 19)) * sheet.scale
    petals, narrow = int(rng.integers(5, 8)), float(rng.uniform(0.55, 0.95))
    green = sheet.third if rng.random() < 0.4 else ("#6f8f5f" if sheet.ground.is_dark else "#4f7350")
    heart = sheet.ground.light if sheet.ground.is_dark else "#e8b84a"
    found = []
    for x, y in scattered(sheet, size * 2.5):
        turn, here = rng.uniform(0, 2 * np.pi), size * rng.uniform(0.65, 1.15)
        for side in (1, 2)[: int(rng.integers(1, 3))]:
            angle = turn + side * 2.2
            tip = (x + here * 1.75 * np.cos(angle), y + here * 1.75 * np.sin(angle))
            found.append(Motif(leaf((x, y), tip, here * 0.55, here * 0.16), green))
        for k in range(petals):
            angle = turn + 2 * np.pi * k / petals + rng.uniform(-0.08, 0.08)
            tip = (x + here * np.cos(angle), y + here * np.sin(angle))
            found.append(Motif(leaf((x, y), tip, here * narrow), sheet.accent.base if k % 2 else sheet.accent.light))
        found.append(Motif(ellipse(x, y, here * 0.24), heart))
    return found


def leaves(sheet: Sheet) -> list[Motif]:
    """Sprigs: a bent stem with pairs of leaves."""
    rng = sheet.rng
    size, found = float(rng.uniform(20, 36)) * sheet.scale, []
    for x, y in scattered(sheet, size * 1.35):
        turn = rng.uniform(0, 2 * np.pi)
        along = np.array([np.cos(turn), np.sin(turn)])
        across = np.array([-along[1], along[0]])
        start, end = np.array([x, y]) - along * size * 0.6, np.array([x, y]) + along * size * 0.6
        fill = sheet.accent.base if rng.random() < 0.72 else sheet.third
        found.append(Motif(leaf(tuple(start), tuple(end), size * 0.045, size * 0.08), fill))
        for k in range(4):
            root = start + (end - start) * (0.2 + 0.22 * k)
            for side in (-1, 1):
                tip = root + (along * 0.75 + across * side * 0.8) * size * (0.44 - 0.07 * k)
                found.append(Motif(leaf(tuple(root), tuple(tip), size * 0.15, side * size * 0.04), fill))
    return found


def spots(sheet: Sheet) -> list[Motif]:
    """Animal spots: broken rings around a darker heart."""
    rng, found = sheet.rng, []
    size = float(rng.uniform(8, 13)) * sheet.scale
    for x, y in scattered(sheet, size * 2.0):
        turn, here = rng.uniform(0, 2 * np.pi), size * rng.uniform(0.7, 1.15)
        found.append(Motif(ellipse(x, y, here * 0.48, here * 0.4), sheet.accent.light, 0.75))
        for k in range(int(rng.integers(2, 4))):
            angle = turn + k * 2.2 + rng.uniform(-0.2, 0.2)
            a = (x + here * 0.75 * np.cos(angle), y + here * 0.68 * np.sin(angle))
            b = (x + here * 0.75 * np.cos(angle + 1.5), y + here * 0.68 * np.sin(angle + 1.5))
            found.append(Motif(leaf(a, b, here * 0.42, -here * 0.28), sheet.accent.base))
    return found


def stars(sheet: Sheet) -> list[Motif]:
    """Small five-pointed stars, each turned its own way."""
    rng, step, found = sheet.rng, float(sheet.rng.uniform(34, 54)) * sheet.scale, []
    for x, y in offset_rows(sheet, step, step * 0.85):
        radius, turn = step * rng.uniform(0.17, 0.27), rng.uniform(0, 2 * np.pi)
        points = []
        for k in range(10):
            reach, angle = radius * (0.45 if k % 2 else 1.0), turn + k * np.pi / 5
            points.append((x + reach * np.cos(angle), y + reach * np.sin(angle)))
        found.append(Motif(polygon(points), sheet.accent.base))
    return found
