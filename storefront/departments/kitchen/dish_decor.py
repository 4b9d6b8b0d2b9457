"""What a pottery puts on a dish: painted lines, garlands and dots, dips, breaking glazes, iron speckle, borders."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from storefront.departments.kitchen.dishes import Dish
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import Surface, paint
from storefront.drawing.outline import curve, ellipse, leaf
from storefront.palette import Tones, tones


def rim_line(canvas: Canvas, dish: Dish, share: float, colour: str, width: float, opacity: float = 1.0) -> None:
    """A painted line around the face at a share of its radius."""
    radius, height = dish.inner[0]
    ring = dish.level(radius * share, height)
    canvas.path(
        ring, fill="none", stroke=colour, stroke_width=width, stroke_opacity=opacity, clip_path=canvas.clip(dish.face)
    )


def wreath(canvas: Canvas, dish: Dish, share: float, colour: Tones, second: Tones) -> None:
    """A garland of leaves and berries painted around the rim."""
    radius = dish.inner[0][0] * share
    many = int(canvas.rng.integers(20, 30))
    for k in range(many):
        turn = 2 * np.pi * k / many
        middle = np.array([np.cos(turn), np.sin(turn)])
        along = np.array([-middle[1], middle[0]])
        root = middle * radius
        for side in (-1, 1):
            tip = root + along * radius * 0.15 + middle * side * radius * 0.085
            shape = leaf(tuple(root), tuple(tip), radius * 0.05).mapped(dish.flat)
            canvas.path(shape, fill=colour.base)
        if k % 2:
            berry = middle * radius * 1.07 + along * radius * 0.05
            canvas.path(ellipse(float(berry[0]), float(berry[1]), radius * 0.018).mapped(dish.flat), fill=second.base)
    ring = ellipse(0, 0, radius)
    canvas.path(ring.mapped(dish.flat), fill="none", stroke=colour.base, stroke_width=1.5)


def dotted(canvas: Canvas, dish: Dish, share: float, colour: str, many: int, size: float) -> None:
    """A ring of painted dots."""
    radius = dish.inner[0][0] * share
    for turn in np.linspace(0, 2 * np.pi, many, endpoint=False):
        dot = ellipse(radius * np.cos(turn), radius * np.sin(turn), size)
        canvas.path(dot.mapped(dish.flat), fill=colour)


def flecked(canvas: Canvas, dish: Dish, made: Surface, count: int = 130) -> None:
    """The iron speckle of stoneware on the face."""
    rng, radius = canvas.rng, dish.inner[0][0]
    ink = tones("chocolate").base if made.tones.oklch[0] > 0.4 else tones("sand").base
    parts = []
    for _ in range(count):
        reach, turn, size = radius * np.sqrt(rng.random()), rng.uniform(0, 2 * np.pi), rng.gamma(2.0, 0.5) + 0.4
        parts.append(ellipse(reach * np.cos(turn), reach * np.sin(turn), size).mapped(dish.flat).d)
    with canvas.within(dish.face):
        canvas.path("".join(parts), fill=ink, fill_opacity=0.55)


def reactive(canvas: Canvas, dish: Dish, edge: Tones) -> None:
    """A glaze that breaks to another colour towards the rim."""
    face = dish.face
    left, top, right, bottom = face.box
    centre, radius = ((left + right) / 2, (top + bottom) / 2), (right - left) / 2
    stops = [(0.0, edge.base, 0.0), (0.66, edge.base, 0.0), (0.86, edge.base, 0.45), (0.97, edge.shade, 0.95)]
    canvas.path(face, fill=canvas.radial(centre, radius, stops, squash=(bottom - top) / (right - left)))


def dipped(canvas: Canvas, dish: Dish, colour: Surface) -> None:
    """A part of the face that was dipped into another glaze, along a line that ran a little."""
    rng, radius = canvas.rng, dish.inner[0][0]
    line, lean = radius * float(rng.uniform(-0.2, 0.45)), float(rng.uniform(-0.25, 0.25))
    xs = np.linspace(-1.2, 1.2, 9) * radius
    edge = [(float(x), float(line + lean * x + rng.uniform(-4, 4))) for x in xs]
    zone = curve([*edge, (1.3 * radius, 1.4 * radius, "c"), (-1.3 * radius, 1.4 * radius, "c")]).mapped(dish.flat)
    with canvas.within(dish.face):
        paint(canvas, zone, colour.plain(), cast=False)


def glazed(made: Surface, colour: Tones) -> Surface:
    """A plain surface of another glaze."""
    return replace(made, tones=colour, pattern="plain")


def decorate(canvas: Canvas, dish: Dish, made: Surface, share: float) -> None:
    """What a pottery paints on a face: lines, a garland, dots, a dip, a breaking glaze, or a bordered print."""
    rng = canvas.rng
    if made.pattern != "plain":
        if rng.random() < 0.55:
            _plain_well(canvas, dish, made, share)
    elif made.material in ("stoneware", "terracotta"):
        _earthen(canvas, dish, made)
    else:
        _painted(canvas, dish, made, share)


def _plain_well(canvas: Canvas, dish: Dish, made: Surface, share: float) -> None:
    """The print stays on the rim: the middle is plain, edged with a line."""
    radius, height = dish.inner[0]
    floor = dish.level(radius * share, height)
    calm = made.tones if canvas.rng.random() < 0.5 else tones("ivory")
    canvas.path(floor, fill=calm.base, stroke=made.accent.base, stroke_width=2.0)


def _earthen(canvas: Canvas, dish: Dish, made: Surface) -> None:
    """Stoneware's own decoration: a glaze that breaks at the rim, a dip, iron speckle."""
    rng, choice = canvas.rng, canvas.rng.random()
    if choice < 0.35:
        reactive(canvas, dish, tones(str(rng.choice(("brown", "tan", "chocolate", "charcoal")))))
    elif choice < 0.6:
        dipped(canvas, dish, glazed(made, made.accent))
    if made.material == "stoneware":
        flecked(canvas, dish, made)


def _painted(canvas: Canvas, dish: Dish, made: Surface, share: float) -> None:
    """Brushwork on a white or glazed rim."""
    rng, choice = canvas.rng, canvas.rng.random()
    if choice < 0.26:
        at = 0.965 if rng.random() < 0.6 else 0.93
        rim_line(canvas, dish, at, made.accent.base, float(rng.uniform(5, 12)))
        if rng.random() < 0.5:
            rim_line(canvas, dish, at - 0.06, made.accent.base, 1.8)
    elif choice < 0.48:
        wreath(canvas, dish, (1 + share) / 2 + 0.01, made.accent, tones(str(rng.choice(("red", "mustard", "navy")))))
    elif choice < 0.60:
        dotted(canvas, dish, (1 + share) / 2, made.accent.base, int(rng.integers(18, 40)), float(rng.uniform(3, 6)))
    elif choice < 0.72:
        dipped(canvas, dish, glazed(made, made.accent))
    elif choice < 0.80:
        rim_line(canvas, dish, 0.985, tones("mustard").base, 4.0)
