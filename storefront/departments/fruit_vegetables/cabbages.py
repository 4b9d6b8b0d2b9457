"""How cabbages, leeks and asparagus are shown: alone, cut, bundled and in crates."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np

from storefront.departments.fruit_vegetables.cabbage_heads import Cabbage, cabbage_half, head
from storefront.departments.fruit_vegetables.fruit_displays import cloth, group, heap, loose, mound, shade_below
from storefront.departments.fruit_vegetables.fruit_shapes import Skin
from storefront.departments.fruit_vegetables.greens import tie
from storefront.departments.fruit_vegetables.stalks import leek, spear
from storefront.departments.fruit_vegetables.veg_displays import bed, flat, layered, lying, pile, shop_crate
from storefront.drawing.canvas import Canvas
from storefront.types import Design

_RED = ("purple", "plum", "burgundy")
_PALE = ("ivory", "cream")
_BANDS = (Skin(0.50, 0.16, 255), Skin(0.56, 0.19, 27), Skin(0.48, 0.15, 300), Skin(0.72, 0.12, 78))


def _cabbage_kind(design: Design, rng: np.random.Generator) -> Cabbage:
    """The variety: red, white, green or savoy, by colour and silhouette."""
    point = float(design.silhouette == "pointed")
    if design.silhouette == "savoy":
        hue = float(rng.uniform(128, 140))
        rib = Skin(0.84, 0.09, 116)
        return Cabbage(Skin(0.70, 0.13, hue - 10, 0.2), Skin(0.44, 0.095, hue + 6, 0.2), rib, 1.0, 0.0, 1.0)
    loose_leaves = float(rng.uniform(0, 1))
    if design.colour in _RED:
        hue = {"purple": 328.0, "plum": 340.0, "burgundy": 352.0}[design.colour] + float(rng.uniform(-4, 4))
        return Cabbage(
            Skin(0.40, 0.12, hue, 0.4), Skin(0.34, 0.095, hue - 8, 0.4), Skin(0.74, 0.06, hue), 0.0, point, loose_leaves
        )
    lightness, chroma, hue = {
        "ivory": (0.90, 0.075, 112), "cream": (0.88, 0.085, 110), "mint": (0.86, 0.085, 124), "lime": (0.80, 0.14, 120),
        "sage": (0.76, 0.10, 126), "green": (0.66, 0.135, 130), "forest green": (0.56, 0.12, 136),
    }[design.colour]  # fmt: skip
    outer = Skin(lightness * 0.84, chroma * 1.12, hue + 6, 0.4)
    return Cabbage(
        Skin(lightness, chroma, hue, 0.4),
        outer,
        Skin(min(0.95, lightness + 0.12), chroma * 0.6, 112),
        0.0,
        point,
        loose_leaves,
    )


def _spear_skin(design: Design, rng: np.random.Generator) -> Skin:
    if design.colour in _PALE:
        return Skin(0.93, 0.035, 96, 0.5)
    if design.colour in _RED and rng.random() < 0.5:
        return Skin(0.46, 0.07, 340, 0.5)
    return Skin(0.60 + float(rng.uniform(-0.05, 0.06)), 0.13, float(rng.uniform(124, 134)), 0.5)


def _leek_green(design: Design, rng: np.random.Generator) -> Skin:
    light_one = design.colour in ("lime", "mint", "sage", *_PALE)
    return Skin(0.54 if light_one else 0.44, 0.10, float(rng.uniform(134, 152)), 0.2)


def draw_cabbages(canvas: Canvas, design: Design) -> None:
    """Cabbages of all kinds, leeks and asparagus."""
    rng = canvas.rng
    show = design.silhouette
    if show == "crate":
        _crated(canvas, design)
    elif show in ("leek", "leek bundle"):
        cloth(canvas, design)
        with flat(canvas):
            _leeks(canvas, _leek_green(design, rng), bundled=show == "leek bundle")
    elif show == "asparagus bundle":
        cloth(canvas, design)
        _asparagus(canvas, _spear_skin(design, rng))
    else:
        _heads(canvas, design)


def _heads(canvas: Canvas, design: Design) -> None:
    rng, show = canvas.rng, design.silhouette
    kind = _cabbage_kind(design, rng)
    one = partial(head, kind)
    if show == "cabbage" and rng.random() < 0.22:
        pile(canvas, one, float(rng.uniform(70, 84)), wide=206, kinds=7)
        return
    cloth(canvas, design)
    layout = "halved" if show == "halved" else str(rng.choice(["single", "single", "pair"]))
    if show == "pointed":
        layout = str(rng.choice(["single", "pair"]))
    places = loose(layout, rng, tall=0.88)
    if kind.loose > 0.3:
        places = [(256 + (x - 256) * 0.92, y, radius * 0.84) for x, y, radius in places]
    shade_below(canvas, places)
    group(canvas, one, places[:1] if show == "halved" else places)
    if show == "halved":
        x, y, radius = places[1]
        cabbage_half(kind, canvas, (x, y - radius * 0.05), radius * 1.02, float(rng.uniform(-30, 30)))


def _crated(canvas: Canvas, design: Design) -> None:
    """A crate of heads, of leeks or of asparagus."""
    rng = canvas.rng
    what = str(rng.choice(["heads", "heads", "leeks", "spears"]))
    if what == "heads":
        kind = _cabbage_kind(replace(design, silhouette="savoy") if rng.random() < 0.2 else design, rng)
        kind = replace(kind, loose=0.0)
        size = float(rng.uniform(58, 76))

        def fill(box: tuple[float, float, float, float]) -> None:
            left, top, right, bottom = box
            half = (right - left) / 2 + 14
            spots = mound(rng, top + size * 0.55, bottom - size * 0.25, lambda t: half + 18 * t, size * 0.80, 10)
            heap(canvas, partial(head, kind), [(x, y, r / 0.80) for x, y, r in spots], 8)

        shop_crate(canvas, design, fill, over=5)
        return
    green, made, way = _leek_green(design, rng), _spear_skin(design, rng), float(rng.choice((-1, 1)))

    def one(here: Canvas) -> None:
        lift = float(rng.uniform(-5, 5))
        start, end = (-98.0 * way, -lift), (98.0 * way, lift)
        bed(here, start, end, 15, 0.8)
        if what == "leeks":
            leek(here, start, end, 9.5, green, fine=False)
        else:
            spear(here, start, end, 7.0, made, fine=False)

    long, step = (172.0, 22.0) if what == "leeks" else (float(rng.uniform(164, 174)), 13.0)
    shop_crate(
        canvas,
        design,
        lambda box: layered(canvas, one, lying(rng, (box[0], box[1] + 12, box[2], box[3]), long, step), 8),
    )


def _leeks(canvas: Canvas, green: Skin, *, bundled: bool) -> None:
    """One to three leeks, or a tied bundle, lying slantwise."""
    rng = canvas.rng
    side = float(rng.choice((-1, 1)))
    count = int(rng.integers(4, 6)) if bundled else int(rng.integers(1, 4))
    angle = np.deg2rad(float(rng.uniform(22, 44)))
    way = np.array([side * np.cos(angle), -np.sin(angle)])
    across = np.array([-way[1], way[0]])
    thick = {1: 34.0, 2: 27.0, 3: 24.0}.get(count, 21.0)
    step = thick * (1.55 if bundled else 2.3)
    middle = np.array([256.0, 262.0])
    for k in rng.permutation(count) if bundled else range(count):
        shift = across * (k - (count - 1) / 2) * step
        slip = way * float(rng.uniform(-12, 12))
        foot, top = middle - way * 192 + shift + slip, middle + way * 196 + shift * (1.25 if bundled else 1.0) + slip
        if not bundled and count > 1 and k % 2 and rng.random() < 0.5:
            foot, top = top, foot
        bed(canvas, tuple(foot), tuple(top), thick * 1.2, 0.3)
        leek(canvas, tuple(foot), tuple(top), thick, green, fine=True)
    if bundled:
        band = _BANDS[int(rng.integers(len(_BANDS)))]
        half = across * ((count - 1) / 2 * step + thick * 1.02)
        for share in (-0.62, -0.06):
            spot = middle + way * 192 * share
            tie(canvas, tuple(spot - half), tuple(spot + half), 4.0, band)


def _asparagus(canvas: Canvas, made: Skin) -> None:
    """A bundle of spears, upright or lying, with one or two bands."""
    rng = canvas.rng
    upright = rng.random() < 0.5
    band = _BANDS[int(rng.integers(len(_BANDS)))]
    if upright:
        canvas.stand(258, 434, 84, 15)
        _spears(canvas, made, np.array([256.0, 430.0]), np.array([0.0, -1.0]), band, long=372)
        return
    side, angle = float(rng.choice((-1, 1))), np.deg2rad(float(rng.uniform(10, 36)))
    way = np.array([side * np.cos(angle), -np.sin(angle)])
    with flat(canvas):
        _spears(canvas, made, np.array([256.0, 266.0]) - way * 200, way, band, long=400)


def _spears(canvas: Canvas, made: Skin, foot: np.ndarray, way: np.ndarray, band: Skin, *, long: float) -> None:
    rng = canvas.rng
    across = np.array([-way[1], way[0]])
    thick = float(rng.uniform(11.5, 15.5))
    reach = 86.0 if abs(way[0]) < 0.1 else 74.0
    for row in range(3):
        count = int(2 * reach / (thick * 1.75)) - (row == 0)
        for spot in rng.permutation(np.linspace(-1, 1, count)):
            start = foot + across * spot * (reach - thick) - way * (8 * row * (1 - abs(spot)))
            end = start + way * long * float(rng.uniform(0.88, 1.02)) + across * spot * float(rng.uniform(2, 12))
            if row:
                bed(canvas, tuple(start), tuple(end), thick * 0.9, 0.35)
            spear(canvas, tuple(start), tuple(end), thick, made, fine=row == 2)
    for share in (0.24, 0.58) if rng.random() < 0.6 else (0.42,):
        spot = foot + way * long * share
        tie(
            canvas,
            tuple(spot - across * (reach + 3)),
            tuple(spot + across * (reach + 3)),
            float(rng.uniform(4, 7)),
            band,
        )
