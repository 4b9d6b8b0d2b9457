"""Oyster mushrooms: a cluster of shell-shaped caps whose gilled stems meet at one foot."""

from __future__ import annotations

import numpy as np

from storefront.departments.fruit_vegetables.fruit_shapes import Skin, blob
from storefront.departments.fruit_vegetables.limbs import limb, shade_limb
from storefront.departments.fruit_vegetables.veg_displays import INK
from storefront.drawing import light
from storefront.drawing.canvas import Canvas
from storefront.drawing.outline import Point, curve

_STEM = Skin(0.93, 0.022, 86, 0.1)


def oyster_cluster(canvas: Canvas, made: Skin) -> None:
    """Caps in tiers, the large ones above and outside, small ones at the foot."""
    rng = canvas.rng
    foot = (256 + float(rng.uniform(-14, 14)), 414.0)
    canvas.stand(foot[0], 416, 74, 12)
    tiers = ((232.0, 4, 76.0, 50.0), (168.0, 3, 68.0, 50.0), (98.0, 3, 44.0, 56.0))
    for reach, count, size, spread in tiers:
        spots = np.linspace(-1, 1, count) + rng.uniform(-0.12, 0.12, count)
        for spot in rng.permutation(spots):
            angle = np.deg2rad(float(spot) * spread)
            far = reach * float(rng.uniform(0.9, 1.06)) * (1 - 0.10 * abs(float(spot)))
            centre = (foot[0] + far * np.sin(angle), foot[1] - far * np.cos(angle) * 0.98)
            _fan(canvas, foot, centre, size * float(rng.uniform(0.82, 1.12)), made)


def _fan(canvas: Canvas, foot: Point, centre: Point, size: float, made: Skin) -> None:
    """One cap with its stem."""
    rng = canvas.rng
    a, b = np.array(foot), np.array(centre)
    way = (b - a) / max(float(np.hypot(*(b - a))), 1e-6)
    across = np.array([-way[1], way[0]])
    neck = b - way * size * 0.30
    stem = limb(tuple(a), tuple(neck), lambda s: size * (0.17 + 0.24 * s**3), bend=float(rng.uniform(-0.08, 0.08)))
    shade_limb(canvas, stem, _STEM, fine=True)
    run = [stem.band(float(u), float(u) * 1.0 + 0.04).d for u in np.linspace(-0.85, 0.8, 9)]
    canvas.path("".join(run), fill=_STEM.at(0.66, 2.0), fill_opacity=0.40)
    points, ripple = [], float(rng.uniform(0, 6))
    for t in np.linspace(0, 2 * np.pi, 19)[:-1]:
        reach = size * (1 + 0.05 * np.sin(5 * t + ripple) + 0.03 * float(rng.normal()))
        back = -np.cos(t)
        long = 0.52 if back < 0 else 0.34
        points.append(
            b + across * np.sin(t) * reach + way * (-back) * reach * long * 1.15 - way * 0.10 * size * (back > 0)
        )
    cap = curve([tuple(p) for p in points])
    blob(canvas, (centre[0] + 5, centre[1] + size * 0.24), (size * 1.15, size * 0.95), INK, 0.38)
    canvas.cast(cap)
    tone = Skin(made.lightness * float(rng.uniform(0.95, 1.04)), made.chroma, made.hue + float(rng.normal(0, 4)))
    left, top, right, bottom = cap.box
    stops = [
        (0.0, tone.at(0.82, 1.1), 1.0),
        (0.35, tone.at(0.96), 1.0),
        (0.8, tone.at(1.06, 0.9), 1.0),
        (1.0, tone.at(1.14, 0.7), 1.0),
    ]
    hub = b - way * size * 0.22
    canvas.path(cap, fill=canvas.radial(tuple(hub), size * 1.25, stops))
    with canvas.within(cap):
        lines = []
        for t in np.linspace(-1.5, 1.5, 22) + rng.uniform(-0.05, 0.05, 22):
            ray = way * np.cos(t) + across * np.sin(t)
            lines.append(
                curve(
                    [tuple(hub + ray * size * 0.3), tuple(hub + ray * size * float(rng.uniform(0.8, 1.2)))],
                    closed=False,
                ).d
            )
        canvas.path("".join(lines), fill="none", stroke=tone.at(0.8), stroke_width=1.2, stroke_opacity=0.28)
        blob(canvas, tuple(hub), (size * 0.5, size * 0.34), tone.at(0.68, 1.2), 0.55)
        blob(
            canvas,
            (left + (right - left) * 0.32, top + (bottom - top) * 0.26),
            (size * 0.5, size * 0.26),
            "#fffaf0",
            0.6,
            -24,
        )
    light.inner_shadow(canvas, cap, size * 0.14, 0.22)
    light.rim(canvas, cap, 1.8, 0.75)
