"""Clothing: what is worn on the body, on an invisible figure or lying flat."""

from __future__ import annotations

from storefront.departments.clothing import (
    blazers,
    coats,
    dresses,
    hoodies,
    jackets,
    jeans,
    long_sleeves,
    polos,
    shirts,
    shorts,
    skirts,
    sweaters,
    tanks,
    trousers,
    tshirts,
)
from storefront.types import ProductType

TYPES: tuple[ProductType, ...] = (
    *tshirts.TYPES,
    *shirts.TYPES,
    *dresses.TYPES,
    *jackets.TYPES,
    *sweaters.TYPES,
    *hoodies.TYPES,
    *long_sleeves.TYPES,
    *polos.TYPES,
    *tanks.TYPES,
    *blazers.TYPES,
    *coats.TYPES,
    *trousers.TYPES,
    *jeans.TYPES,
    *shorts.TYPES,
    *skirts.TYPES,
)
