"""Picture-book covers: a fox, a bear, a whale, a rocket and a house, in flat cheerful shapes."""

from __future__ import annotations

import numpy as np

from storefront.departments.dairy_drinks.label_art import Panel
from storefront.departments.toys_books.cover_art import Art, Inks
from storefront.departments.toys_books.lettering import Hand, title
from storefront.drawing.outline import CORNER, curve, ellipse, leaf, line, polygon, rounded


def _meadow(panel: Panel, ink: Inks, rng: np.random.Generator, top: float) -> None:
    """Grass and flowers along the lower edge."""
    tall = panel.tall
    edge = [(float(u), top + 3 * float(np.sin(u / 17 + 1))) for u in np.arange(-6, 112, 8)]
    panel.fill(
        curve([*edge, (112, tall + 5, CORNER), (-8, tall + 5, CORNER)]),
        "#6ea04f" if rng.random() < 0.6 else ink.accent.base,
    )
    for _ in range(9):
        x, y = rng.uniform(4, 96), rng.uniform(top + 6, tall - 3)
        panel.stroke(line((x, y + 4), (x, y)), "#4b7a3a", 0.8)
        panel.fill(ellipse(x, y, 2.0), str(rng.choice(("#f3d04a", "#f6f1e4", "#e2685a", ink.third.light))))


def _eyes(panel: Panel, x: float, y: float, gap: float, size: float) -> None:
    for side in (-1, 1):
        panel.fill(ellipse(x + side * gap, y, size), "#201c22")
        panel.fill(ellipse(x + side * gap - size * 0.3, y - size * 0.3, size * 0.32), "#ffffff")


def _fox(panel: Panel, ink: Inks, rng: np.random.Generator) -> float:
    tall = panel.tall
    _meadow(panel, ink, rng, tall * 0.82)
    x, y, fur = 50.0, tall * 0.66, "#d9692f"
    panel.fill(
        curve(
            [
                (x + 14, tall * 0.9),
                (x + 36, tall * 0.86),
                (x + 42, tall * 0.68),
                (x + 30, tall * 0.74),
                (x + 18, tall * 0.84),
            ]
        ),
        fur,
    )
    panel.fill(curve([(x + 42, tall * 0.68), (x + 41, tall * 0.76), (x + 33, tall * 0.76)]), "#f8efe0")
    panel.fill(curve([(x - 14, y + 10), (x + 14, y + 10), (x + 20, tall * 0.93), (x - 20, tall * 0.93)]), fur)
    panel.fill(curve([(x - 7, y + 12), (x + 7, y + 12), (x + 8, tall * 0.88), (x - 8, tall * 0.88)]), "#f8efe0")
    for side in (-1, 1):
        panel.fill(polygon([(x + side * 6, y - 12), (x + side * 21, y - 31), (x + side * 24, y - 4)]), fur)
        panel.fill(polygon([(x + side * 12, y - 14), (x + side * 19, y - 24), (x + side * 21, y - 9)]), "#3b2a2c")
    panel.fill(
        curve([(x, y - 16), (x + 22, y - 10), (x + 27, y + 4), (x, y + 21), (x - 27, y + 4), (x - 22, y - 10)]), fur
    )
    for side in (-1, 1):
        panel.fill(
            curve([(x, y + 21), (x + side * 5, y + 6), (x + side * 26, y + 3), (x + side * 15, y + 13)]), "#f8efe0"
        )
    panel.fill(ellipse(x, y + 18, 3.6, 2.8), "#2a2024")
    _eyes(panel, x, y + 0.5, 10, 2.4)
    return 0.08


def _bear_cub(panel: Panel, ink: Inks, rng: np.random.Generator) -> float:
    tall = panel.tall
    x, y, fur, snout = 50.0, tall * 0.68, "#7a5236", "#d8b68c"
    panel.fill(ellipse(x + rng.uniform(-26, 26), tall * 0.46, 13), "#f5e3a2")
    for _ in range(12):
        panel.fill(ellipse(rng.uniform(4, 96), rng.uniform(4, tall * 0.6), 0.9), ink.pale)
    panel.fill(curve([(x - 30, tall + 4), (x - 24, y + 14), (x + 24, y + 14), (x + 30, tall + 4)]), fur)
    for side in (-1, 1):
        panel.fill(ellipse(x + side * 21, y - 18, 8.5), fur)
        panel.fill(ellipse(x + side * 21, y - 17, 4.8), snout)
    panel.fill(ellipse(x, y, 28, 24), fur)
    panel.fill(ellipse(x, y + 9, 13, 10), snout)
    panel.fill(ellipse(x, y + 4.5, 4, 3), "#2a2024")
    panel.stroke(line((x - 5, y + 12), (x, y + 14.5), (x + 5, y + 12)), "#2a2024", 1.0)
    _eyes(panel, x, y - 4, 11, 2.2)
    panel.fill(
        curve([(x - 26, y + 20), (x, y + 27), (x + 26, y + 20), (x + 24, y + 29), (x, y + 35), (x - 24, y + 29)]),
        ink.third.base,
    )
    return 0.08


