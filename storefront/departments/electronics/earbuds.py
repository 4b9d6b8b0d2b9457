"""Earbuds: in an open case seen from above, on a neckband, or on a cable with a plug.

A `bud` is a housing with a soft tip that points along an angle; everything else here carries two of them.
"""

from __future__ import annotations

import numpy as np

from storefront.departments.electronics.gadget import domed, extruded, faced, lamp
from storefront.drawing import light
from storefront.drawing.bars import bar, paint_bar
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import Surface, paint
from storefront.drawing.outline import Outline, Point, curve, ellipse, rounded
from storefront.palette import tones


def _way(angle: float) -> np.ndarray:
    return np.array([np.cos(np.deg2rad(angle)), np.sin(np.deg2rad(angle))])


def bud(canvas: Canvas, at: Point, angle: float, size: float, made: Surface, tip: Surface) -> None:
    """A bud whose soft tip points to `angle` degrees (0 is right, 90 down)."""
    way, centre = _way(angle), np.array(at)
    neck = curve([tuple(centre), tuple(centre + way * size * 1.15)], closed=False)
    paint_bar(canvas, neck, [size * 1.1, size * 0.7], made)
    foot, end = centre + way * size * 0.95, centre + way * size * 1.75
    cone = curve([tuple(foot), tuple((foot + end) / 2), tuple(end)], closed=False)
    paint_bar(canvas, cone, [size * 1.25, size * 1.1, size * 0.62], tip)
    mx, my = (end + way * size * 0.2).tolist()
    mouth = ellipse(mx, my, size * 0.12, size * 0.26).turned(angle)
    canvas.path(mouth, fill="#14121f", fill_opacity=0.75)
    (bx, by), (dx, dy) = (centre - way * size * 0.35).tolist(), (way * size * 0.6).tolist()
    plate = ellipse(bx, by, size * 0.62, size).turned(angle)
    extruded(canvas, plate, (dx, dy), made, soft=3)
    domed(canvas, plate, made, cast=False)
    ring = plate.scaled(0.6)
    canvas.path(ring, fill="none", stroke=made.accent.base, stroke_width=size * 0.1)


def _tip(canvas: Canvas, made: Surface) -> Surface:
    rng = canvas.rng
    names = ("black", "white", "charcoal", "grey")
    return made.dyed(made.accent if rng.random() < 0.35 else tones(str(rng.choice(names)))).of("rubber")


def case(canvas: Canvas, made: Surface) -> None:
    """A charging case, opened flat, with a bud in each of its two wells."""
    rng = canvas.rng
    half, high = float(rng.uniform(132, 152)), float(rng.uniform(148, 172))
    radius = float(rng.uniform(0.34, 0.5)) * high
    lid_high, fold = high * float(rng.uniform(0.68, 0.82)), float(rng.uniform(214, 226))
    rim = 15.0
    lid = rounded(256 - half, fold - lid_high, 256 + half, fold - 4, min(radius, lid_high / 2))
    base = rounded(256 - half, fold + 4, 256 + half, fold + high, radius)
    hinge = rounded(256 - 46, fold - 10, 256 + 46, fold + 12, 6)
    faced(canvas, hinge, made.dyed(tones("silver")).of("steel"), bevel=3)
    for shape in (lid, base):
        faced(canvas, shape, made, bevel=9)
        light.relief(canvas, shape, puff=6, depth=4, strength=0.5)
    inside = made.dyed(made.tones if rng.random() < 0.5 else made.accent)
    _lined(canvas, lid, rim, radius * 0.75, inside, deep=True)
    _lined(canvas, base, rim, radius * 0.8, inside)
    bottom = base.box[3]
    shell = made.plain() if rng.random() < 0.6 else made.dyed(tones(str(rng.choice(("white", "ivory", "black")))))
    tip = _tip(canvas, made)
    size = high * float(rng.uniform(0.21, 0.25))
    stems = rng.random() < 0.6
    for side in (-1, 1):
        spot = (256 + side * half * 0.46, fold + high * 0.44)
        _resting(canvas, spot, side, (shell, tip), size=size, stem=high * 0.44 if stems else 0.0)
    lamp(canvas, (256, bottom - rim * 0.5), str(rng.choice(("lime", "white", "orange", "turquoise"))), 2.8)


