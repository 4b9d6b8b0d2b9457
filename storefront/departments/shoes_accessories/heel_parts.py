"""The parts of heels: the cut-out upper of a pump, straps around heel and ankle, bows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from storefront.departments.clothing.sewing import stitching
from storefront.departments.shoes_accessories.last import CORNER, FAR, LENGTH, NEAR, Shoe, envelope
from storefront.departments.shoes_accessories.shoe_parts import model
from storefront.departments.shoes_accessories.straps import (
    Arch,
    Ring,
    Strap,
    arch,
    buckle,
    paint_inside,
    paint_strap,
    ring,
)
from storefront.drawing import light
from storefront.drawing.materials import paint
from storefront.drawing.outline import Outline, curve, ellipse, line

if TYPE_CHECKING:
    from storefront.departments.shoes_accessories.shoe_parts import Dress
    from storefront.drawing.canvas import Canvas
    from storefront.palette import Tones


def above(shoe: Shoe, rise: float) -> Outline:
    """What reaches `rise` above the heel's seat: room for straps."""
    base = float(shoe.profile("sole", 20.0))
    return line(shoe.lift(10, 0, base), shoe.lift(30, 0, base + rise))


def mouth(shoe: Shoe, start: float = 0.0) -> Outline:
    """The opening for the foot, from the heel (or `start`) to the throat."""
    x = np.linspace(start, shoe.last.vamp, 40)
    near, far = (shoe.pose.project(shoe.surface(x, np.ones_like(x), side)) for side in (NEAR, FAR))
    return curve([tuple(p) for p in np.concatenate([near, far[::-1]]).tolist()], tension=0.33)


def footbed(shoe: Shoe, inset: float = 0.96, *, lift: float = 1.0) -> Outline:
    """The upper face of the sole."""
    x = LENGTH * (1 - np.cos(np.linspace(0, np.pi, 40))) / 2
    edge = np.stack([x, np.zeros_like(x), shoe.profile("sole", x) + lift], axis=1)
    half = shoe.surface(x, np.full_like(x, 0.0), NEAR)[:, 1] * inset
    loops = [shoe.pose.project(edge + np.outer(half * side, [0, 1, 0])) for side in (NEAR, FAR)]
    return curve([tuple(p) for p in np.concatenate([loops[0], loops[1][::-1]]).tolist()], tension=0.3)


def insole(canvas: Canvas, shoe: Shoe, lining: Tones, within: Outline | None = None) -> None:
    """The lined footbed, with the maker's stamp; `within` an opening if it is not open all over."""
    bed = footbed(shoe)
    clip = canvas.clip(within) if within is not None else None
    with canvas.group(clip_path=clip):
        canvas.path(bed, fill=lining.base, stroke=lining.deep, stroke_width=0.8)
        light.inner_shadow(canvas, bed, 9, 0.34)
        light.falloff(canvas, bed, 0.22)
        x, y = shoe.lift(44, 0, float(shoe.profile("sole", 44.0)) + 1)
        scale = shoe.pose.scale
        canvas.path(ellipse(x, y, 15 * scale, 4.5 * scale), fill=lining.shade, fill_opacity=0.7)
        canvas.path(ellipse(x, y, 9 * scale, 1.6 * scale), fill=lining.deep, fill_opacity=0.6)


def _front(shoe: Shoe, back: float, *, whole: bool) -> Outline:
    """What the upper covers before `back`, at its top; further down it reaches back a little more."""
    lines = []
    for s in np.linspace(0, 1, 10):
        start = back - 16 * (1 - s) if back else 0.0
        x = start + (LENGTH - start) * (1 - np.cos(np.linspace(0, np.pi, 36))) / 2
        front = x if whole else x[x > shoe.last.vamp - 6]
        near = shoe.pose.project(shoe.surface(x, s, NEAR))
        lines.append(np.concatenate([near, shoe.pose.project(shoe.surface(front[::-1], s, FAR))]))
    return envelope(lines)


