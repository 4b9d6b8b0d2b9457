"""What is on a screen: wallpapers and programs, drawn flat and laid into place by a projection.

A picture is drawn for a display of given width and height around (0, 0), y down, in units of the canvas; `show` clips
it to the display and adds the glass. The display shines by itself, so no shadow falls on it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from storefront.departments.electronics.gadget import reflection
from storefront.drawing import patterns
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import Surface
from storefront.drawing.outline import CORNER, Outline, Project, curve, ellipse, polygon, rounded
from storefront.palette import tones

_SCHEMES = (
    ("sky blue", "blush", "lilac", "purple", "navy"), ("apricot", "coral", "fuchsia", "plum", "navy"),
    ("mint", "turquoise", "teal", "forest green", "navy"), ("cream", "yellow", "orange", "rust", "burgundy"),
    ("blush", "pink", "coral", "red", "plum"), ("ivory", "sky blue", "blue", "cobalt", "navy"),
    ("yellow", "lime", "green", "teal", "navy"), ("ivory", "mustard", "sage", "teal", "charcoal"),
)  # fmt: skip
"""Colours that go together, from light to dark."""


@dataclass(frozen=True)
class Display:
    """A display to be drawn on.

    Attributes:
        canvas: to draw on.
        size: its width and height.
        project: lays its plane onto the canvas.
        colours: five, from light to dark.
    """

    canvas: Canvas
    size: tuple[float, float]
    project: Project
    colours: tuple[str, ...]

    def put(self, outline: Outline, fill: str, opacity: float = 1.0) -> None:
        """Draws a shape in the display's plane."""
        self.canvas.path(outline.mapped(self.project), fill=fill, fill_opacity=opacity)

    def box(self, left: float, top: float, right: float, bottom: float, radius: float = 3.0) -> Outline:
        """A box by shares (-1 to 1) of half the width and half the height."""
        w, h = self.size[0] / 2, self.size[1] / 2
        return rounded(left * w, top * h, right * w, bottom * h, radius)


def show(canvas: Canvas, size: tuple[float, float], project: Project, made: Surface) -> None:
    """A display that is on: a wallpaper (the design's own pattern if it has one) or a program, and its glass."""
    rng = canvas.rng
    scheme = _SCHEMES[int(rng.integers(len(_SCHEMES)))]
    display = Display(canvas, size, project, tuple(tones(name, rng).base for name in scheme))
    area = rounded(-size[0] / 2, -size[1] / 2, size[0] / 2, size[1] / 2, 4).mapped(project)
    canvas.path(area, fill=display.colours[-1])
    with canvas.within(area):
        if made.pattern != "plain" and rng.random() < 0.7:
            _own(display, made)
        else:
            _PICTURES[int(rng.integers(len(_PICTURES)))](display)
        if rng.random() < 0.6:
            _dock(display)
    reflection(canvas, area, 0.2)
    canvas.path(area, fill="none", stroke="#000000", stroke_width=1.4, stroke_opacity=0.6)


def _own(display: Display, made: Surface) -> None:
    sheet = patterns.Sheet(
        np.random.default_rng((made.seed, 2)),
        display.size[0] + 20,
        display.size[1] + 20,
        made.scale,
        made.tones,
        made.accent,
    )
    display.put(display.box(-1.1, -1.1, 1.1, 1.1), made.tones.base)
    for motif in patterns.motifs(made.pattern, sheet):
        display.put(motif.outline, motif.fill, motif.opacity)


