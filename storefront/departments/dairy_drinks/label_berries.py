"""Label art of yoghurt and cream: berries and stone fruit, a swirl, a bowl, a spoon, honey and vanilla.

All of it is drawn on a `Panel`, so that it fits a cup, a tub and a carton alike.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from storefront.departments.dairy_drinks.label_art import FLAVOURS, Panel, fruit_art
from storefront.drawing.outline import Outline, Point, curve, ellipse, leaf, line

CREAMY, CREAM_SHADE, CREAM_DEEP = "#fffdf7", "#ece6da", "#d3c9b8"
_LEAF, _LEAF_LIGHT = "#4a8a3f", "#7cb65d"


def _through(at: Point, size: float, points: list[Point], *, tension: float = 0.36) -> Outline:
    return curve([(at[0] + size * u, at[1] + size * v) for u, v in points], tension=tension)


def strawberry(panel: Panel, at: Point, size: float) -> None:
    """A strawberry with seeds and a green crown."""
    x, y = at
    shape = [(0, -0.62), (0.62, -0.74), (0.96, -0.30), (0.66, 0.42), (0.0, 1.02), (-0.66, 0.42), (-0.96, -0.30)]
    body = _through(at, size, [*shape, (-0.62, -0.74)])
    panel.fill(body, "#b3182a")
    panel.fill(body.scaled(0.90).shifted(-size * 0.05, -size * 0.05), "#dd2a35")
    panel.fill(ellipse(x - size * 0.34, y - size * 0.24, size * 0.34, size * 0.30), "#f0605a", 0.75)
    for v in (-0.36, -0.08, 0.22, 0.52):
        for u in np.arange(-0.62, 0.63, 0.31) + (0.15 if v in (-0.08, 0.52) else 0.0):
            if abs(u) < 0.74 - 0.55 * max(0.0, v):
                panel.fill(ellipse(x + size * u, y + size * v, size * 0.045, size * 0.075), "#f8d98a")
    for turn in np.linspace(-1.25, 1.25, 6):
        tip = (x + size * 0.72 * np.sin(turn), y - size * (0.98 - 0.62 * np.cos(turn)))
        panel.fill(leaf((x, y - size * 0.80), tip, size * 0.20), _LEAF)
    panel.fill(leaf((x, y - size * 0.74), (x + size * 0.16, y - size * 1.20), size * 0.08), _LEAF_LIGHT)


def blueberries(panel: Panel, at: Point, size: float) -> None:
    """Three bloomy blueberries with their crowns."""
    for u, v, r in ((-0.52, 0.28, 0.56), (0.52, 0.34, 0.54), (0.02, -0.34, 0.62)):
        x, y, radius = at[0] + size * u, at[1] + size * v, size * r
        panel.fill(ellipse(x, y, radius), "#27305f")
        panel.fill(ellipse(x - radius * 0.08, y - radius * 0.08, radius * 0.88), "#41508f")
        panel.fill(ellipse(x - radius * 0.30, y - radius * 0.30, radius * 0.44), "#8493c6", 0.7)
        panel.fill(ellipse(x + radius * 0.20, y - radius * 0.28, radius * 0.26, radius * 0.20), "#1b2147")
    panel.fill(
        leaf((at[0] + size * 0.30, at[1] - size * 0.78), (at[0] + size * 1.08, at[1] - size), size * 0.34), _LEAF
    )


def raspberry(panel: Panel, at: Point, size: float) -> None:
    """A raspberry built of drupelets, with its sepals."""
    x, y = at
    for row, many in enumerate((4, 5, 4, 3, 2)):
        for k in range(many):
            u, v = (k - (many - 1) / 2) * 0.36, -0.52 + row * 0.34
            cx, cy = x + size * u, y + size * v
            panel.fill(ellipse(cx, cy, size * 0.24), "#a3154a")
            panel.fill(ellipse(cx - size * 0.03, cy - size * 0.04, size * 0.19), "#d63a6c")
            panel.fill(ellipse(cx - size * 0.08, cy - size * 0.10, size * 0.06), "#f7b3c6")
    for turn in (-1.2, -0.5, 0.5, 1.2):
        tip = (x + size * 0.66 * np.sin(turn), y - size * (0.62 + 0.34 * np.cos(turn)))
        panel.fill(leaf((x, y - size * 0.72), tip, size * 0.17), _LEAF)


def cherries(panel: Panel, at: Point, size: float) -> None:
    """Two cherries on their stalks."""
    x, y = at
    knot = (x + size * 0.18, y - size * 1.12)
    for u, v in ((-0.44, 0.34), (0.52, 0.46)):
        cx, cy = x + size * u, y + size * v
        stalk = curve([(cx, cy - size * 0.36), (cx + size * 0.1, y - size * 0.5), knot], closed=False)
        panel.stroke(stalk, "#5f7a34", 1.8)
        panel.fill(
            _through(
                (cx, cy),
                size * 0.54,
                [(0, -0.8), (0.7, -0.9), (1, 0), (0.6, 0.9), (0, 1), (-0.6, 0.9), (-1, 0), (-0.7, -0.9)],
            ),
            "#7d0f25",
        )
        panel.fill(ellipse(cx - size * 0.05, cy - size * 0.02, size * 0.44), "#b31d36")
        panel.fill(ellipse(cx - size * 0.18, cy - size * 0.18, size * 0.13, size * 0.10), "#f39aa4", 0.9)
    panel.fill(leaf(knot, (x + size * 1.0, y - size * 1.0), size * 0.36, size * 0.06), _LEAF)


def peach(panel: Panel, at: Point, size: float) -> None:
    """A peach with its furrow, blush and leaf."""
    x, y = at
    body = _through(
        at,
        size,
        [
            (0.05, -0.84),
            (0.66, -0.80),
            (0.98, -0.05),
            (0.62, 0.78),
            (0.0, 0.96),
            (-0.66, 0.76),
            (-0.98, -0.05),
            (-0.62, -0.82),
        ],
    )
    panel.fill(body, "#d98436")
    panel.fill(body.scaled(0.92).shifted(-size * 0.04, -size * 0.04), "#f6b45d")
    panel.fill(ellipse(x + size * 0.34, y + size * 0.06, size * 0.52, size * 0.66), "#e4553c", 0.55)
    panel.fill(ellipse(x - size * 0.40, y - size * 0.28, size * 0.26, size * 0.22), "#fde3ad", 0.9)
    furrow = curve(
        [(x + size * 0.05, y - size * 0.80), (x + size * 0.24, y), (x + size * 0.08, y + size * 0.9)], closed=False
    )
    panel.stroke(furrow, "#b4492c", 1.3, 0.7)
    panel.fill(leaf((x + size * 0.05, y - size * 0.82), (x + size * 0.86, y - size * 1.30), size * 0.40), _LEAF)


def lemon(panel: Panel, at: Point, size: float) -> None:
    """A lemon and half of one."""
    fruit_art(panel, FLAVOURS["lemon"], at, size * 0.9)


def honey(panel: Panel, at: Point, size: float) -> None:
    """A honey dipper with a thread of honey."""
    x, y = at
    panel.fill(leaf((x - size * 0.1, y + size * 0.2), (x + size * 0.08, y + size * 1.05), size * 0.34), "#e9a020")
    panel.stroke(line((x + size * 0.1, y - size * 0.1), (x + size * 0.95, y - size * 1.2)), "#9a6a36", 3.6)
    for k, r in enumerate((0.30, 0.44, 0.50, 0.44, 0.30)):
        cx, cy = x + size * (0.30 - 0.16 * k), y + size * (-0.34 + 0.19 * k)
        panel.fill(ellipse(cx, cy, size * r, size * 0.13).turned(40), "#b98347" if k % 2 else "#d9a25d")
    drop = [(0, -1), (0.55, 0.1), (0.4, 0.8), (0, 1), (-0.4, 0.8), (-0.55, 0.1)]
    panel.fill(_through((x - size * 0.36, y + size * 0.55), size * 0.44, drop), "#f0ad2c")
    panel.fill(ellipse(x - size * 0.46, y + size * 0.62, size * 0.08, size * 0.16), "#ffe39a", 0.9)


def vanilla(panel: Panel, at: Point, size: float) -> None:
    """A vanilla orchid over two pods."""
    x, y = at
    for bend, length in ((0.16, 1.0), (-0.10, 0.74)):
        end = (x + size * length, y + size * 1.02)
        panel.fill(leaf((x - size * 0.9, y + size * 0.3), end, size * 0.13, size * bend), "#4a2f22")
    for turn in np.linspace(0, 2 * np.pi, 6)[:-1] - 0.4:
        tip = (x + size * 0.86 * np.cos(turn), y - size * 0.2 + size * 0.80 * np.sin(turn))
        panel.fill(leaf((x, y - size * 0.2), tip, size * 0.44), "#f6e3a2")
        panel.fill(leaf((x, y - size * 0.2), tip, size * 0.16), "#fdf4d2")
    panel.fill(ellipse(x, y - size * 0.16, size * 0.26, size * 0.22), "#e8a83a")


FRUITS: dict[str, Callable[[Panel, Point, float], None]] = {
    "strawberry": strawberry,
    "blueberries": blueberries,
    "raspberry": raspberry,
    "cherries": cherries,
    "peach": peach,
    "lemon": lemon,
    "honey": honey,
    "vanilla": vanilla,
}
"""What yoghurt tastes of, by name."""

PULPS = {
    "strawberry": "#ee8f9b",
    "blueberries": "#a79cce",
    "raspberry": "#e583a6",
    "cherries": "#d9788c",
    "peach": "#f9c58c",
    "lemon": "#f8e595",
    "honey": "#f3cd7d",
    "vanilla": "#f8ebbb",
}
"""The colour that a flavour gives to what it is stirred into."""


def dollop(panel: Panel, at: Point, size: float, tint: str = CREAMY) -> None:
    """A thick spooned swirl with a bent peak."""
    x, y = at
    layers = (
        (1.0, 0.30, [(-1.3, 0.86), (-1.42, 0.42), (-0.92, 0.12), (0.9, 0.08), (1.42, 0.40), (1.3, 0.86), (0, 1.06)]),
        (0.92, 0.0, [(-1.0, 0.34), (-1.06, -0.02), (-0.62, -0.24), (0.66, -0.28), (1.06, 0.0), (0.96, 0.36), (0, 0.5)]),
        (
            0.86,
            0.0,
            [
                (-0.66, -0.08),
                (-0.70, -0.42),
                (-0.30, -0.62),
                (-0.04, -0.98),
                (0.40, -1.16),
                (0.30, -0.80),
                (0.62, -0.44),
                (0.62, -0.10),
                (0, 0.04),
            ],
        ),
    )
    for _, lift, points in layers:
        form = _through((x, y - size * lift * 0.1), size, points)
        panel.fill(form, CREAM_DEEP if tint == CREAMY else tint)
        panel.fill(form.scaled(0.965, 0.90).shifted(-size * 0.03, -size * 0.05), CREAMY if tint == CREAMY else tint)
        panel.fill(form.scaled(0.6, 0.36).shifted(size * 0.24, size * 0.14), CREAM_SHADE, 0.75)
        panel.fill(form.scaled(0.5, 0.22).shifted(-size * 0.22, -size * 0.10), "#ffffff", 0.8)


def splash_band(panel: Panel, top: float, colour: str) -> None:
    """A creamy wave that fills the foot of the panel."""
    rng = panel.canvas.rng
    xs = np.linspace(-8, 108, 7)
    ys = top + rng.uniform(-5, 5, 7)
    wave = [(float(x), float(y)) for x, y in zip(xs, ys, strict=True)]
    panel.fill(curve([*wave, (114, panel.tall + 8, "c"), (-14, panel.tall + 8, "c")]), colour)
    panel.stroke(curve([(x, y + 5) for x, y in wave], closed=False), "#ffffff", 1.8, 0.55)


def bowl(panel: Panel, at: Point, size: float, colour: str, topping: str) -> None:
    """A bowl heaped with yoghurt, fruit on top and oats around it."""
    x, y = at
    heap = _through(
        (x, y),
        size,
        [(-0.94, 0.0), (-0.74, -0.30), (-0.20, -0.44), (0.34, -0.38), (0.80, -0.26), (0.94, 0.0), (0, 0.2)],
    )
    panel.fill(heap, CREAM_DEEP)
    panel.fill(heap.shifted(0, -size * 0.03).scaled(0.96, 0.92), CREAMY)
    FRUITS[topping](panel, (x + size * 0.04, y - size * 0.52), size * 0.36)
    shape = _through(
        (x, y),
        size,
        [(-1.06, -0.06), (0, 0.08), (1.06, -0.06), (0.94, 0.36), (0.50, 0.78), (0, 0.84), (-0.50, 0.78), (-0.94, 0.36)],
    )
    panel.fill(shape, colour)
    panel.fill(leaf((x - size * 0.84, y + size * 0.16), (x - size * 0.3, y + size * 0.70), size * 0.16), "#ffffff", 0.4)
    panel.stroke(
        curve(
            [(x - size * 1.04, y - size * 0.03), (x, y + size * 0.11), (x + size * 1.04, y - size * 0.03)], closed=False
        ),
        "#ffffff",
        1.6,
        0.6,
    )


def spoon(panel: Panel, at: Point, size: float, metal: str = "#c3c8cd") -> None:
    """A spoon that lifts a dollop."""
    x, y = at
    panel.stroke(line((x + size * 0.6, y + size * 0.1), (x + size * 2.2, y - size * 0.9)), metal, 4.2)
    head = ellipse(x, y + size * 0.26, size * 0.98, size * 0.40).turned(-14)
    panel.fill(head, "#8f969d")
    panel.fill(head.shifted(-size * 0.03, -size * 0.06), metal)
    dollop(panel, (x - size * 0.04, y - size * 0.12), size * 0.56)
