"""Shoes & Accessories."""

from __future__ import annotations

from storefront.departments.shoes_accessories import accessories, boots, dress_shoes, heels, sandals, sneakers
from storefront.types import ProductType

TYPES: tuple[ProductType, ...] = (
    *sneakers.TYPES,
    *boots.TYPES,
    *heels.TYPES,
    *sandals.TYPES,
    *dress_shoes.TYPES,
    *accessories.TYPES,
)
