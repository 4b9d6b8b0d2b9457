"""Badges: the small embroidered emblems that makers put on the chest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from storefront.drawing import light
from storefront.drawing.outline import Outline, curve, ellipse, leaf, polygon

if TYPE_CHECKING:
    from collections.abc import Callable

    from storefront.drawing.canvas import Canvas
    from storefront.palette import Tones


def _star(x: float, y: float) -> list[Outline]:
    angles = np.arange(10) * np.pi / 5 - np.pi / 2
    reach = np.where(np.arange(10) % 2, 4.2, 9.6)
    points = np.stack([x + reach * np.cos(angles), y + reach * np.sin(angles)], axis=1)
    return [polygon([tuple(point) for point in points])]


def _sprig(x: float, y: float) -> list[Outline]:
    stem = leaf((x - 4, y + 10), (x + 3, y - 10), 2.0, 2.0)
    pairs = [(-2, 5), (0, 0), (2, -5)]
    leaves = [leaf((x + dx, y + dy), (x + dx + side * 9, y + dy - 5), 4.4) for dx, dy in pairs for side in (-1, 1)]
    return [stem, *leaves, leaf((x + 3, y - 7), (x + 5, y - 14), 4.0)]


def _fish(x: float, y: float) -> list[Outline]:
    return [leaf((x - 11, y), (x + 7, y), 10.0), polygon([(x + 4, y), (x + 12, y - 6), (x + 12, y + 6)])]


def _sun(x: float, y: float) -> list[Outline]:
    rays = [
        leaf((x + 6.4 * np.cos(a), y + 6.4 * np.sin(a)), (x + 11.5 * np.cos(a), y + 11.5 * np.sin(a)), 2.4)
        for a in np.arange(8) * np.pi / 4
    ]
    return [ellipse(x, y, 5.2), *rays]


def _sail(x: float, y: float) -> list[Outline]:
    hull = curve([(x - 10, y + 6), (x, y + 10), (x + 10, y + 6)])
    return [hull, polygon([(x - 1, y - 11), (x - 1, y + 4), (x - 9, y + 4)]),
            polygon([(x + 1, y - 7), (x + 1, y + 4), (x + 8, y + 4)])]  # fmt: skip


_EMBLEMS: tuple[Callable[[float, float], list[Outline]], ...] = (_star, _sprig, _fish, _sun, _sail)


def badge(canvas: Canvas, x: float, y: float, colour: Tones, *, which: int, size: float = 1.0) -> None:
    """An embroidered emblem centred at `(x, y)`; `which` chooses among a few."""
    parts = [part.scaled(size, size, (x, y)) for part in _EMBLEMS[which % len(_EMBLEMS)](x, y)]
    data = "".join(part.d for part in parts)
    with canvas.group(transform="translate(.7 1.1)"):
        canvas.path(data, fill=light.SHADOW, fill_opacity=0.3)
    canvas.path(data, fill=colour.base, stroke=colour.shade, stroke_width=0.7)
    canvas.path(
        data, fill="none", stroke=colour.light, stroke_width=0.8, stroke_dasharray="1.2 1.2", stroke_opacity=0.7
    )
