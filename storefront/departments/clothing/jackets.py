"""Jackets: truckers, bombers, bikers, puffers and their kin, closed in front, on an invisible figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from storefront import palette
from storefront.departments.clothing import words
from storefront.departments.clothing.collars import hood, lapels, shirt_collar, stand_collar
from storefront.departments.clothing.fastenings import button, placket, zipper
from storefront.departments.clothing.garment import AXIS, Cut, Top, body_folds, sleeve_folds, tailor
from storefront.departments.clothing.pockets import patch_pocket, welt_pocket
from storefront.departments.clothing.quilting import puffed, quilt
from storefront.departments.clothing.sewing import hem_band, middle, ribbing, ribbon, sew, stitching
from storefront.drawing import light
from storefront.drawing.materials import Surface, paint, surface
from storefront.drawing.outline import CORNER, Outline, curve, joined, line, rounded
from storefront.types import Design, ProductType, Stance

if TYPE_CHECKING:
    from storefront.drawing.canvas import Canvas
    from storefront.drawing.light import Fold

_CUTS: dict[str, Cut] = {
    "trucker": Cut(neck=46, neck_y=88, neck_drop=26, shoulder=122, shoulder_y=110, chest=112, armpit_y=204, waist=104,
                   waist_y=300, hem=98, hem_y=412, sleeve=292, sleeve_angle=13, cuff=54, elbow=5),
    "bomber": Cut(neck=48, neck_y=92, neck_drop=28, shoulder=120, shoulder_y=112, chest=116, armpit_y=206, waist=117,
                  waist_y=310, hem=106, hem_y=410, sleeve=288, sleeve_angle=15, cuff=58, elbow=8),
    "biker": Cut(neck=46, neck_y=84, neck_drop=120, neck_shape=0, shoulder=114, shoulder_y=106, chest=106,
                 armpit_y=196, waist=94, waist_y=300, hem=98, hem_y=404, sleeve=294, sleeve_angle=14, cuff=46, elbow=6),
    "puffer": Cut(neck=48, neck_y=102, neck_drop=22, shoulder=122, shoulder_y=124, chest=122, armpit_y=214, waist=120,
                  waist_y=316, hem=114, hem_y=428, sleeve=284, sleeve_angle=16, cuff=66, elbow=7),
    "rain jacket": Cut(neck=46, neck_y=134, neck_drop=40, shoulder=112, shoulder_y=152, chest=108, armpit_y=230,
                       waist=108, waist_y=330, hem=118, hem_y=468, sleeve=264, sleeve_angle=15, cuff=58, elbow=5),
    "field jacket": Cut(neck=46, neck_y=70, neck_drop=24, shoulder=114, shoulder_y=92, chest=108, armpit_y=180,
                        waist=98, waist_y=284, hem=112, hem_y=456, sleeve=290, sleeve_angle=13, cuff=54, elbow=5),
    "fleece": Cut(neck=46, neck_y=104, neck_drop=20, shoulder=114, shoulder_y=124, chest=112, armpit_y=212, waist=110,
                  waist_y=310, hem=110, hem_y=438, sleeve=286, sleeve_angle=14, cuff=56, elbow=6),
    "varsity": Cut(neck=48, neck_y=86, neck_drop=52, neck_shape=0, shoulder=118, shoulder_y=108, chest=112,
                   armpit_y=202, waist=111, waist_y=304, hem=104, hem_y=412, sleeve=286, sleeve_angle=14, cuff=56,
                   elbow=7),
}  # fmt: skip


def draw_jacket(canvas: Canvas, design: Design) -> None:
    """A jacket from the front."""
    made, shape = surface(design, scale=1.1), design.silhouette
    top = tailor(_CUTS[shape].varied(canvas.rng), canvas.rng)
    if shape == "puffer":
        top = puffed(top)
    other = made.dyed(made.accent)
    if shape == "rain jacket":
        hood(canvas, top, made, lining=other)
    elif shape in ("biker", "varsity"):
        _inside(canvas, top, other)
    quilted = shape == "puffer"
    _shell(canvas, top, made, other.of("leather") if shape == "varsity" else made, quilted=quilted)
    _DETAILS[shape](canvas, top, made.trim(), other)


def _shell(canvas: Canvas, top: Top, made: Surface, sleeve_made: Surface, *, quilted: bool) -> None:
    """Trunk and long sleeves, lit as one; quilted ones are lit chamber by chamber."""
    rng, cut = canvas.rng, top.cut
    paint(canvas, top.body, made)
    light.round_sides(canvas, top.body, 0.2)
    folds: list[Fold] = [] if quilted else body_folds(cut, rng, ease=0.7)
    for k, sleeve in enumerate(top.sleeves):
        side = 1 if k else -1
        shadow = ribbon(line(top.armholes[k].at(0.6), top.cuffs[k].at(1.0)), 16, side=-side)
        canvas.path(
            shadow, fill=light.SHADOW, fill_opacity=0.32, blend="multiply", filter=canvas.blur(6, shadow),
            clip_path=canvas.clip(top.body),
        )  # fmt: skip
        paint(canvas, sleeve, sleeve_made, turn=-side * cut.sleeve_angle)
        light.round_sides(canvas, sleeve, 0.3, angle=-side * cut.sleeve_angle)
        if not quilted:
            folds += sleeve_folds(sleeve, top.armholes[k], top.cuffs[k], rng)
    if quilted:
        quilt(canvas, top)
    sew(canvas, joined(top.body, *top.sleeves), made, folds)
    for k, sleeve in enumerate(top.sleeves):
        light.crease(canvas, joined(sleeve, top.body), top.armholes[k], 6, 0.28)
        _underarm(canvas, top, sleeve, k)


def _underarm(canvas: Canvas, top: Top, sleeve: Outline, k: int) -> None:
    """The sleeve's inner edge, where it lies over the trunk."""
    inner = line(top.armholes[k].at(1.0), top.cuffs[k].at(1.0))
    canvas.stroke(inner, light.SHADOW, 1.0, stroke_opacity=0.25, clip_path=canvas.clip(joined(sleeve)))


