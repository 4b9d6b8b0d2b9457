"""The parts of dress shoes: caps and wings with their perforations, facings, straps, aprons, fine laces."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from storefront.departments.clothing.sewing import stitching
from storefront.departments.shoes_accessories.laces import lace, tied
from storefront.departments.shoes_accessories.last import CORNER, FAR, NEAR, Shoe
from storefront.departments.shoes_accessories.straps import buckle
from storefront.drawing import light
from storefront.drawing.materials import paint
from storefront.drawing.outline import Outline, curve, ellipse, line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from storefront.departments.shoes_accessories.shoe_parts import Dress
    from storefront.drawing.canvas import Canvas

    Step = Callable[[Canvas, Shoe, Dress, Outline], None]

_CAP = ((243.0, 0.0), (241.0, 0.5), (238.0, 1.0))
_WING = ((140.0, 0.06), (182.0, 0.2), (216.0, 0.4), (236.0, 0.66), (230.0, 0.86), (214.0, 1.0))


def _seam(canvas: Canvas, shoe: Shoe, dress: Dress, outer: Outline, run: Outline, *, double: bool = True) -> None:
    """An overlapping edge with one or two rows of stitches."""
    way = -1.0 if shoe.pose.left else 1.0
    light.crease(canvas, outer, run, 3.4, 0.4)
    with canvas.within(outer):
        for shift in (2.4, 5.0) if double else (2.4,):
            stitching(canvas, run.shifted(way * shift, 0.4), dress.upper.plain(), width=0.8, strength=0.6)


def _holes(canvas: Canvas, shoe: Shoe, outer: Outline, run: Outline, *, shift: float = 5.0) -> None:
    """Broguing beside a seam: a large hole, then two small ones."""
    scale, way = shoe.pose.scale, -1.0 if shoe.pose.left else 1.0
    points = run.sample(10)
    length = float(np.linalg.norm(np.diff(points, axis=0), axis=1).sum())
    count = max(4, int(length / (7.4 * scale)))
    with canvas.within(outer):
        for k in range(count):
            x, y = run.at((k + 0.5) / count)
            size = (2.0 if k % 2 == 0 else 1.1) * scale
            spot = ellipse(x + way * shift * scale, y + 0.6, size, size * 0.86)
            canvas.path(spot, fill=light.SHADOW, fill_opacity=0.72)
            canvas.path(spot.shifted(0.5, 0.7), fill="none", stroke=light.GLOW, stroke_width=0.5, stroke_opacity=0.3)


def _medallion(canvas: Canvas, shoe: Shoe, outer: Outline) -> None:
    """A flower of holes on the toe."""
    scale = shoe.pose.scale
    with canvas.within(outer):
        for k in range(6):
            angle = np.pi / 3 * k
            x = 262 + 9 * np.cos(angle)
            place = shoe.lift(x, 4 + 8 * np.sin(angle), float(shoe.profile("top", x)) - 1)
            canvas.path(ellipse(*place, 1.9 * scale, 1.3 * scale), fill=light.SHADOW, fill_opacity=0.7)
        middle = shoe.lift(262, 4, float(shoe.profile("top", 262)) - 1)
        canvas.path(ellipse(*middle, 2.3 * scale, 1.6 * scale), fill=light.SHADOW, fill_opacity=0.75)


def _counter(canvas: Canvas, shoe: Shoe, dress: Dress, outer: Outline) -> None:
    """The piece around the heel."""
    places = [(-6, -0.1, CORNER), (70, -0.1, CORNER), (60, 0.3), (36, 0.56), (16, 0.66), (-6, 0.68, CORNER)]
    with canvas.within(outer):
        canvas.path(shoe.area(places), fill=dress.panel.tones.base)
    _seam(canvas, shoe, dress, outer, shoe.run(places[1:-1]))


def _facing(shoe: Shoe, *, open_: bool) -> list[tuple[float, float]]:
    """The edge of the piece with the eyelets: closed at its front end, or open as on a derby."""
    vamp = shoe.last.vamp
    if open_:
        return [
            (vamp + 3, 1.0),
            (vamp - 2, 0.8),
            (vamp - 20, 0.64),
            (vamp - 44, 0.5),
            (vamp - 60, 0.26),
            (vamp - 66, 0.0),
        ]
    return [(vamp + 10, 1.0), (vamp - 2, 0.74), (vamp - 26, 0.56), (vamp - 48, 0.36), (vamp - 60, 0.0)]


def oxford(canvas: Canvas, shoe: Shoe, dress: Dress, outer: Outline) -> None:
    """A cap toe and closed facings."""
    with canvas.within(outer):
        if dress.style[10] < 0.75:
            canvas.path(shoe.cap(_CAP), fill=dress.panel.tones.base)
    if dress.style[10] < 0.75:
        _seam(canvas, shoe, dress, outer, shoe.over(_CAP))
        if dress.style[11] < 0.3:
            _holes(canvas, shoe, outer, shoe.over(_CAP), shift=7)
    _seam(canvas, shoe, dress, outer, shoe.run(_facing(shoe, open_=False)))
    _seam(canvas, shoe, dress, outer, shoe.run([(14, 0.0), (12, 0.5), (14, 1.0)]), double=False)


def derby(canvas: Canvas, shoe: Shoe, dress: Dress, outer: Outline) -> None:
    """Facings sewn on top of the vamp."""
    front = _facing(shoe, open_=True)
    quarter = [*front, (-6, -0.1, CORNER), (-6, 1.1, CORNER), (shoe.last.throat - 8, 1.1, CORNER)]
    knots = [(*front[0], CORNER), *front[1:-1], (*front[-1], CORNER), *quarter[len(front) :]]
    with canvas.within(outer):
        canvas.path(shoe.area(knots), fill=dress.panel.tones.base if dress.style[1] >= 0.68 else "none")
    run = shoe.run(front)
    light.crease(canvas, outer, run.shifted(-2 if shoe.pose.left else 2, 1), 8, 0.34, seam=False)
    _seam(canvas, shoe, dress, outer, run)
    _counter(canvas, shoe, dress, outer)


def brogue(canvas: Canvas, shoe: Shoe, dress: Dress, outer: Outline) -> None:
    """A winged cap, perforations along every edge and a medallion."""
    with canvas.within(outer):
        canvas.path(shoe.cap(_WING), fill=dress.panel.tones.base)
    _counter(canvas, shoe, dress, outer)
    wing, facing = shoe.over(_WING), shoe.run(_facing(shoe, open_=False))
    heel = shoe.run([(70, 0.0), (60, 0.3), (36, 0.56), (16, 0.66), (-4, 0.68)])
    for run in (wing, facing):
        _seam(canvas, shoe, dress, outer, run, double=False)
    _holes(canvas, shoe, outer, wing)
    _holes(canvas, shoe, outer, facing, shift=-5)
    _holes(canvas, shoe, outer, heel, shift=-5)
    _medallion(canvas, shoe, outer)


def _apron(shoe: Shoe) -> Outline:
    return shoe.over([(146, 0.72), (186, 0.6), (226, 0.58), (252, 0.66), (265, 0.86), (267, 1.0)])


def loafer(canvas: Canvas, shoe: Shoe, dress: Dress, outer: Outline) -> None:
    """A moccasin's raised apron seam."""
    run = _apron(shoe)
    light.crease(canvas, outer, run, 7, 0.36)
    scale = shoe.pose.scale
    with canvas.within(outer):
        canvas.stroke(run, dress.upper.tones.shade, 4.6 * scale, stroke_opacity=0.8)
        canvas.stroke(run.shifted(0, -0.9), dress.upper.tones.light, 3.0 * scale, stroke_opacity=0.55)
        pucker = f"{1.6 * scale:.1f} {3.6 * scale:.1f}"
        canvas.stroke(run, light.SHADOW, 6 * scale, stroke_dasharray=pucker, stroke_linecap="butt", stroke_opacity=0.45)
    _seam(canvas, shoe, dress, outer, shoe.run([(16, 0.0), (14, 0.5), (16, 1.0)]), double=False)


