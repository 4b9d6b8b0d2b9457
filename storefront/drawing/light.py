"""Light and shadow on the pieces of a product, for one lamp at the upper left.

All functions draw over what is there, clipped to an outline, and darken by multiplying with a cool near-black or
lighten by soft light, so that they look right on any colour and over any pattern. Strengths are 0 to 1; 0.3 is
normal. `relief` is the strongest of them: it lights a height map, which gives folds, puffiness and grain at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from storefront.drawing.outline import Outline, Point, Shape, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storefront.drawing.canvas import Canvas, Stop

SHADOW = "#14121f"
"""What shadows multiply with: nearly black, a little cool."""
GLOW = "#fff8ec"
"""What lights add: white, a little warm."""
_TABLE = 'type="table" tableValues="0.22 0.36 0.5 0.74 0.92"'
LIFT = f"<feComponentTransfer><feFuncR {_TABLE}/><feFuncG {_TABLE}/><feFuncB {_TABLE}/></feComponentTransfer>"
"""A filter step that keeps the dark side of a relief from going black: the studio's fill light."""


@dataclass(frozen=True, slots=True)
class Fold:
    """A ridge in a height map.

    Attributes:
        outline: its footprint, usually a `leaf`.
        height: 0 to 1.
    """

    outline: Outline
    height: float = 0.6


def shade(canvas: Canvas, outline: Shape, paint: str, strength: float = 1.0) -> None:
    """Multiplies a paint (usually a gradient of `SHADOW`) onto an outline."""
    canvas.path(outline, fill=paint, blend="multiply", opacity=strength)


def lighten(canvas: Canvas, outline: Shape, paint: str, strength: float = 1.0, *, blend: str = "soft-light") -> None:
    """Lays a paint (usually a gradient of `GLOW`) as light onto an outline; `screen` is for gloss."""
    canvas.path(outline, fill=paint, blend=blend, opacity=min(1.0, strength))


def falloff(canvas: Canvas, outline: Shape, strength: float = 0.3) -> None:
    """The lamp's falloff over the whole piece: lighter at the upper left, darker at the lower right."""
    left, top, right, bottom = outline.box
    start, end = (left, top), (right, bottom)
    shade(canvas, outline, canvas.linear(start, end, [(0.35, SHADOW, 0.0), (1.0, SHADOW, strength)]))
    lighten(canvas, outline, canvas.linear(start, end, [(0.0, GLOW, strength * 1.6), (0.5, GLOW, 0.0)]))


def round_sides(canvas: Canvas, outline: Shape, strength: float = 0.3, *, angle: float = 0.0) -> None:
    """Volume of an upright round body: both sides turn away, the right one more; brightest left of the middle.

    Args:
        canvas: to draw on.
        outline: the body.
        strength: of the darker side.
        angle: of the body's axis from the vertical, in degrees clockwise.
    """
    left, top, right, bottom = outline.box
    cx, cy, half = (left + right) / 2, (top + bottom) / 2, (right - left) / 2
    radians = np.deg2rad(angle)
    half = abs(half * np.cos(radians)) + abs((bottom - top) / 2 * np.sin(radians))
    dx, dy = half * np.cos(radians), half * np.sin(radians)
    start, end = (cx - dx, cy - dy), (cx + dx, cy + dy)
    dark: list[Stop] = [
        (0.0, SHADOW, strength * 0.75),
        (0.12, SHADOW, strength * 0.28),
        (0.3, SHADOW, 0.0),
        (0.5, SHADOW, 0.0),
        (0.78, SHADOW, strength * 0.5),
        (0.93, SHADOW, strength),
        (1.0, SHADOW, strength * 0.8),
    ]
    shade(canvas, outline, canvas.linear(start, end, dark))
    bright: list[Stop] = [(0.1, GLOW, 0.0), (0.33, GLOW, strength), (0.6, GLOW, 0.0)]
    lighten(canvas, outline, canvas.linear(start, end, bright))


def ball(canvas: Canvas, outline: Shape, strength: float = 0.5) -> None:
    """Volume of a ball or any plump round thing: light at the upper left, core shadow, reflected light below."""
    left, top, right, bottom = outline.box
    width, height = right - left, bottom - top
    centre = (left + width * 0.46, top + height * 0.44)
    focus = (left + width * 0.34, top + height * 0.27)
    squash = height / width
    dark: list[Stop] = [
        (0.0, SHADOW, 0.0),
        (0.45, SHADOW, strength * 0.10),
        (0.75, SHADOW, strength * 0.55),
        (0.92, SHADOW, strength),
        (1.0, SHADOW, strength * 0.75),
    ]
    shade(canvas, outline, canvas.radial(centre, width * 0.6, dark, focus=focus, squash=squash))
    bright: list[Stop] = [(0.0, GLOW, strength * 0.9), (1.0, GLOW, 0.0)]
    lighten(canvas, outline, canvas.radial(focus, width * 0.42, bright, squash=squash))


