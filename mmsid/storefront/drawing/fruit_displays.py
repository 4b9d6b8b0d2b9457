"""How a greengrocer shows fruit: alone on a cloth, in small groups, heaped in crates, bowls, nets and punnets.

Every display is given a function that draws one fruit; it decides places, sizes, order of painting and the shadows
that neighbours throw on each other. The packaging carries the design's accent colour and pattern.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from mmsid.storefront.drawing import light
from mmsid.storefront.drawing.canvas import Canvas
from mmsid.storefront.drawing.fruit_shapes import blob
from mmsid.storefront.drawing.materials import Surface, paint, surface
from mmsid.storefront.drawing.outline import Outline, Point, curve, ellipse, polygon, rounded
from mmsid.storefront.drawing.solids import Turned, paint_turned, turned
from mmsid.storefront.palette import tones
from mmsid.storefront.types import Design

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


def group(canvas: Canvas, draw: DrawFruit, places: Sequence[Place], *, fine: bool = True) -> None:
    """Fruits from back to front; each darkens what lies behind it at its lower right."""
    seen: list[Place] = []
    for x, y, radius in sorted(places, key=lambda place: place[1] + 0.2 * place[2]):
        for bx, by, behind in seen:
            if np.hypot(bx - x, by - y) < (behind + radius) * 1.15:
                with canvas.within(ellipse(bx, by, behind * 0.98, behind * 0.96)):
                    blob(canvas, (x + radius * 0.10, y + radius * 0.02), (radius * 1.32, radius * 1.30), _INK, 0.62)
        draw(canvas, (x, y), radius, fine)
        seen.append((x, y, radius))


def heap(canvas: Canvas, draw: DrawFruit, places: Sequence[Place]) -> None:
    """Many fruits from back to front with soft gaps between them."""
    for x, y, radius in sorted(places, key=lambda place: place[1]):
        blob(canvas, (x + radius * 0.08, y + radius * 0.12), (radius * 1.42, radius * 1.36), _INK, 0.85)
        draw(canvas, (x, y), radius, False)


def rows(rng: np.random.Generator, area: tuple[float, float, float, float], radius: float, back: float = 0.86) -> list[Place]:
    """Offset rows that fill an area `(left, top, right, bottom)`, smaller by `back` at its back."""
    left, top, right, bottom = area
    found, y, row = [], top, 0
    while y <= bottom:
        here = radius * (back + (1 - back) * (y - top) / max(1.0, bottom - top))
        inset = (1 - back) * (right - left) * 0.35 * (bottom - y) / max(1.0, bottom - top)
        start = left + inset + here * (1.0 if row % 2 else 0.25) * 0.9
        for x in np.arange(start, right - inset - here * 0.15, here * 1.86):
            dx, dy, dr = rng.uniform(-1, 1, 3)
            found.append((float(x) + 0.13 * here * dx, float(y) + 0.15 * here * dy, here * (1 + 0.07 * dr)))
        y += here * 1.22
        row += 1
    return found


def cloth(canvas: Canvas, design: Design, width: float = 380.0) -> None:
    """A folded tea towel with the design's pattern under the fruit; nothing if the design is plain."""
    if design.pattern == "plain":
        return
    rng, half = canvas.rng, width / 2
    y, depth, lean = 372.0, float(rng.uniform(54, 72)), float(rng.uniform(-26, 26))
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


