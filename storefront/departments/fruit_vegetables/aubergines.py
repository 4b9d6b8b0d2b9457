"""Aubergines on show: long, round, slender and streaked ones, alone, cut, crated and piled."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np

from storefront.departments.fruit_vegetables.aubergine_shapes import (
    Aubergine,
    aubergine,
    aubergine_half,
    aubergine_kind,
    aubergine_slice,
    slender,
)
from storefront.departments.fruit_vegetables.cut_fruit import Face
from storefront.departments.fruit_vegetables.fruit_containers import bowl, crate
from storefront.departments.fruit_vegetables.fruit_displays import Place, cloth, group, shade_below
from storefront.departments.fruit_vegetables.fruit_piles import flat, pile
from storefront.departments.fruit_vegetables.fruit_shapes import Body, blob
from storefront.departments.fruit_vegetables.fruit_tubes import bent
from storefront.departments.fruit_vegetables.lengthwise import Cut
from storefront.departments.fruit_vegetables.words_fruit import AUBERGINE_WORDS
from storefront.drawing.canvas import Canvas
from storefront.drawing.outline import Point
from storefront.types import Design, ProductType


def _kind(design: Design, rng: np.random.Generator) -> Aubergine:
    show = design.silhouette
    streaked = show == "striped" or (design.colour in ("lilac", "fuchsia") and rng.random() < 0.6)
    if show == "striped":
        form = str(rng.choice(["long", "long", "round"]))
    elif show in ("round", "slender"):
        form = show
    elif show in ("wooden crate", "market tray", "pile", "flat", "bowl"):
        form = str(rng.choice(["long", "long", "round"]))
    else:
        form = "long"
    if streaked and design.colour in ("black", "ivory"):
        design = replace(design, colour="purple" if design.colour == "black" else "lilac")
    return aubergine_kind(form, design.colour, streaked, rng)


def _one(kind: Aubergine, canvas: Canvas, centre: Point, radius: float, fine: bool) -> None:
    """One aubergine: long ones lie or lean, in a heap any way up."""
    rng = canvas.rng
    side = float(rng.choice((-1, 1)))
    if kind.form == "round":
        tilt, roll = float(rng.uniform(12, 42)), float(rng.normal(0, 16 if fine else 60))
    elif fine:
        tilt, roll = float(rng.uniform(4, 26)), side * float(rng.uniform(46, 76))
    else:
        tilt, roll = float(rng.uniform(0, 30)), side * float(rng.uniform(10, 96))
    size = radius * (1.0 if kind.form == "round" else 0.92)
    body = Body(kind.profile, centre, size, tilt, roll, 3, float(rng.uniform(0.0, 0.02)), float(rng.uniform(0, 120)))
    aubergine(kind, canvas, body, fine=fine)


def _places(count: int, kind: Aubergine, rng: np.random.Generator) -> list[Place]:
    side = float(rng.choice((-1, 1)))
    tall = 0.92 if kind.form == "round" else 0.80
    grow = 0.88 if kind.form == "round" else 1.0

    def at(x: float, foot: float, radius: float) -> Place:
        radius *= float(rng.uniform(0.95, 1.05)) * grow
        return 256 + side * x + float(rng.uniform(-6, 6)), foot - radius * tall, radius

    return {
        1: [at(0, 384, 146)],
        2: [at(-58, 322, 124), at(52, 420, 128)],
        3: [at(-96, 312, 104), at(88, 340, 104), at(-24, 430, 108)],
    }[count]


def _slenders(canvas: Canvas, kind: Aubergine) -> None:
    """Two to four thin ones side by side."""
    rng = canvas.rng
    count = int(rng.integers(2, 5))
    turn = float(rng.choice((-1, 1)))
    for k in range(count):
        length, half = float(rng.uniform(350, 390)), float(rng.uniform(32, 40)) * (1.15 if count == 2 else 1.0)
        bend = float(rng.uniform(-34, -10)) if k % 2 else float(rng.uniform(-46, -22))
        y = 284 + (k - (count - 1) / 2) * 66 - 20
        spine = bent((82, y - 10), 8 - bend / 2 + float(rng.uniform(-5, 5)), length, bend)
        if turn < 0:
            spine = spine * [-1, 1] + [512, 0]
        low = spine[int(spine[:, 1].argmax())]
        if k == count - 1:
            canvas.stand(float(low[0]), float(low[1]) + half * 0.86, half * 1.6, 6)
        middle = spine[len(spine) // 2]
        blob(
            canvas, (float(middle[0]) + 8, float(middle[1]) + half * 1.02), (length * 0.42, half * 0.5), "#1c1420", 0.45
        )
        slender(kind, canvas, spine, half)


def _halved(canvas: Canvas, kind: Aubergine) -> None:
    """A whole one behind; in front a half or slices."""
    rng = canvas.rng
    side = float(rng.choice((-1, 1)))
    back = (256 - side * 40, 238.0, 118.0)
    shade_below(canvas, [back])
    canvas.stand(back[0], 330, 120, 9)
    _one(kind, canvas, (back[0], back[1]), back[2], True)
    if rng.random() < 0.6:
        cut = Cut(kind.profile, (256 + side * 36, 362), 112, side * float(rng.uniform(62, 84)))
        aubergine_half(canvas, kind, cut)
        return
    count = int(rng.integers(3, 5))
    for k in range(count):
        x = 256 + side * (10 + (k - (count - 1) / 2) * 92) * 0.9
        face = Face((x, 386 + 14 * (k % 2) + float(rng.uniform(-4, 4))), 58 + 3 * float(rng.uniform(-1, 1)), 90, 0.55)
        aubergine_slice(canvas, kind, face)


def draw_aubergines(canvas: Canvas, design: Design) -> None:
    """Aubergines of one kind in one of the shop's displays."""
    rng = canvas.rng
    kind = _kind(design, rng)
    one = partial(_one, kind)
    show = design.silhouette
    big = 1.1 if kind.form == "long" else 0.92
    if show in ("wooden crate", "market tray"):
        crate(canvas, one, design, float(rng.uniform(44, 56)) * big)
    elif show == "flat":
        flat(canvas, one, design, float(rng.uniform(44, 56)))
    elif show == "pile":
        pile(canvas, one, design, float(rng.uniform(44, 56)) * big, close=0.84 if kind.form == "long" else 1.0)
    elif show == "bowl":
        bowl(canvas, one, design, float(rng.uniform(52, 62)))
    else:
        cloth(canvas, design)
        if show == "slender":
            _slenders(canvas, kind)
        elif show == "halved":
            _halved(canvas, kind)
        else:
            count = {"single": 1, "pair": 2}.get(show, int(rng.integers(1, 4)))
            places = _places(count, kind, rng)
            shade_below(canvas, places)
            group(canvas, one, places)


AUBERGINES = ProductType(
    department="Fruit & Vegetables",
    name="Aubergines",
    draw=draw_aubergines,
    silhouettes=(
        "single",
        "wooden crate",
        "striped",
        "halved",
        "pair",
        "slender",
        "pile",
        "round",
        "flat",
        "market tray",
    ),
    colours=("plum", "plum", "black", "black", "purple", "purple", "fuchsia", "lilac", "ivory"),
    patterns=("gingham", "stripes", "dots", "floral", "leaves", "grid", "waves", "vertical stripes"),
    materials=("peel",),
    prices=(0.9, 5.9),
    words=AUBERGINE_WORDS,
    plain_share=0.66,
)
