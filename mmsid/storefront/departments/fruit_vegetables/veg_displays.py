"""How vegetables lie in a shop: heaps, crates seen steeply from above, sacks and packs under film.

The displays take a function that draws one vegetable, as the fruit's do, or are given what to put into them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from mmsid.storefront.departments.fruit_vegetables.fruit_displays import (
    DrawFruit,
    Place,
    heap,
    mound,
    packaging,
)
from mmsid.storefront.departments.fruit_vegetables.fruit_shapes import blob
from mmsid.storefront.drawing import light
from mmsid.storefront.drawing.canvas import Canvas
from mmsid.storefront.drawing.materials import Surface, paint
from mmsid.storefront.drawing.outline import Outline, curve, ellipse, polygon, rounded
from mmsid.storefront.palette import tones
from mmsid.storefront.types import Design

INK = "#1c1420"


def pile(canvas: Canvas, draw: DrawFruit, radius: float, *, wide: float = 196.0, kinds: int = 9) -> None:
    """A loose heap on the table: every row stands a little lower and nearer than the one behind it."""
    canvas.stand(258, 408, wide * 0.94, 12)
    heap(canvas, draw, piled(canvas.rng, radius, wide=wide), kinds)


def piled(
    rng: np.random.Generator, radius: float, *, wide: float = 196.0, foot: float = 412.0, tall: float = 0.0
) -> list[Place]:
    """The places of a heap: a dome of rows, the front one on the table at `foot`."""
    tall = tall or float(rng.uniform(210, 262))
    rows = max(3, round((tall - radius * 1.6) / (radius * 0.74)) + 1)
    found: list[Place] = []
    for row, share in enumerate(np.linspace(0, 1, rows)):
        room = max(0.0, wide * float(np.sqrt(1 - (1 - 0.14 - 0.86 * share) ** 2.0)) - radius * 0.85)
        many = max(1, round(2 * room / (radius * 1.52)) + 1)
        y = foot - radius * 0.85 - (1 - share) * (tall - radius * 1.7)
        for x in np.linspace(-room, room, many) if many > 1 else [0.0]:
            dx, dy, dr = rng.uniform(-1, 1, 3)
            shift = (0.3 * radius if row % 2 else 0.0) * (1 if many < 2 else 0.3)
            sag = 0.16 * radius * (abs(x) / max(1.0, room)) ** 2 * (share < 1)
            found.append(
                (256 + float(x) + shift + 0.14 * radius * dx, y + sag + 0.13 * radius * dy, radius * (1 + 0.07 * dr))
            )
    return found


def lying(rng: np.random.Generator, box: tuple[float, float, float, float], long: float, thick: float) -> list[Place]:
    """Rows of long things that lie side by side across a box (left, top, right, bottom).

    Args:
        rng: chance.
        box: their space.
        long: half of their length, which is the radius of a place.
        thick: distance of the rows.
    """
    left, top, right, bottom = box
    found: list[Place] = []
    for row, y in enumerate(np.arange(bottom, top, -thick)[::-1]):
        room = max(0.0, (right - left) / 2 - long)
        many = max(1, round(2 * room / (long * 1.7)) + 1)
        spots = np.linspace(-room, room, many) if many > 1 else np.array([0.0])
        for x in spots:
            dx, dy, dr = rng.uniform(-1, 1, 3)
            shift = (0.16 if row % 2 else -0.16) * long * (many > 1)
            size = long * (0.94 + 0.05 * dr)
            x_here = np.clip((left + right) / 2 + x + shift + dx * long * 0.06, left + size * 0.9, right - size * 0.9)
            found.append((float(x_here), float(y + dy * thick * 0.18), size))
    return found


def container(design: Design, rng: np.random.Generator) -> tuple[Surface, str]:
    """The surface of a shop's crate and its kind: returnable plastic, printed card or wood."""
    kind = str(rng.choice(["plastic", "plastic", "cardboard", "wood"]))
    made = replace(packaging(design, scale=0.8, material=kind), seed=design.seed)
    if kind == "wood":
        made = replace(made, tones=tones(str(rng.choice(["sand", "camel", "beige", "tan"])), rng), pattern="plain")
    elif kind == "plastic":
        made = made.plain()
        if rng.random() < 0.5:
            made = replace(made, tones=tones(str(rng.choice(["charcoal", "forest green", "black", "grey"])), rng))
    return made, kind


