"""Bottles and jugs of drinks: clear glass, clear and milky plastic, filled, capped and labelled."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from storefront.departments.dairy_drinks.label_art import Panel
from storefront.departments.fruit_vegetables.fruit_shapes import Skin
from storefront.drawing import light
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import Surface, paint
from storefront.drawing.outline import Outline, Project, curve, joined
from storefront.drawing.solids import TILT, Turned, streaks, turned


@dataclass(frozen=True, slots=True)
class Drink:
    """What is in a bottle.

    Attributes:
        liquid: its colour.
        clear: 0 is opaque (milk), 1 is clear (apple juice).
    """

    liquid: Skin
    clear: float


PROFILES: dict[str, tuple[tuple[float, ...], ...]] = {
    # half width, y: from the mouth to the foot
    "straight": ((24, 84), (24, 116), (27, 136), (66, 196), (76, 226), (78, 300), (78, 420), (68, 440)),
    "shouldered": ((30, 92), (31, 120), (33, 132), (84, 176), (92, 200), (92, 300), (92, 424), (80, 440)),
    "waisted": (
        (32, 78),
        (33, 104),
        (40, 124),
        (80, 178),
        (84, 214),
        (70, 268),
        (70, 316),
        (84, 366),
        (84, 420),
        (74, 440),
    ),
    "dairy": ((42, 96), (42, 110), (35, 124), (40, 160), (82, 226), (86, 262), (86, 420), (76, 440)),
    "squat": ((34, 150), (34, 172), (44, 192), (98, 246), (104, 276), (104, 420), (92, 440)),
}


def bottle_body(name: str, rng: np.random.Generator) -> Turned:
    """A bottle's body, varied in breadth and height."""
    wide, tall = float(rng.uniform(0.92, 1.08)), float(rng.uniform(0.93, 1.0))
    return turned([(half * wide, 440 - (440 - y) * tall) for half, y in PROFILES[name]])


def fill_bottle(canvas: Canvas, body: Turned, drink: Drink, *, milky: float = 0.0) -> None:
    """Glass and drink: wall, liquid up to the neck, its surface, the thick foot.

    Args:
        canvas: to draw on.
        body: the bottle.
        drink: what is in it.
        milky: 0 is clear glass, 1 opaque plastic that hides the liquid's level.
    """
    rng, outline = canvas.rng, body.outline
    top, foot_y, foot = body.profile[0][1], body.profile[-1][1], body.profile[-1][0]
    canvas.cast(outline)
    canvas.stand(body.axis, foot_y + foot * TILT * 0.3, foot, foot * TILT)
    canvas.path(outline, fill="#e3ecea", fill_opacity=0.45)
    level = top + (foot_y - top) * float(rng.uniform(0.10, 0.2))
    skin = drink.liquid
    left, _, right, _ = outline.box
    inner = body.zone(level, foot_y - 1).scaled(0.955, 0.985)
    ramp = [
        (0.0, skin.at(0.80, 1.05, skin.warm), 1.0),
        (0.12, skin.at(0.93), 1.0),
        (0.34, skin.at(1.05, 0.94), 1.0),
        (0.62, skin.at(), 1.0),
        (0.88, skin.at(0.84, 1.02, skin.warm * 0.5), 1.0),
        (1.0, skin.at(0.93), 1.0),
    ]
    canvas.path(inner, fill=canvas.linear((left, 0), (right, 0), ramp))
    if drink.clear > 0.3:
        glow = canvas.radial(
            (body.axis + 14, foot_y - 60),
            body.half(foot_y - 60) * 1.2,
            [(0.0, skin.at(1.22, 0.75), 0.55 * drink.clear), (1.0, skin.at(1.2), 0.0)],
            squash=1.5,
        )
        canvas.path(inner, fill=glow)
    else:
        sink = [(0.0, skin.at(0.8), 0.0), (0.7, skin.at(0.8), 0.0), (1.0, skin.at(0.72, 1.1), 0.5)]
        canvas.path(inner, fill=canvas.linear((0, level), (0, foot_y), sink))
    surface_ring = body.ring(level, grow=-2.0)
    canvas.path(surface_ring, fill=skin.at(1.08, 0.75))
    canvas.path(surface_ring, fill="none", stroke=skin.at(0.78), stroke_width=1.0, stroke_opacity=0.6)
    if milky:
        canvas.path(outline, fill="#f4f3ee", fill_opacity=0.62 * milky)
    light.round_sides(canvas, outline, 0.24 if skin.lightness > 0.9 else 0.34)
    light.inner_shadow(canvas, outline, 9, 0.30)
    foot_glass = body.arc(foot_y - 5)
    canvas.stroke(foot_glass, "#ffffff", 2.4, stroke_opacity=0.5)
    canvas.stroke(foot_glass.shifted(0, 5), light.SHADOW, 2.0, stroke_opacity=0.18)


def shine(canvas: Canvas, body: Turned, gloss: float) -> None:
    """The studio's reflections on the finished bottle, label and all."""
    streaks(canvas, body.outline, gloss)
    light.rim(canvas, body.outline, 1.1, 0.5)
    neck = body.arc(body.profile[0][1] + 24)
    canvas.stroke(neck, "#ffffff", 1.6, stroke_opacity=0.4)


