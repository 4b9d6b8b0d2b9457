"""How root vegetables are shown: loose, bunched with their greens, heaped, in sacks and in crates."""

from __future__ import annotations

from functools import partial

import numpy as np

from storefront.departments.fruit_vegetables.cut_vegetables import beet_half
from storefront.departments.fruit_vegetables.fruit_displays import cloth, group, heap, loose, mound, shade_below
from storefront.departments.fruit_vegetables.fruit_shapes import Skin, blob
from storefront.departments.fruit_vegetables.greens import FROND, broad_leaf, frond, tie
from storefront.departments.fruit_vegetables.roots import Root, ginger, globe, potato, tapering, varied
from storefront.departments.fruit_vegetables.veg_displays import (
    INK,
    bed,
    flat,
    layered,
    lying,
    pile,
    shop_crate,
    stacked,
)
from storefront.departments.fruit_vegetables.veg_packs import sack
from storefront.drawing.canvas import Canvas
from storefront.drawing.outline import Outline, Point, curve
from storefront.types import Design

_VARIETIES: dict[str, dict[str, tuple[float, float, float]]] = {
    "carrots": {
        "burgundy": (0.36, 0.10, 350), "yellow": (0.84, 0.14, 88), "cream": (0.85, 0.12, 86), "red": (0.66, 0.175, 46),
    },
    "parsnips": {"sand": (0.80, 0.07, 82), "tan": (0.76, 0.08, 78), "camel": (0.76, 0.08, 78)},
    "potatoes": {
        "burgundy": (0.61, 0.085, 36), "red": (0.66, 0.09, 44), "orange": (0.60, 0.12, 44), "cream": (0.86, 0.07, 86),
        "yellow": (0.80, 0.11, 84), "sand": (0.76, 0.08, 78), "tan": (0.60, 0.08, 66), "camel": (0.68, 0.09, 72),
    },
    "beetroot": {"yellow": (0.68, 0.14, 66), "red": (0.40, 0.13, 16)},
    "ginger": {
        "orange": (0.66, 0.12, 62), "tan": (0.66, 0.075, 70), "red": (0.72, 0.08, 48), "cream": (0.84, 0.06, 84),
    },
    "radishes": {"burgundy": (0.46, 0.17, 8), "cream": (0.93, 0.03, 90), "sand": (0.92, 0.03, 90)},
}  # fmt: skip
_USUAL: dict[str, tuple[float, float, float]] = {
    "carrots": (0.70, 0.175, 52),
    "parsnips": (0.88, 0.055, 88),
    "potatoes": (0.74, 0.085, 76),
    "beetroot": (0.33, 0.095, 4),
    "ginger": (0.76, 0.075, 78),
    "radishes": (0.56, 0.21, 16),
}
_KIND_OF = {"bunched carrots": "carrots", "potato sack": "potatoes"}


def root_kind(design: Design, rng: np.random.Generator) -> Root:
    """The variety of a design: its colour where the kind comes in it, the usual one otherwise."""
    name = _KIND_OF.get(design.silhouette, design.silhouette)
    lightness, chroma, hue = _VARIETIES[name].get(design.colour, _USUAL[name])
    peel = Skin(lightness + float(rng.uniform(-0.02, 0.02)), chroma, hue + float(rng.uniform(-3, 3)), 0.4)
    flesh = Skin(0.88, 0.10, 94)
    if name == "beetroot":
        flesh = Skin(0.42, 0.16, 8) if peel.lightness < 0.5 else Skin(0.78, 0.14, 82)
    if name == "ginger" and design.colour == "orange":
        flesh = Skin(0.70, 0.17, 62)
    return Root(name, peel, flesh, float(rng.uniform(0, 1)))


def draw_roots(canvas: Canvas, design: Design) -> None:
    """Carrots, parsnips, potatoes, beets, radishes and ginger, each in several displays."""
    rng = canvas.rng
    kind = root_kind(design, rng)
    show = design.silhouette
    if show == "potato sack":
        sack(canvas, partial(potato, kind), design, float(rng.uniform(36, 48)))
    elif show == "bunched carrots":
        cloth(canvas, design)
        with flat(canvas):
            _bunch(canvas, kind)
    elif show in ("carrots", "parsnips"):
        _long_roots(canvas, design, kind)
    elif rng.random() < {"radishes": 0.7, "beetroot": 0.3}.get(show, 0.0):
        cloth(canvas, design)
        with flat(canvas):
            _bunch(canvas, kind)
    else:
        _round_roots(canvas, design, kind)


