"""The parts of a bicycle: wheels, drive, saddles, handlebars, and what hangs on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mmsid.storefront.departments.sport_outdoors.bike_frame import Bike, between
from mmsid.storefront.drawing import light
from mmsid.storefront.drawing.bars import bar, paint_bar
from mmsid.storefront.drawing.materials import Surface, paint
from mmsid.storefront.drawing.outline import CORNER, Outline, Point, curve, ellipse, line, rounded
from mmsid.storefront.palette import Tones, tones

if TYPE_CHECKING:
    from mmsid.storefront.drawing.canvas import Canvas


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


def tubes(canvas: Canvas, bike: Bike, runs: list[tuple[Outline, list[float]]], made: Surface) -> None:
    """Round tubes, one after another."""
    for run, widths in runs:
        paint_bar(canvas, run, widths, made)


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


def grip(canvas: Canvas, run: Outline, made: Surface, width: float = 9.0) -> None:
    """A grip with its rings."""
    outline = paint_bar(canvas, run, [width, width * 1.05], made)
    points = run.sample(8)
    with canvas.within(outline):
        for x, y in points[1:-1:2]:
            canvas.path(ellipse(x, y, 1.0, width * 0.5), fill=light.SHADOW, fill_opacity=0.4)


def drop_bar(canvas: Canvas, bike: Bike, work: Paintwork) -> None:
    """A racing bar with its tape and brake levers."""
    bx, by = bike.bar
    paint_bar(canvas, bike.line([bike.steerer, bike.bar]), [8, 7], work.metal)
    run = bike.line(
        [(bx - 4, by), (bx + 15, by - 2), (bx + 29, by + 6), (bx + 28, by + 24), (bx + 14, by + 33), (bx - 4, by + 32)]
    )
    paint_bar(canvas, run, [7, 8, 8, 8, 7.5], work.saddle)
    hood = bike.shape(bike.bar, [(14, -6), (22, -16), (30, -16), (32, -7), (27, 3), (18, 2)])
    paint(canvas, hood, Surface(tones("charcoal"), tones("grey"), material="rubber"))
    light.rim(canvas, hood, 0.8, 0.5)
    canvas.stroke(bike.line([(bx + 29, by - 8), (bx + 37, by + 6), (bx + 32, by + 24)]), "#aeb1b7", 3.2)
    cable = bike.line([(bx + 26, by - 14), (bx + 16, by - 26), (bx - 2, by - 6)])
    canvas.stroke(cable, "#2b2b30", 1.4)


def swept_bar(canvas: Canvas, bike: Bike, work: Paintwork, *, rise: float = 16.0, reach: float = 52.0) -> None:
    """A bar that comes back to the rider, with grip, lever and bell."""
    bx, by = bike.bar
    paint_bar(canvas, bike.line([bike.head, bike.steerer, bike.bar]), [7.5, 7], work.metal)
    run = [(bx, by), (bx + 8, by - rise * 0.7), (bx - 6, by - rise), (bx - reach, by - rise * 0.72)]
    paint_bar(canvas, bike.line(run), [6.5], work.metal)
    canvas.stroke(bike.line([(bx - 10, by - rise + 4), (bx - reach * 0.8, by - rise * 0.72 + 9)]), "#9da0a7", 2.6)
    held = [(bx - reach * 0.56, by - rise * 0.86), (bx - reach - 6, by - rise * 0.7)]
    grip(canvas, bike.line(held), work.saddle)
    x, y = bike.at((bx - 8, by - rise - 6))
    canvas.path(ellipse(x, y, 6.4, 5), fill=work.metal.tones.base, stroke=work.metal.tones.deep, stroke_width=0.8)
    canvas.path(ellipse(x - 1.6, y - 1.8, 2.4, 1.4), fill="#ffffff", fill_opacity=0.8)


def flat_bar(canvas: Canvas, bike: Bike, work: Paintwork) -> None:
    """A straight bar, seen nearly from its end, with lever and cables."""
    bx, by = bike.bar
    paint_bar(canvas, bike.line([bike.head, bike.steerer]), [8.5, 8], work.metal)
    paint_bar(canvas, bike.line([bike.steerer, bike.bar]), [9, 8], work.metal)
    for lift in (0.0, 6.0):
        cable = bike.line(
            [(bx + 6, by - 2), (bx + 22, by + 8 + lift), (bx + 14, by + 40), (bike.crown[0], bike.crown[1] - 4)]
        )
        canvas.stroke(cable, "#2b2b30", 1.5)
    canvas.stroke(bike.line([(bx + 5, by), (bx - 6, by + 10), (bx - 18, by + 15)]), "#a7aab0", 3.2)
    grip(canvas, bike.line([(bx + 4, by - 3), (bx - 26, by + 4)]), work.saddle, 10)


def mudguard(canvas: Canvas, bike: Bike, hub: Point, made: Surface, start: float, end: float) -> None:
    """A mudguard over a wheel, with its stay."""
    run = bike.arc(hub, bike.geometry.wheel + 6, start, end)
    far = start if hub is bike.front else end
    angle = np.deg2rad(start + 12 if far == start else end - 12)
    reach = bike.geometry.wheel + 4
    tip = (hub[0] + reach * np.cos(angle), hub[1] - reach * np.sin(angle))
    canvas.stroke(bike.line([hub, tip]), "#8e9197", 1.6)
    paint_bar(canvas, run, [5.4, 6.4, 6.0], made)


def rack(canvas: Canvas, bike: Bike, metal: Surface) -> None:
    """A luggage rack over the rear wheel."""
    x, y = bike.rear
    high = y - bike.geometry.wheel - 15
    for dx in (-26.0, 6.0):
        canvas.stroke(bike.line([(x + 2, y), (x + dx, high)]), metal.tones.shade, 3)
    paint_bar(canvas, bike.line([(x - 46, high + 1), (x + 44, high - 1)]), [5], metal)
    canvas.stroke(bike.line([(x + 44, high), (bike.seat[0] - 2, high - 6)]), metal.tones.shade, 3)
    lamp = bike.shape((x - 46, high + 2), [(0, -4, CORNER), (-7, -3), (-8, 4), (0, 7, CORNER)])
    canvas.path(lamp, fill="#c4262b", stroke="#5f1216", stroke_width=0.8)


def basket(canvas: Canvas, bike: Bike, made: Surface) -> None:
    """A basket before the handlebar, of wicker or wire."""
    at = (bike.head[0] + 36, bike.head[1] - 4)
    body = bike.shape(at, [(-28, -30, CORNER), (34, -30, CORNER), (25, 18), (20, 22), (-15, 22), (-21, 18)])
    if made.material == "steel":
        canvas.cast(body)
        clip = canvas.clip(body)
        for k in range(9):
            x = -30 + 8.0 * k
            canvas.stroke(
                bike.line([(at[0] + x, at[1] - 32), (at[0] + x * 0.72, at[1] + 24)]),
                made.tones.shade,
                1.7,
                clip_path=clip,
            )
        for y in (-20.0, -8.0, 4.0, 14.0):
            canvas.stroke(
                bike.line([(at[0] - 32, at[1] + y), (at[0] + 36, at[1] + y)]), made.tones.base, 1.6, clip_path=clip
            )
        canvas.path(body, fill="none", stroke=made.tones.base, stroke_width=2.6)
        return
    paint(canvas, body, made)
    light.round_sides(canvas, body, 0.4)
    light.inner_shadow(canvas, body, 6, 0.3)
    brim = bike.line([(at[0] - 29, at[1] - 30), (at[0] + 35, at[1] - 30)])
    paint_bar(canvas, brim, [7], made)


def lamp(canvas: Canvas, bike: Bike, metal: Surface) -> None:
    """A headlamp on the crown."""
    body = bike.shape(
        (bike.crown[0] + 10, bike.crown[1] - 14),
        [(-4, -5), (6, -8), (13, -8, CORNER), (13, 6, CORNER), (6, 6), (-4, 3)],
    )
    paint(canvas, body, metal)
    light.relief(canvas, body, puff=4, depth=4, strength=0.6)
    glass = bike.shape((bike.crown[0] + 23, bike.crown[1] - 15), [(0, -7), (3, 0), (0, 7), (-2, 0)])
    canvas.path(glass, fill="#fff3c4", stroke="#8f8a70", stroke_width=0.7)


def bottle(canvas: Canvas, bike: Bike, made: Surface) -> None:
    """A drinking bottle on the down tube."""
    low, high = between(bike.crank, bike.crown, 0.36), between(bike.crank, bike.crown, 0.66)
    shift = 11.0
    run = bike.line([(low[0] - shift * 0.55, low[1] - shift), (high[0] - shift * 0.55, high[1] - shift)])
    paint_bar(canvas, run, [14, 15, 14], made, flat=True)
    top = between(low, high, 1.14)
    cap = bike.line([(high[0] - shift * 0.55, high[1] - shift), (top[0] - shift * 0.55, top[1] - shift)])
    paint_bar(canvas, cap, [10, 6], Surface(tones("charcoal"), made.tones, material="plastic"))


def stabiliser(canvas: Canvas, bike: Bike, work: Paintwork) -> None:
    """A training wheel beside the rear wheel."""
    x, y = bike.at(bike.rear)
    small = 15.0
    centre = (x - bike.way * 4, y + bike.geometry.wheel - small + 4)
    paint_bar(canvas, curve([(x, y), (x - bike.way * 10, y + 12), centre], closed=False), [5, 5], work.metal)
    disc = ellipse(*centre, small)
    canvas.cast(disc)
    canvas.path(disc, fill=work.tyre.base)
    canvas.path(ellipse(*centre, small - 4.6), fill=work.second.tones.base)
    light.ball(canvas, ellipse(*centre, small - 4.6), 0.4)
    canvas.path(ellipse(*centre, 3), fill=work.metal.tones.base, stroke=work.metal.tones.deep, stroke_width=0.7)
    light.rim(canvas, disc, 1, 0.5)
    canvas.stand(centre[0], centre[1] + small - 1, 9, 3)


def streamers(canvas: Canvas, bike: Bike, at: Point, colours: list[str]) -> None:
    """Ribbons from the grip's end."""
    rng = canvas.rng
    for k in range(9):
        drop, reach = float(rng.uniform(20, 36)), float(rng.uniform(4, 20))
        run = bike.line([at, (at[0] - reach * 0.8, at[1] + drop * 0.4), (at[0] - reach, at[1] + drop)])
        canvas.stroke(run, colours[k % len(colours)], 2.2)
