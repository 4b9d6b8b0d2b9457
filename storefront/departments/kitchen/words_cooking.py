"""What people say about plates and bowls, pots and pans, kitchen knives and kettles."""

from __future__ import annotations

from types import MappingProxyType

from storefront.types import Words

PLATES = Words(
    nouns=("~tableware", "~dinnerware", "~crockery", "table dish", "serving dish", "dish"),
    silhouettes=MappingProxyType(
        {
            "dinner plate": ("flat", "everyday flat", "dinner-plate"),
            "bowl": ("deep", "bowl-shaped", "rounded"),
            "plate stack": ("stacked", "many-plate", "pile-of-plates"),
            "pasta plate": ("wide-rimmed", "deep-welled", "pasta-plate"),
            "noodle bowl": ("noodle-bowl", "footed", "ramen-style"),
            "platter": ("oval", "platter-sized", "long oval"),
            "place setting": ("two-piece", "place-setting", "layered"),
            "nested bowls": ("nesting", "three-bowl", "stackable"),
        }
    ),
    features=(
        "a gently raised rim",
        "a glaze that pools in the well",
        "a smooth foot that does not scratch the table",
        "a wide, generous rim",
        "a hand-finished edge",
        "soft, rounded sides",
        "a glossy surface that wipes clean",
        "a shape that stacks well",
        "a slightly uneven, handmade line",
    ),
    uses=(
        "for weeknight suppers",
        "for Sunday lunch with everyone",
        "for porridge and berries",
        "to bring pasta to the table",
        "for a big green salad",
        "for brunch on the balcony",
        "for the picnic basket",
        "for cake at four o'clock",
        "for a table that does not match on purpose",
        "for soup by the fire",
    ),
    audiences=("", "", "families", "students", "hosts", "newlyweds", "anyone with a first kitchen"),
    seasons=("all year round", "summer evenings", "winter", "the holidays", "long Sundays"),
    care=(
        "Dishwasher safe.",
        "Safe in the microwave.",
        "Warm up to 120 degrees in the oven.",
        "Wash by hand to keep the decoration bright.",
        "Place a cloth between the pieces when you stack them.",
    ),
    facts=(
        "The glaze is free of lead and cadmium.",
        "Fired at 1,240 degrees, so it chips less.",
        "The series has been made since 1958.",
        "Pieces can be bought singly for ten years.",
        "Each one was turned on a wheel, so no two are quite alike.",
        "The clay comes from a pit eight kilometres from the workshop.",
        "Packed in straw and recycled card.",
        "Seconds with small marks are sold in the workshop only.",
    ),
    material_phrases=MappingProxyType({"enamel": "enamelled steel"}),
)

POTS = Words(
    nouns=("pan", "~cookware", "cooking pan", "pan for the stove", "cook's pan", "kitchen pan"),
    silhouettes=MappingProxyType(
        {
            "saucepan": ("long-handled", "saucepan-style", "straight-sided"),
            "frying pan": ("frying", "low-sided", "round frying"),
            "stockpot": ("tall", "big-batch", "stockpot-sized"),
            "casserole": ("casserole-style", "Dutch-oven", "slow-cooking"),
            "wok": ("wok-shaped", "deep stir-fry", "round-bottomed"),
            "milk pan": ("milk", "small lipped", "pouring"),
            "skillet": ("skillet-style", "griddle", "one-piece cast"),
            "paella pan": ("paella", "wide two-handled", "shallow"),
        }
    ),
    features=(
        "a handle that stays cool",
        "solid rivets",
        "a thick, even base",
        "a rim that pours without dripping",
        "a smooth inside that wipes clean",
        "a well-balanced grip",
        "a hard-wearing outside",
        "generously rounded corners",
        "a finish that goes from stove to table",
    ),
    uses=(
        "for a stew on Sunday",
        "for pancakes and fried eggs",
        "for pasta for eight",
        "to sear a steak",
        "for porridge in the morning",
        "for quick weeknight greens",
        "for a first flat",
        "for soups and stocks",
        "for rice that does not stick",
        "to simmer tomato sauce for hours",
    ),
    audiences=("", "", "home cooks", "students", "big families", "newlyweds", "hobby chefs"),
    seasons=("all year round", "soup season", "winter", "long summer evenings", "busy weeknights"),
    care=(
        "Wash by hand with warm water and a soft sponge.",
        "Let it cool before you rinse it.",
        "Use wooden spoons to protect the surface.",
        "Dry it at once and oil it lightly.",
        "The body is dishwasher safe.",
    ),
    facts=(
        "Works on gas, electric, ceramic and induction.",
        "Ovenproof up to 250 degrees.",
        "The base spreads heat evenly.",
        "Guaranteed for 25 years.",
        "Cast in sand moulds, each used only once.",
        "Free of PFAS.",
        "It holds two and a half litres.",
        "Spare knobs and handles are always in stock.",
    ),
    material_phrases=MappingProxyType({"enamel": "enamelled steel", "steel": "stainless steel"}),
)

