"""Parts of cameras: barrels, viewfinder windows, flashes, dials, shutter buttons and straps.

All stand on a front seen a little from the right and from above, as `Body` describes it; a barrel comes towards the
viewer, that is to the lower left.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from storefront.departments.electronics.gadget import domed, extruded, faced, knob, lens, reflection
from storefront.drawing import light
from storefront.drawing.bars import paint_bar
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import Surface, paint
from storefront.drawing.outline import Outline, Point, curve, ellipse, rounded
from storefront.palette import Tones, tones

PUSH: Point = (26.0, -17.0)
"""From a front to the back of a body."""


@dataclass(frozen=True)
class Body:
    """A camera's front and what its parts are made of.

    Attributes:
        box: left, top, right, bottom of the front.
        skin: the covering.
        metal: plates and rings.
        dark: the lens barrel and other black parts.
    """

    box: tuple[float, float, float, float]
    skin: Surface
    metal: Surface
    dark: Surface

    def x(self, share: float) -> float:
        """X at a share of the width."""
        return self.box[0] + share * (self.box[2] - self.box[0])

    def y(self, share: float) -> float:
        """Y at a share of the height."""
        return self.box[1] + share * (self.box[3] - self.box[1])


def housing(canvas: Canvas, face: Outline, made: Surface, *, deep: float = 1.0, bevel: float = 6.0) -> None:
    """A whole housing: its sides and its face."""
    extruded(canvas, face, (PUSH[0] * deep, PUSH[1] * deep), made.plain())
    faced(canvas, face, made, bevel=bevel)


def footed(canvas: Canvas, box: tuple[float, float, float, float]) -> None:
    """Where a body stands."""
    left, _, right, bottom = box
    canvas.stand((left + right) / 2 + PUSH[0] * 0.5, bottom - 3, (right - left) * 0.5 + 6, 8)


def barrel(  # noqa: PLR0913 - the measures of one lens
    canvas: Canvas,
    at: Point,
    radius: float,
    length: float,
    body: Body,
    *,
    ring: Tones | None = None,
    made: Surface | None = None,
) -> None:
    """A lens with its knurled rings; `at` is its middle on the body's front, `length` how far it comes forward."""
    rng, way = canvas.rng, np.array([-0.62, 0.42])
    barrel_made = made or body.dark
    base = np.array(at)
    shadow = ellipse(at[0] + length * 0.32, at[1] + length * 0.34 + 5, radius * 1.12)
    canvas.path(shadow, fill=light.SHADOW, fill_opacity=0.5, filter=canvas.blur(8, shadow), blend="multiply")
    mount = ellipse(*at, radius * 1.12)
    faced(canvas, mount, body.metal, cast=False, bevel=3)
    steps = ((1.0, 0.34, True), (0.93, 0.2, False), (1.02, 0.46, True)) if length > 24 else ((1.0, 1.0, True),)
    start = 0.0
    for share, part, knurled in steps:
        front = base + way * length * (start + part)
        (fx, fy), push = front.tolist(), tuple(-way * length * part)
        disc = ellipse(fx, fy, radius * share)
        whole = extruded(canvas, disc, (float(push[0]), float(push[1])), barrel_made.plain(), soft=2.0)
        if knurled:
            _knurl(canvas, whole, front, radius * share, push)
        start += part
    x, y = (base + way * length * start).tolist()
    lens(canvas, (x, y), radius * steps[-1][0], barrel_made.plain(), ring=ring)
    if rng.random() < 0.6:
        mark = ring or tones("red")
        canvas.path(ellipse(x, y - radius * 0.91, 2.6), fill=mark.base)


def _knurl(canvas: Canvas, whole: Outline, centre: np.ndarray, radius: float, push: Point) -> None:
    cut = np.array(push)
    lines = ""
    for a in np.arange(0, 2 * np.pi, 0.085):
        way = np.array([np.cos(a), np.sin(a)])
        if way @ cut <= 0:
            continue
        (x0, y0), (x1, y1) = centre + way * radius + cut * 0.16, centre + way * radius + cut * 0.86
        lines += f"M{x0:.1f} {y0:.1f}L{x1:.1f} {y1:.1f}"
    if lines:
        canvas.path(lines, fill="none", stroke=light.SHADOW, stroke_width=1.7, stroke_opacity=0.5,
                    clip_path=canvas.clip(whole))  # fmt: skip


