"""Toy vehicles that are built of several pieces: steam engines with a wagon, fire engines, tractors."""

from __future__ import annotations

import numpy as np

from storefront.departments.toys_books.toy_parts import Vehicle, spread
from storefront.drawing import light
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import Surface
from storefront.drawing.outline import CORNER, ellipse
from storefront.palette import tones
from storefront.types import Design


def train(canvas: Canvas, design: Design) -> None:
    """A steam engine, with or without a wagon of logs or blocks."""
    toy = Vehicle(canvas, design)
    rng = toy.rng
    wagon = rng.random() < 0.5
    near, size = 42.0, 0.8 if wagon else 1.0
    shift = -92.0 if wagon else 0.0
    if wagon:
        _wagon(toy, 96.0, near)
        toy.rod([(0, 34, 0), (30, 34, 0)], 8, toy.dark)
    _engine(toy, shift, near, size)
    if rng.random() < 0.3:
        toy.cord(shift - 150 * size, 36)


def _engine(toy: Vehicle, shift: float, near: float, size: float) -> None:
    rng = toy.rng

    def x(value: float) -> float:
        return shift + value * size

    radius = spread(rng, 27, 33) * (0.92 if size < 1 else 1.05)
    spots = (-96.0, -24.0, 92.0) if rng.random() < 0.6 else (-92.0, -28.0, 36.0, 98.0)
    tyre, disc = (toy.dark, toy.trim) if rng.random() < 0.5 else (toy.bare, toy.trim)
    for spot in spots:
        toy.wheel(x(spot), radius, -near, 18, tyre, disc)
    base = 34 * size + 10
    toy.board(
        toy.shape(
            [
                (x(-150), base - 16, CORNER),
                (x(-132), base + 8, CORNER),
                (x(138), base + 8, CORNER),
                (x(138), base - 16, CORNER),
            ]
        ),
        -near,
        near,
        toy.dark,
    )
    boiler, y = spread(rng, 40, 46) * size, base + 52 * size
    toy.barrel(y, boiler, x(-126), x(44), toy.made)
    toy.barrel(y, boiler + 3, x(-138), x(-124), toy.trim)
    toy.barrel(y, boiler + 2, x(-46), x(-36), toy.bare)
    face = toy.place(x(-139), y, 0)
    knob = ellipse(face[0], face[1], 9 * size)
    toy.canvas.path(knob, fill=toy.bare.tones.base)
    light.ball(toy.canvas, knob, 0.5)
    top, tall = y + boiler * 0.86, spread(rng, 58, 78) * size
    toy.post(x(-92), 0, 14 * size, top, top + tall * 0.7, toy.dark)
    toy.post(x(-92), 0, 22 * size, top + tall * 0.7, top + tall, toy.trim)
    toy.post(x(-8), 0, 18 * size, top, top + 26 * size, toy.bare)
    roof = base + spread(rng, 142, 160) * size
    cab = toy.board(toy.panel(x(44), base + 8, x(130), roof, 3), -near, near, toy.made)
    toy.window(cab, toy.panel(x(62), roof - 66 * size, x(112), roof - 18 * size, 8), open_through=True)
    toy.board(toy.panel(x(32), roof, x(142), roof + 12 * size, 5), -near - 8, near + 8, toy.trim)
    for spot in spots:
        toy.wheel(x(spot), radius, near + 18, 18, tyre, disc)
    axle = [(x(spots[0]), radius, near + 19), (x(spots[-1]), radius, near + 19)]
    toy.rod(axle, 7 * size, toy.bare)


