"""What tells one kind of boot from another: panels and seams below the light, fittings above it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from storefront.departments.clothing.sewing import stitching
from storefront.departments.shoes_accessories import boot_parts as parts
from storefront.departments.shoes_accessories.laces import boot_lacing
from storefront.drawing import light
from storefront.drawing.outline import CORNER, Outline, curve, rounded
from storefront.palette import tones

if TYPE_CHECKING:
    from collections.abc import Callable

    from storefront.departments.shoes_accessories.boot_shape import Boot
    from storefront.departments.shoes_accessories.shoe_parts import Dress
    from storefront.drawing.canvas import Canvas

    Step = Callable[[Canvas, Boot, Dress, Outline], None]


@dataclass(frozen=True, slots=True)
class Look:
    """The details of one kind of boot.

    Attributes:
        below: drawn before the light: panels, seams.
        above: drawn after it: zips, laces, straps.
    """

    below: Step
    above: Step


def _seams(canvas: Canvas, boot: Boot, dress: Dress, outer: Outline, runs: list[Outline]) -> None:
    parts.seam_lines(canvas, outer, runs, dress.upper.plain(), left=boot.pose.left)


def _counter(boot: Boot) -> Outline:
    """The seam of the heel's stiffening."""
    return boot.shoe.run([(66, 0.0), (62, 0.3), (46, 0.56), (18, 0.7), (-4, 0.72)])


def _vamp_seam(boot: Boot) -> Outline:
    """From the instep down to the sole."""
    return boot.shoe.run([(150, 0.98), (128, 0.8), (104, 0.5), (96, 0.0)])


def _ankle_below(canvas: Canvas, boot: Boot, dress: Dress, outer: Outline) -> None:
    runs = [_counter(boot)]
    if dress.style[10] < 0.5:
        runs.append(boot.shoe.over([(240, 0.0), (230, 0.5), (226, 1.0)]))
    _seams(canvas, boot, dress, outer, runs)


def _ankle_above(canvas: Canvas, boot: Boot, dress: Dress, outer: Outline) -> None:
    metal = tones("mustard" if dress.style[5] < 0.5 else "silver")
    parts.zipper(canvas, boot, outer, metal, 96, dress.upper.plain())
    if dress.style[11] < 0.45:
        strap(canvas, boot, outer, dress, boot.foot + 22, metal.base)


def strap(canvas: Canvas, boot: Boot, outer: Outline, dress: Dress, z: float, metal: str) -> None:
    """A buckled strap around the ankle."""
    scale = boot.pose.scale
    first, last = boot.limits()
    angles = np.linspace(first, last, 15)
    upper, lower = boot.points(angles, z + 9, 2), boot.points(angles, z - 9, 2)
    band = curve(
        [
            (*upper[0], CORNER),
            *upper[1:-1],
            (*upper[-1], CORNER),
            (*lower[-1], CORNER),
            *lower[-2:0:-1],
            (*lower[0], CORNER),
        ]
    )
    light.crease(canvas, outer, curve(lower, closed=False).shifted(1, 3), 6, 0.4, seam=False)
    canvas.path(band, fill=dress.panel.tones.base, stroke=dress.panel.tones.deep, stroke_width=0.8)
    light.relief(canvas, band, puff=3, depth=3, strength=0.6)
    for side in (3.0, -3.0):
        stitching(canvas, curve(boot.points(angles, z + 2.2 * side, 2), closed=False), dress.panel, width=0.9)
    light.round_sides(canvas, band, 0.3)
    x, y = boot.points(70.0, z, 3)[0]
    frame = rounded(x - 11 * scale, y - 12 * scale, x + 11 * scale, y + 12 * scale, 4 * scale)
    canvas.path(frame.shifted(1.4, 2), fill="none", stroke=light.SHADOW, stroke_width=4.4 * scale, stroke_opacity=0.35)
    canvas.path(frame, fill="none", stroke=metal, stroke_width=4.0 * scale)
    canvas.path(frame.shifted(-0.6, -0.8), fill="none", stroke="#ffffff", stroke_width=1.1 * scale, stroke_opacity=0.5)


