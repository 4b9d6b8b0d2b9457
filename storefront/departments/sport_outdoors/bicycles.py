"""Bicycles from the side: city, road, mountain, children's and folding bicycles.

`bike_frame` gives the geometry, `bike_parts` the parts; this file says which frame and which parts make which bicycle.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from storefront import palette
from storefront.departments.sport_outdoors import bike_fittings as fittings
from storefront.departments.sport_outdoors import bike_parts as parts
from storefront.departments.sport_outdoors import words
from storefront.departments.sport_outdoors.bike_frame import Bike, Geometry, between
from storefront.departments.sport_outdoors.bike_parts import Paintwork
from storefront.drawing import light
from storefront.drawing.bars import paint_bar
from storefront.drawing.materials import Surface, surface
from storefront.drawing.outline import ellipse, rounded
from storefront.palette import tones
from storefront.types import Design, ProductType

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np

    from storefront.drawing.canvas import Canvas

_GEOMETRIES = {
    "city": Geometry(252, 88, 9, 15, 108, (122, 70), (96, 69, 16), 54, 48, (34, 4), 40, 9.5),
    "road": Geometry(244, 86, 5.5, 17, 101, (128, 73), (90, 73, 12), 38, 42, (12, 24), 40, 8.5),
    "mountain": Geometry(258, 90, 15, 12, 106, (100, 73), (112, 67, 12), 28, 54, (12, 18), 40, 12.5),
    "children's": Geometry(212, 72, 15, 4, 86, (84, 69), (80, 70, 11), 42, 44, (46, 4), 32, 12.0),
    "folding": Geometry(250, 66, 11, -2, 104, (66, 72), (72, 74, 10), 40, 112, (112, 6), 38, 10.5),
}


def draw_bicycle(canvas: Canvas, design: Design) -> None:
    """A bicycle that faces right or left."""
    rng = canvas.rng
    bike = Bike(_GEOMETRIES[design.silhouette].varied(rng), left=bool(rng.random() < 0.5))
    _DRAWN[design.silhouette](canvas, bike, _paintwork(design, rng), rng.random(8))


def _paintwork(design: Design, rng: np.random.Generator) -> Paintwork:
    made = surface(design)
    frame = made.of("enamel" if design.material == "steel" else "aluminium")
    style = rng.random(5)
    second = frame if style[0] < 0.45 else frame.dyed(made.accent) if style[0] < 0.75 else frame.dyed(tones("silver"))
    metal = Surface(tones("silver" if style[1] < 0.72 else "charcoal", rng), made.accent, material="steel")
    city = design.silhouette in ("city", "folding", "children's")
    tyre = tones("cream" if city and style[2] < 0.22 else "brown" if style[2] > 0.93 else "black")
    wall = tones("tan") if style[3] < 0.3 else tones("charcoal") if style[3] < 0.8 or not city else tones("cream")
    hide = "black" if style[4] < 0.4 else "brown" if style[4] < 0.65 else "tan" if style[4] < 0.85 else "ivory"
    saddle = Surface(tones(hide, rng), made.accent, material="leather")
    return Paintwork(frame, second, metal, tyre, wall, saddle)


def _wheels(canvas: Canvas, bike: Bike, work: Paintwork, *, knobbly: bool = False, spokes: int = 28) -> None:
    parts.far_crank(canvas, bike, work)
    for hub in (bike.rear, bike.front):
        parts.wheel(canvas, bike, hub, work, knobbly=knobbly, spokes=spokes)


def _stays(canvas: Canvas, bike: Bike, made: Surface, top: tuple[float, float]) -> None:
    thin = bike.geometry.tube * 0.55
    paint_bar(canvas, bike.line([bike.rear, bike.crank]), [thin, thin * 1.2], made)
    paint_bar(canvas, bike.line([bike.rear, top]), [thin, thin], made)


def _head(canvas: Canvas, bike: Bike, work: Paintwork) -> None:
    """The head tube with its badge."""
    tube = bike.geometry.tube
    paint_bar(canvas, bike.line([bike.crown, bike.head]), [tube * 1.35], work.frame, flat=True)
    for end in (bike.crown, bike.head):
        x, y = bike.at(end)
        canvas.path(ellipse(x, y, tube * 0.72, tube * 0.3), fill=work.metal.tones.shade)
    x, y = bike.at(between(bike.crown, bike.head, 0.52))
    canvas.path(
        ellipse(x, y, tube * 0.34, tube * 0.5), fill=work.second.tones.light, stroke=light.SHADOW, stroke_width=0.5
    )


def _decal(canvas: Canvas, bike: Bike, work: Paintwork, one: tuple[float, float], two: tuple[float, float]) -> None:
    """Bands of another colour and a line of lettering on a tube."""
    tube, tone = bike.geometry.tube, work.frame.accent
    canvas.stroke(
        bike.line([between(one, two, 0.36), between(one, two, 0.62)]),
        tone.base,
        tube * 0.34,
        stroke_dasharray="7 2 4 2 9 2",
        stroke_linecap="butt",
    )
    for share in (0.16, 0.2, 0.82, 0.86):
        band = bike.line([between(one, two, share), between(one, two, share + 0.018)])
        canvas.stroke(band, tone.base, tube * 0.92, stroke_linecap="butt", stroke_opacity=0.9)


def _city(canvas: Canvas, bike: Bike, work: Paintwork, style: np.ndarray) -> None:
    g = bike.geometry
    _wheels(canvas, bike, work)
    guard = work.second if style[0] < 0.6 else work.metal
    fittings.mudguard(canvas, bike, bike.rear, guard, 18, 196)
    fittings.mudguard(canvas, bike, bike.front, guard, -22, 122)
    if style[1] < 0.75:
        fittings.rack(canvas, bike, work.metal if style[2] < 0.5 else work.frame)
    _stays(canvas, bike, work.frame, between(bike.crank, bike.seat, 0.9))
    knee = (bike.crank[0] + (bike.crown[0] - bike.crank[0]) * 0.34, bike.crank[1] - 4)
    low = bike.line([bike.crank, knee, between(knee, bike.crown, 0.6), between(bike.crown, bike.head, 0.16)])
    paint_bar(canvas, low, [g.tube], work.frame)
    if style[3] < 0.6:
        start = between(bike.crank, bike.seat, 0.3)
        high = [
            start,
            (knee[0] + 4, knee[1] - 26),
            between((knee[0], knee[1] - 26), bike.head, 0.62),
            between(bike.crown, bike.head, 0.8),
        ]
        paint_bar(canvas, bike.line(high), [g.tube * 0.85], work.frame)
    elif style[3] < 0.85:
        paint_bar(
            canvas,
            bike.line([between(bike.crank, bike.seat, 0.86), between(bike.crown, bike.head, 0.84)]),
            [g.tube * 0.9],
            work.frame,
        )
    paint_bar(canvas, bike.line([bike.crank, bike.seat]), [g.tube], work.frame)
    parts.fork(canvas, bike, work.frame)
    _head(canvas, bike, work)
    parts.drive(canvas, bike, work, ring=20, guard=work.second if style[4] < 0.7 else None)
    parts.saddle(canvas, bike, work, broad=True)
    fittings.swept_bar(canvas, bike, work)
    fittings.lamp(canvas, bike, work.metal)
    if style[5] < 0.62:
        wicker = Surface(tones("camel" if style[6] < 0.6 else "brown"), work.frame.accent, material="rattan")
        fittings.basket(canvas, bike, wicker if style[5] < 0.42 else work.metal)


def _road(canvas: Canvas, bike: Bike, work: Paintwork, style: np.ndarray) -> None:
    g = bike.geometry
    _wheels(canvas, bike, work, spokes=22 if style[0] < 0.5 else 28)
    _stays(canvas, bike, work.frame, bike.seat)
    top = between(bike.crown, bike.head, 0.86)
    paint_bar(canvas, bike.line([between(bike.crank, bike.seat, 0.97), top]), [g.tube * 0.9], work.frame)
    down = (bike.crank, between(bike.crown, bike.head, 0.16))
    paint_bar(canvas, bike.line(list(down)), [g.tube * (1.0 if style[1] < 0.5 else 1.5)], work.frame)
    _decal(canvas, bike, work, *down)
    paint_bar(canvas, bike.line([bike.crank, bike.seat]), [g.tube], work.frame)
    parts.fork(canvas, bike, work.second)
    _head(canvas, bike, work)
    if style[2] < 0.7:
        fittings.bottle(canvas, bike, work.frame.dyed(work.frame.accent).of("plastic"))
    parts.drive(canvas, bike, work, ring=23)
    parts.saddle(canvas, bike, work, broad=False)
    fittings.drop_bar(canvas, bike, work)


def _mountain(canvas: Canvas, bike: Bike, work: Paintwork, style: np.ndarray) -> None:
    g = bike.geometry
    _wheels(canvas, bike, work, knobbly=True)
    for hub in (bike.rear, bike.front):
        x, y = bike.at(hub)
        canvas.path(ellipse(x, y, 17), fill="none", stroke="#9a9da3", stroke_width=4, stroke_dasharray="5 1.5")
    _stays(canvas, bike, work.frame, between(bike.crank, bike.seat, 0.86))
    top = between(bike.crown, bike.head, 0.8)
    bend = between(bike.seat, top, 0.5)
    run = [between(bike.crank, bike.seat, 0.92), (bend[0], bend[1] + (6 if style[0] < 0.5 else 0)), top]
    paint_bar(canvas, bike.line(run), [g.tube * 0.85, g.tube], work.frame)
    down = (bike.crank, between(bike.crown, bike.head, 0.2))
    paint_bar(canvas, bike.line(list(down)), [g.tube * 1.2, g.tube * 1.35], work.frame)
    _decal(canvas, bike, work, *down)
    paint_bar(canvas, bike.line([bike.crank, bike.seat]), [g.tube * 0.95], work.frame)
    if style[1] < 0.45:
        low, high = between(bike.crank, bike.seat, 0.3), between(down[0], down[1], 0.42)
        paint_bar(canvas, bike.line([low, high]), [9], work.metal)
        spring = bike.line([between(low, high, 0.15), between(low, high, 0.7)])
        canvas.stroke(spring, work.frame.accent.base, 14, stroke_dasharray="3 2.4", stroke_linecap="butt")
    parts.fork(canvas, bike, work.second, suspension=work.metal)
    _head(canvas, bike, work)
    parts.drive(canvas, bike, work, ring=17)
    parts.saddle(canvas, bike, work, broad=False)
    fittings.flat_bar(canvas, bike, work)


def _children(canvas: Canvas, bike: Bike, work: Paintwork, style: np.ndarray) -> None:
    g = bike.geometry
    _wheels(canvas, bike, work, spokes=20)
    if style[0] < 0.7:
        fittings.mudguard(canvas, bike, bike.rear, work.second, 24, 170)
        fittings.mudguard(canvas, bike, bike.front, work.second, 10, 122)
    _stays(canvas, bike, work.frame, between(bike.crank, bike.seat, 0.84))
    top = between(bike.crown, bike.head, 0.72)
    sag = between(between(bike.crank, bike.seat, 0.8), top, 0.5)
    run = [between(bike.crank, bike.seat, 0.8), (sag[0], sag[1] + 22 * float(style[1])), top]
    paint_bar(canvas, bike.line(run), [g.tube * 0.9, g.tube], work.frame)
    paint_bar(canvas, bike.line([bike.crank, between(bike.crown, bike.head, 0.12)]), [g.tube], work.frame)
    paint_bar(canvas, bike.line([bike.crank, bike.seat]), [g.tube], work.frame)
    parts.fork(canvas, bike, work.second)
    _head(canvas, bike, work)
    parts.drive(canvas, bike, work, ring=17, guard=work.second)
    if style[2] < 0.85:
        fittings.stabiliser(canvas, bike, work)
    parts.saddle(canvas, bike, work, broad=True)
    fittings.swept_bar(canvas, bike, work, rise=20, reach=40)
    bx, by = bike.bar
    if style[3] < 0.5:
        colours = [work.frame.accent.base, work.frame.tones.light, tones("yellow").base]
        fittings.streamers(canvas, bike, (bx - 47, by - 14), colours)
    if style[4] < 0.45:
        fittings.basket(
            canvas,
            bike,
            work.second.of("plastic")
            if style[4] < 0.2
            else Surface(tones("sand"), work.frame.accent, material="rattan"),
        )
    elif style[4] < 0.75:
        _plate(canvas, bike, work)


def _plate(canvas: Canvas, bike: Bike, work: Paintwork) -> None:
    """A racer's number before the bar."""
    x, y = bike.at((bike.head[0] + 12, bike.head[1] - 10))
    plate = rounded(x - 14, y - 16, x + 14, y + 16, 6).turned(8 * bike.way)
    canvas.cast(plate)
    canvas.path(plate, fill="#f6f3ea", stroke=work.frame.tones.deep, stroke_width=1.6)
    canvas.path(plate.scaled(0.22, 0.56), fill=work.frame.tones.base)
    light.falloff(canvas, plate, 0.2)


