"""The vocabulary of apples, citrus fruit and tomatoes."""

from __future__ import annotations

from storefront.types import Words

_DISPLAYS = {
    "wooden crate": ("crated", "orchard-crate", "market-crate", "by-the-crate"),
    "market tray": ("market-tray", "display-box", "boxed"),
    "bowl": ("fruit-bowl", "bowl-ready", "table-ready"),
    "single": ("single", "hand-picked", "loose"),
    "pair": ("loose", "two-piece", "twin"),
    "trio": ("loose", "three-piece", "lunchbox-sized"),
    "several": ("family", "weekly-shop", "loose"),
}

APPLE_WORDS = Words(
    nouns=("apples", "eating apples", "dessert apples", "orchard apples", "table apples", "crisp apples"),
    silhouettes=_DISPLAYS
    | {
        "halved": ("sliced-open", "freshly cut", "taste-and-see"),
        "punnet": ("punnet-packed", "ready-packed", "tray-packed"),
    },
    features=(
        "a short woody stalk",
        "fine pale freckles on the skin",
        "a natural shine",
        "a russet hollow around the stalk",
        "faint streaks from the shoulder down",
        "a blush on the sunny side",
        "creamy white flesh",
        "a firm, even shape",
    ),
    uses=(
        "for lunchboxes",
        "for baking with cinnamon",
        "for a crumble on Sunday",
        "to slice over porridge",
        "for pressing at home",
        "to eat with mature cheddar",
        "for the fruit bowl in the office",
        "for a tarte Tatin",
        "to dip in caramel",
        "for a snack on the trail",
    ),
    audiences=("", "", "children", "families", "home bakers", "office kitchens"),
    seasons=("autumn", "early autumn", "harvest time", "winter", "all year round"),
    care=(
        "Keep them in a cool dark place, away from bananas.",
        "Rinse under cold water before eating.",
        "They stay crisp for weeks in the fridge drawer.",
        "Store them unwashed and dry.",
        "A squeeze of lemon keeps the slices from browning.",
    ),
    facts=(
        "They are picked by hand and packed the same day.",
        "The orchard has been in one family for four generations.",
        "The variety is more sweet than sharp.",
        "The flesh keeps its shape in the oven.",
        "Grown without wax or coating.",
        "Bees from a neighbouring farm pollinate the trees.",
        "Fruit with small marks goes into our cider.",
        "The taste is tart at first and honeyed afterwards.",
    ),
    material_phrases={"peel": "thin, glossy skin"},
)

CITRUS_WORDS = Words(
    nouns=("citrus", "citrus fruit", "juicing fruit", "table citrus", "sun-ripened citrus", "winter citrus"),
    silhouettes=_DISPLAYS
    | {"halved": ("freshly cut", "sliced-open", "cut-and-whole"), "net": ("netted", "net-bagged", "bagged")},
    features=(
        "a fragrant, finely pored peel",
        "a small green button at the stem",
        "thin pith under the zest",
        "plump, even segments",
        "a leaf left on here and there",
        "a bright natural colour",
        "a heavy, juicy feel in the hand",
    ),
    uses=(
        "for squeezing at breakfast",
        "for a jug of lemonade",
        "to zest over pasta",
        "for marmalade",
        "for a gin and tonic",
        "to roast with chicken and thyme",
        "for winter salads with fennel",
        "for the children's lunchboxes",
        "for ceviche and salsas",
        "to brighten a fruit bowl",
    ),
    audiences=("", "", "families", "home bartenders", "bakers", "children"),
    seasons=("winter", "midwinter", "summer", "all year round", "the cold months"),
    care=(
        "Keep at room temperature for a week, or longer in the fridge.",
        "Wash in warm water before you use the zest.",
        "Keep in a cool, airy place.",
        "Wrap a cut half and use it within two days.",
        "Take the fruit out of its net if one turns soft.",
    ),
    facts=(
        "The peel is untreated and can be eaten.",
        "Picked ripe in a grove near the sea.",
        "There are hardly any pips.",
        "The juice is sweet with a bitter edge.",
        "The trees are watered drop by drop.",
        "One fruit gives about four tablespoons of juice.",
        "The fruit travels by train and ship, never by air.",
        "The colour comes from cool nights, not from dye.",
    ),
    material_phrases={"peel": "fragrant peel"},
)

TOMATO_WORDS = Words(
    nouns=("tomatoes", "salad tomatoes", "ripe tomatoes", "garden tomatoes", "kitchen tomatoes", "table tomatoes"),
    silhouettes={
        "vine": ("vine", "on-the-vine", "truss"),
        "round": ("round", "classic", "loose"),
        "beef": ("beef", "ribbed", "heirloom"),
        "plum": ("plum", "oval", "San Marzano-style"),
        "halved": ("freshly cut", "sliced-open", "salad"),
        "bowl": ("bowl-ready", "table-ready", "snacking"),
        "punnet": ("punnet-packed", "ready-packed", "snacking"),
        "wooden crate": ("crated", "market-crate", "by-the-crate"),
        "market tray": ("market-tray", "boxed", "display-box"),
    },
    features=(
        "a green star-shaped calyx",
        "tight, glossy skin",
        "a fresh scent of leaves",
        "soft ribs at the shoulder",
        "juicy chambers full of seeds",
        "a sturdy green stem",
        "an even, deep colour",
    ),
    uses=(
        "for salads with basil",
        "for a slow sauce",
        "to roast with garlic",
        "for bruschetta",
        "to slice into burgers",
        "for gazpacho on hot days",
        "for sandwiches and lunchboxes",
        "to stuff with rice and herbs",
        "for a simple tomato tart",
        "to eat like sweets",
    ),
    audiences=("", "", "families", "home cooks", "gardeners", "barbecue hosts"),
    seasons=("summer", "high summer", "late summer", "all year round", "barbecue season"),
    care=(
        "Keep them at room temperature, stalk upwards.",
        "Never in the fridge: the cold takes away the taste.",
        "Rinse just before you eat them.",
        "Use soft ones for sauce.",
        "Leave them on the stem until you need them.",
    ),
    facts=(
        "They ripen on the plant and not on the road.",
        "Bumblebees do the pollinating.",
        "The greenhouse is heated with warmth from a data centre.",
        "An old variety that was nearly forgotten.",
        "The flesh is meaty, with few seeds.",
        "Sweet first, then pleasantly sharp.",
        "The seeds can be saved and sown next spring.",
        "Grown in soil, with rainwater.",
    ),
    material_phrases={"peel": "taut, shiny skin"},
)
