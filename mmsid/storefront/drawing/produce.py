"""Fruit & Vegetables: apples, citrus fruit and tomatoes.

Each fruit is a `Body` with a skin of its own and the parts that name it: an apple's hollow with its stalk, streaks and
lenticels; a citrus fruit's pores, button and segments; a tomato's calyx, ribs and gloss. Displays come from
`fruit_displays`, words from `produce_words`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from mmsid.storefront.drawing import light
from mmsid.storefront.drawing.canvas import Canvas
from mmsid.storefront.drawing.cut_fruit import Face, apple_half, citrus_half, citrus_slice, tomato_half
from mmsid.storefront.drawing.fruit_displays import bowl, cloth, crate, group, net, punnet, shade_below
from mmsid.storefront.drawing.fruit_shapes import (
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
from mmsid.storefront.drawing.outline import Point, curve, ellipse, leaf, line
from mmsid.storefront.drawing.produce_words import APPLE_WORDS, CITRUS_WORDS, TOMATO_WORDS
from mmsid.storefront.types import Design, ProductType

_THETA = np.linspace(0, np.pi, 44)
_WOOD = Skin(0.46, 0.055, 62, 0.1)
_LEAF = Skin(0.50, 0.115, 138, 0.3)
_VINE = Skin(0.56, 0.125, 132, 0.3)
_PATTERNS = ("gingham", "stripes", "dots", "floral", "leaves", "grid", "waves", "vertical stripes")


def _profile(stem: float, blossom: float, taper: float, tall: float, power: float = 0.92) -> np.ndarray:
    """A fruit's profile: a ball with a dip of given depth at either end, wider above by `taper`, `tall` high."""
    half = np.sin(_THETA) ** power * (1 + taper * np.cos(_THETA))
    up = tall * np.cos(_THETA) - stem * np.exp(-((_THETA / 0.42) ** 2)) + blossom * np.exp(-(((np.pi - _THETA) / 0.36) ** 2))
    return np.stack([half, up], axis=1)


def _streak(body: Body, angle: float, start: float, end: float, width: float) -> str:
    """A streak along a meridian, thin at both ends; empty where it turns away."""
    shares = np.linspace(start, end, 7)
    spread = width * np.sin(np.linspace(0.12, np.pi - 0.05, 7))
    one, two = body.project(shares, angle - spread), body.project(shares, angle + spread)
    seen = (one[:, 2] > 0.0) & (two[:, 2] > 0.0)
    if seen.sum() < 4:
        return ""
    return curve([*map(tuple, one[seen, :2]), *map(tuple, two[seen, :2][::-1])], tension=0.3).d


@dataclass(frozen=True, slots=True)
class _Apple:
    """What the apples of one product share."""

    profile: np.ndarray
    peel: Skin
    blush: Skin
    ground: Skin
    cover: float
    streaky: float


def _apple_kind(design: Design, rng: np.random.Generator) -> _Apple:
    profile = _profile(rng.uniform(0.30, 0.42), rng.uniform(0.16, 0.26), rng.uniform(0.06, 0.17), rng.uniform(0.84, 1.0))
    peel = skin(design.colour, rng, gloss=float(rng.uniform(0.55, 0.9)))
    ground = Skin(0.82, 0.14, float(rng.uniform(100, 116)))
    green = peel.hue > 80
    blush = Skin(0.60, 0.17, float(rng.uniform(24, 42))) if green else replace(peel, lightness=peel.lightness * 0.80, hue=peel.hue - 5)
    cover = float(rng.uniform(0.0, 0.55)) * (rng.random() < 0.5) if green else float(rng.uniform(0.4, 1.0))
    return _Apple(profile, peel, blush, replace(peel, lightness=min(0.9, peel.lightness * 1.06)) if green else ground, cover, float(rng.uniform(0.1, 1.0)))