def _hills(display: Display) -> None:
    """A low sun over rows of hills."""
    rng, (w, h) = display.canvas.rng, display.size
    display.put(display.box(-1, -1, 1, 1), display.colours[0])
    for k, opacity in enumerate((0.25, 0.3, 0.35)):
        display.put(display.box(-1, -0.2 + k * 0.16, 1, 1, 0.1), display.colours[1], opacity)
    sun = (float(rng.uniform(-0.3, 0.3)) * w, float(rng.uniform(-0.25, -0.05)) * h)
    display.put(ellipse(*sun, h * float(rng.uniform(0.1, 0.17))), "#fff7dc")
    for k, ink in enumerate(display.colours[1:]):
        level = h * (0.02 + 0.12 * k)
        xs = np.linspace(-w * 0.6, w * 0.6, 7)
        tops = [(float(x), float(level - rng.uniform(0, 0.17 - 0.02 * k) * h)) for x in xs]
        display.put(curve([(-w * 0.6, h, CORNER), *tops, (w * 0.6, h, CORNER)]), ink)


def _ribbons(display: Display) -> None:
    """Broad flowing bands."""
    rng, (w, h) = display.canvas.rng, display.size
    display.put(display.box(-1, -1, 1, 1), display.colours[0])
    phase, swing, slope = rng.uniform(0, 6), float(rng.uniform(0.1, 0.2)) * h, float(rng.uniform(-0.35, 0.35))
    xs = np.linspace(-w * 0.6, w * 0.6, 9)
    for k, ink in enumerate(display.colours[1:]):
        rise = (-0.3 + 0.2 * k) * h
        upper = [(float(x), float(rise + swing * np.sin(x / w * 5 + phase + 0.5 * k) + slope * x)) for x in xs]
        display.put(curve([(-w * 0.6, h * 1.5, CORNER), *upper, (w * 0.6, h * 1.5, CORNER)]), ink)


def _shapes(display: Display) -> None:
    """Large flat circles, quarters and bars."""
    rng, (w, h) = display.canvas.rng, display.size
    display.put(display.box(-1, -1, 1, 1), display.colours[0])
    columns, rows = 5, 3
    size = max(w / columns, h / rows)
    half = size / 2
    for i in range(columns):
        for j in range(rows):
            x, y = (i - 2) * w / columns, (j - 1) * h / rows
            ink, other = (display.colours[int(k)] for k in rng.permutation(5)[:2])
            display.put(rounded(x - size / 2, y - size / 2, x + size / 2, y + size / 2, 0.1), ink)
            kind = int(rng.integers(4))
            if kind == 0:
                display.put(ellipse(x, y, size * 0.36), other)
            elif kind == 1:
                display.put(polygon([(x - half, y - half), (x + half, y - half), (x - half, y + half)]), other)
            elif kind == 2:
                display.put(rounded(x - size / 2, y - size / 6, x + size / 2, y + size / 6, 0.1), other)


def _night(display: Display) -> None:
    """A moon and stars over a dark ridge."""
    rng, (w, h) = display.canvas.rng, display.size
    display.put(display.box(-1, -1, 1, 1), display.colours[-1])
    display.put(display.box(-1, 0.1, 1, 1, 0.1), display.colours[-2], 0.5)
    for _ in range(46):
        x, y, r = rng.uniform(-w / 2, w / 2), rng.uniform(-h / 2, h * 0.2), rng.uniform(0.6, 1.7)
        display.put(ellipse(float(x), float(y), float(r)), "#ffffff", float(rng.uniform(0.5, 1)))
    display.put(ellipse(float(rng.uniform(-0.3, 0.3)) * w, -0.18 * h, h * 0.13), display.colours[0])
    xs = np.linspace(-w * 0.55, w * 0.55, 8)
    for level, ink in ((0.22, display.colours[-3]), (0.34, "#12131f")):
        ridge = [(float(x), float((level - rng.uniform(0, 0.22)) * h), CORNER) for x in xs]
        display.put(curve([(-w * 0.6, h, CORNER), *ridge, (w * 0.6, h, CORNER)]), ink)