def _wagon(toy: Vehicle, middle: float, near: float) -> None:
    """A low wagon with what it carries."""
    rng, left, right = toy.rng, middle - 62, middle + 72
    for spot in (left + 30, right - 30):
        toy.wheel(spot, 25, -near, 16, toy.dark, toy.trim)
    load = int(rng.integers(2))
    toy.board(toy.panel(left, 26, right, 40, 3), -near, near, toy.dark)
    if load == 0:
        for depth, y in ((-17.0, 58.0), (17.0, 58.0), (0.0, 84.0)):
            toy.barrel(y, 16, left + 8, right - 8, toy.bare, depth=depth)
    else:
        toy.board(toy.panel(left + 8, 40, right - 8, 66, 2), -near + 2, -near + 10, toy.made.plain())
        for k, made in enumerate((toy.trim, toy.bare, toy.made.plain())):
            size, x = 36.0, left + 16 + 38 * k
            toy.board(toy.panel(x, 44, x + size, 44 + size + 8 * (k % 2), 2), -18, 18, made)
    toy.board(toy.panel(left, 40, right, 64 if load else 50, 3), near - 8, near, toy.made)
    for spot in (left + 30, right - 30):
        toy.wheel(spot, 25, near + 16, 16, toy.dark, toy.trim)


def fire_engine(canvas: Canvas, design: Design) -> None:
    """A fire engine: cab, ladder, blue lamp, hose."""
    toy = Vehicle(canvas, design, pitch=(16.0, 23.0))
    rng, wide, radius = toy.rng, spread(toy.rng, 48, 56), spread(toy.rng, 32, 38)
    for x in (-104, 100):
        toy.wheel(x, radius, -wide - 2, 22, toy.dark, toy.bare)
    roof, bed = spread(rng, 148, 164), spread(rng, 112, 124)
    body = toy.shape([(-166, 30, CORNER), (-170, 92), (-158, 112, CORNER), (-146, roof - 6), (-138, roof, CORNER),
                       (-64, roof, CORNER), (-62, bed, CORNER), (164, bed, CORNER), (168, 30, CORNER)])  # fmt: skip
    toy.post(-104, -10, 13, roof, roof + 24, toy.made.dyed(tones("cobalt")))
    cap = toy.board(body, -wide, wide)
    toy.window(
        cap, toy.shape([(-146, 106, CORNER), (-136, roof - 12, CORNER), (-112, roof - 12, CORNER), (-112, 106, CORNER)])
    )
    toy.window(cap, toy.panel(-104, 106, -72, roof - 12, 3))
    if design.pattern == "plain":
        canvas.path(
            cap.lay(toy.panel(-170, 74, 168, 86, 0.5)), fill=toy.bare.tones.light, clip_path=canvas.clip(cap.outline)
        )
    for k in range(3):
        left = -48 + 70 * k
        door = cap.lay(toy.panel(left, 46, left + 58, bed - 10, 4))
        canvas.path(
            door,
            fill=toy.made.tones.shade,
            fill_opacity=0.35,
            stroke=toy.made.tones.deep,
            stroke_width=1.6,
            stroke_opacity=0.7,
        )
        if k == int(rng.integers(3)):
            reel = cap.lay(toy.disc(left + 29, 78, 22))
            canvas.path(reel, fill=toy.bare.tones.base)
            light.ball(canvas, reel, 0.3)
            for r in (17, 12, 7):
                canvas.path(
                    cap.lay(toy.disc(left + 29, 78, r)), fill="none", stroke=toy.dark.tones.base, stroke_width=2.6
                )
    toy.lamp(cap, -156, 58, 9)
    _ladder(toy, bed, roof, wide)
    for x in (-104, 100):
        toy.shadow_on(cap, cap.lay(ellipse(toy.way * x, radius, radius)))
        toy.wheel(x, radius, wide + 22, 22, toy.dark, toy.bare)


def _ladder(toy: Vehicle, bed: float, roof: float, wide: float) -> None:
    """The ladder: from a turntable at the back up over the cab."""
    rise = spread(toy.rng, 26, 84)
    toy.post(112, 0, 26, bed, bed + 16, toy.trim)
    low, high = (148.0, bed + 26.0), (-150.0, roof + rise)
    half = wide * 0.62
    for k in np.linspace(0.06, 0.94, 9):
        x, y = low[0] + (high[0] - low[0]) * k, low[1] + (high[1] - low[1]) * k
        toy.rod([(x, y, -half), (x, y, half)], 6, toy.bare)
    for z in (-half, half):
        toy.rod([(*low, z), (*high, z)], 8, toy.bare)


