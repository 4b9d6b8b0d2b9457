"""Kettles: electric jugs, glass and retro ones, whistling and enamel ones for the stove, goosenecks for coffee."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

from storefront.departments.kitchen import kettle_parts, spouts, words_cooking
from storefront.departments.kitchen.electric_kettles import (
    FOOT,
    band,
    electric,
    fittings,
    glass,
    retro,
    shell_of,
)
from storefront.departments.kitchen.pot_parts import steel
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import Surface, surface
from storefront.drawing.outline import CORNER
from storefront.drawing.solids import turned
from storefront.drawing.vessels import coat
from storefront.palette import tones
from storefront.types import Design, ProductType


def draw_kettle(canvas: Canvas, design: Design) -> None:
    """A kettle from the side, its spout to the left or to the right."""
    rng = canvas.rng
    made = surface(design, scale=float(rng.uniform(0.6, 0.85)))
    side = -1 if rng.random() < 0.6 else 1
    _DRAW[design.silhouette](canvas, made, side)


def _whistling(canvas: Canvas, made: Surface, side: int) -> None:
    """A dome for the stove under an arched handle."""
    rng = canvas.rng
    low, height = float(rng.uniform(142, 156)), float(rng.uniform(166, 190))
    foot, axis = FOOT, 256.0 - side * 10
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
    shell = shell_of(made, rng)
    grip = fittings(made, shell, rng)
    cap = grip if grip.material == "plastic" else grip.dyed(tones("black")).of("plastic")
    kettle_parts.arch(
        canvas,
        body,
        steel(made) if shell.material != "enamel" or rng.random() < 0.6 else shell.plain(),
        grip,
        rise=float(rng.uniform(84, 104)),
        spread=float(rng.uniform(0.86, 0.96)),
    )
    spouts.whistle_spout(canvas, body, shell, cap, side)
    coat(canvas, body, shell)
    if shell.material == "steel" and rng.random() < 0.3:
        kettle_parts.hammered(canvas, body)
    band(canvas, body, foot - 20, 14)
    kettle_parts.flat_lid(canvas, body, shell, cap, rise=0.22)


def _enamel(canvas: Canvas, made: Surface, side: int) -> None:
    """A plain old-fashioned kettle with a swinging bow."""
    rng = canvas.rng
    low, height = float(rng.uniform(128, 142)), float(rng.uniform(182, 208))
    axis, foot = 256.0 - side * 22, FOOT
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
    spouts.long_spout(canvas, body, made, side)
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
    axis, foot = 256.0 - side * 14, FOOT - (17 if electric else 0)
    top = low * float(rng.uniform(0.62, 0.74))
    straight = rng.random() < 0.4
    mid = (top + low) / 2 * (1.0 if straight else 1.06)
    body = turned(
        [(top, foot - height, CORNER), (mid, foot - height * 0.5), (low, foot - height * 0.10), (low * 0.93, foot)],
        axis,
    )
    shell = shell_of(made, rng)
    grip = fittings(made, shell, rng)
    dark = grip if grip.material == "plastic" else grip.dyed(tones("black")).of("plastic")
    if electric:
        kettle_parts.base(canvas, axis, FOOT, low * 1.06, dark, -side)
    spouts.gooseneck(canvas, body, shell, side)
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
    "electric jug": electric,
    "whistling": _whistling,
    "gooseneck": _gooseneck,
    "glass": glass,
    "retro": retro,
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
