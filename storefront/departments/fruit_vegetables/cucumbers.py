"""How cucumbers and courgettes are shown: whole, sliced, shrink-wrapped, in trays, heaps and crates."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from storefront.departments.fruit_vegetables.cut_fruit import Face
from storefront.departments.fruit_vegetables.fruit_displays import Place, cloth, packaging
from storefront.departments.fruit_vegetables.fruit_shapes import Skin, blob
from storefront.departments.fruit_vegetables.gourds import Gourd, disc, gourd
from storefront.departments.fruit_vegetables.limbs import Limb
from storefront.departments.fruit_vegetables.veg_displays import (
    bed,
    flat,
    layered,
    lying,
    shop_crate,
)
from storefront.departments.fruit_vegetables.veg_packs import film
from storefront.drawing import light
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import paint
from storefront.drawing.outline import curve, rounded
from storefront.types import Design

_CUCUMBERS = {
    "forest green": (0.40, 0.095, 140), "green": (0.46, 0.11, 138), "olive": (0.45, 0.09, 128),
    "lime": (0.66, 0.13, 124), "sage": (0.62, 0.09, 132), "yellow": (0.80, 0.145, 106),
}  # fmt: skip
_COURGETTES = {
    "forest green": (0.41, 0.085, 138), "green": (0.48, 0.10, 134), "olive": (0.46, 0.08, 122),
    "lime": (0.76, 0.12, 120), "sage": (0.70, 0.08, 126), "yellow": (0.84, 0.165, 90),
}  # fmt: skip


def _gourd_kind(design: Design, rng: np.random.Generator) -> Gourd:
    """Cucumber or courgette, by silhouette; where both are sold that way, yellow ones are courgettes."""
    show = design.silhouette
    either = show in ("sliced", "crate", "heap")
    courgette = show == "courgettes" or (either and (design.colour in ("yellow", "sage") or rng.random() < 0.4))
    lightness, chroma, hue = (_COURGETTES if courgette else _CUCUMBERS)[design.colour]
    peel = Skin(lightness + float(rng.uniform(-0.02, 0.02)), chroma, hue + float(rng.uniform(-3, 3)), 0.7)
    flesh = Skin(0.95, 0.045, 106) if courgette else Skin(0.93, 0.055, 118)
    return Gourd(peel, flesh, courgette, float(rng.uniform(0.1, 1.0)), float(rng.uniform(0, 1)))


def draw_cucumbers(canvas: Canvas, design: Design) -> None:
    """Cucumbers and courgettes in every display."""
    rng = canvas.rng
    kind = _gourd_kind(design, rng)
    show = design.silhouette
    if show in ("crate", "heap"):
        _many(canvas, design, kind)
        return
    if show == "snack tray":
        _tray(canvas, design, kind)
        return
    cloth(canvas, design)
    with flat(canvas):
        if show == "sliced":
            _sliced(canvas, kind)
        elif show == "wrapped":
            _wrapped(canvas, design, kind)
        else:
            _whole(canvas, kind)


def _whole(canvas: Canvas, kind: Gourd) -> None:
    """One to three side by side, slantwise; courgettes are shorter and stouter."""
    rng = canvas.rng
    count = int(rng.integers(1, 4)) + int(kind.courgette and rng.random() < 0.4)
    side, angle = float(rng.choice((-1, 1))), np.deg2rad(float(rng.uniform(8, 38)))
    way = np.array([side * np.cos(angle), np.sin(angle)])
    across = np.array([-way[1], way[0]])
    thick = ({1: 54.0, 2: 46.0, 3: 38.0, 4: 33.0} if kind.courgette else {1: 44.0, 2: 37.0, 3: 33.0})[count]
    half = 168.0 if kind.courgette else 208.0
    for k in range(count):
        middle = np.array([256.0, 264.0]) + across * (k - (count - 1) / 2) * thick * 2.25 * side
        middle = middle + way * float(rng.uniform(-16, 16))
        turn = np.deg2rad(float(rng.uniform(-4, 4)))
        here = np.array([way[0] * np.cos(turn) - way[1] * np.sin(turn), way[0] * np.sin(turn) + way[1] * np.cos(turn)])
        reach = half * float(rng.uniform(0.92, 1.0))
        ends = (tuple(middle - here * reach), tuple(middle + here * reach))
        bed(canvas, *ends, thick * 1.1, 0.3)
        gourd(kind, canvas, ends, thick, fine=True)


def _sliced(canvas: Canvas, kind: Gourd) -> None:
    """Half of one with its cut towards the camera, slices that have fallen over in front of it."""
    rng = canvas.rng
    side = float(rng.choice((-1, 1)))
    thick = float(rng.uniform(52, 62))
    start, end = (256 - side * 176, 190.0 + float(rng.uniform(-8, 8))), (256 + side * 66, 246.0)
    bed(canvas, start, end, thick * 1.1, 0.4)
    gourd(kind, canvas, (start, end), thick, fine=True, cut=True)
    towards = float(np.rad2deg(np.arctan2(end[1] - start[1], end[0] - start[0])))
    disc(kind, canvas, Face(end, thick * 1.04, towards, float(rng.uniform(0.62, 0.76))))
    count = int(rng.integers(4, 7))
    for k in range(count):
        share = k / (count - 1)
        x = 256 + side * (154 - 290 * share) + float(rng.uniform(-6, 6))
        y = 330 + 36 * np.sin(np.pi * (0.25 + 0.7 * share)) + float(rng.uniform(-5, 5))
        face = Face(
            (x, y),
            thick * float(rng.uniform(0.98, 1.06)),
            90 + float(rng.uniform(-14, 14)),
            float(rng.uniform(0.72, 0.9)),
        )
        disc(kind, canvas, face, thick=9.0)


def _wrapped(canvas: Canvas, design: Design, kind: Gourd) -> None:
    """Cucumbers in tight film with sealed ends and a label."""
    rng = canvas.rng
    count = int(rng.integers(1, 3))
    side, angle = float(rng.choice((-1, 1))), np.deg2rad(float(rng.uniform(10, 36)))
    way = np.array([side * np.cos(angle), np.sin(angle)])
    across = np.array([-way[1], way[0]])
    thick = 46.0 if count == 1 else 40.0
    for k in range(count):
        middle = (
            np.array([256.0, 264.0])
            + across * (k - (count - 1) / 2) * thick * 2.4 * side
            + way * float(rng.uniform(-10, 10))
        )
        ends = (tuple(middle - way * 184), tuple(middle + way * 184))
        bed(canvas, *ends, thick * 1.1, 0.3)
        body = gourd(kind, canvas, ends, thick, fine=True)
        _shrunk_film(canvas, body, way, across, thick)
        _sticker(canvas, design, body, float(np.rad2deg(np.arctan2(way[1], way[0]))), thick)


def _shrunk_film(canvas: Canvas, body: Limb, way: np.ndarray, across: np.ndarray, thick: float) -> None:
    """The film's tabs beyond both ends, its folds and its hard reflections."""
    rng = canvas.rng
    for end, out in ((body.spine[0], -way), (body.spine[-1], way)):
        root = end - out * thick * 0.34
        tab = curve(
            [
                (*(root - across * thick * 0.62), "c"),
                tuple(root + out * thick * 0.42 - across * thick * 0.34),
                (*(end + out * thick * 0.72 - across * thick * 0.62), "c"),
                (*(end + out * thick * 0.78 + across * thick * 0.58), "c"),
                tuple(root + out * thick * 0.42 + across * thick * 0.32),
                (*(root + across * thick * 0.62), "c"),
            ],
            tension=0.3,
        )
        film(canvas, tab, shine=1)
        run = [
            curve(
                [tuple(root + across * u * thick * 0.5), tuple(end + out * thick * 0.74 + across * u * thick * 0.5)],
                closed=False,
            ).d
            for u in np.linspace(-0.8, 0.8, 7)
        ]
        canvas.path("".join(run), fill="none", stroke="#ffffff", stroke_width=1.3, stroke_opacity=0.55)
    canvas.path(body.outline, fill="#f2f6ff", fill_opacity=0.12)
    for across_share, opacity in ((-0.62, 0.50), (-0.30, 0.75), (0.46, 0.32)):
        start = float(rng.uniform(0.04, 0.3))
        shares = np.linspace(start, start + float(rng.uniform(0.35, 0.6)), 9)
        wide = 0.05 * np.sin(np.linspace(0.1, np.pi - 0.1, 9)) * rng.uniform(0.6, 1.5, 9)
        sign = 1.0 if body.lit.mean() < 0 else -1.0
        one, two = body.on(shares, sign * across_share - wide), body.on(shares, sign * across_share + wide)
        canvas.path(
            curve([*map(tuple, one), *map(tuple, two[::-1])], tension=0.2), fill="#ffffff", fill_opacity=opacity
        )
    folds = []
    for share in rng.uniform(0.06, 0.94, 12):
        first = float(rng.uniform(-0.9, 0.4))
        folds.append(body.ring(float(share), first, first + 0.5, float(rng.uniform(-0.6, 0.6))).d)
    canvas.path("".join(folds), fill="none", stroke="#ffffff", stroke_width=1.1, stroke_opacity=0.45)