def crate(canvas: Canvas, draw: DrawFruit, design: Design, radius: float) -> None:
    """A crate seen from the front and above: slatted wood, printed cardboard or plastic."""
    rng = canvas.rng
    kind = str(rng.choice(["wood", "cardboard", "plastic"] if design.pattern == "plain" else ["cardboard"]))
    back, front = float(rng.uniform(150, 172)), float(rng.uniform(292, 318))
    foot, half, near = front + float(rng.uniform(86, 112)), float(rng.uniform(150, 166)), float(rng.uniform(202, 216))
    made = replace(packaging(design, scale=0.8, material=kind), seed=design.seed)
    if kind == "wood":
        made = replace(made, tones=tones(str(rng.choice(["sand", "camel", "beige", "tan"])), rng), pattern="plain")
    canvas.stand(258, foot - 3, near * 0.96, 7)
    inside = polygon([(256 - half, back), (256 + half, back), (256 + near, front), (256 - near, front)])
    wall = polygon([(256 - half, back), (256 + half, back), (256 + half * 1.05, back + 70), (256 - half * 1.05, back + 70)])
    canvas.cast(inside)
    canvas.path(inside, fill=made.tones.deep)
    canvas.path(wall, fill=canvas.linear((0, back), (0, back + 70), [(0, made.tones.shade, 1.0), (1, made.tones.deep, 1.0)]))
    canvas.path(inside, fill=_INK, fill_opacity=0.35)
    room = (256 - half - 14, back + radius * 0.15, 256 + half + 14, front + radius * 0.25)
    places = [p for p in rows(rng, room, radius, 0.84) if abs(p[0] - 256) < half + (near - half) * (p[1] - back) / (front - back) - p[2] * 0.72]
    top = (256 - half * 0.72, back - radius * 0.35, 256 + half * 0.72, front - radius * 1.7)
    heap(canvas, draw, places)
    heap(canvas, draw, rows(rng, top, radius, 0.9))
    for side in (-1, 1):
        rail = polygon([(256 + side * half, back - 2), (256 + side * (half + 9), back - 2), (256 + side * (near + 5), front + 2), (256 + side * (near - 7), front + 2)])
        paint(canvas, rail, made.plain())
        light.shade(canvas, rail, light.SHADOW, 0.25 if side > 0 else 0.05)
    _front(canvas, made, kind, (256 - near - 5, front, 256 + near + 5, foot))


def _front(canvas: Canvas, made: Surface, kind: str, box: tuple[float, float, float, float]) -> None:
    """The wall of a crate towards the camera."""
    rng = canvas.rng
    left, top, right, bottom = box
    if kind == "wood":
        slats, gap = int(rng.integers(2, 4)), 7.0
        tall = (bottom - top - gap * (slats - 1)) / slats
        canvas.path(rounded(left + 6, top + 2, right - 6, bottom - 3, 1), fill=_INK, fill_opacity=0.85)
        for k in range(slats):
            slat = rounded(left, top + k * (tall + gap), right, top + k * (tall + gap) + tall, 2)
            paint(canvas, slat, made)
            light.falloff(canvas, slat, 0.22)
            light.rim(canvas, slat, 1.0, 0.45)
        for x in (left + 2, right - 26):
            post = rounded(x, top - 3, x + 24, bottom, 2)
            paint(canvas, post, made, turn=90)
            light.rim(canvas, post, 1.0, 0.5)
            for y in np.linspace(top + tall / 2, bottom - tall / 2, slats):
                canvas.path(ellipse(x + 12, float(y), 2.2), fill="#4a4038", fill_opacity=0.8)
        return
    wall = curve(
        [(left, top, "c"), (left + 60, top, "c"), (left + 96, top + 14), (right - 96, top + 14), (right - 60, top, "c"), (right, top, "c")]
        + [(right - 7, bottom, "c"), (left + 7, bottom, "c")],
        tension=0.3,
    ) if kind == "cardboard" else rounded(left, top, right, bottom, 9)
    paint(canvas, wall, made)
    if kind == "plastic":
        for k in range(3):
            y = top + 24 + k * (bottom - top - 30) / 3
            for x in np.arange(left + 24, right - 40, 44):
                hole = rounded(float(x), y, float(x) + 32, y + 13, 5)
                canvas.path(hole, fill=made.tones.deep)
                light.inner_shadow(canvas, hole, 4, 0.5, shift=(2, 3))
        canvas.path(rounded(left, top, right, top + 9, 4), fill=made.tones.light, fill_opacity=0.55)
    elif made.pattern == "plain":
        badge = ellipse(256, (top + bottom) / 2 + 6, 46, 26)
        canvas.path(badge, fill=made.accent.base, fill_opacity=0.9)
        canvas.path(badge.scaled(0.86), fill="none", stroke=made.tones.light, stroke_width=1.6)
        canvas.path(ellipse(256, (top + bottom) / 2 + 8, 10, 10), fill=made.tones.light)
    light.falloff(canvas, wall, 0.24)
    light.inner_shadow(canvas, wall, 8, 0.16)
    light.rim(canvas, wall, 1.1, 0.5)


