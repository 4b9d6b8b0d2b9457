"""The vocabulary of balls, bicycles and tents."""

from __future__ import annotations

from storefront.types import Words

BALLS = Words(
    nouns=("ball", "ball", "match ball", "training ball", "ball"),
    silhouettes={
        "football": ("football", "soccer", "pentagon-panel", "kick-about"),
        "basketball": ("basketball", "streetball", "indoor-outdoor basketball", "hoop"),
        "tennis": ("tennis", "bouncy tennis", "all-court tennis", "clay-court"),
        "rugby": ("rugby", "oval", "laced rugby", "egg-shaped"),
        "volleyball": ("volleyball", "soft-touch volleyball", "eighteen-panel", "indoor volleyball"),
        "beach": ("beach", "inflatable", "blow-up", "pool"),
    },
    features=(
        "a true bounce", "neat seams", "a good grip", "a valve that holds", "panels that stay bright",
        "a surface that shrugs off wet grass", "an even weight", "a clear print", "a steady flight",
    ),
    uses=(
        "for the park", "for the back garden", "for the beach", "for PE lessons", "for the club", "for the yard",
        "for Sunday matches", "to keep in the car boot", "for summer camps", "for practice against a wall",
        "for birthday parties", "for a game before supper",
    ),
    audiences=("children", "beginners", "clubs", "teenagers", "schools", "dogs and their people", "", "", ""),
    seasons=("summer", "the season", "all year round", "the holidays", "long evenings", "training in any weather"),
    care=(
        "Wipe clean after use.", "Keep it out of the midday sun.", "Do not sit on it.",
        "Moisten the needle before pumping.", "Let it dry at room temperature.", "Store it somewhere cool.",
    ),
    facts=(
        "It loses hardly any air in a month.", "Official size and weight.", "Every one is bounced before it leaves us.",
        "A pump is not included.", "One euro of every sale goes to a youth club.", "Tested on tarmac, grass and sand.",
        "The bladder can be replaced.", "Quiet enough for indoor halls.",
    ),
    material_phrases={
        "leather": "soft synthetic-leather", "rubber": "pebbled-rubber", "plastic": "shiny vinyl",
        "felt": "felt",
    },
)  # fmt: skip

BICYCLES = Words(
    nouns=("bicycle", "bike", "bike", "everyday bike", "cycle"),
    silhouettes={
        "city": ("city", "upright", "town", "Dutch-style"),
        "road": ("road", "racing", "drop-bar", "lightweight"),
        "mountain": ("mountain", "trail", "fat-tyred", "off-road"),
        "children's": ("children's", "first", "sixteen-inch", "learner's"),
        "folding": ("folding", "compact folding", "small-wheeled", "fold-up"),
    },
    features=(
        "a comfortable saddle", "easy-turning pedals", "sure brakes", "puncture-proof tyres", "tidy welds",
        "a hard-wearing paint", "smooth bearings", "stainless spokes", "grips that fit the hand",
        "a frame with a lifetime guarantee",
    ),
    uses=(
        "for the commute", "for the school run", "for Sunday rides", "for the market", "for the towpath",
        "for long hills", "for learning to ride", "for riverside paths", "for trips to the lake",
        "for getting to the station", "to share the road with friends", "for hauling library books",
    ),
    audiences=("commuters", "beginners", "children", "students", "riders of all heights", "", "", ""),
    seasons=("spring", "summer", "all year round", "dry days", "long evenings", "the school year"),
    care=(
        "Oil the chain once a month.", "Check the tyre pressure weekly.", "Rinse off salt in winter.",
        "Have the brakes looked at twice a year.", "Tighten all bolts after the first 100 kilometres.",
        "Keep it under a roof.",
    ),
    facts=(
        "It comes nine-tenths assembled, with the tools for the rest.", "The first service is on us.",
        "Spare parts are kept for fifteen years.", "A lock is not included.", "Three frame sizes are in stock.",
        "The frame number is registered for you.", "Built in a former tram depot.", "It weighs less than it looks.",
    ),
    material_phrases={"steel": "steel", "aluminium": "aluminium"},
    looks=(
        "{colour} {silhouette} {noun}, {material}-framed", "a {silhouette} {noun} with a {colour} frame",
        "a {colour} frame on this {silhouette} {noun}", "{silhouette} {noun} in {colour} {material}",
        "painted {colour} with a touch of {accent}: a {silhouette} {noun}",
    ),
)  # fmt: skip
