"""What building sets are made of: cubes, arches, columns and roofs, studded bricks, rings, letters and dominoes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from storefront.departments.toys_books.lettering import Hand, letters
from storefront.departments.toys_books.prisms import prism
from storefront.departments.toys_books.views import (
    Face,
    Place,
    View,
    block,
    light_face,
    paint_face,
    stand_along,
)  # fmt: skip
from storefront.drawing import light
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import MATERIALS, Surface, surface
from storefront.drawing.outline import CORNER, Outline, curve, ellipse, line, polygon, rounded
from storefront.palette import tones
from storefront.types import Design

_SETS = (
    ("red", "yellow", "blue", "green"),
    ("coral", "mustard", "teal", "sky blue"),
    ("blush", "sage", "sand", "denim blue"),
    ("rust", "cream", "forest green", "apricot"),
    ("fuchsia", "turquoise", "orange", "purple"),
    ("camel", "cream", "beige", "brown"),
)
"""Colours that building sets are sold in."""


@dataclass(frozen=True)
class BlockSet:
    """The colours of a set, all of one material; the design's own two come first."""

    surfaces: tuple[Surface, ...]
    bare: Surface

    def pick(self, rng: np.random.Generator) -> Surface:
        """One of its colours; the first is likelier."""
        return self.surfaces[int(rng.choice(len(self.surfaces), p=self._shares()))]

    def _shares(self) -> np.ndarray:
        weights = np.array([2.4, 1.4, *([1.0] * (len(self.surfaces) - 2))])
        return weights / weights.sum()

    def order(self, rng: np.random.Generator) -> list[Surface]:
        """All of them in a random order, the design's own first."""
        rest = list(self.surfaces[1:])
        return [self.surfaces[0], *(rest[int(k)] for k in rng.permutation(len(rest)))]


def block_set(design: Design, rng: np.random.Generator) -> BlockSet:
    """The set of a design."""
    made = surface(design, scale=0.5)
    others = _SETS[int(rng.integers(len(_SETS)))]
    dyed = [made.dyed(tones(name, rng)) for name in others]
    bare = made.dyed(tones(str(rng.choice(("sand", "beige", "camel"))), rng)).of("wood")
    return BlockSet((made, made.dyed(made.accent), *dyed), bare)


def view_of(
    rng: np.random.Generator, pitch: tuple[float, float] = (14.0, 21.0), origin: tuple[float, float] = (256.0, 396.0)
) -> View:
    """A view from either side."""
    return View(float(rng.choice((-1, 1)) * rng.uniform(22, 36)), float(rng.uniform(*pitch)), origin)


def arch(half: float, high: float, hole: float) -> Outline:
    """A block with a half round gate below."""
    round_ = [(hole * np.cos(a), hole * np.sin(a)) for a in np.linspace(0, np.pi, 9)]
    knots = [(-half, 0, CORNER), (-half, high, CORNER), (half, high, CORNER), (half, 0, CORNER),
              (*round_[0], CORNER), *round_[1:-1], (*round_[-1], CORNER)]  # fmt: skip
    return curve(knots)


def solid(canvas: Canvas, view: View, kind: str, at: Place, size: float, made: Surface) -> None:
    """A building block of a kind whose foot's middle is at a place; `size` is a cube's edge."""
    x, y, z = at
    deep = size / 2
    if kind == "column":
        prism(canvas, view, ellipse(x, -z, size * 0.46), y, y + size, made, axis="y", bevel=2.0)
        return
    shapes = {
        "cube": polygon([(-deep, 0), (-deep, size), (deep, size), (deep, 0)]),
        "plank": polygon([(-size * 1.5, 0), (-size * 1.5, deep), (size * 1.5, deep), (size * 1.5, 0)]),
        "long": polygon([(-size, 0), (-size, deep), (size, deep), (size, 0)]),
        "roof": polygon([(-size, 0), (0, size * 0.95), (size, 0)]),
        "gable": polygon([(-deep, 0), (0, size * 0.8), (deep, 0)]),
        "arch": arch(size, size, size * 0.55),
        "bridge": arch(size * 0.75, size * 0.75, size * 0.4),
        "bow": curve(
            [
                (-deep, 0, CORNER),
                (-deep, size * 0.06, CORNER),
                (0, size * 0.52),
                (deep, size * 0.06, CORNER),
                (deep, 0, CORNER),
            ]
        ),
    }
    prism(canvas, view, shapes[kind].shifted(x, y), z - deep, z + deep, made, bevel=3.0)


def standing(canvas: Canvas, view: View, left: float, right: float, depth: float) -> None:
    """Says that a row of blocks stands on the table."""
    side = [(left, 0, -depth), (left, 0, depth)] if view.yaw > 0 else [(right, 0, -depth), (right, 0, depth)]
    front = [(left, 0, depth), (right, 0, depth)]
    stand_along(canvas, view, [*side, *(front[1:] if view.yaw > 0 else front[:1])])


