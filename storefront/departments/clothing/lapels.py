"""Tailored lapels: a collar and two fronts folded back along a roll line, notched, peaked or in one shawl."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storefront.departments.clothing.garment import AXIS, Top
from storefront.departments.clothing.sewing import stitching
from storefront.drawing import light
from storefront.drawing.materials import Surface, paint, sheen
from storefront.drawing.outline import CORNER, Knot, Outline, curve, line

if TYPE_CHECKING:
    from storefront.drawing.canvas import Canvas


@dataclass(frozen=True, slots=True)
class Lapel:
    """Measures of a pair of lapels.

    Attributes:
        low: height of the point where they cross.
        width: of a lapel at its widest.
        gorge: height of the seam between collar and lapel, below the shoulder's top.
        overlap: how far each front reaches beyond the axis.
        over: the side whose front lies on top, 1 is the viewer's right.
        kind: "notch", "peak" or "shawl".
    """

    low: float
    width: float = 46.0
    gorge: float = 46.0
    overlap: float = 9.0
    over: int = 1
    kind: str = "notch"

    def crossing(self, side: int) -> float:
        """How far a side's lapel reaches beyond the axis: the lower one ends below the other."""
        return min(self.overlap, 13.0) if side == self.over else 1.0


def tailored_lapels(canvas: Canvas, top: Top, made: Surface, facing: Surface, cut: Lapel) -> None:
    """Draws collar and lapels onto a finished front; `facing` is the lapels' cloth."""
    _nape(canvas, top, made if cut.kind != "shawl" else facing)
    for side in (-cut.over, cut.over):
        if cut.kind == "shawl":
            _folded(canvas, top, _shawl(top, cut, side), facing, turn=side * 16)
            continue
        _folded(canvas, top, _lapel(top, cut, side), facing, turn=side * 18)
        _folded(canvas, top, _collar(top, cut, side), made, turn=side * -32)


def _nape(canvas: Canvas, top: Top, made: Surface) -> None:
    """The collar's stand and fall behind the neck."""
    n, y = top.cut.neck, top.cut.neck_y
    back = curve([(AXIS - n - 1, y + 1, CORNER), (AXIS - n * 0.6, y - 15), (AXIS, y - 19), (AXIS + n * 0.6, y - 15),
                  (AXIS + n + 1, y + 1, CORNER), (AXIS + n * 0.55, y + 7), (AXIS, y + 10),
                  (AXIS - n * 0.55, y + 7)])  # fmt: skip
    paint(canvas, back, made.plain())
    dark = [(0.0, light.SHADOW, 0.06), (0.5, light.SHADOW, 0.3), (1.0, light.SHADOW, 0.6)]
    light.shade(canvas, back, canvas.linear((AXIS, y - 18), (AXIS, y + 10), dark))
    light.rim(canvas, back, 0.8, 0.3)


def _lapel(top: Top, cut: Lapel, side: int) -> Outline:
    n, y, g = top.cut.neck, top.cut.neck_y, top.cut.neck_y + cut.gorge
    tip = (n + cut.width, g - 3) if cut.kind == "notch" else (n + cut.width + 5, g - 25)
    belly = (tip[0] * 0.86, g + (cut.low - g) * 0.34)
    knots: list[Knot] = [
        (AXIS + side * n * 0.9, y + 3, CORNER), (AXIS + side * (n + 10), y + 20, CORNER),
        (AXIS + side * (n + 15), g + 4, CORNER), (AXIS + side * tip[0], tip[1], CORNER),
        (AXIS + side * belly[0], belly[1]), (AXIS + side * tip[0] * 0.44, g + (cut.low - g) * 0.74),
        (AXIS - side * cut.crossing(side), cut.low, CORNER), (AXIS + side * n * 0.38, y + (cut.low - y) * 0.52),
    ]  # fmt: skip
    return curve(knots)


def _collar(top: Top, cut: Lapel, side: int) -> Outline:
    n, y, g = top.cut.neck, top.cut.neck_y, top.cut.neck_y + cut.gorge
    out = n + cut.width * (0.62 if cut.kind == "notch" else 0.52)
    fall = g - (15 if cut.kind == "notch" else 17)
    return curve([
        (AXIS + side * n * 0.52, y - 15, CORNER), (AXIS + side * n * 0.82, y - 13), (AXIS + side * (n + 3), y - 3),
        (AXIS + side * (n + 14), y + 15), (AXIS + side * out, fall, CORNER), (AXIS + side * (n + 14), g + 5, CORNER),
        (AXIS + side * n * 0.86, y + 25), (AXIS + side * n * 0.64, y + 2),
    ])  # fmt: skip


def _shawl(top: Top, cut: Lapel, side: int) -> Outline:
    n, y = top.cut.neck, top.cut.neck_y
    wide = n + cut.width * 0.72
    return curve([
        (AXIS + side * n * 0.5, y - 16, CORNER), (AXIS + side * n * 0.86, y - 13), (AXIS + side * (n + 10), y + 6),
        (AXIS + side * wide, y + 58), (AXIS + side * wide * 0.86, y + 58 + (cut.low - y - 58) * 0.4),
        (AXIS + side * wide * 0.36, y + 58 + (cut.low - y - 58) * 0.78),
        (AXIS - side * cut.crossing(side), cut.low, CORNER), (AXIS + side * n * 0.4, y + (cut.low - y) * 0.5),
        (AXIS + side * n * 0.76, y + 14),
    ])  # fmt: skip


def _folded(canvas: Canvas, top: Top, piece: Outline, made: Surface, *, turn: float) -> None:
    """A piece folded back onto the front: its shadow, its roll, a pick stitch along its edge."""
    canvas.path(
        piece.shifted(3, 5), fill=light.SHADOW, fill_opacity=0.38, blend="multiply", filter=canvas.blur(4, piece),
        clip_path=canvas.clip(top.body),
    )  # fmt: skip
    paint(canvas, piece, made.trim(), turn=turn)
    light.relief(canvas, piece, puff=5, depth=3.2, strength=0.5)
    light.falloff(canvas, piece, 0.14)
    sheen(canvas, piece, made, angle=turn)
    light.rim(canvas, piece, 0.9, 0.4)
    with canvas.within(piece):
        canvas.path(piece, fill="none", stroke=made.tones.deep, stroke_width=1.3, stroke_opacity=0.4)
        stitching(canvas, piece.scaled(0.93), made, width=0.6, strength=0.22)


def buttonhole(canvas: Canvas, x: float, y: float, made: Surface, *, angle: float) -> None:
    """The sewn hole in a lapel."""
    hole = line((x - 5.5, y), (x + 5.5, y)).turned(angle, (x, y))
    canvas.stroke(hole, made.tones.deep, 2.2, stroke_opacity=0.6)
    canvas.stroke(hole.shifted(-0.3, -0.6), made.tones.light, 0.7, stroke_opacity=0.5)
