"""Yoghurt: cups, family tubs, glass pots and jars, drinking bottles, packs of four, and cartons.

The design's colour is the printing colour; what the yoghurt tastes of follows from it and decides art and contents.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import numpy as np

from storefront.departments.dairy_drinks import bottles, cartons, tubs
from storefront.departments.dairy_drinks.drink_packs import board, packs
from storefront.departments.dairy_drinks.label_art import Panel, words
from storefront.departments.dairy_drinks.label_berries import FRUITS, PULPS, dollop, splash_band
from storefront.departments.dairy_drinks.words_dairy import YOGHURT_WORDS
from storefront.departments.dairy_drinks.yoghurt_art import (
    carton_art,
    cup_art,
    flavour_of,
    ground_of,
    jam,
    low_label_art,
    top_fruit,
)
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import Surface, surface
from storefront.drawing.outline import CORNER, Knot, rounded
from storefront.drawing.solids import paint_turned, turned
from storefront.palette import tones
from storefront.types import Design, ProductType

_FOOT = 432.0


def draw_yoghurt(canvas: Canvas, design: Design) -> None:
    """Yoghurt in the pack that the silhouette names."""
    made = surface(design, scale=0.5)
    flavour = flavour_of(design, canvas.rng)
    draw = {
        "family tub": _tub,
        "glass pot": _glass_pot,
        "glass jar": _jar,
        "drinking bottle": _bottle,
        "four-pack": _four,
        "carton": _carton,
    }.get(design.silhouette, _cup)
    draw(canvas, design, made, flavour)


def _cup(canvas: Canvas, design: Design, made: Surface, flavour: str) -> None:
    """A single cup, sealed or just opened."""
    rng = canvas.rng
    height, top = float(rng.uniform(236, 286)), float(rng.uniform(116, 136))
    low = top * float(rng.uniform(0.68, 0.80))
    if rng.random() < 0.25:
        height, top, low = float(rng.uniform(168, 196)), float(rng.uniform(140, 156)), float(rng.uniform(104, 116))
    opened = design.silhouette == "opened cup"
    foot = _FOOT - (0 if opened else 24)
    body = tubs.cup_body(256, foot, (top, low), height * (0.86 if opened else 1.0), step=float(rng.uniform(0, 4)))
    shell = replace(made, tones=tones("white", rng), material="plastic")
    ground = ground_of(made, rng)
    foil = made.tones if rng.random() < 0.6 else tones("silver")
    if opened:
        tubs.peeled_foil(canvas, body, foil)
    panel = tubs.sleeve(canvas, body, shell, ground, (0.05, 0.965))
    with canvas.within(panel.clip):
        cup_art(panel, made, ground, flavour)
    tubs.finish_sleeve(canvas, body, panel, tubs.pot_gloss(made))
    if not opened:
        tubs.foil_lid(canvas, body, foil, tab=float(rng.uniform(0.5, 1.1)))
        return
    level = tubs.contents(canvas, body, tones("white"), PULPS[flavour] if rng.random() < 0.5 else "#fbf7ee")
    x, y = level.box[0] + top * float(rng.uniform(1.1, 1.4)), (level.box[1] + level.box[3]) / 2
    tubs.standing_spoon(canvas, (x, y), float(rng.uniform(120, 146)), float(rng.uniform(36, 74)), _spoon(made, rng))
    top_fruit(canvas, level, flavour)


def _spoon(made: Surface, rng: np.random.Generator) -> Surface:
    if rng.random() < 0.6:
        return replace(made, tones=tones("silver"), pattern="plain", material="steel")
    return replace(made, tones=tones("camel", rng), pattern="plain", material="wood")


def _tub(canvas: Canvas, design: Design, made: Surface, flavour: str) -> None:
    """A large tub with a lid that snaps on."""
    rng = canvas.rng
    body = tubs.cup_body(
        256, 424, (float(rng.uniform(146, 162)), float(rng.uniform(118, 132))), float(rng.uniform(228, 282)), step=3.0
    )
    white = replace(made, tones=tones("white", rng), pattern="plain", material="plastic")
    ground = ground_of(made, rng, pale=0.6)
    panel = tubs.sleeve(canvas, body, white, ground, (0.07, 0.97))
    with canvas.within(panel.clip):
        cup_art(panel, made, ground, flavour, style=str(rng.choice(["bowl", "swirl", "bowl"])))
    tubs.finish_sleeve(canvas, body, panel, tubs.pot_gloss(made))
    lid = white if rng.random() < 0.4 else made.plain().of("plastic")
    tubs.snap_lid(canvas, body, lid, tall=float(rng.uniform(24, 34)))


def _glass_pot(canvas: Canvas, design: Design, made: Surface, flavour: str) -> None:
    """A small pot of glass with a foil or paper cover, as farms and dairies fill them."""
    rng = canvas.rng
    half, height = float(rng.uniform(112, 126)), float(rng.uniform(206, 236))
    top = 424 - height
    profile = [
        (half * 0.86, top, CORNER),
        (half * 0.86, top + 14),
        (half * 0.83, top + 30),
        (half, top + height * 0.36),
        (half * 0.99, top + height * 0.7),
        (half * 0.86, top + height * 0.94),
        (half * 0.74, 424),
    ]
    body = turned(profile, 256)
    layers = [(0.07, "#fbf7ee")]
    if rng.random() < 0.65:
        layers.append((float(rng.uniform(0.70, 0.78)), jam(flavour)))
    tubs.glass_pot(canvas, body, layers)
    ground = ground_of(made, rng, pale=0.3).of("paper")
    panel = bottles.label(canvas, body, ground, top + height * 0.34, top + height * 0.80)
    with canvas.within(panel.clip):
        low_label_art(panel, made, ground, flavour)
    bottles.light_label(canvas, panel.clip)
    bottles.shine(canvas, body, 0.9)
    tubs.foil_lid(canvas, body, made.tones if rng.random() < 0.6 else tones("silver"), tab=0.7, grow=7)


def _jar(canvas: Canvas, design: Design, made: Surface, flavour: str) -> None:
    """A jar with a twist-off lid and yoghurt up to its shoulder."""
    rng = canvas.rng
    half, height = float(rng.uniform(108, 124)), float(rng.uniform(272, 304))
    top = 434 - height
    profile = [
        (half * 0.74, top, CORNER),
        (half * 0.74, top + 26),
        (half * 0.80, top + 38),
        (half, top + 78),
        (half, top + height * 0.6),
        (half, 418),
        (half * 0.88, 434),
    ]
    body = turned(profile, 256)
    layers = [(0.13, "#fbf8f0")]
    if rng.random() < 0.4:
        layers.append((float(rng.uniform(0.78, 0.86)), jam(flavour)))
    tubs.glass_pot(canvas, body, layers, thick=12)
    ground = ground_of(made, rng, pale=0.45).of("paper")
    panel = bottles.label(canvas, body, ground, top + height * 0.38, top + height * float(rng.uniform(0.78, 0.86)))
    with canvas.within(panel.clip):
        tall = panel.tall
        if made.pattern != "plain":
            panel.fill(rounded(22, tall * 0.10, 78, tall * 0.90, 6), "#fffdf6")
        dark = ground.tones.oklch[0] < 0.7 and made.pattern == "plain"
        words(panel, (50, tall * 0.16), 38, "#fffdf6" if dark else made.tones.deep, 1)
        dollop(panel, (42, tall * 0.68), tall * 0.17)
        FRUITS[flavour](panel, (62, tall * 0.70), tall * 0.18)
    bottles.light_label(canvas, panel.clip)
    bottles.shine(canvas, body, 0.9)
    lid = str(rng.choice(["white", "silver", design.colour, design.accent]))
    tubs.screw_lid(canvas, body, tubs.lid_surface(made, lid, "aluminium", rng))


def _bottle(canvas: Canvas, design: Design, made: Surface, flavour: str) -> None:
    """A waisted bottle to drink from, shrunk into its printed sleeve."""
    rng = canvas.rng
    wide = float(rng.uniform(0.98, 1.12))
    profile: list[Knot] = [
        (46, 136, CORNER),
        (46, 150),
        (50, 166),
        (76, 198),
        (86, 232),
        (72, 282),
        (74, 312),
        (88, 360),
        (88, 412),
        (76, 436),
    ]
    body = turned([(half * wide, y, *more) for half, y, *more in profile], 256)
    white = replace(made, tones=tones("white", rng), pattern="plain", material="plastic")
    ground = ground_of(made, rng, pale=0.4)
    paint_turned(canvas, body, white, strength=0.4)
    panel = bottles.label(canvas, body, ground, 178, 424)
    with canvas.within(panel.clip):
        tall = panel.tall
        pale = ground.tones.oklch[0] > 0.8
        if made.pattern != "plain":
            panel.fill(rounded(24, tall * 0.16, 76, tall * 0.9, 14), "#fffdf6")
        splash_band(panel, tall * 0.60, PULPS[flavour])
        ink = made.tones.deep if pale or made.pattern != "plain" else "#fffdf6"
        words(panel, (50, tall * 0.22), 42, ink, 2)
        FRUITS[flavour](panel, (50, tall * 0.74), tall * 0.155)
    bottles.light_label(canvas, panel.clip)
    bottles.shine(canvas, body, 0.6)
    if rng.random() < 0.5:
        tubs.foil_lid(canvas, body, made.tones, tab=0.8, grow=6)
    else:
        lid = replace(
            made, tones=tones(str(rng.choice(["white", design.colour, design.accent])), rng), material="plastic"
        )
        cartons.upright_cap(canvas, 256, 118, 46 * wide + 3, 34, lid)


def _four(canvas: Canvas, design: Design, made: Surface, flavour: str) -> None:
    """Four small cups, two by two, in two flavours."""
    rng = canvas.rng
    other = str(rng.choice([name for name in FRUITS if name != flavour]))
    height, top = float(rng.uniform(168, 196)), float(rng.uniform(80, 86))
    shell = replace(made, tones=tones("white", rng), pattern="plain", material="plastic")
    second = made if rng.random() < 0.5 else made.dyed(made.accent)
    for axis, foot, taste, look in (
        (216.0, 372.0, flavour, made),
        (392.0, 372.0, other, second),
        (140.0, 424.0, flavour, made),
        (316.0, 424.0, other, second),
    ):
        body = tubs.cup_body(axis - 8, foot, (top, top * 0.78), height, step=2)
        ground = look if rng.random() < 0.5 or look.pattern != "plain" else look.dyed(tones("white", rng))
        panel = tubs.sleeve(canvas, body, shell, ground, (0.05, 0.96))
        with canvas.within(panel.clip):
            cup_art(panel, look, ground, taste, style="swirl")
        tubs.finish_sleeve(canvas, body, panel, tubs.pot_gloss(made))
        tubs.foil_lid(canvas, body, look.tones, tab=1.1, grow=3)


def _carton(canvas: Canvas, design: Design, made: Surface, flavour: str) -> None:
    """A gable-top litre of pouring yoghurt."""
    rng = canvas.rng
    ground = ground_of(made, rng, pale=0.55)
    roof = made.plain()
    ground, roof = board(design, ground, roof)
    style, seed = str(rng.choice(["bowl", "bowl", "swirl"])), int(rng.integers(1 << 30))

    def decorate(front: Panel, side: Panel, top: Panel) -> None:
        for panel in (side, front):
            panel.canvas.rng = np.random.default_rng((seed, panel is front))
            with panel.canvas.within(panel.clip):
                carton_art(panel, made, ground, flavour, style)
        panel.canvas.rng = rng
        with top.canvas.within(top.clip):
            words(top, (24, 36), 30, "#ffffff" if roof.tones.is_dark else made.tones.deep, 1)

    packs(canvas, replace(design, silhouette="gable-top carton"), ground, roof, decorate)


YOGHURT = ProductType(
    department="Dairy & Drinks",
    name="Yoghurt",
    draw=draw_yoghurt,
    silhouettes=(
        "cup",
        "opened cup",
        "family tub",
        "glass pot",
        "glass jar",
        "drinking bottle",
        "four-pack",
        "carton",
    ),
    colours=(
        "red",
        "pink",
        "blush",
        "fuchsia",
        "coral",
        "apricot",
        "yellow",
        "mustard",
        "cream",
        "white",
        "sky blue",
        "blue",
        "cobalt",
        "navy",
        "lilac",
        "purple",
        "mint",
        "green",
        "teal",
        "burgundy",
    ),
    patterns=("stripes", "dots", "gingham", "vertical stripes", "floral", "waves", "leaves"),
    materials=("plastic", "plastic", "paper", "cardboard", "glass"),
    prices=(0.69, 5.9),
    words=YOGHURT_WORDS,
    plain_share=0.72,
    made_of=MappingProxyType(
        {
            "cup": ("plastic", "plastic", "paper"),
            "opened cup": ("plastic", "paper"),
            "family tub": ("plastic", "plastic", "paper"),
            "glass pot": ("glass",),
            "glass jar": ("glass",),
            "drinking bottle": ("plastic",),
            "four-pack": ("plastic", "paper"),
            "carton": ("cardboard", "paper"),
        }
    ),
)
"""Everything that yoghurt is."""
