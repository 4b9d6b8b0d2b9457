"""The kinds of stone fruit (peach, nectarine, apricot, plum, greengage, cherry) and one whole fruit of each."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

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
from storefront.departments.fruit_vegetables.fruit_tubes import Tube, bent, widths
from storefront.departments.fruit_vegetables.fruit_volume import patch
from storefront.drawing import light
from storefront.drawing.canvas import Canvas
from storefront.drawing.outline import Point
from storefront.types import Design

_STEM = Skin(0.58, 0.10, 122, 0.3)


@dataclass(frozen=True, slots=True)
class StoneFruit:
    """What the fruit of one product share.

    Attributes:
        name: which fruit.
        profile: of its solid.
        peel: its ground colour.
        blush: the colour of its sunny side.
        cover: how far the blush reaches, 0 to 1.
        fuzz: of the skin, 0 to 1.
        bloom: the wax that turns plums blue, 0 to 1.
        pulp: of the flesh.
        heart: of the flesh around the stone.
        size: radius compared with a peach's.
    """

    name: str
    profile: np.ndarray
    peel: Skin
    blush: Skin
    cover: float
    fuzz: float
    bloom: float
    pulp: Skin
    heart: Skin
    size: float


def stone_kind(design: Design, rng: np.random.Generator) -> StoneFruit:
    """Which fruit a colour stands for."""
    colour = design.colour
    if colour in ("plum", "purple", "navy"):
        return _plum(colour, rng)
    if colour in ("lime", "yellow"):
        return _gage(colour, rng)
    if colour == "burgundy":
        return _cherry(rng)
    if colour in ("apricot", "orange"):
        peel = Skin(float(rng.uniform(0.78, 0.82)), 0.14, float(rng.uniform(62, 70)), 0.25)
        form = profile(0.13, 0.05, 0.02, float(rng.uniform(0.92, 1.0)), 0.93)
        blush, pulp = Skin(0.64, 0.17, 38), Skin(0.80, 0.15, 64, 0.4)
        return StoneFruit(
            "apricot", form, peel, blush, float(rng.uniform(0.1, 0.6)), 0.35, 0.0, pulp, Skin(0.76, 0.15, 58), 0.78
        )
    white = rng.random() < 0.35
    pulp, heart = (
        (Skin(0.93, 0.05, 92), Skin(0.66, 0.14, 14)) if white else (Skin(0.85, 0.14, 80), Skin(0.62, 0.17, 28))
    )
    form = profile(0.20, float(rng.uniform(-0.02, 0.07)), 0.03, float(rng.uniform(0.88, 0.97)), 0.92)
    if colour == "red":
        peel = Skin(float(rng.uniform(0.52, 0.58)), 0.18, float(rng.uniform(24, 32)), float(rng.uniform(0.75, 0.95)))
        return StoneFruit(
            "nectarine", form, peel, Skin(0.42, 0.15, 22), float(rng.uniform(0.4, 0.9)), 0.0, 0.0, pulp, heart, 0.96
        )
    peel = Skin(float(rng.uniform(0.78, 0.84)), 0.125, float(rng.uniform(56, 74)), 0.12)
    return StoneFruit(
        "peach",
        form,
        peel,
        Skin(0.56, 0.17, float(rng.uniform(18, 28))),
        float(rng.uniform(0.5, 1.0)),
        1.0,
        0.0,
        pulp,
        heart,
        1.0,
    )


def _plum(colour: str, rng: np.random.Generator) -> StoneFruit:
    peel = skin(colour, rng, gloss=0.5)
    hue = {"plum": 350.0, "purple": 312.0, "navy": 282.0}[colour]
    peel = replace(peel, lightness=float(rng.uniform(0.34, 0.42)), chroma=0.10, hue=hue + float(rng.uniform(-8, 8)))
    tall = float(rng.uniform(0.98, 1.28))
    form = profile(0.08, 0.02, 0.0, tall, 0.93) / max(1.0, tall * 0.9)
    amber = Skin(0.80, 0.14, 82, 0.5)
    return StoneFruit(
        "plum",
        form,
        peel,
        Skin(0.40, 0.13, 12),
        0.35,
        0.0,
        float(rng.uniform(0.4, 1.0)),
        amber,
        Skin(0.70, 0.14, 56),
        0.84,
    )


def _gage(colour: str, rng: np.random.Generator) -> StoneFruit:
    hue, lightness = (112.0, 0.76) if colour == "lime" else (92.0, 0.84)
    peel = Skin(lightness + float(rng.uniform(-0.03, 0.03)), 0.13, hue + float(rng.uniform(-5, 5)), 0.45)
    form = profile(0.09, 0.02, 0.0, float(rng.uniform(0.94, 1.06)), 0.93)
    pulp = Skin(0.86, 0.12, hue - 6, 0.5)
    return StoneFruit(
        "greengage",
        form,
        peel,
        Skin(0.62, 0.14, 36),
        float(rng.uniform(0.0, 0.5)),
        0.0,
        float(rng.uniform(0.2, 0.6)),
        pulp,
        replace(pulp, lightness=0.80),
        0.72,
    )


def _cherry(rng: np.random.Generator) -> StoneFruit:
    peel = Skin(float(rng.uniform(0.36, 0.50)), float(rng.uniform(0.13, 0.19)), float(rng.uniform(18, 27)), 1.0)
    form = profile(0.26, 0.03, 0.08, float(rng.uniform(0.84, 0.92)), 0.86)
    pulp = Skin(0.56, 0.18, 22, 0.5)
    return StoneFruit(
        "cherry",
        form,
        peel,
        replace(peel, lightness=peel.lightness * 0.8),
        0.4,
        0.0,
        0.0,
        pulp,
        replace(pulp, lightness=0.48),
        0.58,
    )


def stone_fruit(kind: StoneFruit, canvas: Canvas, centre: Point, radius: float, fine: bool) -> None:
    """One whole fruit with its groove."""
    rng = canvas.rng
    tilt = float(rng.uniform(14, 46)) if fine else float(rng.uniform(0, 75))
    roll = float(rng.normal(0, 14)) if fine else float(rng.normal(0, 55))
    if kind.name == "plum" and kind.profile[:, 1].max() > 1.0 and fine:
        roll = float(rng.choice((-1, 1)) * rng.uniform(40, 80))
    body = Body(kind.profile, centre, radius, tilt, roll, 2, 0.02, float(rng.uniform(0, 180)))
    made = replace(
        kind.peel,
        lightness=kind.peel.lightness * float(rng.uniform(0.95, 1.05)),
        hue=kind.peel.hue + float(rng.normal(0, 3)),
    )
    flesh_out(canvas, body, made)
    groove = float(rng.uniform(0.55, 2.6))
    with canvas.within(body.outline):
        _skin(canvas, body, kind, made, fine)
        _groove(canvas, body, made, groove, fine, kind.name)
        if kind.bloom:
            _bloom(canvas, body, kind.bloom)
        if body.facing() > -0.1:
            x, y = body.pole()
            wide = radius * (0.34 if kind.name != "plum" else 0.22)
            blob(canvas, (x, y + radius * 0.02), (wide, wide * 0.66), made.at(0.42, 0.9, made.warm), 0.75)
    finish(canvas, body, made, fine=fine)
    if kind.fuzz:
        _fuzz(canvas, body, kind.fuzz, fine)
    if body.facing() > -0.15:
        _end(canvas, body, kind, fine)


def _skin(canvas: Canvas, body: Body, kind: StoneFruit, made: Skin, fine: bool) -> None:
    """The sunny side's blush and its streaks, dots."""
    rng, radius = canvas.rng, body.radius
    sun = float(rng.uniform(0.3, 2.8))
    for share, size in ((0.36, 0.85), (0.55, 0.75), (0.3, 0.5)):
        angle = sun + float(rng.uniform(-0.5, 0.5))
        patch(canvas, body, (share, angle), size * (0.6 + 0.5 * kind.cover), kind.blush.at(), 0.30 + 0.5 * kind.cover)
    if kind.name == "nectarine":
        for share, angle in ((0.7, sun + 1.9), (0.15, sun + 1.4), (0.55, sun - 1.7)):
            patch(canvas, body, (share, angle), 0.6, Skin(0.80, 0.145, 72).at(), float(rng.uniform(0.2, 0.9)))
    if kind.name in ("peach", "nectarine") and fine:
        run = [streak(body, float(rng.uniform(0, 6.28)), 0.06, float(rng.uniform(0.3, 0.8)), 0.03) for _ in range(22)]
        blur = canvas.blur(radius * 0.03, body.outline)
        canvas.path("".join(run) or "M0 0", fill=kind.blush.at(0.9), fill_opacity=0.20 * kind.cover + 0.05, filter=blur)
    dots = {"apricot": kind.blush.at(0.9), "greengage": kind.blush.at(), "plum": made.at(1.6, 0.5)}.get(
        kind.name, made.at(1.2, 0.6)
    )
    speckles(canvas, body, dots, 130 if fine else 16, 1.0 * radius / 100, 0.45)


