"""Tents: dome, ridge, tipi, tunnel and pop-up shelters, pitched on the studio's floor.

Every tent is a few curved panels in space; which of them the camera sees follows from the side it is turned to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from storefront import palette
from storefront.departments.sport_outdoors import hoop_tents, pole_tents, words_camping
from storefront.drawing.materials import Surface, surface
from storefront.types import Design, ProductType

if TYPE_CHECKING:
    from collections.abc import Callable

    from storefront.drawing.canvas import Canvas

_DRAWN: dict[str, Callable[[Canvas, Surface, Surface], None]] = {
    "dome": hoop_tents.dome,
    "ridge": pole_tents.ridge,
    "tipi": pole_tents.tipi,
    "tunnel": hoop_tents.tunnel,
    "pop-up": hoop_tents.popup,
}


_PALE = 0.84
"""Lightness from which a tent needs a second colour, or it is lost before the studio's paper."""


def draw_tent(canvas: Canvas, design: Design) -> None:
    """A pitched tent, of one cloth or of two."""
    made = surface(design)
    pale = made.tones.oklch[0] > _PALE
    two = canvas.rng.random() < (0.6 if made.pattern == "plain" else 0.5) or pale
    _DRAWN[design.silhouette](canvas, made, made.dyed(made.accent) if two else made.plain())


TENTS = ProductType(
    department="Sport & Outdoors",
    name="Tents",
    draw=draw_tent,
    silhouettes=tuple(_DRAWN),
    colours=(*palette.FABRIC_COLOURS, "olive", "forest green", "orange", "sand", "cream", "navy", "rust"),
    patterns=("stripes", "vertical stripes", "stars", "leaves", "floral", "dots", "chevron", "animal spots", "waves"),
    materials=("nylon", "canvas", "cotton"),
    prices=(29, 690),
    plain_share=0.68,
    turn=0.0,
    made_of={
        "dome": ("nylon",),
        "ridge": ("canvas", "canvas", "nylon"),
        "tipi": ("cotton", "canvas"),
        "tunnel": ("nylon",),
        "pop-up": ("nylon",),
    },
    words=words_camping.TENTS,
)

TYPES: tuple[ProductType, ...] = (TENTS,)
