"""Aubergines: glossy bodies of several shapes with a green cap, streaks on some, and what a cut shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from storefront.departments.fruit_vegetables.cut_fruit import Face
from storefront.departments.fruit_vegetables.fruit_forms import profile, streak
from storefront.departments.fruit_vegetables.fruit_shapes import Body, Skin, blob, speckles, stalk
from storefront.departments.fruit_vegetables.fruit_tubes import Tube, widths
from storefront.departments.fruit_vegetables.fruit_volume import bellied, ground, patch, turn_away
from storefront.departments.fruit_vegetables.lengthwise import Cut, flesh, rind, wet
from storefront.drawing import light
from storefront.drawing.canvas import Canvas, Stop
from storefront.drawing.outline import Outline, curve, ellipse, leaf

_CAP = Skin(0.55, 0.10, 128, 0.3)
_PULP = Skin(0.935, 0.042, 100, 0.2)
_SHINE = "#f4efff"

Around = Callable[[np.ndarray, np.ndarray, float], np.ndarray]
"""Places `(n, 3)` on a fruit from shares of its length, angles around it and a lift: x, y and depth."""


@dataclass(frozen=True, slots=True)
class Aubergine:
    """What the aubergines of one product share.

    Attributes:
        form: long, round or slender.
        profile: of the solid.
        peel: its skin.
        streaks: pale streaks, 0 to 1.
        pale: colour of the streaks.
        cap: the green of calyx and stem, dark on some.
    """

    form: str
    profile: np.ndarray
    peel: Skin
    streaks: float
    pale: Skin
    cap: Skin


def aubergine_kind(form: str, colour: str, streaked: bool, rng: np.random.Generator) -> Aubergine:
    """An aubergine of a form and colour."""
    peels = {
        "black": Skin(0.225, 0.035, 312, 1.0),
        "plum": Skin(0.30, 0.085, 328, 0.95),
        "purple": Skin(0.36, 0.115, 312, 0.9),
        "lilac": Skin(0.66, 0.10, 318, 0.75),
        "fuchsia": Skin(0.50, 0.15, 334, 0.85),
        "ivory": Skin(0.94, 0.03, 98, 0.75),
    }
    peel = peels[colour]
    peel = replace(
        peel, lightness=peel.lightness * float(rng.uniform(0.94, 1.06)), hue=peel.hue + float(rng.uniform(-6, 6))
    )
    tall = float(rng.uniform(-1, 1))
    shape = (
        profile(0.05, 0.03, -0.06, 0.92 + 0.07 * tall, 0.92)
        if form == "round"
        else bellied(0.46 + 0.10 * tall, 0.10, 2.7, 1.52 + 0.1 * tall)
    )
    if form != "round":
        blunt = 0.13 * np.exp(-(((np.pi - np.linspace(0, np.pi, len(shape))) / 0.36) ** 2))
        shape = (shape - np.stack([np.zeros_like(blunt), blunt], axis=1)) * [0.80, 0.94]
    streaks = float(rng.uniform(0.6, 1.0)) if streaked else 0.0
    dark = colour in ("black", "plum") and rng.random() < 0.3
    cap = (
        replace(_CAP, lightness=0.38, chroma=0.06, hue=140)
        if dark
        else replace(_CAP, hue=_CAP.hue + float(rng.uniform(-8, 8)))
    )
    pale = Skin(0.93, 0.035, 330)
    return Aubergine(form, shape, peel, streaks, pale, cap)


def aubergine(kind: Aubergine, canvas: Canvas, body: Body, *, fine: bool) -> None:
    """One aubergine that is a body of revolution."""
    rng = canvas.rng
    made = replace(kind.peel, lightness=kind.peel.lightness * float(rng.uniform(0.95, 1.05)))
    ground(canvas, body.outline, made)
    with canvas.within(body.outline):
        for _ in range(3):
            place = (float(rng.uniform(0.2, 0.9)), float(rng.uniform(0.3, 2.9)))
            patch(canvas, body, place, 0.5, made.at(1.15, 1.2, float(rng.uniform(-12, 8))), 0.35)
        patch(canvas, body, (0.06, 1.5), 0.4, Skin(0.72, 0.09, 330 if made.hue > 200 else 118).at(), 0.35)
        if kind.streaks:
            _streaks(canvas, body, kind, fine)
    turn_away(canvas, body.outline, made, body.radius * 0.7, fine=fine, strength=0.85)
    with canvas.within(body.outline):
        _shine(canvas, body, made, fine)
    _cap(canvas, body.project, body.radius, kind.cap, fine=fine)
    x, y = body.pole()
    lean = np.deg2rad(body.roll + float(rng.normal(0, 14)))
    reach = body.radius * float(rng.uniform(0.34, 0.52))
    tip = (x + reach * float(np.sin(lean)), y - reach * float(np.cos(lean)))
    stalk(canvas, (x, y), tip, body.radius * 0.15, body.radius * float(rng.uniform(-0.12, 0.12)), kind.cap)


def _streaks(canvas: Canvas, body: Body, kind: Aubergine, fine: bool) -> None:
    """Broken pale streaks from the cap down."""
    rng = canvas.rng
    run, thin = [], []
    for _ in range(int((90 if fine else 26) * kind.streaks)):
        start = float(rng.uniform(0.08, 0.75))
        run.append(
            streak(
                body,
                float(rng.uniform(0, 6.28)),
                start,
                start + float(rng.uniform(0.12, 0.40)),
                float(rng.uniform(0.02, 0.07)),
            )
        )
    for _ in range(90 if fine else 10):
        start = float(rng.uniform(0.08, 0.8))
        thin.append(streak(body, float(rng.uniform(0, 6.28)), start, start + float(rng.uniform(0.08, 0.22)), 0.012))
    look = {"filter": canvas.blur(body.radius * 0.010, body.outline)} if fine else {}
    canvas.path("".join(run) or "M0 0", fill=kind.pale.at(), fill_opacity=0.72, **look)
    canvas.path("".join(thin) or "M0 0", fill=kind.pale.at(), fill_opacity=0.6)
    speckles(canvas, body, kind.pale.at(), 160 if fine else 20, 1.0 * body.radius / 100, 0.4)


def _shine(canvas: Canvas, body: Body, made: Skin, fine: bool) -> None:
    """A window's long reflection on the lit side and a thin one on the other."""
    size = body.radius
    roll = np.deg2rad(body.roll)
    # The side of the axis that faces the lamp: to the left of an upright fruit, above a lying one.
    lit = 1 if np.cos(roll) * 0.6 + np.sin(roll) * 0.8 > 0 else -1
    angle = np.pi / 2 + lit * 0.72
    for spread, opacity, soft in ((0.24, 0.30, 0.06), (0.10, 0.62, 0.02)):
        shape = streak(body, angle, 0.26, 0.84, spread)
        if shape:
            look = {"filter": canvas.blur(size * soft, body.outline)} if fine else {}
            canvas.path(shape, fill=_SHINE, fill_opacity=opacity * made.gloss * (1.0 if fine else 0.7), **look)
    x, y, _ = body.project(0.72, angle)
    blob(canvas, (float(x), float(y)), (size * 0.20, size * 0.15), "#ffffff", 0.75 * made.gloss, float(body.roll))
    edge = streak(body, np.pi / 2 - lit * 1.12, 0.3, 0.86, 0.08)
    if edge and fine:
        canvas.path(edge, fill=made.at(1.9, 1.1), fill_opacity=0.5, filter=canvas.blur(size * 0.03, body.outline))


