"""The vocabulary of tents."""

from __future__ import annotations

from storefront.types import Words

TENTS = Words(
    nouns=("tent", "tent", "camping tent", "shelter", "tent"),
    silhouettes={
        "dome": ("dome", "three-person dome", "cross-pole", "freestanding"),
        "ridge": ("ridge", "A-frame", "scout-style", "old-school ridge"),
        "tipi": ("tipi", "cone-shaped", "wigwam-style", "play"),
        "tunnel": ("tunnel", "three-hoop", "family tunnel", "long"),
        "pop-up": ("pop-up", "throw-and-go", "two-second", "instant"),
    },
    features=(
        "taped seams", "a sewn-in floor", "strong guy lines", "pegs that bite", "colour-coded poles",
        "a little pocket for the torch", "a door you can open with one hand", "reinforced corners",
        "plenty of headroom", "a roomy carry bag",
    ),
    uses=(
        "for weekends in the hills", "for festivals", "for the back garden", "for the beach", "for cycling trips",
        "for the first night outdoors", "for family holidays", "for lakeside mornings", "for sleepovers",
        "for reading in the shade", "for long walks with a light pack", "for birthday camps",
    ),
    audiences=("families", "children", "beginners", "scouts", "two people and a dog", "", "", ""),
    seasons=("summer", "three seasons", "warm nights", "the holidays", "late spring", "festival season"),
    care=(
        "Dry it fully before packing it away.", "Brush off mud once it is dry.", "Reproof it every other year.",
        "Do not machine wash.", "Air it after every trip.", "Keep stoves well away from the fabric.",
    ),
    facts=(
        "It is up in under ten minutes.", "Sleeps two in comfort and three as friends.",
        "The bag fits on a luggage rack.", "Spare poles are always in stock.",
        "Tested in a night of North Sea wind.", "Packed size: about that of a loaf of bread and its twin.",
        "Stitched by a sailmaker.", "Ten per cent of the price plants trees.",
    ),
    material_phrases={"nylon": "ripstop-nylon", "canvas": "cotton-canvas"},
)  # fmt: skip
