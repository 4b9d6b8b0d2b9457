"""Woven patterns: stripes, checks, zigzags, diamonds and blocks, which follow the threads of a cloth.

Each function takes a `Sheet` and gives its motifs around (0, 0), in an order in which they may be painted.
"""

from __future__ import annotations

import numpy as np

from storefront.drawing.motifs import Motif, Sheet, band
from storefront.drawing.outline import leaf, polygon


def stripes(sheet: Sheet) -> list[Motif]:
    """Horizontal stripes in a seeded rhythm: even, narrow on wide, or in groups."""
    rng, half_w, half_h = sheet.rng, sheet.width / 2, sheet.height / 2
    step = float(rng.uniform(24, 44)) * sheet.scale
    rhythms = [[(0.0, 0.5)], [(0.0, 0.28)], [(0.0, 0.42), (0.56, 0.07)], [(0.0, 0.16), (0.28, 0.16)], [(0.0, 0.62)]]
    rhythm = rhythms[int(rng.integers(len(rhythms)))]
    fills = (sheet.accent.base, sheet.third) if rng.random() < 0.3 else (sheet.accent.base, sheet.accent.base)
    found = []
    for row, y in enumerate(np.arange(-half_h - step, half_h + step, step)):
        for part, (offset, share) in enumerate(rhythm):
            top = y + offset * step
            fill = fills[part % 2] if len(rhythm) > 1 else fills[row % 2]
            found.append(Motif(band(-half_w, top, half_w, top + share * step), fill))
    return found


def upright(sheet: Sheet) -> list[Motif]:
    """Vertical stripes."""
    rng, half_w, half_h = sheet.rng, sheet.width / 2, sheet.height / 2
    step = float(rng.uniform(16, 34)) * sheet.scale
    share = float(rng.choice([0.5, 0.3, 0.62]))
    twin = rng.random() < 0.35
    found = []
    for x in np.arange(-half_w - step, half_w + step, step):
        found.append(Motif(band(x, -half_h, x + share * step, half_h), sheet.accent.base))
        if twin:
            found.append(
                Motif(band(x + (share + 0.12) * step, -half_h, x + (share + 0.19) * step, half_h), sheet.third)
            )
    return found


def pinstripes(sheet: Sheet) -> list[Motif]:
    """Fine vertical lines."""
    half_w, half_h = sheet.width / 2, sheet.height / 2
    step = float(sheet.rng.uniform(11, 20)) * sheet.scale
    width = max(1.5, 0.11 * step)
    return [
        Motif(band(x, -half_h, x + width, half_h), sheet.accent.base, 0.85) for x in np.arange(-half_w, half_w, step)
    ]


def gingham(sheet: Sheet) -> list[Motif]:
    """Even checks whose crossings are darker."""
    half = max(sheet.width, sheet.height) / 2
    step = float(sheet.rng.uniform(18, 38)) * sheet.scale
    found = []
    for at in np.arange(-half - step, half, 2 * step):
        found.append(Motif(band(at, -half, at + step, half), sheet.accent.base, 0.55))
        found.append(Motif(band(-half, at, half, at + step), sheet.accent.base, 0.55))
    return found


def tartan(sheet: Sheet) -> list[Motif]:
    """Crossing bands of several widths."""
    rng, half = sheet.rng, max(sheet.width, sheet.height) / 2
    step = float(rng.uniform(58, 92)) * sheet.scale
    sett = [(0.0, 0.30, sheet.accent.base, 0.50), (0.42, 0.05, sheet.accent.light, 0.75)]
    sett += [(0.56, 0.16, sheet.ground.deep, 0.45), (0.86, 0.04, sheet.third, 0.7)]
    found = []
    for at in np.arange(-half - step, half, step):
        for offset, width, fill, opacity in sett:
            a, b = at + offset * step, at + (offset + width) * step
            found.append(Motif(band(a, -half, b, half), fill, opacity))
            found.append(Motif(band(-half, a, half, b), fill, opacity))
    return found


def grid(sheet: Sheet) -> list[Motif]:
    """A windowpane check: thin lines, large squares."""
    half = max(sheet.width, sheet.height) / 2
    step = float(sheet.rng.uniform(30, 58)) * sheet.scale
    width = max(1.8, step * 0.06)
    found = []
    for at in np.arange(-half, half, step):
        found.append(Motif(band(at, -half, at + width, half), sheet.accent.base, 0.85))
        found.append(Motif(band(-half, at, half, at + width), sheet.accent.base, 0.85))
    return found


def chevron(sheet: Sheet) -> list[Motif]:
    """Zigzag bands."""
    rng, half_w, half_h = sheet.rng, sheet.width / 2, sheet.height / 2
    period = float(rng.uniform(34, 62)) * sheet.scale
    rise, step = period * float(rng.uniform(0.3, 0.5)), period * float(rng.uniform(0.6, 0.85))
    thick = step * float(rng.choice([0.5, 0.3]))
    xs = np.arange(-half_w - period, half_w + period, period / 2)
    found = []
    for y in np.arange(-half_h - step, half_h + step, step):
        upper = [(x, y + (rise if i % 2 else 0)) for i, x in enumerate(xs)]
        lower = [(x, y + thick) for x, y in upper[::-1]]
        found.append(Motif(polygon(upper + lower), sheet.accent.base))
    return found


def diamonds(sheet: Sheet) -> list[Motif]:
    """Argyle: tall diamonds crossed by thin lines."""
    step = float(sheet.rng.uniform(40, 64)) * sheet.scale
    tall, found = step * 1.5, []
    for row, y in enumerate(np.arange(-sheet.height / 2 - tall, sheet.height / 2 + tall, tall / 2)):
        for x in np.arange(-sheet.width / 2 - step, sheet.width / 2 + step, step):
            cx = x + (step / 2 if row % 2 else 0)
            points = [(cx, y - tall / 2), (cx + step / 2, y), (cx, y + tall / 2), (cx - step / 2, y)]
            if row % 2 == 0:
                found.append(Motif(polygon(points), sheet.accent.base))
            for side in (-1, 1):
                thread = leaf((cx + side * step / 2, y), (cx, y + tall / 2), 1.6 * sheet.scale)
                found.append(Motif(thread, sheet.third, 0.9))
    return found


def blocks(sheet: Sheet) -> list[Motif]:
    """Colour blocking: one broad band of the second colour, sometimes a narrow third one."""
    rng, w, h = sheet.rng, sheet.width, sheet.height
    top = float(rng.uniform(-0.14, 0.06)) * h
    depth = float(rng.uniform(0.13, 0.26)) * h if rng.random() < 0.6 else h
    found = [Motif(band(-w / 2, top, w / 2, top + depth), sheet.accent.base)]
    if rng.random() < 0.5:
        found.append(Motif(band(-w / 2, top - 0.05 * h, w / 2, top - 0.015 * h), sheet.third))
    return found