def brick(canvas: Canvas, view: View, at: Place, studs: tuple[int, int], made: Surface, unit: float = 34.0) -> None:
    """A plastic brick with studs; `at` is its lower left back corner."""
    x, y, z = at
    w, d, h = studs[0] * unit, studs[1] * unit, unit * 1.18
    shape = block(view, (x, y, z), (w - 0.8, h, d - 0.8))
    for face, way in ((shape.side, "left" if shape.leftward else "right"), (shape.top, "top"), (shape.front, "front")):
        paint_face(canvas, face, made.plain() if way == "top" else made)
        light_face(canvas, face, way, gloss=MATERIALS[made.material].gloss)
    cells = [
        (i, j) for j in range(studs[1]) for i in (range(studs[0]) if view.yaw < 0 else range(studs[0] - 1, -1, -1))
    ]
    for i, j in cells:
        _stud(canvas, view, (x + (i + 0.5) * unit, y + h, z + (j + 0.5) * unit), unit * 0.3, unit * 0.22, made)


def _stud(canvas: Canvas, view: View, at: Place, radius: float, high: float, made: Surface) -> None:
    flat = float(np.sin(np.deg2rad(view.pitch)))
    (cx, low), (_, top) = view.at([at, (at[0], at[1] + high, at[2])])
    foot, cap = ellipse(cx, low, radius, radius * flat), ellipse(cx, top, radius, radius * flat)
    wall = rounded(cx - radius, top, cx + radius, low, 0.1)
    canvas.path(foot.shifted(2.5, 1.5).scaled(1.12), fill=light.SHADOW, fill_opacity=0.28)
    stops = [
        (0.0, made.tones.base, 1.0),
        (0.3, made.tones.light, 1.0),
        (0.55, made.tones.base, 1.0),
        (1.0, made.tones.deep, 1.0),
    ]
    side = canvas.linear((cx - radius, 0), (cx + radius, 0), stops)
    canvas.path(foot, fill=side)
    canvas.path(wall, fill=side)
    canvas.cast(cap)
    canvas.path(cap, fill=made.tones.base)
    light.lighten(canvas, cap, light.GLOW, 0.5)
    canvas.path(cap, fill="none", stroke=made.tones.light, stroke_width=1.0, stroke_opacity=0.8)


def letter_cube(
    canvas: Canvas, view: View, at: Place, size: float, signs: Sequence[str], paints: tuple[Surface, Surface, Surface]
) -> None:
    """A cube with a framed letter on its front, its side and its top; `at` is its foot's middle."""
    x, y, z = at
    half = size / 2
    wood, frame, ink = paints
    shape = block(view, (x - half, y, z - half), (size, size, size))
    for face, way, sign in ((shape.side, "left" if shape.leftward else "right", signs[1]),
                             (shape.top, "top", signs[2]), (shape.front, "front", signs[0])):  # fmt: skip
        paint_face(canvas, face, wood)
        _framed(canvas, face, sign, frame, ink)
        light_face(canvas, face, way, gloss=MATERIALS[wood.material].gloss)


def _framed(canvas: Canvas, face: Face, sign: str, frame: Surface, ink: Surface) -> None:
    """A coloured frame with a letter in it."""
    panel = face.panel(canvas)
    scale = float(np.linalg.norm(face.along)) / 100
    panel.stroke(rounded(11, 11, 89, 89, 6), frame.tones.base, 7 * scale)
    colour = ink.tones.base if ink.tones.oklch[0] < 0.78 else ink.tones.shade
    letters(panel, sign, 50, 27, Hand(46, colour, 0.2))


def domino(canvas: Canvas, view: View, size: Place, made: Surface, marks: tuple[int, int, str], lean: float) -> None:
    """A standing domino at the view's origin, leaning by some degrees; `marks` are its numbers and their ink."""
    w, h, d = size
    *pips, ink = marks
    tile = rounded(-w / 2, 0, w / 2, h, w * 0.13)
    if lean:
        tile = tile.turned(-lean, (w / 2 if lean > 0 else -w / 2, 0))
    cap = prism(canvas, view, tile, -d / 2, d / 2, made, bevel=3.0)
    pivot = (w / 2 if lean > 0 else -w / 2, 0)

    def laid(shape: Outline) -> Outline:
        return cap.lay(shape.turned(-lean, pivot) if lean else shape)

    canvas.stroke(laid(line((-w * 0.36, h / 2), (w * 0.36, h / 2))), ink, 2.6)
    for count, middle in zip(pips, (h * 0.75, h * 0.25), strict=True):
        for u, v in _PIPS[count]:
            spot = laid(ellipse(u * w * 0.26, middle + v * w * 0.26, w * 0.085))
            canvas.path(spot.shifted(0.7, 1.0), fill=light.GLOW, fill_opacity=0.5)
            canvas.path(spot, fill=ink)


_PIPS: dict[int, tuple[tuple[int, int], ...]] = {
    1: ((0, 0),),
    2: ((-1, -1), (1, 1)),
    3: ((-1, -1), (0, 0), (1, 1)),
    4: ((-1, -1), (1, 1), (-1, 1), (1, -1)),
    5: ((-1, -1), (1, 1), (-1, 1), (1, -1), (0, 0)),
    6: ((-1, -1), (1, 1), (-1, 1), (1, -1), (-1, 0), (1, 0)),
}
