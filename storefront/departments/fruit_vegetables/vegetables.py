"""Fruit & Vegetables: what a greengrocer sells beside fruit, from peppers to cabbages.

Each type's drawing is in a file of its own, the words in `words_vegetables`; the pattern is that of the cloth, the sack
or the box, since vegetables have none.
"""

from __future__ import annotations

from storefront.departments.fruit_vegetables.bulb_displays import draw_onions
from storefront.departments.fruit_vegetables.cabbages import draw_cabbages
from storefront.departments.fruit_vegetables.cucumbers import draw_cucumbers
from storefront.departments.fruit_vegetables.mushroom_displays import draw_mushrooms
from storefront.departments.fruit_vegetables.peppers import draw_peppers
from storefront.departments.fruit_vegetables.root_displays import draw_roots
from storefront.departments.fruit_vegetables.words_greens import CABBAGE_WORDS, CUCUMBER_WORDS, MUSHROOM_WORDS
from storefront.departments.fruit_vegetables.words_vegetables import ONION_WORDS, PEPPER_WORDS, ROOT_WORDS
from storefront.types import ProductType

_PATTERNS = ("gingham", "stripes", "dots", "floral", "leaves", "grid", "waves", "vertical stripes")
_DEPARTMENT = "Fruit & Vegetables"

_PEPPERS = ProductType(
    department=_DEPARTMENT,
    name="Peppers",
    draw=draw_peppers,
    silhouettes=("single", "crate", "pointed", "trio", "traffic-light pack", "halved", "heap", "chilli"),
    colours=("red", "red", "red", "yellow", "yellow", "orange", "green", "green", "forest green"),
    patterns=_PATTERNS,
    materials=("peel",),
    prices=(0.9, 6.5),
    words=PEPPER_WORDS,
    plain_share=0.62,
)

_ROOTS = ProductType(
    department=_DEPARTMENT,
    name="Root vegetables",
    draw=draw_roots,
    silhouettes=(
        "carrots", "potatoes", "beetroot", "bunched carrots", "ginger", "radishes", "potato sack", "parsnips",
    ),
    colours=(
        "orange", "orange", "orange", "orange", "burgundy", "burgundy", "red", "yellow", "cream", "sand", "sand", "tan",
    ),
    patterns=_PATTERNS,
    materials=("root",),
    prices=(0.8, 6.0),
    words=ROOT_WORDS,
    plain_share=0.62,
    never_in={
        "beetroot": ("orange", "yellow", "sand"),
        "ginger": ("red",),
        "radishes": ("orange", "yellow", "tan"),
        "parsnips": ("orange", "red"),
    },
)  # fmt: skip

_ONIONS = ProductType(
    department=_DEPARTMENT,
    name="Onions & garlic",
    draw=draw_onions,
    silhouettes=("onions", "garlic", "crate", "braid", "halved", "net", "shallots", "heap"),
    colours=(
        "mustard", "camel", "rust", "rust", "tan", "burgundy", "burgundy", "plum", "pink", "white", "ivory", "cream",
    ),
    patterns=_PATTERNS,
    materials=("peel",),
    prices=(0.8, 7.0),
    words=ONION_WORDS,
    plain_share=0.62,
    never_in={
        "garlic": ("mustard", "rust"),
        "braid": ("mustard",),
    },
)  # fmt: skip

_MUSHROOMS = ProductType(
    department=_DEPARTMENT,
    name="Mushrooms",
    draw=draw_mushrooms,
    silhouettes=("button", "crate", "portobello", "punnet", "oyster", "sliced", "heap"),
    colours=("white", "white", "white", "ivory", "cream", "beige", "tan", "brown", "brown", "camel", "grey"),
    patterns=_PATTERNS,
    materials=("peel",),
    prices=(1.2, 6.5),
    words=MUSHROOM_WORDS,
    plain_share=0.62,
)

_CABBAGES = ProductType(
    department=_DEPARTMENT,
    name="Cabbages & leeks",
    draw=draw_cabbages,
    silhouettes=(
        "cabbage", "leek bundle", "savoy", "asparagus bundle", "crate", "halved", "leek", "pointed",
    ),
    colours=(
        "mint", "mint", "lime", "sage", "green", "green", "forest green", "purple", "purple", "plum", "burgundy",
        "ivory",
    ),
    patterns=_PATTERNS,
    materials=("leaf",),
    prices=(0.9, 8.0),
    words=CABBAGE_WORDS,
    plain_share=0.62,
    never_in={
        "cabbage": ("purple",),
        "leek bundle": ("lime", "purple", "plum", "burgundy"),
        "savoy": ("purple", "plum", "burgundy"),
        "asparagus bundle": ("purple", "burgundy"),
        "crate": ("purple", "plum", "burgundy"),
        "halved": ("purple",),
        "leek": ("lime", "purple", "plum", "burgundy"),
    },
)  # fmt: skip

_CUCUMBERS = ProductType(
    department=_DEPARTMENT,
    name="Cucumbers & courgettes",
    draw=draw_cucumbers,
    silhouettes=("cucumber", "crate", "courgettes", "sliced", "wrapped", "heap", "snack tray"),
    colours=("forest green", "forest green", "green", "green", "green", "olive", "lime", "sage", "yellow", "yellow"),
    patterns=_PATTERNS,
    materials=("peel",),
    prices=(0.6, 5.5),
    words=CUCUMBER_WORDS,
    plain_share=0.62,
    never_in={
        "wrapped": ("lime",),
    },
)

TYPES: tuple[ProductType, ...] = (_PEPPERS, _ROOTS, _ONIONS, _MUSHROOMS, _CABBAGES, _CUCUMBERS)
