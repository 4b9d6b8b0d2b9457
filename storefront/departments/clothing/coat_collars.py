"""Collars and hoods of coats: long lapels, shawls, storm flaps and hoods with and without fur.

As in `collars`, each function draws onto a `Top` whose body is finished; a hood comes before the body.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from storefront.departments.clothing.collars import turned_down
from storefront.departments.clothing.garment import AXIS, Top
from storefront.departments.clothing.sewing import label, stitching
from storefront.drawing import light
from storefront.drawing.light import Fold
from storefront.drawing.materials import Surface, paint
from storefront.drawing.outline import CORNER, Knot, Outline, curve, leaf, line

if TYPE_CHECKING:
    from collections.abc import Callable

    from storefront.drawing.canvas import Canvas
    from storefront.palette import Tones


def _around(top: Top, size: float = 1.0) -> Callable[..., Knot]:
    """Points relative to the middle of the neck at the shoulders' height."""

    def at(dx: float, dy: float, *kink: str) -> Knot:
        return (AXIS + dx * size, top.cut.neck_y + dy * size, *kink)

    return at


def lining(canvas: Canvas, top: Top, inside: Surface) -> None:
    """The lined inside of the back, which shows in the open neck."""
    paint(canvas, top.back, inside)
    light.shade(canvas, top.back, light.SHADOW, 0.42)
    light.inner_shadow(canvas, top.back, 10, 0.4, shift=(0, 7))
    label(canvas, top.back, AXIS, top.cut.neck_y + 11, size=0.9)


def revers(  # noqa: PLR0913 - the measures of one collar, each with a usual value
    canvas: Canvas,
    top: Top,
    made: Surface,
    *,
    low: float,
    width: float = 34.0,
    notch: float = 0.34,
    lean: float = 0.0,
    peak: bool = False,
    facing: Surface | None = None,
) -> None:
    """Lapels folded back down to `low`, with the collar above them.

    Args:
        canvas: to draw on.
        top: the coat.
        made: its cloth.
        low: height where the lapels meet.
        width: how far they reach beyond the neck.
        notch: where the collar ends, as a share of the way down.
        lean: how far the meeting point lies beside the axis (double-breasted fronts).
        peak: whether the lapels' tips point upwards.
        facing: cloth of the lapels if it is another one.
    """
    n, rng, at = top.cut.neck, canvas.rng, _around(top)
    deep = low - top.cut.neck_y
    _nape(canvas, top, made)
    cut_at = deep * notch
    for side in (1, -1):
        tip = (side * (n * 0.66 + width + rng.uniform(-2, 2)), cut_at - (12 if peak else 3))
        gorge = (side * (n * 0.78 + width * 0.42), cut_at + (9 if peak else 6))
        lapel = curve([at(side * n * 0.94, 2, CORNER), at(side * (n + 8), 16, CORNER), at(*gorge, CORNER),
                       at(*tip, CORNER), at(tip[0] - side * width * 0.22, cut_at + (deep - cut_at) * 0.46),
                       at(lean + side * 1.5, deep, CORNER), at(lean * 0.6 + side * n * 0.44, deep * 0.5)])  # fmt: skip
        turned_down(canvas, top, lapel, facing or made, turn=side * 18)
        with canvas.within(lapel):
            stitching(canvas, lapel.scaled(0.9), made, width=0.8, strength=0.35)
        reach = n * 0.8 + width * (0.62 if not peak else 0.5)
        collar = curve([at(side * n * 0.5, -11, CORNER), at(side * n * 0.78, -10), at(side * n, -4, CORNER),
                        at(side * (n + 11), 12), at(side * reach, cut_at - 13, CORNER),
                        at(gorge[0] - side * 2, gorge[1] + 1, CORNER), at(side * n * 0.84, 15),
                        at(side * n * 0.62, 1)])  # fmt: skip
        turned_down(canvas, top, collar, made, turn=side * -28)


def _nape(canvas: Canvas, top: Top, made: Surface) -> None:
    n, at = top.cut.neck, _around(top)
    back = curve([at(-n * 0.92, -5, CORNER), at(-n * 0.5, -13), at(0, -16), at(n * 0.5, -13),
                  at(n * 0.92, -5, CORNER), at(0, 9)])  # fmt: skip
    paint(canvas, back, made.plain())
    dark = [(0.0, light.SHADOW, 0.08), (1.0, light.SHADOW, 0.5)]
    light.shade(canvas, back, canvas.linear(at(0, -16), at(0, 9), dark))
    light.rim(canvas, back, 0.8, 0.3)


def shawl(canvas: Canvas, top: Top, made: Surface, *, low: float, width: float, lean: float = 0.0) -> None:
    """A collar that runs in one piece from the nape to the waist, without a notch."""
    n, rng, at = top.cut.neck, canvas.rng, _around(top)
    deep = low - top.cut.neck_y
    _nape(canvas, top, made)
    for side in (1, -1):
        belly = n * 0.7 + width + rng.uniform(-2, 3)
        piece = curve([at(side * n * 0.5, -12, CORNER), at(side * n * 0.8, -11), at(side * (n + 7), 0),
                       at(side * belly * 0.97, deep * 0.24), at(side * belly * 0.92, deep * 0.46),
                       at(side * belly * 0.5 + lean * 0.5, deep * 0.8), at(lean + side * 1.5, deep, CORNER),
                       at(lean * 0.6 + side * n * 0.42, deep * 0.5), at(side * n * 0.84, 12)])  # fmt: skip
        turned_down(canvas, top, piece, made, turn=side * 14)
        roll = [Fold(leaf(at(side * (n + 2), 4), at(side * n * 0.6 + lean * 0.5, deep * 0.74), 12, -side * 5), 0.5)]
        light.relief(canvas, piece, roll, puff=5, depth=3, strength=0.4)