def _groove(canvas: Canvas, body: Body, made: Skin, angle: float, fine: bool, name: str) -> None:
    """The seam from the stem to the blossom, with the light on its far lip."""
    if name == "cherry" and not fine:
        return
    seam = body.meridian(angle, 0.02, 0.97)
    if seam is None:
        return
    deep = 0.5 if name == "cherry" else 1.0
    look = {"filter": canvas.blur(body.radius * 0.035, body.outline)} if fine else {}
    canvas.stroke(seam, made.at(0.50, 1.0, made.warm), body.radius * 0.11, stroke_opacity=0.5 * deep, **look)
    canvas.stroke(
        seam.shifted(body.radius * 0.07, body.radius * 0.03),
        made.at(1.2, 0.8),
        body.radius * 0.07,
        stroke_opacity=0.42 * deep,
        **look,
    )
    canvas.stroke(seam, made.at(0.42, 1.0, made.warm), max(0.8, body.radius * 0.018), stroke_opacity=0.5 * deep)


def _bloom(canvas: Canvas, body: Body, strength: float) -> None:
    """Pale wax, rubbed off here and there."""
    rng = canvas.rng
    for _ in range(6):
        place = (float(rng.uniform(0.1, 0.9)), float(rng.uniform(0.2, 3.0)))
        patch(canvas, body, place, float(rng.uniform(0.3, 0.65)), "#b9bede", float(rng.uniform(0.16, 0.46)) * strength)


