"""Whole tropical fruit: mango, papaya, kiwi, passion fruit, pomegranate and avocado, each with its own skin."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from storefront.departments.fruit_vegetables.fruit_forms import WOOD, profile
from storefront.departments.fruit_vegetables.fruit_shapes import Body, Skin, blob, pores, speckles, stalk
from storefront.departments.fruit_vegetables.fruit_volume import bellied, gleam, ground, patch, turn_away
from storefront.departments.fruit_vegetables.pineapple import barrel, pineapple
from storefront.drawing.canvas import Canvas
from storefront.drawing.outline import Outline, Point, curve, ellipse, leaf
from storefront.palette import COLOURS

_PEELS: dict[str, dict[str, Skin]] = {
    "mango": {
        "red": Skin(0.60, 0.15, 32, 0.5),
        "yellow": Skin(0.83, 0.15, 86, 0.5),
        "green": Skin(0.62, 0.12, 126, 0.5),
        "orange": Skin(0.76, 0.155, 66, 0.5),
    },
    "papaya": {
        "yellow": Skin(0.80, 0.145, 84, 0.4),
        "green": Skin(0.62, 0.11, 126, 0.4),
        "orange": Skin(0.75, 0.15, 66, 0.4),
    },
    "pineapple": {
        "mustard": Skin(0.72, 0.13, 78, 0.2),
        "orange": Skin(0.68, 0.14, 62, 0.2),
        "olive": Skin(0.60, 0.10, 104, 0.2),
        "brown": Skin(0.56, 0.10, 56, 0.2),
    },
    "kiwi": {
        "brown": Skin(0.52, 0.062, 72, 0.15),
        "mustard": Skin(0.60, 0.075, 78, 0.2),
        "olive": Skin(0.53, 0.06, 92, 0.15),
    },
    "passion fruit": {
        "purple": Skin(0.36, 0.085, 345, 0.45),
        "burgundy": Skin(0.38, 0.09, 8, 0.45),
        "yellow": Skin(0.82, 0.14, 90, 0.5),
    },
    "pomegranate": {
        "red": Skin(0.54, 0.17, 24, 0.5),
        "burgundy": Skin(0.45, 0.14, 18, 0.5),
        "orange": Skin(0.60, 0.165, 28, 0.5),
    },
    "avocado": {
        "green": Skin(0.48, 0.085, 130, 0.5),
        "olive": Skin(0.42, 0.06, 122, 0.45),
        "purple": Skin(0.33, 0.035, 350, 0.5),
        "brown": Skin(0.37, 0.05, 110, 0.45),
    },
}
_SECOND = {
    "mango": (Skin(0.62, 0.15, 126), Skin(0.60, 0.17, 32), Skin(0.83, 0.14, 80)),
    "papaya": (Skin(0.62, 0.12, 124), Skin(0.74, 0.16, 62), Skin(0.84, 0.14, 92)),
    "pomegranate": (Skin(0.70, 0.13, 50), Skin(0.45, 0.16, 18), Skin(0.56, 0.16, 26)),
}


@dataclass(frozen=True, slots=True)
class Tropical:
    """What the fruit of one product share.

    Attributes:
        name: which fruit.
        profile: of its solid.
        peel: its skin.
        size: radius compared with an orange's.
        lobes: bulges around the axis.
        depth: of the grooves between them.
    """

    name: str
    profile: np.ndarray
    peel: Skin
    size: float
    lobes: int = 5
    depth: float = 0.0


def tropical_kind(name: str, colour: str, rng: np.random.Generator) -> Tropical:
    """A fruit in the one of its own colours that is nearest to the design's."""
    peel = _nearest(_PEELS[name], colour)
    dl, dh = rng.uniform(-1, 1, 2)
    peel = replace(peel, lightness=peel.lightness * (1 + 0.035 * dl), hue=peel.hue + 4 * dh)
    form, size, lobes, depth = _form(name, float(rng.uniform(-1, 1)))
    return Tropical(name, form, peel, size, lobes, depth)


