"""Cover art: what is printed on books. Hills, seas, cities, birds, sprigs, planets, plain forms, and lettering.

Every cover is drawn anew from shapes in a few inks that go with the book's own two colours. Art is laid out on a panel
of 100 units' width; what it shows and what the title says belong together.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from storefront.departments.dairy_drinks.label_art import Panel
from storefront.departments.toys_books.lettering import Hand, letters, title
from storefront.drawing.outline import CORNER, Knot, curve, ellipse, leaf, line, polygon, rounded
from storefront.palette import Tones, tones, tones_of


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours of a cover.

    Attributes:
        ground: of the cover.
        accent: of the art.
        third: of details.
        pale: paper or cream.
        dark: nearly black.
    """

    ground: Tones
    accent: Tones
    third: Tones
    pale: str
    dark: str

    @property
    def type(self) -> str:
        """What lettering on the ground is printed in."""
        return self.pale if self.ground.oklch[0] < 0.66 else self.dark


def inks(ground: Tones, accent: Tones, rng: np.random.Generator) -> Inks:
    """The inks of a book by its two colours."""
    lightness, chroma, hue = ground.oklch
    third = tones(str(rng.choice(("mustard", "coral", "teal", "cream", "sage", "rust", "sky blue", "blush"))), rng)
    if abs(third.oklch[0] - lightness) < 0.1:
        third = tones_of(0.9 if lightness < 0.6 else 0.36, max(0.04, chroma * 0.6), hue)
    return Inks(ground, accent, third, tones("ivory").base, tones_of(0.24, 0.03, hue).base)


Art = Callable[[Panel, Inks, np.random.Generator], float]
"""Draws a picture and returns where its title begins, as a share of the height."""


def hills(panel: Panel, ink: Inks, rng: np.random.Generator) -> float:
    """Ranges of hills below a low sun, firs on the nearest."""
    tall, lightness = panel.tall, ink.accent.oklch[0]
    x, y = rng.uniform(28, 72), rng.uniform(0.42, 0.52) * tall
    panel.fill(ellipse(x, y, rng.uniform(12, 19)), ink.third.base if rng.random() < 0.6 else ink.pale)
    for k in range(4):
        base = tall * (0.56 + 0.12 * k)
        ridge: list[Knot] = [(-8.0, base, CORNER)]
        ridge += [(u, base - rng.uniform(0, 13 - 2 * k)) for u in np.linspace(6, 94, 5) + rng.uniform(-7, 7, 5)]
        shape = curve([*ridge, (108, base, CORNER), (108, tall + 5, CORNER), (-8, tall + 5, CORNER)])
        step = (lightness - 0.28) * (1 - k / 3.4)
        panel.fill(shape, tones_of(0.28 + step, ink.accent.oklch[1] * (0.7 + 0.1 * k), ink.accent.oklch[2]).base)
    for _ in range(int(rng.integers(3, 9))):
        u, v, h = rng.uniform(6, 94), tall * rng.uniform(0.88, 0.97), rng.uniform(9, 17)
        for k in range(3):
            panel.fill(
                polygon([(u - 4 + k, v - k * h * 0.25), (u, v - h * (0.5 + 0.25 * k)), (u + 4 - k, v - k * h * 0.25)]),
                ink.dark,
            )
    return 0.09


def sea(panel: Panel, ink: Inks, rng: np.random.Generator) -> float:
    """A sailing boat on rolling waves below the moon."""
    tall = panel.tall
    panel.fill(ellipse(rng.uniform(60, 78), tall * 0.42, 11), ink.pale)
    x, y = float(rng.uniform(34, 56)), tall * 0.66
    panel.fill(curve([(x - 15, y - 2, CORNER), (x + 16, y - 2, CORNER), (x + 9, y + 7), (x - 9, y + 7)]), ink.dark)
    panel.fill(polygon([(x + 1, y - 5), (x + 1, y - 38), (x + 17, y - 5)]), ink.pale)
    panel.fill(polygon([(x - 2, y - 5), (x - 2, y - 32), (x - 13, y - 5)]), ink.third.base)
    for k in range(5):
        base, phase = tall * (0.68 + 0.075 * k), rng.uniform(0, 6)
        top = [(float(u), float(base + 3.6 * np.sin(u / 9 + phase))) for u in np.arange(-6, 110, 5)]
        shape = curve([*top, (110, tall + 6, CORNER), (-8, tall + 6, CORNER)])
        panel.fill(shape, (ink.accent.light, ink.accent.base, ink.accent.shade)[k % 3] if k < 4 else ink.accent.deep)
    return 0.08


