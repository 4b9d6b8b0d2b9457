"""What all balls have in common: colour, panels, seams, the maker's mark and the light on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from storefront.drawing import light
from storefront.drawing.materials import Surface, paint
from storefront.drawing.outline import Outline, curve, ellipse

if TYPE_CHECKING:
    from storefront.departments.sport_outdoors.globe import Globe
    from storefront.drawing.canvas import Canvas


def body(canvas: Canvas, globe: Globe, made: Surface) -> Outline:
    """The ball's colour, pattern and place on the floor."""
    outline = globe.outline()
    _, _, _, bottom = outline.box
    canvas.stand(float(globe.centre[0]), bottom - 3, globe.radius * 0.42, globe.radius * 0.09)
    paint(canvas, outline, made, project=globe.wrap())
    return outline


def lit(canvas: Canvas, outline: Outline, gloss: float, strength: float = 0.62) -> None:
    """Volume, the floor's reflection, and a highlight."""
    light.ball(canvas, outline, strength)
    left, top, right, bottom = outline.box
    low = canvas.linear(
        (0, top + (bottom - top) * 0.55), (0, bottom), [(0.0, light.SHADOW, 0.0), (1.0, light.SHADOW, 0.34)]
    )
    light.shade(canvas, outline, low)
    wide, high = right - left, bottom - top
    if gloss > 0.05:
        spot = ellipse(left + wide * 0.33, top + high * 0.24, wide * 0.13, high * 0.085).turned(-32)
        light.gloss(canvas, outline, spot, min(0.75, 0.2 + gloss * 0.8), wide * (0.05 - 0.03 * gloss))
    light.rim(canvas, outline, 1.2, 0.35)


def seams_on(
    canvas: Canvas, globe: Globe, outline: Outline, paths: list[np.ndarray], width: float, colour: str
) -> None:
    """Grooves along lines on the ball."""
    runs = [run for path in paths for run in globe.lines(path)]
    clip = canvas.clip(outline)
    soft = canvas.blur(width * 1.1, outline)
    with canvas.group(clip_path=clip):
        for run in runs:
            canvas.stroke(run, light.SHADOW, width * 3.4, stroke_opacity=0.2, filter=soft)
        for run in runs:
            canvas.stroke(run.shifted(-width * 0.5, -width * 0.6), light.GLOW, width * 0.7, stroke_opacity=0.34)
            canvas.stroke(run, colour, width)


def patches(canvas: Canvas, globe: Globe, outline: Outline, found: list[tuple[np.ndarray, str]]) -> None:
    """Coloured panels, each by its corners on the ball."""
    by_fill: dict[str, list[str]] = {}
    for corners, fill in found:
        patch = globe.patch(corners)
        if patch is not None:
            by_fill.setdefault(fill, []).append(patch.d)
    with canvas.within(outline):
        for fill, data in by_fill.items():
            canvas.path("".join(data), fill=fill, stroke=fill, stroke_width=0.7)


def mark(canvas: Canvas, globe: Globe, place: np.ndarray, colour: str) -> None:
    """The maker's mark: a ring and a word that bend with the ball."""
    if globe.facing(place[None])[0] < 0.4:
        return
    east = np.cross([0.0, 1.0, 0.0], place)
    east /= np.linalg.norm(east)
    south = np.cross(place, east)
    for half_w, half_h, dy, filled in ((0.12, 0.05, 0.0, False), (0.17, 0.012, 0.1, True)):
        angles = np.linspace(0, 2 * np.pi, 17)[:-1]
        spread = np.outer(np.cos(angles) * half_w, east) + np.outer(np.sin(angles) * half_h + dy, south)
        points = place + spread
        flat = globe.at(points / np.linalg.norm(points, axis=1, keepdims=True))
        shape = curve([tuple(p) for p in flat.tolist()])
        if filled:
            canvas.path(shape, fill=colour, fill_opacity=0.8)
        else:
            canvas.path(shape, fill="none", stroke=colour, stroke_width=globe.radius * 0.022, stroke_opacity=0.85)
