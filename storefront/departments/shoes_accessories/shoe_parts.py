"""The parts of a sneaker: sole, inside, tongue, panels, collar and laces, drawn onto a `Shoe`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from storefront.departments.clothing.sewing import stitching
from storefront.departments.shoes_accessories.last import CORNER, FAR, NEAR, Shoe
from storefront.drawing import light
from storefront.drawing.materials import MATERIALS, Surface, paint, sheen
from storefront.drawing.outline import Outline, curve, ellipse, line

if TYPE_CHECKING:
    from storefront.drawing.canvas import Canvas
    from storefront.palette import Tones


@dataclass(frozen=True, slots=True)
class Dress:
    """What the parts of one shoe are made of.

    Attributes:
        upper: the main surface.
        panel: of overlays.
        sole: the rubber.
        lace: colour of the laces.
        lining: colour inside.
        style: numbers between 0 and 1 that choose details; both shoes of a pair share them.
    """

    upper: Surface
    panel: Surface
    sole: Surface
    lace: Tones
    lining: Tones
    style: np.ndarray


def stand(canvas: Canvas, shoe: Shoe) -> None:
    """Where the sole touches the table."""
    scale = shoe.pose.scale
    for x in (75, 205):
        cx, y = shoe.lift(x, 6, 0)
        canvas.stand(cx, y + 2, 78 * scale * np.cos(np.deg2rad(shoe.pose.yaw)), 10 * scale)


def sole(canvas: Canvas, shoe: Shoe, dress: Dress, cut: str) -> None:
    """The rubber: wall, ledge, tread and a coloured line."""
    scale, style, tone = shoe.pose.scale, dress.style, dress.sole.tones
    body = shoe.ground()
    canvas.cast(body)
    paint(canvas, body, dress.sole, cast=False)
    if cut == "runner":
        lower = shoe.band(-0.05, 0.3)
        with canvas.within(body):
            canvas.path(lower, fill=dress.upper.accent.deep if style[4] < 0.6 else dress.upper.accent.base)
        with canvas.within(body):
            canvas.stroke(shoe.welt(0.32), light.SHADOW, 1.4 * scale, stroke_opacity=0.4)
            canvas.stroke(shoe.welt(0.62).shifted(0, 1), light.SHADOW, 2.6 * scale, stroke_opacity=0.16)
    elif style[4] < 0.55:
        tint = dress.upper.accent.base if style[5] < 0.7 else dress.upper.tones.shade
        with canvas.within(body):
            canvas.stroke(shoe.welt(0.70), tint, (2.6 + 2.4 * style[6]) * scale)
            if style[6] > 0.6:
                canvas.stroke(shoe.welt(0.44), tint, 1.6 * scale)
    if cut != "runner":
        with canvas.within(body):
            canvas.stroke(shoe.welt(0.06), tone.deep if style[7] < 0.6 else "#a9713f", 7 * scale, stroke_opacity=0.75)
            canvas.stroke(shoe.welt(0.2), light.SHADOW, 1.1, stroke_opacity=0.35)
    if cut == "court":
        stitching(canvas, shoe.welt(0.86), dress.sole, width=1.1 * scale)
    with canvas.within(body):
        tread = shoe.welt(0.03)
        canvas.stroke(
            tread, light.SHADOW, 5 * scale, stroke_opacity=0.4, stroke_dasharray="3 4.5", stroke_linecap="butt"
        )
    _, top, _, bottom = body.box
    fall = canvas.linear(
        (0, top), (0, bottom), [(0.0, light.SHADOW, 0.0), (0.6, light.SHADOW, 0.05), (1.0, light.SHADOW, 0.5)]
    )
    light.shade(canvas, body, fall)
    light.relief(canvas, body, puff=3.5, depth=3.2, strength=0.55)
    light.round_sides(canvas, body, 0.22)


def inside(canvas: Canvas, shoe: Shoe, dress: Dress, whole: Outline) -> None:
    """The far wall's lining and the dark of the shoe."""
    collar = shoe.collar()
    canvas.path(whole, fill=dress.upper.tones.shade)
    canvas.path(
        collar,
        fill=dress.lining.base,
        stroke=dress.upper.tones.base,
        stroke_width=5 * shoe.pose.scale,
        stroke_linejoin="round",
    )
    left, top, _right, bottom = collar.box
    depth = canvas.linear(
        (left, top), (left, bottom), [(0.0, light.SHADOW, 0.12), (0.45, light.SHADOW, 0.5), (1.0, light.SHADOW, 0.85)]
    )
    light.shade(canvas, collar, depth)
    light.inner_shadow(canvas, collar, 9, 0.5, shift=(2.0, 4.0))