def _inside(canvas: Canvas, top: Top, lining: Surface) -> None:
    paint(canvas, top.back, lining)
    light.shade(canvas, top.back, light.SHADOW, 0.42)
    light.inner_shadow(canvas, top.back, 12, 0.4, shift=(0, 8))


def _centre(top: Top, *, up: float = 0.0) -> Outline:
    cut = top.cut
    return line((AXIS, cut.neck_y + cut.neck_drop - up), (AXIS + 1.5, cut.waist_y), (AXIS, cut.hem_y + 4))


def _trucker(canvas: Canvas, top: Top, made: Surface, other: Surface) -> None:
    cut = top.cut
    yoke_y = cut.armpit_y - 28
    copper = palette.tones("camel")
    for side in (-1, 1):
        yoke = line((AXIS + side * (cut.chest - 2), yoke_y), (AXIS + side * 12, yoke_y + 4))
        light.crease(canvas, top.body, yoke, 5, 0.3)
        stitching(canvas, yoke.shifted(0, 3), made, strength=0.8)
        for x, lean in ((62, 26), (30, 12)):
            seam = line((AXIS + side * x, yoke_y + 50), (AXIS + side * (x - lean), cut.hem_y - 20))
            light.crease(canvas, top.body, seam, 4, 0.2)
            stitching(canvas, seam.shifted(3, 0), made, strength=0.7)
        patch_pocket(canvas, top.body, made, _mirror_box(side, 28, yoke_y + 2, 76, yoke_y + 58), flap=24)
        button(canvas, AXIS + side * 52, yoke_y + 19, 3.6, copper)
    hem_band(canvas, top, made, height=20, ribbed=False)
    placket(canvas, top.body, made, _centre(top), buttons=6, colour=copper, width=21, radius=4.4)
    shirt_collar(canvas, top, made, reach=58, spread=56)


def _mirror_box(side: int, near: float, top: float, far: float, bottom: float) -> tuple[float, float, float, float]:
    left, right = sorted((AXIS + side * near, AXIS + side * far))
    return left, top, right, bottom


def _bomber(canvas: Canvas, top: Top, made: Surface, other: Surface) -> None:
    cut, rib = top.cut, made.plain().of("knit")
    for side in (-1, 1):
        welt_pocket(canvas, top.body, made, (AXIS + side * 60, cut.waist_y - 8), (AXIS + side * 88, cut.waist_y + 52))
    hem_band(canvas, top, rib, height=27, ribbed=True)
    front = stand_collar(canvas, top, rib, height=24, ribbed=True)
    zipper(canvas, joined(top.body, front), _centre(top, up=26), made, pull=0.04)


