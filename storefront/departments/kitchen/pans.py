"""Pans that show their inside: frying pans, iron skillets, woks and paella pans."""

from __future__ import annotations

import numpy as np

from storefront.departments.kitchen import pot_parts
from storefront.departments.kitchen.dishes import Dish, hollow, inside, outside, well
from storefront.drawing import light
from storefront.drawing.bars import paint_bar
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import MATERIALS, Surface
from storefront.drawing.outline import curve, ellipse
from storefront.palette import tones


def _pan_shape(centre: tuple[float, float], tilt: float, r: float, high: float, floor: float) -> Dish:
    outer = ((r, high), (r * (floor + 1) / 2, high * 0.42), (r * floor, 0.0))
    inner = ((r, high), (r * 0.972, high * 0.96), (r * (floor - 0.02), high * 0.12), (0.0, high * 0.10))
    return Dish(centre, tilt, outer, inner)


def frying_pan(canvas: Canvas, made: Surface) -> None:
    """Low and open, with a long handle."""
    rng = canvas.rng
    r, tilt = float(rng.uniform(158, 172)), float(rng.uniform(0.42, 0.54))
    shell, grip = pot_parts.shell(made, rng)
    side = pot_parts.side(rng)
    dish = _pan_shape(
        (256.0 - side * 60, 336.0), tilt, r, r * float(rng.uniform(0.24, 0.32)), float(rng.uniform(0.78, 0.86))
    )
    x, y = dish.at(dish.inner[0][1])
    turn = float(rng.uniform(-0.34, -0.10))
    start = (x + side * r * 0.95 * np.cos(turn), y + r * 0.95 * tilt * np.sin(turn) + 9)
    pot_parts.long_handle(
        canvas,
        start,
        (256.0 + side * 230, start[1] - float(rng.uniform(30, 74))),
        grip,
        thick=float(rng.uniform(23, 28)),
        bend=10,
    )
    outside(canvas, dish, shell)
    _pan_inside(canvas, dish, pot_parts.lining(shell, rng))
    pot_parts.rivets(canvas, (start[0] - side * 20, start[1] - 5), 13, pot_parts.steel(made))


def _pan_inside(canvas: Canvas, dish: Dish, within: Surface) -> None:
    inside(canvas, dish, within, printed=False)
    well(canvas, dish, MATERIALS[within.material].gloss * 0.5)
    pot_parts.turned_marks(canvas, dish, dish.inner[2][0] / dish.inner[0][0] * 0.97, dish.inner[2][1])


def skillet(canvas: Canvas, made: Surface) -> None:
    """Cast in one piece: a short flat handle, a helper lug, two pouring lips, sometimes ridges."""
    rng = canvas.rng
    r, tilt = float(rng.uniform(160, 172)), float(rng.uniform(0.52, 0.64))
    iron = made.plain()
    side = pot_parts.side(rng)
    dish = _pan_shape((256.0 - side * 44, 350.0), tilt, r, r * 0.24, 0.9)
    x, y = dish.at(dish.inner[0][1])
    for end in (-1, 1):
        lip = ellipse(x + end * r * 0.10, y + end * r * tilt * 0.985, r * 0.16, r * 0.06)
        canvas.path(lip, fill=iron.tones.base)
        canvas.cast(lip)
    helper = curve(
        [
            (x - side * r * 0.92, y - 12),
            (x - side * r * 1.14, y - 6),
            (x - side * r * 1.14, y + 16),
            (x - side * r * 0.92, y + 22),
        ],
        closed=False,
    )
    paint_bar(canvas, helper, [16, 14, 14, 16], iron)
    start = (x + side * r * 0.95, y - r * tilt * 0.12)
    pot_parts.long_handle(
        canvas,
        start,
        (256.0 + side * 226, start[1] - float(rng.uniform(20, 50))),
        iron.of("cast iron"),
        thick=27,
        bend=4,
    )
    outside(canvas, dish, iron)
    dark = iron.dyed(tones("black")) if rng.random() < 0.6 else iron
    inside(canvas, dish, dark, printed=False)
    well(canvas, dish, 0.2)
    if rng.random() < 0.5:
        _ridges(canvas, dish, dark)


