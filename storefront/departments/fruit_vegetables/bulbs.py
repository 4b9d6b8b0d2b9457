"""Onions, shallots and garlic: papery skins with fine lines, dry necks, roots, cloves and braids."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from storefront.departments.fruit_vegetables.fruit_forms import streak
from storefront.departments.fruit_vegetables.fruit_shapes import Body, Skin, blob, finish, flesh_out
from storefront.departments.fruit_vegetables.limbs import cut_end, limb, rings, shade_limb
from storefront.departments.fruit_vegetables.veg_displays import INK
from storefront.drawing.canvas import Canvas
from storefront.drawing.outline import Point, curve, leaf
from storefront.types import Design

_THETA = np.linspace(0, np.pi, 44)
STRAW = Skin(0.80, 0.07, 84, 0.1)
"""The colour of dry stalks and roots."""
_ONIONS = {
    "mustard": (0.70, 0.125, 66), "camel": (0.67, 0.115, 62), "rust": (0.60, 0.13, 52), "tan": (0.62, 0.11, 58),
    "burgundy": (0.47, 0.135, 358), "plum": (0.42, 0.13, 346), "purple": (0.44, 0.13, 340), "pink": (0.66, 0.12, 10),
    "white": (0.95, 0.018, 100), "ivory": (0.93, 0.03, 96), "cream": (0.90, 0.05, 90),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bulb:
    """What the bulbs of one product share.

    Attributes:
        skin: colour of the dry skin.
        tint: colour of the lines on it.
        flat: height divided by width.
        garlic: whether it has cloves.
    """

    skin: Skin
    tint: Skin
    flat: float
    garlic: bool


def bulb_kind(design: Design, rng: np.random.Generator) -> Bulb:
    """The variety of a design: onions by their colour, garlic white or rosy."""
    lightness, chroma, hue = _ONIONS[design.colour]
    made = Skin(lightness + float(rng.uniform(-0.02, 0.02)), chroma, hue + float(rng.uniform(-4, 4)), 0.6)
    show = design.silhouette
    if show == "garlic" or (show == "braid" and rng.random() < 0.7):
        rosy = design.colour in ("burgundy", "plum", "purple", "pink")
        tint = Skin(0.58, 0.11, 345) if rosy else Skin(0.76, 0.045, 80)
        return Bulb(
            Skin(0.945, 0.016 + 0.012 * rosy, 70 if not rosy else 20, 0.3), tint, float(rng.uniform(0.74, 0.88)), True
        )
    tint = replace(made, lightness=made.lightness * 0.74, chroma=made.chroma * 1.05)
    if made.lightness > 0.88:
        tint = Skin(0.76, 0.07, 118)
    if show == "shallots":
        return Bulb(
            replace(made, hue=made.hue - 6 * (made.lightness < 0.8)), tint, float(rng.uniform(1.32, 1.6)), False
        )
    return Bulb(made, tint, float(rng.uniform(0.80, 1.02)), False)


def _form(kind: Bulb, rng: np.random.Generator) -> np.ndarray:
    """A ball drawn out to a neck above and a little below."""
    neck = float(rng.uniform(0.30, 0.46))
    half = np.sin(_THETA) ** (0.92 if kind.garlic else 1.0)
    half = (
        half * (1 - 0.30 * np.exp(-(((_THETA - 0.34) / 0.26) ** 2)))
        + 0.10 * np.exp(-((_THETA / 0.16) ** 2)) * np.sin(_THETA) * 4
    )
    up = kind.flat * np.cos(_THETA) + neck * np.exp(-((_THETA / 0.34) ** 2))
    up = up - (0.10 if not kind.garlic else -0.06) * np.exp(-(((np.pi - _THETA) / 0.3) ** 2))
    scale = 0.94 if kind.flat < 1.2 else 1.05 / kind.flat
    return np.stack([half, up - neck * 0.25], axis=1) * scale


def bulb(kind: Bulb, canvas: Canvas, centre: Point, radius: float, fine: bool, *, roll: float | None = None) -> None:
    """One onion, shallot or garlic bulb."""
    rng = canvas.rng
    if roll is None:
        roll = float(rng.normal(0, 16)) if fine else float(rng.normal(0, 62))
        if kind.flat > 1.2:
            roll = float(rng.choice((-1, 1)) * rng.uniform(35, 95))
    tilt = float(rng.uniform(8, 30)) if fine else float(rng.choice([rng.uniform(0, 50), rng.uniform(-30, 0)]))
    lobes, depth = (int(rng.integers(7, 10)), float(rng.uniform(0.05, 0.09))) if kind.garlic else (3, 0.015)
    body = Body(_form(kind, rng), centre, radius, tilt, roll, lobes, depth, float(rng.uniform(0, 90)))
    made = replace(
        kind.skin,
        lightness=kind.skin.lightness * float(rng.uniform(0.95, 1.03)),
        hue=kind.skin.hue + float(rng.normal(0, 3)),
    )
    _beard(canvas, body, fine)
    flesh_out(canvas, body, made)
    with canvas.within(body.outline):
        _lines(canvas, body, kind, made, fine)
        if kind.garlic:
            _cloves(canvas, body, kind, made, fine)
        else:
            _flakes(canvas, body, made, fine)
    finish(canvas, body, replace(made, gloss=0.25 if kind.garlic else 0.62), fine=fine)
    _neck(canvas, body, kind, made, fine)


def _lines(canvas: Canvas, body: Body, kind: Bulb, made: Skin, fine: bool) -> None:
    """The veins of the skin, from the neck to the root."""
    rng = canvas.rng
    for tone, count, opacity in (
        (kind.tint.at(), 46 if fine else 20, 0.50),
        (made.at(1.16, 0.8), 24 if fine else 6, 0.40),
    ):
        run = [
            streak(
                body, float(rng.uniform(0, 2 * np.pi)), float(rng.uniform(0.01, 0.10)), float(rng.uniform(0.7, 0.99)),
                float(rng.uniform(0.006, 0.020)),
            )
            for _ in range(count)
        ]  # fmt: skip
        canvas.path("".join(run) or "M0 0", fill=tone, fill_opacity=opacity * (0.8 if kind.garlic else 1.0))
    x, y = body.pole()
    blob(
        canvas,
        (x, y),
        (body.radius * 0.5, body.radius * 0.34),
        kind.tint.at(0.9 if not kind.garlic else 1.1),
        0.5,
        body.roll,
    )


def _cloves(canvas: Canvas, body: Body, kind: Bulb, made: Skin, fine: bool) -> None:
    """Grooves between the cloves under the skin."""
    soft = {"filter": canvas.blur(body.radius * 0.025, body.outline)} if fine else {}
    for k in range(body.lobes):
        groove = 2 * np.pi * (k + 0.5) / body.lobes - np.deg2rad(body.spin)
        for width, opacity in ((0.20, 0.30), (0.07, 0.50)):
            mark = streak(body, groove, 0.10, 0.97, width)
            canvas.path(mark or "M0 0", fill=Skin(0.52, 0.035, kind.tint.hue).at(), fill_opacity=opacity, **soft)
        ridge = streak(body, groove + np.pi / body.lobes - 0.06, 0.22, 0.80, 0.10)
        canvas.path(ridge or "M0 0", fill=made.at(1.06, 0.4), fill_opacity=0.55, **soft)


def _flakes(canvas: Canvas, body: Body, made: Skin, fine: bool) -> None:
    """Places where the outer skin has come off: a lighter patch with a torn edge."""
    rng = canvas.rng
    for _ in range(int(rng.integers(1, 4)) if fine else int(rng.integers(0, 2))):
        angle, start = float(rng.uniform(0.1, 3.0)), float(rng.uniform(0.02, 0.25))
        reach = float(rng.uniform(0.35, 0.65))
        shares = np.linspace(start, start + reach, 8)
        spread = (
            float(rng.uniform(0.14, 0.34)) * np.sin(np.linspace(0.15, np.pi - 0.05, 8)) * rng.uniform(0.75, 1.25, 8)
        )
        one, two = body.project(shares, angle - spread), body.project(shares, angle + spread)
        if (one[:, 2] < 0).any() or (two[:, 2] < 0).any():
            continue
        patch = curve([*map(tuple, one[:, :2]), *map(tuple, two[::-1, :2])], tension=0.25)
        canvas.path(patch.shifted(1.6, 1.8), fill=made.at(0.5), fill_opacity=0.35)
        canvas.path(
            patch,
            fill=made.at(1.14, 0.82, 3),
            fill_opacity=0.55,
            stroke=made.at(0.62),
            stroke_width=0.8,
            stroke_opacity=0.6,
        )


def _beard(canvas: Canvas, body: Body, fine: bool) -> None:
    """The dry roots below."""
    rng = canvas.rng
    x, y = body.pole(1.0)
    if body.facing(1.0) > 0.5:
        return
    a = np.deg2rad(body.roll)
    down, side = np.array([-np.sin(a), np.cos(a)]), np.array([np.cos(a), np.sin(a)])
    run = []
    for k in np.linspace(-1, 1, 13 if fine else 6):
        start = np.array([x, y]) + side * k * body.radius * 0.12 - down * body.radius * 0.08
        end = (
            start
            + down * body.radius * float(rng.uniform(0.14, 0.28))
            + side * k * body.radius * float(rng.uniform(0.0, 0.2))
        )
        run.append(leaf(tuple(start), tuple(end), body.radius * 0.03, float(rng.uniform(-4, 4))).d)
    canvas.path("".join(run), fill=STRAW.at(0.86), stroke=STRAW.at(0.6), stroke_width=0.4)


def _neck(canvas: Canvas, body: Body, kind: Bulb, made: Skin, fine: bool) -> None:
    """The dry neck: a papery tuft on onions, a cut stalk on garlic."""
    if body.facing() < -0.35:
        return
    rng, radius = canvas.rng, body.radius
    x, y = body.pole()
    a = np.deg2rad(body.roll + float(rng.normal(0, 10)))
    up, side = np.array([np.sin(a), -np.cos(a)]), np.array([np.cos(a), np.sin(a)])
    root = np.array([x, y]) - up * radius * 0.10
    if kind.garlic:
        end = root + up * radius * float(rng.uniform(0.36, 0.62))
        stalk = limb(
            tuple(root),
            tuple(end),
            lambda s: radius * (0.12 + 0.10 * np.exp(-s * 5)),
            bend=float(rng.uniform(-0.2, 0.2)),
        )
        shade_limb(canvas, stalk, replace(made, lightness=0.90), fine=fine)
        rings(canvas, stalk, kind.tint.at(0.9), 3, opacity=0.3)
        cut_end(canvas, stalk, 1.0, STRAW, squash=0.5)
        return
    for k in rng.permutation(np.linspace(-1, 1, 7 if fine else 4)):
        start = root + side * k * radius * 0.06
        end = (
            root
            + up * radius * float(rng.uniform(0.24, 0.52))
            + side * (k * 0.16 + float(rng.uniform(-0.05, 0.05))) * radius
        )
        blade = leaf(
            tuple(start), tuple(end), radius * float(rng.uniform(0.07, 0.12)), float(rng.uniform(-0.05, 0.05)) * radius
        )
        canvas.cast(blade)
        pale = made.lightness > 0.85 or (made.lightness < 0.5 and rng.random() < 0.6)
        tone = STRAW if pale else made
        canvas.path(blade, fill=tone.at(float(rng.uniform(0.78, 1.2)), 0.8, 4), stroke=tone.at(0.55), stroke_width=0.5)


def clove(kind: Bulb, canvas: Canvas, centre: Point, radius: float, turn: float) -> None:
    """A loose clove of garlic in its pink or white skin."""
    a = np.deg2rad(turn)
    way = np.array([np.cos(a), np.sin(a)]) * radius
    start, end = np.array(centre) - way, np.array(centre) + way
    body = limb(tuple(start), tuple(end), lambda s: radius * 0.46 * np.sin(np.pi * s**0.72) ** 0.8 + 0.3, bend=0.09)
    blob(canvas, (centre[0] + 4, centre[1] + radius * 0.3), (radius * 1.1, radius * 0.5), INK, 0.45, turn)
    shade_limb(canvas, body, replace(kind.skin, hue=kind.tint.hue, chroma=0.03, lightness=0.92), fine=True)
    for across in (-0.5, -0.1, 0.3, 0.6):
        canvas.path(body.band(across, across + 0.05), fill=kind.tint.at(), fill_opacity=0.35)
    canvas.path(leaf(tuple(end - way * 0.08), tuple(end + way * 0.22), radius * 0.12), fill=STRAW.at(0.8))
