"""The parts of a boot: sole and heel, the light on foot and shaft, the opening, and what closes it.

Everything is drawn onto a `Boot`; what it is made of comes from a `Dress`. Sole, heel and stitches serve other leather
shoes, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from storefront.departments.clothing.sewing import stitching
from storefront.departments.shoes_accessories.boot_shape import Boot, Heel, heel_shape
from storefront.departments.shoes_accessories.last import CORNER, Shoe
from storefront.drawing import light
from storefront.drawing.materials import MATERIALS, Surface, paint
from storefront.drawing.outline import Outline, Point, curve, line, rounded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storefront.drawing.canvas import Canvas
    from storefront.palette import Tones


def stand_on(canvas: Canvas, shoe: Shoe, heel: Heel | None) -> None:
    """Where ball and heel touch the table."""
    scale, turn = shoe.pose.scale, float(np.cos(np.deg2rad(shoe.pose.yaw)))
    cx, y = shoe.lift(222, 6, 0)
    canvas.stand(cx, y + 2, 66 * scale * turn, 8 * scale)
    back = heel.length * heel.foot if heel else 110.0
    cx, y = shoe.lift((heel.slant if heel else 0) + back / 2, 4, 0)
    canvas.stand(cx, y + 2, max(5.0, back * 0.55 * scale * turn), max(2.5, min(9.0, back * 0.13) * scale))


def heel_block(canvas: Canvas, shoe: Shoe, heel: Heel, made: Surface, *, layered: bool = True) -> None:
    """The heel, of stacked leather, of rubber or covered, with its top piece."""
    shape = heel_shape(shoe, heel)
    paint(canvas, shape, made)
    _, top, _, bottom = shape.box
    with canvas.within(shape):
        if layered:
            for share in np.arange(0.14, 0.86, 0.14):
                y = top + (bottom - top) * share
                seam = line((shape.box[0] - 4, y), (shape.box[2] + 4, y + 0.6))
                canvas.stroke(seam, light.SHADOW, 1.0, stroke_opacity=0.26)
        cap = shape.shifted(0, -max(3.0, 5 * shoe.pose.scale))
        canvas.path(f"{shape.d}{cap.d}", fill=light.SHADOW, fill_opacity=0.5, fill_rule="evenodd")
    light.round_sides(canvas, shape, 0.4)
    under = canvas.linear(
        (0, top), (0, bottom), [(0.0, light.SHADOW, 0.5), (0.4, light.SHADOW, 0.06), (1.0, light.SHADOW, 0.2)]
    )
    light.shade(canvas, shape, under)
    gloss = MATERIALS[made.material].gloss
    if gloss > 0.2:
        left, _, right, _ = shape.box
        ramp = canvas.linear(
            (left, 0), (right, 0), [(0.2, light.GLOW, 0.0), (0.32, light.GLOW, gloss * 0.5), (0.44, light.GLOW, 0.0)]
        )
        light.lighten(canvas, shape, ramp, 1.0, blend="screen")
    light.rim(canvas, shape, 0.8, 0.3)


def thin_sole(canvas: Canvas, shoe: Shoe, made: Surface, *, welted: Tones | None = None) -> Outline:
    """A leather or thin rubber sole, with the welt's stitches if it has one."""
    body = shoe.ground()
    paint(canvas, body, made)
    light.round_sides(canvas, body, 0.25)
    with canvas.within(body):
        canvas.stroke(shoe.welt(0.12), light.SHADOW, 4 * shoe.pose.scale, stroke_opacity=0.35)
    light.rim(canvas, body, 0.8, 0.35)
    if welted is not None:
        with canvas.within(body):
            canvas.stroke(shoe.welt(0.96), welted.base, 4.6 * shoe.pose.scale)
            thread = welted.light if welted.is_dark else welted.deep
            canvas.stroke(
                shoe.welt(0.96), thread, 1.2, stroke_dasharray="2.4 2", stroke_linecap="butt", stroke_opacity=0.8
            )
    return body


def lug_sole(canvas: Canvas, shoe: Shoe, made: Surface, line_: Tones | None = None) -> Outline:
    """A thick rubber sole with a deep tread."""
    scale, body = shoe.pose.scale, shoe.ground()
    paint(canvas, body, made)
    with canvas.within(body):
        canvas.stroke(shoe.welt(0.5), light.SHADOW, 1.6 * scale, stroke_opacity=0.4)
        canvas.stroke(shoe.welt(0.47), light.GLOW, 1.0 * scale, stroke_opacity=0.25)
        if line_ is not None:
            canvas.stroke(shoe.welt(0.74), line_.base, 5 * scale)
        tread = shoe.welt(0.1)
        canvas.stroke(
            tread, light.SHADOW, 15 * scale, stroke_opacity=0.55,
            stroke_dasharray=f"{4.2 * scale:.1f} {11.5 * scale:.1f}", stroke_linecap="butt",
        )  # fmt: skip
    _, top, _, bottom = body.box
    fall = canvas.linear(
        (0, top), (0, bottom), [(0.0, light.SHADOW, 0.0), (0.55, light.SHADOW, 0.05), (1.0, light.SHADOW, 0.45)]
    )
    light.shade(canvas, body, fall)
    light.relief(canvas, body, puff=3, depth=2.6, strength=0.5)
    light.round_sides(canvas, body, 0.25)
    return body