def _whale(panel: Panel, ink: Inks, rng: np.random.Generator) -> float:
    tall = panel.tall
    x, y = 46.0, tall * 0.62
    blue = "#3f78a8" if rng.random() < 0.6 else ink.accent.base
    panel.fill(curve([(x - 34, y), (x - 18, y - 18), (x + 12, y - 15), (x + 34, y - 3), (x + 42, y - 18),
               (x + 33, y - 27), (x + 45, y - 25), (x + 56, y - 29), (x + 50, y - 17), (x + 46, y + 3),
               (x + 18, y + 19), (x - 22, y + 17)]), blue)  # fmt: skip
    panel.fill(curve([(x - 33, y + 4), (x - 6, y + 8), (x + 30, y + 8), (x + 12, y + 20), (x - 20, y + 17)]), "#f1ead9")
    _eyes(panel, x - 22, y - 1, 0, 2.2)
    for side in (-1, 1):
        panel.stroke(
            curve(
                [(x - 8, y - 18), (x - 8 + side, y - 30), (x - 8 + side * 8, y - 33), (x - 8 + side * 11, y - 27)],
                closed=False,
            ),
            ink.pale,
            2.2,
        )
    for k in range(3):
        base = tall * (0.76 + 0.08 * k)
        top = [(float(u), float(base + 2.6 * np.sin(u / 7 + 2 * k))) for u in np.arange(-6, 110, 5)]
        panel.fill(
            curve([*top, (110, tall + 6, CORNER), (-8, tall + 6, CORNER)]), ("#8fc3d6", "#5fa1bf", "#3c7fa3")[k], 0.9
        )
    return 0.08


def _rocket(panel: Panel, ink: Inks, rng: np.random.Generator) -> float:
    tall = panel.tall
    for _ in range(26):
        panel.fill(ellipse(rng.uniform(2, 98), rng.uniform(2, tall - 2), rng.gamma(2, 0.35) + 0.3), "#f6ecc9")
    panel.fill(ellipse(rng.choice((20, 80)), tall * 0.5, 10), ink.third.base)
    x, y = 50.0, tall * 0.7
    for wide, tone in ((8, "#e8752c"), (4.4, "#f6cf4d")):
        panel.fill(leaf((x, y + 14), (x, y + 18 + wide * 2.6), wide * 1.5), tone)
    for side in (-1, 1):
        panel.fill(
            curve(
                [
                    (x + side * 7, y + 2, CORNER),
                    (x + side * 18, y + 14),
                    (x + side * 17, y + 22, CORNER),
                    (x + side * 7, y + 15, CORNER),
                ]
            ),
            "#c8392f",
        )
    panel.fill(curve([(x, y - 34, CORNER), (x + 11, y - 16), (x + 11, y + 6), (x + 7, y + 17, CORNER),
               (x - 7, y + 17, CORNER), (x - 11, y + 6), (x - 11, y - 16)]), "#f3efe6")  # fmt: skip
    panel.fill(
        curve([(x, y - 34, CORNER), (x + 9.4, y - 20, CORNER), (x, y - 17), (x - 9.4, y - 20, CORNER)]), "#c8392f"
    )
    panel.fill(ellipse(x, y - 5, 6), "#3c4a66")
    panel.fill(ellipse(x, y - 5, 4.4), "#9fd0e2")
    return 0.07


def _house(panel: Panel, ink: Inks, rng: np.random.Generator) -> float:
    tall = panel.tall
    panel.fill(ellipse(84, tall * 0.38, 9), "#f2c94a")
    for a in np.linspace(0, 2 * np.pi, 13)[:-1]:
        panel.stroke(
            line(
                (84 + 11.5 * np.cos(a), tall * 0.38 + 11.5 * np.sin(a)),
                (84 + 15 * np.cos(a), tall * 0.38 + 15 * np.sin(a)),
            ),
            "#f2c94a",
            1.4,
        )
    _meadow(panel, ink, rng, tall * 0.8)
    x, y = float(rng.uniform(38, 50)), tall * 0.86
    panel.fill(polygon([(x - 19, y), (x - 19, y - 26), (x + 19, y - 26), (x + 19, y)]), "#f5ebd6")
    panel.fill(polygon([(x + 8, y - 34), (x + 8, y - 46), (x + 14, y - 46), (x + 14, y - 30)]), "#a2553c")
    panel.fill(polygon([(x - 25, y - 25), (x, y - 48), (x + 25, y - 25)]), "#c2442f")
    panel.fill(rounded(x - 5, y - 15, x + 5, y + 0.2, 3), "#3f6f7a")
    for u in (-13, 9):
        panel.fill(rounded(x + u, y - 21, x + u + 6, y - 14, 0.6), "#8fc3d6")
    for u, size in ((74, 13), (88, 9)):
        panel.stroke(line((u, y + 4), (u, y - 12)), "#6b4a32", 3)
        panel.fill(ellipse(u, y - 14 - size * 0.4, size * 0.8, size), "#4e8547")
    return 0.07


PICTURES: dict[Art, tuple[str, ...]] = {
    _fox: ("LITTLE FOX", "FOX GOES HOME", "THE KIND FOX", "A FOX AT MY DOOR"),
    _bear_cub: ("GOOD NIGHT BEAR", "BEAR CANNOT SLEEP", "THE SMALL BEAR"),
    _whale: ("WHALE SONG", "BIG BLUE", "UNDER THE WAVES"),
    _rocket: ("ROCKET DAY", "TO THE MOON", "THE RED ROCKET"),
    _house: ("OUR HOUSE", "A SUNNY DAY", "GRANNYS GARDEN", "WHO LIVES HERE"),
}
"""Every picture with its titles."""


def print_picture(panel: Panel, ink: Inks, rng: np.random.Generator, art: Art, name: str) -> None:
    """A whole cover: the picture, and the title in big round letters."""
    start = art(panel, ink, rng) * panel.tall
    title(panel, name, start, (80, panel.tall * 0.33 - start), Hand(float(rng.uniform(12, 15)), ink.type, 0.2))
