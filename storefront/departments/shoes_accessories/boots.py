"""Boots: ankle, chelsea, hiking, knee-high, cowboy, rain and snow boots, alone or in pairs.

The form is a `Boot`: a foot with a shaft. This file holds the measures of every kind and says what it is dressed with.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from storefront import palette
from storefront.departments.shoes_accessories import boot_parts as parts
from storefront.departments.shoes_accessories import words_shoes
from storefront.departments.shoes_accessories.boot_looks import LOOKS
from storefront.departments.shoes_accessories.boot_shape import Boot, Heel, Tube
from storefront.departments.shoes_accessories.last import Last, Pose
from storefront.departments.shoes_accessories.shoe_parts import Dress, model
from storefront.drawing import light
from storefront.drawing.materials import MATERIALS, Surface, paint, surface
from storefront.palette import tones
from storefront.types import Design, ProductType

if TYPE_CHECKING:
    from storefront.drawing.canvas import Canvas


@dataclass(frozen=True, slots=True)
class Cut:
    """The measures of one kind of boot; a kind without a heel stands on a lug sole."""

    last: Last
    tube: Tube
    heel: Heel | None = None


_ROUND_TOE = ((0, 34), (40, 36), (110, 35), (170, 41), (220, 47), (260, 46), (300, 43))
_POINTED_TOE = ((0, 33), (40, 35), (110, 33), (170, 38), (215, 42), (250, 34), (280, 21), (300, 12))


def _last(lift: float, plate: float, *, toe: float = 44, width: tuple = _ROUND_TOE, lip: float = 3.0) -> Last:
    """A boot's foot, its heel raised by `lift` on a sole `plate` thick."""
    raised = ((0, lift), (64, lift * 0.94), (104, lift * 0.72), (150, lift * 0.36), (200, lift * 0.06), (225, 0))
    spring = ((255, 1.0), (280, 4.0), (300, 9.0))
    bottom = (*raised, *spring)
    sole = tuple((x, z + plate) for x, z in bottom)
    bones = ((0, 112), (60, 114), (112, 112), (132, 107), (160, 95), (205, 77), (245, 64), (275, toe + 14),
             (293, toe + 4), (300, toe - 8))  # fmt: skip
    top = tuple(
        (x, z + plate - 20 + float(np.interp(x, [p[0] for p in raised], [p[1] for p in raised]))) for x, z in bones
    )
    return Last(bottom, sole, top, width, throat=128, vamp=150, lip=lip, lean=0.12)


_LUG = 34.0
_CUTS = {
    "ankle": Cut(
        _last(46, 9, width=((0, 33), (40, 35), (110, 33), (170, 38), (220, 43), (260, 39), (285, 30), (300, 22))),
        Tube(((128, 64, 60, 36), (165, 62, 54, 35), (215, 60, 58, 40)), slope=6),
        Heel(72, 0.9, 0.94, 6),
    ),
    "chelsea": Cut(
        _last(26, 10), Tube(((118, 66, 62, 37), (150, 64, 58, 37), (205, 61, 60, 42)), dip=8), Heel(80, 0.98, 0.98, 1)
    ),
    "hiking": Cut(
        _last(6, _LUG, toe=52, lip=6),
        Tube(((120, 66, 64, 40), (155, 64, 58, 40), (212, 58, 58, 44)), slope=-12),
    ),
    "knee-high": Cut(
        _last(44, 9, width=(*_POINTED_TOE[:5], (250, 38), (280, 28), (300, 18))),
        Tube(((128, 64, 60, 36), (172, 60, 49, 34), (250, 58, 56, 43), (330, 54, 64, 51), (440, 60, 60, 50)), slope=14),
        Heel(68, 0.82, 0.9, 6),
    ),
    "cowboy": Cut(
        _last(44, 10, toe=38, width=_POINTED_TOE, lip=4),
        Tube(((130, 66, 62, 37), (175, 64, 58, 38), (250, 62, 64, 46), (345, 62, 68, 51)), dip=46),
        Heel(78, 0.72, 0.86, 17),
    ),
    "rain": Cut(
        _last(18, 16, toe=54, lip=5),
        Tube(((118, 66, 64, 40), (160, 66, 58, 41), (230, 64, 64, 50), (350, 66, 70, 54)), slope=10),
        Heel(96, 0.98, 0.98, 1),
    ),
    "snow": Cut(
        _last(6, 30, toe=60, width=tuple((x, w * 1.12) for x, w in _ROUND_TOE), lip=6),
        Tube(((120, 66, 68, 46), (160, 65, 66, 48), (250, 64, 72, 54)), slope=4),
    ),
}  # fmt: skip