def _form(name: str, tall: float) -> tuple[np.ndarray, float, int, float]:
    """Profile, size, lobes and their depth; `tall` from -1 to 1 makes it longer or shorter."""
    forms = {
        "mango": lambda: (profile(0.03, 0.03, 0.06, 1.16 + 0.08 * tall, 0.94) * 0.9, 1.05, 1, 0.09),
        "papaya": lambda: (bellied(0.50 + 0.08 * tall, 0.25, 4.2, 1.34), 1.12, 5, 0.018),
        "pineapple": lambda: (barrel(1.0 + 0.12 * tall), 1.15, 5, 0.0),
        "kiwi": lambda: (profile(0.0, 0.02, 0.0, 1.16 + 0.08 * tall, 0.90) * 0.86, 0.92, 3, 0.01),
        "passion fruit": lambda: (profile(0.02, 0.02, 0.0, 1.02 + 0.06 * tall, 0.95) * 0.92, 0.92, 4, 0.008),
        "pomegranate": lambda: (profile(0.02, 0.06, 0.03, 0.90 + 0.04 * tall, 0.90), 1.0, 6, 0.02),
        "avocado": lambda: (bellied(0.46 + 0.1 * tall, 0.2, 4.4, 1.20 + 0.08 * tall), 0.98, 3, 0.012),
    }
    return forms[name]()


def _nearest(peels: dict[str, Skin], colour: str) -> Skin:
    def lab(name: str) -> np.ndarray:
        lightness, chroma, hue = COLOURS[name]
        return np.array([lightness, chroma * np.cos(np.deg2rad(hue)), chroma * np.sin(np.deg2rad(hue))]) * [0.5, 1, 1]

    wanted = lab(colour)
    return peels[min(peels, key=lambda name: float(np.linalg.norm(lab(name) - wanted)))]


def whole(kind: Tropical, canvas: Canvas, centre: Point, radius: float, fine: bool) -> None:
    """One whole fruit."""
    rng = canvas.rng
    body = Body(
        kind.profile, centre, radius, *_pose(kind.name, rng, fine), kind.lobes, kind.depth, float(rng.uniform(0, 90))
    )
    made = replace(
        kind.peel,
        lightness=kind.peel.lightness * float(rng.uniform(0.96, 1.04)),
        hue=kind.peel.hue + float(rng.normal(0, 2.5)),
    )
    if kind.name == "pineapple":
        low = (centre[0] - radius * 0.42 * np.sin(np.deg2rad(body.roll)), centre[1] + radius * (0.34 if fine else 0.12))
        pineapple(canvas, body.moved(low, radius * 0.72 / 0.78), made, fine=fine)
        return
    if kind.name == "pomegranate":
        body = replace(body, centre=(centre[0], centre[1] + radius * 0.06))
    ground(canvas, body.outline, made)
    with canvas.within(body.outline):
        _DETAILS[kind.name](canvas, body, made, fine)
    turn_away(canvas, body.outline, made, radius * 0.8, fine=fine)
    if kind.name != "kiwi":
        lying = kind.name in ("mango", "papaya", "avocado")
        spots = ((0.60, 2.05, 0.26), (0.28, 2.0, 0.13)) if lying else ((0.34, 2.2, 0.30),)
        gleam(canvas, body, spots, made, fine=fine)
    _END.get(kind.name, _button)(canvas, body, made, fine)


def _pose(name: str, rng: np.random.Generator, fine: bool) -> tuple[float, float]:
    """Tilt and roll: tall fruit stands, mangoes and papayas lie."""
    side = float(rng.choice((-1, 1)))
    if name == "pineapple":
        return float(rng.uniform(4, 14)), float(rng.normal(0, 5 if fine else 10))
    if name == "pomegranate":
        return float(rng.uniform(24, 50)), float(rng.normal(0, 16 if fine else 46))
    if name == "avocado" and fine and rng.random() < 0.5:
        return float(rng.uniform(6, 20)), float(rng.normal(0, 9))
    if not fine:
        return float(rng.uniform(-20, 40)), float(rng.uniform(-110, 110))
    return float(rng.uniform(-8, 26)), side * float(rng.uniform(40, 78))


