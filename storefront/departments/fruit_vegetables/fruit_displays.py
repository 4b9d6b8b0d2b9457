"""How a greengrocer shows fruit: alone on a cloth, in small groups, heaped.

Every display is given a function that draws one fruit; it decides places, sizes, order of painting and the shadows
that neighbours throw on each other. Cloths and packaging carry the design's accent colour and pattern.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from storefront.departments.fruit_vegetables.fruit_shapes import blob
from storefront.drawing import light
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import Surface, paint, surface
from storefront.drawing.outline import Point, curve, ellipse
from storefront.palette import tones
from storefront.types import Design

DrawFruit = Callable[[Canvas, Point, float, bool], None]
"""Draws one fruit: canvas, centre, radius, whether it is large enough for fine detail."""

Place = tuple[float, float, float]
"""Centre and radius of a fruit."""

_INK = "#1c1420"


def packaging(design: Design, *, scale: float = 0.7, material: str = "cotton") -> Surface:
    """The surface of what the fruit lies on or in: the accent's colour, printed with the design's pattern."""
    made = surface(design, scale=scale)
    rng = np.random.default_rng((design.seed, 5))
    print_colour = tones("white" if made.accent.is_dark else str(rng.choice(["navy", "forest green", "rust"])), rng)
    return replace(made, tones=made.accent, accent=print_colour, material=material)


def group(canvas: Canvas, draw: DrawFruit, places: Sequence[Place]) -> None:
    """A few fruits in full detail, from back to front; each darkens what lies behind it."""
    seen: list[Place] = []
    x, y, radius = max(places, key=lambda place: place[1] + place[2])
    canvas.stand(x, y + radius * 0.82, radius * 0.60, radius * 0.10)
    for x, y, radius in sorted(places, key=lambda place: place[1] + 0.2 * place[2]):
        for bx, by, behind in seen:
            if np.hypot(bx - x, by - y) < (behind + radius) * 1.15:
                with canvas.within(ellipse(bx, by, behind * 0.97, behind * 0.9)):
                    blob(canvas, (x + radius * 0.10, y + radius * 0.02), (radius * 1.32, radius * 1.30), _INK, 0.62)
        draw(canvas, (x, y), radius, True)
        seen.append((x, y, radius))


def heap(canvas: Canvas, draw: DrawFruit, places: Sequence[Place], kinds: int = 9) -> None:
    """Many fruits from back to front with dark gaps between them; a handful of drawings takes turns."""
    rng, size = canvas.rng, 50.0
    before, kept = canvas.take(), (list(canvas.shadow), canvas.shadow_box)
    names = []
    for _ in range(min(kinds, len(places))):
        blob(canvas, (size * 0.08, size * 0.24), (size * 1.24, size * 1.18), _INK, 0.85)
        draw(canvas, (0.0, 0.0), size, False)
        names.append(canvas.define("g", canvas.take()))
    canvas.shadow, canvas.shadow_box = kept
    canvas.raw(before)
    last = -1
    for x, y, radius in sorted(places, key=lambda place: place[1]):
        last = (last + int(rng.integers(1, max(2, len(names))))) % len(names)
        canvas.cast(ellipse(x, y, radius * 0.95))
        canvas.raw(f'<use href="#{names[last]}" transform="translate({x:.1f} {y:.1f}) scale({radius / size:.3f})"/>')


def mound(
    rng: np.random.Generator, back: float, front: float, half: Callable[[float], float], radius: float, rise: float
) -> list[Place]:
    """Offset rows that fill a floor from its back to its front and swell to a dome `rise` high.

    Args:
        rng: chance.
        back: y of the floor's far edge.
        front: y of its near edge.
        half: half width of the floor at a share (0 back, 1 front) of its depth.
        radius: of a fruit at the front.
        rise: height of the dome in its middle.
    """
    found: list[Place] = []
    count = max(2, round((front - back) / (radius * 0.92)) + 1)
    for row, share in enumerate(np.linspace(0, 1, count)):
        here = radius * (0.86 + 0.14 * float(share))
        room = half(float(share)) - here * 0.8
        many = max(1, int(2 * room / (here * 1.78)) + 1) - (row % 2)
        span = min(room, here * 0.93 * max(0, many - 1))
        for x in np.linspace(-span, span, many) if many > 0 else []:
            dx, dy, dr = rng.uniform(-1, 1, 3)
            dome = rise * max(0.0, 1 - (x / max(1.0, room + here)) ** 2) * np.sin(np.pi * (0.22 + 0.70 * float(share)))
            y = back + float(share) * (front - back) - dome
            found.append((256 + float(x) + 0.12 * here * dx, y + 0.12 * here * dy, here * (1 + 0.07 * dr)))
    return found


def cloth(canvas: Canvas, design: Design, width: float = 424.0) -> None:
    """A folded tea towel with the design's pattern under the fruit; nothing if the design is plain."""
    if design.pattern == "plain":
        return
    rng, half = canvas.rng, width / 2
    y, depth, lean = 380.0, float(rng.uniform(60, 80)), float(rng.uniform(-26, 26))
    dx = rng.uniform(-8, 8, 4)
    sheet = curve(
        [
            (256 - half * 0.80 + lean + dx[0], y - depth, "c"),
            (256 + half * 0.84 + lean + dx[1], y - depth + 6, "c"),
            (256 + half + dx[2], y + depth * 0.55, "c"),
            (256 + half * 0.3, y + depth * 0.78),
            (256 - half * 0.4, y + depth * 0.82),
            (256 - half + dx[3], y + depth * 0.64, "c"),
        ]
    )
    made = packaging(design, scale=0.62, material="linen")

    def laid(points: np.ndarray) -> np.ndarray:
        return np.stack([points[:, 0] * (1 + points[:, 1] / 900) + 256 + lean * 0.4, points[:, 1] * 0.42 + y], axis=1)

    canvas.stand(262, y + depth * 0.5, half * 0.94, 9)
    paint(canvas, sheet, made, project=laid)
    light.relief(canvas, sheet, puff=3, depth=3, strength=0.4)
    light.falloff(canvas, sheet, 0.16)


def shade_below(canvas: Canvas, places: Sequence[Place]) -> None:
    """Contact shadows of fruits that lie on a cloth or plate instead of the studio's table."""
    for x, y, radius in places:
        blob(canvas, (x + radius * 0.22, y + radius * 0.84), (radius * 1.15, radius * 0.34), _INK, 0.55)


def loose(show: str, rng: np.random.Generator, tall: float) -> list[tuple[float, float, float]]:
    """Where loose fruits lie: `(x, y, radius)`; their feet are nearer to the camera the lower they are."""
    side = float(rng.choice((-1, 1)))

    def at(x: float, foot: float, radius: float) -> tuple[float, float, float]:
        radius *= float(rng.uniform(0.95, 1.05))
        jitter = rng.uniform(-7, 7, 2)
        return 256 + side * x + float(jitter[0]), foot - radius * tall + float(jitter[1]) * 0.6, radius

    found = {
        "single": [at(0, 408, 152)],
        "pair": [at(-100, 362, 116), at(94, 404, 120)],
        "halved": [at(-86, 362, 118), at(96, 408, 110)],
        "trio": [at(-112, 366, 102), at(86, 358, 104), at(2, 426, 104)],
        "several": [at(-142, 330, 78), at(4, 318, 80), at(144, 334, 78), at(-74, 392, 80), at(78, 398, 82)],
    }[show]
    if show == "several" and rng.random() < 0.5:
        found.append(at(-4, 444, 82))
    return found