def _lined(canvas: Canvas, shape: Outline, rim: float, radius: float, inside: Surface, *, deep: bool = False) -> None:
    """The inside of a case's half: a deck near the rim, or a deep hollow."""
    left, top, right, bottom = shape.box
    hollow = rounded(left + rim, top + rim, right - rim, bottom - rim, radius)
    paint(canvas, hollow, inside, cast=False)
    if deep:
        light.shade(canvas, hollow, light.SHADOW, 0.22)
        light.inner_shadow(canvas, hollow, 16, 0.6, shift=(6.0, 9.0))
    else:
        light.inner_shadow(canvas, hollow, 6, 0.4, shift=(2.0, 3.0))
        light.rim(canvas, hollow, 1.0, 0.4)


def _resting(canvas: Canvas, at: Point, side: int, parts: tuple[Surface, Surface], *, size: float, stem: float) -> None:
    """A bud in its well: the well's shadow, the stem if it has one, then the bud itself."""
    (x, y), (made, tip) = at, parts
    well = ellipse(x, y, size * 1.55, size * 1.45)
    canvas.path(well, fill="#14121f", fill_opacity=0.72)
    light.rim(canvas, well, 1.4, 0.5)
    if stem:
        line = curve(
            [(x + side * size * 0.4, y + size * 0.2), (x + side * size * 0.2, y + stem + size * 0.3)], closed=False
        )
        groove = bar(line, [size * 1.15, size * 0.95])
        canvas.path(groove, fill="#14121f", fill_opacity=0.72)
        paint_bar(canvas, line, [size * 0.78, size * 0.6], made)
    bud(canvas, (x + side * size * 0.3, y), 90 + side * 62, size, made, tip)


def neckband(canvas: Canvas, made: Surface) -> None:
    """A springy band for the neck, thick at its ends, with a short cable to each bud."""
    rng = canvas.rng
    half, top, low = float(rng.uniform(118, 140)), float(rng.uniform(84, 104)), float(rng.uniform(318, 340))
    angles = np.linspace(np.pi, 2 * np.pi, 9)
    ring = [(256 + half * np.cos(a), top + half * 1.02 + half * np.sin(a)) for a in angles]
    pinch = float(rng.uniform(14, 30))
    knots = [(256 - half + pinch, low), (256 - half + 2, low - 90), *ring, (256 + half - 2, low - 90)]
    knots.append((256 + half - pinch, low))
    spine = curve([(float(x), float(y)) for x, y in knots], closed=False)
    tip, dark = _tip(canvas, made), made.dyed(tones("charcoal")).of("rubber")
    for side in (-1, 1):
        foot = (256 + side * (half - pinch), low + 10)
        end = (256 + side * float(rng.uniform(34, 58)), low + float(rng.uniform(38, 62)))
        cable = curve(
            [
                foot,
                (foot[0] + side * 6, low + 66),
                ((foot[0] + end[0]) / 2, low + 96),
                (end[0] + side * 14, end[1] + 22),
                end,
            ],
            closed=False,
        )
        paint_bar(canvas, cable, [5, 5, 5], dark)
        bud(canvas, end, -90 - side * 38, float(rng.uniform(25, 28)), made.plain(), tip)
    paint_bar(canvas, spine, [17, 15, 13, 13, 13, 15, 17], made.plain())
    for side, start, stop in ((-1, 0.0, 0.24), (1, 0.76, 1.0)):
        run = curve([spine.at(float(s)) for s in np.linspace(start, stop, 7)], closed=False)
        thick = [30, 31, 29, 22] if side < 0 else [22, 29, 31, 30]
        grip = paint_bar(canvas, run, thick, made)
        middle = run.at(0.35 if side < 0 else 0.65)
        if side > 0:
            for k in (-1, 0, 1):
                canvas.path(ellipse(middle[0], middle[1] + k * 17, 5.4), fill=made.tones.deep, fill_opacity=0.75)
                light.rim(canvas, ellipse(middle[0], middle[1] + k * 17, 5.4), 0.9, 0.6)
        else:
            stripe = bar(curve([run.at(0.2), run.at(0.55)], closed=False), [6, 6])
            canvas.path(stripe, fill=made.accent.base, clip_path=canvas.clip(grip))
    lamp(canvas, (256 + (half - pinch), low - 2), str(rng.choice(("turquoise", "lime", "orange"))), 2.4)


