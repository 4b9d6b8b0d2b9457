"""Bars and tubes: handles, spouts, legs, arms of lamps. A line becomes a round bar of varying width.

`bar` gives the outline around a spine, `paint_bar` draws it lit along its length, whatever way it bends. The rule:
light on a bar depends on its own direction only, so a handle and a table leg are the same thing here.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from storefront.drawing import light
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import MATERIALS, Surface, paint
from storefront.drawing.outline import CORNER, Knot, Outline, curve


def bar(spine: Outline, widths: Sequence[float], *, flat: bool = False) -> Outline:
    """The outline of a bar.

    Args:
        spine: an open line.
        widths: of the bar, spread evenly over the spine's length.
        flat: whether its ends are cut straight instead of round.
    """
    points, along, across, half = _run(spine, widths)
    one, other = points + across, (points - across)[::-1]
    knots: list[Knot] = []
    for side, centre, way, reach in (
        (one, points[-1], along[-1], float(half[-1])),
        (other, points[0], -along[0], float(half[0])),
    ):
        middle = [(float(x), float(y)) for x, y in side[1:-1]]
        knots += [(*side[0], CORNER), *middle, (*side[-1], CORNER)] if flat else [tuple(p) for p in side.tolist()]
        if not flat:
            knots.append(tuple((centre + way * reach).tolist()))
    return curve(knots)


def paint_bar(
    canvas: Canvas, spine: Outline, widths: Sequence[float], made: Surface, *, flat: bool = False, cast: bool = True
) -> Outline:
    """Draws a round bar: lit along its upper left, shaded along its lower right. Returns its outline."""
    outline = bar(spine, widths, flat=flat)
    if made.material in ("wood", "bamboo"):
        _wooden(canvas, outline, spine, widths, made, cast=cast)
    else:
        paint(canvas, outline, made.plain(), cast=cast)
    width, gloss, clip = float(np.mean(widths)), MATERIALS[made.material].gloss, canvas.clip(outline)

    def along(shift: float, share: float, soft: float, **look: object) -> None:
        core = bar(spine.shifted(shift * width, shift * width), [w * share for w in widths])
        canvas.path(core, clip_path=clip, filter=canvas.blur(max(0.5, soft * width), core), **look)

    light.inner_shadow(canvas, outline, max(2.0, width * 0.5), 0.42, shift=(-width * 0.16, -width * 0.18))
    along(-0.13, 0.5, 0.14, fill=light.GLOW, fill_opacity=0.55, blend="soft-light")
    if gloss > 0.1:
        along(-0.17, 0.2, 0.05, fill="#ffffff", fill_opacity=0.62 * gloss, blend="screen")
        along(0.3, 0.1, 0.05, fill="#ffffff", fill_opacity=0.22 * gloss, blend="screen")
    light.rim(canvas, outline, 0.7, 0.35)
    return outline


def _run(spine: Outline, widths: Sequence[float]) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Points along a spine, its direction there, the way to the bar's edge, and half the bar's width."""
    points = spine.sample(8 if len(spine.segments) < 5 else 4)
    lengths = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
    half = np.interp(lengths / max(lengths[-1], 1e-9), np.linspace(0, 1, len(widths)), widths) / 2
    along = np.gradient(points, axis=0)
    along /= np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-9)
    return points, along, np.stack([-along[:, 1], along[:, 0]], axis=1) * half[:, None], half


def _wooden(
    canvas: Canvas, outline: Outline, spine: Outline, widths: Sequence[float], made: Surface, *, cast: bool
) -> None:
    """A wooden bar: its grain follows the spine, which a texture from turbulence cannot."""
    if cast:
        canvas.cast(outline)
    canvas.path(outline, fill=made.tones.base, stroke=made.tones.shade, stroke_width=0.6)
    points, _, across, _ = _run(spine, widths)
    rng, clip = canvas.rng, canvas.clip(outline)
    for k, share in enumerate(np.linspace(-0.85, 0.85, 7) + rng.uniform(-0.1, 0.1, 7)):
        drift = share + 0.12 * np.sin(np.linspace(0, rng.uniform(2, 5), len(points)) + rng.uniform(0, 6))
        grain = curve([tuple(p) for p in (points + across * drift[:, None]).tolist()], closed=False)
        ink = made.tones.light if k % 3 == 1 else made.tones.deep
        canvas.stroke(
            grain, ink, float(rng.uniform(0.6, 1.5)), stroke_opacity=float(rng.uniform(0.12, 0.34)), clip_path=clip
        )
