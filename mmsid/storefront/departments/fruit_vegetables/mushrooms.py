"""Mushrooms: domed caps on short stems, gills underneath, flat portobellos, oyster clusters and slices."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from mmsid.storefront.departments.fruit_vegetables.cut_fruit import Face
from mmsid.storefront.departments.fruit_vegetables.fruit_containers import punnet
from mmsid.storefront.departments.fruit_vegetables.fruit_displays import cloth, group, heap, loose, mound, shade_below
from mmsid.storefront.departments.fruit_vegetables.fruit_forms import streak
from mmsid.storefront.departments.fruit_vegetables.fruit_shapes import (
    Body,
    Skin,
    blob,
    finish,
    flesh_out,
    pores,
    skin,
    speckles,
)
from mmsid.storefront.departments.fruit_vegetables.limbs import Limb, caps, cut_end, limb, shade_limb
from mmsid.storefront.departments.fruit_vegetables.oyster_mushrooms import oyster_cluster
from mmsid.storefront.departments.fruit_vegetables.veg_displays import INK, bed, flat, pile, shop_crate
from mmsid.storefront.departments.fruit_vegetables.veg_packs import film
from mmsid.storefront.drawing import light
from mmsid.storefront.drawing.canvas import Canvas
from mmsid.storefront.drawing.outline import Point, curve, rounded
from mmsid.storefront.types import Design

_THETA = np.linspace(0, np.pi, 44)
_STEM = Skin(0.93, 0.022, 86, 0.1)
_GILLS = Skin(0.44, 0.045, 44, 0.1)


@dataclass(frozen=True, slots=True)
class _Mushroom:
    """What the mushrooms of one product share.

    Attributes:
        skin: of the cap.
        tall: height of the dome divided by its half width.
        stem: half width of the stem.
        scaly: how rough the cap is, 0 to 1.
    """

    skin: Skin
    tall: float
    stem: float
    scaly: float


def _mushroom_kind(design: Design, rng: np.random.Generator) -> _Mushroom:
    made = skin(design.colour, rng, gloss=0.22)
    if design.colour in ("white", "ivory", "cream"):
        made = replace(made, chroma=max(0.016, made.chroma * 0.8), hue=84, lightness=min(0.96, made.lightness))
    elif design.silhouette != "oyster":
        made = replace(
            made,
            chroma=min(0.075, max(0.04, made.chroma * 1.05)),
            lightness=min(0.66, max(0.50, made.lightness)),
            hue=58,
        )
    if design.silhouette == "portobello":
        made = replace(made, lightness=min(0.62, made.lightness), chroma=0.06, hue=58)
        return _Mushroom(made, float(rng.uniform(0.34, 0.46)), 0.20, 0.9)
    return _Mushroom(
        made, float(rng.uniform(0.66, 0.86)), float(rng.uniform(0.27, 0.36)), float(made.lightness < 0.8) * 0.7
    )


def _form(kind: _Mushroom) -> np.ndarray:
    """A bun: a dome above, a shallow curve below."""
    half = np.sin(_THETA) ** 0.80
    up = np.where(np.pi / 2 > _THETA, kind.tall * np.cos(_THETA), 0.34 * np.cos(_THETA))
    return np.stack([half, up], axis=1)


def _mushroom(kind: _Mushroom, canvas: Canvas, centre: Point, radius: float, fine: bool) -> None:
    """One mushroom: from the side, from above or showing its underside."""
    rng = canvas.rng
    below = rng.random() < (0.22 if fine else 0.30)
    if below:
        tilt, roll = float(rng.uniform(-58, -30)), float(rng.normal(0, 26))
    elif fine:
        tilt, roll = float(rng.uniform(10, 34)), float(rng.normal(0, 16))
    else:
        tilt, roll = (
            float(rng.choice([rng.uniform(0, 34), rng.uniform(34, 74)], p=(0.72, 0.28))),
            float(rng.normal(0, 62)),
        )
    size = radius * 0.90
    body = Body(_form(kind), centre, size, tilt, roll, 3, float(rng.uniform(0.005, 0.025)), float(rng.uniform(0, 120)))
    foot = np.array(body.pole(1.0))
    a, b = np.deg2rad(roll), np.deg2rad(tilt)
    axis = np.array([-np.sin(a), np.cos(a)]) * np.cos(b)
    reach = size * float(rng.uniform(0.62, 0.92))
    shift = np.array([0.0, -size * 0.30]) if not below else np.array([0.0, 0.0])
    body = body.moved((centre[0] + shift[0], centre[1] + shift[1]), size)
    foot = foot + shift
    stem = _stem(kind, foot - axis * size * 0.14, foot + axis * reach, size, rng)
    if not below:
        _draw_stem(canvas, stem, fine)
    _cap(canvas, body, kind, fine)
    if below:
        _underside(canvas, body, kind, fine)
        near = foot + np.array([-np.sin(a), np.cos(a)]) * size * 0.10 + axis * reach * 0.55
        _draw_stem(canvas, _stem(kind, foot, near, size, rng), fine)


def _stem(kind: _Mushroom, start: np.ndarray, end: np.ndarray, size: float, rng: np.random.Generator) -> Limb:
    thick, bulb = size * kind.stem, float(rng.uniform(0.0, 0.14))

    def width(s: np.ndarray) -> np.ndarray:
        return thick * (1.06 - 0.20 * np.sin(np.pi * s) + bulb * s) * caps(s, 0.0, 0.16) + 0.2

    return limb(tuple(start), tuple(end), width, bend=float(rng.uniform(-0.08, 0.08)))


def _draw_stem(canvas: Canvas, stem: Limb, fine: bool) -> None:
    shade_limb(canvas, stem, _STEM, fine=fine)
    rng = canvas.rng
    run = [stem.band(float(u), float(u) + 0.035).d for u in rng.uniform(-0.9, 0.8, 7 if fine else 3)]
    canvas.path("".join(run), fill=_STEM.at(0.72, 1.6), fill_opacity=0.35)
    cut_end(canvas, stem, 0.94, replace(_STEM, lightness=0.90, chroma=0.03), squash=0.40)


def _cap(canvas: Canvas, body: Body, kind: _Mushroom, fine: bool) -> None:
    """The cap with scuffs, fine scales and a veil's rest at its edge."""
    rng, radius = canvas.rng, body.radius
    made = replace(
        kind.skin,
        lightness=kind.skin.lightness * float(rng.uniform(0.96, 1.03)),
        hue=kind.skin.hue + float(rng.normal(0, 3)),
    )
    flesh_out(canvas, body, made)
    pale = made.lightness > 0.8
    with canvas.within(body.outline):
        x, y = body.pole(0.0)
        if body.facing() > -0.2:
            blob(canvas, (x, y), (radius * 0.7, radius * 0.5), made.at(0.93 if pale else 0.84, 1.3), 0.55, body.roll)
        for _ in range(4 if fine else 2):
            px, py, _ = body.project(float(rng.uniform(0.1, 0.5)), float(rng.uniform(0.2, 2.9)))
            tone = Skin(0.72, 0.06, 70).at() if pale else made.at(float(rng.choice([0.8, 1.15])))
            blob(
                canvas,
                (float(px), float(py)),
                (radius * float(rng.uniform(0.12, 0.3)), radius * 0.12),
                tone,
                0.35,
                float(rng.uniform(-40, 40)),
            )
        if kind.scaly:
            run = [
                streak(
                    body,
                    float(rng.uniform(0, 6.3)),
                    s,
                    s + float(rng.uniform(0.08, 0.2)),
                    float(rng.uniform(0.012, 0.03)),
                )
                for s in map(float, rng.uniform(0.08, 0.42, int((60 if fine else 14) * kind.scaly)))
            ]
            canvas.path("".join(run) or "M0 0", fill=made.at(0.72, 1.1), fill_opacity=0.4)
            speckles(canvas, body, made.at(1.25, 0.6), 60 if fine else 10, 1.2 * radius / 100, 0.4)
    if fine:
        pores(canvas, body.outline, 0.14, 0.09 * 100 / radius)
    finish(canvas, body, replace(made, gloss=0.26), fine=fine)