def _biker(canvas: Canvas, top: Top, made: Surface, other: Surface) -> None:
    cut = top.cut
    low = cut.neck_y + cut.neck_drop
    run = line((AXIS - 2, low - 8), (AXIS - 16, cut.waist_y), (AXIS - 30, cut.hem_y + 4))
    zipper(canvas, top.body, run, made, pull=0.05)
    lapels(canvas, top, made, low=low + 4, width=50, lean=-4)
    for start, end in (
        ((AXIS + 30, cut.armpit_y + 34), (AXIS + 74, cut.armpit_y + 14)),
        ((AXIS + 40, cut.waist_y + 34), (AXIS + 82, cut.waist_y - 6)),
    ):
        zipper(canvas, top.body, line(start, end), made, pull=0.1)
    zipper(canvas, top.body, line((AXIS - 82, cut.waist_y - 6), (AXIS - 46, cut.waist_y + 34)), made, pull=0.1)
    belt = line((AXIS - cut.hem, cut.hem_y - 16), (AXIS, cut.hem_y - 9), (AXIS + cut.hem, cut.hem_y - 16))
    band = ribbon(belt.shifted(0, -7), 15, side=1)
    light.crease(canvas, top.body, belt.shifted(0, -9), 4, 0.25)
    with canvas.within(top.body):
        paint(canvas, band, made, cast=False)
        light.round_sides(canvas, band, 0.2)
        light.relief(canvas, band, puff=3, depth=2.6, strength=0.5)
    frame = rounded(AXIS - 60, cut.hem_y - 22, AXIS - 38, cut.hem_y, 3)
    canvas.path(frame, fill="none", stroke="#c9ccd4", stroke_width=3)
    for side in (-1, 1):
        for x in (24, 40):
            button(
                canvas, AXIS + side * (cut.neck + x), cut.neck_y + (34 if x == 24 else 62), 2.6, palette.tones("silver")
            )


def _puffer(canvas: Canvas, top: Top, made: Surface, other: Surface) -> None:
    front = stand_collar(canvas, top, made, height=46)
    zipper(canvas, joined(top.body, front), _centre(top, up=26), other, metal=other.tones.light, pull=0.05)
    for side in (-1, 1):
        y = top.cut.waist_y + 20
        light.crease(canvas, top.body, line((AXIS + side * 58, y), (AXIS + side * 86, y + 48)), 5, 0.5)


def _rain(canvas: Canvas, top: Top, made: Surface, other: Surface) -> None:
    cut = top.cut
    flap = _centre(top)
    placket(canvas, top.body, made, flap, buttons=5, colour=other.tones, width=30, radius=5.0)
    for side in (-1, 1):
        box = _mirror_box(side, 30, cut.waist_y + 34, 92, cut.waist_y + 108)
        patch_pocket(canvas, top.body, made, box, flap=20)
        cord = line(
            (AXIS + side * 20, cut.neck_y + cut.neck_drop - 6),
            (AXIS + side * 24, cut.neck_y + 66),
            (AXIS + side * 19, cut.neck_y + 112),
        )
        canvas.stroke(cord.shifted(2, 2.5), light.SHADOW, 3.4, stroke_opacity=0.3, filter=canvas.blur(1.5, cord))
        canvas.stroke(cord, other.tones.base, 3.2)
        canvas.stroke(cord.shifted(-0.7, 0), other.tones.light, 1.0, stroke_opacity=0.7)
        button(canvas, AXIS + side * 20, cut.neck_y + cut.neck_drop + 2, 3.4, palette.tones("silver"))
    stitching(canvas, top.hem.shifted(0, -9), made)


def _field(canvas: Canvas, top: Top, made: Surface, other: Surface) -> None:
    cut = top.cut
    for side in (-1, 1):
        patch_pocket(canvas, top.body, made, _mirror_box(side, 26, cut.armpit_y + 2, 80, cut.armpit_y + 62), flap=20)
        patch_pocket(canvas, top.body, made, _mirror_box(side, 26, cut.waist_y + 40, 94, cut.waist_y + 122), flap=24)
        button(canvas, AXIS + side * 53, cut.armpit_y + 15, 3.4, made.tones)
        button(canvas, AXIS + side * 60, cut.waist_y + 57, 3.4, made.tones)
    drawcord = line((AXIS - cut.waist, cut.waist_y), (AXIS, cut.waist_y + 6), (AXIS + cut.waist, cut.waist_y))
    light.crease(canvas, top.body, drawcord, 7, 0.3)
    placket(canvas, top.body, made, _centre(top), buttons=6, colour=palette.tones("charcoal"), width=28, radius=4.6)
    stitching(canvas, top.hem.shifted(0, -9), made)
    for k, cuff in enumerate(top.cuffs):
        stitching(canvas, cuff.shifted(-3 if k else 3, -16), made)
    shirt_collar(canvas, top, made, reach=54, spread=56)