def tractor(canvas: Canvas, design: Design) -> None:
    """A tractor: a big wheel behind, a small one in front, a bonnet, a pipe, a seat or a cab."""
    toy = Vehicle(canvas, design)
    rng = toy.rng
    big, small, near = spread(rng, 76, 90), spread(rng, 38, 46), 34.0
    rear, front = 78.0, -112.0
    disc = toy.trim if rng.random() < 0.6 else toy.bare
    toy.wheel(front, small, -near, 24, toy.dark, disc)
    toy.wheel(rear, big, -near, 34, toy.dark, disc)
    hood = spread(rng, 132, 146)
    roof = spread(rng, 232, 250)
    cabin = rng.random() < 0.7
    toy.board(toy.panel(front, 46, rear + 20, 72, 4), -near * 0.7, near * 0.7, toy.dark)
    toy.post(-84, 0, 7, hood - 6, hood + spread(rng, 54, 76), toy.dark)
    if cabin:
        _posts(toy, -near, roof)
    else:
        seat = [
            (70, 112, CORNER),
            (70, 128, CORNER),
            (104, 130),
            (116, 176, CORNER),
            (128, 176, CORNER),
            (122, 112, CORNER),
        ]
        toy.board(toy.shape(seat), -22, 22, toy.trim)
    body = toy.shape([(-140, 66, CORNER), (-146, hood - 12), (-134, hood, CORNER), (6, hood + 6, CORNER), (22, 118),
                      (50, 108, CORNER), (132, 112, CORNER), (126, 70, CORNER)])  # fmt: skip
    if rng.random() < 0.6:
        toy.driver(64, 174, 104)
    toy.rod([(6, hood, 0), (34, hood + 26, 0)], 6, toy.dark)
    cap = toy.board(body, -near, near)
    for k in range(4):
        slot = cap.lay(toy.panel(-128 + 15 * k, 92, -121 + 15 * k, hood - 18, 3))
        canvas.path(slot, fill=toy.made.tones.deep)
        light.inner_shadow(canvas, slot, 3, 0.5, shift=(2, 2))
    toy.lamp(cap, -132, 84, 8)
    if cabin:
        _posts(toy, near, roof)
        lid = toy.shape([(6, roof, CORNER), (10, roof + 14), (132, roof + 14), (142, roof, CORNER)])
        toy.board(lid, -near - 8, near + 8, toy.made.plain())
    for x, radius, thick in ((front, small, 24), (rear, big, 34)):
        toy.shadow_on(cap, cap.lay(ellipse(toy.way * x, radius, radius)))
        _tractor_wheel(toy, x, radius, near + thick, thick, disc)


def _posts(toy: Vehicle, depth: float, roof: float) -> None:
    """The two posts that carry a tractor's roof at one side."""
    for x in (22.0, 122.0):
        toy.rod([(x, 114, depth), (x, roof, depth)], 9, toy.bare)


def _tractor_wheel(toy: Vehicle, x: float, radius: float, z: float, thick: float, disc: Surface) -> None:
    """A wheel with the lugs of its tyre."""
    toy.wheel(x, radius, z, thick, toy.dark, disc)
    ring = []
    for a in np.linspace(0, 2 * np.pi, 19)[:-1]:
        near, far = 0.76 * radius, 0.97 * radius
        points = [
            (x + r * np.cos(b), radius + r * np.sin(b), z)
            for r, b in ((near, a), (far, a + 0.12), (far, a + 0.22), (near, a + 0.1))
        ]
        ring.append(toy.flat(points).d)
    toy.canvas.path("".join(ring), fill=light.GLOW, fill_opacity=0.13)