def _apple(kind: _Apple, canvas: Canvas, centre: Point, radius: float, fine: bool) -> None:
    """One apple; in a heap it may lie on its side."""
    rng = canvas.rng
    tilt = float(rng.uniform(18, 34)) if fine else float(rng.choice([rng.uniform(14, 80), rng.uniform(95, 150)], p=(0.8, 0.2)))
    roll = float(rng.normal(0, 7)) if fine else float(rng.normal(0, 38))
    body = Body(kind.profile, centre, radius, tilt, roll, 5, float(rng.uniform(0.008, 0.03)), float(rng.uniform(0, 72)))
    made = replace(kind.peel, lightness=kind.peel.lightness * float(rng.uniform(0.96, 1.04)), hue=kind.peel.hue + float(rng.normal(0, 2.5)))
    flesh_out(canvas, body, made)
    green = made.hue > 80
    with canvas.within(body.outline):
        sun = float(rng.uniform(0.2, np.pi - 0.2))
        if kind.cover > 0.05:
            x, y, _ = body.project(0.45, sun)
            blob(canvas, (float(x), float(y)), (radius * (0.5 + 0.5 * kind.cover), radius * (0.6 + 0.4 * kind.cover)), kind.blush.at(), 0.55 * kind.cover + 0.15)
        if not green:
            x, y, _ = body.project(0.62, sun + np.pi * 0.62)
            blob(canvas, (float(x), float(y)), (radius * 0.8, radius * 0.9), kind.ground.at(), 0.75 * (1 - kind.cover))
            px, py = body.pole()
            blob(canvas, (px, py), (radius * 0.52, radius * 0.40), kind.ground.at(), 0.75)
        _stripe(canvas, body, kind, fine)
        if fine:
            speckles(canvas, body, kind.ground.at(1.12, 0.5), 210, 1.25 * radius / 100, 0.62)
            speckles(canvas, body, made.at(0.55), 60, 0.9 * radius / 100, 0.35)
    _hollow(canvas, body, made, kind, fine)
    finish(canvas, body, made, fine=fine)
    if body.facing() > -0.12:
        _apple_stalk(canvas, body, fine)


def _stripe(canvas: Canvas, body: Body, kind: _Apple, fine: bool) -> None:
    """Streaks of blush from the shoulder down, and of ground colour from the hollow."""
    rng = canvas.rng
    if kind.cover > 0.05:
        for opacity in (0.16, 0.30, 0.42):
            run = [
                _streak(body, float(rng.uniform(0, 2 * np.pi)), float(rng.uniform(0.05, 0.25)), float(rng.uniform(0.4, 0.95)), float(rng.uniform(0.015, 0.06)))
                for _ in range(int((34 if fine else 7) * kind.streaky * kind.cover) + 2)
            ]
            canvas.path("".join(run) or "M0 0", fill=kind.blush.at(0.94), fill_opacity=opacity)
    count = int((40 if fine else 9) * (1 - 0.5 * kind.cover))
    run = [_streak(body, float(rng.uniform(0, 2 * np.pi)), 0.03, float(rng.uniform(0.14, 0.5)), float(rng.uniform(0.015, 0.05))) for _ in range(count)]
    canvas.path("".join(run) or "M0 0", fill=kind.ground.at(), fill_opacity=0.30)


def _hollow(canvas: Canvas, body: Body, made: Skin, kind: _Apple, fine: bool) -> None:
    """The dip around the stalk, russet and green at its bottom, with a bright near edge; the calyx at the other end."""
    share = 0.0 if body.facing() > -0.15 else 1.0
    if body.facing(share) < -0.15:
        return
    mouth = body.ring(0.15 if share == 0.0 else 0.9)
    left, top, right, bottom = mouth.box
    px, py = body.pole(share)
    squash = max(0.2, (bottom - top) / (right - left))
    centre = ((left + right) / 2 * 0.4 + px * 0.6, (top + bottom) / 2 * 0.4 + py * 0.6)
    with canvas.within(body.outline):
        wide = (right - left) * (0.62 if share == 0.0 else 0.55)
        dark = made.at(0.42, 0.8, made.warm)
        canvas.path(ellipse(*centre, wide, wide * squash), fill=canvas.radial(centre, wide, [(0.0, dark, 0.85), (0.35, dark, 0.62), (0.75, dark, 0.16), (1.0, dark, 0.0)], squash=squash))
        russet = Skin(0.58, 0.085, 86).at()
        blob(canvas, (px, py), (wide * 0.52, wide * 0.52 * squash), russet, 0.7 if fine else 0.5)
        edge = (centre[0] - wide * 0.1, centre[1] + wide * squash * 0.92)
        blob(canvas, edge, (wide * 0.85, wide * squash * 0.30), made.at(1.22, 0.8), 0.5)
    if share == 1.0:
        run = "".join(leaf((px, py), (px + radius_at * np.cos(a), py + radius_at * 0.7 * np.sin(a)), 2.4).d for a in np.linspace(0, 2 * np.pi, 6)[:-1] for radius_at in (body.radius * 0.12,))
        canvas.path(run, fill="#3a2a18", fill_opacity=0.85)


