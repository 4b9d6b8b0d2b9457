"""How mushrooms are shown: loose, heaped, in crates and punnets, sliced; portobellos with their gills up."""

from __future__ import annotations

from functools import partial

from storefront.departments.fruit_vegetables.cut_fruit import Face
from storefront.departments.fruit_vegetables.fruit_containers import punnet
from storefront.departments.fruit_vegetables.fruit_displays import cloth, group, heap, loose, mound, shade_below
from storefront.departments.fruit_vegetables.fruit_shapes import (
    Body,
    Skin,
    blob,
)
from storefront.departments.fruit_vegetables.limbs import limb
from storefront.departments.fruit_vegetables.mushrooms import (
    STEM,
    Mushroom,
    cap_form,
    draw_stem,
    gills,
    mushroom,
    mushroom_cap,
    mushroom_kind,
    mushroom_slice,
)
from storefront.departments.fruit_vegetables.oyster_mushrooms import oyster_cluster
from storefront.departments.fruit_vegetables.veg_displays import INK, bed, flat, pile, shop_crate
from storefront.departments.fruit_vegetables.veg_packs import film
from storefront.drawing import light
from storefront.drawing.canvas import Canvas
from storefront.drawing.outline import rounded
from storefront.types import Design


def draw_mushrooms(canvas: Canvas, design: Design) -> None:
    """Button mushrooms loose, heaped, packed and sliced; portobellos and oyster mushrooms."""
    rng = canvas.rng
    kind = mushroom_kind(design, rng)
    one = partial(mushroom, kind)
    show = design.silhouette
    if show == "crate":
        size = float(rng.uniform(30, 44))

        def fill(box: tuple[float, float, float, float]) -> None:
            left, top, right, bottom = box
            half = (right - left) / 2 + 6
            heap(canvas, one, mound(rng, top + size * 0.5, bottom - size * 0.2, lambda t: half + 20 * t, size, 14), 12)

        shop_crate(canvas, design, fill, over=3)
    elif show == "heap":
        pile(canvas, one, float(rng.uniform(44, 58)), kinds=12)
    elif show == "punnet":
        _punnet(canvas, design, one)
    else:
        cloth(canvas, design)
        {"portobello": _portobellos, "oyster": _oysters, "sliced": _sliced}.get(show, _loose)(canvas, design, kind)


def _loose(canvas: Canvas, design: Design, kind: Mushroom) -> None:
    rng = canvas.rng
    places = loose(str(rng.choice(["pair", "trio", "several"])), rng, tall=0.84)
    shade_below(canvas, [(x, y, radius * 0.85) for x, y, radius in places])
    group(canvas, partial(mushroom, kind), places)


def _punnet(canvas: Canvas, design: Design, one: partial[None]) -> None:
    """A tray of mushrooms, mostly under film."""
    punnet(canvas, one, design, float(canvas.rng.uniform(36, 50)))
    if canvas.rng.random() < 0.6:
        film(canvas, rounded(66, 172, 446, 372, 40), shine=4)


def _portobellos(canvas: Canvas, design: Design, kind: Mushroom) -> None:
    """A broad flat cap that lies on the table, and another one that leans and shows its gills."""
    rng = canvas.rng
    side = float(rng.choice((-1, 1)))
    radius = float(rng.uniform(128, 144))
    x, y = 256 + side * 84, 236.0
    face = Face((x, y), radius, 90 + float(rng.uniform(-16, 16)), float(rng.uniform(0.80, 0.94)))
    rim = Face((x + 3, y + 5), radius * 1.04, face.towards, face.squash).disc(1.0)
    canvas.cast(rim)
    canvas.stand(x, y + radius * 0.86, radius * 0.55, 10)
    canvas.path(rim, fill=kind.skin.at(0.85))
    canvas.path(face.disc(1.0), fill=STEM.at(0.86, 1.6))
    gills(canvas, Face(face.centre, radius * 0.94, face.towards, face.squash), fine=True)
    draw_stem(canvas, limb((x, y), (x + side * 10, y + radius * 0.34), lambda s: radius * (0.17 - 0.02 * s)), True)
    light.rim(canvas, face.disc(1.0), 1.6, 0.5)
    body = Body(
        cap_form(kind),
        (256 - side * 84, 350),
        radius * 0.98,
        float(rng.uniform(26, 38)),
        float(rng.uniform(-6, 6)),
        3,
        0.015,
        float(rng.uniform(0, 120)),
    )
    shade_below(canvas, [(body.centre[0], body.centre[1] - 54, radius)])
    canvas.stand(body.centre[0], body.centre[1] + radius * 0.45, radius * 0.8, 12)
    blob(canvas, (body.centre[0] + 10, body.centre[1] + 6), (radius * 1.2, radius * 0.85), INK, 0.55)
    mushroom_cap(canvas, body, kind, True)


def _oysters(canvas: Canvas, design: Design, kind: Mushroom) -> None:
    """A cluster in one of the colours that oyster mushrooms have."""
    tone = {"white": (0.91, 0.018), "ivory": (0.89, 0.03), "cream": (0.86, 0.045), "grey": (0.62, 0.012)}
    tone |= {"brown": (0.55, 0.045), "tan": (0.66, 0.05), "camel": (0.72, 0.06), "beige": (0.78, 0.035)}
    lightness, chroma = tone[design.colour]
    oyster_cluster(canvas, Skin(lightness, chroma, 70 + float(canvas.rng.uniform(-8, 8)), 0.2))


def _sliced(canvas: Canvas, design: Design, kind: Mushroom) -> None:
    """A whole mushroom behind a row of overlapping slices."""
    rng = canvas.rng
    with flat(canvas, 0.8):
        side = float(rng.choice((-1, 1)))
        if rng.random() < 0.65:
            place = (256 - side * 96, 226.0, float(rng.uniform(92, 106)))
            shade_below(canvas, [place])
            group(canvas, partial(mushroom, kind), [place])
        count = int(rng.integers(4, 7))
        for k in range(count):
            share = k / (count - 1)
            x = 256 + side * (130 - 264 * share) + float(rng.uniform(-8, 8))
            y = 322 + 44 * share + float(rng.uniform(-10, 10))
            bed(canvas, (x - 60, y + 34), (x + 60, y + 34), 22, 0.3)
            mushroom_slice(kind, canvas, (x, y), float(rng.uniform(74, 84)), float(rng.uniform(-26, 26)) + side * 14)
