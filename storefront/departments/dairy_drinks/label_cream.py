"""Label art of cream: a piped rosette, a jug that pours, a cup of coffee, soup with a swirl, a potato."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from storefront.departments.dairy_drinks.label_art import Panel
from storefront.departments.dairy_drinks.label_berries import CREAM_DEEP, CREAM_SHADE, CREAMY, dollop, strawberry
from storefront.drawing.outline import Outline, Point, curve, ellipse, leaf, line

Art = Callable[[Panel, Point, float, str], None]
"""Draws at a point, in a size, with the pack's ink for crockery."""


def _through(at: Point, size: float, points: list[Point], *, closed: bool = True) -> Outline:
    return curve([(at[0] + size * u, at[1] + size * v) for u, v in points], closed=closed)


def piped_tiers(at: Point, size: float) -> list[tuple[Outline, list[Outline]]]:
    """The tiers of a piped swirl from below, each with its slanting flutes."""
    x, y = at
    tiers = []
    for v, wide, tall in ((0.58, 1.0, 0.46), (0.12, 0.86, 0.44), (-0.30, 0.66, 0.40), (-0.66, 0.42, 0.34)):
        cx, cy, w, h = x + size * 0.03 * v, y + size * v, size * wide, size * tall
        body = curve(
            [
                (cx - w, cy + h * 0.1),
                (cx - w * 0.82, cy - h * 0.7),
                (cx, cy - h),
                (cx + w * 0.82, cy - h * 0.7),
                (cx + w, cy + h * 0.1),
                (cx + w * 0.74, cy + h * 0.82),
                (cx, cy + h * 1.05),
                (cx - w * 0.74, cy + h * 0.82),
            ]
        )
        flutes = [
            leaf(
                (cx + w * (u - 0.26), cy + h * (0.95 - 0.25 * abs(u))),
                (cx + w * (u * 0.86 + 0.30), cy - h * 0.8),
                w * 0.16,
            )
            for u in np.linspace(-0.84, 0.74, 5).tolist()
        ]
        tiers.append((body, flutes))
    # The last of it, drawn out into a bent peak.
    peak = [
        (-0.26, -0.80),
        (-0.20, -1.02),
        (-0.02, -1.20),
        (0.20, -1.40),
        (0.16, -1.14),
        (0.27, -0.92),
        (0.22, -0.76),
        (0, -0.68),
    ]
    tip = _through(at, size, peak)
    return [*tiers, (tip, [])]


def rosette(panel: Panel, at: Point, size: float, ink: str) -> None:
    """A piped rosette of whipped cream."""
    for body, flutes in piped_tiers(at, size * 0.78):
        panel.fill(body, CREAM_DEEP)
        panel.fill(body.scaled(0.95, 0.92).shifted(-size * 0.02, -size * 0.03), CREAMY)
        for flute in flutes:
            panel.fill(flute.shifted(size * 0.04, 0), CREAM_SHADE)


def coffee(panel: Panel, at: Point, size: float, ink: str) -> None:
    """A cup of coffee with a swirl of cream and its steam."""
    x, y = at
    panel.fill(ellipse(x, y + size * 0.92, size * 1.2, size * 0.18), ink)
    panel.fill(ellipse(x, y + size * 0.88, size * 1.1, size * 0.13), "#ffffff", 0.5)
    panel.stroke(
        _through(
            (x + size * 0.8, y + size * 0.24),
            size,
            [(0, -0.28), (0.42, -0.24), (0.36, 0.2), (-0.1, 0.34)],
            closed=False,
        ),
        ink,
        3.6,
    )
    wall = [(-0.94, -0.26), (0, -0.12), (0.94, -0.26), (0.82, 0.36), (0.46, 0.84), (-0.46, 0.84), (-0.82, 0.36)]
    panel.fill(_through(at, size, wall), ink)
    panel.fill(
        leaf((x - size * 0.72, y + size * 0.0), (x - size * 0.36, y + size * 0.72), size * 0.16), "#ffffff", 0.45
    )
    panel.fill(ellipse(x, y - size * 0.26, size * 0.94, size * 0.24), "#ffffff", 0.9)
    panel.fill(ellipse(x, y - size * 0.25, size * 0.84, size * 0.19), "#6d4327")
    swirl = [(-0.5, 0.02), (-0.1, -0.11), (0.42, -0.04), (0.3, 0.09), (-0.12, 0.08), (-0.16, 0.0), (0.1, -0.02)]
    panel.stroke(_through((x, y - size * 0.25), size, swirl, closed=False), "#fbeed8", 2.4)
    for u in (-0.28, 0.18):
        rise = [(u, -0.56), (u + 0.14, -0.8), (u - 0.06, -1.0), (u + 0.10, -1.24)]
        panel.stroke(_through(at, size, rise, closed=False), ink, 1.6, 0.45)