def _cap(canvas: Canvas, around: Around, size: float, tone: Skin, *, fine: bool, reach: float = 1.0) -> None:
    """The calyx: a star of pointed lobes that hugs the shoulder."""
    rng = canvas.rng
    count = 9
    angles = np.linspace(-0.12, np.pi + 0.12, count) + np.concatenate(
        [[0.0], rng.uniform(-0.12, 0.12, count - 2), [0.0]]
    )
    inward = int(rng.integers(2))
    shares = (
        np.where(np.arange(count) % 2 == inward, rng.uniform(0.10, 0.13, count), rng.uniform(0.20, 0.29, count)) * reach
    )
    edge = around(shares, angles, 0.035)[:, :2]
    back = around(np.full(7, 0.05 * reach), np.linspace(np.pi, 2 * np.pi, 7), 0.05)[:, :2]
    knots = [(*p, "c") if k % 2 != inward else tuple(p) for k, p in enumerate(edge.tolist())]
    shape = curve([*knots, *[tuple(p) for p in back.tolist()]], tension=0.30)
    shadow = shape.shifted(size * 0.035, size * 0.055)
    look = {"filter": canvas.blur(size * 0.025, shadow)} if fine else {}
    canvas.path(shadow, fill="#0d0612", fill_opacity=0.55, **look)
    canvas.cast(shape)
    left, top, right, bottom = shape.box
    stops: list[Stop] = [(0.0, tone.at(1.22, 0.9), 1.0), (0.5, tone.at(), 1.0), (1.0, tone.at(0.62), 1.0)]
    canvas.path(shape, fill=canvas.linear((left, top), (right, bottom), stops), stroke=tone.at(0.5), stroke_width=0.8)
    ribs = []
    for share, angle in zip(shares, angles, strict=True):
        ends = around(np.array([0.03, float(share) * 0.86]), np.array([float(angle), float(angle)]), 0.05)[:, :2]
        ribs.append(leaf(tuple(ends[0]), tuple(ends[1]), size * 0.03).d)
    canvas.path("".join(ribs), fill=tone.at(1.35, 0.8), fill_opacity=0.45)
    if fine:
        light.rim(canvas, shape, 0.9, 0.4)


