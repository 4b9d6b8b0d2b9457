"""Clothing: T-shirts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storefront import palette
from storefront.departments.clothing import words
from storefront.departments.clothing.garment import AXIS, Cut, tailor
from storefront.departments.clothing.pockets import chest_pocket
from storefront.departments.clothing.sewing import (
    crew_collar,
    neck_opening,
    ribbing,
    ribbon,
    sleeved_body,
    stitching,
)
from storefront.drawing import light
from storefront.drawing.materials import paint, surface
from storefront.types import Design, ProductType, Stance

if TYPE_CHECKING:
    from storefront.drawing.canvas import Canvas

_TEE_CUTS: dict[str, Cut] = {
    "crew neck": Cut(),
    "V-neck": Cut(neck=48, neck_drop=92, neck_shape=0, waist=107, hem=114),
    "boxy": Cut(neck=52, neck_drop=36, shoulder=146, shoulder_y=116, chest=136, armpit_y=228, waist=134, hem=135,
                hem_y=432, waist_y=330, sleeve=106, sleeve_angle=28, cuff=92),
    "fitted": Cut(neck=62, neck_drop=76, shoulder=108, shoulder_y=98, chest=98, armpit_y=182, waist=84, waist_y=296,
                  hem=104, hem_y=454, sleeve=74, sleeve_angle=40, cuff=66),
    "ringer": Cut(waist=109, hem=113),
    "raglan": Cut(sleeve=150, sleeve_angle=29, cuff=74),
    "pocket": Cut(hem_y=462),
    "long line": Cut(neck=50, neck_y=56, shoulder_y=84, neck_drop=46, shoulder=118, chest=109, armpit_y=188, waist=107,
                     waist_y=310, hem=118, hem_y=474, sleeve=112),
}  # fmt: skip


def draw_tshirt(canvas: Canvas, design: Design) -> None:
    """A T-shirt from the front."""
    rng = canvas.rng
    made = surface(design)
    top = tailor(_TEE_CUTS[design.silhouette].varied(rng), rng)
    contrast = made.dyed(made.accent) if design.silhouette in ("ringer", "raglan") else made
    neck_opening(canvas, top, made)
    sleeved_body(canvas, top, made, contrast if design.silhouette == "raglan" else made)
    rib = made.plain() if design.silhouette not in ("ringer", "raglan") else contrast
    crew_collar(canvas, top, rib, width=10.5 if top.cut.neck_shape else 8.5)
    for k in range(2):
        hem = top.cuffs[k]
        if design.silhouette == "ringer":
            band = ribbon(hem, 9.0, side=1.0 if k else -1.0)
            paint(canvas, band, rib, cast=False)
            light.round_sides(canvas, band, 0.3)
            ribbing(canvas, band, hem, rib)
        else:
            stitching(canvas, hem.shifted(-2.0 if k else 2.0, -6.0), made)
    stitching(canvas, top.hem.shifted(0, -9), made)
    stitching(canvas, top.hem.shifted(0, -11.5), made, strength=0.4)
    if design.silhouette == "pocket":
        chest_pocket(canvas, top.body, made, AXIS + 26, top.cut.armpit_y - 22)


TSHIRTS = ProductType(
    department="Clothing",
    name="T-shirts",
    draw=draw_tshirt,
    silhouettes=tuple(_TEE_CUTS),
    colours=palette.FABRIC_COLOURS,
    patterns=("stripes", "stripes", "dots", "floral", "leaves", "colour block", "waves", "stars", "animal spots"),
    materials=("cotton", "cotton", "linen", "knit"),
    prices=(9, 49),
    stance=Stance.HANGING,
    words=words.TSHIRTS,
)

TYPES: tuple[ProductType, ...] = (TSHIRTS,)
