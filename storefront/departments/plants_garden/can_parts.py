"""Parts of watering cans: tubes, roses full of holes, half-covered tops, beads and rivets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from storefront.drawing import light
from storefront.drawing.bars import paint_bar
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import MATERIALS, Surface, paint
from storefront.drawing.outline import CORNER, Outline, Point, curve, ellipse
from storefront.drawing.solids import TILT, Turned, turned
from storefront.drawing.vessels import Zone, dip, mouth


@dataclass(frozen=True)
class Can:
    """A watering can in the making.

    Attributes:
        canvas: to draw on.
        made: its surface.
        fittings: the surface of its rose and handles.
        side: where the spout points to: -1 is left, 1 right.
    """

    canvas: Canvas
    made: Surface
    fittings: Surface
    side: int

    @property
    def rng(self) -> np.random.Generator:
        """The drawing's chance."""
        return self.canvas.rng

    def at(self, x: float, y: float) -> Point:
        """A place `x` units from the middle towards the spout."""
        return 256 + self.side * x, y

    def bar(self, points: Sequence[Point], widths: Sequence[float], made: Surface | None = None) -> Outline:
        """A tube through places given towards the spout."""
        spine = curve([self.at(*p) for p in points], closed=False)
        return paint_bar(self.canvas, spine, widths, made or self.made.plain())

    def body(self, profile: Sequence[tuple[object, ...]], back: float) -> Turned:
        """A turned body whose axis is `back` units away from the spout."""
        return turned(profile, 256 - self.side * back)


def rose(can: Can, tip: Point, angle: float, size: float, made: Surface) -> None:
    """The sprinkler: a cone that widens to a disc full of holes. `angle` is its way, up from the spout's side."""
    canvas, (x, y) = can.canvas, can.at(*tip)
    way = np.array([can.side * np.cos(np.deg2rad(angle)), -np.sin(np.deg2rad(angle))])
    across = np.array([-way[1], way[0]])
    root, end = np.array([x, y]), np.array([x, y]) + way * size * 0.95
    knots = [root + across * 9, end + across * size * 0.62, end + across * size * 0.66 + way * 5,
             end - across * size * 0.66 + way * 5, end - across * size * 0.62, root - across * 9]  # fmt: skip
    cone = curve([(*p, CORNER) for p in knots])
    paint(canvas, cone, made.plain())
    left, right = (tuple((end + s * across * size * 0.64).tolist()) for s in (-1, 1))
    stops = [(0.0, light.SHADOW, 0.4), (0.2, light.SHADOW, 0.0), (0.6, light.SHADOW, 0.08), (1.0, light.SHADOW, 0.5)]
    light.shade(canvas, cone, canvas.linear(left, right, stops))
    glow = [
        (0.14, light.GLOW, 0.0),
        (0.3, light.GLOW, 0.4 + 0.5 * MATERIALS[made.material].gloss),
        (0.46, light.GLOW, 0.0),
    ]
    light.lighten(canvas, cone, canvas.linear(left, right, glow), blend="screen")
    middle = end + way * 6
    turn = float(np.degrees(np.arctan2(across[1], across[0])))
    face = ellipse(0, 0, size * 0.68, size * 0.26).turned(turn, (0, 0)).shifted(*middle)
    paint(canvas, face, made.plain())
    light.lighten(canvas, face, light.GLOW, 0.4)
    light.rim(canvas, face, 1.4, 0.6)
    holes = []
    for reach, count in ((0.0, 1), (0.3, 6), (0.58, 11), (0.84, 16)):
        for a in np.linspace(0, 2 * np.pi, count + 1)[:-1]:
            spot = ellipse(size * 0.66 * reach * np.cos(a), size * 0.25 * reach * np.sin(a), 1.9, 1.3)
            holes.append(spot.turned(turn, (0, 0)).shifted(*middle).d)
    canvas.path("".join(holes), fill="#15131a", fill_opacity=0.85)


def open_top(can: Can, body: Turned, *, hood: float = 0.5) -> None:
    """The open top, covered towards the spout by a plate."""
    canvas, (half, y) = can.canvas, body.profile[0]
    hole = mouth(canvas, body, can.made.plain(), wall=4.0)
    edge = body.axis + can.side * half * (1 - 2 * hood)
    sweep = [np.pi * s for s in np.linspace(-0.5, 0.5, 9)]
    cut = np.sqrt(max(0.0, 1 - (1 - 2 * hood) ** 2)) * half * TILT
    rim = [
        (body.axis + can.side * half * np.cos(a), y + half * TILT * np.sin(a))
        for a in sweep
        if np.cos(a) > 1 - 2 * hood
    ]
    plate = curve([(edge, y - cut, CORNER), *rim, (edge, y + cut, CORNER), (edge - can.side * 8, y)])
    canvas.path(plate.shifted(-can.side * 3, 4), fill=light.SHADOW, fill_opacity=0.4, clip_path=canvas.clip(hole))
    paint(canvas, plate, can.made.plain(), cast=False)
    light.lighten(canvas, plate, light.GLOW, 0.32)
    light.falloff(canvas, plate, 0.3)
    light.rim(canvas, plate, 1.2, 0.5)


def bands(can: Can, body: Turned, heights: Sequence[float]) -> None:
    """Beads rolled into the sheet."""
    for y in heights:
        ring = body.arc(y)
        clip = can.canvas.clip(body.outline)
        can.canvas.stroke(ring.shifted(0, 2.2), light.SHADOW, 3.2, stroke_opacity=0.34, clip_path=clip)
        can.canvas.stroke(ring, light.GLOW, 2.0, stroke_opacity=0.5, clip_path=clip)


def rivets(can: Can, places: Sequence[Point]) -> None:
    """Rivets that hold a handle."""
    for x, y in places:
        head = ellipse(*can.at(x, y), 3.4)
        can.canvas.path(head, fill=can.fittings.tones.shade)
        light.ball(can.canvas, head, 0.6)


def lip(can: Can, tip: Point, size: float) -> None:
    """The open end of a spout."""
    x, y = can.at(*tip)
    end = ellipse(x, y, size, size * 0.5).turned(can.side * 28)
    can.canvas.path(end, fill="#17141b", stroke=can.made.tones.light, stroke_width=1.6)


def dipped(can: Can, body: Turned) -> list[Zone]:
    """The lower part in the second colour, on some plain cans."""
    if can.made.pattern != "plain" or can.rng.random() > 0.3:
        return []
    return [(dip(can.canvas, body, float(can.rng.uniform(0.5, 0.68)), wobble=0.3), can.made.dyed(can.made.accent))]