def _ridges(canvas: Canvas, dish: Dish, made: Surface) -> None:
    """The ridges of a griddle."""
    radius, height = dish.inner[2]
    x, y = dish.at(height)
    squash = dish.tilt
    with canvas.within(dish.face), canvas.within(dish.level(radius * 0.97, height)):
        for share in np.linspace(-0.88, 0.88, 13):
            reach = radius * float(np.sqrt(1 - share * share)) * 0.95
            at = x + radius * float(share)
            run = curve([(at, y - reach * squash), (at, y + reach * squash)], closed=False)
            canvas.stroke(run.shifted(3.4, 1.5), light.SHADOW, 6.5, stroke_opacity=0.5)
            canvas.stroke(run, made.tones.base, 7.0)
            canvas.stroke(run.shifted(-1.8, -0.5), made.tones.light, 2.0, stroke_opacity=0.7)


def wok(canvas: Canvas, made: Surface) -> None:
    """Deep and round-bottomed, with a long handle and a loop."""
    rng = canvas.rng
    r, tilt, high = float(rng.uniform(150, 162)), float(rng.uniform(0.34, 0.44)), float(rng.uniform(92, 112))
    shell, grip = pot_parts.shell(made, rng)
    side = pot_parts.side(rng)
    shares = np.linspace(0, 1, 7)
    walls = [(r * float(np.cos(s * np.pi / 2 * 0.86) ** 0.8), high * (1 - float(s))) for s in shares]
    dish = Dish(
        (256.0 - side * 26, 396.0),
        tilt,
        tuple(walls),
        (walls[0], *[(a * 0.975, b + 2) for a, b in walls[1:]], (0.0, 3.0)),
    )
    x, y = dish.at(high)
    ear = curve(
        [
            (x - side * r * 0.9, y + 4),
            (x - side * r * 1.18, y - 2),
            (x - side * r * 1.2, y + 16),
            (x - side * r * 0.9, y + 26),
        ],
        closed=False,
    )
    paint_bar(canvas, ear, [13, 12, 12, 13], grip if grip.material != "wood" else pot_parts.steel(made))
    start = (x + side * r * 0.95, y + 10)
    pot_parts.long_handle(
        canvas, start, (256.0 + side * 228, start[1] - float(rng.uniform(46, 84))), grip, thick=24, bend=8
    )
    outside(canvas, dish, shell)
    within = pot_parts.lining(shell, rng)
    inside(canvas, dish, within, printed=False)
    hollow(canvas, dish, MATERIALS[within.material].gloss * 0.6, depth=0.5)
    pot_parts.rivets(canvas, (start[0] - side * 18, start[1] + 1), 13, pot_parts.steel(made))


def paella_pan(canvas: Canvas, made: Surface) -> None:
    """Wide and low, with two loops."""
    rng = canvas.rng
    r, tilt = float(rng.uniform(184, 196)), float(rng.uniform(0.44, 0.56))
    shell, grip = pot_parts.shell(made, rng)
    dish = _pan_shape((256.0, 344.0), tilt, r, r * 0.20, 0.86)
    x, y = dish.at(dish.inner[0][1])
    loops = grip if grip.material in ("steel", "plastic") and made.material != "enamel" else made.plain()
    for side in (-1, 1):
        root = x + side * r * 0.94
        arc = curve(
            [
                (root, y - 30),
                (root + side * 34, y - 34),
                (root + side * 40, y - 2),
                (root + side * 30, y + 26),
                (root, y + 26),
            ],
            closed=False,
        )
        paint_bar(canvas, arc, [11, 11, 12, 11, 11], loops)
    outside(canvas, dish, shell)
    _pan_inside(canvas, dish, pot_parts.lining(shell, rng))
    for side in (-1, 1):
        for dy in (-26, 24):
            pot_parts.rivets(canvas, (x + side * r * 0.945, y + dy * 0.72), 0, pot_parts.steel(made))
