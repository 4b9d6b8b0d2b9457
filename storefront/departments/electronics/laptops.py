"""Laptops: open from the front and at an angle, from behind, closed, folded to a tent, and with a loose keyboard.

They are built in space: a base slab lying, a lid slab leaning at the hinge. What is further away is painted first; the
keys, the screen and the mark on the lid are laid into their planes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from storefront.departments.electronics.gadget import faced
from storefront.departments.electronics.laptop_parts import (
    Book,
    Plane,
    base,
    deck_plane,
    glow,
    lid_back,
    lid_plane,
    screen,
    slab,
)
from storefront.drawing import light
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import surface
from storefront.drawing.outline import polygon
from storefront.drawing.space import View, panel
from storefront.palette import tones
from storefront.types import Design


def draw_laptop(canvas: Canvas, design: Design) -> None:
    """A laptop on a table."""
    rng = canvas.rng
    made = surface(design, scale=float(rng.uniform(0.45, 0.7)))
    pale = made.tones.oklch[0] > 0.6
    dark_or_white = "white" if pale and rng.random() < 0.4 else "black" if pale else "charcoal"
    keys = made.accent if rng.random() < 0.4 else tones(dark_or_white, rng)
    bezel = tones("black", rng) if rng.random() < 0.65 else made.tones
    book = Book(
        width=float(rng.uniform(316, 344)),
        depth=float(rng.uniform(212, 232)),
        thick=float(rng.uniform(9, 15)),
        radius=float(rng.uniform(9, 22)),
        shell=made,
        keys=made.dyed(keys).of("plastic"),
        bezel=made.dyed(bezel).of("plastic"),
    )
    _KINDS[design.silhouette](canvas, book)


def _side(canvas: Canvas) -> int:
    return int(canvas.rng.choice((-1, 1)))


def _framed(view: View, points: np.ndarray) -> View:
    """The same camera, aimed so that the given points in space lie around the canvas' middle."""
    seen = view.flat(points)
    middle = (seen.min(axis=0) + seen.max(axis=0)) / 2
    return replace(view, middle=view.middle + 256 - float(middle[0]), floor=view.floor + 280 - float(middle[1]))


def _corners(book: Book, lean: float) -> np.ndarray:
    """The corners of the base and of a lid that leans back."""
    a, half = np.deg2rad(lean), book.width / 2
    rear = -book.depth / 2
    top = (book.depth * np.cos(a), rear - book.depth * np.sin(a))
    return np.array([(x, y, z) for x in (-half, half) for y, z in ((0.0, -rear), (0.0, rear), top)])


def _table(canvas: Canvas, view: View, book: Book) -> None:
    """The shade right below the base; it lies flat, so its own outline touches the table."""
    w, d = book.width / 2, book.depth / 2
    floor = polygon(view.flat(np.array([(-w, 0, -d), (w, 0, -d), (w, 0, d), (-w, 0, d)])).tolist())
    for deviation, opacity in ((10.0, 0.3), (3.0, 0.5)):
        low = floor.shifted(deviation * 0.5, deviation * 0.6)
        canvas.path(low, fill=light.SHADOW, fill_opacity=opacity, filter=canvas.blur(deviation, low))
    canvas.stand(*view.point(0, 0, 0), 20, 5)


def clamshell(canvas: Canvas, book: Book) -> None:
    """Open, straight from the front."""
    rng = canvas.rng
    _opened(canvas, View(float(rng.uniform(-5, 5)), float(rng.uniform(23, 32)), float(rng.uniform(1.04, 1.12))), book)


def angled(canvas: Canvas, book: Book) -> None:
    """Open, from the side."""
    rng = canvas.rng
    yaw = _side(canvas) * float(rng.uniform(22, 38))
    _opened(canvas, View(yaw, float(rng.uniform(20, 28)), float(rng.uniform(1.0, 1.06))), book)


def _opened(canvas: Canvas, view: View, book: Book) -> None:
    lean = float(canvas.rng.uniform(12, 26))
    view = _framed(view, _corners(book, lean))
    plane = lid_plane(view, book, lean)
    _table(canvas, view, book)
    glow(canvas, plane, book)
    screen(canvas, plane, book)
    base(canvas, view, book)


def behind(canvas: Canvas, book: Book) -> None:
    """Open, from behind: the lid's outside."""
    rng = canvas.rng
    yaw, lean = 180 - _side(canvas) * float(rng.uniform(20, 38)), float(rng.uniform(16, 30))
    view = _framed(View(yaw, float(rng.uniform(20, 28)), float(rng.uniform(0.9, 0.98))), _corners(book, lean))
    _table(canvas, view, book)
    base(canvas, view, book)
    inside = lid_plane(view, book, lean)
    plane = Plane(view, inside.middle + np.array([0.0, 0.0, -3.0]), -inside.right, inside.down)
    lid_back(canvas, plane, book, (0.0, 1.0, 5.0))


