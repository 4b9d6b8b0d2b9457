"""Laces: single stretches, bows, and the lacing of a boot with its eyelets and hooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from storefront.departments.shoes_accessories.last import FAR
from storefront.drawing import light
from storefront.drawing.outline import Outline, Point, ellipse, line

if TYPE_CHECKING:
    from storefront.departments.shoes_accessories.boot_shape import Boot
    from storefront.departments.shoes_accessories.shoe_parts import Dress
    from storefront.drawing.canvas import Canvas
    from storefront.palette import Tones


def boot_lacing(canvas: Canvas, boot: Boot, dress: Dress, *, hooks: bool) -> None:
    """Eyelets up the instep and the shaft, hooks at the top, and the laces across."""
    scale, shoe = boot.pose.scale, boot.shoe
    spread = 30.0
    heights = np.linspace(boot.foot + 16, boot.top - 12, 4)
    far_angle = max(-spread, -boot.pose.yaw - 6)
    vamp = [(float(x), 0.84) for x in np.linspace(shoe.last.vamp + 34, shoe.last.throat + 22, 4)]
    near = shoe.points(vamp) + boot.points(spread, heights)
    far = shoe.points(vamp, FAR) + boot.points(far_angle, heights)
    ridge = [shoe.lift(x, 0, float(shoe.profile("top", x)) + 2) for x, _ in vamp] + boot.points(0.0, heights, 3)
    wide = (5.0 + 1.6 * float(dress.style[15])) * scale
    metal = "#c2a25c" if dress.style[5] < 0.4 else "#b9bcc2"
    for k, place in enumerate((*far, *near)):
        if k < len(far) and far_angle > -spread:
            continue
        _eyelet(canvas, place, scale, metal, hook=hooks and k % len(near) >= len(near) - 2)
    for k in range(len(near)):
        before = max(k - 1, 0)
        middle = ((ridge[k][0] + ridge[before][0]) / 2, (ridge[k][1] + ridge[before][1]) / 2)
        for a, b in ((near[before], far[k]), (near[k], far[before])) if k else ((near[0], far[0]),):
            lace(canvas, line(a, middle, b), dress.lace, wide)
    tied(canvas, ridge[-1], dress.lace, wide, 1.0 if not boot.pose.left else -1.0)


def _eyelet(canvas: Canvas, place: Point, scale: float, metal: str, *, hook: bool) -> None:
    x, y = place
    size = 4.2 if hook else 3.4
    canvas.path(ellipse(x + 0.8, y + 1.2, size * scale), fill=light.SHADOW, fill_opacity=0.4)
    canvas.path(ellipse(x, y, size * scale), fill=metal, stroke=light.SHADOW, stroke_width=0.7, stroke_opacity=0.5)
    if not hook:
        canvas.path(ellipse(x, y, 1.7 * scale), fill=light.SHADOW, fill_opacity=0.8)
    else:
        canvas.path(ellipse(x - 0.8, y - 1, 1.5 * scale), fill="#ffffff", fill_opacity=0.6)


def lace(canvas: Canvas, run: Outline, tone: Tones, wide: float) -> None:
    """One stretch of a lace."""
    canvas.stroke(run.shifted(0.8, 2.0), light.SHADOW, wide, stroke_opacity=0.34)
    canvas.stroke(run, tone.shade, wide)
    canvas.stroke(run.shifted(-0.3, -0.5), tone.base, wide * 0.74)
    canvas.stroke(
        run.shifted(-0.4, -0.9), tone.light, wide * 0.3, stroke_opacity=0.7, stroke_dasharray="1.6 1.4",
        stroke_linecap="butt",
    )  # fmt: skip


def tied(canvas: Canvas, knot: Point, tone: Tones, wide: float, way: float) -> None:
    """A bow: two loops and two ends from a knot."""
    rng, (x, y) = canvas.rng, knot
    for side in (1.0, -1.0):
        reach, drop = float(rng.uniform(26, 36)) * side * way, float(rng.uniform(16, 28))
        loop = line((x, y), (x + reach * 0.7, y - 3), (x + reach, y + drop), (x + reach * 0.45, y + drop * 0.7), (x, y))
        lace(canvas, loop, tone, wide * 0.72)
        lace(canvas, line((x, y), (x + reach * 0.3, y + drop), (x + reach * 0.5, y + drop * 2.1)), tone, wide * 0.68)
    canvas.path(ellipse(x, y, wide * 0.85, wide * 0.75), fill=tone.base, stroke=tone.deep, stroke_width=0.8)
