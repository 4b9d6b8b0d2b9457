"""Furniture & Light."""

from __future__ import annotations

from storefront.departments.furniture_light import furniture
from storefront.types import ProductType

TYPES: tuple[ProductType, ...] = (*furniture.TYPES,)