def soup(panel: Panel, at: Point, size: float, ink: str) -> None:
    """A bowl of tomato soup with a spiral of cream and a leaf of basil."""
    x, y = at
    wall = [(-1.16, -0.16), (0, 0.1), (1.16, -0.16), (0.96, 0.40), (0.46, 0.78), (-0.46, 0.78), (-0.96, 0.40)]
    panel.fill(_through(at, size, wall), ink)
    panel.fill(leaf((x - size * 0.92, y + size * 0.1), (x - size * 0.46, y + size * 0.66), size * 0.16), "#ffffff", 0.4)
    panel.fill(ellipse(x, y - size * 0.16, size * 1.16, size * 0.40), "#fffaf0")
    panel.fill(ellipse(x, y - size * 0.14, size * 1.04, size * 0.33), "#d5552b")
    turns = np.linspace(0.4, 4.4 * np.pi, 26)
    spiral = [(float(0.055 * t * np.cos(t)), float(-0.14 + 0.0175 * t * np.sin(t))) for t in turns]
    panel.stroke(_through(at, size, spiral, closed=False), CREAMY, 2.4)
    for side in (-1, 1):
        panel.fill(
            leaf((x + size * 0.2, y - size * 0.2), (x + size * (0.2 + side * 0.38), y - size * 0.42), size * 0.2),
            "#4c8f3c",
        )


def potato(panel: Panel, at: Point, size: float, ink: str) -> None:
    """A baked potato, opened, with soured cream and chives."""
    x, y = at
    panel.fill(ellipse(x, y + size * 0.62, size * 1.26, size * 0.24), ink)
    panel.fill(ellipse(x, y + size * 0.57, size * 1.18, size * 0.19), "#ffffff", 0.85)
    skin = [
        (-1.02, 0.14),
        (-0.72, -0.34),
        (0, -0.46),
        (0.74, -0.34),
        (1.02, 0.14),
        (0.66, 0.62),
        (0, 0.72),
        (-0.66, 0.62),
    ]
    panel.fill(_through(at, size, skin), "#8d5d2c")
    panel.fill(_through(at, size, skin).scaled(0.93).shifted(-size * 0.03, -size * 0.03), "#b88243")
    inside = [(-0.66, 0.0), (-0.2, -0.30), (0.42, -0.28), (0.72, -0.02), (0.2, 0.24), (-0.36, 0.22)]
    panel.fill(_through(at, size, inside), "#f3dc93")
    dollop(panel, (x, y - size * 0.30), size * 0.46)
    for u, v, turn in (
        (-0.36, -0.14, 30),
        (0.14, -0.42, -40),
        (0.38, -0.08, 10),
        (-0.08, -0.02, 70),
        (-0.52, 0.12, -20),
    ):
        panel.fill(ellipse(x + size * u, y + size * v, size * 0.12, size * 0.035).turned(turn), "#3f8f3a")


def berries(panel: Panel, at: Point, size: float, ink: str) -> None:
    """Strawberries under a dollop of cream."""
    x, y = at
    strawberry(panel, (x - size * 0.56, y + size * 0.30), size * 0.62)
    strawberry(panel, (x + size * 0.64, y + size * 0.34), size * 0.58)
    dollop(panel, (x + size * 0.04, y - size * 0.06), size * 0.62)


def pour(panel: Panel, at: Point, size: float, ink: str) -> None:
    """A jug that pours cream over strawberries."""
    size *= 0.84
    x, y = at = (at[0] + size * 0.06, at[1] + size * 0.24)
    strawberry(panel, (x - size * 0.02, y + size * 0.52), size * 0.46)
    strawberry(panel, (x + size * 0.84, y + size * 0.50), size * 0.46)
    pool = [
        (-0.30, 0.30),
        (0.06, 0.02),
        (0.62, 0.0),
        (1.06, 0.26),
        (0.98, 0.60),
        (0.74, 0.36),
        (0.44, 0.66),
        (0.1, 0.36),
    ]
    panel.fill(_through(at, size, pool), CREAM_DEEP)
    panel.fill(_through((x, y - size * 0.04), size, pool).scaled(0.95, 0.9), CREAMY)
    stream = [(0.20, -0.78), (0.44, -0.72), (0.50, -0.2), (0.62, 0.20), (0.26, 0.22), (0.34, -0.3)]
    panel.fill(_through(at, size, stream), CREAM_DEEP)
    panel.fill(_through(at, size, stream).scaled(0.72, 1.0).shifted(-size * 0.02, 0), CREAMY)
    handle = [(-0.92, -0.98), (-1.28, -0.86), (-1.22, -0.40), (-0.78, -0.30)]
    panel.stroke(_through(at, size, handle, closed=False), ink, 4.0)
    jug = [(-0.20, -1.26), (0.16, -0.98), (0.42, -0.80), (0.06, -0.66), (-0.18, -0.28), (-0.56, -0.10), (-0.94, -0.34)]
    panel.fill(_through(at, size, [*jug, (-1.02, -0.76), (-0.70, -1.02)]), ink)
    panel.fill(
        leaf((x - size * 0.84, y - size * 0.62), (x - size * 0.42, y - size * 0.94), size * 0.16), "#ffffff", 0.4
    )
    mouth = leaf((x - size * 0.22, y - size * 1.20), (x + size * 0.34, y - size * 0.80), size * 0.14)
    panel.fill(mouth, CREAMY)


def chives(panel: Panel, at: Point, size: float) -> None:
    """A bunch of chives."""
    x, y = at
    for k, u in enumerate(np.linspace(-0.5, 0.5, 8).tolist()):
        tip = (x + size * u * 1.9, y - size * (1.0 - 0.3 * abs(u)) + (k % 3) * size * 0.1)
        panel.stroke(line((x + size * u * 0.4, y + size), tip), "#3d8a3c" if k % 2 else "#6bb054", 2.2)
    panel.fill(ellipse(x, y + size * 0.42, size * 0.28, size * 0.07), "#d9b36a")


SWEET: tuple[Art, ...] = (rosette, berries, pour)
SAVOURY: tuple[Art, ...] = (soup, potato)
