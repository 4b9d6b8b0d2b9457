"""The vocabulary of boots, heels, sandals and dress shoes."""

from __future__ import annotations

from mmsid.storefront.types import Words

BOOTS = Words(
    nouns=("boots", "boots", "boots", "weekend boots", "everyday boots"),
    silhouettes={
        "ankle": ("ankle", "zip-up ankle", "block-heeled ankle", "short"),
        "chelsea": ("chelsea", "elastic-sided", "pull-on chelsea", "dealer-style"),
        "hiking": ("hiking", "lace-up walking", "mountain", "trekking"),
        "knee-high": ("knee-high", "tall", "long-shafted", "riding-style"),
        "cowboy": ("cowboy", "western", "stitched western", "rodeo-style"),
        "rain": ("rain", "wellington-style", "waterproof wellington", "puddle-proof"),
        "snow": ("snow", "fur-trimmed winter", "padded snow", "après-ski"),
    },
    features=(
        "a grippy sole", "a cushioned footbed", "a reinforced heel", "neat contrast stitching", "a roomy toe",
        "a finished top edge", "a warm lining", "double-stitched seams", "a shaft that keeps its shape",
        "a firm heel counter",
    ),
    uses=(
        "for muddy paths", "for walking the dog", "for the first frost", "with a wool coat", "over skinny jeans",
        "for long weekends in the country", "for city winters", "for the school run in the rain", "for festivals",
        "with thick socks", "to wear year after year", "for the allotment", "with a long skirt",
    ),
    audiences=("women", "men", "children", "walkers", "gardeners", "commuters", "teenagers", "", "", ""),
    seasons=("autumn", "winter", "rainy days", "cold mornings", "the wet months", "all year round", "early spring"),
    care=(
        "Brush off mud once it is dry.", "Wipe with a damp cloth.", "Dry slowly, away from the radiator.",
        "Keep them upright on a boot tree.", "Spray with a waterproofer twice a season.",
        "Take the insoles out to air overnight.",
    ),
    facts=(
        "They can be resoled by any good cobbler.", "Roomy enough for a second pair of socks.",
        "Every pair is water-tested for an hour.", "Made in batches of two hundred.",
        "The box turns into a shelf.", "The insole is cork, which moulds to the foot.",
        "Sizes run true; order your usual one.", "Lasted by hand in a workshop in the Marche.",
    ),
    material_phrases={"nylon": "padded-nylon", "rubber": "natural-rubber"},
)  # fmt: skip
