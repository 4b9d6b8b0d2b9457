"""Mushrooms: domed caps on short stems, gills underneath, flat portobellos, oyster clusters and slices."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from storefront.departments.fruit_vegetables.cut_fruit import Face
from storefront.departments.fruit_vegetables.fruit_forms import streak
from storefront.departments.fruit_vegetables.fruit_shapes import (
    Body,
    Skin,
    blob,
    finish,
    flesh_out,
    pores,
    skin,
    speckles,
)
from storefront.departments.fruit_vegetables.limbs import Limb, caps, cut_end, limb, shade_limb
from storefront.departments.fruit_vegetables.veg_displays import INK
from storefront.drawing import light
from storefront.drawing.canvas import Canvas
from storefront.drawing.outline import Point, curve
from storefront.types import Design

_THETA = np.linspace(0, np.pi, 44)
STEM = Skin(0.93, 0.022, 86, 0.1)
"""The white of stems and flesh."""
_GILLS = Skin(0.44, 0.045, 44, 0.1)


@dataclass(frozen=True, slots=True)
class Mushroom:
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


def mushroom_kind(design: Design, rng: np.random.Generator) -> Mushroom:
    """The variety of a design: white or brown, as its colour says; portobellos are always brown."""
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
        return Mushroom(made, float(rng.uniform(0.34, 0.46)), 0.20, 0.9)
    return Mushroom(
        made, float(rng.uniform(0.66, 0.86)), float(rng.uniform(0.27, 0.36)), float(made.lightness < 0.8) * 0.7
    )


def cap_form(kind: Mushroom) -> np.ndarray:
    """A bun: a dome above, a shallow curve below."""
    half = np.sin(_THETA) ** 0.80
    up = np.where(np.pi / 2 > _THETA, kind.tall * np.cos(_THETA), 0.34 * np.cos(_THETA))
    return np.stack([half, up], axis=1)


def mushroom(kind: Mushroom, canvas: Canvas, centre: Point, radius: float, fine: bool) -> None:
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
    body = Body(
        cap_form(kind), centre, size, tilt, roll, 3, float(rng.uniform(0.005, 0.025)), float(rng.uniform(0, 120))
    )
    foot = np.array(body.pole(1.0))
    a, b = np.deg2rad(roll), np.deg2rad(tilt)
    axis = np.array([-np.sin(a), np.cos(a)]) * np.cos(b)
    reach = size * float(rng.uniform(0.62, 0.92))
    shift = np.array([0.0, -size * 0.30]) if not below else np.array([0.0, 0.0])
    body = body.moved((centre[0] + shift[0], centre[1] + shift[1]), size)
    foot = foot + shift
    stem = _stem(kind, foot - axis * size * 0.14, foot + axis * reach, size, rng)
    if not below:
        draw_stem(canvas, stem, fine)
    mushroom_cap(canvas, body, kind, fine)
    if below:
        _underside(canvas, body, kind, fine)
        near = foot + np.array([-np.sin(a), np.cos(a)]) * size * 0.10 + axis * reach * 0.55
        draw_stem(canvas, _stem(kind, foot, near, size, rng), fine)


def _stem(kind: Mushroom, start: np.ndarray, end: np.ndarray, size: float, rng: np.random.Generator) -> Limb:
    thick, bulb = size * kind.stem, float(rng.uniform(0.0, 0.14))

    def width(s: np.ndarray) -> np.ndarray:
        return thick * (1.06 - 0.20 * np.sin(np.pi * s) + bulb * s) * caps(s, 0.0, 0.16) + 0.2

    return limb(tuple(start), tuple(end), width, bend=float(rng.uniform(-0.08, 0.08)))


def draw_stem(canvas: Canvas, stem: Limb, fine: bool) -> None:
    """A stem with its fibres and its cut."""
    shade_limb(canvas, stem, STEM, fine=fine)
    rng = canvas.rng
    run = [stem.band(float(u), float(u) + 0.035).d for u in rng.uniform(-0.9, 0.8, 7 if fine else 3)]
    canvas.path("".join(run), fill=STEM.at(0.72, 1.6), fill_opacity=0.35)
    cut_end(canvas, stem, 0.94, replace(STEM, lightness=0.90, chroma=0.03), squash=0.40)


def mushroom_cap(canvas: Canvas, body: Body, kind: Mushroom, fine: bool) -> None:
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


def _underside(canvas: Canvas, body: Body, kind: Mushroom, fine: bool) -> None:
    """The gills around the stem, and the rolled-in edge of the cap."""
    ring = body.ring(0.60)
    left, top, right, bottom = ring.box
    centre = ((left + right) / 2, (top + bottom) / 2)
    canvas.path(ring, fill=STEM.at(0.96))
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


def mushroom_slice(kind: Mushroom, canvas: Canvas, centre: Point, radius: float, turn: float) -> None:
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
