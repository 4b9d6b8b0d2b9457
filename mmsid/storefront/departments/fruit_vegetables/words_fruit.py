"""The vocabulary of bananas, pears, tropical fruit, stone fruit, melons and aubergines."""

from __future__ import annotations

from mmsid.storefront.types import Words

_TITLES = (
    "{silhouette} {noun}",
    "{colour} {noun}",
    "{noun}, {silhouette}",
    "{silhouette} {noun}, {colour}",
    "{colour} {silhouette} {noun}",
    "{silhouette} {noun} in {colour}",
)

_LOOKS = (
    "{colour} {noun}, {silhouette}",
    "{silhouette} {noun} in {colour}",
    "our {silhouette} {noun}, {colour} and fresh in",
    "{silhouette} {noun} with a {colour} skin",
    "{colour} {silhouette} {noun}",
    "these {noun} are {colour}",
)

_DISPLAYS = {
    "single": ("single", "hand-picked", "loose"),
    "pair": ("loose", "two-piece", "twin"),
    "several": ("family", "weekly-shop", "loose"),
    "bowl": ("fruit-bowl", "bowl-ready", "table-ready"),
    "wooden crate": ("crated", "market-crate", "by-the-crate"),
    "market tray": ("market-tray", "display-box", "boxed"),
    "flat": ("tray-packed", "full-tray", "flat-packed"),
    "pile": ("market-stall", "piled-high", "heaped"),
    "punnet": ("punnet-packed", "ready-packed", "snack-box"),
    "halved": ("sliced-open", "freshly cut", "cut-and-whole"),
}

BANANA_WORDS = Words(
    nouns=("bananas", "dessert bananas", "eating bananas", "lunchbox bananas", "breakfast bananas"),
    silhouettes={
        "bunch": ("small-bunch", "bunched", "lightly curved"),
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
    seasons=("all year round", "winter", "spring", "breakfast time"),
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
    material_phrases={"peel": ""},
    looks=_LOOKS,
    titles=_TITLES,
)

PEAR_WORDS = Words(
    nouns=("pears", "dessert pears", "table pears", "orchard pears", "eating pears", "autumn pears"),
    silhouettes=_DISPLAYS,
    features=(
        "a long woody stalk",
        "fine freckles all over",
        "a patch of russet at the stem",
        "a slender neck and a round belly",
        "buttery white flesh",
        "a faint blush on the sunny side",
        "a small core with few pips",
        "a scent of honey when ripe",
    ),
    uses=(
        "for poaching in red wine",
        "to eat with blue cheese",
        "for an upside-down cake",
        "for a salad with walnuts",
        "for the fruit bowl",
        "to roast with honey and thyme",
        "for lunchboxes",
        "for chutney and jam",
        "to slice into muesli",
        "for a baby's first puree",
    ),
    audiences=("", "", "families", "home bakers", "cheese lovers", "children"),
    seasons=("autumn", "late autumn", "harvest time", "winter", "all year round"),
    care=(
        "Let them ripen at room temperature, then keep them in the fridge.",
        "Press gently near the stalk: if it yields, they are ripe.",
        "Lay them side by side, so that they do not bruise.",
        "Rinse under cold water before eating.",
        "A little lemon juice keeps the slices white.",
    ),
    facts=(
        "They are picked hard and ripen from the inside out.",
        "The trees are older than the farmer.",
        "The flesh melts rather than crunches.",
        "The variety came from a monastery garden.",
        "Grown on low trees that are picked without ladders.",
        "Skin and all, they are a good source of fibre.",
        "Misshapen ones are pressed for perry.",
    ),
    material_phrases={"peel": ""},
    looks=_LOOKS,
    titles=_TITLES,
)
