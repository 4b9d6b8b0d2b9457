"""Stone fruit on show: alone, in groups, cut with the stone in it, in punnets, bowls, crates, trays and piles."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np

from storefront.departments.fruit_vegetables.fruit_containers import bowl, crate, punnet
from storefront.departments.fruit_vegetables.fruit_displays import Place, cloth, group, shade_below
from storefront.departments.fruit_vegetables.fruit_forms import LEAF
from storefront.departments.fruit_vegetables.fruit_piles import flat, pile
from storefront.departments.fruit_vegetables.fruit_shapes import Skin, blob, foliage
from storefront.departments.fruit_vegetables.fruit_tubes import Tube, widths
from storefront.departments.fruit_vegetables.lengthwise import Cut, flesh, hollow, rind, stone, wet
from storefront.departments.fruit_vegetables.stone_kinds import StoneFruit, stone_fruit, stone_kind
from storefront.departments.fruit_vegetables.words_fruit import STONE_FRUIT_WORDS
from storefront.drawing.canvas import Canvas
from storefront.drawing.outline import Outline, Point, ellipse, leaf, line
from storefront.types import Design, ProductType

_STEM = Skin(0.58, 0.10, 122, 0.3)


def _half(canvas: Canvas, kind: StoneFruit, place: Place, *, stoned: bool) -> None:
    """A half: flesh that reddens towards the middle, and the stone or its dent."""
    rng = canvas.rng
    x, y, radius = place
    cut = Cut(kind.profile, (x, y), radius * 0.96, float(rng.uniform(-40, 40)), float(rng.uniform(0.92, 1.0)))
    rind(canvas, cut, replace(kind.peel, chroma=kind.peel.chroma * 1.05), depth=0.13)
    area = flesh(canvas, cut, kind.pulp, edge=replace(kind.pulp, chroma=kind.pulp.chroma * 1.15))
    cx, cy = cut.spot(0.0, -0.02)
    wide, tall = cut.radius * 0.33, cut.radius * 0.42
    with canvas.within(area):
        blob(canvas, (cx, cy), (wide * 2.1, tall * 1.9), kind.heart.at(), 0.9, cut.turn)
        rays = []
        for angle in np.linspace(0, 2 * np.pi, 34)[:-1] + rng.uniform(-0.06, 0.06, 33):
            near, far = 0.36, float(rng.uniform(0.5, 0.78))
            ends = [cut.spot(r * float(np.cos(angle)) * 0.9, r * float(np.sin(angle))) for r in (near, far)]
            rays.append(leaf(ends[0], ends[1], cut.radius * 0.03).d)
        canvas.path("".join(rays), fill=kind.heart.at(0.95), fill_opacity=0.4)
        pale = "".join(
            leaf(
                cut.spot(0.4 * float(np.cos(a)), 0.4 * float(np.sin(a))),
                cut.spot(0.82 * float(np.cos(a)), 0.82 * float(np.sin(a))),
                cut.radius * 0.022,
            ).d
            for a in rng.uniform(0, 6.28, 22)
        )
        canvas.path(pale, fill="#fff8e4", fill_opacity=0.30)
    seat = _stone_shape(cut, wide, tall)
    if stoned:
        hollow(canvas, seat.scaled(1.12), kind.heart, wide * 0.5)
        tone = (
            Skin(0.56, 0.075, 62, 0.2) if kind.name in ("plum", "greengage", "apricot") else Skin(0.45, 0.085, 42, 0.2)
        )
        stone(canvas, seat, tone, furrows=kind.name in ("peach", "nectarine"))
    else:
        hollow(canvas, seat, kind.heart, wide)
    wet(canvas, cut, area, 0.35)


def _stone_shape(cut: Cut, wide: float, tall: float) -> Outline:
    """A stone's outline: an oval with a point at its lower end."""
    x, y = wide / cut.radius, tall / cut.radius
    return cut.ring(
        [
            (0, y),
            (x * 0.72, y * 0.66),
            (x, 0.0),
            (x * 0.62, -y * 0.72),
            (0.0, -y * 1.06),
            (-x * 0.62, -y * 0.72),
            (-x, 0.0),
            (-x * 0.72, y * 0.66),
        ]
    )


def _places(show: str, rng: np.random.Generator, size: float) -> list[Place]:
    side = float(rng.choice((-1, 1)))

    def at(x: float, foot: float, radius: float) -> Place:
        radius *= float(rng.uniform(0.95, 1.05)) * size
        return 256 + side * x * (0.5 + 0.5 * size), foot - radius * 0.88 + float(rng.uniform(-4, 4)), radius

    few = [at(-140, 344, 84), at(134, 340, 86), at(0, 326, 88), at(-74, 410, 88), at(80, 416, 88)]
    return {
        "single": [at(0, 404, 146)],
        "several": few[: int(rng.integers(3, 6))] if size > 0.9 else few,
        "halved": [at(-40, 330, 108), at(-108, 414, 104), at(104, 408, 104)],
    }[show]


