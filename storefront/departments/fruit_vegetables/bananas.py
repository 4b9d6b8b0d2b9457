"""Bananas: single, in bunches and hands, peeled, in bowls, boxes and on the stall; unripe, yellow or spotted."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np

from storefront.departments.fruit_vegetables.banana_peeled import peeled
from storefront.departments.fruit_vegetables.banana_shapes import Ripeness, banana, finger, hand
from storefront.departments.fruit_vegetables.fruit_containers import crate
from storefront.departments.fruit_vegetables.fruit_displays import cloth
from storefront.departments.fruit_vegetables.fruit_piles import flat, pile
from storefront.departments.fruit_vegetables.fruit_shapes import Skin, blob
from storefront.departments.fruit_vegetables.fruit_tubes import Tube
from storefront.departments.fruit_vegetables.words_fruit_tropics import BANANA_WORDS
from storefront.drawing.canvas import Canvas
from storefront.drawing.outline import Point
from storefront.types import Design, ProductType

_INK = "#1c1420"


def _ripeness(design: Design, rng: np.random.Generator) -> Ripeness:
    """What a colour stands for: lime is unripe, mustard spotted."""
    plump = float(rng.uniform(0.092, 0.112))
    green = Skin(0.72, 0.15, float(rng.uniform(116, 124)), 0.3)
    if design.colour == "lime":
        unripe = Skin(0.80 + float(rng.uniform(-0.03, 0.03)), 0.165, 112 + float(rng.uniform(-4, 4)), 0.45)
        return Ripeness(unripe, replace(green, lightness=0.58), 0.7, 2, plump)
    if design.colour == "mustard":
        return Ripeness(
            Skin(0.83, 0.15, float(rng.uniform(86, 91)), 0.3),
            Skin(0.72, 0.13, 92),
            0.35,
            int(rng.integers(60, 150)),
            plump,
        )
    return Ripeness(
        Skin(0.885, float(rng.uniform(0.155, 0.172)), float(rng.uniform(92, 98)), 0.4),
        green,
        float(rng.uniform(0.1, 0.75)),
        int(rng.integers(0, 30)),
        plump,
    )


def _smile(rng: np.random.Generator, count: int, crown: Point, length: float, plump: float) -> list[Tube]:
    """A bunch that lies on its back: fingers curve from the crown at the upper left to the right."""
    tubes = []
    spread = float(rng.uniform(40, 56))
    for k, share in enumerate(np.linspace(0, 1, count)):
        heading = 84 - spread * (1 - float(share)) + rng.uniform(-3, 3)
        long = length * (0.90 + 0.10 * float(share)) * float(rng.uniform(0.96, 1.04))
        start = (crown[0] - 14 * float(share) + 3 * k, crown[1] + 7 * float(share))
        tubes.append(finger(start, float(heading), long, -float(rng.uniform(84, 100)), plump))
    return tubes


def _fan(rng: np.random.Generator, count: int, crown: Point, length: float, plump: float) -> list[Tube]:
    """A hand that hangs from its crown: an inner row behind an outer one, the fingers turned inwards."""
    tubes = []
    rows = ((count // 2, 0.86, 34.0), (count - count // 2, 1.0, 44.0)) if count > 4 else ((count, 1.0, 36.0),)
    for many, size, wide in rows:
        order = sorted(np.linspace(-1, 1, many), key=lambda side: -abs(side))
        for side in order:
            heading = 90 - side * wide + rng.uniform(-3, 3)
            start = (crown[0] + length * 0.055 * side, crown[1] + length * 0.02 * abs(side))
            tubes.append(
                finger(
                    start,
                    float(heading),
                    length * size * float(rng.uniform(0.95, 1.03)),
                    float(side * 52 + rng.uniform(-6, 6)),
                    plump,
                )
            )
    return tubes


def _clump(ripe: Ripeness, canvas: Canvas, centre: Point, radius: float, _: bool) -> None:
    """A small bunch as it lies in a heap: thick fingers bent alike, side by side, the nearest one in full view."""
    rng = canvas.rng
    count = int(rng.integers(3, 5))
    turn = float(rng.uniform(-14, 20))
    tubes = []
    for k in range(count):
        share = k / (count - 1)
        heading = 72 - 32 * (1 - share) + turn + rng.uniform(-3, 3)
        long = 100 * (0.90 + 0.10 * share) * float(rng.uniform(0.96, 1.04))
        start = (-7.0 * share, 5.0 * share)
        tubes.append(finger(start, float(heading), long, -float(rng.uniform(84, 102)), ripe.plump * 1.4))
    tubes = _fit(tubes, (centre[0], centre[1] - radius * 0.1), (radius * 2.75, radius * 2.2))
    if rng.random() < 0.5:
        tubes = _mirrored(tubes, centre[0])
    hand(canvas, tubes, ripe, fine=False)


def _fit(tubes: list[Tube], centre: Point, reach: tuple[float, float]) -> list[Tube]:
    """The tubes moved and scaled so that they fill a box around a centre."""
    points = np.concatenate([tube.outline.sample(4) for tube in tubes])
    low, high = points.min(axis=0), points.max(axis=0)
    scale = float(min(reach[0] / (high[0] - low[0]), reach[1] / (high[1] - low[1])))
    middle = (low + high) / 2
    return [Tube((tube.spine - middle) * scale + np.array(centre), tube.half * scale) for tube in tubes]


def _mirrored(tubes: list[Tube], axis: float = 256.0) -> list[Tube]:
    return [Tube(tube.spine * [-1, 1] + [2 * axis, 0], tube.half) for tube in tubes]


def _lay(canvas: Canvas, tubes: list[Tube]) -> None:
    """Contact shadows where bananas touch the table."""
    for tube in tubes:
        points = tube.outline.sample(6)
        x, y = points[points[:, 1].argmax()]
        canvas.stand(float(x), float(y) - 4, float(tube.half.max()) * 1.6, 7)
        size = float(tube.half.max())
        blob(canvas, (float(x) + size * 0.3, float(y) - 2), (size * 2.6, size * 0.5), _INK, 0.5)


def draw_bananas(canvas: Canvas, design: Design) -> None:
    """Bananas of one ripeness in one of the shop's displays."""
    rng = canvas.rng
    ripe = _ripeness(design, rng)
    show = design.silhouette
    one = partial(_clump, ripe)
    if show in ("wooden crate", "market tray"):
        crate(canvas, one, design, float(rng.uniform(60, 74)))
        return
    if show == "flat":
        flat(canvas, one, design, float(rng.uniform(60, 74)), kinds=7)
        return
    if show == "pile":
        pile(canvas, one, design, float(rng.uniform(62, 76)), kinds=7, close=0.9)
        return
    cloth(canvas, design)
    if show == "peeled":
        peeled(canvas, ripe)
        return
    if show in ("single", "pair"):
        _singles(canvas, ripe, 1 if show == "single" else int(rng.integers(2, 4)))
        return
    if show == "bunch":
        tubes = _smile(rng, int(rng.integers(3, 6)), (100.0, 120.0), 400.0, ripe.plump)
        tubes = _fit(tubes, (256, 262), (400, 330))
    else:
        tubes = _fan(rng, int(rng.integers(5, 9)), (256.0, 100.0), 340.0, ripe.plump * 1.16)
        tubes = _fit(tubes, (256, 262), (420, 344))
    if rng.random() < 0.5:
        tubes = _mirrored(tubes)
    _lay(canvas, tubes[-3:])
    hand(canvas, tubes, ripe)


def _singles(canvas: Canvas, ripe: Ripeness, count: int) -> None:
    """One banana that lies, or two and three side by side."""
    rng = canvas.rng
    tubes = []
    for k in range(count):
        heading = float(rng.uniform(34, 62)) - 5 * k
        tubes.append(finger((80, 180 + 78 * k), heading, 430, -float(rng.uniform(74, 104)), ripe.plump * 1.26))
    tubes = _fit(tubes, (256, 282), (446, 230 + 70 * (count - 1)))
    if rng.random() < 0.5:
        tubes = _mirrored(tubes)
    for tube in tubes:
        _lay(canvas, [tube])
        banana(canvas, tube, ripe)


BANANAS = ProductType(
    department="Fruit & Vegetables",
    name="Bananas",
    draw=draw_bananas,
    silhouettes=("bunch", "single", "hand", "wooden crate", "peeled", "pile", "flat", "pair"),
    colours=("yellow", "yellow", "yellow", "yellow", "yellow", "mustard", "lime"),
    patterns=("gingham", "stripes", "dots", "floral", "leaves", "grid", "waves", "vertical stripes"),
    materials=("peel",),
    prices=(0.9, 5.5),
    words=BANANA_WORDS,
    plain_share=0.66,
)
