"""Watering cans: classic, round, long-reach, indoor, galvanised and moulded ones, with roses, braces and handles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from storefront import palette
from storefront.departments.plants_garden import words_cans as words
from storefront.departments.plants_garden.can_parts import Can, bands, dipped, lip, open_top, rivets, rose
from storefront.drawing import light
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import paint, surface
from storefront.drawing.outline import CORNER, curve, ellipse, line
from storefront.drawing.solids import streaks
from storefront.drawing.vessels import coat, dip, mouth
from storefront.palette import tones
from storefront.types import Design, ProductType

FOOT = 428.0
"""Where cans stand."""


def _classic(can: Can) -> None:
    """A tapered can with a straight spout, a carrying handle above and one behind."""
    rng = can.rng
    low, top_half = float(rng.uniform(92, 106)), float(rng.uniform(76, 90))
    high, back = float(rng.uniform(158, 186)), float(rng.uniform(40, 52))
    top = FOOT - high
    body = can.body(
        [(top_half, top), (top_half + (low - top_half) * 0.5, top + high * 0.5), (low, FOOT - 8), (low * 0.97, FOOT)],
        back,
    )
    tip = (178.0, top - float(rng.uniform(14, 44)))
    can.bar([(low - back - 18, FOOT - 42), (low - back + 46, FOOT - 96), tip], (40, 27, 18))
    can.bar([(-back - top_half + 6, top + 24), (-back - top_half - 46, top + 20),
              (-back - low - 44, top + high * 0.42), (-back - low + 6, top + high * 0.66)], (14, 13, 13, 14),
              can.fittings)  # fmt: skip
    coat(can.canvas, body, can.made)
    bands(can, body, (top + 16, FOOT - 22))
    open_top(can, body)
    rise = float(rng.uniform(60, 84))
    can.bar([(-back - top_half * 0.86, top + 2), (-back - top_half * 0.6, top - rise * 0.86),
              (-back + top_half * 0.3, top - rise), (-back + top_half * 0.9, top + 2)], (14, 13, 13, 14),
              can.fittings)  # fmt: skip
    rose(can, tip, float(rng.uniform(18, 52)), float(rng.uniform(42, 54)), can.fittings)


def _round(can: Can) -> None:
    """A ball with a small mouth, a curved spout and one hoop over it all."""
    rng = can.rng
    half, back = float(rng.uniform(98, 114)), float(rng.uniform(26, 40))
    high = half * float(rng.uniform(1.5, 1.74))
    top = FOOT - high
    body = can.body([(half * 0.36, top), (half * 0.42, top + 12), (half * 0.84, top + high * 0.22),
                      (half, top + high * 0.52), (half * 0.86, top + high * 0.82), (half * 0.54, FOOT - 3, CORNER),
                      (half * 0.52, FOOT)], back)  # fmt: skip
    tip = (212.0, top - float(rng.uniform(10, 34)))
    can.bar(
        [(half - back - 24, FOOT - high * 0.42), (half - back + 34, FOOT - high * 0.5), (160, top + 44), tip],
        (40, 28, 20, 14),
    )
    hoop = [(-back + half * 0.5, top + high * 0.14), (-back + half * 0.24, top - 66),
             (-back - half * 0.62, top - 72), (-back - half * 1.3, top + 10),
             (-back - half * 0.92, top + high * 0.5)]  # fmt: skip
    can.bar(hoop, (13, 13, 14, 14, 15), can.fittings)
    coat(can.canvas, body, can.made, dipped(can, body))
    mouth(can.canvas, body, can.made.plain(), wall=4.0)
    if rng.random() < 0.4:
        rose(can, tip, float(rng.uniform(10, 40)), 34.0, can.fittings)
    else:
        lip(can, tip, 8.0)


def _long_reach(can: Can) -> None:
    """The gardener's can: low body, very long spout with a brace, tall hoop, rose looking up."""
    rng = can.rng
    half, back, high = float(rng.uniform(84, 98)), float(rng.uniform(84, 94)), float(rng.uniform(122, 142))
    top = FOOT - high
    body = can.body([(half * 0.96, top), (half, top + high * 0.5), (half, FOOT - 10), (half * 0.97, FOOT)], back)
    tip = (196.0, top - float(rng.uniform(56, 84)))
    can.bar([(half - back - 14, FOOT - 34), (half - back + 70, (FOOT - 34 + tip[1]) / 2 + 12), tip], (30, 21, 14))
    share = 0.62
    on_spout = ((half - back - 14) * (1 - share) + tip[0] * share, (FOOT - 34) * (1 - share) + tip[1] * share + 8)
    can.bar([(-back + half * 0.7, top - 2), on_spout], (7, 7), can.fittings)
    hoop = [(-back + half * 0.8, top + 4), (-back + half * 0.5, top - 84), (-back - half * 0.4, top - 106),
             (-back - half * 1.24, top - 40), (-back - half * 1.16, top + high * 0.5),
             (-back - half * 0.9, top + high * 0.72)]  # fmt: skip
    can.bar(hoop, (11, 12, 12, 12, 12, 12), can.fittings)
    coat(can.canvas, body, can.made)
    bands(can, body, (top + 12, FOOT - 18))
    open_top(can, body, hood=0.56)
    rose(can, tip, float(rng.uniform(58, 84)), float(rng.uniform(40, 48)), can.fittings)


