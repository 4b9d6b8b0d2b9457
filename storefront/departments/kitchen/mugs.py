"""Mugs: straight, barrel, tapered, round, tall, camping mugs, and espresso cups on a saucer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from storefront import palette
from storefront.departments.kitchen import words
from storefront.drawing import light
from storefront.drawing.bars import paint_bar
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import Surface, paint, surface
from storefront.drawing.outline import CORNER, Outline, curve, ellipse
from storefront.drawing.solids import TILT, Turned, turned
from storefront.drawing.vessels import Zone, coat, dip, drink, glass_body, mouth
from storefront.palette import tones
from storefront.types import Design, ProductType

Profile = list[tuple[object, ...]]

FOOT = 428.0
"""Where a mug stands."""
CUP_FOOT = 374.0
"""Where an espresso cup stands on its saucer."""


def _wall(top: float, foot: float, height: float, edge: float, *, bulge: float = 0.0) -> Profile:
    """A wall from half width `top` to `foot`, swelling by a share `bulge`, into a foot rounded with radius `edge`."""
    knots: Profile = []
    for share in np.linspace(0, 1, 6):
        half = top + (foot - top) * share + bulge * top * np.sin(np.pi * share) ** 1.3
        knots.append((float(half), float(FOOT - height + share * (height - edge))))
    return [*knots, (foot - edge * 0.1, FOOT - edge * 0.42), (foot - edge * 0.42, FOOT)]


def _straight(rng: np.random.Generator) -> Profile:
    w = rng.uniform(112, 134)
    return _wall(w, w * rng.uniform(0.97, 1.0), rng.uniform(250, 300), rng.uniform(10, 34))


def _barrel(rng: np.random.Generator) -> Profile:
    w = rng.uniform(102, 118)
    return _wall(
        w, w * rng.uniform(0.86, 1.0), rng.uniform(250, 290), rng.uniform(22, 36), bulge=rng.uniform(0.14, 0.3)
    )


def _tapered(rng: np.random.Generator) -> Profile:
    w = rng.uniform(128, 148)
    return _wall(
        w, w * rng.uniform(0.62, 0.74), rng.uniform(240, 290), rng.uniform(7, 16), bulge=-rng.uniform(0.0, 0.05)
    )


def _round(rng: np.random.Generator) -> Profile:
    w, h = rng.uniform(132, 150), rng.uniform(205, 238)
    top, lip = FOOT - h, rng.uniform(0.90, 1.0)
    return [(w * lip, top), (w * (lip + 1) / 2, top + h * 0.16), (w, top + h * 0.38), (w * 0.93, top + h * 0.62),
            (w * 0.74, top + h * 0.82), (w * 0.5, FOOT - 12, CORNER), (w * 0.52, FOOT)]  # fmt: skip


def _tall(rng: np.random.Generator) -> Profile:
    w = rng.uniform(96, 110)
    return _wall(w, w * rng.uniform(0.68, 0.84), rng.uniform(340, 372), rng.uniform(8, 20))


def _camping(rng: np.random.Generator) -> Profile:
    w, h = rng.uniform(130, 142), rng.uniform(222, 252)
    return [(w * 1.035, FOOT - h), *_wall(w, w * rng.uniform(0.93, 0.98), h - 8, 12)]


def _espresso(rng: np.random.Generator) -> Profile:
    w, h, belly = rng.uniform(102, 120), rng.uniform(136, 162), rng.uniform(0.80, 0.9)
    top = CUP_FOOT - h
    return [(w, top), (w * 0.98, top + h * 0.25), (w * belly, top + h * 0.62), (w * 0.62, top + h * 0.88),
            (w * 0.46, CUP_FOOT - 5, CORNER), (w * 0.48, CUP_FOOT)]  # fmt: skip


_PROFILES: dict[str, Callable[[np.random.Generator], Profile]] = {
    "straight": _straight,
    "barrel": _barrel,
    "tapered": _tapered,
    "round": _round,
    "tall latte": _tall,
    "camping": _camping,
    "espresso": _espresso,
}


def draw_mug(canvas: Canvas, design: Design) -> None:
    """A mug with its handle at one side, empty or filled; an espresso cup stands on its saucer."""
    rng, kind = canvas.rng, design.silhouette
    made = surface(design, scale=0.62 if kind == "espresso" else float(rng.uniform(0.62, 0.95)))
    side = -1 if rng.random() < 0.3 else 1
    reach = float(rng.uniform(72, 96)) * (0.7 if kind == "espresso" else 0.86 if kind == "tall latte" else 1.0)
    body = turned(_PROFILES[kind](rng), axis=256 - side * (reach * 0.42 if kind != "espresso" else 8.0))
    if kind == "espresso":
        saucer(canvas, made, body)
    stands = kind != "espresso"
    two_tone = design.pattern == "plain" and rng.random() < 0.3
    grip = made.dyed(made.accent) if two_tone else made.plain()
    ear = handle(canvas, body, grip, side, reach, strap=kind == "camping")
    light.crease(canvas, ear, body.outline, 14, 0.34, seam=False)
    if design.material == "glass":
        top, bottom = body.profile[0][1], body.profile[-1][1]
        glass_body(canvas, body, made, level=top + (bottom - top) * float(rng.uniform(0.16, 0.3)), kind=_drink(rng))
        half = body.profile[0][0]
        canvas.path(ellipse(body.axis, top, half, half * TILT), fill="none", stroke="#ffffff", stroke_width=2.2,
                    stroke_opacity=0.75)  # fmt: skip
        return
    coat(canvas, body, made, _zones(canvas, body, made, design), stands=stands)
    lining = made.accent if two_tone else tones("ivory") if rng.random() < 0.4 or kind == "camping" else None
    hole = mouth(canvas, body,
        made.dyed(tones("navy") if made.tones.oklch[0] > 0.4 else tones("grey")) if kind == "camping" else made,
                 wall=4.0 if kind == "camping" else float(rng.uniform(6, 9)), inside=lining)  # fmt: skip
    if kind == "camping":
        _rolled_rim(canvas, body, made)
    if rng.random() < (0.8 if kind == "espresso" else 0.42):
        drink(canvas, hole, "coffee" if kind == "espresso" else _drink(rng), foam=kind == "tall latte",
              depth=float(rng.uniform(5, 9)))  # fmt: skip


def _drink(rng: np.random.Generator) -> str:
    return str(
        rng.choice(("coffee", "milk coffee", "black tea", "green tea", "fruit tea"), p=(0.3, 0.3, 0.2, 0.1, 0.1))
    )


def _zones(canvas: Canvas, body: Turned, made: Surface, design: Design) -> list[Zone]:
    """What a potter does to a plain mug: a dipped glaze, a bare foot, one or two painted lines."""
    rng = canvas.rng
    _, top, _, bottom = body.outline.box
    zones: list[Zone] = []
    earthen = design.material in ("stoneware", "terracotta")
    if design.pattern == "plain" and design.silhouette != "camping" and rng.random() < (0.6 if earthen else 0.3):
        clay = made.dyed(tones(str(rng.choice(("sand", "beige", "cream", "tan")))) if earthen else made.accent)
        low = rng.random() < 0.5
        share = float(rng.uniform(0.8, 0.88) if low else rng.uniform(0.42, 0.62))
        zones.append(
            (
                dip(canvas, body, share, wobble=3.5 if earthen else 0.2),
                clay.of("stoneware" if earthen else design.material),
            )
        )
    elif design.pattern == "plain" and rng.random() < 0.3:
        y = float(rng.choice((top + 30, bottom - 48)))
        lines = [y + 12.0 * k for k in range(int(rng.integers(1, 3)))]
        zones += [(body.zone(at, at + float(rng.uniform(3, 6))), made.dyed(made.accent)) for at in lines]
    return zones


def handle(canvas: Canvas, body: Turned, made: Surface, side: int, reach: float, *, strap: bool = False) -> Outline:
    """A handle behind the body: an ear, a square ear or a strap. Returns its outline."""
    rng = canvas.rng
    top, bottom = body.profile[0][1], body.profile[-1][1]
    height = bottom - top
    high, low = top + height * float(rng.uniform(0.14, 0.22)), top + height * float(rng.uniform(0.68, 0.8))
    x1, x2 = (body.axis + side * (body.half(y) - 10) for y in (high, low))
    out = max(x1 * side, x2 * side) * side + side * reach
    style = int(rng.integers(3))
    thick = float(rng.uniform(21, 31)) * (0.6 if strap else 1.0) * min(1.0, height / 215)
    lift = -0.02 if style else 0.05
    if style == 2:
        points = [(x1, high), (out - side * reach * 0.30, high + 2), (out, high + height * 0.14), (out,
            low - height * 0.16),
                  (out - side * reach * 0.30, low - 2), (x2, low)]  # fmt: skip
    else:
        points = [(x1, high), (out - side * reach * 0.38, high - height * lift), (out, high + (low - high) * 0.38),
                  (out - side * reach * (0.3 if style else 0.16), low - (low - high) * 0.16), (x2, low)]  # fmt: skip
    return paint_bar(canvas, curve(points, closed=False), [thick * 1.25, thick, thick * 0.96, thick, thick * 1.3], made)


def saucer(canvas: Canvas, made: Surface, cup: Turned) -> None:
    """The saucer below a cup, with the cup's shadow on it."""
    half, axis, y = float(canvas.rng.uniform(186, 204)), 256.0, CUP_FOOT - 6
    plate = turned(
        [(half, y), (half * 0.95, y + 9), (half * 0.72, y + 22), (half * 0.5, y + 30), (half * 0.46, y + 33)], axis
    )
    coat(canvas, plate, made.plain())
    face = ellipse(axis, y, half, half * TILT)
    paint(canvas, face, made.plain(), cast=False)
    if made.pattern != "plain":
        squash = TILT * 1.6
        with canvas.group(transform=f"translate(0 {y * (1 - squash):.1f}) scale(1 {squash:.3f})"):
            paint(canvas, ellipse(axis, y, half, half / 1.6), replace(made, material="porcelain"), cast=False)
    left, right = (axis - half, y - 12), (axis + half, y + 12)
    light.shade(
        canvas,
        face,
        canvas.linear(left, right, [(0.02, light.SHADOW, 0.3), (0.3, light.SHADOW, 0.06), (0.6, light.SHADOW, 0.0)]),
    )
    light.lighten(
        canvas,
        face,
        canvas.linear(left, right, [(0.55, light.GLOW, 0.0), (0.85, light.GLOW, 0.8), (1.0, light.GLOW, 0.3)]),
    )
    light.rim(canvas, face, 1.6, 0.6)
    well = ellipse(axis, y + 5, half * 0.56, half * 0.56 * TILT)
    light.inner_shadow(canvas, well, 7, 0.3, shift=(3, 4))
    canvas.path(well, fill="none", stroke=light.GLOW, stroke_width=1.2, stroke_opacity=0.45)
    foot = cup.profile[-1][0]
    for spread, soft, strength in ((1.6, 8.0, 0.34), (1.1, 3.0, 0.5)):
        spot = ellipse(cup.axis + foot * 0.3 * spread, y + 4, foot * spread, foot * TILT * spread)
        canvas.path(
            spot, fill=light.SHADOW, fill_opacity=strength, filter=canvas.blur(soft, spot), clip_path=canvas.clip(face)
        )