def _sticker(canvas: Canvas, design: Design, body: Limb, turn: float, thick: float) -> None:
    """A paper label with a band of colour and a bar code."""
    rng = canvas.rng
    made = packaging(design, scale=0.3, material="paper")
    x, y = (float(v) for v in body.on(float(rng.uniform(0.4, 0.6)), 0.0))
    if abs(turn) > 90:
        turn += 180
    long, tall = thick * 1.25, thick * 0.62
    with canvas.group(transform=f"rotate({turn:.1f} {x:.1f} {y:.1f})"):
        label = rounded(x - long, y - tall, x + long, y + tall, 5)
        paint(canvas, label, made, cast=False)
        code = rounded(x + long * 0.30, y - tall * 0.62, x + long * 0.86, y + tall * 0.62, 1.5)
        canvas.path(code, fill="#fdfdfa")
        bars = "".join(
            f"M{x + long * u:.1f} {y - tall * 0.48:.1f}V{y + tall * 0.48:.1f}"
            for u in np.linspace(0.36, 0.80, 11) + rng.uniform(-0.012, 0.012, 11)
        )
        canvas.path(bars, fill="none", stroke="#1b1b1f", stroke_width=1.3)
        for k, wide in enumerate((0.9, 0.6, 0.75)):
            left = x - long * 0.82
            canvas.path(
                f"M{left:.1f} {y - tall * 0.4 + k * tall * 0.4:.1f}h{long * wide:.1f}",
                fill="none",
                stroke=made.accent.base,
                stroke_width=3.4 if k == 0 else 1.8,
            )
        light.rim(canvas, label, 1.0, 0.4)


