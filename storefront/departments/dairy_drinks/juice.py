"""Juice: cartons with fruit on them, filled bottles."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from storefront.departments.dairy_drinks import bottles, cartons
from storefront.departments.dairy_drinks.bottles import Drink
from storefront.departments.dairy_drinks.drink_packs import board, packs
from storefront.departments.dairy_drinks.label_art import (
    FLAVOURS,
    Flavour,
    Panel,
    fruit_art,
    nutrition,
    splash,
    tumbler,
    words,
)
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import Surface, surface
from storefront.drawing.outline import rounded
from storefront.palette import tones
from storefront.types import Design

_LIKELY = {
    "orange": ("orange", "orange", "orange", "grapefruit"), "apricot": ("orange", "grapefruit"),
    "yellow": ("lemon", "orange", "orange"), "mustard": ("orange", "apple"), "lime": ("apple",), "green": ("apple",),
    "forest green": ("apple", "apple", "orange"), "red": ("red apple", "tomato", "berry"), "coral": ("grapefruit",),
    "burgundy": ("berry",), "purple": ("berry",), "plum": ("berry",), "fuchsia": ("berry", "grapefruit"),
}  # fmt: skip  # fmt: skip
_ANY = ("orange", "orange", "apple", "red apple", "grapefruit", "lemon", "berry", "tomato")


def _flavour(design: Design, rng: np.random.Generator) -> Flavour:
    return FLAVOURS[str(rng.choice(_LIKELY.get(design.colour, _ANY)))]


def draw_juice(canvas: Canvas, design: Design) -> None:
    """Juice: a carton with fruit on it, or a filled bottle."""
    rng = canvas.rng
    made = surface(design, scale=0.5)
    flavour = _flavour(design, rng)
    if "bottle" in design.silhouette:
        _juice_bottle(canvas, design, made, flavour)
        return
    style = str(rng.choice(["white", "white", "full", "full", "glass"])) if design.pattern == "plain" else "label"
    white = replace(made, tones=tones("white" if rng.random() < 0.7 else "ivory", rng), pattern="plain")
    ground, roof = (white, made) if style == "white" else (made, made if rng.random() < 0.6 else white)
    ground, roof = board(design, ground, roof)
    ink = "#fffdf6" if ground.tones.is_dark else made.tones.deep if style == "white" else tones("navy").base
    seed, accent = int(rng.integers(1 << 30)), made.accent.base

    def decorate(front: Panel, side: Panel, top: Panel) -> None:
        for panel in (side, front):
            with panel.canvas.within(panel.clip):
                _juice_art(panel, style, flavour, made, (ink, accent), np.random.default_rng((seed, panel is front)))
                if panel is side:
                    nutrition(panel, ink)
        with top.canvas.within(top.clip):
            words(top, (24, 36), 30, "#ffffff" if roof.tones.is_dark else roof.tones.deep, 1)

    packs(canvas, design, ground, roof, decorate)


def _juice_art(
    panel: Panel, style: str, flavour: Flavour, made: Surface, inks: tuple[str, str], rng: np.random.Generator
) -> None:
    tall, (ink, accent) = panel.tall, inks
    fit = min(1.0, tall / 165)
    if style == "white":
        splash(panel, flavour.pulp.at(), tall * float(rng.uniform(0.66, 0.8)), 5)
        fruit_art(panel, flavour, (50, tall * float(rng.uniform(0.54, 0.62))), fit * float(rng.uniform(33, 40)))
        words(panel, (50, tall * 0.12), 70, ink, 3)
        panel.fill(rounded(-2, tall * 0.93, 102, tall + 2, 0), made.tones.base)
    elif style == "full":
        panel.fill(rounded(-4, tall * 0.70, 104, tall + 4, 0), made.tones.shade, 0.6)
        words(panel, (50, tall * 0.08), 78 * (0.4 + 0.6 * fit), ink, 2)
        panel.fill(rounded(30, tall * 0.36, 70, tall * 0.36 + 7, 3.5), accent)
        fruit_art(panel, flavour, (44, tall * 0.66), fit * float(rng.uniform(33, 40)))
        fruit_art(panel, flavour, (86, tall * 0.87), 20)
    elif style == "glass":
        panel.fill(rounded(-4, tall * 0.78, 104, tall + 4, 0), flavour.pulp.at(0.7, 1, flavour.pulp.warm), 0.75)
        words(panel, (50, tall * 0.10), 66, ink, 3)
        tumbler(panel, flavour, (56, tall * 0.60), 42 * fit)
        fruit_art(panel, flavour, (28, tall * 0.82), 26)
    else:
        panel.fill(rounded(11, tall * 0.17, 89, tall * 0.84, 9), "#fffdf6")
        panel.stroke(rounded(14, tall * 0.17 + 3, 86, tall * 0.84 - 3, 7), made.tones.shade, 1.3)
        words(panel, (50, tall * 0.25), 52, made.tones.deep, 2)
        fruit_art(panel, flavour, (49, tall * 0.62), 25)


def _juice_bottle(canvas: Canvas, design: Design, made: Surface, flavour: Flavour) -> None:
    rng = canvas.rng
    glass = design.silhouette == "glass bottle"
    body = bottles.bottle_body(
        str(rng.choice(["straight", "shouldered", "squat"] if glass else ["waisted", "straight", "shouldered"])), rng
    )
    clear = 0.8 if "apple" in flavour.name else 0.45
    bottles.fill_bottle(canvas, body, Drink(flavour.pulp, clear))
    low = body.profile[-1][1]
    top = low - float(rng.uniform(150, 172))
    paper = made if design.pattern != "plain" or rng.random() < 0.5 else made.dyed(tones("ivory", rng))
    panel = bottles.label(canvas, body, paper.of("paper"), top, low - float(rng.uniform(34, 50)))
    with canvas.within(panel.clip):
        tall = panel.tall
        if design.pattern != "plain":
            panel.fill(rounded(22, tall * 0.08, 78, tall * 0.92, 6), "#fffdf6")
        ink = "#fffdf6" if paper.tones.is_dark and design.pattern == "plain" else made.tones.deep
        words(panel, (50, tall * 0.10), 40, ink, 1)
        fruit_art(panel, flavour, (49, tall * 0.68), tall * 0.25)
    bottles.light_label(canvas, panel.clip)
    bottles.shine(canvas, body, 0.9 if glass else 0.6)
    half = body.profile[0][0]
    lid = replace(
        made,
        material="aluminium" if glass else "plastic",
        pattern="plain",
        tones=tones(str(rng.choice(["white", "black", design.colour, design.accent])), rng),
    )
    cartons.upright_cap(canvas, body.axis, body.profile[0][1] - 16, half + 3, 34, lid)
