"""Patterns: motifs generated on a flat sheet, laid onto a piece and shaded with it.

A pattern is made of smooth motifs, not of a repeating tile, so that no two products carry the same print. `motifs`
generates them on a sheet centred at (0, 0); `lay` moves them onto a piece through a projection, which is where cloth
gets its drape and a mug its roundness. The same seed gives the same print, so that the pieces of one product match.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from mmsid.storefront.drawing.canvas import Canvas
from mmsid.storefront.drawing.outline import Outline, Project, curve, ellipse, leaf, polygon
from mmsid.storefront.palette import Tones


@dataclass(frozen=True, slots=True)
class Motif:
    """A shape of a print; `opacity` below 1 lets the ground show through, as where threads cross."""

    outline: Outline
    fill: str
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a pattern is generated for.

    Attributes:
        rng: chance, from the product's own seed.
        width: of the area to cover, in canvas units.
        height: of the area to cover.
        scale: size of the motifs; 1 suits a T-shirt.
        ground: the main colour.
        accent: the second colour.
    """

    rng: np.random.Generator
    width: float
    height: float
    scale: float
    ground: Tones
    accent: Tones

    @property
    def third(self) -> str:
        """A third colour, between the other two."""
        return self.accent.light if self.ground.is_dark else self.accent.shade


def band(x1: float, y1: float, x2: float, y2: float) -> Outline:
    """A rectangle in short segments, so that it can bend with the projection."""
    steps_x, steps_y = (max(1, int(abs(x2 - x1) / 28)), max(1, int(abs(y2 - y1) / 28)))
    xs, ys = np.linspace(x1, x2, steps_x + 1), np.linspace(y1, y2, steps_y + 1)
    points = (
        [(x, y1) for x in xs[:-1]]
        + [(x2, y) for y in ys[:-1]]
        + [(x, y2) for x in xs[:0:-1]]
        + [(x1, y) for y in ys[:0:-1]]
    )
    return polygon(points)


def stripes(sheet: Sheet) -> list[Motif]:
    """Horizontal stripes in a seeded rhythm: even, narrow on wide, or in groups."""
    rng, half_w, half_h = sheet.rng, sheet.width / 2, sheet.height / 2
    step = float(rng.uniform(24, 44)) * sheet.scale
    rhythms = [[(0.0, 0.5)], [(0.0, 0.28)], [(0.0, 0.42), (0.56, 0.07)], [(0.0, 0.16), (0.28, 0.16)], [(0.0, 0.62)]]
    rhythm = rhythms[int(rng.integers(len(rhythms)))]
    fills = (sheet.accent.base, sheet.third) if rng.random() < 0.3 else (sheet.accent.base, sheet.accent.base)
    found = []
    for row, y in enumerate(np.arange(-half_h - step, half_h + step, step)):
        for part, (offset, share) in enumerate(rhythm):
            top = y + offset * step
            fill = fills[part % 2] if len(rhythm) > 1 else fills[row % 2]
            found.append(Motif(band(-half_w, top, half_w, top + share * step), fill))
    return found


def upright(sheet: Sheet) -> list[Motif]:
    """Vertical stripes."""
    rng, half_w, half_h = sheet.rng, sheet.width / 2, sheet.height / 2
    step = float(rng.uniform(16, 34)) * sheet.scale
    share = float(rng.choice([0.5, 0.3, 0.62]))
    twin = rng.random() < 0.35
    found = []
    for x in np.arange(-half_w - step, half_w + step, step):
        found.append(Motif(band(x, -half_h, x + share * step, half_h), sheet.accent.base))
        if twin:
            found.append(Motif(band(x + (share + 0.12) * step, -half_h, x + (share + 0.19) * step, half_h), sheet.third))
    return found


def pinstripes(sheet: Sheet) -> list[Motif]:
    """Fine vertical lines."""
    half_w, half_h = sheet.width / 2, sheet.height / 2
    step = float(sheet.rng.uniform(11, 20)) * sheet.scale
    width = max(1.5, 0.11 * step)
    return [
        Motif(band(x, -half_h, x + width, half_h), sheet.accent.base, 0.85)
        for x in np.arange(-half_w, half_w, step)
    ]


def gingham(sheet: Sheet) -> list[Motif]:
    """Even checks whose crossings are darker."""
    half = max(sheet.width, sheet.height) / 2
    step = float(sheet.rng.uniform(18, 38)) * sheet.scale
    found = []
    for at in np.arange(-half - step, half, 2 * step):
        found.append(Motif(band(at, -half, at + step, half), sheet.accent.base, 0.55))
        found.append(Motif(band(-half, at, half, at + step), sheet.accent.base, 0.55))
    return found


