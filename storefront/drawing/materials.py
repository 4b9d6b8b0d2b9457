"""Materials: how a surface looks close up, and `paint`, which draws one finished piece of a product.

A `Surface` says what a piece is made of: its colour, pattern and material. `paint` fills an outline with it and adds
what the material asks for: texture from turbulence, wrinkles, gloss. Light that depends on the piece's form (folds,
roundness, seams) is added by the drawing itself, with the functions in `light`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from storefront.drawing import light, patterns, textures
from storefront.palette import Tones, tones

if TYPE_CHECKING:
    from storefront.drawing.canvas import Canvas
    from storefront.drawing.outline import Outline, Project, Shape
    from storefront.types import Design


@dataclass(frozen=True, slots=True)
class Material:
    """The close-up look of a material.

    Attributes:
        frequency: of the texture, across and along the grain, per canvas unit; the finer the higher.
        grain: strength of the texture, 0 to 1.
        octaves: of the turbulence; more is rougher.
        wrinkle: strength of soft large undulations, 0 to 1.
        wrinkle_frequency: of these.
        gloss: 0 is matt, 1 a mirror.
        puff: how much an edge rounds off (a relief's `puff`), in units.
        tile: a regular texture (weave, rows of knitting) in `textures.TILES`, or none.
    """

    frequency: tuple[float, float] = (0.8, 0.8)
    grain: float = 0.2
    octaves: int = 2
    wrinkle: float = 0.0
    wrinkle_frequency: float = 0.014
    gloss: float = 0.0
    puff: float = 8.0
    tile: str = ""


MATERIALS: dict[str, Material] = {
    # cloth
    "cotton": Material((0.9, 0.9), 0.10, 2, wrinkle=0.30, wrinkle_frequency=0.009),
    "linen": Material((0.5, 0.5), 0.12, 2, wrinkle=0.34, wrinkle_frequency=0.016, tile="weave"),
    "wool": Material((0.5, 0.5), 0.30, 3, wrinkle=0.22, wrinkle_frequency=0.008, puff=12),
    "worsted": Material((0.8, 0.8), 0.14, 2, wrinkle=0.14, wrinkle_frequency=0.007, puff=9, tile="weave"),
    "tweed": Material((0.75, 0.75), 0.30, 3, wrinkle=0.16, wrinkle_frequency=0.008, puff=10, tile="twill"),
    "knit": Material((0.5, 0.5), 0.12, 2, wrinkle=0.22, wrinkle_frequency=0.008, puff=13, tile="knit"),
    "fine knit": Material((0.6, 0.6), 0.08, 2, wrinkle=0.24, wrinkle_frequency=0.009, puff=11, tile="fine knit"),
    "chunky knit": Material((0.3, 0.3), 0.16, 3, wrinkle=0.18, wrinkle_frequency=0.007, puff=16, tile="chunky knit"),
    "mohair": Material((0.13, 0.22), 0.30, 4, wrinkle=0.16, wrinkle_frequency=0.008, puff=17),
    "jersey": Material((0.9, 0.9), 0.07, 2, wrinkle=0.34, wrinkle_frequency=0.011, puff=8),
    "ribbed jersey": Material((0.9, 0.9), 0.05, 2, wrinkle=0.26, wrinkle_frequency=0.011, puff=9, tile="rib"),
    "waffle cotton": Material((0.8, 0.8), 0.08, 2, wrinkle=0.24, wrinkle_frequency=0.010, puff=9, tile="waffle"),
    "pique": Material((0.8, 0.8), 0.06, 2, wrinkle=0.26, wrinkle_frequency=0.010, puff=9, tile="pique"),
    "mesh": Material((0.9, 0.9), 0.02, 1, wrinkle=0.24, wrinkle_frequency=0.012, gloss=0.14, puff=7, tile="mesh"),
    "denim": Material((0.6, 0.6), 0.10, 2, wrinkle=0.28, wrinkle_frequency=0.015, puff=7, tile="twill"),
    "silk": Material((0.9, 0.9), 0.0, 1, wrinkle=0.32, wrinkle_frequency=0.008, gloss=0.32, puff=9),
    "satin": Material((0.9, 0.9), 0.0, 1, wrinkle=0.34, wrinkle_frequency=0.007, gloss=0.42, puff=10),
    "fleece": Material((0.22, 0.22), 0.34, 3, wrinkle=0.22, wrinkle_frequency=0.009, puff=15),
    "canvas": Material((0.6, 0.6), 0.14, 2, wrinkle=0.24, wrinkle_frequency=0.011, puff=6, tile="weave"),
    "velvet": Material((0.4, 0.6), 0.10, 2, wrinkle=0.3, wrinkle_frequency=0.009, gloss=0.16, puff=12),
    "corduroy": Material((0.6, 0.3), 0.10, 1, wrinkle=0.22, wrinkle_frequency=0.009, puff=9, tile="cord"),
    "nylon": Material((0.9, 0.9), 0.03, 1, wrinkle=0.26, wrinkle_frequency=0.012, gloss=0.34, puff=9),
    "felt": Material((0.5, 0.5), 0.26, 3, wrinkle=0.10, puff=8),
    "leather": Material((0.26, 0.30), 0.16, 3, wrinkle=0.26, wrinkle_frequency=0.013, gloss=0.42, puff=9),
    "suede": Material((0.55, 0.55), 0.2, 3, wrinkle=0.28, wrinkle_frequency=0.010, puff=9),
    "flannel": Material((0.8, 0.8), 0.12, 3, wrinkle=0.22, wrinkle_frequency=0.009, puff=9),
    "cashmere": Material((0.8, 0.8), 0.13, 3, wrinkle=0.20, wrinkle_frequency=0.008, puff=12),
    # hard things
    "ceramic": Material(grain=0.0, gloss=0.75, puff=5),
    "stoneware": Material((0.5, 0.5), 0.16, 3, gloss=0.18, puff=5),
    "porcelain": Material(grain=0.0, gloss=0.9, puff=4),
    "glass": Material(grain=0.0, gloss=1.0, puff=4),
    "steel": Material((0.012, 0.9), 0.07, 1, gloss=0.9, puff=3),
    "brass": Material((0.02, 0.7), 0.06, 1, gloss=0.85, puff=3),
    "aluminium": Material((0.6, 0.6), 0.05, 2, gloss=0.5, puff=3),
    "enamel": Material(grain=0.0, gloss=0.85, puff=4),
    "cast iron": Material((0.6, 0.6), 0.22, 3, gloss=0.22, puff=4),
    "wood": Material((0.011, 0.16), 0.34, 3, gloss=0.16, puff=3),
    "bamboo": Material((0.010, 0.30), 0.2, 2, gloss=0.2, puff=3),
    "rattan": Material((0.3, 0.3), 0.12, 2, gloss=0.1, puff=5, tile="basket"),
    "cork": Material((0.24, 0.24), 0.4, 3, puff=4),
    "plastic": Material(grain=0.0, gloss=0.55, puff=4),
    "rubber": Material((0.7, 0.7), 0.08, 2, gloss=0.12, puff=5),
    "paper": Material((0.35, 0.35), 0.09, 3, wrinkle=0.06, puff=2),
    "cardboard": Material((0.02, 0.5), 0.12, 2, puff=2),
    "marble": Material((0.012, 0.02), 0.22, 4, gloss=0.5, puff=3),
    "concrete": Material((0.22, 0.22), 0.26, 4, puff=4),
    "terracotta": Material((0.5, 0.5), 0.18, 3, gloss=0.05, puff=4),
    "straw": Material((0.5, 0.2), 0.2, 2, puff=5, tile="basket"),
    "wax": Material((0.04, 0.04), 0.04, 2, gloss=0.3, puff=6),
    # what grows
    "peel": Material((0.25, 0.25), 0.08, 3, gloss=0.5, puff=8),
    "rind": Material((0.3, 0.3), 0.2, 3, gloss=0.25, puff=8),
    "leaf": Material((0.06, 0.2), 0.14, 3, gloss=0.25, puff=4),
    "root": Material((0.05, 0.35), 0.24, 3, gloss=0.1, puff=7),
}
"""Every material by name."""


@dataclass(frozen=True, slots=True)
class Surface:
    """What a piece is made of.

    Attributes:
        tones: of the main colour.
        accent: of the second colour, for the pattern.
        pattern: "plain" or a name in `patterns.PATTERNS`.
        material: a name in `MATERIALS`.
        seed: of the print; the pieces of one product share it.
        scale: size of the print; 1 suits a T-shirt.
    """

    tones: Tones
    accent: Tones
    pattern: str = "plain"
    material: str = "cotton"
    seed: int = 0
    scale: float = 1.0

    def plain(self) -> Surface:
        """The same without its pattern."""
        return replace(self, pattern="plain")

    def trim(self) -> Surface:
        """The same for small pieces (collars, pockets): without a pattern that is too large for them."""
        return self.plain() if self.pattern == "colour block" else self

    def dyed(self, colour: Tones) -> Surface:
        """The same in another plain colour."""
        return replace(self, tones=colour, pattern="plain")

    def of(self, material: str) -> Surface:
        """The same of another material."""
        return replace(self, material=material)


def surface(design: Design, *, scale: float = 1.0) -> Surface:
    """The main surface of a design."""
    rng = np.random.default_rng((design.seed, 1))
    return Surface(
        tones(design.colour, rng), tones(design.accent, rng), design.pattern, design.material, design.seed, scale
    )


def paint(
    canvas: Canvas,
    outline: Outline,
    made: Surface,
    *,
    turn: float = 0.0,
    project: Project | None = None,
    cast: bool = True,
) -> None:
    """Draws a piece: colour, pattern, then the material's wrinkles and texture.

    Args:
        canvas: to draw on.
        outline: of the piece.
        made: what it is made of.
        turn: direction of the grain and the pattern, in degrees clockwise (a sleeve's, a wooden leg's).
        project: lays the pattern onto the piece; a draped one around the piece's centre if none is given.
        cast: whether the piece throws a shadow onto the backdrop.
    """
    if cast:
        canvas.cast(outline)
    canvas.path(outline, fill=made.tones.base, stroke=made.tones.shade, stroke_width=0.6)
    left, top, right, bottom = outline.box
    if made.pattern != "plain":
        rng = np.random.default_rng((made.seed, 2))
        reach = float(np.hypot(right - left, bottom - top)) + 24
        width, height = (reach, reach) if turn or project is None else (right - left + 24, bottom - top + 24)
        sheet = patterns.Sheet(rng, width, height, made.scale, made.tones, made.accent)
        found = patterns.motifs(made.pattern, sheet)
        sway = 2.6 if MATERIALS[made.material].wrinkle else 0.0
        centre = ((left + right) / 2, (top + bottom) / 2)
        patterns.lay(canvas, outline, found, project or patterns.drape(rng, centre, turn=turn, sway=sway))
    texture(canvas, outline, made, turn=turn)


def texture(canvas: Canvas, outline: Outline, made: Surface, *, turn: float = 0.0, strength: float = 1.0) -> None:
    """The material's wrinkles and grain alone, for surfaces that are coloured in another way."""
    material = MATERIALS[made.material]
    seed = int(canvas.rng.integers(1, 9999))
    if material.wrinkle:
        noise = Noise((material.wrinkle_frequency * 1.3, material.wrinkle_frequency), 3, seed, 22.0, 4.0)
        # Light stands out more on dark cloth than shade does on pale cloth.
        calm = 0.36 if made.tones.oklch[0] < 0.42 else 0.55
        bumps(canvas, outline, noise, material.wrinkle * strength * calm, turn=turn)
    if material.tile:
        textures.weave(canvas, outline, material.tile, turn=turn, strength=strength)
    if material.grain:
        noise = Noise(material.frequency, material.octaves, seed + 1, 1.5, 0.0)
        bumps(canvas, outline, noise, material.grain * strength, turn=turn)


@dataclass(frozen=True, slots=True)
class Noise:
    """A turbulent height map: frequency across and along, octaves, seed, height, and a blur that calms it."""

    frequency: tuple[float, float]
    octaves: int
    seed: int
    depth: float
    calm: float


def bumps(canvas: Canvas, outline: Outline, noise: Noise, strength: float, *, turn: float = 0.0) -> None:
    """Turbulence as a height map under the lamp, clipped to an outline."""
    left, top, right, bottom = outline.box
    cx, cy = (left + right) / 2, (top + bottom) / 2
    flat = outline.turned(-turn, (cx, cy)) if turn else outline
    box = flat.box
    calm = f'<feGaussianBlur stdDeviation="{noise.calm}"/>' if noise.calm else ""
    primitives = (
        f'<feTurbulence type="fractalNoise" baseFrequency="{noise.frequency[0]:.4f} {noise.frequency[1]:.4f}" '
        f'numOctaves="{noise.octaves}" seed="{noise.seed}"/>{calm}'
        f'<feDiffuseLighting surfaceScale="{noise.depth * canvas.pixel:.2f}" diffuseConstant="0.72" '
        f'lighting-color="#fff"><feDistantLight azimuth="{canvas.azimuth - turn:.1f}" elevation="44"/>'
        f"</feDiffuseLighting>{light.LIFT if noise.calm else ''}"
    )
    canvas.rectangle(
        *box,
        transform=f"rotate({turn:.1f} {cx:.1f} {cy:.1f})" if turn else None,
        filter=canvas.filter(primitives, box, 2),
        clip_path=canvas.clip(flat),
        opacity=min(1.0, strength),
        blend="hard-light",
    )


def sheen(canvas: Canvas, outline: Shape, made: Surface, *, angle: float = 0.0) -> None:
    """The broad soft highlight of glossy cloth and leather, along an axis `angle` degrees from the vertical."""
    gloss = MATERIALS[made.material].gloss
    if not gloss:
        return
    left, top, right, bottom = outline.box
    cx, cy, half = (left + right) / 2, (top + bottom) / 2, (right - left) / 2
    radians = np.deg2rad(angle)
    dx, dy = half * np.cos(radians), half * np.sin(radians)
    at = float(canvas.rng.uniform(0.26, 0.36))
    stops = [(at - 0.14, light.GLOW, 0.0), (at, light.GLOW, gloss * 0.75), (at + 0.17, light.GLOW, 0.0)]
    stops += [(0.80, light.GLOW, 0.0), (0.88, light.GLOW, gloss * 0.28), (0.96, light.GLOW, 0.0)]
    ramp = canvas.linear((cx - dx, cy - dy), (cx + dx, cy + dy), stops)
    light.lighten(canvas, outline, ramp, 1.0, blend="screen" if made.tones.is_dark else "soft-light")
