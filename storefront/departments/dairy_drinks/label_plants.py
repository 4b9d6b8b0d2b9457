"""Label art of plant drinks: ears of oats, soya pods, almonds, rice, coconuts, hazelnuts, and the drink."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from storefront.departments.dairy_drinks.label_art import Panel
from storefront.drawing.outline import Outline, Point, curve, ellipse, leaf, line


def _through(at: Point, size: float, points: list[Point], *, closed: bool = True) -> Outline:
    return curve([(at[0] + size * u, at[1] + size * v) for u, v in points], closed=closed)


def _ear(panel: Panel, foot: Point, size: float, lean: float, gold: tuple[str, str, str]) -> None:
    """One ear of oats: a bent stalk with hanging spikelets, each with its awn."""
    base, shade, pale = gold
    spine = _through(foot, size, [(0, 0), (lean * 0.25, -0.9), (lean * 0.75, -1.7), (lean * 1.25, -2.2)], closed=False)
    panel.stroke(spine, shade, 1.8)
    for k, share in enumerate(np.linspace(0.36, 1.0, 8)):
        px, py = spine.at(float(share))
        side = -1 if k % 2 else 1
        grain = size * (0.60 - 0.14 * share)
        dx, dy = side * grain * 0.75 + lean * size * 0.14, grain * (0.50 if share < 0.95 else -0.5)
        root = (px + dx * 0.4, py - size * 0.06)
        panel.stroke(line((px, py), root), shade, 1.0)
        tip = (root[0] + dx, root[1] + dy)
        panel.stroke(line(tip, (tip[0] + dx * 0.7, tip[1] + dy * 0.6)), base, 0.9)
        panel.fill(leaf(root, tip, grain * 0.50), shade)
        panel.fill(leaf(root, tip, grain * 0.40, grain * 0.04), base)
        panel.fill(leaf(root, ((root[0] + tip[0]) / 2, (root[1] + tip[1]) / 2), grain * 0.14, -grain * 0.05), pale, 0.8)


def oats(panel: Panel, at: Point, size: float) -> None:
    """Three ears of oats and a few flakes."""
    gold = ("#d9a441", "#a8742a", "#f6dc93")
    foot = (at[0], at[1] + size)
    for lean in (-0.62, 0.70, 0.06):
        _ear(panel, foot, size * (0.92 if lean < 0.5 else 0.86), lean, gold)
    for u, v, turn in ((-0.72, 0.86, 20), (-0.28, 1.02, -30), (0.48, 0.94, 12), (0.84, 0.74, -22)):
        flake = ellipse(at[0] + size * u, at[1] + size * v, size * 0.22, size * 0.16).turned(turn)
        panel.fill(flake, "#b98a45")
        panel.fill(flake.scaled(0.9).shifted(-size * 0.02, -size * 0.02), "#edd19a")
        panel.fill(flake.scaled(0.7, 0.12), "#c99d57")


def soya(panel: Panel, at: Point, size: float) -> None:
    """Green pods, one of them open, with pale beans."""
    x, y = at
    for dx, dy, turn in ((0.30, -0.52, -24), (-0.18, 0.08, -14)):
        cx, cy = x + size * dx, y + size * dy
        pod = _through(
            (cx, cy),
            size,
            [
                (-1.1, 0.10),
                (-0.72, -0.26),
                (-0.36, -0.17),
                (0.0, -0.30),
                (0.36, -0.17),
                (0.72, -0.26),
                (1.12, 0.06),
                (0.70, 0.28),
                (0.36, 0.19),
                (0, 0.31),
                (-0.36, 0.19),
                (-0.72, 0.28),
            ],
        ).turned(turn, (cx, cy))
        panel.fill(pod, "#4d8a2f")
        panel.fill(pod.scaled(0.93, 0.84, (cx, cy)).shifted(-size * 0.02, -size * 0.04), "#83b84a")
        for u in (-0.66, 0.0, 0.66):
            spot = ellipse(cx + size * u, cy, size * 0.24, size * 0.19)
            bean = spot.shifted(0, 0).mapped(_turn((cx, cy), turn))
            panel.fill(bean, "#a9d36c" if dy < 0 else "#f0e0a6")
            panel.fill(bean.scaled(0.5).shifted(-size * 0.05, -size * 0.05), "#d4ec9f" if dy < 0 else "#fcf4cf", 0.9)
    for u, v in ((-0.86, 0.78), (-0.36, 0.92), (0.20, 0.80), (0.66, 0.94), (0.98, 0.62)):
        panel.fill(ellipse(x + size * u, y + size * v, size * 0.24, size * 0.21), "#c7a556")
        panel.fill(ellipse(x + size * u - size * 0.02, y + size * v - size * 0.03, size * 0.21, size * 0.18), "#efdca0")
        panel.fill(ellipse(x + size * u + size * 0.08, y + size * v, size * 0.06, size * 0.035), "#8a6a30")


def _turn(about: Point, degrees: float) -> Callable[[np.ndarray], np.ndarray]:
    angle, centre = np.deg2rad(degrees), np.array(about)
    matrix = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    return lambda points: (points - centre) @ matrix + centre


def almonds(panel: Panel, at: Point, size: float) -> None:
    """Almonds in their skins, one half, and a blossom."""
    x, y = at
    for u, v, turn, cut in (
        (0.42, -0.46, 28, False),
        (-0.50, -0.10, -38, False),
        (0.62, 0.52, 66, False),
        (-0.22, 0.66, -70, True),
    ):
        cx, cy = x + size * u, y + size * v
        drop = [
            (0, -1),
            (0.40, -0.52),
            (0.58, 0.12),
            (0.40, 0.66),
            (0, 0.86),
            (-0.40, 0.66),
            (-0.58, 0.12),
            (-0.40, -0.52),
        ]
        nut = _through((cx, cy), size * 0.62, drop).turned(turn, (cx, cy))
        panel.fill(nut, "#6e3d1c")
        panel.fill(nut.scaled(0.9, 0.9).shifted(-size * 0.02, -size * 0.03), "#fbeed3" if cut else "#b4743c")
        if cut:
            panel.fill(nut.scaled(0.5, 0.5), "#f0dcb6", 0.9)
            continue
        for bend in (-0.30, -0.1, 0.12, 0.30):
            ridge = _through(
                (cx, cy), size * 0.62, [(bend * 0.3, -0.8), (bend * 1.3, 0.05), (bend * 0.6, 0.66)], closed=False
            )
            panel.stroke(ridge.turned(turn, (cx, cy)), "#8a5225", 0.9, 0.8)
        panel.fill(ellipse(cx - size * 0.12, cy - size * 0.14, size * 0.09, size * 0.2).turned(turn), "#dca468", 0.8)
    blossom(panel, (x - size * 0.74, y - size * 0.90), size * 0.5)


def blossom(panel: Panel, at: Point, size: float) -> None:
    """A five-petalled almond flower."""
    x, y = at
    for turn in np.linspace(0, 2 * np.pi, 6)[:-1] + 0.3:
        petal = ellipse(x + size * 0.52 * np.cos(turn), y + size * 0.52 * np.sin(turn), size * 0.46, size * 0.40)
        panel.fill(petal, "#e9a9b5")
        panel.fill(petal.scaled(0.86), "#fdeef0")
    panel.fill(ellipse(x, y, size * 0.24), "#d2506e")
    for turn in np.linspace(0, 2 * np.pi, 8)[:-1]:
        panel.fill(ellipse(x + size * 0.34 * np.cos(turn), y + size * 0.34 * np.sin(turn), size * 0.06), "#f2b632")


def rice(panel: Panel, at: Point, size: float) -> None:
    """A drooping ear of rice over a wooden bowl of grains."""
    x, y = at
    rng = np.random.default_rng(7)
    _ear(panel, (x - size * 0.3, y + size * 0.4), size * 0.86, 1.1, ("#c9b14d", "#8d8a34", "#f1e6a4"))
    panel.fill(
        leaf((x - size * 0.3, y + size * 0.4), (x - size * 1.2, y - size * 1.0), size * 0.24, -size * 0.1), "#7d9c44"
    )
    heap = _through(
        (x, y + size * 0.40), size, [(-0.92, 0), (-0.5, -0.30), (0, -0.42), (0.5, -0.30), (0.92, 0), (0, 0.2)]
    )
    panel.fill(heap, "#d9cfb6")
    for _ in range(46):
        u, v = rng.uniform(-0.82, 0.82), rng.uniform(-0.02, 0.38)
        if v < 0.40 * (1 - u * u):
            grain = ellipse(x + size * u, y + size * (0.40 - v), size * 0.105, size * 0.042).turned(
                float(rng.uniform(-80, 80))
            )
            panel.fill(grain, "#ffffff" if rng.random() < 0.7 else "#f3ead2")
    bowl = [(-1.04, -0.02), (0, 0.10), (1.04, -0.02), (0.86, 0.40), (0.42, 0.66), (-0.42, 0.66), (-0.86, 0.40)]
    panel.fill(_through((x, y + size * 0.42), size, bowl), "#8a5a33")
    panel.fill(leaf((x - size * 0.8, y + size * 0.62), (x - size * 0.2, y + size * 0.98), size * 0.14), "#c48f5c", 0.8)


def coconut(panel: Panel, at: Point, size: float) -> None:
    """A whole hairy coconut, a half with white flesh, a palm frond behind."""
    x, y = at
    for turn in (-2.6, -2.0, -1.35, -0.7):
        tip = (x + size * 1.5 * np.cos(turn), y - size * 0.1 + size * 1.4 * np.sin(turn))
        panel.fill(leaf((x + size * 0.1, y - size * 0.1), tip, size * 0.26, size * 0.12), "#3f8a4a")
        panel.stroke(line((x + size * 0.1, y - size * 0.1), tip), "#2c6636", 0.9, 0.7)
    whole = ellipse(x + size * 0.42, y - size * 0.02, size * 0.74, size * 0.72)
    panel.fill(whole, "#4e301b")
    panel.fill(whole.scaled(0.92).shifted(-size * 0.03, -size * 0.03), "#7a4c2b")
    for k in range(26):
        a, r = k * 2.4, size * 0.13 * np.sqrt(k)
        px, py = x + size * 0.42 + r * np.cos(a), y - size * 0.02 + r * np.sin(a)
        panel.stroke(line((px, py), (px + size * 0.10, py + size * 0.08)), "#a87748" if k % 2 else "#54341e", 0.9, 0.9)
    half = ellipse(x - size * 0.36, y + size * 0.46, size * 0.74, size * 0.58)
    panel.fill(half.shifted(0, size * 0.10), "#4a2d19")
    panel.fill(half, "#6b4226")
    panel.fill(half.scaled(0.92), "#fffdf8")
    panel.fill(half.scaled(0.66, 0.62).shifted(0, size * 0.04), "#e4e0d6")
    panel.fill(half.scaled(0.56, 0.48).shifted(0, size * 0.09), "#f8f6ef")


def hazelnuts(panel: Panel, at: Point, size: float) -> None:
    """Hazelnuts, two of them in their ragged husks."""
    x, y = at
    for u, v, husk in ((0.36, -0.42, True), (-0.52, -0.04, True), (0.18, 0.58, False)):
        cx, cy = x + size * u, y + size * v
        if husk:
            for turn in np.linspace(-0.4, 3.54, 7):
                tip = (cx + size * 0.86 * np.cos(turn), cy + size * 0.70 * np.sin(turn) + size * 0.1)
                panel.fill(leaf((cx, cy + size * 0.1), tip, size * 0.34), "#7a9a46")
        nut = [(0, -1), (0.62, -0.62), (0.92, 0.1), (0.6, 0.78), (0, 0.92), (-0.6, 0.78), (-0.92, 0.1), (-0.62, -0.62)]
        shell = _through((cx, cy), size * 0.50, nut)
        panel.fill(shell, "#7c4a22")
        panel.fill(shell.scaled(0.9).shifted(-size * 0.03, -size * 0.03), "#c0803f")
        panel.fill(
            _through(
                (cx, cy), size * 0.5, [(-0.7, 0.44), (0, 0.56), (0.7, 0.44), (0.5, 0.76), (0, 0.86), (-0.5, 0.76)]
            ),
            "#dcb27c",
        )
        panel.fill(ellipse(cx - size * 0.16, cy - size * 0.14, size * 0.09, size * 0.15), "#ecb878", 0.85)
    panel.fill(leaf((x - size * 0.2, y - size * 0.5), (x - size * 1.0, y - size * 1.1), size * 0.5), "#4f8a42")


@dataclass(frozen=True, slots=True)
class Plant:
    """What a drink is made from: its art, colours of packs that suit it, and the colour of the drink."""

    art: Callable[[Panel, Point, float], None]
    liquid: tuple[float, float, float]


PLANTS: dict[str, Plant] = {
    "oats": Plant(oats, (0.90, 0.045, 82)),
    "soya": Plant(soya, (0.93, 0.038, 96)),
    "almonds": Plant(almonds, (0.90, 0.034, 70)),
    "rice": Plant(rice, (0.95, 0.014, 95)),
    "coconut": Plant(coconut, (0.97, 0.006, 95)),
    "hazelnuts": Plant(hazelnuts, (0.89, 0.045, 72)),
}
"""Every plant by name."""


def pour(panel: Panel, top: float, tint: str, *, rise: float = 16.0) -> None:
    """A drink that splashes up from the foot of the panel, with a crown and drops."""
    rng = panel.canvas.rng
    xs = np.linspace(-8, 108, 9)
    swing = np.array([0.2, -0.5, 0.5, -0.9, 0.3, -1.0, 0.5, -0.3, 0.2]) * float(rng.choice([-1, 1]))
    ys = top + swing * rise * rng.uniform(0.5, 1.0, 9)
    wave = [(float(x), float(y)) for x, y in zip(xs, ys, strict=True)]
    panel.fill(curve([*wave, (114, panel.tall + 8, "c"), (-14, panel.tall + 8, "c")]), tint)
    panel.stroke(curve([(x, y + 7) for x, y in wave], closed=False), "#ffffff", 2.0, 0.6)
    for _ in range(5):
        x, r = float(rng.uniform(10, 90)), float(rng.uniform(1.4, 3.6))
        panel.fill(ellipse(x, top - rise - float(rng.uniform(2, 12)), r, r * 1.3), tint)


def sprig(panel: Panel, at: Point, size: float, colour: str) -> None:
    """A stylised twig of leaf pairs, as plain packs carry."""
    x, y = at
    panel.stroke(line((x, y + size), (x, y - size)), colour, 1.6)
    for v in (0.6, 0.1, -0.4):
        for side in (-1, 1):
            tip = (x + side * size * 0.72, y + size * (v - 0.5))
            panel.fill(leaf((x, y + size * v), tip, size * 0.26, side * size * 0.06), colour)
    panel.fill(leaf((x, y - size * 0.7), (x, y - size * 1.5), size * 0.26), colour)
