"""The vocabulary of blazers."""

from __future__ import annotations

from storefront.types import Words

BLAZERS = Words(
    nouns=("blazer", "blazer", "tailored blazer", "sports coat", "suit coat"),
    silhouettes={
        "two-button": ("two-button", "single-breasted", "notch-lapel"),
        "double-breasted": ("double-breasted", "peak-lapel", "six-button"),
        "shawl": ("shawl-collar", "one-button", "dinner"),
        "oversized": ("oversized", "relaxed", "borrowed-from-the-boys"),
        "cropped": ("cropped", "short", "waist-length"),
        "piped": ("piped", "regatta", "contrast-trim"),
        "three-button": ("three-button", "country", "patch-pocket"),
    },
    features=(
        "a glossy lining", "buttons at the cuffs", "deep hip pockets", "hand-rolled lapels", "softly padded shoulders",
        "front darts", "a lining in a second colour", "pick stitching along the edges",
    ),
    uses=(
        "for the office and dinner after", "over a white tee", "for summer weddings", "for job interviews",
        "for the theatre", "with jeans and good shoes", "for prize-givings", "to lift a plain dress",
        "for meetings that matter", "for a day at the races", "to travel in",
    ),
    audiences=("men", "women", "graduates", "tall people", "", ""),
    seasons=("spring", "autumn", "all year round", "the wedding season", "the festive weeks"),
    care=(
        "Dry clean only.", "Brush it and hang it on a broad hanger.", "Steam, do not press.",
        "Let it rest for a day between wearings.", "Spot clean with a damp cloth.",
    ),
    facts=(
        "The chest is canvassed, not glued.", "Sleeves can be let out by two centimetres.",
        "A spare set of buttons comes in the inner pocket.", "The cloth was woven in Yorkshire.",
        "Our tailors cut eleven of these a week.", "Unpick the pockets before the first wearing.",
        "Two inner pockets, one of them for a phone.",
    ),
    material_phrases={"worsted": "worsted wool"},
)  # fmt: skip
