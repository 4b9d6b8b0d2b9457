"""Sneakers: low, high-top, runner, slip-on and court shoes, alone or in pairs, from the side or three-quarters.

The form is a `Last` seen in a `Pose`; this file dresses it: sole, upper, panels, seams, tongue and laces.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from mmsid.storefront import palette
from mmsid.storefront.drawing import light
from mmsid.storefront.drawing.canvas import Canvas
from mmsid.storefront.drawing.sewing import stitching
from mmsid.storefront.drawing.last import CORNER, FAR, NEAR, Last, Pose, Shoe
from mmsid.storefront.drawing.materials import MATERIALS, Surface, paint, sheen, surface
from mmsid.storefront.drawing.outline import Outline, curve, ellipse, line
from mmsid.storefront.palette import Tones, tones
from mmsid.storefront.types import Design, ProductType, Words

_WIDTH = ((0, 33), (40, 35), (110, 36), (170, 42), (220, 48), (260, 47), (300, 44))
_LASTS = {
    "low": Last(
        bottom=((0, 2), (60, 0), (220, 0), (270, 4), (300, 13)),
        sole=((0, 28), (80, 26), (220, 26), (270, 29), (300, 36)),
        top=((0, 96), (10, 98), (34, 84), (70, 82), (108, 104), (124, 113), (160, 98), (205, 77), (250, 68), (280, 63), (294, 55), (300, 44)),
        width=_WIDTH, throat=122, vamp=212,
    ),
    "high-top": Last(
        bottom=((0, 2), (60, 0), (220, 0), (270, 4), (300, 13)),
        sole=((0, 28), (80, 26), (220, 26), (270, 29), (300, 36)),
        top=((0, 172), (10, 175), (40, 171), (80, 180), (104, 184), (118, 166), (140, 130), (165, 103), (205, 78), (250, 68), (280, 63), (294, 55), (300, 44)),
        width=_WIDTH, throat=102, vamp=212, lean=0.18,
    ),
    "runner": Last(
        bottom=((0, 10), (30, 1), (70, 0), (190, 0), (240, 4), (280, 15), (300, 30)),
        sole=((0, 50), (40, 44), (110, 36), (180, 34), (240, 36), (280, 42), (300, 50)),
        top=((0, 120), (8, 124), (30, 104), (66, 96), (104, 118), (122, 128), (160, 110), (205, 88), (250, 76), (280, 68), (294, 60), (300, 52)),
        width=((0, 34), (40, 36), (110, 35), (170, 41), (220, 48), (260, 46), (300, 42)), throat=120, vamp=206, lip=6,
    ),
    "slip-on": Last(
        bottom=((0, 2), (60, 0), (220, 0), (270, 4), (300, 13)),
        sole=((0, 30), (80, 28), (220, 28), (270, 31), (300, 38)),
        top=((0, 90), (10, 92), (36, 78), (76, 74), (112, 88), (142, 103), (170, 97), (210, 79), (250, 67), (280, 64), (294, 56), (300, 45)),
        width=_WIDTH, throat=140, vamp=158,
    ),
    "court": Last(
        bottom=((0, 2), (60, 0), (220, 0), (270, 3), (300, 10)),
        sole=((0, 34), (80, 31), (220, 30), (270, 33), (300, 38)),
        top=((0, 112), (8, 115), (32, 93), (68, 89), (106, 111), (122, 120), (160, 104), (205, 83), (250, 71), (280, 66), (294, 58), (300, 48)),
        width=_WIDTH, throat=121, vamp=210, lip=5,
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Dress:
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


def draw_sneakers(canvas: Canvas, design: Design) -> None:
    """One shoe or a pair."""
    rng = canvas.rng
    last = _varied(_LASTS[design.silhouette], rng)
    dress = _dress(design, rng)
    left, yaw, pitch = bool(rng.random() < 0.5), float(rng.choice([4.0, 12.0, 27.0, 37.0])), float(rng.uniform(13, 24))
    pair = rng.random() < 0.5
    tall = design.silhouette == "high-top"
    scale = (1.06 if pair else 1.37) * (0.92 if tall else 1.0) * (1 + 0.16 * (yaw > 20))
    ground = 352 + (34 if tall else 0)
    poses = [Pose(yaw, pitch, scale, (256, ground), left)]
    if pair:
        gap, ahead = float(rng.uniform(54, 66)), float(rng.uniform(14, 46)) * (1 if yaw > 20 else rng.choice([-1, 1]))
        turn = float(rng.uniform(0, 8))
        far = replace(poses[0], ahead=ahead, aside=-gap, yaw=yaw - turn)
        poses = [far, replace(poses[0], ahead=-ahead, aside=gap)]
    for k, pose in enumerate(poses):
        _draw(canvas, Shoe(last, pose), replace(dress, upper=replace(dress.upper, seed=design.seed + k)), design)


def _varied(last: Last, rng: np.random.Generator) -> Last:
    height, width, sole = rng.uniform(0.95, 1.07), rng.uniform(0.93, 1.06), rng.uniform(0.9, 1.18)
    return replace(
        last,
        sole=tuple((x, z * sole) for x, z in last.sole),
        top=tuple((x, z * height + (sole - 1) * 28 * (z < 90)) for x, z in last.top),
        width=tuple((x, w * width) for x, w in last.width),
        throat=last.throat + float(rng.uniform(-4, 3)),
        vamp=last.vamp + float(rng.uniform(-8, 5)),
    )


def _dress(design: Design, rng: np.random.Generator) -> _Dress:
    upper = surface(design, scale=0.62)
    style = rng.random(16)
    rubber = tones("ivory" if style[0] < 0.62 else "white" if style[0] < 0.75 else "camel" if style[0] < 0.9 else "charcoal", rng)
    if design.silhouette == "runner" and style[0] < 0.3:
        rubber = upper.accent
    sole = Surface(rubber, upper.accent, material="rubber", seed=design.seed)
    overlay = {"canvas": "leather", "nylon": "suede", "knit": "suede", "denim": "suede"}.get(design.material, design.material)
    own = upper.plain() if style[1] < 0.45 else upper.dyed(upper.accent)
    lace = tones("ivory", rng) if style[2] < 0.6 else upper.accent if style[2] < 0.85 else upper.tones
    lining = tones("cream", rng) if style[3] < 0.5 else upper.accent if style[3] < 0.8 else upper.tones
    return _Dress(upper, own.of(overlay), sole, lace, lining, style)


def _draw(canvas: Canvas, shoe: Shoe, dress: _Dress, design: Design) -> None:
    cut = design.silhouette
    _stand(canvas, shoe)
    whole = shoe.upper(whole=True)
    canvas.cast(whole)
    _sole(canvas, shoe, dress, cut)
    _inside(canvas, shoe, dress, whole)
    if cut != "slip-on":
        _tongue(canvas, shoe, dress)
    outer = shoe.upper()
    paint(canvas, outer, dress.upper, cast=False)
    _panels(canvas, shoe, dress, cut, outer)
    _model(canvas, shoe, dress, outer)
    _collar_edge(canvas, shoe, dress)
    if cut == "slip-on":
        _gussets(canvas, shoe, dress, outer)
    else:
        _lacing(canvas, shoe, dress, outer, cut)


def _stand(canvas: Canvas, shoe: Shoe) -> None:
    scale = shoe.pose.scale
    for x in (75, 205):
        cx, y = shoe.lift(x, 6, 0)
        canvas.stand(cx, y + 2, 78 * scale * np.cos(np.deg2rad(shoe.pose.yaw)), 10 * scale)


def _sole(canvas: Canvas, shoe: Shoe, dress: _Dress, cut: str) -> None:
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
        canvas.stroke(tread, light.SHADOW, 5 * scale, stroke_opacity=0.4, stroke_dasharray="3 4.5", stroke_linecap="butt")
    _, top, _, bottom = body.box
    fall = canvas.linear((0, top), (0, bottom), [(0.0, light.SHADOW, 0.0), (0.6, light.SHADOW, 0.05), (1.0, light.SHADOW, 0.5)])
    light.shade(canvas, body, fall)
    light.relief(canvas, body, puff=3.5, depth=3.2, strength=0.55)
    light.round_sides(canvas, body, 0.22)


def _inside(canvas: Canvas, shoe: Shoe, dress: _Dress, whole: Outline) -> None:
    """The far wall's lining and the dark of the shoe."""
    collar = shoe.collar()
    canvas.path(whole, fill=dress.upper.tones.shade)
    canvas.path(collar, fill=dress.lining.base, stroke=dress.upper.tones.base, stroke_width=5 * shoe.pose.scale, stroke_linejoin="round")
    left, top, right, bottom = collar.box
    depth = canvas.linear((left, top), (left, bottom), [(0.0, light.SHADOW, 0.12), (0.45, light.SHADOW, 0.5), (1.0, light.SHADOW, 0.85)])
    light.shade(canvas, collar, depth)
    light.inner_shadow(canvas, collar, 9, 0.5, shift=(2.0, 4.0))


