"""Fruit & Vegetables: what a greengrocer sells beside fruit, from peppers to cabbages.

Each type's drawing is in a file of its own, the words in `words_vegetables`; the pattern is that of the cloth, the sack
or the box, since vegetables have none.
"""

from __future__ import annotations

from mmsid.storefront.departments.fruit_vegetables.peppers import draw_peppers
from mmsid.storefront.departments.fruit_vegetables.words_vegetables import PEPPER_WORDS
from mmsid.storefront.types import ProductType

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

TYPES: tuple[ProductType, ...] = (_PEPPERS,)
