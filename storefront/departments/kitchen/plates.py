"""Plates and bowls: plates that face the camera, stacks, soup, cereal and noodle bowls, pasta plates and platters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from storefront import palette
from storefront.departments.kitchen import words_cooking
from storefront.departments.kitchen.dish_decor import decorate, flecked, glazed, rim_line
from storefront.departments.kitchen.dishes import Dish, hollow, inside, outside, well
from storefront.drawing import light
from storefront.drawing.bars import paint_bar
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import MATERIALS, Surface, surface
from storefront.drawing.outline import curve
from storefront.palette import tones
from storefront.types import Design, ProductType


def draw_dish(canvas: Canvas, design: Design) -> None:
    """A plate or bowl, or a stack of them."""
    made = surface(design, scale=float(canvas.rng.uniform(0.8, 1.2)))
    _DRAW[design.silhouette](canvas, made)


def _plate_profile(r: float, rng: np.random.Generator) -> tuple[Dish, float]:
    """A plate's rings for a radius (on the table at the canvas' middle, tilt to be set) and its well's share."""
    share = float(rng.uniform(0.66, 0.76)) if rng.random() < 0.75 else float(rng.uniform(0.84, 0.9))
    high = r * float(rng.uniform(0.10, 0.15))
    outer = ((r, high), (r * share, high * 0.30), (r * 0.6, 0.0))
    inner = ((r, high), (r * share * 1.06, high * 0.86), (r * share * 0.96, high * 0.34), (0.0, high * 0.3))
    return Dish((256.0, 300.0), 0.5, outer, inner), share


def _finish(canvas: Canvas, dish: Dish, made: Surface, *, depth: float = 0.0) -> None:
    """Light on a bowl of some depth, or on a flat plate; enamel gets its dark edge."""
    gloss = MATERIALS[made.material].gloss
    if depth:
        hollow(canvas, dish, gloss, depth=depth)
    else:
        well(canvas, dish, gloss)
    if made.material == "enamel":
        rim_line(canvas, dish, 0.99, (tones("navy") if made.tones.oklch[0] > 0.4 else tones("silver")).base, 5.0)


def _facing(canvas: Canvas, made: Surface) -> None:
    """One plate, set up to face the camera."""
    rng = canvas.rng
    radius = float(rng.uniform(170, 190))
    shape, share = _plate_profile(radius, rng)
    dish = replace(shape, centre=(256.0, 262.0 + radius * 0.1), tilt=float(rng.uniform(0.86, 0.96)))
    outside(canvas, dish, made.plain(), stands=False)
    canvas.stand(256, dish.body.box[3] - 3, radius * 0.5, 6)
    inside(canvas, dish, made)
    decorate(canvas, dish, made, share)
    _finish(canvas, dish, made)


def _table(canvas: Canvas, made: Surface) -> None:
    """A plate on the table with a smaller one or a bowl on it."""
    rng = canvas.rng
    radius, tilt = float(rng.uniform(204, 218)), float(rng.uniform(0.48, 0.60))
    shape, share = _plate_profile(radius, rng)
    dish = replace(shape, centre=(256.0, 330.0), tilt=tilt)
    outside(canvas, dish, made.plain())
    inside(canvas, dish, made)
    decorate(canvas, dish, made, share)
    _finish(canvas, dish, made)
    second = made if rng.random() < 0.5 else glazed(made, made.accent)
    upper, inner = _plate_profile(radius * 0.72, rng)
    upper = replace(upper, centre=dish.at(radius * 0.05), tilt=tilt)
    _drop_shadow(canvas, upper, dish)
    if rng.random() < 0.5:
        bowl = _bowl_shape(upper.centre, tilt, radius * 0.52, radius * 0.34, rng)
        outside(canvas, bowl, second, stands=False)
        inside(canvas, bowl, second, printed=False)
        _finish(canvas, bowl, second, depth=0.5)
        return
    outside(canvas, upper, second.plain(), stands=False)
    inside(canvas, upper, second)
    decorate(canvas, upper, second, inner)
    _finish(canvas, upper, second)


def _drop_shadow(canvas: Canvas, upper: Dish, lower: Dish) -> None:
    spot = upper.level(upper.outer[0][0] * 0.86, 0.0).shifted(12, 12)
    canvas.path(
        spot, fill=light.SHADOW, fill_opacity=0.36, filter=canvas.blur(7, spot), clip_path=canvas.clip(lower.face)
    )


