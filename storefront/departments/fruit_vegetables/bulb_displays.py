"""How onions, shallots and garlic are shown: loose, cut, in nets, crates and heaps, plaited into braids."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np

from storefront.departments.fruit_vegetables.bulbs import STRAW, Bulb, bulb, bulb_kind, clove
from storefront.departments.fruit_vegetables.cut_vegetables import onion_half
from storefront.departments.fruit_vegetables.fruit_containers import crate
from storefront.departments.fruit_vegetables.fruit_displays import cloth, group, heap, loose, mound, shade_below
from storefront.departments.fruit_vegetables.fruit_nets import net
from storefront.departments.fruit_vegetables.fruit_shapes import blob
from storefront.departments.fruit_vegetables.limbs import caps, limb, rings, shade_limb, through
from storefront.departments.fruit_vegetables.veg_displays import INK, flat, pile, shop_crate
from storefront.drawing.canvas import Canvas
from storefront.types import Design


def draw_onions(canvas: Canvas, design: Design) -> None:
    """Onions, shallots and garlic: loose, cut, in nets, crates and braids."""
    rng = canvas.rng
    kind = bulb_kind(design, rng)
    one = partial(bulb, kind)
    show = design.silhouette
    if show == "net":
        net(canvas, one, design, float(rng.uniform(40, 52)))
    elif show == "crate":
        _crated(canvas, design, one)
    elif show == "heap":
        pile(canvas, one, float(rng.uniform(44, 60)))
    elif show == "braid":
        with flat(canvas):
            _braid(canvas, kind)
    elif show == "shallots" and rng.random() < 0.4:
        pile(canvas, one, float(rng.uniform(44, 54)), wide=176)
    elif show == "garlic" and rng.random() < 0.3:
        _crated(canvas, design, one)
    else:
        cloth(canvas, design)
        _loose(canvas, design, kind, one)


def _loose(canvas: Canvas, design: Design, kind: Bulb, one: partial[None]) -> None:
    rng, show = canvas.rng, design.silhouette
    layouts = {"halved": ["halved"], "shallots": ["trio", "several"], "garlic": ["single", "pair", "trio"]}
    layout = str(rng.choice(layouts.get(show, ["single", "pair", "trio", "several"])))
    places = loose(layout, rng, tall=0.66 if kind.flat > 1.2 else 0.82)
    if show == "garlic":
        places = [(x, y + 6, radius * 0.86) for x, y, radius in places]
    shade_below(canvas, places)
    group(canvas, one, places[:1] if show == "halved" else places)
    if show == "halved":
        x, y, radius = places[1]
        onion_half(canvas, (x, y), radius * 0.92, kind.skin)
    if show == "garlic" and layout != "trio":
        for k in range(int(rng.integers(2, 5))):
            spot = (256 + (k - 1.2) * 66 + float(rng.uniform(-14, 14)), 420 + float(rng.uniform(-10, 14)))
            clove(kind, canvas, spot, float(rng.uniform(30, 38)), float(rng.uniform(-50, 50)))


def _crated(canvas: Canvas, design: Design, one: partial[None]) -> None:
    rng = canvas.rng
    if rng.random() < 0.25:
        crate(canvas, one, design, float(rng.uniform(38, 48)))
        return
    size = float(rng.uniform(34, 48))

    def fill(box: tuple[float, float, float, float]) -> None:
        left, top, right, bottom = box
        half = (right - left) / 2 + 8
        heap(canvas, one, mound(rng, top + size * 0.4, bottom - size * 0.2, lambda t: half + 20 * t, size, 16), 11)

    shop_crate(canvas, design, fill, over=4)


def _braid(canvas: Canvas, kind: Bulb) -> None:
    """A plait of dry stalks with bulbs to both sides, hung up by a loop."""
    rng = canvas.rng
    count = int(rng.integers(9, 14))
    sway = float(rng.uniform(-14, 14))
    radius = 60.0 - count
    loop = through([(248, 92), (238, 52), (258, 30), (278, 54), (266, 92)], lambda s: 4.5 + 0 * s)
    shade_limb(canvas, loop, replace(STRAW, lightness=0.70))
    top, foot = 84.0, 404.0

    def middle(share: float) -> float:
        return 256 + sway * np.sin(np.pi * share)

    for k in range(16):
        y = top + (foot - top) * k / 16
        side = 1 if k % 2 else -1
        x = middle(k / 16)
        strand = limb(
            (x - side * 13, y - 12), (x + side * 11, y + 22), lambda s: 9.5 * caps(s, 0.3, 0.3), bend=0.1 * side
        )
        shade_limb(canvas, strand, replace(STRAW, lightness=STRAW.lightness * float(rng.uniform(0.88, 1.04))))
        rings(canvas, strand, STRAW.at(0.6), 4, opacity=0.3)
    for k in range(count):
        share = (k + 0.4) / count
        side = (1 if k % 2 else -1) if k < count - 1 else 0
        x = middle(share) + side * radius * float(rng.uniform(0.80, 0.98))
        y = top + 30 + (foot - top) * share * 0.98
        blob(canvas, (x + 5, y + 10), (radius * 1.15, radius * 1.1), INK, 0.5)
        bulb(
            kind, canvas, (x, y), radius * float(rng.uniform(0.94, 1.06)), True, roll=-side * float(rng.uniform(38, 66))
        )