def shop_crate(
    canvas: Canvas, design: Design, fill: Callable[[tuple[float, float, float, float]], None], *, over: float = 0.0
) -> None:
    """A crate on a shop's shelf, seen steeply from above, nearly filling the picture.

    Args:
        canvas: to draw on.
        design: for its packaging.
        fill: draws the contents into a box (left, top, right, bottom); they may stand out at the top.
        over: how far the front wall is hidden by contents that hang over it.
    """
    rng = canvas.rng
    made, kind = container(design, rng)
    back, front = float(rng.uniform(92, 116)), float(rng.uniform(356, 380))
    foot, half, near = front + float(rng.uniform(46, 66)), float(rng.uniform(176, 190)), float(rng.uniform(204, 218))
    canvas.stand(258, foot - 3, near * 0.96, 7)
    outer = rounded_frame(half, near, back - 10, front + 4)
    canvas.cast(outer)
    paint(canvas, outer, made.plain())
    light.falloff(canvas, outer, 0.2)
    light.rim(canvas, outer, 1.4, 0.6)
    inside = rounded_frame(half - 12, near - 13, back + 2, front - 4)
    canvas.path(inside, fill=made.tones.deep)
    canvas.path(inside, fill=INK, fill_opacity=0.62)
    fill((256 - half + 8, back, 256 + half - 8, front))
    wall = polygon(
        [(256 - near - 1, front - over), (256 + near + 1, front - over), (256 + near - 5, foot), (256 - near + 5, foot)]
    )
    _wall(canvas, wall, made, kind)


def rounded_frame(half: float, near: float, back: float, front: float) -> Outline:
    """The rim of a crate: a trapezium with round corners."""
    return curve(
        [
            (256 - half + 10, back, "c"),
            (256 + half - 10, back, "c"),
            (256 + half, back + 9, "c"),
            (256 + near, front - 4, "c"),
            (256 + near - 4, front, "c"),
            (256 - near + 4, front, "c"),
            (256 - near, front - 4, "c"),
            (256 - half, back + 9, "c"),
        ]
    )


def _wall(canvas: Canvas, wall: Outline, made: Surface, kind: str) -> None:
    left, top, right, bottom = wall.box
    canvas.path(
        f"M{left:.1f} {top:.1f}H{right:.1f}", fill="none", stroke=INK, stroke_width=9, stroke_opacity=0.35,
        filter=canvas.blur(3),
    )  # fmt: skip
    paint(canvas, wall, made)
    if kind == "plastic":
        count = int(canvas.rng.integers(5, 9))
        step = (right - left - 40) / count
        for k in range(count):
            x = left + 20 + k * step
            hole = rounded(x + 5, top + 17, x + step - 5, bottom - 12, 5)
            canvas.path(hole, fill=made.tones.deep)
            light.inner_shadow(canvas, hole, 4, 0.5, shift=(2, 3))
        canvas.path(rounded(left, top, right, top + 8, 4), fill=made.tones.light, fill_opacity=0.6)
    elif kind == "wood":
        middle = (top + bottom) / 2
        canvas.path(rounded(left + 2, middle - 2.5, right - 2, middle + 2.5, 1), fill=INK, fill_opacity=0.8)
        for x in (left + 14, right - 14):
            for y in (top + 11, bottom - 11):
                canvas.path(ellipse(x, y, 2.1), fill="#4a4038", fill_opacity=0.8)
    light.falloff(canvas, wall, 0.22)
    light.inner_shadow(canvas, wall, 7, 0.16)
    light.rim(canvas, wall, 1.1, 0.5)


def film(canvas: Canvas, bag: Outline, *, shine: int = 5) -> None:
    """Clear film over what is already drawn: a milky veil, creases and hard reflections."""
    rng = canvas.rng
    left, top, right, bottom = bag.box
    canvas.cast(bag)
    canvas.path(bag, fill="#eef3fb", fill_opacity=0.17, stroke="#8a93a6", stroke_width=1.3, stroke_opacity=0.55)
    light.inner_shadow(canvas, bag, 12, 0.16)
    with canvas.within(bag):
        for _ in range(shine):
            x, y = rng.uniform(left + 16, right - 40), rng.uniform(top + 14, bottom - 50)
            reach, lean = rng.uniform(26, 74), rng.uniform(-12, 20)
            streak = curve(
                [
                    (x, y, "c"),
                    (x + lean + 7, y + reach * 0.5),
                    (x + lean, y + reach, "c"),
                    (x + lean * 0.4 - 2, y + reach * 0.5),
                ]
            )
            canvas.path(
                streak, fill="#ffffff", fill_opacity=float(rng.uniform(0.35, 0.7)), filter=canvas.blur(0.8, streak)
            )
        for _ in range(shine * 2):
            x, y = rng.uniform(left, right), rng.uniform(top, bottom)
            crease = curve(
                [
                    (x, y),
                    (x + rng.uniform(-20, 20), y + rng.uniform(8, 24)),
                    (x + rng.uniform(-30, 30), y + rng.uniform(28, 50)),
                ],
                closed=False,
            )
            canvas.stroke(crease, "#ffffff", 1.0, stroke_opacity=0.35)
    light.rim(canvas, bag, 1.4, 0.7)


