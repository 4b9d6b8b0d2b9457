"""Flowers: tulips, roses, sunflowers, lavender and mixed bunches in vases or paper, and orchids in pots."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from storefront.departments.plants_garden import words_flowers as words
from storefront.departments.plants_garden.bunches import BLOOMING, Bunch, arrange, bunch_of, disc, dome
from storefront.departments.plants_garden.flower_heads import (
    daisy,
    eucalyptus,
    gypsophila,
    lavender,
    orchid,
    rose,
    strap_leaf,
    sunflower,
    tulip,
)  # fmt: skip
from storefront.departments.plants_garden.foliage import LANCE, OVAL, Place, lit
from storefront.departments.plants_garden.pots import pot
from storefront.drawing.canvas import Canvas
from storefront.drawing.outline import Point
from storefront.palette import tones, tones_of
from storefront.types import Design, ProductType


def _tulips(bunch: Bunch) -> None:
    rng, mixed = bunch.canvas.rng, bool(bunch.canvas.rng.random() < 0.3)
    heads = dome(rng, int(rng.integers(9, 15)), (256, 166), 104, 62)

    def foliage(gather: float) -> None:
        for k in range(8):
            angle = -64 + 18 * k + float(rng.normal(0, 5))
            long = float(rng.uniform(130, 176))
            strap_leaf(
                bunch.plant,
                Place((256 + angle * 0.4, gather + 4), angle * 0.8, long, 15, angle * 0.5),
                lit(bunch.green, float(rng.uniform(-0.02, 0.08))),
            )

    def head(at: Point, angle: float, k: int) -> None:
        tulip(
            bunch.canvas,
            (at[0], at[1] + 24),
            float(rng.uniform(62, 74)),
            angle,
            bunch.second if mixed and k % 3 == 1 else lit(bunch.bloom, float(rng.normal(0, 0.015))),
        )

    arrange(bunch, heads, head, leaves=foliage)


def _rose_leaves(bunch: Bunch, middle: float, reach: float) -> None:
    rng = bunch.canvas.rng
    for k in range(16):
        angle = -120 + 16 * k + float(rng.normal(0, 6))
        turn = np.deg2rad(angle)
        at = (256 + reach * 0.72 * float(np.sin(turn)), middle - reach * 0.5 * float(np.cos(turn)) + 12)
        long = float(rng.uniform(46, 62))
        bunch.plant.blade(
            OVAL,
            Place(at, angle + float(rng.normal(0, 12)), long, long * 0.3, angle * 0.1),
            lit(bunch.green, float(rng.uniform(-0.1, 0.02))),
            veins=5,
        )


def _roses(bunch: Bunch) -> None:
    rng = bunch.canvas.rng
    heads = dome(rng, int(rng.integers(9, 14)), (256, 178), 96, 68)

    def head(at: Point, angle: float, _: int) -> None:
        size = float(rng.uniform(34, 41))
        bunch.plant.shadow(disc(at, size))
        rose(bunch.canvas, at, size, angle, lit(bunch.bloom, float(rng.normal(0, 0.015))))
        bunch.plant.note(disc(at, size))

    arrange(bunch, heads, head, leaves=lambda _: _rose_leaves(bunch, 186, 140))


def _sunflowers(bunch: Bunch) -> None:
    rng = bunch.canvas.rng
    count = int(rng.integers(3, 7))
    heads = dome(rng, count, (256, 166), 92 if count > 3 else 84, 62)

    def foliage(_: float) -> None:
        for k in range(9):
            angle = -112 + 28 * k + float(rng.normal(0, 6))
            at = (256 + 50 * float(np.sin(np.deg2rad(angle))), 232 - 34 * float(np.cos(np.deg2rad(angle))))
            bunch.plant.blade(
                OVAL,
                Place(at, angle, float(rng.uniform(76, 96)), 27, angle * 0.2),
                lit(bunch.green, float(rng.uniform(-0.06, 0.03))),
            )

    def head(at: Point, angle: float, _: int) -> None:
        size = float(rng.uniform(62, 74)) * (1.0 if count < 5 else 0.86)
        bunch.plant.shadow(disc(at, size * 0.9), 0.35)
        sunflower(bunch.canvas, at, size, angle)
        bunch.plant.note(disc(at, size * 0.9))

    arrange(bunch, heads, head, leaves=foliage)


def _lavender(bunch: Bunch) -> None:
    rng = bunch.canvas.rng
    violet = tones_of(0.5 + float(rng.uniform(-0.05, 0.08)), 0.13, float(rng.uniform(288, 304)))
    heads = dome(rng, int(rng.integers(26, 36)), (256, 172), 104, 78)
    bunch = replace(bunch, green=tones_of(0.6, 0.06, 134))

    def foliage(gather: float) -> None:
        for k in range(22):
            angle = -60 + 5.6 * k + float(rng.normal(0, 6))
            bunch.plant.blade(LANCE, Place((256 + angle * 0.5, gather), angle * 0.8, float(rng.uniform(70, 120)),
                              4.2, angle * 0.2), lit(bunch.green, float(rng.uniform(-0.06, 0.06))),
                              veins=0, shadow=False)  # fmt: skip

    def head(at: Point, angle: float, _: int) -> None:
        long, turn = float(rng.uniform(54, 76)), np.deg2rad(angle * 0.8)
        tip = (at[0] + long * float(np.sin(turn)), at[1] - long * float(np.cos(turn)) + 18)
        lavender(
            bunch.canvas,
            [(at[0], at[1] + 18), ((at[0] + tip[0]) / 2, (at[1] + 18 + tip[1]) / 2), tip],
            float(rng.uniform(7, 8.6)),
            lit(violet, float(rng.normal(0, 0.03))),
        )

    arrange(bunch, heads, head, leaves=foliage)


def _mixed(bunch: Bunch) -> None:
    canvas, rng = bunch.canvas, bunch.canvas.rng
    heads = dome(rng, 15, (256, 178), 106, 74)
    kinds = [
        str(k)
        for k in rng.permutation(["rose"] * 4 + ["daisy"] * 4 + ["gerbera"] * 3 + ["tulip"] * 2 + ["lavender"] * 2)
    ]
    sage, violet = tones_of(0.66, 0.05, 160), tones_of(0.52, 0.13, 296)

    def foliage(gather: float) -> None:
        for k in range(7):
            angle = -78 + 26 * k + float(rng.normal(0, 6))
            turn = np.deg2rad(angle)
            tip = (256 + 146 * float(np.sin(turn)), 196 - 128 * float(np.cos(turn)))
            eucalyptus(bunch.plant, [(256, gather), ((256 + tip[0]) / 2, (gather + tip[1]) / 2 - 20), tip], sage)
        for _ in range(4):
            gypsophila(bunch.plant, (256 + float(rng.uniform(-104, 104)), 150 + float(rng.uniform(-30, 60))), 44)

    def head(at: Point, angle: float, k: int) -> None:
        kind = kinds[k]
        if kind == "rose":
            rose(canvas, at, float(rng.uniform(31, 37)), angle, bunch.bloom)
        elif kind == "tulip":
            tulip(canvas, (at[0], at[1] + 20), 58, angle, bunch.second)
        elif kind == "lavender":
            lavender(canvas, [(at[0], at[1] + 24), at, (at[0] + angle * 0.4, at[1] - 52)], 7.6, violet)
        else:
            own = tones("ivory") if kind == "daisy" else bunch.second
            daisy(
                canvas,
                at,
                float(rng.uniform(25, 31)) * (1.14 if kind == "gerbera" else 1.0),
                own,
                heart="#f0c23e" if kind == "daisy" else "#4a2b22",
            )

    arrange(bunch, heads, head, leaves=foliage)


def _orchid(bunch: Bunch) -> None:
    """A moth orchid in its pot: strap leaves and one or two arching stalks full of blossoms."""
    canvas, rng = bunch.canvas, bunch.canvas.rng
    holder = bunch.holder.of("ceramic") if bunch.holder.material in ("glass", "paper") else bunch.holder
    planted = pot(canvas, holder, (float(rng.uniform(60, 72)), float(rng.uniform(92, 112))))
    lip = tones(str(rng.choice(("fuchsia", "plum", "burgundy", "mustard"))), rng)
    for angle, long in ((-74, 118), (78, 112), (-48, 96), (44, 100)):
        place = Place((256 + angle * 0.3, planted.rim + 4), angle + float(rng.normal(0, 5)), long, 23, angle * 0.55)
        bunch.plant.blade(OVAL, place, lit(bunch.green, float(rng.uniform(-0.06, 0.02))), veins=0, gloss=0.2)
    side = float(rng.choice((-1, 1)))
    for k in range(int(rng.integers(1, 3))):
        way = side * (1 if k == 0 else -1)
        high = float(rng.uniform(222, 248)) * (1 if k == 0 else 0.82)
        top = planted.rim - high
        points = [
            (256 + way * 4, planted.rim + 4),
            (256 - way * 12, planted.rim - high * 0.55),
            (256 + way * 30, top),
            (256 + way * 112, top + 34),
            (256 + way * 150, top + 92),
        ]
        spine = bunch.plant.stem(points, (6, 5, 4, 3, 2.4), lit(bunch.green, -0.06))
        for n, share in enumerate(np.linspace(0.98, 0.5, int(rng.integers(6, 8)))):
            x, y = spine.at(float(share))
            size = 20 + 20 * min(1.0, n / 3)
            at = (x + (8 if n % 2 else -8), y + size * 0.4)
            bunch.plant.stem([(x, y), at], (2, 2), lit(bunch.green, -0.02))
            orchid(canvas, at, size, lit(bunch.bloom, float(rng.normal(0, 0.012))), lip)


_KINDS: dict[str, tuple[Callable[[Bunch], None], bool]] = {
    "tulips": (_tulips, False),
    "roses": (_roses, False),
    "sunflowers": (_sunflowers, True),
    "lavender": (_lavender, True),
    "mixed bouquet": (_mixed, False),
    "orchid": (_orchid, False),
}
"""How each is drawn, and whether its blossoms have a colour of their own."""


def draw_flowers(canvas: Canvas, design: Design) -> None:
    """Flowers in a vase, in paper or in a pot; blossoms and holder share the design's two colours."""
    draw, own = _KINDS[design.silhouette]
    draw(bunch_of(canvas, design, own=own))


FLOWERS = ProductType(
    department="Plants & Garden",
    name="Flowers",
    draw=draw_flowers,
    silhouettes=tuple(_KINDS),
    colours=(
        *BLOOMING,
        *BLOOMING,
        "sage",
        "teal",
        "navy",
        "sand",
        "grey",
        "forest green",
        "sky blue",
        "turquoise",
        "mint",
    ),
    patterns=("stripes", "dots", "speckles", "waves", "vertical stripes", "grid", "leaves", "gingham"),
    materials=("glass", "glass", "ceramic", "ceramic", "stoneware", "porcelain", "enamel", "paper", "paper", "steel"),
    never_in={"tulips": ("navy",), "sunflowers": ("coral", "red", "burgundy", "fuchsia", "purple", "plum")},
    made_of={
        "mixed bouquet": ("paper", "paper", "paper", "glass", "ceramic"),
        "orchid": ("ceramic", "stoneware", "terracotta", "concrete"),
        "lavender": ("paper", "stoneware", "enamel", "steel", "ceramic", "terracotta"),
    },
    prices=(9, 65),
    words=words.FLOWERS,
    accents=BLOOMING,
    plain_share=0.72,
)
