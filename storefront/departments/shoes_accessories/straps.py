"""Straps of sandals and heels: bands that arch over the foot, and rings around heel and ankle.

A strap has two rails in space. What the camera sees of its outside is its near part, up to where it turns away; of
its far part it sees the inside, which is drawn first. `Strap.far` and `Strap.near` are these two.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from storefront.departments.clothing.sewing import stitching
from storefront.drawing import light
from storefront.drawing.materials import MATERIALS, Surface, paint
from storefront.drawing.outline import CORNER, Knot, Outline, Point, curve, rounded

if TYPE_CHECKING:
    from storefront.departments.shoes_accessories.last import Shoe
    from storefront.drawing.canvas import Canvas
    from storefront.palette import Tones


@dataclass(frozen=True)
class Strap:
    """A strap on the canvas.

    Attributes:
        far: its inside on the far half.
        near: its outside on the near half.
        rails: both edges of the near half, for stitches.
        middle: the line between them.
    """

    far: Outline
    near: Outline
    rails: tuple[Outline, Outline]
    middle: Outline


@dataclass(frozen=True, slots=True)
class Arch:
    """A band over the foot.

    Attributes:
        near: x where it leaves the sole on the near side.
        top: x of its highest place.
        far: x where it meets the sole on the far side.
        width: of the band.
        height: of its highest place above the sole.
        narrow: width at the top, as a share.
    """

    near: float
    top: float
    far: float
    width: float
    height: float
    narrow: float = 1.0


def arch(shoe: Shoe, band: Arch) -> Strap:
    """An arch over the foot, rising from both edges of the sole."""
    angles = np.linspace(0, np.pi, 25)
    share = angles / np.pi
    x = (
        band.near * (1 - share) * (1 - 2 * share)
        + band.top * 4 * share * (1 - share)
        + band.far * share * (2 * share - 1)
    )
    half = band.width / 2 * (band.narrow + (1 - band.narrow) * np.abs(np.cos(angles)))
    rails = []
    for way in (-1.0, 1.0):
        along = x + way * half
        wide = shoe.profile("width", along) * (0.98 - 0.1 * np.clip((along - 240) / 60, 0, 1))
        low = shoe.profile("sole", along)
        rails.append(np.stack([along, wide * np.cos(angles), low - 1 + band.height * np.sin(angles) ** 0.8], axis=1))
    yaw, pitch = np.deg2rad(shoe.pose.yaw), np.deg2rad(shoe.pose.pitch)
    limit = np.pi - np.arctan2(np.cos(yaw) * np.cos(pitch), np.sin(pitch) + 1e-6)
    return _strap(shoe, rails[0], rails[1], int(np.searchsorted(angles, limit)))


@dataclass(frozen=True, slots=True)
class Ring:
    """A band around heel or ankle.

    Attributes:
        front: x of its front; it is open there if it is not `closed`.
        back: x of its back.
        half: half width.
        rise: height of its front and of its back above the sole's heel.
        width: of the band.
        closed: whether it goes all around.
    """

    front: float
    back: float
    half: float
    rise: tuple[float, float]
    width: float
    closed: bool = True


def ring(shoe: Shoe, band: Ring) -> Strap:
    """A level or sloping band around the ankle or the heel."""
    first, last = (0.0, 360.0) if band.closed else (58.0, 302.0)
    yaw = shoe.pose.yaw
    angles = np.linspace(-yaw, 360 - yaw, 61) if band.closed else np.linspace(first, last, 49)
    radians = np.deg2rad(angles)
    cx, a = (band.front + band.back) / 2, (band.front - band.back) / 2
    share = (1 - np.cos(radians)) / 2
    base = float(shoe.profile("sole", 20.0))
    z = base + band.rise[0] * (1 - share) + band.rise[1] * share
    flat = np.stack([cx + a * np.cos(radians), band.half * np.sin(radians)], axis=1)
    rails = [np.column_stack([flat, z + way * band.width / 2]) for way in (-1.0, 1.0)]
    limit = int(np.searchsorted(angles, 180 - yaw))
    return _strap(shoe, rails[0], rails[1], limit)


def _strap(shoe: Shoe, one: np.ndarray, two: np.ndarray, limit: int) -> Strap:
    first, second = shoe.pose.project(one), shoe.pose.project(two)
    limit = max(2, min(limit, len(first) - 3))

    def patch(part: slice) -> Outline:
        a, b = first[part], second[part][::-1]
        knots: list[Knot] = [(*a[0], CORNER), *map(tuple, a[1:-1]), (*a[-1], CORNER)]
        return curve([*knots, (*b[0], CORNER), *map(tuple, b[1:-1]), (*b[-1], CORNER)])

    near, far = slice(0, limit + 1), slice(limit, None)
    lines = [curve([tuple(p) for p in run[near].tolist()], closed=False) for run in (first, second)]
    middle = curve([tuple(p) for p in ((first + second)[near] / 2).tolist()], closed=False)
    return Strap(patch(far), patch(near), (lines[0], lines[1]), middle)


def paint_inside(canvas: Canvas, strap: Strap, lining: Tones) -> None:
    """The inside of a strap's far half."""
    canvas.cast(strap.far)
    canvas.path(strap.far, fill=lining.base, stroke=lining.deep, stroke_width=0.7)
    light.shade(canvas, strap.far, light.SHADOW, 0.36)
    light.inner_shadow(canvas, strap.far, 5, 0.3)


