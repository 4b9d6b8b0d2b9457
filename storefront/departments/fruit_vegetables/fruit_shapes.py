"""Fruit as solids: lobed bodies of revolution in any pose, their skins, and the small parts that grow on them.

A `Body` is a profile turned about its stem's axis, tilted towards the camera; its silhouette, meridians and rings are
projected from the same numbers, so that streaks, speckles and sepals follow its roundness. Skins are shaded with
gradients of their own colour (a red apple's shadow is burgundy, not grey) instead of blend modes: a crate holds forty.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from storefront.drawing import light
from storefront.drawing.canvas import Canvas, Stop
from storefront.drawing.outline import Outline, Point, Shape, curve, ellipse, leaf, line
from storefront.palette import COLOURS, oklch_hex

_STEPS = 44
_ANGLES = np.linspace(0, 2 * np.pi, 72, endpoint=False)


@dataclass(frozen=True, slots=True)
class Skin:
    """The colour of a fruit and how it shines.

    Attributes:
        lightness: of the lit side, OKLCH.
        chroma: OKLCH.
        hue: in degrees, OKLCH.
        gloss: 0 is matt, 1 waxed.
    """

    lightness: float
    chroma: float
    hue: float
    gloss: float = 0.6

    def at(self, lightness: float = 1.0, chroma: float = 1.0, turn: float = 0.0) -> str:
        """Its colour with lightness and chroma scaled and the hue turned."""
        return oklch_hex(min(0.98, self.lightness * lightness), self.chroma * chroma, self.hue + turn)

    @property
    def warm(self) -> float:
        """How far shadows of this hue turn: yellow goes to orange, orange to red, green to blue."""
        return -14.0 if self.hue < 110 else 10.0


def skin(name: str, rng: np.random.Generator, *, gloss: float = 0.6) -> Skin:
    """The skin of a named colour, a little varied."""
    lightness, chroma, hue = COLOURS[name]
    dl, dc, dh = rng.uniform(-1, 1, 3)
    return Skin(lightness + 0.022 * dl, chroma * (1 + 0.08 * dc), hue + 5 * dh, gloss)


@dataclass(frozen=True)
class Body:
    """A fruit's solid.

    Attributes:
        profile: `(n, 2)` half widths and heights from the stem's pole to the blossom's, about 1 in size.
        centre: on the canvas.
        radius: canvas units per unit of the profile.
        tilt: degrees by which the stem's pole leans towards the camera; 0 is seen from the side, 90 from above.
        roll: degrees clockwise in the picture.
        lobes: number of bulges around the axis.
        depth: of the grooves between them.
        spin: degrees about the axis.
    """

    profile: np.ndarray
    centre: Point
    radius: float
    tilt: float = 22.0
    roll: float = 0.0
    lobes: int = 5
    depth: float = 0.02
    spin: float = 0.0

    def project(self, share: np.ndarray | float, angle: np.ndarray | float, lift: float = 0.0) -> np.ndarray:
        """Points `(..., 3)`: x, y on the canvas and depth towards the camera in units of the radius.

        Args:
            share: along the profile, 0 at the stem's pole, 1 at the blossom's.
            angle: around the axis in radians; pi / 2 faces the camera.
            lift: height above the skin.
        """
        share, angle = np.broadcast_arrays(np.asarray(share, float), np.asarray(angle, float))
        at = share * (len(self.profile) - 1)
        index = np.arange(len(self.profile))
        half = np.interp(at, index, self.profile[:, 0])
        up = np.interp(at, index, self.profile[:, 1])
        wave = np.cos(self.lobes * (angle + np.deg2rad(self.spin)))
        half = half * (1 + self.depth * wave * (0.35 + np.abs(np.cos(np.pi * share)))) + lift * np.sin(np.pi * share)
        up = up + lift * np.cos(np.pi * share)
        x, near = half * np.cos(angle), half * np.sin(angle)
        a, b = np.deg2rad(self.tilt), np.deg2rad(self.roll)
        height, depth = up * np.cos(a) - near * np.sin(a), up * np.sin(a) + near * np.cos(a)
        across, down = x * np.cos(b) + height * np.sin(b), x * np.sin(b) - height * np.cos(b)
        cx, cy = self.centre
        return np.stack([cx + self.radius * across, cy + self.radius * down, depth], axis=-1)

    @cached_property
    def outline(self) -> Outline:
        """Its silhouette: the farthest projected point in every direction."""
        points = self.project(np.linspace(0, 1, _STEPS)[:, None], _ANGLES[None, :])[..., :2].reshape(-1, 2)
        middle = (points.min(axis=0) + points.max(axis=0)) / 2
        away = points - middle
        angles, reach = np.arctan2(away[:, 1], away[:, 0]), np.hypot(away[:, 0], away[:, 1])
        bins = 44
        slot = np.round((angles + np.pi) / (2 * np.pi) * bins).astype(int) % bins
        farthest = np.zeros(bins)
        np.maximum.at(farthest, slot, reach)
        farthest = (np.roll(farthest, 1) + 2 * farthest + np.roll(farthest, -1)) / 4
        around = np.arange(bins) / bins * 2 * np.pi - np.pi
        return curve(
            [(middle[0] + r * np.cos(a), middle[1] + r * np.sin(a)) for r, a in zip(farthest, around, strict=True)]
        )

    def pole(self, share: float = 0.0) -> Point:
        """Where a pole is seen: 0 the stem's, 1 the blossom's."""
        x, y, _ = self.project(share, 0.0)
        return float(x), float(y)

    def facing(self, share: float = 0.0) -> float:
        """How near to the camera a pole is; above 0 it is on the front."""
        return float(self.project(share, 0.0)[2])

    def ring(self, share: float, lift: float = 0.0) -> Outline:
        """The whole level circle at a place of the profile."""
        return curve(self.project(share, _ANGLES[::4], lift)[:, :2].tolist())

    def meridian(self, angle: float, start: float, end: float) -> Outline | None:
        """The part of a meridian that faces the camera, or None."""
        points = self.project(np.linspace(start, end, 9), angle)
        seen = points[points[:, 2] > 0.02][:, :2]
        return line(*[(float(x), float(y)) for x, y in seen]) if len(seen) > 2 else None

    def moved(self, centre: Point, radius: float) -> Body:
        """The same body elsewhere."""
        return replace(self, centre=centre, radius=radius)


def blob(canvas: Canvas, centre: Point, size: Point, colour: str, opacity: float, turn: float = 0.0) -> None:
    """A soft elliptic spot that fades to nothing: highlights, blushes, shadows, all without a filter."""
    (cx, cy), (rx, ry) = centre, size
    stops: list[Stop] = [(0.0, colour, opacity), (0.35, colour, opacity * 0.72), (0.7, colour, opacity * 0.2)]
    fill = canvas.radial(centre, rx, [*stops, (1.0, colour, 0.0)], squash=ry / rx)
    canvas.path(ellipse(cx, cy, rx, ry), fill=fill, transform=f"rotate({turn:.1f} {cx:.1f} {cy:.1f})" if turn else None)


def flesh_out(canvas: Canvas, body: Body, made: Skin) -> None:
    """The body itself: its colour from light to core shadow, with light thrown back from the table."""
    outline = body.outline
    left, top, right, bottom = outline.box
    cx, cy, half = (left + right) / 2, (top + bottom) / 2, max(right - left, bottom - top) / 2
    canvas.cast(outline)
    warm = made.warm
    stops: list[Stop] = [
        (0.0, made.at(1.13, 0.92, -warm * 0.5), 1.0),
        (0.30, made.at(1.05, 1.0, -warm * 0.2), 1.0),
        (0.56, made.at(), 1.0),
        (0.78, made.at(0.83, 1.0, warm * 0.5), 1.0),
        (0.93, made.at(0.62, 0.9, warm), 1.0),
        (1.0, made.at(0.74, 0.9, warm * 0.8), 1.0),
    ]
    focus = (cx - half * 0.36, cy - half * 0.40)
    canvas.path(outline, fill=canvas.radial((cx - half * 0.06, cy - half * 0.05), half * 1.10, stops, focus=focus))


def finish(canvas: Canvas, body: Body, made: Skin, *, fine: bool = True) -> None:
    """What lies over skin and marks: core shadow, bounced light, highlights."""
    outline, rng = body.outline, canvas.rng
    left, top, right, bottom = outline.box
    cx, cy, half = (left + right) / 2, (top + bottom) / 2, min(right - left, bottom - top) / 2
    wide, tall = (right - left) / 2, (bottom - top) / 2
    dark = made.at(0.30, 0.75, made.warm)
    stops: list[Stop] = [(0.62, dark, 0.0), (0.86, dark, 0.34), (1.0, dark, 0.52)]
    canvas.path(
        outline,
        fill=canvas.radial((cx - wide * 0.17, cy - tall * 0.20), wide * 1.22, stops, squash=tall / wide),
    )
    if fine:
        with canvas.within(outline):
            blob(
                canvas, (cx + wide * 0.52, cy + tall * 0.70), (half * 0.42, half * 0.16), made.at(1.25, 0.7), 0.42, -38
            )
    turn, glow = -38 + rng.uniform(-8, 8), made.gloss
    spot = (cx - wide * 0.37 + rng.uniform(-2, 2), cy - tall * 0.42)
    blob(canvas, spot, (half * (0.50 - 0.12 * glow), half * (0.34 - 0.08 * glow)), "#fffaf0", 0.42 + 0.3 * glow, turn)
    if glow > 0.35:
        blob(
            canvas,
            (spot[0] - half * 0.02, spot[1] - half * 0.02),
            (half * 0.17, half * 0.095),
            "#ffffff",
            0.95 * glow,
            turn,
        )
    if fine and glow > 0.7:
        blob(canvas, (cx + wide * 0.58, cy - tall * 0.28), (half * 0.05, half * 0.22), "#ffffff", 0.30 * glow, -14)


def pores(canvas: Canvas, shape: Shape, strength: float, frequency: float = 0.22) -> None:
    """The fine bumps of a peel, from turbulence under the lamp."""
    seed = int(canvas.rng.integers(1, 9999))
    box = shape.box
    lamp = (
        f'<feTurbulence type="fractalNoise" baseFrequency="{frequency:.3f}" numOctaves="2" seed="{seed}"/>'
        f'<feDiffuseLighting surfaceScale="{2.0 * canvas.pixel:.2f}" diffuseConstant="0.72" lighting-color="#fff">'
        f'<feDistantLight azimuth="{canvas.azimuth:.1f}" elevation="44"/></feDiffuseLighting>'
    )
    bumpy = canvas.filter(lamp, box, 1)
    canvas.rectangle(*box, filter=bumpy, clip_path=canvas.clip(shape), opacity=strength, blend="hard-light")


def speckles(canvas: Canvas, body: Body, colour: str, count: int, size: float, opacity: float) -> None:
    """Lenticels: tiny dots that crowd towards the rim as a sphere's do."""
    rng = canvas.rng
    places = body.project(np.arccos(rng.uniform(-0.92, 0.85, count)) / np.pi, rng.uniform(0, 2 * np.pi, count))
    run = []
    for x, y, depth in places[places[:, 2] > 0.12]:
        grain = size * rng.uniform(0.5, 1.25)
        run.append(ellipse(float(x), float(y), grain * (0.45 + 0.55 * depth), grain).d)
    if run:
        canvas.path("".join(run), fill=colour, fill_opacity=opacity)


