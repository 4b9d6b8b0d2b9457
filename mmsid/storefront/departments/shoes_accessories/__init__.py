"""Shoes & Accessories."""

from __future__ import annotations

from mmsid.storefront.departments.shoes_accessories import accessories, boots, heels, sandals, sneakers
from mmsid.storefront.types import ProductType

TYPES: tuple[ProductType, ...] = (*sneakers.TYPES, *boots.TYPES, *heels.TYPES, *sandals.TYPES, *accessories.TYPES)
