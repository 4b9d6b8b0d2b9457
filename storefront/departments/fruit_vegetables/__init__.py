"""Fruit & Vegetables, as a greengrocer shows them."""

from __future__ import annotations

from storefront.departments.fruit_vegetables import produce, vegetables
from storefront.departments.fruit_vegetables.aubergines import AUBERGINES
from storefront.departments.fruit_vegetables.bananas import BANANAS
from storefront.departments.fruit_vegetables.melons import MELONS
from storefront.departments.fruit_vegetables.pears import PEARS
from storefront.departments.fruit_vegetables.stone_fruit import STONE_FRUIT
from storefront.departments.fruit_vegetables.tropical import TROPICAL
from storefront.types import ProductType

TYPES: tuple[ProductType, ...] = (
    *produce.TYPES,
    *vegetables.TYPES,
    BANANAS,
    PEARS,
    TROPICAL,
    STONE_FRUIT,
    MELONS,
    AUBERGINES,
)