def pump(canvas: Canvas, shoe: Shoe, dress: Dress, *, back: float = 0.0) -> None:
    """The upper of a pump, open at the instep; with `back`, only its front half."""
    whole, opening = _front(shoe, back, whole=True), mouth(shoe, back)
    if back:
        insole(canvas, shoe, dress.lining)
        paint_inside(canvas, _heel_ring(shoe), dress.panel.tones)
    canvas.path(whole, fill=dress.upper.tones.base)
    light.shade(canvas, whole, light.SHADOW, 0.12)
    canvas.cast(whole)
    canvas.path(opening, fill=dress.lining.base, stroke=dress.upper.tones.shade, stroke_width=2 * shoe.pose.scale)
    left, top, _, bottom = opening.box
    depth = canvas.linear(
        (left, top), (left, bottom), [(0.0, light.SHADOW, 0.16), (0.6, light.SHADOW, 0.4), (1.0, light.SHADOW, 0.55)]
    )
    light.shade(canvas, opening, depth)
    insole(canvas, shoe, dress.lining, opening)
    light.inner_shadow(canvas, opening, 9, 0.5, shift=(2.0, 4.0))
    outer = _front(shoe, back, whole=False)
    paint(canvas, outer, dress.upper, cast=False)
    _cap(canvas, shoe, dress, outer)
    model(canvas, shoe, dress, outer)
    _edge(canvas, shoe, dress, outer, back)


def _cap(canvas: Canvas, shoe: Shoe, dress: Dress, outer: Outline) -> None:
    """A toe cap of another colour, or a seam at the heel."""
    if dress.style[10] < 0.25:
        toe = [(262, 0.0), (258, 0.5), (256, 1.0)]
        with canvas.within(outer):
            canvas.path(shoe.cap(toe), fill=dress.upper.accent.base)
        light.crease(canvas, outer, shoe.over(toe), 3, 0.3)
    elif dress.style[10] < 0.6:
        seam = shoe.run([(96, 0.0), (92, 0.5), (90, 1.0)])
        light.crease(canvas, outer, seam, 3, 0.24)


def _edge(canvas: Canvas, shoe: Shoe, dress: Dress, outer: Outline, back: float) -> None:
    """The folded edge of the opening, on the near side and around the throat."""
    x = np.linspace(back + 1, shoe.last.vamp - 0.5, 30)
    near = shoe.pose.project(shoe.surface(x, np.ones_like(x), NEAR))
    far = shoe.pose.project(shoe.surface(x[::-1][:3], np.ones(3), FAR))
    run = curve([tuple(p) for p in np.concatenate([near, far]).tolist()], closed=False)
    scale, tone = shoe.pose.scale, dress.upper.tones
    trim = dress.upper.accent if dress.style[9] < 0.25 else tone
    canvas.stroke(run, trim.deep, 3.2 * scale, stroke_opacity=0.8)
    canvas.stroke(run.shifted(-0.2, -0.3), trim.base, 2.4 * scale)
    canvas.stroke(run.shifted(-0.4, -0.7), trim.light, 0.9 * scale, stroke_opacity=0.7)
    if dress.style[8] < 0.4:
        with canvas.within(outer):
            stitching(canvas, run.shifted(0.5, 5 * scale), dress.upper.plain(), width=0.9, strength=0.4)


def _heel_ring(shoe: Shoe) -> Strap:
    """A slingback's strap."""
    return ring(shoe, Ring(150, -4, 31, (-26, 62), 11, closed=False))


def sling(canvas: Canvas, shoe: Shoe, dress: Dress) -> None:
    """The near half of the strap behind the heel, with its buckle."""
    strap = _heel_ring(shoe)
    paint_strap(canvas, strap, dress.panel, stitched=False, puff=3)
    metal = "#c9a85a" if dress.style[5] < 0.55 else "#c4c7cc"
    buckle(canvas, strap.middle.at(0.34), 7.5 * shoe.pose.scale, metal, 24 if shoe.pose.left else -24)


