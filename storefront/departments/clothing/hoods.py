"""Hoods of soft cloth, up or fallen back, and their drawstrings; draw them over a finished body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storefront.departments.clothing.garment import AXIS, Top
from storefront.departments.clothing.sewing import label, stitching
from storefront.drawing import light
from storefront.drawing.light import Fold
from storefront.drawing.materials import Surface, paint
from storefront.drawing.outline import CORNER, Knot, Outline, curve, ellipse, leaf, line, rounded

if TYPE_CHECKING:
    from storefront.drawing.canvas import Canvas
    from storefront.palette import Tones


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
    """A hood that lies on the back: its crown behind the neck, its lined inside, two rolls that meet in front."""
    rng, n, y = canvas.rng, top.cut.neck, top.cut.neck_y
    drop, u = top.cut.neck_drop + 12, rng.uniform(-3, 3, 6)
    tall, slump = float(rng.uniform(62, 70)), float(rng.uniform(-9, 9))

    def at(dx: float, dy: float, *kink: str) -> tuple[object, ...]:
        return (AXIS + dx, y + dy, *kink)

    heap = curve([at(-n - 36, 24, CORNER), at(-n - 39, -12 + u[0]), at(-n - 14, -tall * 0.72 + u[1]),
                  at(-n * 0.4 + slump, -tall * 0.98), at(n * 0.3 + slump, -tall + u[2]),
                  at(n + 14, -tall * 0.7 + u[3]), at(n + 39, -11 + u[4]), at(n + 36, 24, CORNER),
                  at(0, 40)])  # fmt: skip
    _throw(canvas, top, heap)
    paint(canvas, heap, made)
    folds = [Fold(leaf((AXIS + s * (n + 34), y + 6), (AXIS + s * n * 0.1 + slump, y - tall * 0.9), 13, s * 15), 0.6)
             for s in (-1, 1)]  # fmt: skip
    folds.append(Fold(leaf((AXIS - n * 0.9, y - tall * 0.6), (AXIS + n * 0.8, y - tall * 0.66), 9, -9), 0.5))
    light.relief(canvas, heap, folds, puff=12, depth=5, strength=0.7)
    light.falloff(canvas, heap, 0.2)
    light.rim(canvas, heap, 0.9, 0.35)
    inside = curve([at(-n * 1.06, 4, CORNER), at(-n * 0.86, -tall * 0.44), at(-n * 0.3 + slump * 0.6, -tall * 0.64),
                    at(n * 0.3 + slump * 0.6, -tall * 0.65), at(n * 0.86, -tall * 0.43), at(n * 1.06, 4, CORNER),
                    at(n * 0.5, drop * 0.6), at(0, drop - 8), at(-n * 0.5, drop * 0.6)])  # fmt: skip
    seam = inside.scaled(1.14, 1.2, (AXIS, y))
    with canvas.within(heap):
        stitching(canvas, seam, made, strength=0.6)
    _hood_inside(canvas, inside, lining, (y - tall * 0.65, y + drop), slump)
    for side in (-1, 1):
        _roll(canvas, top, made, side)


def _roll(canvas: Canvas, top: Top, made: Surface, side: int) -> None:
    """One thick edge of a fallen hood, from behind the neck around to the throat."""
    n, y, drop = top.cut.neck, top.cut.neck_y, top.cut.neck_drop + 12

    def at(dx: float, dy: float, *kink: str) -> Knot:
        return (AXIS + side * dx, y + dy, *kink)

    roll = curve([at(n * 0.86, -36, CORNER), at(n + 27, -24), at(n + 41, 14), at(n * 1.16, 50), at(n * 0.5, drop + 14),
                  at(-8, drop + 22, CORNER), at(-5, drop - 6, CORNER), at(n * 0.4, drop * 0.56), at(n * 0.74, 6),
                  at(n * 0.84, -18)])  # fmt: skip
    _throw(canvas, top, roll)
    paint(canvas, roll, made, turn=side * 38)
    creases = [
        Fold(leaf(at(n + 24, -4), at(12, drop + 4), 12, side * -12), 0.7),
        Fold(leaf(at(n + 34, 18), at(n * 0.4, drop + 2), 7, side * -8), 0.4),
    ]
    light.relief(canvas, roll, creases, puff=13, depth=5.2, strength=0.72)
    light.falloff(canvas, roll, 0.18)
    light.rim(canvas, roll, 1.0, 0.4)
    edge = curve([at(2, drop), at(n * 0.46, drop * 0.66), at(n * 0.86, 7), at(n * 0.93, -26)], closed=False)
    with canvas.within(roll):
        stitching(canvas, edge, made, strength=0.6)


def _hood_inside(canvas: Canvas, inside: Outline, lining: Surface, span: tuple[float, float], slump: float) -> None:
    """The lined inside of a fallen hood: lit at its far edge, with the seam of its two halves and the label."""
    high, low = span
    paint(canvas, inside, lining, cast=False)
    folds = [Fold(leaf((AXIS + s * 46, high + 34), (AXIS + slump, high + 26), 8, s * 9), 0.4) for s in (-1, 1)]
    light.relief(canvas, inside, folds, puff=6, depth=4, strength=0.55)
    dark = [
        (0.0, light.SHADOW, 0.16),
        (0.35, light.SHADOW, 0.34),
        (0.62, light.SHADOW, 0.62),
        (1.0, light.SHADOW, 0.72),
    ]
    light.shade(canvas, inside, canvas.linear((AXIS, high), (AXIS, low), dark))
    light.crease(canvas, inside, line((AXIS + slump * 0.6, high), (AXIS + 2, (high + low) / 2), (AXIS, low)), 5, 0.42)
    light.inner_shadow(canvas, inside, 13, 0.55, shift=(3, 6))
    label(canvas, inside, AXIS, (high + low) / 2 + 4)


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