def _apple_stalk(canvas: Canvas, body: Body, fine: bool) -> None:
    """The stalk, and sometimes a leaf on it."""
    rng = canvas.rng
    px, py = body.pole()
    reach, lean = body.radius * float(rng.uniform(0.40, 0.62)), np.deg2rad(body.roll + rng.normal(0, 16))
    rise = max(0.35, np.cos(np.deg2rad(body.tilt)))
    tip = (px + reach * np.sin(lean), py - reach * np.cos(lean) * rise)
    if fine and rng.random() < 0.38:
        side = float(rng.choice((-1, 1)))
        end = (tip[0] + side * body.radius * rng.uniform(0.6, 0.85), tip[1] - body.radius * rng.uniform(-0.02, 0.3))
        foliage(canvas, (px + (tip[0] - px) * 0.6, py + (tip[1] - py) * 0.6), end, body.radius * rng.uniform(0.26, 0.36), replace(_LEAF, hue=138 + float(rng.uniform(-8, 8))))
    stalk(canvas, (px, py + body.radius * 0.02), tip, body.radius * (0.062 if fine else 0.08), body.radius * float(rng.uniform(-0.08, 0.08)), _WOOD)


def draw_apples(canvas: Canvas, design: Design) -> None:
    """Apples: one, cut, in twos and threes, in a bowl, a punnet or a crate."""
    rng = canvas.rng
    kind = _apple_kind(design, rng)
    one = partial(_apple, kind)
    show = design.silhouette
    if show == "crate":
        crate(canvas, one, design, float(rng.uniform(37, 48)))
    elif show == "bowl":
        bowl(canvas, one, design, float(rng.uniform(46, 58)))
    elif show == "punnet":
        punnet(canvas, one, design, float(rng.uniform(50, 58)))
    else:
        cloth(canvas, design)
        places = _places(show, rng, tall=0.86)
        shade_below(canvas, places)
        if show == "halved":
            x, y, radius = places[0]
            group(canvas, one, places[:1])
            apple_half(canvas, kind.profile, (places[1][0], places[1][1]), places[1][2], kind.peel, turn=float(rng.uniform(-14, 14)))
        else:
            group(canvas, one, places)


def _places(show: str, rng: np.random.Generator, tall: float) -> list[tuple[float, float, float]]:
    """Where loose fruits lie: `(x, y, radius)`; their feet are nearer to the camera the lower they are."""
    side = float(rng.choice((-1, 1)))

    def at(x: float, foot: float, radius: float) -> tuple[float, float, float]:
        radius *= float(rng.uniform(0.95, 1.05))
        jitter = rng.uniform(-7, 7, 2)
        return 256 + side * x + float(jitter[0]), foot - radius * tall + float(jitter[1]) * 0.6, radius

    found = {
        "single": [at(0, 396, 138)],
        "pair": [at(-90, 352, 100), at(84, 388, 104)],
        "halved": [at(-78, 350, 104), at(88, 396, 98)],
        "trio": [at(-100, 356, 88), at(70, 350, 90), at(8, 412, 90)],
        "several": [at(-128, 330, 68), at(6, 320, 70), at(130, 334, 68), at(-66, 384, 70), at(72, 390, 72)],
    }[show]
    if show == "several" and rng.random() < 0.5:
        found.append(at(-4, 432, 72))
    return found


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
    name = {"yellow": "lemon", "lime": "lime", "green": "lime", "apricot": "grapefruit", "coral": "grapefruit", "mustard": "grapefruit"}.get(design.colour, "orange")
    if name == "orange" and rng.random() < 0.4:
        name = "satsuma"
    if name == "lemon":
        return _Citrus(name, _oval(float(rng.uniform(1.16, 1.34)), float(rng.uniform(0.13, 0.20)), 0.06), peel, Skin(0.90, 0.135, 101), 0.34, 1.0, 0.012, 1.0)
    if name == "lime":
        peel = replace(peel, lightness=float(rng.uniform(0.60, 0.72)), chroma=0.16, hue=float(rng.uniform(122, 134)))
        return _Citrus(name, _oval(float(rng.uniform(1.02, 1.14)), float(rng.uniform(0.03, 0.08)), 0.03), peel, Skin(0.87, 0.115, 119), 0.24, 0.86, 0.01, 0.5)
    if name == "grapefruit":
        peel = Skin(float(rng.uniform(0.78, 0.84)), 0.14, float(rng.uniform(66, 82)), 0.6)
        flesh = Skin(0.66, 0.17, 22) if design.colour != "mustard" else Skin(0.88, 0.11, 92)
        return _Citrus(name, _profile(0.05, 0.05, 0.02, float(rng.uniform(0.86, 0.95)), 0.96), peel, flesh, 0.26, 1.1, 0.008, 0.0)
    if name == "satsuma":
        return _Citrus(name, _profile(0.10, 0.12, 0.05, float(rng.uniform(0.74, 0.82)), 0.90), peel, Skin(0.76, 0.165, 58), 0.34, 0.9, 0.022, 0.0)
    return _Citrus(name, _profile(0.04, 0.05, 0.0, float(rng.uniform(0.95, 1.02)), 0.98), peel, Skin(0.78, 0.160, 64), 0.36, 1.0, 0.008, 0.0)


