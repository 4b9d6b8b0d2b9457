"""Skirts: from a denim mini to a tiered maxi, photographed as on an invisible figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from storefront import palette
from storefront.departments.clothing import words_legwear as words
from storefront.departments.clothing.denim import (
    fade,
    fringe,
    scoop_pockets,
    shank_button,
    slub,
    thread_for,
    twin_stitch,
)
from storefront.departments.clothing.fastenings import button, placket
from storefront.departments.clothing.garment import AXIS
from storefront.departments.clothing.sewing import ribbon, stitching
from storefront.departments.clothing.skirt_shapes import (
    Skirt,
    SkirtCut,
    cut_skirt,
    hang_skirt,
    knife_pleats,
    panels,
    saw_hem,
)
from storefront.departments.clothing.ties import bow
from storefront.departments.clothing.waistbands import (
    belt_loops,
    elastic_waist,
    fly,
    gathers,
    leather_belt,
    topstitch,
    waistband,
)
from storefront.drawing import light
from storefront.drawing.materials import Surface, paint, surface
from storefront.drawing.outline import CORNER, Outline, curve, leaf, line
from storefront.types import Design, ProductType, Stance

if TYPE_CHECKING:
    from storefront.drawing.canvas import Canvas

_CUTS: dict[str, SkirtCut] = {
    "A-line": SkirtCut(waist=84, waist_y=92, hip=118, hip_y=196, hem=158, hem_y=404, sag=16, waves=2, depth=2.5),
    "pencil": SkirtCut(waist=82, waist_y=72, hip=114, hip_y=186, hem=92, hem_y=430, sag=7, band=22),
    "pleated": SkirtCut(waist=76, waist_y=78, hip=104, hip_y=170, hem=154, hem_y=416, sag=15, band=22),
    "maxi": SkirtCut(waist=64, waist_y=40, hip=92, hip_y=160, hem=140, hem_y=460, sag=17, waves=5, depth=4.5),
    "denim mini": SkirtCut(waist=106, waist_y=134, dip=15, band=25, hip=134, hip_y=232, hem=146, hem_y=366, sag=11),
    "tiered": SkirtCut(waist=72, waist_y=66, hip=108, hip_y=170, hem=166, hem_y=424, sag=15, waves=7, depth=4.0),
    "wrap": SkirtCut(waist=78, waist_y=74, hip=110, hip_y=176, hem=128, hem_y=424, sag=10, waves=2, depth=3.0, lean=4),
    "skater": SkirtCut(waist=86, waist_y=122, hip=132, hip_y=208, hem=190, hem_y=368, sag=27, waves=6, depth=7.0,
                       band=24),
}  # fmt: skip


def draw_skirt(canvas: Canvas, design: Design) -> None:
    """A skirt from the front."""
    made, shape = surface(design, scale=0.9), design.silhouette
    skirt = cut_skirt(_CUTS[shape].varied(canvas.rng), canvas.rng)
    _DRAW[shape](canvas, skirt, made, made.dyed(made.accent))


def _hem_stitches(canvas: Canvas, skirt: Skirt, made: Surface, up: float = 11.0) -> None:
    with canvas.within(skirt.body):
        stitching(canvas, skirt.hem.shifted(0, -up), made)


def _darts(canvas: Canvas, skirt: Skirt) -> None:
    cut = skirt.cut
    for share in (-0.46, 0.46):
        run = skirt.down(share, cut.waist_y + cut.band + cut.dip * 0.7, cut.hip_y - 8)
        light.crease(canvas, skirt.body, run, 4, 0.26)


def _aline(canvas: Canvas, skirt: Skirt, made: Surface, other: Surface) -> None:
    cut, rng = skirt.cut, canvas.rng
    hang_skirt(canvas, skirt, made, fullness=0.6)
    buttoned = rng.random() < 0.5
    if buttoned:
        top = cut.waist_y + cut.dip
        run = line((AXIS, top), (AXIS + 1, cut.hip_y), (AXIS, cut.hem_y + cut.sag + 2))
        placket(canvas, skirt.body, made, run, width=24, buttons=7, colour=made.accent, radius=5.0)
    for side in (-1, 1):
        seam = skirt.down(side * 0.5, cut.waist_y + cut.band, cut.hem_y + cut.sag)
        light.crease(canvas, skirt.body, seam, 4, 0.22)
        if buttoned:
            x, y = skirt.at(side * 0.62, cut.hip_y + 4)
            pocket = curve([(x - 27, y, CORNER), (x + 27, y, CORNER), (x + 27, y + 40), (x, y + 58), (x - 27, y + 40)])
            light.crease(canvas, skirt.body, pocket.shifted(1, 3), 6, 0.3, seam=False)
            paint(canvas, pocket, made, cast=False)
            light.relief(canvas, pocket, puff=4, depth=2.6, strength=0.45)
            canvas.path(pocket, fill="none", stroke=made.tones.deep, stroke_width=1, stroke_opacity=0.5)
            stitching(canvas, pocket.scaled(0.9), made)
    _hem_stitches(canvas, skirt, made, 14)
    waistband(canvas, skirt.body, skirt.waist, made, cut.band)
    if buttoned:
        button(canvas, AXIS, cut.waist_y + cut.dip + cut.band / 2, 5.0, made.accent)


def _pencil(canvas: Canvas, skirt: Skirt, made: Surface, other: Surface) -> None:
    cut, rng = skirt.cut, canvas.rng
    hang_skirt(canvas, skirt, made, fullness=0.0)
    _darts(canvas, skirt)
    side = float(rng.choice([-1, 1]))
    top = cut.hem_y - rng.uniform(70, 120)
    slit = [skirt.at(side * 0.5, top), skirt.at(side * 0.47, cut.hem_y - 24), skirt.at(side * 0.36, cut.hem_y + 14),
            skirt.at(side * 0.62, cut.hem_y + 14), skirt.at(side * 0.53, cut.hem_y - 24)]  # fmt: skip
    gap = curve([(*slit[0], CORNER), slit[1], (*slit[2], CORNER), (*slit[3], CORNER), slit[4]])
    seam = skirt.down(side * 0.5, cut.waist_y + cut.band, top)
    light.crease(canvas, skirt.body, seam, 4, 0.24)
    with canvas.within(skirt.body):
        canvas.path(gap, fill=made.tones.deep)
        light.inner_shadow(canvas, gap, 10, 0.6)
    for edge in (line(*slit[:3]), line(slit[0], slit[4], slit[3])):
        light.crease(canvas, skirt.body, edge, 5, 0.26)
    _hem_stitches(canvas, skirt, made, 14)
    waistband(canvas, skirt.body, skirt.waist, made, cut.band)
    if rng.random() < 0.5:
        leather_belt(canvas, skirt.waist, other, cut.band, gold=bool(rng.random() < 0.6))
        belt_loops(canvas, skirt.waist, made, cut.band, shares=(0.16, 0.84))


def _pleated(canvas: Canvas, skirt: Skirt, made: Surface, other: Surface) -> None:
    cut, rng = skirt.cut, canvas.rng
    count = int(rng.integers(11, 18))
    skirt = saw_hem(skirt, count, rng)
    hang_skirt(canvas, skirt, made, fullness=0.0)
    knife_pleats(canvas, skirt, count=count)
    waistband(canvas, skirt.body, skirt.waist, made.plain(), cut.band)
    if rng.random() < 0.35:
        for share in (0.72, 0.8):
            x, y = skirt.waist.at(share)
            button(canvas, x, y + cut.band / 2, 4.2, made.accent)


def _maxi(canvas: Canvas, skirt: Skirt, made: Surface, other: Surface) -> None:
    cut, rng = skirt.cut, canvas.rng
    hang_skirt(canvas, skirt, made, fullness=1.0)
    gathers(canvas, skirt.body, skirt.waist.shifted(0, cut.band), made, reach=(60, 190), count=15)
    _hem_stitches(canvas, skirt, made, 13)
    elastic_waist(canvas, skirt.body, skirt.waist, made.plain(), cut.band)
    if rng.random() < 0.5:
        bow(canvas, AXIS + rng.uniform(-20, 20), cut.waist_y + cut.dip + cut.band / 2, made.plain(), size=0.8)


def _denim(canvas: Canvas, skirt: Skirt, made: Surface, other: Surface) -> None:
    cut, rng = skirt.cut, canvas.rng
    thread, legs = thread_for(made, rng), panels(skirt)
    hang_skirt(canvas, skirt, made, fullness=0.0)
    slub(canvas, skirt.body, made)
    fade(canvas, legs, made, float(rng.choice([0.5, 0.9, 1.1])))
    top, low = cut.waist_y + cut.dip, cut.hem_y + cut.sag
    scoop_pockets(canvas, legs, made, thread)
    buttoned, frayed = rng.random() < 0.4, rng.random() < 0.5
    if buttoned:
        for dx in (-12, 12):
            with canvas.within(skirt.body):
                topstitch(canvas, line((AXIS + dx, top), (AXIS + dx, low)), thread)
        light.crease(canvas, skirt.body, line((AXIS + 15, top), (AXIS + 15, low)), 5, 0.3)
        for y in np.linspace(top + cut.band + 26, low - 24, 4):
            shank_button(canvas, AXIS, float(y), 6.2)
    else:
        seam = line((AXIS, top + cut.band), (AXIS, low))
        light.crease(canvas, skirt.body, seam, 5, 0.28)
        fly(canvas, skirt.body, (AXIS, top + cut.band), (AXIS, top + 150), made, thread=thread)
        twin_stitch(canvas, skirt.body, line((AXIS + 3, top + 140), (AXIS + 3, low)), thread, dx=3)
    for side in (-1, 1):
        edge = skirt.down(side * 0.96, cut.hip_y, cut.hem_y)
        with canvas.within(skirt.body):
            topstitch(canvas, edge, thread, strength=0.7)
    if frayed:
        fringe(canvas, skirt.hem, made, length=15)
    else:
        with canvas.within(skirt.body):
            light.crease(canvas, skirt.body, skirt.hem.shifted(0, -17), 4, 0.24)
            topstitch(canvas, skirt.hem.shifted(0, -15), thread)
    waistband(canvas, skirt.body, skirt.waist, made, cut.band, thread=thread)
    shank_button(canvas, AXIS + (0 if buttoned else 4), top + cut.band / 2, 6.6)
    belt_loops(canvas, skirt.waist, made, cut.band)


def _tiered(canvas: Canvas, skirt: Skirt, made: Surface, other: Surface) -> None:
    cut, rng = skirt.cut, canvas.rng
    hang_skirt(canvas, skirt, made, fullness=0.9)
    shares = [0.36, 0.68] if rng.random() < 0.6 else [0.28, 0.52, 0.76]
    if rng.random() < 0.35:
        for k, share in enumerate(shares):
            if k % 2 == 0:
                low = skirt.across(shares[k + 1] if k + 1 < len(shares) else 1.08)
                points = [tuple(p) for p in skirt.across(share).sample(3)] + [tuple(p) for p in low.sample(3)[::-1]]
                with canvas.within(skirt.body):
                    canvas.path(curve(points), fill=made.accent.base, fill_opacity=0.85, blend="multiply")
    for share in shares:
        seam = skirt.across(share)
        light.crease(canvas, skirt.body, seam.shifted(0, 3), 9, 0.34)
        gathers(canvas, skirt.body, seam, made, reach=(26, 74), count=27)
        with canvas.within(skirt.body):
            stitching(canvas, seam.shifted(0, -4), made, strength=0.5)
    gathers(canvas, skirt.body, skirt.waist.shifted(0, cut.band), made, reach=(30, 80), count=18)
    _hem_stitches(canvas, skirt, made, 11)
    elastic_waist(canvas, skirt.body, skirt.waist, made.plain(), cut.band)


def _wrap(canvas: Canvas, skirt: Skirt, made: Surface, other: Surface) -> None:
    cut, rng = skirt.cut, canvas.rng
    hang_skirt(canvas, skirt, made, fullness=0.45)
    low = cut.hem_y + cut.sag + 6
    top = skirt.waist.at(0.84)
    open_at = rng.uniform(0.05, 0.5)
    edge = [(top[0], top[1] + cut.band), skirt.at(0.66, cut.hip_y + 20), skirt.at(open_at + 0.12, cut.hem_y - 80),
            skirt.at(open_at - 0.3, low)]  # fmt: skip
    fall = line(*edge)
    under = curve([(*edge[0], CORNER), *edge[1:-1], (*edge[-1], CORNER), (AXIS + cut.hem + 20, low, CORNER),
                   (AXIS + cut.hem + 20, cut.hip_y, CORNER)])  # fmt: skip
    with canvas.within(skirt.body):
        canvas.path(under, fill=light.SHADOW, fill_opacity=0.2, blend="multiply")
    light.crease(canvas, skirt.body, fall.shifted(4, 2), 16, 0.4)
    if rng.random() < 0.5:
        _frill(canvas, skirt, fall, made)
    else:
        with canvas.within(skirt.body):
            stitching(canvas, fall.shifted(-7, 0), made, strength=0.6)
    _hem_stitches(canvas, skirt, made, 11)
    tie = made.plain() if rng.random() < 0.7 else other
    waistband(canvas, skirt.body, skirt.waist, tie, cut.band)
    bow(canvas, top[0] - 8, top[1] + cut.band / 2, tie, size=1.0)


def _frill(canvas: Canvas, skirt: Skirt, run: Outline, made: Surface) -> None:
    """A gathered strip along the free edge of a wrap skirt."""
    rng = canvas.rng
    inner = [run.at(float(share)) for share in np.linspace(0, 1, 30)]
    outer = [(x + rng.uniform(20, 27) + (4 if k % 2 else -3), y + rng.uniform(0, 6)) for k, (x, y) in enumerate(inner)]
    strip = curve([(*inner[0], CORNER), *outer, (*inner[-1], CORNER), *inner[-2:0:-1]])
    with canvas.within(skirt.body):
        canvas.path(strip.shifted(3, 3), fill=light.SHADOW, fill_opacity=0.3, filter=canvas.blur(3, strip))
        paint(canvas, strip, made, cast=False)
        light.relief(canvas, strip, puff=4, depth=3, strength=0.5)
        for (x, y), (end_x, end_y) in zip(inner[1:-1], outer[1:-1], strict=True):
            ridge = leaf((x, y), (end_x - 2, end_y), 3.0)
            canvas.path(ridge, fill=light.SHADOW, fill_opacity=0.2, blend="multiply")
    light.crease(canvas, skirt.body, run, 4, 0.26)


def _skater(canvas: Canvas, skirt: Skirt, made: Surface, other: Surface) -> None:
    cut, rng = skirt.cut, canvas.rng
    hang_skirt(canvas, skirt, made, fullness=1.0)
    for share in np.linspace(-0.82, 0.82, 7) + rng.uniform(-0.06, 0.06, 7):
        run = skirt.down(float(share), cut.waist_y + cut.band + 14, cut.hem_y + cut.sag + 10)
        light.crease(canvas, skirt.body, run, 15, 0.2, seam=False)
    if rng.random() < 0.4:
        band = ribbon(skirt.hem.shifted(0, -22), 9, side=1)
        with canvas.within(skirt.body):
            paint(canvas, band, other, cast=False)
    _hem_stitches(canvas, skirt, made, 8)
    waistband(canvas, skirt.body, skirt.waist, made.plain(), cut.band)


_DRAW = {
    "A-line": _aline,
    "pencil": _pencil,
    "pleated": _pleated,
    "maxi": _maxi,
    "denim mini": _denim,
    "tiered": _tiered,
    "wrap": _wrap,
    "skater": _skater,
}

SKIRTS = ProductType(
    department="Clothing",
    name="Skirts",
    draw=draw_skirt,
    silhouettes=tuple(_CUTS),
    colours=(*palette.FABRIC_COLOURS, "black", "denim blue", "camel", "burgundy"),
    patterns=("floral", "tartan", "dots", "leaves", "gingham", "animal spots", "stripes", "chevron", "waves", "grid"),
    materials=("cotton", "linen", "satin", "flannel"),
    prices=(19, 119),
    stance=Stance.HANGING,
    plain_share=0.52,
    made_of={
        "A-line": ("suede", "corduroy", "cotton", "flannel"),
        "pencil": ("leather", "flannel", "cotton", "satin"),
        "pleated": ("flannel", "satin", "cotton"),
        "maxi": ("linen", "cotton", "satin"),
        "denim mini": ("denim",),
        "tiered": ("cotton", "linen"),
        "wrap": ("linen", "satin", "cotton", "silk"),
        "skater": ("velvet", "cotton", "knit"),
    },
    words=words.SKIRTS,
)

TYPES: tuple[ProductType, ...] = (SKIRTS,)
