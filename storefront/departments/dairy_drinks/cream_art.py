"""What is printed on packs of cream: grounds, inks, and a name above a picture."""

from __future__ import annotations

import numpy as np

from storefront.departments.dairy_drinks.label_art import Panel, words
from storefront.departments.dairy_drinks.label_berries import splash_band
from storefront.departments.dairy_drinks.label_cream import Art, rosette
from storefront.drawing.materials import Surface
from storefront.drawing.outline import ellipse, rounded
from storefront.palette import tones


def ground_of(made: Surface, rng: np.random.Generator, pale: float) -> Surface:
    """The print's ground: the printing colour or a pale one."""
    if made.pattern != "plain":
        return made
    return made.dyed(tones(str(rng.choice(("white", "ivory", "cream"))), rng)) if rng.random() < pale else made


def inks(made: Surface, ground: Surface) -> tuple[str, str]:
    """The colour of the lettering, and of crockery in the art."""
    if ground.tones.oklch[0] < 0.70:
        return "#fffdf6", made.accent.base if abs(made.accent.oklch[0] - ground.tones.oklch[0]) > 0.2 else "#f3ead6"
    ink = made.tones if made.tones.oklch[0] < 0.66 else None
    return (ink.base if ink else made.tones.deep), (ink.base if ink else made.tones.deep)


def print_panel(
    panel: Panel, made: Surface, ground: Surface, art: Art, *, wide: float = 48.0, size: float = 31.0
) -> None:
    """Name above, picture below, and a wave or a border between them and the foot."""
    rng, tall = panel.canvas.rng, panel.tall
    ink, crockery = inks(made, ground)
    unit = min(1.0, tall / 84)
    if made.pattern != "plain":
        panel.fill(rounded(50 - wide * 0.66, tall * 0.08, 50 + wide * 0.66, tall * 0.92, 9), "#fffdf6")
        ink = crockery = made.tones.base if made.tones.oklch[0] < 0.66 else made.tones.deep
        words(panel, (50, tall * 0.14), wide * 0.86, ink, 1)
        if art is rosette:
            panel.fill(ellipse(50, tall * 0.64, min(size * 1.1 * unit, tall * 0.3)), ink)
        art(panel, (50, tall * 0.64), min(size * 0.86 * unit, tall * 0.26), crockery)
        return
    form = 1 if ground.tones.oklch[0] > 0.85 else int(rng.integers(3))
    if form == 0:
        splash_band(panel, tall * 0.82, made.tones.base if ground.tones is not made.tones else made.tones.shade)
    elif form == 1:
        panel.fill(
            ellipse(50, tall * 0.66, min(size * 1.34 * unit, tall * 0.34)),
            made.accent.light if ground.tones is made.tones else made.tones.base,
            0.9,
        )
        crockery = made.tones.deep if ground.tones is made.tones else made.tones.light
    else:
        panel.fill(rounded(-4, tall * 0.90, 104, tall + 4, 0), made.accent.base)
        panel.fill(rounded(-4, -4, 104, tall * 0.05, 0), made.accent.base)
    words(panel, (50, tall * 0.07), wide * max(0.85, unit), ink, 2 if unit > 0.9 and form != 1 else 1)
    art(panel, (50, tall * 0.66), min(size * unit, tall * 0.28), crockery)
