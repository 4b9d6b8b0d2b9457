"""Sport & Outdoors."""

from __future__ import annotations

from mmsid.storefront.departments.sport_outdoors import balls, bicycles, tents
from mmsid.storefront.types import ProductType

TYPES: tuple[ProductType, ...] = (*balls.TYPES, *bicycles.TYPES, *tents.TYPES)
