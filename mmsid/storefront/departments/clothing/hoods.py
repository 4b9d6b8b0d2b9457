"""Hoods of soft cloth, up or fallen back, and their drawstrings; draw them over a finished body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mmsid.storefront.departments.clothing.garment import AXIS, Top
from mmsid.storefront.departments.clothing.sewing import label, stitching
from mmsid.storefront.drawing import light
from mmsid.storefront.drawing.light import Fold
from mmsid.storefront.drawing.materials import Surface, paint
from mmsid.storefront.drawing.outline import CORNER, Outline, curve, ellipse, leaf, line, rounded

if TYPE_CHECKING:
    from mmsid.storefront.drawing.canvas import Canvas
    from mmsid.storefront.palette import Tones


def raised_hood(canvas: Canvas, top: Top, made: Surface, *, lining: Surface, height: float = 112.0) -> None:
    """A hood that stands up, its edges crossing over at the throat."""
    rng, n, y = canvas.rng, top.cut.neck, top.cut.neck_y
    drop, u = top.cut.neck_drop + 8, rng.uniform(-3, 3, 6)

    def at(dx: float, dy: float, *kink: str) -> tuple[object, ...]:
        return (AXIS + dx, y + dy, *kink)

    shell = curve([at(-n - 13, 13, CORNER), at(-n - 20 + u[0], -height * 0.3), at(-n * 0.98, -height * 0.72 + u[1]),
                   at(-n * 0.4, -height * 0.97), at(u[2], -height), at(n * 0.44, -height * 0.95),
                   at(n * 1.0, -height * 0.7 + u[3]), at(n + 20 + u[4], -height * 0.3), at(n + 13, 13, CORNER),
                   at(n * 0.6, drop * 0.72), at(0, drop), at(-n * 0.6, drop * 0.72)])  # fmt: skip
    _throw(canvas, top, shell)
    paint(canvas, shell, made)
    folds = [Fold(leaf((AXIS + s * (n + 8), y + 4), (AXIS + s * n * 0.9, y - height * 0.6), 11, s * 7), 0.45)
             for s in (-1, 1)]  # fmt: skip
    folds += [Fold(leaf((AXIS + s * (n + 4), y + 8), (AXIS + s * 6, y + drop - 6), 9, s * -6), 0.5) for s in (-1, 1)]
    light.relief(canvas, shell, folds, puff=13, depth=4.6, strength=0.6)
    light.falloff(canvas, shell, 0.18)
    light.rim(canvas, shell, 0.9, 0.3)
    w, low = n * 0.8, drop - 17
    mouth = curve([at(0, low, CORNER), at(-w * 0.66, low - 22), at(-w, -height * 0.22), at(-w * 0.88, -height * 0.52),
                   at(-w * 0.46, -height * 0.76), at(0, -height * 0.83), at(w * 0.46, -height * 0.76),
                   at(w * 0.88, -height * 0.52), at(w, -height * 0.22), at(w * 0.66, low - 22)])  # fmt: skip
    _mouth(canvas, mouth, lining, (y - height * 0.83, y + low))
    label(canvas, mouth, AXIS, y - 6)
    edge = mouth.scaled(1.13, 1.07, (AXIS, y - height * 0.3))
    with canvas.within(shell):
        stitching(canvas, edge, made, strength=0.55)
    crossing = line((AXIS - 3, y + low - 3), (AXIS + 6, y + drop - 8), (AXIS + 13, y + drop + 2))
    light.crease(canvas, shell, crossing, 5, 0.42)


def fallen_hood(canvas: Canvas, top: Top, made: Surface, *, lining: Surface) -> None:
    """A hood that lies on the back: a heap behind the neck and two rolls that meet in front."""
    rng, n, y = canvas.rng, top.cut.neck, top.cut.neck_y
    drop, u = top.cut.neck_drop + 10, rng.uniform(-3, 3, 6)

    def at(dx: float, dy: float, *kink: str) -> tuple[object, ...]:
        return (AXIS + dx, y + dy, *kink)

    heap = curve([at(-n - 24, 14, CORNER), at(-n - 8, -20 + u[0]), at(-n * 0.5, -37 + u[1]), at(u[2], -41),
                  at(n * 0.5, -36 + u[3]), at(n + 8, -19 + u[4]), at(n + 24, 14, CORNER), at(0, 30)])  # fmt: skip
    paint(canvas, heap, made)
    folds = [Fold(leaf((AXIS + s * (n + 16), y + 4), (AXIS + s * n * 0.2, y - 32), 10, s * 6), 0.5) for s in (-1, 1)]
    light.relief(canvas, heap, folds, puff=9, depth=4.4, strength=0.6)
    inside = curve([at(-n * 0.94, 2, CORNER), at(-n * 0.5, -21), at(0, -25), at(n * 0.5, -21), at(n * 0.94, 2, CORNER),
                    at(n * 0.5, drop * 0.6), at(0, drop - 10), at(-n * 0.5, drop * 0.6)])  # fmt: skip
    _mouth(canvas, inside, lining, (y - 25, y + drop))
    label(canvas, inside, AXIS, y - 8)
    for side in (-1, 1):
        roll = curve([at(side * n * 0.74, -27, CORNER), at(side * (n + 15), -14), at(side * (n + 25), 15),
                      at(side * n * 0.95, 42), at(side * n * 0.4, drop + 8), at(-side * 7, drop + 13, CORNER),
                      at(-side * 4, drop - 8, CORNER), at(side * n * 0.42, drop * 0.55),
                      at(side * n * 0.76, 6)])  # fmt: skip
        _throw(canvas, top, roll)
        paint(canvas, roll, made, turn=side * 38)
        creases = [Fold(leaf((AXIS + side * (n + 14), y - 2), (AXIS + side * 8, y + drop + 2), 9, side * -9), 0.6)]
        light.relief(canvas, roll, creases, puff=10, depth=4.6, strength=0.65)
        light.falloff(canvas, roll, 0.16)
        light.rim(canvas, roll, 0.9, 0.3)
        edge = curve([at(-side * 2, drop - 4), at(side * n * 0.46, drop * 0.62), at(side * n * 0.83, 6),
                      at(side * n * 0.82, -18)], closed=False)  # fmt: skip
        with canvas.within(roll):
            stitching(canvas, edge, made, strength=0.5)


def _mouth(canvas: Canvas, mouth: Outline, lining: Surface, span: tuple[float, float]) -> None:
    """The lined inside of a hood."""
    paint(canvas, mouth, lining, cast=False)
    dark = [(0.0, light.SHADOW, 0.62), (0.5, light.SHADOW, 0.5), (1.0, light.SHADOW, 0.66)]
    light.shade(canvas, mouth, canvas.linear((AXIS, span[0]), (AXIS, span[1]), dark))
    light.crease(canvas, mouth, line((AXIS, span[0]), (AXIS + 2, sum(span) / 2), (AXIS, span[1])), 5, 0.3)
    light.inner_shadow(canvas, mouth, 16, 0.5, shift=(3, 6))


def _throw(canvas: Canvas, top: Top, piece: Outline) -> None:
    canvas.path(
        piece.shifted(2, 6), fill=light.SHADOW, fill_opacity=0.4, blend="multiply", filter=canvas.blur(5, piece),
        clip_path=canvas.clip(top.body),
    )  # fmt: skip


def drawstrings(canvas: Canvas, top: Top, colour: Tones, *, length: float = 92.0, metal: bool = True) -> None:
    """Two cords that hang from eyelets at the throat, one a little longer, with tips."""
    rng, cut = canvas.rng, top.cut
    for side in (-1, 1):
        x, y = AXIS + side * cut.neck * 0.46, cut.neck_y + cut.neck_drop * 0.72
        reach, sway = length * rng.uniform(0.88, 1.12), rng.uniform(-5, 5)
        end = (x + side * 3 + sway, y + reach)
        cord = line((x, y), (x + side * 5, y + reach * 0.45), end)
        canvas.stroke(cord.shifted(2.2, 3), light.SHADOW, 4.6, stroke_opacity=0.34, filter=canvas.blur(1.6, cord))
        canvas.stroke(cord, colour.shade, 5.0)
        canvas.stroke(cord.shifted(-0.5, -0.2), colour.base, 3.6)
        canvas.stroke(cord, colour.deep, 4.4, stroke_dasharray="1 2.6", stroke_opacity=0.3, stroke_linecap="butt")
        tip = rounded(end[0] - 3, end[1] - 3, end[0] + 3, end[1] + 12, 2)
        ramp = canvas.linear(
            (end[0] - 3, end[1]), (end[0] + 3, end[1]),
            [(0.0, "#f4f5f8", 1.0), (0.45, "#b9bcc4", 1.0), (1.0, "#6d7078", 1.0)],
        )  # fmt: skip
        canvas.path(tip, fill=ramp if metal else colour.shade)
        canvas.path(ellipse(x, y, 5.4), fill="none", stroke="#c9ccd4" if metal else colour.shade, stroke_width=2.4)
        canvas.path(ellipse(x, y - 0.5, 3.2), fill=light.SHADOW, fill_opacity=0.45)
