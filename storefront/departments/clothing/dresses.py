"""Dresses: from a plain shift to a tiered maxi, photographed as on an invisible figure.

Trunk and skirt are one outline, so that light and folds run through; the waist is a seam, a belt or a tie on top.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from storefront import palette
from storefront.departments.clothing import words
from storefront.departments.clothing.collars import shirt_collar
from storefront.departments.clothing.fastenings import button, placket
from storefront.departments.clothing.garment import AXIS, Cut, Top, body_folds, skirt_folds, sleeve_folds, tailor
from storefront.departments.clothing.pockets import welt_pocket
from storefront.departments.clothing.sewing import facing, neck_opening, ribbon, sew, stitching
from storefront.departments.clothing.ties import across, belt, bow
from storefront.drawing import light
from storefront.drawing.light import Fold
from storefront.drawing.materials import Surface, paint, surface
from storefront.drawing.outline import CORNER, Outline, curve, joined, leaf, line
from storefront.types import Design, ProductType, Stance

if TYPE_CHECKING:
    from storefront.drawing.canvas import Canvas

_CUTS: dict[str, Cut] = {
    "shift": Cut(neck=44, neck_y=52, neck_drop=30, shoulder=86, shoulder_y=72, chest=82, armpit_y=150, waist=82,
                 waist_y=240, hem=98, hem_y=452, sleeve=96, sleeve_angle=27, cuff=58),
    "A-line": Cut(neck=46, neck_y=50, neck_drop=36, shoulder=72, shoulder_y=64, chest=76, armpit_y=146, waist=70,
                  waist_y=206, hem=142, hem_y=440, sleeve=0, flare=3.5),
    "wrap": Cut(neck=44, neck_y=46, neck_drop=112, neck_shape=0, shoulder=82, shoulder_y=64, chest=76, armpit_y=136,
                waist=63, waist_y=206, hem=112, hem_y=452, sleeve=128, sleeve_angle=25, cuff=50, flare=3.0),
    "fit and flare": Cut(neck=52, neck_y=58, neck_drop=34, shoulder=76, shoulder_y=68, chest=78, armpit_y=142,
                         waist=61, waist_y=214, hem=162, hem_y=424, sleeve=0, flare=6.0, seamed=True),
    "maxi": Cut(neck=34, neck_y=34, neck_drop=62, neck_shape=0, shoulder=52, shoulder_y=40, chest=56, armpit_y=104,
                waist=47, waist_y=152, hem=118, hem_y=468, sleeve=0, flare=5.0),
    "slip": Cut(neck=40, neck_y=94, neck_drop=34, shoulder=52, shoulder_y=94, chest=62, armpit_y=132, waist=57,
                waist_y=206, hem=94, hem_y=462, sleeve=0, flare=2.5),
    "shirt dress": Cut(neck=42, neck_y=56, neck_drop=24, shoulder=88, shoulder_y=76, chest=84, armpit_y=154, waist=72,
                       waist_y=228, hem=110, hem_y=456, sleeve=92, sleeve_angle=25, cuff=56),
    "smock": Cut(neck=54, neck_y=56, neck_drop=46, neck_shape=2, shoulder=80, shoulder_y=70, chest=78, armpit_y=148,
                 waist=86, waist_y=216, hem=132, hem_y=432, sleeve=104, sleeve_angle=38, cuff=44, flare=4.0),
}  # fmt: skip


def draw_dress(canvas: Canvas, design: Design) -> None:
    """A dress from the front."""
    rng, made, shape = canvas.rng, surface(design, scale=0.85), design.silhouette
    cut = _CUTS[shape].varied(rng)
    top = tailor(cut, rng)
    if shape == "slip":
        _slip(canvas, top, made)
        return
    if shape != "shirt dress":
        neck_opening(canvas, top, made)
    sleeves = tuple(_puffed(sleeve, k) for k, sleeve in enumerate(top.sleeves)) if shape == "smock" else top.sleeves
    _hang(canvas, top, sleeves, made)
    for k, cuff in enumerate(top.cuffs):
        if shape == "smock":
            _gathered_cuff(canvas, cuff, made, 1.0 if k else -1.0)
        else:
            stitching(canvas, cuff.shifted(-2 if k else 2, -6), made)
    if not top.sleeves:
        for k, armhole in enumerate(top.armholes):
            facing(canvas, top.body, armhole, made, shift=(-4.5 if k else 4.5, 1))
    if shape != "shirt dress":
        facing(canvas, top.body, top.neckline, made)
    with canvas.within(top.body):
        stitching(canvas, top.hem.shifted(0, -8), made)
    _DETAILS[shape](canvas, top, made)


def _hang(canvas: Canvas, top: Top, sleeves: tuple[Outline, ...], made: Surface) -> None:
    """Trunk, skirt and sleeves, painted and lit as one."""
    rng, cut = canvas.rng, top.cut
    paint(canvas, top.body, made)
    light.round_sides(canvas, top.body, 0.18)
    folds = skirt_folds(top.hem, cut.waist, cut.waist_y, rng, depth=0.7 + 0.1 * cut.flare)
    if not cut.flare:
        folds = body_folds(cut, rng)
    for k, sleeve in enumerate(sleeves):
        side = 1 if k else -1
        light.crease(canvas, top.body, top.armholes[k].shifted(-side, 4), 15, 0.2, seam=False)
        paint(canvas, sleeve, made, turn=-side * cut.sleeve_angle)
        light.round_sides(canvas, sleeve, 0.2, angle=-side * cut.sleeve_angle)
        folds += sleeve_folds(sleeve, top.armholes[k], top.cuffs[k], rng)
    sew(canvas, joined(top.body, *sleeves), made, folds)
    for k, sleeve in enumerate(sleeves):
        light.crease(canvas, joined(sleeve, top.body), top.armholes[k], 4, 0.2)


def _slip(canvas: Canvas, top: Top, made: Surface) -> None:
    """A slip dress: thin straps, a V of two cups, cut on the bias."""
    cut, rng = top.cut, canvas.rng
    half, y, low = cut.shoulder, cut.neck_y, cut.neck_y + cut.neck_drop
    left, right = top.armholes[0].at(1.0), top.armholes[1].at(1.0)
    hem = top.hem.reversed()
    body = curve(
        [(AXIS - half * 0.78, y, CORNER), (AXIS - half * 0.34, y + cut.neck_drop * 0.66), (AXIS, low, CORNER)]
        + [(AXIS + half * 0.34, y + cut.neck_drop * 0.66), (AXIS + half * 0.78, y, CORNER), (AXIS + half, y + 22)]
        + [(*right, CORNER), (AXIS + cut.waist, cut.waist_y), (AXIS + cut.waist * 1.22, cut.waist_y + 74)]
        + [(x, y, *((CORNER,) if k in (0, len(hem.segments)) else ())) for k, (x, y) in enumerate(hem.sample(1))]
        + [(AXIS - cut.waist * 1.22, cut.waist_y + 74), (AXIS - cut.waist, cut.waist_y), (*left, CORNER)]
        + [(AXIS - half, y + 22)]
    )
    back = curve([(AXIS - half * 0.8, y + 4, CORNER), (AXIS - half, y + 24), (AXIS, y + 44), (AXIS + half, y + 24),
                  (AXIS + half * 0.8, y + 4, CORNER), (AXIS, low + 12)])  # fmt: skip
    paint(canvas, back, made.plain())
    light.shade(canvas, back, light.SHADOW, 0.5)
    for side in (-1, 1):
        strap = line(
            (AXIS + side * half * 0.78, y + 2), (AXIS + side * half * 0.84, y - 30), (AXIS + side * half * 0.7, 38)
        )
        band = ribbon(strap, 3.4, side=1)
        paint(canvas, band, made.plain())
        light.rim(canvas, band, 0.8, 0.5)
        behind = ribbon(line((AXIS + side * half * 0.7, 38), (AXIS + side * half * 0.56, y + 30)), 3.0, side=1)
        with canvas.group(opacity=0.75):
            canvas.path(behind, fill=made.tones.shade)
    paint(canvas, body, made, turn=8)
    light.round_sides(canvas, body, 0.2)
    folds = skirt_folds(top.hem, cut.waist, cut.waist_y + 20, rng, depth=0.8)
    for side in (-1, 1):
        for k in range(3):
            start = (AXIS + side * half * 0.75, y + 4)
            end = (AXIS + side * half * rng.uniform(0.0, 0.9), low + 14 + 16 * k)
            folds.append(Fold(leaf(start, end, 7, side * 3), 0.3))
    sew(canvas, body, made, folds)
    edge = line((AXIS - half * 0.78, y), (AXIS - half * 0.34, y + cut.neck_drop * 0.66), (AXIS, low))
    for run in (edge, edge.mirrored()):
        facing(canvas, body, run, made, shift=(0, 4))
    for side in (-1, 1):
        dart = line(
            (AXIS + side * cut.chest * 0.95, cut.armpit_y + 16), (AXIS + side * cut.chest * 0.5, cut.armpit_y + 4)
        )
        light.crease(canvas, body, dart, 4, 0.2)
    stitching(canvas, top.hem.shifted(0, -6), made)


def _puffed(sleeve: Outline, k: int) -> Outline:
    """A short sleeve blown up between shoulder and cuff."""
    side = 1 if k else -1
    segments = sleeve.segments.copy()
    for index, push in ((1, 20.0), (2, 19.0), (6, 5.0)):
        offset = np.array([side * push, -push * 0.45]) if index < 6 else np.array([side * 1.0, push * 2.4])
        segments[index, 0] += offset
        segments[index, 1] += offset
        segments[index - 1, 2] += offset
        segments[index - 1, 3] += offset
    return Outline(segments)


def _gathered_cuff(canvas: Canvas, cuff: Outline, made: Surface, side: float) -> None:
    band = ribbon(cuff, 9, side=side)
    paint(canvas, band, made.plain())
    light.relief(canvas, band, puff=3, depth=3, strength=0.5)
    light.round_sides(canvas, band, 0.25)
    for share in np.linspace(0.06, 0.94, 9):
        x, y = cuff.at(float(share))
        canvas.path(leaf((x, y), (x + 3 * side, y - 24), 2.4), fill=made.tones.deep, fill_opacity=0.28)


def _tier(canvas: Canvas, top: Top, made: Surface, y: float) -> None:
    """A gathered seam across the skirt."""
    seam = across(top, y, 9.0)
    light.crease(canvas, top.body, seam.shifted(0, 2), 7, 0.28)
    for share in np.linspace(0.02, 0.98, 26) + canvas.rng.uniform(-0.014, 0.014, 26):
        x, at = seam.at(float(np.clip(share, 0, 1)))
        length = canvas.rng.uniform(12, 40)
        fold = leaf((x, at), (x + (x - AXIS) * 0.09, at + length), canvas.rng.uniform(2.0, 3.6))
        canvas.path(fold, fill=light.SHADOW, fill_opacity=0.15, blend="multiply", clip_path=canvas.clip(top.body))


def _shift_details(canvas: Canvas, top: Top, made: Surface) -> None:
    cut = top.cut
    for side in (-1, 1):
        dart = line(
            (AXIS + side * cut.chest * 0.97, cut.armpit_y + 34), (AXIS + side * cut.chest * 0.52, cut.armpit_y + 10)
        )
        light.crease(canvas, top.body, dart, 4, 0.22)
        welt_pocket(canvas, top.body, made, (AXIS + side * 26, 308), (AXIS + side * 66, 300))


def _aline_details(canvas: Canvas, top: Top, made: Surface) -> None:
    cut = top.cut
    for side in (-1, 1):
        points = (
            (cut.shoulder * 0.86, cut.armpit_y - 36),
            (cut.chest * 0.52, cut.armpit_y + 14),
            (cut.waist * 0.55, cut.waist_y),
            (cut.hem * 0.5, cut.hem_y + 6),
        )
        seam = line(*((AXIS + side * x, y) for x, y in points))
        light.crease(canvas, top.body, seam, 4, 0.2)
    if canvas.rng.random() < 0.5:
        for k in range(5):
            button(canvas, AXIS, cut.neck_y + cut.neck_drop + 16 + 22 * k, 4.2, made.accent)


def _wrap_details(canvas: Canvas, top: Top, made: Surface) -> None:
    cut = top.cut
    over = line((AXIS - 8, cut.neck_y + cut.neck_drop * 0.86), (AXIS + cut.waist * 0.36, cut.waist_y - 20),
                (AXIS + cut.waist * 0.78, cut.waist_y))  # fmt: skip
    fall = line((AXIS + cut.waist * 0.78, cut.waist_y + 4), (AXIS + cut.waist * 0.62, cut.waist_y + 80),
                (AXIS + cut.waist * 0.1, cut.hem_y + 10))  # fmt: skip
    light.crease(canvas, top.body, over, 8, 0.34)
    light.crease(canvas, top.body, fall, 11, 0.32)
    stitching(canvas, over.shifted(-4, 2), made)
    belt(canvas, top, made.plain(), cut.waist_y, 11, buckle=False)
    bow(canvas, AXIS + cut.waist * 0.7, cut.waist_y + 2, made.plain())


def _flare_details(canvas: Canvas, top: Top, made: Surface) -> None:
    cut = top.cut
    for side in (-1, 1):
        dart = line((AXIS + side * cut.waist * 0.5, cut.waist_y), (AXIS + side * cut.waist * 0.56, cut.armpit_y + 22))
        light.crease(canvas, top.body, dart, 4, 0.2)
    _tier(canvas, top, made, cut.waist_y)
    belt(canvas, top, made.dyed(made.accent).of("leather"), cut.waist_y, 11, buckle=canvas.rng.random() < 0.6)


def _maxi_details(canvas: Canvas, top: Top, made: Surface) -> None:
    cut = top.cut
    for share in (0.0, 0.33, 0.66):
        _tier(canvas, top, made, cut.waist_y + share * (cut.hem_y - cut.waist_y))


def _shirt_details(canvas: Canvas, top: Top, made: Surface) -> None:
    cut = top.cut
    run = line((AXIS, cut.neck_y + 34), (AXIS + 1, cut.waist_y), (AXIS, cut.hem_y + 2))
    placket(canvas, top.body, made, run, buttons=9, colour=palette.tones("ivory"), width=15)
    shirt_collar(canvas, top, made, reach=42, spread=38)
    belt(canvas, top, made.plain(), cut.waist_y, 12, buckle=canvas.rng.random() < 0.4)
    if canvas.rng.random() < 0.6:
        bow(canvas, AXIS + 6, cut.waist_y + 2, made.plain())


def _smock_details(canvas: Canvas, top: Top, made: Surface) -> None:
    cut = top.cut
    _tier(canvas, top, made, cut.armpit_y + 26)
    _tier(canvas, top, made, cut.armpit_y + 26 + 0.52 * (cut.hem_y - cut.armpit_y))


_DETAILS = {
    "shift": _shift_details,
    "A-line": _aline_details,
    "wrap": _wrap_details,
    "fit and flare": _flare_details,
    "maxi": _maxi_details,
    "shirt dress": _shirt_details,
    "smock": _smock_details,
}

DRESSES = ProductType(
    department="Clothing",
    name="Dresses",
    draw=draw_dress,
    silhouettes=tuple(_CUTS),
    colours=palette.FABRIC_COLOURS,
    patterns=("floral", "floral", "dots", "leaves", "stripes", "gingham", "animal spots", "waves", "tartan"),
    materials=("cotton", "linen", "satin", "silk", "knit", "velvet"),
    prices=(25, 159),
    stance=Stance.HANGING,
    plain_share=0.42,
    words=words.DRESSES,
)

TYPES: tuple[ProductType, ...] = (DRESSES,)