def _many(canvas: Canvas, design: Design, kind: Gourd) -> None:
    """A heap or a crate, laid in rows."""
    rng = canvas.rng
    way = float(rng.choice((-1, 1)))
    thick = float(rng.uniform(25, 29)) if kind.courgette else float(rng.uniform(21, 24))
    kind = replace(kind, striped=0.45 + 0.55 * kind.striped, bumpy=0.6 + 0.6 * kind.bumpy)

    def one(here: Canvas) -> None:
        lift = float(rng.uniform(-6, 6))
        heading = way if rng.random() < 0.75 else -way
        ends = ((-86.0 * heading, -lift), (98.0 * heading, lift))
        bed(here, *ends, thick * 1.25, 0.85)
        peel = replace(
            kind.peel,
            lightness=kind.peel.lightness * float(rng.uniform(0.92, 1.14 if kind.peel.lightness < 0.6 else 1.02)),
        )
        body = gourd(replace(kind, peel=peel), here, ends, thick * float(rng.uniform(0.94, 1.08)), fine=False)
        here.stroke(body.outline, peel.at(0.42), 2.2, stroke_opacity=0.55)
        for tip, strength in ((0.03, 0.35), (0.97, 0.55)):
            with here.within(body.outline):
                blob(here, tuple(body.on(tip, 0.0)), (thick * 1.1, thick), kind.flesh.at(0.92, 2.0), strength)

    if design.silhouette == "heap":
        long = float(rng.uniform(118, 130)) if kind.courgette else float(rng.uniform(132, 144))
        canvas.stand(258, 404, 184, 11)
        layered(canvas, one, _logs(rng, long, thick * long / 100), 10, sway=5.0)
        return
    long = float(rng.uniform(100, 112)) if kind.courgette else float(rng.choice([176.0, 108.0]))

    def fill(box: tuple[float, float, float, float]) -> None:
        here = thick * (1.0 if long < 150 else 0.80)
        rows = lying(rng, (box[0], box[1] + 16, box[2], box[3] - 8), long, here * 1.42 * long / 100)
        layered(canvas, one, rows, 11, sway=3.0)

    shop_crate(canvas, design, fill, over=2)


