"""Lettering on clothes: block letters and numbers drawn as strokes, sewn on flat or along an arch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from storefront.drawing import light
from storefront.drawing.outline import Outline, polygon

if TYPE_CHECKING:
    from storefront.drawing.canvas import Canvas
    from storefront.palette import Tones

_LETTERS: dict[str, str] = {
    "A": "0,6 0,2 1.2,0 2.8,0 4,2 4,6|0,3.8 4,3.8",
    "E": "4,0 0,0 0,6 4,6|0,3 3,3",
    "H": "0,0 0,6|4,0 4,6|0,3 4,3",
    "K": "0,0 0,6|4,0 0.4,3.2 4,6",
    "L": "0,0 0,6 4,6",
    "M": "0,6 0,0 2.2,3 4.4,0 4.4,6",
    "N": "0,6 0,0 4,6 4,0",
    "O": "1,0 3,0 4,1 4,5 3,6 1,6 0,5 0,1 1,0 1.4,0",
    "R": "0,6 0,0 3,0 4,0.9 4,2.3 3,3.2 0,3.2|2.2,3.2 4,6",
    "S": "4,0.9 3,0 1,0 0,0.9 0,2.1 1,3 3,3 4,3.9 4,5.1 3,6 1,6 0,5.1",
    "T": "-0.2,0 4.2,0|2,0 2,6",
    "U": "0,0 0,5 1,6 3,6 4,5 4,0",
    "V": "0,0 2,6 4,0",
    "1": "0.8,1.2 2.2,0 2.2,6|0.8,6 3.6,6",
    "2": "0,1.2 1,0 3,0 4,1 4,2.2 0,6 4,6",
    "3": "0,0 4,0 2,2.4 3,2.4 4,3.4 4,5 3,6 1,6 0,5",
    "4": "3,6 3,0 0,4.2 4.4,4.2",
    "5": "4,0 0,0 0,2.6 3,2.6 4,3.6 4,5 3,6 0,6",
    "7": "0,0 4,0 1.6,6",
    "8": "1,3 0,2.2 0,0.8 1,0 3,0 4,0.8 4,2.2 3,3 1,3 0,3.9 0,5.2 1,6 3,6 4,5.2 4,3.9 3,3",
}
"""Strokes on a grid of 4 x 6."""
_WORDS = ("NORTH", "HALEN", "VESTRA", "ALMA", "KARLO", "SOUTH", "TUVALE", "MAREN", "ROVE", "ESKER", "LUNAR")


def _stroked(word: str) -> list[np.ndarray]:
    """The strokes of a word, side by side, centred at x = 0."""
    runs, x = [], 0.0
    for letter in word:
        for part in _LETTERS[letter].split("|"):
            points = np.array([[float(v) for v in pair.split(",")] for pair in part.split()])
            runs.append(points + np.array([x, 0.0]))
        x += 6.2
    return [run - np.array([(x - 2.2) / 2, 0.0]) for run in runs]


def arched_word(canvas: Canvas, on: Outline, colour: Tones, x: float, y: float, rng: np.random.Generator) -> None:
    """An invented college's name in felt letters, on an arch whose crown is at `(x, y)`."""
    word = str(rng.choice(_WORDS))
    size = min(7.0, 150.0 / (len(word) * 6.2))
    radius = float(rng.uniform(150, 260))
    runs: list[Outline] = []
    for points in _stroked(word):
        angle, out = points[:, 0] * size / radius, radius - points[:, 1] * size * 1.25
        bent = np.stack([x + out * np.sin(angle), y + radius - out * np.cos(angle)], axis=1)
        runs.append(polygon([tuple(p) for p in bent], closed=False))
    _sewn(canvas, on, runs, colour, size)


def player_number(canvas: Canvas, on: Outline, colour: Tones, x: float, y: float, rng: np.random.Generator) -> None:
    """A large number of one or two digits, its upper edge centred at `(x, y)`."""
    word = "".join(str(rng.choice(list("1234578"))) for _ in range(int(rng.integers(1, 3))))
    size = 14.0
    runs = [polygon([(x + px * size, y + py * size * 1.2) for px, py in points], closed=False)
            for points in _stroked(word)]  # fmt: skip
    _sewn(canvas, on, runs, colour, size * 0.8)


def _sewn(canvas: Canvas, on: Outline, runs: list[Outline], colour: Tones, size: float) -> None:
    """Strokes as felt that is sewn on."""
    data = "".join(run.d for run in runs)
    look = {"fill": "none", "stroke_linejoin": "miter", "stroke_linecap": "square"}
    with canvas.within(on):
        with canvas.group(transform="translate(.8 1.6)"):
            canvas.path(data, stroke=light.SHADOW, stroke_width=size * 1.9, stroke_opacity=0.3, **look)
        canvas.path(data, stroke=colour.shade, stroke_width=size * 1.75, **look)
        canvas.path(data, stroke=colour.base, stroke_width=size * 1.3, **look)
        canvas.path(data, stroke=colour.light, stroke_width=0.9, stroke_dasharray="2.4 1.8", stroke_opacity=0.6, **look)
