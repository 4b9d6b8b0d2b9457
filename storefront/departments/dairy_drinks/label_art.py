"""Label art for drink packaging: fruit, splashes, tumblers, emblems and bars where words would be.

Art is drawn on a flat panel of 100 units' width (y down, height given) and laid onto a pack through a projection, so
that the same label fits a carton's front, its sloping side or a round bottle. Shapes only; no fonts.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from storefront.departments.fruit_vegetables.fruit_shapes import Skin
from storefront.drawing.canvas import Canvas
from storefront.drawing.outline import Outline, Point, Project, curve, ellipse, leaf, line, polygon, rounded


@dataclass(frozen=True)
class Panel:
    """A flat area to decorate.

    Attributes:
        canvas: to draw on.
        clip: the pack's face on the canvas.
        project: from panel units (0 to 100 across, 0 to `tall` down) to the canvas.
        tall: height of the panel.
    """

    canvas: Canvas
    clip: Outline
    project: Project
    tall: float

    def fill(self, shape: Outline, colour: str, opacity: float = 1.0) -> None:
        """Prints a shape."""
        self.canvas.path(shape.mapped(self.project), fill=colour, fill_opacity=opacity)

    def stroke(self, shape: Outline, colour: str, width: float, opacity: float = 1.0) -> None:
        """Prints a line; `width` in canvas units."""
        self.canvas.stroke(shape.mapped(self.project), colour, width, stroke_opacity=opacity)


@dataclass(frozen=True, slots=True)
class Flavour:
    """What a juice is pressed from, for art and liquid."""

    name: str
    peel: Skin
    pulp: Skin


FLAVOURS: dict[str, Flavour] = {
    "orange": Flavour("orange", Skin(0.75, 0.170, 58), Skin(0.82, 0.155, 70)),
    "apple": Flavour("apple", Skin(0.72, 0.170, 128), Skin(0.84, 0.115, 88)),
    "red apple": Flavour("red apple", Skin(0.58, 0.200, 26), Skin(0.80, 0.125, 78)),
    "lemon": Flavour("lemon", Skin(0.87, 0.165, 98), Skin(0.91, 0.110, 101)),
    "grapefruit": Flavour("grapefruit", Skin(0.76, 0.145, 52), Skin(0.70, 0.160, 24)),
    "tomato": Flavour("tomato", Skin(0.56, 0.205, 29), Skin(0.52, 0.180, 30)),
    "berry": Flavour("berry", Skin(0.42, 0.140, 350), Skin(0.42, 0.150, 8)),
}


def fruit_art(panel: Panel, flavour: Flavour, at: Point, size: float) -> None:
    """The fruit of a flavour: whole, and cut for citrus; berries as a bunch."""
    x, y = at
    rng = panel.canvas.rng
    if flavour.name == "berry":
        for k in range(9):
            a, r = k * 2.4, size * 0.27 * np.sqrt(k)
            _globe(panel, (x + r * np.cos(a), y + r * np.sin(a)), size * 0.34, flavour.peel)
    elif flavour.name in ("orange", "lemon", "grapefruit"):
        _globe(panel, (x + size * 0.45, y - size * 0.28), size * 0.88, flavour.peel)
        _wheel(panel, (x - size * 0.38, y + size * 0.26), size * 0.84, flavour)
    else:
        if flavour.name != "tomato" and rng.random() < 0.6:
            _globe(panel, (x + size * 0.62, y - size * 0.10), size * 0.74, flavour.peel)
        _globe(panel, (x, y), size, flavour.peel, dented=flavour.name != "tomato")
        if flavour.name == "tomato":
            for a in np.linspace(0, 2 * np.pi, 7)[:-1]:
                tip = (x + size * 0.5 * np.cos(a), y - size * 0.72 + size * 0.3 * np.sin(a))
                panel.fill(leaf((x, y - size * 0.72), tip, size * 0.15), "#4f8a3a")
        else:
            panel.fill(leaf((x, y - size * 0.62), (x + size * 0.10, y - size * 1.18), size * 0.10), "#5b4630")
    tip = (x + size * rng.uniform(0.5, 0.95), y - size * rng.uniform(1.15, 1.45))
    root = (x + size * 0.12, y - size * 0.86)
    panel.fill(leaf(root, tip, size * 0.42, size * 0.1), "#4c9144")
    panel.fill(leaf(root, tip, size * 0.18, size * 0.2), "#79b65a", 0.8)


def _globe(panel: Panel, at: Point, size: float, peel: Skin, *, dented: bool = False) -> None:
    x, y = at
    whole = ellipse(x, y, size, size * 0.96)
    if dented:
        knots = [
            (0, -0.74),
            (0.46, -0.90),
            (0.98, -0.34),
            (0.82, 0.50),
            (0.36, 0.94),
            (0, 0.84),
            (-0.36, 0.94),
            (-0.82, 0.50),
        ]
        whole = curve([(x + size * u, y + size * v) for u, v in [*knots, (-0.98, -0.34), (-0.46, -0.90)]])
    panel.fill(whole, peel.at(0.80, 1.0, peel.warm))
    panel.fill(whole.scaled(0.90).shifted(-size * 0.06, -size * 0.06), peel.at(), 0.95)
    panel.fill(ellipse(x - size * 0.2, y - size * 0.2, size * 0.55, size * 0.5), peel.at(1.08, 0.95), 0.6)
    panel.fill(ellipse(x - size * 0.36, y - size * 0.4, size * 0.2, size * 0.12).turned(-35), "#ffffff", 0.75)


def _wheel(panel: Panel, at: Point, size: float, flavour: Flavour) -> None:
    x, y = at
    panel.fill(ellipse(x, y, size), flavour.peel.at(0.97))
    panel.fill(ellipse(x, y, size * 0.90), "#fdf6dd")
    for a in np.linspace(0, 2 * np.pi, 10)[:-1]:
        b, gap = a + 2 * np.pi / 9, 0.07
        points = [(0.10, (a + b) / 2), (0.74, a + gap), (0.82, (a + b) / 2), (0.74, b - gap)]
        wedge = curve([(x + size * r * np.cos(t), y + size * r * np.sin(t)) for r, t in points], tension=0.2)
        panel.fill(wedge, flavour.pulp.at())
        inner = curve(
            [(x + size * r * 0.9 * np.cos(t), y + size * r * 0.9 * np.sin(t)) for r, t in points], tension=0.2
        )
        panel.fill(inner, flavour.pulp.at(1.08, 0.85), 0.5)


def tumbler(panel: Panel, flavour: Flavour, at: Point, size: float) -> None:
    """A glass of juice."""
    x, y = at
    glass = polygon(
        [
            (x - size * 0.5, y - size),
            (x + size * 0.5, y - size),
            (x + size * 0.38, y + size),
            (x - size * 0.38, y + size),
        ]
    )
    drink = polygon(
        [
            (x - size * 0.46, y - size * 0.6),
            (x + size * 0.46, y - size * 0.6),
            (x + size * 0.36, y + size * 0.94),
            (x - size * 0.36, y + size * 0.94),
        ]
    )
    panel.fill(glass, "#ffffff", 0.42)
    panel.fill(drink, flavour.pulp.at(0.97))
    panel.fill(
        polygon(
            [
                (x + size * 0.1, y - size * 0.6),
                (x + size * 0.46, y - size * 0.6),
                (x + size * 0.36, y + size * 0.94),
                (x + size * 0.1, y + size * 0.94),
            ]
        ),
        flavour.pulp.at(0.82, 1, flavour.pulp.warm),
        0.5,
    )
    panel.fill(ellipse(x, y - size * 0.6, size * 0.46, size * 0.09), flavour.pulp.at(1.12, 0.8))
    panel.fill(leaf((x - size * 0.34, y - size * 0.8), (x - size * 0.26, y + size * 0.8), size * 0.09), "#ffffff", 0.65)


def splash(panel: Panel, colour: str, y: float, rise: float) -> None:
    """A wave of liquid across the panel with a crown of drops."""
    rng = panel.canvas.rng
    xs = np.linspace(-6, 106, 8)
    ys = y + rise * np.sin(xs / rng.uniform(15, 24) + rng.uniform(0, 6)) + rng.uniform(-rise, rise, 8) * 0.35
    panel.fill(curve([*zip(xs, ys, strict=True), (112, panel.tall + 6, "c"), (-12, panel.tall + 6, "c")]), colour)
    for _ in range(int(rng.integers(3, 7))):
        x, r = rng.uniform(8, 92), rng.uniform(1.2, 3.4)
        panel.fill(ellipse(x, y - rise - rng.uniform(4, 16), r, r * 1.25), colour)


def words(panel: Panel, at: Point, wide: float, colour: str, lines: int = 2) -> float:
    """A line of letter-like strokes where the name would be, bars for the small print under it; returns the next y."""
    rng = panel.canvas.rng
    x, y = at
    many = int(rng.integers(4, 7))
    step = wide / many
    tall = min(step * float(rng.uniform(1.15, 1.6)), wide * 0.30)
    span = np.hypot(*(panel.project(np.array([[step, 0.0]])) - panel.project(np.array([[0.0, 0.0]])))[0])
    thick = float(span) * float(rng.choice([0.17, 0.24]))
    for k in range(many):
        left, w, form = x - wide / 2 + k * step, step * 0.62, int(rng.integers(6))
        bowl = ellipse(left + w / 2, y + tall * 0.66, w / 2, tall * 0.34)
        stem = line((left, y), (left, y + tall))
        if form in (0, 1):
            panel.stroke(bowl, colour, thick)
        elif form == 2:
            panel.stroke(stem.shifted(w * 0.5, 0), colour, thick)
        elif form == 3:
            panel.stroke(stem, colour, thick)
            panel.stroke(
                curve(
                    [
                        (left, y + tall * 0.55),
                        (left + w * 0.5, y + tall * 0.34),
                        (left + w, y + tall * 0.6),
                        (left + w, y + tall),
                    ],
                    closed=False,
                ),
                colour,
                thick,
            )
        elif form == 4:
            arc = np.linspace(0.7, 5.4, 7)
            points = [(left + w / 2 * (1 + np.cos(t)), y + tall * (0.66 + 0.34 * np.sin(t))) for t in arc]
            panel.stroke(curve(points, closed=False), colour, thick)
        else:
            run = [(left, y + tall * 0.36), (left + w, y + tall * 0.36), (left, y + tall), (left + w, y + tall)]
            panel.stroke(polygon(run, closed=False), colour, thick)
    y += tall * 1.32
    for _ in range(lines - 1):
        left = x - wide / 2 * float(rng.uniform(0.7, 1.0))
        many = int(rng.integers(2, 5))
        step = 2 * (x - left) / many
        for j in range(many):
            panel.fill(
                rounded(left + j * step, y, left + (j + rng.uniform(0.6, 0.92)) * step, y + wide * 0.05, 0.6),
                colour,
                0.8,
            )
        y += wide * 0.105
    return y


def badge(panel: Panel, at: Point, size: float, ground: str, ink: str) -> None:
    """A round seal with a sprig."""
    x, y = at
    panel.fill(ellipse(x, y, size), ground)
    panel.stroke(ellipse(x, y, size * 0.84), ink, 0.9, 0.8)
    for side in (-1, 1):
        panel.fill(
            leaf((x, y + size * 0.5), (x + side * size * 0.45, y - size * 0.3), size * 0.3, side * size * 0.08), ink
        )


def nutrition(panel: Panel, colour: str) -> None:
    """The back or side of a pack: small print and a table."""
    rng = panel.canvas.rng
    for y in np.arange(panel.tall * 0.12, panel.tall * 0.48, 6):
        panel.fill(rounded(16, float(y), 16 + rng.uniform(40, 70), float(y) + 2.2, 0.5), colour, 0.55)
    for y in np.arange(panel.tall * 0.54, panel.tall * 0.86, 8):
        panel.fill(rounded(16, float(y), 84, float(y) + 1.2, 0.3), colour, 0.5)
        panel.fill(rounded(18, float(y) + 3, 40 + rng.uniform(0, 12), float(y) + 5, 0.4), colour, 0.5)