def paint_strap(canvas: Canvas, strap: Strap, made: Surface, *, stitched: bool = True, puff: float = 4.0) -> None:
    """The outside of a strap's near half, with its shadow below."""
    shadow = strap.near.shifted(2, 4)
    canvas.path(shadow, fill=light.SHADOW, fill_opacity=0.28, filter=canvas.blur(3, shadow))
    paint(canvas, strap.near, made)
    light.relief(canvas, strap.near, puff=puff, depth=4, strength=0.6)
    left, top, right, bottom = strap.near.box
    fall = canvas.linear((left, top), (left, bottom), [(0.0, light.GLOW, 0.3), (0.3, light.GLOW, 0.0)])
    light.lighten(canvas, strap.near, fall)
    low = canvas.linear((left, top), (left, bottom), [(0.4, light.SHADOW, 0.0), (1.0, light.SHADOW, 0.38)])
    light.shade(canvas, strap.near, low)
    gloss = MATERIALS[made.material].gloss
    if gloss > 0.2:
        spot = strap.near.scaled(0.5, 0.3).shifted(-(right - left) * 0.06, -(bottom - top) * 0.24)
        light.gloss(canvas, strap.near, spot, gloss * 0.4, 4)
    if stitched:
        box = strap.near.box
        centre = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        with canvas.within(strap.near):
            for rail in strap.rails:
                end = rail.at(0.5)
                dx, dy = centre[0] - end[0], centre[1] - end[1]
                far = max(1e-6, float(np.hypot(dx, dy)))
                stitching(canvas, rail.shifted(dx / far * 3.2, dy / far * 3.2), made, width=0.9, strength=0.45)
    light.rim(canvas, strap.near, 0.8, 0.4)


def buckle(canvas: Canvas, at: Point, size: float, metal: str, turn: float = 0.0) -> None:
    """A small metal buckle."""
    x, y = at
    frame = rounded(x - size, y - size * 0.9, x + size, y + size * 0.9, size * 0.36).turned(turn, at)
    canvas.path(frame.shifted(1.2, 2), fill="none", stroke=light.SHADOW, stroke_width=size * 0.42, stroke_opacity=0.35)
    canvas.path(frame, fill="none", stroke=metal, stroke_width=size * 0.4)
    canvas.path(frame.shifted(-0.5, -0.6), fill="none", stroke="#ffffff", stroke_width=size * 0.11, stroke_opacity=0.6)
    pin = curve([(x - size, y), (x + size * 0.9, y)], closed=False).turned(turn, at)
    canvas.stroke(pin, metal, size * 0.26)