def _stack(canvas: Canvas, made: Surface) -> None:
    """A pile of plates, one glaze or several."""
    rng = canvas.rng
    radius, tilt = float(rng.uniform(186, 204)), float(rng.uniform(0.26, 0.36))
    many, mixed = int(rng.integers(5, 9)), rng.random() < 0.45
    choices = [made, glazed(made, made.accent), glazed(made, tones("ivory")), glazed(made, made.tones)]
    step = float(rng.uniform(15, 19))
    shape, share = _plate_profile(radius, rng)
    foot = 400.0
    for k in range(many):
        one = choices[int(rng.integers(len(choices)))] if mixed and k < many - 1 else made
        nudge = float(rng.normal(0, 1.4))
        dish = replace(shape, centre=(256.0 + nudge, foot - step * k), tilt=tilt)
        outside(canvas, dish, one.plain(), stands=k == 0)
        edge = dish.face
        canvas.path(edge, fill=one.tones.base)
        ramp = [(0.0, light.GLOW, 0.5), (0.3, light.GLOW, 0.9), (1.0, light.SHADOW, 0.35)]
        light.lighten(canvas, edge, canvas.linear((edge.box[0], 0), (edge.box[2], 0), ramp))
        canvas.path(edge, fill="none", stroke="#ffffff", stroke_width=1.6, stroke_opacity=0.55)
        if k < many - 1:
            light.shade(canvas, edge.scaled(0.96), light.SHADOW, 0.34)
            continue
        inside(canvas, dish, one)
        decorate(canvas, dish, one, share)
        _finish(canvas, dish, one)


def _bowl_shape(centre: tuple[float, float], tilt: float, r: float, high: float, rng: np.random.Generator) -> Dish:
    """A round bowl: full or flaring, on a small foot."""
    full, foot = float(rng.uniform(0.86, 1.0)), float(rng.uniform(0.40, 0.5))
    shares = np.linspace(0, 1, 8)
    walls = [
        (r * (foot + (1 - foot) * float(np.sin((1 - s) * np.pi / 2) ** (1.5 - full * 0.7))), high * (1 - s))
        for s in shares
    ]
    outer = (*walls[:-1], (r * foot, 0.0))
    inner = tuple((radius * 0.965, height * 0.95 + high * 0.05) for radius, height in walls[:-1])
    return Dish(centre, tilt, outer, ((r * 0.985, high), *inner[1:], (0.0, high * 0.1)))


def _bowl(canvas: Canvas, made: Surface) -> None:
    """A single bowl; another glaze inside now and then."""
    rng = canvas.rng
    dish = _bowl_shape(
        (256.0, 402.0), float(rng.uniform(0.30, 0.42)), float(rng.uniform(176, 194)), float(rng.uniform(128, 168)), rng
    )
    outside(canvas, dish, made)
    if made.material == "stoneware" and made.pattern == "plain" and rng.random() < 0.6:
        _bare_foot(canvas, dish, made)
    lining = made if rng.random() < 0.4 else glazed(made, tones("ivory") if rng.random() < 0.6 else made.accent)
    inside(canvas, dish, lining, printed=False)
    if lining.material == "stoneware":
        flecked(canvas, dish, lining)
    if made.pattern == "plain" and rng.random() < 0.5:
        rim_line(canvas, dish, 0.98, made.accent.base, float(rng.uniform(4, 8)))
    _finish(canvas, dish, lining, depth=0.46)


def _bare_foot(canvas: Canvas, dish: Dish, made: Surface) -> None:
    """The unglazed clay at the foot of stoneware."""
    rng = canvas.rng
    body = dish.body
    left, _, right, bottom = body.box
    line = bottom - (bottom - dish.face.box[3]) * float(rng.uniform(0.34, 0.6))
    sag = (right - left) * dish.tilt * 0.26
    zone = curve(
        [
            (left - 9, line - sag, "c"),
            ((left + right) / 2, line + sag * 0.2),
            (right + 9, line - sag, "c"),
            (right + 9, bottom + 9, "c"),
            (left - 9, bottom + 9, "c"),
        ]
    )
    clay = tones(str(rng.choice(("sand", "beige", "tan"))))
    with canvas.within(body):
        canvas.path(zone, fill=clay.base)
        light.round_sides(canvas, body, 0.4)
        sink = [(0.3, light.SHADOW, 0.0), (1.0, light.SHADOW, 0.36)]
        light.shade(canvas, body, canvas.linear((0, line), (0, bottom), sink))


def _nested(canvas: Canvas, made: Surface) -> None:
    """Three bowls, one in the other."""
    rng = canvas.rng
    tilt, radius = float(rng.uniform(0.30, 0.38)), float(rng.uniform(180, 196))
    glazes = [made, glazed(made, made.accent), made]
    if rng.random() < 0.4:
        glazes[2] = glazed(made, tones("ivory"))
    shape = _bowl_shape((256.0, 416.0), tilt, radius, radius * 0.66, rng)
    gap = float(rng.uniform(38, 48))
    for k, glaze in enumerate(glazes):
        dish = replace(shape, centre=(256.0 + float(rng.normal(0, 2)), 416.0 - gap * k))
        outside(canvas, dish, glaze, stands=k == 0)
        inside(canvas, dish, glaze, printed=False)
        _finish(canvas, dish, glaze, depth=0.5)
        if k < 2:
            light.shade(canvas, dish.face.scaled(0.94), light.SHADOW, 0.3)