def sack(canvas: Canvas, draw: DrawFruit, design: Design, radius: float) -> None:
    """An open sack with a rolled rim, filled to the top."""
    rng = canvas.rng
    made = packaging(design, scale=0.6, material=str(rng.choice(["linen", "canvas"])))
    if made.pattern == "plain":
        made = replace(made, tones=tones(str(rng.choice(["sand", "camel", "beige", "tan"])), rng))
    wide, top, foot = float(rng.uniform(150, 168)), float(rng.uniform(222, 246)), 436.0
    lean = float(rng.uniform(-10, 10))
    canvas.stand(258, foot - 4, wide * 0.98, 12)
    mouth = ellipse(256, top, wide, wide * 0.24)
    canvas.cast(mouth)
    canvas.path(mouth, fill=made.tones.deep)
    places = mound(rng, top - 26, top + 34, lambda t: wide * (0.72 + 0.2 * t), radius, float(rng.uniform(58, 84)))
    heap(canvas, draw, places)
    knots = [(256 - wide, top, "c"), (256 - wide * 0.55, top + wide * 0.19), (256, top + wide * 0.235)]
    knots += [(256 + wide * 0.55, top + wide * 0.19), (256 + wide, top, "c"), (256 + wide * 1.08 + lean, top + 90)]
    knots += [(256 + wide * 1.04, foot - 24), (256 + wide * 0.9, foot, "c"), (256, foot + 7)]
    knots += [(256 - wide * 0.9, foot, "c"), (256 - wide * 1.05, foot - 24), (256 - wide * 1.07 + lean, top + 90)]
    body = curve(knots)
    paint(canvas, body, made)
    folds = []
    for _ in range(9):
        x = float(rng.uniform(256 - wide, 256 + wide))
        y = float(rng.uniform(top + 40, foot - 60))
        end = (x + (x - 256) * 0.16 + float(rng.uniform(-16, 16)), y + float(rng.uniform(50, 110)))
        folds.append(light.Fold(_fold((x, y), end, float(rng.uniform(9, 22)), float(rng.uniform(-8, 8))), 0.7))
    light.relief(canvas, body, folds, puff=14, soft=5, depth=5, strength=0.7)
    light.round_sides(canvas, body, 0.4)
    roll = curve(
        [
            (256 - wide - 8, top - 4),
            (256 - wide * 0.5, top + wide * 0.17),
            (256, top + wide * 0.22),
            (256 + wide * 0.5, top + wide * 0.17),
            (256 + wide + 8, top - 4),
            (256 + wide + 4, top + 24),
            (256 + wide * 0.5, top + wide * 0.19 + 25 + rng.uniform(-4, 4)),
            (256, top + wide * 0.24 + 27),
            (256 - wide * 0.5, top + wide * 0.19 + 25 + rng.uniform(-4, 4)),
            (256 - wide - 4, top + 24),
        ]
    )
    blob(canvas, (256, top + 70), (wide * 1.0, 30), INK, 0.4)
    paint(canvas, roll, made)
    light.relief(canvas, roll, puff=9, depth=5, strength=0.8)
    light.round_sides(canvas, roll, 0.3)


def _fold(start: tuple[float, float], end: tuple[float, float], width: float, bend: float) -> Outline:
    (ax, ay), (bx, by) = start, end
    return curve(
        [
            (ax, ay, "c"),
            ((ax + bx) / 2 + bend - width / 2, (ay + by) / 2),
            (bx, by, "c"),
            ((ax + bx) / 2 + bend + width / 2, (ay + by) / 2),
        ]
    )
