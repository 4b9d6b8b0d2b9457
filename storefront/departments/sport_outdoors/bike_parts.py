"""The parts of a bicycle: wheels, tubes, fork, drive and saddle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from storefront.departments.sport_outdoors.bike_frame import Bike, between
from storefront.drawing import light
from storefront.drawing.bars import bar, paint_bar
from storefront.drawing.materials import Surface, paint
from storefront.drawing.outline import Outline, Point, ellipse, line, rounded
from storefront.palette import Tones

if TYPE_CHECKING:
    from storefront.drawing.canvas import Canvas


@dataclass(frozen=True, slots=True)
class Paintwork:
    """What the parts are made of.

    Attributes:
        frame: the frame's paint.
        second: of fork, bands or mudguards.
        metal: rims, cranks, posts.
        tyre: colour of the tyres.
        wall: colour of their side walls.
        saddle: of saddle and grips.
    """

    frame: Surface
    second: Surface
    metal: Surface
    tyre: Tones
    wall: Tones
    saddle: Surface


def wheel(canvas: Canvas, bike: Bike, hub: Point, work: Paintwork, *, knobbly: bool = False, spokes: int = 28) -> None:
    """Tyre, rim, spokes and hub."""
    cx, cy = bike.at(hub)
    tyre, radius = bike.geometry.tyre, bike.geometry.wheel
    circle = ellipse(cx, cy, radius - tyre / 2)
    canvas.cast(bar(Outline(circle.segments, closed=False), [tyre + 3], flat=True))
    _spokes(canvas, (cx, cy), radius - tyre - 2, spokes, work.metal.tones)
    rim = ellipse(cx, cy, radius - tyre - 1.8)
    canvas.path(rim, fill="none", stroke=work.metal.tones.shade, stroke_width=5)
    canvas.path(rim.shifted(-0.4, -0.5), fill="none", stroke=work.metal.tones.base, stroke_width=3.2)
    if knobbly:
        knobs = ellipse(cx, cy, radius - 0.5)
        canvas.path(knobs, fill="none", stroke=work.tyre.base, stroke_width=4.4, stroke_dasharray="4.6 3.2")
    canvas.path(circle, fill="none", stroke=work.tyre.base, stroke_width=tyre)
    wall = ellipse(cx, cy, radius - tyre * 0.86)
    canvas.path(wall, fill="none", stroke=work.wall.base, stroke_width=max(1.4, tyre * 0.3), stroke_opacity=0.95)
    glow = canvas.linear(
        (cx - radius, cy - radius),
        (cx + radius, cy + radius),
        [(0.1, light.GLOW, 0.55), (0.45, light.GLOW, 0.0), (1.0, light.GLOW, 0.12)],
    )
    canvas.path(ellipse(cx, cy, radius - tyre * 0.4), fill="none", stroke=glow, stroke_width=max(1.2, tyre * 0.24))
    dark = canvas.linear((cx, cy - radius), (cx, cy + radius), [(0.5, light.SHADOW, 0.0), (1.0, light.SHADOW, 0.4)])
    canvas.path(circle, fill="none", stroke=dark, stroke_width=tyre)
    for size, colour in ((7.0, work.metal.tones.shade), (5.2, work.metal.tones.base), (2.2, work.metal.tones.deep)):
        canvas.path(ellipse(cx, cy, size), fill=colour)
    canvas.stand(cx, cy + radius - 1, 15, 3.5)


def _spokes(canvas: Canvas, centre: Point, radius: float, count: int, metal: Tones) -> None:
    """Crossed spokes from the hub's flange to the rim."""
    cx, cy = centre
    turn = float(canvas.rng.uniform(0, 2 * np.pi))
    data = []
    for k in range(count):
        angle = turn + 2 * np.pi * k / count
        lean = 1.25 if k % 2 else -1.25
        x1, y1 = cx + 6 * np.cos(angle + lean), cy + 6 * np.sin(angle + lean)
        x2, y2 = cx + radius * np.cos(angle), cy + radius * np.sin(angle)
        data.append(f"M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}")
    canvas.path("".join(data), fill="none", stroke=metal.deep, stroke_width=1.15, stroke_opacity=0.85)
    canvas.path(
        "".join(data),
        fill="none",
        stroke=metal.light,
        stroke_width=0.5,
        stroke_opacity=0.8,
        transform="translate(-0.4 -0.4)",
    )


def fork(canvas: Canvas, bike: Bike, made: Surface, *, suspension: Surface | None = None) -> None:
    """The fork's near blade, curved forwards, or a suspension leg."""
    g = bike.geometry
    if suspension is None:
        bend = between(bike.crown, bike.front, 0.62)
        run = bike.line([bike.crown, (bend[0] - g.fork[2] * 0.32, bend[1]), bike.front])
        paint_bar(canvas, run, [g.tube * 0.9, g.tube * 0.8, g.tube * 0.45], made)
        return
    upper = between(bike.crown, bike.front, 0.5)
    paint_bar(canvas, bike.line([bike.crown, upper]), [g.tube * 0.62], suspension)
    paint_bar(
        canvas, bike.line([between(bike.crown, bike.front, 0.42), bike.front]), [g.tube * 1.05, g.tube * 0.9], made
    )
    x, y = bike.at(bike.crown)
    canvas.path(ellipse(x, y, g.tube * 0.8, g.tube * 0.55), fill=made.tones.shade)