def _underside(canvas: Canvas, body: Body, kind: _Mushroom, fine: bool) -> None:
    """The gills around the stem, and the rolled-in edge of the cap."""
    ring = body.ring(0.60)
    left, top, right, bottom = ring.box
    centre = ((left + right) / 2, (top + bottom) / 2)
    canvas.path(ring, fill=_STEM.at(0.96))
    gills(
        canvas,
        Face(centre, (right - left) / 2 * 0.93, body.roll + 90, max(0.2, (bottom - top) / (right - left))),
        fine=fine,
    )


def gills(canvas: Canvas, face: Face, *, fine: bool) -> None:
    """Radial gills on a disc, darker towards the stem."""
    rng = canvas.rng
    canvas.path(face.disc(1.0), fill=_GILLS.at(1.25))
    stops = [(0.0, _GILLS.at(0.6), 0.9), (0.6, _GILLS.at(0.9), 0.4), (1.0, _GILLS.at(1.3), 0.0)]
    canvas.path(face.disc(1.0), fill=canvas.radial(face.centre, face.radius, stops))
    dark: list[str] = []
    bright: list[str] = []
    for k, angle in enumerate(np.linspace(0, 2 * np.pi, (150 if face.radius > 90 else 84) if fine else 30)):
        inner = 0.22 + (0.3 * float(rng.random()) if k % 3 else 0.0)
        points = np.array([[r * np.cos(angle), r * np.sin(angle)] for r in (inner, 0.6, 0.99)])
        (dark if k % 2 else bright).append(curve(face.on(points).tolist(), closed=False).d)
    width = max(0.7, face.radius * 0.014)
    canvas.path("".join(dark), fill="none", stroke=_GILLS.at(0.62), stroke_width=width, stroke_opacity=0.75)
    canvas.path("".join(bright), fill="none", stroke=_GILLS.at(1.75, 0.8), stroke_width=width, stroke_opacity=0.55)
    light.inner_shadow(canvas, face.disc(1.0), face.radius * 0.14, 0.4, shift=(face.radius * 0.03, face.radius * 0.06))