def _chelsea_below(canvas: Canvas, boot: Boot, dress: Dress, outer: Outline) -> None:
    runs = [boot.shoe.run([(172, 0.98), (140, 0.8), (112, 0.55), (92, 0.42), (60, 0.4), (0, 0.4)])]
    if dress.style[10] < 0.35:
        runs.append(boot.shoe.over([(238, 0.0), (228, 0.5), (224, 1.0)]))
    _seams(canvas, boot, dress, outer, runs)


def _chelsea_above(canvas: Canvas, boot: Boot, dress: Dress, outer: Outline) -> None:
    band = dress.panel.tones if dress.style[1] >= 0.5 else tones("black" if dress.upper.tones.is_dark else "brown")
    parts.gore(canvas, boot, outer, band)
    parts.pull_tab(canvas, boot, 160 - boot.pose.yaw * 0.6, dress.upper)
    if dress.style[9] < 0.5:
        parts.pull_tab(canvas, boot, 2, dress.upper, height=16)


def _hiking_below(canvas: Canvas, boot: Boot, dress: Dress, outer: Outline) -> None:
    shoe, tone = boot.shoe, dress.panel.tones
    toe = [(222, 0.0), (232, 0.3), (256, 0.6), (262, 1.0)]
    heel = [(-8, -0.1, CORNER), (78, -0.1, CORNER), (66, 0.34), (40, 0.6), (-8, 0.66, CORNER)]
    with canvas.within(outer):
        canvas.path(shoe.cap(toe), fill=dress.sole.tones.base)
        canvas.path(shoe.area(heel), fill=tone.base)
        cuff = _cuff(boot, 0, 34)
        canvas.path(cuff, fill=tone.base)
    stay = shoe.run([(218, 0.98), (206, 0.72), (176, 0.62), (150, 0.66)])
    up = boot.run([(48, boot.foot - 6), (50, (boot.foot + boot.top) / 2), (46, boot.top - 34)])
    rand = shoe.run([(60, 0.3), (110, 0.22), (170, 0.24), (224, 0.3)])
    _seams(canvas, boot, dress, outer, [shoe.over(toe), shoe.run(heel[1:]), stay, up, rand, boot.rim(34)])


def _cuff(boot: Boot, above: float, below: float) -> Outline:
    """The near half of the shaft between two distances from its top edge."""
    one, two = (boot.rim(d, 1.0).segments[:, 0].tolist() for d in (above, below))
    return curve(
        [(*one[0], CORNER), *one[1:-1], (*one[-1], CORNER), (*two[-1], CORNER), *two[-2:0:-1], (*two[0], CORNER)]
    )


def _hiking_above(canvas: Canvas, boot: Boot, dress: Dress, outer: Outline) -> None:
    cuff = _cuff(boot, 0, 34)
    light.relief(canvas, cuff, puff=8, depth=4.5, strength=0.6)
    light.crease(canvas, outer, boot.rim(17), 5, 0.3, seam=False)
    boot_lacing(canvas, boot, dress, hooks=True)
    parts.pull_tab(canvas, boot, 160 - boot.pose.yaw * 0.6, dress.panel, height=14)


def _knee_below(canvas: Canvas, boot: Boot, dress: Dress, outer: Outline) -> None:
    runs = [_counter(boot), boot.rim(20)]
    if dress.style[10] < 0.5:
        runs.append(_vamp_seam(boot))
    _seams(canvas, boot, dress, outer, runs)


def _knee_above(canvas: Canvas, boot: Boot, dress: Dress, outer: Outline) -> None:
    metal = tones("mustard" if dress.style[5] < 0.5 else "silver")
    if dress.style[11] < 0.7:
        parts.zipper(canvas, boot, outer, metal, 104, dress.upper.plain())
    if dress.style[12] < 0.4:
        strap(canvas, boot, outer, dress, boot.foot + 26, metal.base)


