"""Crates, bowls, nets and punnets of fruit; the container carries the accent colour and the pattern."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from storefront.departments.fruit_vegetables.fruit_displays import (
    DrawFruit,
    heap,
    mound,
    packaging,
)
from storefront.drawing import light
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import Surface, paint
from storefront.drawing.outline import curve, ellipse, polygon, rounded
from storefront.drawing.solids import Turned, paint_turned, turned
from storefront.palette import tones
from storefront.types import Design

_INK = "#1c1420"


def crate(canvas: Canvas, draw: DrawFruit, design: Design, radius: float) -> None:
    """A crate seen from the front and above: slatted wood, printed cardboard or plastic."""
    rng = canvas.rng
    kind = "wood" if design.silhouette == "wooden crate" else "cardboard"
    if kind == "cardboard" and design.pattern == "plain" and rng.random() < 0.5:
        kind = "plastic"
    back, front = float(rng.uniform(132, 160)), float(rng.uniform(312, 338))
    foot, half, near = front + float(rng.uniform(84, 104)), float(rng.uniform(166, 182)), float(rng.uniform(214, 226))
    made = replace(packaging(design, scale=0.8, material=kind), seed=design.seed)
    if kind == "wood":
        made = replace(made, tones=tones(str(rng.choice(["sand", "camel", "beige", "tan"])), rng), pattern="plain")
    canvas.stand(258, foot - 3, near * 0.96, 7)
    inside = polygon([(256 - half, back), (256 + half, back), (256 + near, front), (256 - near, front)])
    wall = polygon(
        [(256 - half, back), (256 + half, back), (256 + half * 1.05, back + 70), (256 - half * 1.05, back + 70)]
    )
    canvas.cast(inside)
    canvas.path(inside, fill=made.tones.deep)
    canvas.path(
        wall, fill=canvas.linear((0, back), (0, back + 70), [(0, made.tones.shade, 1.0), (1, made.tones.deep, 1.0)])
    )
    canvas.path(inside, fill=_INK, fill_opacity=0.35)
    rise = float(rng.uniform(26, 52))
    heap(
        canvas,
        draw,
        mound(rng, back + radius * 0.30, front + radius * 0.20, lambda t: half - 8 + (near - half) * t, radius, rise),
    )
    for side in (-1, 1):
        rail = polygon(
            [
                (256 + side * half, back - 2),
                (256 + side * (half + 9), back - 2),
                (256 + side * (near + 5), front + 2),
                (256 + side * (near - 7), front + 2),
            ]
        )
        paint(canvas, rail, made.plain())
        light.shade(canvas, rail, light.SHADOW, 0.25 if side > 0 else 0.05)
    _front(canvas, made, kind, (256 - near - 5, front, 256 + near + 5, foot))


def _front(canvas: Canvas, made: Surface, kind: str, box: tuple[float, float, float, float]) -> None:
    """The wall of a crate towards the camera."""
    rng = canvas.rng
    left, top, right, bottom = box
    if kind == "wood":
        slats, gap = int(rng.integers(2, 4)), 7.0
        tall = (bottom - top - gap * (slats - 1)) / slats
        canvas.path(rounded(left + 6, top + 2, right - 6, bottom - 3, 1), fill=_INK, fill_opacity=0.85)
        for k in range(slats):
            slat = rounded(left, top + k * (tall + gap), right, top + k * (tall + gap) + tall, 2)
            paint(canvas, slat, made)
            light.falloff(canvas, slat, 0.22)
            light.rim(canvas, slat, 1.0, 0.45)
        for x in (left + 2, right - 26):
            post = rounded(x, top - 3, x + 24, bottom, 2)
            paint(canvas, post, made, turn=90)
            light.rim(canvas, post, 1.0, 0.5)
            for y in np.linspace(top + tall / 2, bottom - tall / 2, slats):
                canvas.path(ellipse(x + 12, float(y), 2.2), fill="#4a4038", fill_opacity=0.8)
        return
    wall = (
        curve(
            [
                (left, top, "c"),
                (left + 60, top, "c"),
                (left + 96, top + 14),
                (right - 96, top + 14),
                (right - 60, top, "c"),
                (right, top, "c"),
                (right - 7, bottom, "c"),
                (left + 7, bottom, "c"),
            ],
            tension=0.3,
        )
        if kind == "cardboard"
        else rounded(left, top, right, bottom, 9)
    )
    paint(canvas, wall, made)
    if kind == "plastic":
        for k in range(3):
            y = top + 24 + k * (bottom - top - 30) / 3
            for x in np.arange(left + 24, right - 40, 44):
                hole = rounded(float(x), y, float(x) + 32, y + 13, 5)
                canvas.path(hole, fill=made.tones.deep)
                light.inner_shadow(canvas, hole, 4, 0.5, shift=(2, 3))
        canvas.path(rounded(left, top, right, top + 9, 4), fill=made.tones.light, fill_opacity=0.55)
    elif made.pattern == "plain":
        badge = ellipse(256, (top + bottom) / 2 + 6, 46, 26)
        canvas.path(badge, fill=made.accent.base, fill_opacity=0.9)
        canvas.path(badge.scaled(0.86), fill="none", stroke=made.tones.light, stroke_width=1.6)
        canvas.path(ellipse(256, (top + bottom) / 2 + 8, 10, 10), fill=made.tones.light)
    light.falloff(canvas, wall, 0.24)
    light.inner_shadow(canvas, wall, 8, 0.16)
    light.rim(canvas, wall, 1.1, 0.5)


def bowl(canvas: Canvas, draw: DrawFruit, design: Design, radius: float) -> None:
    """A bowl of fruit; the bowl carries the pattern."""
    rng = canvas.rng
    made = packaging(design, scale=0.7, material=str(rng.choice(["ceramic", "stoneware", "porcelain", "wood"])))
    top, wide = float(rng.uniform(272, 292)), float(rng.uniform(184, 204))
    foot = top + float(rng.uniform(96, 126))
    round_side = [(wide, top), (wide * 0.95, top + (foot - top) * 0.34), (wide * 0.74, top + (foot - top) * 0.74)]
    body = turned([*round_side, (wide * 0.44, foot - 4), (wide * 0.40, foot)])
    rim = body.ring(top)
    paint(canvas, rim, made.plain())
    light.shade(canvas, rim, light.SHADOW, 0.55)
    deep = wide * 0.17
    layers = [(-1.50, 0.34), (-1.02, 0.58), (-0.58, 0.76), (-0.10, 0.80), (0.28, 0.62)]
    if rng.random() < 0.4:
        layers = layers[1:]
    places = []
    for k, (lift, share) in enumerate(layers):
        room = wide * share - radius * 0.35
        many = max(1, round(2 * room / (radius * 1.62)) + 1)
        for x in np.linspace(-room, room, many) + rng.uniform(-0.12, 0.12, many) * radius:
            y = top + lift * radius + deep * 0.1 * k + float(rng.uniform(-0.10, 0.10)) * radius
            places.append(
                (256 + float(x), y + 0.12 * radius * (x / wide) ** 2, radius * float(rng.uniform(0.93, 1.07)))
            )
    heap(canvas, draw, places)
    _bowl_front(canvas, body, made)


def _bowl_front(canvas: Canvas, body: Turned, made: Surface) -> None:
    canvas.path(body.arc(body.profile[0][1] + 1), fill="none", stroke=_INK, stroke_width=7, stroke_opacity=0.25)
    front = replace(body, outline=body.zone(body.profile[0][1], body.profile[-1][1]))
    paint_turned(canvas, front, made, strength=0.5)
    lip = body.arc(body.profile[0][1] + 2)
    canvas.stroke(lip, made.tones.light, 4.0, stroke_opacity=0.75)
    canvas.stroke(lip.shifted(0, 4), light.SHADOW, 2.0, stroke_opacity=0.25)


def punnet(canvas: Canvas, draw: DrawFruit, design: Design, radius: float) -> None:
    """A low tray of pulp or printed card with rows of fruit, sometimes under film."""
    rng = canvas.rng
    made = packaging(design, scale=0.6, material=str(rng.choice(["cardboard", "paper", "plastic"])))
    back, front, half, near = 214.0, 346.0, float(rng.uniform(158, 174)), float(rng.uniform(190, 206))
    foot = front + float(rng.uniform(44, 60))
    canvas.stand(258, foot - 3, near * 0.9, 6)
    inside = polygon([(256 - half, back), (256 + half, back), (256 + near, front), (256 - near, front)])
    canvas.cast(inside)
    canvas.path(inside, fill=made.tones.deep)
    rim = curve(
        [
            (256 - half - 6, back, "c"),
            (256 + half + 6, back, "c"),
            (256 + half - 4, back + 12, "c"),
            (256 - half + 4, back + 12, "c"),
        ]
    )
    canvas.path(rim, fill=made.tones.shade)
    places = mound(
        rng, back + radius * 0.12, front - radius * 0.25, lambda t: half + (near - half) * t, radius, radius * 0.35
    )
    heap(canvas, draw, places)
    wall = curve(
        [
            (256 - near - 6, front, "c"),
            (256 + near + 6, front, "c"),
            (256 + near - 14, foot - 10),
            (256 + near - 26, foot, "c"),
            (256 - near + 26, foot, "c"),
            (256 - near + 14, foot - 10),
        ],
        tension=0.3,
    )
    paint(canvas, wall, made)
    light.round_sides(canvas, wall, 0.25)
    light.inner_shadow(canvas, wall, 7, 0.2)
    light.rim(canvas, wall, 1.2, 0.5)
