"""Trousers: from chinos to leggings, photographed as on an invisible figure. Denim has a type of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storefront import palette
from storefront.departments.clothing import words_legwear as words
from storefront.departments.clothing.fastenings import button
from storefront.departments.clothing.garment import AXIS
from storefront.departments.clothing.legs import LegCut, Legs, cut_legs, hang_legs
from storefront.departments.clothing.legwear import (
    hand_pockets,
    hem_stitches,
    pressed_creases,
    side_seams,
    side_stripes,
    trouser_front,
)
from storefront.departments.clothing.pockets import patch_pocket
from storefront.departments.clothing.sewing import ribbon, stitching
from storefront.departments.clothing.ties import bow
from storefront.departments.clothing.waistbands import (
    belt_loops,
    drawcord,
    elastic_waist,
    gathers,
    pleat,
    ribbed_cuff,
    turn_up,
    waistband,
)
from storefront.drawing import light
from storefront.drawing.materials import Surface, paint, surface
from storefront.drawing.outline import CORNER, Knot, curve, line
from storefront.types import Design, ProductType, Stance

if TYPE_CHECKING:
    from storefront.drawing.canvas import Canvas

_CUTS: dict[str, LegCut] = {
    "chino": LegCut(),
    "wide-leg": LegCut(waist=70, hip=94, knee=108, hem=122, stance=72, hem_y=474, crotch_y=192, ease=1.0, breaks=0.2),
    "cargo": LegCut(waist=78, hip=98, knee=104, hem=84, stance=70, ease=0.5, breaks=0.9),
    "jogger": LegCut(waist=76, hip=97, crotch_y=196, knee=94, hem=66, hem_y=438, stance=64, ease=0.4, breaks=1.0,
                     band=24),
    "cropped": LegCut(waist=76, waist_y=62, hip=98, hip_y=150, crotch_y=208, knee=84, knee_y=334, hem=70, hem_y=438,
                      stance=64, breaks=0.0, ease=0.25),
    "leggings": LegCut(waist=62, waist_y=44, hip=80, hip_y=138, crotch_y=188, knee=55, knee_y=316, hem=37, hem_y=468,
                       stance=50, band=36, ease=0.0, breaks=0.8, dip=9),
    "flared": LegCut(waist=68, hip=87, knee=70, knee_y=304, hem=118, hem_y=474, stance=84, ease=0.7, breaks=0.2),
    "paperbag": LegCut(waist=66, waist_y=72, hip=96, hip_y=150, crotch_y=206, knee=88, knee_y=322, hem=58, hem_y=462,
                       stance=60, ease=0.5, breaks=0.2, band=16),
}  # fmt: skip


def draw_trousers(canvas: Canvas, design: Design) -> None:
    """Trousers from the front."""
    made, shape = surface(design, scale=0.8), design.silhouette
    legs = cut_legs(_CUTS[shape].varied(canvas.rng), canvas.rng)
    if shape == "paperbag":
        _ruffle(canvas, legs, made)
    hang_legs(canvas, legs, made)
    _DETAILS[shape](canvas, legs, made, made.dyed(made.accent))


def _chino(canvas: Canvas, legs: Legs, made: Surface, other: Surface) -> None:
    rng = canvas.rng
    hand_pockets(canvas, legs, made)
    side_seams(canvas, legs, made)
    trouser_front(canvas, legs, made, belted=other if rng.random() < 0.4 else None)
    if rng.random() < 0.4:
        for k, hem in enumerate(legs.hems):
            turn_up(canvas, hem, made, 20, k=k)
    else:
        hem_stitches(canvas, legs, made)


def _wide(canvas: Canvas, legs: Legs, made: Surface, other: Surface) -> None:
    cut = legs.cut
    for k, side in enumerate((-1, 1)):
        for share, length in ((0.72, 92), (0.46, 70)):
            start = legs.place(k, cut.waist_y + cut.band + cut.dip * (0.5 + share * 0.5), share)
            pleat(canvas, legs.halves[k], start, length * canvas.rng.uniform(0.85, 1.2), side * 9)
    pressed_creases(canvas, legs, top=cut.hip_y + 20)
    hand_pockets(canvas, legs, made, inset=0.22)
    trouser_front(canvas, legs, made, belted=other if canvas.rng.random() < 0.35 else None)
    hem_stitches(canvas, legs, made, up=14)


def _cargo(canvas: Canvas, legs: Legs, made: Surface, other: Surface) -> None:
    cut = legs.cut
    hand_pockets(canvas, legs, made)
    for k, side in enumerate((-1, 1)):
        y = cut.crotch_y + 34
        x = legs.place(k, y + 36, 0.32)[0]
        box = (x - 29, y, x + 29, y + 74)
        patch_pocket(canvas, legs.halves[k], made, box, flap=24)
        button(canvas, x, y + 17, 3.4, made.tones)
        light.crease(canvas, legs.halves[k], line((x, y + 28), (x + side, y + 66)), 4, 0.2)
        knee = line(legs.place(k, cut.knee_y + 26, 0.0), legs.place(k, cut.knee_y + 32, 0.5),
                    legs.place(k, cut.knee_y + 26, 1.0))  # fmt: skip
        light.crease(canvas, legs.halves[k], knee, 4, 0.2)
        with canvas.within(legs.halves[k]):
            stitching(canvas, knee.shifted(0, 3), made, strength=0.6)
    trouser_front(canvas, legs, made)
    hem_stitches(canvas, legs, made, up=13)


def _jogger(canvas: Canvas, legs: Legs, made: Surface, other: Surface) -> None:
    cut, rng = legs.cut, canvas.rng
    if rng.random() < 0.5:
        side_stripes(canvas, legs, other.tones)
    hand_pockets(canvas, legs, made)
    rib = made.plain().of("knit")
    for k, hem in enumerate(legs.hems):
        ribbed_cuff(canvas, hem.shifted(0, -3), rib, 27, k=k)
        gathers(canvas, legs.halves[k], hem.shifted(0, 2), made, reach=(-30, -12), count=9)
    elastic_waist(canvas, legs.body, legs.waist, made.plain(), cut.band)
    drawcord(canvas, AXIS, cut.waist_y + cut.dip + cut.band * 0.55, other.tones, length=64)


def _cropped(canvas: Canvas, legs: Legs, made: Surface, other: Surface) -> None:
    cut = legs.cut
    pressed_creases(canvas, legs)
    hand_pockets(canvas, legs, made)
    for k, side in enumerate((-1, 1)):
        slit = line(legs.place(k, cut.hem_y - 34, 0.06), (legs.hems[k].at(0.0)[0] - side * 9, cut.hem_y + 4))
        light.crease(canvas, legs.halves[k], slit, 6, 0.4)
    trouser_front(canvas, legs, made, belted=other if canvas.rng.random() < 0.3 else None)
    hem_stitches(canvas, legs, made, up=11)


def _leggings(canvas: Canvas, legs: Legs, made: Surface, other: Surface) -> None:
    cut = legs.cut
    style = canvas.rng.random()
    for k, side in enumerate((-1, 1)):
        panel = legs.down(k, 0.24, cut.waist_y + cut.band, cut.hem_y)
        edge = [(x, y) for x, y in panel.sample(3)]
        outside = [(x + side * 40, y) for x, y in edge[::-1]]
        if style < 0.6:
            with canvas.within(legs.halves[k]):
                paint(canvas, curve([*edge, *outside]), other, cast=False)
                light.crease(canvas, legs.halves[k], legs.outer[k], 22, 0.2 + 0.16 * k, seam=False)
        light.crease(canvas, legs.halves[k], panel, 4, 0.26)
        with canvas.within(legs.halves[k]):
            stitching(canvas, panel.shifted(-side * 3, 0), made, strength=0.6)
        knee = line(legs.place(k, cut.knee_y - 22, 0.24), legs.place(k, cut.knee_y - 4, 0.7),
                    legs.place(k, cut.knee_y - 14, 1.0))  # fmt: skip
        light.crease(canvas, legs.halves[k], knee, 4, 0.22)
    waistband(canvas, legs.body, legs.waist, made.plain(), cut.band)
    hem_stitches(canvas, legs, made, up=8)
    logo = line((AXIS + 30, cut.waist_y + 26), (AXIS + 38, cut.waist_y + 20), (AXIS + 46, cut.waist_y + 23))
    canvas.stroke(logo, other.tones.base, 2.6)


def _flared(canvas: Canvas, legs: Legs, made: Surface, other: Surface) -> None:
    cut = legs.cut
    hand_pockets(canvas, legs, made, inset=0.4)
    pressed_creases(canvas, legs, top=cut.crotch_y + 20)
    side_seams(canvas, legs, made)
    trouser_front(canvas, legs, made, belted=other if canvas.rng.random() < 0.5 else None)
    hem_stitches(canvas, legs, made, up=12)


def _ruffle(canvas: Canvas, legs: Legs, made: Surface) -> None:
    """The gathered cloth that stands up above a tied waist, like the mouth of a paper bag."""
    cut, rng = legs.cut, canvas.rng
    high, half = cut.waist_y - 26, cut.waist + 8
    count = 9
    crest: list[Knot] = [
        (AXIS + half * (2 * k / count - 1), high + rng.uniform(-3, 3) + (5 if k % 2 else 0)) for k in range(1, count)
    ]
    mouth = curve([(AXIS - half, high, CORNER), (AXIS, high - 7), (AXIS + half, high, CORNER), (AXIS, high + 16)])
    paint(canvas, mouth, made.plain())
    light.shade(canvas, mouth, light.SHADOW, 0.5)
    sag = [(x, y + 5 * (1 - ((x - AXIS) / half) ** 2)) for x, y in crest]
    collar = curve([(AXIS - half, high, CORNER), *sag, (AXIS + half, high, CORNER),
                    (AXIS + cut.waist, cut.waist_y + 4, CORNER), (AXIS, cut.waist_y + cut.dip + 6),
                    (AXIS - cut.waist, cut.waist_y + 4, CORNER)])  # fmt: skip
    paint(canvas, collar, made)
    light.round_sides(canvas, collar, 0.3)
    light.relief(canvas, collar, puff=4, depth=3, strength=0.5)
    gathers(canvas, collar, legs.waist.shifted(0, 3), made, reach=(-36, -16), count=18)


def _paperbag(canvas: Canvas, legs: Legs, made: Surface, other: Surface) -> None:
    cut = legs.cut
    tie = other if canvas.rng.random() < 0.4 else made.plain()
    gathers(canvas, legs.body, legs.waist.shifted(0, cut.band), made, reach=(30, 84), count=20)
    hand_pockets(canvas, legs, made, inset=0.26)
    band = ribbon(legs.waist, cut.band, side=1)
    light.crease(canvas, legs.body, legs.waist.shifted(0, cut.band + 2), 8, 0.32, seam=False)
    paint(canvas, band, tie)
    light.round_sides(canvas, band, 0.3)
    light.relief(canvas, band, puff=3, depth=3, strength=0.5)
    belt_loops(canvas, legs.waist, made, cut.band, shares=(0.14, 0.86))
    bow(canvas, AXIS - 8, cut.waist_y + cut.dip + cut.band / 2, tie, size=0.9)
    hem_stitches(canvas, legs, made, up=12)


_DETAILS = {
    "chino": _chino,
    "wide-leg": _wide,
    "cargo": _cargo,
    "jogger": _jogger,
    "cropped": _cropped,
    "leggings": _leggings,
    "flared": _flared,
    "paperbag": _paperbag,
}

_COLOURS = tuple(name for name in palette.FABRIC_COLOURS if name != "denim blue")

TROUSERS = ProductType(
    department="Clothing",
    name="Trousers",
    draw=draw_trousers,
    silhouettes=tuple(_CUTS),
    colours=(*_COLOURS, "navy", "black", "sand", "olive", "charcoal", "beige", "camel"),
    patterns=("pinstripes", "tartan", "grid", "floral", "vertical stripes", "animal spots", "leaves", "dots"),
    materials=("cotton", "linen", "flannel", "corduroy", "canvas"),
    prices=(29, 149),
    stance=Stance.HANGING,
    plain_share=0.7,
    made_of={
        "chino": ("cotton", "cotton", "corduroy", "linen", "canvas"),
        "wide-leg": ("linen", "flannel", "satin", "cotton"),
        "cargo": ("canvas", "cotton", "nylon"),
        "jogger": ("fleece", "cotton", "knit"),
        "cropped": ("cotton", "linen", "flannel"),
        "leggings": ("nylon", "cotton"),
        "flared": ("corduroy", "velvet", "flannel", "suede"),
        "paperbag": ("linen", "cotton", "satin"),
    },
    words=words.TROUSERS,
)

TYPES: tuple[ProductType, ...] = (TROUSERS,)
