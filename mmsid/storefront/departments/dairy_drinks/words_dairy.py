"""The vocabulary of yoghurt, plant drinks and cream."""

from __future__ import annotations

from mmsid.storefront.types import Words

YOGHURT_WORDS = Words(
    nouns=("~yoghurt", "~creamy yoghurt", "~set yoghurt", "~stirred yoghurt", "~live yoghurt", "~fruit yoghurt"),
    silhouettes={
        "cup": ("single-cup", "one-portion", "lunchbox"),
        "opened cup": ("ready-to-spoon", "single-serve", "spoonable"),
        "family tub": ("family-tub", "big-tub", "kilo-tub"),
        "glass pot": ("farmhouse", "little-glass-pot", "pot-set"),
        "glass jar": ("in-a-jar", "returnable-jar", "breakfast-table"),
        "drinking bottle": ("drinkable", "on-the-go", "sippable"),
        "four-pack": ("four-pack", "four-cup", "two-flavour"),
        "carton": ("pouring", "Nordic-style", "one-litre"),
    },
    features=(
        "a thick white swirl on the label",
        "ripe fruit on the front",
        "a cheerful printed sleeve",
        "a seal that keeps it fresh",
        "big, friendly lettering",
        "a smooth, gently tapered pack",
        "a glossy lid",
        "a picture of what is inside",
    ),
    uses=(
        "for breakfast",
        "to spoon over granola",
        "for the lunchbox",
        "for a quick dessert",
        "to stir into overnight oats",
        "for smoothies and lassis",
        "to bake a lemon loaf",
        "for a snack after training",
        "to go with berries and honey",
        "for the four o'clock dip at the office",
    ),
    audiences=("", "", "families", "children", "early risers", "runners", "anyone with a sweet tooth"),
    seasons=("all year round", "summer", "berry season", "slow mornings", "school days"),
    care=(
        "Keep refrigerated at 2 to 6 degrees.",
        "Eat within three days of opening.",
        "Stir before you eat.",
        "Rinse the pack and recycle it.",
        "Take the lid off before recycling.",
    ),
    facts=(
        "Set slowly, for nine hours.",
        "Made with live cultures.",
        "It has 3.5 % fat and no gelatine.",
        "Only five ingredients.",
        "Less sugar than last year's recipe.",
        "The milk comes from pasture-fed cows.",
        "High in protein, ten grams in a helping.",
        "Mild, with just a little sharpness.",
    ),
    material_phrases={"plastic": "", "paper": "", "cardboard": "", "glass": "clear glass"},
    looks=(
        "{noun} in {colour} packaging",
        "look for the {colour} pack in the chiller",
        "{silhouette} {noun} with a {pattern} {colour} design",
        "the {colour} and {accent} one from the cool shelf",
        "{silhouette} {noun} behind a {pattern} {colour} label",
        "in a {colour} {pattern} design with touches of {accent}",
    ),
    titles=(
        "{silhouette} {noun}",
        "{silhouette} {noun}, {colour} pack",
        "{noun}, {silhouette}",
        "{pattern} {silhouette} {noun}",
        "{noun} in {colour} packaging",
        "{pattern} {colour} pack of {noun}",
        "{colour} {silhouette} {noun}",
    ),
)
