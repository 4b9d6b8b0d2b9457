"""Kettles: electric jugs, glass and retro ones, whistling and enamel ones for the stove, goosenecks for coffee."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

import numpy as np

from mmsid.storefront.departments.kitchen import kettle_parts, words_cooking
from mmsid.storefront.departments.kitchen.pot_parts import steel
from mmsid.storefront.drawing import light
from mmsid.storefront.drawing.canvas import Canvas
from mmsid.storefront.drawing.materials import Surface, surface
from mmsid.storefront.drawing.outline import CORNER, rounded
from mmsid.storefront.drawing.solids import Turned, streaks, turned
from mmsid.storefront.drawing.vessels import coat
from mmsid.storefront.palette import tones
from mmsid.storefront.types import Design, ProductType

_FOOT = 424.0


def draw_kettle(canvas: Canvas, design: Design) -> None:
    """A kettle from the side, its spout to the left or to the right."""
    rng = canvas.rng
    made = surface(design, scale=float(rng.uniform(0.6, 0.85)))
    side = -1 if rng.random() < 0.6 else 1
    _DRAW[design.silhouette](canvas, made, side)


def _shell(made: Surface, rng: np.random.Generator) -> Surface:
    """Steel is often left bare; then the colour is in the fittings."""
    if made.material == "steel" and made.pattern == "plain" and rng.random() < 0.45:
        return steel(made)
    return made


def _fittings(made: Surface, shell: Surface, rng: np.random.Generator) -> Surface:
    if shell.tones is not made.tones:
        return replace(made, pattern="plain", material="plastic")
    return kettle_parts.fitting(made, rng)


def _band(canvas: Canvas, body: Turned, y: float, tall: float) -> None:
    """A polished steel band around a body."""
    zone = body.zone(y, y + tall)
    canvas.path(zone, fill=tones("silver").base)
    light.round_sides(canvas, zone, 0.7)
    streaks(canvas, zone, 0.9)
    canvas.stroke(body.arc(y), "#ffffff", 1.2, stroke_opacity=0.7)


def _electric(canvas: Canvas, made: Surface, side: int) -> None:
    """A jug on its base."""
    rng = canvas.rng
    low, height = float(rng.uniform(104, 118)), float(rng.uniform(236, 270))
    top = low * float(rng.uniform(0.66, 0.86))
    axis, foot = 256.0 + side * 22, _FOOT - 17
    belly = float(rng.uniform(-0.02, 0.06))
    knots: list[tuple[object, ...]] = [(top, foot - height, CORNER)]
    knots += [
        (top + (low - top) * s + belly * low * np.sin(np.pi * s), foot - height * (1 - s))
        for s in (0.25, 0.5, 0.75, 0.95)
    ]
    body = turned([*knots, (low * 0.96, foot)], axis)
    shell = _shell(made, rng)
    grip = _fittings(made, shell, rng)
    dark = grip if grip.material == "plastic" else grip.dyed(tones("black")).of("plastic")
    kettle_parts.base(canvas, axis, _FOOT, low * 1.05, dark, -side)
    kettle_parts.side_handle(
        canvas,
        body,
        grip,
        -side,
        kettle_parts.Loop(
            reach=float(rng.uniform(66, 82)),
            span=(0.06, float(rng.uniform(0.7, 0.86))),
            thick=float(rng.uniform(25, 31)),
        ),
    )
    kettle_parts.lip(canvas, body, shell, side, reach=float(rng.uniform(36, 50)))
    coat(canvas, body, shell, stands=False)
    _band(canvas, body, foot - 14, 12)
    if rng.random() < 0.7:
        kettle_parts.gauge(canvas, body, -side, "#6fb7dd")
    kettle_parts.flat_lid(canvas, body, dark if rng.random() < 0.6 else shell, None)
    _switch(canvas, body, -side, dark)


def _switch(canvas: Canvas, body: Turned, side: int, made: Surface) -> None:
    """The lever that turns a kettle on, with its small lamp."""
    foot = body.profile[-1][1]
    x = body.axis + side * body.half(foot - 30) * 0.86
    lever = rounded(x - 12, foot - 44, x + 12, foot - 28, 5)
    canvas.path(lever.shifted(1.5, 2.5), fill=light.SHADOW, fill_opacity=0.4)
    canvas.path(lever, fill=made.tones.base)
    light.relief(canvas, lever, puff=3, depth=3, strength=0.6)
    canvas.path(rounded(x - 3, foot - 38, x + 3, foot - 34, 2), fill="#5fd0ff" if made.tones.is_dark else "#e2553a")


def _glass(canvas: Canvas, made: Surface, side: int) -> None:
    """A glass jug with the water on the boil; fittings in the design's colour."""
    rng = canvas.rng
    low, height = float(rng.uniform(108, 120)), float(rng.uniform(224, 252))
    axis, foot = 256.0 + side * 22, _FOOT - 17
    top = low * float(rng.uniform(0.64, 0.78))
    body = turned(
        [
            (top, foot - height, CORNER),
            (top * 1.02, foot - height * 0.9),
            (low * 0.93, foot - height * 0.6),
            (low, foot - height * 0.3),
            (low, foot - 20),
            (low * 0.97, foot),
        ],
        axis,
    )
    grip = replace(made, pattern="plain", material="plastic")
    kettle_parts.base(canvas, axis, _FOOT, low * 1.05, grip, -side)
    kettle_parts.side_handle(
        canvas, body, grip, -side, kettle_parts.Loop(reach=float(rng.uniform(66, 80)), span=(0.02, 0.8), thick=28)
    )
    kettle_parts.lip(canvas, body, steel(made), side, reach=40, drop=50)
    kettle_parts.boiling(canvas, body)
    streaks(canvas, body.outline, 1.0)
    light.rim(canvas, body.outline, 1.3, 0.7)
    _band(canvas, body, foot - height, 16)
    kettle_parts.flat_lid(canvas, body, grip, None)
    _switch(canvas, body, -side, grip)


