"""Blossoms: tulips, roses, sunflowers, lavender, daisies, orchids, and the sprigs between them.

Every head is drawn at a place on the canvas and leans by some degrees; petals are shaded with gradients of their own
colour. The functions know nothing about vases or bunches.
"""

from __future__ import annotations

import numpy as np

from storefront.departments.plants_garden.foliage import HEART, LANCE, OVAL, Foliage, Place, lit
from storefront.drawing import light
from storefront.drawing.canvas import Canvas
from storefront.drawing.outline import CORNER, Outline, Point, curve, ellipse, leaf
from storefront.palette import Tones, tones

GREEN = tones("forest green")


def _petal(canvas: Canvas, outline: Outline, tone: Tones, root: Point, reach: float, *, deep: float = 0.55) -> None:
    """A petal: darker at its root, a bright edge."""
    canvas.cast(outline)
    canvas.path(outline, fill=tone.base)
    canvas.path(
        outline,
        fill=canvas.radial(
            root, reach, [(0.0, tone.deep, deep), (0.55, tone.shade, deep * 0.4), (1.0, tone.base, 0.0)]
        ),
    )
    canvas.path(outline, fill="none", stroke=tone.light, stroke_width=1.0, stroke_opacity=0.65)


def tulip(canvas: Canvas, at: Point, size: float, angle: float, tone: Tones) -> None:
    """A tulip from the side: a cup of six petals, more or less open. `at` is where the stalk ends."""
    open_ = float(canvas.rng.uniform(0.86, 1.2))
    place = Place(at, angle, size, size * 0.43 * open_, 0.0)
    foot, top = at, place.tip
    back = curve(
        [
            (-0.4, 0.1),
            (-0.86, 0.66),
            (-0.5, 1.04, CORNER),
            (-0.12, 0.8),
            (0.1, 1.06, CORNER),
            (0.36, 0.8),
            (0.62, 1.0, CORNER),
            (0.84, 0.6),
            (0.4, 0.1),
        ]
    )
    left = curve(
        [(0.06, -0.02), (-0.72, 0.1), (-1.0, 0.46), (-0.86, 0.82), (-0.72, 1.0, CORNER), (-0.3, 0.76), (0.06, 0.3)]
    )
    front = curve(
        [
            (0.0, -0.03),
            (-0.5, 0.12),
            (-0.66, 0.5),
            (-0.36, 0.82),
            (0.02, 0.96, CORNER),
            (0.38, 0.8),
            (0.64, 0.48),
            (0.5, 0.12),
        ]
    )
    right = left.mapped(lambda p: p * [-1, 1])
    for unit, step in ((back, -0.07), (left, 0.02), (right, -0.03), (front, 0.03)):
        outline, own = unit.mapped(place.lay), lit(tone, step)
        canvas.cast(outline)
        canvas.path(outline, fill=canvas.linear(foot, top, [(0, own.deep, 1), (0.16, own.shade, 1),
                    (0.5, own.base, 1), (1, own.light, 1)]), stroke=own.shade, stroke_width=0.8)  # fmt: skip
        with canvas.within(outline):
            lines = [curve([*map(tuple, place.lay(np.array([[x * 0.3, 0.0], [x, 0.5], [x * 0.8, 1.0]])).tolist())],
                     closed=False).d for x in np.linspace(-0.9, 0.9, 9)]  # fmt: skip
            canvas.path("".join(lines), fill="none", stroke=own.shade, stroke_width=0.7, stroke_opacity=0.35)
    whole = front.mapped(place.lay)
    light.ball(canvas, whole, 0.26)


def _rose_petal(canvas: Canvas, middle: np.ndarray, reach: float, way: float, wide: float, tone: Tones) -> None:
    """A petal of a rose: dark where it dives below the inner ones, a bright lip that curls outwards."""
    edge = ((-1.0, 0.5), (-0.84, 0.9), (-0.34, 1.02), (0.0, 1.06), (0.34, 0.99), (0.84, 0.88), (1.0, 0.48))
    knots = [
        tuple(middle + reach * r * np.array([np.cos(way + wide * u), np.sin(way + wide * u) * 0.92])) for u, r in edge
    ]
    outline = curve([*knots, (*middle, CORNER)], tension=0.34)
    canvas.cast(outline)
    canvas.path(outline, fill=tone.base)
    centre = (float(middle[0]), float(middle[1]))
    under = [(0.0, tone.deep, 1.0), (0.56, tone.deep, 0.85), (0.8, tone.shade, 0.35), (0.92, tone.base, 0.0)]
    canvas.path(outline, fill=canvas.radial(centre, reach * 1.04, under))
    canvas.path(
        outline,
        fill=canvas.radial(
            centre, reach * 1.04, [(0.84, tone.light, 0.0), (0.97, tone.light, 0.8), (1.0, tone.light, 0.3)]
        ),
    )
    canvas.path(outline, fill="none", stroke=tone.deep, stroke_width=0.6, stroke_opacity=0.55)