def _slice(kind: _Mushroom, canvas: Canvas, centre: Point, radius: float, turn: float) -> None:
    """A slice through the middle: the well-known outline, skin around the cap, gills to both sides of the stem."""
    rng = canvas.rng
    a, tall = np.deg2rad(turn), kind.tall * float(rng.uniform(0.95, 1.1))
    stem = kind.stem * 1.05

    def on(points: list[Point], size: float = 1.0) -> list[Point]:
        return [
            (
                centre[0] + radius * size * (x * np.cos(a) - y * np.sin(a)),
                centre[1] + radius * size * (x * np.sin(a) + y * np.cos(a)),
            )
            for x, y in points
        ]

    cap = [
        (-0.62, 0.36),
        (-0.92, 0.22),
        (-1.0, -0.04),
        (-0.80, -0.52),
        (-0.40, -0.80 * tall / 0.8),
        (0.0, -0.9 * tall / 0.8),
    ]
    cap += [(-x, y) for x, y in cap[-2::-1]]
    leg = [
        (stem * 1.1, 0.34),
        (stem, 0.62),
        (stem * 1.15, 0.96),
        (0.0, 1.04),
        (-stem * 1.15, 0.96),
        (-stem, 0.62),
        (-stem * 1.1, 0.34),
    ]
    whole = curve([*on(cap), *on(leg)], tension=0.32)
    canvas.path(whole.shifted(radius * 0.05, radius * 0.08), fill=INK, fill_opacity=0.35, filter=canvas.blur(3, whole))
    edge = whole.shifted(radius * 0.035, radius * 0.06)
    canvas.cast(edge)
    canvas.path(edge, fill=kind.skin.at(0.78))
    flesh = Skin(0.955, 0.022, 88)
    canvas.path(
        whole,
        fill=canvas.linear(whole.box[:2], whole.box[2:], [(0.0, flesh.at(1.02), 1.0), (1.0, flesh.at(0.90, 1.4), 1.0)]),
    )
    rind = curve(on(cap), closed=False)
    canvas.stroke(rind, kind.skin.at(0.9 if kind.skin.lightness < 0.8 else 0.84, 1.3), radius * 0.045)
    for side in (-1, 1):
        gill = curve(
            on(
                [
                    (side * stem * 1.0, 0.30),
                    (side * 0.52, 0.16),
                    (side * 0.82, 0.20),
                    (side * 0.62, 0.33),
                    (side * 0.36, 0.38),
                ]
            )
        )
        canvas.path(gill, fill=_GILLS.at(1.2))
        combs = [
            curve(on([(side * x, 0.14), (side * (x - 0.02), 0.40)]), closed=False).d
            for x in np.linspace(stem + 0.05, 0.78, 10)
        ]
        canvas.path(
            "".join(combs),
            fill="none",
            stroke=_GILLS.at(0.7),
            stroke_width=radius * 0.016,
            stroke_opacity=0.6,
            clip_path=canvas.clip(gill),
        )
    blob(canvas, on([(0.0, -0.1)])[0], (radius * 0.5, radius * 0.3), flesh.at(0.88, 2), 0.5, turn)
    light.rim(canvas, whole, 1.0, 0.4)