def _tongue(canvas: Canvas, shoe: Shoe, dress: _Dress) -> None:
    """The part of the tongue that stands up behind the laces."""
    throat = shoe.last.throat
    up = float(shoe.profile("top", throat))
    half = float(shoe.profile("width", throat)) * 0.6
    high = up + 15 + 10 * dress.style[8]
    back = throat - 12 - 6 * dress.style[8]
    plate = curve([
        shoe.lift(throat + 26, half * 0.9, up - 14), shoe.lift(throat, half, up), shoe.lift(back, half * 0.86, high - 4),
        shoe.lift(back - 2, 0, high), shoe.lift(back, -half * 0.86, high - 4), shoe.lift(throat, -half, up),
        shoe.lift(throat + 26, -half * 0.9, up - 14),
    ])  # fmt: skip
    made = dress.upper.plain() if dress.style[9] < 0.6 else dress.panel
    paint(canvas, plate, made)
    light.relief(canvas, plate, puff=5, depth=4, strength=0.6)
    light.falloff(canvas, plate, 0.25)
    stitching(canvas, plate.scaled(0.84), made, width=0.9)


def _panels(canvas: Canvas, shoe: Shoe, dress: _Dress, cut: str, outer: Outline) -> None:
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
        heel = [(0, -0.1, CORNER), (66 + 12 * style[12], -0.1, CORNER), (58, 0.3), (44, 0.62), (30, 0.8), (26, 1.05, CORNER), (0, 1.05, CORNER)]
        if cut in ("runner", "court") or style[12] < 0.6:
            if cut in ("low", "high-top", "slip-on"):
                heel = [(-4, -0.1, CORNER), (15, -0.1, CORNER), (13, 0.5), (15, 1.05, CORNER), (-4, 1.05, CORNER)]
            canvas.path(shoe.area(heel), fill=dress.panel.tones.base)
            seams.append(shoe.run(heel[1:-1]))
        if cut not in ("slip-on",):
            throat, vamp = shoe.last.throat, shoe.last.vamp
            stay = [(throat - 6, 1.08, CORNER), (throat + 4, 0.74), ((throat + vamp) / 2, 0.66), (vamp + 2, 0.72), (vamp + 12, 1.02, CORNER)]
            if cut in ("runner", "court"):
                for side in (FAR, NEAR):
                    canvas.path(shoe.area([*stay, (vamp, 1.08, CORNER)], side), fill=dress.panel.tones.base)
            seams += [shoe.run(stay, FAR), shoe.run(stay)]
        seams += _side(canvas, shoe, dress, cut)
    for seam in seams:
        light.crease(canvas, outer, seam, 4, 0.34)
        with canvas.within(outer):
            stitching(canvas, seam.shifted(-2.2 if shoe.pose.left else 2.2, 1.6), dress.upper, width=1.0, strength=0.6)


