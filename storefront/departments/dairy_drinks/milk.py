"""Milk: white cartons with cows, meadows and big lettering; glass bottles and plastic jugs."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from storefront.departments.dairy_drinks import bottles, cartons
from storefront.departments.dairy_drinks.bottles import Drink
from storefront.departments.dairy_drinks.drink_packs import board, packs
from storefront.departments.dairy_drinks.label_art import (
    Panel,
    badge,
    words,
)
from storefront.departments.dairy_drinks.label_dairy import cow, cow_patches, glass_of_milk, meadow
from storefront.departments.fruit_vegetables.fruit_shapes import Skin
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import Surface, surface
from storefront.drawing.outline import rounded
from storefront.palette import tones
from storefront.types import Design

_MILK = Skin(0.972, 0.010, 92, 0.3)


def draw_milk(canvas: Canvas, design: Design) -> None:
    """Milk: white packs with cows, meadows and big lettering; glass bottles and plastic jugs."""
    rng = canvas.rng
    made = surface(design, scale=0.5)
    if design.silhouette in ("glass bottle", "plastic jug"):
        _milk_bottle(canvas, design, made)
        return
    style = str(rng.choice(["meadow", "meadow", "patches", "letters", "cow"])) if design.pattern == "plain" else "band"
    pale = str(rng.choice(["white", "white", "white", "ivory", "cream"]))
    ground = replace(made, tones=tones(pale, rng), pattern="plain")
    if design.pattern != "plain":
        ground = replace(made, tones=tones(pale, rng), accent=made.tones)
    roof = made if rng.random() < 0.75 else ground
    ground, roof = board(design, ground, roof)
    ink = made.tones.base if made.tones.oklch[0] < 0.72 else made.tones.deep
    seed = int(rng.integers(1 << 30))

    def decorate(front: Panel, side: Panel, top: Panel) -> None:
        for panel in (side, front):
            with panel.canvas.within(panel.clip):
                _milk_art(panel, style, made, ink, np.random.default_rng((seed, panel is front)))
        with top.canvas.within(top.clip):
            words(top, (24, 36), 30, "#ffffff" if roof.tones.is_dark else made.tones.deep, 1)

    packs(canvas, design, ground, roof, decorate)


def _milk_art(panel: Panel, style: str, made: Surface, ink: str, rng: np.random.Generator) -> None:
    tall, dark = panel.tall, "#2b2422"
    if style == "meadow":
        meadow(panel, "#4f9a4a", "#8cc46f", tall * 0.76)
        words(panel, (50, tall * 0.13), 78, ink, 2)
        cow(panel, (51, tall * 0.66), 33, "#fbf8f0", str(rng.choice(["#2b2422", "#7a4326", "#b9793f"])))
        panel.fill(rounded(-2, -2, 102, tall * 0.06, 0), made.tones.base)
    elif style == "patches":
        cow_patches(panel, dark)
        panel.fill(rounded(14, tall * 0.22, 86, tall * 0.54, 12), made.tones.base)
        words(panel, (50, tall * 0.28), 54, "#ffffff" if made.tones.is_dark else made.tones.deep, 2)
    elif style == "letters":
        y = words(panel, (50, tall * 0.07), 86, ink, 1)
        if tall > 140:
            y = words(panel, (50, y), 84, made.accent.base if made.accent.oklch[0] < 0.75 else ink, 1)
        words(panel, (44, y), 70, ink, 2)
        glass_of_milk(panel, (70, tall * 0.80), 24, ink)
        badge(panel, (26, tall * 0.82), 13, made.tones.base, "#ffffff" if made.tones.is_dark else made.tones.deep)
    elif style == "cow":
        panel.fill(rounded(8, tall * 0.14, 92, tall * 0.58, 42), made.tones.base)
        cow(panel, (50, tall * 0.37), 30, "#fbf8f0", dark if made.tones.oklch[0] > 0.4 else "#b9793f")
        words(panel, (50, tall * 0.66), 66, ink, 3)
    else:
        panel.fill(rounded(-2, tall * 0.20, 102, tall * 0.80, 0), made.tones.base)
        words(panel, (50, tall * 0.25), 66, "#ffffff" if made.tones.is_dark else made.tones.deep, 1)
        cow(panel, (50, tall * 0.60), 24, "#fbf8f0", dark if made.tones.oklch[0] > 0.4 else "#b9793f")


def _milk_bottle(canvas: Canvas, design: Design, made: Surface) -> None:
    rng = canvas.rng
    if design.silhouette == "plastic jug":
        paper = made if design.pattern != "plain" else made.dyed(made.tones)
        zone, project, tall = bottles.jug(canvas, Drink(_MILK, 0.0), paper.of("plastic"))
        panel, axis, mouth, half = Panel(canvas, zone, project, tall), 256.0, zone.box[1] - 236, 30.0
        mouth = min(130.0, zone.box[1] - 224)
    else:
        body = bottles.bottle_body("dairy", rng)
        bottles.fill_bottle(canvas, body, Drink(_MILK, 0.0))
        low = body.profile[-1][1]
        paper = made if design.pattern != "plain" or rng.random() < 0.5 else made.dyed(tones("cream", rng))
        panel = bottles.label(canvas, body, paper.of("paper"), low - 148, low - 52)
        axis, mouth, half = body.axis, body.profile[0][1] - 12, body.profile[0][0] + 1.5
    with canvas.within(panel.clip):
        if design.pattern != "plain":
            panel.fill(rounded(18, panel.tall * 0.1, 82, panel.tall * 0.9, 6), "#fffdf6")
        pale = design.pattern != "plain" or not paper.tones.is_dark
        words(
            panel,
            (64 if pale else 50, panel.tall * 0.30),
            26 if pale else 48,
            made.tones.deep if pale else "#ffffff",
            3,
        )
        if pale:
            cow(panel, (35, panel.tall * 0.52), panel.tall * 0.24, "#fbf8f0", "#2b2422")
    bottles.light_label(canvas, panel.clip)
    if design.silhouette != "plastic jug":
        bottles.shine(canvas, body, 0.9)
    lid = replace(made, material="plastic" if design.silhouette == "plastic jug" else "aluminium", pattern="plain")
    cartons.upright_cap(canvas, axis, mouth, half, 26, lid)
