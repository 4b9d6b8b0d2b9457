"""Flowerpots: turned pots of clay, glaze, concrete or enamel, baskets, pots on wooden feet; with earth inside."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from storefront.drawing import light
from storefront.drawing.bars import paint_bar
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import Surface
from storefront.drawing.outline import CORNER, Knot, Outline, curve, ellipse, line
from storefront.drawing.solids import TILT, Turned, turned
from storefront.drawing.vessels import Zone, coat, dip, mouth
from storefront.palette import tones

FOOT = 436.0
"""Where pots stand."""
KINDS = ("classic", "cylinder", "tapered", "belly", "bowl", "ridged", "on feet")


@dataclass(frozen=True)
class Pot:
    """A pot that is drawn already.

    Attributes:
        body: its solid.
        hole: the earth's outline.
    """

    body: Turned
    hole: Outline

    @property
    def axis(self) -> float:
        """X of its middle."""
        return self.body.axis

    @property
    def rim(self) -> float:
        """Y of its rim's middle."""
        return self.body.profile[0][1]

    @property
    def half(self) -> float:
        """Half the width of its mouth."""
        return self.body.profile[0][0]


def _profile(kind: str, half: float, top: float, foot: float, rng: np.random.Generator) -> list[Knot]:
    high, taper = foot - top, float(rng.uniform(0.62, 0.78))
    if kind == "classic":
        band = high * float(rng.uniform(0.2, 0.26))
        return [
            (half, top),
            (half * 0.985, top + band, CORNER),
            (half * 0.9, top + band + 2, CORNER),
            (half * taper, foot),
        ]
    if kind == "belly":
        return [
            (half * 0.86, top),
            (half * 1.02, top + high * 0.4),
            (half * 0.94, top + high * 0.68),
            (half * 0.62, foot - 3),
            (half * 0.6, foot),
        ]
    if kind == "bowl":
        return [
            (half, top),
            (half * 1.05, top + high * 0.22),
            (half * 0.98, top + high * 0.5),
            (half * 0.72, foot - 10),
            (half * 0.58, foot),
        ]
    if kind in ("cylinder", "on feet"):
        edge = float(rng.uniform(6, 22))
        return [
            (half, top),
            (half * 0.99, foot - edge),
            (half * 0.99 - edge * 0.3, foot - edge * 0.3),
            (half * 0.99 - edge * 0.8, foot),
        ]
    return [
        (half, top),
        (half * (1 + taper) / 2 * 1.015, top + high * 0.5),
        (half * taper, foot - 4),
        (half * taper * 0.95, foot),
    ]


def pot(canvas: Canvas, made: Surface, size: tuple[float, float], *, foot: float = FOOT, kind: str = "") -> Pot:
    """Draws a pot with earth in it.

    Args:
        canvas: to draw on.
        made: its surface.
        size: half the width of its mouth, and its height.
        foot: y of its foot.
        kind: one of `KINDS`; a suitable one by chance if empty.
    """
    rng, (half, high) = canvas.rng, size
    woven = made.material in ("straw", "rattan")
    kind = kind or str(rng.choice(KINDS if not woven else ("tapered", "belly", "cylinder")))
    if made.material == "terracotta" and kind in ("cylinder", "on feet") and rng.random() < 0.7:
        kind = "classic"
    raised = min(44.0, high * 0.36) if kind == "on feet" else 0.0
    body = turned(_profile(kind, half, foot - high, foot - raised, rng))
    if raised:
        _legs(canvas, body, raised)
    elif made.material in ("terracotta", "ceramic", "stoneware") and rng.random() < 0.4:
        _saucer(canvas, body, made)
    if woven:
        _ears(canvas, body, made)
    coat(canvas, body, made, _zones(canvas, body, made, kind), stands=not raised)
    if kind == "ridged":
        for y in np.arange(foot - high + 16, foot - raised - 8, 9.0):
            light.crease(canvas, body.outline, body.arc(float(y)), 4, 0.26, seam=False)
    hole = mouth(canvas, body, made, wall=float(rng.uniform(5, 8)))
    _earth(canvas, hole)
    return Pot(body, hole)


def _zones(canvas: Canvas, body: Turned, made: Surface, kind: str) -> list[Zone]:
    """A dipped glaze on plain pots, and the shadow line below a classic rim."""
    rng = canvas.rng
    if (
        made.pattern == "plain"
        and made.material in ("ceramic", "stoneware", "concrete")
        and kind != "ridged"
        and rng.random() < 0.34
    ):
        return [(dip(canvas, body, float(rng.uniform(0.45, 0.7)), wobble=0.6), made.dyed(made.accent))]
    return []


def _saucer(canvas: Canvas, body: Turned, made: Surface) -> None:
    half, foot = body.profile[-1][0] * 1.28, body.profile[-1][1] + 3
    coat(canvas, turned([(half, foot - 9), (half * 0.97, foot), (half * 0.86, foot + 6)], body.axis), made.plain())
    well = ellipse(body.axis, foot - 9, half * 0.95, half * TILT * 0.9)
    canvas.path(well, fill=made.tones.shade)
    light.inner_shadow(canvas, well, 5, 0.3)


def _legs(canvas: Canvas, body: Turned, raised: float) -> None:
    """A wooden stand of four legs around a pot."""
    half, foot = body.half(body.profile[-1][1] - 30) + 5, body.profile[-1][1]
    wood = Surface(
        tones(str(canvas.rng.choice(("camel", "tan", "chocolate", "sand")))), tones("brown"), material="wood"
    )
    for side, near in ((-0.55, False), (0.6, False), (-1.0, True), (1.0, True)):
        x, y = body.axis + side * half, foot + raised - (0 if near else half * TILT * 1.4)
        paint_bar(canvas, line((x, foot - 34), (x + side * 4, y)), (10, 9, 7), wood, flat=True)
        canvas.stand(x + side * 4, y, 9, 3)
    ring = curve(
        [(body.axis - half, foot - 2), (body.axis, foot - 2 + half * TILT), (body.axis + half, foot - 2)], closed=False
    )
    paint_bar(canvas, ring, (8, 8), wood)


def _ears(canvas: Canvas, body: Turned, made: Surface) -> None:
    """The two handles of a basket."""
    top = body.profile[0][1]
    for side in (-1, 1):
        x = body.axis + side * body.half(top)
        loop = curve(
            [(x - side * 8, top + 4), (x + side * 10, top - 22), (x + side * 19, top - 4), (x + side * 2, top + 34)],
            closed=False,
        )
        paint_bar(canvas, loop, (7, 7), made.plain())


def _earth(canvas: Canvas, hole: Outline) -> None:
    """Dark crumbly earth."""
    rng, (left, top, right, bottom) = canvas.rng, hole.box
    soil = tones("chocolate")
    level = hole.scaled(0.97, 0.9).shifted(0, 2)
    canvas.path(level, fill=soil.shade)
    with canvas.within(level):
        for ink, count in ((soil.deep, 60), (soil.base, 46), (tones("brown").base, 16)):
            data = "".join(
                ellipse(
                    float(rng.uniform(left, right)),
                    float(rng.uniform(top, bottom)),
                    float(rng.uniform(1, 3.2)),
                    float(rng.uniform(0.7, 1.6)),
                ).d
                for _ in range(count)
            )
            canvas.path(data, fill=ink)
    light.inner_shadow(canvas, level, 8, 0.55, shift=(3, 4))
