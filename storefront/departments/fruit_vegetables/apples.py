"""Apples: a hollow with its stalk, streaks of blush, lenticels and, cut open, the core."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from storefront.departments.fruit_vegetables.cut_fruit import apple_half
from storefront.departments.fruit_vegetables.fruit_containers import bowl, crate, punnet
from storefront.departments.fruit_vegetables.fruit_displays import (
    cloth,
    group,
    loose,
    shade_below,
)
from storefront.departments.fruit_vegetables.fruit_forms import LEAF, WOOD, profile, streak
from storefront.departments.fruit_vegetables.fruit_shapes import (
    Body,
    Skin,
    blob,
    finish,
    flesh_out,
    foliage,
    skin,
    speckles,
    stalk,
)
from storefront.drawing.canvas import Canvas
from storefront.drawing.outline import Point, ellipse, leaf
from storefront.palette import COLOURS
from storefront.types import Design


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
    form = profile(rng.uniform(0.30, 0.42), rng.uniform(0.16, 0.26), rng.uniform(0.06, 0.17), rng.uniform(0.84, 1.0))
    peel = skin(design.colour, rng, gloss=float(rng.uniform(0.55, 0.9)))
    dark = COLOURS[design.colour][0] < 0.5
    ground = Skin(0.66, 0.15, 44) if dark else Skin(0.82, 0.14, float(rng.uniform(100, 116)))
    green = peel.hue > 80
    if not green:
        peel = replace(
            peel,
            hue=float(rng.uniform(21, 29)),
            chroma=min(0.21, peel.chroma * 1.2),
            lightness=max(0.44, peel.lightness),
        )
    elif design.colour == "green":
        peel = replace(peel, lightness=float(rng.uniform(0.66, 0.74)), chroma=0.17, hue=float(rng.uniform(120, 131)))
    blush = (
        Skin(0.60, 0.17, float(rng.uniform(24, 42)))
        if green
        else replace(peel, lightness=peel.lightness * 0.80, hue=peel.hue - 5)
    )
    cover = float(rng.uniform(0.0, 0.55)) * (rng.random() < 0.5) if green else float(rng.uniform(0.4, 1.0))
    return _Apple(
        form,
        peel,
        blush,
        replace(peel, lightness=min(0.9, peel.lightness * 1.06)) if green else ground,
        cover,
        float(rng.uniform(0.1, 1.0)),
    )


def _apple(kind: _Apple, canvas: Canvas, centre: Point, radius: float, fine: bool) -> None:
    """One apple; in a heap it may lie on its side."""
    rng = canvas.rng
    tilt = float(rng.uniform(18, 34)) if fine else float(rng.uniform(26, 58))
    roll = float(rng.normal(0, 7)) if fine else float(rng.normal(0, 24))
    body = Body(kind.profile, centre, radius, tilt, roll, 5, float(rng.uniform(0.008, 0.03)), float(rng.uniform(0, 72)))
    made = replace(
        kind.peel,
        lightness=kind.peel.lightness * float(rng.uniform(0.96, 1.04)),
        hue=kind.peel.hue + float(rng.normal(0, 2.5)),
    )
    flesh_out(canvas, body, made)
    green = made.hue > 80
    with canvas.within(body.outline):
        sun = float(rng.uniform(0.2, np.pi - 0.2))
        if kind.cover > 0.05:
            x, y, _ = body.project(0.45, sun)
            blob(
                canvas,
                (float(x), float(y)),
                (radius * (0.5 + 0.5 * kind.cover), radius * (0.6 + 0.4 * kind.cover)),
                kind.blush.at(),
                0.55 * kind.cover + 0.15,
            )
        if not green:
            x, y, _ = body.project(0.62, sun + np.pi * 0.62)
            blob(canvas, (float(x), float(y)), (radius * 0.8, radius * 0.9), kind.ground.at(), 0.75 * (1 - kind.cover))
            px, py = body.pole()
            blob(canvas, (px, py), (radius * 0.52, radius * 0.40), kind.ground.at(), 0.75)
        _stripe(canvas, body, kind, fine)
        if fine:
            speckles(canvas, body, kind.ground.at(1.12, 0.5), 190, 1.0 * radius / 100, 0.42)
            speckles(canvas, body, made.at(0.55), 60, 0.9 * radius / 100, 0.35)
    if not fine:
        _two_tone(canvas, body, kind)
    _hollow(canvas, body, made, kind, fine)
    finish(canvas, body, made if fine else replace(made, gloss=made.gloss * 0.62), fine=fine)
    if body.facing() > -0.12:
        _apple_stalk(canvas, body, fine)


def _two_tone(canvas: Canvas, body: Body, kind: _Apple) -> None:
    """The side that the sun has not reached: in a crowd it tells an apple from a tomato."""
    rng, radius = canvas.rng, body.radius
    green = kind.peel.hue > 80
    pale = kind.blush if green else replace(kind.ground, lightness=0.86, chroma=0.15, hue=float(rng.uniform(94, 106)))
    side = float(rng.choice((-1, 1)))
    x, y, _ = body.project(0.56, np.pi / 2 - side * float(rng.uniform(0.7, 1.2)))
    with canvas.within(body.outline):
        spot = (float(x), float(y) + radius * 0.1)
        reach = radius * (0.9 if green else float(rng.uniform(0.95, 1.35)))
        blob(canvas, spot, (reach, reach * 1.1), pale.at(), 0.5 if green else 1.0)
        run = [
            streak(body, float(rng.uniform(0.1, 3.0)), float(rng.uniform(0.06, 0.2)), float(rng.uniform(0.5, 0.9)),
                   float(rng.uniform(0.012, 0.035)))
            for _ in range(9)
        ]  # fmt: skip
        canvas.path("".join(run), fill=pale.at() if not green else kind.ground.at(1.1), fill_opacity=0.34)
        px, py = body.pole()
        blob(
            canvas,
            (px, py + radius * 0.06),
            (radius * 0.72, radius * 0.5),
            pale.at(1.0 if not green else 1.2),
            0.6 if green else 0.9,
        )


def _stripe(canvas: Canvas, body: Body, kind: _Apple, fine: bool) -> None:
    """Streaks of blush from the shoulder down, and of ground colour from the hollow."""
    rng = canvas.rng
    if kind.cover > 0.05:
        for opacity in (0.14, 0.30) if fine else (0.25,):
            run = [
                streak(
                    body,
                    float(rng.uniform(0, 2 * np.pi)),
                    float(rng.uniform(0.05, 0.25)),
                    float(rng.uniform(0.4, 0.95)),
                    float(rng.uniform(0.008, 0.035)),
                )
                for _ in range(int((40 if fine else 7) * kind.streaky * kind.cover) + 2)
            ]
            look = {"filter": canvas.blur(body.radius * 0.012, body.outline)} if fine else {}
            weak = 0.55 if kind.peel.hue > 80 else 1.0
            canvas.path("".join(run) or "M0 0", fill=kind.blush.at(0.94), fill_opacity=opacity * weak, **look)
    count = int((40 if fine else 9) * (1 - 0.5 * kind.cover))
    run = [
        streak(
            body,
            float(rng.uniform(0, 2 * np.pi)),
            0.03,
            float(rng.uniform(0.14, 0.42)),
            float(rng.uniform(0.01, 0.035)),
        )
        for _ in range(count)
    ]
    look = {"filter": canvas.blur(body.radius * 0.014, body.outline)} if fine else {}
    canvas.path("".join(run) or "M0 0", fill=kind.ground.at(), fill_opacity=0.24, **look)


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
        dark, deep = made.at(0.42, 0.8, made.warm), 1.0 if made.lightness < 0.7 else 0.66
        canvas.path(
            ellipse(*centre, wide, wide * squash),
            fill=canvas.radial(
                centre,
                wide,
                [(0.0, dark, 0.85 * deep), (0.35, dark, 0.62 * deep), (0.75, dark, 0.16 * deep), (1.0, dark, 0.0)],
                squash=squash,
            ),
        )
        russet = Skin(0.58, 0.085, 86).at()
        blob(canvas, (px, py), (wide * 0.52, wide * 0.52 * squash), russet, 0.7 if fine else 0.5)
        edge = (centre[0] - wide * 0.1, centre[1] + wide * squash * 0.92)
        blob(canvas, edge, (wide * 0.85, wide * squash * 0.30), made.at(1.22, 0.8), 0.5)
    if share == 1.0:
        run = "".join(
            leaf((px, py), (px + radius_at * np.cos(a), py + radius_at * 0.7 * np.sin(a)), 2.4).d
            for a in np.linspace(0, 2 * np.pi, 6)[:-1]
            for radius_at in (body.radius * 0.12,)
        )
        canvas.path(run, fill="#3a2a18", fill_opacity=0.85)


def _apple_stalk(canvas: Canvas, body: Body, fine: bool) -> None:
    """The stalk, and sometimes a leaf on it."""
    rng = canvas.rng
    px, py = body.pole()
    reach, lean = (
        body.radius * float(rng.uniform(0.40, 0.62) * (1.0 if fine else 1.25)),
        np.deg2rad(body.roll + rng.normal(0, 16)),
    )
    rise = max(0.35, np.cos(np.deg2rad(body.tilt)))
    tip = (px + reach * np.sin(lean), py - reach * np.cos(lean) * rise)
    if rng.random() < (0.38 if fine else 0.34):
        side = float(rng.choice((-1, 1)))
        end = (tip[0] + side * body.radius * rng.uniform(0.6, 0.85), tip[1] - body.radius * rng.uniform(-0.02, 0.3))
        foliage(
            canvas,
            (px + (tip[0] - px) * 0.6, py + (tip[1] - py) * 0.6),
            end,
            body.radius * rng.uniform(0.26, 0.36),
            replace(LEAF, hue=138 + float(rng.uniform(-8, 8))),
        )
    stalk(
        canvas,
        (px, py + body.radius * 0.02),
        tip,
        body.radius * (0.062 if fine else 0.10),
        body.radius * float(rng.uniform(-0.08, 0.08)),
        WOOD if fine else replace(WOOD, lightness=WOOD.lightness * 1.25),
    )


def draw_apples(canvas: Canvas, design: Design) -> None:
    """Apples: one, cut, in twos and threes, in a bowl, a punnet or a crate."""
    rng = canvas.rng
    kind = _apple_kind(design, rng)
    one = partial(_apple, kind)
    show = design.silhouette
    if show in ("wooden crate", "market tray"):
        crate(canvas, one, design, float(rng.uniform(46, 56)))
    elif show == "bowl":
        bowl(canvas, one, design, float(rng.uniform(54, 64)))
    elif show == "punnet":
        punnet(canvas, one, design, float(rng.uniform(50, 58)))
    else:
        cloth(canvas, design)
        places = loose(show, rng, tall=0.86)
        shade_below(canvas, places)
        if show == "halved":
            group(canvas, one, places[:1])
            apple_half(
                canvas,
                kind.profile,
                (places[1][0], places[1][1]),
                places[1][2],
                kind.peel,
                turn=float(rng.uniform(-14, 14)),
            )
        else:
            group(canvas, one, places)
