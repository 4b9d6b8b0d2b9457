"""House plants: monsteras, snake plants, rubber plants, ferns, trailing pothos, palms and calatheas in their pots."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from storefront import palette
from storefront.departments.plants_garden import words_plants as words
from storefront.departments.plants_garden.foliage import (
    OVAL,
    Foliage,
    Place,
    green,
    lit,
    split_leaf,
)  # fmt: skip
from storefront.departments.plants_garden.greens import fern, palm, pothos, snake_plant
from storefront.departments.plants_garden.pots import pot
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import Surface, surface
from storefront.drawing.outline import Outline, leaf
from storefront.palette import Tones, tones, tones_of
from storefront.types import Design, ProductType


def _monstera(canvas: Canvas, made: Surface, rng: np.random.Generator) -> None:
    planted = pot(canvas, made, (float(rng.uniform(66, 82)), float(rng.uniform(104, 126))))
    plant, tone = Foliage(canvas), green(rng, 0.47, 0.105, 143)
    count = int(rng.integers(7, 11))
    spots = []
    for k, base in enumerate(np.linspace(-78, 78, count)):
        angle = base + float(rng.normal(0, 5))
        reach = float(rng.uniform(130, 180)) * (1.0 if k % 2 else 0.62)
        spots.append((angle, reach))
    for angle, reach in sorted(spots, key=lambda s: -s[1] * np.cos(np.deg2rad(s[0]))):
        turn = np.deg2rad(angle)
        top = (planted.axis + reach * float(np.sin(turn)), planted.rim - 26 - reach * float(np.cos(turn)))
        root = (planted.axis + angle * 0.3, planted.rim + 4)
        bow = (planted.axis + angle * 0.5, (root[1] + top[1]) / 2 - 14)
        plant.stem([root, bow, top], (7, 5, 4.4), lit(tone, 0.06))
        long = float(rng.uniform(88, 116)) * (0.86 if reach < 100 else 1.0)
        side = 1 if angle > 0 else -1
        place = Place(
            top, angle * 0.9 + side * float(rng.uniform(36, 66)), long, long * float(rng.uniform(0.42, 0.52)), side * 22
        )
        plant.blade(
            split_leaf(rng, int(rng.integers(3, 5))),
            place,
            lit(tone, float(rng.uniform(-0.05, 0.05))),
            veins=6,
            gloss=0.1,
        )


def _rubber_plant(canvas: Canvas, made: Surface, rng: np.random.Generator) -> None:
    planted = pot(canvas, made, (float(rng.uniform(62, 78)), float(rng.uniform(100, 122))))
    plant = Foliage(canvas)
    dark = rng.random() < 0.5
    tone = tones_of(0.33, 0.05, 20 + float(rng.uniform(-8, 14))) if dark else green(rng, 0.4, 0.09, 146)
    lean, tall = float(rng.uniform(-16, 16)), float(rng.uniform(188, 222))
    spine = plant.stem([(planted.axis, planted.rim + 4), (planted.axis + lean * 0.4, planted.rim - tall * 0.5),
                         (planted.axis + lean, planted.rim - tall)], (11, 9, 6), tones("tan"))  # fmt: skip
    count, leaves = int(rng.integers(11, 15)), []
    for k, share in enumerate(np.linspace(0.16, 0.98, count)):
        side = -1 if k % 2 else 1
        front = k % 3 == 2
        angle = side * (98 - 74 * share) * (0.45 if front else 1.0) + float(rng.normal(0, 8))
        leaves.append((front, share, Place(spine.at(float(share)),
                       angle, float(rng.uniform(92, 116)) * (1.06 - 0.34 * share),
                       float(rng.uniform(29, 36)) * (1.05 - 0.3 * share), side * 26 * (1 - share))))  # fmt: skip
    for front, share, place in sorted(leaves, key=lambda p: (p[0], -p[1])):
        plant.blade(OVAL, place, lit(tone, 0.03 * (1 if front else -1) + 0.05 * (share - 0.5)), veins=7, gloss=0.26)
    sheath = leaf(spine.at(1.0), (spine.at(1.0)[0] + lean * 0.2, spine.at(1.0)[1] - 34), 9)
    canvas.path(sheath, fill=tones("coral").shade)


def _calathea(canvas: Canvas, made: Surface, rng: np.random.Generator) -> None:
    planted = pot(canvas, made, (float(rng.uniform(68, 82)), float(rng.uniform(104, 124))))
    plant, tone = Foliage(canvas), green(rng, 0.42, 0.085, 148)
    pale, wine = lit(tone, 0.3), tones_of(0.4, 0.1, 8)
    count, leaves = int(rng.integers(13, 18)), []
    for k in range(count):
        angle = -88 + 176 * k / (count - 1) + float(rng.normal(0, 6))
        reach = float(rng.uniform(60, 150))
        leaves.append((angle, reach))
    for angle, reach in sorted(leaves, key=lambda s: -s[1]):
        turn = np.deg2rad(angle * 0.86)
        root = (planted.axis + angle * 0.3, planted.rim + 3)
        top = (root[0] + reach * float(np.sin(turn)), root[1] - 8 - reach * float(np.cos(turn)))
        plant.stem(
            [root, ((root[0] + top[0]) / 2 - angle * 0.05, (root[1] + top[1]) / 2 - 6), top], (4.5, 3.6, 3), wine
        )
        long = float(rng.uniform(78, 100))
        place = Place(top, angle + float(rng.normal(0, 10)), long, long * float(rng.uniform(0.27, 0.33)), angle * 0.5)
        under = rng.random() < 0.2
        outline = plant.blade(OVAL, place, wine if under else tone, veins=0, gloss=0.1)
        if not under:
            _feathered(plant, place, outline, pale)


def _feathered(plant: Foliage, place: Place, outline: Outline, pale: Tones) -> None:
    """Pale strokes from the midrib, as painted by hand."""
    canvas = plant.canvas
    with canvas.within(outline):
        for y in np.linspace(0.06, 0.8, 7):
            for side in (-1, 1):
                start, end = (tuple(p) for p in place.lay(np.array([[0.0, y], [side * 0.74, y + 0.17]])).tolist())
                canvas.path(leaf(start, end, place.length * 0.05), fill=pale.base, fill_opacity=0.85)


_PLANTS: dict[str, Callable[[Canvas, Surface, np.random.Generator], None]] = {
    "monstera": _monstera,
    "snake plant": snake_plant,
    "rubber plant": _rubber_plant,
    "fern": fern,
    "trailing pothos": pothos,
    "palm": palm,
    "calathea": _calathea,
}


def draw_house_plant(canvas: Canvas, design: Design) -> None:
    """A plant in its pot; the design's colour, pattern and material are the pot's."""
    _PLANTS[design.silhouette](canvas, surface(design, scale=float(canvas.rng.uniform(0.45, 0.7))), canvas.rng)


HOUSE_PLANTS = ProductType(
    department="Plants & Garden",
    name="House plants",
    draw=draw_house_plant,
    silhouettes=tuple(_PLANTS),
    colours=(*palette.FABRIC_COLOURS, "rust", "rust", "tan", "white", "grey"),
    patterns=("stripes", "dots", "speckles", "waves", "chevron", "grid", "vertical stripes", "diamonds"),
    materials=("terracotta", "terracotta", "ceramic", "ceramic", "stoneware", "concrete", "straw", "enamel", "brass"),
    prices=(9, 79),
    words=words.HOUSE_PLANTS,
    plain_share=0.66,
)
