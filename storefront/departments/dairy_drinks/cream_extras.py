"""What only cream has: the nozzle of an aerosol, the swirl it pipes, peaks, strawberries, a cloth on a jar."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from storefront.departments.dairy_drinks.label_art import Panel
from storefront.departments.dairy_drinks.label_berries import dollop, strawberry
from storefront.departments.dairy_drinks.label_cream import piped_tiers
from storefront.drawing import light
from storefront.drawing.canvas import Canvas
from storefront.drawing.light import Fold
from storefront.drawing.materials import Surface, paint
from storefront.drawing.outline import CORNER, Point, curve, ellipse, leaf
from storefront.drawing.solids import TILT, Turned, paint_turned, turned
from storefront.palette import tones


def nozzle(canvas: Canvas, axis: float, foot: float, half: float, made: Surface) -> None:
    """A collar and the slender nozzle above it, fluted at its tip; `foot` is where it meets the can."""
    collar = turned(
        [(half * 0.34, foot - 30), (half * 0.44, foot - 22), (half * 0.46, foot - 2), (half * 0.48, foot + 6)], axis
    )
    paint_turned(canvas, collar, made, strength=0.46, stands=False)
    tip = turned(
        [
            (half * 0.10, foot - 96, CORNER),
            (half * 0.15, foot - 74),
            (half * 0.19, foot - 56),
            (half * 0.21, foot - 44),
            (half * 0.30, foot - 26),
        ],
        axis,
    )
    white = made.dyed(tones("white"))
    paint_turned(canvas, tip, white, strength=0.5, stands=False)
    slits = "".join(
        f"M{axis + half * 0.10 * np.sin(a):.1f} {foot - 95:.1f}L{axis + half * 0.17 * np.sin(a):.1f} {foot - 66:.1f}"
        for a in np.linspace(-1.2, 1.2, 6)
    )
    canvas.path(slits, fill="none", stroke=white.tones.deep, stroke_width=1.6, stroke_opacity=0.65)
    canvas.stroke(tip.arc(foot - 54), light.SHADOW, 1.3, stroke_opacity=0.3)
    hole = ellipse(axis, foot - 96, half * 0.06, half * 0.06 * TILT * 2)
    canvas.path(hole, fill=white.tones.deep)


def whipped(canvas: Canvas, at: Point, size: float) -> None:
    """A swirl of whipped cream on the table."""
    x, y = at
    canvas.stand(x, y + size * 1.0, size * 0.9, size * 0.16)
    for body, flutes in piped_tiers(at, size):
        canvas.cast(body)
        left, top, _, bottom = body.box
        canvas.path(
            body, fill=canvas.linear((left, top), (left, bottom), [(0.3, "#fffdf6", 1.0), (1.0, "#efe6d2", 1.0)])
        )
        with canvas.within(body):
            for flute in flutes:
                canvas.path(
                    flute.shifted(size * 0.05, 2), fill="#cfc2a8", fill_opacity=0.55, filter=canvas.blur(1.6, flute)
                )
                canvas.path(
                    flute.scaled(0.6, 0.9).shifted(-size * 0.03, -1), fill="#ffffff", filter=canvas.blur(1.0, flute)
                )
        light.relief(canvas, body, [Fold(flute, 0.7) for flute in flutes], puff=9, soft=3.2, depth=2.4, strength=0.34)
        light.ball(canvas, body, 0.16)


@contextmanager
def magnified(canvas: Canvas, size: float, shift: Point) -> Iterator[None]:
    """What is drawn inside is larger by a factor and moved; its foot stays on the table."""
    before, feet = canvas.shadow_box, len(canvas.feet)
    canvas.shadow_box = (512.0, 512.0, 0.0, 0.0)
    dx, dy = shift[0] + 256 - 256 * size, shift[1] + 430 - 430 * size
    with canvas.group(transform=f"translate({dx:.1f} {dy:.1f}) scale({size:.3f})"):
        yield
    canvas.feet[feet:] = [(x * size + dx, y * size + dy, rx * size, ry * size) for x, y, rx, ry in canvas.feet[feet:]]
    left, top, right, bottom = canvas.shadow_box
    here = (left * size + dx, top * size + dy, right * size + dx, bottom * size + dy)
    canvas.shadow_box = (*np.minimum(before, here)[:2].tolist(), *np.maximum(before, here)[2:].tolist())


def _drawn(canvas: Canvas) -> Panel:
    """A panel that is the canvas itself, so that label art becomes a thing."""
    return Panel(canvas, ellipse(256, 256, 256), lambda points: points, 512.0)


def peaks(canvas: Canvas, at: Point, size: float) -> None:
    """A spooned mound of thick cream with a bent peak; `at` is the middle of it."""
    x, y = at
    shape = ellipse(x, y + size * 0.2, size * 1.3, size * 0.85)
    canvas.cast(ellipse(x, y + size * 0.1, size * 1.1, size * 0.9))
    canvas.path(shape.shifted(size * 0.06, size * 0.14), fill=light.SHADOW, fill_opacity=0.3, filter=canvas.blur(7))
    dollop(_drawn(canvas), at, size)


def strawberries(canvas: Canvas, places: list[tuple[float, float, float]]) -> None:
    """Strawberries that lie about; places are (x, y, size)."""
    for x, y, size in places:
        body = ellipse(x, y, size * 0.8, size * 0.9)
        canvas.cast(body)
        canvas.stand(x, y + size * 0.92, size * 0.5, size * 0.1)
        strawberry(_drawn(canvas), (x, y), size)
        light.ball(canvas, body, 0.3)


def serving(canvas: Canvas, at: Point, size: float) -> None:
    """A swirl of whipped cream with a strawberry on the table, as an idea of what to do with the pack."""
    whipped(canvas, at, size)
    x, y = at
    strawberries(canvas, [(x + size * 0.72, y + size * 0.78, size * 0.44)])


def cloth_cover(canvas: Canvas, body: Turned, made: Surface) -> None:
    """A round of cloth over a jar's lid, gathered by a string, its hem standing out in folds."""
    rng = canvas.rng
    axis, (half, top) = body.axis, body.profile[0]
    tie, hem = top + 24, top + float(rng.uniform(62, 76))
    reach = half * float(rng.uniform(1.28, 1.40))
    lobes = 6
    lower = []
    for k, u in enumerate(np.linspace(1, -1, 2 * lobes + 1)):
        wave = (7 if k % 2 else -6) + float(rng.uniform(-2, 2))
        lower.append((axis + reach * u, hem + (1 - u * u) * reach * TILT * 0.9 + wave))
    outline = curve(
        [
            (axis - half * 1.04, top - 2),
            (axis - half * 0.9, top - half * 0.12),
            (axis, top - half * 0.21),
            (axis + half * 0.9, top - half * 0.12),
            (axis + half * 1.04, top - 2),
            (axis + half * 1.03, tie, CORNER),
            (axis + reach * 0.99, hem - 22),
            *lower,
            (axis - reach * 0.99, hem - 22),
            (axis - half * 1.03, tie, CORNER),
        ]
    )
    cloth = made.of("cotton")
    paint(canvas, outline, cloth)
    folds = [
        Fold(
            leaf((axis + half * 0.98 * u, tie + 8), (axis + reach * u * 1.02, hem + (1 - u * u) * reach * TILT), 15),
            0.8,
        )
        for u in np.linspace(-0.9, 0.9, lobes).tolist()
    ]
    light.relief(canvas, outline, folds, puff=7, soft=3.2, depth=5, strength=0.75)
    light.round_sides(canvas, outline, 0.3)
    string = body.arc(top)
    tied = string.shifted(0, tie - top).scaled(1.05, 1.0, (axis, tie))
    canvas.stroke(tied.shifted(0, 3), light.SHADOW, 6, stroke_opacity=0.3, filter=canvas.blur(2.0, tied))
    twine = tones(str(rng.choice(("camel", "sand", "red"))))
    canvas.stroke(tied, twine.shade, 4.4)
    canvas.stroke(tied.shifted(0, -0.8), twine.light, 2.0, stroke_dasharray="3 2.4")
    _bow(canvas, (axis + half * 0.22, tie + half * TILT + 1), half * 0.2, twine.base, twine.shade)


def _bow(canvas: Canvas, at: Point, size: float, colour: str, shade: str) -> None:
    x, y = at
    for side in (-1, 1):
        loop = curve(
            [
                (x, y),
                (x + side * size * 0.7, y - size * 0.6),
                (x + side * size * 1.2, y - size * 0.1),
                (x + side * size * 0.6, y + size * 0.25),
            ]
        )
        end = curve(
            [(x, y), (x + side * size * 0.4, y + size * 0.8), (x + side * size * 0.7, y + size * 1.6)], closed=False
        )
        for line, width in ((loop, 3.2), (end, 3.0)):
            canvas.stroke(line.shifted(0.8, 1.2), shade, width)
            canvas.stroke(line, colour, width - 0.8)
    canvas.path(ellipse(x, y, size * 0.18), fill=colour, stroke=shade, stroke_width=1.0)