def _rolled_rim(canvas: Canvas, body: Turned, made: Surface) -> None:
    """The dark rolled edge of enamelware, and a chip or two."""
    top, half = body.profile[0][1], body.profile[0][0]
    ink = tones("navy") if made.tones.oklch[0] > 0.4 else tones("silver")
    edge = ellipse(body.axis, top, half, half * TILT)
    canvas.path(edge, fill="none", stroke=ink.base, stroke_width=6.5)
    ramp = canvas.linear(
        (body.axis - half, 0),
        (body.axis + half, 0),
        [(0.1, "#ffffff", 0.0), (0.24, "#ffffff", 0.75), (0.4, "#ffffff", 0.0)],
    )
    canvas.path(edge.shifted(0, -0.8), fill="none", stroke=ramp, stroke_width=1.8)


MUGS = ProductType(
    department="Kitchen",
    name="Mugs",
    draw=draw_mug,
    silhouettes=tuple(_PROFILES),
    colours=palette.FABRIC_COLOURS,
    patterns=(
        "stripes",
        "speckles",
        "speckles",
        "dots",
        "floral",
        "leaves",
        "waves",
        "chevron",
        "grid",
        "colour block",
        "stars",
        "vertical stripes",
        "gingham",
    ),
    materials=("ceramic", "ceramic", "stoneware", "stoneware", "porcelain", "enamel", "terracotta", "glass", "steel"),
    prices=(6, 36),
    plain_share=0.45,
    words=words.MUGS,
)