def _retro(canvas: Canvas, made: Surface, side: int) -> None:
    """A rounded cone with a chromed band, a thermometer and a knob."""
    rng = canvas.rng
    low, height = float(rng.uniform(122, 134)), float(rng.uniform(206, 232))
    axis, foot = 256.0 + side * 20, _FOOT - 17
    top = low * float(rng.uniform(0.46, 0.54))
    body = turned(
        [
            (top, foot - height, CORNER),
            (low * 0.70, foot - height * 0.84),
            (low * 0.86, foot - height * 0.62),
            (low * 0.95, foot - height * 0.36),
            (low, foot - 16),
            (low * 0.97, foot),
        ],
        axis,
    )
    grip = made.plain().of("plastic") if rng.random() < 0.4 else kettle_parts.fitting(made, rng)
    dark = grip if grip.material == "plastic" else grip.dyed(tones("black")).of("plastic")
    kettle_parts.base(canvas, axis, _FOOT, low * 1.04, dark, -side)
    kettle_parts.side_handle(
        canvas, body, grip, -side, kettle_parts.Loop(reach=float(rng.uniform(52, 64)), span=(-0.06, 0.74), thick=28)
    )
    kettle_parts.lip(canvas, body, made, side, reach=58, drop=96)
    coat(canvas, body, made, stands=False)
    _band(canvas, body, foot - 22, 19)
    if rng.random() < 0.75:
        kettle_parts.dial(canvas, (axis, foot - height * 0.40), float(rng.uniform(26, 32)))
    kettle_parts.flat_lid(
        canvas, body, made if rng.random() < 0.5 else steel(made), steel(made) if rng.random() < 0.5 else dark, rise=0.3
    )
    _band(canvas, body, foot - height, 8)


def _whistling(canvas: Canvas, made: Surface, side: int) -> None:
    """A dome for the stove under an arched handle."""
    rng = canvas.rng
    low, height = float(rng.uniform(142, 156)), float(rng.uniform(166, 190))
    foot, axis = _FOOT, 256.0 - side * 10
    top = low * float(rng.uniform(0.40, 0.48))
    full = float(rng.uniform(0.9, 1.0))
    body = turned(
        [
            (top, foot - height, CORNER),
            (low * 0.66 * full, foot - height * 0.9),
            (low * 0.88 * full, foot - height * 0.70),
            (low * 0.985, foot - height * 0.42),
            (low, foot - height * 0.18),
            (low * 0.97, foot - 10),
            (low * 0.9, foot),
        ],
        axis,
    )
    shell = _shell(made, rng)
    grip = _fittings(made, shell, rng)
    cap = grip if grip.material == "plastic" else grip.dyed(tones("black")).of("plastic")
    kettle_parts.arch(
        canvas,
        body,
        steel(made) if shell.material != "enamel" or rng.random() < 0.6 else shell.plain(),
        grip,
        rise=float(rng.uniform(84, 104)),
        spread=float(rng.uniform(0.86, 0.96)),
    )
    kettle_parts.whistle_spout(canvas, body, shell, cap, side)
    coat(canvas, body, shell)
    if shell.material == "steel" and rng.random() < 0.3:
        kettle_parts.hammered(canvas, body)
    _band(canvas, body, foot - 20, 14)
    kettle_parts.flat_lid(canvas, body, shell, cap, rise=0.22)


