"""Tropical fruit: the silhouette is the fruit; whether it is whole, cut, heaped or boxed is left to chance."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np

from storefront.departments.fruit_vegetables.cut_fruit import Face
from storefront.departments.fruit_vegetables.fruit_containers import bowl, crate, punnet
from storefront.departments.fruit_vegetables.fruit_displays import Place, cloth, group, shade_below
from storefront.departments.fruit_vegetables.fruit_piles import flat, pile
from storefront.departments.fruit_vegetables.fruit_shapes import Skin
from storefront.departments.fruit_vegetables.lengthwise import Cut
from storefront.departments.fruit_vegetables.pineapple import pineapple_slice
from storefront.departments.fruit_vegetables.tropical_cut import (
    aril,
    avocado_half,
    kiwi_half,
    mango_cheek,
    papaya_half,
    passion_half,
    pomegranate_half,
)
from storefront.departments.fruit_vegetables.tropical_whole import Tropical, tropical_kind, whole
from storefront.departments.fruit_vegetables.words_fruit_tropics import TROPICAL_WORDS
from storefront.drawing.canvas import Canvas
from storefront.drawing.outline import Point
from storefront.types import Design, ProductType

_KIWI_PULP = (Skin(0.76, 0.165, 122), Skin(0.78, 0.17, 118), Skin(0.86, 0.15, 96))
_SHOWS = {
    "single": 0.12,
    "pair": 0.13,
    "several": 0.13,
    "halved": 0.26,
    "crate": 0.12,
    "flat": 0.10,
    "pile": 0.09,
    "bowl": 0.05,
}


def _show(name: str, rng: np.random.Generator) -> str:
    """How the fruit of one product are shown."""
    shows = dict(_SHOWS)
    if name in ("papaya", "pineapple"):
        shows |= {"bowl": 0.0, "flat": 0.05}
    if name in ("kiwi", "passion fruit"):
        shows |= {"single": 0.0, "pair": 0.05, "several": 0.08, "punnet": 0.08, "halved": 0.40}
    names, weights = list(shows), np.array(list(shows.values()))
    return str(rng.choice(names, p=weights / weights.sum()))


def _places(show: str, kind: Tropical, rng: np.random.Generator) -> list[Place]:
    """Where loose fruit lie; what comes first lies behind."""
    side = float(rng.choice((-1, 1)))
    tall = {"pineapple": 1.26, "avocado": 0.92, "mango": 0.80, "papaya": 0.80, "kiwi": 0.76}.get(kind.name, 0.88)

    def at(x: float, foot: float, radius: float) -> Place:
        radius *= float(rng.uniform(0.95, 1.05)) * kind.size
        return 256 + side * x + float(rng.uniform(-6, 6)), foot - radius * tall + float(rng.uniform(-4, 4)), radius

    if kind.name == "pineapple":
        return {
            "single": [at(0, 456, 114)],
            "pair": [at(-92, 420, 98), at(88, 454, 102)],
            "several": [at(-124, 414, 84), at(120, 410, 84), at(0, 456, 92)],
            "halved": [at(-78, 448, 108), (256 + side * 112, 372.0, 94.0)],
        }[show]
    return {
        "single": [at(0, 400, 150)],
        "pair": [at(-94, 358, 112), at(90, 410, 116)],
        "several": [at(-128, 346, 84), at(124, 342, 86), at(2, 326, 84), at(-70, 412, 86), at(76, 416, 86)],
        "halved": [at(-92, 356, 112), at(88, 404, 112)],
    }[show]


def _open(canvas: Canvas, kind: Tropical, place: Place, *, crumbs: bool = True) -> None:
    """The cut fruit in front."""
    rng = canvas.rng
    x, y, radius = place
    turn = float(rng.choice((-1, 1)) * rng.uniform(8, 34))
    cut = Cut(kind.profile, (x, y), radius, turn)
    towards = float(rng.choice([rng.uniform(58, 88), rng.uniform(92, 122)]))
    face = Face((x, y - radius * 0.04), radius * 0.92, towards, float(rng.uniform(0.80, 0.94)))
    if kind.name == "mango":
        mango_cheek(canvas, cut, kind.peel, Skin(0.84, 0.155, float(rng.uniform(72, 80))))
    elif kind.name == "papaya":
        papaya_half(canvas, replace(cut, radius=radius * 1.02), kind.peel, Skin(0.76, 0.16, float(rng.uniform(46, 60))))
    elif kind.name == "avocado":
        avocado_half(canvas, cut, kind.peel, stoned=rng.random() < 0.72)
    elif kind.name == "kiwi":
        long = 1.0 if rng.random() < 0.6 else 1.22
        kiwi_half(canvas, replace(face, long=long, radius=radius * 0.9), kind.peel, _KIWI_PULP[int(rng.integers(3))])
    elif kind.name == "passion fruit":
        passion_half(canvas, face, kind.peel)
    elif kind.name == "pomegranate":
        pomegranate_half(canvas, face, kind.peel)
        for _ in range(int(rng.integers(3, 9)) if crumbs else 0):
            spot = (x + radius * rng.uniform(-1.3, 1.2), y + radius * rng.uniform(0.94, 1.12))
            canvas.stand(*spot, radius * 0.06, 3)
            aril(canvas, *spot, radius * 0.085)
    else:
        away = 1.0 if x > 256 else -1.0
        for k in range(int(rng.integers(1, 3))):
            spot = (x - away * k * radius * 0.5, y + radius * (0.1 + 0.55 * k))
            pineapple_slice(canvas, Face(spot, radius * 0.92, 90, float(rng.uniform(0.5, 0.62))), kind.peel)


def _stand(canvas: Canvas, kind: Tropical, places: list[Place]) -> None:
    """Contact shadows; a pineapple's foot is lower than a round fruit's."""
    if kind.name != "pineapple":
        shade_below(canvas, places)
        return
    shade_below(canvas, [(x, y + radius * 0.64, radius * 0.66) for x, y, radius in places])
    for x, y, radius in places:
        canvas.stand(x, y + radius * 1.20, radius * 0.52, radius * 0.09)


def _among(kind: Tropical, canvas: Canvas, centre: Point, radius: float, fine: bool) -> None:
    """A fruit of a heap: now and then one that is cut open, as shops do to show what is inside."""
    closed = {"mango": 0.94, "pineapple": 1.0}.get(kind.name, 0.80)
    if canvas.rng.random() < closed:
        whole(kind, canvas, centre, radius, fine)
        return
    feet = list(canvas.feet)
    _open(canvas, kind, (*centre, radius), crumbs=False)
    canvas.feet[:] = feet


def draw_tropical(canvas: Canvas, design: Design) -> None:
    """Fruit of one kind in a display that chance picks."""
    rng = canvas.rng
    kind = tropical_kind(design.silhouette, design.colour, rng)
    show = _show(kind.name, rng)
    one = partial(_among if show in ("crate", "flat", "pile", "bowl", "punnet") else whole, kind)
    size = min(1.0, kind.size) * (1.3 if kind.name == "pineapple" else 1.0)
    if show == "crate":
        boxed = replace(design, silhouette=str(rng.choice(["wooden crate", "market tray"])))
        crate(canvas, one, boxed, float(rng.uniform(42, 54)) * size)
    elif show == "flat":
        flat(canvas, one, design, float(rng.uniform(46, 60)) * size)
    elif show == "pile":
        pile(canvas, one, design, float(rng.uniform(44, 56)) * size)
    elif show == "bowl":
        bowl(canvas, one, design, float(rng.uniform(50, 60)) * size)
    elif show == "punnet":
        punnet(canvas, one, design, float(rng.uniform(44, 56)))
    else:
        cloth(canvas, design)
        places = _places(show, kind, rng)
        _stand(canvas, kind, places[:-1] if show == "halved" else places)
        if show == "halved" and kind.name in ("kiwi", "passion fruit"):
            x, y, radius = places[0]
            places.insert(0, (512 - x + float(rng.uniform(-20, 20)), y - radius * 0.3, radius * 0.95))
        group(canvas, one, places[:-1] if show == "halved" else places)
        if show == "halved":
            _open(canvas, kind, places[-1])


TROPICAL = ProductType(
    department="Fruit & Vegetables",
    name="Tropical fruit",
    draw=draw_tropical,
    silhouettes=("mango", "pineapple", "kiwi", "avocado", "pomegranate", "papaya", "passion fruit"),
    colours=("orange", "mustard", "yellow", "green", "red", "burgundy", "purple", "brown", "olive"),
    patterns=("gingham", "stripes", "dots", "floral", "leaves", "grid", "waves", "vertical stripes"),
    materials=("peel",),
    prices=(0.8, 8.5),
    words=TROPICAL_WORDS,
    never_in={
        "mango": ("purple",),
        "pineapple": ("yellow", "red", "purple"),
        "kiwi": ("orange", "mustard", "yellow", "green", "red", "burgundy", "purple"),
        "avocado": ("orange", "mustard", "yellow", "red", "burgundy", "purple"),
        "pomegranate": ("mustard", "yellow", "green", "olive", "purple"),
        "papaya": ("red", "burgundy", "purple"),
        "passion fruit": ("green", "olive", "red", "purple"),
    },
    plain_share=0.64,
)