def _mottled(canvas: Canvas, body: Body, made: Skin, fine: bool, name: str) -> None:
    """Colours that run into each other, and pale dots."""
    rng = canvas.rng
    first, second, third = _SECOND[name]
    sun = float(rng.uniform(0.3, 2.8))
    patch(canvas, body, (0.15, float(rng.uniform(0.5, 2.6))), 0.75, first.at(), float(rng.uniform(0.15, 0.7)))
    for share in (0.35, 0.6):
        patch(canvas, body, (share, sun), 0.7, second.at(), float(rng.uniform(0.2, 0.7)))
    patch(canvas, body, (0.85, float(rng.uniform(0.5, 2.6))), 0.75, third.at(), float(rng.uniform(0.2, 0.7)))
    speckles(canvas, body, made.at(1.25, 0.6), 260 if fine else 30, 1.0 * body.radius / 100, 0.5)
    speckles(canvas, body, "#4a2c14", 50 if fine else 8, 1.0 * body.radius / 100, 0.4)


def _mango(canvas: Canvas, body: Body, made: Skin, fine: bool) -> None:
    _mottled(canvas, body, made, fine, "mango")


def _papaya(canvas: Canvas, body: Body, made: Skin, fine: bool) -> None:
    _mottled(canvas, body, made, fine, "papaya")


def _pomegranate(canvas: Canvas, body: Body, made: Skin, fine: bool) -> None:
    _mottled(canvas, body, made, fine, "pomegranate")
    if fine:
        pores(canvas, body.outline, 0.12, 0.25)


def _kiwi(canvas: Canvas, body: Body, made: Skin, fine: bool) -> None:
    """Short hair all over, denser at the edge."""
    rng = canvas.rng
    count = 700 if fine else 90
    share, angle = np.arccos(rng.uniform(-0.95, 0.95, count)) / np.pi, rng.uniform(0, 2 * np.pi, count)
    roots = body.project(share, angle)
    tips = body.project(share + 0.035, angle + 0.05, 0.03)
    dark: list[str] = []
    bright: list[str] = []
    for k in np.flatnonzero(roots[:, 2] > 0.0):
        hair = f"M{roots[k, 0]:.1f} {roots[k, 1]:.1f}L{tips[k, 0]:.1f} {tips[k, 1]:.1f}"
        (dark if k % 2 else bright).append(hair)
    wide = max(0.5, body.radius * 0.009)
    canvas.path("".join(dark), stroke=made.at(0.58), stroke_width=wide, stroke_opacity=0.7)
    canvas.path("".join(bright), stroke=made.at(1.32, 0.9), stroke_width=wide, stroke_opacity=0.6)
    blob(
        canvas,
        (body.centre[0] - body.radius * 0.28, body.centre[1] - body.radius * 0.34),
        (body.radius * 0.5, body.radius * 0.36),
        "#f3e2c0",
        0.4,
        -35,
    )


def _passion(canvas: Canvas, body: Body, made: Skin, fine: bool) -> None:
    """Wrinkles and pale specks."""
    if fine and made.lightness < 0.6:
        pores(canvas, body.outline, 0.34, 0.035)
        pores(canvas, body.outline, 0.12, 0.2)
    speckles(canvas, body, made.at(1.5, 0.6), 160 if fine else 24, 1.3 * body.radius / 100, 0.45)


def _avocado(canvas: Canvas, body: Body, made: Skin, fine: bool) -> None:
    """Pebbled skin."""
    if fine:
        pores(canvas, body.outline, 0.36 if made.lightness > 0.38 else 0.2, 0.11)
    speckles(canvas, body, made.at(1.45, 1.1), 320 if fine else 40, 1.3 * body.radius / 100, 0.4)
    speckles(canvas, body, made.at(0.55), 240 if fine else 40, 1.5 * body.radius / 100, 0.45)


