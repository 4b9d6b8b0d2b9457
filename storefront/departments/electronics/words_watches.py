"""What people say about watches."""

from __future__ import annotations

from types import MappingProxyType

from storefront.types import Words

WATCHES = Words(
    nouns=("watch", "wristwatch", "watch", "timepiece"),
    silhouettes=MappingProxyType(
        {
            "dress": ("dress", "slender round", "minimalist"),
            "smart": ("smart", "fitness", "touch-screen"),
            "chronograph": ("chronograph", "sporty", "stop-function"),
            "square": ("square-cased", "art-deco", "angular"),
            "field": ("field", "easy-to-read", "expedition"),
            "diver": ("diver's", "rotating-bezel", "water-sports"),
        }
    ),
    features=(
        "a scratch-resistant glass",
        "a knurled crown",
        "a polished bezel",
        "a solid pin buckle",
        "a strap that changes without tools",
        "neatly rounded lugs",
        "a legible face",
        "fine brushing on the case",
        "an engraved case back",
    ),
    uses=(
        "for the office",
        "for weddings and interviews",
        "for every day",
        "for the weekend",
        "for the swimming pool",
        "for hiking",
        "to hand down one day",
        "as a graduation present",
        "for people who are never late",
        "to dress up a plain shirt",
    ),
    audiences=("", "men", "women", "collectors", "graduates", "runners", "punctual people"),
    seasons=("all year round", "summer", "festive evenings", "the holidays"),
    care=(
        "Wipe with a soft dry cloth.",
        "Rinse with fresh water after the sea.",
        "Keep away from magnets.",
        "Have the seals checked every two years.",
        "Let a wet strap dry slowly.",
    ),
    facts=(
        "Water-resistant to 5 bar.",
        "The movement is guaranteed for five years.",
        "It comes in a small tin box.",
        "The strap fits wrists of 15 to 21 centimetres.",
        "The case measures 39 millimetres.",
        "It loses less than a second a day.",
        "Assembled and regulated by hand.",
        "Straps can be bought on their own.",
    ),
    material_phrases=MappingProxyType({"steel": "stainless steel", "brass": "gold-tone steel"}),
    looks=(
        "{silhouette} {noun} in {colour}",
        "a {material} {noun} in {colour}",
        "{silhouette} {noun}, {pattern} {colour}",
        "{material} {noun}, {silhouette}, mainly {colour}",
        "our {silhouette} {noun}, here in {pattern} {colour}",
    ),
)  # fmt: skip