def monk(canvas: Canvas, shoe: Shoe, dress: Dress, outer: Outline) -> None:
    """A cap, and a quarter that reaches over the instep."""
    if dress.style[10] < 0.6:
        with canvas.within(outer):
            canvas.path(shoe.cap(_CAP), fill=dress.panel.tones.base)
        _seam(canvas, shoe, dress, outer, shoe.over(_CAP))
    _seam(canvas, shoe, dress, outer, shoe.run([(176, 1.0), (164, 0.78), (140, 0.5), (122, 0.24), (116, 0.0)]))
    _counter(canvas, shoe, dress, outer)


def topline(canvas: Canvas, shoe: Shoe, dress: Dress) -> None:
    """The bound edge of the collar."""
    x = np.linspace(2, shoe.last.throat - 1, 16)
    edge, scale = shoe.run([(float(v), 1.0) for v in x]), shoe.pose.scale
    tone = dress.upper.tones
    canvas.stroke(edge, tone.deep, 3.6 * scale)
    canvas.stroke(edge.shifted(-0.2, -0.4), tone.base, 2.6 * scale)
    canvas.stroke(edge.shifted(-0.4, -0.9), tone.light, 0.9 * scale, stroke_opacity=0.65)
    below = shoe.run([(float(v), 0.9) for v in x[1:]])
    stitching(canvas, below, dress.upper.plain(), width=0.8, strength=0.45)


