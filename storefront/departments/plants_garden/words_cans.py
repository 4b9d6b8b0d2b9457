"""What people say about watering cans."""

from __future__ import annotations

from types import MappingProxyType

from storefront.types import Words

WATERING_CANS = Words(
    nouns=("watering can", "garden can", "water can", "plant can"),
    silhouettes=MappingProxyType(
        {
            "classic": ("classic", "two-handled", "cottage-garden"),
            "round": ("round-bellied", "ball-shaped", "hoop-handled"),
            "long-reach": ("long-reach", "greenhouse", "gardener's long-spout"),
            "indoor": ("indoor", "windowsill", "swan-neck"),
            "galvanised": ("galvanised", "zinc-bodied", "allotment"),
            "moulded": ("everyday", "moulded", "one-piece"),
        }
    ),
    features=(
        "a spout that pours where you point it",
        "a well-balanced handle",
        "a wide filling hole",
        "seams that stay tight",
        "a spout that does not drip",
        "rolled edges that are kind to the hands",
        "a base that stands firmly",
        "a handle for either hand",
        "a finish that does not mind the rain",
    ),
    uses=(
        "for the vegetable patch",
        "for balcony boxes",
        "for seedlings in the greenhouse",
        "for the plants on the landing",
        "for hanging baskets",
        "for early mornings in the garden",
        "for the window boxes",
        "for hard-to-reach pots",
        "for helping hands, large and small",
        "to leave out because it looks good",
    ),
    audiences=("", "", "gardeners", "balcony owners", "beginners", "allotment holders", "grandparents"),
    seasons=("spring", "summer", "all year round", "dry spells", "the growing season"),
    care=(
        "Empty it before the frost.",
        "Rinse out lime with a little vinegar.",
        "Wipe dry to keep the shine.",
        "Store it upside down in winter.",
        "Rinse after using plant food.",
    ),
    facts=(
        "It holds a little more than it looks.",
        "Tested by a nursery through two summers.",
        "The seams are soldered by hand.",
        "Guaranteed against leaks for five years.",
        "Spare parts fit all our models.",
        "Designed in 1886 and hardly changed since.",
        "It is light when empty and well balanced when full.",
        "Made by a family firm in its fourth generation.",
    ),
    material_phrases=MappingProxyType(
        {
            "enamel": "enamelled steel",
            "steel": "steel",
            "aluminium": "powder-coated metal",
            "plastic": "recycled plastic",
        }
    ),
)
