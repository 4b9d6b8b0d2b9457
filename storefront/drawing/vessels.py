"""Vessels: what cups, pots and lamp bases share: coats of glaze, speckles, glass, and what is in them.

A vessel is a `Turned` body. `coat` draws it with zones of other colours that share its light; `glass_body` draws it
transparent, with its contents behind the wall; `drink` fills a mouth. Nothing here knows what type it draws.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from storefront.drawing import light, patterns
from storefront.drawing.canvas import Canvas, Stop
from storefront.drawing.materials import MATERIALS, Surface, paint
from storefront.drawing.outline import CORNER, Knot, Outline, curve, ellipse
from storefront.drawing.solids import TILT, Turned, streaks
from storefront.palette import Tones, tones, tones_of

Zone = tuple[Outline, Surface]
"""A part of a body with a surface of its own."""

DRINKS: dict[str, Tones] = {
    "coffee": tones_of(0.27, 0.05, 50),
    "milk coffee": tones_of(0.66, 0.075, 62),
    "black tea": tones_of(0.50, 0.125, 48),
    "green tea": tones_of(0.78, 0.11, 105),
    "fruit tea": tones_of(0.47, 0.17, 18),
}


def coat(
    canvas: Canvas, body: Turned, made: Surface, zones: Sequence[Zone] = (), *, stands: bool = True, cast: bool = True
) -> None:
    """A turned body with its print around it, zones on top, then roundness, gloss and edges over all of it."""
    if stands:
        foot, y = body.profile[-1]
        canvas.stand(body.axis, y + foot * TILT * 0.3, foot, foot * TILT)
    paint(canvas, body.outline, made.plain(), cast=cast)
    around(canvas, body, body.outline, made)
    if made.material == "stoneware" and made.pattern == "plain":
        flecks(canvas, body, made)
    with canvas.within(body.outline):
        for outline, surface in zones:
            paint(canvas, outline, surface.plain(), cast=False)
            around(canvas, body, outline, surface)
    gloss = MATERIALS[made.material].gloss
    light.round_sides(canvas, body.outline, 0.44)
    light.falloff(canvas, body.outline, 0.12)
    _reflected(canvas, body)
    if gloss > 0.8 and made.material in ("steel", "brass"):
        _metal(canvas, body, made)
    streaks(canvas, body.outline, gloss * (0.9 if made.tones.is_dark else 1.0))
    light.inner_shadow(canvas, body.outline, 8, 0.2)


def around(canvas: Canvas, body: Turned, outline: Outline, made: Surface) -> None:
    """Lays the print of a surface around a body, all the way to its edges."""
    if made.pattern == "plain":
        return
    left, top, right, bottom = body.outline.box
    rng = np.random.default_rng((made.seed, 2))
    sheet = patterns.Sheet(rng, (right - left) * 1.62, bottom - top + 30, made.scale, made.tones, made.accent)
    patterns.lay(canvas, outline, patterns.motifs(made.pattern, sheet), body.wrap((top + bottom) / 2))


def flecks(canvas: Canvas, body: Turned, made: Surface, count: int = 90) -> None:
    """The fine iron speckle of a reduction-fired glaze."""
    rng = canvas.rng
    _, top, _, bottom = body.outline.box
    ink = tones("chocolate").base if made.tones.oklch[0] > 0.4 else tones("sand").base
    parts = []
    for _ in range(count):
        y, angle, size = rng.uniform(top + 6, bottom - 4), rng.uniform(-1.5, 1.5), rng.gamma(2.0, 0.42) + 0.35
        half = body.half(float(y))
        x, across = body.axis + half * np.sin(angle), size * (0.35 + 0.65 * np.cos(angle))
        parts.append(ellipse(float(x), float(y + half * TILT * np.cos(angle)), float(across), float(size)).d)
    with canvas.within(body.outline):
        canvas.path("".join(parts), fill=ink, fill_opacity=0.6)


def dip(canvas: Canvas, body: Turned, share: float, *, wobble: float = 4.0) -> Outline:
    """The part of a body below a glaze line that ran a little; `share` is the line's height from the top."""
    rng = canvas.rng
    _, top, _, bottom = body.outline.box
    line = top + share * (bottom - top)
    arc = body.arc(line).sample(2)
    arc[:, 1] += rng.uniform(-wobble, wobble, len(arc))
    wide = body.outline.box
    knots: list[Knot] = [(wide[0] - 20, arc[0, 1], CORNER), *[(x, y) for x, y in arc]]
    knots += [
        (wide[2] + 20, arc[-1, 1], CORNER),
        (wide[2] + 20, bottom + 20, CORNER),
        (wide[0] - 20, bottom + 20, CORNER),
    ]
    return curve(knots)


def mouth(canvas: Canvas, body: Turned, made: Surface, *, wall: float = 6.0, inside: Tones | None = None) -> Outline:
    """The mouth of a hollow body: a rounded lip and the shaded wall behind it. Returns the inside, for a drink."""
    top, half = body.profile[0][1], body.profile[0][0]
    lip, hole = (
        ellipse(body.axis, top, half, half * TILT),
        ellipse(body.axis, top + 0.8, half - wall, half * TILT - wall * 0.42),
    )
    canvas.path(lip, fill=made.tones.base)
    across = ((body.axis - half, top), (body.axis + half, top))
    light.lighten(
        canvas, lip, canvas.linear(*across, [(0.0, light.GLOW, 0.9), (0.5, light.GLOW, 0.35), (1.0, light.GLOW, 0.6)])
    )
    colour = inside or made.tones
    canvas.path(hole, fill=colour.base)
    depth: list[Stop] = [(0.0, light.SHADOW, 0.66), (0.5, light.SHADOW, 0.36), (1.0, light.SHADOW, 0.12)]
    light.shade(canvas, hole, canvas.linear(*across, depth))
    light.inner_shadow(canvas, hole, 7, 0.42, shift=(3.0, 5.0))
    edge: list[Stop] = [(0.0, light.GLOW, 0.75), (0.6, light.GLOW, 0.1), (1.0, light.GLOW, 0.5)]
    canvas.path(hole, fill="none", stroke=canvas.linear(*across, edge), stroke_width=1.1)
    return hole


