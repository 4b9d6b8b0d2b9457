"""The vocabulary of mushrooms, cabbages and leeks, cucumbers and courgettes."""

from __future__ import annotations

from mmsid.storefront.types import Words

MUSHROOM_WORDS = Words(
    nouns=("mushrooms", "table mushrooms", "fresh mushrooms", "cultivated mushrooms", "kitchen mushrooms"),
    silhouettes={
        "button": ("button", "small-capped", "loose"),
        "punnet": ("punnet-packed", "tray-packed", "ready-packed"),
        "portobello": ("portobello", "giant flat-cap", "grill-sized"),
        "oyster": ("oyster", "clustered oyster", "fan-shaped"),
        "sliced": ("freshly sliced", "pan-ready", "sliced"),
        "crate": ("crated", "by-the-crate", "market-crate"),
        "heap": ("loose", "market-stall", "weigh-your-own"),
    },
    features=(
        "closed, firm caps",
        "fine gills underneath",
        "short, meaty stems",
        "a matt skin as soft as suede",
        "a scent of forest floor",
        "a few scuffs from the picking",
        "clean white flesh",
        "a cut end that is still moist",
    ),
    uses=(
        "to fry in butter with parsley",
        "for a creamy risotto",
        "for the grill, with garlic oil",
        "for a stroganoff",
        "to stuff with spinach and cheese",
        "on toast for a late breakfast",
        "for ramen and stir-fries",
        "for a pie with thyme",
        "to marinate for antipasti",
        "as a burger without meat",
    ),
    audiences=("", "", "home cooks", "vegetarians", "pasta lovers", "campers"),
    seasons=("autumn", "all year round", "rainy days", "early winter", "barbecue season"),
    care=(
        "Keep in a paper bag in the fridge.",
        "Brush them, do not soak them.",
        "Use within five days.",
        "Salt at the end, so that they brown first.",
        "Trim the foot by a few millimetres.",
    ),
    facts=(
        "Grown on straw from neighbouring farms.",
        "They double in size in a single day.",
        "Picked by hand in the dark, with a lamp.",
        "The spent straw becomes compost for our herbs.",
        "Grown in an old railway tunnel.",
        "Rich in protein and low in everything else.",
        "Good raw, better browned.",
        "They breathe through the holes in the tray.",
    ),
    material_phrases={"peel": ""},
    looks=(
        "{silhouette} {noun} in {colour}",
        "{colour} {silhouette} {noun}",
        "{silhouette} {noun}, firm and dry to the touch",
        "{silhouette} {noun}, {colour} and closed",
    ),
    titles=(
        "{silhouette} {noun}",
        "{colour} {silhouette} {noun}",
        "{silhouette} {noun}, {colour}",
        "{noun}, {silhouette}",
        "just picked {silhouette} {noun}",
    ),
)
