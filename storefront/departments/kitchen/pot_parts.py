"""What pots and pans are fitted with: long handles, loops, lids with knobs, rivets, coated insides."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from storefront.departments.kitchen.dishes import Dish
from storefront.drawing import light
from storefront.drawing.bars import paint_bar
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import Surface, paint
from storefront.drawing.outline import CORNER, Outline, Point, curve, ellipse
from storefront.drawing.solids import TILT, Turned, turned
from storefront.drawing.vessels import coat
from storefront.palette import tones, tones_of


def steel(made: Surface) -> Surface:
    """Plain brushed steel."""
    return replace(made, tones=tones("silver"), pattern="plain", material="steel")


def grip_surface(made: Surface, rng: np.random.Generator) -> Surface:
    """What a handle is made of: wood, black plastic, steel, or the pot's own second colour."""
    kind = rng.random()
    if kind < 0.32:
        name = str(rng.choice(("tan", "camel", "brown", "chocolate")))
        return replace(made, tones=tones(name, rng), pattern="plain", material="wood")
    if kind < 0.55:
        return replace(made, tones=tones("black"), pattern="plain", material="plastic")
    if kind < 0.8:
        return steel(made)
    return replace(made, tones=made.accent, pattern="plain", material="plastic")


def long_handle(
    canvas: Canvas, start: Point, end: Point, made: Surface, *, thick: float = 24.0, bend: float = 12.0
) -> None:
    """A handle from the wall outwards, with a metal ferrule at its root and a hole to hang it by."""
    (x1, y1), (x2, y2) = start, end

    def at(share: float, lift: float = 0.0) -> Point:
        return x1 + (x2 - x1) * share, y1 + (y2 - y1) * share - bend * 4 * share * (1 - share) * (1 - lift)

    metal = steel(made)
    if made.material in ("steel", "cast iron"):
        spine = curve([at(s) for s in (0, 0.3, 0.65, 1)], closed=False)
        paint_bar(canvas, spine, [thick * 1.25, thick * 0.66, thick * 0.8, thick * 1.05, thick * 1.1], made)
    else:
        root = curve([at(s) for s in (0, 0.14, 0.3)], closed=False)
        paint_bar(canvas, root, [thick * 1.15, thick * 0.66, thick * 0.72], metal)
        grip = curve([at(s) for s in (0.24, 0.5, 0.75, 1)], closed=False)
        paint_bar(canvas, grip, [thick * 0.84, thick, thick * 1.08, thick * 1.14, thick * 1.0], made)
    x, y = at(0.93)
    turn = float(np.rad2deg(np.arctan2(y2 - y1, x2 - x1)))
    hole = ellipse(x, y, thick * 0.34, thick * 0.16).turned(turn)
    canvas.path(hole, fill=made.tones.deep)
    light.shade(canvas, hole, light.SHADOW, 0.5)
    canvas.path(hole.shifted(0.8, 1.0), fill="none", stroke="#ffffff", stroke_width=1.0, stroke_opacity=0.4)


def rivets(canvas: Canvas, at: Point, gap: float, made: Surface) -> None:
    """Two rivets where a handle is fixed."""
    x, y = at
    for dy in (-gap / 2, gap / 2):
        head = ellipse(x, y + dy, 4.4, 4.4)
        canvas.path(head.shifted(1.2, 1.6), fill=light.SHADOW, fill_opacity=0.4)
        canvas.path(head, fill=made.tones.base)
        canvas.path(ellipse(x - 1.2, y + dy - 1.4, 1.7), fill="#ffffff", fill_opacity=0.8)


def loop(canvas: Canvas, body: Turned, side: int, y: float, made: Surface, reach: float = 36.0) -> None:
    """A loop handle at a side of a pot, drawn before its body."""
    x = body.axis + side * (body.half(y) - 6)
    out = x + side * (reach + 6)
    points = [
        (x, y - 16),
        (x + side * reach * 0.7, y - 20),
        (out, y - 6),
        (out - side * 3, y + 9),
        (x + side * reach * 0.6, y + 14),
        (x, y + 12),
    ]
    paint_bar(canvas, curve(points, closed=False), [18, 14, 14, 14, 14, 18], made)