def draw_mushrooms(canvas: Canvas, design: Design) -> None:
    """Button mushrooms loose, heaped, packed and sliced; portobellos and oyster mushrooms."""
    rng = canvas.rng
    kind = _mushroom_kind(design, rng)
    one = partial(_mushroom, kind)
    show = design.silhouette
    if show == "crate":
        size = float(rng.uniform(30, 44))

        def fill(box: tuple[float, float, float, float]) -> None:
            left, top, right, bottom = box
            half = (right - left) / 2 + 6
            heap(canvas, one, mound(rng, top + size * 0.5, bottom - size * 0.2, lambda t: half + 20 * t, size, 14), 12)

        shop_crate(canvas, design, fill, over=3)
    elif show == "heap":
        pile(canvas, one, float(rng.uniform(44, 58)), kinds=12)
    elif show == "punnet":
        _punnet(canvas, design, one)
    else:
        cloth(canvas, design)
        {"portobello": _portobellos, "oyster": _oysters, "sliced": _sliced}.get(show, _loose)(canvas, design, kind)


def _loose(canvas: Canvas, design: Design, kind: _Mushroom) -> None:
    rng = canvas.rng
    places = loose(str(rng.choice(["pair", "trio", "several"])), rng, tall=0.84)
    shade_below(canvas, [(x, y, radius * 0.85) for x, y, radius in places])
    group(canvas, partial(_mushroom, kind), places)


def _punnet(canvas: Canvas, design: Design, one: partial[None]) -> None:
    """A tray of mushrooms, mostly under film."""
    punnet(canvas, one, design, float(canvas.rng.uniform(36, 50)))
    if canvas.rng.random() < 0.6:
        film(canvas, rounded(66, 172, 446, 372, 40), shine=4)


def _portobellos(canvas: Canvas, design: Design, kind: _Mushroom) -> None:
    """A broad flat cap that lies on the table, and another one that leans and shows its gills."""
    rng = canvas.rng
    side = float(rng.choice((-1, 1)))
    radius = float(rng.uniform(128, 144))
    x, y = 256 + side * 84, 236.0
    face = Face((x, y), radius, 90 + float(rng.uniform(-16, 16)), float(rng.uniform(0.80, 0.94)))
    rim = Face((x + 3, y + 5), radius * 1.04, face.towards, face.squash).disc(1.0)
    canvas.cast(rim)
    canvas.stand(x, y + radius * 0.86, radius * 0.55, 10)
    canvas.path(rim, fill=kind.skin.at(0.85))
    canvas.path(face.disc(1.0), fill=_STEM.at(0.86, 1.6))
    gills(canvas, Face(face.centre, radius * 0.94, face.towards, face.squash), fine=True)
    _draw_stem(canvas, limb((x, y), (x + side * 10, y + radius * 0.34), lambda s: radius * (0.17 - 0.02 * s)), True)
    light.rim(canvas, face.disc(1.0), 1.6, 0.5)
    body = Body(
        _form(kind),
        (256 - side * 84, 350),
        radius * 0.98,
        float(rng.uniform(26, 38)),
        float(rng.uniform(-6, 6)),
        3,
        0.015,
        float(rng.uniform(0, 120)),
    )
    shade_below(canvas, [(body.centre[0], body.centre[1] - 54, radius)])
    canvas.stand(body.centre[0], body.centre[1] + radius * 0.45, radius * 0.8, 12)
    blob(canvas, (body.centre[0] + 10, body.centre[1] + 6), (radius * 1.2, radius * 0.85), INK, 0.55)
    _cap(canvas, body, kind, True)


def _oysters(canvas: Canvas, design: Design, kind: _Mushroom) -> None:
    """A cluster in one of the colours that oyster mushrooms have."""
    tone = {"white": (0.91, 0.018), "ivory": (0.89, 0.03), "cream": (0.86, 0.045), "grey": (0.62, 0.012)}
    tone |= {"brown": (0.55, 0.045), "tan": (0.66, 0.05), "camel": (0.72, 0.06), "beige": (0.78, 0.035)}
    lightness, chroma = tone[design.colour]
    oyster_cluster(canvas, Skin(lightness, chroma, 70 + float(canvas.rng.uniform(-8, 8)), 0.2))


def _sliced(canvas: Canvas, design: Design, kind: _Mushroom) -> None:
    """A whole mushroom behind a row of overlapping slices."""
    rng = canvas.rng
    with flat(canvas, 0.8):
        side = float(rng.choice((-1, 1)))
        if rng.random() < 0.65:
            place = (256 - side * 96, 226.0, float(rng.uniform(92, 106)))
            shade_below(canvas, [place])
            group(canvas, partial(_mushroom, kind), [place])
        count = int(rng.integers(4, 7))
        for k in range(count):
            share = k / (count - 1)
            x = 256 + side * (150 - 300 * share) + float(rng.uniform(-8, 8))
            y = 322 + 44 * share + float(rng.uniform(-10, 10))
            bed(canvas, (x - 60, y + 34), (x + 60, y + 34), 22, 0.3)
            _slice(kind, canvas, (x, y), float(rng.uniform(74, 84)), float(rng.uniform(-26, 26)) + side * 14)