def rose(canvas: Canvas, at: Point, size: float, angle: float, tone: Tones) -> None:
    """A rose, seen from above and a little from the side: petals around a tight spiral."""
    rng, (x, y) = canvas.rng, at
    for k in range(5):
        way = np.deg2rad(angle + 108 + 36 * k)
        canvas.path(
            leaf((x, y), (x + size * 1.12 * np.cos(way), y + size * 1.12 * np.sin(way)), size * 0.3), fill=GREEN.base
        )
    start = float(rng.uniform(0, 2 * np.pi))
    shift = np.array([0.09 * np.sin(np.deg2rad(angle)), -0.09])
    for ring, (reach, count) in enumerate(((1.0, 5), (0.78, 5), (0.59, 4), (0.42, 3), (0.27, 3))):
        middle = np.array([x, y]) + shift * size * ring
        for k in range(count):
            way = start + ring * 0.7 + 2 * np.pi * k / count + float(rng.normal(0, 0.08))
            _rose_petal(canvas, middle, size * reach * float(rng.uniform(0.94, 1.07)), way, np.pi / count * 1.3, tone)
    heart = np.array([x, y]) + shift * size * 4.6
    bud = ellipse(float(heart[0]), float(heart[1]), size * 0.17, size * 0.15)
    canvas.path(bud, fill=tone.shade)
    turn = [
        heart + size * 0.17 * s * np.array([np.cos(7 * s + start), np.sin(7 * s + start) * 0.9])
        for s in np.linspace(0.15, 1, 9)
    ]
    canvas.stroke(curve([tuple(p) for p in turn], closed=False), tone.deep, max(0.8, size * 0.04), stroke_opacity=0.8)
    whole = ellipse(x, y, size * 1.02, size * 0.95)
    light.ball(canvas, whole, 0.3)


def sunflower(canvas: Canvas, at: Point, size: float, angle: float) -> None:
    """A sunflower facing the viewer: two rings of golden petals around a dark disc of seeds."""
    rng, (x, y) = canvas.rng, at
    squash = float(rng.uniform(0.86, 1.0))
    gold = tones(str(rng.choice(("yellow", "mustard", "yellow"))), rng)
    with canvas.group(
        transform=f"rotate({angle:.1f} {x:.1f} {y:.1f}) translate(0 {y * (1 - squash):.2f}) scale(1 {squash:.3f})"
    ):
        for ring, count, step in ((1.0, 19, -0.06), (0.88, 17, 0.02)):
            start, own = float(rng.uniform(0, 1)), lit(gold, step)
            for k in range(count):
                way = start + 2 * np.pi * k / count + float(rng.normal(0, 0.05))
                reach = size * ring * float(rng.uniform(0.9, 1.06))
                tip = (x + reach * np.cos(way), y + reach * np.sin(way))
                root = (x + size * 0.3 * np.cos(way), y + size * 0.3 * np.sin(way))
                petal = leaf(root, tip, size * 0.2, float(rng.uniform(-2, 2)))
                canvas.cast(petal)
                canvas.path(petal, fill=canvas.linear(root, tip, [(0, tones("orange").base, 1), (0.45, own.base, 1),
                            (1, own.light, 1)]), stroke=own.shade, stroke_width=0.6)  # fmt: skip
        disc = ellipse(x, y, size * 0.42)
        canvas.path(disc, fill=tones("chocolate").shade)
        seeds: dict[str, list[str]] = {tones("brown").base: [], tones("chocolate").deep: [], "#c98a2b": []}
        for k in range(130):
            radius, way = size * 0.41 * np.sqrt(k / 130), k * 2.39996
            ink = "#c98a2b" if k > 96 and k % 2 else tones("brown").base if k % 3 else tones("chocolate").deep
            seeds[ink].append(ellipse(float(x + radius * np.cos(way)), float(y + radius * np.sin(way)), size * 0.022).d)
        for ink, data in seeds.items():
            canvas.path("".join(data), fill=ink)
        light.inner_shadow(canvas, disc, size * 0.1, 0.4)
        light.ball(canvas, disc, 0.3)


def daisy(canvas: Canvas, at: Point, size: float, tone: Tones, *, heart: str = "#f0c23e") -> None:
    """A daisy or gerbera: one ring of narrow petals."""
    rng, (x, y) = canvas.rng, at
    squash, start = float(rng.uniform(0.72, 0.96)), float(rng.uniform(0, 1))
    count = int(rng.integers(14, 20))
    for ring, step in ((1.0, -0.04), (0.8, 0.03)):
        for k in range(count):
            way = start + 2 * np.pi * (k + 0.5 * (ring < 1)) / count
            tip = (x + size * ring * np.cos(way), y + size * ring * squash * np.sin(way))
            petal = leaf((x, y), tip, size * 0.2)
            canvas.cast(petal)
            canvas.path(petal, fill=lit(tone, step).base, stroke=tone.shade, stroke_width=0.5)
    disc = ellipse(x, y, size * 0.27, size * 0.27 * squash)
    canvas.path(disc, fill=heart, stroke="#9c7422", stroke_width=0.7)
    light.ball(canvas, disc, 0.45)


