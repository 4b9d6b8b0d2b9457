"""Loudspeaker drivers, grille cloth and cabinets: what speakers of every shape are put together from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from storefront.departments.electronics.gadget import domed, extruded, faced
from storefront.drawing import light, textures
from storefront.drawing.canvas import Canvas, Stop
from storefront.drawing.materials import Surface, paint
from storefront.drawing.outline import Outline, Point, ellipse
from storefront.palette import tones


@dataclass(frozen=True)
class Parts:
    """What a speaker is made of.

    Attributes:
        body: cabinet or shell.
        grille: the cloth before the drivers.
        metal: knobs, rings and badges.
        dark: rubber and frames.
        cone: of the drivers.
        named: the one of body and grille that the design's colour and material are of.
    """

    body: Surface
    grille: Surface
    metal: Surface
    dark: Surface
    cone: Surface
    named: Surface


CLOTH = ("linen", "canvas", "wool", "knit", "cotton")
"""Materials of grilles."""


def driver(  # noqa: PLR0913 - the parts of one driver, seen straight or from the side
    canvas: Canvas, at: Point, radius: float, frame: Surface, cone: Surface, *, squash: float = 1.0, plug: bool = False
) -> None:
    """A driver from the front: frame with screws, rubber surround, cone and dust cap (or a metal plug)."""
    x, y = at

    def disc(share: float) -> Outline:
        return ellipse(x, y, radius * share * squash, radius * share)

    faced(canvas, disc(1.0), frame.plain(), cast=False, bevel=3)
    for k in range(6 if squash > 0.8 else 0):
        a = np.pi / 3 * k + 0.5
        spot = ellipse(x + radius * 0.93 * float(np.cos(a)), y + radius * 0.93 * float(np.sin(a)), radius * 0.035)
        canvas.path(spot, fill=light.SHADOW, fill_opacity=0.7)
    rubber = disc(0.86)
    canvas.path(rubber, fill="#1d1e24")
    light.inner_shadow(canvas, rubber, radius * 0.1, 0.6, shift=(2.0, 3.0))
    for share, ink, opacity in ((0.81, "#6b6d78", 0.8), (0.775, "#000000", 0.7)):
        canvas.path(disc(share), fill="none", stroke=ink, stroke_width=radius * 0.05, stroke_opacity=opacity)
    light.rim(canvas, disc(0.84), 1.2, 0.6)
    _cone(canvas, disc(0.72), cone)
    if plug:
        domed(canvas, disc(0.16), frame.dyed(tones("silver")).of("steel"), cast=False, strength=0.7)
    else:
        domed(canvas, disc(0.27), cone.plain(), cast=False, strength=0.6)


def _cone(canvas: Canvas, area: Outline, made: Surface) -> None:
    """A hollow cone: dark towards the lamp, lit where it faces it, deepest in the middle."""
    paint(canvas, area, made.plain(), cast=False)
    left, top, right, bottom = area.box
    middle, reach = ((left + right) / 2, (top + bottom) / 2), (bottom - top) / 2
    squash = reach * 2 / max(right - left, 1e-6)
    dark: list[Stop] = [(0.0, light.SHADOW, 0.75), (0.45, light.SHADOW, 0.42), (1.0, light.SHADOW, 0.05)]
    light.shade(canvas, area, canvas.radial(middle, (right - left) / 2, dark, squash=squash))
    slope: list[Stop] = [(0.1, light.SHADOW, 0.5), (0.5, light.SHADOW, 0.0)]
    light.shade(canvas, area, canvas.linear((left, top), (right, bottom), slope))
    glow: list[Stop] = [(0.5, light.GLOW, 0.0), (0.92, light.GLOW, 0.6)]
    light.lighten(canvas, area, canvas.linear((left, top), (right, bottom), glow))
    canvas.path(area, fill="none", stroke=light.SHADOW, stroke_width=1.2, stroke_opacity=0.6)


def tweeter(canvas: Canvas, at: Point, radius: float, frame: Surface, dome: Surface) -> None:
    """A small dome for the treble in its flat plate."""
    faced(canvas, ellipse(*at, radius), frame.plain(), cast=False, bevel=3)
    hollow = ellipse(*at, radius * 0.62)
    canvas.path(hollow, fill="#1a1b20")
    light.inner_shadow(canvas, hollow, radius * 0.2, 0.6, shift=(2.0, 3.0))
    light.rim(canvas, hollow, 1.2, 0.6)
    domed(canvas, ellipse(*at, radius * 0.38), dome.plain().of("steel"), cast=False, strength=0.6)


def port(canvas: Canvas, at: Point, radius: float) -> None:
    """A bass port: a round hole with a rounded mouth."""
    mouth = ellipse(*at, radius)
    canvas.path(mouth, fill="#24252b")
    light.rim(canvas, mouth, 2.0, 0.8)
    hole = ellipse(at[0] + 1, at[1] + 1, radius * 0.74)
    canvas.path(hole, fill="#08080b")
    light.inner_shadow(canvas, hole, 6, 0.6, shift=(2.0, 3.0))


def stretched(made: Surface) -> Surface:
    """The same cloth drawn tight over a frame: without the wrinkles that hanging cloth has."""
    return made.of("rubber") if made.material in CLOTH else made


def cloth(canvas: Canvas, area: Outline, made: Surface, *, cast: bool = False) -> None:
    """A tight grille cloth with its open weave."""
    paint(canvas, area, made.of("rubber"), cast=cast)
    mesh(canvas, area, str(canvas.rng.choice(("mesh", "weave", "basket", "twill"))))
    light.falloff(canvas, area, 0.14)
    light.inner_shadow(canvas, area, 8, 0.34)


def mesh(canvas: Canvas, area: Outline, weave: str = "mesh") -> None:
    """The fine holes of acoustic cloth."""
    textures.weave(canvas, area, weave, strength=0.8)


def cabinet(canvas: Canvas, face: Outline, push: Point, made: Surface) -> None:
    """A box: veneered or lacquered sides and a front."""
    extruded(canvas, face, push, made)
    faced(canvas, face, made, bevel=5)
    left, _, right, bottom = face.box
    canvas.stand((left + right) / 2 + push[0] * 0.45, bottom - 3, (right - left) / 2 + push[0] * 0.35, 7)
