"""Tomatoes: round, beef and plum, with calyx, ribs and gloss; on the vine and cut across."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from storefront.departments.fruit_vegetables.cut_fruit import Face, tomato_half
from storefront.departments.fruit_vegetables.fruit_containers import bowl, crate, punnet
from storefront.departments.fruit_vegetables.fruit_displays import (
    cloth,
    group,
    loose,
    shade_below,
)
from storefront.departments.fruit_vegetables.fruit_forms import VINE, profile, streak
from storefront.departments.fruit_vegetables.fruit_shapes import (
    Body,
    Skin,
    blob,
    finish,
    flesh_out,
    skin,
    stalk,
)
from storefront.drawing import light
from storefront.drawing.canvas import Canvas
from storefront.drawing.outline import Point, curve, line
from storefront.types import Design


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
    if design.colour == "burgundy":
        peel = replace(peel, lightness=0.43, hue=float(rng.uniform(26, 34)), chroma=0.13)
    show = design.silhouette
    shoulder = float(rng.uniform(0.2, 0.6)) * (rng.random() < 0.5)
    if show == "beef":
        return _Tomato(
            profile(0.20, 0.10, 0.05, float(rng.uniform(0.62, 0.74)), 0.82),
            peel,
            int(rng.integers(6, 10)),
            float(rng.uniform(0.05, 0.10)),
            True,
            True,
            shoulder,
        )
    if show == "plum":
        return _Tomato(
            profile(0.06, -0.04, 0.05, float(rng.uniform(1.2, 1.4)), 0.9) * 0.86, peel, 3, 0.015, False, True, 0.0
        )
    tall = float(rng.uniform(0.80, 0.90))
    return _Tomato(
        profile(0.10, 0.03, 0.02, tall, 0.90),
        peel,
        int(rng.integers(4, 7)),
        float(rng.uniform(0.006, 0.022)),
        True,
        rng.random() < 0.9,
        shoulder,
    )


def _tomato(kind: _Tomato, canvas: Canvas, centre: Point, radius: float, fine: bool) -> None:
    """One tomato with its calyx."""
    rng = canvas.rng
    if not kind.upright:
        tilt, roll = float(rng.uniform(22, 44)), float(rng.choice((-1, 1)) * rng.uniform(40, 80))
    elif fine:
        tilt, roll = float(rng.uniform(30, 56)), float(rng.normal(0, 12))
    else:
        tilt, roll = (
            float(rng.choice([rng.uniform(25, 88), rng.uniform(110, 170)], p=(0.72, 0.28))),
            float(rng.normal(0, 50)),
        )
    body = Body(kind.profile, centre, radius, tilt, roll, kind.lobes, kind.depth, float(rng.uniform(0, 90)))
    made = replace(
        kind.peel,
        lightness=kind.peel.lightness * float(rng.uniform(0.95, 1.05)),
        hue=kind.peel.hue + float(rng.normal(0, 2.5)),
    )
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
            blob(
                canvas,
                (px, py),
                (radius * 0.8, radius * 0.55),
                Skin(0.66, 0.15, 72 if made.hue < 60 else 120).at(),
                kind.shoulder * 0.8,
            )
        if kind.depth > 0.03:
            for k in range(kind.lobes):
                angle = (np.pi + 2 * np.pi * k) / kind.lobes - np.deg2rad(body.spin)
                groove, ridge = (
                    streak(body, angle, 0.04, 0.80, 0.09),
                    streak(body, angle + np.pi / kind.lobes - 0.12, 0.10, 0.7, 0.13),
                )
                look = {"filter": canvas.blur(radius * 0.035, body.outline)} if fine else {}
                canvas.path(groove or "M0 0", fill=made.at(0.45, 0.9), fill_opacity=0.55 if fine else 0.3, **look)
                canvas.path(ridge or "M0 0", fill=made.at(1.2, 0.85), fill_opacity=0.35, **look)
        if body.facing() > -0.1:
            blob(canvas, (px, py + radius * 0.03), (radius * 0.36, radius * 0.24), made.at(0.42, 0.85), 0.7)
    finish(canvas, body, made, fine=fine)
    if fine and made.gloss > 0.8:
        left, top, right, bottom = body.outline.box
        wide, tall = right - left, bottom - top
        window = curve(
            [
                (left + wide * 0.19, top + tall * 0.42),
                (left + wide * 0.24, top + tall * 0.29),
                (left + wide * 0.33, top + tall * 0.25),
                (left + wide * 0.285, top + tall * 0.42),
            ],
            tension=0.25,
        )
        light.gloss(canvas, body.outline, window, 0.75, 1.6)


def calyx(canvas: Canvas, body: Body, fine: bool) -> None:
    """Five or six green sepals that lie on the fruit and curl at their tips, and the knuckle of the stem."""
    rng = canvas.rng
    count = int(rng.integers(5, 7))
    tone = replace(VINE, lightness=0.50 + float(rng.uniform(-0.05, 0.05)), hue=float(rng.uniform(128, 138)))
    sepals = []
    for angle in np.linspace(0, 2 * np.pi, count + 1)[:-1] + rng.uniform(0, 1.2) + rng.uniform(-0.16, 0.16, count):
        reach = float(rng.uniform(0.20, 0.31))
        shares = np.linspace(0.0, reach, 7)
        curl = float(rng.uniform(0.0, 0.22)) * np.linspace(0, 1, 7) ** 2
        sway = float(rng.uniform(-0.25, 0.25)) * np.linspace(0, 1, 7)
        widths = 0.085 * np.sin(np.linspace(0.75, np.pi, 7)) / np.maximum(0.14, np.sin(np.pi * shares))
        edges = [
            [
                body.project(s, angle + w * sign + q, c)[:2]
                for s, w, q, c in zip(shares, widths, sway, curl, strict=True)
            ]
            for sign in (-1, 1)
        ]
        points = [*map(tuple, edges[0][1:]), *map(tuple, edges[1][1:-1][::-1])]
        rib = line(
            *[
                tuple(body.project(s, angle + q, c)[:2])
                for s, q, c in zip(shares[::2], sway[::2], curl[::2], strict=True)
            ]
        )
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
    stalk(
        canvas,
        (x, y),
        (x + length * np.sin(lean), y - length * np.cos(lean) * 0.9),
        body.radius * 0.085,
        body.radius * 0.03,
        replace(tone, lightness=0.60),
    )


def draw_tomatoes(canvas: Canvas, design: Design) -> None:
    """Round, beef and plum tomatoes, tomatoes on the vine, halves, bowls, punnets and crates."""
    rng = canvas.rng
    kind = _tomato_kind(design, rng)
    one = partial(_tomato, kind)
    show = design.silhouette
    if show in ("wooden crate", "market tray"):
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
        layout = str(
            rng.choice(
                {"beef": ["single", "pair", "trio"], "plum": ["pair", "trio", "several"], "halved": ["halved"]}.get(
                    show, ["single", "pair", "trio", "several"]
                )
            )
        )
        places = loose(layout, rng, tall=0.74 if show in ("beef", "plum") else 0.84)
        shade_below(canvas, places)
        group(canvas, one, places[:1] if layout == "halved" else places)
        if layout == "halved":
            x, y, radius = places[1]
            face = Face(
                (x, y - radius * 0.05), radius * 0.96, float(rng.uniform(65, 115)), float(rng.uniform(0.82, 0.94))
            )
            tomato_half(canvas, face, kind.peel, int(rng.integers(3, 7)))


def _vine(canvas: Canvas, kind: _Tomato) -> None:
    """A truss: tomatoes left and right of a bent green stem that lies across them."""
    rng = canvas.rng
    count, turn = int(rng.integers(4, 7)), float(rng.choice((-1, 1)))
    radius = {4: 84.0, 5: 76.0, 6: 70.0}[count]
    run = curve(
        [
            (256 - turn * 190, 190 + rng.uniform(-12, 12)),
            (256 - turn * 70, 226 + rng.uniform(-14, 14)),
            (256 + turn * 60, 246 + rng.uniform(-14, 14)),
            (256 + turn * 176, 300),
        ],
        closed=False,
    )
    bodies = []
    for k, share in enumerate(np.linspace(0.22, 0.96, count)):
        x, y = run.at(float(share))
        below = k % 2 == 0
        size = radius * float(rng.uniform(0.9, 1.05)) * (1.06 if below else 0.94)
        centre = (x + turn * rng.uniform(-10, 10), y + (size * 0.86 if below else -size * 0.46))
        bodies.append(
            (
                Body(
                    kind.profile,
                    centre,
                    size,
                    float(rng.uniform(38, 62)),
                    float(rng.normal(0, 10)) + (0 if below else turn * 14),
                    kind.lobes,
                    kind.depth,
                    0.0,
                ),
                (x, y),
            )
        )
    shade_below(canvas, [(*body.centre, body.radius) for body, _ in bodies])

    def berry(here: Canvas, centre: Point, size: float, _: bool) -> None:
        body = next(body for body, _ in bodies if body.centre == centre)
        made = replace(
            kind.peel,
            lightness=kind.peel.lightness * float(rng.uniform(0.95, 1.05)),
            hue=kind.peel.hue + float(rng.normal(0, 2.5)),
        )
        _ripe(here, body, made, kind, True)

    group(canvas, berry, [(*body.centre, body.radius) for body, _ in bodies])
    tone = replace(VINE, lightness=0.55, hue=float(rng.uniform(126, 136)))
    canvas.stroke(run.shifted(5, 9), "#2a0808", 9, stroke_opacity=0.30, filter=canvas.blur(3, run))
    for body, joint in bodies:
        x, y = body.pole()
        canvas.stroke(
            curve([joint, ((x + joint[0]) / 2 + 4, (y + joint[1]) / 2), (x, y)], closed=False), tone.at(0.62), 8.5
        )
        canvas.stroke(
            curve([joint, ((x + joint[0]) / 2 + 3, (y + joint[1]) / 2 - 1), (x, y)], closed=False), tone.at(), 6
        )
    canvas.stroke(run, tone.at(0.58), 11)
    canvas.stroke(run.shifted(-0.8, -1.0), tone.at(), 8.5)
    canvas.stroke(run.shifted(-1.8, -2.4), tone.at(1.3, 0.8), 2.6, stroke_opacity=0.8)
    for body, _ in bodies:
        calyx(canvas, body, True)