def label(canvas: Canvas, body: Turned, made: Surface, top: float, bottom: float) -> Panel:
    """A paper label around the body; returns its panel for art."""
    middle, widest = (top + bottom) / 2, max(half for half, _ in body.profile)
    zone = body.zone(top, bottom)
    canvas.path(zone.shifted(1.5, 2.5), fill=light.SHADOW, fill_opacity=0.18)
    paint(canvas, zone, made, project=body.wrap(middle), cast=False)
    wrap, scale = body.wrap(top), 2 * widest * 1.12 / 100

    def project(points: np.ndarray) -> np.ndarray:
        return wrap((points - [50, 0]) * scale)

    return Panel(canvas, zone, project, (bottom - top) / scale)


def light_label(canvas: Canvas, zone: Outline) -> None:
    """Roundness of a label after its art is printed."""
    light.round_sides(canvas, zone, 0.32)
    light.inner_shadow(canvas, zone, 3, 0.10)
    light.rim(canvas, zone, 0.7, 0.35)


def jug(canvas: Canvas, drink: Drink, made: Surface) -> tuple[Outline, Project, float]:
    """A milky plastic jug with a moulded handle; returns its front, the label's projection and the label's height."""
    rng = canvas.rng
    wide, top, foot = float(rng.uniform(96, 108)), float(rng.uniform(124, 142)), 438.0
    shell = curve(
        [
            (228, top - 22, "c"),
            (284, top - 22, "c"),
            (286, top),
            (256 + wide * 0.82, top + 62),
            (256 + wide, top + 116),
            (256 + wide + 2, 300),
            (256 + wide - 2, foot - 18),
            (256 + wide - 20, foot),
            (256 - wide + 20, foot),
            (256 - wide + 2, foot - 18),
            (256 - wide - 2, 300),
            (256 - wide, top + 116),
            (256 - wide * 0.82, top + 62),
            (226, top),
        ],
        tension=0.34,
    )
    canvas.stand(256, foot - 2, wide * 0.92, 9)
    canvas.cast(shell)
    skin = replace(drink.liquid, lightness=drink.liquid.lightness * 0.985)
    left, right = 256 - wide, 256 + wide
    ramp = [(0.0, skin.at(0.86), 1.0), (0.25, skin.at(1.02), 1.0), (0.6, skin.at(0.98), 1.0), (1.0, skin.at(0.80), 1.0)]
    canvas.path(shell, fill=canvas.linear((left, 0), (right, 0), ramp))
    loop = curve(
        [
            (256 + wide * 0.30, top + 44),
            (256 + wide * 0.62, top + 74),
            (256 + wide * 0.72, top + 130),
            (256 + wide * 0.64, top + 168),
            (256 + wide * 0.40, top + 160),
            (256 + wide * 0.34, top + 104),
        ]
    )
    light.relief(canvas, shell, puff=12, depth=4, strength=0.35)
    light.round_sides(canvas, shell, 0.26)
    hole = loop.scaled(0.78)
    canvas.path(loop.shifted(2, 2), fill=light.SHADOW, fill_opacity=0.16, filter=canvas.blur(5, loop))
    canvas.path(hole, fill=skin.at(0.62))
    light.inner_shadow(canvas, hole, 9, 0.45, shift=(3, 4))
    canvas.path(hole.shifted(-1.2, -1.2), fill="none", stroke="#ffffff", stroke_width=1.6, stroke_opacity=0.55)
    for y in (top + 190, foot - 40):
        groove = curve([(left + 2, y), (256, y + 10), (right - 2, y)], closed=False)
        light.crease(canvas, shell, groove, 5, 0.16, seam=False)
        canvas.stroke(groove.shifted(0, 2), "#ffffff", 1.4, stroke_opacity=0.5)
    light.inner_shadow(canvas, shell, 10, 0.18)
    streaks(canvas, shell, 0.45)
    light.rim(canvas, joined(shell), 1.0, 0.4)
    band_top, band_bottom = top + 198, foot - 48
    zone = curve(
        [
            (left - 1, band_top, "c"),
            (256, band_top + 10),
            (right + 1, band_top, "c"),
            (right + 1, band_bottom, "c"),
            (256, band_bottom + 10),
            (left - 1, band_bottom, "c"),
        ]
    )
    scale = 2 * wide * 1.06 / 100

    def project(points: np.ndarray) -> np.ndarray:
        angle = np.clip((points[:, 0] - 50) * scale / wide, -np.pi / 2, np.pi / 2)
        return np.stack(
            [256 + (wide + 1) * np.sin(angle), band_top + points[:, 1] * scale + 10 * np.cos(angle)], axis=1
        )

    def sheet(points: np.ndarray) -> np.ndarray:
        return project(points / scale + [50, (band_bottom - band_top) / 2 / scale])

    paint(canvas, zone, made, project=sheet, cast=False)
    return zone, project, (band_bottom - band_top) / scale