def _button(canvas: Canvas, body: Body, made: Skin, fine: bool) -> None:
    """The scar of the stem, with a short stub on some."""
    if body.facing() < -0.35:
        return
    rng, radius = canvas.rng, body.radius
    x, y = body.pole()
    blob(canvas, (x, y), (radius * 0.14, radius * 0.12), made.at(0.35, 0.8), 0.7)
    canvas.path(ellipse(x, y, radius * 0.055, radius * 0.048), fill=WOOD.at(0.8))
    if fine and rng.random() < 0.6:
        lean = np.deg2rad(body.roll)
        tip = (x + radius * 0.16 * float(np.sin(lean)), y - radius * 0.16 * float(np.cos(lean)))
        stalk(canvas, (x, y), tip, radius * 0.075, 0.0, WOOD)


def _calyx(canvas: Canvas, body: Body, made: Skin, fine: bool) -> None:
    """The pomegranate's crown: a short tube whose pointed lobes bend outwards."""
    rng, radius = canvas.rng, body.radius
    x, y = body.pole()
    a, rise = np.deg2rad(body.roll), max(0.42, float(np.cos(np.deg2rad(body.tilt))))
    tall, flat = radius * float(rng.uniform(0.30, 0.38)) * rise, float(np.sin(np.deg2rad(body.tilt)))
    wide = radius * float(rng.uniform(0.19, 0.23))

    def on(points: list[Point]) -> list[Point]:
        return [
            (x + u * float(np.cos(a)) - v * float(np.sin(a)), y + u * float(np.sin(a)) + v * float(np.cos(a)))
            for u, v in points
        ]

    def lobes(front: bool) -> Outline:
        count = int(rng.integers(3, 5))
        angles = np.linspace(np.pi, 0, 2 * count + 1) if front else np.linspace(-np.pi, 0, 2 * count + 1)
        rim: list[tuple[float, float, str]] = []
        for k, angle in enumerate(angles):
            out, up = (1.75, tall) if k % 2 else (1.06, tall * 0.42)
            spot = (wide * out * float(np.cos(angle)), -up + wide * out * 0.5 * flat * float(np.sin(angle)))
            rim.append((*on([spot])[0], "c"))
        low = [(wide * 0.72 * float(np.cos(t)), wide * 0.3 * float(np.sin(t))) for t in np.linspace(0, np.pi, 5)]
        return curve([*rim, *on(low)], tension=0.22)

    tone = replace(made, lightness=made.lightness * 1.04, hue=made.hue + 4)
    blob(canvas, (x + radius * 0.05, y + radius * 0.05), (wide * 1.7, wide * 1.2), made.at(0.4, 0.9), 0.6)
    for front in (False, True):
        shape = lobes(front)
        canvas.cast(shape)
        left, top, right, bottom = shape.box
        dim = 1.0 if front else 0.66
        ramp = [(0.0, tone.at(1.28 * dim, 0.8), 1.0), (0.45, tone.at(dim), 1.0), (1.0, tone.at(0.62 * dim), 1.0)]
        canvas.path(
            shape, fill=canvas.linear((left, top), (right, bottom), ramp), stroke=tone.at(0.45), stroke_width=0.8
        )
        if not front and fine:
            threads = [
                leaf(on([(0, -tall * 0.2)])[0], on([(float(u), -tall * 0.62)])[0], 1.8).d
                for u in rng.uniform(-wide, wide, 14)
            ]
            canvas.path("".join(threads), fill="#e0b860", fill_opacity=0.85)


_Detail = Callable[[Canvas, Body, Skin, bool], None]
_DETAILS: dict[str, _Detail] = {
    "mango": _mango,
    "papaya": _papaya,
    "pomegranate": _pomegranate,
    "kiwi": _kiwi,
    "passion fruit": _passion,
    "avocado": _avocado,
}
_END: dict[str, _Detail] = {"pomegranate": _calyx}
