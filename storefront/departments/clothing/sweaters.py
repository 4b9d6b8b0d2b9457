"""Sweaters: knitted pullovers and cardigans with ribbed ends, cables, yokes and rolled collars."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from storefront import palette
from storefront.departments.clothing import words_knit
from storefront.departments.clothing.fastenings import button
from storefront.departments.clothing.garment import AXIS, Cut, Top, tailor
from storefront.departments.clothing.knitwear import edging, knit_pocket, knitted_body, rib_collar, roll_collar
from storefront.departments.clothing.sewing import neck_opening
from storefront.departments.clothing.stitches import cable, lattice, raise_stitches, straight, yoke
from storefront.drawing import light, textures
from storefront.drawing.materials import Surface, paint, surface
from storefront.drawing.outline import curve
from storefront.types import Design, ProductType, Stance

if TYPE_CHECKING:
    from storefront.drawing.canvas import Canvas
    from storefront.drawing.light import Fold

_CUTS: dict[str, Cut] = {
    "crew neck": Cut(neck=50, neck_y=80, neck_drop=34, shoulder=122, shoulder_y=112, chest=120, armpit_y=214, waist=121,
                     waist_y=320, hem=110, hem_y=414, sleeve=278, sleeve_angle=19, cuff=66, elbow=9),
    "roll neck": Cut(neck=40, neck_y=104, neck_drop=24, shoulder=116, shoulder_y=128, chest=112, armpit_y=226,
                     waist=112, waist_y=328, hem=102, hem_y=428, sleeve=274, sleeve_angle=16, cuff=58, elbow=7),
    "V-neck": Cut(neck=42, neck_y=80, neck_drop=104, neck_shape=0, shoulder=112, shoulder_y=110, chest=108,
                  armpit_y=200, waist=104, waist_y=314, hem=101, hem_y=424, sleeve=288, sleeve_angle=15, cuff=50,
                  elbow=5),
    "cable": Cut(neck=46, neck_y=88, neck_drop=26, shoulder=128, shoulder_y=114, chest=124, armpit_y=222, waist=126,
                 waist_y=326, hem=112, hem_y=420, sleeve=272, sleeve_angle=21, cuff=74, elbow=12),
    "cardigan": Cut(neck=42, neck_y=76, neck_drop=128, neck_shape=0, shoulder=116, shoulder_y=107, chest=114,
                    armpit_y=206, waist=112, waist_y=314, hem=108, hem_y=428, sleeve=286, sleeve_angle=15, cuff=58,
                    elbow=6),
    "yoke": Cut(neck=48, neck_y=84, neck_drop=26, shoulder=112, shoulder_y=112, chest=112, armpit_y=210, waist=112,
                waist_y=318, hem=104, hem_y=416, sleeve=274, sleeve_angle=23, cuff=56, elbow=9),
    "fisherman": Cut(neck=44, neck_y=98, neck_drop=22, shoulder=126, shoulder_y=124, chest=126, armpit_y=234,
                     waist=128, waist_y=330, hem=120, hem_y=424, sleeve=262, sleeve_angle=20, cuff=76, elbow=12),
}  # fmt: skip


def draw_sweater(canvas: Canvas, design: Design) -> None:
    """A sweater or cardigan from the front."""
    made, shape = surface(design, scale=1.1), design.silhouette
    top = tailor(_CUTS[shape].varied(canvas.rng), canvas.rng)
    _DRAWN[shape](canvas, top, made)


def _crew(canvas: Canvas, top: Top, made: Surface) -> None:
    neck_opening(canvas, top, made)
    tipped = canvas.rng.random() < 0.3
    rib = made.dyed(made.accent) if tipped else made
    knitted_body(canvas, top, made, rib=rib)
    rib_collar(canvas, top, rib)


def _roll(canvas: Canvas, top: Top, made: Surface) -> None:
    knitted_body(canvas, top, made, depth=24)
    roll_collar(canvas, top, made, height=float(canvas.rng.uniform(42, 54)))


def _v_neck(canvas: Canvas, top: Top, made: Surface) -> None:
    neck_opening(canvas, top, made)
    fate = canvas.rng.random()
    rib = made.dyed(made.accent) if fate < 0.3 else made
    sporty = fate > 0.6 and made.pattern == "plain"

    def decorate() -> None:
        """The lines that cricketers wear along the neckline and above the ribs."""
        neck = (AXIS, top.cut.neck_y - 30)
        with canvas.within(top.body):
            for factor, rise in ((1.12, 9), (1.25, 19)):
                canvas.stroke(top.neckline.scaled(factor, factor, neck), made.accent.base, 5.0)
                canvas.stroke(top.hem.shifted(0, -rise), made.accent.base, 5.0)
        for k, cuff in enumerate(top.cuffs):
            with canvas.within(top.sleeves[k]):
                canvas.stroke(cuff.shifted(3 if k == 0 else -3, -10), made.accent.base, 4.6)

    knitted_body(canvas, top, made, rib=rib, depth=22, step=7, decorate=decorate if sporty else None)
    rib_collar(canvas, top, rib, width=13.5, step=6.4)


def _cable(canvas: Canvas, top: Top, made: Surface) -> None:
    cut, rng = top.cut, canvas.rng
    neck_opening(canvas, top, made)

    def decorate() -> None:
        start = cut.neck_y + cut.neck_drop - 8
        folds: list[Fold] = []
        centre = bool(rng.random() < 0.5)
        drop = cut.hem_y - start + 8
        if centre:
            folds += lattice(canvas, top.body, straight((AXIS, start), (AXIS, cut.hem_y)), drop, half=26)
        else:
            folds += cable(canvas, top.body, straight((AXIS, start), (AXIS, cut.hem_y)), drop, half=19)
        for side in (-1, 1):
            for x, half in ((50.0, 11.0), (88.0, 14.0)):
                high = cut.neck_y + (x - cut.neck) * 0.5 + 4
                track = straight((AXIS + side * x, high), (AXIS + side * x * 0.96, cut.hem_y))
                folds += cable(canvas, top.body, track, cut.hem_y - high + 6, half=half, mirrored=side > 0)
        raise_stitches(canvas, top.body, folds)
        for k, sleeve in enumerate(top.sleeves):
            crown, end = np.array(top.armholes[k].at(0.3)), np.array(top.cuffs[k].at(0.42))
            track = straight(tuple(crown), tuple(end))
            ropes = cable(canvas, sleeve, track, float(np.linalg.norm(end - crown)) + 6, half=13, mirrored=k > 0)
            raise_stitches(canvas, sleeve, ropes)

    knitted_body(canvas, top, made, depth=32, step=8, decorate=decorate)
    rib_collar(canvas, top, made, width=17, step=7)


def _cardigan(canvas: Canvas, top: Top, made: Surface) -> None:
    cut, rng = top.cut, canvas.rng
    paint(canvas, top.back, made.plain())
    light.shade(canvas, top.back, light.SHADOW, 0.5)
    neck_opening(canvas, top, made)
    knitted_body(canvas, top, made, depth=24, step=6.5)
    rib = made.dyed(made.accent) if rng.random() < 0.3 else made
    if rng.random() < 0.7:
        for side in (-1, 1):
            knit_pocket(canvas, top, made, AXIS + side * 62, cut.waist_y + 20)
    low, foot = cut.neck_y + cut.neck_drop, cut.hem_y + 29
    colour = palette.tones("chocolate" if not made.tones.is_dark else "camel") if rng.random() < 0.6 else made.tones
    for side in (-1, 1):
        edge = AXIS - 9 * side
        points = [
            (AXIS + side * (cut.neck - 1), cut.neck_y + 3),
            (AXIS + side * cut.neck * 0.6, low - 72),
            (AXIS - side * 4, low - 6),
            (edge, low + 36),
            (edge, foot),
        ]
        edging(canvas, curve(points, closed=False), rib, width=19, side=-side)
    run = curve([(AXIS, low + 8), (AXIS, foot - 10)], closed=False)
    for share in np.linspace(0.0, 1.0, int(rng.integers(4, 7))):
        button(canvas, *run.at(float(share)), 5.0, colour)


def _yoke(canvas: Canvas, top: Top, made: Surface) -> None:
    neck_opening(canvas, top, made)
    third = palette.tones("ivory" if made.tones.oklch[0] < 0.7 else "charcoal").base
    reach = float(canvas.rng.uniform(84, 122))
    knitted_body(canvas, top, made, decorate=lambda: yoke(canvas, top, made, third, reach=reach))
    rib_collar(canvas, top, made, width=13)


def _fisherman(canvas: Canvas, top: Top, made: Surface) -> None:
    def decorate() -> None:
        textures.weave(canvas, top.body, "deep rib")
        for k, sleeve in enumerate(top.sleeves):
            textures.weave(canvas, sleeve, "deep rib", turn=(-1 if k else 1) * (top.cut.sleeve_angle - 4))

    knitted_body(canvas, top, made, depth=36, step=11, decorate=decorate)
    roll_collar(canvas, top, made, height=float(canvas.rng.uniform(28, 34)), step=9)


_DRAWN = {
    "crew neck": _crew,
    "roll neck": _roll,
    "V-neck": _v_neck,
    "cable": _cable,
    "cardigan": _cardigan,
    "yoke": _yoke,
    "fisherman": _fisherman,
}

SWEATERS = ProductType(
    department="Clothing",
    name="Sweaters",
    draw=draw_sweater,
    silhouettes=tuple(_CUTS),
    colours=(*palette.FABRIC_COLOURS, "cream", "grey", "navy", "camel"),
    patterns=("stripes", "stripes", "diamonds", "diamonds", "colour block", "chevron", "dots", "waves", "stars",
              "animal spots", "speckles"),
    materials=("knit", "fine knit", "chunky knit", "mohair"),
    prices=(29, 189),
    stance=Stance.HANGING,
    plain_share=0.55,
    made_of={
        "V-neck": ("fine knit", "knit"),
        "cable": ("knit", "chunky knit"),
        "yoke": ("knit", "fine knit"),
        "fisherman": ("knit",),
    },
    words=words_knit.SWEATERS,
)  # fmt: skip

TYPES: tuple[ProductType, ...] = (SWEATERS,)