def lavender(canvas: Canvas, points: list[Point], size: float, tone: Tones) -> None:
    """A spike of lavender: whorls of small florets along the end of a stalk."""
    rng, spine = canvas.rng, curve(points, closed=False)
    whorls: dict[str, list[str]] = {tone.shade: [], tone.base: [], tone.light: []}
    for share in np.linspace(0.0, 1.0, 11):
        x, y = spine.at(float(share))
        reach = size * (0.62 + 0.5 * np.sin(np.pi * min(1.0, share * 0.9 + 0.12)))
        for k in range(7):
            u = -1 + 2 * k / 6
            ink = (tone.light, tone.base, tone.shade)[min(2, int((u + 1.2) * 1.2))] if rng.random() < 0.8 else tone.base
            grain = ellipse(x + u * reach, y + abs(u) * 2 + float(rng.uniform(-2, 2)), size * 0.3, size * 0.46).turned(
                u * 38
            )
            whorls[ink].append(grain.d)
            if abs(u) > 0.5:
                canvas.cast(grain)
    for ink, data in whorls.items():
        canvas.path("".join(data), fill=ink, stroke=tone.deep, stroke_width=0.35)


def orchid(canvas: Canvas, at: Point, size: float, tone: Tones, lip: Tones) -> None:
    """A moth orchid: two broad petals, three narrow sepals, a coloured lip."""
    x, y = at
    for way, long, half in ((0, 0.86, 0.3), (128, 0.86, 0.3), (-128, 0.86, 0.3)):
        _petal(
            canvas,
            OVAL.mapped(Place(at, way, size * long, size * half).lay),
            lit(tone, -0.03),
            at,
            size * 0.8,
            deep=0.3,
        )
    for way in (76, -76):
        place = Place(at, way, size, size * 0.56)
        outline = HEART.mapped(lambda p: np.stack([p[:, 0], 1 - p[:, 1] * 0.98], axis=1)).mapped(place.lay)
        _petal(canvas, outline, tone, at, size * 0.8, deep=0.34)
    for side in (-1, 1):
        canvas.path(
            ellipse(x + side * size * 0.13, y + size * 0.1, size * 0.12, size * 0.15),
            fill=lip.base,
            stroke=lip.shade,
            stroke_width=0.6,
        )
    tongue = curve(
        [
            (x - size * 0.1, y + size * 0.06),
            (x - size * 0.17, y + size * 0.32),
            (x, y + size * 0.42),
            (x + size * 0.17, y + size * 0.32),
            (x + size * 0.1, y + size * 0.06),
        ]
    )
    canvas.path(tongue, fill=lip.shade, stroke=lip.deep, stroke_width=0.6)
    canvas.path(ellipse(x, y + size * 0.03, size * 0.08), fill="#f6e9b0")


def eucalyptus(plant: Foliage, points: list[Point], tone: Tones) -> None:
    """A sprig of round grey-green leaves in pairs."""
    spine = plant.stem(points, (3, 2.4, 1.6), lit(tone, -0.1))
    for share in np.linspace(0.3, 1.0, 7):
        x, y = spine.at(float(share))
        ahead = spine.at(min(1.0, float(share) + 0.05))
        way = float(np.degrees(np.arctan2(ahead[0] - x, y - ahead[1]))) if share < 1 else 0.0
        size = 24 * (1.15 - 0.5 * share)
        for side in (-1, 1):
            plant.blade(OVAL, Place((x, y), way + side * 62, size, size * 0.46),
                        lit(tone, float(plant.canvas.rng.normal(0, 0.03))),
                        veins=0, gloss=0.08, shadow=False)  # fmt: skip


def gypsophila(plant: Foliage, at: Point, size: float) -> None:
    """A cloud of tiny white blossoms on fine branches."""
    canvas, rng = plant.canvas, plant.canvas.rng
    twigs, dots = [], []
    for _ in range(26):
        way, reach = float(rng.uniform(-np.pi, 0.1)), size * float(rng.uniform(0.35, 1.0))
        x, y = at[0] + reach * np.cos(way), at[1] + reach * np.sin(way)
        twigs.append(f"M{at[0]:.1f} {at[1] + size * 0.5:.1f}L{x:.1f} {y:.1f}")
        dots.append((x, y, float(rng.uniform(2.6, 4.4))))
    canvas.path("".join(twigs), fill="none", stroke=GREEN.light, stroke_width=0.8, stroke_opacity=0.7)
    for x, y, radius in dots:
        canvas.path(ellipse(x + 0.6, y + 1, radius), fill="#c9c2b4")
        canvas.path(ellipse(x, y, radius * 0.9), fill="#fdfaf2")


def strap_leaf(plant: Foliage, place: Place, tone: Tones) -> None:
    """A long leaf as tulips and orchids have."""
    plant.blade(LANCE, place, tone, veins=0, gloss=0.12)
