"""Cream: small cartons, cups of soured cream, tubs, jars under cloth, aerosols, small bottles, portions."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import numpy as np

from storefront.departments.dairy_drinks import bottles, cartons, tubs
from storefront.departments.dairy_drinks.bottles import Drink
from storefront.departments.dairy_drinks.cream_art import ground_of, inks, print_panel
from storefront.departments.dairy_drinks.cream_extras import (
    cloth_cover,
    magnified,
    nozzle,
    peaks,
    serving,
    strawberries,
    whipped,
)
from storefront.departments.dairy_drinks.drink_packs import board, packs
from storefront.departments.dairy_drinks.label_art import Panel, words
from storefront.departments.dairy_drinks.label_cream import SAVOURY, SWEET, chives, coffee, rosette
from storefront.departments.dairy_drinks.words_dairy import CREAM_WORDS
from storefront.departments.fruit_vegetables.fruit_shapes import Skin
from storefront.drawing import light
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import Surface, surface
from storefront.drawing.outline import CORNER, Knot, ellipse, rounded
from storefront.drawing.solids import paint_turned, turned
from storefront.palette import tones
from storefront.types import Design, ProductType

_CREAM = Skin(0.955, 0.028, 90, 0.3)
_COLOURS = (
    "cobalt", "blue", "navy", "sky blue", "teal", "green", "forest green", "red", "burgundy", "pink",
    "blush", "purple", "lilac", "mustard", "yellow", "rust", "cream", "mint", "chocolate",
)  # fmt: skip


def draw_cream(canvas: Canvas, design: Design) -> None:
    """Cream in the pack that the silhouette names."""
    draw = {
        "tub": _tub,
        "jar": _jar,
        "spray can": _can,
        "small bottle": _bottle,
        "portions": _portions,
        "small carton": _carton,
    }.get(design.silhouette, _cup)
    large = {"small carton": 1.16, "small bottle": 1.22, "jar": 1.06, "spray can": 1.04}.get(design.silhouette, 1.0)
    beside = design.silhouette in ("small carton", "small bottle", "jar")
    with magnified(canvas, large, (-50.0 if beside else 0.0, 0.0)):
        draw(canvas, design, surface(design, scale=0.5))
    if beside:
        serving(canvas, (410.0 + float(canvas.rng.uniform(-8, 8)), 376.0), float(canvas.rng.uniform(54, 62)))


def _cup(canvas: Canvas, design: Design, made: Surface) -> None:
    """A low cup of soured cream, sealed or open with a spoon."""
    rng = canvas.rng
    top, height = float(rng.uniform(148, 166)), float(rng.uniform(176, 206))
    body = tubs.cup_body(256, 428, (top, top * float(rng.uniform(0.72, 0.84))), height, step=float(rng.uniform(0, 4)))
    shell = replace(made, tones=tones("white", rng), material="plastic")
    ground = ground_of(made, rng, 0.6)
    opened = rng.random() < 0.7
    foil = made.tones if rng.random() < 0.7 else tones("silver")
    if opened:
        tubs.peeled_foil(canvas, body, foil)
    panel = tubs.sleeve(canvas, body, shell, ground, (0.06, 0.96))
    with canvas.within(panel.clip):
        print_panel(panel, made, ground, (*SAVOURY, rosette)[int(rng.integers(3))], size=32)
        if made.pattern == "plain":
            for across in (24, 76):
                chives(panel, (across, panel.tall * 0.62), panel.tall * 0.2)
    tubs.finish_sleeve(canvas, body, panel, tubs.pot_gloss(made))
    if not opened:
        tubs.foil_lid(canvas, body, foil, tab=float(rng.uniform(0.5, 1.1)))
        return
    level = tubs.contents(canvas, body, tones("white"), "#fdfaf2")
    x, y = (level.box[0] + level.box[2]) / 2, level.box[1]
    peaks(canvas, (x - top * 0.12, y - top * 0.12), top * 0.42)
    _chopped_chives(canvas, x, (level.box[1] + level.box[3]) / 2, top)
    spoon = replace(made, tones=tones("silver"), pattern="plain", material="steel")
    tubs.standing_spoon(canvas, (x + top * 0.34, y + top * 0.14), 130.0, float(rng.uniform(40, 76)), spoon)


def _chopped_chives(canvas: Canvas, x: float, y: float, half: float) -> None:
    rng = canvas.rng
    for _ in range(14):
        at = (x + float(rng.uniform(-0.7, 0.1)) * half, y + float(rng.uniform(-0.08, 0.07)) * half)
        bit = ellipse(*at, half * 0.045, half * 0.016).turned(float(rng.uniform(-60, 60)))
        canvas.path(bit.shifted(1, 1.6), fill=light.SHADOW, fill_opacity=0.2)
        canvas.path(bit, fill="#3f8f3a" if rng.random() < 0.6 else "#6fb255")


def _tub(canvas: Canvas, design: Design, made: Surface) -> None:
    """A squat tub with a snap-on lid."""
    rng = canvas.rng
    top = float(rng.uniform(158, 174))
    body = tubs.cup_body(256, 424, (top, top * float(rng.uniform(0.84, 0.92))), float(rng.uniform(154, 186)), step=3.0)
    white = replace(made, tones=tones("white", rng), pattern="plain", material="plastic")
    ground = ground_of(made, rng, 0.5)
    panel = tubs.sleeve(canvas, body, white, ground, (0.10, 0.95))
    with canvas.within(panel.clip):
        art = (*SWEET, *SAVOURY)[int(rng.integers(len(SWEET) + len(SAVOURY)))]
        words(panel, (31, panel.tall * 0.20), 28, inks(made, ground)[0], 3)
        if made.pattern != "plain":
            panel.fill(rounded(16, panel.tall * 0.08, 84, panel.tall * 0.92, 6), "#fffdf6")
            words(panel, (31, panel.tall * 0.22), 24, made.tones.deep, 3)
        deep = made.tones.base if made.tones.oklch[0] < 0.8 else made.tones.shade
        own = ground.tones is made.tones and made.pattern == "plain"
        panel.fill(ellipse(66, panel.tall * 0.53, panel.tall * 0.42), made.tones.deep if own else deep)
        art(panel, (66, panel.tall * 0.57), panel.tall * 0.28, made.tones.light)
    tubs.finish_sleeve(canvas, body, panel, tubs.pot_gloss(made))
    if rng.random() < 0.6:
        level = tubs.contents(canvas, body, white.tones, "#fdfaf2")
        y, side = level.box[1], float(rng.choice((-1, 1)))
        peaks(canvas, (256 - side * top * 0.1, y - top * 0.22), top * 0.50)
        strawberries(canvas, [(256 + side * top * 0.56, y - top * 0.06, top * 0.24)])
        return
    tubs.snap_lid(
        canvas, body, white if rng.random() < 0.4 else made.plain().of("plastic"), tall=float(rng.uniform(24, 32))
    )


def _jar(canvas: Canvas, design: Design, made: Surface) -> None:
    """A squat jar of thick cream, covered with a cloth and a string."""
    rng = canvas.rng
    half, height = float(rng.uniform(118, 136)), float(rng.uniform(196, 226))
    top = 424 - height
    profile = [
        (half * 0.80, top, CORNER),
        (half * 0.80, top + 22),
        (half * 0.84, top + 34),
        (half, top + 66),
        (half, top + height * 0.6),
        (half, 408),
        (half * 0.88, 424),
    ]
    body = turned(profile, 256)
    tubs.glass_pot(canvas, body, [(0.14, "#f3e6bd"), (0.24, "#fbf6e8")], thick=12)
    paper = made.dyed(tones("ivory", rng)).of("paper")
    panel = bottles.label(canvas, body, paper, top + height * 0.44, top + height * 0.86)
    with canvas.within(panel.clip):
        ink = made.tones.base if made.tones.oklch[0] < 0.66 else made.tones.deep
        words(panel, (38, panel.tall * 0.24), 32, ink, 3)
        panel.fill(ellipse(66, panel.tall * 0.5, panel.tall * 0.47), ink)
        SWEET[int(rng.integers(3))](panel, (66, panel.tall * 0.55), panel.tall * 0.33, made.tones.light)
    bottles.light_label(canvas, panel.clip)
    bottles.shine(canvas, body, 0.9)
    cloth_cover(canvas, body, made)


def _can(canvas: Canvas, design: Design, made: Surface) -> None:
    """An aerosol of whipped cream with its fluted nozzle, and a swirl of what comes out of it."""
    rng = canvas.rng
    half, top = float(rng.uniform(66, 76)), float(rng.uniform(158, 178))
    axis = 214.0
    profile = [
        (half * 0.42, top - 34, CORNER),
        (half * 0.62, top - 26),
        (half * 0.94, top - 6),
        (half, top + 4, CORNER),
        (half * 1.02, top + 8),
        (half, top + 13, CORNER),
        (half, 420, CORNER),
        (half * 1.02, 426),
        (half * 0.95, 434),
    ]
    body = turned(profile, axis)
    steel = replace(made, tones=tones("silver"), pattern="plain", material="steel")
    paint_turned(canvas, body, steel, strength=0.5)
    ground = ground_of(made, rng, 0.35)
    panel = bottles.label(canvas, body, ground.of("plastic"), top + 14, 418)
    with canvas.within(panel.clip):
        tall = panel.tall
        ink, crockery = inks(made, ground)
        if made.pattern != "plain":
            panel.fill(rounded(22, tall * 0.10, 78, tall * 0.94, 16), "#fffdf6")
            ink = crockery = made.tones.deep
        words(panel, (50, tall * 0.12), 50, ink, 2)
        if ground.tones is not made.tones or made.pattern != "plain":
            panel.fill(ellipse(50, tall * 0.66, 36), made.tones.base if made.tones.oklch[0] < 0.8 else made.tones.deep)
            crockery = made.tones.light
        (rosette, *SWEET)[int(rng.integers(3))](panel, (50, tall * 0.68), 30, crockery)
    bottles.light_label(canvas, panel.clip)
    bottles.shine(canvas, body, 0.8)
    canvas.stroke(body.arc(420), "#ffffff", 1.6, stroke_opacity=0.7)
    collar = str(rng.choice(["white", design.colour, design.accent]))
    nozzle(canvas, axis, top - 30, half, replace(made, tones=tones(collar, rng), pattern="plain", material="plastic"))
    whipped(canvas, (axis + half + float(rng.uniform(66, 86)), 384.0), float(rng.uniform(54, 64)))


def _bottle(canvas: Canvas, design: Design, made: Surface) -> None:
    """A small bottle of pouring cream."""
    rng = canvas.rng
    glass = design.material == "glass"
    wide = float(rng.uniform(0.95, 1.08))
    profile: list[Knot]
    if glass:
        profile = [(48, 156, CORNER), (48, 176), (46, 196), (72, 236), (88, 262), (88, 418), (78, 436)]
    else:
        profile = [(40, 170, CORNER), (42, 190), (60, 206), (94, 232), (96, 260), (96, 414), (88, 434)]
    body = turned([(half * wide, y, *more) for half, y, *more in profile])
    bottles.fill_bottle(canvas, body, Drink(_CREAM, 0.0), milky=0.0 if glass else 0.5)
    ground = ground_of(made, rng, 0.3)
    panel = bottles.label(canvas, body, ground.of("paper"), 278, 414)
    with canvas.within(panel.clip):
        print_panel(panel, made, ground, (*SWEET, *SAVOURY)[int(rng.integers(5))], wide=44)
    bottles.light_label(canvas, panel.clip)
    bottles.shine(canvas, body, 0.9 if glass else 0.5)
    half, top = body.profile[0]
    if glass and rng.random() < 0.6:
        tubs.foil_lid(canvas, body, made.tones, tab=0.8, grow=6)
        return
    name = str(rng.choice(["white", design.colour, design.accent]))
    cartons.upright_cap(canvas, 256, top - 18, half + 3, 32, tubs.lid_surface(made, name, "plastic", rng))


def _portions(canvas: Canvas, design: Design, made: Surface) -> None:
    """Little cups for coffee seen from near by, one on top of the others, one opened."""
    rng = canvas.rng
    half, height = float(rng.uniform(92, 100)), float(rng.uniform(118, 136))
    shell = replace(made, tones=tones(str(rng.choice(("white", "ivory"))), rng), pattern="plain", material="plastic")
    places = [(252.0 - half, 430.0), (260.0 + half, 430.0)]
    if rng.random() < 0.6:
        places.insert(0, (256.0 + float(rng.uniform(-14, 14)), 424.0 - height))
    else:
        places.insert(0, (256.0 + float(rng.uniform(-24, 24)), 366.0))
    opened = int(rng.integers(0 if places[0][1] < 340 else 1, 3))
    art = (coffee, coffee, rosette)[int(rng.integers(3))]
    for k, (axis, foot) in enumerate(places):
        body = tubs.cup_body(axis, foot, (half, half * 0.68), height, step=2)
        ground = made if rng.random() < 0.5 or made.pattern != "plain" else shell
        foil = made.accent if k == 1 else made.tones
        if k == opened:
            tubs.peeled_foil(canvas, body, foil)
        panel = tubs.sleeve(canvas, body, shell, ground, (0.14, 0.9))
        with canvas.within(panel.clip):
            ink = made.tones.base if made.tones.oklch[0] < 0.66 else made.tones.deep
            plate = art is rosette or ground.tones is made.tones
            if plate:
                panel.fill(ellipse(50, panel.tall * 0.5, panel.tall * 0.47), ink if art is rosette else "#fffdf6")
            art(panel, (50, panel.tall * 0.54), panel.tall * 0.31, ink)
        tubs.finish_sleeve(canvas, body, panel, tubs.pot_gloss(made))
        if k == opened:
            tubs.contents(canvas, body, tones("white"), "#fdfaf2")
        else:
            tubs.foil_lid(canvas, body, foil, tab=float(rng.uniform(0.4, 1.3)), grow=5)


def _carton(canvas: Canvas, design: Design, made: Surface) -> None:
    """A small gable-top carton."""
    rng = canvas.rng
    ground = ground_of(made, rng, 0.5)
    art = (*SWEET, *SAVOURY)[int(rng.integers(5))]
    ground, roof = board(design, ground, made.plain())
    seed = int(rng.integers(1 << 30))

    def decorate(front: Panel, side: Panel, top: Panel) -> None:
        for panel in (side, front):
            canvas.rng = np.random.default_rng((seed, panel is front))
            with canvas.within(panel.clip):
                print_panel(panel, made, ground, art, wide=66, size=38)
        canvas.rng = rng
        with canvas.within(top.clip):
            words(top, (24, 36), 30, "#fffdf6" if roof.tones.oklch[0] < 0.7 else made.tones.deep, 1)

    packs(canvas, replace(design, silhouette="small carton"), ground, roof, decorate)


CREAM = ProductType(
    department="Dairy & Drinks",
    name="Cream",
    draw=draw_cream,
    silhouettes=("small carton", "cup", "tub", "jar", "spray can", "small bottle", "portions"),
    colours=_COLOURS,
    patterns=("stripes", "dots", "gingham", "vertical stripes", "floral", "waves", "grid"),
    materials=("plastic", "plastic", "cardboard", "paper", "glass", "aluminium"),
    prices=(0.59, 5.5),
    words=CREAM_WORDS,
    plain_share=0.7,
    made_of=MappingProxyType(
        {
            "small carton": ("cardboard", "paper"),
            "cup": ("plastic", "paper"),
            "tub": ("plastic", "paper"),
            "jar": ("glass",),
            "spray can": ("aluminium",),
            "small bottle": ("glass", "plastic"),
            "portions": ("plastic",),
        }
    ),
)
"""Everything that cream is."""
