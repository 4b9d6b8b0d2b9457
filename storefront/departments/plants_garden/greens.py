"""Plants that are drawn stroke by stroke: snake plants, ferns, trailing pothos, palms."""

from __future__ import annotations

import numpy as np

from storefront.departments.plants_garden.foliage import (
    HEART,
    SWORD,
    Foliage,
    Place,
    green,
    lit,
)  # fmt: skip
from storefront.departments.plants_garden.pots import FOOT, pot
from storefront.drawing import light
from storefront.drawing.bars import paint_bar
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import Surface
from storefront.drawing.outline import CORNER, Point, curve, ellipse, leaf, line
from storefront.drawing.solids import TILT
from storefront.palette import Tones, tones, tones_of


def snake_plant(canvas: Canvas, made: Surface, rng: np.random.Generator) -> None:
    """Upright banded swords."""
    planted = pot(canvas, made, (float(rng.uniform(70, 86)), float(rng.uniform(106, 132))))
    plant, tone = Foliage(canvas), green(rng, 0.44, 0.07, 150)
    edged = rng.random() < 0.65
    margin = tones_of(0.84, 0.12, 104) if edged else lit(tone, 0.16)
    count = int(rng.integers(6, 10))
    order = rng.permutation(count)
    for k in order:
        share = k / (count - 1) - 0.5
        x = planted.axis + share * planted.half * 1.25
        y = planted.rim + 4 + 9 * float(rng.uniform(-0.5, 1))
        tall = float(rng.uniform(150, 285)) * (1 - 0.5 * abs(share))
        place = Place(
            (x, y),
            share * 34 + float(rng.normal(0, 4)),
            tall,
            float(rng.uniform(13, 18)),
            share * 18 + float(rng.normal(0, 6)),
        )
        _sword(plant, place, tone, margin, edged=edged)


def _sword(plant: Foliage, place: Place, tone: Tones, margin: Tones, *, edged: bool) -> None:
    """An upright leaf with pale bands and a margin."""
    canvas, rng = plant.canvas, plant.canvas.rng
    outline, inner = SWORD.mapped(place.lay), SWORD.scaled(0.68 if edged else 0.94, 1.0, (0, 0.5)).mapped(place.lay)
    plant.shadow(outline, 0.4)
    canvas.cast(outline)
    canvas.path(outline, fill=margin.base, stroke=margin.shade, stroke_width=0.7)
    canvas.path(inner, fill=tone.base)
    pale = lit(tone, 0.17)
    with canvas.within(inner):
        for y in np.arange(0.02, 1.0, 9.5 / place.length):
            jag = [(x, y + float(rng.uniform(-0.5, 0.5)) * 9 / place.length) for x in (-1.0, -0.5, 0.0, 0.5, 1.0)]
            band = line(*map(tuple, place.lay(np.array(jag)).tolist()))
            canvas.stroke(band, pale.base, float(rng.uniform(1.0, 3.2)), stroke_opacity=0.75)
    left, right = (tuple(p) for p in place.lay(np.array([[-1.0, 0.5], [1.0, 0.5]])).tolist())
    light.shade(
        canvas,
        outline,
        canvas.linear(
            left,
            right,
            [
                (0, light.SHADOW, 0.3),
                (0.34, light.SHADOW, 0.16),
                (0.5, light.SHADOW, 0.3),
                (0.52, light.SHADOW, 0.0),
                (1, light.SHADOW, 0.2),
            ],
        ),
    )
    light.lighten(
        canvas,
        outline,
        canvas.linear(left, right, [(0.5, light.GLOW, 0), (0.56, light.GLOW, 0.6), (0.9, light.GLOW, 0)]),
    )
    plant.note(outline)


def _points(*places: tuple[float, float]) -> list[Point]:
    """Places as plain numbers."""
    return [(float(x), float(y)) for x, y in places]


