"""Parts of laptops: slabs in space, the deck with its keys, the screen and the outside of the lid.

A `Plane` is a flat sheet in space; everything that lies on it (keys, marks, stickers, prints) is drawn in its own
coordinates and laid onto the canvas by its projection.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from storefront.departments.electronics import screens
from storefront.departments.electronics.gadget import extruded
from storefront.drawing import light
from storefront.drawing.canvas import Canvas, Stop
from storefront.drawing.materials import Surface, paint
from storefront.drawing.outline import Outline, Point, Project, curve, ellipse, polygon, rounded
from storefront.drawing.patterns import Sheet, lay, motifs
from storefront.drawing.space import Loop, View, panel
from storefront.palette import tones


@dataclass(frozen=True)
class Plane:
    """A flat sheet in space: its middle and the unit directions of its x (right) and y (down)."""

    view: View
    middle: np.ndarray
    right: np.ndarray
    down: np.ndarray

    @property
    def project(self) -> Project:
        """Sheet to canvas."""
        return lambda points: self.view.flat(self.middle + points[:, :1] * self.right + points[:, 1:] * self.down)

    def outline(self, loop: Loop) -> Outline:
        """A shape of the sheet, on the canvas; straight between its points."""
        return polygon(self.project(loop).tolist())

    def box(self, left: float, top: float, right: float, bottom: float, radius: float = 4.0) -> Outline:
        """A rounded box of the sheet, on the canvas."""
        return rounded(left, top, right, bottom, radius).mapped(self.project)

    def push(self, way: Sequence[float]) -> Point:
        """What a step in space is on the canvas, at the sheet's middle."""
        a, b = self.view.flat(np.array([self.middle, self.middle + np.array(way)]))
        return float(b[0] - a[0]), float(b[1] - a[1])


@dataclass(frozen=True)
class Book:
    """A laptop's measures and surfaces."""

    width: float
    depth: float
    thick: float
    radius: float
    shell: Surface
    keys: Surface
    bezel: Surface


def deck_plane(view: View, book: Book, y: float) -> Plane:
    """The plane of the keys, or of a closed lid, at a height."""
    return Plane(view, np.array([0.0, y, 0.0]), np.array([1.0, 0.0, 0.0]), np.array([0.0, 0.0, 1.0]))


def lid_plane(view: View, book: Book, lean: float, *, hinge: float | None = None) -> Plane:
    """The plane of the opened lid: leaning `lean` degrees back from upright, standing at the hinge."""
    a = np.deg2rad(lean)
    up = np.array([0.0, np.cos(a), -np.sin(a)])
    foot = np.array([0.0, book.thick, -book.depth / 2 if hinge is None else hinge])
    return Plane(view, foot + up * (book.depth / 2 - 2), np.array([1.0, 0.0, 0.0]), -up)


def slab(canvas: Canvas, plane: Plane, book: Book, way: Sequence[float], made: Surface) -> Outline:
    """A slab whose visible face lies in a plane; `way` leads to its other face."""
    face = plane.outline(panel(book.width, book.depth, book.radius, steps=7))
    extruded(canvas, face, plane.push(way), made.plain(), soft=0.8)
    paint(canvas, face, made.plain(), cast=False)
    light.falloff(canvas, face, 0.2)
    light.rim(canvas, face, 1.0, 0.8)
    return face


