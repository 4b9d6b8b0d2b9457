"""Speakers in cabinets: bookshelf boxes, towers and soundbars, seen a little from the right."""

from __future__ import annotations

import numpy as np

from storefront.departments.electronics.drivers import (
    Parts,
    cabinet,
    cloth,
    driver,
    port,
    tweeter,
)
from storefront.departments.electronics.gadget import extruded, faced, grille, lamp
from storefront.drawing import light
from storefront.drawing.canvas import Canvas
from storefront.drawing.outline import ellipse, rounded


def bookshelf(canvas: Canvas, parts: Parts) -> None:
    """A box with a dome and a cone; alone or as a pair."""
    rng = canvas.rng
    if rng.random() < 0.5:
        size = float(rng.uniform(0.7, 0.78))
        for x in (148.0, 352.0):
            _box(canvas, parts, x, size)
    else:
        _box(canvas, parts, 240.0, 1.0)


def _box(canvas: Canvas, parts: Parts, x: float, size: float) -> None:
    rng = np.random.default_rng(parts.body.seed)
    wide, high = float(rng.uniform(190, 214)) * size, float(rng.uniform(296, 326)) * size
    left, top, bottom = x - wide / 2, 432 - high, 432.0
    face = rounded(left, top, left + wide, bottom, float(rng.choice((4, 10, 22))))
    cabinet(canvas, face, (40 * size, -22 * size), parts.body)
    if rng.random() < 0.4:
        baffle = rounded(left + 7, top + 7, left + wide - 7, bottom - 7, 8)
        faced(canvas, baffle, parts.dark if rng.random() < 0.5 else parts.body.dyed(parts.body.accent), cast=False)
    frame = parts.metal if rng.random() < 0.5 else parts.dark
    plug = bool(rng.random() < 0.4)
    driver(canvas, (x, bottom - high * 0.36), wide * 0.4, frame, parts.cone, plug=plug)
    tweeter(canvas, (x, top + high * 0.21), wide * 0.2, frame, parts.cone)
    if rng.random() < 0.5:
        port(canvas, (x - wide * 0.34, top + high * 0.4), wide * 0.07)
    badge = rounded(x - 17 * size, bottom - 18 * size, x + 17 * size, bottom - 10 * size, 2)
    faced(canvas, badge, parts.metal, cast=False, bevel=1)


def floor(canvas: Canvas, parts: Parts) -> None:
    """A tall tower with a row of drivers on a plinth."""
    rng = canvas.rng
    wide, high = float(rng.uniform(126, 146)), float(rng.uniform(376, 396))
    left, top, bottom = 240 - wide / 2, 444 - high, 444.0
    canvas.stand(258, 456, wide * 0.72, 9)
    plinth = rounded(left - 16, bottom, left + wide + 16, bottom + 14, 4)
    extruded(canvas, plinth, (38.0, -20.0), parts.dark)
    faced(canvas, plinth, parts.dark, bevel=3)
    face = rounded(left, top, left + wide, bottom, float(rng.choice((3, 8, 20))))
    cabinet(canvas, face, (52.0, -24.0), parts.body)
    frame = parts.metal if rng.random() < 0.5 else parts.dark
    tweeter(canvas, (240, top + 44), wide * 0.2, frame, parts.cone)
    count, plug = int(rng.integers(2, 4)), bool(rng.random() < 0.5)
    start = top + 52 + wide * 0.2
    radius = min(wide * 0.37, (bottom - start - 18) / (2.12 * count))
    for k in range(count):
        driver(canvas, (240, start + radius * (1 + 2.1 * k)), radius, frame, parts.cone, plug=plug)
    if count == 2:
        if rng.random() < 0.5:
            lower = rounded(left + 8, start + radius * 4.3, left + wide - 8, bottom - 10, 5)
            cloth(canvas, lower, parts.grille)
        else:
            port(canvas, (240, bottom - 42), wide * 0.15)


def soundbar(canvas: Canvas, parts: Parts) -> None:
    """A long low bar for under the screen, sometimes with its bass box."""
    rng = canvas.rng
    long, high = float(rng.uniform(404, 430)), float(rng.uniform(66, 84))
    left, right, bottom = 246 - long / 2, 246 + long / 2, 404.0
    if rng.random() < 0.6:
        size = float(rng.uniform(158, 186))
        x = float(rng.uniform(left + 20, right - size - 30))
        base = bottom - 34
        cabinet(canvas, rounded(x, base - size, x + size, base, 10), (40.0, -22.0), parts.body.plain())
        driver(canvas, (x + size / 2, base - size * 0.58), size * 0.36, parts.dark, parts.cone)
    face = rounded(left, bottom - high, right, bottom, float(rng.uniform(0.14, 0.5)) * high)
    push = (20.0, -26.0)
    extruded(canvas, face, push, parts.body.plain())
    faced(canvas, face, parts.body, bevel=4)
    canvas.stand(258, bottom - 2, long * 0.49, 8)
    inset = 6.0
    panel = rounded(left + inset, bottom - high + inset, right - inset, bottom - inset, 0.4 * high)
    if parts.named is parts.grille or rng.random() < 0.6:
        cloth(canvas, panel, parts.grille)
    else:
        faced(canvas, panel, parts.body.plain(), cast=False, bevel=3)
        grille(canvas, panel, pitch=7.5, hole=2.1)
    light.falloff(canvas, panel, 0.2)
    ink = str(rng.choice(("turquoise", "white", "lime", "orange")))
    for k in range(4):
        lamp(canvas, (246 - 24 + k * 16, bottom - high * 0.3), ink, 2.4)
    badge = rounded(right - 76, bottom - 20, right - 34, bottom - 11, 2)
    faced(canvas, badge, parts.metal, cast=False, bevel=1)
    for k in range(3):
        button = ellipse(246 + 10 - 20 + k * 22, bottom - high - 13, 6.5, 3)
        canvas.path(button, fill=light.SHADOW, fill_opacity=0.55)