def draw_boots(canvas: Canvas, design: Design) -> None:
    """One boot or a pair."""
    rng = canvas.rng
    cut = _varied(_CUTS[design.silhouette], rng)
    dress = _dress(design, rng)
    left, yaw, pitch = bool(rng.random() < 0.5), float(rng.choice([3.0, 12.0, 24.0, 34.0])), float(rng.uniform(9, 17))
    poses = [Pose(yaw, pitch, 1.0, (256.0, 352.0), left)]
    if rng.random() < 0.52:
        gap = float(rng.uniform(52, 62))
        ahead = float(rng.uniform(30, 62)) * (1 if yaw > 18 else float(rng.choice([-1.0, 1.0])))
        far = replace(poses[0], ahead=ahead, aside=-gap, yaw=yaw - float(rng.uniform(0, 7)))
        poses = [far, replace(poses[0], ahead=-ahead, aside=gap)]
    for k, boot in enumerate(fitted(cut, poses)):
        _draw(canvas, boot, replace(dress, upper=replace(dress.upper, seed=design.seed + k)), design, cut)


def fitted(cut: Cut, poses: list[Pose]) -> list[Boot]:
    """Boots in the same poses, moved and scaled together so that they fill the picture."""
    boots = [Boot(cut.last, cut.tube, pose) for pose in poses]
    boxes = np.array([shape.box for boot in boots for shape in (boot.outline(), boot.shoe.ground())])
    (left, top), (right, bottom) = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
    grow = float(min(400 / (right - left), 392 / (bottom - top)))
    x, y = poses[0].centre
    centre = (256 + (x - (left + right) / 2) * grow, 262 + (y - (top + bottom) / 2) * grow)
    return [Boot(cut.last, cut.tube, replace(pose, scale=pose.scale * grow, centre=centre)) for pose in poses]


def _varied(cut: Cut, rng: np.random.Generator) -> Cut:
    tall, stout = float(rng.uniform(0.92, 1.1)), float(rng.uniform(0.95, 1.06))
    foot = cut.tube.rings[0][0]
    rings = tuple((foot + (z - foot) * tall, cx, a * stout, b * stout) for z, cx, a, b in cut.tube.rings)
    wide = float(rng.uniform(0.95, 1.05))
    last = replace(cut.last, width=tuple((x, w * wide) for x, w in cut.last.width))
    return Cut(last, replace(cut.tube, rings=rings), cut.heel)


def _dress(design: Design, rng: np.random.Generator) -> Dress:
    upper = surface(design, scale=0.7)
    style = rng.random(16)
    pale = design.silhouette in ("hiking", "snow", "rain")
    shade = (
        "charcoal" if style[0] < 0.4 else "chocolate" if style[0] < 0.65 else "camel" if style[0] < 0.85 else "ivory"
    )
    if not pale and style[0] > 0.85:
        shade = "brown"
    rubber = Surface(tones(shade, rng), upper.accent, material="rubber" if pale else "leather", seed=design.seed)
    own = upper.plain() if style[1] < 0.5 else upper.dyed(upper.accent)
    lace = upper.accent if style[2] < 0.45 else tones("ivory" if style[2] < 0.7 else "mustard", rng)
    lining = tones("cream" if style[3] < 0.5 else "camel", rng) if style[3] < 0.8 else upper.accent
    return Dress(upper, own, rubber, lace, lining, style)


def _draw(canvas: Canvas, boot: Boot, dress: Dress, design: Design, cut: Cut) -> None:
    parts.stand_on(canvas, boot.shoe, cut.heel)
    if cut.heel is None:
        parts.lug_sole(canvas, boot.shoe, dress.sole, dress.lace if dress.style[4] < 0.3 else None)
    else:
        parts.heel_block(canvas, boot.shoe, cut.heel, dress.sole, layered=design.silhouette != "rain")
        parts.thin_sole(canvas, boot.shoe, dress.sole, welted=dress.sole.tones if dress.style[4] < 0.6 else None)
    outer = boot.outline()
    paint(canvas, outer, dress.upper)
    look = LOOKS[design.silhouette]
    look.below(canvas, boot, dress, outer)
    model(canvas, boot.shoe, dress, outer)
    light.relief(canvas, outer, parts.ankle_folds(boot, canvas.rng), puff=0, soft=4, depth=2.4, strength=0.5)
    parts.shaft_light(canvas, boot, outer, 0.3, MATERIALS[design.material].gloss)
    parts.opening(canvas, boot, dress.lining, dress.upper.tones)
    look.above(canvas, boot, dress, outer)


BOOTS = ProductType(
    department="Shoes & Accessories",
    name="Boots",
    draw=draw_boots,
    silhouettes=tuple(_CUTS),
    colours=(*palette.FABRIC_COLOURS, "black", "brown", "chocolate", "tan", "camel", "black", "burgundy"),
    patterns=("tartan", "dots", "floral", "leaves", "animal spots", "stars", "stripes", "gingham"),
    materials=("leather", "suede", "rubber", "nylon", "velvet"),
    prices=(35, 289),
    plain_share=0.8,
    turn=1.5,
    made_of={
        "ankle": ("leather", "leather", "suede", "velvet"),
        "chelsea": ("leather", "leather", "suede"),
        "hiking": ("leather", "suede", "suede", "nylon"),
        "knee-high": ("leather", "leather", "suede"),
        "cowboy": ("leather", "leather", "suede"),
        "rain": ("rubber",),
        "snow": ("nylon", "nylon", "suede"),
    },
    words=words_shoes.BOOTS,
)

TYPES: tuple[ProductType, ...] = (BOOTS,)
