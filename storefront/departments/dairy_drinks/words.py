"""The vocabulary of juice and milk."""

from __future__ import annotations

from storefront.types import Words

_PACKS = {
    "gable-top carton": ("gable-top", "one-litre", "family-carton", "chilled"),
    "slim carton": ("slim-carton", "fridge-door", "tall-carton"),
    "glass bottle": ("bottled", "glass-bottled", "returnable-bottle"),
    "brick carton": ("brick-pack", "long-life", "larder"),
    "carton pair": ("twin-pack", "two-carton", "double"),
    "small carton": ("half-litre", "small-carton", "breakfast-sized"),
}

JUICE_WORDS = Words(
    nouns=("juice", "fruit juice", "pressed juice", "breakfast juice", "morning juice", "squeezed juice"),
    silhouettes=_PACKS
    | {
        "plastic bottle": ("bottled", "squeezy-bottle", "on-the-go"),
        "small brick": ("lunchbox", "drink-box", "pocket"),
    },
    features=(
        "a screw cap that seals again",
        "ripe fruit on the front",
        "a splash of juice across the label",
        "an easy-pour spout",
        "a bright, cheerful print",
        "a plain back with the facts",
        "a carton that folds flat",
    ),
    uses=(
        "for breakfast",
        "for brunch with friends",
        "for school lunches",
        "to mix into smoothies",
        "for mimosas and mocktails",
        "to freeze into ice lollies",
        "for a vitamin boost in the afternoon",
        "for picnics and long drives",
        "to marinate chicken",
        "for birthday parties",
    ),
    audiences=("", "", "families", "children", "early risers", "runners", "hotel breakfasts"),
    seasons=("all year round", "summer", "cold and flu season", "holiday mornings"),
    care=(
        "Shake well and serve cold.",
        "Keep refrigerated and drink within five days of opening.",
        "Keep the unopened pack in a cool dark place.",
        "Rinse and recycle the empty pack.",
        "Pulp may settle: that is natural.",
    ),
    facts=(
        "Nothing is added: no sugar, no colour.",
        "It takes about two kilos of fruit to fill it.",
        "The fruit is pressed within a day of picking.",
        "With a little pulp.",
        "Gently pasteurised, never from concentrate.",
        "Part of the price goes to the growers' school.",
        "It is smooth, without bits.",
        "The taste changes slightly with the harvest.",
    ),
    material_phrases={
        "cardboard": "coated board",
        "paper": "uncoated, paper-feel board",
        "glass": "clear glass",
        "plastic": "recycled plastic",
    },
)

MILK_WORDS = Words(
    nouns=("milk", "whole milk", "semi-skimmed milk", "fresh milk", "farm milk", "dairy milk", "pasture milk"),
    silhouettes=_PACKS
    | {
        "plastic jug": ("jug", "family-jug", "four-pint"),
        "glass bottle": ("bottled", "doorstep", "glass-bottled", "milkman's"),
    },
    features=(
        "a resealable screw cap",
        "a friendly cow on the front",
        "green meadows on the label",
        "big, clear lettering",
        "a gently rounded shoulder",
        "an easy-grip shape",
        "a tidy pouring lip",
    ),
    uses=(
        "for cereal and porridge",
        "for flat whites",
        "for hot chocolate",
        "to bake pancakes",
        "for a tall glass with biscuits",
        "for bechamel and rice pudding",
        "to make yoghurt at home",
        "for the office coffee corner",
        "for milkshakes",
        "for the bedtime cup",
    ),
    audiences=("", "", "families", "children", "coffee lovers", "bakers", "cafes"),
    seasons=("all year round", "every morning", "winter evenings", "school days"),
    care=(
        "Keep refrigerated below 6 degrees.",
        "Drink within three days of opening.",
        "Keep away from light.",
        "Rinse the pack and recycle it.",
        "Shake gently: the cream rises.",
    ),
    facts=(
        "The cows graze outdoors from April to October.",
        "It comes from eleven farms within an hour's drive.",
        "Organic, with 3 % fat.",
        "Lactose has been removed.",
        "It is not homogenised.",
        "Pasteurised on the farm the same morning.",
        "The farmers are paid a fair, fixed price.",
        "It froths well.",
    ),
    material_phrases={
        "cardboard": "coated board",
        "paper": "uncoated, paper-feel board",
        "glass": "thick clear glass",
        "plastic": "light recyclable plastic",
    },
)