def _indoor(can: Can) -> None:
    """A small can for the windowsill: a cone or a drop with a thin swan's neck."""
    rng, slim = can.rng, bool(can.rng.random() < 0.5)
    half, back, high = float(rng.uniform(80, 96)), float(rng.uniform(18, 30)), float(rng.uniform(190, 226))
    top = FOOT - high
    if slim:
        profile = [(half * 0.42, top), (half * 0.62, top + high * 0.34), (half, FOOT - 10), (half * 0.95, FOOT)]
    else:
        profile = [
            (half * 0.5, top),
            (half * 0.46, top + high * 0.16),
            (half * 0.9, top + high * 0.52),
            (half * 0.98, top + high * 0.74),
            (half * 0.7, FOOT),
        ]
    body = can.body(profile, back)
    tip = (196.0, top + float(rng.uniform(-24, 18)))
    can.bar(
        [(half * 0.8 - back, FOOT - 34), (half - back + 44, FOOT - 40), (136, top + high * 0.42), (158, top + 22), tip],
        (22, 15, 11, 10, 9),
    )
    ear = [
        (-back - half * 0.4, top + 16),
        (-back - half * 1.16, top + 4),
        (-back - half * 1.42, top + high * 0.4),
        (-back - half * 0.84, top + high * 0.7),
    ]
    can.bar(ear, (12, 11, 11, 13), can.fittings)
    coat(can.canvas, body, can.made, dipped(can, body))
    mouth(can.canvas, body, can.made.plain(), wall=4.0)
    lip(can, tip, 5.5)


def _galvanised(can: Can) -> None:
    """A big zinc can with beads and rivets, its lower part dipped in paint."""
    rng = can.rng
    zinc = replace(can.made.dyed(tones(str(rng.choice(("silver", "grey", "silver"))), rng)), material="aluminium")
    painted = can
    can = replace(can, made=zinc, fittings=zinc)
    half, back, high = float(rng.uniform(92, 104)), float(rng.uniform(50, 60)), float(rng.uniform(176, 200))
    top = FOOT - high
    body = can.body([(half * 0.92, top), (half, top + high * 0.2, CORNER), (half, FOOT - 4), (half * 0.98, FOOT)], back)
    tip = (152.0, top - float(rng.uniform(2, 26)))
    can.bar([(half - back - 18, FOOT - 50), (half - back + 40, FOOT - 104), tip], (44, 31, 21))
    can.bar([(-back - half * 0.8, top + 30), (-back - half - 50, top + 26), (-back - half - 44, top + high * 0.5),
              (-back - half + 6, top + high * 0.72)], (16, 15, 15, 16))  # fmt: skip
    zones = (
        [(dip(can.canvas, body, float(rng.uniform(0.36, 0.56)), wobble=0.3), painted.made)]
        if rng.random() < 0.85
        else []
    )
    coat(can.canvas, body, zinc, zones)
    streaks(can.canvas, body.outline, 0.4)
    bands(can, body, (top + high * 0.2, top + high * 0.27, FOOT - 30, FOOT - 20))
    open_top(can, body, hood=0.5)
    rise = float(rng.uniform(54, 72))
    can.bar(
        [
            (-back - half * 0.84, top + 4),
            (-back - half * 0.7, top - rise),
            (-back + half * 0.7, top - rise),
            (-back + half * 0.84, top + 4),
        ],
        (15, 14, 14, 15),
    )
    rivets(can, ((-back - half * 0.84, top + 8), (-back + half * 0.84, top + 8)))
    rose(can, tip, float(rng.uniform(8, 36)), float(rng.uniform(48, 58)), zinc)


