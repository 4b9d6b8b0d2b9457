"""The vocabulary of coats."""

from __future__ import annotations

from storefront.types import Words

COATS = Words(
    nouns=("coat", "coat", "long coat", "winter coat", "outdoor coat", "coat"),
    silhouettes={
        "trench": ("trench", "belted", "storm-flap"),
        "overcoat": ("tailored", "single-breasted", "city"),
        "duffle": ("duffle", "toggle", "hooded"),
        "parka": ("parka-style", "fur-trimmed", "drawstring-waist"),
        "wrap": ("wrap", "shawl-collar", "tie-belt"),
        "puffer": ("puffer", "quilted", "down-filled"),
        "pea coat": ("double-breasted", "naval", "sailor's"),
        "teddy": ("teddy", "cocoon", "cuddly"),
    },
    features=(
        "deep pockets for cold hands", "a full lining", "a collar to turn up", "strong buttonholes and seams",
        "an inside pocket", "sleeves that cover the wrist", "room for a thick jumper", "a carefully pressed hem",
        "reinforced pocket edges",
    ),
    uses=(
        "for the walk to work", "over a suit", "for frosty mornings", "for Christmas markets", "over a thick jumper",
        "for standing at the touchline", "for winter by the sea", "for city breaks", "for the night bus home",
        "to wear for ten years",
    ),
    audiences=("men", "women", "commuters", "people who are always cold", "teenagers", "", ""),
    seasons=("winter", "late autumn", "the cold months", "frosty days", "grey November", "early spring"),
    care=(
        "Professional clean only.", "Brush it after wearing and air it overnight.", "Hang it on a broad hanger.",
        "Do not wash; sponge off stains.", "Store it with cedar over the summer.", "Let it dry away from the heater.",
    ),
    facts=(
        "The cloth comes from a mill in Yorkshire.", "Spare buttons are sewn to the lining.",
        "There is a chain to hang it up by.", "The padding, where there is any, is recycled.",
        "No animal fur, ever.", "The shoulders are set in by hand.", "We replace worn linings at cost.",
    ),
)  # fmt: skip