def lug(canvas: Canvas, body: Turned, side: int, y: float, made: Surface) -> None:
    """The cast ear of an iron casserole, drawn before its body."""
    x = body.axis + side * (body.half(y) - 12)
    ear = curve(
        [
            (x, y - 13),
            (x + side * 34, y - 15),
            (x + side * 50, y - 6),
            (x + side * 48, y + 7),
            (x + side * 30, y + 13),
            (x, y + 15),
        ]
    )
    paint(canvas, ear, made.plain())
    light.relief(canvas, ear, puff=6, depth=3, strength=0.7)
    slot = curve([(x + side * 18, y - 4), (x + side * 38, y - 5), (x + side * 40, y + 2), (x + side * 20, y + 5)])
    canvas.path(slot, fill=made.tones.deep)
    light.shade(canvas, slot, light.SHADOW, 0.6)
    light.rim(canvas, ear, 1.2, 0.5)


def lid(canvas: Canvas, body: Turned, made: Surface, knob: Surface, *, dome: float, clear: bool = False) -> None:
    """A lid on a pot: domed or flat, of the pot's own make or of glass with a steel rim."""
    top, half = body.profile[0][1], body.profile[0][0] * 1.025
    rise = half * dome + half * TILT
    angles = np.linspace(0.2, 0.92, 5) * np.pi / 2
    knots: list[tuple[object, ...]] = [(half * 0.10, top - rise)]
    knots += [(half * np.sin(a) * 0.99, top - 8 - (rise - 8) * np.cos(a)) for a in angles]
    knots += [(half * 0.995, top - 7, CORNER), (half, top - 5), (half, top + 4)]
    shape = turned(knots, body.axis)
    if clear:
        _glass_dome(canvas, shape, made, top, half, rise)
    else:
        coat(canvas, shape, made.plain(), stands=False)
        canvas.stroke(shape.arc(top - 8), light.SHADOW, 1.6, stroke_opacity=0.3)
        canvas.stroke(shape.arc(top - 6.2), "#ffffff", 1.3, stroke_opacity=0.45)
    under = body.zone(top + 2, top + 16)
    ramp = [(0.0, light.SHADOW, 0.0), (0.35, light.SHADOW, 0.4), (1.0, light.SHADOW, 0.0)]
    light.shade(canvas, under, canvas.linear((0, under.box[1]), (0, under.box[3]), ramp))
    _knob(canvas, body.axis, top - rise + 3, half, knob)


def _glass_dome(canvas: Canvas, shape: Turned, made: Surface, top: float, half: float, rise: float) -> None:
    canvas.cast(shape.outline)
    inside = tones("grey")
    canvas.path(shape.outline, fill=inside.light, fill_opacity=0.72)
    left, up, _, low = shape.outline.box
    depth = [(0.0, light.SHADOW, 0.05), (0.7, light.SHADOW, 0.26), (1.0, light.SHADOW, 0.38)]
    light.shade(canvas, shape.outline, canvas.linear((left, up), (left, low), depth))
    light.inner_shadow(canvas, shape.outline, 7, 0.25)
    glow = curve(
        [
            (shape.axis - half * 0.66, top - rise * 0.34),
            (shape.axis - half * 0.44, top - rise * 0.70),
            (shape.axis - half * 0.16, top - rise * 0.86),
            (shape.axis - half * 0.38, top - rise * 0.52),
        ]
    )
    canvas.path(glow, fill="#ffffff", fill_opacity=0.75, filter=canvas.blur(3.0, glow))
    metal = steel(made)
    band = shape.zone(top - 7, top + 4)
    canvas.path(band, fill=metal.tones.base)
    light.round_sides(canvas, band, 0.6)
    canvas.stroke(shape.arc(top - 7), "#ffffff", 1.4, stroke_opacity=0.8)
    vent = ellipse(shape.axis + half * 0.34, top - rise * 0.72, 4.5, 2.6)
    canvas.path(vent, fill=metal.tones.deep, stroke=metal.tones.light, stroke_width=1.6)