def _oval(tall: float, nipple: float, neck: float) -> np.ndarray:
    """A lemon's profile: an oval with a nipple at the blossom's end and a small neck at the stem's."""
    half = np.sin(_THETA) ** 1.04
    up = tall * np.cos(_THETA)
    up = up - nipple * 1.5 * np.exp(-(((np.pi - _THETA) / 0.24) ** 2)) + neck * np.exp(-((_THETA / 0.24) ** 2))
    half = half * (1 - 0.20 * np.exp(-(((np.pi - _THETA - 0.30) / 0.22) ** 2)) * (nipple > 0.1))
    return np.stack([half, up], axis=1) * 0.86


def _citrus(kind: _Citrus, canvas: Canvas, centre: Point, radius: float, fine: bool) -> None:
    """One citrus fruit; long ones lie on their side."""
    rng = canvas.rng
    if kind.name in ("lemon", "lime"):
        tilt = float(rng.uniform(-35, 35))
        roll = float(rng.choice((-1, 1)) * rng.uniform(58, 104)) if fine else float(rng.uniform(0, 360))
    else:
        tilt, roll = float(rng.uniform(8, 66)), float(rng.normal(0, 24))
        if rng.random() < 0.25:
            tilt = float(rng.uniform(-60, 140))
    body = Body(kind.profile, centre, radius, tilt, roll, 9, kind.lobes, float(rng.uniform(0, 40)))
    made = replace(kind.peel, lightness=kind.peel.lightness * float(rng.uniform(0.97, 1.03)), hue=kind.peel.hue + float(rng.normal(0, 2.2)))
    flesh_out(canvas, body, made)
    with canvas.within(body.outline):
        for _ in range(3 if fine else 1):
            x, y, _ = body.project(float(rng.uniform(0.2, 0.8)), float(rng.uniform(0.3, 2.8)))
            other = made.at(1.04, 1.0, float(rng.uniform(6, 16))) if kind.name != "grapefruit" else Skin(0.68, 0.16, 40).at()
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
        foliage(canvas, (px, py), tip, radius * rng.uniform(0.26, 0.34), replace(_LEAF, lightness=0.43))
        stalk(canvas, (px, py), (px + side * 4, py - radius * 0.16), radius * 0.07, 0, replace(_LEAF, lightness=0.46, chroma=0.08))


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
    if show == "crate":
        crate(canvas, one, design, float(rng.uniform(36, 45)) * size)
    elif show == "bowl":
        bowl(canvas, one, design, float(rng.uniform(44, 54)) * size)
    elif show == "net":
        net(canvas, one, design, float(rng.uniform(44, 54)) * size)
    else:
        cloth(canvas, design)
        long = kind.name in ("lemon", "lime")
        places = _places(show, rng, tall=0.80 if long else 0.92)
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
    citrus_half(canvas, Face((x, y - radius * 0.06), radius * 0.95, towards, float(rng.uniform(0.80, 0.94))), kind.peel, kind.pulp, thick=thick)
    if rng.random() < 0.55:
        away = -1.0 if x > 256 else 1.0
        spot = (x + away * radius * 1.35, y + radius * rng.uniform(0.66, 0.8))
        citrus_slice(canvas, Face(spot, radius * 0.72, 90, float(rng.uniform(0.36, 0.46))), kind.peel, kind.pulp, thick=thick)