def _cowboy_below(canvas: Canvas, boot: Boot, dress: Dress, outer: Outline) -> None:
    shoe, thread = boot.shoe, dress.panel.dyed(dress.upper.accent)
    vamp = shoe.run([(150, 1.0), (132, 0.92), (112, 0.66), (84, 0.76), (44, 0.72), (-4, 0.86)])
    side = boot.run([(98, boot.foot - 20), (96, (boot.foot + boot.top) / 2), (92, float(boot.edge(92)))])
    _seams(canvas, boot, dress, outer, [vamp, side, boot.rim(9)])
    with canvas.within(outer):
        for around in (0, 7):
            for middle, wide in ((46.0, 34.0), (142.0, 32.0)):
                canvas.stroke(_flame(boot, middle, wide - around, around), thread.tones.base, 1.7, stroke_opacity=0.9)
        for k in range(3):
            curl = [(256 - 9 * k, 0.42 + 0.06 * k), (238 - 9 * k, 0.66), (226 - 8 * k, 0.86), (222 - 8 * k, 1.0)]
            canvas.stroke(shoe.run(curl), thread.tones.base, 1.6, stroke_opacity=0.85)


def _flame(boot: Boot, middle: float, wide: float, inset: float) -> Outline:
    """A stitched ornament on the shaft: a leaf with waisted sides."""
    low, high = boot.foot + 16 + inset * 1.4, float(boot.edge(middle)) - 26 - inset * 1.6
    tall = high - low
    right = [(0.0, 1.0), (0.42, 0.86), (0.95, 0.68), (0.4, 0.5), (0.9, 0.3), (0.34, 0.12), (0.0, 0.0)]
    places = [(middle + wide * a, low + tall * s) for a, s in right]
    places += [(middle - wide * a, low + tall * s) for a, s in right[-2:0:-1]]
    return curve(boot.points(np.array([p[0] for p in places]), np.array([p[1] for p in places])))


def _cowboy_above(canvas: Canvas, boot: Boot, dress: Dress, outer: Outline) -> None:
    for angle in (84.0, 104.0):
        parts.pull_tab(canvas, boot, angle, dress.upper, height=15)
    edge = boot.rim()
    canvas.stroke(edge, dress.panel.tones.base, 4.4 * boot.pose.scale)
    canvas.stroke(edge.shifted(-0.5, -1.0), dress.panel.tones.light, 1.1 * boot.pose.scale, stroke_opacity=0.6)


def _rain_below(canvas: Canvas, boot: Boot, dress: Dress, outer: Outline) -> None:
    shoe = boot.shoe
    tone = dress.sole.tones if dress.style[6] < 0.6 else dress.upper.accent
    with canvas.within(outer):
        canvas.path(shoe.cap([(246, 0.0), (250, 0.4), (258, 0.72), (262, 1.0)]), fill=light.SHADOW, fill_opacity=0.1)
        foxing = [shoe.welt(0.6).segments[:, 0].tolist(), shoe.welt(2.0).segments[:, 0].tolist()]
        canvas.path(curve([tuple(p) for p in foxing[0] + foxing[1][::-1]]), fill=tone.base)
        canvas.path(_cuff(boot, -2, 20), fill=tone.base)
        heel = [(-8, -0.1, CORNER), (62, -0.1, CORNER), (54, 0.4), (34, 0.66), (-8, 0.7, CORNER)]
        canvas.stroke(shoe.run(heel[1:]), light.SHADOW, 1.5, stroke_opacity=0.4)
    for run in (boot.rim(20), shoe.over([(246, 0.0), (250, 0.4), (258, 0.72), (262, 1.0)])):
        light.crease(canvas, outer, run, 3, 0.3)