def window(canvas: Canvas, shape: Outline, body: Body, *, tint: str = "") -> None:
    """A viewfinder's window in its frame."""
    faced(canvas, shape.scaled(1.18, 1.24), body.dark.plain(), cast=False, bevel=2)
    canvas.path(shape, fill=tones(tint).base if tint else "#1a1f2b")
    canvas.path(shape, fill="#7f93ad", fill_opacity=0.35)
    light.inner_shadow(canvas, shape, 5, 0.6, shift=(2.0, 3.0))
    reflection(canvas, shape, 0.65, at=0.12)


def flash(canvas: Canvas, shape: Outline, body: Body) -> None:
    """A flash: ribbed frosted plastic before a bright reflector."""
    faced(canvas, shape.scaled(1.1, 1.18), body.dark.plain(), cast=False, bevel=2)
    left, top, right, bottom = shape.box
    ramp = canvas.radial(((left + right) / 2, (top + bottom) / 2), (right - left) * 0.6,
                         [(0.0, "#ffffff", 1.0), (0.6, "#e6ebf0", 1.0), (1.0, "#a9b4c0", 1.0)])  # fmt: skip
    canvas.path(shape, fill=ramp)
    ribs = "".join(f"M{x:.1f} {top:.1f}V{bottom:.1f}" for x in np.arange(left + 4, right, 5.0))
    canvas.path(
        ribs, fill="none", stroke="#6d7884", stroke_width=0.9, stroke_opacity=0.45, clip_path=canvas.clip(shape)
    )
    light.inner_shadow(canvas, shape, 4, 0.4, shift=(1.0, 2.0))


def dial(canvas: Canvas, x: float, y: float, radius: float, height: float, made: Surface) -> None:
    """A dial on the upper plate: a knurled drum whose foot is at y."""
    flat = 0.34
    top = ellipse(x, y - height, radius, radius * flat)
    drum = extruded(canvas, top, (0.0, height), made.plain(), soft=2.0)
    ribs = "".join(
        f"M{x + radius * np.sin(a):.1f} {y - height + radius * flat * np.cos(a):.1f}v{height:.1f}"
        for a in np.linspace(-1.5, 1.5, 17)
    )
    canvas.path(
        ribs, fill="none", stroke=made.tones.deep, stroke_width=1.1, stroke_opacity=0.6, clip_path=canvas.clip(drum)
    )
    light.round_sides(canvas, drum, 0.4)
    paint(canvas, top, made.plain(), cast=False)
    light.falloff(canvas, top, 0.3)
    light.rim(canvas, top, 1.0, 0.7)


def shutter(canvas: Canvas, x: float, y: float, made: Surface, colour: Tones | None = None) -> None:
    """A shutter button in its collar."""
    dial(canvas, x, y, 15, 6, made)
    domed_top = ellipse(x, y - 10, 9, 4.6)
    extruded(canvas, domed_top, (0.0, 5.0), made.dyed(colour or made.tones))
    domed(canvas, domed_top, made.dyed(colour or made.tones), cast=False)


def badge(canvas: Canvas, x: float, y: float, width: float, ink: str) -> None:
    """Engraved letters that nobody can read: a maker's name."""
    rng, at = canvas.rng, x
    while at < x + width:
        step = float(rng.uniform(4.5, 8.5))
        kind, high = int(rng.integers(3)), 9.0
        if kind == 0:
            canvas.path(f"M{at:.1f} {y:.1f}v{-high}", fill="none", stroke=ink, stroke_width=1.8)
        elif kind == 1:
            canvas.path(ellipse(at + 2.5, y - high / 2, 2.9, high / 2), fill="none", stroke=ink, stroke_width=1.6)
        else:
            canvas.path(
                f"M{at:.1f} {y:.1f}v{-high}h4.5M{at:.1f} {y - high / 2:.1f}h3.6",
                fill="none",
                stroke=ink,
                stroke_width=1.6,
            )
        at += step + 3.0