@dataclass(frozen=True, slots=True)
class _Tomato:
    """What the tomatoes of one product share."""

    profile: np.ndarray
    peel: Skin
    lobes: int
    depth: float
    upright: bool
    calyx: bool
    shoulder: float


def _tomato_kind(design: Design, rng: np.random.Generator) -> _Tomato:
    peel = skin(design.colour, rng, gloss=float(rng.uniform(0.82, 1.0)))
    if design.colour == "red":
        peel = replace(peel, hue=29 + float(rng.uniform(-3, 6)), chroma=0.215)
    show = design.silhouette
    shoulder = float(rng.uniform(0.2, 0.6)) * (rng.random() < 0.5)
    if show == "beef":
        return _Tomato(_profile(0.20, 0.10, 0.05, float(rng.uniform(0.62, 0.74)), 0.82), peel, int(rng.integers(6, 10)), float(rng.uniform(0.05, 0.10)), True, True, shoulder)
    if show == "plum":
        return _Tomato(_profile(0.06, -0.04, 0.05, float(rng.uniform(1.2, 1.4)), 0.9) * 0.86, peel, 3, 0.015, False, True, 0.0)
    tall = float(rng.uniform(0.80, 0.90))
    return _Tomato(_profile(0.10, 0.03, 0.02, tall, 0.90), peel, int(rng.integers(4, 7)), float(rng.uniform(0.006, 0.022)), True, rng.random() < 0.9, shoulder)


def _tomato(kind: _Tomato, canvas: Canvas, centre: Point, radius: float, fine: bool) -> None:
    """One tomato with its calyx."""
    rng = canvas.rng
    if not kind.upright:
        tilt, roll = float(rng.uniform(-8, 34)), float(rng.choice((-1, 1)) * rng.uniform(50, 86))
    elif fine:
        tilt, roll = float(rng.uniform(30, 56)), float(rng.normal(0, 12))
    else:
        tilt, roll = float(rng.choice([rng.uniform(25, 88), rng.uniform(110, 170)], p=(0.72, 0.28))), float(rng.normal(0, 50))
    body = Body(kind.profile, centre, radius, tilt, roll, kind.lobes, kind.depth, float(rng.uniform(0, 90)))
    made = replace(kind.peel, lightness=kind.peel.lightness * float(rng.uniform(0.95, 1.05)), hue=kind.peel.hue + float(rng.normal(0, 2.5)))
    _ripe(canvas, body, made, kind, fine)
    if body.facing() > (-0.05 if fine else 0.15):
        if kind.calyx:
            calyx(canvas, body, fine)
        else:
            x, y = body.pole()
            blob(canvas, (x, y), (radius * 0.16, radius * 0.11), "#5a4a22", 0.9)


def _ripe(canvas: Canvas, body: Body, made: Skin, kind: _Tomato, fine: bool) -> None:
    """Body, grooves, shoulders and gloss of a tomato."""
    flesh_out(canvas, body, made)
    radius = body.radius
    px, py = body.pole()
    with canvas.within(body.outline):
        if kind.shoulder:
            blob(canvas, (px, py), (radius * 0.8, radius * 0.55), Skin(0.66, 0.15, 72 if made.hue < 60 else 120).at(), kind.shoulder * 0.8)
        if kind.depth > 0.03:
            for k in range(kind.lobes):
                angle = (np.pi + 2 * np.pi * k) / kind.lobes - np.deg2rad(body.spin)
                groove, ridge = _streak(body, angle, 0.04, 0.80, 0.09), _streak(body, angle + np.pi / kind.lobes - 0.12, 0.10, 0.7, 0.13)
                look = {"filter": canvas.blur(radius * 0.035, body.outline)} if fine else {}
                canvas.path(groove or "M0 0", fill=made.at(0.45, 0.9), fill_opacity=0.55 if fine else 0.3, **look)
                canvas.path(ridge or "M0 0", fill=made.at(1.2, 0.85), fill_opacity=0.35, **look)
        if body.facing() > -0.1:
            blob(canvas, (px, py + radius * 0.03), (radius * 0.36, radius * 0.24), made.at(0.42, 0.85), 0.7)
    finish(canvas, body, made, fine=fine)
    if fine and made.gloss > 0.8:
        left, top, right, bottom = body.outline.box
        wide, tall = right - left, bottom - top
        window = curve([(left + wide * 0.19, top + tall * 0.42), (left + wide * 0.24, top + tall * 0.29), (left + wide * 0.33, top + tall * 0.25), (left + wide * 0.285, top + tall * 0.42)], tension=0.25)
        light.gloss(canvas, body.outline, window, 0.75, 1.6)


