"""How vegetables lie in a shop: heaps, crates seen steeply from above, sacks and packs under film.

The displays take a function that draws one vegetable, as the fruit's do, or are given what to put into them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

import numpy as np

from storefront.departments.fruit_vegetables.fruit_displays import (
    DrawFruit,
    Place,
    heap,
    packaging,
)
from storefront.departments.fruit_vegetables.fruit_shapes import blob
from storefront.drawing import light
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import Surface, paint
from storefront.drawing.outline import Outline, Point, curve, ellipse, polygon, rounded
from storefront.palette import tones
from storefront.types import Design

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


def layered(
    canvas: Canvas, draw: Callable[[Canvas], None], places: Sequence[Place], kinds: int = 8, *, sway: float = 5.0
) -> None:
    """Many long things from back to front, drawn about (0, 0) with a half length of 100, each with its own shadow."""
    rng = canvas.rng
    before, kept = canvas.take(), (list(canvas.shadow), canvas.shadow_box)
    names = []
    for _ in range(min(kinds, len(places))):
        draw(canvas)
        names.append(canvas.define("g", canvas.take()))
    canvas.shadow, canvas.shadow_box = kept
    canvas.raw(before)
    last = -1
    for x, y, radius in sorted(places, key=lambda place: place[1]):
        last = (last + int(rng.integers(1, max(2, len(names))))) % len(names)
        canvas.cast(ellipse(x, y, radius * 0.92, radius * 0.2))
        turn = float(rng.uniform(-sway, sway))
        canvas.raw(
            f'<use href="#{names[last]}" '
            f'transform="translate({x:.1f} {y:.1f}) rotate({turn:.1f}) scale({radius / 100:.3f})"/>'
        )


def stacked(rng: np.random.Generator, long: float, thick: float, *, wide: float = 204.0) -> list[Place]:
    """The places of a heap of long things: rows that get narrower towards the top, none straight above another."""
    foot, tall = 412.0, float(rng.uniform(176, 224))
    found: list[Place] = []
    for row, y in enumerate(np.arange(foot - thick * 0.5, foot - tall + thick, -thick * 0.44)):
        share = (y - foot + tall) / tall
        room = wide * (0.52 + 0.48 * float(np.sqrt(share)))
        for x, low, size in lying(rng, (256 - room, y - 1, 256 + room, y), long, thick):
            slip = float(rng.uniform(-0.24, 0.24)) * long - (x - 256) * (0.75 if row % 2 else 0.0)
            found.append((float(np.clip(x + slip, 256 - room + size * 0.9, 256 + room - size * 0.9)), low, size))
    return found


@contextmanager
def flat(canvas: Canvas, height: float = 1.0) -> Iterator[None]:
    """What is drawn inside lies flat and is seen from above: close shadows all around instead of a cast one."""
    before, kept = canvas.take(), (list(canvas.shadow), canvas.shadow_box)
    canvas.shadow = []
    yield
    body, shapes = canvas.take(), "".join(canvas.shadow)
    canvas.shadow, canvas.shadow_box = kept
    canvas.raw(before)
    for (dx, dy), deviation, opacity in (((13, 17), 12.0, 0.30), ((5, 7), 4.0, 0.40)):
        with canvas.group(opacity=opacity, filter=canvas.blur(deviation)):
            shift = f"translate({dx * height:.1f} {dy * height:.1f})"
            canvas.raw(f'<g transform="{shift}" fill="{INK}">{shapes}</g>')
    canvas.raw(body)


def bed(canvas: Canvas, start: Point, end: Point, thick: float, strength: float = 0.5) -> None:
    """The shadow under a long thing that lies on others or on a cloth."""
    middle = ((start[0] + end[0]) / 2 + thick * 0.1, (start[1] + end[1]) / 2 + thick * 0.5)
    reach = float(np.hypot(end[0] - start[0], end[1] - start[1])) / 2
    turn = float(np.rad2deg(np.arctan2(end[1] - start[1], end[0] - start[0])))
    blob(canvas, middle, (reach * 1.05, thick * 1.15), INK, strength, turn)


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
