"""Dress shoes: oxfords, derbies, brogues, loafers and monk straps, alone or in pairs.

The form is a `Last` on a thin welted sole with a low heel; what is sewn onto it comes from `dress_parts`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from storefront import palette
from storefront.departments.shoes_accessories import boot_parts as parts
from storefront.departments.shoes_accessories import dress_parts, posing, words_shoes
from storefront.departments.shoes_accessories.boot_shape import Heel, heel_shape
from storefront.departments.shoes_accessories.last import Last, Profile, Shoe
from storefront.departments.shoes_accessories.shoe_parts import Dress, inside, model, tongue
from storefront.drawing import light
from storefront.drawing.materials import MATERIALS, Surface, paint, surface
from storefront.drawing.outline import curve
from storefront.palette import tones
from storefront.types import Design, ProductType

if TYPE_CHECKING:
    import numpy as np

    from storefront.drawing.canvas import Canvas
    from storefront.drawing.outline import Outline, Shape

_ALMOND: Profile = ((0, 31), (40, 33), (110, 31), (170, 38), (220, 43), (255, 40), (282, 32), (300, 24))
_CHISEL: Profile = ((0, 31), (40, 33), (110, 31), (170, 37), (220, 42), (255, 40), (282, 35), (300, 30))
_LIFT = ((0, 20), (64, 19), (104, 14), (150, 6), (200, 0), (225, 0), (255, 1), (280, 4), (300, 10))
_PLATE = 9.0


def _last(throat: float, vamp: float, *, rise: float = 0.0, width: Profile = _ALMOND, lean: float = 0.38) -> Last:
    """A dress shoe's last, its throat higher by `rise`."""
    bones = ((0, 98), (8, 101), (34, 86), (70, 82), (100, 94 + rise * 0.7), (throat, 106 + rise), (150, 94),
             (190, 76), (225, 63), (258, 56), (284, 48), (296, 40), (300, 31))  # fmt: skip
    sole = tuple((x, z + _PLATE) for x, z in _LIFT)
    return Last(_LIFT, sole, tuple(sorted(bones)), width, throat=throat, vamp=vamp, lip=3.5, lean=lean)


_LASTS = {
    "oxford": _last(118, 196, lean=0.5),
    "derby": _last(119, 192, rise=3, width=_CHISEL, lean=0.34),
    "brogue": _last(118, 192, lean=0.42),
    "loafer": _last(138, 158, rise=-8, width=_CHISEL, lean=0.2),
    "monk strap": _last(134, 154, rise=2, lean=0.2),
}
_HEEL = Heel(80, 0.97, 0.97, 1.5, 0.0, 1.0)
_LACED = ("oxford", "derby", "brogue")


def draw_dress_shoes(canvas: Canvas, design: Design) -> None:
    """One shoe or a pair."""
    rng = canvas.rng
    last, dress = _varied(_LASTS[design.silhouette], rng), _dress(design, rng)
    views = posing.Views(yaws=(4.0, 14.0, 26.0, 38.0), pitch=(14, 28), gap=(50, 60), ahead=(10, 46))

    def covers(pose: posing.Pose) -> list[Shape]:
        shoe = Shoe(last, pose)
        return [shoe.upper(whole=True), shoe.ground(), heel_shape(shoe, _HEEL)]

    for k, pose in enumerate(posing.fitted(posing.poses(rng, views), covers)):
        worn = replace(dress, upper=replace(dress.upper, seed=design.seed + k))
        _draw(canvas, Shoe(last, pose), worn, design)


def _varied(last: Last, rng: np.random.Generator) -> Last:
    height, width = float(rng.uniform(0.95, 1.06)), float(rng.uniform(0.94, 1.05))
    return replace(
        last,
        top=tuple((x, z * height) for x, z in last.top),
        width=tuple((x, w * width) for x, w in last.width),
        vamp=last.vamp + float(rng.uniform(-5, 5)),
    )


def _dress(design: Design, rng: np.random.Generator) -> Dress:
    upper = surface(design, scale=0.55)
    style = rng.random(16)
    shade = "chocolate" if style[0] < 0.35 else "black" if style[0] < 0.6 else "tan" if style[0] < 0.85 else "ivory"
    sole = Surface(tones(shade, rng), upper.accent, material="leather", seed=design.seed)
    own = upper.plain() if style[1] < 0.68 else upper.dyed(upper.accent)
    lace = upper.accent if style[2] < 0.3 else tones("chocolate" if upper.tones.is_dark else "brown", rng)
    lining = tones("camel" if style[3] < 0.5 else "sand", rng) if style[3] < 0.8 else upper.accent
    return Dress(upper, own.of("leather" if style[13] < 0.3 else design.material), sole, lace, lining, style)


def _draw(canvas: Canvas, shoe: Shoe, dress: Dress, design: Design) -> None:
    kind = design.silhouette
    parts.stand_on(canvas, shoe, _HEEL)
    parts.heel_block(canvas, shoe, _HEEL, dress.sole)
    parts.thin_sole(canvas, shoe, dress.sole, welted=dress.sole.tones if dress.style[4] < 0.7 else None)
    whole = shoe.upper(whole=True)
    canvas.cast(whole)
    inside(canvas, shoe, dress, whole)
    if kind in _LACED:
        tongue(canvas, shoe, dress)
    outer = shoe.upper()
    paint(canvas, outer, dress.upper, cast=False)
    dress_parts.SEWN[kind](canvas, shoe, dress, outer)
    model(canvas, shoe, dress, outer)
    _polish(canvas, shoe, outer, MATERIALS[design.material].gloss)
    dress_parts.topline(canvas, shoe, dress)
    dress_parts.FITTED[kind](canvas, shoe, dress, outer)


def _polish(canvas: Canvas, shoe: Shoe, outer: Outline, gloss: float) -> None:
    """The highlight on a polished toe and along the side."""
    if gloss < 0.2:
        return
    toe = shoe.points([(222, 0.86), (250, 0.84), (272, 0.7), (278, 0.56), (258, 0.66), (232, 0.72)])
    light.gloss(canvas, outer, curve(toe), gloss * 0.75, 3.5)
    side = shoe.points([(24, 0.62), (60, 0.6), (100, 0.5), (98, 0.44), (58, 0.5), (26, 0.5)])
    light.gloss(canvas, outer, curve(side), gloss * 0.4, 4.0)


DRESS_SHOES = ProductType(
    department="Shoes & Accessories",
    name="Dress shoes",
    draw=draw_dress_shoes,
    silhouettes=tuple(_LASTS),
    colours=(
        *palette.FABRIC_COLOURS, "black", "black", "brown", "brown", "tan", "chocolate", "burgundy", "navy", "camel",
        "charcoal",
    ),
    patterns=("tartan", "animal spots", "gingham", "floral", "dots"),
    materials=("leather", "leather", "leather", "suede"),
    prices=(59, 389),
    plain_share=0.88,
    turn=1.5,
    made_of={"loafer": ("leather", "leather", "suede", "velvet")},
    words=words_shoes.DRESS_SHOES,
)  # fmt: skip

TYPES: tuple[ProductType, ...] = (DRESS_SHOES,)