def coat_hood(canvas: Canvas, top: Top, made: Surface, inside: Surface, *, size: float, fur: Tones | None) -> None:
    """A hood that stands behind the neck, its mouth lined; `fur` trims the mouth."""
    n, at, uneven = top.cut.neck / size, _around(top, size), canvas.rng.uniform(-2.5, 2.5, 5)
    shell = curve([at(-n - 24, 30, CORNER), at(-n - 17, -22 + uneven[0]), at(-n * 0.7, -76 + uneven[1]),
                   at(uneven[2], -96), at(n * 0.7, -76 + uneven[3]), at(n + 17, -22 + uneven[4]),
                   at(n + 24, 30, CORNER), at(0, 54)])  # fmt: skip
    paint(canvas, shell, made)
    folds = [Fold(leaf(at(s * (n + 15), 10), at(s * n * 0.7, -66), 12 * size, s * 7), 0.4) for s in (-1, 1)]
    light.relief(canvas, shell, folds, puff=9, depth=4.0, strength=0.55)
    light.falloff(canvas, shell, 0.16)
    light.rim(canvas, shell, 0.9, 0.3)
    edge = [at(-n * 0.98, 22), at(-n * 0.92, -24), at(-n * 0.52, -64), at(0, -76), at(n * 0.52, -64),
            at(n * 0.92, -24), at(n * 0.98, 22)]  # fmt: skip
    mouth = curve([(*edge[0], CORNER), *edge[1:-1], (*edge[-1], CORNER), at(0, 66)])
    paint(canvas, mouth, inside, cast=False)
    dark = [(0.0, light.SHADOW, 0.45), (0.5, light.SHADOW, 0.6), (1.0, light.SHADOW, 0.76)]
    light.shade(canvas, mouth, canvas.linear(at(0, -76), at(0, 40), dark))
    light.crease(canvas, mouth, line(at(0, -76), at(2, -30), at(0, 30)), 5, 0.4)
    label(canvas, mouth, AXIS, top.cut.neck_y - 4, size=0.8)
    run = curve(edge, closed=False)
    if fur is not None:
        fur_trim(canvas, run, fur, 15.0 * size)
        return
    canvas.stroke(run.shifted(0.5, 1), light.SHADOW, 9 * size, stroke_opacity=0.25, filter=canvas.blur(2.5, run))
    canvas.stroke(run, made.tones.shade, 8 * size)
    canvas.stroke(run, made.tones.base, 6.4 * size)
    stitching(canvas, run, made, strength=0.6)


def fur_trim(canvas: Canvas, run: Outline, colour: Tones, reach: float) -> None:
    """A strip of fur along a line: hairs in four tones, the dark ones below, all of them a little unruly."""
    rng = canvas.rng
    canvas.stroke(run, light.SHADOW, reach * 1.7, stroke_opacity=0.35, filter=canvas.blur(reach * 0.3, run))
    canvas.stroke(run, colour.shade, reach * 1.15)
    points = run.sample(40)
    middle = points.mean(axis=0) + np.array([0.0, reach * 1.2])
    for tone, count in ((colour.deep, 150), (colour.shade, 230), (colour.base, 260), (colour.light, 120)):
        hairs = []
        for index in rng.integers(0, len(points), count):
            root = points[index] + rng.uniform(-0.4, 0.4, 2) * reach
            away = points[index] - middle
            angle = np.arctan2(away[1], away[0]) + rng.normal(0, 0.65)
            tip = root + np.array([np.cos(angle), np.sin(angle)]) * reach * rng.uniform(0.4, 0.95)
            hairs.append(leaf(tuple(root), tuple(tip), rng.uniform(1.0, 2.0), rng.uniform(-2, 2)).d)
        canvas.path("".join(hairs), fill=tone, fill_opacity=0.85)
    canvas.cast(curve([(float(x), float(y)) for x, y in points[::8]]))


def epaulette(canvas: Canvas, top: Top, made: Surface, side: int) -> None:
    """A buttoned strap on the shoulder."""
    cut = top.cut
    tip = (AXIS + side * (cut.neck + 15), cut.neck_y + 10)
    end = (AXIS + side * (cut.shoulder - 1), cut.shoulder_y + 5)
    dx, dy = end[0] - tip[0], end[1] - tip[1]
    length = float(np.hypot(dx, dy))
    nx, ny = -dy / length * 6.5, dx / length * 6.5
    strap = curve([(tip[0] - side * 4, tip[1] - 1), (tip[0] + nx, tip[1] + ny, CORNER),
                   (end[0] + nx, end[1] + ny, CORNER), (end[0] - nx, end[1] - ny, CORNER),
                   (tip[0] - nx, tip[1] - ny, CORNER)])  # fmt: skip
    turned_down(canvas, top, strap, made, turn=0)
    stitching(canvas, strap.scaled(0.88), made, width=0.8, strength=0.5)
