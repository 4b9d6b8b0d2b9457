"""Dairy & Drinks: packs and bottles."""

from __future__ import annotations

from storefront.departments.dairy_drinks import cream, drinks, plant_drinks, yoghurt
from storefront.types import ProductType

TYPES: tuple[ProductType, ...] = (*drinks.TYPES, yoghurt.YOGHURT, plant_drinks.PLANT_DRINKS, cream.CREAM)
