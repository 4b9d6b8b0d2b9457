"""Electric kettles: jugs, glass ones and retro ones on their bases; and what all kettles share."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from storefront.departments.kitchen import kettle_parts, spouts
from storefront.departments.kitchen.pot_parts import steel
from storefront.drawing import light
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import Surface
from storefront.drawing.outline import CORNER, rounded
from storefront.drawing.solids import Turned, streaks, turned
from storefront.drawing.vessels import coat
from storefront.palette import tones

FOOT = 424.0
"""Where a kettle stands."""


def shell_of(made: Surface, rng: np.random.Generator) -> Surface:
    """Steel is often left bare; then the colour is in the fittings."""
    if made.material == "steel" and made.pattern == "plain" and rng.random() < 0.45:
        return steel(made)
    return made


def fittings(made: Surface, shell: Surface, rng: np.random.Generator) -> Surface:
    """Handle, lid and base: in the design's own colour where the shell is bare steel."""
    if shell.tones is not made.tones:
        return replace(made, pattern="plain", material="plastic")
    return kettle_parts.fitting(made, rng)


def band(canvas: Canvas, body: Turned, y: float, tall: float) -> None:
    """A polished steel band around a body."""
    zone = body.zone(y, y + tall)
    canvas.path(zone, fill=tones("silver").base)
    light.round_sides(canvas, zone, 0.7)
    streaks(canvas, zone, 0.9)
    canvas.stroke(body.arc(y), "#ffffff", 1.2, stroke_opacity=0.7)


def electric(canvas: Canvas, made: Surface, side: int) -> None:
    """A jug on its base."""
    rng = canvas.rng
    low, height = float(rng.uniform(104, 118)), float(rng.uniform(236, 270))
    top = low * float(rng.uniform(0.66, 0.86))
    axis, foot = 256.0 + side * 22, FOOT - 17
    belly = float(rng.uniform(-0.02, 0.06))
    knots: list[tuple[object, ...]] = [(top, foot - height, CORNER)]
    knots += [
        (top + (low - top) * s + belly * low * np.sin(np.pi * s), foot - height * (1 - s))
        for s in (0.25, 0.5, 0.75, 0.95)
    ]
    body = turned([*knots, (low * 0.96, foot)], axis)
    shell = shell_of(made, rng)
    grip = fittings(made, shell, rng)
    dark = grip if grip.material == "plastic" else grip.dyed(tones("black")).of("plastic")
    kettle_parts.base(canvas, axis, FOOT, low * 1.05, dark, -side)
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
    spouts.lip(canvas, body, shell, side, reach=float(rng.uniform(36, 50)))
    coat(canvas, body, shell, stands=False)
    band(canvas, body, foot - 14, 12)
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


def glass(canvas: Canvas, made: Surface, side: int) -> None:
    """A glass jug with the water on the boil; fittings in the design's colour."""
    rng = canvas.rng
    low, height = float(rng.uniform(108, 120)), float(rng.uniform(224, 252))
    axis, foot = 256.0 + side * 22, FOOT - 17
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
    kettle_parts.base(canvas, axis, FOOT, low * 1.05, grip, -side)
    kettle_parts.side_handle(
        canvas, body, grip, -side, kettle_parts.Loop(reach=float(rng.uniform(66, 80)), span=(0.02, 0.8), thick=28)
    )
    spouts.lip(canvas, body, steel(made), side, reach=40, drop=50)
    kettle_parts.boiling(canvas, body)
    streaks(canvas, body.outline, 1.0)
    light.rim(canvas, body.outline, 1.3, 0.7)
    band(canvas, body, foot - height, 16)
    kettle_parts.flat_lid(canvas, body, grip, None)
    _switch(canvas, body, -side, grip)


def retro(canvas: Canvas, made: Surface, side: int) -> None:
    """A rounded cone with a chromed band, a thermometer and a knob."""
    rng = canvas.rng
    low, height = float(rng.uniform(122, 134)), float(rng.uniform(206, 232))
    axis, foot = 256.0 + side * 20, FOOT - 17
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
    kettle_parts.base(canvas, axis, FOOT, low * 1.04, dark, -side)
    kettle_parts.side_handle(
        canvas, body, grip, -side, kettle_parts.Loop(reach=float(rng.uniform(52, 64)), span=(-0.06, 0.74), thick=28)
    )
    spouts.lip(canvas, body, made, side, reach=58, drop=96)
    coat(canvas, body, made, stands=False)
    band(canvas, body, foot - 22, 19)
    if rng.random() < 0.75:
        kettle_parts.dial(canvas, (axis, foot - height * 0.40), float(rng.uniform(26, 32)))
    kettle_parts.flat_lid(
        canvas, body, made if rng.random() < 0.5 else steel(made), steel(made) if rng.random() < 0.5 else dark, rise=0.3
    )
    band(canvas, body, foot - height, 8)
