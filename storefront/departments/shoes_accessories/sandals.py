"""Sandals: flat strappy ones, slides, flip-flops, espadrille wedges, gladiators and sport sandals.

A sandal is a sole with a footbed and straps over it; this file holds the soles and says which straps go where.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from storefront import palette
from storefront.departments.shoes_accessories import boot_parts as parts
from storefront.departments.shoes_accessories import heel_parts, posing, sandal_parts, words_shoes
from storefront.departments.shoes_accessories.last import Last, Profile, Shoe
from storefront.departments.shoes_accessories.shoe_parts import Dress
from storefront.drawing.materials import Surface, surface
from storefront.palette import tones
from storefront.types import Design, ProductType

if TYPE_CHECKING:
    import numpy as np

    from storefront.drawing.canvas import Canvas
    from storefront.drawing.outline import Shape

_WIDTH: Profile = ((0, 31), (40, 34), (110, 33), (165, 39), (220, 47), (262, 46), (285, 41), (300, 37))


@dataclass(frozen=True, slots=True)
class Base:
    """A sole.

    Attributes:
        back: thickness at the heel.
        front: thickness at the ball.
        spring: how far the toe rises.
        tall: how far the straps reach above the heel's seat.
        wide: of the foot, as a share.
    """

    back: float
    front: float
    spring: float = 5.0
    tall: float = 60.0
    wide: float = 1.0


_BASES = {
    "flat strappy": Base(13, 8, tall=78),
    "slides": Base(30, 22, tall=30, wide=1.05),
    "flip-flops": Base(24, 15, tall=20, wide=1.03),
    "espadrille": Base(64, 30, tall=86),
    "gladiator": Base(14, 8, tall=150),
    "sport": Base(40, 32, spring=11, tall=72, wide=1.06),
}


def _last(base: Base) -> Last:
    """The sole as a last without an upper."""
    rise = base.spring
    bottom = ((0, 2.0), (50, 0.0), (215, 0.0), (260, rise * 0.35), (300, rise * 1.6))
    sole = (
        (0, base.back + 4), (36, base.back), (90, base.back * 0.86 + base.front * 0.14 + 2),
        (150, base.back * 0.35 + base.front * 0.65 + 2), (205, base.front), (260, base.front + rise * 0.4),
        (300, base.front + rise * 1.7),
    )  # fmt: skip
    top = tuple((x, z + 56) for x, z in sole)
    width = tuple((x, w * base.wide) for x, w in _WIDTH)
    return Last(bottom, sole, top, width, throat=120, vamp=150, lip=2.5, lean=0.1)


def draw_sandals(canvas: Canvas, design: Design) -> None:
    """One sandal or a pair."""
    rng = canvas.rng
    base = _varied(_BASES[design.silhouette], rng)
    last, dress = _last(base), _dress(design, rng)
    views = posing.Views(yaws=(8.0, 20.0, 30.0, 40.0), pitch=(22, 36), gap=(54, 64), ahead=(6, 40), pairs=0.66)

    def covers(pose: posing.Pose) -> list[Shape]:
        shoe = Shoe(last, pose)
        return [shoe.ground(), heel_parts.above(shoe, base.tall + 10)]

    for k, pose in enumerate(posing.fitted(posing.poses(rng, views), covers, middle=266)):
        shoe = Shoe(last, pose)
        worn = replace(dress, upper=replace(dress.upper, seed=design.seed + k))
        parts.stand_on(canvas, shoe, None)
        sandal_parts.DRAWN[design.silhouette](canvas, shoe, worn)


def _varied(base: Base, rng: np.random.Generator) -> Base:
    thick, wide = float(rng.uniform(0.85, 1.25)), float(rng.uniform(0.95, 1.06))
    return replace(base, back=base.back * thick, front=base.front * thick, wide=base.wide * wide)


def _dress(design: Design, rng: np.random.Generator) -> Dress:
    upper = surface(design, scale=0.6)
    style = rng.random(16)
    shade = "camel" if style[0] < 0.35 else "charcoal" if style[0] < 0.6 else "ivory" if style[0] < 0.8 else "brown"
    sole = Surface(tones(shade, rng), upper.accent, material="rubber", seed=design.seed)
    own = upper.plain() if style[1] < 0.6 else upper.dyed(upper.accent)
    lining = tones(
        "sand" if style[3] < 0.35 else "camel" if style[3] < 0.6 else "chocolate" if style[3] < 0.8 else "cream", rng
    )
    return Dress(upper, own, sole, upper.accent, lining, style)


SANDALS = ProductType(
    department="Shoes & Accessories",
    name="Sandals",
    draw=draw_sandals,
    silhouettes=tuple(_BASES),
    colours=(*palette.FABRIC_COLOURS, "tan", "brown", "black", "white", "camel"),
    patterns=("stripes", "floral", "leaves", "dots", "waves", "animal spots", "chevron", "stars", "gingham"),
    materials=("leather", "suede", "rubber", "canvas", "nylon", "straw"),
    prices=(12, 119),
    plain_share=0.66,
    turn=1.5,
    made_of={
        "flat strappy": ("leather", "leather", "suede"),
        "slides": ("leather", "suede", "rubber", "straw"),
        "flip-flops": ("rubber",),
        "espadrille": ("canvas", "canvas", "suede", "leather"),
        "gladiator": ("leather", "leather", "suede"),
        "sport": ("nylon",),
    },
    words=words_shoes.SANDALS,
)

TYPES: tuple[ProductType, ...] = (SANDALS,)