def slender(kind: Aubergine, canvas: Canvas, spine: np.ndarray, half: float, *, fine: bool = True) -> None:
    """A long thin aubergine that bends."""
    tube = Tube(
        spine,
        widths((0, 0.42), (0.06, 0.62), (0.3, 0.80), (0.7, 1.0), (0.88, 0.92), (0.97, 0.55), (1.0, 0.22), size=half),
    )
    made, outline = kind.peel, tube.outline
    ground(canvas, outline, made)
    if kind.streaks:
        run = []
        for _ in range(70):
            share, across = float(canvas.rng.uniform(0.06, 0.8)), float(np.cos(canvas.rng.uniform(0, np.pi)))
            ends = tube.at(np.array([share, share + float(canvas.rng.uniform(0.06, 0.18))]), across)
            run.append(leaf(tuple(ends[0]), tuple(ends[1]), half * float(canvas.rng.uniform(0.05, 0.16))).d)
        canvas.path("".join(run), fill=kind.pale.at(), fill_opacity=0.65, clip_path=canvas.clip(outline))
    turn_away(canvas, outline, made, half * 0.9, fine=fine, strength=0.85)
    lit = 1.0 if tube.lit(0.5, 0.8) > tube.lit(0.5, 2.3) else -1.0
    with canvas.within(outline):
        for start, end, sides, opacity, soft in (
            (0.14, 0.9, (0.28, 0.70), 0.28, 0.10),
            (0.22, 0.84, (0.44, 0.58), 0.6, 0.03),
        ):
            shine = tube.strip(lit * sides[0], lit * sides[1], start, end)
            canvas.path(
                shine, fill=_SHINE, fill_opacity=opacity * made.gloss, filter=canvas.blur(half * soft + 0.6, shine)
            )

    def around(share: np.ndarray, angle: np.ndarray, lift: float) -> np.ndarray:
        flat = tube.at(np.asarray(share) * 0.62, np.cos(angle) * (1 + lift))
        return np.concatenate([flat, np.sin(angle)[:, None]], axis=1)

    collar = tube.strip(-1.06, 1.06, 0.0, 0.06, 5)
    left, right = tube.point(0.03, lit), tube.point(0.03, -lit)
    canvas.path(collar, fill=canvas.linear(left, right, [(0.2, kind.cap.at(1.1), 1.0), (1.0, kind.cap.at(0.6), 1.0)]))
    canvas.path(ellipse(*tube.point(0.0), half * 0.42, half * 0.42), fill=kind.cap.at(0.85))
    _cap(canvas, around, half, kind.cap, fine=fine)
    root = np.array(tube.point(0.0))
    away = root - np.array(tube.point(0.05))
    away = away / max(float(np.hypot(*away)), 1e-6) * half * 1.1
    tip = (float(root[0] + away[0]), float(root[1] + away[1]))
    stalk(canvas, tube.point(0.0), tip, half * 0.36, half * 0.2, kind.cap)


