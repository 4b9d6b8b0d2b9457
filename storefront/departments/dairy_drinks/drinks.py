"""Dairy & Drinks: juice and milk in gable-top, slim and brick cartons, bottles and jugs.

The design's colour is the pack's printing colour and its pattern the pack's ground; what the drink is made of decides
the art on it. The drawings are in `juice` and `milk`, the words in `drinks_words`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from storefront.departments.dairy_drinks.juice import draw_juice
from storefront.departments.dairy_drinks.milk import draw_milk
from storefront.departments.dairy_drinks.words import JUICE_WORDS, MILK_WORDS
from storefront.types import ProductType

_BOARD = ("cardboard", "paper")

_VESSELS = {"glass bottle": ("glass",), "plastic bottle": ("plastic",), "plastic jug": ("plastic",)}

_JUICE_PACKS = (
    "gable-top carton",
    "slim carton",
    "glass bottle",
    "brick carton",
    "carton pair",
    "plastic bottle",
    "small brick",
    "small carton",
)

_MILK_PACKS = (
    "gable-top carton",
    "glass bottle",
    "brick carton",
    "small carton",
    "plastic jug",
    "carton pair",
    "slim carton",
)


def _made_of(packs: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """Cartons come in two kinds of board, vessels in what their name says."""
    return MappingProxyType({show: _VESSELS.get(show, _BOARD) for show in packs})


_JUICE = ProductType(
    department="Dairy & Drinks",
    name="Juice",
    draw=draw_juice,
    silhouettes=_JUICE_PACKS,
    colours=(
        "orange",
        "orange",
        "yellow",
        "green",
        "lime",
        "red",
        "coral",
        "charcoal",
        "black",
        "forest green",
        "sky blue",
        "purple",
        "burgundy",
        "white",
    ),
    patterns=("stripes", "dots", "leaves", "floral", "waves", "vertical stripes", "gingham", "colour block"),
    materials=("cardboard", "paper", "glass", "plastic"),
    prices=(1.3, 6.9),
    words=JUICE_WORDS,
    plain_share=0.7,
    made_of=_made_of(_JUICE_PACKS),
)

_MILK_TYPE = ProductType(
    department="Dairy & Drinks",
    name="Milk",
    draw=draw_milk,
    silhouettes=_MILK_PACKS,
    colours=(
        "green",
        "forest green",
        "green",
        "red",
        "blue",
        "sky blue",
        "navy",
        "cobalt",
        "yellow",
        "rust",
        "teal",
        "pink",
    ),
    patterns=("stripes", "dots", "gingham", "waves", "animal spots", "floral", "vertical stripes", "colour block"),
    materials=("cardboard", "paper", "glass", "plastic"),
    prices=(0.99, 4.5),
    words=MILK_WORDS,
    plain_share=0.7,
    made_of=_made_of(_MILK_PACKS),
)

TYPES: tuple[ProductType, ...] = (_JUICE, _MILK_TYPE)