def _fuzz(canvas: Canvas, body: Body, strength: float, fine: bool) -> None:
    """Down that catches the light along the edge."""
    outline = body.outline
    if not fine:
        canvas.stroke(outline, "#fff0e2", body.radius * 0.05, stroke_opacity=0.22 * strength)
        return
    wide = body.radius * 0.12
    look = {"filter": canvas.blur(wide * 0.5, outline), "clip_path": canvas.clip(outline)}
    canvas.stroke(outline, "#fff0e2", wide, stroke_opacity=0.42 * strength, **look)
    seed = int(canvas.rng.integers(1, 999))
    texture = (
        f'<feTurbulence type="fractalNoise" baseFrequency="0.6" numOctaves="2" seed="{seed}"/>'
        f'<feDiffuseLighting surfaceScale="{1.2 * canvas.pixel:.2f}" diffuseConstant="0.72" lighting-color="#fff">'
        f'<feDistantLight azimuth="{canvas.azimuth:.1f}" elevation="44"/></feDiffuseLighting>'
    )
    box = outline.box
    canvas.rectangle(
        *box,
        filter=canvas.filter(texture, box, 1),
        clip_path=canvas.clip(outline),
        opacity=0.10 * strength,
        blend="hard-light",
    )


def _end(canvas: Canvas, body: Body, kind: StoneFruit, fine: bool) -> None:
    """What grows at the stem: long green ones on cherries, short woody ones on plums, now and then a leaf."""
    rng, radius = canvas.rng, body.radius
    x, y = body.pole()
    if kind.name == "cherry":
        if fine:
            return
        cherry_stem(canvas, (x, y), body.roll + float(rng.normal(0, 30)), radius * float(rng.uniform(1.0, 1.6)), radius)
        return
    lean = np.deg2rad(body.roll + rng.normal(0, 18))
    reach = radius * (0.22 if kind.name in ("plum", "greengage") else 0.05)
    tip = (x + reach * float(np.sin(lean)), y - reach * float(np.cos(lean)))
    if fine and rng.random() < 0.3:
        side = float(rng.choice((-1, 1)))
        end = (x + side * radius * rng.uniform(0.7, 0.95), y - radius * rng.uniform(0.0, 0.35))
        foliage(
            canvas, (x, y), end, radius * rng.uniform(0.24, 0.32), replace(LEAF, hue=134 + float(rng.uniform(-8, 8)))
        )
    if reach > radius * 0.1:
        stalk(canvas, (x, y + radius * 0.02), tip, radius * 0.055, radius * float(rng.uniform(-0.05, 0.05)), WOOD)
    else:
        blob(canvas, (x, y), (radius * 0.09, radius * 0.06), WOOD.at(0.7), 0.9)


def cherry_stem(canvas: Canvas, root: Point, lean: float, length: float, radius: float) -> Point:
    """A thin green stem that ends in a little knob; returns its upper end."""
    rng = canvas.rng
    spine = bent(root, lean - 90, length, float(rng.uniform(-34, 34)), steps=14)
    tube = Tube(spine, widths((0, 0.9), (0.5, 0.75), (0.93, 0.9), (1.0, 1.9), size=radius * 0.045, steps=14))
    canvas.cast(tube.outline)
    canvas.path(tube.outline, fill=_STEM.at(), stroke=_STEM.at(0.6), stroke_width=0.7)
    canvas.stroke(tube.line(-0.3, 0.02, 0.97), _STEM.at(1.3, 0.8), max(0.6, radius * 0.022), stroke_opacity=0.7)
    light.rim(canvas, tube.outline, 0.6, 0.3)
    return tube.point(1.0)
