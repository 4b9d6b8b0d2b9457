"""Sneakers: low, high-top, runner, slip-on and court shoes, alone or in pairs, from the side or three-quarters.

The form is a `Last` seen in a `Pose`; this file dresses it: sole, upper, panels, seams, tongue and laces.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from storefront import palette
from storefront.departments.shoes_accessories import words
from storefront.departments.shoes_accessories.last import Last, Pose, Shoe
from storefront.departments.shoes_accessories.shoe_parts import (
    Dress,
    collar_edge,
    gussets,
    inside,
    lacing,
    model,
    panels,
    sole,
    stand,
    tongue,
)
from storefront.drawing.materials import Surface, paint, surface
from storefront.palette import tones
from storefront.types import Design, ProductType

if TYPE_CHECKING:
    from storefront.drawing.canvas import Canvas

_WIDTH = ((0, 33), (40, 35), (110, 36), (170, 42), (220, 48), (260, 47), (300, 44))
_LASTS = {
    "low": Last(
        bottom=((0, 2), (60, 0), (220, 0), (270, 4), (300, 13)),
        sole=((0, 28), (80, 26), (220, 26), (270, 29), (300, 36)),
        top=((0, 96), (10, 98), (34, 84), (70, 82), (108, 104), (124, 113), (160, 98), (205, 77), (250, 68), (280,
            63), (294, 55), (300, 44)),
        width=_WIDTH, throat=122, vamp=212,
    ),
    "high-top": Last(
        bottom=((0, 2), (60, 0), (220, 0), (270, 4), (300, 13)),
        sole=((0, 28), (80, 26), (220, 26), (270, 29), (300, 36)),
        top=((0, 172), (10, 175), (40, 171), (80, 180), (104, 184), (118, 166), (140, 130), (165, 103), (205, 78),
            (250, 68), (280, 63), (294, 55), (300, 44)),
        width=_WIDTH, throat=102, vamp=212, lean=0.18,
    ),
    "runner": Last(
        bottom=((0, 10), (30, 1), (70, 0), (190, 0), (240, 4), (280, 15), (300, 30)),
        sole=((0, 50), (40, 44), (110, 36), (180, 34), (240, 36), (280, 42), (300, 50)),
        top=((0, 120), (8, 124), (30, 104), (66, 96), (104, 118), (122, 128), (160, 110), (205, 88), (250, 76),
            (280, 68), (294, 60), (300, 52)),
        width=((0, 34), (40, 36), (110, 35), (170, 41), (220, 48), (260, 46), (300, 42)), throat=120, vamp=206, lip=6,
    ),
    "slip-on": Last(
        bottom=((0, 2), (60, 0), (220, 0), (270, 4), (300, 13)),
        sole=((0, 30), (80, 28), (220, 28), (270, 31), (300, 38)),
        top=((0, 90), (10, 92), (36, 78), (76, 74), (112, 88), (142, 103), (170, 97), (210, 79), (250, 67), (280,
            64), (294, 56), (300, 45)),
        width=_WIDTH, throat=140, vamp=158,
    ),
    "court": Last(
        bottom=((0, 2), (60, 0), (220, 0), (270, 3), (300, 10)),
        sole=((0, 34), (80, 31), (220, 30), (270, 33), (300, 38)),
        top=((0, 112), (8, 115), (32, 93), (68, 89), (106, 111), (122, 120), (160, 104), (205, 83), (250, 71), (280,
            66), (294, 58), (300, 48)),
        width=_WIDTH, throat=121, vamp=210, lip=5,
    ),
}  # fmt: skip


def draw_sneakers(canvas: Canvas, design: Design) -> None:
    """One shoe or a pair."""
    rng = canvas.rng
    last = _varied(_LASTS[design.silhouette], rng)
    dress = _dress(design, rng)
    left, yaw, pitch = bool(rng.random() < 0.5), float(rng.choice([4.0, 12.0, 27.0, 37.0])), float(rng.uniform(13, 24))
    pair = rng.random() < 0.5
    poses = [Pose(yaw, pitch, 1.0, (256.0, 352.0), left)]
    if pair:
        gap, ahead = float(rng.uniform(54, 66)), float(rng.uniform(14, 46)) * (1 if yaw > 20 else rng.choice([-1, 1]))
        turn = float(rng.uniform(0, 8))
        far = replace(poses[0], ahead=ahead, aside=-gap, yaw=yaw - turn)
        poses = [far, replace(poses[0], ahead=-ahead, aside=gap)]
    for k, pose in enumerate(_fitted(last, poses)):
        _draw(canvas, Shoe(last, pose), replace(dress, upper=replace(dress.upper, seed=design.seed + k)), design)


def _fitted(last: Last, poses: list[Pose]) -> list[Pose]:
    """The same poses, moved and scaled together so that they fill the picture."""
    shoes = [Shoe(last, pose) for pose in poses]
    boxes = np.array([shape.box for shoe in shoes for shape in (shoe.upper(whole=True), shoe.ground())])
    (left, top), (right, bottom) = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
    grow = float(min(432 / (right - left), 330 / (bottom - top)))
    x, y = poses[0].centre
    centre = (256 + (x - (left + right) / 2) * grow, 276 + (y - (top + bottom) / 2) * grow)
    return [replace(pose, scale=pose.scale * grow, centre=centre) for pose in poses]


def _varied(last: Last, rng: np.random.Generator) -> Last:
    height, width, sole = rng.uniform(0.95, 1.07), rng.uniform(0.93, 1.06), rng.uniform(0.9, 1.18)
    return replace(
        last,
        sole=tuple((x, z * sole) for x, z in last.sole),
        top=tuple((x, z * height + (sole - 1) * 28 * (z < 90)) for x, z in last.top),
        width=tuple((x, w * width) for x, w in last.width),
        throat=last.throat + float(rng.uniform(-4, 3)),
        vamp=last.vamp + float(rng.uniform(-8, 5)),
    )


def _dress(design: Design, rng: np.random.Generator) -> Dress:
    upper = surface(design, scale=0.62)
    style = rng.random(16)
    shade = "ivory" if style[0] < 0.62 else "white" if style[0] < 0.75 else "camel" if style[0] < 0.9 else "charcoal"
    rubber = tones(shade, rng)
    if design.silhouette == "runner" and style[0] < 0.3:
        rubber = upper.accent
    sole = Surface(rubber, upper.accent, material="rubber", seed=design.seed)
    overlay = {"canvas": "leather", "nylon": "suede", "knit": "suede", "denim": "suede"}.get(
        design.material, design.material
    )
    own = upper.plain() if style[1] < 0.45 else upper.dyed(upper.accent)
    lace = tones("ivory", rng) if style[2] < 0.6 else upper.accent if style[2] < 0.85 else upper.tones
    lining = tones("cream", rng) if style[3] < 0.5 else upper.accent if style[3] < 0.8 else upper.tones
    return Dress(upper, own.of(overlay), sole, lace, lining, style)


def _draw(canvas: Canvas, shoe: Shoe, dress: Dress, design: Design) -> None:
    cut = design.silhouette
    stand(canvas, shoe)
    whole = shoe.upper(whole=True)
    canvas.cast(whole)
    sole(canvas, shoe, dress, cut)
    inside(canvas, shoe, dress, whole)
    if cut != "slip-on":
        tongue(canvas, shoe, dress)
    outer = shoe.upper()
    paint(canvas, outer, dress.upper, cast=False)
    panels(canvas, shoe, dress, cut, outer)
    model(canvas, shoe, dress, outer)
    collar_edge(canvas, shoe, dress)
    if cut == "slip-on":
        gussets(canvas, shoe, dress, outer)
    else:
        lacing(canvas, shoe, dress, outer, cut)


SNEAKERS = ProductType(
    department="Shoes & Accessories",
    name="Sneakers",
    draw=draw_sneakers,
    silhouettes=tuple(_LASTS),
    colours=palette.FABRIC_COLOURS,
    patterns=("gingham", "dots", "floral", "leaves", "animal spots", "stripes", "stars", "tartan"),
    materials=("canvas", "leather", "suede", "denim", "corduroy", "knit", "nylon"),
    prices=(29, 149),
    plain_share=0.66,
    turn=1.5,
    made_of={
        "low": ("canvas", "canvas", "leather", "suede", "denim"),
        "high-top": ("canvas", "canvas", "denim", "leather"),
        "runner": ("knit", "nylon", "suede"),
        "slip-on": ("canvas", "canvas", "denim", "suede", "corduroy"),
        "court": ("leather", "leather", "suede", "canvas"),
    },
    words=words.SNEAKERS,
)

TYPES: tuple[ProductType, ...] = (SNEAKERS,)
