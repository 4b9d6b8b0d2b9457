"""Patterns: motifs generated on a flat sheet, laid onto a piece and shaded with it.

A pattern is made of smooth motifs, not of a repeating tile, so that no two products carry the same print. `motifs`
generates them on a sheet centred at (0, 0); `lay` moves them onto a piece through a projection, which is where cloth
gets its drape and a mug its roundness. The same seed gives the same print, so that the pieces of one product match.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mmsid.storefront.drawing import printed, woven
from mmsid.storefront.drawing.motifs import Motif, Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from mmsid.storefront.drawing.canvas import Canvas
    from mmsid.storefront.drawing.outline import Project, Shape

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
    if not found:
        return
    with canvas.within(outline):
        run: list[str] = []
        for k, motif in enumerate(found):
            run.append(motif.outline.mapped(project).d)
            following = found[k + 1] if k + 1 < len(found) else None
            same = following is not None and (following.fill, following.opacity) == (motif.fill, motif.opacity)
            if motif.opacity < 1.0 or not same:
                canvas.path("".join(run), fill=motif.fill, fill_opacity=motif.opacity)
                run = []


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