def _side(canvas: Canvas, shoe: Shoe, dress: _Dress, cut: str) -> list[Outline]:
    """What marks the side: bars, a patch, perforations. Returns seams."""
    style, tone = dress.style, dress.upper.accent
    if cut == "runner":
        count, lean, first = 2 + int(style[13] * 3), 14 + 22 * style[14], 96 + 20 * style[15]
        for k in range(count):
            x = first + k * 21
            bar = [(x, -0.1, CORNER), (x + 10, -0.1, CORNER), (x + 10 + lean, 0.86, CORNER), (x + lean, 0.86, CORNER)]
            canvas.path(shoe.area(bar), fill=tone.base)
        return [shoe.run([(60, 0.66), (100, 0.56), (150, 0.34), (196, 0.08)])]
    if cut == "court":
        wave = [(58, 0.3, CORNER), (96, 0.5), (150, 0.42), (188, 0.16), (196, -0.1, CORNER), (66, -0.1, CORNER)]
        if style[13] < 0.6:
            canvas.path(shoe.area(wave), fill=tone.base, fill_opacity=0.96)
        holes = [(x, s) for s in (0.5, 0.62, 0.74) for x in np.arange(226, 252, 8)]
        for place in shoe.points(holes):
            canvas.path(ellipse(*place, 1.3), fill=light.SHADOW, fill_opacity=0.6)
        return [shoe.run([(58, 0.3), (96, 0.5), (150, 0.42), (188, 0.16), (196, 0.0)])]
    if cut == "high-top" and style[13] < 0.7:
        middle = (70.0, 0.74)
        spot = shoe.area([(middle[0] + 19 * np.cos(a), middle[1] + 0.13 * np.sin(a)) for a in np.linspace(0, 2 * np.pi, 9)[:-1]])
        canvas.path(spot, fill=dress.sole.tones.base)
        canvas.path(spot.scaled(0.72), fill="none", stroke=tone.base, stroke_width=2.6)
        return [spot, shoe.run([(20, 0.34), (70, 0.36), (128, 0.3), (176, 0.0)])]
    if cut == "slip-on":
        return [shoe.over([(168, 0.0), (158, 0.3), (150, 0.7), (150, 1.0)])]
    return [shoe.run([(118, 0.74), (126, 0.4), (150, 0.0)])] if style[14] < 0.6 else []


