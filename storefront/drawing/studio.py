"""The studio: backdrop, placing of the product and the shadows that it throws.

A `Staging` is everything about a picture that is not the product. Each design has one of its own (`staging_of`); any
other (`random_staging`) gives another photo of the same product, which is what an encoder should learn to ignore.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from storefront.drawing.canvas import SIZE, Canvas
from storefront.drawing.outline import ellipse
from storefront.palette import oklch_hex
from storefront.types import Design, ProductType, Stance

if TYPE_CHECKING:
    from collections.abc import Callable

_WHOLE = (-60.0, -60.0, SIZE + 60.0, SIZE + 60.0)


@dataclass(frozen=True, slots=True)
class Staging:
    """How a product is placed and lit.

    Attributes:
        backdrop: OKLCH of the paper behind it.
        rotation: degrees clockwise.
        scale: of the product about the canvas' centre.
        dx: shift to the right in canvas units.
        dy: shift down in canvas units.
        shadow: strength of the shadows, about 1.
        exposure: brightness of the lamp on the backdrop, about 1.
        horizon: height of the soft edge between wall and table, as a share of the canvas (standing products).
        texture_seed: of nothing but the paper.
    """

    backdrop: tuple[float, float, float]
    rotation: float = 0.0
    scale: float = 1.0
    dx: float = 0.0
    dy: float = 0.0
    shadow: float = 1.0
    exposure: float = 1.0
    horizon: float = 0.62


_TURNS = {Stance.HANGING: 4.0, Stance.STANDING: 1.2, Stance.LYING: 24.0}


def staging_of(design: Design, kind: ProductType) -> Staging:
    """The staging of a design's own picture in the shop."""
    rng = np.random.default_rng((design.seed, 3))
    most = _TURNS[kind.stance] if kind.turn is None else kind.turn
    return _staging(rng, most, scales=(0.84, 1.04), chroma=0.042, shift=13.0)


def random_staging(rng: np.random.Generator, kind: ProductType) -> Staging:
    """Another staging, from a wider range than the shop's own."""
    most = _TURNS[kind.stance] if kind.turn is None else kind.turn
    return _staging(rng, most + 4.0, scales=(0.72, 1.1), chroma=0.07, shift=26.0)


def _staging(
    rng: np.random.Generator, turn: float, *, scales: tuple[float, float], chroma: float, shift: float
) -> Staging:
    dark = rng.random() < 0.08
    lightness = rng.uniform(0.46, 0.66) if dark else rng.uniform(0.83, 0.955)
    return Staging(
        backdrop=(lightness, float(rng.uniform(0.004, chroma)), float(rng.uniform(0, 360))),
        rotation=float(np.clip(rng.normal(0, 0.45), -1, 1) * turn),
        scale=float(rng.uniform(*scales)),
        dx=float(rng.normal(0, 0.5) * shift),
        dy=float(rng.normal(0, 0.4) * shift),
        shadow=float(rng.uniform(0.75, 1.2)),
        exposure=float(rng.uniform(0.85, 1.15)),
        horizon=float(rng.uniform(0.54, 0.68)),
    )


def stage(canvas: Canvas, staging: Staging, stance: Stance, draw: Callable[[], None] | None) -> None:
    """Draws the whole picture: backdrop, shadows and the product that `draw` puts on the canvas.

    Args:
        canvas: an empty one; its light is turned against the staging's rotation.
        staging: where the product stands.
        stance: how it is placed.
        draw: draws the product; None leaves the studio empty.
    """
    product = ""
    if draw is not None:
        draw()
        product = canvas.take()
    backdrop(canvas, staging, stance)
    if draw is None:
        return
    centre = SIZE / 2
    transform = (
        f"translate({centre + staging.dx:.1f} {centre + staging.dy:.1f}) "
        f"rotate({staging.rotation:.2f}) scale({staging.scale:.3f}) translate({-centre} {-centre})"
    )
    with canvas.group(transform=transform):
        _shadows(canvas, staging, stance)
        canvas.raw(product)


