"""Cucumbers and courgettes one by one: stripes, bumps and speckles, stems, cut ends and slices."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from storefront.departments.fruit_vegetables.cut_fruit import Face
from storefront.departments.fruit_vegetables.cut_vegetables import moist
from storefront.departments.fruit_vegetables.fruit_shapes import Skin, blob
from storefront.departments.fruit_vegetables.limbs import Limb, caps, cut_end, gleam, limb, shade_limb
from storefront.departments.fruit_vegetables.veg_displays import INK
from storefront.drawing.canvas import Canvas
from storefront.drawing.outline import Point, curve, ellipse, leaf

_STEM = Skin(0.60, 0.105, 126, 0.3)


@dataclass(frozen=True, slots=True)
class Gourd:
    """What the cucumbers or courgettes of one product share.

    Attributes:
        peel: colour of the skin.
        flesh: colour inside.
        courgette: whether it is one.
        striped: strength of the pale stripes, 0 to 1.
        bumpy: strength of the bumps, 0 to 1.
    """

    peel: Skin
    flesh: Skin
    courgette: bool
    striped: float
    bumpy: float


def gourd(
    kind: Gourd, canvas: Canvas, ends: tuple[Point, Point], thick: float, *, fine: bool, cut: bool = False
) -> Limb:
    """One of them from its stem to its tip; `cut` leaves the tip off, for a face to be drawn there."""
    rng = canvas.rng
    waves = rng.uniform(0, 6, 2)
    belly = float(rng.uniform(0.04, 0.16)) if kind.courgette else float(rng.uniform(-0.02, 0.05))
    neck = 0.10 if kind.courgette else 0.07

    def width(s: np.ndarray) -> np.ndarray:
        swell = 1 + belly * (s - 0.45) * 1.6 + 0.018 * np.sin(8 * s + waves[0]) + 0.01 * np.sin(19 * s + waves[1])
        taper = 1 - (0.34 if kind.courgette else 0.26) * np.exp(-((s / 0.16) ** 2))
        return thick * swell * taper * caps(s, neck * 0.6, 0.0 if cut else neck) + 0.3

    body = limb(*ends, width, bend=float(rng.normal(0, 0.022)))
    made = replace(
        kind.peel,
        lightness=kind.peel.lightness * float(rng.uniform(0.95, 1.06)),
        hue=kind.peel.hue + float(rng.normal(0, 2)),
    )
    shade_limb(canvas, body, made, fine=fine)
    with canvas.within(body.outline):
        _stripes(canvas, body, kind, made, fine)
        if kind.courgette:
            _flecks(canvas, body, made, 190 if fine else 34, thick)
        else:
            _bumps(canvas, body, kind, made, 70 if fine else 14, thick)
        tip = body.on(0.99, 0.0)
        if not cut:
            blob(canvas, tuple(tip), (thick * 1.3, thick * 0.9), made.at(1.25, 0.9, -8), 0.55)
    gleam(canvas, body, 0.85, span=(0.05, 0.94), wide=0.085, fine=fine)
    if not cut:
        _scar(canvas, body, thick, kind)
    _stalk(canvas, body, thick, kind, fine)
    return body


def _stripes(canvas: Canvas, body: Limb, kind: Gourd, made: Skin, fine: bool) -> None:
    """Pale lines along the skin, dark ones between them."""
    rng = canvas.rng
    soft = {"filter": canvas.blur(float(body.half.max()) * 0.03, body.outline)} if fine else {}
    dark, pale = [], []
    for across in np.linspace(-0.86, 0.86, 8) + rng.uniform(-0.05, 0.05, 8):
        wide = float(rng.uniform(0.025, 0.055))
        pale.append(body.band(float(across) - wide, float(across) + wide).d)
        dark.append(body.band(float(across) + 0.10, float(across) + 0.10 + wide * 1.5).d)
    canvas.path("".join(dark), fill=made.at(0.62), fill_opacity=0.26, **soft)
    canvas.path("".join(pale), fill=made.at(1.5, 0.85, -8), fill_opacity=0.12 + 0.34 * kind.striped, **soft)


def _flecks(canvas: Canvas, body: Limb, made: Skin, count: int, thick: float) -> None:
    rng, run = canvas.rng, []
    for share, across in zip(rng.uniform(0.02, 0.98, count), rng.uniform(-0.95, 0.95, count), strict=True):
        x, y = body.on(float(share), float(across))
        size = thick * float(rng.uniform(0.018, 0.042))
        run.append(ellipse(float(x), float(y), size, size * 0.8).d)
    canvas.path("".join(run), fill=made.at(1.55, 0.7, -6), fill_opacity=0.5)


def _bumps(canvas: Canvas, body: Limb, kind: Gourd, made: Skin, count: int, thick: float) -> None:
    rng, bright, dark = canvas.rng, [], []
    for share, across in zip(rng.uniform(0.04, 0.96, count), rng.uniform(-0.92, 0.92, count), strict=True):
        x, y = body.on(float(share), float(across))
        size = thick * float(rng.uniform(0.03, 0.055)) * (0.5 + 0.8 * kind.bumpy)
        dark.append(ellipse(float(x) + size * 0.5, float(y) + size * 0.7, size * 1.1, size).d)
        bright.append(ellipse(float(x), float(y), size, size * 0.8).d)
    canvas.path("".join(dark), fill=made.at(0.5), fill_opacity=0.5)
    canvas.path("".join(bright), fill=made.at(1.4, 0.85), fill_opacity=0.6)


def _scar(canvas: Canvas, body: Limb, thick: float, kind: Gourd) -> None:
    """Where the blossom was."""
    x, y = body.on(0.985, 0.0)
    size = thick * (0.17 if kind.courgette else 0.12)
    canvas.path(
        ellipse(float(x), float(y), size * 0.8, size),
        fill=Skin(0.60, 0.07, 84).at(),
        stroke=Skin(0.40, 0.05, 70).at(),
        stroke_width=0.8,
    )


def _stalk(canvas: Canvas, body: Limb, thick: float, kind: Gourd, fine: bool) -> None:
    """A courgette's ridged stem with its flared foot, or a cucumber's short stub."""
    rng = canvas.rng
    root = body.spine[0]
    away = root - body.on(0.08, 0.0)
    away = away / max(float(np.hypot(*away)), 1e-6)
    across = np.array([-away[1], away[0]])
    reach = thick * (float(rng.uniform(0.65, 0.95)) if kind.courgette else float(rng.uniform(0.16, 0.5)))
    wide = thick * (0.36 if kind.courgette else 0.11)
    start, end = root - away * thick * 0.12, root + away * reach + across * thick * float(rng.uniform(-0.12, 0.12))

    def width(s: np.ndarray) -> np.ndarray:
        return wide * (0.78 + (0.85 if kind.courgette else 0.5) * np.exp(-((s / 0.20) ** 2)) + 0.10 * s)

    stem = limb(tuple(start), tuple(end), width, bend=float(rng.uniform(-0.06, 0.06)))
    canvas.path(stem.outline.shifted(1.5, 2.0), fill=INK, fill_opacity=0.30)
    shade_limb(canvas, stem, replace(_STEM, lightness=_STEM.lightness * float(rng.uniform(0.94, 1.06))), fine=fine)
    if kind.courgette:
        run = [stem.band(u, u + 0.10).d for u in (-0.55, -0.1, 0.35, 0.7)]
        canvas.path("".join(run), fill=_STEM.at(0.68), fill_opacity=0.45)
    cut_end(canvas, stem, 1.0, Skin(0.78, 0.07, 112), squash=0.46)


def disc(kind: Gourd, canvas: Canvas, face: Face, *, thick: float = 0.0) -> None:
    """A round cut: skin, flesh, and the watery middle with its seeds; `thick` is the depth of a slice below it."""
    rng = canvas.rng
    if thick:
        below = face.disc(1.0).shifted(thick * 0.35, thick)
        canvas.cast(below)
        canvas.path(below, fill=kind.peel.at(0.70))
    whole = face.disc(1.0)
    canvas.cast(whole)
    canvas.path(whole, fill=kind.peel.at(0.96))
    green = replace(kind.flesh, lightness=kind.flesh.lightness * 0.92, chroma=kind.flesh.chroma * 1.9)
    canvas.path(face.disc(0.955), fill=green.at())
    canvas.path(face.disc(0.90), fill=kind.flesh.at())
    spin, lobes = float(rng.uniform(0, 6)), 3
    angles = np.linspace(0, 2 * np.pi, 25)[:-1]
    heart = curve(
        [
            (r * np.cos(a), r * np.sin(a))
            for a, r in zip(angles, 0.60 + 0.05 * np.cos(lobes * angles + spin), strict=True)
        ]
    )
    canvas.path(heart.mapped(face.on), fill=green.at(1.02, 0.86), fill_opacity=0.8)
    seeds, halos = [], []
    count = 9 if kind.courgette else 7
    for lobe in range(lobes):
        for k in range(count):
            angle = (2 * np.pi * lobe - spin) / lobes + (k / (count - 1) - 0.5) * 1.55 + float(rng.uniform(-0.05, 0.05))
            inner = float(rng.uniform(0.28, 0.36))
            tip = (0.53 * np.cos(angle), 0.53 * np.sin(angle))
            root = (inner * np.cos(angle), inner * np.sin(angle))
            seeds.append(leaf(root, tip, 0.06).mapped(face.on).d)
            halos.append(leaf((root[0] * 0.8, root[1] * 0.8), (tip[0] * 1.06, tip[1] * 1.06), 0.12).mapped(face.on).d)
    canvas.path("".join(halos), fill=green.at(0.94, 1.1), fill_opacity=0.5)
    canvas.path(
        "".join(seeds),
        fill=Skin(0.955, 0.05, 100).at(),
        stroke=green.at(0.78),
        stroke_width=max(0.5, face.radius * 0.012),
    )
    rays = [
        leaf((0.05 * np.cos(a), 0.05 * np.sin(a)), (0.30 * np.cos(a), 0.30 * np.sin(a)), 0.06).mapped(face.on).d
        for a in (2 * np.pi * np.arange(lobes) - spin) / lobes + np.pi / lobes
    ]
    canvas.path("".join(rays), fill=kind.flesh.at(1.03, 0.7))
    moist(canvas, face, glints=3)