def city(panel: Panel, ink: Inks, rng: np.random.Generator) -> float:
    """Houses by night, some windows lit."""
    tall, x = panel.tall, -4.0
    panel.fill(ellipse(rng.uniform(20, 80), tall * 0.4, 9), ink.pale)
    while x < 100:
        wide, top = rng.uniform(13, 24), tall * rng.uniform(0.48, 0.72)
        tone = str(rng.choice((ink.dark, ink.accent.base, ink.accent.shade, ink.accent.deep)))
        panel.fill(
            polygon(
                [
                    (x, top),
                    (x + wide * rng.uniform(0.3, 0.7), top - rng.uniform(0, 12)),
                    (x + wide, top),
                    (x + wide, tall + 3),
                    (x, tall + 3),
                ]
            ),
            tone,
        )
        for v in np.arange(top + 6, tall - 5, 9):
            for u in np.arange(x + 3.4, x + wide - 4.5, 6.2):
                lit = rng.random() < 0.42
                panel.fill(
                    rounded(u, v, u + 3.4, v + 5.2, 0.4), ink.third.light if lit else ink.dark, 1.0 if lit else 0.35
                )
        x += wide + rng.uniform(-0.5, 1.5)
    return 0.08


def sprig(panel: Panel, ink: Inks, rng: np.random.Generator) -> float:
    """A pressed plant with leaves in pairs and a flower head."""
    tall, bend = panel.tall, rng.uniform(-9, 9)
    stem = line((50 - bend, tall * 0.93), (50 + bend * 0.4, tall * 0.7), (50 + bend, tall * 0.46))
    panel.stroke(stem, ink.accent.shade, 1.8)
    wide, long = rng.uniform(8, 14), rng.uniform(20, 28)
    for k, share in enumerate(np.linspace(0.12, 0.82, 5)):
        x, y = stem.at(float(share))
        for side in (-1, 1):
            tip = (x + side * long * (1.1 - 0.13 * k), y - long * (0.5 + 0.06 * k))
            panel.fill(leaf((x, y), tip, wide * (1 - 0.1 * k), side * 2.5), ink.accent.base)
            panel.stroke(line((x, y), (x + (tip[0] - x) * 0.8, y + (tip[1] - y) * 0.8)), ink.accent.deep, 0.7, 0.6)
    x, y = stem.at(1.0)
    petals = int(rng.integers(6, 12))
    for k in range(petals):
        angle = 2 * np.pi * k / petals
        panel.fill(
            leaf((x, y), (x + 13 * np.cos(angle), y + 13 * np.sin(angle)), 8),
            ink.third.base if k % 2 else ink.third.light,
        )
    panel.fill(ellipse(x, y, 4), ink.dark)
    return 0.08


def forms(panel: Panel, ink: Inks, rng: np.random.Generator) -> float:
    """A grid of quarter circles, arches and discs."""
    tall, step = panel.tall, 100 / int(rng.integers(3, 5))
    colours = (ink.accent.base, ink.third.base, ink.pale, ink.dark, ink.ground.shade, ink.ground.light)
    rows = int(tall * 0.66 / step)
    top = tall - rows * step
    for row in range(rows):
        for x in np.arange(0, 99.9, step):
            y = top + row * step
            back, fore = (str(c) for c in rng.choice(colours, 2, replace=False))
            panel.fill(polygon([(x, y), (x + step, y), (x + step, y + step), (x, y + step)]), back)
            kind, k = int(rng.integers(4)), step * 0.552
            if kind == 0:
                panel.fill(ellipse(x + step / 2, y + step / 2, step * rng.uniform(0.24, 0.5)), fore)
            elif kind == 1:
                panel.fill(polygon([(x, y + step), (x + step, y + step), (x + step, y)]), fore)
            else:
                quarter = [
                    (x, y, CORNER),
                    (x + k * 1.3, y + step * 0.24),
                    (x + step, y + step, CORNER),
                    (x, y + step, CORNER),
                ]
                panel.fill(curve(quarter).turned(90.0 * int(rng.integers(4)), (x + step / 2, y + step / 2)), fore)
    return 0.07


