"""Plant drinks: cartons and bottles with oats, soya pods, almonds, rice, coconuts or hazelnuts on them.

Where milk is white with cows, these are earthy or bold all over, and what the drink is made of covers half the pack.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import numpy as np

from storefront.departments.dairy_drinks import bottles, cartons
from storefront.departments.dairy_drinks.bottles import Drink
from storefront.departments.dairy_drinks.drink_packs import board, packs
from storefront.departments.dairy_drinks.label_art import Panel, badge, nutrition, words
from storefront.departments.dairy_drinks.label_plants import PLANTS, Plant, pour, sprig
from storefront.departments.dairy_drinks.words_dairy import PLANT_WORDS
from storefront.departments.fruit_vegetables.fruit_shapes import Skin
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import Surface, surface
from storefront.drawing.outline import CORNER, Knot, ellipse, rounded
from storefront.drawing.solids import turned
from storefront.palette import oklch_hex, tones
from storefront.types import Design, ProductType

_LIKELY = {
    "mustard": ("oats", "soya"),
    "camel": ("almonds", "oats", "hazelnuts"),
    "sand": ("oats", "almonds", "rice"),
    "tan": ("hazelnuts", "almonds"),
    "brown": ("hazelnuts", "coconut"),
    "green": ("soya", "soya", "oats"),
    "lime": ("soya",),
    "olive": ("soya", "oats"),
    "turquoise": ("coconut",),
    "sky blue": ("rice", "coconut", "oats"),
    "blush": ("almonds",),
    "pink": ("almonds", "rice"),
    "cream": ("oats", "rice", "almonds"),
}
_STYLES = ("splash", "splash", "block", "circle", "letters")


def draw_plant_drink(canvas: Canvas, design: Design) -> None:
    """A plant drink in the pack that the silhouette names."""
    rng = canvas.rng
    made = surface(design, scale=0.5)
    plant = PLANTS[str(rng.choice(_LIKELY.get(design.colour, tuple(PLANTS))))]
    if "bottle" in design.silhouette:
        _bottle(canvas, design, made, plant)
        return
    style = str(rng.choice(_STYLES)) if design.pattern == "plain" else "window"
    second = str(rng.choice(("cream", "ivory", "beige", "sand")))
    pale = replace(made, tones=tones(second, rng), pattern="plain")
    ground = pale if style in ("block", "letters") else made
    if style == "splash" and rng.random() < 0.3:
        ground = pale
    roof = made.plain() if rng.random() < 0.7 or ground is pale else pale
    ground, roof = board(design, ground, roof)
    seed = int(rng.integers(1 << 30))

    def decorate(front: Panel, side: Panel, top: Panel) -> None:
        for panel in (side, front):
            canvas.rng = np.random.default_rng((seed, panel is front))
            with canvas.within(panel.clip):
                _art(panel, style, plant, made, ground)
                if panel is side:
                    nutrition(panel, _ink(ground, made))
        canvas.rng = rng
        with canvas.within(top.clip):
            words(top, (24, 36), 30, "#fffdf6" if roof.tones.oklch[0] < 0.7 else made.tones.deep, 1)

    packs(canvas, design, ground, roof, decorate)


def _ink(ground: Surface, made: Surface) -> str:
    """A colour that can be read on the ground."""
    if ground.tones.oklch[0] < 0.68:
        return "#fffdf3"
    return made.tones.deep if made.tones.oklch[0] < 0.85 else tones("chocolate").base


def _art(panel: Panel, style: str, plant: Plant, made: Surface, ground: Surface) -> None:
    tall, ink = panel.tall, _ink(ground, made)
    style = "splash" if style == "letters" and tall < 140 else style
    size = min(34.0, tall * 0.205)
    milk = oklch_hex(*plant.liquid)
    if style == "splash":
        words(panel, (50, tall * 0.08), 76, ink, 2)
        pour(panel, tall * 0.80, milk)
        plant.art(panel, (50, tall * 0.62), size)
    elif style == "block":
        panel.fill(rounded(-4, tall * 0.46, 104, tall + 4, 0), made.tones.base)
        words(panel, (50, tall * 0.12), 70, ink, 3)
        panel.fill(ellipse(50, tall * 0.66, size * 1.42), tones("ivory").base, 0.95)
        plant.art(panel, (50, tall * 0.68), size)
    elif style == "circle":
        panel.fill(ellipse(50, tall * 0.64, 46, 46), tones("ivory").base)
        plant.art(panel, (50, tall * 0.66), size)
        words(panel, (50, tall * 0.10), 72, ink, 2)
        badge(panel, (84, tall * 0.38), 10, made.accent.base, "#fffdf6")
    elif style == "letters":
        y = words(panel, (50, tall * 0.07), 84, made.tones.base if made.tones.oklch[0] < 0.7 else ink, 1)
        words(panel, (40, y), 56, ink, 3)
        panel.fill(rounded(-4, tall * 0.93, 104, tall + 4, 0), made.tones.base)
        plant.art(panel, (52, tall * 0.68), size * 1.1)
        sprig(panel, (88, y + 12), 8, made.tones.shade)
    else:
        panel.fill(rounded(9, tall * 0.10, 91, tall * 0.90, 12), "#fffaf0")
        words(panel, (50, tall * 0.17), 56, made.tones.deep, 2)
        plant.art(panel, (50, tall * 0.64), size * 0.95)


def _bottle(canvas: Canvas, design: Design, made: Surface, plant: Plant) -> None:
    """A bottle through which the drink shows, labelled and capped."""
    rng, glass = canvas.rng, design.silhouette == "glass bottle"
    wide = float(rng.uniform(0.95, 1.08))
    profile: list[Knot]
    if glass:
        profile = [(34, 82, CORNER), (34, 112), (34, 150), (44, 186), (80, 232), (84, 262), (84, 420), (74, 440)]
    else:
        profile = [(36, 112, CORNER), (37, 136), (50, 156), (90, 190), (94, 216), (90, 300), (94, 410), (84, 438)]
    body = turned([(half * wide, y, *more) for half, y, *more in profile])
    bottles.fill_bottle(canvas, body, Drink(Skin(*plant.liquid, 0.4), 0.0), milky=0.0 if glass else 0.35)
    low = body.profile[-1][1]
    ground = made if made.pattern != "plain" or rng.random() < 0.85 else made.dyed(tones("cream", rng))
    panel = bottles.label(canvas, body, ground.of("paper"), low - (178 if glass else 196), low - 30)
    with canvas.within(panel.clip):
        tall = panel.tall
        pale = made.pattern != "plain"
        if pale:
            panel.fill(rounded(21, tall * 0.06, 79, tall * 0.94, 6), "#fffaf0")
        elif ground.tones.oklch[0] < 0.8:
            panel.fill(ellipse(50, tall * 0.66, tall * 0.33), tones("ivory").base)
        words(panel, (50, tall * 0.09), 46, made.tones.deep if pale else _ink(ground, made), 1)
        plant.art(panel, (50, tall * 0.67), tall * 0.205)
    bottles.light_label(canvas, panel.clip)
    bottles.shine(canvas, body, 0.9 if glass else 0.5)
    half, top = body.profile[0]
    lid = replace(
        made,
        material="aluminium" if glass else "plastic",
        pattern="plain",
        tones=tones(str(rng.choice(["white", "black", design.colour, design.accent])), rng),
    )
    cartons.upright_cap(canvas, body.axis, top - 18, half + 3, 34, lid)


_PACKS = (
    "gable-top carton",
    "slim carton",
    "brick carton",
    "glass bottle",
    "small carton",
    "plastic bottle",
    "carton pair",
    "small brick",
)

PLANT_DRINKS = ProductType(
    department="Dairy & Drinks",
    name="Plant drinks",
    draw=draw_plant_drink,
    silhouettes=_PACKS,
    colours=(
        "mustard",
        "camel",
        "sand",
        "tan",
        "brown",
        "cream",
        "olive",
        "sage",
        "green",
        "lime",
        "mint",
        "turquoise",
        "sky blue",
        "denim blue",
        "charcoal",
        "blush",
        "pink",
        "coral",
        "lilac",
        "teal",
    ),
    patterns=("leaves", "leaves", "stripes", "dots", "waves", "speckles", "vertical stripes", "floral"),
    materials=("cardboard", "paper", "glass", "plastic"),
    prices=(1.4, 4.9),
    words=PLANT_WORDS,
    plain_share=0.74,
    made_of=MappingProxyType(
        {
            show: {"glass bottle": ("glass",), "plastic bottle": ("plastic",)}.get(show, ("paper", "cardboard"))
            for show in _PACKS
        }
    ),
)
"""Everything that a plant drink is."""
