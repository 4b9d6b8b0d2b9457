"""The vocabulary of peppers, root vegetables, onions and garlic."""

from __future__ import annotations

from mmsid.storefront.types import Words

_TITLES = (
    "{colour} {noun}",
    "{silhouette} {noun}",
    "{colour} {silhouette} {noun}",
    "{noun}, {colour}",
    "{noun}, {silhouette}",
)

PEPPER_WORDS = Words(
    nouns=("peppers", "sweet peppers", "bell peppers", "garden peppers", "crunchy peppers", "kitchen peppers"),
    silhouettes={
        "single": ("blocky", "hand-picked", "loose"),
        "trio": ("three-piece", "loose", "family"),
        "heap": ("loose", "market-stall", "weigh-your-own"),
        "crate": ("crated", "by-the-crate", "market-crate"),
        "halved": ("freshly cut", "sliced-open", "ready-to-fill"),
        "traffic-light pack": ("traffic-light", "mixed three-pack", "film-wrapped"),
        "pointed": ("pointed", "long", "Romano-style"),
        "chilli": ("hot chilli", "slim and fiery", "chilli"),
    },
    features=(
        "a sturdy green stem",
        "skin that shines like lacquer",
        "thick, juicy walls",
        "deep grooves between the lobes",
        "a small core that lifts out in one go",
        "a clean snap when you break them",
        "an even colour from top to tip",
        "pale seeds that shake out easily",
    ),
    uses=(
        "for stuffing with rice and herbs",
        "for stir-fries",
        "to char over an open flame",
        "for sticks to dip in hummus",
        "for a slow ratatouille",
        "for goulash and stews",
        "to slice into fajitas",
        "for traybakes with feta",
        "for crunchy lunchbox strips",
        "for a smoky sauce",
    ),
    audiences=("", "", "families", "home cooks", "barbecue hosts", "meal preppers", "spice lovers"),
    seasons=("summer", "late summer", "barbecue season", "all year round", "early autumn"),
    care=(
        "Keep in the fridge drawer and use within ten days.",
        "Wash and dry just before cutting.",
        "Cut halves keep for three days in a closed box.",
        "Freeze in strips, without blanching.",
        "Cut around the stem and twist: the core comes out whole.",
    ),
    facts=(
        "Green ones are picked earlier, red ones stay on the plant for three more weeks.",
        "They hold more vitamin C than an orange.",
        "Ladybirds keep the greenhouse free of aphids.",
        "Picked with a knife so that the stem seals itself.",
        "The taste is sweet, with hardly any bitterness.",
        "Grown on coconut fibre and watered with rain.",
        "Crooked ones go into our ajvar.",
        "They travel for one night only.",
    ),
    material_phrases={"peel": "shiny skin"},
    looks=(
        "{colour} {noun}, {silhouette} and firm",
        "{silhouette} {noun} in {colour}",
        "firm {colour} {noun} with a natural shine",
        "{noun} as they should be: {colour}, heavy and glossy",
    ),
    titles=_TITLES,
)
