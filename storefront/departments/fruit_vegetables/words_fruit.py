"""The vocabulary of pears, stone fruit and aubergines, and the phrases that fruit of all kinds shares."""

from __future__ import annotations

from storefront.types import Words

TITLES = (
    "{silhouette} {noun}",
    "{colour} {noun}",
    "{noun}, {silhouette}",
    "{silhouette} {noun}, {colour}",
    "{colour} {silhouette} {noun}",
    "{silhouette} {noun} in {colour}",
)
"""Titles of fruit whose skin has the design's colour."""

LOOKS = (
    "{colour} {noun}, {silhouette}",
    "{silhouette} {noun} in {colour}",
    "our {silhouette} {noun}, {colour} and fresh in",
    "{silhouette} {noun} with {colour} skin",
    "{colour} {silhouette} {noun}",
    "these {noun} are {colour}",
)
"""Sentences about the look of such fruit."""

DISPLAYS = {
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
"""How the displays that all fruit share are spoken of."""

PEAR_WORDS = Words(
    nouns=("pears", "dessert pears", "table pears", "orchard pears", "eating pears", "autumn pears"),
    silhouettes=DISPLAYS,
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
    looks=LOOKS,
    titles=TITLES,
)

STONE_FRUIT_WORDS = Words(
    nouns=("~stone fruit", "~summer fruit", "~orchard fruit", "~dessert fruit", "~sun-ripened fruit"),
    silhouettes=DISPLAYS
    | {"halved": ("sliced-open", "freestone", "cut-and-whole"), "single": ("hand-picked", "choice", "loose")},
    features=(
        "a fine groove from stem to tip",
        "a deep blush on the sunny side",
        "a thin, tender skin",
        "juicy flesh around one stone",
        "a scent of high summer",
        "a soft natural bloom",
        "tiny golden freckles",
    ),
    uses=(
        "for jam on a rainy Sunday",
        "for a clafoutis",
        "to grill with honey",
        "for picnics by the lake",
        "for dumplings with cinnamon",
        "to eat over the sink",
        "for compote and crumble",
        "for a sheet cake with almonds",
        "for salads with mozzarella",
        "to dry for the winter",
    ),
    audiences=("", "", "families", "jam makers", "children", "picnickers"),
    seasons=("summer", "high summer", "late summer", "early autumn", "picnic season"),
    care=(
        "Keep at room temperature until soft, then in the fridge.",
        "Lay on a plate in one layer.",
        "Wash just before eating.",
        "Freeze in halves, without the stone.",
        "Handle with care: bruises show within a day.",
    ),
    facts=(
        "The stone comes away cleanly.",
        "Picked before dawn, while it is cool.",
        "The orchard lies on a slope that faces south.",
        "Bees from the neighbours do the pollinating.",
        "Every tree is thinned by hand in June.",
        "The harvest lasts barely six weeks.",
        "The kernels taste of almond.",
    ),
    material_phrases={"peel": ""},
    looks=(
        "{colour} {noun}, {silhouette}",
        "{silhouette} {noun} in {colour}",
        "our {silhouette} {noun}, {colour} and fresh in",
        "{silhouette} {noun} with {colour} skin",
        "{colour} {silhouette} {noun}",
    ),
    titles=TITLES,
)

AUBERGINE_WORDS = Words(
    nouns=("aubergines", "kitchen aubergines", "eggplants", "garden aubergines", "grilling aubergines"),
    silhouettes=DISPLAYS
    | {
        "striped": ("striped", "graffiti", "streaked"),
        "round": ("round", "globe", "Sicilian-style round"),
        "slender": ("slender", "finger", "Japanese-style"),
        "pair": ("loose", "plump", "two-piece"),
    },
    features=(
        "a skin that shines like lacquer",
        "a green cap with pointed lobes",
        "a sturdy stem",
        "firm, spongy flesh",
        "hardly any seeds",
        "a tight, smooth skin",
        "an even shape",
    ),
    uses=(
        "for moussaka",
        "to grill in thick slices",
        "for baba ganoush",
        "for a mild curry",
        "to stuff with lentils",
        "for a vegetable lasagne",
        "for caponata",
        "to roast with miso",
        "for fritters with honey",
    ),
    audiences=("", "", "home cooks", "barbecue hosts", "vegetarians", "families"),
    seasons=("summer", "late summer", "early autumn", "all year round", "barbecue season"),
    care=(
        "Keep in a cool place, not in the coldest part of the fridge.",
        "Salt the slices and let them drain for half an hour.",
        "Use within a week of buying.",
        "Do not eat them raw.",
        "Brush with oil just before grilling.",
    ),
    facts=(
        "Cut by hand with a piece of the stem.",
        "Modern varieties are no longer bitter.",
        "Grown in a glasshouse with bumblebees.",
        "The plant is a cousin of the potato.",
        "The seeds are saved on the farm.",
        "They drink oil, so give them little.",
        "Grown without peat.",
    ),
    material_phrases={"peel": ""},
    looks=(
        "{colour} {noun}, {silhouette}",
        "{silhouette} {noun} in {colour}",
        "our {silhouette} {noun}, {colour} and firm",
        "{silhouette} {noun} with {colour} skin",
        "{colour} {silhouette} {noun}",
    ),
    titles=TITLES,
)