def aubergine_half(canvas: Canvas, kind: Aubergine, cut: Cut) -> None:
    """Cut lengthwise: cream flesh with trails of small seeds, half of the cap."""
    rng = canvas.rng
    rind(canvas, cut, kind.peel, depth=0.09)
    area = flesh(canvas, cut, _PULP, inner=Skin(0.90, 0.055, 96), edge=Skin(0.92, 0.06, 110))
    top, low = float(cut.profile[:, 1].max()), float(cut.profile[:, 1].min())
    wide = float(cut.profile[:, 0].max())
    shades, seeds = [], []
    for side in (-1, 1):
        for _ in range(58):
            t = float(rng.beta(2.0, 1.5))
            up = top * 0.45 + (low * 0.82 - top * 0.45) * t
            x = side * wide * (0.20 + 0.34 * np.sin(np.pi * t * 0.85)) * float(rng.uniform(0.55, 1.25))
            one, two = cut.spot(x, up), cut.spot(x + float(rng.normal(0, 0.016)), up - 0.045)
            seeds.append(leaf(one, two, cut.radius * 0.026).d)
            shades.append(leaf(one, two, cut.radius * 0.060).d)
    canvas.path("".join(shades), fill="#d9bf86", fill_opacity=0.5)
    canvas.path("".join(seeds), fill="#a5793e", fill_opacity=0.85)
    wet(canvas, cut, area, 0.3)
    roots = [
        cut.spot(x, up)
        for x, up in (
            (-0.30, top * 0.80),
            (-0.20, top * 0.56),
            (-0.10, top * 0.84),
            (0.10, top * 0.84),
            (0.20, top * 0.56),
            (0.30, top * 0.80),
            (0.20, top * 1.05),
            (-0.20, top * 1.05),
        )
    ]
    cap: Outline = curve([(*p, "c") if k in (1, 4) else p for k, p in enumerate(roots)], tension=0.3)
    canvas.cast(cap)
    left, up, right, bottom = cap.box
    canvas.path(
        cap, fill=canvas.linear((left, up), (right, bottom), [(0, kind.cap.at(1.2), 1.0), (1, kind.cap.at(0.65), 1.0)])
    )
    light.rim(canvas, cap, 1.0, 0.4)
    tip = cut.spot(float(rng.uniform(-0.1, 0.1)), top + 0.40)
    stalk(canvas, cut.spot(0.0, top), tip, cut.radius * 0.15, cut.radius * 0.05, kind.cap)


def aubergine_slice(canvas: Canvas, kind: Aubergine, face: Face) -> None:
    """A round slice that lies: a dark thin edge and rings of seeds."""
    rng = canvas.rng
    thick = face.radius * 0.20
    left, _, right, bottom = face.disc(1.0).box
    canvas.stand((left + right) / 2, bottom + thick - 2, (right - left) * 0.44, 5)
    for share in np.linspace(1, 0, 6):
        step = face.disc(1.0).shifted(0, thick * float(share))
        canvas.cast(step)
        canvas.path(step, fill=kind.peel.at(0.7 + 0.3 * (1 - float(share))))
    canvas.path(face.disc(1.0), fill=kind.peel.at(1.1))
    area = face.disc(0.955)
    stops: list[Stop] = [(0.0, _PULP.at(0.97, 1.3), 1.0), (0.7, _PULP.at(), 1.0), (1.0, _PULP.at(0.95, 1.6, 10), 1.0)]
    canvas.path(area, fill=canvas.radial(face.centre, face.radius, stops))
    seeds, shades = [], []
    for _ in range(70):
        a, r = float(rng.uniform(0, 6.28)), float(rng.choice([rng.uniform(0.3, 0.42), rng.uniform(0.5, 0.68)]))
        ends = face.on(
            np.array([[r * np.cos(a), r * np.sin(a)], [(r + 0.07) * np.cos(a + 0.05), (r + 0.07) * np.sin(a + 0.05)]])
        )
        seeds.append(leaf(tuple(ends[0]), tuple(ends[1]), face.radius * 0.035).d)
        shades.append(leaf(tuple(ends[0]), tuple(ends[1]), face.radius * 0.085).d)
    canvas.path("".join(shades), fill="#d9bf86", fill_opacity=0.5)
    canvas.path("".join(seeds), fill="#a5793e", fill_opacity=0.85)
    light.falloff(canvas, area, 0.16)
    light.rim(canvas, face.disc(1.0), 0.9, 0.35)