def _long_roots(canvas: Canvas, design: Design, kind: Root) -> None:
    """Carrots or parsnips: a few side by side, a heap or a crate of them."""
    rng = canvas.rng
    top = str(rng.choice(["stubs", "bare"]))
    way = float(rng.choice((-1, 1)))
    thick, step = (24.0, 17.0) if kind.name == "parsnips" else (float(rng.uniform(16, 21)), 21.0)

    def one(here: Canvas) -> None:
        lift = float(rng.uniform(-9, 9))
        heading = way if rng.random() < 0.8 else -way
        start, end = (-100.0 * heading, -lift), (100.0 * heading * float(rng.uniform(0.86, 1.0)), lift)
        bed(here, start, end, thick * 1.5, 0.8)
        tapering(kind, here, (start, end), thick * float(rng.uniform(0.85, 1.15)), fine=False, top=top)

    show = str(rng.choice(["loose", "heap", "crate"], p=(0.36, 0.27, 0.37)))
    if show != "loose":
        thick, step = thick * 1.3, step * 1.3
    if show == "heap":
        canvas.stand(258, 404, 184, 11)
        layered(canvas, one, stacked(rng, float(rng.uniform(104, 120)), step * 1.4), 10, sway=9.0)
    elif show == "crate":
        long = float(rng.uniform(90, 108))
        shop_crate(
            canvas,
            design,
            lambda box: layered(canvas, one, lying(rng, (box[0], box[1] + 6, box[2], box[3]), long, step), 11),
        )
    else:
        cloth(canvas, design)
        with flat(canvas):
            _side_by_side(canvas, kind, top, way)


def _side_by_side(canvas: Canvas, kind: Root, top: str, way: float) -> None:
    rng = canvas.rng
    count = int(rng.integers(2, 6))
    thick = {2: 50.0, 3: 44.0, 4: 37.0, 5: 32.0}[count] * (1.12 if kind.name == "parsnips" else 1.0)
    for k in range(count):
        y = 268 + (k - (count - 1) / 2) * thick * 1.7 + float(rng.uniform(-0.12, 0.12)) * thick
        start = (256 - way * (170 + float(rng.uniform(-18, 12))), y - float(rng.uniform(-8, 8)))
        end = (256 + way * (188 + float(rng.uniform(-40, 4))), y + float(rng.uniform(-10, 10)))
        bed(canvas, start, end, thick, 0.25)
        tapering(kind, canvas, (start, end), thick, fine=True, top=top)


def _bunch(canvas: Canvas, kind: Root) -> None:
    """A bunch that lies on the table: roots to one side, greens to the other, tied where they meet."""
    rng = canvas.rng
    side = float(rng.choice((-1, 1)))
    carrots = kind.name == "carrots"
    angle = np.deg2rad(float(rng.uniform(24, 40)))
    knot = np.array([256 - side * (10 if carrots else -6), 252.0])
    axis = np.array([-side * np.cos(angle), np.sin(angle)])
    across = np.array([-axis[1], axis[0]])
    if carrots:
        for spot in rng.permutation(np.linspace(-1, 1, 11)):
            tip = knot - axis * float(rng.uniform(150, 205)) + across * spot * 92
            frond(
                canvas,
                tuple(knot + across * spot * 12),
                tuple(tip),
                varied(FROND, rng),
                wide=float(rng.uniform(24, 34)),
            )
    else:
        rib = Skin(0.72, 0.10, 122) if kind.name == "radishes" else Skin(0.42, 0.15, 8)
        green = Skin(0.50, 0.125, 134) if kind.name == "radishes" else Skin(0.40, 0.09, 140)
        for spot in rng.permutation(np.linspace(-1, 1, 8)):
            tip = knot - axis * float(rng.uniform(170, 220)) + across * spot * 112
            broad_leaf(
                canvas,
                tuple(knot + across * spot * 10),
                tuple(tip),
                varied(green, rng),
                rib,
                wide=float(rng.uniform(50, 70)),
            )
    _bunched_roots(canvas, kind, knot, axis, across)
    half = 26 if carrots else 20
    band = Skin(0.50, 0.16, 255) if rng.random() < 0.5 else Skin(0.55, 0.19, 27)
    tie(canvas, tuple(knot - across * half), tuple(knot + across * half), 3.6, band)