def _pasta(canvas: Canvas, made: Surface) -> None:
    """A wide-brimmed deep plate."""
    rng = canvas.rng
    r, tilt = float(rng.uniform(192, 208)), float(rng.uniform(0.44, 0.56))
    share, high = float(rng.uniform(0.54, 0.62)), r * float(rng.uniform(0.26, 0.32))
    outer = ((r, high), (r * share * 1.04, high * 0.82), (r * share * 0.92, high * 0.3), (r * share * 0.6, 0.0))
    inner = ((r, high), (r * share * 1.06, high * 0.9), (r * share * 0.80, high * 0.2), (0.0, high * 0.16))
    dish = Dish((256.0, 340.0), tilt, outer, inner)
    outside(canvas, dish, made.plain())
    inside(canvas, dish, made)
    decorate(canvas, dish, made, share * 1.06)
    _finish(canvas, dish, made)


def _noodle(canvas: Canvas, made: Surface) -> None:
    """A deep bowl on a tall foot, chopsticks across its rim."""
    rng = canvas.rng
    tilt, r, high = float(rng.uniform(0.26, 0.34)), float(rng.uniform(164, 180)), float(rng.uniform(156, 178))
    lift = 26.0
    foot = Dish((256.0, 418.0), tilt, ((r * 0.46, lift), (r * 0.50, 0.0)), ((r * 0.44, lift), (0.0, lift)))
    outside(canvas, foot, made.plain())
    dish = _bowl_shape((256.0, 418.0 - lift * 0.9), tilt, r, high, rng)
    outside(canvas, dish, made, stands=False)
    lining = glazed(made, tones(str(rng.choice(("ivory", "black", "cream")))) if rng.random() < 0.5 else made.accent)
    inside(canvas, dish, lining, printed=False)
    _finish(canvas, dish, lining, depth=0.5)
    if rng.random() < 0.75:
        wood = replace(
            made,
            tones=tones(str(rng.choice(("chocolate", "camel", "black", "burgundy")))),
            pattern="plain",
            material="wood",
        )
        x, y = dish.at(high)
        for gap in (0.0, 17.0):
            start, end = (x - r * 1.12, y + r * tilt * 0.30 + gap), (x + r * 1.16, y - r * tilt * 0.42 + gap * 0.7)
            shadow = curve([(start[0] + 6, start[1] + 9), (end[0], end[1] + 9)], closed=False)
            canvas.stroke(
                shadow, light.SHADOW, 7, stroke_opacity=0.28, clip_path=canvas.clip(dish.body), filter=canvas.blur(2.5)
            )
            paint_bar(canvas, curve([start, end], closed=False), [4, 6, 7.5, 8.5], wood, flat=True)


def _platter(canvas: Canvas, made: Surface) -> None:
    """An oval serving dish."""
    rng = canvas.rng
    r, oval = float(rng.uniform(208, 224)), float(rng.uniform(0.58, 0.68))
    share, high = float(rng.uniform(0.72, 0.82)), r * 0.11
    outer = ((r, high), (r * share, high * 0.3), (r * 0.66, 0.0))
    inner = ((r, high), (r * share * 1.04, high * 0.8), (r * share * 0.95, high * 0.3), (0.0, high * 0.28))
    dish = Dish((256.0, 318.0), float(rng.uniform(0.70, 0.84)), outer, inner, oval)
    outside(canvas, dish, made.plain())
    inside(canvas, dish, made)
    decorate(canvas, dish, made, share)
    _finish(canvas, dish, made)


_DRAW: dict[str, Callable[[Canvas, Surface], None]] = {
    "dinner plate": _facing,
    "bowl": _bowl,
    "plate stack": _stack,
    "pasta plate": _pasta,
    "noodle bowl": _noodle,
    "platter": _platter,
    "place setting": _table,
    "nested bowls": _nested,
}

PLATES = ProductType(
    department="Kitchen",
    name="Plates & bowls",
    draw=draw_dish,
    silhouettes=tuple(_DRAW),
    colours=(*palette.FABRIC_COLOURS, "white", "white", "ivory", "sky blue", "navy", "sage"),
    patterns=(
        "floral",
        "leaves",
        "stripes",
        "dots",
        "speckles",
        "speckles",
        "waves",
        "gingham",
        "grid",
        "stars",
        "chevron",
        "diamonds",
    ),
    materials=("ceramic", "ceramic", "stoneware", "stoneware", "porcelain", "porcelain", "enamel", "terracotta"),
    prices=(7, 69),
    plain_share=0.6,
    words=words_cooking.PLATES,
)
"""Everything that plates and bowls are."""
