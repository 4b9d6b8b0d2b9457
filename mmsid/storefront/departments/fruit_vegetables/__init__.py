"""Fruit & Vegetables, as a greengrocer shows them."""

from __future__ import annotations

from mmsid.storefront.departments.fruit_vegetables import produce, vegetables
from mmsid.storefront.types import ProductType

TYPES: tuple[ProductType, ...] = (*produce.TYPES, *vegetables.TYPES)
