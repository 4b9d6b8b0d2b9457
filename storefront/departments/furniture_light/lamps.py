"""Table lamps, lit: with a ceramic base and a shade, on a tripod, desk lamps, mushrooms, globes and banker's lamps.

A lamp is the one product that throws light of its own: `halo` warms the backdrop around the shade, `lit_shade` lets
the bulb shine through cloth, and what stands below a shade gets a warm pool of light.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from storefront.departments.furniture_light.glowing_lamps import banker, globe, mushroom
from storefront.departments.furniture_light.lamp_light import (
    CLOTH,
    FOOT,
    HOT,
    WARM,
    Parts,
    halo,
    lit_shade,
    pool,
    stem,
)
from storefront.drawing import light
from storefront.drawing.bars import paint_bar
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import MATERIALS, Surface, paint, surface
from storefront.drawing.outline import CORNER, Point, curve, ellipse
from storefront.drawing.solids import TILT, turned
from storefront.drawing.vessels import coat
from storefront.palette import tones
from storefront.types import Design


def draw_lamp(canvas: Canvas, design: Design) -> None:
    """A lamp that is switched on."""
    rng = canvas.rng
    made = surface(design, scale=float(rng.uniform(0.55, 0.85)))
    metal = made.dyed(tones(str(rng.choice(("mustard", "silver", "black", "camel"))))).of("brass")
    pale = made.dyed(tones(str(rng.choice(("ivory", "cream", "beige", "white"))), rng)).of("linen")
    if design.material in CLOTH:
        base = made.dyed(made.accent).of("ceramic") if rng.random() < 0.5 else pale.dyed(tones("tan")).of("wood")
        parts = Parts(base, made, metal)
    else:
        parts = Parts(made, pale, metal)
    _KINDS[design.silhouette](canvas, parts)


def shaded(canvas: Canvas, parts: Parts) -> None:
    """A turned base, a metal neck and a shade: drum, empire or coolie."""
    rng = canvas.rng
    base_top, wide = float(rng.uniform(262, 290)), float(rng.uniform(62, 86))
    low, high = base_top - float(rng.uniform(2, 16)), float(rng.uniform(66, 92))
    half = float(rng.uniform(122, 152))
    upper = half * float(rng.choice((0.92, 0.62, 0.42)))
    halo(canvas, (256, (low + high) / 2), 250)
    base = turned(_BASES[int(rng.integers(len(_BASES)))](wide, base_top + 10, rng))
    stem(canvas, parts.metal, high + 30, base_top + 14, 9)
    coat(canvas, base, parts.base)
    pool(canvas, base, 120)
    cap = turned([(15, base_top - 2), (17, base_top + 6), (19, base_top + 12)])
    coat(canvas, cap, parts.metal, stands=False)
    lit_shade(canvas, turned([(upper, high, CORNER), (half, low, CORNER)]), parts.shade)
    if rng.random() < 0.4:
        knob = ellipse(256, high - 3, 5.5, 6.5)
        paint(canvas, knob, parts.metal)
        light.ball(canvas, knob, 0.5)


Profile = list[tuple[object, ...]]


def _gourd(w: float, top: float, rng: np.random.Generator) -> Profile:
    h, waist = FOOT - top, float(rng.uniform(0.42, 0.55))
    return [(w * 0.22, top), (w * 0.3, top + h * 0.06), (w * 0.62, top + h * 0.2), (w * waist, top + h * 0.38),
        (w * 0.8, top + h * 0.54),
            (w, top + h * 0.7), (w * 0.86, top + h * 0.88), (w * 0.6, FOOT - 6), (w * 0.56, FOOT)]  # fmt: skip


def _jar(w: float, top: float, rng: np.random.Generator) -> Profile:
    h, neck = FOOT - top, float(rng.uniform(0.24, 0.36))
    return [(w * neck, top), (w * neck * 1.05, top + h * 0.1), (w * 0.85, top + h * 0.22), (w, top + h * 0.38),
        (w * 0.92, top + h * 0.58),
            (w * 0.66, top + h * 0.86), (w * 0.6, FOOT - 7, CORNER), (w * 0.66, FOOT)]  # fmt: skip


def _bottle(w: float, top: float, rng: np.random.Generator) -> Profile:
    h = FOOT - top
    return [(w * 0.2, top), (w * 0.22, top + h * 0.26), (w * 0.4, top + h * 0.4), (w * 0.84, top + h * 0.56),
        (w * 0.94, top + h * 0.74),
            (w * 0.9, top + h * 0.92), (w * 0.82, FOOT)]  # fmt: skip


def _ball(w: float, top: float, rng: np.random.Generator) -> Profile:
    h = FOOT - top
    angles = np.linspace(0.14, 0.84, 9) * np.pi
    return [
        (w * 0.24, top),
        *[(float(w * 1.15 * np.sin(a)), float(top + h * (0.52 - 0.49 * np.cos(a)))) for a in angles],
        (w * 0.5, FOOT),
    ]


def _column(w: float, top: float, rng: np.random.Generator) -> Profile:
    h, slim = FOOT - top, float(rng.uniform(0.34, 0.6))
    return [(w * slim, top), (w * slim, top + h * 0.4), (w * slim, top + h * 0.8, CORNER), (w * 0.86, top + h * 0.83,
        CORNER),
            (w * 0.95, top + h * 0.93), (w, FOOT)]  # fmt: skip


_BASES: tuple[Callable[[float, float, np.random.Generator], Profile], ...] = (_gourd, _jar, _bottle, _ball, _column)


def tripod(canvas: Canvas, parts: Parts) -> None:
    """Three wooden legs under a drum shade."""
    rng = canvas.rng
    low, high, half = float(rng.uniform(236, 262)), float(rng.uniform(62, 84)), float(rng.uniform(112, 138))
    halo(canvas, (256, (low + high) / 2), 240)
    base = parts.base
    if MATERIALS[base.material].gloss > 0.6 and base.material not in ("brass", "steel"):
        base = base.of("wood") if base.pattern == "plain" else base.dyed(tones("tan")).of("wood")
    hub, spread = low + float(rng.uniform(18, 34)), float(rng.uniform(84, 112))
    stem(canvas, parts.metal, high + 40, hub + 6, 9)
    drift = float(rng.uniform(-16, 16))
    for x, y in ((256 + drift, FOOT - 34), (256 - spread, FOOT - 4), (256 + spread, FOOT - 2)):
        side = np.sign(x - 256) * 7 if abs(x - 256) > 30 else 0
        spine = curve([(256 + side, hub - 8), ((256 + x) / 2 + side * 0.4, (hub + y) / 2), (x, y)], closed=False)
        outline = paint_bar(canvas, spine, [14, 13, 11], base.plain(), flat=True)
        warm = canvas.linear((0, hub), (0, hub + 110), [(0.0, WARM, 0.7), (1.0, WARM, 0.0)])
        light.lighten(canvas, outline, warm)
        canvas.stand(x, y, 9, 4)
    ring = turned([(20, hub - 10), (20, hub + 4)])
    coat(canvas, ring, parts.metal, stands=False)
    lit_shade(canvas, turned([(half * float(rng.uniform(0.78, 0.97)), high, CORNER), (half, low, CORNER)]), parts.shade)


def desk(canvas: Canvas, parts: Parts) -> None:
    """A jointed arm on a heavy foot; its metal shade throws a pool of light onto the table."""
    rng = canvas.rng
    side = -1 if rng.random() < 0.5 else 1
    made = replace(parts.base, pattern="plain") if parts.base.material not in ("wood",) else parts.base.plain()
    shell = parts.base if parts.base.material not in ("wood", "stoneware") else parts.base.of("enamel")
    foot_x = 256 - side * float(rng.uniform(52, 74))
    elbow = (foot_x - side * float(rng.uniform(22, 58)), float(rng.uniform(238, 268)))
    head = (256 + side * float(rng.uniform(52, 78)), float(rng.uniform(118, 148)))
    tilt = side * float(rng.uniform(-42, -22))
    aim = np.deg2rad(90 + tilt)
    spot_at = (head[0] + float(np.cos(aim)) * 150, FOOT - 6)
    spot = ellipse(*spot_at, 120, 26)
    canvas.path(
        spot, fill=canvas.radial(spot_at, 120, [(0.0, HOT, 0.85), (0.5, WARM, 0.36), (1.0, WARM, 0.0)], squash=26 / 120)
    )
    halo(canvas, (head[0] + side * 18, head[1] + 46), 190, 0.5)
    plate = turned([(70, FOOT - 16), (74, FOOT - 11), (76, FOOT)], foot_x)
    coat(canvas, plate, made)
    top = ellipse(foot_x, FOOT - 16, 70, 70 * TILT)
    paint(canvas, top, made, cast=False)
    light.lighten(
        canvas, top, canvas.linear((foot_x - 70, 0), (foot_x + 70, 0), [(0.1, light.GLOW, 0.7), (0.7, light.GLOW, 0.1)])
    )
    light.rim(canvas, top, 1.2, 0.5)
    rod = parts.metal if rng.random() < 0.6 else made
    twin = rng.random() < 0.5
    for start, end in (((foot_x, FOOT - 16), elbow), (elbow, (head[0] - side * 8, head[1] - 12))):
        for shift in (-4.5, 4.5) if twin else (0.0,):
            spine = curve([(start[0] + shift, start[1]), (end[0] + shift, end[1])], closed=False)
            paint_bar(canvas, spine, [6.5 if twin else 10.0, 6.5 if twin else 10.0], rod)
    for x, y, r in ((*elbow, 12.0), (foot_x, FOOT - 20, 11.0), (head[0] - side * 8, head[1] - 12, 10.0)):
        joint = ellipse(x, y, r)
        paint(canvas, joint, rod)
        light.ball(canvas, joint, 0.5)
        bolt = ellipse(x, y, r * 0.36)
        canvas.path(bolt, fill=rod.tones.light, stroke=rod.tones.deep, stroke_width=0.8)
    _reflector(canvas, shell, head, tilt, float(rng.uniform(0.9, 1.1)))


def _reflector(canvas: Canvas, made: Surface, head: Point, tilt: float, size: float) -> None:
    """A metal shade, open downwards, turned by `tilt` degrees about its joint."""
    rng = canvas.rng
    x, y = head
    round_ = bool(rng.random() < 0.5)
    wide, deep = 82 * size, 100 * size
    knots: Profile
    if round_:
        knots = [
            (13, y - 16),
            (20, y - 12),
            (wide * 0.62, y + 8),
            (wide * 0.9, y + deep * 0.42),
            (wide, y + deep * 0.8),
        ]
    else:
        knots = [
            (14, y - 18, CORNER),
            (17, y + 6),
            (24, y + 18),
            (wide * 0.62, y + deep * 0.55),
            (wide, y + deep * 0.95),
        ]
    shade = turned(knots, x)
    end = shade.profile[-1]
    mouth = ellipse(x, end[1], end[0], end[0] * 0.26)
    with canvas.group(transform=f"rotate({tilt:.1f} {x:.1f} {y:.1f})"):
        coat(canvas, shade, made, stands=False)
        canvas.path(mouth, fill=WARM)
        canvas.path(
            mouth,
            fill=canvas.radial(
                (x, end[1] - 2), end[0], [(0.0, "#ffffff", 1.0), (0.4, HOT, 1.0), (1.0, WARM, 0.9)], squash=0.3
            ),
        )
        light.inner_shadow(canvas, mouth, 6, 0.25, shift=(0, 5))
        bulb = ellipse(x, end[1] + 1, end[0] * 0.27, end[0] * 0.17)
        canvas.path(bulb, fill="#ffffff", filter=canvas.blur(2.0, bulb))
        canvas.path(mouth, fill="none", stroke=made.tones.light, stroke_width=2.0)
        canvas.path(mouth, fill="none", stroke=made.tones.deep, stroke_width=0.7, stroke_opacity=0.5)


_KINDS: dict[str, Callable[[Canvas, Parts], None]] = {
    "classic": shaded,
    "desk": desk,
    "mushroom": mushroom,
    "tripod": tripod,
    "globe": globe,
    "banker's": banker,
}
SILHOUETTES = tuple(_KINDS)
