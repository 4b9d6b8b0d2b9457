"""Polo shirts: a soft turned-down collar, a short front opening, ribbed sleeve ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storefront import palette
from storefront.departments.clothing import words_tops
from storefront.departments.clothing.badges import badge
from storefront.departments.clothing.collars import soft_collar
from storefront.departments.clothing.fastenings import zipper
from storefront.departments.clothing.garment import AXIS, Cut, Top, tailor
from storefront.departments.clothing.knitwear import knitted_body
from storefront.departments.clothing.sewing import label, ribbing, ribbon, sleeved_body, stitching
from storefront.departments.clothing.tabs import buttoned_tab
from storefront.drawing import light
from storefront.drawing.materials import Surface, paint, surface
from storefront.drawing.outline import leaf, line, polygon
from storefront.types import Design, ProductType, Stance

if TYPE_CHECKING:
    from storefront.drawing.canvas import Canvas

_CUTS: dict[str, Cut] = {
    "classic": Cut(neck=44, neck_y=80, neck_drop=44, neck_shape=0, shoulder=120, shoulder_y=108, chest=114,
                   armpit_y=210, waist=108, waist_y=318, hem=113, hem_y=448, sleeve=112, sleeve_angle=32, cuff=78),
    "tipped": Cut(neck=42, neck_y=80, neck_drop=42, neck_shape=0, shoulder=112, shoulder_y=106, chest=106,
                  armpit_y=202, waist=100, waist_y=312, hem=105, hem_y=440, sleeve=104, sleeve_angle=30, cuff=72),
    "fitted": Cut(neck=42, neck_y=82, neck_drop=60, neck_shape=0, shoulder=100, shoulder_y=104, chest=94,
                  armpit_y=190, waist=80, waist_y=298, hem=99, hem_y=442, sleeve=66, sleeve_angle=38, cuff=62),
    "rugby": Cut(neck=44, neck_y=80, neck_drop=38, neck_shape=0, shoulder=124, shoulder_y=110, chest=120,
                 armpit_y=216, waist=116, waist_y=320, hem=118, hem_y=440, sleeve=276, sleeve_angle=18, cuff=54,
                 elbow=8),
    "pocket": Cut(neck=43, neck_y=80, neck_drop=42, neck_shape=0, shoulder=124, shoulder_y=108, chest=120,
                  armpit_y=214, waist=118, waist_y=316, hem=122, hem_y=428, sleeve=118, sleeve_angle=36, cuff=88),
    "open collar": Cut(neck=46, neck_y=84, neck_drop=86, neck_shape=0, shoulder=118, shoulder_y=112, chest=116,
                       armpit_y=216, waist=114, waist_y=316, hem=106, hem_y=412, sleeve=112, sleeve_angle=30, cuff=80),
    "quarter zip": Cut(neck=42, neck_y=80, neck_drop=36, neck_shape=0, shoulder=116, shoulder_y=106, chest=109,
                       armpit_y=204, waist=103, waist_y=314, hem=107, hem_y=446, sleeve=110, sleeve_angle=26, cuff=74),
    "panelled": Cut(neck=44, neck_y=80, neck_drop=44, neck_shape=0, shoulder=122, shoulder_y=110, chest=116,
                    armpit_y=212, waist=110, waist_y=318, hem=114, hem_y=446, sleeve=116, sleeve_angle=34, cuff=82),
}  # fmt: skip


def draw_polo(canvas: Canvas, design: Design) -> None:
    """A polo shirt from the front."""
    rng, shape = canvas.rng, design.silhouette
    made = surface(design, scale=1.75 if shape == "rugby" else 1.0)
    top = tailor(_CUTS[shape].varied(rng), rng)
    trim = _trim(canvas, made, shape)
    _inside(canvas, top, made)
    if shape == "open collar":
        knitted_body(canvas, top, made, rib=trim, depth=20, step=5.5)
    else:
        sleeved_body(canvas, top, made, made.dyed(made.accent) if shape == "panelled" else made)
        _ends(canvas, top, trim, tipped=made if shape == "tipped" else None)
        _vents(canvas, top, made)
    _front(canvas, top, made, trim, shape)
    tips = made.accent.base if shape == "tipped" else ""
    soft_collar(canvas, top, trim, reach=float(rng.uniform(36, 47)), tips=tips)
    if shape == "pocket":
        _pocket(canvas, top, made if rng.random() < 0.5 else trim)
    elif shape != "open collar" and rng.random() < 0.65:
        emblem = made.accent if trim.tones != made.accent or shape == "rugby" else trim.tones
        badge(canvas, AXIS + top.cut.chest * 0.48, top.cut.armpit_y - 14, emblem, which=int(rng.integers(9)))


def _trim(canvas: Canvas, made: Surface, shape: str) -> Surface:
    """The collar's cloth: the shirt's own, white on rugby shirts, sometimes the second colour."""
    if shape == "rugby":
        return made.dyed(palette.tones("white" if made.tones.oklch[0] < 0.86 else "navy"))
    often = 0.4 if made.pattern == "plain" else 0.7
    contrast = shape in ("panelled", "open collar") or (shape != "tipped" and canvas.rng.random() < often)
    return made.dyed(made.accent) if contrast else made.plain()


def _inside(canvas: Canvas, top: Top, made: Surface) -> None:
    paint(canvas, top.back, made.plain())
    light.shade(canvas, top.back, light.SHADOW, 0.5)
    tape = ribbon(top.nape, 7, side=1.0)
    paint(canvas, tape, made.dyed(made.accent), cast=False)
    light.shade(canvas, tape, light.SHADOW, 0.35)
    label(canvas, top.back, AXIS, top.cut.neck_y + 18)


def _ends(canvas: Canvas, top: Top, made: Surface, *, tipped: Surface | None) -> None:
    """Ribbed bands at the sleeves' ends, with two lines where the collar has them."""
    width = 11.0 if top.cut.sleeve < 200 else 20.0
    for k, run in enumerate(top.cuffs):
        side = 1.0 if k else -1.0
        band = ribbon(run, width, side=side)
        light.crease(canvas, top.sleeves[k], run.shifted(-side * 3, -width), 5, 0.24, seam=False)
        paint(canvas, band, made.plain())
        if tipped is not None:
            for share in (0.3, 0.64):
                canvas.stroke(run.shifted(-side * width * share * 0.5, -width * share), tipped.accent.base, 2.0,
                              clip_path=canvas.clip(band))  # fmt: skip
        ribbing(canvas, band, run, made, reach=width * 1.5)
        light.relief(canvas, band, puff=3, depth=2.6, strength=0.5)
        light.round_sides(canvas, band, 0.26)


