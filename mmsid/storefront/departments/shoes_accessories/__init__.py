"""Shoes & Accessories."""

from __future__ import annotations

from mmsid.storefront.departments.shoes_accessories import accessories, boots, sneakers
from mmsid.storefront.types import ProductType

TYPES: tuple[ProductType, ...] = (*sneakers.TYPES, *boots.TYPES, *accessories.TYPES)