def bird(panel: Panel, ink: Inks, rng: np.random.Generator) -> float:
    """A small bird on a twig."""
    tall = panel.tall
    x, y, size = 48.0, tall * 0.62, float(rng.uniform(0.9, 1.15))
    twig = line((-4, y + 26), (40, y + 21), (104, y + 12))
    panel.stroke(twig, ink.dark, 2.4)
    for share in (0.12, 0.3, 0.62, 0.78, 0.92):
        u, v = twig.at(share)
        side = 1 if rng.random() < 0.5 else -1
        panel.fill(leaf((u, v), (u + 12, v + side * 13), 7, side * 1.5), ink.third.base)
    panel.fill(leaf((x - 12 * size, y + 8), (x - 40 * size, y + 24 * size), 8 * size), ink.accent.deep)
    body = [(23, -12), (12, -22), (-2, -15), (-22, 5), (-14, 17), (2, 21), (18, 10)]
    panel.fill(curve([(x + u * size, y + v * size) for u, v in body]), ink.accent.base)
    breast = [(22, -8), (14, 2), (2, 12), (2, 20), (18, 9)]
    panel.fill(curve([(x + u * size, y + v * size) for u, v in breast]), ink.third.light)
    panel.fill(leaf((x + 4 * size, y - 6), (x - 22 * size, y + 13 * size), 14 * size, 3), ink.accent.shade)
    panel.fill(
        polygon([(x + 23 * size, y - 15 * size), (x + 33 * size, y - 11 * size), (x + 23 * size, y - 8 * size)]),
        "#d89a3c",
    )
    panel.fill(ellipse(x + 15 * size, y - 13 * size, 1.9), ink.dark)
    return 0.09


def planets(panel: Panel, ink: Inks, rng: np.random.Generator) -> float:
    """Planets on their orbits among stars."""
    tall = panel.tall
    x, y = float(rng.uniform(34, 66)), tall * 0.64
    for _ in range(46):
        panel.fill(
            ellipse(rng.uniform(2, 98), rng.uniform(3, tall - 3), rng.gamma(2, 0.26) + 0.25),
            ink.pale,
            rng.uniform(0.4, 1),
        )
    panel.fill(ellipse(x, y, 10), ink.third.base)
    for k, orbit in enumerate(np.linspace(19, 44, 3)):
        panel.stroke(ellipse(x, y, orbit, orbit * 0.94), ink.pale, 0.9, 0.7)
        angle = rng.uniform(0, 2 * np.pi)
        u, v, size = x + orbit * np.cos(angle), y + orbit * 0.94 * np.sin(angle), rng.uniform(3.4, 7)
        panel.fill(ellipse(u, v, size), ink.accent.base if k % 2 else ink.accent.light)
        if k == 1:
            panel.stroke(ellipse(u, v, size * 1.8, size * 0.5).turned(-20), ink.pale, 1.4)
    return 0.07


def lemons(panel: Panel, ink: Inks, rng: np.random.Generator) -> float:
    """A plate of lemons from above, for cooks."""
    tall = panel.tall
    x, y = 50.0, tall * 0.64
    panel.fill(ellipse(x, y, 39), ink.pale)
    panel.fill(ellipse(x, y, 27), ink.accent.light, 0.6)
    panel.stroke(ellipse(x, y, 36), ink.accent.base, 1.6)
    for k in range(3):
        angle = 2.1 * k + rng.uniform(0, 0.8)
        u, v = x + 12 * np.cos(angle), y + 12 * np.sin(angle)
        if k:
            panel.fill(ellipse(u, v, 15, 10.5).turned(float(rng.uniform(0, 180))), "#f0c93c")
            panel.fill(ellipse(u - 3, v - 3, 5, 3), "#fff3bf", 0.7)
            continue
        panel.fill(ellipse(u, v, 13), "#eec23a")
        panel.fill(ellipse(u, v, 11.4), "#fdf6d8")
        for a in np.linspace(0, 2 * np.pi, 9)[:-1]:
            panel.fill(leaf((u, v), (u + 10.6 * np.cos(a), v + 10.6 * np.sin(a)), 5.6), "#f5d95c")
    for _ in range(3):
        angle = rng.uniform(0, 6.28)
        u, v = x + 20 * np.cos(angle), y + 20 * np.sin(angle)
        panel.fill(leaf((u, v), (u + 13 * np.cos(angle + 1), v + 13 * np.sin(angle + 1)), 6), "#5d8a4a")
    return 0.08


