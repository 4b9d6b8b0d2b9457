"""Speakers: portable cylinders, bookshelf boxes, retro sets, soundbars, smart speakers and towers.

Boxes are cabinets seen from the front, a little from the right (`drivers.cabinet`); round ones are turned bodies or,
lying, an ellipse that was drawn out to the left.
"""

from __future__ import annotations

from collections.abc import Callable

from storefront.departments.electronics.drivers import (
    CLOTH,
    Parts,
)
from storefront.departments.electronics.retro_set import retro
from storefront.departments.electronics.speaker_boxes import bookshelf, floor, soundbar
from storefront.departments.electronics.speaker_rounds import portable, smart
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import surface
from storefront.palette import tones
from storefront.types import Design


def draw_speaker(canvas: Canvas, design: Design) -> None:
    """A loudspeaker on a table or on the floor."""
    rng = canvas.rng
    made = surface(design, scale=float(rng.uniform(0.4, 0.65)))
    pale = made.dyed(tones(str(rng.choice(("beige", "ivory", "grey", "charcoal", "sand"))), rng)).of("linen")
    veneer = made.dyed(tones(str(rng.choice(("camel", "tan", "brown", "chocolate"))), rng)).of("wood")
    if design.material in CLOTH:
        body, front = (veneer if rng.random() < 0.5 else made.dyed(made.accent).of("plastic")), made
    else:
        body, front = made, made.dyed(made.accent).of("canvas") if rng.random() < 0.5 else pale
    metal = made.dyed(tones(str(rng.choice(("silver", "silver", "mustard", "camel", "charcoal"))))).of("brass")
    dark = made.dyed(tones(str(rng.choice(("black", "charcoal"))))).of("rubber")
    cones = ("black", "charcoal", "ivory", "mustard", "silver")
    cone = made.accent if rng.random() < 0.4 else tones(str(rng.choice(cones, p=(0.3, 0.2, 0.18, 0.2, 0.12))))
    _KINDS[design.silhouette](canvas, Parts(body, front, metal, dark, made.dyed(cone).of("paper"), made))


_KINDS: dict[str, Callable[[Canvas, Parts], None]] = {
    "portable": portable,
    "bookshelf": bookshelf,
    "retro": retro,
    "smart": smart,
    "floor": floor,
    "soundbar": soundbar,
}
SILHOUETTES = tuple(_KINDS)
"""Every shape of speaker."""