def tongue(canvas: Canvas, shoe: Shoe, dress: Dress) -> None:
    """The part of the tongue that stands up behind the laces."""
    throat = shoe.last.throat
    up = float(shoe.profile("top", throat))
    half = float(shoe.profile("width", throat)) * 0.6
    high = up + 15 + 10 * dress.style[8]
    back = throat - 12 - 6 * dress.style[8]
    plate = curve([
        shoe.lift(throat + 26, half * 0.9, up - 14), shoe.lift(throat, half, up), shoe.lift(back, half * 0.86,
            high - 4),
        shoe.lift(back - 2, 0, high), shoe.lift(back, -half * 0.86, high - 4), shoe.lift(throat, -half, up),
        shoe.lift(throat + 26, -half * 0.9, up - 14),
    ])  # fmt: skip
    made = dress.upper.plain() if dress.style[9] < 0.6 else dress.panel
    paint(canvas, plate, made)
    light.relief(canvas, plate, puff=5, depth=4, strength=0.6)
    light.falloff(canvas, plate, 0.25)
    stitching(canvas, plate.scaled(0.84), made, width=0.9)


def panels(canvas: Canvas, shoe: Shoe, dress: Dress, cut: str, outer: Outline) -> None:
    """Overlays with their seams."""
    style = dress.style
    seams: list[Outline] = []
    cap = 246 + 10 * style[10]
    toe = [(cap + 9, 0.0), (cap, 0.45), (cap - 3, 0.82), (cap - 3, 1.0)]
    with canvas.within(outer):
        if cut in ("low", "high-top") and style[11] < 0.75:
            canvas.path(shoe.cap(toe), fill=dress.sole.tones.base)
            seams.append(shoe.over(toe))
        elif cut in ("runner", "court"):
            guard = [(205, 0.0), (214, 0.14), (250, 0.36), (276, 0.62), (286, 1.0)]
            canvas.path(shoe.cap(guard), fill=dress.panel.tones.base)
            seams.append(shoe.over(guard))
        heel = [
            (0, -0.1, CORNER),
            (66 + 12 * style[12], -0.1, CORNER),
            (58, 0.3),
            (44, 0.62),
            (30, 0.8),
            (26, 1.05, CORNER),
            (0, 1.05, CORNER),
        ]
        if cut in ("runner", "court") or style[12] < 0.6:
            if cut in ("low", "high-top", "slip-on"):
                heel = [(-4, -0.1, CORNER), (15, -0.1, CORNER), (13, 0.5), (15, 1.05, CORNER), (-4, 1.05, CORNER)]
            canvas.path(shoe.area(heel), fill=dress.panel.tones.base)
            seams.append(shoe.run(heel[1:-1]))
        if cut not in ("slip-on",):
            throat, vamp = shoe.last.throat, shoe.last.vamp
            stay = [
                (throat - 6, 1.08, CORNER),
                (throat + 4, 0.74),
                ((throat + vamp) / 2, 0.66),
                (vamp + 2, 0.72),
                (vamp + 12, 1.02, CORNER),
            ]
            if cut in ("runner", "court"):
                for side in (FAR, NEAR):
                    canvas.path(shoe.area([*stay, (vamp, 1.08, CORNER)], side), fill=dress.panel.tones.base)
            seams += [shoe.run(stay, FAR), shoe.run(stay)]
        seams += _side(canvas, shoe, dress, cut)
    for seam in seams:
        light.crease(canvas, outer, seam, 4, 0.34)
        with canvas.within(outer):
            stitching(canvas, seam.shifted(-2.2 if shoe.pose.left else 2.2, 1.6), dress.upper, width=1.0, strength=0.6)