KNIVES = Words(
    nouns=("kitchen knife", "cook's knife", "knife", "knife for the kitchen", "chopping knife"),
    silhouettes=MappingProxyType(
        {
            "chef's knife": ("all-purpose", "long-bladed", "classic"),
            "bread knife": ("serrated", "scalloped-edge", "bread"),
            "santoku": ("Japanese-style", "santoku", "straight-edged"),
            "cleaver": ("broad-bladed", "cleaver-style", "heavy"),
            "paring set": ("paring-size", "three-piece paring", "small-bladed"),
            "steak set": ("steak", "table-set", "slim-bladed"),
            "magnetic bar": ("bar-mounted", "four-piece", "magnetic-bar"),
        }
    ),
    features=(
        "a fine, hand-honed edge",
        "a handle that sits well in the palm",
        "a full tang",
        "a blade that is easy to sharpen",
        "a well-balanced weight",
        "an etched maker's mark",
        "a softly rounded spine",
        "a handle without gaps where crumbs could hide",
        "a bright, brushed finish",
    ),
    uses=(
        "for herbs and onions",
        "for crusty loaves",
        "to slice tomatoes thinly",
        "for a first proper kitchen",
        "to carve the Sunday roast",
        "for quick weeknight cooking",
        "for sushi evenings",
        "to peel and trim",
        "for squash and cabbage",
        "for the summer barbecue",
    ),
    audiences=("", "", "home cooks", "hobby chefs", "students", "beginners", "professionals"),
    seasons=("all year round", "barbecue season", "the holidays", "harvest time", "busy weeknights"),
    care=(
        "Wash by hand and dry at once.",
        "Never put it in the dishwasher.",
        "Hone it once a week.",
        "Rub the handle with a little oil now and then.",
        "Cut on wood or plastic, not on stone.",
    ),
    facts=(
        "Hardened to 58 Rockwell.",
        "Ground and finished by hand in eleven steps.",
        "The steel holds its edge for months.",
        "We sharpen it free of charge for life.",
        "Forged from one piece.",
        "Comes in a slim box of recycled card.",
        "The family has made blades since 1887.",
        "Made for right and left hands alike.",
    ),
    material_phrases=MappingProxyType(
        {"wood": "wood-handled", "plastic": "resin-handled", "steel": "all-steel", "bamboo": "bamboo-handled"}
    ),
    looks=(
        "our {silhouette} {noun} with a {colour} handle",
        "{colour} {material} {noun}",
        "{material} {noun} in {colour}",
        "{silhouette} {material} {noun}, {colour}",
        "this {silhouette} {noun} is {colour} at the grip and bright at the edge",
    ),
    titles=(
        "{silhouette} {noun}, {colour}",
        "{colour} {material} {noun}",
        "{silhouette} {material} {noun}",
        "{noun} with a {colour} handle",
        "{silhouette} {noun} with a {colour} handle",
    ),
)

KETTLES = Words(
    nouns=("kettle", "water kettle", "tea kettle", "kitchen kettle"),
    silhouettes=MappingProxyType(
        {
            "electric jug": ("electric", "cordless jug", "fast-boil"),
            "whistling": ("whistling", "stovetop", "dome-shaped"),
            "gooseneck": ("gooseneck", "pour-over", "slim-spouted"),
            "glass": ("see-through electric", "clear-sided", "illuminated"),
            "retro": ("retro", "fifties-style", "cone-shaped"),
            "enamel": ("old-fashioned", "camp-style", "cottage"),
        }
    ),
    features=(
        "a handle that stays cool",
        "a spout that pours without dripping",
        "a wide base that boils fast",
        "a lid that opens with one hand",
        "a fine finish that hides fingerprints",
        "a sturdy, balanced grip",
        "a rounded body that is easy to descale",
        "a snug lid",
        "a smooth, quick-wiping outside",
    ),
    uses=(
        "for the first tea of the day",
        "for pour-over coffee",
        "for the office kitchen",
        "to fill hot-water bottles",
        "for instant noodles at midnight",
        "for a student room",
        "for the holiday cottage",
        "for big family breakfasts",
        "to warm the pot before brewing",
        "for couscous and quick soups",
    ),
    audiences=("", "", "tea drinkers", "coffee lovers", "students", "early risers", "offices"),
    seasons=("all year round", "winter", "cold mornings", "rainy weekends"),
    care=(
        "Descale once a month with a little vinegar.",
        "Wipe with a damp cloth.",
        "Empty it after use.",
        "Wash by hand, no abrasives.",
        "Boil and pour away the first filling.",
    ),
    facts=(
        "It holds 1.5 litres.",
        "A litre boils in under four minutes.",
        "It is free of BPA.",
        "It is guaranteed for five years.",
        "Spare lids and filters are always in stock.",
        "The limescale filter comes out for cleaning.",
        "Tested for ten thousand boils.",
        "Designed in a studio of three above a tea shop.",
    ),
    material_phrases=MappingProxyType(
        {"glass": "heatproof glass", "enamel": "enamelled steel", "steel": "stainless steel"}
    ),
)
