"""Coats: longer than jackets, reaching the thigh or the calf, photographed as on an invisible figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from storefront import palette
from storefront.departments.clothing import words_outerwear as words
from storefront.departments.clothing.coat_collars import coat_hood, epaulette, lining, revers, shawl
from storefront.departments.clothing.coat_parts import (
    ROWS,
    SLEEVE_ROWS,
    button_colour,
    button_rows,
    coat_shell,
    covered_buckle,
    cuff_strap,
    drawn_waist,
    flap_pocket,
    front_edge,
    toggle,
)
from storefront.departments.clothing.collars import stand_collar
from storefront.departments.clothing.fastenings import button, placket, zipper
from storefront.departments.clothing.garment import AXIS, Cut, Top, tailor
from storefront.departments.clothing.pockets import patch_pocket, welt_pocket
from storefront.departments.clothing.quilting import puffed
from storefront.departments.clothing.sewing import ribbon, stitching
from storefront.departments.clothing.ties import belt, bow
from storefront.drawing import light
from storefront.drawing.materials import Surface, paint, surface
from storefront.drawing.outline import CORNER, curve, joined, line
from storefront.types import Design, ProductType, Stance

if TYPE_CHECKING:
    from storefront.drawing.canvas import Canvas

_CUTS: dict[str, Cut] = {
    "trench": Cut(neck=32, neck_y=46, neck_drop=96, neck_shape=0, shoulder=85, shoulder_y=70, chest=81, armpit_y=132,
                  waist=71, waist_y=212, hem=112, hem_y=462, sleeve=214, sleeve_angle=11, cuff=42, elbow=5),
    "overcoat": Cut(neck=31, neck_y=44, neck_drop=112, neck_shape=0, shoulder=86, shoulder_y=68, chest=81, armpit_y=130,
                    waist=77, waist_y=216, hem=91, hem_y=466, sleeve=218, sleeve_angle=9, cuff=40, elbow=5),
    "duffle": Cut(neck=35, neck_y=92, neck_drop=24, shoulder=88, shoulder_y=116, chest=86, armpit_y=176, waist=87,
                  waist_y=262, hem=98, hem_y=464, sleeve=204, sleeve_angle=12, cuff=48, elbow=5),
    "parka": Cut(neck=37, neck_y=100, neck_drop=26, shoulder=90, shoulder_y=125, chest=90, armpit_y=186, waist=86,
                 waist_y=272, hem=100, hem_y=466, sleeve=206, sleeve_angle=14, cuff=48, elbow=6),
    "wrap": Cut(neck=31, neck_y=46, neck_drop=148, neck_shape=0, shoulder=85, shoulder_y=73, chest=81, armpit_y=138,
                waist=70, waist_y=216, hem=102, hem_y=466, sleeve=216, sleeve_angle=10, cuff=47, elbow=5),
    "puffer": Cut(neck=36, neck_y=74, neck_drop=18, shoulder=88, shoulder_y=98, chest=88, armpit_y=160, waist=84,
                  waist_y=246, hem=92, hem_y=468, sleeve=212, sleeve_angle=13, cuff=48, elbow=6),
    "pea coat": Cut(neck=36, neck_y=66, neck_drop=88, neck_shape=0, shoulder=98, shoulder_y=91, chest=94, armpit_y=164,
                    waist=86, waist_y=256, hem=104, hem_y=448, sleeve=240, sleeve_angle=11, cuff=47, elbow=5),
    "teddy": Cut(neck=36, neck_y=56, neck_drop=92, neck_shape=0, shoulder=98, shoulder_y=86, chest=100, armpit_y=168,
                 waist=106, waist_y=264, hem=92, hem_y=452, sleeve=224, sleeve_angle=15, cuff=54, elbow=9),
}  # fmt: skip


def draw_coat(canvas: Canvas, design: Design) -> None:
    """A coat from the front."""
    made, shape = surface(design, scale=0.85), design.silhouette
    top = tailor(_CUTS[shape].varied(canvas.rng), canvas.rng)
    if shape == "puffer":
        top = puffed(top, count=ROWS, sleeve_count=SLEEVE_ROWS)
    other = made.dyed(made.accent)
    _DRAW[shape](canvas, top, made, other)


def _trench(canvas: Canvas, top: Top, made: Surface, other: Surface) -> None:
    cut, low = top.cut, top.cut.neck_y + top.cut.neck_drop
    colour = button_colour(canvas, made)
    lining(canvas, top, other)
    coat_shell(canvas, top, made, skirted=0.55)
    front_edge(canvas, top, made, -26, low)
    flap = curve([(AXIS - cut.neck - 8, cut.neck_y + 18, CORNER), (AXIS - cut.shoulder + 6, cut.shoulder_y + 24),
                  (AXIS - cut.chest + 12, cut.armpit_y + 10, CORNER), (AXIS - 46, cut.armpit_y + 26),
                  (AXIS - 16, low - 22, CORNER)])  # fmt: skip
    with canvas.within(top.body):
        canvas.path(flap.shifted(1.5, 4), fill=light.SHADOW, fill_opacity=0.34, filter=canvas.blur(3, flap))
        paint(canvas, flap, made, cast=False)
        light.relief(canvas, flap, puff=4, depth=2.6, strength=0.45)
        stitching(canvas, flap.scaled(0.94), made, strength=0.45)
    for side in (-1, 1):
        welt_pocket(canvas, top.body, made, (AXIS + side * 46, cut.waist_y + 24), (AXIS + side * 66, cut.waist_y + 76))
        epaulette(canvas, top, made, side)
        cuff_strap(canvas, top, made, (side + 1) // 2, colour)
    above = np.array([low + 12, low + 44])
    below = cut.waist_y + np.array([34, 82])
    button_rows(canvas, (-17, 23), np.concatenate([above, below]), made, colour)
    belt(canvas, top, made.trim(), cut.waist_y, 17, buckle=False)
    covered_buckle(canvas, AXIS - 2, cut.waist_y + 2, colour)
    revers(canvas, top, made, low=low, width=38, notch=0.4, lean=-4)
    stitching(canvas, top.hem.shifted(0, -9), made)


def _overcoat(canvas: Canvas, top: Top, made: Surface, other: Surface) -> None:
    cut, low = top.cut, top.cut.neck_y + top.cut.neck_drop
    lining(canvas, top, other)
    coat_shell(canvas, top, made, skirted=0.3)
    front_edge(canvas, top, made, 9, low)
    for side in (-1, 1):
        flap_pocket(canvas, top, made, side)
        dart = line((AXIS + side * 46, cut.armpit_y + 34), (AXIS + side * 44, cut.waist_y), (AXIS + side * 50, 252))
        light.crease(canvas, top.body, dart, 4, 0.16)
    welt_pocket(canvas, top.body, made, (AXIS + 36, cut.armpit_y + 24), (AXIS + 62, cut.armpit_y + 18))
    colour = button_colour(canvas, made)
    button_rows(canvas, (-1.5,), low + 10 + np.arange(3) * 42, made, colour, 5.4)
    for k, side in ((0, -1), (1, 1)):
        for step in range(3):
            x, y = top.cuffs[k].at(0.2)
            button(canvas, x - side * 2, y - 10 - 9 * step, 2.4, colour)
    velvet = other.of("velvet") if canvas.rng.random() < 0.25 else None
    revers(canvas, top, made, low=low, width=34, notch=0.34, lean=2, peak=canvas.rng.random() < 0.3, facing=velvet)


def _duffle(canvas: Canvas, top: Top, made: Surface, other: Surface) -> None:
    cut, rng = top.cut, canvas.rng
    coat_hood(canvas, top, made, other, size=0.86, fur=None)
    coat_shell(canvas, top, made, skirted=0.25)
    start = cut.neck_y + cut.neck_drop
    front_edge(canvas, top, made, 10, start)
    yoke = line((AXIS - cut.chest, cut.armpit_y - 26), (AXIS, cut.armpit_y - 18), (AXIS + cut.chest, cut.armpit_y - 26))
    light.crease(canvas, top.body, yoke, 5, 0.3)
    stitching(canvas, yoke.shifted(0, 4), made, strength=0.5)
    for side in (-1, 1):
        left, right = sorted((AXIS + side * 26, AXIS + side * 80))
        patch_pocket(canvas, top.body, made, (left, cut.waist_y + 34, right, cut.waist_y + 100), flap=22)
    cord = palette.tones(str(rng.choice(["chocolate", "tan", "black"] if not made.tones.is_dark else ["tan", "cream"])))
    horn = palette.tones(str(rng.choice(["camel", "cream", "brown"])))
    for y in np.linspace(start + 26, cut.waist_y + 44, 4):
        toggle(canvas, float(y), cord, horn)
    stitching(canvas, top.hem.shifted(0, -11), made)
    for k, cuff in enumerate(top.cuffs):
        stitching(canvas, cuff.shifted(-3 if k else 3, -15), made)


def _parka(canvas: Canvas, top: Top, made: Surface, other: Surface) -> None:
    cut, rng = top.cut, canvas.rng
    fur = palette.tones(str(rng.choice(["camel", "cream", "brown", "grey", "beige"])))
    coat_hood(canvas, top, made, other, size=0.9, fur=fur)
    coat_shell(canvas, top, made, skirted=0.3)
    start = cut.neck_y + cut.neck_drop
    drawn_waist(canvas, top, cut.waist_y)
    for side in (-1, 1):
        left, right = sorted((AXIS + side * 24, AXIS + side * 82))
        patch_pocket(canvas, top.body, made, (left, cut.waist_y + 36, right, cut.waist_y + 108), flap=26)
        button(canvas, AXIS + side * 53, cut.waist_y + 53, 3.4, palette.tones("charcoal"))
        chest = (AXIS + side * 34, cut.armpit_y + 6), (AXIS + side * 60, cut.armpit_y + 26)
        welt_pocket(canvas, top.body, made, *chest)
    run = line((AXIS, start), (AXIS + 1, cut.waist_y), (AXIS, cut.hem_y + 4))
    placket(canvas, top.body, made, run, width=30, buttons=7, colour=palette.tones("brown"), radius=4.2)
    for side in (-1, 1):
        cord = line(
            (AXIS + side * 11, cut.waist_y), (AXIS + side * 15, cut.waist_y + 20), (AXIS + side * 12, cut.waist_y + 44)
        )
        canvas.stroke(cord.shifted(1.5, 2), light.SHADOW, 3.2, stroke_opacity=0.3, filter=canvas.blur(1.3, cord))
        canvas.stroke(cord, other.tones.base, 2.8)
    stitching(canvas, top.hem.shifted(0, -10), made)


def _wrap(canvas: Canvas, top: Top, made: Surface, other: Surface) -> None:
    cut, low = top.cut, top.cut.neck_y + top.cut.neck_drop
    lining(canvas, top, other)
    coat_shell(canvas, top, made, skirted=0.5)
    front_edge(canvas, top, made, -32, cut.waist_y, inset=8)
    for side in (-1, 1):
        left, right = sorted((AXIS + side * 36, AXIS + side * 86))
        patch_pocket(canvas, top.body, made, (left, cut.waist_y + 44, right, cut.waist_y + 104))
    turn_back = 30.0
    for k, cuff in enumerate(top.cuffs):
        band = ribbon(cuff, turn_back, side=1.0 if k else -1.0)
        light.crease(canvas, top.sleeves[k], cuff.shifted(0, -turn_back), 7, 0.3, seam=False)
        paint(canvas, band, made, turn=(-1 if k else 1) * cut.sleeve_angle)
        light.round_sides(canvas, band, 0.3)
        light.relief(canvas, band, puff=4, depth=3, strength=0.5)
    shawl(canvas, top, made, low=low, width=40, lean=-6)
    sash = made.plain() if canvas.rng.random() < 0.75 else other
    belt(canvas, top, sash, cut.waist_y, 19, buckle=False)
    bow(canvas, AXIS - 10, cut.waist_y + 3, sash, size=1.05)


def _puffer(canvas: Canvas, top: Top, made: Surface, other: Surface) -> None:
    cut = top.cut
    hooded = canvas.rng.random() < 0.5
    if hooded:
        coat_hood(canvas, top, made, other, size=0.66, fur=None)
    coat_shell(canvas, top, made, quilted=True)
    front = stand_collar(canvas, top, made, height=22 if hooded else 36)
    run = line((AXIS, cut.neck_y + cut.neck_drop - 22), (AXIS + 1, cut.waist_y), (AXIS, cut.hem_y + 4))
    zipper(canvas, joined(top.body, front), run, other, metal=other.tones.light, pull=0.05)
    for side in (-1, 1):
        slit = line((AXIS + side * 42, cut.waist_y + 18), (AXIS + side * 62, cut.waist_y + 62))
        light.crease(canvas, top.body, slit, 5, 0.5)
    if canvas.rng.random() < 0.35:
        belt(canvas, top, other, cut.waist_y, 15, buckle=True)


def _pea(canvas: Canvas, top: Top, made: Surface, other: Surface) -> None:
    cut, low = top.cut, top.cut.neck_y + top.cut.neck_drop
    lining(canvas, top, other)
    coat_shell(canvas, top, made)
    front_edge(canvas, top, made, -38, low)
    for side in (-1, 1):
        welt_pocket(canvas, top.body, made, (AXIS + side * 66, cut.waist_y + 22), (AXIS + side * 72, cut.waist_y + 80))
    gold = palette.tones(str(canvas.rng.choice(["mustard", "charcoal", "navy", "camel"])))
    button_rows(canvas, (-28, 30), low + 18 + np.arange(4) * 50, made, gold, 6.4)
    revers(canvas, top, made, low=low, width=50, notch=0.5, lean=-4)
    stitching(canvas, top.hem.shifted(0, -10), made)


def _teddy(canvas: Canvas, top: Top, made: Surface, other: Surface) -> None:
    cut, low = top.cut, top.cut.neck_y + top.cut.neck_drop
    lining(canvas, top, other)
    coat_shell(canvas, top, made)
    front_edge(canvas, top, made, 10, low)
    for side in (-1, 1):
        left, right = sorted((AXIS + side * 30, AXIS + side * 86))
        patch_pocket(canvas, top.body, made, (left, cut.waist_y + 30, right, cut.waist_y + 96))
    button_rows(canvas, (-1.5,), low + 16 + np.arange(3) * 66, made, button_colour(canvas, made), 8.5)
    revers(canvas, top, made, low=low, width=46, notch=0.42, lean=2)


_DRAW = {
    "trench": _trench,
    "overcoat": _overcoat,
    "duffle": _duffle,
    "parka": _parka,
    "wrap": _wrap,
    "puffer": _puffer,
    "pea coat": _pea,
    "teddy": _teddy,
}

COATS = ProductType(
    department="Clothing",
    name="Coats",
    draw=draw_coat,
    silhouettes=tuple(_CUTS),
    colours=(*palette.FABRIC_COLOURS, "camel", "black", "navy", "beige", "charcoal", "olive", "camel", "burgundy"),
    patterns=("tartan", "grid", "tartan", "animal spots", "chevron", "pinstripes", "diamonds"),
    materials=("cashmere", "wool", "canvas", "nylon", "fleece"),
    prices=(89, 449),
    stance=Stance.HANGING,
    plain_share=0.75,
    made_of={
        "trench": ("canvas", "canvas", "cotton"),
        "overcoat": ("cashmere", "cashmere", "wool", "corduroy"),
        "duffle": ("wool", "cashmere"),
        "parka": ("canvas", "nylon"),
        "wrap": ("cashmere", "wool", "suede"),
        "puffer": ("nylon",),
        "pea coat": ("wool", "cashmere"),
        "teddy": ("fleece",),
    },
    words=words.COATS,
)

TYPES: tuple[ProductType, ...] = (COATS,)