def _knob(canvas: Canvas, axis: float, y: float, half: float, made: Surface) -> None:
    """A knob, a bar or a loop on top of a lid."""
    rng = canvas.rng
    size, form = half * float(rng.uniform(0.13, 0.18)) + 4, int(rng.integers(3))
    if form == 2:
        arch = curve(
            [
                (axis - size * 2.0, y + 5),
                (axis - size * 1.7, y - size * 1.0),
                (axis, y - size * 1.5),
                (axis + size * 1.7, y - size * 1.0),
                (axis + size * 2.0, y + 5),
            ],
            closed=False,
        )
        paint_bar(canvas, arch, [12, 11, 12, 11, 12], made)
        return
    stem = turned([(size * 0.42, y - size * 0.5), (size * 0.5, y + 4)], axis)
    coat(canvas, stem, made.plain(), stands=False)
    head = (
        turned(
            [
                (size * 0.7, y - size * 1.25),
                (size * 1.05, y - size * 1.0),
                (size * 1.05, y - size * 0.6),
                (size * 0.66, y - size * 0.34),
            ],
            axis,
        )
        if form
        else None
    )
    outline: Outline = head.outline if head else ellipse(axis, y - size * 0.9, size, size * 0.9)
    if head:
        coat(canvas, head, made.plain(), stands=False)
        disc = head.ring(y - size * 1.25)
        canvas.path(disc, fill=made.tones.light)
        light.rim(canvas, disc, 0.9, 0.5)
    else:
        paint(canvas, outline, made.plain())
        light.ball(canvas, outline, 0.55)
        shine = ellipse(axis - size * 0.34, y - size * 1.25, size * 0.28, size * 0.2)
        light.gloss(canvas, outline, shine, 0.7, 1.2)
    light.rim(canvas, outline, 0.9, 0.45)


def lining(made: Surface, rng: np.random.Generator) -> Surface:
    """The inside of a pan: dark non-stick, pale ceramic, or bare steel."""
    kind = rng.random()
    if made.material == "cast iron" and kind < 0.6:
        return replace(made, tones=tones("charcoal"), pattern="plain")
    if kind < 0.5:
        return replace(made, tones=tones_of(0.30, 0.008, 260), pattern="plain", material="aluminium")
    if kind < 0.75:
        return steel(made)
    return replace(made, tones=tones(str(rng.choice(("ivory", "cream", "sand")))), pattern="plain", material="enamel")


def turned_marks(canvas: Canvas, dish: Dish, share: float, height: float) -> None:
    """The fine circles that a lathe leaves on a pan's floor, and the sheen that crosses them."""
    radius = dish.inner[0][0] * share
    floor = dish.level(radius, height)
    with canvas.within(dish.face):
        for reach in np.linspace(0.12, 0.97, 13):
            ring = dish.level(radius * float(reach), height)
            canvas.path(ring, fill="none", stroke="#ffffff", stroke_width=0.9, stroke_opacity=0.10)
            canvas.path(ring.shifted(0, 1.0), fill="none", stroke=light.SHADOW, stroke_width=0.8, stroke_opacity=0.16)
        x, y = dish.at(height)
        squash = dish.tilt * dish.oval
        for low, high in ((3.55, 4.15), (0.42, 1.0)):
            far = [(x + radius * np.cos(t), y + radius * squash * np.sin(t)) for t in np.linspace(low, high, 5)]
            wedge = curve([(x, y, CORNER), (*far[0], CORNER), *far[1:-1], (*far[-1], CORNER)])
            canvas.path(
                wedge,
                fill="#ffffff",
                fill_opacity=0.20,
                filter=canvas.blur(7, floor),
                blend="screen",
                clip_path=canvas.clip(floor),
            )


def shell(made: Surface, rng: np.random.Generator) -> tuple[Surface, Surface]:
    """The pot's outside and its fittings. Steel is often bare, and then its fittings carry the colour."""
    grip = grip_surface(made, rng)
    if made.material == "steel" and made.pattern == "plain" and rng.random() < 0.55:
        return steel(made), replace(made, pattern="plain", material="plastic")
    if made.material == "cast iron" and rng.random() < 0.8:
        grip = made.plain()
    return made, grip


def side(rng: np.random.Generator) -> int:
    """Where the handle points: mostly to the right."""
    return -1 if rng.random() < 0.4 else 1