def _cherries(canvas: Canvas, kind: StoneFruit, count: int) -> None:
    """Cherries in pairs and threes whose stems meet at one knob, sometimes with a leaf."""
    rng = canvas.rng
    size = {2: 92.0, 3: 84.0}.get(count, 70.0)
    spread = {2: (-92, 86), 3: (-124, 6, 122)}.get(count, (-158, -52, 56, 160, -100, 104))
    turn = float(rng.choice((-1, 1)))
    places: list[Place] = []
    for k, x in enumerate(spread):
        foot = 424 + (k % 2) * 14 - (78 if k > 3 else 0) - (20 if count == 6 else 0)
        places.append(
            (256 + turn * x + float(rng.uniform(-6, 6)), foot - size * 0.86, size * float(rng.uniform(0.95, 1.05)))
        )
    shade_below(canvas, places)
    groups = [range(count)] if count < 4 else [(0, 1, 4), (2, 3, 5)]
    bodies: dict[Point, Point] = {}

    def berry(here: Canvas, centre: Point, radius: float, fine: bool) -> None:
        stone_fruit(kind, here, centre, radius, fine)
        bodies[centre] = (centre[0], centre[1] - radius * 0.52)

    group(canvas, berry, places)
    for members in groups:
        roots = [bodies[places[k][0], places[k][1]] for k in members]
        middle = float(np.mean([x for x, _ in roots]))
        knot = (
            middle + turn * float(rng.uniform(-10, 50)),
            min(y for _, y in roots) - size * float(rng.uniform(1.5, 2.1)) + (40 if count == 6 else 0),
        )
        if rng.random() < 0.7:
            end = (
                knot[0] + turn * size * float(rng.uniform(1.3, 1.6)),
                knot[1] + size * float(rng.uniform(-0.1, 0.45)),
            )
            foliage(canvas, knot, end, size * 0.52, replace(LEAF, hue=136 + float(rng.uniform(-8, 8))))
        for root in roots:
            bow = ((root[0] * 0.62 + knot[0] * 0.38), root[1] * 0.45 + knot[1] * 0.55)
            run = line(root, bow, knot).sample(12)
            picked = run[np.linspace(0, len(run) - 1, 24).round().astype(int)]
            stem = Tube(picked, widths((0, 1.0), (0.5, 0.75), (0.92, 0.9), (1.0, 1.7), size=size * 0.038, steps=24))
            canvas.cast(stem.outline)
            canvas.path(stem.outline, fill=_STEM.at(), stroke=_STEM.at(0.55), stroke_width=0.8)
            canvas.stroke(stem.line(-0.3, 0.02, 0.97), _STEM.at(1.3, 0.8), 1.4, stroke_opacity=0.8)
        canvas.path(ellipse(*knot, size * 0.075, size * 0.06), fill=Skin(0.48, 0.07, 80).at())


def _among(kind: StoneFruit, canvas: Canvas, centre: Point, radius: float, fine: bool) -> None:
    """A fruit of a heap; now and then a half, so that one sees how ripe they are."""
    if kind.name == "cherry" or canvas.rng.random() < 0.88:
        stone_fruit(kind, canvas, centre, radius, fine)
        return
    feet = list(canvas.feet)
    _half(canvas, kind, (*centre, radius), stoned=bool(canvas.rng.random() < 0.6))
    canvas.feet[:] = feet


def draw_stone_fruit(canvas: Canvas, design: Design) -> None:
    """Stone fruit of one kind in one of the shop's displays."""
    rng = canvas.rng
    kind = stone_kind(design, rng)
    one = partial(_among, kind)
    show = design.silhouette
    small = 0.60 if kind.name == "cherry" else 0.45 + 0.55 * kind.size
    if show in ("wooden crate", "market tray"):
        crate(canvas, one, design, float(rng.uniform(38, 48)) * small)
    elif show == "bowl":
        bowl(canvas, one, design, float(rng.uniform(46, 58)) * small)
    elif show == "punnet":
        punnet(canvas, one, design, float(rng.uniform(46, 58)) * small)
    elif show == "flat":
        flat(canvas, one, design, float(rng.uniform(40, 52)) * small)
    elif show == "pile":
        pile(canvas, one, design, float(rng.uniform(38, 48)) * small)
    else:
        cloth(canvas, design)
        if kind.name == "cherry":
            _cherries(canvas, kind, {"single": int(rng.integers(2, 4)), "halved": 3}.get(show, 6))
            return
        places = _places(show, rng, 0.4 + 0.6 * kind.size)
        shade_below(canvas, places)
        group(canvas, partial(stone_fruit, kind), places[:1] if show == "halved" else places)
        if show == "halved":
            order = bool(rng.random() < 0.5)
            _half(canvas, kind, places[1], stoned=order)
            _half(canvas, kind, places[2], stoned=not order)


STONE_FRUIT = ProductType(
    department="Fruit & Vegetables",
    name="Stone fruit",
    draw=draw_stone_fruit,
    silhouettes=("halved", "wooden crate", "several", "punnet", "single", "pile", "flat", "bowl", "market tray"),
    colours=(
        *("coral", "coral", "red", "red", "apricot", "orange", "plum", "plum", "navy"),
        *("burgundy", "burgundy", "lime", "yellow"),
    ),
    patterns=("gingham", "stripes", "dots", "floral", "leaves", "grid", "waves", "vertical stripes"),
    materials=("peel",),
    prices=(1.6, 8.9),
    words=STONE_FRUIT_WORDS,
    plain_share=0.64,
)