def tartan(sheet: Sheet) -> list[Motif]:
    """Crossing bands of several widths."""
    rng, half = sheet.rng, max(sheet.width, sheet.height) / 2
    step = float(rng.uniform(58, 92)) * sheet.scale
    sett = [(0.0, 0.30, sheet.accent.base, 0.50), (0.42, 0.05, sheet.accent.light, 0.75)]
    sett += [(0.56, 0.16, sheet.ground.deep, 0.45), (0.86, 0.04, sheet.third, 0.7)]
    found = []
    for at in np.arange(-half - step, half, step):
        for offset, width, fill, opacity in sett:
            a, b = at + offset * step, at + (offset + width) * step
            found.append(Motif(band(a, -half, b, half), fill, opacity))
            found.append(Motif(band(-half, a, half, b), fill, opacity))
    return found


def grid(sheet: Sheet) -> list[Motif]:
    """A windowpane check: thin lines, large squares."""
    half = max(sheet.width, sheet.height) / 2
    step = float(sheet.rng.uniform(30, 58)) * sheet.scale
    width = max(1.8, step * 0.06)
    found = []
    for at in np.arange(-half, half, step):
        found.append(Motif(band(at, -half, at + width, half), sheet.accent.base, 0.85))
        found.append(Motif(band(-half, at, half, at + width), sheet.accent.base, 0.85))
    return found


def dots(sheet: Sheet) -> list[Motif]:
    """Polka dots in offset rows."""
    step = float(sheet.rng.uniform(22, 48)) * sheet.scale
    radius = step * float(sheet.rng.uniform(0.17, 0.30))
    return [Motif(ellipse(x, y, radius), sheet.accent.base) for x, y in _offset_rows(sheet, step, step * 0.82)]


def confetti(sheet: Sheet) -> list[Motif]:
    """Irregular flecks, as in terrazzo or speckled glaze."""
    rng = sheet.rng
    fills = (sheet.accent.base, sheet.accent.shade, sheet.accent.light, sheet.ground.shade)
    found = []
    for x, y in _scattered(sheet, 15 * sheet.scale):
        size, turn = float(rng.gamma(3.0, 1.3)) * sheet.scale + 0.8, rng.uniform(0, 2 * np.pi)
        angles = turn + np.sort(rng.uniform(0, 2 * np.pi, 5))
        points = [(x + size * np.cos(a) * rng.uniform(0.6, 1.2), y + size * np.sin(a)) for a in angles]
        found.append(Motif(curve(points, tension=0.22), fills[int(rng.choice(4, p=(0.5, 0.2, 0.15, 0.15)))]))
    return found


def chevron(sheet: Sheet) -> list[Motif]:
    """Zigzag bands."""
    rng, half_w, half_h = sheet.rng, sheet.width / 2, sheet.height / 2
    period = float(rng.uniform(34, 62)) * sheet.scale
    rise, step = period * float(rng.uniform(0.3, 0.5)), period * float(rng.uniform(0.6, 0.85))
    thick = step * float(rng.choice([0.5, 0.3]))
    xs = np.arange(-half_w - period, half_w + period, period / 2)
    found = []
    for y in np.arange(-half_h - step, half_h + step, step):
        upper = [(x, y + (rise if i % 2 else 0)) for i, x in enumerate(xs)]
        lower = [(x, y + thick) for x, y in upper[::-1]]
        found.append(Motif(polygon(upper + lower), sheet.accent.base))
    return found


def waves(sheet: Sheet) -> list[Motif]:
    """Flowing lines of varying thickness."""
    rng, half_w, half_h = sheet.rng, sheet.width / 2, sheet.height / 2
    period, step = float(rng.uniform(60, 110)) * sheet.scale, float(rng.uniform(20, 34)) * sheet.scale
    xs = np.arange(-half_w - period, half_w + period, period / 4)
    swing, found = step * 0.34, []
    for row, y in enumerate(np.arange(-half_h - step, half_h + step, step)):
        offset = rng.uniform(-0.25, 0.25)
        upper = [(x, y + swing * np.sin(2 * np.pi * (x / period + offset))) for x in xs]
        thick = step * rng.uniform(0.25, 0.5)
        lower = [(x, y + thick * (0.7 + 0.3 * np.sin(x / period * 4))) for x, y in upper[::-1]]
        found.append(Motif(curve(upper + lower, tension=0.33), sheet.third if row % 3 == 2 else sheet.accent.base))
    return found


