"""Pears: a belly and a neck, freckles and russet, a long stalk; whole, cut, in bowls, crates and trays."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from storefront.departments.fruit_vegetables.fruit_containers import bowl, crate, punnet
from storefront.departments.fruit_vegetables.fruit_displays import cloth, group, shade_below
from storefront.departments.fruit_vegetables.fruit_forms import LEAF, WOOD, streak
from storefront.departments.fruit_vegetables.fruit_piles import flat, pile
from storefront.departments.fruit_vegetables.fruit_shapes import (
    Body,
    Skin,
    blob,
    foliage,
    pores,
    skin,
    speckles,
    stalk,
)
from storefront.departments.fruit_vegetables.fruit_volume import bellied, gleam, ground, patch, turn_away
from storefront.departments.fruit_vegetables.lengthwise import Cut, flesh, hollow, pip, rind, wet
from storefront.departments.fruit_vegetables.words_fruit import PEAR_WORDS
from storefront.drawing.canvas import Canvas
from storefront.drawing.outline import Point, curve, leaf
from storefront.types import Design, ProductType

_RUSSET = Skin(0.60, 0.085, 74)


@dataclass(frozen=True, slots=True)
class _Pear:
    """What the pears of one product share."""

    profile: np.ndarray
    peel: Skin
    blush: Skin
    cover: float
    russet: float


def _pear_kind(design: Design, rng: np.random.Generator) -> _Pear:
    """Colours stand for varieties: brown ones are russet, red ones covered, the others blushed or not."""
    tall = float(rng.uniform(1.06, 1.34))
    form = bellied(float(rng.uniform(0.34, 0.56)), float(rng.uniform(0.08, 0.34)), float(rng.uniform(4.6, 7.5)), tall)
    peel = skin(design.colour, rng, gloss=float(rng.uniform(0.35, 0.65)))
    blush = Skin(0.56, 0.16, float(rng.uniform(24, 42)))
    cover, russet = float(rng.uniform(0, 0.9)) * (rng.random() < 0.5), float(rng.uniform(0.05, 0.5))
    if design.colour in ("brown", "mustard"):
        peel = Skin(float(rng.uniform(0.58, 0.66)), 0.095, float(rng.uniform(76, 88)), 0.25)
        cover, russet = 0.0, 1.0
    elif design.colour in ("red", "burgundy"):
        blush = replace(peel, lightness=peel.lightness * 0.82)
        peel = replace(peel, chroma=0.125, hue=float(rng.uniform(21, 31)), lightness=float(rng.uniform(0.44, 0.52)))
        cover, russet = 0.7, 0.1
    elif design.colour == "green":
        peel = replace(peel, lightness=float(rng.uniform(0.66, 0.74)), chroma=0.13, hue=float(rng.uniform(116, 124)))
    elif design.colour == "lime":
        peel = replace(peel, lightness=float(rng.uniform(0.80, 0.85)), chroma=0.15, hue=float(rng.uniform(109, 116)))
    else:
        peel = replace(peel, lightness=min(0.87, peel.lightness), chroma=0.145, hue=float(rng.uniform(92, 101)))
    return _Pear(form, peel, blush, cover, russet)


def _pear(kind: _Pear, canvas: Canvas, centre: Point, radius: float, fine: bool) -> None:
    """One pear: upright where there is room, in a heap also on its side."""
    rng = canvas.rng
    if fine:
        tilt, roll = float(rng.uniform(8, 24)), float(rng.normal(0, 7))
        if rng.random() < 0.22:
            roll = float(rng.choice((-1, 1)) * rng.uniform(58, 82))
    else:
        tilt, roll = float(rng.uniform(5, 50)), float(rng.normal(0, 62))
    body = Body(kind.profile, centre, radius, tilt, roll, 3, float(rng.uniform(0.0, 0.035)), float(rng.uniform(0, 120)))
    made = replace(
        kind.peel,
        lightness=kind.peel.lightness * float(rng.uniform(0.96, 1.04)),
        hue=kind.peel.hue + float(rng.normal(0, 2.5)),
    )
    ground(canvas, body.outline, made)
    with canvas.within(body.outline):
        _colouring(canvas, body, made, kind, fine)
    if fine and kind.russet > 0.6:
        pores(canvas, body.outline, 0.22, 0.3)
    turn_away(canvas, body.outline, made, radius * 0.8, fine=fine)
    gleam(canvas, body, ((0.64, 2.05, 0.30), (0.22, 2.0, 0.15)), made, fine=fine)
    _blossom(canvas, body)
    if body.facing() > -0.3:
        _stalk(canvas, body, fine)


def _colouring(canvas: Canvas, body: Body, made: Skin, kind: _Pear, fine: bool) -> None:
    """Blush on one side, russet around stem and blossom, freckles."""
    rng, radius = canvas.rng, body.radius
    sun = float(rng.uniform(0.3, np.pi - 0.3))
    for share in (0.3, 0.55, 0.75):
        patch(canvas, body, (share, sun), 0.62, kind.blush.at(), 0.55 * kind.cover)
    for _ in range(3):
        other = made.at(float(rng.uniform(0.9, 1.08)), 1.0, float(rng.uniform(-8, 10)))
        patch(canvas, body, (float(rng.uniform(0.2, 0.9)), float(rng.uniform(0.2, 3.0))), 0.5, other, 0.45)
    patch(canvas, body, (0.02, 1.5), 0.34, _RUSSET.at(), 0.55 * kind.russet + 0.12)
    patch(canvas, body, (0.98, 1.5), 0.5, _RUSSET.at(0.9), 0.7 * kind.russet + 0.15)
    if kind.russet > 0.6:
        for _ in range(7):
            tone = _RUSSET.at(float(rng.uniform(0.85, 1.25)))
            place = (float(rng.uniform(0.1, 0.95)), float(rng.uniform(0.1, 3.1)))
            patch(canvas, body, place, float(rng.uniform(0.2, 0.5)), tone, 0.4)
    if made.hue < 50:
        patch(canvas, body, (0.7, sun + 1.9), 0.6, Skin(0.74, 0.125, 84).at(), float(rng.uniform(0.1, 0.6)))
    if kind.cover > 0.2 and fine:
        run = [streak(body, float(rng.uniform(0, 6.28)), 0.1, float(rng.uniform(0.5, 0.9)), 0.03) for _ in range(16)]
        canvas.path(
            "".join(run) or "M0 0",
            fill=kind.blush.at(0.9),
            fill_opacity=0.14,
            filter=canvas.blur(radius * 0.02, body.outline),
        )
    if fine:
        speckles(canvas, body, _RUSSET.at(0.75), 420, 0.95 * radius / 100, 0.5)
        speckles(canvas, body, made.at(1.2, 0.6), 160, 1.1 * radius / 100, 0.4)
    else:
        speckles(canvas, body, _RUSSET.at(0.7), 40, 1.3 * radius / 100, 0.4)


def _blossom(canvas: Canvas, body: Body) -> None:
    """The dried calyx at the lower end, where it faces the camera."""
    if body.facing(1.0) < 0.05:
        return
    x, y = body.pole(1.0)
    size = body.radius * 0.13
    blob(canvas, (x, y), (size * 2.2, size * 1.8), "#3a2714", 0.6)
    star = "".join(
        leaf((x, y), (x + size * np.cos(a), y + size * np.sin(a)), size * 0.5).d for a in np.arange(5) * 1.257
    )
    canvas.path(star, fill="#4a3420")


def _stalk(canvas: Canvas, body: Body, fine: bool) -> None:
    """A long woody stalk, a little bent, sometimes with its leaf."""
    rng, radius = canvas.rng, body.radius
    px, py = body.pole()
    lean = np.deg2rad(body.roll + rng.normal(0, 20))
    reach = radius * float(rng.uniform(0.34, 0.52))
    tip = (px + reach * float(np.sin(lean)), py - reach * float(np.cos(lean)))
    blob(canvas, (px, py + radius * 0.01), (radius * 0.16, radius * 0.10), "#2a1c0c", 0.55, body.roll)
    if fine and rng.random() < 0.34:
        side = float(rng.choice((-1, 1)))
        end = (tip[0] + side * radius * rng.uniform(0.55, 0.8), tip[1] + radius * rng.uniform(-0.2, 0.15))
        foliage(canvas, tip, end, radius * rng.uniform(0.26, 0.36), replace(LEAF, hue=136 + float(rng.uniform(-8, 8))))
    stalk(canvas, (px, py + radius * 0.03), tip, radius * 0.075, radius * float(rng.uniform(-0.10, 0.10)), WOOD)


def _places(show: str, rng: np.random.Generator) -> list[tuple[float, float, float]]:
    side = float(rng.choice((-1, 1)))

    def at(x: float, foot: float, radius: float) -> tuple[float, float, float]:
        radius *= float(rng.uniform(0.94, 1.05))
        return 256 + side * x + float(rng.uniform(-7, 7)), foot - radius * 1.02 + float(rng.uniform(-5, 5)), radius

    return {
        "single": [at(0, 428, 138)],
        "pair": [at(-86, 384, 124), at(88, 424, 126)],
        "halved": [at(-92, 388, 122), at(88, 424, 118)],
        "several": [at(-136, 372, 92), at(128, 366, 94), at(4, 352, 96), at(-66, 430, 94), at(70, 434, 94)][
            : int(rng.integers(3, 6))
        ],
    }[show]


def _half(canvas: Canvas, kind: _Pear, place: tuple[float, float, float]) -> None:
    """A pear cut lengthwise: cream flesh, a grainy core with pips, the vein up to the stalk."""
    rng = canvas.rng
    x, y, radius = place
    cut = Cut(kind.profile, (x, y), radius, float(rng.uniform(-16, 16)))
    top = float(kind.profile[:, 1].max())
    rind(canvas, cut, kind.peel, depth=0.10)
    stalk(
        canvas,
        cut.spot(0, top - 0.08),
        cut.spot(float(rng.uniform(-0.15, 0.15)), top + 0.34),
        radius * 0.075,
        radius * 0.05,
        WOOD,
    )
    cream = Skin(0.955, 0.038, 96)
    area = flesh(canvas, cut, cream, edge=Skin(0.93, 0.075, 108))
    low = float(kind.profile[:, 1].min())
    vein = curve(cut.on(np.array([[0.0, top - 0.1], [0.02, 0.2], [0.0, low * 0.2]])).tolist(), closed=False)
    canvas.stroke(vein, "#d8cb92", radius * 0.022, stroke_opacity=0.7)
    middle = low * 0.42
    core = cut.ring(
        [
            (0, middle + 0.36),
            (0.27, middle + 0.06),
            (0.16, middle - 0.27),
            (0, middle - 0.34),
            (-0.16, middle - 0.27),
            (-0.27, middle + 0.06),
        ]
    )
    canvas.path(core, fill="#efe3b0", fill_opacity=0.8)
    canvas.stroke(core, "#c9b878", 1.6, stroke_opacity=0.7, stroke_dasharray="3 3 6 2")
    for side in (-1, 1):
        pocket = cut.ring(
            [
                (side * 0.03, middle + 0.15),
                (side * 0.14, middle + 0.04),
                (side * 0.10, middle - 0.17),
                (side * 0.03, middle - 0.10),
            ]
        )
        hollow(canvas, pocket, Skin(0.80, 0.075, 82), radius * 0.1)
        if rng.random() < 0.9:
            pip(canvas, cut.spot(side * 0.06, middle + 0.11), cut.spot(side * 0.085, middle - 0.14), radius * 0.095)
    wet(canvas, cut, area)


def draw_pears(canvas: Canvas, design: Design) -> None:
    """Pears of one variety in one of the shop's displays."""
    rng = canvas.rng
    kind = _pear_kind(design, rng)
    one = partial(_pear, kind)
    show = design.silhouette
    if show in ("wooden crate", "market tray"):
        crate(canvas, one, design, float(rng.uniform(38, 48)))
    elif show == "bowl":
        bowl(canvas, one, design, float(rng.uniform(48, 58)))
    elif show == "punnet":
        punnet(canvas, one, design, float(rng.uniform(50, 58)))
    elif show == "flat":
        flat(canvas, one, design, float(rng.uniform(42, 54)))
    elif show == "pile":
        pile(canvas, one, design, float(rng.uniform(40, 52)))
    else:
        cloth(canvas, design)
        places = _places(show, rng)
        shade_below(canvas, places)
        group(canvas, one, places[:1] if show == "halved" else places)
        if show == "halved":
            _half(canvas, kind, places[1])


PEARS = ProductType(
    department="Fruit & Vegetables",
    name="Pears",
    draw=draw_pears,
    silhouettes=("single", "wooden crate", "halved", "pile", "pair", "bowl", "flat", "several", "market tray"),
    colours=("lime", "lime", "yellow", "yellow", "green", "green", "brown", "mustard", "red", "burgundy"),
    patterns=("gingham", "stripes", "dots", "floral", "leaves", "grid", "waves", "vertical stripes"),
    materials=("peel",),
    prices=(1.3, 6.9),
    words=PEAR_WORDS,
    plain_share=0.64,
)
