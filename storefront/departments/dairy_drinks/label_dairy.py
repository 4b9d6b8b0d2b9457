"""Label art of milk: cows, patches of their coats, meadows and tumblers."""

from __future__ import annotations

import numpy as np

from storefront.departments.dairy_drinks.label_art import Panel
from storefront.drawing.outline import Point, curve, ellipse, leaf, polygon


def cow_patches(panel: Panel, colour: str) -> None:
    """Irregular round patches, as on a Friesian's flank."""
    rng = panel.canvas.rng
    for y in np.arange(4, panel.tall + 20, 34):
        for x in (14, 50, 90):
            if rng.random() < 0.82:
                size, many = rng.uniform(9, 18), 8
                angles = np.linspace(0, 2 * np.pi, many + 1)[:-1]
                reach = size * rng.uniform(0.55, 1.2, many)
                cx, cy = x + rng.uniform(-9, 9), y + rng.uniform(-9, 9)
                panel.fill(
                    curve([(cx + r * np.cos(a) * 1.1, cy + r * np.sin(a)) for r, a in zip(reach, angles, strict=True)]),
                    colour,
                )


def cow(panel: Panel, at: Point, size: float, coat: str, patch: str) -> None:
    """A cow's head from the front: ears, blaze, muzzle."""
    x, y = at

    def spot(u: float, v: float, rx: float, ry: float, colour: str, turn: float = 0.0) -> None:
        panel.fill(ellipse(x + size * u, y + size * v, size * rx, size * ry).turned(turn), colour)

    for side in (-1, 1):
        panel.fill(
            leaf(
                (x + side * size * 0.30, y - size * 0.62),
                (x + side * size * 0.62, y - size * 1.15),
                size * 0.14,
                side * size * 0.12,
            ),
            "#d8c9a6",
        )
        spot(side * 0.82, -0.42, 0.36, 0.17, patch, side * -18)
        spot(side * 0.82, -0.40, 0.22, 0.09, "#e8b4a8", side * -18)
    head = curve(
        [
            (x, y - size * 0.86),
            (x + size * 0.52, y - size * 0.60),
            (x + size * 0.46, y + size * 0.20),
            (x + size * 0.40, y + size * 0.72),
            (x, y + size * 0.98),
            (x - size * 0.40, y + size * 0.72),
            (x - size * 0.46, y + size * 0.20),
            (x - size * 0.52, y - size * 0.60),
        ]
    )
    panel.fill(head, patch)
    panel.fill(
        curve(
            [
                (x, y - size * 0.9),
                (x + size * 0.14, y - size * 0.3),
                (x + size * 0.24, y + size * 0.5),
                (x, y + size * 0.7),
                (x - size * 0.24, y + size * 0.5),
                (x - size * 0.14, y - size * 0.3),
            ]
        ),
        coat,
    )
    spot(0, 0.66, 0.44, 0.32, "#eab8ab")
    for side in (-1, 1):
        spot(side * 0.17, 0.66, 0.065, 0.09, "#8c4f48")
        spot(side * 0.31, -0.18, 0.075, 0.09, "#1d1714")
        spot(side * 0.31 - 0.02, -0.21, 0.025, 0.03, "#ffffff")


def meadow(panel: Panel, colour: str, light: str, top: float) -> None:
    """Rolling hills at the foot of the panel."""
    rng = panel.canvas.rng
    for k, fill in enumerate((light, colour)):
        y = top + 13 * k
        swing = rng.uniform(5, 11, 4)
        hill = [(-8, y + swing[0]), (28, y - swing[1]), (66, y + swing[2] * 0.6), (108, y - swing[3] * 0.5)]
        panel.fill(curve([*hill, (112, panel.tall + 8, "c"), (-12, panel.tall + 8, "c")]), fill)


def glass_of_milk(panel: Panel, at: Point, size: float, ink: str) -> None:
    """A tumbler of milk."""
    x, y = at
    panel.fill(
        polygon(
            [
                (x - size * 0.5, y - size),
                (x + size * 0.5, y - size),
                (x + size * 0.38, y + size),
                (x - size * 0.38, y + size),
            ]
        ),
        ink,
        0.24,
    )
    panel.fill(
        polygon(
            [
                (x - size * 0.44, y - size * 0.55),
                (x + size * 0.44, y - size * 0.55),
                (x + size * 0.35, y + size * 0.92),
                (x - size * 0.35, y + size * 0.92),
            ]
        ),
        "#fdfbf5",
    )
    panel.fill(ellipse(x, y - size * 0.55, size * 0.44, size * 0.09), "#ffffff")
    panel.fill(
        polygon(
            [
                (x + size * 0.12, y - size * 0.5),
                (x + size * 0.43, y - size * 0.5),
                (x + size * 0.35, y + size * 0.92),
                (x + size * 0.12, y + size * 0.92),
            ]
        ),
        ink,
        0.10,
    )