def fern(canvas: Canvas, made: Surface, rng: np.random.Generator) -> None:
    """Arching feathers all around."""
    planted = pot(canvas, made, (float(rng.uniform(70, 86)), float(rng.uniform(104, 130))))
    plant, tone = Foliage(canvas), green(rng, 0.58, 0.13, 134)
    count = int(rng.integers(17, 24))
    fronds = []
    for k in range(count):
        angle = -96 + 192 * (k + 0.5) / count + float(rng.normal(0, 5))
        fronds.append((angle, float(rng.uniform(0.78, 1.08))))
    for angle, size in sorted(fronds, key=lambda f: abs(f[0]) * 0.6 - 60 * (f[1] < 0.9)):
        turn = np.deg2rad(angle * 0.72)
        reach = (178 - 36 * abs(np.sin(turn))) * size
        root = (planted.axis + angle * 0.26, planted.rim + 2)
        middle = (root[0] + reach * 0.55 * np.sin(turn), root[1] - reach * 0.72 * np.cos(turn))
        droop = 12 + 78 * abs(np.sin(turn))
        tip = (
            root[0] + reach * 1.1 * np.sin(turn) + np.sign(angle) * 18,
            root[1] - reach * 0.98 * np.cos(turn) + droop,
        )
        shade = lit(tone, -0.09 + 0.07 * abs(angle) / 96 + float(rng.normal(0, 0.025)))
        plant.frond([root, *_points(middle, tip)], shade, 24, 27 * size, 7.4, lean=76)


def pothos(canvas: Canvas, made: Surface, rng: np.random.Generator) -> None:
    """Vines that trail from a pot on a stool."""
    high = float(rng.uniform(120, 150))
    _stool(canvas, 256.0, FOOT - high, high, rng)
    planted = pot(
        canvas,
        made,
        (float(rng.uniform(62, 74)), float(rng.uniform(86, 104))),
        foot=FOOT - high,
        kind="belly" if rng.random() < 0.4 else "",
    )
    plant, tone = Foliage(canvas), green(rng, 0.6, 0.135, 132)
    streaked = rng.random() < 0.6
    vines = []
    for side in (-1, 1):
        for k in range(4):
            out = planted.half * (0.55 + 0.2 * k) + float(rng.uniform(-6, 12))
            vines.append((side, out, float(rng.uniform(90, 220)) * (0.6 + 0.16 * k)))
    for side, out, drop in sorted(vines, key=lambda v: -v[1]):
        x, rim = planted.axis + side * out, planted.rim
        sway = float(rng.uniform(-14, 18)) * side
        low = min(rim + drop, FOOT - 26)
        points = [
            (planted.axis + side * out * 0.6, rim + 2),
            (x, rim - 12),
            (x + side * 16, rim + 34),
            (x + side * 12 + sway, (rim + low) / 2 + 10),
            (x + side * 18 - sway * 0.4, low),
        ]
        spine = plant.stem(points, (4, 3.4, 2.6), lit(tone, 0.02))
        for n, share in enumerate(np.linspace(0.22, 1.0, max(4, int(drop / 26)))):
            way = 1 if n % 2 else -1
            size = float(rng.uniform(34, 44)) * (1.1 - 0.42 * share)
            _heart(
                plant,
                Place(spine.at(float(share)), 180 - way * float(rng.uniform(28, 62)), size, size * 0.43, way * 16),
                tone,
                streaked=streaked,
            )
    for _ in range(int(rng.integers(11, 15))):
        turn = float(rng.uniform(-100, 100))
        at = (planted.axis + float(rng.uniform(-0.7, 0.7)) * planted.half, planted.rim - float(rng.uniform(0, 34)))
        size = float(rng.uniform(40, 52))
        _heart(plant, Place(at, turn, size, size * 0.43, turn * 0.3), tone, streaked=streaked)