def backdrop(canvas: Canvas, staging: Staging, stance: Stance) -> None:
    """Draws the studio's paper: a pool of light, a vignette and, under standing products, a soft horizon."""
    lightness, chroma, hue = staging.backdrop
    glow = 0.035 * staging.exposure

    def paper(step: float) -> str:
        return oklch_hex(min(0.99, lightness + step), chroma, hue)

    if stance is Stance.STANDING:
        edge = staging.horizon * SIZE
        wall = canvas.linear((0, 0), (0, edge), [(0.0, paper(-0.035), 1.0), (1.0, paper(0.01), 1.0)])
        canvas.rectangle(0, 0, SIZE, edge + 2, fill=wall)
        floor = canvas.linear(
            (0, edge - 30),
            (0, SIZE),
            [(0.0, paper(0.01), 1.0), (0.25, paper(-0.012), 1.0), (0.6, paper(0.015), 1.0), (1.0, paper(-0.03), 1.0)],
        )
        canvas.rectangle(0, edge - 30, SIZE, SIZE, fill=floor)
    else:
        canvas.rectangle(0, 0, SIZE, SIZE, fill=paper(0.0))
    pool = canvas.radial((185, 165), 400, [(0.0, paper(glow * 2), 0.9), (1.0, paper(0.0), 0.0)])
    canvas.rectangle(0, 0, SIZE, SIZE, fill=pool)
    vignette = canvas.radial(
        (215, 205), 460, [(0.55, paper(-0.16), 0.0), (0.85, paper(-0.16), 0.28), (1.0, paper(-0.2), 0.55)]
    )
    canvas.rectangle(0, 0, SIZE, SIZE, fill=vignette)


def _shadows(canvas: Canvas, staging: Staging, stance: Stance) -> None:
    if not canvas.shadow:
        return
    shapes = "".join(canvas.shadow)
    lightness, chroma, hue = staging.backdrop
    ink = oklch_hex(lightness * 0.30, chroma * 0.9, hue)
    if stance is Stance.STANDING:
        _floor_shadow(canvas, shapes, ink, staging.shadow)
        return
    close, far = ((3, 4), (13, 17)) if stance is Stance.HANGING else ((4, 5), (10, 13))
    for (dx, dy), deviation, opacity in ((far, 15.0, 0.34), (close, 4.0, 0.36)):
        blur = canvas.filter(f'<feGaussianBlur stdDeviation="{deviation}"/>', _WHOLE)
        with (
            canvas.group(opacity=min(1.0, opacity * staging.shadow), filter=blur),
            canvas.group(transform=f"translate({dx} {dy})", fill=ink),
        ):
            canvas.raw(shapes)


def _floor_shadow(canvas: Canvas, shapes: str, ink: str, strength: float) -> None:
    """The product's own outline, laid onto the floor away from the lamp, and a dark line where it touches."""
    left, _, right, bottom = canvas.shadow_box
    width = right - left
    # Flattened about its foot and sheared to the right: x' = x + 0.5 (bottom - y), y' = bottom - 0.2 (bottom - y).
    matrix = f"matrix(1 0 -0.55 0.2 {0.55 * bottom:.1f} {0.8 * bottom:.1f})"
    for deviation, opacity in ((13.0, 0.30), (5.0, 0.22)):
        blur = canvas.filter(f'<feGaussianBlur stdDeviation="{deviation}"/>', _WHOLE)
        with canvas.group(opacity=opacity * strength, filter=blur), canvas.group(transform=matrix, fill=ink):
            canvas.raw(shapes)
    feet = canvas.feet or [((left + right) / 2, bottom, width * 0.46, max(4.0, width * 0.035))]
    for cx, y, rx, ry in feet:
        soft = max(1.5, min(7.0, rx * 0.12))
        for spread, deviation, opacity in ((1.25, soft * 1.8, 0.36), (1.0, soft * 0.55, 0.6)):
            blur = canvas.filter(f'<feGaussianBlur stdDeviation="{deviation:.1f}"/>', _WHOLE)
            foot = ellipse(cx + rx * 0.06, y, rx * spread, ry * spread)
            canvas.path(foot, fill=ink, opacity=min(1.0, opacity * strength), filter=blur)
