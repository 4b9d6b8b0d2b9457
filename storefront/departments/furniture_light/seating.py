"""What seats of every kind share: legs below a block, buttons on a back, the wrinkles of a used cushion."""

from __future__ import annotations

import numpy as np

from storefront.departments.furniture_light.upholstery import Upholstery, View, leg
from storefront.drawing.light import Fold
from storefront.drawing.materials import Surface
from storefront.drawing.outline import leaf

Size = tuple[float, float, float]
"""Width, depth, height."""


def far_and_near(view: View) -> tuple[int, int]:
    """The far and the near side: -1 is left."""
    return (1, -1) if view.yaw > 0 else (-1, 1)


def feet(work: Upholstery, wood: Surface, size: Size, near: int) -> None:
    """Four tapered legs below a block of a given width, depth and height from the floor."""
    w, d, height = size
    splay, thick = float(work.canvas.rng.uniform(0, 12)), float(work.canvas.rng.uniform(14, 19))
    for x, z in ((-near, -1), (near, -1), (-near, 1), (near, 1)):
        top = (x * (w / 2 - 26), height + 12, z * (d / 2 - 22))
        leg(
            work.canvas,
            work.view,
            top,
            (x * (w / 2 - 26 + splay), 0, z * (d / 2 - 22 + splay)),
            (thick, thick * 0.62),
            wood,
        )


def buttons(
    rng: np.random.Generator, width: float, low: float, high: float, z: float
) -> list[tuple[float, float, float]]:
    """Buttons in offset rows on a leaning back."""
    found, rows = [], int(rng.integers(2, 4))
    for row in range(rows):
        y = low + (high - low) * (row + 0.5) / rows
        count = 3 if row % 2 == 0 else 4
        found += [((k - (count - 1) / 2) * width * 0.25, y, z - (y - low) * 0.12) for k in range(count)]
    return found


def creases(work: Upholstery, y: float, d: float) -> list[Fold]:
    """The few wrinkles of a seat that somebody has sat on."""
    rng, view, found = work.canvas.rng, work.view, []
    for _ in range(int(rng.integers(1, 4))):
        x, z = rng.uniform(-60, 60), rng.uniform(-20, d / 2)
        a, b = view.point(x, y, z), view.point(x + rng.uniform(-36, 36), y, z - rng.uniform(10, 50))
        found.append(Fold(leaf(a, b, 8, rng.uniform(-4, 4)), 0.3))
    return found