def _moulded(can: Can) -> None:
    """A moulded can: body, handle and spout in one flowing shape."""
    canvas, rng = can.canvas, can.rng
    fat, tall = float(rng.uniform(0.94, 1.08)), float(rng.uniform(178, 206))
    top = FOOT - tall
    tip = (184.0, top - float(rng.uniform(2, 30)))
    can.bar([(20, FOOT - 66), (96, FOOT - 110), (156, top + 40), tip], (62, 42, 27, 18))
    can.bar(
        [
            (28, top + 16),
            (-40, top - 42),
            (-136 * fat, top + 2),
            (-158 * fat, top + tall * 0.44),
            (-118 * fat, FOOT - 46),
        ],
        (26, 27, 28, 27, 30),
    )
    shape = curve([(*can.at(52, top + 6), CORNER), can.at(66, top + tall * 0.45), can.at(60, FOOT - 14),
                    can.at(34, FOOT), can.at(-112 * fat, FOOT), can.at(-138 * fat, FOOT - 18),
                    can.at(-128 * fat, FOOT - 66), can.at(-84 * fat, top + tall * 0.42), (*can.at(-50, top + 6),
                    CORNER)])  # fmt: skip
    canvas.stand(can.at(-38, 0)[0], FOOT - 2, 92 * fat, 12)
    paint(canvas, shape, can.made)
    light.relief(canvas, shape, puff=16, depth=4.5, strength=0.6)
    light.round_sides(canvas, shape, 0.42)
    light.falloff(canvas, shape, 0.16)
    streaks(canvas, shape, 0.4)
    light.inner_shadow(canvas, shape, 10, 0.2)
    hole = ellipse(*can.at(1, top + 6), 52, 11)
    canvas.path(hole, fill=can.made.tones.light)
    inside = ellipse(*can.at(1, top + 7), 45, 8)
    canvas.path(inside, fill=can.made.tones.deep)
    light.inner_shadow(canvas, inside, 6, 0.5, shift=(3, 4))
    for k in range(4):
        y = FOOT - 42 - tall * 0.14 * k
        canvas.stroke(
            line(can.at(-66 * fat, y), can.at(-66 * fat + (24 if k % 2 else 14), y)),
            light.SHADOW,
            2.2,
            stroke_opacity=0.35,
        )
    rose(can, tip, float(rng.uniform(16, 48)), float(rng.uniform(38, 48)), can.fittings)


_CANS: dict[str, Callable[[Can], None]] = {
    "classic": _classic,
    "round": _round,
    "long-reach": _long_reach,
    "indoor": _indoor,
    "galvanised": _galvanised,
    "moulded": _moulded,
}


def draw_can(canvas: Canvas, design: Design) -> None:
    """A watering can, its spout to either side."""
    rng, made = canvas.rng, surface(design, scale=float(canvas.rng.uniform(0.5, 0.8)))
    fittings = made.plain()
    roll = rng.random()
    if roll < 0.25 and design.material in ("steel", "enamel", "aluminium"):
        fittings = made.dyed(tones("mustard")).of("brass")
    elif roll < 0.5:
        fittings = made.dyed(made.accent)
    _CANS[design.silhouette](Can(canvas, made, fittings, -1 if rng.random() < 0.6 else 1))


WATERING_CANS = ProductType(
    department="Plants & Garden",
    name="Watering cans",
    draw=draw_can,
    silhouettes=tuple(_CANS),
    colours=(
        *(name for name in palette.COLOURS if name != "apricot"),
        "forest green",
        "sage",
        "green",
        "teal",
        "cream",
    ),
    patterns=("stripes", "dots", "floral", "leaves", "speckles", "waves", "gingham"),
    materials=("enamel", "enamel", "steel", "aluminium"),
    made_of={
        "round": ("enamel", "steel", "brass", "ceramic"),
        "indoor": ("steel", "brass", "enamel", "ceramic", "plastic"),
        "galvanised": ("steel", "aluminium"),
        "moulded": ("plastic",),
    },
    prices=(8, 89),
    words=words.WATERING_CANS,
    plain_share=0.74,
)
