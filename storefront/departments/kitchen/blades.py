"""Blades of knives: their shapes, grinds and steels.

Everything is built in a knife's own frame - x along it, the tip at the right, y from spine to edge - and moved onto the
canvas by a `Frame`, so that the light stays where it is however the knife lies.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from storefront.drawing import light
from storefront.drawing.canvas import Canvas, Stop
from storefront.drawing.materials import Surface, texture
from storefront.drawing.outline import Outline, Point, curve, ellipse, polygon, rounded
from storefront.palette import tones

Knots = Sequence[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a knife lies: the canvas point of its own origin, its angle clockwise, whether its tip points left."""

    origin: Point
    angle: float
    flipped: bool = False

    def __call__(self, points: np.ndarray) -> np.ndarray:
        """Moves points of the knife onto the canvas."""
        turn = np.deg2rad(self.angle)
        own = points * [-1.0 if self.flipped else 1.0, 1.0]
        matrix = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
        return own @ matrix + np.array(self.origin)

    def at(self, x: float, y: float) -> Point:
        """One point on the canvas."""
        px, py = self(np.array([[x, y]]))[0].tolist()
        return px, py


def across(canvas: Canvas, frame: Frame, x: float, span: Point, stops: list[Stop]) -> str:
    """A gradient from spine to edge."""
    return canvas.linear(frame.at(x, span[0]), frame.at(x, span[1]), stops)


@dataclass(frozen=True, slots=True)
class Blade:
    """A blade in the knife's frame.

    Attributes:
        knots: its outline.
        length: from heel to tip.
        height: at the heel.
        bevel: where the ground edge begins, as a share of the height from the spine.
    """

    knots: tuple[tuple[Any, ...], ...]
    length: float
    height: float
    bevel: float = 0.66


def _blade(length: float, height: float, knots: Knots, bevel: float = 0.66) -> Blade:
    """A blade from knots given in shares of its length and of half its height."""
    h = height / 2
    placed = tuple((float(x) * length, float(y) * h, *more) for x, y, *more in knots)
    return Blade(placed, length, height, bevel)


def chef(length: float, height: float) -> Blade:
    """A long triangular blade with a belly."""
    spine = [(0, -1, "c"), (0.3, -0.98), (0.58, -0.86), (0.84, -0.40), (1, 0.40, "c")]
    return _blade(length, height, [*spine, (0.86, 0.70), (0.62, 0.92), (0.3, 1.0), (0, 1, "c")])


def santoku(length: float, height: float) -> Blade:
    """A straight edge and a spine that drops to the tip."""
    spine = [(0, -1, "c"), (0.36, -1.0), (0.66, -0.95), (0.86, -0.62), (0.97, 0.04), (1, 0.60, "c")]
    return _blade(length, height, [*spine, (0.88, 0.86), (0.6, 0.98), (0.3, 1.0), (0, 1, "c")], 0.7)


def cleaver(length: float, height: float) -> Blade:
    """A broad rectangle."""
    spine = [(0, -1, "c"), (0.5, -1.02), (0.955, -1.04, "c"), (0.985, -1.0), (1, -0.9, "c")]
    return _blade(
        length, height, [*spine, (1, 0.88, "c"), (0.985, 1.0), (0.95, 1.04, "c"), (0.5, 1.08), (0, 1, "c")], 0.76
    )


def paring(length: float, height: float) -> Blade:
    """A short pointed blade."""
    spine = [(0, -1, "c"), (0.34, -0.96), (0.68, -0.66), (1, 0.5, "c")]
    return _blade(length, height, [*spine, (0.7, 0.88), (0.36, 0.98), (0, 1, "c")], 0.6)


def bread(length: float, height: float, teeth: int) -> Blade:
    """A long blade of even height with a scalloped edge."""
    knots: list[tuple[Any, ...]] = [
        (0, -1, "c"),
        (0.3, -1),
        (0.62, -0.98),
        (0.87, -0.9),
        (0.965, -0.5),
        (1, 0.3),
        (0.99, 0.9, "c"),
    ]
    for k in range(teeth - 1, 0, -1):
        knots += [((k + 0.5) / teeth, 0.84), (k / teeth, 1.06, "c")]
    return _blade(length, height, [*knots, (0, 1, "c")], 0.62)


def paint_blade(canvas: Canvas, frame: Frame, blade: Blade, finish: str) -> Outline:
    """A blade of brushed, Damascus or black-forged steel, with its ground edge and a maker's mark."""
    outline = curve(blade.knots).mapped(frame)
    canvas.cast(outline)
    h, length = blade.height / 2, blade.length
    grey = tones("silver")
    body: list[Stop] = [(0.0, grey.shade, 1.0), (0.05, grey.light, 1.0), (0.35, grey.base, 1.0), (0.9, grey.light, 1.0)]
    canvas.path(outline, fill=across(canvas, frame, 0, (-h, h), body), stroke=grey.deep, stroke_width=0.8)
    sweep: list[Stop] = []
    for share in np.linspace(0, 1, 7):
        dark = bool(round(float(share) * 6) % 2)
        sweep.append((float(share), light.SHADOW if dark else "#ffffff", 0.22 if dark else 0.5))
    canvas.path(outline, fill=canvas.linear(frame.at(-h, -h), frame.at(length + h, h), sweep))
    steel = Surface(grey, grey, material="steel")
    texture(canvas, outline, steel, turn=frame.angle + 90, strength=1.3)
    with canvas.within(outline):
        if finish == "damascus":
            _damascus(canvas, frame, blade)
        elif finish == "black":
            _forged(canvas, frame, blade)
        _ground_edge(canvas, frame, blade)
        if finish == "hollow":
            _dimples(canvas, frame, blade)
    _mark(canvas, frame, blade)
    light.rim(canvas, outline, 1.0, 0.7)
    return outline


