"""Shirts and blouses: a placket, a collar, cuffs with buttons, on an invisible figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storefront import palette
from storefront.departments.clothing import words
from storefront.departments.clothing.collars import shirt_collar, stand_collar
from storefront.departments.clothing.fastenings import button, placket
from storefront.departments.clothing.garment import AXIS, Cut, Top, tailor
from storefront.departments.clothing.pockets import chest_pocket, patch_pocket
from storefront.departments.clothing.sewing import ribbon, sleeved_body, stitching
from storefront.departments.clothing.ties import bow
from storefront.drawing import light
from storefront.drawing.materials import Surface, paint, surface
from storefront.drawing.outline import Outline, joined, leaf, line, rounded
from storefront.types import Design, ProductType, Stance

if TYPE_CHECKING:
    from storefront.drawing.canvas import Canvas
    from storefront.palette import Tones

_LONG = Cut(neck=44, neck_y=82, neck_drop=24, shoulder=118, shoulder_y=104, chest=108, armpit_y=198, waist=101,
            waist_y=306, hem=107, hem_y=450, sleeve=292, sleeve_angle=13, cuff=46, elbow=5)  # fmt: skip
_CUTS: dict[str, Cut] = {
    "classic": _LONG,
    "camp collar": Cut(neck=46, neck_y=84, neck_drop=58, neck_shape=0, shoulder=136, shoulder_y=112, chest=128,
                       armpit_y=218, waist=126, waist_y=320, hem=129, hem_y=438, sleeve=118, sleeve_angle=28, cuff=88),
    "band collar": Cut(neck=42, neck_y=88, neck_drop=20, shoulder=116, shoulder_y=108, chest=108, armpit_y=202,
                       waist=105, waist_y=310, hem=112, hem_y=456, sleeve=286, sleeve_angle=14, cuff=48, elbow=5),
    "overshirt": Cut(neck=46, neck_y=84, neck_drop=26, shoulder=128, shoulder_y=108, chest=120, armpit_y=212, waist=118,
                     waist_y=316, hem=121, hem_y=448, sleeve=290, sleeve_angle=13, cuff=54, elbow=5),
    "short-sleeved": Cut(neck=45, neck_y=82, neck_drop=24, shoulder=122, shoulder_y=106, chest=113, armpit_y=208,
                         waist=106, waist_y=316, hem=112, hem_y=454, sleeve=122, sleeve_angle=29, cuff=78),
    "blouse": Cut(neck=42, neck_y=88, neck_drop=22, shoulder=100, shoulder_y=108, chest=96, armpit_y=194, waist=88,
                  waist_y=300, hem=108, hem_y=444, sleeve=276, sleeve_angle=17, cuff=62, elbow=12),
    "western": Cut(neck=44, neck_y=82, neck_drop=24, shoulder=118, shoulder_y=104, chest=107, armpit_y=198, waist=97,
                   waist_y=304, hem=103, hem_y=450, sleeve=292, sleeve_angle=13, cuff=46, elbow=5),
}  # fmt: skip
_PEARL: Tones = palette.tones_of(0.93, 0.012, 90)


def draw_shirt(canvas: Canvas, design: Design) -> None:
    """A shirt from the front."""
    made, shape = surface(design, scale=0.9), design.silhouette
    top = tailor(_CUTS[shape].varied(canvas.rng), canvas.rng)
    trim = made.trim()
    if shape == "camp collar":
        paint(canvas, top.back, made.plain())
        light.shade(canvas, top.back, light.SHADOW, 0.5)
    sleeved_body(canvas, top, made, made)
    _cuffs(canvas, top, trim, gathered=shape == "blouse")
    _tails(canvas, top, made)
    _DETAILS[shape](canvas, top, trim)


def _cuffs(canvas: Canvas, top: Top, made: Surface, *, gathered: bool) -> None:
    """Buttoned cuffs on long sleeves, stitched hems on short ones."""
    for k, run in enumerate(top.cuffs):
        side = 1.0 if k else -1.0
        if top.cut.sleeve < 200:
            stitching(canvas, run.shifted(-3 * side, -12), made)
            continue
        width = 20.0 if gathered else 27.0
        band = ribbon(run, width, side=side)
        light.crease(canvas, top.sleeves[k], run.shifted(-5 * side, -width - 1), 8, 0.28, seam=False)
        paint(canvas, band, made, turn=90 - side * top.cut.sleeve_angle)
        light.relief(canvas, band, puff=4, depth=3, strength=0.5)
        light.round_sides(canvas, band, 0.2)
        light.rim(canvas, band, 0.8, 0.3)
        with canvas.within(band):
            stitching(canvas, band.scaled(0.9), made, width=0.8)
            canvas.path(band, fill="none", stroke=made.tones.deep, stroke_width=1, stroke_opacity=0.4)
        x, y = run.at(0.72)
        button(canvas, x - side * 4, y - width * 0.5, 3.0, _PEARL)
        if gathered:
            for share in (0.08, 0.2, 0.33, 0.46, 0.6, 0.74, 0.88):
                x, y = run.at(share)
                tip = (x - side * 10 + canvas.rng.uniform(-4, 4), y - width - canvas.rng.uniform(22, 46))
                pleat = leaf((x - side * 4, y - width), tip, 3)
                canvas.path(pleat, fill=light.SHADOW, fill_opacity=0.16, clip_path=canvas.clip(top.sleeves[k]))


def _tails(canvas: Canvas, top: Top, made: Surface) -> None:
    with canvas.within(top.body):
        stitching(canvas, top.hem.shifted(0, -7), made)


def _front(top: Top, *, start: float = 10.0) -> Outline:
    cut = top.cut
    return line((AXIS, cut.neck_y + cut.neck_drop + start), (AXIS + 1.5, cut.waist_y), (AXIS, cut.hem_y + 6))


def _classic(canvas: Canvas, top: Top, made: Surface) -> None:
    placket(canvas, top.body, made, _front(top), buttons=7, colour=_PEARL, width=18)
    shirt_collar(canvas, top, made, reach=52, spread=44)
    if canvas.rng.random() < 0.6:
        chest_pocket(canvas, top.body, made, AXIS + 26, top.cut.armpit_y - 20)


def _camp(canvas: Canvas, top: Top, made: Surface) -> None:
    cut = top.cut
    placket(canvas, top.body, made, _front(top, start=6), buttons=5, colour=_PEARL, width=18, radius=4.2)
    shirt_collar(canvas, top, made, reach=60, spread=62, closed=False)
    if canvas.rng.random() < 0.7:
        chest_pocket(canvas, top.body, made, AXIS + 40, cut.armpit_y - 16)


def _band(canvas: Canvas, top: Top, made: Surface) -> None:
    cut = top.cut
    stop = cut.waist_y - 6
    run = line((AXIS, cut.neck_y + cut.neck_drop - 2), (AXIS + 1, cut.armpit_y), (AXIS, stop))
    placket(canvas, top.body, made, run, buttons=4, colour=_PEARL, width=20)
    foot = rounded(AXIS - 10, stop - 4, AXIS + 10, stop + 12, 1.5)
    paint(canvas, foot, made, cast=False)
    light.inner_shadow(canvas, foot, 3, 0.2)
    canvas.path(foot, fill="none", stroke=made.tones.deep, stroke_width=0.9, stroke_opacity=0.5)
    cross = line((AXIS - 8, stop - 2), (AXIS + 8, stop + 10))
    for stitch in (cross, cross.mirrored()):
        stitching(canvas, stitch, made)
    front = stand_collar(canvas, top, made, height=20)
    light.crease(canvas, front, line((AXIS + 2, cut.neck_y - 6), (AXIS + 2, cut.neck_y + 22)), 4, 0.4)
    button(canvas, AXIS - 1, cut.neck_y + 8, 3.2, _PEARL)


def _overshirt(canvas: Canvas, top: Top, made: Surface) -> None:
    cut, dark = top.cut, palette.tones("chocolate")
    for side in (-1, 1):
        left = AXIS + (24 if side > 0 else -80)
        y = cut.armpit_y - 14
        patch_pocket(canvas, top.body, made, (left, y, left + 56, y + 64), flap=26)
        button(canvas, left + 28, y + 16, 3.4, dark)
    placket(canvas, top.body, made, _front(top), buttons=6, colour=dark, width=22, radius=4.6)
    shirt_collar(canvas, top, made, reach=58, spread=52)


def _blouse(canvas: Canvas, top: Top, made: Surface) -> None:
    cut = top.cut
    placket(canvas, top.body, made, _front(top), buttons=8, colour=made.tones, width=14, radius=2.9)
    stand_collar(canvas, top, made, height=22)
    bow(canvas, AXIS, cut.neck_y + cut.neck_drop, made, size=1.45)


def _western(canvas: Canvas, top: Top, made: Surface) -> None:
    cut = top.cut
    for side in (-1, 1):
        points = ((10, 52), (36, 46), (58, 24), (76, 46), (cut.chest + 2, 54))
        yoke = line(*((AXIS + side * x, cut.armpit_y - rise) for x, rise in points))
        light.crease(canvas, joined(top.body), yoke, 6, 0.3)
        stitching(canvas, yoke.shifted(0, -3), made, strength=0.8)
        left, y = AXIS + side * 54 - 28, cut.armpit_y - 10
        patch_pocket(canvas, top.body, made, (left, y, left + 56, y + 62), flap=30)
        button(canvas, left + 28, y + 19, 3.4, _PEARL)
    placket(canvas, top.body, made, _front(top), buttons=8, colour=_PEARL, width=20, radius=4.2)
    shirt_collar(canvas, top, made, reach=62, spread=46)


_DETAILS = {
    "classic": _classic,
    "camp collar": _camp,
    "band collar": _band,
    "overshirt": _overshirt,
    "short-sleeved": _classic,
    "blouse": _blouse,
    "western": _western,
}

SHIRTS = ProductType(
    department="Clothing",
    name="Shirts",
    draw=draw_shirt,
    silhouettes=tuple(_CUTS),
    colours=(*palette.FABRIC_COLOURS, "white", "white", "sky blue"),
    patterns=("vertical stripes", "pinstripes", "gingham", "tartan", "grid", "dots", "floral", "leaves"),
    materials=("cotton", "cotton", "linen", "denim", "corduroy"),
    prices=(19, 119),
    stance=Stance.HANGING,
    plain_share=0.4,
    made_of={
        "blouse": ("silk", "satin", "cotton"),
        "overshirt": ("wool", "corduroy", "denim", "canvas"),
        "camp collar": ("cotton", "linen", "silk"),
        "western": ("denim", "cotton", "corduroy"),
    },
    words=words.SHIRTS,
)

TYPES: tuple[ProductType, ...] = (SHIRTS,)
