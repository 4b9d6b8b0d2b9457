"""Motifs: the shapes that patterns are made of, and the sheet they are laid out on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from storefront.drawing.outline import Outline, polygon

if TYPE_CHECKING:
    from storefront.palette import Tones


@dataclass(frozen=True, slots=True)
class Motif:
    """A shape of a print; `opacity` below 1 lets the ground show through, as where threads cross."""

    outline: Outline
    fill: str
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a pattern is generated for.

    Attributes:
        rng: chance, from the product's own seed.
        width: of the area to cover, in canvas units.
        height: of the area to cover.
        scale: size of the motifs; 1 suits a T-shirt.
        ground: the main colour.
        accent: the second colour.
    """

    rng: np.random.Generator
    width: float
    height: float
    scale: float
    ground: Tones
    accent: Tones

    @property
    def third(self) -> str:
        """A third colour, between the other two."""
        return self.accent.light if self.ground.is_dark else self.accent.shade


def band(x1: float, y1: float, x2: float, y2: float) -> Outline:
    """A rectangle in short segments, so that it can bend with the projection."""
    steps_x, steps_y = (max(1, int(abs(x2 - x1) / 28)), max(1, int(abs(y2 - y1) / 28)))
    xs, ys = np.linspace(x1, x2, steps_x + 1), np.linspace(y1, y2, steps_y + 1)
    points = (
        [(x, y1) for x in xs[:-1]]
        + [(x2, y) for y in ys[:-1]]
        + [(x, y2) for x in xs[:0:-1]]
        + [(x1, y) for y in ys[:0:-1]]
    )
    return polygon(points)


def offset_rows(sheet: Sheet, step: float, rise: float) -> list[tuple[float, float]]:
    """Points of an even grid whose every second row is shifted by half a step."""
    found = []
    for row, y in enumerate(np.arange(-sheet.height / 2 - rise, sheet.height / 2 + rise, rise)):
        start = -sheet.width / 2 - step + (step / 2 if row % 2 else 0)
        found += [(float(x), float(y)) for x in np.arange(start, sheet.width / 2 + step, step)]
    return found


def scattered(sheet: Sheet, apart: float) -> list[tuple[float, float]]:
    """Points that keep a distance but show no grid: offset rows, jittered by a third of a step."""
    jitter = sheet.rng.uniform(-0.33, 0.33, (4096, 2)) * apart
    rows = offset_rows(sheet, apart, apart * 0.87)
    return [(x + jitter[k % 4096, 0], y + jitter[k % 4096, 1]) for k, (x, y) in enumerate(rows)]
