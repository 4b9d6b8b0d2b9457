"""Cacti and succulents: round and column cacti, prickly pears, aloes, echeverias and planted bowls."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from storefront import palette
from storefront.departments.plants_garden import words_cacti as words
from storefront.departments.plants_garden.cactus_shapes import (
    ball_widths,
    blossom,
    gravel,
    pad,
    post_widths,
    ribbed,
    spoon_rosette,
    thorny_rosette,
)  # fmt: skip
from storefront.departments.plants_garden.foliage import green
from storefront.departments.plants_garden.pots import Pot, pot
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import Surface, surface
from storefront.palette import Tones, tones, tones_of
from storefront.types import Design, ProductType

_BLOOMS = ("fuchsia", "pink", "coral", "yellow", "orange", "red", "white")


def _planted(
    canvas: Canvas, made: Surface, half: tuple[float, float], high: tuple[float, float], kind: str = ""
) -> Pot:
    """A pot, often with gravel on the earth."""
    rng = canvas.rng
    planted = pot(canvas, made, (float(rng.uniform(*half)), float(rng.uniform(*high))), kind=kind)
    if rng.random() < 0.7:
        gravel(canvas, planted.hole, tones(str(rng.choice(("ivory", "sand", "grey", "silver")))))
    return planted


def _cactus_green(rng: np.random.Generator) -> Tones:
    return green(rng, float(rng.uniform(0.42, 0.56)), float(rng.uniform(0.06, 0.1)), float(rng.choice((136, 146, 158))))


def _ball(canvas: Canvas, at: tuple[float, float], wide: float, tone: Tones, *, flowers: int) -> None:
    """A round cactus whose foot is at a point, with blossoms on its crown."""
    rng, (x, y) = canvas.rng, at
    tall = wide * float(rng.uniform(0.84, 1.02))
    ribbed(
        canvas,
        [(x, y), (x, y - tall / 2), (x, y - tall)],
        ball_widths(wide),
        tone,
        int(rng.integers(8, 12)),
        spines=wide * 0.055,
    )
    bloom = tones(str(rng.choice(_BLOOMS)), rng)
    spots = [
        (x + wide * 0.2 * float(np.cos(a)), y - tall * 0.95 + wide * 0.06 * float(np.sin(a)))
        for a in np.linspace(-2.9, 0.2, flowers)
    ]
    for spot in sorted(spots, key=lambda p: p[1]):
        blossom(canvas, spot, wide * float(rng.uniform(0.1, 0.14)), bloom)


def _round(canvas: Canvas, made: Surface, rng: np.random.Generator) -> None:
    planted = _planted(canvas, made, (82, 98), (104, 132))
    wide = planted.half * float(rng.uniform(1.55, 1.86))
    _ball(canvas, (256, planted.rim + 10), wide, _cactus_green(rng), flowers=int(rng.choice((0, 1, 3, 4))))
    if rng.random() < 0.3:
        side = float(rng.choice((-1, 1)))
        _ball(canvas, (256 + side * wide * 0.42, planted.rim + 14), wide * 0.4, _cactus_green(rng), flowers=0)


def _column(canvas: Canvas, made: Surface, rng: np.random.Generator) -> None:
    planted = _planted(canvas, made, (76, 92), (104, 128))
    tone, foot = _cactus_green(rng), planted.rim + 9
    wide, tall = float(rng.uniform(62, 80)), float(rng.uniform(214, 246))
    armed = rng.random() < 0.6
    arms = [(side, float(rng.uniform(0.3, 0.55)), float(rng.uniform(70, 110))) for side in (-1, 1)][
        : int(rng.integers(1, 3)) if armed else 0
    ]
    for side, share, reach in arms:
        y, x = foot - tall * share, 256 + side * wide * 0.3
        bend = [(x, y), (x + side * 52, y - 2), (x + side * 66, y - 38), (x + side * 64, y - reach)]
        ribbed(canvas, bend, post_widths(wide * 0.56), tone, 5, spines=4.4)
    lean = float(rng.uniform(-6, 6))
    ribbed(
        canvas,
        [(256, foot), (256 + lean * 0.4, foot - tall * 0.5), (256 + lean, foot - tall)],
        post_widths(wide),
        tone,
        int(rng.integers(6, 9)),
        spines=5.2,
    )
    if not armed:
        for side in (-1, 1):
            small = tall * float(rng.uniform(0.36, 0.68))
            x = 256 + side * wide * float(rng.uniform(0.62, 0.74))
            ribbed(
                canvas,
                [(x, foot + 5), (x + side * 4, foot - small / 2), (x + side * 6, foot - small)],
                post_widths(wide * 0.62),
                tone,
                5,
                spines=4.6,
            )
    if rng.random() < 0.4:
        blossom(canvas, (256 + lean, foot - tall + 3), wide * 0.3, tones(str(rng.choice(_BLOOMS)), rng))


def _prickly_pear(canvas: Canvas, made: Surface, rng: np.random.Generator) -> None:
    planted = _planted(canvas, made, (74, 90), (100, 126))
    tone, foot = green(rng, float(rng.uniform(0.5, 0.62)), 0.085, float(rng.choice((132, 150)))), planted.rim + 9
    bloom, fruits = tones(str(rng.choice(_BLOOMS)), rng), bool(rng.random() < 0.5)
    size = float(rng.uniform(108, 126))
    stems = [pad(canvas, (256 + dx, foot),
             angle, size * grown, tone) for dx, angle, grown in ((34, float(rng.uniform(24, 40)), 0.84),
             (-30, -float(rng.uniform(22, 38)), 0.8), (0, float(rng.uniform(-7, 7)), 1.0))]  # fmt: skip
    tips = []
    for place, count in zip(stems, (1, 1, 2), strict=True):
        for k in range(count):
            x = 0.0 if count == 1 else 0.62 * (2 * k - 1)
            at = tuple(place.lay(np.array([[x, 0.93 if count > 1 else 0.99]]))[0].tolist())
            angle = place.angle + place.bend + x * 52 + float(rng.uniform(-14, 14))
            tips.append(pad(canvas, at, angle, size * float(rng.uniform(0.56, 0.74)), tone))
    for place in tips:
        for x in rng.choice((-0.5, 0.0, 0.5), int(rng.integers(0, 3)), replace=False):
            at = tuple(place.lay(np.array([[float(x), 0.96 - 0.1 * abs(float(x))]]))[0].tolist())
            if fruits:
                pad(canvas, at, place.angle + float(x) * 50, 24, bloom, thorns=False)
            else:
                blossom(canvas, at, 15, bloom)


def _aloe(canvas: Canvas, made: Surface, rng: np.random.Generator) -> None:
    planted = _planted(canvas, made, (72, 88), (104, 130))
    tone = green(rng, float(rng.uniform(0.52, 0.62)), float(rng.uniform(0.06, 0.09)), float(rng.choice((140, 160))))
    thorny_rosette(canvas, (256, planted.rim + 8), float(rng.uniform(196, 226)), tone, int(rng.choice((13, 15, 17))))


_ROSETTES = (
    (0.74, 0.07, 165.0),
    (0.78, 0.055, 195.0),
    (0.68, 0.11, 140.0),
    (0.68, 0.08, 330.0),
    (0.76, 0.1, 120.0),
    (0.5, 0.09, 355.0),
)
"""OKLCH of echeverias: blue-green, powdery, green, mauve, lime, wine."""


def _rosette(canvas: Canvas, at: tuple[float, float], size: float) -> None:
    rng = canvas.rng
    lightness, chroma, hue = _ROSETTES[int(rng.integers(len(_ROSETTES)))]
    tone = tones_of(lightness + float(rng.uniform(-0.02, 0.02)), chroma, hue + float(rng.uniform(-8, 8)))
    spoon_rosette(canvas, at, size, tone, str(rng.choice(("#d9667a", "#b8456a", "#e08f6d"))))


def _echeveria(canvas: Canvas, made: Surface, rng: np.random.Generator) -> None:
    planted = _planted(canvas, made, (88, 104), (116, 146))
    _rosette(canvas, (256, planted.rim - 12), planted.half * float(rng.uniform(1.04, 1.2)))


def _bowl(canvas: Canvas, made: Surface, rng: np.random.Generator) -> None:
    """A wide bowl with a column, balls and a rosette."""
    planted = pot(canvas, made, (float(rng.uniform(148, 166)), float(rng.uniform(88, 104))), kind="bowl")
    gravel(canvas, planted.hole, tones(str(rng.choice(("ivory", "sand", "grey", "silver")))))
    side, back = float(rng.choice((-1, 1))), planted.rim - 6
    x = 256 - side * 46
    tall, tone = float(rng.uniform(150, 190)), _cactus_green(rng)
    for dx, grown in ((26, 0.62), (0, 1.0), (-24, 0.44)):
        high = tall * grown
        ribbed(
            canvas,
            [(x + dx, back + 6), (x + dx, back - high / 2), (x + dx, back - high)],
            post_widths(44 * (0.6 + 0.4 * grown)),
            tone,
            5,
            spines=4.2,
        )
    if rng.random() < 0.5:
        thorny_rosette(canvas, (256 + side * 68, back + 4), 110, green(rng, 0.58, 0.08, 146), 11)
    else:
        pad(canvas, (256 + side * 66, back + 8), side * 10, 96, green(rng, 0.56, 0.085, 138))
        pad(canvas, (256 + side * 74, back - 82), side * 38, 60, green(rng, 0.58, 0.085, 138))
    _ball(
        canvas,
        (256 + side * 18, planted.rim + 18),
        float(rng.uniform(78, 92)),
        _cactus_green(rng),
        flowers=int(rng.integers(1, 4)),
    )
    _rosette(canvas, (256 - side * 78, planted.rim + 8), float(rng.uniform(50, 60)))


_PLANTS: dict[str, Callable[[Canvas, Surface, np.random.Generator], None]] = {
    "round cactus": _round,
    "column cactus": _column,
    "prickly pear": _prickly_pear,
    "aloe": _aloe,
    "echeveria": _echeveria,
    "planted bowl": _bowl,
}


def draw_cactus(canvas: Canvas, design: Design) -> None:
    """A cactus or succulent in its pot; the design's colour, pattern and material are the pot's."""
    _PLANTS[design.silhouette](canvas, surface(design, scale=float(canvas.rng.uniform(0.45, 0.7))), canvas.rng)


CACTI = ProductType(
    department="Plants & Garden",
    name="Cacti & succulents",
    draw=draw_cactus,
    silhouettes=tuple(_PLANTS),
    colours=(*palette.FABRIC_COLOURS, "rust", "rust", "tan", "white", "cream"),
    patterns=("stripes", "dots", "speckles", "waves", "chevron", "grid", "diamonds", "vertical stripes", "leaves"),
    materials=(
        "terracotta",
        "terracotta",
        "ceramic",
        "ceramic",
        "stoneware",
        "stoneware",
        "concrete",
        "enamel",
        "porcelain",
    ),
    prices=(4, 39),
    words=words.CACTI,
    plain_share=0.6,
)