def fine_lacing(canvas: Canvas, shoe: Shoe, dress: Dress, outer: Outline) -> None:
    """Round waxed laces in straight bars, with a small bow."""
    del outer
    scale, gap, tone = shoe.pose.scale, shoe.lacing(), dress.panel.tones
    canvas.path(gap, fill=tone.base, stroke=tone.deep, stroke_width=1.0)
    light.shade(canvas, gap, light.SHADOW, 0.3)
    light.inner_shadow(canvas, gap, 5, 0.4, shift=(1.0, 2.0))
    count = 4 + int(dress.style[14] * 2)
    xs = np.linspace(shoe.last.throat + 6, shoe.last.vamp - 14, count)
    near, far = (shoe.points([(float(x), 0.88) for x in xs], side) for side in (NEAR, FAR))
    wide = 3.6 * scale
    for place in (*far, *near):
        canvas.path(ellipse(*place, 2.0 * scale), fill=light.SHADOW, fill_opacity=0.75)
    for k in range(count - 1, -1, -1):
        middle = shoe.lift(float(xs[k]), 0, float(shoe.profile("top", xs[k])) + 3)
        lace(canvas, line(near[k], middle, far[k]), dress.lace, wide)
    top = float(xs[0])
    knot = shoe.lift(top, 0, float(shoe.profile("top", top)) + 4)
    tied(canvas, knot, dress.lace, wide * 1.1, -1.0 if shoe.pose.left else 1.0)


def _piece(canvas: Canvas, shoe: Shoe, dress: Dress, places: Sequence[Sequence[object]]) -> None:
    """A strap on both sides of the instep, the far one first."""
    both = [shoe.area(places, side) for side in (FAR, NEAR)]
    for piece in both:
        shadow = piece.shifted(2, 3)
        canvas.path(
            shadow,
            fill=light.SHADOW,
            fill_opacity=0.25,
            filter=canvas.blur(2.5, shadow),
            clip_path=canvas.clip(shoe.upper()),
        )
        paint(canvas, piece, dress.panel, cast=False)
    light.relief(canvas, both[1], puff=3.5, depth=3.4, strength=0.6)
    light.falloff(canvas, both[1], 0.2)
    stitching(canvas, both[1].scaled(0.86, 0.94), dress.panel.plain(), width=0.8)
    light.rim(canvas, both[1], 0.7, 0.4)


