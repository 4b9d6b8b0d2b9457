"""The vocabulary of long-sleeve tops, polo shirts and tank tops."""

from __future__ import annotations

from mmsid.storefront.types import Words

_CARE = (
    "Machine wash at 30 degrees.",
    "Wash with similar colours, inside out.",
    "Dry it flat and it keeps its length.",
    "A short spin is enough.",
    "Warm iron on the wrong side.",
)

LONG_SLEEVE_TOPS = Words(
    nouns=("long-sleeved tee", "long-sleeve top", "long-sleeved jersey", "longsleeve", "long-sleeve top"),
    silhouettes={
        "crew neck": ("crew-neck", "round-neck", "classic", ""),
        "henley": ("henley", "button-neck", "grandad-style"),
        "boat neck": ("boat-neck", "sailor-style", "bateau-neck"),
        "raglan": ("raglan", "baseball", "contrast-sleeve"),
        "turtleneck": ("turtleneck", "second-skin", "high-neck"),
        "layered": ("layered", "two-in-one", "double-sleeved"),
        "bell sleeve": ("bell-sleeve", "flared-sleeve", "seventies"),
        "cropped": ("cropped", "scoop-neck", "ballet-style"),
    },
    features=(
        "slim sleeves down to the wrist", "double-stitched hems", "taped shoulder seams", "a clean neckline",
        "a straight hem", "seams that lie flat", "just enough stretch", "a length that stays tucked in",
    ),
    uses=(
        "for layering", "under dungarees", "for the yoga mat", "on its own in April", "for sailing weekends",
        "beneath a waistcoat", "for the first school day", "to sleep in", "with a denim skirt", "for long drives",
        "for working from home",
    ),
    audiences=("men", "women", "children", "dancers", "", ""),
    seasons=("spring", "autumn", "all year round", "the days in between", "breezy evenings"),
    care=_CARE,
    facts=(
        "The jersey weighs just 160 grams a square metre.", "Dyed after sewing, so each one differs a little.",
        "Five per cent elastane brings it back into shape.", "The cotton is certified organic.",
        "No side seams, nothing to twist.", "Our most re-ordered basic.", "Cut in Lyon, sewn in Porto.",
    ),
    material_phrases={"ribbed jersey": "ribbed jersey", "waffle cotton": "waffle"},
)  # fmt: skip
