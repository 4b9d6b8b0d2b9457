"""Citrus fruit: lemons, limes, oranges, satsumas and grapefruits; pores, the button at the stem, segments."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from storefront.departments.fruit_vegetables.cut_fruit import Face, citrus_half, citrus_slice
from storefront.departments.fruit_vegetables.fruit_containers import bowl, crate
from storefront.departments.fruit_vegetables.fruit_displays import (
    cloth,
    group,
    loose,
    shade_below,
)
from storefront.departments.fruit_vegetables.fruit_forms import LEAF, oval, profile
from storefront.departments.fruit_vegetables.fruit_nets import net
from storefront.departments.fruit_vegetables.fruit_shapes import (
    Body,
    Skin,
    blob,
    finish,
    flesh_out,
    foliage,
    pores,
    skin,
    speckles,
    stalk,
)
from storefront.drawing.canvas import Canvas
from storefront.drawing.outline import Point, curve, ellipse
from storefront.types import Design


@dataclass(frozen=True, slots=True)
class _Citrus:
    """What the citrus fruits of one product share."""

    name: str
    profile: np.ndarray
    peel: Skin
    pulp: Skin
    bumps: float
    size: float
    lobes: float
    tip: float


def _citrus_kind(design: Design, rng: np.random.Generator) -> _Citrus:
    """Which fruit a colour stands for: yellow is a lemon, green a lime, apricot and coral a grapefruit."""
    peel = skin(design.colour, rng, gloss=float(rng.uniform(0.5, 0.75)))
    name = {
        "yellow": "lemon",
        "lime": "lime",
        "green": "lime",
        "apricot": "grapefruit",
        "coral": "grapefruit",
        "mustard": "grapefruit",
    }.get(design.colour, "orange")
    if name == "orange" and rng.random() < 0.4:
        name = "satsuma"
    if name == "lemon":
        return _Citrus(
            name,
            oval(float(rng.uniform(1.26, 1.42)), float(rng.uniform(0.15, 0.22)), 0.07),
            peel,
            Skin(0.90, 0.135, 101),
            0.22,
            1.0,
            0.012,
            1.0,
        )
    if name == "lime":
        peel = replace(peel, lightness=float(rng.uniform(0.60, 0.72)), chroma=0.16, hue=float(rng.uniform(117, 128)))
        return _Citrus(
            name,
            oval(float(rng.uniform(1.02, 1.14)), float(rng.uniform(0.03, 0.08)), 0.03),
            peel,
            Skin(0.87, 0.115, 119),
            0.17,
            0.86,
            0.01,
            0.5,
        )
    if name == "grapefruit":
        peel = Skin(float(rng.uniform(0.78, 0.84)), 0.14, float(rng.uniform(66, 82)), 0.6)
        flesh = Skin(0.66, 0.17, 22) if design.colour != "mustard" else Skin(0.88, 0.11, 92)
        return _Citrus(
            name, profile(0.05, 0.05, 0.02, float(rng.uniform(0.86, 0.95)), 0.96), peel, flesh, 0.18, 1.1, 0.008, 0.0
        )
    if name == "satsuma":
        return _Citrus(
            name,
            profile(0.10, 0.12, 0.05, float(rng.uniform(0.74, 0.82)), 0.90),
            peel,
            Skin(0.76, 0.165, 58),
            0.24,
            0.9,
            0.022,
            0.0,
        )
    return _Citrus(
        name,
        profile(0.04, 0.05, 0.0, float(rng.uniform(0.95, 1.02)), 0.98),
        peel,
        Skin(0.78, 0.160, 64),
        0.24,
        1.0,
        0.008,
        0.0,
    )


def _citrus(kind: _Citrus, canvas: Canvas, centre: Point, radius: float, fine: bool) -> None:
    """One citrus fruit; long ones lie on their side."""
    rng = canvas.rng
    if kind.name in ("lemon", "lime"):
        tilt = float(rng.uniform(-24, 24))
        roll = float(rng.choice((-1, 1)) * rng.uniform(62, 112)) if fine else float(rng.uniform(0, 360))
    else:
        tilt, roll = float(rng.uniform(8, 66)), float(rng.normal(0, 24))
        if rng.random() < 0.25:
            tilt = float(rng.uniform(-60, 140))
    body = Body(kind.profile, centre, radius, tilt, roll, 9, kind.lobes, float(rng.uniform(0, 40)))
    made = replace(
        kind.peel,
        lightness=kind.peel.lightness * float(rng.uniform(0.97, 1.03)),
        hue=kind.peel.hue + float(rng.normal(0, 2.2)),
    )
    flesh_out(canvas, body, made)
    with canvas.within(body.outline):
        for _ in range(3 if fine else 1):
            x, y, _ = body.project(float(rng.uniform(0.2, 0.8)), float(rng.uniform(0.3, 2.8)))
            other = (
                made.at(1.04, 1.0, float(rng.uniform(6, 16)))
                if kind.name != "grapefruit"
                else Skin(0.68, 0.16, 40).at()
            )
            blob(canvas, (float(x), float(y)), (radius * 0.62, radius * 0.5), other, float(rng.uniform(0.2, 0.5)))
        if fine:
            speckles(canvas, body, made.at(0.72, 1.0, made.warm), 420, 1.35 * radius / 100, 0.34)
            speckles(canvas, body, made.at(1.2, 0.7), 260, 1.1 * radius / 100, 0.30)
    if fine:
        pores(canvas, body.outline, kind.bumps, 0.17 * 100 / radius)
    _button(canvas, body, made, kind, fine)
    finish(canvas, body, made, fine=fine)
    if fine and body.facing() > -0.2 and rng.random() < 0.34:
        px, py = body.pole()
        side = float(rng.choice((-1, 1)))
        tip = (px + side * radius * rng.uniform(0.55, 0.8), py - radius * rng.uniform(0.15, 0.5))
        foliage(canvas, (px, py), tip, radius * rng.uniform(0.26, 0.34), replace(LEAF, lightness=0.43))
        stalk(
            canvas,
            (px, py),
            (px + side * 4, py - radius * 0.16),
            radius * 0.07,
            0,
            replace(LEAF, lightness=0.46, chroma=0.08),
        )


def _button(canvas: Canvas, body: Body, made: Skin, kind: _Citrus, fine: bool) -> None:
    """The green button at the stem's end, or the scar at the other."""
    share = 0.0 if body.facing() > -0.05 else 1.0
    depth = body.facing(share)
    if depth < 0.1:
        return
    x, y = body.pole(share)
    size = body.radius * 0.12
    with canvas.within(body.outline):
        dip = 2.6 if kind.name == "satsuma" else 1.7
        if kind.tip < 0.9:
            blob(canvas, (x, y), (size * dip, size * dip * max(0.35, depth)), made.at(0.55, 0.9, made.warm), 0.55)
    rng = canvas.rng
    points = []
    for k, a in enumerate(np.linspace(0, 2 * np.pi, 11)[:-1]):
        reach = size * (1.0 if k % 2 else 0.62) * rng.uniform(0.85, 1.15) * (0.75 if share == 0.0 else 0.4)
        points.append((x + reach * np.cos(a), y + reach * np.sin(a) * max(0.4, min(1.0, depth))))
    star = curve(points, tension=0.25)
    tone = Skin(0.62, 0.09, 122) if share == 0.0 else Skin(0.42, 0.06, 70)
    canvas.path(star, fill=tone.at(0.62), transform=f"translate({size * 0.08:.1f} {size * 0.12:.1f})")
    canvas.path(star, fill=tone.at())
    if fine:
        canvas.path(ellipse(x, y, size * 0.22, size * 0.2), fill=tone.at(0.55))
        canvas.path(ellipse(x - size * 0.05, y - size * 0.06, size * 0.13, size * 0.11), fill=tone.at(1.35, 0.6))