def floral(sheet: Sheet) -> list[Motif]:
    """Scattered blossoms with leaves between them."""
    rng = sheet.rng
    size = float(rng.uniform(9, 19)) * sheet.scale
    petals, narrow = int(rng.integers(5, 8)), float(rng.uniform(0.55, 0.95))
    green = sheet.third if rng.random() < 0.4 else ("#6f8f5f" if sheet.ground.is_dark else "#4f7350")
    heart = sheet.ground.light if sheet.ground.is_dark else "#e8b84a"
    found = []
    for x, y in _scattered(sheet, size * 2.5):
        turn, here = rng.uniform(0, 2 * np.pi), size * rng.uniform(0.65, 1.15)
        for side in (1, 2)[: int(rng.integers(1, 3))]:
            angle = turn + side * 2.2
            tip = (x + here * 1.75 * np.cos(angle), y + here * 1.75 * np.sin(angle))
            found.append(Motif(leaf((x, y), tip, here * 0.55, here * 0.16), green))
        for k in range(petals):
            angle = turn + 2 * np.pi * k / petals + rng.uniform(-0.08, 0.08)
            tip = (x + here * np.cos(angle), y + here * np.sin(angle))
            found.append(Motif(leaf((x, y), tip, here * narrow), sheet.accent.base if k % 2 else sheet.accent.light))
        found.append(Motif(ellipse(x, y, here * 0.24), heart))
    return found


def leaves(sheet: Sheet) -> list[Motif]:
    """Sprigs: a bent stem with pairs of leaves."""
    rng = sheet.rng
    size, found = float(rng.uniform(20, 36)) * sheet.scale, []
    for x, y in _scattered(sheet, size * 1.35):
        turn = rng.uniform(0, 2 * np.pi)
        along = np.array([np.cos(turn), np.sin(turn)])
        across = np.array([-along[1], along[0]])
        start, end = np.array([x, y]) - along * size * 0.6, np.array([x, y]) + along * size * 0.6
        fill = sheet.accent.base if rng.random() < 0.72 else sheet.third
        found.append(Motif(leaf(tuple(start), tuple(end), size * 0.045, size * 0.08), fill))
        for k in range(4):
            root = start + (end - start) * (0.2 + 0.22 * k)
            for side in (-1, 1):
                tip = root + (along * 0.75 + across * side * 0.8) * size * (0.44 - 0.07 * k)
                found.append(Motif(leaf(tuple(root), tuple(tip), size * 0.15, side * size * 0.04), fill))
    return found


def spots(sheet: Sheet) -> list[Motif]:
    """Animal spots: broken rings around a darker heart."""
    rng, found = sheet.rng, []
    size = float(rng.uniform(8, 13)) * sheet.scale
    for x, y in _scattered(sheet, size * 2.0):
        turn, here = rng.uniform(0, 2 * np.pi), size * rng.uniform(0.7, 1.15)
        found.append(Motif(ellipse(x, y, here * 0.48, here * 0.4), sheet.accent.light, 0.75))
        for k in range(int(rng.integers(2, 4))):
            angle = turn + k * 2.2 + rng.uniform(-0.2, 0.2)
            a = (x + here * 0.75 * np.cos(angle), y + here * 0.68 * np.sin(angle))
            b = (x + here * 0.75 * np.cos(angle + 1.5), y + here * 0.68 * np.sin(angle + 1.5))
            found.append(Motif(leaf(a, b, here * 0.42, -here * 0.28), sheet.accent.base))
    return found


def stars(sheet: Sheet) -> list[Motif]:
    """Small five-pointed stars, each turned its own way."""
    rng, step, found = sheet.rng, float(sheet.rng.uniform(34, 54)) * sheet.scale, []
    for x, y in _offset_rows(sheet, step, step * 0.85):
        radius, turn = step * rng.uniform(0.17, 0.27), rng.uniform(0, 2 * np.pi)
        points = []
        for k in range(10):
            reach, angle = radius * (0.45 if k % 2 else 1.0), turn + k * np.pi / 5
            points.append((x + reach * np.cos(angle), y + reach * np.sin(angle)))
        found.append(Motif(polygon(points), sheet.accent.base))
    return found


