"""Parts of toy vehicles: bodies sawn from boards, wheels on pegs, windows, pipes, cords."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from storefront.departments.toys_books.prisms import Cap, prism
from storefront.departments.toys_books.views import Place, View
from storefront.drawing import light
from storefront.drawing.bars import paint_bar
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import Surface, paint, surface
from storefront.drawing.outline import Knot, Outline, curve, ellipse, polygon, rounded
from storefront.palette import tones
from storefront.types import Design


class Vehicle:
    """A toy vehicle in the making; its shapes are given driving to the left, on the ground y = 0."""

    def __init__(self, canvas: Canvas, design: Design, *, pitch: tuple[float, float] = (12.0, 20.0)) -> None:
        """Starts a vehicle that drives to the left or to the right."""
        rng = canvas.rng
        self.canvas, self.rng = canvas, rng
        self.way = -1 if rng.random() < 0.5 else 1
        yaw = float(rng.uniform(20, 34)) * self.way
        self.view = View(yaw, float(rng.uniform(*pitch)), (256.0, 384.0))
        self.made = surface(design, scale=float(rng.uniform(0.4, 0.6)))
        self.trim = self.made.dyed(self.made.accent)
        self.bare = self.made.dyed(tones(str(rng.choice(("sand", "camel", "beige", "cream"))), rng))
        self.dark = self.made.dyed(tones(str(rng.choice(("charcoal", "black", "chocolate"))), rng))
        if design.material != "wood":
            self.bare = self.made.dyed(tones(str(rng.choice(("silver", "cream", "yellow"))), rng))

    def shape(self, points: Sequence[Knot]) -> Outline:
        """A smooth outline, mirrored if the toy drives to the right."""
        return curve([(self.way * float(p[0]), p[1], *p[2:]) for p in points])

    def panel(self, left: float, low: float, right: float, high: float, radius: float = 4.0) -> Outline:
        """A rectangle with round corners."""
        one, other = sorted((self.way * left, self.way * right))
        return rounded(one, low, other, high, radius)

    def disc(self, x: float, y: float, radius: float) -> Outline:
        """A round piece."""
        return ellipse(self.way * x, y, radius)

    def board(
        self, profile: Outline, low: float, high: float, made: Surface | None = None, *, bevel: float = 4.0
    ) -> Cap:
        """A piece sawn along the side of the toy, between two depths."""
        return prism(self.canvas, self.view, profile, low, high, made or self.made, bevel=bevel)

    def post(self, x: float, z: float, radius: float, low: float, high: float, made: Surface) -> Cap:
        """A round upright piece: a funnel, a mast, a lamp."""
        return prism(self.canvas, self.view, ellipse(self.way * x, -z, radius), low, high, made, axis="y", bevel=2.0)

    def driver(self, x: float, y: float, seat: float) -> None:
        """A peg doll whose head's middle is at a height, sitting on a seat."""
        self.post(x, 0, 18, seat, y - 14, self.trim)
        head = ellipse(*self.place(x, y, 0), 21)
        paint(self.canvas, head, self.bare)
        light.ball(self.canvas, head, 0.5)

    def barrel(self, y: float, radius: float, front: float, back: float, made: Surface, *, depth: float = 0.0) -> Cap:
        """A round piece along the toy: a boiler, a tank."""
        low, high = sorted((self.way * front, self.way * back))
        return prism(self.canvas, self.view, ellipse(-depth, y, radius), low, high, made, axis="x", bevel=3.0)

    def place(self, x: float, y: float, z: float) -> tuple[float, float]:
        """A point of the toy on the canvas."""
        return tuple(self.view.at([(self.way * x, y, z)])[0].tolist())

    def wheel(self, x: float, radius: float, z: float, thick: float, tyre: Surface, disc: Surface) -> None:
        """A wheel whose outer side is at the depth `z`."""
        cap = self.board(ellipse(self.way * x, radius, radius), z - thick, z, tyre, bevel=3.0)
        canvas, inner = self.canvas, cap.lay(ellipse(self.way * x, radius, radius * 0.66))
        canvas.path(inner.shifted(0.6, 1.2), fill=light.SHADOW, fill_opacity=0.35)
        canvas.path(inner, fill=disc.tones.base)
        light.ball(canvas, inner, 0.34)
        light.inner_shadow(canvas, inner, 4, 0.3)
        hub = cap.lay(ellipse(self.way * x, radius, radius * 0.2))
        canvas.path(hub.shifted(1, 1.6), fill=light.SHADOW, fill_opacity=0.4)
        canvas.path(hub, fill=self.bare.tones.base)
        light.ball(canvas, hub, 0.5)
        foot = self.place(x, 0, z - thick / 2)
        canvas.stand(foot[0], foot[1], radius * 0.62, 5)

    def window(self, cap: Cap, shape: Outline, *, open_through: bool = False) -> None:
        """A pane in a body's side, or a hole sawn through it."""
        canvas, pane = self.canvas, cap.lay(shape)
        if open_through:
            canvas.path(pane, fill=self.made.tones.deep)
            light.inner_shadow(canvas, pane, 8, 0.7, shift=(4, 5))
            canvas.path(pane, fill="none", stroke=light.GLOW, stroke_width=1, stroke_opacity=0.35)
            return
        canvas.path(pane, fill="#d5e6ec")
        left, top, right, bottom = pane.box
        sky = canvas.linear((left, top), (right, bottom), [(0.0, "#ffffff", 0.8), (0.4, "#a9cbd8", 0.3),
                             (0.42, "#6d9aae", 0.5), (1.0, "#49778d", 0.6)])  # fmt: skip
        canvas.path(pane, fill=sky)
        light.inner_shadow(canvas, pane, 4, 0.45, shift=(2, 2.5))

    def lamp(self, cap: Cap, x: float, y: float, radius: float, colour: str = "#f3d260") -> None:
        """A painted or inset round lamp."""
        spot = cap.lay(self.disc(x, y, radius))
        self.canvas.path(spot, fill=colour, stroke=self.bare.tones.light, stroke_width=1.6)
        light.ball(self.canvas, spot, 0.4)

    def cord(self, x: float, y: float) -> None:
        """The pull cord with its bead, lying on the table before the toy."""
        start = self.place(x, y, 0)
        way, rng = self.way * 1.0, self.rng
        bend = [(start[0] - way * 24, start[1] + float(rng.uniform(14, 26))), (start[0] - way * 6, start[1] + 52.0)]
        end = (start[0] + way * float(rng.uniform(14, 40)), start[1] + float(rng.uniform(56, 70)))
        self.canvas.stroke(curve([start, *bend, end], closed=False), self.trim.tones.shade, 3.4)
        self.canvas.stroke(curve([start, *bend, end], closed=False).shifted(-0.5, -0.8), self.trim.tones.light, 1.2)
        bead = ellipse(*end, 9.0)
        self.canvas.cast(bead)
        self.canvas.path(bead, fill=self.made.tones.base)
        light.ball(self.canvas, bead, 0.5)

    def rod(self, places: Sequence[Place], width: float, made: Surface) -> None:
        """A thin round bar through points of the toy."""
        points = [self.place(*p) for p in places]
        paint_bar(self.canvas, curve(points, closed=False), (width, width), made)

    def flat(self, places: Sequence[Place]) -> Outline:
        """A polygon through points of the toy."""
        return polygon([self.place(*p) for p in places])

    def shadow_on(self, cap: Cap, shape: Outline, strength: float = 0.35) -> None:
        """The shadow of a piece in front of a body."""
        canvas, dark = self.canvas, shape.shifted(3, 6)
        canvas.path(dark, fill=light.SHADOW, fill_opacity=strength, filter=canvas.blur(4, dark),
                    clip_path=canvas.clip(cap.outline))  # fmt: skip


def spread(rng: np.random.Generator, low: float, high: float) -> float:
    """A measure between two bounds."""
    return float(rng.uniform(low, high))