def shaft_light(canvas: Canvas, boot: Boot, outer: Outline, strength: float = 0.3, gloss: float = 0.0) -> None:
    """Roundness of the shaft: a dark side away from the lamp, a light one towards it."""
    first, last = boot.limits()
    heights = np.linspace(boot.foot - 10, boot.top + 6, 8)

    def strip(a: float, b: float) -> Outline:
        one, two = boot.points(a, heights), boot.points(b, heights)
        return curve([*one, *two[::-1]])

    right_first = not boot.pose.left
    to_right, to_left = (first, last) if right_first else (last, first)
    way = 1.0 if to_right < to_left else -1.0
    clip = canvas.clip(outer)
    dark, pale = strip(to_right - way * 20, to_right + way * 52), strip(to_left, to_left - way * 20)
    for shape, amount in ((dark, strength), (pale, strength * 0.6)):
        canvas.path(
            shape, fill=light.SHADOW, fill_opacity=amount, filter=canvas.blur(10 * boot.pose.scale, shape),
            clip_path=clip, blend="multiply",
        )  # fmt: skip
    lit = strip(to_left - way * 40, to_left - way * 78)
    canvas.path(lit, fill=light.GLOW, fill_opacity=0.4, filter=canvas.blur(9, lit), clip_path=clip, blend="soft-light")
    if gloss > 0.2:
        streak = strip(to_left - way * 46, to_left - way * 62)
        canvas.path(
            streak, fill="#ffffff", fill_opacity=gloss * 0.34, filter=canvas.blur(4, streak), clip_path=clip,
            blend="screen",
        )  # fmt: skip


def ankle_folds(boot: Boot, rng: np.random.Generator, count: int = 3) -> list[light.Fold]:
    """The creases where foot and shaft bend."""
    folds, foot = [], boot.foot
    for k in range(count):
        z = foot + 4 + 17 * k + float(rng.uniform(-4, 4))
        start, end = float(rng.uniform(8, 26)), float(rng.uniform(84, 128))
        if k % 2:
            start, end = start + 40, min(end + 46, 172)
        run = boot.run([(start, z), ((start + end) / 2, z - 8), (end, z - float(rng.uniform(-4, 10)))])
        points = run.sample(6)
        thick = float(rng.uniform(2.5, 4.5))
        folds.append(
            light.Fold(
                curve([*map(tuple, points), *map(tuple, (points + np.array([0.0, thick]))[::-1])]),
                float(rng.uniform(0.2, 0.45)),
            )
        )
    return folds


def opening(canvas: Canvas, boot: Boot, lining: Tones, edge: Tones) -> None:
    """The mouth of the shaft: lining, depth, and its bound near edge."""
    mouth, scale = boot.collar(), boot.pose.scale
    canvas.path(mouth, fill=lining.base, stroke=edge.shade, stroke_width=1.4)
    left, top, right, bottom = mouth.box
    depth = canvas.linear(
        (left, top), (right, bottom), [(0.0, light.SHADOW, 0.72), (0.6, light.SHADOW, 0.45), (1.0, light.SHADOW, 0.2)]
    )
    light.shade(canvas, mouth, depth)
    light.inner_shadow(canvas, mouth, 8, 0.5, shift=(0.0, 4.0))
    near = boot.rim()
    canvas.stroke(near, edge.shade, 4.4 * scale)
    canvas.stroke(near.shifted(-0.3, -0.5), edge.base, 3.2 * scale)
    canvas.stroke(near.shifted(-0.5, -1.1), edge.light, 1.1 * scale, stroke_opacity=0.6)


def zipper(canvas: Canvas, boot: Boot, outer: Outline, metal: Tones, angle: float, made: Surface) -> None:
    """A zip down the near side of the shaft, with its pull."""
    scale = boot.pose.scale
    top = float(boot.edge(angle)) - 8
    ends = [(angle, top), (angle - 3, (top + boot.foot) / 2), (angle + 2, boot.foot - 34)]
    run = boot.run(ends)
    with canvas.within(outer):
        for side in (-4.6, 4.6):
            stitching(canvas, run.shifted(side * scale, 0), made, width=1.0)
        canvas.stroke(run, made.tones.deep, 6 * scale, stroke_opacity=0.9)
        canvas.stroke(run, metal.base, 3 * scale, stroke_dasharray="1.6 1.3", stroke_linecap="butt")
    x, y = run.at(0.02)
    pull = rounded(x - 2.4 * scale, y, x + 2.4 * scale, y + 22 * scale, 2.4 * scale)
    canvas.path(pull.shifted(1.2, 1.6), fill=light.SHADOW, fill_opacity=0.4)
    canvas.path(pull, fill=metal.base, stroke=metal.deep, stroke_width=0.7)