def calyx(canvas: Canvas, body: Body, fine: bool) -> None:
    """Five or six green sepals that lie on the fruit and curl at their tips, and the knuckle of the stem."""
    rng = canvas.rng
    count = int(rng.integers(5, 7))
    tone = replace(_VINE, lightness=0.50 + float(rng.uniform(-0.05, 0.05)), hue=float(rng.uniform(128, 138)))
    sepals = []
    for angle in np.linspace(0, 2 * np.pi, count + 1)[:-1] + rng.uniform(0, 1.2) + rng.uniform(-0.16, 0.16, count):
        reach = float(rng.uniform(0.20, 0.31))
        shares = np.linspace(0.0, reach, 7)
        curl = float(rng.uniform(0.0, 0.22)) * np.linspace(0, 1, 7) ** 2
        sway = float(rng.uniform(-0.25, 0.25)) * np.linspace(0, 1, 7)
        widths = 0.085 * np.sin(np.linspace(0.75, np.pi, 7)) / np.maximum(0.14, np.sin(np.pi * shares))
        edges = [[body.project(s, angle + w * sign + q, c)[:2] for s, w, q, c in zip(shares, widths, sway, curl, strict=True)] for sign in (-1, 1)]
        points = [*map(tuple, edges[0][1:]), *map(tuple, edges[1][1:-1][::-1])]
        rib = line(*[tuple(body.project(s, angle + q, c)[:2]) for s, q, c in zip(shares[::2], sway[::2], curl[::2], strict=True)])
        sepals.append((curve(points, tension=0.3), rib, tone.at(float(rng.uniform(0.9, 1.12)))))
    drop = body.radius * 0.035
    shadow = "".join(shape.d for shape, _, _ in sepals)
    canvas.path(shadow, fill="#3a0a08", fill_opacity=0.42, transform=f"translate({drop:.1f} {drop * 1.4:.1f})")
    for shape, rib, colour in sepals:
        canvas.cast(shape)
        canvas.path(shape, fill=colour, stroke=tone.at(0.62), stroke_width=0.5)
        if fine:
            canvas.stroke(rib, tone.at(1.3, 0.8), max(0.7, body.radius * 0.010), stroke_opacity=0.7)
    x, y = body.pole()
    length = body.radius * float(rng.uniform(0.16, 0.36))
    lean = np.deg2rad(body.roll + rng.normal(0, 25))
    stalk(canvas, (x, y), (x + length * np.sin(lean), y - length * np.cos(lean) * 0.9), body.radius * 0.085, body.radius * 0.03, replace(tone, lightness=0.60))


def draw_tomatoes(canvas: Canvas, design: Design) -> None:
    """Round, beef and plum tomatoes, tomatoes on the vine, halves, bowls, punnets and crates."""
    rng = canvas.rng
    kind = _tomato_kind(design, rng)
    one = partial(_tomato, kind)
    show = design.silhouette
    if show == "crate":
        crate(canvas, one, design, float(rng.uniform(34, 46)))
    elif show == "bowl":
        bowl(canvas, one, design, float(rng.uniform(42, 54)))
    elif show == "punnet":
        punnet(canvas, one, design, float(rng.uniform(30, 54)))
    else:
        cloth(canvas, design)
        if show == "vine":
            _vine(canvas, kind)
            return
        layout = str(rng.choice({"beef": ["single", "pair", "trio"], "plum": ["pair", "trio", "several"], "halved": ["halved"]}.get(show, ["single", "pair", "trio", "several"])))
        places = _places(layout, rng, tall=0.74 if show in ("beef", "plum") else 0.84)
        shade_below(canvas, places)
        group(canvas, one, places[:1] if layout == "halved" else places)
        if layout == "halved":
            x, y, radius = places[1]
            face = Face((x, y - radius * 0.05), radius * 0.96, float(rng.uniform(65, 115)), float(rng.uniform(0.82, 0.94)))
            tomato_half(canvas, face, kind.peel, int(rng.integers(3, 7)))