def _vents(canvas: Canvas, top: Top, made: Surface) -> None:
    """A double-stitched hem with short slits at the side seams."""
    cut = top.cut
    for gap in (-9.0, -11.5):
        stitching(canvas, top.hem.shifted(0, gap), made, strength=0.45)
    for side in (-1, 1):
        x, y = AXIS + side * (cut.hem - 5), cut.hem_y + 3
        slit = leaf((x, y + 6), (x - side * 2, y - 26), 3.4)
        canvas.path(slit, fill=light.SHADOW, fill_opacity=0.4, clip_path=canvas.clip(top.body))
        stitching(canvas, line((x - side * 6, y), (x - side * 7, y - 28)), made, strength=0.5)


def _front(canvas: Canvas, top: Top, made: Surface, trim: Surface, shape: str) -> None:
    rng, cut = canvas.rng, top.cut
    start = cut.neck_y + cut.neck_drop
    if shape == "open collar":
        return
    if shape == "quarter zip":
        run = line((AXIS, start - 6), (AXIS, start + float(rng.uniform(70, 104))))
        zipper(canvas, top.body, run, made, pull=float(rng.choice([0.06, 0.5])))
        return
    tab = made if shape in ("fitted", "tipped") else trim
    pearl = palette.tones_of(0.95, 0.012, 90) if tab.tones.oklch[0] < 0.74 else palette.tones("chocolate")
    buttons = 2 if rng.random() < 0.55 else 3
    length = float(rng.uniform(66, 78)) if buttons == 2 else float(rng.uniform(80, 96))
    piece = buttoned_tab(canvas, top, tab.plain(), length=length, width=26.0, buttons=buttons, colour=pearl, radius=5.4)
    with canvas.within(top.body):
        canvas.path(piece, fill="none", stroke=tab.tones.deep, stroke_width=2.0, stroke_opacity=0.65)


def _pocket(canvas: Canvas, top: Top, made: Surface) -> None:
    """A patch pocket on the chest."""
    x, y, half = AXIS + top.cut.chest * 0.5, top.cut.armpit_y - 26, 25.0
    bag = polygon([(x - half, y), (x + half, y), (x + half, y + 46), (x, y + 58), (x - half, y + 46)])
    with canvas.within(top.body):
        canvas.path(bag.shifted(1, 3), fill=light.SHADOW, fill_opacity=0.3, filter=canvas.blur(2.5, bag))
        paint(canvas, bag, made, cast=False)
        light.relief(canvas, bag, puff=4, depth=3, strength=0.5)
        canvas.path(bag, fill="none", stroke=made.tones.deep, stroke_width=1.2, stroke_opacity=0.5)
        for drop in (0.0, 9.0):
            stitching(canvas, line((x - half + 2, y + 3 + drop), (x + half - 2, y + 3 + drop)), made, strength=0.6)
        stitching(canvas, bag.scaled(0.9), made, strength=0.5)


POLO_SHIRTS = ProductType(
    department="Clothing",
    name="Polo shirts",
    draw=draw_polo,
    silhouettes=tuple(_CUTS),
    colours=(*palette.FABRIC_COLOURS, "navy", "white", "forest green"),
    patterns=("stripes", "stripes", "stripes", "stripes", "colour block", "colour block", "dots", "diamonds", "grid"),
    materials=("pique", "pique", "cotton", "jersey"),
    prices=(19, 99),
    stance=Stance.HANGING,
    plain_share=0.58,
    made_of={
        "open collar": ("knit", "fine knit"),
        "rugby": ("cotton",),
        "pocket": ("pique", "jersey"),
    },
    words=words_tops.POLO_SHIRTS,
)  # fmt: skip

TYPES: tuple[ProductType, ...] = (POLO_SHIRTS,)
