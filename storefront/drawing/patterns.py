"""Patterns: motifs generated on a flat sheet, laid onto a piece and shaded with it.

A pattern is made of smooth motifs, not of a repeating tile, so that no two products carry the same print. `motifs`
generates them on a sheet centred at (0, 0); `lay` moves them onto a piece through a projection, which is where cloth
gets its drape and a mug its roundness. The same seed gives the same print, so that the pieces of one product match.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from storefront.drawing import printed, woven
from storefront.drawing.motifs import Motif, Sheet
from storefront.drawing.outline import Outline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from storefront.drawing.canvas import Canvas
    from storefront.drawing.outline import Project, Shape

__all__ = ["PATTERNS", "Motif", "Sheet", "drape", "lay", "motifs"]

PATTERNS: dict[str, Callable[[Sheet], list[Motif]]] = {
    "stripes": woven.stripes,
    "vertical stripes": woven.upright,
    "pinstripes": woven.pinstripes,
    "gingham": woven.gingham,
    "tartan": woven.tartan,
    "grid": woven.grid,
    "dots": printed.dots,
    "speckles": printed.confetti,
    "chevron": woven.chevron,
    "waves": printed.waves,
    "floral": printed.floral,
    "leaves": printed.leaves,
    "animal spots": printed.spots,
    "stars": printed.stars,
    "diamonds": woven.diamonds,
    "colour block": woven.blocks,
}
"""Every pattern besides "plain"."""


def motifs(name: str, sheet: Sheet) -> list[Motif]:
    """The motifs of a pattern; none for "plain"."""
    return [] if name == "plain" else PATTERNS[name](sheet)


def lay(canvas: Canvas, outline: Shape, found: list[Motif], project: Project) -> None:
    """Draws motifs, projected, clipped to an outline; neighbours of one colour become one path."""
    runs: list[tuple[str, float, list[str]]] = []
    for motif, laid in _visible(found, project, outline.box):
        look = (motif.fill, motif.opacity)
        if motif.opacity < 1.0 or not runs or runs[-1][:2] != look:
            runs.append((*look, []))
        runs[-1][2].append(laid.d)
    if runs:
        with canvas.within(outline):
            for fill, opacity, data in runs:
                canvas.path("".join(data), fill=fill, fill_opacity=opacity)


def _visible(
    found: list[Motif], project: Project, box: tuple[float, float, float, float]
) -> Iterator[tuple[Motif, Outline]]:
    """The motifs that a piece shows, with their projected outlines; all are projected in one go."""
    if not found:
        return
    lengths = [len(motif.outline.segments) for motif in found]
    points = np.concatenate([motif.outline.segments for motif in found])
    points = project(points.reshape(-1, 2)).reshape(-1, 4, 2)
    starts = np.cumsum([0, *lengths[:-1]])
    low = np.minimum.reduceat(points.min(axis=1), starts)
    high = np.maximum.reduceat(points.max(axis=1), starts)
    shown = (high > np.array(box[:2])).all(axis=1) & (low < np.array(box[2:])).all(axis=1)
    shown &= (high - low > 0.05).all(axis=1)
    for k in np.flatnonzero(shown):
        segments = points[starts[k] : starts[k] + lengths[k]]
        yield found[k], Outline(segments, found[k].outline.closed)


def drape(rng: np.random.Generator, centre: tuple[float, float], *, turn: float = 0.0, sway: float = 2.5) -> Project:
    """A projection for cloth: turns the sheet by `turn` degrees, moves it to `centre` and lets it sway a little."""
    radians = np.deg2rad(turn)
    matrix = np.array([[np.cos(radians), np.sin(radians)], [-np.sin(radians), np.cos(radians)]])
    phases = rng.uniform(0, 2 * np.pi, 4)

    def project(points: np.ndarray) -> np.ndarray:
        x, y = points[:, 0], points[:, 1]
        dx = np.sin(y / 47 + phases[0]) + 0.6 * np.sin(x / 31 + y / 83 + phases[1])
        dy = np.sin(x / 41 + phases[2]) + 0.6 * np.sin(x / 89 + y / 37 + phases[3])
        return (points + sway * np.stack([dx, dy], axis=1)) @ matrix + np.array(centre)

    return project
