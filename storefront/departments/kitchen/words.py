"""What people say about mugs and teapots."""

from __future__ import annotations

from types import MappingProxyType

from storefront.types import Words

MUGS = Words(
    nouns=("mug", "coffee mug", "tea mug", "cup", "coffee cup"),
    silhouettes=MappingProxyType(
        {
            "straight": ("straight-sided", "cylinder", "classic"),
            "barrel": ("barrel-shaped", "rounded", "big-bellied"),
            "tapered": ("tapered", "wide-mouthed", "conical"),
            "round": ("bowl-shaped", "generous round", "cappuccino"),
            "tall latte": ("tall latte", "tall", "latte"),
            "camping": ("camping", "camp-style", "rolled-rim"),
            "espresso": ("espresso", "demitasse", "small espresso"),
        }
    ),
    features=(
        "a handle with room for three fingers",
        "a smooth rounded lip",
        "an unglazed foot ring",
        "a wide flat base",
        "a thumb rest on the handle",
        "a thin rim that is pleasant to drink from",
        "a glossy inside that wipes clean",
        "a softly rounded foot",
        "a handle that stays cool",
    ),
    uses=(
        "for the first coffee of the day",
        "for long mornings",
        "for tea in bed",
        "for the desk",
        "for hot chocolate by the fire",
        "for the office kitchen",
        "to hold with both hands",
        "for a flat white at home",
        "for soup in a hurry",
        "for the garden table",
    ),
    audiences=("", "coffee drinkers", "tea lovers", "students", "colleagues", "early risers"),
    seasons=("all year round", "cold mornings", "winter", "autumn evenings", "rainy days"),
    care=(
        "Dishwasher safe.",
        "Safe in the microwave.",
        "Wash by hand to keep the glaze bright.",
        "Rinse soon after use to avoid stains.",
        "Do not put it on an open flame.",
    ),
    facts=(
        "It holds a good 350 millilitres.",
        "It is fired twice, the second time at 1,240 degrees.",
        "The glaze is free of lead and cadmium.",
        "Each one is finished by hand, so no two are quite alike.",
        "It stacks with the others of the series.",
        "The pottery has been in the family since 1921.",
        "It keeps a drink warm for longer than a thin cup.",
        "Sold singly, packed in recycled card.",
    ),
    material_phrases=MappingProxyType(
        {"glass": "heatproof glass", "enamel": "enamelled steel", "steel": "stainless steel"}
    ),
)

TEAPOTS = Words(
    nouns=("teapot", "tea pot", "pot for tea", "family teapot"),
    silhouettes=MappingProxyType(
        {
            "round": ("round", "round-bellied", "classic round"),
            "pear-shaped": ("pear-shaped", "country-house", "curvy"),
            "tall": ("tall", "slender", "high-shouldered"),
            "squat": ("squat", "low", "wide"),
            "bail handle": ("Japanese-style", "top-handled", "bail-handled"),
            "side handle": ("side-handled", "kyusu-style", "Japanese side-handled"),
            "modern cylinder": ("modern", "cylindrical", "straight-sided"),
        }
    ),
    features=(
        "a spout that does not drip",
        "a domed lid with a knob",
        "a lid that stays put when you pour",
        "a wide mouth for a strainer",
        "a fine built-in sieve",
        "a handle that keeps the fingers off the hot wall",
        "a small steam hole in the lid",
        "a softly curved belly",
        "a sturdy foot ring",
    ),
    uses=(
        "for afternoon tea",
        "for loose leaves",
        "for a pot of tea for two",
        "for Sunday breakfast",
        "to bring to the table",
        "for green tea done slowly",
        "for rainy afternoons",
        "for guests who stay longer",
        "to warm your hands on",
    ),
    audiences=("", "tea lovers", "grandparents", "hosts", "beginners with loose tea"),
    seasons=("all year round", "winter", "autumn", "cold afternoons"),
    care=(
        "Rinse with warm water, no soap.",
        "Wash by hand.",
        "Dishwasher safe without the lid.",
        "Let it dry open.",
        "Warm it with hot water before brewing.",
    ),
    facts=(
        "It holds 1.2 litres, about five cups.",
        "The strainer is included.",
        "The lid is ground in by hand and fits this pot only.",
        "The wall is thick enough to keep tea hot for half an hour.",
        "It was drawn by a potter who drinks nothing else.",
        "Spare lids can be ordered for ten years.",
        "The glaze is food-safe and free of lead.",
    ),
    material_phrases=MappingProxyType(
        {"glass": "borosilicate glass", "enamel": "enamelled steel", "steel": "stainless steel"}
    ),
)