def _enamel(canvas: Canvas, made: Surface, side: int) -> None:
    """A plain old-fashioned kettle with a swinging bow."""
    rng = canvas.rng
    low, height = float(rng.uniform(128, 142)), float(rng.uniform(182, 208))
    axis, foot = 256.0 - side * 22, _FOOT
    top = low * float(rng.uniform(0.62, 0.72))
    body = turned(
        [
            (top, foot - height, CORNER),
            (top * 1.04, foot - height * 0.94),
            (low * 0.86, foot - height * 0.6),
            (low * 0.97, foot - height * 0.26),
            (low, foot - 16),
            (low * 0.94, foot),
        ],
        axis,
    )
    wood = replace(
        made, tones=tones(str(rng.choice(("tan", "camel", "black", "brown")))), pattern="plain", material="wood"
    )
    kettle_parts.arch(
        canvas, body, made.dyed(tones("charcoal")).of("steel"), wood, rise=float(rng.uniform(74, 92)), spread=0.92
    )
    kettle_parts.long_spout(canvas, body, made, side)
    coat(canvas, body, made)
    ink = tones("navy") if made.tones.oklch[0] > 0.45 else tones("silver")
    knob = made.plain() if rng.random() < 0.5 else made.dyed(tones("black"))
    kettle_parts.flat_lid(canvas, body, made, knob, rise=0.28)
    canvas.stroke(body.arc(foot - height + 3), ink.base, 5.0)
    canvas.stroke(body.arc(foot - 6), ink.base, 4.0)


def _gooseneck(canvas: Canvas, made: Surface, side: int) -> None:
    """A small kettle with a thin swinging spout, on the stove or on its base."""
    rng = canvas.rng
    electric = rng.random() < 0.5
    low, height = float(rng.uniform(104, 116)), float(rng.uniform(158, 188))
    axis, foot = 256.0 - side * 14, _FOOT - (17 if electric else 0)
    top = low * float(rng.uniform(0.62, 0.74))
    straight = rng.random() < 0.4
    mid = (top + low) / 2 * (1.0 if straight else 1.06)
    body = turned(
        [(top, foot - height, CORNER), (mid, foot - height * 0.5), (low, foot - height * 0.10), (low * 0.93, foot)],
        axis,
    )
    shell = _shell(made, rng)
    grip = _fittings(made, shell, rng)
    dark = grip if grip.material == "plastic" else grip.dyed(tones("black")).of("plastic")
    if electric:
        kettle_parts.base(canvas, axis, _FOOT, low * 1.06, dark, -side)
    kettle_parts.gooseneck(canvas, body, shell, side)
    kettle_parts.side_handle(
        canvas,
        body,
        grip,
        -side,
        kettle_parts.Loop(
            reach=float(rng.uniform(64, 80)),
            span=(0.10, float(rng.uniform(0.74, 0.92))),
            thick=22,
            free=rng.random() < 0.6,
        ),
    )
    coat(canvas, body, shell, stands=not electric)
    if shell.material in ("steel", "brass") and rng.random() < 0.25:
        kettle_parts.hammered(canvas, body)
    kettle_parts.flat_lid(canvas, body, shell, grip, rise=0.12)


_DRAW: dict[str, Callable[[Canvas, Surface, int], None]] = {
    "electric jug": _electric,
    "whistling": _whistling,
    "gooseneck": _gooseneck,
    "glass": _glass,
    "retro": _retro,
    "enamel": _enamel,
}

KETTLES = ProductType(
    department="Kitchen",
    name="Kettles",
    draw=draw_kettle,
    silhouettes=tuple(_DRAW),
    colours=(
        "silver",
        "black",
        "charcoal",
        "grey",
        "white",
        "cream",
        "ivory",
        "red",
        "burgundy",
        "coral",
        "orange",
        "mustard",
        "yellow",
        "sage",
        "mint",
        "forest green",
        "green",
        "teal",
        "turquoise",
        "sky blue",
        "blue",
        "navy",
        "lilac",
        "pink",
        "blush",
        "brown",
    ),
    patterns=("speckles", "speckles", "floral", "dots", "stripes", "leaves", "gingham"),
    materials=("steel", "steel", "plastic", "enamel", "glass", "brass"),
    prices=(19, 159),
    plain_share=0.8,
    words=words_cooking.KETTLES,
    made_of=MappingProxyType(
        {
            "electric jug": ("steel", "plastic", "plastic"),
            "whistling": ("steel", "enamel", "enamel"),
            "gooseneck": ("steel", "steel", "enamel", "brass"),
            "glass": ("glass",),
            "retro": ("enamel", "steel", "plastic"),
            "enamel": ("enamel",),
        }
    ),
)
"""Everything that kettles are."""
