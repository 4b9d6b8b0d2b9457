"""Whole melons: striped, netted, smooth and toad-skinned ones."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from storefront.departments.fruit_vegetables.fruit_forms import WOOD, profile
from storefront.departments.fruit_vegetables.fruit_shapes import Body, Skin, blob, pores, speckles, stalk
from storefront.departments.fruit_vegetables.fruit_volume import gleam, ground, patch, turn_away
from storefront.drawing.canvas import Canvas
from storefront.drawing.outline import Point, curve, leaf

_WATERMELON = {
    "green": (Skin(0.70, 0.115, 126, 0.5), Skin(0.36, 0.075, 142)),
    "forest green": (Skin(0.44, 0.085, 142, 0.55), Skin(0.31, 0.06, 146)),
    "lime": (Skin(0.80, 0.115, 118, 0.5), Skin(0.52, 0.105, 136)),
    "olive": (Skin(0.62, 0.10, 118, 0.45), Skin(0.36, 0.065, 134)),
}
_SAPO = (Skin(0.50, 0.095, 128, 0.4), Skin(0.78, 0.13, 98))


@dataclass(frozen=True, slots=True)
class Melon:
    """What the melons of one product share.

    Attributes:
        name: watermelon, cantaloupe, galia, honeydew or piel de sapo.
        profile: of the solid.
        peel: ground colour of the rind.
        marks: colour of its stripes, net or blotches.
        pulp: of the flesh.
        lobes: ribs around the axis.
        depth: of the grooves between them.
        count: stripes around, or cells of the net.
    """

    name: str
    profile: np.ndarray
    peel: Skin
    marks: Skin
    pulp: Skin
    lobes: int
    depth: float
    count: int


def melon_kind(name: str, colour: str, rng: np.random.Generator) -> Melon:
    """A melon in a colour that its kind comes in."""
    tall = float(rng.uniform(-1, 1))
    turn, dim = float(rng.uniform(-4, 4)), float(rng.uniform(0.96, 1.04))
    if name == "watermelon":
        keys = list(_WATERMELON)
        peel, marks = _WATERMELON[colour if colour in keys else keys[int(rng.integers(3))]]
        pulp = Skin(0.92, 0.15, 96, 0.4) if rng.random() < 0.08 else Skin(0.62, 0.20, float(rng.uniform(16, 26)), 0.4)
        form = profile(0.03, 0.03, 0.0, float(rng.choice([0.98, 1.04, 1.3])), 0.94)
        made = replace(peel, lightness=peel.lightness * dim, hue=peel.hue + turn)
        return Melon(name, form / max(1.0, form[:, 1].max()), made, marks, pulp, 8, 0.004, int(rng.integers(9, 14)))
    if name == "cantaloupe":
        peel = Skin(0.70 * dim, 0.075, 96 + 2 * turn, 0.2)
        form = profile(0.06, 0.05, 0.0, 0.94 + 0.06 * tall, 0.90)
        return Melon(
            name,
            form,
            peel,
            Skin(0.87, 0.045, 84),
            Skin(0.77, 0.145, 58, 0.4),
            int(rng.integers(8, 11)),
            0.030,
            int(rng.integers(26, 34)),
        )
    if name == "galia":
        peel = Skin(0.76 * dim, 0.115, 86 + turn, 0.25)
        form = profile(0.03, 0.03, 0.0, 0.97 + 0.04 * tall, 0.94)
        return Melon(
            name, form, peel, Skin(0.89, 0.05, 86), Skin(0.90, 0.075, 112, 0.4), 6, 0.004, int(rng.integers(28, 36))
        )
    if name == "honeydew":
        peel = (
            Skin(0.90, 0.06, 104, 0.55) if colour in ("lime", "green", "cream", "beige") else Skin(0.86, 0.155, 93, 0.5)
        )
        form = profile(0.03, -0.03, 0.0, 1.10 + 0.08 * tall, 0.93) * 0.92
        return Melon(
            name,
            form,
            replace(peel, hue=peel.hue + turn),
            replace(peel, lightness=peel.lightness * 0.86),
            Skin(0.92, 0.065, 112, 0.4),
            10,
            0.004,
            30,
        )
    peel = replace(_SAPO[0], lightness=_SAPO[0].lightness * dim, hue=_SAPO[0].hue + turn)
    form = profile(0.03, -0.05, 0.0, 1.34 + 0.08 * tall, 0.95) * 0.80
    return Melon(name, form, peel, _SAPO[1], Skin(0.94, 0.045, 112, 0.4), 10, 0.006, 40)


def melon(kind: Melon, canvas: Canvas, centre: Point, radius: float, fine: bool) -> None:
    """One whole melon."""
    rng = canvas.rng
    tilt = float(rng.uniform(10, 40)) if fine else float(rng.uniform(0, 70))
    roll = float(rng.choice((-1, 1)) * rng.uniform(8, 34)) if fine else float(rng.normal(0, 60))
    if kind.profile[:, 1].max() > kind.profile[:, 0].max() * 1.2:
        roll = float(rng.choice((-1, 1)) * rng.uniform(58, 84))
    body = Body(kind.profile, centre, radius, tilt, roll, kind.lobes, kind.depth, float(rng.uniform(0, 90)))
    made = replace(kind.peel, lightness=kind.peel.lightness * float(rng.uniform(0.97, 1.03)))
    ground(canvas, body.outline, made)
    with canvas.within(body.outline):
        if kind.name == "watermelon":
            _stripes(canvas, body, kind, fine)
        elif kind.name in ("cantaloupe", "galia"):
            _netted(canvas, body, kind, made, fine)
        elif kind.name == "honeydew":
            _smooth(canvas, body, kind, made, fine)
        else:
            _toad(canvas, body, kind, made, fine)
    turn_away(canvas, body.outline, made, radius * 0.9, fine=fine)
    gleam(canvas, body, ((0.36, 2.2, 0.30),), made, fine=fine)
    if body.facing() > -0.25:
        _stem(canvas, body, fine)


def _band(body: Body, angle: float, spread: np.ndarray, sway: np.ndarray) -> str:
    """A band along a meridian with ragged sides; empty where it turns away."""
    shares = np.linspace(0.015, 0.985, len(spread))
    one, two = body.project(shares, angle + sway - spread), body.project(shares, angle + sway + spread)
    seen = (one[:, 2] > -0.12) | (two[:, 2] > -0.12)
    if seen.sum() < 4:
        return ""
    return curve([*map(tuple, one[seen, :2]), *map(tuple, two[seen, :2][::-1])], tension=0.24).d


def _stripes(canvas: Canvas, body: Body, kind: Melon, fine: bool) -> None:
    """Dark ragged bands with veins in the pale ground between them."""
    rng, steps = canvas.rng, 26 if fine else 13
    bands, veins = [], []
    for k in range(kind.count):
        angle = 2 * np.pi * (k + float(rng.uniform(-0.15, 0.15))) / kind.count
        wide = np.pi / kind.count * float(rng.uniform(0.40, 0.62))
        spread = wide * (1 + 0.55 * rng.uniform(-1, 1, steps))
        bands.append(_band(body, angle, spread, 0.05 * np.cumsum(rng.normal(0, 0.3, steps))))
        for _ in range(3 if fine else 0):
            thin = np.full(steps, 0.012) * rng.uniform(0.3, 1.6, steps)
            veins.append(
                _band(
                    body,
                    angle + float(rng.uniform(0.3, 0.7)) * 2 * np.pi / kind.count,
                    thin,
                    0.06 * np.cumsum(rng.normal(0, 0.5, steps)),
                )
            )
    canvas.path("".join(veins) or "M0 0", fill=kind.marks.at(1.2), fill_opacity=0.30)
    look = {"filter": canvas.blur(body.radius * 0.008, body.outline)} if fine else {}
    canvas.path("".join(bands) or "M0 0", fill=kind.marks.at(), fill_opacity=0.88, **look)
    canvas.path("".join(bands[::2]) or "M0 0", fill=kind.marks.at(0.8), fill_opacity=0.35)
    speckles(canvas, body, kind.peel.at(1.15, 0.8), 260 if fine else 20, 1.2 * body.radius / 100, 0.4)
    if rng.random() < 0.5:
        patch(canvas, body, (0.62, float(rng.uniform(0.4, 2.7))), 0.42, Skin(0.86, 0.10, 94).at(), 0.5)


def _netted(canvas: Canvas, body: Body, kind: Melon, made: Skin, fine: bool) -> None:
    """Grooves, then a net of cork that stands out from the rind."""
    rng = canvas.rng
    for _ in range(4):
        place = (float(rng.uniform(0.2, 0.9)), float(rng.uniform(0.2, 3.0)))
        patch(canvas, body, place, 0.6, made.at(1.06, 1.1, -10), 0.4)
    if kind.depth > 0.02:
        for k in range(kind.lobes):
            angle = (np.pi + 2 * np.pi * k) / kind.lobes - np.deg2rad(body.spin)
            seam = body.meridian(angle, 0.03, 0.97)
            if seam is not None:
                look = {"filter": canvas.blur(body.radius * 0.02, body.outline)} if fine else {}
                canvas.stroke(seam, Skin(0.50, 0.075, 118).at(), body.radius * 0.07, stroke_opacity=0.75, **look)
    threads = _net(body, rng, kind.count if fine else round(kind.count * 0.55))
    wide = body.radius * (0.015 if fine else 0.025)
    canvas.path(
        threads,
        fill="none",
        stroke=made.at(0.52, 0.9, -8),
        stroke_width=wide * 1.4,
        stroke_opacity=0.55,
        transform=f"translate({wide * 0.6:.1f} {wide * 0.7:.1f})",
        stroke_linecap="round",
    )
    canvas.path(
        threads,
        fill="none",
        stroke=kind.marks.at(),
        stroke_width=wide,
        stroke_opacity=0.9,
        stroke_linecap="round",
        stroke_linejoin="round",
    )
    if fine:
        pores(canvas, body.outline, 0.24, 0.16)


def _net(body: Body, rng: np.random.Generator, count: int) -> str:
    """The threads of a net: knots in offset rows, each joined to its neighbours by a crooked line."""
    rows = round(count * 0.8)
    shares = np.linspace(0.03, 0.97, rows)[:, None] + rng.uniform(-0.32, 0.32, (rows, count)) / rows
    angles = 2 * np.pi * (np.arange(count)[None, :] + 0.5 * (np.arange(rows)[:, None] % 2)) / count
    angles = angles + rng.uniform(-0.32, 0.32, (rows, count)) * 2 * np.pi / count
    run: list[str] = []

    def join(a: tuple[int, int], b: tuple[int, int]) -> None:
        turn = (
            angles[b]
            + (2 * np.pi if angles[b] < angles[a] - np.pi else 0)
            - (2 * np.pi if angles[b] > angles[a] + np.pi else 0)
        )
        middle = (
            (shares[a] + shares[b]) / 2 + float(rng.normal(0, 0.011)),
            (angles[a] + turn) / 2 + float(rng.normal(0, 0.055)),
        )
        spots = body.project(np.array([shares[a], middle[0], shares[b]]), np.array([angles[a], middle[1], turn]))
        if spots[:, 2].min() > -0.02:
            (x1, y1), (x2, y2), (x3, y3) = spots[:, :2]
            run.append(f"M{x1:.1f} {y1:.1f}Q{x2:.1f} {y2:.1f} {x3:.1f} {y3:.1f}")

    for row in range(rows):
        for k in range(count):
            if row + 1 < rows:
                join((row, k), (row + 1, (k + row % 2) % count))
                if rng.random() < 0.72:
                    join((row, k), (row + 1, (k + row % 2 - 1) % count))
            if rng.random() < 0.40:
                join((row, k), (row, (k + 1) % count))
    return "".join(run) or "M0 0"


def _smooth(canvas: Canvas, body: Body, kind: Melon, made: Skin, fine: bool) -> None:
    """A smooth rind with faint wrinkles along it and a greener shoulder."""
    rng = canvas.rng
    patch(canvas, body, (0.05, 1.5), 0.7, Skin(0.76, 0.12, 116).at(), float(rng.uniform(0.15, 0.5)))
    patch(canvas, body, (0.7, float(rng.uniform(0.4, 2.7))), 0.6, made.at(1.05, 1.1, -8), 0.5)
    run = []
    for _ in range(kind.count if fine else 8):
        thin = 0.018 * np.sin(np.linspace(0.1, 3.0, 12)) * rng.uniform(0.4, 1.5, 12)
        run.append(_band(body, float(rng.uniform(0, 6.28)), thin, 0.05 * np.cumsum(rng.normal(0, 0.4, 12))))
    look = {"filter": canvas.blur(body.radius * 0.016, body.outline)} if fine else {}
    canvas.path("".join(run) or "M0 0", fill=kind.marks.at(0.88), fill_opacity=0.42, **look)
    speckles(canvas, body, "#7a6a3a", 60 if fine else 8, 0.9 * body.radius / 100, 0.35)


def _toad(canvas: Canvas, body: Body, kind: Melon, made: Skin, fine: bool) -> None:
    """Blotches of dark and yellow green along the melon, and short cracks."""
    rng = canvas.rng
    for tone, many, opacity in (
        (made.at(0.62), 60, 0.75),
        (kind.marks.at(), 34, 0.65),
        (made.at(1.35, 1.1, -8), 44, 0.6),
    ):
        run = []
        for _ in range(many if fine else many // 3):
            start, angle = float(rng.uniform(0.03, 0.9)), float(rng.uniform(0, 2 * np.pi))
            ends = body.project(
                np.array([start, start + float(rng.uniform(0.04, 0.16))]),
                np.array([angle, angle + float(rng.normal(0, 0.05))]),
            )
            if ends[:, 2].min() > 0.0:
                wide = body.radius * float(rng.uniform(0.03, 0.085))
                run.append(leaf(tuple(ends[0, :2]), tuple(ends[1, :2]), wide, wide * float(rng.uniform(-0.4, 0.4))).d)
        look = {"filter": canvas.blur(body.radius * 0.012, body.outline)} if fine else {}
        canvas.path("".join(run) or "M0 0", fill=tone, fill_opacity=opacity, **look)
    cracks = []
    for _ in range(70 if fine else 14):
        start, angle = float(rng.uniform(0.02, 0.9)), float(rng.uniform(0, 2 * np.pi))
        ends = body.project(np.array([start, start + float(rng.uniform(0.05, 0.2))]), angle)
        if ends[:, 2].min() > 0.0:
            cracks.append(leaf(tuple(ends[0, :2]), tuple(ends[1, :2]), body.radius * 0.012).d)
    canvas.path("".join(cracks) or "M0 0", fill="#cfc49a", fill_opacity=0.75)


def _stem(canvas: Canvas, body: Body, fine: bool) -> None:
    """The dry end of the vine."""
    rng, radius = canvas.rng, body.radius
    x, y = body.pole()
    lean = np.deg2rad(body.roll + rng.normal(0, 16))
    reach = radius * float(rng.uniform(0.16, 0.30))
    blob(canvas, (x, y), (radius * 0.16, radius * 0.12), "#1c2410", 0.6)
    tip = (x + reach * float(np.sin(lean)), y - reach * float(np.cos(lean)))
    tone = replace(WOOD, lightness=0.56, hue=92, chroma=0.06)
    stalk(canvas, (x, y), tip, radius * (0.085 if fine else 0.10), radius * float(rng.uniform(-0.06, 0.06)), tone)
