"""The vocabulary of bananas, pears, tropical fruit, stone fruit, melons and aubergines."""

from __future__ import annotations

from mmsid.storefront.types import Words

BANANA_WORDS = Words(
    nouns=("bananas", "dessert bananas", "eating bananas", "lunchbox bananas", "breakfast bananas"),
    silhouettes={
        "bunch": ("bunch of", "small-bunch", "lightly curved"),
        "single": ("single", "loose", "hand-picked"),
        "hand": ("whole-hand", "family-sized", "on-the-crown"),
        "wooden crate": ("crated", "market-crate", "by-the-crate"),
        "peeled": ("ready-to-peel", "easy-peeling", "half-peeled"),
        "pile": ("market-stall", "piled-high", "weekly-shop"),
        "flat": ("tray-packed", "boxed", "full-tray"),
        "pair": ("loose", "snack-sized", "pocket-sized"),
    },
    features=(
        "a firm crown that holds the fingers together",
        "smooth skin with soft ridges",
        "a dark, dry tip",
        "tiny sugar freckles as they ripen",
        "a gentle curve",
        "creamy flesh",
        "a hint of green near the stem",
    ),
    uses=(
        "for banana bread",
        "for smoothies",
        "to slice over porridge",
        "for the gym bag",
        "for pancakes on Saturday",
        "for a child's first solid food",
        "to freeze for ice cream",
        "for a snack on the bike",
        "to fry with brown sugar",
    ),
    audiences=("", "", "children", "families", "cyclists", "home bakers"),
    seasons=("all year round", "winter", "spring", "busy mornings"),
    care=(
        "Hang them up and they keep longer.",
        "Keep them at room temperature, never in the fridge.",
        "Wrap the crown in film to slow the ripening.",
        "Peel and freeze them when they turn brown.",
        "Keep them away from apples and pears.",
    ),
    facts=(
        "They travel green by ship and ripen near the shop.",
        "The growers are paid a fair minimum price.",
        "Grown on a small farm in the hills of Ecuador.",
        "No two fingers weigh the same.",
        "Sweetest when the first brown freckles show.",
        "The plant is a herb and not a tree.",
        "Grown in the shade of taller trees.",
    ),
    material_phrases={"peel": "soft, easy peel"},
)