def base(canvas: Canvas, view: View, book: Book, *, backlit: bool = False) -> None:
    """The lower half with its keyboard, its touchpad and the recess of the hinge."""
    plane = deck_plane(view, book, book.thick)
    w, d = book.width, book.depth
    face = slab(canvas, plane, book, (0, -book.thick, 0), book.shell)
    glow = canvas.linear((0, face.box[1]), (0, face.box[3]), [(0.0, light.SHADOW, 0.34), (0.3, light.SHADOW, 0.0)])
    light.shade(canvas, face, glow)
    bed = plane.box(-w * 0.44, -d * 0.37, w * 0.44, d * 0.13, 6)
    canvas.path(bed, fill=book.shell.tones.shade if not backlit else "#15161c")
    light.inner_shadow(canvas, bed, 3, 0.4, shift=(1.0, 1.5))
    _keys(canvas, plane, book)
    wide = w * float(canvas.rng.uniform(0.15, 0.21))
    pad = plane.box(-wide, d * 0.19, wide, d * 0.44, 6)
    canvas.path(pad, fill=book.shell.tones.shade, fill_opacity=0.55)
    light.inner_shadow(canvas, pad, 2, 0.3, shift=(0.6, 0.8))
    light.rim(canvas, pad, 0.8, 0.7)
    notch = plane.box(-w * 0.07, d * 0.488, w * 0.07, d * 0.51, 2)
    light.shade(canvas, notch, light.SHADOW, 0.3)


def _keys(canvas: Canvas, plane: Plane, book: Book) -> None:
    """Rows of keys, the long ones where they belong."""
    w, d = book.width * 0.86, book.depth
    rows: tuple[tuple[float, ...], ...] = (
        (1.0,) * 14, (1.0,) * 13 + (1.6,), (1.5,) + (1.0,) * 12 + (1.1,), (1.8,) + (1.0,) * 11 + (1.8,),
        (2.3,) + (1.0,) * 10 + (2.3,), (1.1, 1.0, 1.0, 1.2, 6.0, 1.2, 1.0, 1.0, 1.1),
    )  # fmt: skip
    tops, lows = "", ""
    high = d * 0.48 / len(rows)
    for j, row in enumerate(rows):
        unit, x = w / sum(row), -w / 2
        y = -d * 0.36 + j * high
        for share in row:
            key = rounded(x + 1.3, y + 1.3, x + share * unit - 1.3, y + high - 1.6, 2.4).mapped(plane.project)
            lows += key.shifted(0.5, 1.5).d
            tops += key.d
            x += share * unit
    canvas.path(lows, fill=light.SHADOW, fill_opacity=0.55)
    canvas.path(tops, fill=book.keys.tones.base)
    ramp = canvas.linear(plane.view.point(-w / 2, 0, -d / 2), plane.view.point(w / 2, 0, d / 2),
                         [(0.0, "#ffffff", 0.28), (0.6, "#ffffff", 0.0)])  # fmt: skip
    canvas.path(tops, fill=ramp)


def screen(canvas: Canvas, plane: Plane, book: Book, *, round_lens: bool = True) -> None:
    """The lid's inside: a slab, a bezel, the display and its small lens."""
    w, d = book.width, book.depth
    back = np.cross(plane.right, plane.down) * 5
    slab(canvas, plane, book, (back if plane.view.turned(back)[2] < 0 else -back).tolist(), book.shell)
    bezel = plane.outline(panel(w - 6, d - 6, max(4.0, book.radius - 3), steps=6))
    paint(canvas, bezel, book.bezel.plain(), cast=False)
    light.rim(canvas, bezel, 0.8, 0.4)
    chin = float(canvas.rng.uniform(14, 24))
    size = (w - 26.0, d - 14.0 - chin)
    shift = -(chin - 14) / 2

    def project(points: np.ndarray) -> np.ndarray:
        return plane.project(points + np.array([0.0, shift]))

    screens.show(canvas, size, project, book.shell)
    if round_lens:
        dot = ellipse(0, -d / 2 + 6.5, 2.2).mapped(plane.project)
        canvas.path(dot, fill="#2d3550", stroke="#000000", stroke_width=0.5)
    _mark(canvas, plane, book, (0.0, d / 2 - 3 - (chin - 6) / 2), 0.26)


