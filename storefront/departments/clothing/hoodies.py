"""Hoodies: sweatshirts with a hood, drawstrings and a pocket for both hands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storefront import palette
from storefront.departments.clothing import words_knit
from storefront.departments.clothing.fastenings import zipper
from storefront.departments.clothing.garment import AXIS, Cut, Top, tailor
from storefront.departments.clothing.hoods import drawstrings, fallen_hood, raised_hood
from storefront.departments.clothing.knitwear import edging, knitted_body
from storefront.departments.clothing.lettering import arched_word
from storefront.departments.clothing.sewing import stitching
from storefront.drawing import light
from storefront.drawing.materials import Surface, paint, surface
from storefront.drawing.outline import CORNER, Outline, curve, joined, line
from storefront.types import Design, ProductType, Stance

if TYPE_CHECKING:
    from storefront.drawing.canvas import Canvas

_CUTS: dict[str, Cut] = {
    "pullover": Cut(neck=46, neck_y=140, neck_drop=34, shoulder=118, shoulder_y=164, chest=116, armpit_y=252, waist=117,
                    waist_y=346, hem=108, hem_y=434, sleeve=258, sleeve_angle=17, cuff=62, elbow=7),
    "zip-up": Cut(neck=46, neck_y=138, neck_drop=36, shoulder=114, shoulder_y=164, chest=110, armpit_y=246, waist=109,
                  waist_y=342, hem=105, hem_y=434, sleeve=262, sleeve_angle=15, cuff=58, elbow=6),
    "oversized": Cut(neck=48, neck_y=98, neck_drop=38, shoulder=142, shoulder_y=134, chest=138, armpit_y=246, waist=138,
                     waist_y=340, hem=126, hem_y=430, sleeve=250, sleeve_angle=19, cuff=80, elbow=10),
    "cropped": Cut(neck=48, neck_y=160, neck_drop=36, shoulder=118, shoulder_y=188, chest=118, armpit_y=276, waist=121,
                   waist_y=330, hem=114, hem_y=374, sleeve=246, sleeve_angle=26, cuff=66, elbow=10),
    "panelled": Cut(neck=46, neck_y=138, neck_drop=34, shoulder=116, shoulder_y=164, chest=114, armpit_y=250, waist=114,
                    waist_y=344, hem=106, hem_y=433, sleeve=258, sleeve_angle=20, cuff=60, elbow=7),
    "college": Cut(neck=46, neck_y=96, neck_drop=36, shoulder=118, shoulder_y=124, chest=116, armpit_y=220, waist=116,
                   waist_y=324, hem=108, hem_y=428, sleeve=268, sleeve_angle=17, cuff=62, elbow=7),
    "sleeveless": Cut(neck=48, neck_y=138, neck_drop=36, shoulder=92, shoulder_y=152, chest=112, armpit_y=250,
                      waist=112, waist_y=346, hem=104, hem_y=434, sleeve=0),
}  # fmt: skip


def draw_hoodie(canvas: Canvas, design: Design) -> None:
    """A hoodie from the front, its hood up or fallen back."""
    rng, made, shape = canvas.rng, surface(design), design.silhouette
    top = tailor(_CUTS[shape].varied(rng), rng)
    other = made.dyed(made.accent)
    panelled = shape == "panelled"
    rib = other if shape == "college" and rng.random() < 0.4 else made
    hem = knitted_body(canvas, top, made, sleeve_made=other if panelled else made, rib=rib, depth=27, step=6)
    if shape == "sleeveless":
        _armholes(canvas, top, made)
    zipped = shape == "zip-up" or (shape == "sleeveless" and rng.random() < 0.5)
    if zipped:
        run = line((AXIS, top.cut.neck_y + top.cut.neck_drop - 4), (AXIS + 1.5, top.cut.waist_y),
                   (AXIS, hem.box[3] - 1))  # fmt: skip
        zipper(canvas, joined(top.body, hem), run, made, pull=float(rng.choice([0.05, 0.22])))
    if shape != "cropped" or rng.random() < 0.5:
        _kangaroo(canvas, top, other if panelled and rng.random() < 0.5 else made, split=zipped)
    if shape == "college":
        arched_word(canvas, top.body, made.accent, AXIS, top.cut.armpit_y + 18, rng)
    hood = other if panelled else made
    lining = other if rng.random() < 0.5 else made.plain()
    if shape in ("oversized", "college"):
        fallen_hood(canvas, top, hood, lining=lining)
    else:
        raised_hood(canvas, top, hood, lining=lining, height=float(rng.uniform(104, 118)))
    cord = palette.tones("ivory") if rng.random() < 0.5 else hood.accent if not panelled else made.tones
    drawstrings(canvas, top, cord, length=float(rng.uniform(66, 104)), metal=bool(rng.random() < 0.6))


def _armholes(canvas: Canvas, top: Top, made: Surface) -> None:
    """Ribbed edges where sleeves would be."""
    for k, armhole in enumerate(top.armholes):
        with canvas.within(top.body):
            edging(canvas, armhole, made, width=13, side=-1.0 if k == 0 else 1.0)


def _kangaroo(canvas: Canvas, top: Top, made: Surface, *, split: bool) -> None:
    """The pocket for both hands: slanted mouths at its sides, its foot in the hem's seam; `split` by a zip."""
    cut = top.cut
    tall = min(84.0, (cut.hem_y - cut.armpit_y) * 0.44) * float(canvas.rng.uniform(0.92, 1.06))
    high, low = cut.hem_y - tall, cut.hem_y + 3
    wide, narrow = cut.hem * 0.72, cut.hem * 0.4
    mouths = [
        [(AXIS + side * narrow, high), (AXIS + side * (narrow * 0.6 + wide * 0.4), high + tall * 0.36),
         (AXIS + side * wide, high + tall * 0.66)]
        for side in (-1, 1)
    ]  # fmt: skip
    left, right = ([(*mouth[0], CORNER), mouth[1], (*mouth[2], CORNER), (mouth[2][0], low, CORNER)] for mouth in mouths)
    if split:
        for half, x in ((left, AXIS - 9), (right, AXIS + 9)):
            _pocket(canvas, top, made.trim(), curve([(x, high, CORNER), *half, (x, low, CORNER)]))
    else:
        _pocket(canvas, top, made.trim(), curve([*left[::-1], *right]))
    for side, mouth in zip((-1, 1), mouths, strict=True):
        light.crease(canvas, top.body, line(*mouth).shifted(side * 2.5, 1.5), 8, 0.46)
        stitching(canvas, line(*mouth).shifted(-side * 7, 2), made, strength=0.6)


