"""Gadgets: what devices share: extruded housings, flat faces, perforations, lenses, screens, knobs and lamps.

A housing is a face and a push, the shift on the canvas from that face to the one behind it; `extruded` draws the sides
that this shows, each by its slope to the lamp. Nothing here knows what device it draws.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from storefront.drawing import light
from storefront.drawing.materials import MATERIALS, Surface, paint
from storefront.drawing.outline import Outline, Point, Shape, curve, ellipse, polygon
from storefront.palette import Tones, tones

if TYPE_CHECKING:
    from storefront.drawing.canvas import Canvas, Stop

_LAMP = np.array([-0.6, -0.8])
PROUD = ("plastic", "aluminium", "enamel", "steel", "wood", "brass")
"""Materials of hard housings."""


def swept(face: Outline, push: Point) -> Outline:
    """The area that a convex face covers on its way along a push."""
    points = face.sample(8)
    return polygon(_hull(np.concatenate([points, points + np.array(push)])).tolist())


def extruded(
    canvas: Canvas, face: Outline, push: Point, made: Surface, *, soft: float = 1.2, cast: bool = True
) -> Outline:
    """The sides of a housing, without its face. Returns the area of the whole housing."""
    whole = swept(face, push)
    paint(canvas, whole, made, cast=cast)
    points = face.clockwise().sample(8)
    steps = np.diff(points, axis=0)
    normals = np.stack([steps[:, 1], -steps[:, 0]], axis=1)
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-9)
    away = np.array(push)
    with canvas.within(whole), canvas.group(filter=canvas.blur(soft, whole)):
        for start, step, normal in zip(points[:-1], steps, normals, strict=True):
            if normal @ away <= 0 or not step.any():
                continue
            value = float(normal @ _LAMP)
            ink, opacity = (light.GLOW, value * 0.34) if value > 0 else (light.SHADOW, 0.16 - value * 0.40)
            quad = polygon([tuple(p) for p in (start, start + step, start + step + away, start + away)])
            canvas.path(quad, fill=ink, fill_opacity=opacity)
    return whole


def faced(canvas: Canvas, face: Outline, made: Surface, *, cast: bool = True, bevel: float = 5.0) -> None:
    """A flat face towards the viewer: its falloff, its bevelled edge and, if it is glossy, a slanting reflection."""
    paint(canvas, face, made, cast=cast)
    light.falloff(canvas, face, 0.16)
    reflection(canvas, face, MATERIALS[made.material].gloss * 0.4)
    light.inner_shadow(canvas, face, bevel, 0.22, shift=(-bevel * 0.3, -bevel * 0.4))
    light.rim(canvas, face, 1.2, 0.6)


def domed(canvas: Canvas, face: Outline, made: Surface, *, cast: bool = True, strength: float = 0.5) -> None:
    """A plump face: a shell, a pad, a button."""
    paint(canvas, face, made, cast=cast)
    light.ball(canvas, face, strength)
    gloss = MATERIALS[made.material].gloss
    if gloss > 0.2:
        left, top, right, bottom = face.box
        w, h = right - left, bottom - top
        spot = ellipse(left + w * 0.33, top + h * 0.24, w * 0.16, h * 0.09).turned(-28)
        light.gloss(canvas, face, spot, gloss * 0.8, max(0.8, w * 0.03))
    light.rim(canvas, face, 1.0, 0.45)


def reflection(canvas: Canvas, face: Shape, strength: float, *, at: float | None = None) -> None:
    """The slanting band of a softbox on a flat glossy face."""
    left, top, right, bottom = face.box
    start = float(canvas.rng.uniform(0.08, 0.2)) if at is None else at
    stops: list[Stop] = [(start, light.GLOW, 0.0), (start + 0.01, light.GLOW, strength)]
    stops += [(start + 0.2, light.GLOW, strength * 0.4), (start + 0.21, light.GLOW, 0.0)]
    ramp = canvas.linear((left, top), (right, bottom), stops)
    light.lighten(canvas, face, ramp, 1.0, blend="screen")


def grille(canvas: Canvas, area: Outline, *, pitch: float = 7.0, hole: float = 2.1, strength: float = 0.8) -> None:
    """Rows of small round holes, each with a lit lower edge."""
    half = pitch / 2
    dots = "".join(
        f'<circle cx="{x + shift:.2f}" cy="{y + shift:.2f}" r="{hole:.2f}" fill="{ink}" fill-opacity="{opacity}"/>'
        for shift, ink, opacity in ((hole * 0.35, light.GLOW, 0.5), (0.0, light.SHADOW, strength))
        for x, y in ((half / 2, half / 2), (half * 1.5, half * 1.5))
    )
    tiled = canvas.define("pattern", dots, width=pitch, height=pitch, patternUnits="userSpaceOnUse")
    canvas.path(area, fill=f"url(#{tiled})")


def slots(canvas: Canvas, left: float, right: float, top: float, bottom: float, count: int) -> None:
    """Horizontal ventilation slots."""
    for y in np.linspace(top, bottom, count):
        slot = curve([(left, float(y)), (right, float(y))], closed=False)
        canvas.stroke(slot.shifted(0.5, 1.4), light.GLOW, 2.2, stroke_opacity=0.4)
        canvas.stroke(slot, light.SHADOW, 2.4, stroke_opacity=0.75)


def lens(
    canvas: Canvas, at: Point, radius: float, made: Surface, *, ring: Tones | None = None, cast: bool = False
) -> None:
    """A round lens seen from the front: stepped rings, coated glass and its reflections."""
    x, y = at
    for k, (share, step) in enumerate(((1.0, 0.0), (0.88, 0.12), (0.76, -0.12), (0.66, 0.16))):
        disc = ellipse(x, y, radius * share)
        paint(canvas, disc, made if k else made.plain(), cast=cast and k == 0)
        light.shade(canvas, disc, light.SHADOW, 0.10 + step)
        light.rim(canvas, disc, 1.5, 0.75 if k != 2 else 0.3)
    if ring is not None:
        canvas.path(ellipse(x, y, radius * 0.82), fill="none", stroke=ring.base, stroke_width=radius * 0.045)
    _glass(canvas, at, radius * 0.58)


def _glass(canvas: Canvas, at: Point, radius: float) -> None:
    x, y = at
    pane = ellipse(x, y, radius)
    canvas.path(pane, fill="#0d0f17")
    tint = tones(str(canvas.rng.choice(("purple", "teal", "cobalt", "plum", "forest green"))))
    glow: list[Stop] = [(0.0, "#05060a", 1.0), (0.45, tint.deep, 1.0), (0.8, tint.base, 0.75), (1.0, "#0d0f17", 1.0)]
    canvas.path(pane, fill=canvas.radial((x + radius * 0.15, y + radius * 0.18), radius, glow))
    iris = ellipse(x, y, radius * 0.42)
    canvas.path(iris, fill="#04050a", fill_opacity=0.85)
    canvas.path(ellipse(x, y, radius * 0.66), fill="none", stroke="#ffffff", stroke_width=0.9, stroke_opacity=0.18)
    big = ellipse(x - radius * 0.36, y - radius * 0.42, radius * 0.32, radius * 0.2).turned(-42)
    light.gloss(canvas, pane, big, 0.9, max(0.7, radius * 0.05))
    small = ellipse(x + radius * 0.38, y + radius * 0.44, radius * 0.14, radius * 0.09).turned(-42)
    light.gloss(canvas, pane, small, 0.6, max(0.5, radius * 0.03))
    light.inner_shadow(canvas, pane, radius * 0.2, 0.6, shift=(2.0, 3.0))


def lamp(canvas: Canvas, at: Point, colour: str, size: float = 3.0) -> None:
    """A small lit diode with its glow."""
    ink = tones(colour)
    halo = ellipse(*at, size * 3.2)
    stops: list[Stop] = [(0.0, ink.light, 0.75), (0.4, ink.base, 0.32), (1.0, ink.base, 0.0)]
    canvas.path(halo, fill=canvas.radial(at, size * 3.2, stops))
    canvas.path(ellipse(*at, size), fill=ink.light, stroke=ink.base, stroke_width=0.8)


def knob(canvas: Canvas, at: Point, radius: float, made: Surface, *, pointer: float | None = None) -> None:
    """A round control seen from the front, with a knurled edge and a mark at `pointer` degrees from the top."""
    x, y = at
    rim = ellipse(x, y, radius)
    below = ellipse(x + radius * 0.12, y + radius * 0.2, radius * 1.06)
    canvas.path(below, fill=light.SHADOW, fill_opacity=0.4, filter=canvas.blur(radius * 0.12, below))
    paint(canvas, rim, made.plain(), cast=False)
    notch = "".join(
        f"M{x + radius * 0.86 * np.cos(a):.1f} {y + radius * 0.86 * np.sin(a):.1f}"
        f"L{x + radius * np.cos(a):.1f} {y + radius * np.sin(a):.1f}"
        for a in np.linspace(0, 2 * np.pi, 36, endpoint=False)
    )
    canvas.path(notch, fill="none", stroke=made.tones.deep, stroke_width=1.0, stroke_opacity=0.7)
    light.falloff(canvas, rim, 0.4)
    cap = ellipse(x, y, radius * 0.78)
    paint(canvas, cap, made.plain(), cast=False)
    light.falloff(canvas, cap, 0.3)
    light.rim(canvas, cap, 1.2, 0.7)
    if pointer is not None:
        a = np.deg2rad(pointer - 90)
        ends = [(x + radius * s * float(np.cos(a)), y + radius * s * float(np.sin(a))) for s in (0.36, 0.7)]
        canvas.stroke(curve(ends, closed=False), made.tones.deep if not made.tones.is_dark else made.tones.light, 2.2)


def _hull(points: np.ndarray) -> np.ndarray:
    """The convex hull of points (Andrew's monotone chain)."""
    order = np.unique(np.round(points, 3), axis=0)

    def chain(sequence: np.ndarray) -> list[np.ndarray]:
        found: list[np.ndarray] = []
        for point in sequence:
            while len(found) > 1 and _cross(found[-2], found[-1], point) <= 0:
                found.pop()
            found.append(point)
        return found[:-1]

    return np.array(chain(order) + chain(order[::-1]))


def _cross(origin: np.ndarray, a: np.ndarray, b: np.ndarray) -> float:
    return float((a[0] - origin[0]) * (b[1] - origin[1]) - (a[1] - origin[1]) * (b[0] - origin[0]))