def drive(canvas: Canvas, bike: Bike, work: Paintwork, *, ring: float = 19.0, guard: Surface | None = None) -> None:
    """Chain, chainring, crank and pedals; a `guard` hides the chain."""
    cog, metal = 7.5, work.metal.tones
    (bx, by), (rx, ry) = bike.at(bike.crank), bike.at(bike.rear)
    if guard is None:
        for sign in (-1.0, 1.0):
            chain = line((bx, by + sign * ring), (rx, ry + sign * cog))
            canvas.stroke(chain, "#3a3a40", 2.6)
            canvas.stroke(chain, "#8f9096", 1.3, stroke_dasharray="2 1.6", stroke_linecap="butt")
        canvas.path(ellipse(rx, ry, cog), fill=metal.shade, stroke=metal.deep, stroke_width=1)
        canvas.path(ellipse(bx, by, ring), fill="none", stroke=metal.deep, stroke_width=4.4)
        canvas.path(ellipse(bx, by, ring), fill="none", stroke=metal.base, stroke_width=2.2, stroke_dasharray="2.2 1.2")
        canvas.path(ellipse(bx, by, ring - 5), fill="none", stroke=metal.shade, stroke_width=2.4)
        for k in range(5):
            angle = 2 * np.pi * k / 5 + 0.4
            canvas.stroke(line((bx, by), (bx + ring * np.cos(angle), by + ring * np.sin(angle))), metal.shade, 3)
    else:
        stay, drop = bike.geometry.stay, bike.geometry.drop
        shape = [(ring + 3, 0), (ring * 0.6, -ring * 0.9), (-10, -ring - 2), (4 - stay, -drop - 11), (-stay - 8, -drop)]
        shape += [(2 - stay, 9 - drop), (-14, ring * 0.55), (4, ring * 0.8), (ring * 0.8, ring * 0.5)]
        case = bike.shape(bike.crank, shape)
        paint(canvas, case, guard)
        light.relief(canvas, case, puff=4, depth=3.5, strength=0.55)
        light.rim(canvas, case, 0.9, 0.5)
    angle = float(canvas.rng.uniform(-0.7, 0.9))
    long = bike.geometry.crank
    end = (bx + long * np.cos(angle) * bike.way, by + long * np.sin(angle))
    paint_bar(canvas, line((bx, by), end), [6, 4.6], work.metal)
    canvas.path(ellipse(bx, by, 4.6), fill=metal.shade, stroke=metal.deep, stroke_width=0.8)
    pedal(canvas, end)


def far_crank(canvas: Canvas, bike: Bike, work: Paintwork, angle: float = 0.3) -> None:
    """The crank behind the frame."""
    bx, by = bike.at(bike.crank)
    long = bike.geometry.crank
    end = (bx - long * np.cos(angle) * bike.way, by - long * np.sin(angle))
    canvas.stroke(line((bx, by), end), work.metal.tones.deep, 5)
    pedal(canvas, end)


def pedal(canvas: Canvas, at: Point) -> None:
    """A pedal with its reflector."""
    x, y = at
    body = rounded(x - 12, y - 4, x + 12, y + 4, 2.4)
    canvas.cast(body)
    canvas.path(body, fill="#2c2c31", stroke="#17171a", stroke_width=0.8)
    canvas.path(rounded(x - 9, y - 1.6, x + 9, y + 1.8, 1), fill="#d98a2b")
    canvas.path(rounded(x - 11, y - 3.6, x + 11, y - 2.4, 1), fill=light.GLOW, fill_opacity=0.35)


def saddle(canvas: Canvas, bike: Bike, work: Paintwork, *, broad: bool) -> None:
    """The saddle on its post, broad and sprung or narrow."""
    tilt = 5.0
    paint_bar(
        canvas, bike.line([bike.seat, (bike.saddle[0], bike.saddle[1] + 2)]), [bike.geometry.tube * 0.6], work.metal
    )
    if broad:
        shape = [(-32, -8), (-26, -15), (-8, -13), (14, -10), (34, -9), (38, -5), (30, -2), (8, 2), (-12, 8), (-28, 5)]
        for dx in (-22.0, -12.0):
            x, y = bike.at(bike.saddle, dx, 0)
            for k in range(4):
                canvas.path(ellipse(x, y + 2 + 3.4 * k, 4.6, 1.9), fill="none", stroke="#8c8f96", stroke_width=1.7)
    else:
        shape = [(-30, -9), (-24, -13), (-4, -11), (22, -9), (38, -8), (40, -4), (28, -2), (4, -1), (-16, 3), (-28, -1)]
    rail = bike.line([(bike.saddle[0] - 20, bike.saddle[1] + 2), (bike.saddle[0] + 24, bike.saddle[1] - 1)])
    canvas.stroke(rail, "#7c7f86", 2.6)
    body = bike.shape(bike.saddle, shape).turned(tilt * 0.3)
    paint(canvas, body, work.saddle)
    light.relief(canvas, body, puff=5, depth=4.5, strength=0.65)
    light.falloff(canvas, body, 0.25)
    light.rim(canvas, body, 1.0, 0.5)
