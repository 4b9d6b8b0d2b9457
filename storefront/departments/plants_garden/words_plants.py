"""What people say about house plants, and how potted plants are described."""

from __future__ import annotations

from types import MappingProxyType

from storefront.types import Words

POTS = MappingProxyType(
    {"straw": "woven straw", "enamel": "enamelled", "brass": "brushed brass", "ceramic": "glazed ceramic"}
)
LOOKS = (
    "{silhouette} in a {pattern} {colour} {material} pot",
    "the pot is {pattern} {material} in {colour}, the {noun} is the star",
    "{silhouette}, planted and ready in a {colour} {material} pot",
    "comes with its {colour} {pattern} pot",
    "{silhouette}, potted in {colour} {material}",
)
TITLES = (
    "{silhouette} in {colour} {material} pot",
    "{silhouette} with {colour} pot",
    "{silhouette}, {colour} {pattern} pot",
    "{silhouette} {noun} in {colour} {material} pot",
    "{noun} in {pattern} {colour} pot",
)

HOUSE_PLANTS = Words(
    nouns=("house plant", "potted plant", "indoor plant", "green plant", "room plant"),
    silhouettes=MappingProxyType(
        {
            "monstera": ("monstera", "split-leaf monstera", "monstera deliciosa"),
            "snake plant": ("sansevieria", "snake-plant sansevieria", "banded sansevieria"),
            "rubber plant": ("rubber fig", "ficus elastica", "rubber-tree ficus"),
            "fern": ("Boston fern", "fern", "sword fern"),
            "trailing pothos": ("trailing pothos", "golden pothos", "devil's ivy"),
            "palm": ("areca palm", "parlour palm", "indoor palm"),
            "calathea": ("calathea", "striped calathea", "pinstripe calathea"),
        }
    ),
    features=(
        "strong new growth",
        "a pot that suits it",
        "leaves that have never seen a shop window",
        "healthy white roots",
        "a drainage hole and a hidden saucer",
        "a full, even shape",
        "a care card for beginners",
        "a promise: it grows or we replace it",
    ),
    uses=(
        "for a bright corner",
        "for the desk by the window",
        "for the bedroom",
        "for a bathroom with daylight",
        "as a house-warming present",
        "for people who forget to water",
        "to bring some jungle home",
        "for the top of the bookshelf",
        "for the hall",
        "to freshen up the office",
    ),
    audiences=("", "", "beginners", "plant lovers", "city dwellers", "busy people", "offices"),
    seasons=("all year round", "grey winters", "spring", "moving-in days"),
    care=(
        "Water when the top of the earth is dry.",
        "Likes bright light, but no midday sun.",
        "Wipe the leaves with a damp cloth now and then.",
        "Feed every other week from March to September.",
        "Repot every two years.",
        "Not for pets that nibble.",
    ),
    facts=(
        "Grown in a nursery thirty kilometres from here.",
        "It is planted in peat-free earth.",
        "It may grow a new leaf in its first month with you.",
        "It comes in a box it cannot tip over in.",
        "The grower raised it from a cutting.",
        "It measures 45 to 60 centimetres with its pot.",
        "It copes with dry heating air.",
        "We send a reminder when it is time to repot.",
    ),
    material_phrases=POTS,
    looks=LOOKS,
    titles=TITLES,
)
