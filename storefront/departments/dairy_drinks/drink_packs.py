"""Which carton a silhouette stands for: its measures, its closure, one or two of them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from storefront.departments.dairy_drinks import cartons
from storefront.departments.dairy_drinks.cartons import Frame
from storefront.departments.dairy_drinks.label_art import Panel
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import Surface
from storefront.palette import tones
from storefront.types import Design

Decorate = Callable[[Panel, Panel, Panel], None]
"""Prints art on front, side and roof."""


def _frame(show: str, rng: np.random.Generator) -> Frame:
    """Measures of a pack, from its silhouette."""
    wide, tall = float(rng.uniform(0.95, 1.06)), float(rng.uniform(0.96, 1.03))
    if show == "slim carton":
        return Frame(176 - 4 * wide, 104, 134 * wide, 334 * tall, (56, 22), 30)
    if show == "brick carton":
        return Frame(150, 132, 152 * wide, 306 * tall, (66, 28), 0)
    if show == "small brick":
        return Frame(154, 186, 152 * wide, 244 * tall, (62, 27), 0)
    if show == "small carton":
        return Frame(148, 238, 164 * wide, 192 * tall, (68, 25), float(rng.uniform(70, 80)))
    return Frame(146, 174, 162 * wide, 266 * tall, (68, 24), float(rng.uniform(66, 80)))


def board(design: Design, *pieces: Surface) -> tuple[Surface, ...]:
    """Coated board shines; uncoated board is matt and keeps a little of its fibre."""
    return tuple(piece.of("plastic" if design.material == "cardboard" else "paper") for piece in pieces)


def _carton(canvas: Canvas, show: str, ground: Surface, roof: Surface, decorate: Decorate) -> None:
    """A printed carton with its closure."""
    rng = canvas.rng
    frame = _frame(show, rng)
    fold = {
        "slim carton": cartons.slim,
        "gable-top carton": cartons.gable,
        "carton pair": cartons.gable,
        "small carton": cartons.gable,
    }.get(show, cartons.brick)
    pack = fold(frame)
    cartons.print_board(canvas, pack, ground, roof)
    front, side, top = cartons.panels(canvas, pack)
    decorate(front, side, top)
    cartons.light_board(canvas, pack, ground)
    cap = (
        roof.tones
        if rng.random() < 0.4
        else tones(str(rng.choice(["white", "white", "orange", "red", "green", "blue"])), rng)
    )
    (dx, dy), middle = frame.depth, frame.left + frame.width / 2
    if show == "small brick":
        cartons.straw(canvas, (middle + dx * 0.5 + 22, frame.top - dy * 0.6), tones("white"))
    elif show == "brick carton":
        cartons.screw_cap(canvas, (middle + dx * 0.3, frame.top - dy * 0.42), 24, cap, lean=0.42)
    elif show == "slim carton":
        cartons.screw_cap(canvas, (middle + dx * 0.42, frame.top - dy * 0.55 - frame.peak * 0.4), 31, cap, lean=0.60)
    else:
        cartons.screw_cap(canvas, (middle + dx * 0.22, frame.top - dy * 0.2 - frame.peak * 0.36), 27, cap, lean=0.72)


def packs(canvas: Canvas, design: Design, ground: Surface, roof: Surface, decorate: Decorate) -> None:
    """One carton, or a second one half behind the first."""
    if design.silhouette != "carton pair":
        _carton(canvas, design.silhouette, ground, roof, decorate)
        return
    boxes = []
    for dx, dy, size in ((84.0, -24.0, 0.86), (-70.0, 8.0, 0.90)):
        canvas.shadow_box = (512.0, 512.0, 0.0, 0.0)
        with canvas.group(transform=f"translate({256 + dx:.1f} {256 + dy:.1f}) scale({size}) translate(-256 -256)"):
            _carton(canvas, "gable-top carton", ground, roof, decorate)
        # Feet and box are noted in the group's own units; the studio wants the canvas's.
        x, y, rx, ry = canvas.feet.pop()
        canvas.feet.append((256 + dx + size * (x - 256), 256 + dy + size * (y - 256), size * rx, size * ry))
        left, top, right, bottom = ((edge - 256) * size + 256 for edge in canvas.shadow_box)
        boxes.append((left + dx, top + dy, right + dx, bottom + dy))
    (a, b, c, d), (e, f, g, h) = boxes
    canvas.shadow_box = (min(a, e), min(b, f), max(c, g), max(d, h))