def stalk(canvas: Canvas, start: Point, end: Point, width: float, bend: float, tone: Skin) -> None:
    """A woody or green stem: round, thicker at its cut end."""
    (x1, y1), (x2, y2) = start, end
    away = np.array([y1 - y2, x2 - x1]) / max(float(np.hypot(x2 - x1, y2 - y1)), 1e-6)
    middle = ((x1 + x2) / 2 + away[0] * bend, (y1 + y2) / 2 + away[1] * bend)
    half = away * width / 2
    shape = curve(
        [
            (x1 - half[0] * 0.8, y1 - half[1] * 0.8, "c"),
            (middle[0] - half[0] * 0.72, middle[1] - half[1] * 0.72),
            (x2 - half[0] * 1.2, y2 - half[1] * 1.2, "c"),
            (x2 + half[0] * 1.2, y2 + half[1] * 1.2, "c"),
            (middle[0] + half[0] * 0.72, middle[1] + half[1] * 0.72),
            (x1 + half[0] * 0.8, y1 + half[1] * 0.8, "c"),
        ]
    )
    canvas.cast(shape)
    flank = [(0.0, tone.at(1.2), 1.0), (0.4, tone.at(), 1.0), (1.0, tone.at(0.5), 1.0)]
    left = (middle[0] - abs(half[0]) * 1.3, middle[1] - abs(half[1]) * 1.3)
    right = (middle[0] + abs(half[0]) * 1.3, middle[1] + abs(half[1]) * 1.3)
    canvas.path(shape, fill=canvas.linear(left, right, flank))
    canvas.path(
        ellipse(x2, y2, max(1.0, width * 0.56), max(0.8, width * 0.34)), fill=tone.at(1.3, 0.8), fill_opacity=0.9
    )