def _logs(rng: np.random.Generator, long: float, thick: float) -> list[Place]:
    """A stack: two to a row below, every row above narrower, the topmost ones alone."""
    found: list[Place] = []
    rows = int(rng.integers(5, 7))
    for row in range(rows):
        y = 412 - thick - row * thick * 1.36
        slip = float(rng.uniform(-0.16, 0.16)) * long
        room = (204 - long) * (1 - 0.6 * row / (rows - 1))
        spots = (0.0,) if row == rows - 1 else (-room, room)
        for x in spots:
            size = long * float(rng.uniform(0.94, 1.03))
            at = float(np.clip(256 + x + slip * (row > 0), 52 + size, 460 - size))
            found.append((at, y + float(rng.uniform(-0.15, 0.15)) * thick, size))
    return found


def _tray(canvas: Canvas, design: Design, kind: Gourd) -> None:
    """Small cucumbers side by side in a tray, under film."""
    rng = canvas.rng
    made = packaging(design, scale=0.5, material=str(rng.choice(["cardboard", "plastic", "paper"])))
    count = int(rng.integers(5, 8))
    left, right, top, bottom = 66.0, 446.0, 168.0, 372.0
    canvas.stand(258, bottom + 24, 188, 9)
    tray = rounded(left, top, right, bottom + 26, 22)
    paint(canvas, tray, made)
    light.falloff(canvas, tray, 0.2)
    light.rim(canvas, tray, 1.6, 0.6)
    inner = rounded(left + 13, top + 12, right - 13, bottom + 4, 14)
    canvas.path(inner, fill=made.tones.deep)
    light.inner_shadow(canvas, inner, 14, 0.5, shift=(4, 6))
    step = (right - left - 30) / count
    heads = rng.random() < 0.5
    for k in range(count):
        x = left + 15 + step * (k + 0.5)
        ends = ((x + float(rng.uniform(-3, 3)), top + 22), (x + float(rng.uniform(-3, 3)), bottom - 2))
        if not heads and k % 2:
            ends = (ends[1], ends[0])
        bed(canvas, *ends, step * 0.6, 0.6)
        gourd(kind, canvas, ends, step * 0.50, fine=True)
    if rng.random() < 0.7:
        film(canvas, rounded(left + 3, top + 3, right - 3, bottom + 12, 20), shine=6)
    label = rounded(196, 256, 316, 312, 7).turned(float(rng.uniform(-4, 4)))
    paint(canvas, label, made, cast=False)
    canvas.path(label.scaled(0.9, 0.8), fill="none", stroke=made.accent.base, stroke_width=2)
    canvas.path("M222 276H290M232 292H280", fill="none", stroke=made.accent.base, stroke_width=4)
    light.rim(canvas, label, 1.0, 0.4)