def _vine(canvas: Canvas, kind: _Tomato) -> None:
    """A truss: tomatoes left and right of a bent green stem that lies across them."""
    rng = canvas.rng
    count, turn = int(rng.integers(4, 7)), float(rng.choice((-1, 1)))
    radius = {4: 84.0, 5: 76.0, 6: 70.0}[count]
    run = curve([(256 - turn * 190, 190 + rng.uniform(-12, 12)), (256 - turn * 70, 226 + rng.uniform(-14, 14)), (256 + turn * 60, 246 + rng.uniform(-14, 14)), (256 + turn * 176, 300)], closed=False)
    bodies = []
    for k, share in enumerate(np.linspace(0.22, 0.96, count)):
        x, y = run.at(float(share))
        below = k % 2 == 0
        size = radius * float(rng.uniform(0.9, 1.05)) * (1.06 if below else 0.94)
        centre = (x + turn * rng.uniform(-10, 10), y + (size * 0.86 if below else -size * 0.46))
        bodies.append((Body(kind.profile, centre, size, float(rng.uniform(38, 62)), float(rng.normal(0, 10)) + (0 if below else turn * 14), kind.lobes, kind.depth, 0.0), (x, y)))
    shade_below(canvas, [(*body.centre, body.radius) for body, _ in bodies])

    def berry(here: Canvas, centre: Point, size: float, _: bool) -> None:
        body = next(body for body, _ in bodies if body.centre == centre)
        made = replace(kind.peel, lightness=kind.peel.lightness * float(rng.uniform(0.95, 1.05)), hue=kind.peel.hue + float(rng.normal(0, 2.5)))
        _ripe(here, body, made, kind, True)

    group(canvas, berry, [(*body.centre, body.radius) for body, _ in bodies])
    tone = replace(_VINE, lightness=0.55, hue=float(rng.uniform(126, 136)))
    canvas.stroke(run.shifted(5, 9), "#2a0808", 9, stroke_opacity=0.30, filter=canvas.blur(3, run))
    for body, joint in bodies:
        x, y = body.pole()
        canvas.stroke(curve([joint, ((x + joint[0]) / 2 + 4, (y + joint[1]) / 2), (x, y)], closed=False), tone.at(0.62), 8.5)
        canvas.stroke(curve([joint, ((x + joint[0]) / 2 + 3, (y + joint[1]) / 2 - 1), (x, y)], closed=False), tone.at(), 6)
    canvas.stroke(run, tone.at(0.58), 11)
    canvas.stroke(run.shifted(-0.8, -1.0), tone.at(), 8.5)
    canvas.stroke(run.shifted(-1.8, -2.4), tone.at(1.3, 0.8), 2.6, stroke_opacity=0.8)
    for body, _ in bodies:
        calyx(canvas, body, True)


_APPLES = ProductType(
    department="Fruit & Vegetables",
    name="Apples",
    draw=draw_apples,
    silhouettes=("single", "crate", "pair", "halved", "bowl", "trio", "crate", "several", "punnet"),
    colours=("red", "red", "burgundy", "lime", "lime", "yellow", "coral", "rust", "green"),
    patterns=_PATTERNS,
    materials=("peel",),
    prices=(1.2, 6.5),
    words=APPLE_WORDS,
    plain_share=0.62,
)

_CITRUS = ProductType(
    department="Fruit & Vegetables",
    name="Citrus fruit",
    draw=draw_citrus,
    silhouettes=("halved", "crate", "single", "net", "bowl", "pair", "crate", "several", "trio"),
    colours=("orange", "orange", "orange", "yellow", "yellow", "lime", "green", "apricot", "coral"),
    patterns=_PATTERNS,
    materials=("peel",),
    prices=(1.2, 7.5),
    words=CITRUS_WORDS,
    plain_share=0.62,
)

_TOMATOES = ProductType(
    department="Fruit & Vegetables",
    name="Tomatoes",
    draw=draw_tomatoes,
    silhouettes=("vine", "crate", "round", "beef", "punnet", "halved", "crate", "plum", "bowl"),
    colours=("red", "red", "red", "red", "red", "orange", "yellow", "burgundy"),
    patterns=_PATTERNS,
    materials=("peel",),
    prices=(1.5, 7.9),
    words=TOMATO_WORDS,
    plain_share=0.62,
)

TYPES: tuple[ProductType, ...] = (_APPLES, _CITRUS, _TOMATOES)
