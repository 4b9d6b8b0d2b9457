"""The light of a lamp: its halo on the backdrop, a shade lit from inside, and the pool that falls on the base.

A lamp is the one product that throws light of its own; all lamps share these few pieces, so that they glow alike.
"""

from __future__ import annotations

from dataclasses import dataclass

from storefront.drawing import light, textures
from storefront.drawing.canvas import Canvas, Stop
from storefront.drawing.materials import MATERIALS, Surface, texture
from storefront.drawing.outline import Point, ellipse
from storefront.drawing.solids import TILT, Turned, turned
from storefront.drawing.vessels import around, coat

FOOT = 446.0
"""Where a lamp stands."""
WARM = "#ffd9a0"
"""The light of a bulb at its edge."""
HOT = "#fff3d6"
"""The light of a bulb near its middle."""
CLOTH = ("linen", "cotton", "paper", "rattan", "silk")
"""Materials that make a shade; all others make a base."""


@dataclass(frozen=True)
class Parts:
    """What the parts of a lamp are made of."""

    base: Surface
    shade: Surface
    metal: Surface


def halo(canvas: Canvas, at: Point, radius: float, strength: float = 0.55) -> None:
    """The lamp's own light on the backdrop."""
    stops: list[Stop] = [
        (0.0, HOT, strength),
        (0.35, WARM, strength * 0.5),
        (0.7, WARM, strength * 0.14),
        (1.0, WARM, 0.0),
    ]
    canvas.path(ellipse(*at, radius), fill=canvas.radial(at, radius, stops), blend="soft-light")
    amber = [(s, "#ffcf86", o * 0.75) for s, _, o in stops]
    canvas.path(ellipse(*at, radius), fill=canvas.radial(at, radius, amber))


def lit_shade(canvas: Canvas, shade: Turned, made: Surface, *, bulb: float = 0.55) -> None:
    """A shade of cloth with the bulb behind it: bright at the bulb's height, darker to its rims, seams and hem."""
    canvas.cast(shade.outline)
    left, top, right, bottom = shade.outline.box
    cloth = made if made.material in CLOTH else made.of("linen")
    weave = MATERIALS[cloth.material].tile or "weave"
    back = ellipse(shade.axis, shade.profile[0][1], shade.profile[0][0], shade.profile[0][0] * TILT)
    canvas.path(shade.outline, fill=cloth.tones.base, stroke=cloth.tones.shade, stroke_width=0.6)
    around(canvas, shade, shade.outline, cloth)
    if cloth.material == "paper":
        texture(canvas, shade.outline, cloth)
    else:
        textures.weave(canvas, shade.outline, weave)
    light.round_sides(canvas, shade.outline, 0.3)
    glow_at = (shade.axis, top + (bottom - top) * bulb)
    reach = (right - left) * 0.52
    stops: list[Stop] = [(0.0, HOT, 0.85), (0.35, WARM, 0.6), (0.8, WARM, 0.18), (1.0, WARM, 0.0)]
    light.lighten(
        canvas, shade.outline, canvas.radial(glow_at, reach, stops, squash=(bottom - top) / (right - left) * 1.05)
    )
    faint = [(s, c, o * (0.34 if made.tones.is_dark else 0.5)) for s, c, o in stops]
    light.lighten(canvas, shade.outline, canvas.radial(glow_at, reach * 0.8, faint), blend="screen")
    for y, sign in ((shade.profile[0][1] + 1, 1.0), (shade.profile[-1][1] - 1, -1.0)):
        hem = shade.zone(*sorted((y, y + sign * 7)))
        light.shade(canvas, hem, light.SHADOW, 0.16)
        canvas.stroke(shade.arc(y + sign * 7), made.tones.deep, 0.9, stroke_opacity=0.4)
    light.inner_shadow(canvas, shade.outline, 6, 0.14)
    light.rim(canvas, shade.outline, 0.9, 0.35)
    canvas.path(
        back,
        fill=canvas.radial(
            (shade.axis, back.box[3]), shade.profile[0][0], [(0.0, "#fffaf0", 1.0), (0.7, HOT, 1.0), (1.0, WARM, 1.0)]
        ),
    )
    light.inner_shadow(canvas, back, 4, 0.22, shift=(0.0, 3.0))
    canvas.path(back, fill="none", stroke=made.tones.light, stroke_width=1.8)
    canvas.path(back, fill="none", stroke=made.tones.deep, stroke_width=0.6, stroke_opacity=0.5)


def pool(canvas: Canvas, body: Turned, reach: float) -> None:
    """The light that falls out of a shade onto the top of the base."""
    _, top, _, _ = body.outline.box
    glow: list[Stop] = [(0.0, WARM, 0.85), (1.0, WARM, 0.0)]
    light.lighten(canvas, body.outline, canvas.linear((0, top), (0, top + reach), glow))
    light.lighten(
        canvas,
        body.outline,
        canvas.linear((0, top), (0, top + reach * 0.6), [(s, c, o * 0.35) for s, c, o in glow]),
        blend="screen",
    )


def stem(canvas: Canvas, made: Surface, top: float, bottom: float, width: float, axis: float = 256.0) -> None:
    """A metal rod between base and shade."""
    rod = turned([(width / 2, top), (width / 2, bottom)], axis)
    coat(canvas, rod, made, stands=False)


def glowing(canvas: Canvas, shade: Turned, made: Surface, *, low: bool) -> None:
    """An opaque glossy shade with the light that seeps through it towards its open edge."""
    coat(canvas, shade, made, stands=False)
    _, top, _, bottom = shade.outline.box
    glow: list[Stop] = [(0.35, WARM, 0.0), (0.8, WARM, 0.5), (1.0, HOT, 0.9)]
    ramp = canvas.linear((0, top), (0, bottom), glow if low else [(1 - s, c, o) for s, c, o in glow[::-1]])
    light.lighten(canvas, shade.outline, ramp, 0.9)
    light.lighten(canvas, shade.outline, ramp, 0.24, blend="screen")
    light.rim(canvas, shade.outline, 1.0, 0.4)