def _bunched_roots(canvas: Canvas, kind: Root, knot: np.ndarray, axis: np.ndarray, across: np.ndarray) -> None:
    rng = canvas.rng
    if kind.name == "carrots":
        for spot in rng.permutation(np.linspace(-1, 1, int(rng.integers(5, 8)))):
            start = knot + across * spot * 34 + axis * 14
            end = knot + axis * float(rng.uniform(180, 212)) + across * spot * 92
            bed(canvas, tuple(start), tuple(end), 26)
            tapering(kind, canvas, (tuple(start), tuple(end)), float(rng.uniform(22, 28)), fine=True, top="none")
        return
    radius, count = (42.0, 9) if kind.name == "radishes" else (72.0, 3)
    rows = [(0.0, 3), (0.9, 4), (1.75, 2)] if count == 9 else [(0.0, 2), (1.1, 1)]
    rib = Skin(0.66, 0.12, 122) if kind.name == "radishes" else Skin(0.42, 0.15, 8)
    places: list[Point] = []
    for depth, many in rows:
        for k in range(many):
            spot = knot + axis * (radius * 1.25 + depth * radius * 1.3) + across * (k - (many - 1) / 2) * radius * 1.72
            places.append((float(spot[0] + rng.uniform(-5, 5)), float(spot[1] + rng.uniform(-5, 5))))
    for x, y in places:
        canvas.stroke(_stem_line(knot, (x, y)), rib.at(0.8), radius * 0.2)
        canvas.stroke(_stem_line(knot, (x, y)).shifted(-1, -1), rib.at(1.15), radius * 0.1)
    shade_below(canvas, [(x, y, radius * 0.9) for x, y in places])
    group(canvas, partial(globe, kind, top=False), [(x, y, radius * float(rng.uniform(0.92, 1.08))) for x, y in places])


def _stem_line(knot: np.ndarray, end: Point) -> Outline:
    return curve([tuple(knot), ((knot[0] + end[0]) / 2, (knot[1] + end[1]) / 2 - 4), end], closed=False)


def _round_roots(canvas: Canvas, design: Design, kind: Root) -> None:
    """Potatoes, beets, radishes or ginger: loose, heaped or in a crate."""
    rng = canvas.rng
    one = partial({"potatoes": potato, "ginger": ginger}.get(kind.name, globe), kind)
    show = str(
        rng.choice(["loose", "heap", "crate"], p=(0.34, 0.26, 0.40) if kind.name != "radishes" else (0.0, 0.4, 0.6))
    )
    if kind.name == "beetroot" and kind.peel.lightness > 0.5:
        show = "loose"
    size = {"potatoes": 40.0, "ginger": 66.0, "beetroot": 58.0, "radishes": 30.0}[kind.name] * float(
        rng.uniform(0.9, 1.15)
    )
    if show == "heap":
        pile(canvas, one, size * 1.12)
        if kind.name == "beetroot":
            _cut_beets(canvas, kind, size * 1.12, 352.0)
    elif show == "crate":
        rise, dense = (8, 0.66) if kind.name == "ginger" else (16, 0.92)

        def fill(box: tuple[float, float, float, float]) -> None:
            left, top, right, bottom = box
            half = (right - left) / 2 + (-14 if kind.name == "ginger" else 8)
            low = bottom - size * (0.55 if kind.name == "beetroot" else 0.2)
            spots = mound(rng, top + size * 0.4, low, lambda t: half + 20 * t, size * dense, rise)
            heap(canvas, one, [(x, y, r / dense) for x, y, r in spots], 11)
            if kind.name == "beetroot":
                _cut_beets(canvas, kind, size, top + (bottom - top) * 0.62)

        shop_crate(canvas, design, fill, over=4)
    else:
        cloth(canvas, design)
        if kind.name == "beetroot" and (kind.peel.lightness > 0.5 or rng.random() < 0.5):
            places = loose("halved", rng, tall=0.92)
            shade_below(canvas, places)
            group(canvas, one, places[:1])
            beet_half(canvas, (places[1][0], places[1][1]), places[1][2] * 0.94, kind.peel, kind.flesh)
            return
        choices = ["single", "pair"] if kind.name == "ginger" else ["pair", "trio", "several"]
        places = loose(str(rng.choice(choices)), rng, tall=0.62 if kind.name == "ginger" else 0.80)
        shade_below(canvas, places)
        group(canvas, one, places)


def _cut_beets(canvas: Canvas, kind: Root, size: float, y: float) -> None:
    """One or two halves on top of the others, their rings towards the camera."""
    rng = canvas.rng
    side = float(rng.choice((-1, 1)))
    for k in range(int(rng.integers(1, 3))):
        x = 256 + side * (74 - 150 * k) + float(rng.uniform(-16, 16))
        here = y + float(rng.uniform(-14, 14)) - 44 * k
        blob(canvas, (x + size * 0.1, here + size * 0.2), (size * 1.35, size * 1.3), INK, 0.7)
        beet_half(canvas, (x, here), size * 0.98, kind.peel, kind.flesh)