def foliage(canvas: Canvas, root: Point, tip: Point, width: float, tone: Skin) -> None:
    """A leaf with its two halves in different light, a midrib and veins."""
    rng = canvas.rng
    bend = float(rng.uniform(0.10, 0.24) * width * rng.choice((-1, 1)))
    blade = leaf(root, tip, width, bend)
    canvas.cast(blade)
    a, b = np.array(root), np.array(tip)
    along = b - a
    normal = np.array([-along[1], along[0]]) / max(float(np.hypot(*along)), 1e-6)
    middle = a + along * 0.5
    one, two = middle - normal * width * 0.55, middle + normal * width * 0.55
    canvas.path(
        blade,
        fill=canvas.linear(
            tuple(a), tuple(b), [(0.0, tone.at(0.82), 1.0), (0.5, tone.at(1.05), 1.0), (1.0, tone.at(0.9), 1.0)]
        ),
    )
    rib = curve([tuple(a), tuple(middle + normal * bend), tuple(b)], closed=False)
    with canvas.within(blade):
        ramp = [(0.0, "#f6ffe0", 0.26), (0.46, "#f6ffe0", 0.05), (0.52, "#06130a", 0.26), (1.0, "#06130a", 0.06)]
        canvas.path(blade, fill=canvas.linear(tuple(one), tuple(two), ramp))
        veins = []
        for share in np.linspace(0.14, 0.82, 7):
            base = np.array(rib.at(float(share)))
            for side in (-1, 1):
                end = base + along * 0.17 + normal * side * width * 0.5
                veins.append(
                    curve([tuple(base), tuple(base * 0.5 + end * 0.5 + along * 0.03), tuple(end)], closed=False).d
                )
        canvas.path(
            "".join(veins),
            fill="none",
            stroke=tone.at(1.32, 0.8),
            stroke_width=max(0.5, width * 0.022),
            stroke_opacity=0.45,
        )
    canvas.stroke(rib, tone.at(1.4, 0.7), max(0.8, width * 0.05), stroke_opacity=0.75)
    light.rim(canvas, blade, 0.8, 0.4)