def gore(canvas: Canvas, boot: Boot, outer: Outline, band: Tones) -> None:
    """The elastic panel of a chelsea boot."""
    top, low = float(boot.edge(90)) + 2, boot.foot - 22
    middle = 88.0
    wide, narrow = 36.0, 16.0
    patch = boot.area([
        (middle - wide, top, CORNER), (middle + wide, top, CORNER), (middle + narrow * 1.1, (top + low) / 2),
        (middle + narrow * 0.8, low + 14), (middle, low), (middle - narrow * 0.8, low + 14),
        (middle - narrow * 1.1, (top + low) / 2),
    ])  # fmt: skip
    with canvas.within(outer):
        canvas.path(patch, fill=band.base, stroke=band.deep, stroke_width=1.0)
        for share in np.linspace(-0.92, 0.92, 13):
            rib = boot.run(
                [
                    (middle + wide * share, top),
                    (middle + narrow * share, (top + low) / 2),
                    (middle + narrow * 0.6 * share, low),
                ]
            )
            canvas.stroke(rib, light.SHADOW, 1.1, stroke_opacity=0.42, clip_path=canvas.clip(patch))
            canvas.stroke(rib.shifted(-1.2, 0), light.GLOW, 0.8, stroke_opacity=0.28, clip_path=canvas.clip(patch))
    light.inner_shadow(canvas, patch, 5, 0.4)
    edge = patch.scaled(1.14, 1.05)
    with canvas.within(outer):
        canvas.stroke(edge, light.GLOW, 0.9, stroke_opacity=0.35, stroke_dasharray="3 1.7", stroke_linecap="butt")


def pull_tab(canvas: Canvas, boot: Boot, angle: float, made: Surface, *, height: float = 22.0) -> None:
    """A loop of tape at the top edge."""
    z = float(boot.edge(angle))
    wide = 9.0
    places = [(-wide, z - 12, 0.0), (-wide, z + height - 5, 3.0), (0.0, z + height, 3.0), (wide, z + height - 5, 3.0)]
    points = [boot.points(angle + turn, up, out)[0] for turn, up, out in [*places, (wide, z - 12, 0.0)]]
    tab = curve([(*points[0], CORNER), *points[1:-1], (*points[-1], CORNER)])
    paint(canvas, tab, made.plain())
    light.falloff(canvas, tab, 0.3)
    light.rim(canvas, tab, 0.8, 0.4)
    stitching(canvas, tab.scaled(0.62, 0.84), made, width=0.8)


def fur(canvas: Canvas, along: Sequence[Point], tone: Tones, reach: float) -> None:
    """A fluffy band along points: tufts of many directions, dark below and light on top."""
    rng = canvas.rng
    base = curve(along, closed=False)
    canvas.stroke(base, tone.shade, reach * 1.7)
    spots = [base.at(float(s)) for s in np.linspace(0, 1, 46)]
    for layer, (colour, size, lift) in enumerate(
        ((tone.shade, 1.0, 1.5), (tone.base, 0.96, 0.0), (tone.light, 0.6, -2.5))
    ):
        data = []
        for x, y in spots:
            for _ in range(5 - layer):
                angle, far = float(rng.uniform(0, 2 * np.pi)), reach * size * float(rng.uniform(0.55, 1.25))
                sx, sy = x + float(rng.normal(0, 3)), y + lift + float(rng.normal(0, reach * 0.22))
                ex, ey = sx + far * np.cos(angle) * 0.8, sy + far * np.sin(angle)
                bx, by = (sx + ex) / 2 + 3 * np.sin(angle), (sy + ey) / 2 - 3 * np.cos(angle)
                data.append(f"M{sx:.1f} {sy:.1f}Q{bx:.1f} {by:.1f} {ex:.1f} {ey:.1f}")
        canvas.path(
            "".join(data), fill="none", stroke=colour, stroke_width=2.2 - 0.5 * layer, stroke_linecap="round",
            stroke_opacity=0.85,
        )  # fmt: skip


def seam_lines(canvas: Canvas, outer: Outline, runs: Sequence[Outline], made: Surface, *, left: bool) -> None:
    """Seams with a row of stitches beside them."""
    for run in runs:
        light.crease(canvas, outer, run, 4, 0.34)
        with canvas.within(outer):
            stitching(canvas, run.shifted(2.4 if left else -2.4, 1.2), made, width=1.0, strength=0.6)
