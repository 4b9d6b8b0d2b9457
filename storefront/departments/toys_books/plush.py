"""Plush: stuffed pieces of cloth, sewn-on patches, button eyes and embroidered mouths.

A `Plush` is a stuffed toy in the making. Pieces are added from back to front; each throws a soft shadow on the pieces
that are already there, so that arms lie on a belly. All places are given for a toy that looks to the left; a flipped
toy is mirrored here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from storefront.drawing import light
from storefront.drawing.bars import bar
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import MATERIALS, Surface, paint, surface
from storefront.drawing.outline import Joined, Outline, Point, curve, ellipse, leaf, line
from storefront.palette import tones
from storefront.types import Design

FLOOR = 428.0
"""Where soft toys sit."""
_FURRY = {"fleece": 5.4, "wool": 3.2, "velvet": 2.2, "felt": 2.0}
"""Length of the pile that stands off the edge."""
_INK = "#1b1820"


def thread_on(made: Surface) -> str:
    """The thread that shows on a cloth: dark, or pale on dark cloth."""
    return "#efe6d8" if made.tones.oklch[0] < 0.4 else _INK


class Plush:
    """A stuffed toy in the making."""

    def __init__(self, canvas: Canvas, design: Design, *, flip: bool) -> None:
        """Starts a toy.

        Args:
            canvas: to draw on.
            design: the toy's.
            flip: whether the toy looks to the right.
        """
        self.canvas, self.rng, self.flip = canvas, canvas.rng, flip
        self.made = surface(design, scale=float(canvas.rng.uniform(0.42, 0.62)))
        soft = design.material if design.material in _FURRY else "cotton"
        self.lining = replace(self.made.dyed(self.made.accent), material="velvet" if soft == "fleece" else soft)
        self.pile = _FURRY.get(design.material, 0.0)
        self.ink = thread_on(self.made)
        self._drawn: list[Outline] = []

    def placed(self, shape: Outline) -> Outline:
        """The shape where it is drawn."""
        return shape.mirrored() if self.flip else shape

    def piece(
        self, shape: Outline, made: Surface | None = None, *, dim: float = 0.0, volume: float = 0.42, turn: float = 0.0
    ) -> Outline:
        """A stuffed piece, round all over; `dim` puts it in the shade of the toy. Returns it as placed."""
        canvas, made, outline = self.canvas, made or self.made, self.placed(shape)
        self._shadow_below(outline)
        self._fringe(outline, made, dim)
        paint(canvas, outline, made, turn=turn)
        self._pile(outline, made)
        puff = MATERIALS[made.material].puff
        light.relief(canvas, outline, puff=puff * 1.2, depth=4.5, strength=0.5)
        light.ball(canvas, outline, volume)
        light.inner_shadow(canvas, outline, 14, 0.22, shift=(-4.0, -5.0))
        if dim:
            light.shade(canvas, outline, light.SHADOW, dim)
        self._drawn.append(outline)
        return outline

    def limb(
        self, points: Sequence[Point], widths: Sequence[float], made: Surface | None = None, *, dim: float = 0.0
    ) -> Outline:
        """A stuffed tube along points: arms, legs, trunks, tails."""
        return self.piece(bar(curve(points, closed=False), widths), made, dim=dim, volume=0.34)

    def patch(self, shape: Outline, onto: Outline, made: Surface | None = None, *, stitched: bool = True) -> Outline:
        """A flat piece sewn onto a stuffed one: a belly, a sole, the inside of an ear."""
        canvas, made, outline = self.canvas, made or self.lining, self.placed(shape)
        with canvas.within(onto):
            canvas.path(
                outline.shifted(0.8, 1.4), fill=light.SHADOW, fill_opacity=0.3, filter=canvas.blur(1.6, outline)
            )
            paint(canvas, outline, made, cast=False)
            light.relief(canvas, outline, puff=4, depth=3.0, strength=0.36)
            light.ball(canvas, outline, 0.26)
            if stitched:
                self._stitches(outline.scaled(0.93, 0.93), made)
        return outline

    def _stitches(self, outline: Outline, made: Surface) -> None:
        self.canvas.stroke(outline, made.tones.deep, 1.3, stroke_opacity=0.5, stroke_dasharray="5 4")

    def seam(self, *points: Point, onto: Outline, strength: float = 0.34) -> None:
        """A seam that pulls the cloth in a little."""
        light.crease(self.canvas, onto, self.placed(line(*points)), 7, strength)

    def eyes(self, points: Sequence[Point], size: float, *, asleep: bool = False) -> None:
        """Glossy button eyes, or the embroidered arcs of a sleeping toy."""
        canvas = self.canvas
        for x, y in points:
            at = 512 - x if self.flip else x
            if asleep:
                arc = line((at - size * 1.25, y), (at - size * 0.5, y + size * 0.8),
                            (at + size * 0.5, y + size * 0.8), (at + size * 1.25, y))  # fmt: skip
                canvas.stroke(arc, self.ink, size * 0.4, stroke_opacity=0.9)
                continue
            socket, bead = ellipse(at, y + 1, size * 1.45), ellipse(at, y, size, size * 1.06)
            canvas.path(socket, fill=light.SHADOW, fill_opacity=0.3, filter=canvas.blur(size * 0.22, socket))
            if self.made.tones.oklch[0] < 0.42:
                canvas.path(bead.scaled(1.3), fill=tones("cream").base)
            canvas.path(bead, fill=_INK)
            low = canvas.radial((at + size * 0.2, y + size * 0.5), size * 0.8, [(0, "#7d5a3c", 0.7), (1, _INK, 0.0)])
            canvas.path(bead, fill=low)
            canvas.path(ellipse(at - size * 0.34, y - size * 0.36, size * 0.3), fill="#ffffff", fill_opacity=0.92)
            canvas.path(ellipse(at + size * 0.4, y + size * 0.36, size * 0.14), fill="#ffffff", fill_opacity=0.45)

    def nose(self, x: float, y: float, size: float, colour: str) -> None:
        """An embroidered nose, wide above and pointed below, with a few satin stitches."""
        canvas = self.canvas
        at = 512 - x if self.flip else x
        shape = curve([(at - size, y - size * 0.5), (at, y - size * 0.68), (at + size, y - size * 0.5),
                        (at + size * 0.42, y + size * 0.32), (at, y + size * 0.66),
                        (at - size * 0.42, y + size * 0.32)])  # fmt: skip
        canvas.path(shape.shifted(0.6, 1.8), fill=light.SHADOW, fill_opacity=0.4, filter=canvas.blur(1.6, shape))
        canvas.path(shape, fill=colour)
        with canvas.within(shape):
            for k in np.linspace(-0.9, 0.9, 7):
                stitch = line((at + k * size, y - size), (at + k * size * 0.7, y + size))
                canvas.stroke(stitch, "#ffffff", 0.9, stroke_opacity=0.16)
        light.ball(canvas, shape, 0.4)

    def thread(self, *points: Point, colour: str = "", width: float = 2.6, opacity: float = 0.85) -> None:
        """An embroidered line: mouths, whiskers, toes; in a thread that shows on the toy if no colour is given."""
        stitched = self.placed(line(*points))
        self.canvas.stroke(stitched.shifted(0.5, 1.2), light.GLOW, width, stroke_opacity=0.16)
        self.canvas.stroke(stitched, colour or self.ink, width, stroke_opacity=opacity)

    def bow(self, x: float, y: float, size: float, made: Surface) -> None:
        """A ribbon bow."""
        for side in (-1, 1):
            tail = curve([(x, y), (x + side * size * 0.55, y + size * 0.95),
                           (x + side * size * 0.2, y + size * 1.05)], tension=0.1)  # fmt: skip
            self._ribbon(tail, made)
            loop = leaf((x, y), (x + side * size * 1.35, y - size * 0.08), size * 0.95)
            self._ribbon(curve([*map(tuple, loop.sample(5)[:-1].tolist())]), made)
        self._ribbon(ellipse(x, y, size * 0.24, size * 0.28), made)

    def scarf(self, x: float, y: float, half: float, made: Surface) -> None:
        """A knitted scarf around the neck, one end hanging down."""
        end = curve([(x + half * 0.3, y), (x + half * 0.72, y + 4), (x + half * 0.8, y + half * 0.95),
                      (x + half * 0.42, y + half * 0.98)], tension=0.12)  # fmt: skip
        self._ribbon(end, made.of("knit"))
        ring = bar(line((x - half, y - 8), (x, y + 10), (x + half, y - 8)), (26, 30, 26))
        self._ribbon(ring, made.of("knit"))

    def _ribbon(self, shape: Outline, made: Surface) -> None:
        outline = self.placed(shape)
        self._shadow_below(outline)
        paint(self.canvas, outline, made, cast=False)
        light.relief(self.canvas, outline, puff=5, depth=4.0, strength=0.6)
        light.inner_shadow(self.canvas, outline, 5, 0.26)
        self._drawn.append(outline)

    def _shadow_below(self, outline: Outline) -> None:
        """The soft shadow of a piece on those that are there already."""
        if self._drawn:
            below = Joined(tuple(self._drawn))
            with self.canvas.within(below):
                self.canvas.path(outline.shifted(4, 9),
                                 fill=light.SHADOW, fill_opacity=0.5, filter=self.canvas.blur(8.0, outline.shifted(4,
                                 9)), blend="multiply")  # fmt: skip

    def _fringe(self, outline: Outline, made: Surface, dim: float) -> None:
        """The pile that stands off the edge, as short hairs."""
        if not self.pile or made.material not in _FURRY:
            return
        rim = outline.clockwise().sample(24)
        steps = np.linalg.norm(np.diff(rim, axis=0), axis=1)
        reach = np.concatenate([[0.0], np.cumsum(steps)])
        at = np.arange(0, reach[-1], 1.35)
        points = np.stack([np.interp(at, reach, rim[:, k]) for k in (0, 1)], axis=1)
        way = np.roll(points, -1, axis=0) - points
        way /= np.maximum(np.linalg.norm(way, axis=1, keepdims=True), 1e-9)
        out = np.stack([way[:, 1], -way[:, 0]], axis=1)
        hair = out * self.rng.uniform(0.35, 1.0, (len(at), 1)) + way * self.rng.normal(0, 0.45, (len(at), 1))
        hair *= _FURRY[made.material]
        data = "".join(f"M{x:.1f} {y:.1f}l{dx:.1f} {dy:.1f}" for (x, y), (dx, dy) in zip(points, hair, strict=True))
        left, top, right, bottom = outline.box
        near = made.tones.shade if dim else made.tones.base
        far = made.tones.deep if dim else made.tones.shade
        ink = self.canvas.linear((left, top), (right, bottom), [(0.25, near, 0.85), (0.75, far, 0.85)])
        self.canvas.path(data, fill="none", stroke=ink, stroke_width=1.25, stroke_linecap="round")

    def _pile(self, outline: Outline, made: Surface) -> None:
        """Tufts all over a furry piece: short strokes that catch the light or lie in shade."""
        if made.material not in ("fleece", "wool"):
            return
        left, top, right, bottom = outline.box
        count = int(min(420, (right - left) * (bottom - top) / 42))
        with self.canvas.within(outline):
            for ink, opacity in ((made.tones.light, 0.34), (made.tones.shade, 0.36)):
                x, y = self.rng.uniform(left, right, count), self.rng.uniform(top, bottom, count)
                dx, dy = self.rng.normal(0, 2.4, count), self.rng.uniform(1.5, 6.0, count)
                data = "".join(f"M{a:.1f} {b:.1f}l{c:.1f} {d:.1f}" for a, b, c, d in zip(x, y, dx, dy, strict=True))
                self.canvas.path(data, fill="none", stroke=ink, stroke_width=1.2, stroke_opacity=opacity,
                                 stroke_linecap="round")  # fmt: skip