def bowl(canvas: Canvas, draw: DrawFruit, design: Design, radius: float) -> None:
    """A bowl of fruit; the bowl carries the pattern."""
    rng = canvas.rng
    made = packaging(design, scale=0.7, material=str(rng.choice(["ceramic", "stoneware", "porcelain", "wood"])))
    top, wide = float(rng.uniform(272, 290)), float(rng.uniform(170, 190))
    foot = top + float(rng.uniform(96, 126))
    round_side = [(wide, top), (wide * 0.95, top + (foot - top) * 0.34), (wide * 0.74, top + (foot - top) * 0.74)]
    body = turned([*round_side, (wide * 0.44, foot - 4), (wide * 0.40, foot)])
    rim = body.ring(top)
    paint(canvas, rim, made.plain())
    light.shade(canvas, rim, light.SHADOW, 0.55)
    room = (256 - wide * 0.90, top - 16, 256 + wide * 0.90, top + radius * 0.05)
    above = (256 - wide * 0.62, top - 22 - radius * 0.75, 256 + wide * 0.62, top - 22 - radius * 0.05)
    crown = (256 - wide * 0.30, top - 22 - radius * 1.6, 256 + wide * 0.34, top - 22 - radius * 1.3)
    places = [*rows(rng, room, radius, 0.95)]
    for x, y, size in [*places]:
        if abs(x - 256) > wide - size * 0.9:
            places.remove((x, y, size))
    heap(canvas, draw, places)
    heap(canvas, draw, rows(rng, above, radius, 0.97))
    if rng.random() < 0.6:
        heap(canvas, draw, rows(rng, crown, radius, 1.0))
    _bowl_front(canvas, body, made)


def _bowl_front(canvas: Canvas, body: Turned, made: Surface) -> None:
    canvas.path(body.arc(body.profile[0][1] + 1), fill="none", stroke=_INK, stroke_width=7, stroke_opacity=0.25)
    paint_turned(canvas, body, made, strength=0.5)
    lip = body.arc(body.profile[0][1] + 2)
    canvas.stroke(lip, made.tones.light, 4.0, stroke_opacity=0.75)
    canvas.stroke(lip.shifted(0, 4), light.SHADOW, 2.0, stroke_opacity=0.25)


def net(canvas: Canvas, draw: DrawFruit, design: Design, radius: float) -> None:
    """A net bag with a paper band at its gathered end."""
    rng = canvas.rng
    made = packaging(design, scale=0.5, material="paper")
    tall = float(rng.uniform(0.84, 0.96))
    places = [p for p in rows(rng, (110, 210, 402, 404 - radius * 0.8), radius, 0.95) if _in_bag(p, tall)]
    heap(canvas, draw, places)
    threads = canvas.rng.permutation(np.array([made.tones.base, made.tones.shade]))
    run, other = [], []
    for k in np.linspace(-2.2, 2.2, 27):
        for target, slope in ((run, 1.0), (other, -1.0)):
            points = []
            for v in np.linspace(-1.02, 1.0, 13):
                wide = 150 * np.sqrt(max(0.02, 1 - max(0.0, v) ** 2 * 0.6 - 0.98 * max(0.0, -v) ** 2.4))
                u = np.clip(k + slope * v * 0.9, -1, 1)
                points.append((256 + wide * np.sin(u * np.pi / 2), 300 + 122 * tall * v - 6))
            target.append(curve(points, closed=False).d)
    for data, thread in ((run, threads[0]), (other, threads[1])):
        canvas.path("".join(data), fill="none", stroke=light.SHADOW, stroke_width=1.6, stroke_opacity=0.20, transform="translate(2 2.4)")
        canvas.path("".join(data), fill="none", stroke=str(thread), stroke_width=1.7, stroke_opacity=0.9)
    top = 300 - 124 * tall
    tail = curve([(236, top + 14, "c"), (246, top - 6), (228, top - 62, "c"), (290, top - 66, "c"), (266, top - 6), (278, top + 14, "c")])
    canvas.cast(tail)
    canvas.path(tail, fill=made.tones.base, fill_opacity=0.55)
    fans = "".join(f"M{250 + 2.6 * k:.1f} {top + 6:.1f}L{231 + 8.2 * k:.1f} {top - 62:.1f}" for k in range(8))
    canvas.path(fans, fill="none", stroke=made.tones.shade, stroke_width=1.4)
    band = rounded(216, top - 30, 298, top + 16, 4)
    paint(canvas, band, made)
    light.round_sides(canvas, band, 0.4)
    light.rim(canvas, band, 1, 0.4)