def instep_strap(canvas: Canvas, shoe: Shoe, dress: Dress) -> None:
    """A strap over the instep, with its buckle: the Mary Jane."""
    height = 58.0
    strap = arch(shoe, Arch(112, 132, 112, 15, height, 0.9))
    paint_inside(canvas, strap, dress.lining)
    paint_strap(canvas, strap, dress.panel, stitched=False, puff=3)
    metal = "#c9a85a" if dress.style[5] < 0.55 else "#c4c7cc"
    buckle(canvas, strap.middle.at(0.42), 8 * shoe.pose.scale, metal, -62 if shoe.pose.left else 62)


def strappy(canvas: Canvas, shoe: Shoe, dress: Dress) -> None:
    """A sandal on a heel: bands over the toes, a heel cup and a strap around the ankle."""
    style = dress.style
    insole(canvas, shoe, dress.lining)
    ankle = ring(shoe, Ring(92, 2, 27, (80, 86), 12))
    cup = [(-2, -0.04, CORNER), (66, -0.04, CORNER), (56, 0.34), (30, 0.7), (-2, 0.96, CORNER)]
    back, inner = shoe.area(cup), shoe.area(cup, FAR)
    canvas.cast(inner)
    canvas.path(inner, fill=dress.panel.tones.shade, stroke=dress.panel.tones.deep, stroke_width=0.7)
    light.shade(canvas, inner, light.SHADOW, 0.3)
    crossed = style[6] < 0.5
    bands = (
        [Arch(212, 232, 258, 17, 44, 0.9), Arch(258, 236, 210, 17, 44, 0.9)]
        if crossed
        else [Arch(206, 214, 206, 20, 50, 0.85), Arch(248, 250, 244, 18, 36, 0.85)]
    )
    if style[7] < 0.4:
        bands.append(Arch(166, 176, 166, 13, 64, 0.9))
    arches = [arch(shoe, band) for band in bands]
    for strap in (ankle, *arches):
        paint_inside(canvas, strap, dress.panel.tones)
    stem = [shoe.lift(3, 0, float(shoe.profile("sole", 4.0)) + z) for z in (34, 58, 84)]
    canvas.stroke(line(*stem), dress.upper.tones.shade, 9 * shoe.pose.scale)
    canvas.stroke(line(*stem).shifted(-1, 0), dress.upper.tones.base, 6 * shoe.pose.scale)
    for strap in arches[::-1]:
        paint_strap(canvas, strap, dress.upper, stitched=style[8] < 0.5)
    paint(canvas, back, dress.upper)
    light.relief(canvas, back, puff=5, depth=4, strength=0.6)
    light.falloff(canvas, back, 0.3)
    light.rim(canvas, back, 0.8, 0.4)
    paint_strap(canvas, ankle, dress.upper.plain(), stitched=False, puff=3)
    metal = "#c9a85a" if style[5] < 0.55 else "#c4c7cc"
    buckle(canvas, ankle.middle.at(0.45), 8 * shoe.pose.scale, metal)


def bow(canvas: Canvas, shoe: Shoe, dress: Dress) -> None:
    """A bow on the throat."""
    made, scale, x = dress.panel, shoe.pose.scale, shoe.last.vamp + 8
    z = float(shoe.profile("top", x)) + 3
    cx, cy = shoe.lift(x, 3, z)
    way = -1.0 if shoe.pose.left else 1.0
    for side in (-1.0, 1.0):
        drop = 3 * side * way
        shape = [(0, -2), (10, -9), (21, -13 + drop), (25, -4 + drop), (23, 8 + drop), (12, 6), (0, 3)]
        wing = curve([(cx + side * px * scale, cy + py * scale) for px, py in shape])
        tip = (cx + side * 24 * scale, cy + drop * scale)
        canvas.path(wing.shifted(1.5, 2.5), fill=light.SHADOW, fill_opacity=0.35)
        paint(canvas, wing, made.plain())
        light.relief(canvas, wing, puff=4, depth=4, strength=0.6)
        fold = line((cx, cy), ((cx + tip[0]) / 2, (cy + tip[1]) / 2 + 1))
        light.crease(canvas, wing, fold, 4, 0.4)
        light.rim(canvas, wing, 0.7, 0.4)
    knot = ellipse(cx, cy, 5.4 * scale, 6.4 * scale)
    paint(canvas, knot, made.plain())
    light.ball(canvas, knot, 0.5)