def inner_shadow(
    canvas: Canvas, outline: Shape, width: float = 10.0, strength: float = 0.35, *, shift: Point = (-3.0, -4.0)
) -> None:
    """Ambient occlusion along the inside of an edge; `shift` moves the lit part, so that the far edges are darker."""
    left, top, right, bottom = outline.box
    ring = f"M{left - 60} {top - 60}H{right + 60}V{bottom + 60}H{left - 60}Z{outline.shifted(*shift).d}"
    canvas.path(
        ring,
        fill=SHADOW,
        fill_opacity=strength,
        fill_rule="evenodd",
        filter=canvas.blur(width / 2, outline),
        clip_path=canvas.clip(outline),
        blend="multiply",
    )


def rim(canvas: Canvas, outline: Shape, width: float = 1.6, strength: float = 0.5) -> None:
    """A thin bright edge where the outline faces the lamp, and a dark one where it turns away."""
    left, top, right, bottom = outline.box
    stops: list[Stop] = [(0.0, GLOW, strength), (0.42, GLOW, 0.0), (0.58, SHADOW, 0.0), (1.0, SHADOW, strength * 0.8)]
    ramp = canvas.linear((left, top), (right, bottom), stops)
    canvas.path(outline, fill="none", stroke=ramp, stroke_width=width * 2, clip_path=canvas.clip(outline))


def crease(
    canvas: Canvas,
    outline: Shape,
    line: Outline,
    width: float = 8.0,
    strength: float = 0.4,
    *,
    seam: bool = True,
) -> None:
    """A soft shadow along a line where one piece meets another; `seam` adds the line itself and a light above it."""
    clip = canvas.clip(outline)
    blur = canvas.filter(f'<feGaussianBlur stdDeviation="{number(width * 0.42)}"/>', line.box, 2 * width + 4)
    canvas.stroke(line, SHADOW, width, stroke_opacity=strength, filter=blur, clip_path=clip, blend="multiply")
    if seam:
        canvas.stroke(line, SHADOW, 1.1, stroke_opacity=min(0.7, strength * 1.3), clip_path=clip)
        canvas.stroke(line.shifted(-1.3, -1.4), GLOW, 1.0, stroke_opacity=strength * 0.5, clip_path=clip)


def gloss(canvas: Canvas, outline: Shape, spot: Outline, strength: float = 0.6, softness: float = 1.5) -> None:
    """A highlight of a given shape on a smooth surface."""
    canvas.path(
        spot,
        fill="#ffffff",
        fill_opacity=strength,
        filter=canvas.blur(softness, spot),
        clip_path=canvas.clip(outline),
        blend="screen",
    )


def relief(  # noqa: PLR0913 - the few measures of one lamp pass, each with a usual value
    canvas: Canvas,
    outline: Shape,
    folds: Sequence[Fold] = (),
    *,
    puff: float = 10.0,
    soft: float = 5.0,
    depth: float = 6.0,
    strength: float = 0.8,
) -> None:
    """Lights a height map of the piece: its puffed-up silhouette with folds on it.

    Args:
        canvas: to draw on.
        outline: the piece.
        folds: ridges on it.
        puff: how far the edge's rounding reaches inwards, in units; 0 is flat.
        soft: blur of the folds, in units.
        depth: height of the map; more is a stronger relief.
        strength: opacity of the whole.
    """
    box = outline.box
    lamp = (
        f'<feGaussianBlur stdDeviation="1.2"/>'
        f'<feDiffuseLighting surfaceScale="{depth * 6 * canvas.pixel:.2f}" diffuseConstant="0.72" '
        f'lighting-color="#ffffff"><feDistantLight azimuth="{canvas.azimuth:.1f}" elevation="44"/></feDiffuseLighting>'
        f"{LIFT}"
        f'<feGaussianBlur stdDeviation="0.8"/>'
    )
    look = {"blend": "hard-light", "opacity": strength, "clip_path": canvas.clip(outline)}
    with canvas.group(filter=canvas.filter(lamp, box, 6), **look):
        if puff:
            blur = f'<feGaussianBlur stdDeviation="{number(puff)}"/>'
            canvas.path(outline, fill_opacity=0.5, filter=canvas.filter(blur, box, 3 * puff + 4))
        else:
            canvas.rectangle(*box, fill_opacity=0.4)
        if folds:
            blur = f'<feGaussianBlur stdDeviation="{number(soft)}"/>'
            with canvas.group(filter=canvas.filter(blur, box, 3 * soft + 4)):
                for fold in folds:
                    canvas.path(fold.outline, fill_opacity=fold.height * 0.5)
