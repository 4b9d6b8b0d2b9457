"""Peppers: bell peppers with lobes and a thick green stem, pointed peppers, chillies, halves with their seeds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from storefront.departments.fruit_vegetables.cut_vegetables import pepper_half
from storefront.departments.fruit_vegetables.fruit_containers import crate
from storefront.departments.fruit_vegetables.fruit_displays import (
    cloth,
    group,
    heap,
    loose,
    mound,
    packaging,
    shade_below,
)
from storefront.departments.fruit_vegetables.fruit_forms import streak
from storefront.departments.fruit_vegetables.fruit_shapes import Body, Skin, blob, finish, flesh_out, skin
from storefront.departments.fruit_vegetables.limbs import cut_end, gleam, limb, shade_limb
from storefront.departments.fruit_vegetables.pointed_peppers import STEM, chillies, pointed
from storefront.departments.fruit_vegetables.veg_displays import INK, flat, pile, shop_crate
from storefront.departments.fruit_vegetables.veg_packs import film
from storefront.drawing import light
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import paint
from storefront.drawing.outline import Outline, Point, curve, ellipse, rounded
from storefront.types import Design

_THETA = np.linspace(0, np.pi, 44)


@dataclass(frozen=True)
class _Bell(Body):
    """A bell pepper's solid: its lobes also stand out at the shoulder and at the foot.

    Attributes:
        foot: how far the lobes reach beyond the ends.
    """

    foot: float = 0.1

    def project(self, share: np.ndarray | float, angle: np.ndarray | float, lift: float = 0.0) -> np.ndarray:
        """As the body's, with the lobes' feet."""
        share, angle = np.broadcast_arrays(np.asarray(share, float), np.asarray(angle, float))
        points = super().project(share, angle, lift)
        wave = np.cos(self.lobes * (angle + np.deg2rad(self.spin)))
        end = np.clip((share - 0.62) / 0.22, 0, 1) * np.clip((1.0 - share) / 0.10, 0, 1)
        top = np.clip((0.36 - share) / 0.2, 0, 1) * np.clip(share / 0.1, 0, 1)
        up = self.foot * wave * (0.6 * top - end)
        a, b = np.deg2rad(self.tilt), np.deg2rad(self.roll)
        points[..., 0] += self.radius * up * np.cos(a) * np.sin(b)
        points[..., 1] -= self.radius * up * np.cos(a) * np.cos(b)
        return points


@dataclass(frozen=True, slots=True)
class _Pepper:
    """What the peppers of one product share."""

    profile: np.ndarray
    peel: Skin
    lobes: int
    depth: float
    unripe: float


def _peel(name: str, rng: np.random.Generator) -> Skin:
    made = skin(name, rng, gloss=float(rng.uniform(0.85, 1.0)))
    if name == "red":
        return replace(made, hue=27 + float(rng.uniform(-3, 3)), chroma=0.215, lightness=0.50)
    if name in ("green", "forest green"):
        lightness = 0.50 if name == "green" else 0.40
        return replace(made, lightness=lightness + float(rng.uniform(-0.03, 0.03)), chroma=0.13, hue=135)
    if name == "yellow":
        return replace(made, lightness=0.83, chroma=0.17, hue=float(rng.uniform(86, 96)))
    return made


def _form(rng: np.random.Generator) -> np.ndarray:
    """A blocky profile: broad shoulders, sides that run together a little, dips at both ends."""
    tall, taper = float(rng.uniform(0.98, 1.28)), float(rng.uniform(0.08, 0.20))
    half = np.sin(_THETA) ** 0.62 * (1 + taper * np.cos(_THETA))
    up = tall * np.cos(_THETA) - 0.36 * np.exp(-((_THETA / 0.40) ** 2))
    up = up + 0.20 * np.exp(-(((np.pi - _THETA) / 0.34) ** 2))
    return np.stack([half, up], axis=1) * 0.9


def _pepper_kind(design: Design, rng: np.random.Generator) -> _Pepper:
    peel = _peel(design.colour, rng)
    return _Pepper(
        _form(rng), peel, int(rng.choice([3, 4, 4])), float(rng.uniform(0.11, 0.17)), float(rng.random() < 0.3)
    )


def _bell(kind: _Pepper, canvas: Canvas, centre: Point, radius: float, fine: bool, *, upright: bool = True) -> None:
    """One bell pepper, standing or on its side."""
    rng = canvas.rng
    if fine and upright:
        tilt, roll = float(rng.uniform(13, 30)), float(rng.normal(0, 9))
    elif fine:
        tilt, roll = float(rng.uniform(16, 40)), float(rng.choice((-1, 1)) * rng.uniform(50, 86))
    else:
        tilt, roll = (
            float(rng.choice([rng.uniform(15, 70), rng.uniform(110, 150)], p=(0.75, 0.25))),
            float(rng.normal(0, 55)),
        )
    body = _Bell(
        kind.profile, centre, radius, tilt, roll, kind.lobes, kind.depth * float(rng.uniform(0.8, 1.2)),
        float(rng.uniform(0, 360)), float(rng.uniform(0.05, 0.12)),
    )  # fmt: skip
    made = replace(
        kind.peel,
        lightness=kind.peel.lightness * float(rng.uniform(0.95, 1.05)),
        hue=kind.peel.hue + float(rng.normal(0, 2)),
    )
    _lobed(canvas, body, made, kind, fine)
    if body.facing() > -0.45:
        _stem(canvas, body, fine)


def _lobed(canvas: Canvas, body: _Bell, made: Skin, kind: _Pepper, fine: bool) -> None:
    """Body, grooves between the lobes, the gloss of each lobe."""
    rng, radius = canvas.rng, body.radius
    flesh_out(canvas, body, made)
    soft = {"filter": canvas.blur(radius * 0.05, body.outline)} if fine else {}
    with canvas.within(body.outline):
        if kind.unripe and made.hue < 110 and rng.random() < 0.6:
            x, y, _ = body.project(0.7, float(rng.uniform(0.5, 2.6)))
            blob(canvas, (float(x), float(y)), (radius * 0.6, radius * 0.7), Skin(0.55, 0.12, 125).at(), 0.5)
        for k in range(body.lobes):
            ridge = 2 * np.pi * k / body.lobes - np.deg2rad(body.spin)
            groove = ridge + np.pi / body.lobes
            for width, opacity in ((0.34, 0.22), (0.20, 0.34), (0.07, 0.42)):
                mark = streak(body, groove, 0.05, 0.95, width)
                canvas.path(mark or "M0 0", fill=made.at(0.46, 0.9, made.warm), fill_opacity=opacity, **soft)
            bright = streak(body, ridge - 0.06, 0.10, 0.80, 0.26)
            canvas.path(bright or "M0 0", fill=made.at(1.2, 0.88, -made.warm * 0.4), fill_opacity=0.42, **soft)
    finish(canvas, body, made, fine=fine)
    with canvas.within(body.outline):
        for k in range(body.lobes):
            ridge = 2 * np.pi * k / body.lobes - np.deg2rad(body.spin)
            x, y, depth = body.project(0.36, ridge)
            left = (float(x) - body.centre[0]) / radius
            if depth < 0.15 or left > 0.75:
                continue
            glow = made.gloss * (0.85 if left < 0.1 else 0.45)
            start = float(rng.uniform(0.20, 0.26))
            window = streak(body, ridge - 0.16, start, start + float(rng.uniform(0.26, 0.42)), 0.10)
            look = {"filter": canvas.blur(radius * 0.016, body.outline)} if fine else {}
            canvas.path(window or "M0 0", fill="#ffffff", fill_opacity=glow * (0.8 if fine else 0.5), **look)


def _stem(canvas: Canvas, body: _Bell, fine: bool) -> None:
    """A thick stem with a flange that sits in the hollow."""
    rng, radius = canvas.rng, body.radius
    x, y = body.pole()
    face = float(np.clip(body.facing(), 0.12, 1.0))
    tone = replace(STEM, lightness=0.50 + float(rng.uniform(-0.04, 0.06)), hue=float(rng.uniform(126, 138)))
    with canvas.within(body.outline):
        blob(canvas, (x, y + radius * 0.03), (radius * 0.46, radius * 0.46 * max(0.4, face)), "#1a0d08", 0.55)
    reach, lean = radius * float(rng.uniform(0.34, 0.52)), np.deg2rad(body.roll + float(rng.normal(0, 16)))
    rise = max(0.55, np.cos(np.deg2rad(body.tilt)))
    tip = (x + reach * np.sin(lean), y - reach * np.cos(lean) * rise)
    count = 2 * int(rng.integers(5, 7))
    spots = []
    for k, angle in enumerate(np.linspace(0, 2 * np.pi, count + 1)[:-1] + rng.uniform(0, 1)):
        size = radius * (0.25 if k % 2 else 0.19) * float(rng.uniform(0.92, 1.08))
        spots.append((x + size * np.cos(angle), y + size * np.sin(angle) * max(0.42, face)))
    flange = curve(spots).turned(body.roll * 0.5)
    canvas.path(flange.shifted(radius * 0.02, radius * 0.04), fill=INK, fill_opacity=0.4)
    canvas.cast(flange)
    stops = [(0.0, tone.at(1.18), 1.0), (0.6, tone.at(), 1.0), (1.0, tone.at(0.6), 1.0)]
    canvas.path(flange, fill=canvas.radial((x - radius * 0.06, y - radius * 0.04), radius * 0.3, stops))
    neck = limb(
        (x, y + radius * 0.02), tip, lambda s: radius * (0.075 + 0.10 * np.exp(-((s / 0.22) ** 2)) + 0.03 * s**2),
        bend=float(rng.uniform(-0.22, 0.22)),
    )  # fmt: skip
    shade_limb(canvas, neck, tone, fine=fine)
    if fine:
        gleam(canvas, neck, 0.5, wide=0.10)
    cut_end(canvas, neck, 1.0, replace(tone, lightness=0.68, chroma=0.09), squash=0.5)


def draw_peppers(canvas: Canvas, design: Design) -> None:
    """Bell peppers alone, in threes, heaped, packed and cut; pointed peppers and chillies."""
    rng = canvas.rng
    kind = _pepper_kind(design, rng)
    one = partial(_bell, kind)
    show = design.silhouette
    if show == "crate":
        _crated(canvas, design, kind, one)
    elif show == "heap":
        pile(canvas, one, float(rng.uniform(58, 70)))
    elif show == "traffic-light pack":
        _traffic_lights(canvas, design, kind)
    elif show in ("pointed", "chilli"):
        cloth(canvas, design)
        with flat(canvas):
            (pointed if show == "pointed" else chillies)(canvas, kind.peel)
    else:
        cloth(canvas, design)
        places = loose(show, rng, tall=0.98)
        shade_below(canvas, places)
        group(canvas, one, places[:1] if show == "halved" else places)
        if show == "halved":
            x, y, radius = places[1]
            pepper_half(canvas, kind.peel, (x, y - radius * 0.04), radius * 0.92, float(rng.uniform(-24, 24)))


def _crated(canvas: Canvas, design: Design, kind: _Pepper, one: partial[None]) -> None:
    """A crate, flat or seen steeply; some hold two colours."""
    rng = canvas.rng
    if rng.random() < 0.35:
        crate(canvas, one, design, float(rng.uniform(46, 56)))
        return
    radius = float(rng.uniform(42, 56))

    def fill(box: tuple[float, float, float, float]) -> None:
        left, top, right, bottom = box
        half = (right - left) / 2
        heap(
            canvas, one, mound(rng, top + radius * 0.4, bottom - radius * 0.2, lambda t: half + 22 * t, radius, 14), 11
        )

    shop_crate(canvas, design, fill, over=6)


def _traffic_lights(canvas: Canvas, design: Design, kind: _Pepper) -> None:
    """A red, a yellow and a green pepper side by side in clear film with a label."""
    rng = canvas.rng
    colours = [name for name in ("red", "yellow", "green") if name != design.colour][:2]
    colours.insert(int(rng.integers(0, 3)), design.colour)
    upright = rng.random() < 0.5
    radius = 84.0
    canvas.stand(258, 452 if upright else 392, 96 if upright else 190, 9)
    for k, name in enumerate(colours):
        kept = replace(kind, peel=_peel(name, rng), profile=_form(rng), lobes=int(rng.choice([3, 4])))
        spot = (
            (256.0 + float(rng.uniform(-5, 5)), 128.0 + 122 * k)
            if upright
            else (128.0 + 128 * k, 300 + float(rng.uniform(-5, 5)))
        )
        _bell(kept, canvas, spot, radius, True)
    left, top, right, bottom = (142, 40, 370, 462) if upright else (34, 196, 478, 402)
    bag = _bag(left, top, right, bottom, rng)
    film(canvas, bag, shine=6)
    made = packaging(design, scale=0.4, material="paper")
    x, y = (256, 322) if upright else (256, 352)
    label = rounded(x - 62, y - 24, x + 62, y + 26, 6).turned(float(rng.uniform(-5, 5)))
    paint(canvas, label, made, cast=False)
    for k, name in enumerate(colours):
        canvas.path(ellipse(x - 26 + 26 * k, y + 1, 9), fill=_peel(name, rng).at(), stroke="#ffffff", stroke_width=1.6)
    light.rim(canvas, label, 1, 0.4)


def _bag(left: float, top: float, right: float, bottom: float, rng: np.random.Generator) -> Outline:
    """The outline of a flow pack: soft sides, crimped ends."""
    tall = bottom - top > right - left
    jag = 5.0
    if tall:
        ends = [
            [(float(x), y + (jag if k % 2 else 0), "c") for k, x in enumerate(np.linspace(left + 12, right - 12, 19))]
            for y in (top, bottom)
        ]
        sides = [
            [(x + float(rng.uniform(-5, 5)), float(y)) for y in np.linspace(top + 46, bottom - 46, 5)]
            for x in (right, left)
        ]
        return curve([*ends[0], *sides[0], *ends[1][::-1], *sides[1][::-1]], tension=0.34)
    ends = [
        [(x + (jag if k % 2 else 0), float(y), "c") for k, y in enumerate(np.linspace(top + 14, bottom - 14, 21))]
        for x in (left, right)
    ]
    sides = [
        [(float(x), y + float(rng.uniform(-4, 4))) for x in np.linspace(left + 46, right - 46, 6)]
        for y in (top, bottom)
    ]
    return curve([*sides[0], *ends[1], *sides[1][::-1], *ends[0][::-1]], tension=0.34)