def _folding(canvas: Canvas, bike: Bike, work: Paintwork, style: np.ndarray) -> None:
    g = bike.geometry
    _wheels(canvas, bike, work, spokes=20)
    guard = work.metal if style[0] < 0.5 else work.second
    fittings.mudguard(canvas, bike, bike.rear, guard, 24, 186)
    fittings.mudguard(canvas, bike, bike.front, guard, -8, 120)
    if style[1] < 0.6:
        fittings.rack(canvas, bike, work.metal)
    _stays(canvas, bike, work.frame, between(bike.crank, bike.seat, 0.7))
    middle = between(bike.crank, bike.crown, 0.5)
    sag = 10 + 16 * float(style[2])
    beam = bike.line(
        [between(bike.crank, bike.seat, 0.34), (middle[0], middle[1] + sag * 0.4), between(bike.crown, bike.head, 0.5)]
    )
    paint_bar(canvas, beam, [g.tube * 1.7, g.tube * 1.9, g.tube * 1.6], work.frame)
    x, y = beam.at(0.52)
    hinge = rounded(x - 7, y - g.tube * 1.2, x + 7, y + g.tube * 1.2, 3)
    canvas.path(hinge, fill=work.metal.tones.base, stroke=work.metal.tones.deep, stroke_width=0.9)
    light.round_sides(canvas, hinge, 0.4)
    canvas.stroke(
        bike.line([(middle[0], middle[1] + sag * 0.4), (middle[0] - 16, middle[1] + sag * 0.4 + 5)]),
        work.metal.tones.shade,
        4,
    )
    paint_bar(canvas, bike.line([bike.crank, bike.seat]), [g.tube * 1.2], work.frame)
    parts.fork(canvas, bike, work.frame)
    _head(canvas, bike, work)
    parts.drive(canvas, bike, work, ring=22)
    parts.saddle(canvas, bike, work, broad=bool(style[3] < 0.4))
    fittings.swept_bar(canvas, bike, work, rise=4, reach=34)
    x, y = bike.at(bike.head, 0, -6)
    clamp = rounded(x - 8, y - 6, x + 8, y + 6, 3)
    canvas.path(clamp, fill=work.metal.tones.base, stroke=work.metal.tones.deep, stroke_width=0.9)
    fittings.lamp(canvas, bike, work.metal)


_DRAWN: dict[str, Callable[[Canvas, Bike, Paintwork, np.ndarray], None]] = {
    "city": _city,
    "road": _road,
    "mountain": _mountain,
    "children's": _children,
    "folding": _folding,
}

BICYCLES = ProductType(
    department="Sport & Outdoors",
    name="Bicycles",
    draw=draw_bicycle,
    silhouettes=tuple(_DRAWN),
    colours=(*palette.FABRIC_COLOURS, "black", "red", "forest green", "sky blue", "mint", "silver"),
    patterns=(),
    materials=("steel", "aluminium"),
    prices=(149, 2400),
    turn=0.0,
    words=words.BICYCLES,
)

TYPES: tuple[ProductType, ...] = (BICYCLES,)
