"""Parts of chairs: legs and stretchers, seats of wood or rush, loose cushions, boards of a back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from storefront.departments.furniture_light.upholstery import Upholstery, rail
from storefront.drawing import textures
from storefront.drawing.bars import paint_bar
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import Surface
from storefront.drawing.outline import joined
from storefront.drawing.space import View, level, panel, upright
from storefront.palette import tones

Size = tuple[float, float, float]
"""Width, depth, height."""


@dataclass(frozen=True)
class Frame:
    """A chair in the making.

    Attributes:
        canvas: to draw on.
        view: the camera.
        made: of the frame.
        pad: of a cushion on the seat, or none.
        other: a second surface, for legs or rings.
    """

    canvas: Canvas
    view: View
    made: Surface
    pad: Surface | None
    other: Surface

    @property
    def far(self) -> int:
        """The side that is further away: -1 is left."""
        return 1 if self.view.yaw > 0 else -1


def seat_plan(width: float, depth: float, *, round_back: bool = False) -> np.ndarray:
    """The outline of a seat from above: wider in front, with soft corners."""
    shape = panel(width, depth, (width * 0.34, width * 0.34, 22, 22) if round_back else (14, 14, 20, 20), steps=6)
    shape[:, 0] *= 1 - 0.07 * shape[:, 1] / depth * 2
    return shape


def round_plan(radius: float) -> np.ndarray:
    """A round seat from above."""
    a = np.linspace(0, 2 * np.pi, 28, endpoint=False)
    return np.stack([radius * np.cos(a), radius * np.sin(a)], axis=1)


def legs(frame: Frame, size: Size, *, splay: float, widths: Sequence[float], inset: float) -> None:
    """Four legs that spread towards the floor, the far ones first; `widths` are those of a turned leg."""
    w, d, height = size
    far = frame.far
    for x, z in ((far, -1), (-far, -1), (far, 1), (-far, 1)):
        top = (x * (w / 2 - inset), height, z * (d / 2 - inset))
        foot = (x * (w / 2 - inset + splay), 0.0, z * (d / 2 - inset + splay))
        spine = frame.view.line(top, foot)
        paint_bar(frame.canvas, spine, [v * frame.view.scale for v in widths], frame.made, flat=True)
        at = frame.view.point(*foot)
        frame.canvas.stand(*at, widths[-1] * 0.9, widths[-1] * 0.34)


def stretchers(frame: Frame, size: Size, *, splay: float, level: float, kind: str) -> None:
    """Bars between the legs at a share of the height: an H or a box."""
    w, d, height = size
    inset = 34 if kind == "H" else 8
    x, z = w / 2 - inset + splay * (1 - level), d / 2 - inset + splay * (1 - level)
    y = height * level
    runs = [((-x, y, -z), (-x, y, z)), ((x, y, -z), (x, y, z))]
    if kind == "H":
        runs.append(((-x, y + 1, 4), (x, y + 1, 4)))
    else:
        runs += [((-x, y - 14, -z), (x, y - 14, -z)), ((-x, y + 12, z), (x, y + 12, z))]
    for a, b in runs:
        middle = tuple((p + q) / 2 for p, q in zip(a, b, strict=True))
        rail(frame.canvas, frame.view, (a, middle, b), (7.5, 11, 7.5), frame.made)


def slab(frame: Frame, plan: np.ndarray, y: float, thick: float, *, rush: bool = False) -> None:
    """A seat: a board, or rush woven in four triangles."""
    made = frame.made
    if rush:
        made = made.dyed(tones(str(frame.canvas.rng.choice(("sand", "beige", "camel"))), frame.canvas.rng)).of("linen")
    work = planks(frame, [plan], y, thick, made)
    if not rush:
        return
    outline = joined(*work.pieces)
    textures.weave(frame.canvas, outline, "cord", turn=64 + frame.view.yaw, strength=1.2)  # type: ignore[arg-type]
    x, z = float(np.ptp(plan[:, 0])) / 2.2, float(np.ptp(plan[:, 1])) / 2.2
    for side in (1, -1):
        (x0, y0), (x1, y1) = frame.view.point(-x * side, y, -z), frame.view.point(x * side, y, z)
        seam = f"M{x0:.1f} {y0:.1f}L{x1:.1f} {y1:.1f}"
        frame.canvas.path(seam, fill="none", stroke=made.tones.deep, stroke_width=2.2, stroke_opacity=0.55)


def cushioned(frame: Frame, plan: np.ndarray, y: float, pad: Surface | None) -> None:
    """A flat cushion on the seat, where the chair has one."""
    cloth = pad or frame.pad
    if cloth is None:
        return
    work = Upholstery(frame.canvas, frame.view, cloth)
    work.pad(level(plan, 0, y, 0), (0, 17, 0), puff=9)
    work.finish()


def planks(frame: Frame, plans: Sequence[np.ndarray], y: float, thick: float, made: Surface) -> Upholstery:
    """Lying boards, from back to front, of one piece of wood."""
    work = Upholstery(frame.canvas, frame.view, made)
    for plan in plans:
        work.pad(level(plan, 0, y, 0), (0, -thick, 0), puff=4, welt=False)
    work.finish()
    return work


def boards(frame: Frame, size: tuple[float, float], places: Sequence[Size], bows: Sequence[float]) -> None:
    """The slats of a back: thin boards across at given places, each with its own bow."""
    w, tall = size
    work = Upholstery(frame.canvas, frame.view, frame.made)
    for at, bow in zip(places, bows, strict=True):
        work.pad(upright(panel(w, tall, min(9.0, tall / 2), bow=bow), *at), (0, 0, -7), puff=3, welt=False)
    work.finish()