def _rain_above(canvas: Canvas, boot: Boot, dress: Dress, outer: Outline) -> None:
    pose, scale = boot.pose, boot.pose.scale
    toe = boot.shoe.points([(226, 0.62), (250, 0.7), (268, 0.66), (274, 0.56), (252, 0.6), (232, 0.54)])
    light.gloss(canvas, outer, curve(toe), 0.5, 3.0)
    tall = 78.0 if pose.left else 128.0
    heights = np.linspace(boot.foot + 30, boot.top - 34, 6)
    streak = curve([*boot.points(tall, heights), *boot.points(tall + (-9 if pose.left else 9), heights[::-1])])
    light.gloss(canvas, outer, streak, 0.32, 3.6)
    if dress.style[12] < 0.5:
        strap(canvas, boot, outer, dress, boot.top - 52, "#c9ccd1")
    else:
        x, y = boot.points(88.0, boot.top - 48, 1)[0]
        label = rounded(x - 15 * scale, y - 9 * scale, x + 15 * scale, y + 9 * scale, 2)
        canvas.path(label, fill=dress.upper.accent.base, stroke=light.SHADOW, stroke_width=0.6, stroke_opacity=0.4)
        canvas.path(label.scaled(0.66, 0.24), fill=dress.upper.tones.base, fill_opacity=0.8)


def _snow_below(canvas: Canvas, boot: Boot, dress: Dress, outer: Outline) -> None:
    shoe, tone = boot.shoe, dress.sole.tones
    first, last = boot.limits()
    edge = shoe.over([(-6, 0.55), (60, 0.5), (120, 0.4), (176, 0.44), (210, 0.78), (222, 1.0)])
    with canvas.within(outer):
        points = [*edge.segments[:, 0].tolist(), edge.segments[-1, 3].tolist()]
        box = outer.box
        toe_x = box[0] - 30 if boot.pose.left else box[2] + 30
        heel_x = box[2] + 30 if boot.pose.left else box[0] - 30
        corners = [(toe_x, points[-1][1]), (toe_x, box[3] + 40), (heel_x, box[3] + 40), (heel_x, points[0][1])]
        canvas.path(
            curve(
                [
                    (*points[0], CORNER),
                    *map(tuple, points[1:-1]),
                    (*points[-1], CORNER),
                    *[(*p, CORNER) for p in corners],
                ]
            ),
            fill=tone.base,
        )
    quilts = [
        boot.run([(a, z) for a in np.linspace(first + 2, last - 2, 9)])
        for z in np.arange(boot.foot + 12, boot.top - 26, 33)
    ]
    for quilt in quilts:
        light.crease(canvas, outer, quilt, 13, 0.36)
    light.crease(canvas, outer, edge, 5, 0.4)
    with canvas.within(outer):
        stitching(canvas, edge.shifted(0, 4), dress.sole, width=1.2)


def _snow_above(canvas: Canvas, boot: Boot, dress: Dress, outer: Outline) -> None:
    if dress.style[12] < 0.6:
        boot_lacing(canvas, boot, dress, hooks=False)
    fluff = tones("cream" if dress.style[7] < 0.6 else "sand" if dress.style[7] < 0.8 else "charcoal")
    first, last = boot.limits()
    angles = np.linspace(last, first + 360, 15)
    parts.fur(canvas, boot.points(angles, boot.edge(angles) + 2), fluff, 12 * boot.pose.scale)
    mouth = boot.collar(-2, -8)
    canvas.path(mouth, fill=light.SHADOW, fill_opacity=0.72, filter=canvas.blur(3, mouth))
    angles = np.linspace(first, last, 15)
    parts.fur(canvas, boot.points(angles, boot.edge(angles) - 6), fluff, 15 * boot.pose.scale)


LOOKS: dict[str, Look] = {
    "ankle": Look(_ankle_below, _ankle_above),
    "chelsea": Look(_chelsea_below, _chelsea_above),
    "hiking": Look(_hiking_below, _hiking_above),
    "knee-high": Look(_knee_below, _knee_above),
    "cowboy": Look(_cowboy_below, _cowboy_above),
    "rain": Look(_rain_below, _rain_above),
    "snow": Look(_snow_below, _snow_above),
}
"""The details of every kind of boot."""
