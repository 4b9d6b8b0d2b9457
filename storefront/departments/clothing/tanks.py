"""Tank tops: sleeveless jersey, from the ribbed vest to the camisole on two thin straps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from storefront import palette
from storefront.departments.clothing import words_tops
from storefront.departments.clothing.garment import AXIS, Cut, Top, body_folds, skirt_folds, tailor
from storefront.departments.clothing.lettering import player_number
from storefront.departments.clothing.pockets import chest_pocket
from storefront.departments.clothing.sewing import label, ribbing, ribbon, sew, stitching
from storefront.drawing import light
from storefront.drawing.materials import Surface, paint, surface
from storefront.drawing.outline import CORNER, Knot, curve, ellipse, line
from storefront.types import Design, ProductType, Stance

if TYPE_CHECKING:
    from storefront.drawing.canvas import Canvas

_CUTS: dict[str, Cut] = {
    "scoop": Cut(neck=50, neck_y=58, neck_drop=96, shoulder=78, shoulder_y=62, chest=112, armpit_y=196, waist=103,
                 waist_y=312, hem=111, hem_y=458, sleeve=0),
    "racerback": Cut(neck=44, neck_y=56, neck_drop=104, shoulder=62, shoulder_y=59, chest=106, armpit_y=214, waist=94,
                     waist_y=316, hem=108, hem_y=454, sleeve=0),
    "camisole": Cut(neck=62, neck_y=152, neck_drop=40, neck_shape=0, shoulder=67, shoulder_y=151, chest=98,
                    armpit_y=204, waist=90, waist_y=306, hem=116, hem_y=440, sleeve=0, flare=2.0),
    "muscle": Cut(neck=50, neck_y=66, neck_drop=38, shoulder=118, shoulder_y=92, chest=122, armpit_y=236, waist=118,
                  waist_y=330, hem=121, hem_y=452, sleeve=0),
    "sports": Cut(neck=46, neck_y=60, neck_drop=66, neck_shape=0, shoulder=84, shoulder_y=68, chest=116, armpit_y=212,
                  waist=112, waist_y=320, hem=118, hem_y=462, sleeve=0),
    "square neck": Cut(neck=62, neck_y=64, neck_drop=78, neck_shape=2, shoulder=92, shoulder_y=66, chest=106,
                       armpit_y=190, waist=92, waist_y=304, hem=104, hem_y=444, sleeve=0),
    "cropped": Cut(neck=54, neck_y=92, neck_drop=74, shoulder=86, shoulder_y=96, chest=116, armpit_y=226, waist=108,
                   waist_y=300, hem=112, hem_y=374, sleeve=0),
    "swing": Cut(neck=52, neck_y=62, neck_drop=50, shoulder=82, shoulder_y=68, chest=104, armpit_y=186, waist=112,
                 waist_y=306, hem=128, hem_y=396, sleeve=0, flare=3.2),
}  # fmt: skip


def draw_tank(canvas: Canvas, design: Design) -> None:
    """A tank top from the front."""
    rng, shape = canvas.rng, design.silhouette
    made = surface(design, scale=0.9)
    cut = _CUTS[shape].varied(rng)
    top = tailor(cut, rng)
    contrast = shape == "sports" or (shape in ("scoop", "racerback", "cropped") and rng.random() < 0.35)
    trim = made.dyed(made.accent) if contrast else made.plain()
    if shape == "camisole":
        _camisole_back(canvas, top, made)
    elif shape == "racerback":
        _racer_back(canvas, top, made, trim)
    else:
        _back(canvas, cut, made, trim, rng)
    _front(canvas, top, made)
    if shape == "camisole":
        _lace(canvas, top, made.dyed(made.accent) if rng.random() < 0.4 else made.plain())
        _straps(canvas, top, made, front=True)
        return
    _edges(canvas, top, trim, width={"muscle": 6.0, "sports": 9.0, "square neck": 6.0}.get(shape, 8.0))
    if shape == "sports":
        player_number(canvas, top.body, made.accent, AXIS, cut.armpit_y - 6, rng)
    elif shape == "muscle" and rng.random() < 0.5:
        chest_pocket(canvas, top.body, made, AXIS + 28, cut.armpit_y - 52)


def _back(canvas: Canvas, cut: Cut, made: Surface, trim: Surface, rng: np.random.Generator) -> None:
    """The inside of the back: its neckline is higher and its armholes are shallower than the front's."""
    drop = min(cut.neck_drop * 0.42, 40.0)
    behind = tailor(
        replace(
            cut, neck_drop=drop, neck_shape=1.0, shoulder=cut.shoulder + 4, chest=cut.chest - 2,
            armpit_y=cut.armpit_y - 10, waist=cut.waist - 10, hem=min(cut.hem - 12, cut.chest), hem_y=cut.hem_y - 24,
            flare=0.0,
        ),
        rng,
    )  # fmt: skip
    _inside(canvas, behind, made)
    tape = ribbon(behind.neckline, 7, side=1)
    paint(canvas, tape, trim.plain(), cast=False)
    light.shade(canvas, tape, light.SHADOW, 0.26)
    label(canvas, behind.body, AXIS, cut.neck_y + drop + 11)