def draw_citrus(canvas: Canvas, design: Design) -> None:
    """Lemons, limes, oranges, satsumas and grapefruits, whole, cut, in nets, bowls and crates."""
    rng = canvas.rng
    kind = _citrus_kind(design, rng)
    one = partial(_citrus, kind)
    show = design.silhouette
    size = kind.size
    if show in ("wooden crate", "market tray"):
        crate(canvas, one, design, float(rng.uniform(36, 45)) * size)
    elif show == "bowl":
        bowl(canvas, one, design, float(rng.uniform(44, 54)) * size)
    elif show == "net":
        net(canvas, one, design, float(rng.uniform(44, 54)) * size)
    else:
        cloth(canvas, design)
        long = kind.name in ("lemon", "lime")
        places = loose(show, rng, tall=0.80 if long else 0.92)
        shade_below(canvas, places)
        group(canvas, one, places[:1] if show == "halved" else places)
        if show == "halved":
            _cut_citrus(canvas, kind, places[1])


def _cut_citrus(canvas: Canvas, kind: _Citrus, place: tuple[float, float, float]) -> None:
    """A half in front, and often a slice beside it."""
    rng = canvas.rng
    x, y, radius = place
    thick = {"grapefruit": 0.12, "lemon": 0.11, "satsuma": 0.06}.get(kind.name, 0.085)
    towards = float(rng.choice([rng.uniform(55, 90), rng.uniform(95, 130)]))
    citrus_half(
        canvas,
        Face((x, y - radius * 0.06), radius * 0.95, towards, float(rng.uniform(0.80, 0.94))),
        kind.peel,
        kind.pulp,
        thick=thick,
    )
    if rng.random() < 0.55:
        away = -1.0 if x > 256 else 1.0
        spot = (x + away * radius * 1.35, y + radius * rng.uniform(0.66, 0.8))
        citrus_slice(
            canvas, Face(spot, radius * 0.72, 90, float(rng.uniform(0.36, 0.46))), kind.peel, kind.pulp, thick=thick
        )