def _side(canvas: Canvas, shoe: Shoe, dress: Dress, cut: str) -> list[Outline]:
    """What marks the side: bars, a patch, perforations. Returns seams."""
    style, tone = dress.style, dress.upper.accent
    if cut == "runner":
        count, lean, first = (2 if style[13] < 0.6 else 5), 14 + 22 * style[14], 96 + 20 * style[15]
        wide = 10 if count == 2 else 6
        for k in range(count):
            x = first + k * (21 if count == 2 else 15)
            bar = [
                (x, -0.1, CORNER),
                (x + wide, -0.1, CORNER),
                (x + wide + lean, 0.86, CORNER),
                (x + lean, 0.86, CORNER),
            ]
            canvas.path(shoe.area(bar), fill=tone.base)
        return [shoe.run([(60, 0.66), (100, 0.56), (150, 0.34), (196, 0.08)])]
    if cut == "court":
        wave = [(58, 0.3, CORNER), (96, 0.5), (150, 0.42), (188, 0.16), (196, -0.1, CORNER), (66, -0.1, CORNER)]
        if style[13] < 0.6:
            canvas.path(shoe.area(wave), fill=tone.base, fill_opacity=0.96)
        holes = [(x, s) for s in (0.5, 0.62, 0.74) for x in (226.0, 234.0, 242.0, 250.0)]
        for place in shoe.points(holes):
            canvas.path(ellipse(*place, 1.3), fill=light.SHADOW, fill_opacity=0.6)
        return [shoe.run([(58, 0.3), (96, 0.5), (150, 0.42), (188, 0.16), (196, 0.0)])]
    if cut == "high-top" and style[13] < 0.7:
        middle = (70.0, 0.74)
        spot = shoe.area(
            [(middle[0] + 19 * np.cos(a), middle[1] + 0.13 * np.sin(a)) for a in np.linspace(0, 2 * np.pi, 9)[:-1]]
        )
        canvas.path(spot, fill=dress.sole.tones.base)
        canvas.path(spot.scaled(0.72), fill="none", stroke=tone.base, stroke_width=2.6)
        return [spot, shoe.run([(20, 0.34), (70, 0.36), (128, 0.3), (176, 0.0)])]
    if cut == "slip-on":
        return [shoe.over([(168, 0.0), (158, 0.3), (150, 0.7), (150, 1.0)])]
    return [shoe.run([(118, 0.74), (126, 0.4), (150, 0.0)])] if style[14] < 0.6 else []


def model(canvas: Canvas, shoe: Shoe, dress: Dress, outer: Outline) -> None:
    """Volume of the upper."""
    MATERIALS[dress.upper.material]
    folds = []
    rng = canvas.rng
    for x in (196, 208, 221):
        a, b = shoe.points([(x + rng.uniform(-4, 4), 0.3 + rng.uniform(0, 0.2)), (x - 8 + rng.uniform(-5, 5), 0.92)])
        folds.append(
            light.Fold(
                curve([a, ((a[0] + b[0]) / 2 + 5, (a[1] + b[1]) / 2), b, ((a[0] + b[0]) / 2 - 5, (a[1] + b[1]) / 2)]),
                rng.uniform(0.1, 0.3),
            )
        )
    light.relief(canvas, outer, folds, puff=17 * shoe.pose.scale, soft=5, depth=5.0, strength=0.62)
    _left, top, _right, bottom = outer.box
    low = canvas.linear(
        (0, top + (bottom - top) * 0.45), (0, bottom), [(0.0, light.SHADOW, 0.0), (1.0, light.SHADOW, 0.42)]
    )
    light.shade(canvas, outer, low)
    light.falloff(canvas, outer, 0.16)
    sheen(canvas, outer, dress.upper, angle=70)
    light.inner_shadow(canvas, outer, 7, 0.2)
    light.rim(canvas, outer, 0.9, 0.3)


def collar_edge(canvas: Canvas, shoe: Shoe, dress: Dress) -> None:
    """The padded, bound edge of the collar on the near side."""
    top = np.linspace(2, shoe.last.throat - 2, 14)
    edge = shoe.run([(float(x), 1.0) for x in top])
    scale = shoe.pose.scale
    binding = dress.lining if dress.style[3] > 0.5 else dress.upper.tones
    canvas.stroke(edge, binding.shade, 5.4 * scale)
    canvas.stroke(edge.shifted(-0.3, -0.6), binding.base, 3.9 * scale)
    canvas.stroke(edge.shifted(-0.6, -1.6), binding.light, 1.2 * scale, stroke_opacity=0.7)
    below = shoe.run([(float(x), 0.86) for x in top[1:]])
    stitching(canvas, below, dress.upper, width=1.0, strength=0.5)


