"""Net bags of fruit: the mesh sags over every fruit, its neck is clipped, tied or stapled into a card."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from storefront.departments.fruit_vegetables.fruit_displays import DrawFruit, Place, heap, packaging
from storefront.drawing import light
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import Surface, paint
from storefront.drawing.outline import CORNER, Outline, Point, curve, ellipse, rounded
from storefront.palette import tones
from storefront.types import Design


def net(canvas: Canvas, draw: DrawFruit, design: Design, radius: float) -> None:
    """A net bag that slumps on the table, its contents large enough to name."""
    rng = canvas.rng
    made = packaging(design, scale=0.5, material="paper")
    radius *= 1.36
    knot = (256 + float(rng.uniform(-46, 46)), float(rng.uniform(106, 130)))
    places = _heaped(rng, radius, knot[0])
    canvas.stand(258, 424, 158, 11)
    heap(canvas, draw, [(x, y, size * 1.12) for x, y, size in places], 8)
    skin = _skin(places, knot, 1.12)
    canvas.path(skin, fill=made.tones.light, fill_opacity=0.10)
    _mesh(canvas, skin, places, knot, made)
    _gathers(canvas, skin, knot, made)
    if rng.random() < 0.5:
        _card(canvas, knot, made)
    else:
        _tail(canvas, knot, made)
        _label(canvas, (256 + float(rng.uniform(-40, 40)), 340 + float(rng.uniform(-14, 24))), made)


def _heaped(rng: np.random.Generator, radius: float, lean: float) -> list[Place]:
    """Three rows that rest on the table, the top one under the knot."""
    found: list[Place] = []
    rows = ((424 - radius * 1.02, 164.0), (424 - radius * 2.12, 146.0), (424 - radius * 3.2, 84.0))
    for row, (y, room) in enumerate(rows):
        if y - radius < 150:
            continue
        span = max(0.0, room - radius * 0.72)
        many = max(1, round(2 * span / (radius * 1.5)) + 1)
        for x in np.linspace(-span, span, many) if many > 1 else [0.0]:
            dx, dy, dr = rng.uniform(-1, 1, 3)
            shift = (lean - 256) * 0.3 * row
            here = radius * (1 + 0.05 * dr)
            found.append(
                (256 + float(x) + shift + 0.1 * radius * dx, y + 0.1 * radius * dy + abs(x) * 0.06 * row, here)
            )
    return found


def _skin(places: list[Place], knot: Point, grow: float) -> Outline:
    """The silhouette of the bag: it clings to the fruit, dents between them, and runs up to the knot."""
    points = np.concatenate(
        [
            np.array([x, y]) + size * grow * np.stack([np.cos(a := np.linspace(0, 2 * np.pi, 24)), np.sin(a)], axis=1)
            for x, y, size in places
        ]
    )
    middle = np.array([256.0, float(np.mean([y for _, y, _ in places])) + 10])
    away = points - middle
    angles, reach = np.arctan2(away[:, 1], away[:, 0]), np.hypot(away[:, 0], away[:, 1])
    bins = 40
    far = np.zeros(bins)
    np.maximum.at(far, np.round((angles + np.pi) / (2 * np.pi) * bins).astype(int) % bins, reach)
    far = (np.roll(far, 1) + 2 * far + np.roll(far, -1)) / 4
    around = np.arange(bins) / bins * 2 * np.pi - np.pi
    rim = [(middle[0] + r * np.cos(a), min(434.0, middle[1] + r * np.sin(a))) for r, a in zip(far, around, strict=True)]
    above = float(min(y for _, y in rim))
    side = [(x, y) for x, y in rim if y > above + 26 or abs(x - knot[0]) > 60]
    side = sorted(side, key=lambda p: (np.arctan2(p[1] - middle[1], p[0] - middle[0]) - 1.5 * np.pi) % (2 * np.pi))
    x, y = knot
    return curve([(x + 9, y, CORNER), (x + 20, y + 26), *side, (x - 20, y + 26), (x - 9, y, CORNER)], tension=0.3)


def _mesh(canvas: Canvas, skin: Outline, places: list[Place], knot: Point, made: Surface) -> None:
    """Two families of threads that run together in the knot and bulge over every fruit."""
    left, _, right, bottom = skin.box
    x, y = knot
    families: list[list[str]] = [[], []]
    for family, slope in enumerate((1.0, -1.0)):
        for k in np.linspace(-2.3, 2.3, 25):
            points = []
            for v in np.linspace(0.0, 1.02, 22):
                u = k * 0.9 + slope * v * 1.15
                wide = (right - left) / 2 * (1 - (1 - min(1.0, v * 1.25)) ** 2.2) + 8
                spot = np.array([x + (256 - x) * v + wide * np.sin(np.clip(u, -1.5, 1.5)), y + (bottom - y) * v])
                points.append(tuple(_bulged(spot, places)))
            families[family].append(curve(points, closed=False).d)
    threads = canvas.rng.permutation(np.array([made.tones.base, made.tones.light]))
    with canvas.within(skin):
        for data, thread in zip(families, threads, strict=True):
            run = "".join(data)
            canvas.path(
                run, fill="none", stroke=light.SHADOW, stroke_width=2.0, stroke_opacity=0.28,
                transform="translate(1.8 2.4)",
            )  # fmt: skip
            canvas.path(run, fill="none", stroke=str(thread), stroke_width=2.1, stroke_opacity=0.9)
    canvas.stroke(skin, made.tones.base, 2.2, stroke_opacity=0.85)


def _bulged(spot: np.ndarray, places: list[Place]) -> np.ndarray:
    """Where a thread lies: pushed outwards by the fruit under it."""
    for cx, cy, size in reversed(places):
        away = spot - np.array([cx, cy])
        reach = float(np.hypot(*away)) / size
        if reach < 1.0:
            return spot + away * 0.34 * (1 - reach)
    return spot


def _gathers(canvas: Canvas, skin: Outline, knot: Point, made: Surface) -> None:
    """The bunched net below the knot: threads that lie close together, folds between them."""
    rng = canvas.rng
    x, y = knot
    cone = curve(
        [(x - 9, y, CORNER), (x - 17, y + 22), (x - 46, y + 54), (x, y + 64), (x + 46, y + 54), (x + 17, y + 22),
         (x + 9, y, CORNER)],
    )  # fmt: skip
    ramp = [(0.0, made.tones.base, 0.85), (0.4, made.tones.base, 0.45), (1.0, made.tones.base, 0.0)]
    with canvas.within(skin):
        canvas.path(cone, fill=canvas.linear((x, y), (x, y + 64), ramp))
        for tone, shift in ((made.tones.deep, 1.2), (made.tones.light, 0.0)):
            run = "".join(
                f"M{x + 8 * u + shift:.1f} {y:.1f}Q{x + 12 * u:.1f} {y + 24:.1f} "
                f"{x + 62 * u + shift:.1f} {y + 52 + 22 * (1 - u * u):.1f}"
                for u in np.linspace(-1, 1, 9) + rng.uniform(-0.05, 0.05, 9)
            )
            canvas.path(run, fill="none", stroke=tone, stroke_width=1.5, stroke_opacity=0.6)


def _tail(canvas: Canvas, knot: Point, made: Surface) -> None:
    """The loose end of the net above a metal clip or a twisted tie."""
    rng = canvas.rng
    x, y = knot
    lean = float(rng.uniform(-34, 34))
    tips = [(x + lean + 42 * u, y - 56 - 10 * float(rng.uniform(-1, 1)) * (1 - abs(u))) for u in np.linspace(-1, 1, 7)]
    tail = curve([(x - 8, y + 2, CORNER), (x - 14 + lean * 0.2, y - 18), *tips, (x + 14 + lean * 0.2, y - 18),
                  (x + 8, y + 2, CORNER)], tension=0.25)  # fmt: skip
    canvas.cast(tail)
    canvas.path(tail, fill=made.tones.base, fill_opacity=0.5)
    fans = "".join(f"M{x + 7 * u:.1f} {y:.1f}L{x + lean + 42 * u:.1f} {y - 56:.1f}" for u in np.linspace(-1, 1, 9))
    cross = "".join(
        f"M{x + lean * s - 36 * s:.1f} {y - 56 * s:.1f}L{x + lean * s + 36 * s:.1f} {y - 56 * s + 3:.1f}"
        for s in (0.42, 0.64, 0.86)
    )
    with canvas.within(tail):
        canvas.path(fans + cross, fill="none", stroke=made.tones.shade, stroke_width=1.7)
    if rng.random() < 0.5:
        clip = rounded(x - 15, y - 7, x + 15, y + 8, 5)
        paint(canvas, clip, replace(made, tones=tones("silver"), pattern="plain", material="steel"))
        light.rim(canvas, clip, 1.0, 0.6)
        return
    tie = tones(str(rng.choice(["red", "white", "green", "blue"])))
    for dx, dy, turn in ((-26, -5, 14), (26, -3, -16)):
        canvas.path(ellipse(x + dx, y + dy, 19, 5).turned(turn), fill=tie.shade)
        canvas.path(ellipse(x + dx, y + dy - 1, 18, 3.4).turned(turn), fill=tie.base)
    band = rounded(x - 14, y - 6, x + 14, y + 6, 5)
    canvas.path(band, fill=tie.base)
    light.round_sides(canvas, band, 0.4)


def _card(canvas: Canvas, knot: Point, made: Surface) -> None:
    """A printed card folded over the net's end and stapled, with a hole to hang it by."""
    x, y = knot
    turn = float(canvas.rng.uniform(-7, 7))
    card = rounded(x - 74, y - 66, x + 74, y + 16, 6).turned(turn)
    paint(canvas, card, made)
    field = rounded(x - 54, y - 36, x + 54, y + 4, 18).turned(turn)
    canvas.path(field, fill="#fffdf6")
    _print(canvas, (x, y - 16), made, turn)
    canvas.path(ellipse(x, y - 52, 13, 6).turned(turn), fill=light.SHADOW, fill_opacity=0.55)
    light.falloff(canvas, card, 0.2)
    light.rim(canvas, card, 1.1, 0.5)