def _inside(canvas: Canvas, behind: Top, made: Surface) -> None:
    paint(canvas, behind.body, made.plain())
    top, bottom = behind.body.box[1], behind.cut.armpit_y
    dark = [(0.0, light.SHADOW, 0.28), (0.6, light.SHADOW, 0.46), (1.0, light.SHADOW, 0.66)]
    light.shade(canvas, behind.body, canvas.linear((AXIS, top), (AXIS, bottom), dark))


def _racer_back(canvas: Canvas, top: Top, made: Surface, trim: Surface) -> None:
    """Straps that meet between the shoulder blades, seen through the neck's opening."""
    cut = top.cut
    y, spine = cut.neck_y, cut.neck_y + 62
    right: list[Knot] = [(AXIS + cut.shoulder - 2, y + 3, CORNER), (AXIS + 30, y + 46), (AXIS + 22, spine + 14),
             (AXIS + 46, cut.armpit_y - 16), (AXIS + cut.chest - 4, cut.armpit_y + 8, CORNER)]  # fmt: skip
    left = [(2 * AXIS - knot[0], *knot[1:]) for knot in right[::-1]]
    neck: list[Knot] = [(AXIS - cut.neck, y, CORNER), (AXIS - 18, y + 38), (AXIS, y + 50), (AXIS + 18, y + 38),
            (AXIS + cut.neck, y, CORNER)]  # fmt: skip
    piece = curve([*neck, *right, *left])
    paint(canvas, piece, made.plain())
    light.shade(canvas, piece, light.SHADOW, 0.42)
    edge = curve(neck, closed=False)
    tape = ribbon(edge, 7, side=1)
    paint(canvas, tape, trim.plain(), cast=False)
    light.shade(canvas, tape, light.SHADOW, 0.3)
    label(canvas, piece, AXIS, y + 62, size=0.8)


def _front(canvas: Canvas, top: Top, made: Surface) -> None:
    rng, cut = canvas.rng, top.cut
    paint(canvas, top.body, made)
    light.round_sides(canvas, top.body, 0.24)
    folds = body_folds(cut, rng, ease=0.8)
    if cut.flare > 3:
        folds += skirt_folds(top.hem, cut.waist * 0.8, cut.armpit_y + 40, rng, depth=0.8)
    sew(canvas, top.body, made, folds)
    for gap, strength in ((-8, 0.5), (-10.5, 0.4)):
        with canvas.within(top.body):
            stitching(canvas, top.hem.shifted(0, gap), made, strength=strength)


def _edges(canvas: Canvas, top: Top, made: Surface, *, width: float) -> None:
    """Bindings along the neckline and the armholes."""
    runs = [(top.neckline, 1.0), (top.armholes[0], -1.0), (top.armholes[1], 1.0)]
    for run, side in runs:
        band = ribbon(run, width, side=side)
        light.crease(canvas, top.body, band, 4, 0.2, seam=False)
        with canvas.within(top.body):
            paint(canvas, band, made, cast=False)
            ribbing(canvas, band, run, made, reach=width * 1.4)
            light.relief(canvas, band, puff=2.6, depth=2.4, strength=0.5)
            light.falloff(canvas, band, 0.12)
            canvas.path(band, fill="none", stroke=made.tones.deep, stroke_width=0.9, stroke_opacity=0.4)


