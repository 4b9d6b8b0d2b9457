"""What vegetables are packed in: clear film and open sacks."""

from __future__ import annotations

from dataclasses import replace

from storefront.departments.fruit_vegetables.fruit_displays import DrawFruit, heap, packaging
from storefront.departments.fruit_vegetables.fruit_shapes import blob
from storefront.departments.fruit_vegetables.veg_displays import INK, piled
from storefront.drawing import light
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import paint
from storefront.drawing.outline import Outline, curve, ellipse
from storefront.palette import tones
from storefront.types import Design


def film(canvas: Canvas, bag: Outline, *, shine: int = 5) -> None:
    """Clear film over what is already drawn: a milky veil, creases and hard reflections."""
    rng = canvas.rng
    left, top, right, bottom = bag.box
    wide, tall = right - left, bottom - top
    canvas.cast(bag)
    canvas.path(bag, fill="#eef3fb", fill_opacity=0.17, stroke="#8a93a6", stroke_width=1.3, stroke_opacity=0.55)
    light.inner_shadow(canvas, bag, 12, 0.16)
    with canvas.within(bag):
        for _ in range(shine):
            x = rng.uniform(left + wide * 0.04, right - wide * 0.1)
            y = rng.uniform(top + tall * 0.07, bottom - tall * 0.26)
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
    tall = float(rng.uniform(126, 156))
    places = piled(rng, radius, wide=wide * 0.94, foot=top + wide * 0.24 + 8, tall=tall)
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