def _mark(canvas: Canvas, plane: Plane, book: Book, at: Point, size: float, *, bright: bool = False) -> None:
    """The maker's mark: a ring, a leaf, a bolt of bars or a dot in a square."""
    x, y, r = *at, 26 * size
    ink = book.shell.accent.base if bright else "#c9ccd6" if book.bezel.tones.is_dark else book.bezel.tones.deep
    kind = int(np.random.default_rng(book.shell.seed).integers(4))
    shapes = {
        0: [ellipse(x, y, r)],
        1: [curve([(x, y - r * 1.2), (x + r, y), (x, y + r * 1.1), (x - r, y)])],
        2: [rounded(x + k * r * 0.8 - r * 0.24, y - h * r, x + k * r * 0.8 + r * 0.24, y + r, r * 0.2)
            for k, h in ((-1, 0.2), (0, 0.6), (1, 1.0))],
        3: [rounded(x - r, y - r, x + r, y + r, r * 0.4)],
    }[kind]  # fmt: skip
    for shape in shapes:
        canvas.path(shape.mapped(plane.project), fill=ink, fill_opacity=0.9)
    if kind in (0, 3):
        hole = ellipse(x, y, r * (0.55 if kind == 0 else 0.4)).mapped(plane.project)
        canvas.path(hole, fill=book.shell.tones.base if bright else book.bezel.tones.base)


def lid_back(canvas: Canvas, plane: Plane, book: Book, way: Sequence[float]) -> None:
    """The outside of the lid: coloured, patterned, with the maker's mark."""
    face = slab(canvas, plane, book, way, book.shell)
    made = book.shell
    if made.pattern != "plain":
        rng = np.random.default_rng((made.seed, 2))
        sheet = Sheet(rng, book.width + 24, book.depth + 24, made.scale, made.tones, made.accent)
        lay(canvas, face, motifs(made.pattern, sheet), plane.project)
        light.falloff(canvas, face, 0.24)
    left, top, right, bottom = face.box
    stops: list[Stop] = [(0.1, light.GLOW, 0.0), (0.32, light.GLOW, 0.4), (0.6, light.GLOW, 0.0)]
    sheen = canvas.linear((left, top), (right, bottom), stops)
    light.lighten(canvas, face, sheen)
    light.rim(canvas, face, 1.3, 0.9)
    if made.pattern == "plain" and canvas.rng.random() < 0.35:
        _stickers(canvas, plane, book)
    if made.pattern != "plain":
        canvas.path(plane.box(-44, -44, 44, 44, 44), fill=made.tones.base)
    _mark(canvas, plane, book, (0.0, 0.0), 0.95, bright=True)


_STICKERS = ("red", "yellow", "turquoise", "pink", "lime", "navy", "orange", "white")


def _stickers(canvas: Canvas, plane: Plane, book: Book) -> None:
    """A few stickers, as on every laptop that has travelled."""
    rng = canvas.rng
    spots = ((-0.36, -0.3), (0.34, -0.28), (-0.33, 0.3), (0.36, 0.26), (0.05, 0.36))
    for k in rng.permutation(5)[: int(rng.integers(2, 5))]:
        x, y = spots[int(k)][0] * book.width, spots[int(k)][1] * book.depth
        ink, other = (tones(str(name)) for name in rng.choice(_STICKERS, 2, replace=False))
        r, kind = float(rng.uniform(15, 23)), int(rng.integers(3))
        star = [(x + r * s * float(np.sin(a)), y - r * s * float(np.cos(a)))
                for a, s in zip(np.linspace(0, 2 * np.pi, 11)[:-1], (1.1, 0.5) * 5, strict=True)]  # fmt: skip
        shape = (ellipse(x, y, r), rounded(x - r * 1.3, y - r * 0.7, x + r * 1.3, y + r * 0.7, 5), polygon(star))[kind]
        shape = shape.turned(float(rng.uniform(-25, 25)))
        canvas.path(shape.mapped(plane.project), fill=ink.base, stroke="#ffffff", stroke_width=2)
        inner = shape.scaled(0.5)
        canvas.path(inner.mapped(plane.project), fill=other.base)


def glow(canvas: Canvas, plane: Plane, book: Book) -> None:
    """The display's light on the backdrop: hardly visible, but it makes the screen shine."""
    middle = plane.view.flat(plane.middle)
    halo = ellipse(float(middle[0]), float(middle[1]), book.width * 0.62, book.depth * 0.66)
    canvas.path(halo, fill="#ffffff", fill_opacity=0.12, filter=canvas.blur(20, halo))