def _document(display: Display) -> None:
    """A window with a picture and lines of text."""
    rng = display.canvas.rng
    _ribbons(display)
    display.put(display.box(-0.76, -0.78, 0.76, 0.66, 6), "#fbfaf7")
    display.put(display.box(-0.76, -0.78, 0.76, -0.64, 5), "#e4e3df")
    for k, name in enumerate(("red", "yellow", "green")):
        display.put(display.box(-0.72 + k * 0.06, -0.74, -0.69 + k * 0.06, -0.68, 4), tones(name).base)
    display.put(display.box(-0.68, -0.52, -0.08, 0.22, 3), display.colours[1])
    display.put(display.box(-0.5, -0.34, -0.24, 0.04, 20), display.colours[3])
    for k in range(7):
        ink = display.colours[2] if k == 0 else "#9a9ba2"
        right = 0.1 + 0.5 * float(rng.uniform(0.6, 1.0))
        display.put(display.box(0.04, -0.52 + k * 0.11, right, -0.47 + k * 0.11, 1), ink)
    for k in range(3):
        display.put(display.box(-0.68, 0.32 + k * 0.1, float(rng.uniform(0.2, 0.66)), 0.37 + k * 0.1, 1), "#9a9ba2")


def _chart(display: Display) -> None:
    """A dashboard: bars, a ring and a curve."""
    rng, (w, h) = display.canvas.rng, display.size
    display.put(display.box(-1, -1, 1, 1), "#f4f3f0")
    display.put(display.box(-1, -1, -0.74, 1, 0.1), display.colours[-1])
    for k in range(5):
        display.put(display.box(-0.94, -0.78 + k * 0.22, -0.8, -0.7 + k * 0.22, 2), display.colours[1], 0.9)
    for k in range(8):
        x, top = -0.62 + k * 0.1, float(rng.uniform(-0.72, -0.2))
        display.put(display.box(x, top, x + 0.065, 0.02, 1), display.colours[1 + k % 3])
    x, y, r = 0.58 * w / 2, -0.38 * h / 2, h * 0.17
    display.put(ellipse(x, y, r), display.colours[3])
    display.put(polygon([(x, y), (x + r, y), (x + r, y - r), (x, y - r)]), display.colours[1])
    display.put(ellipse(x, y, h * 0.09), "#f4f3f0")
    xs = np.linspace(-0.64, 0.86, 9) * w / 2
    knots = [(float(x), float(rng.uniform(0.2, 0.66)) * h / 2) for x in xs]
    ends = [(float(x), 0.82 * h / 2, CORNER) for x in xs[[0, -1]]]
    display.put(curve([ends[0], *knots, ends[1]]), display.colours[2], 0.7)


def _code(display: Display) -> None:
    """Coloured lines on a dark ground."""
    rng = display.canvas.rng
    display.put(display.box(-1, -1, 1, 1), "#191c28")
    display.put(display.box(-1, -1, -0.7, 1, 0.1), "#222636")
    indent = 0
    for k in range(13):
        y = -0.86 + k * 0.13
        indent = max(0, min(4, indent + int(rng.integers(-1, 2))))
        x = -0.6 + indent * 0.09
        for _ in range(int(rng.integers(1, 4))):
            end = min(0.9, x + float(rng.uniform(0.1, 0.42)))
            display.put(display.box(x, y, end, y + 0.055, 1.5), display.colours[int(rng.integers(0, 3))])
            x = end + 0.05
        display.put(display.box(-0.94, y, -0.94 + float(rng.uniform(0.08, 0.18)), y + 0.04, 1), "#6b718a")


def _dock(display: Display) -> None:
    """A row of icons along the lower edge."""
    display.put(display.box(-0.42, 0.78, 0.42, 0.95, 6), "#ffffff", 0.45)
    for k in range(7):
        ink = tones(("red", "blue", "yellow", "green", "purple", "orange", "turquoise")[k]).base
        display.put(display.box(-0.385 + k * 0.112, 0.8, -0.305 + k * 0.112, 0.93, 4), ink)


_PICTURES: tuple[Callable[[Display], None], ...] = (
    _hills,
    _hills,
    _ribbons,
    _ribbons,
    _shapes,
    _night,
    _document,
    _chart,
    _code,
)