def saddle(canvas: Canvas, shoe: Shoe, dress: Dress, outer: Outline) -> None:
    """A loafer's strap with a slot, a metal bit or tassels."""
    vamp, scale, style = shoe.last.vamp, shoe.pose.scale, dress.style[12]
    back = shoe.over([(vamp - 26, 0.0), (vamp - 14, 0.3), (vamp - 4, 0.6), (vamp + 8, 1.0)])
    front = shoe.over([(vamp + 10, 0.0), (vamp + 16, 0.3), (vamp + 22, 0.6), (vamp + 32, 1.0)])
    one, two = ([*edge.segments[:, 0].tolist(), edge.segments[-1, 3].tolist()] for edge in (back, front))
    knots = [(*one[0], CORNER), *map(tuple, one[1:-1]), (*one[-1], CORNER)]
    band = curve([*knots, (*two[-1], CORNER), *map(tuple, two[-2:0:-1]), (*two[0], CORNER)])
    for edge in (back, front):
        light.crease(canvas, outer, edge, 5, 0.34)
    with canvas.within(outer):
        paint(canvas, band, dress.panel, cast=False)
        light.relief(canvas, band, puff=3.5, depth=3.4, strength=0.6)
        light.round_sides(canvas, band, 0.2)
        for edge, shift in ((back, 3.0), (front, -3.0)):
            way = -shift if shoe.pose.left else shift
            stitching(canvas, edge.shifted(way, 0), dress.panel.plain(), width=0.8)
    x = vamp + 20
    middle = shoe.lift(x, 2, float(shoe.profile("top", x)))
    if style < 0.45:
        spots = [(x - 7, 0), (x - 2, 8), (x + 3, 8), (x + 7, 0), (x + 3, -8), (x - 2, -8)]
        slot = curve([shoe.lift(along, aside + 3, float(shoe.profile("top", along)) - 1) for along, aside in spots])
        canvas.path(slot, fill=light.SHADOW, fill_opacity=0.75)
        light.rim(canvas, slot, 0.8, 0.5)
        return
    if style < 0.72:
        run = curve([*shoe.points([(x - 2, 0.72)]), middle, *shoe.points([(x - 2, 0.8)], FAR)], closed=False)
        metal = "#c9a85a" if dress.style[5] < 0.6 else "#c4c7cc"
        canvas.stroke(run.shifted(1, 2), light.SHADOW, 5 * scale, stroke_opacity=0.35)
        canvas.stroke(run, metal, 4.2 * scale)
        canvas.stroke(run.shifted(-0.5, -0.8), "#ffffff", 1.2 * scale, stroke_opacity=0.6)
        for place in (*shoe.points([(x - 2, 0.72)]), *shoe.points([(x - 2, 0.8)], FAR)):
            canvas.path(ellipse(*place, 5.4 * scale), fill="none", stroke=metal, stroke_width=2.6 * scale)
        return
    _tassels(canvas, shoe, dress)


def _tassels(canvas: Canvas, shoe: Shoe, dress: Dress) -> None:
    scale, x = shoe.pose.scale, shoe.last.vamp + 24
    top = shoe.lift(x, 0, float(shoe.profile("top", x)) + 2)
    for side in (-7.0, 9.0):
        end = shoe.lift(x + 30, side * 1.8, float(shoe.profile("top", x + 30)) + 2)
        knot = (top[0] + (end[0] - top[0]) * 0.42, top[1] + (end[1] - top[1]) * 0.42)
        lace(canvas, line(top, knot), dress.panel.tones, 4 * scale)
        for spread in np.linspace(-6, 6, 7):
            strand = line(knot, (end[0] + spread * scale * 0.5, end[1] + spread * scale * 0.6))
            canvas.stroke(strand, dress.panel.tones.deep, 2.6 * scale)
            canvas.stroke(strand.shifted(-0.5, -0.5), dress.panel.tones.base, 1.7 * scale)
        canvas.path(
            ellipse(*knot, 4 * scale), fill=dress.panel.tones.shade, stroke=dress.panel.tones.deep, stroke_width=0.7
        )


def straps(canvas: Canvas, shoe: Shoe, dress: Dress, outer: Outline) -> None:
    """A monk's one or two straps with their buckles."""
    scale, double = shoe.pose.scale, dress.style[12] < 0.5
    metal = "#c9a85a" if dress.style[5] < 0.5 else "#c4c7cc"
    starts = (0.0, 26.0) if double else (10.0,)
    wide = 15.0 if double else 21.0
    for start in starts[::-1]:
        x = 130.0 + start
        strap = [(x + 10, 1.02, CORNER), (x + 10 + wide, 1.02, CORNER), (x + wide * 0.7, 0.72),
                 (x - 16 + wide * 0.6, 0.5), (x - 22, 0.42), (x - 24, 0.52), (x - 10, 0.74)]  # fmt: skip
        with canvas.within(outer):
            _piece(canvas, shoe, dress, strap)
        place = shoe.points([(x - 8 + wide * 0.3, 0.62)])[0]
        buckle(canvas, place, (9.0 if double else 11.0) * scale, metal, -52 if shoe.pose.left else 52)


SEWN: dict[str, Step] = {"oxford": oxford, "derby": derby, "brogue": brogue, "loafer": loafer, "monk strap": monk}
"""Panels and seams, drawn before the light."""
FITTED: dict[str, Step] = {
    "oxford": fine_lacing,
    "derby": fine_lacing,
    "brogue": fine_lacing,
    "loafer": saddle,
    "monk strap": straps,
}
"""Laces and straps, drawn after it."""