def closed(canvas: Canvas, book: Book) -> None:
    """Closed, from above at an angle: the lid, the seam and the ports."""
    rng = canvas.rng
    yaw = _side(canvas) * float(rng.uniform(16, 40))
    view = View(yaw, float(rng.uniform(36, 50)), float(rng.uniform(1.04, 1.14)))
    view = _framed(view, _corners(book, -90))
    _table(canvas, view, book)
    lower = deck_plane(view, book, book.thick)
    slab(canvas, lower, book, (0, -book.thick, 0), book.shell)
    gap = lower.outline(panel(book.width - 6, book.depth - 6, book.radius))
    canvas.path(gap, fill=light.SHADOW, fill_opacity=0.85)
    x = book.width / 2 * (1 if view.yaw < 0 else -1)
    for k in range(3):
        z = -book.depth * 0.3 + k * 30
        ends = view.flat(np.array([[x, book.thick * 0.5, z], [x, book.thick * 0.5, z + 16 - 3 * k]]))
        canvas.stroke(polygon(ends.tolist(), closed=False), "#0c0d12", 4.2, stroke_opacity=0.85)
    lid_back(canvas, deck_plane(view, book, book.thick + 10), book, (0, -8, 0))


def tent(canvas: Canvas, book: Book) -> None:
    """Folded over: screen to the front, keyboard to the back, standing like a tent."""
    rng, right = canvas.rng, np.array([1.0, 0.0, 0.0])
    half = np.deg2rad(float(rng.uniform(22, 31)))
    top, spread = np.array([0.0, np.cos(half) * book.depth, 0.0]), float(np.sin(half) * book.depth)
    view = View(_side(canvas) * float(rng.uniform(14, 34)), float(rng.uniform(10, 17)), float(rng.uniform(1.0, 1.1)))
    ends = [(x, 0.0, z) for x in (-book.width / 2, book.width / 2) for z in (-spread, spread)]
    view = _framed(view, np.array([*ends, top + right * book.width / 2, top - right * book.width / 2]))
    for z in (spread, -spread):
        x, y = view.point(0, 0, z)
        canvas.stand(x, y, book.width * 0.5, 7)
    rear_down = np.array([0.0, -np.cos(half), -np.sin(half)])
    rear = Plane(view, top + rear_down * book.depth / 2 + np.array([0, 0, -4.0]), right, rear_down)
    light.shade(canvas, slab(canvas, rear, book, (0, -2, -book.thick), book.keys), light.SHADOW, 0.5)
    front_down = np.array([0.0, -np.cos(half), np.sin(half)])
    plane = Plane(view, top + front_down * book.depth / 2 + np.array([0, 0, 4.0]), right, front_down)
    glow(canvas, plane, book)
    screen(canvas, plane, book)
    for share in (-0.3, 0.3):
        x, y = share * book.width, -book.depth / 2
        faced(canvas, plane.box(x - 22, y - 9, x + 22, y + 3, 4), book.shell.dyed(tones("silver")).of("steel"), bevel=2)


def detachable(canvas: Canvas, book: Book) -> None:
    """A screen on its own stand with a cloth-covered keyboard before it."""
    rng, rear, lean = canvas.rng, -book.depth / 2, float(canvas.rng.uniform(24, 32))
    view = View(_side(canvas) * float(rng.uniform(8, 30)), float(rng.uniform(24, 31)), float(rng.uniform(1.0, 1.08)))
    view = _framed(view, _corners(book, lean))
    plane = lid_plane(view, book, lean)
    _table(canvas, view, book)
    knots = [(-70.0, 0.0, rear - 74), (70.0, 0.0, rear - 74), (60.0, 90.0, rear - 40), (-60.0, 90.0, rear - 40)]
    stand = polygon(view.flat(np.array(knots)).tolist())
    faced(canvas, stand, book.shell.plain(), bevel=3)
    light.shade(canvas, stand, light.SHADOW, 0.4)
    glow(canvas, plane, book)
    screen(canvas, plane, book)
    cover = book.shell.of("felt")
    base(canvas, view, replace(book, thick=5.0, shell=cover))


_KINDS: dict[str, Callable[[Canvas, Book], None]] = {
    "three-quarter": angled,
    "rear view": behind,
    "clamshell": clamshell,
    "closed": closed,
    "tent": tent,
    "detachable": detachable,
}
SILHOUETTES = tuple(_KINDS)
"""Every shape of laptop."""
