"""Regular textures: weaves, rows of knitting, cords. Small tiles of lines that darken and lighten what is below.

Unlike a print, a texture may repeat: cloth does. Each tile gives the dark strokes and the light strokes of one repeat.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storefront.drawing.canvas import Canvas
    from storefront.drawing.outline import Outline


@dataclass(frozen=True, slots=True)
class Tile:
    """One repeat of a texture: its size, path data of its dark and light strokes, their width and opacity."""

    width: float
    height: float
    dark: str
    light: str
    stroke: float
    opacity: float
    angle: float = 0.0


TILES: dict[str, Tile] = {
    "weave": Tile(3.2, 3.2, "M0 .8H1.6M1.6 2.4H3.2", "M.8 1.6V3.2M2.4 0V1.6", 0.8, 0.13),
    "knit": Tile(6.4, 5.2, "M0 0L3.2 4.2L6.4 0M0 5.2L3.2 9.4L6.4 5.2", "M0 2L3.2 6.2L6.4 2", 1.2, 0.24),
    "fine knit": Tile(4.4, 3.6, "M0 0L2.2 2.9L4.4 0", "M0 1.5L2.2 4.4L4.4 1.5M0 -2.1L2.2 .8L4.4 -2.1", 0.8, 0.2),
    "chunky knit": Tile(
        11.0, 9.0, "M0 0L5.5 7.2L11 0M0 0V9M11 0V9", "M1 4.2L5.5 10.2L10 4.2M1 -4.8L5.5 1.2L10 -4.8", 1.9, 0.27
    ),
    "deep rib": Tile(11.0, 8.0, "M10 0V8M1 0V8", "M4.6 0V8M5.6 0V8", 2.4, 0.3),
    "twill": Tile(3.0, 3.0, "M-1 1L1 -1M-1 4L4 -1M2 4L4 2", "M-1 2.4L2.4 -1M.6 4L4 .6", 0.8, 0.20),
    "cord": Tile(5.2, 9.0, "M0.5 0V9M4.7 0V9", "M2.2 0V9", 1.4, 0.30),
    "basket": Tile(
        13.0, 9.0, "M0 0H6.5M6.5 4.5H13M0 9H6.5M6.5 0V9M0 0V9M13 0V9", "M1 2H6M7.5 6.6H12M1 6.4H0M7.4 2.2H7", 1.3, 0.34
    ),
    "rib": Tile(5.0, 8.0, "M4.2 0V8", "M1.6 0V8", 1.5, 0.28),
    "waffle": Tile(9.0, 9.0, "M0 8.4H9M8.4 0V9", "M1 1.2H8M1.2 1V8", 1.3, 0.26),
    "pique": Tile(4.6, 4.6, "M0 2.3L2.3 0L4.6 2.3L2.3 4.6Z", "M2.3 1.7v.9", 0.9, 0.24),
    "mesh": Tile(5.0, 5.0, "M1.3 1.3h.1M3.8 3.8h.1", "M2 2h.1M4.5 4.5h.1", 1.9, 0.42),
}
"""Every regular texture by name."""


def weave(canvas: Canvas, outline: Outline, name: str, *, turn: float = 0.0, strength: float = 1.0) -> None:
    """Covers an outline with a texture, its rows turned by `turn` degrees."""
    tile = TILES[name]
    for strokes, colour, blend, factor in (
        (tile.dark, "#14121f", "multiply", 1.0),
        (tile.light, "#fff8ec", "soft-light", 1.5),
    ):
        inner = (
            f'<path d="{strokes}" fill="none" stroke="{colour}" stroke-width="{tile.stroke}" stroke-linecap="round"/>'
        )
        tiled = canvas.define(
            "pattern",
            inner,
            width=tile.width,
            height=tile.height,
            patternUnits="userSpaceOnUse",
            patternTransform=f"rotate({turn + tile.angle:.1f})",
        )
        canvas.path(outline, fill=f"url(#{tiled})", opacity=min(1.0, tile.opacity * strength * factor), blend=blend)
