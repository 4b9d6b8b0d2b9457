"""Fruit & Vegetables: apples, citrus fruit and tomatoes, as the shop sells them.

The drawings are in `apples`, `citrus` and `tomatoes`, the words in `produce_words`; the pattern is that of the cloth,
the bowl or the box, since fruit has none.
"""

from __future__ import annotations

from storefront.departments.fruit_vegetables.apples import draw_apples
from storefront.departments.fruit_vegetables.citrus import draw_citrus
from storefront.departments.fruit_vegetables.tomatoes import draw_tomatoes
from storefront.departments.fruit_vegetables.words import APPLE_WORDS, CITRUS_WORDS, TOMATO_WORDS
from storefront.types import ProductType

_PATTERNS = ("gingham", "stripes", "dots", "floral", "leaves", "grid", "waves", "vertical stripes")

_APPLES = ProductType(
    department="Fruit & Vegetables",
    name="Apples",
    draw=draw_apples,
    silhouettes=("single", "wooden crate", "pair", "halved", "bowl", "trio", "market tray", "several", "punnet"),
    colours=("red", "red", "burgundy", "lime", "lime", "yellow", "coral", "red", "green"),
    patterns=_PATTERNS,
    materials=("peel",),
    prices=(1.2, 6.5),
    words=APPLE_WORDS,
    plain_share=0.62,
)

_CITRUS = ProductType(
    department="Fruit & Vegetables",
    name="Citrus fruit",
    draw=draw_citrus,
    silhouettes=("halved", "wooden crate", "single", "net", "bowl", "pair", "market tray", "several", "trio"),
    colours=("orange", "orange", "orange", "yellow", "yellow", "lime", "green", "apricot", "coral"),
    patterns=_PATTERNS,
    materials=("peel",),
    prices=(1.2, 7.5),
    words=CITRUS_WORDS,
    never_in={
        "single": ("coral",),
        "bowl": ("green",),
        "pair": ("coral",),
        "market tray": ("coral",),
        "wooden crate": ("coral",),
    },
    plain_share=0.62,
)

_TOMATOES = ProductType(
    department="Fruit & Vegetables",
    name="Tomatoes",
    draw=draw_tomatoes,
    silhouettes=("vine", "wooden crate", "round", "beef", "punnet", "halved", "market tray", "plum", "bowl"),
    colours=("red", "red", "red", "red", "red", "orange", "yellow", "burgundy"),
    patterns=_PATTERNS,
    materials=("peel",),
    prices=(1.5, 7.9),
    words=TOMATO_WORDS,
    plain_share=0.62,
)

TYPES: tuple[ProductType, ...] = (_APPLES, _CITRUS, _TOMATOES)
