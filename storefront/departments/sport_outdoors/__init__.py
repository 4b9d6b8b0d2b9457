"""Sport & Outdoors."""

from __future__ import annotations

from storefront.departments.sport_outdoors import balls, bicycles, tents
from storefront.types import ProductType

TYPES: tuple[ProductType, ...] = (*balls.TYPES, *bicycles.TYPES, *tents.TYPES)