def _pocket(canvas: Canvas, top: Top, made: Surface, bag: Outline) -> None:
    with canvas.within(top.body):
        canvas.path(bag.shifted(1.5, 3), fill=light.SHADOW, fill_opacity=0.3, filter=canvas.blur(4, bag))
        paint(canvas, bag, made, cast=False)
        light.relief(canvas, bag, puff=8, depth=3.4, strength=0.45)
        light.falloff(canvas, bag, 0.12)
        canvas.path(bag, fill="none", stroke=made.tones.deep, stroke_width=1.1, stroke_opacity=0.45)
        top_edge = line((bag.box[0], bag.box[1] + 5), (bag.box[2], bag.box[1] + 5))
        with canvas.within(bag):
            stitching(canvas, top_edge, made, strength=0.6)


HOODIES = ProductType(
    department="Clothing",
    name="Hoodies",
    draw=draw_hoodie,
    silhouettes=tuple(_CUTS),
    colours=(*palette.FABRIC_COLOURS, "grey", "grey", "black", "navy"),
    patterns=("colour block", "stripes", "animal spots", "stars", "leaves", "tartan", "waves", "speckles", "dots",
              "floral"),
    materials=("cotton", "jersey", "fleece", "velvet"),
    prices=(25, 119),
    stance=Stance.HANGING,
    plain_share=0.62,
    made_of={"college": ("cotton", "jersey"), "oversized": ("cotton", "fleece"), "panelled": ("cotton", "jersey")},
    words=words_knit.HOODIES,
)  # fmt: skip

TYPES: tuple[ProductType, ...] = (HOODIES,)