def drink(canvas: Canvas, hole: Outline, kind: str, *, depth: float = 7.0, foam: bool = False) -> None:
    """The surface of a drink inside a mouth, with the wall's shadow on it and a lighter ring at its edge."""
    colour = DRINKS[kind]
    left, top, right, bottom = hole.box
    cx, cy, rx, ry = (
        (left + right) / 2,
        (top + bottom) / 2 + depth,
        (right - left) / 2 * 0.985,
        (bottom - top) / 2 * 0.97,
    )
    level = ellipse(cx, cy, rx, ry)
    with canvas.within(hole):
        canvas.path(level, fill=colour.light if foam else colour.base)
        if foam:
            swirl = ellipse(cx + rx * 0.05, cy - 1, rx * 0.62, ry * 0.6)
            canvas.path(swirl, fill=tones("ivory").base, fill_opacity=0.85, filter=canvas.blur(3.0, swirl))
        canvas.path(level, fill="none", stroke=colour.light, stroke_width=2.4, stroke_opacity=0.7)
        light.shade(
            canvas, level, canvas.linear((left, 0), (right, 0), [(0.0, light.SHADOW, 0.5), (0.45, light.SHADOW, 0.0)])
        )
        glint = ellipse(cx + rx * 0.4, cy - ry * 0.1, rx * 0.32, ry * 0.22)
        canvas.path(glint, fill="#ffffff", fill_opacity=0.28, filter=canvas.blur(2.0, glint), blend="screen")


def glass_body(canvas: Canvas, body: Turned, made: Surface, *, level: float, kind: str, stands: bool = True) -> None:
    """A transparent body, filled up to the height `level` (y); its print is on the outside."""
    _, top, _, bottom = body.outline.box
    foot, foot_y = body.profile[-1]
    if stands:
        canvas.stand(body.axis, foot_y + foot * TILT * 0.3, foot, foot * TILT)
    canvas.cast(body.outline)
    tint = made.tones
    back: list[Stop] = [
        (0.0, tint.shade, 0.55),
        (0.14, tint.light, 0.30),
        (0.8, tint.light, 0.24),
        (1.0, tint.shade, 0.6),
    ]
    left, _, right, _ = body.outline.box
    canvas.path(body.outline, fill=canvas.linear((left, 0), (right, 0), back))
    colour = DRINKS[kind]
    inner = body.zone(level, foot_y - 9).scaled(0.945, 1.0)
    fill: list[Stop] = [
        (0.0, colour.base, 0.92),
        (0.35, colour.light, 0.80),
        (0.7, colour.base, 0.86),
        (1.0, colour.shade, 0.95),
    ]
    canvas.path(inner, fill=canvas.linear((left, 0), (right, 0), fill))
    light.shade(
        canvas, inner, canvas.linear((0, level), (0, bottom), [(0.3, light.SHADOW, 0.0), (1.0, light.SHADOW, 0.35)])
    )
    half = body.half(level) * 0.945
    surface = ellipse(body.axis, level, half, half * TILT)
    canvas.path(surface, fill=colour.light, fill_opacity=0.9, stroke=colour.shade, stroke_width=1, stroke_opacity=0.6)
    with canvas.group(opacity=0.85):
        around(canvas, body, body.outline, replace(made, material="glass"))
    light.round_sides(canvas, body.outline, 0.16)
    light.inner_shadow(canvas, body.outline, 5, 0.24, shift=(0.0, -3.0))
    streaks(canvas, body.outline, 1.0)
    edge: list[Stop] = [(0.0, "#ffffff", 0.9), (0.5, tint.deep, 0.35), (1.0, "#ffffff", 0.7)]
    canvas.path(body.outline, fill="none", stroke=canvas.linear((left, top), (right, bottom), edge), stroke_width=1.8)


def _reflected(canvas: Canvas, body: Turned) -> None:
    """The table's light from below: a faint glow along the foot."""
    _, top, _, bottom = body.outline.box
    glow: list[Stop] = [(0.0, light.GLOW, 0.0), (1.0, light.GLOW, 0.22)]
    light.lighten(canvas, body.outline, canvas.linear((0, bottom - (bottom - top) * 0.22), (0, bottom), glow))
    dark: list[Stop] = [(0.0, light.SHADOW, 0.0), (0.75, light.SHADOW, 0.10), (1.0, light.SHADOW, 0.34)]
    light.shade(canvas, body.outline, canvas.linear((0, bottom - (bottom - top) * 0.3), (0, bottom), dark))


def _metal(canvas: Canvas, body: Turned, made: Surface) -> None:
    """The hard bands of a polished round metal body."""
    left, _, right, _ = body.outline.box
    bands: list[Stop] = [(0.0, light.SHADOW, 0.3), (0.1, light.SHADOW, 0.0), (0.36, light.SHADOW, 0.0)]
    bands += [
        (0.48, light.SHADOW, 0.34),
        (0.66, light.SHADOW, 0.16),
        (0.72, light.SHADOW, 0.0),
        (0.84, light.SHADOW, 0.1),
    ]
    bands += [(0.94, light.SHADOW, 0.42), (1.0, light.SHADOW, 0.1)]
    light.shade(canvas, body.outline, canvas.linear((left, 0), (right, 0), bands))