def wired(canvas: Canvas, made: Surface) -> None:
    """Two buds on a looped cable with a slider, a remote and a plug."""
    rng = canvas.rng
    tip, cord = _tip(canvas, made), made.dyed(made.accent if rng.random() < 0.5 else made.tones).of("rubber")
    joint = (256 + float(rng.uniform(-12, 12)), float(rng.uniform(246, 266)))
    lean, size = float(rng.uniform(38, 66)), float(rng.uniform(33, 39))
    for side in (-1, 1):
        at = (256 + side * float(rng.uniform(78, 104)), float(rng.uniform(104, 132)))
        bow = float(rng.uniform(16, 44))
        branch = curve(
            [
                at,
                (at[0] + side * 6, at[1] + 62),
                (256 + side * (46 + bow), 218),
                (joint[0] + side * 9, joint[1] - 26),
                joint,
            ],
            closed=False,
        )
        paint_bar(canvas, branch, [7.5, 7.0], cord)
        if side > 0:
            x, y = branch.at(0.46)
            remote = bar(curve([branch.at(0.38), (x, y), branch.at(0.54)], closed=False), [16, 17, 16])
            faced(canvas, remote, made.plain(), bevel=3)
        bud(canvas, at, -90 - side * lean, size, made.plain(), tip)
    _loops(canvas, joint, made, cord)
    slider = bar(curve([(joint[0], joint[1] - 14), (joint[0], joint[1] + 16)], closed=False), [17, 15])
    faced(canvas, slider, made.plain(), bevel=4)


def _loops(canvas: Canvas, joint: Point, made: Surface, cord: Surface) -> None:
    """The rest of the cable, coiled, and its plug."""
    rng = canvas.rng
    cx, cy = 256 + float(rng.uniform(-8, 8)), 366.0
    turns = float(rng.choice((2.0, 2.5)))
    angles = np.linspace(-np.pi / 2 - 0.5, -np.pi / 2 + 2 * np.pi * turns + 0.6, int(turns * 12))
    wide = np.linspace(84, 66, len(angles)) + rng.uniform(-4, 4, len(angles))
    coil = [(float(cx + w * np.cos(a)), float(cy + w * 0.72 * np.sin(a))) for a, w in zip(angles, wide, strict=True)]
    plug_at = (float(rng.uniform(352, 376)), float(rng.uniform(430, 446)))
    knots = [joint, (joint[0] - 16, joint[1] + 28), *coil, (cx + 92, cy + 24), plug_at]
    paint_bar(canvas, curve(knots, closed=False), [7.0, 7.0], cord)
    way = np.array([0.8, 0.6])
    end = np.array(plug_at)
    steel = made.dyed(tones("mustard" if rng.random() < 0.5 else "silver")).of("brass")
    paint_bar(canvas, _run(end + way * 20, way, 34), [7, 7, 5.5], steel)
    paint_bar(canvas, _run(end - way * 10, way, 34), [11, 16, 16], made.plain())


def _run(start: np.ndarray, way: np.ndarray, length: float) -> Outline:
    return curve([tuple(start), tuple(start + way * length / 2), tuple(start + way * length)], closed=False)
