"""What is fitted to a bicycle: handlebars, mudguards, racks, baskets, lamps, bottles and training wheels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from storefront.departments.sport_outdoors.bike_frame import Bike, between
from storefront.drawing import light
from storefront.drawing.bars import paint_bar
from storefront.drawing.materials import Surface, paint
from storefront.drawing.outline import CORNER, Outline, Point, curve, ellipse
from storefront.palette import tones

if TYPE_CHECKING:
    from storefront.departments.sport_outdoors.bike_parts import Paintwork
    from storefront.drawing.canvas import Canvas


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
