"""Melons: watermelons, cantaloupes, galias, honeydews and toad-skin melons, whole, cut, crated and piled."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np

from storefront.departments.fruit_vegetables.cut_fruit import Face
from storefront.departments.fruit_vegetables.fruit_containers import crate
from storefront.departments.fruit_vegetables.fruit_displays import Place, cloth, group, shade_below
from storefront.departments.fruit_vegetables.fruit_piles import flat, pile
from storefront.departments.fruit_vegetables.melon_cut import crescent, melon_half, watermelon_piece
from storefront.departments.fruit_vegetables.melon_skins import Melon, melon, melon_kind
from storefront.departments.fruit_vegetables.words_fruit_tropics import MELON_WORDS
from storefront.drawing.canvas import Canvas
from storefront.drawing.outline import Point
from storefront.types import Design, ProductType

_BY_COLOUR = {
    "green": ("watermelon", "piel de sapo"),
    "forest green": ("watermelon",),
    "lime": ("watermelon", "honeydew"),
    "olive": ("piel de sapo", "watermelon"),
    "yellow": ("honeydew",),
    "mustard": ("galia",),
    "beige": ("cantaloupe",),
    "sand": ("cantaloupe", "galia"),
}


def _name(design: Design, rng: np.random.Generator) -> str:
    """Which melon: the silhouette says it, or else the colour does."""
    show = design.silhouette
    if show.startswith("watermelon"):
        return "watermelon"
    if show in ("cantaloupe", "galia", "honeydew", "piel de sapo"):
        return show
    names = _BY_COLOUR[design.colour]
    if show == "halved":
        names = tuple(name for name in names if name != "watermelon") or ("cantaloupe", "galia")
    return str(rng.choice(names))


def _places(count: int, rng: np.random.Generator, tall: float) -> list[Place]:
    side = float(rng.choice((-1, 1)))

    def at(x: float, foot: float, radius: float) -> Place:
        radius *= float(rng.uniform(0.95, 1.05))
        return 256 + side * x + float(rng.uniform(-6, 6)), foot - radius * tall, radius

    if count == 1:
        return [at(0, 418, 164)]
    if count == 2:
        return [at(-104, 350, 122), at(92, 412, 126)]
    return [at(-116, 350, 104), at(112, 346, 104), at(-2, 424, 110)]


def _half_face(place: Place, rng: np.random.Generator) -> Face:
    x, y, radius = place
    towards = float(rng.choice([rng.uniform(56, 86), rng.uniform(94, 124)]))
    return Face((x, y - radius * 0.04), radius * 0.96, towards, float(rng.uniform(0.82, 0.95)))


def _slices(canvas: Canvas, kind: Melon) -> None:
    """Half-moons or wedges of watermelon, one to three."""
    rng = canvas.rng
    lean = float(rng.choice((-1, 1)) * rng.uniform(4, 16))
    form = int(rng.integers(4))
    if form == 0:
        watermelon_piece(canvas, kind, (256, 200), 206, open_by=180, lean=lean)
    elif form == 1:
        watermelon_piece(canvas, kind, (286, 160), 168, open_by=180, lean=-lean)
        watermelon_piece(canvas, kind, (220, 236), 178, open_by=180, lean=lean)
    elif form == 2:
        watermelon_piece(canvas, kind, (256, 92), 336, open_by=float(rng.uniform(50, 62)), lean=lean * 0.5)
    else:
        for x, y, tilt in ((160, 128, 7.0), (352, 134, -8.0), (258, 158, lean * 0.3)):
            watermelon_piece(canvas, kind, (x, y), 262, open_by=float(rng.uniform(42, 52)), lean=tilt)


def _cut(canvas: Canvas, kind: Melon) -> None:
    """A half before a whole melon, or crescents before a half."""
    rng = canvas.rng
    places = _places(2, rng, 0.9)
    shade_below(canvas, places)
    if rng.random() < 0.6:
        group(canvas, partial(melon, kind), places[:1])
        melon_half(canvas, kind, _half_face(places[1], rng))
        return
    melon_half(canvas, kind, _half_face((places[0][0], places[0][1] + 10, places[0][2] * 1.05), rng))
    x, y, radius = places[1]
    for k in range(int(rng.integers(1, 3))):
        lean = float(rng.uniform(-12, 12))
        crescent(canvas, kind, (x - 20 * k, y + radius * (0.0 + 0.52 * k)), radius * 0.98, lean)


def _among(kind: Melon, canvas: Canvas, centre: Point, radius: float, fine: bool) -> None:
    """A melon of a heap; now and then a half."""
    if canvas.rng.random() < 0.85:
        melon(kind, canvas, centre, radius, fine)
        return
    feet = list(canvas.feet)
    melon_half(canvas, kind, _half_face((*centre, radius), canvas.rng))
    canvas.feet[:] = feet


def draw_melons(canvas: Canvas, design: Design) -> None:
    """Melons of one kind in one of the shop's displays."""
    rng = canvas.rng
    kind = melon_kind(_name(design, rng), design.colour, rng)
    show = design.silhouette
    one = partial(_among, kind)
    if show == "crate":
        boxed = replace(design, silhouette=str(rng.choice(["wooden crate", "market tray"])))
        if rng.random() < 0.3:
            flat(canvas, one, design, float(rng.uniform(48, 60)), kinds=6)
        else:
            crate(canvas, one, boxed, float(rng.uniform(56, 76)))
        return
    if show == "pile":
        pile(canvas, one, design, float(rng.uniform(52, 74)), kinds=7)
        return
    cloth(canvas, design)
    if show == "watermelon slice":
        _slices(canvas, kind)
    elif show == "watermelon half" and rng.random() < 0.4:
        place = _places(1, rng, 0.94)[0]
        shade_below(canvas, [place])
        melon_half(canvas, kind, _half_face(place, rng))
    elif show in ("watermelon half", "halved"):
        _cut(canvas, kind)
    else:
        places = _places(int(rng.choice([1, 1, 2, 3])), rng, 0.76 if kind.name == "piel de sapo" else 0.92)
        shade_below(canvas, places)
        group(canvas, partial(melon, kind), places)


MELONS = ProductType(
    department="Fruit & Vegetables",
    name="Melons",
    draw=draw_melons,
    silhouettes=(
        *("watermelon slice", "cantaloupe", "watermelon", "crate", "halved", "piel de sapo"),
        *("watermelon half", "honeydew", "pile", "galia"),
    ),
    colours=("green", "green", "forest green", "lime", "olive", "yellow", "mustard", "beige", "sand"),
    patterns=("gingham", "stripes", "dots", "floral", "leaves", "grid", "waves", "vertical stripes"),
    materials=("rind",),
    prices=(1.5, 9.5),
    words=MELON_WORDS,
    never_in={
        "watermelon slice": ("lime", "yellow", "mustard"),
        "cantaloupe": ("green", "lime", "yellow"),
        "watermelon": ("yellow", "mustard"),
        "halved": ("lime",),
        "piel de sapo": ("lime", "yellow", "mustard"),
        "watermelon half": ("yellow", "mustard"),
        "honeydew": ("lime",),
        "pile": ("lime",),
        "galia": ("green", "lime"),
    },
    plain_share=0.66,
)
