"""What is printed on yoghurt: the flavour that a printing colour stands for, grounds, and the art of each pack."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from storefront.departments.dairy_drinks.label_art import Panel, words
from storefront.departments.dairy_drinks.label_berries import (
    CREAMY,
    FRUITS,
    PULPS,
    bowl,
    dollop,
    splash_band,
    spoon,
)
from storefront.drawing import light
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import Surface
from storefront.drawing.outline import Outline, ellipse, rounded
from storefront.palette import tones
from storefront.types import Design

_LIKELY = {
    "red": ("strawberry", "cherries", "raspberry"),
    "pink": ("strawberry", "raspberry"),
    "burgundy": ("cherries",),
    "fuchsia": ("raspberry",),
    "coral": ("strawberry", "peach"),
    "apricot": ("peach",),
    "orange": ("peach",),
    "yellow": ("lemon", "vanilla"),
    "mustard": ("honey",),
    "cream": ("vanilla", "honey"),
    "blush": ("strawberry",),
    "purple": ("blueberries",),
    "lilac": ("blueberries",),
    "navy": ("blueberries", "vanilla"),
    "cobalt": ("blueberries",),
}


def flavour_of(design: Design, rng: np.random.Generator) -> str:
    """What the yoghurt tastes of; it follows from the printing colour."""
    return str(rng.choice(_LIKELY.get(design.colour, tuple(FRUITS))))


def ground_of(made: Surface, rng: np.random.Generator, *, pale: float = 0.5) -> Surface:
    """The print's ground: the printing colour, or a pale one that it is printed on."""
    if made.pattern != "plain":
        return made if rng.random() < 0.6 else replace(made, tones=tones("ivory", rng), accent=made.tones)
    return (
        replace(made, tones=tones(str(rng.choice(["white", "white", "ivory"])), rng)) if rng.random() < pale else made
    )


def cup_art(panel: Panel, made: Surface, ground: Surface, flavour: str, *, style: str = "") -> None:
    """Name, fruit and something creamy on a panel; the panel's middle is what the camera sees."""
    rng, tall = panel.canvas.rng, panel.tall
    pale = not ground.tones.is_dark and ground.tones.oklch[0] > 0.8
    ink = (made.tones.base if made.tones.oklch[0] < 0.66 else made.tones.deep) if pale else "#fffdf6"
    unit = min(1.0, tall / 82)
    if made.pattern != "plain":
        panel.fill(ellipse(50, tall * 0.52, 33 * unit, tall * 0.43), "#fffdf6")
        ink = made.tones.base if made.tones.oklch[0] < 0.66 else made.tones.deep
        words(panel, (50, tall * 0.18), 36 * unit, ink, 1)
        FRUITS[flavour](panel, (50, tall * 0.64), 20 * unit)
        return
    style = style or str(rng.choice(["swirl", "swirl", "bowl", "spoon"]))
    words(panel, (50, tall * float(rng.uniform(0.07, 0.11))), 48 * max(0.85, unit), ink, 2 if unit > 0.9 else 1)
    if style == "swirl":
        splash_band(panel, tall * 0.76, CREAMY if not pale else PULPS[flavour])
        dollop(panel, (42, tall * 0.66), 22 * unit)
        FRUITS[flavour](panel, (66, tall * 0.74), 20 * unit)
    elif style == "bowl":
        bowl(panel, (50, tall * 0.68), 29 * unit, _crockery(made, ground), flavour)
    else:
        splash_band(panel, tall * 0.84, PULPS[flavour])
        spoon(panel, (40, tall * 0.60), 19 * unit)
        FRUITS[flavour](panel, (64, tall * 0.79), 18 * unit)


def _crockery(made: Surface, ground: Surface) -> str:
    """The colour of a printed bowl: the first that stands out from the ground."""
    for colour in (made.accent, made.tones):
        if abs(colour.oklch[0] - ground.tones.oklch[0]) > 0.22:
            return colour.base
    return made.tones.deep


def jam(flavour: str) -> str:
    """The colour of a fruit layer at the bottom of a glass."""
    return {
        "strawberry": "#b5182d",
        "raspberry": "#a5123f",
        "blueberries": "#3d2a60",
        "cherries": "#6f0f24",
        "peach": "#e8923b",
        "lemon": "#f1cf45",
        "honey": "#d98d1c",
        "vanilla": "#efd58b",
    }[flavour]


def low_label_art(panel: Panel, made: Surface, ground: Surface, flavour: str) -> None:
    """A low label: name at the left, fruit at the right."""
    tall = panel.tall
    ink = "#fffdf6" if ground.tones.oklch[0] < 0.7 and made.pattern == "plain" else made.tones.deep
    if made.pattern != "plain":
        panel.fill(rounded(20, tall * 0.12, 80, tall * 0.88, 6), "#fffdf6")
    words(panel, (40, tall * 0.26), 32, ink, 3)
    FRUITS[flavour](panel, (67, tall * 0.56), tall * 0.25)


def carton_art(panel: Panel, made: Surface, ground: Surface, flavour: str, style: str) -> None:
    """Name and picture on a carton's face."""
    tall = panel.tall
    pale = ground.tones.oklch[0] > 0.8
    if made.pattern != "plain":
        panel.fill(rounded(9, tall * 0.12, 91, tall * 0.9, 10), "#fffdf6")
    ink = made.tones.deep if pale or made.pattern != "plain" else "#fffdf6"
    words(panel, (50, tall * 0.16), 66, ink, 2)
    if style == "bowl":
        bowl(
            panel,
            (50, tall * 0.66),
            40,
            _crockery(made, ground.dyed(tones("white")) if made.pattern != "plain" else ground),
            flavour,
        )
    else:
        if made.pattern == "plain":
            splash_band(panel, tall * 0.76, PULPS[flavour])
        dollop(panel, (44, tall * 0.64), 24)
        FRUITS[flavour](panel, (70, tall * 0.76), 20)


def top_fruit(canvas: Canvas, level: Outline, flavour: str) -> None:
    """Fruit on the yoghurt of an open cup."""
    left, top, right, bottom = level.box
    flat = Panel(canvas, level, lambda points: points, 100.0)
    half, middle = (right - left) / 2, (top + bottom) / 2
    x, size = left + half * 0.66, half * 0.21
    dent = ellipse(x + 4, middle + 2, size * 0.9, size * 0.3)
    canvas.path(dent, fill=light.SHADOW, fill_opacity=0.22, filter=canvas.blur(3.0, dent), clip_path=canvas.clip(level))
    FRUITS[flavour](flat, (x, middle - size * 0.9), size)
