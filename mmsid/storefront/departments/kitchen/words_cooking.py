"""What people say about plates and bowls, pots and pans, kitchen knives and kettles."""

from __future__ import annotations

from types import MappingProxyType

from mmsid.storefront.types import Words

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