def gussets(canvas: Canvas, shoe: Shoe, dress: Dress, outer: Outline) -> None:
    """Elastic triangles beside the tongue of a slip-on."""
    for side in (FAR, NEAR):
        patch = shoe.area([(113, 1.03, CORNER), (139, 1.03, CORNER), (131, 0.56, CORNER), (124, 0.55, CORNER)], side)
        with canvas.within(outer):
            canvas.path(patch, fill=dress.lining.shade, stroke=dress.upper.tones.deep, stroke_width=1)
            for k in range(5):
                rib = shoe.run([(115 + 5.4 * k, 1.0), (124.5 + 1.4 * k, 0.58)], side)
                canvas.stroke(rib, light.SHADOW, 1.2, stroke_opacity=0.35)


def lacing(canvas: Canvas, shoe: Shoe, dress: Dress, outer: Outline, cut: str) -> None:
    """The tongue between the eyelets, and the laces across it."""
    scale, style = shoe.pose.scale, dress.style
    gap = shoe.lacing()
    made = dress.upper.plain() if style[9] < 0.6 else dress.panel
    canvas.path(gap, fill=made.tones.base, stroke=made.tones.deep, stroke_width=1.2)
    light.shade(canvas, gap, light.SHADOW, 0.22)
    light.inner_shadow(canvas, gap, 5, 0.4, shift=(1.0, 2.0))
    count = 8 if cut == "high-top" else 5 + int(style[11] * 2)
    xs = np.linspace(shoe.last.throat + 3, shoe.last.vamp - 9, count)
    near, far = (shoe.points([(float(x), 0.87) for x in xs], side) for side in (NEAR, FAR))
    wide = (5.2 + 1.8 * style[15]) * scale * (0.8 if cut == "high-top" else 1.0)
    for place in (*far, *near):
        canvas.path(
            ellipse(*place, 2.7 * scale, 2.3 * scale),
            fill=dress.sole.tones.shade if style[6] < 0.5 else "#b9bbc0",
            stroke=light.SHADOW,
            stroke_width=0.8,
            stroke_opacity=0.5,
        )
        canvas.path(ellipse(*place, 1.3 * scale), fill=light.SHADOW, fill_opacity=0.75)
    crossed = style[14] < 0.65
    for k in range(count - 1, -1, -1):
        top = float(shoe.profile("top", xs[k])) + 3
        ends = (
            [(near[k], far[k - 1] if k else far[k]), (far[k], near[k - 1] if k else near[k])]
            if crossed
            else [(near[k], far[k])]
        )
        x = float(xs[k] + xs[k - 1]) / 2 if crossed and k else float(xs[k])
        middle = shoe.lift(x, 0, (top + float(shoe.profile("top", x)) + 3) / 2)
        for a, b in ends:
            _lace(canvas, line(a, middle, b), dress.lace, wide)
    _bow(canvas, shoe, dress, wide)


def _lace(canvas: Canvas, run: Outline, tone: Tones, wide: float) -> None:
    canvas.stroke(run.shifted(0.8, 2.0), light.SHADOW, wide, stroke_opacity=0.34)
    canvas.stroke(run, tone.shade, wide)
    canvas.stroke(run.shifted(-0.3, -0.5), tone.base, wide * 0.74)
    canvas.stroke(
        run.shifted(-0.4, -0.9),
        tone.light,
        wide * 0.3,
        stroke_opacity=0.7,
        stroke_dasharray="1.6 1.4",
        stroke_linecap="butt",
    )


def _bow(canvas: Canvas, shoe: Shoe, dress: Dress, wide: float) -> None:
    """The knot with two loops and two ends."""
    rng, throat = canvas.rng, shoe.last.throat + 8
    top = float(shoe.profile("top", throat)) + 5
    knot = shoe.lift(throat, 0, top)
    for side in (FAR, NEAR):
        reach, drop = rng.uniform(30, 42), rng.uniform(10, 24)
        out = shoe.lift(throat + 6, side * reach, top - drop * 0.4)
        tip = shoe.lift(throat + 22, side * (reach + 2), top - drop - 14)
        back = shoe.lift(throat + 18, side * reach * 0.5, top - drop * 0.8)
        _lace(canvas, line(knot, out, tip, back, knot), dress.lace, wide * 0.72)
        end = shoe.lift(throat + 40, side * (reach * 0.7), top - drop - 34 * rng.uniform(0.7, 1.1))
        bend = shoe.lift(throat + 26, side * reach * 0.45, top - drop)
        _lace(canvas, line(knot, bend, end), dress.lace, wide * 0.7)
    canvas.path(ellipse(*knot, wide * 0.85, wide * 0.7), fill=dress.lace.base, stroke=dress.lace.deep, stroke_width=0.8)