def _heart(plant: Foliage, place: Place, tone: Tones, *, streaked: bool) -> None:
    """A heart-shaped leaf, some streaked with cream."""
    canvas, rng = plant.canvas, plant.canvas.rng
    outline = plant.blade(
        HEART, place, lit(tone, float(rng.normal(0, 0.03))), veins=0, gloss=0.14, shadow=rng.random() < 0.6
    )
    if streaked:
        with canvas.within(outline):
            for _ in range(4):
                x, y = float(rng.uniform(-0.7, 0.7)), float(rng.uniform(0.05, 0.5))
                start, end = (
                    tuple(p)
                    for p in place.lay(np.array([[x * 0.4, y], [x, y + float(rng.uniform(0.2, 0.45))]])).tolist()
                )
                canvas.path(leaf(start, end, place.half * 0.22), fill="#f1efcf", fill_opacity=0.8)


def _stool(canvas: Canvas, axis: float, top: float, high: float, rng: np.random.Generator) -> None:
    """A round plant stool on three legs."""
    wood = Surface(
        tones(str(rng.choice(("camel", "sand", "tan", "chocolate", "black", "white")))), tones("brown"), material="wood"
    )
    half = float(rng.uniform(74, 92))
    for side, near in ((0.1, 0.0), (-0.78, 1.0), (0.82, 1.0)):
        y = top + high - (1 - near) * half * TILT
        paint_bar(
            canvas,
            line((axis + side * half * 0.8, top + 8), (axis + side * half * 1.06, y)),
            (12, 10, 8),
            wood,
            flat=True,
        )
        canvas.stand(axis + side * half * 1.06, y, 10, 3.5)
    seat = curve([(axis - half, top, CORNER), (axis - half, top + 10, CORNER), (axis, top + 10 + half * TILT * 1.15),
                   (axis + half, top + 10, CORNER), (axis + half, top, CORNER), (axis, top - half * TILT)])  # fmt: skip
    canvas.cast(seat)
    canvas.path(seat, fill=wood.tones.shade)
    light.round_sides(canvas, seat, 0.4)
    face = ellipse(axis, top, half, half * TILT)
    canvas.path(face, fill=wood.tones.base)
    light.lighten(canvas, face, light.GLOW, 0.35)
    spot = ellipse(axis + 12, top + 3, half * 0.76, half * TILT * 0.7)
    canvas.path(spot, fill=light.SHADOW, fill_opacity=0.5, filter=canvas.blur(5, spot), clip_path=canvas.clip(face))
    light.rim(canvas, face, 1.2, 0.5)


def palm(canvas: Canvas, made: Surface, rng: np.random.Generator) -> None:
    """Slender stems with long feathers."""
    planted = pot(canvas, made, (float(rng.uniform(58, 72)), float(rng.uniform(92, 114))))
    plant, tone = Foliage(canvas), green(rng, 0.5, 0.12, 136)
    count = int(rng.integers(9, 13))
    angles = np.linspace(-58, 58, count) + rng.normal(0, 4, count)
    for k in sorted(range(count), key=lambda k: (k % 2, -abs(angles[k]))):
        angle, size = float(angles[k]), float(rng.uniform(0.82, 1.06)) * (0.8 if k % 2 else 1.0)
        turn = np.deg2rad(angle)
        root = (planted.axis + angle * 0.34, planted.rim + 2)
        up = (root[0] + 74 * np.sin(turn) * size, root[1] - 118 * size)
        high = (root[0] + 150 * np.sin(turn) * size, root[1] - 206 * size * np.cos(turn * 0.8))
        tip = (root[0] + (188 * np.sin(turn) + 26 * np.sign(angle)) * size, root[1] - (268 * np.cos(turn) - 10) * size)
        points = [root, *_points(up, high, tip)]
        plant.stem(points[:3], (5, 4, 3), lit(tone, 0.1))
        shade = lit(tone, -0.05 + 0.09 * (k % 2) + float(rng.normal(0, 0.02)))
        plant.frond(points[1:], shade, 17, 74 * size, 5.6, lean=56)