def _camisole_back(canvas: Canvas, top: Top, made: Surface) -> None:
    _straps(canvas, top, made, front=False)
    cut = top.cut
    piece = curve([(AXIS - cut.chest + 3, cut.armpit_y - 4, CORNER), (AXIS - 44, cut.armpit_y - 30),
                   (AXIS, cut.armpit_y - 26), (AXIS + 44, cut.armpit_y - 30),
                   (AXIS + cut.chest - 3, cut.armpit_y - 4, CORNER), (AXIS, cut.armpit_y + 60)])  # fmt: skip
    paint(canvas, piece, made.plain())
    light.shade(canvas, piece, light.SHADOW, 0.5)
    label(canvas, piece, AXIS, cut.armpit_y - 24, size=0.9)


def _straps(canvas: Canvas, top: Top, made: Surface, *, front: bool) -> None:
    """Spaghetti straps over shoulders that are not there; those in front carry a slider."""
    cut, high = top.cut, top.cut.neck_y - 92
    for side in (-1, 1):
        crown = (AXIS + side * 52, high)
        foot = (AXIS + side * (cut.neck + 2), cut.neck_y + 3) if front else (AXIS + side * 44, cut.armpit_y - 24)
        bend = (AXIS + side * (62 if front else 45), (high + foot[1]) / 2 - (10 if front else 0))
        strap = line(crown, bend, foot)
        canvas.cast(ribbon(strap, 4, side=side))
        canvas.stroke(strap, made.tones.deep if not front else made.tones.shade, 5.4)
        canvas.stroke(strap, made.tones.shade if not front else made.tones.base, 4.0)
        if front:
            canvas.stroke(strap.shifted(-0.9, 0), made.tones.light, 1.1, stroke_opacity=0.7)
            x, y = strap.at(0.62)
            canvas.path(ellipse(x, y, 4.6), fill="none", stroke="#c9a35a", stroke_width=2.0)


def _lace(canvas: Canvas, top: Top, made: Surface) -> None:
    """A scalloped edge of lace along the neckline."""
    band = ribbon(top.neckline, 13, side=1)
    with canvas.within(top.body):
        canvas.path(band, fill=made.tones.light, fill_opacity=0.55)
        light.crease(canvas, top.body, top.neckline.shifted(0, 14), 4, 0.24, seam=False)
    for share in np.linspace(0.015, 0.985, 30):
        x, y = top.neckline.at(float(share))
        canvas.path(ellipse(x, y + 11, 4.6), fill=made.tones.light, fill_opacity=0.9, stroke=made.tones.shade,
                    stroke_width=0.7)  # fmt: skip
        canvas.path(ellipse(x, y + 11, 1.7), fill=made.tones.deep, fill_opacity=0.45)
        canvas.path(ellipse(x, y + 4, 1.2), fill=made.tones.deep, fill_opacity=0.4)
    canvas.stroke(top.neckline, made.tones.light, 2.6)
    canvas.stroke(top.neckline.shifted(0.4, 1.4), made.tones.shade, 0.8, stroke_opacity=0.7)
    _binding(canvas, top, made)


def _binding(canvas: Canvas, top: Top, made: Surface) -> None:
    for armhole in top.armholes:
        canvas.stroke(armhole, made.tones.base, 3.6)
        canvas.stroke(armhole.shifted(-0.6, -0.6), made.tones.light, 1.0, stroke_opacity=0.6)


TANK_TOPS = ProductType(
    department="Clothing",
    name="Tank tops",
    draw=draw_tank,
    silhouettes=tuple(_CUTS),
    colours=(*palette.FABRIC_COLOURS, "white", "black", "coral"),
    patterns=("stripes", "stripes", "dots", "floral", "leaves", "animal spots", "waves", "colour block", "stars",
              "vertical stripes", "speckles"),
    materials=("jersey", "ribbed jersey", "cotton"),
    prices=(8, 45),
    stance=Stance.HANGING,
    plain_share=0.52,
    made_of={
        "camisole": ("silk", "satin", "jersey"),
        "sports": ("mesh",),
        "racerback": ("jersey", "mesh", "ribbed jersey"),
        "scoop": ("ribbed jersey", "ribbed jersey", "cotton"),
        "muscle": ("cotton", "jersey"),
        "swing": ("jersey", "linen", "silk"),
    },
    words=words_tops.TANK_TOPS,
)  # fmt: skip

TYPES: tuple[ProductType, ...] = (TANK_TOPS,)