def _ground_edge(canvas: Canvas, frame: Frame, blade: Blade) -> None:
    """The bevel: everything within some distance of the edge is brighter, and the edge itself brightest."""
    h, length = blade.height / 2, blade.length
    lift = blade.height * (1 - blade.bevel)
    edge = curve(blade.knots)
    bevel = edge.shifted(0, -lift).mapped(frame)
    whole = polygon(
        [frame.at(-9, -h * 1.4), frame.at(length + 9, -h * 1.4), frame.at(length + 9, h * 1.4), frame.at(-9, h * 1.4)]
    )
    canvas.path(whole.d + bevel.clockwise().reversed().d, fill="#ffffff", fill_opacity=0.30, fill_rule="evenodd")
    canvas.path(bevel, fill="none", stroke=light.SHADOW, stroke_width=0.9, stroke_opacity=0.35)
    hair = edge.mapped(frame)
    canvas.path(hair, fill="none", stroke="#ffffff", stroke_width=3.4, stroke_opacity=0.75)
    spine = [(0.0, light.SHADOW, 0.34), (1.0, light.SHADOW, 0.0)]
    canvas.path(whole, fill=canvas.linear(frame.at(0, -h), frame.at(0, -h * 0.72), spine))


def _damascus(canvas: Canvas, frame: Frame, blade: Blade) -> None:
    """The watered lines of folded steel, down to the core."""
    rng, h = canvas.rng, blade.height / 2
    phase = rng.uniform(0, 6, 4)
    for k, y in enumerate(np.arange(-h, h * 0.62, 2.6)):
        xs = np.linspace(-4, blade.length + 4, 26)
        wave = 3.4 * np.sin(xs / 17 + phase[0] + k * 0.23) + 2.6 * np.sin(xs / 41 + phase[1] - k * 0.31)
        wave += 1.4 * np.sin(xs / 8 + phase[2] + k * 0.6)
        run = curve([(float(a), float(y + b)) for a, b in zip(xs, wave, strict=True)], closed=False).mapped(frame)
        canvas.stroke(run, "#3c4048" if k % 2 else "#ffffff", 1.1, stroke_opacity=0.30 if k % 2 else 0.35)


def _forged(canvas: Canvas, frame: Frame, blade: Blade) -> None:
    """The dark skin that the forge leaves above the ground edge."""
    h, length = blade.height / 2, blade.length
    skin = curve(blade.knots).shifted(0, -blade.height * 0.36).mapped(frame)
    canvas.path(skin, fill="#2e3036", fill_opacity=0.9)
    iron = Surface(tones("charcoal"), tones("charcoal"), material="cast iron")
    texture(canvas, skin, iron, turn=frame.angle, strength=1.2)
    for _ in range(12):
        x, y = canvas.rng.uniform(6, length * 0.9), canvas.rng.uniform(-h, h * 0.1)
        dent = ellipse(*frame.at(float(x), float(y)), 9, 6)
        canvas.path(dent, fill="#ffffff", fill_opacity=0.09, filter=canvas.blur(2.0, dent))


def _dimples(canvas: Canvas, frame: Frame, blade: Blade) -> None:
    """The oval hollows along the edge, from which slices fall away."""
    h = blade.height / 2
    for x in np.arange(blade.length * 0.1, blade.length * 0.86, blade.length * 0.075):
        dent = rounded(float(x), h * 0.1, float(x) + blade.length * 0.036, h * 0.72, blade.length * 0.018).mapped(frame)
        canvas.path(dent, fill=light.SHADOW, fill_opacity=0.24)
        canvas.path(dent.shifted(1.2, 1.8), fill="#ffffff", fill_opacity=0.45)


def _mark(canvas: Canvas, frame: Frame, blade: Blade) -> None:
    """The etched mark of a maker near the heel."""
    rng, size = canvas.rng, blade.height * 0.13
    x, y = blade.length * 0.09, -blade.height * 0.08
    if blade.height < 44:
        return
    ring = ellipse(x + size, y, size * 0.8)
    canvas.path(
        ring.mapped(frame),
        fill="none",
        stroke="#3b3f47",
        stroke_width=1.3,
        stroke_opacity=0.6,
    )
    for k in range(3):
        run = polygon(
            [
                (x + size * 2.3, y + size * 0.7 * (k - 1)),
                (x + size * float(rng.uniform(4, 6)), y + size * 0.7 * (k - 1)),
            ],
            closed=False,
        )
        canvas.stroke(run.mapped(frame), "#3b3f47", 1.2, stroke_opacity=0.55)
