"""Light on fruit that is not round: shadows follow the outline, highlights and patches of colour the skin."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from storefront.departments.fruit_vegetables.fruit_shapes import Body, Skin, blob
from storefront.drawing.canvas import Canvas, Stop
from storefront.drawing.outline import Outline, Point, Shape

_THETA = np.linspace(0, np.pi, 44)


def bellied(neck: float, place: float, sharp: float, tall: float) -> np.ndarray:
    """A profile with a belly: `neck` wide above, narrowing at `place` (1 top, -1 bottom), `tall` high."""
    up = np.cos(_THETA)
    belly = neck + (1 - neck) / (1 + np.exp((up - place) * sharp))
    half = np.sin(_THETA) ** 0.86 * belly
    half = half / half.max() * 0.86
    height = tall * up + 0.16 * np.exp(-(((np.pi - _THETA) / 0.36) ** 2)) - 0.03 * np.exp(-((_THETA / 0.3) ** 2))
    return np.stack([half, height], axis=1)


def ground(canvas: Canvas, outline: Outline, made: Skin) -> None:
    """The skin's colour from its lit side to its shaded one, and the shadow on the table."""
    canvas.cast(outline)
    left, top, right, bottom = outline.box
    stops: list[Stop] = [
        (0.0, made.at(1.10, 0.95, -made.warm * 0.4), 1.0),
        (0.34, made.at(1.03), 1.0),
        (0.62, made.at(0.93, 1.0, made.warm * 0.3), 1.0),
        (1.0, made.at(0.70, 0.95, made.warm * 0.8), 1.0),
    ]
    canvas.path(outline, fill=canvas.linear((left, top), (right, bottom), stops))


def turn_away(canvas: Canvas, outline: Shape, made: Skin, size: float, *, fine: bool, strength: float = 1.0) -> None:
    """The skin's own shadow along every edge that turns from the lamp, with bounced light at the very edge.

    Args:
        canvas: to draw on.
        outline: the fruit.
        made: its skin.
        size: about half the fruit's width: how far the shadow reaches in.
        fine: a blurred shadow; otherwise a few steps that need no filter.
        strength: of the shadow.
    """
    left, top, right, bottom = outline.box
    dark = made.at(0.30, 0.8, made.warm)
    room = f"M{left - 60:.0f} {top - 60:.0f}H{right + 60:.0f}V{bottom + 60:.0f}H{left - 60:.0f}Z"
    look = {"fill_rule": "evenodd", "clip_path": canvas.clip(outline)}
    if not fine:
        for step in np.linspace(0.02, 0.46, 10):
            ring = room + outline.shifted(-size * float(step), -size * float(step) * 1.1).d
            canvas.path(ring, fill=dark, fill_opacity=0.075 * strength, **look)
        return
    ring = room + outline.shifted(-size * 0.30, -size * 0.34).d
    canvas.path(ring, fill=dark, fill_opacity=0.62 * strength, filter=canvas.blur(size * 0.20, outline), **look)
    ring = room + outline.d
    canvas.path(ring, fill=dark, fill_opacity=0.45 * strength, filter=canvas.blur(size * 0.10, outline), **look)
    edge = outline.shifted(-size * 0.05, -size * 0.05)
    bounce = made.at(1.25, 0.7, made.warm * 0.4)
    ring = room + edge.d
    canvas.path(ring, fill=bounce, fill_opacity=0.30, filter=canvas.blur(size * 0.035, outline), **look)


def gleam(
    canvas: Canvas, body: Body, places: Sequence[tuple[float, float, float]], made: Skin, *, fine: bool = True
) -> None:
    """Highlights on the skin at `(share, angle, size)`, size in radii, turned along the body's axis."""
    with canvas.within(body.outline):
        for share, angle, size in places:
            x, y, near = body.project(share, angle)
            if near < 0.05:
                continue
            ahead = body.project(min(1.0, share + 0.06), angle)
            turn = float(np.rad2deg(np.arctan2(ahead[1] - y, ahead[0] - x)))
            reach = body.radius * size
            soft = 0.34 + 0.28 * made.gloss
            blob(canvas, (float(x), float(y)), (reach * 1.35, reach * 0.8), "#fffaf0", soft, turn)
            if made.gloss > 0.4:
                blob(canvas, (float(x), float(y)), (reach * 0.52, reach * 0.26), "#ffffff", made.gloss * 0.95, turn)


def patch(canvas: Canvas, body: Body, place: Point, size: float, colour: str, opacity: float) -> None:
    """A soft patch of colour on the skin at `(share, angle)` where that faces the camera; the caller clips."""
    x, y, near = body.project(*place)
    if near > -0.35:
        reach = body.radius * size
        blob(canvas, (float(x), float(y)), (reach, reach), colour, opacity)