def strap(canvas: Canvas, left: Point, right: Point, floor: float, made: Surface) -> None:
    """A neck strap from both lugs down to the table, with its loop behind the camera."""
    rng, out = canvas.rng, float(canvas.rng.uniform(34, 62))
    for (x, y), side in ((left, -1), (right, 1)):
        drop = out * (1.0 if side < 0 else 0.62)
        knots = [
            (x, y),
            (x + side * drop * 0.7, y + 26),
            (x + side * drop, (y + floor) / 2),
            (x + side * drop * 0.8, floor - 14),
            (x + side * drop * 0.2, floor - 4),
            (x - side * 40, floor - 12),
        ]
        wide = float(rng.uniform(11, 14))
        outline = paint_bar(canvas, curve(knots, closed=False), [wide * 0.6, wide, wide, wide], made.plain())
        light.rim(canvas, outline, 0.8, 0.4)


def lug(canvas: Canvas, x: float, y: float, made: Surface) -> None:
    """The ring that a strap hangs from."""
    ring = ellipse(x, y, 6, 8)
    canvas.path(ring, fill="none", stroke=made.tones.deep, stroke_width=4.4)
    canvas.path(ring, fill="none", stroke=made.tones.light, stroke_width=2.4)


def screws(canvas: Canvas, spots: list[Point], made: Surface, size: float = 4.0) -> None:
    """Slotted screws."""
    for x, y in spots:
        head = ellipse(x, y, size)
        canvas.path(head, fill=made.tones.base, stroke=made.tones.deep, stroke_width=0.8)
        angle = float(canvas.rng.uniform(0, 180))
        canvas.path(rounded(x - size * 0.8, y - 0.7, x + size * 0.8, y + 0.7, 0.5).turned(angle), fill=made.tones.deep)
        light.rim(canvas, head, 0.8, 0.6)


def crank(canvas: Canvas, at: Point, made: Surface) -> None:
    """A film crank: a knob with an arm."""
    knob(canvas, at, 19, made)
    arm = curve([at, (at[0] + 12, at[1] + 30)], closed=False)
    paint_bar(canvas, arm, [8, 7], made.plain(), cast=False)
    domed(canvas, ellipse(at[0] + 12, at[1] + 32, 7.5), made.dyed(tones("black")))


def photo(canvas: Canvas, box: tuple[float, float, float, float]) -> None:
    """A white-framed print with a small landscape that is still developing."""
    rng, (left, top, right, bottom) = canvas.rng, box
    sheet = rounded(left, top, right, bottom, 3)
    canvas.cast(sheet)
    canvas.path(sheet, fill="#f7f5ef", stroke="#cfcabd", stroke_width=0.8)
    light.falloff(canvas, sheet, 0.14)
    picture = rounded(left + 13, top + 13, right - 13, bottom + 30, 2)
    skies = (("sky blue", "blush"), ("coral", "apricot"), ("lilac", "yellow"), ("turquoise", "ivory"))
    high, low = (tones(name).base for name in skies[int(rng.integers(len(skies)))])
    with canvas.within(sheet):
        canvas.path(picture, fill=canvas.linear((0, top), (0, bottom), [(0.0, high, 1.0), (1.0, low, 1.0)]))
        with canvas.within(picture):
            sun = (left + float(rng.uniform(40, 130)), top + float(rng.uniform(34, 52)))
            canvas.path(ellipse(*sun, 15), fill="#fff4d0")
            for k, name in enumerate(("sage", "teal", "forest green")):
                y = top + 46 + k * 17
                bend = ((left + right) / 2 + float(rng.uniform(-50, 50)), y - 16)
                rise = (left - 10, y + float(rng.uniform(-12, 16)))
                hill = curve([rise, bend, (right + 10, y + 10), (right, bottom + 60), (left, bottom + 60)])
                canvas.path(hill, fill=tones(name).base)
    light.shade(
        canvas,
        sheet,
        canvas.linear((0, bottom - 34), (0, bottom - 8), [(0.0, light.SHADOW, 0.0), (1.0, light.SHADOW, 0.4)]),
    )