def diamonds(sheet: Sheet) -> list[Motif]:
    """Argyle: tall diamonds crossed by thin lines."""
    step = float(sheet.rng.uniform(40, 64)) * sheet.scale
    tall, found = step * 1.5, []
    for row, y in enumerate(np.arange(-sheet.height / 2 - tall, sheet.height / 2 + tall, tall / 2)):
        for x in np.arange(-sheet.width / 2 - step, sheet.width / 2 + step, step):
            cx = x + (step / 2 if row % 2 else 0)
            points = [(cx, y - tall / 2), (cx + step / 2, y), (cx, y + tall / 2), (cx - step / 2, y)]
            if row % 2 == 0:
                found.append(Motif(polygon(points), sheet.accent.base))
            thin = [(px * 0.06 + (points[0][0]) * 0.94, py) for px, py in points]
            del thin
            middle = [(cx - step / 2, y), (cx, y + tall / 2)]
            found.append(Motif(leaf(middle[0], middle[1], 1.6 * sheet.scale), sheet.third, 0.9))
            found.append(Motif(leaf((cx + step / 2, y), (cx, y + tall / 2), 1.6 * sheet.scale), sheet.third, 0.9))
    return found


def blocks(sheet: Sheet) -> list[Motif]:
    """Colour blocking: one broad band of the second colour, sometimes a narrow third one."""
    rng, w, h = sheet.rng, sheet.width, sheet.height
    top = float(rng.uniform(-0.14, 0.06)) * h
    depth = float(rng.uniform(0.13, 0.26)) * h if rng.random() < 0.6 else h
    found = [Motif(band(-w / 2, top, w / 2, top + depth), sheet.accent.base)]
    if rng.random() < 0.5:
        found.append(Motif(band(-w / 2, top - 0.05 * h, w / 2, top - 0.015 * h), sheet.third))
    return found


PATTERNS: dict[str, Callable[[Sheet], list[Motif]]] = {
    "stripes": stripes,
    "vertical stripes": upright,
    "pinstripes": pinstripes,
    "gingham": gingham,
    "tartan": tartan,
    "grid": grid,
    "dots": dots,
    "speckles": confetti,
    "chevron": chevron,
    "waves": waves,
    "floral": floral,
    "leaves": leaves,
    "animal spots": spots,
    "stars": stars,
    "diamonds": diamonds,
    "colour block": blocks,
}
"""Every pattern besides "plain"."""


def motifs(name: str, sheet: Sheet) -> list[Motif]:
    """The motifs of a pattern; none for "plain"."""
    return [] if name == "plain" else PATTERNS[name](sheet)


def lay(canvas: Canvas, outline: Outline, found: list[Motif], project: Project) -> None:
    """Draws motifs, projected, clipped to an outline; neighbours of one colour become one path."""
    if not found:
        return
    with canvas.within(outline):
        run: list[str] = []
        for k, motif in enumerate(found):
            run.append(motif.outline.mapped(project).d)
            following = found[k + 1] if k + 1 < len(found) else None
            same = following is not None and (following.fill, following.opacity) == (motif.fill, motif.opacity)
            if motif.opacity < 1.0 or not same:
                canvas.path("".join(run), fill=motif.fill, fill_opacity=motif.opacity)
                run = []


def drape(
    rng: np.random.Generator, centre: tuple[float, float], *, turn: float = 0.0, sway: float = 2.5
) -> Project:
    """A projection for cloth: turns the sheet by `turn` degrees, moves it to `centre` and lets it sway a little."""
    radians = np.deg2rad(turn)
    matrix = np.array([[np.cos(radians), np.sin(radians)], [-np.sin(radians), np.cos(radians)]])
    phases = rng.uniform(0, 2 * np.pi, 4)

    def project(points: np.ndarray) -> np.ndarray:
        x, y = points[:, 0], points[:, 1]
        dx = np.sin(y / 47 + phases[0]) + 0.6 * np.sin(x / 31 + y / 83 + phases[1])
        dy = np.sin(x / 41 + phases[2]) + 0.6 * np.sin(x / 89 + y / 37 + phases[3])
        return (points + sway * np.stack([dx, dy], axis=1)) @ matrix + np.array(centre)

    return project


def _offset_rows(sheet: Sheet, step: float, rise: float) -> list[tuple[float, float]]:
    found = []
    for row, y in enumerate(np.arange(-sheet.height / 2 - rise, sheet.height / 2 + rise, rise)):
        start = -sheet.width / 2 - step + (step / 2 if row % 2 else 0)
        found += [(float(x), float(y)) for x in np.arange(start, sheet.width / 2 + step, step)]
    return found


def _scattered(sheet: Sheet, apart: float) -> list[tuple[float, float]]:
    """Points that keep a distance but show no grid: offset rows, jittered by a third of a step."""
    jitter = sheet.rng.uniform(-0.33, 0.33, (4096, 2)) * apart
    rows = _offset_rows(sheet, apart, apart * 0.87)
    return [(x + jitter[k % 4096, 0], y + jitter[k % 4096, 1]) for k, (x, y) in enumerate(rows)]