def _model(canvas: Canvas, shoe: Shoe, dress: _Dress, outer: Outline) -> None:
    """Volume of the upper."""
    material = MATERIALS[dress.upper.material]
    folds = []
    rng = canvas.rng
    for x in (196, 208, 221):
        a, b = shoe.points([(x + rng.uniform(-4, 4), 0.3 + rng.uniform(0, 0.2)), (x - 8 + rng.uniform(-5, 5), 0.92)])
        folds.append(light.Fold(curve([a, ((a[0] + b[0]) / 2 + 5, (a[1] + b[1]) / 2), b, ((a[0] + b[0]) / 2 - 5, (a[1] + b[1]) / 2)]), rng.uniform(0.1, 0.3)))
    light.relief(canvas, outer, folds, puff=17 * shoe.pose.scale, soft=5, depth=5.0, strength=0.62)
    left, top, right, bottom = outer.box
    low = canvas.linear((0, top + (bottom - top) * 0.45), (0, bottom), [(0.0, light.SHADOW, 0.0), (1.0, light.SHADOW, 0.42)])
    light.shade(canvas, outer, low)
    light.falloff(canvas, outer, 0.16)
    sheen(canvas, outer, dress.upper, angle=70)
    light.inner_shadow(canvas, outer, 7, 0.2)
    light.rim(canvas, outer, 0.9, 0.3)


def _collar_edge(canvas: Canvas, shoe: Shoe, dress: _Dress) -> None:
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


def _gussets(canvas: Canvas, shoe: Shoe, dress: _Dress, outer: Outline) -> None:
    """Elastic triangles beside the tongue of a slip-on."""
    for side in (FAR, NEAR):
        patch = shoe.area([(112, 1.02, CORNER), (140, 1.02, CORNER), (136, 0.62), (126, 0.52), (118, 0.64)], side)
        with canvas.within(outer):
            canvas.path(patch, fill=dress.lining.shade, stroke=dress.upper.tones.deep, stroke_width=1)
            for k in range(5):
                rib = shoe.run([(116 + 5 * k, 1.0), (121 + 2.4 * k, 0.6)], side)
                canvas.stroke(rib, light.SHADOW, 1.2, stroke_opacity=0.35)


def _lacing(canvas: Canvas, shoe: Shoe, dress: _Dress, outer: Outline, cut: str) -> None:
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
        canvas.path(ellipse(*place, 2.7 * scale, 2.3 * scale), fill=dress.sole.tones.shade if style[6] < 0.5 else "#b9bbc0", stroke=light.SHADOW, stroke_width=0.8, stroke_opacity=0.5)
        canvas.path(ellipse(*place, 1.3 * scale), fill=light.SHADOW, fill_opacity=0.75)
    crossed = style[14] < 0.65
    for k in range(count - 1, -1, -1):
        top = float(shoe.profile("top", xs[k])) + 3
        ends = [(near[k], far[k - 1] if k else far[k]), (far[k], near[k - 1] if k else near[k])] if crossed else [(near[k], far[k])]
        x = float(xs[k] + xs[k - 1]) / 2 if crossed and k else float(xs[k])
        middle = shoe.lift(x, 0, (top + float(shoe.profile("top", x)) + 3) / 2)
        for a, b in ends:
            _lace(canvas, line(a, middle, b), dress.lace, wide)
    _bow(canvas, shoe, dress, wide)


def _lace(canvas: Canvas, run: Outline, tone: Tones, wide: float) -> None:
    canvas.stroke(run.shifted(0.8, 2.0), light.SHADOW, wide, stroke_opacity=0.34)
    canvas.stroke(run, tone.shade, wide)
    canvas.stroke(run.shifted(-0.3, -0.5), tone.base, wide * 0.74)
    canvas.stroke(run.shifted(-0.4, -0.9), tone.light, wide * 0.3, stroke_opacity=0.7, stroke_dasharray="1.6 1.4", stroke_linecap="butt")


def _bow(canvas: Canvas, shoe: Shoe, dress: _Dress, wide: float) -> None:
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


SNEAKERS = ProductType(
    department="Shoes & Accessories",
    name="Sneakers",
    draw=draw_sneakers,
    silhouettes=tuple(_LASTS),
    colours=palette.FABRIC_COLOURS,
    patterns=("gingham", "dots", "floral", "leaves", "animal spots", "stripes", "stars", "tartan"),
    materials=("canvas", "canvas", "leather", "suede", "denim", "knit", "nylon"),
    prices=(29, 149),
    plain_share=0.66,
    turn=1.5,
    words=Words((), {}, (), (), (), (), (), ()),
)

TYPES: tuple[ProductType, ...] = (SNEAKERS,)
