"""Furniture & Light."""

from __future__ import annotations

from mmsid.storefront.departments.furniture_light import furniture
from mmsid.storefront.types import ProductType

TYPES: tuple[ProductType, ...] = (*furniture.TYPES,)