def _label(canvas: Canvas, at: Point, made: Surface) -> None:
    """A paper label threaded into the mesh."""
    x, y = at
    turn = float(canvas.rng.uniform(-12, 12))
    tag = rounded(x - 58, y - 30, x + 58, y + 30, 9).turned(turn)
    canvas.path(tag.shifted(3, 5), fill=light.SHADOW, fill_opacity=0.35, filter=canvas.blur(4, tag))
    paint(canvas, tag, made, cast=False)
    canvas.path(rounded(x - 48, y - 21, x + 48, y + 21, 7).turned(turn), fill="#fffdf6")
    _print(canvas, (x, y), made, turn)
    light.rim(canvas, tag, 1.0, 0.4)


def _print(canvas: Canvas, at: Point, made: Surface, turn: float) -> None:
    """A leaf-green dot and lines where the grower's name would be."""
    x, y = at
    ink = made.tones.base if made.tones.oklch[0] < 0.66 else made.tones.deep
    with canvas.group(transform=f"rotate({turn:.1f} {x:.1f} {y:.1f})"):
        canvas.path(ellipse(x - 30, y, 9, 9), fill=made.accent.base)
        canvas.path(
            f"M{x - 12:.1f} {y - 7:.1f}h46M{x - 12:.1f} {y + 3:.1f}h34M{x - 12:.1f} {y + 11:.1f}h40",
            fill="none", stroke=ink, stroke_width=4.0, stroke_linecap="round",
        )  # fmt: skip