def _fleece(canvas: Canvas, top: Top, made: Surface, other: Surface) -> None:
    cut = top.cut
    front = stand_collar(canvas, top, made, height=40)
    zipper(canvas, joined(top.body, front), _centre(top, up=24), other, metal=other.tones.shade, pull=0.3)
    patch = curve(
        [
            (AXIS + 24, cut.armpit_y - 4, CORNER),
            (AXIS + 82, cut.armpit_y - 10, CORNER),
            (AXIS + 84, cut.armpit_y + 58, CORNER),
            (AXIS + 24, cut.armpit_y + 62, CORNER),
        ]
    )
    paint(canvas, patch, other.of("nylon"), cast=False)
    light.falloff(canvas, patch, 0.16)
    light.inner_shadow(canvas, patch, 4, 0.2)
    stitching(canvas, patch.scaled(0.92), other)
    zipper(canvas, patch, line((AXIS + 32, cut.armpit_y + 10), (AXIS + 76, cut.armpit_y + 5)), other, pull=0.9)
    for side in (-1, 1):
        welt_pocket(canvas, top.body, other, (AXIS + side * 62, cut.waist_y + 16), (AXIS + side * 80, cut.waist_y + 74))
    for run, width in ((top.hem, 8.0), *((cuff, 8.0) for cuff in top.cuffs)):
        band = ribbon(run, width, side=-1.0 if run is top.hem or run is top.cuffs[0] else 1.0)
        paint(canvas, band, other.of("nylon"), cast=False)
        light.round_sides(canvas, band, 0.3)


def _varsity(canvas: Canvas, top: Top, made: Surface, other: Surface) -> None:
    cut, rib = top.cut, made.plain().of("knit")
    hem_band(canvas, top, rib, height=26, ribbed=True, stripes=other)
    collar = ribbon(top.neckline, 17, side=-1)
    paint(canvas, collar, rib)
    canvas.stroke(middle(collar), other.tones.base, 3.0, clip_path=canvas.clip(collar))
    ribbing(canvas, collar, top.neckline, rib, reach=22)
    light.relief(canvas, collar, puff=4, depth=3, strength=0.5)
    light.crease(canvas, top.body, top.neckline, 6, 0.26)
    run = _centre(top)
    light.crease(canvas, top.body, run.shifted(10, 0), 5, 0.26)
    for share in np.linspace(0.04, 0.84, 6):
        x, y = run.at(float(share))
        button(canvas, x, y, 5.2, other.tones)
    for side in (-1, 1):
        welt_pocket(
            canvas,
            top.body,
            other.of("leather"),
            (AXIS + side * 58, cut.waist_y + 2),
            (AXIS + side * 84, cut.waist_y + 56),
        )
    emblem = rounded(AXIS + 30, cut.armpit_y - 24, AXIS + 72, cut.armpit_y + 24, 4)
    hole = rounded(AXIS + 44, cut.armpit_y - 10, AXIS + 58, cut.armpit_y + 10, 3)
    canvas.path(
        emblem.d + hole.reversed().d,
        fill=other.tones.base,
        fill_rule="evenodd",
        stroke=other.tones.shade,
        stroke_width=1.5,
    )
    light.relief(canvas, emblem, puff=3, depth=3, strength=0.4)


_DETAILS = {
    "trucker": _trucker,
    "bomber": _bomber,
    "biker": _biker,
    "puffer": _puffer,
    "rain jacket": _rain,
    "field jacket": _field,
    "fleece": _fleece,
    "varsity": _varsity,
}

JACKETS = ProductType(
    department="Clothing",
    name="Jackets",
    draw=draw_jacket,
    silhouettes=tuple(_CUTS),
    colours=(*palette.FABRIC_COLOURS, "navy", "black", "olive", "brown", "charcoal"),
    patterns=("tartan", "gingham", "animal spots", "leaves", "grid", "diamonds", "stripes", "colour block"),
    materials=("canvas", "denim", "nylon", "leather", "suede", "corduroy", "wool", "fleece"),
    prices=(45, 289),
    stance=Stance.HANGING,
    plain_share=0.78,
    made_of={
        "trucker": ("denim", "denim", "corduroy", "suede", "canvas"),
        "bomber": ("nylon", "satin", "suede", "wool"),
        "biker": ("leather", "leather", "suede"),
        "puffer": ("nylon",),
        "rain jacket": ("nylon", "rubber", "canvas"),
        "field jacket": ("canvas", "linen", "corduroy", "denim"),
        "fleece": ("fleece",),
        "varsity": ("wool", "velvet", "corduroy"),
    },
    words=words.JACKETS,
)

TYPES: tuple[ProductType, ...] = (JACKETS,)