def words_only(panel: Panel, ink: Inks, rng: np.random.Generator) -> float:
    """Nothing but lettering between rules, and a device."""
    tall = panel.tall
    inset = float(rng.uniform(6, 9))
    frame = rounded(inset, inset, 100 - inset, tall - inset, 1.5)
    panel.stroke(frame, ink.accent.base, float(rng.choice((1.0, 2.4))))
    for k in range(int(rng.integers(1, 3))):
        size = 9 - 3.5 * k
        points = [(50 + size * np.cos(a) * (1 if n % 2 else 0.42),
                   tall * 0.72 + size * np.sin(a) * (1 if n % 2 else 0.42)) for n, a in enumerate(np.linspace(0,
                   2 * np.pi, 17)[:-1])]  # fmt: skip
        panel.fill(polygon(points), ink.accent.base if k == 0 else ink.ground.base)
    panel.stroke(line((30, tall * 0.86), (70, tall * 0.86)), ink.accent.base, 1.2)
    return 0.2


ARTS: dict[Art, tuple[str, ...]] = {
    hills: ("THE LONG WALK HOME", "OVER THE HILL", "NORTH OF HERE", "THE SHEPHERD", "A FARM IN WINTER"),
    sea: ("THE SALT ROAD", "LOW TIDE", "HARBOUR LIGHTS", "ISLAND SUMMER", "THE FERRYMAN"),
    city: ("NIGHT TRAIN", "THE LAST TRAM", "CITY OF WINDOWS", "ROOM NINE", "THE LAMPLIGHTER"),
    sprig: ("WILD HERBS", "THE GARDEN YEAR", "HEDGEROW", "A BOOK OF WEEDS", "GREEN THINGS"),
    forms: ("FORM", "MODERN LINES", "HOW THINGS WORK", "COLOUR", "THINKING IN SHAPES"),
    bird: ("NORTHERN BIRDS", "THE WREN", "SONGS AT DAWN", "A NEST OF ONES OWN", "FEATHER"),
    planets: ("SMALL PLANETS", "THE NIGHT SKY", "A BRIEF ORBIT", "STARDUST", "FAR FROM EARTH"),
    lemons: ("SLOW SUPPERS", "FIVE LEMONS", "THE SUNDAY TABLE", "SALT AND LEMON", "KITCHEN NOTES"),
    words_only: ("ON BEING LATE", "COLLECTED ESSAYS", "LETTERS HOME", "THE VISITOR", "A QUIET HOUSE", "POEMS"),
}
"""Every picture with the titles that go with it."""
AUTHORS = ("M FENN", "ADA LORNE", "J R HALE", "T OKORO", "IDA WEST", "ELIN MOSS", "P QUAI", "R VARGA", "NOA STERN")
"""Invented writers."""


def print_cover(panel: Panel, ink: Inks, rng: np.random.Generator, art: Art, name: str) -> None:
    """A whole cover: picture, title, writer."""
    start = art(panel, ink, rng) * panel.tall
    writer, hand = str(rng.choice(AUTHORS)), Hand(5.2, ink.type, 0.13)
    above = rng.random() < 0.4
    if above:
        letters(panel, writer, 50, start, hand)
        start += 11
    bold = Hand(float(rng.uniform(12, 17)), ink.type, float(rng.choice((0.09, 0.13, 0.19))))
    below = title(panel, name, start, (float(rng.uniform(62, 80)), panel.tall * 0.36 - start), bold)
    if not above:
        letters(panel, writer, 50, below + 1.5, hand)


def label(panel: Panel, ink: Inks, rng: np.random.Generator, name: str) -> None:
    """A pasted paper label with the title, for covers of patterned paper."""
    tall, top = panel.tall, panel.tall * float(rng.uniform(0.18, 0.3))
    box = rounded(22, top, 78, top + tall * 0.26, float(rng.choice((0.5, 6.0))))
    panel.fill(box.shifted(0.8, 1.0), "#14121f", 0.25)
    panel.fill(box, ink.pale)
    panel.stroke(box.scaled(0.92, 0.9), ink.accent.shade if ink.accent.oklch[0] < 0.8 else ink.dark, 1.0)
    title(panel, name, top + tall * 0.065, (44, tall * 0.16), Hand(7.0, ink.dark, 0.12))
