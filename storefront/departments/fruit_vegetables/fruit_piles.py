"""Fruit as a shop piles it: trays seen from above and banks on a market stall that fill the picture."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from storefront.departments.fruit_vegetables.fruit_displays import DrawFruit, Place, heap, packaging
from storefront.drawing import light
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import Surface, paint
from storefront.drawing.outline import curve, polygon, rounded
from storefront.palette import tones
from storefront.types import Design

_INK = "#1c1420"


def honeycomb(
    rng: np.random.Generator, box: tuple[float, float, float, float], radius: float, *, loose: float = 0.10
) -> list[Place]:
    """Offset rows that fill a box, each place moved a little.

    Args:
        rng: chance.
        box: left, top, right, bottom.
        radius: of a fruit.
        loose: how far a fruit may lie from its place, in radii.
    """
    left, top, right, bottom = box
    rows = max(2, round((bottom - top) / (radius * 1.5)))
    many = max(2, round((right - left) / (radius * 1.8)))
    found: list[Place] = []
    for row, y in enumerate(np.linspace(top + radius * 0.86, bottom - radius * 0.86, rows)):
        count = many - row % 2
        span = (right - left) / 2 - radius * 0.9 - (right - left) / many / 2 * (row % 2)
        for x in np.linspace(-span, span, max(1, count)):
            dx, dy, dr = rng.uniform(-1, 1, 3)
            place = ((left + right) / 2 + float(x) + loose * radius * dx, float(y) + loose * radius * dy)
            found.append((*place, radius * (1 + 0.06 * dr)))
    return found


def flat(canvas: Canvas, draw: DrawFruit, design: Design, radius: float, *, kinds: int = 9) -> None:
    """A shallow tray seen from above, full of fruit: wood, card or black plastic, often lined with paper."""
    rng = canvas.rng
    material = str(rng.choice(["wood", "cardboard", "plastic"]))
    made = replace(packaging(design, scale=0.7, material=material), seed=design.seed)
    if material == "wood":
        made = replace(made, tones=tones(str(rng.choice(["sand", "beige", "camel", "cream"])), rng), pattern="plain")
    wide, tall = float(rng.uniform(196, 214)), float(rng.uniform(150, 178))
    left, top, right, bottom = 256 - wide, 262 - tall, 256 + wide, 262 + tall
    wall = float(rng.uniform(14, 22))
    canvas.stand(258, bottom + 1, wide * 0.98, 8)
    corner = 3.0 if material == "wood" else 12.0
    frame = rounded(left, top, right, bottom, corner)
    paint(canvas, frame, made)
    light.falloff(canvas, frame, 0.25)
    light.rim(canvas, frame, 1.4, 0.5)
    inner = (left + wall, top + wall, right - wall, bottom - wall - 8)
    floor = rounded(*inner, corner * 0.7)
    canvas.path(floor, fill=made.tones.deep)
    canvas.path(floor, fill=_INK, fill_opacity=0.55)
    if rng.random() < 0.55:
        _liner(canvas, design, inner)
    canvas.stroke(floor, light.SHADOW, 1.2, stroke_opacity=0.3)
    heap(canvas, draw, honeycomb(rng, inner, radius), kinds)
    if material == "wood":
        _corners(canvas, made, (left, top, right, bottom), wall)


def _liner(canvas: Canvas, design: Design, box: tuple[float, float, float, float]) -> None:
    """Crumpled tissue that stands out between the fruit and the walls."""
    rng = canvas.rng
    left, top, right, bottom = box
    made = replace(packaging(design, material="paper"), pattern="plain")
    made = replace(made, tones=tones(str(rng.choice(["white", "ivory", "lilac", "sage", "navy", "blush"])), rng))
    edge = [(x, top - rng.uniform(2, 9)) for x in np.linspace(left, right, 15)]
    edge += [(right + rng.uniform(2, 9), y) for y in np.linspace(top, bottom, 11)[1:-1]]
    edge += [(x, bottom + rng.uniform(2, 9)) for x in np.linspace(right, left, 15)]
    edge += [(left - rng.uniform(2, 9), y) for y in np.linspace(bottom, top, 11)[1:-1]]
    sheet = curve([(float(x), float(y)) for x, y in edge], tension=0.2)
    paint(canvas, sheet, made)
    light.relief(canvas, sheet, puff=4, depth=3, strength=0.5)
    light.inner_shadow(canvas, sheet, 40, 0.6, shift=(0, 0))


def _corners(canvas: Canvas, made: Surface, box: tuple[float, float, float, float], wall: float) -> None:
    """The corner blocks of a wooden tray, stapled."""
    left, top, right, bottom = box
    for x in (left, right - wall - 8):
        for y in (top, bottom - wall - 12):
            block = rounded(x, y, x + wall + 8, y + wall + 12, 3)
            paint(canvas, block, made, turn=90)
            light.rim(canvas, block, 1.0, 0.5)
            light.falloff(canvas, block, 0.25)
            canvas.path(f"M{x + 6:.1f} {y + 9:.1f}h8M{x + 6:.1f} {y + 20:.1f}h8", stroke="#6d6a66", stroke_width=1.4)


def pile(canvas: Canvas, draw: DrawFruit, design: Design, radius: float, *, kinds: int = 9, close: float = 1.0) -> None:
    """A bank of fruit that rises to the back, held by a board in front, as on a market stall.

    Args:
        canvas: to draw on.
        draw: draws one fruit.
        design: the product.
        radius: of a fruit at the front.
        kinds: how many drawings take turns.
        close: distance between neighbours; below 1 they overlap more.
    """
    rng = canvas.rng
    made = replace(packaging(design, scale=0.8, material=str(rng.choice(["wood", "plastic", "linen"]))), seed=3)
    top, low, near = float(rng.uniform(112, 142)), float(rng.uniform(384, 404)), float(rng.uniform(198, 212))
    far = near * float(rng.uniform(0.46, 0.62))
    canvas.stand(258, low + 30, near * 0.98, 8)
    rows = max(3, round((low - top) / (radius * 1.16 * close)))
    places: list[Place] = []
    last = low - max(radius * 0.3, radius * 1.05 - 26)
    for row, share in enumerate(np.linspace(0, 1, rows)):
        here = radius * (0.84 + 0.16 * float(share))
        room = far + (near - far) * float(share) - here * 0.86
        many = max(2, round(2 * room / (here * 1.70 * close)) + 1)
        shift = here * 0.35 * (-1) ** row * (share > 0.1)
        for at in np.linspace(-room, room, many):
            dx, dy, dr = rng.uniform(-1, 1, 3)
            sag = here * 0.9 * (abs(float(at)) / max(1.0, room)) ** 2 * (1 - float(share))
            x = float(np.clip(256 + at + shift + 0.12 * here * dx, 256 - room - 4, 256 + room + 4))
            y = top + here + (last - top - here) * float(share) + sag + 0.1 * here * dy
            places.append((x, y, here * (1 + 0.06 * dr)))
    tip = top + (low - top) * 0.34
    dark = [(256.0 - far * 0.5, tip), (256 + far * 0.5, tip), (256 + near - 22, low), (256 - near + 22, low)]
    canvas.path(polygon(dark), fill="#241a20")
    heap(canvas, draw, places, kinds)
    _board(canvas, made, (256 - near - 4, low - 6, 256 + near + 4, low + float(rng.uniform(30, 42))))


def _board(canvas: Canvas, made: Surface, box: tuple[float, float, float, float]) -> None:
    left, top, right, bottom = box
    canvas.path(rounded(left, top - 7, right, top + 8, 5), fill=light.SHADOW, fill_opacity=0.35)
    board = rounded(left, top, right, bottom, 4)
    paint(canvas, board, made)
    light.falloff(canvas, board, 0.22)
    light.inner_shadow(canvas, board, 6, 0.18)
    light.rim(canvas, board, 1.3, 0.5)
