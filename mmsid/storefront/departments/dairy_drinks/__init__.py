"""Dairy & Drinks: packs and bottles."""

from __future__ import annotations

from mmsid.storefront.departments.dairy_drinks import cream, drinks, plant_drinks, yoghurt
from mmsid.storefront.types import ProductType

TYPES: tuple[ProductType, ...] = (*drinks.TYPES, yoghurt.YOGHURT, plant_drinks.PLANT_DRINKS, cream.CREAM)
