"""Heels: pumps, stilettos, block heels, slingbacks, strappy sandal heels, kitten heels and platforms.

The form is a `Last` whose sole rises to the heel's height; this file holds the measures and dresses them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from storefront import palette
from storefront.departments.shoes_accessories import boot_parts as parts
from storefront.departments.shoes_accessories import heel_parts, posing, words_shoes
from storefront.departments.shoes_accessories.boot_shape import Heel, heel_shape
from storefront.departments.shoes_accessories.last import Last, Profile, Shoe
from storefront.departments.shoes_accessories.shoe_parts import Dress
from storefront.drawing.materials import Surface, surface
from storefront.palette import tones
from storefront.types import Design, ProductType

if TYPE_CHECKING:
    from storefront.drawing.canvas import Canvas

_POINTED: Profile = ((0, 27), (40, 29), (110, 24), (170, 31), (215, 38), (250, 32), (280, 19), (300, 11))
_ALMOND: Profile = ((0, 28), (40, 30), (110, 26), (170, 34), (220, 41), (255, 38), (285, 29), (300, 22))
_ROUND: Profile = ((0, 29), (40, 31), (110, 28), (170, 35), (220, 43), (260, 42), (285, 38), (300, 34))


@dataclass(frozen=True, slots=True)
class Cut:
    """The measures of one kind.

    Attributes:
        height: of the heel.
        heel: its form.
        width: profile of the foot's half width.
        plate: thickness of the sole in front.
        throat: where the opening for the foot ends.
    """

    height: float
    heel: Heel
    width: Profile
    plate: float = 5.0
    throat: float = 212.0


_CUTS = {
    "pumps": Cut(78, Heel(58, 0.3, 0.36, 10, 0.06, 0.5), _ALMOND, throat=210),
    "stiletto": Cut(118, Heel(54, 0.13, 0.2, 14, 0.0, 0.3), _POINTED, throat=216),
    "block heel": Cut(64, Heel(66, 0.94, 0.92, 5, 0.0, 0.9), _ROUND, throat=204),
    "slingback": Cut(66, Heel(56, 0.24, 0.3, 10, 0.0, 0.5), _POINTED, throat=208),
    "strappy sandal": Cut(98, Heel(54, 0.17, 0.26, 12, 0.0, 0.36), _ALMOND),
    "kitten": Cut(42, Heel(52, 0.26, 0.34, 9, 0.12, 0.45), _POINTED, throat=214),
    "platform": Cut(126, Heel(72, 0.86, 0.9, 4, 0.06, 0.8), _ROUND, plate=38, throat=206),
}  # fmt: skip


def _last(cut: Cut) -> Last:
    """The foot on its sole: seat of the heel, arch, ball and toe."""
    arch = ((0, 1.0), (28, 0.98), (58, 0.92), (92, 0.76), (130, 0.48), (168, 0.19), (200, 0.03), (222, 0.0), (255, 0.0))
    raised = cut.height - cut.plate
    rising = ((x, cut.plate + raised * share) for x, share in arch)
    sole = (*rising, (282, cut.plate + 2), (300, cut.plate + 6))
    thin = 5.0 if cut.plate < 10 else 8.0
    bottom = tuple(
        (x, z - (thin if x < 150 else min(cut.plate, thin + (cut.plate - thin) * (x - 150) / 40))) for x, z in sole
    )
    over = ((0, 58), (14, 57), (44, 44), (80, 30), (118, 25), (160, 26), (196, 28), (222, 34), (250, 35), (278, 28),
            (294, 19), (300, 12))  # fmt: skip
    xs, zs = (list(column) for column in zip(*sole, strict=True))
    top = tuple((x, float(np.interp(x, xs, zs)) + rise) for x, rise in over)
    return Last(bottom, sole, top, cut.width, throat=cut.throat - 44, vamp=cut.throat + 12, lip=1.5, lean=0.1)


def draw_heels(canvas: Canvas, design: Design) -> None:
    """One shoe or a pair."""
    rng = canvas.rng
    cut = _varied(_CUTS[design.silhouette], rng)
    last, dress = _last(cut), _dress(design, rng)
    views = posing.Views(yaws=(3.0, 12.0, 24.0, 34.0), pitch=(13, 22), gap=(44, 56), ahead=(20, 58))
    tall = 96.0 if design.silhouette == "strappy sandal" else 20.0

    def covers(pose: posing.Pose) -> list:
        shoe = Shoe(last, pose)
        return [shoe.upper(whole=True), shoe.ground(), heel_shape(shoe, cut.heel), heel_parts.above(shoe, tall)]

    for k, pose in enumerate(posing.fitted(posing.poses(rng, views), covers)):
        worn = replace(dress, upper=replace(dress.upper, seed=design.seed + k))
        _draw(canvas, Shoe(last, pose), worn, design, cut)


def _varied(cut: Cut, rng: np.random.Generator) -> Cut:
    heel, wide = cut.heel, float(rng.uniform(0.94, 1.06))
    return replace(
        cut,
        height=cut.height * float(rng.uniform(0.88, 1.1)),
        heel=replace(
            heel, foot=heel.foot * float(rng.uniform(0.9, 1.1)), slant=heel.slant * float(rng.uniform(0.7, 1.2))
        ),
        width=tuple((x, w * wide) for x, w in cut.width),
        throat=cut.throat + float(rng.uniform(-10, 8)),
    )


def _dress(design: Design, rng: np.random.Generator) -> Dress:
    upper = surface(design, scale=0.55)
    style = rng.random(16)
    shade = "tan" if style[0] < 0.4 else "charcoal" if style[0] < 0.7 else "cream"
    sole = Surface(tones(shade, rng), upper.accent, material="leather", seed=design.seed)
    own = upper.plain() if style[1] < 0.6 else upper.dyed(upper.accent)
    lining = tones("cream" if style[3] < 0.45 else "sand" if style[3] < 0.75 else "blush", rng)
    return Dress(upper, own, sole, upper.accent, lining, style)


def _draw(canvas: Canvas, shoe: Shoe, dress: Dress, design: Design, cut: Cut) -> None:
    kind = design.silhouette
    parts.stand_on(canvas, shoe, cut.heel)
    stacked = kind in ("block heel", "platform", "strappy sandal") and dress.style[4] < 0.4
    heel = dress.sole if stacked else dress.upper.plain()
    parts.heel_block(canvas, shoe, cut.heel, heel, layered=stacked)
    plate = dress.upper.plain() if cut.plate > 10 and not stacked else dress.sole
    parts.thin_sole(canvas, shoe, plate)
    if kind == "strappy sandal":
        heel_parts.strappy(canvas, shoe, dress)
        return
    back = 108.0 if kind == "slingback" else 0.0
    heel_parts.pump(canvas, shoe, dress, back=back)
    if kind == "slingback":
        heel_parts.sling(canvas, shoe, dress)
    elif kind in ("block heel", "platform") and dress.style[11] < 0.6:
        heel_parts.instep_strap(canvas, shoe, dress)
    if kind in ("kitten", "pumps", "slingback") and dress.style[12] < 0.5:
        heel_parts.bow(canvas, shoe, dress)


HEELS = ProductType(
    department="Shoes & Accessories",
    name="Heels",
    draw=draw_heels,
    silhouettes=tuple(_CUTS),
    colours=(*palette.FABRIC_COLOURS, "black", "red", "blush", "burgundy", "beige"),
    patterns=("dots", "floral", "animal spots", "leaves", "gingham", "stripes", "stars", "tartan"),
    materials=("leather", "leather", "suede", "satin", "velvet"),
    prices=(39, 249),
    plain_share=0.74,
    turn=1.5,
    made_of={"strappy sandal": ("leather", "leather", "suede", "satin")},
    words=words_shoes.HEELS,
)

TYPES: tuple[ProductType, ...] = (HEELS,)
