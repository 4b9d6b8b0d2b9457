"""The vocabulary of balls, bicycles and tents."""

from __future__ import annotations

from mmsid.storefront.types import Words

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