def _in_bag(place: Place, tall: float) -> bool:
    x, y, radius = place
    reach = 158 * np.sqrt(max(0.0, 1 - max(0.0, (300 - y) / (128 * tall)) ** 2))
    return bool(abs(x - 256) < reach - radius * 0.62)


def punnet(canvas: Canvas, draw: DrawFruit, design: Design, radius: float) -> None:
    """A low tray of pulp or printed card with rows of fruit, sometimes under film."""
    rng = canvas.rng
    made = packaging(design, scale=0.6, material=str(rng.choice(["cardboard", "paper", "plastic"])))
    back, front, half, near = 236.0, 344.0, float(rng.uniform(146, 164)), float(rng.uniform(180, 198))
    foot = front + float(rng.uniform(44, 60))
    canvas.stand(258, foot - 3, near * 0.9, 6)
    inside = polygon([(256 - half, back), (256 + half, back), (256 + near, front), (256 - near, front)])
    canvas.cast(inside)
    canvas.path(inside, fill=made.tones.deep)
    rim = curve([(256 - half - 6, back, "c"), (256 + half + 6, back, "c"), (256 + half - 4, back + 12, "c"), (256 - half + 4, back + 12, "c")])
    canvas.path(rim, fill=made.tones.shade)
    room = (256 - half - 4, back + radius * 0.05, 256 + half + 4, front - radius * 0.1)
    heap(canvas, draw, [p for p in rows(rng, room, radius, 0.9) if abs(p[0] - 256) < near - p[2] * 0.7])
    wall = curve([(256 - near - 6, front, "c"), (256 + near + 6, front, "c"), (256 + near - 14, foot - 10), (256 + near - 26, foot, "c"), (256 - near + 26, foot, "c"), (256 - near + 14, foot - 10)], tension=0.3)
    paint(canvas, wall, made)
    light.round_sides(canvas, wall, 0.25)
    light.inner_shadow(canvas, wall, 7, 0.2)
    light.rim(canvas, wall, 1.2, 0.5)
    if rng.random() < 0.5:
        _film(canvas, (256 - half, back - radius, 256 + near, front + 8))


def _film(canvas: Canvas, box: tuple[float, float, float, float]) -> None:
    """Clear film: nothing but its reflections."""
    rng = canvas.rng
    left, top, right, bottom = box
    for _ in range(int(rng.integers(4, 7))):
        x, y = rng.uniform(left + 20, right - 90), rng.uniform(top + 20, bottom - 30)
        wide = rng.uniform(40, 110)
        crease: Outline = curve([(x, y), (x + wide * 0.5, y - rng.uniform(4, 16)), (x + wide, y - rng.uniform(-6, 10)), (x + wide * 0.5, y - rng.uniform(-2, 3))])
        canvas.path(crease, fill="#ffffff", fill_opacity=0.34, filter=canvas.blur(1.4, crease))
