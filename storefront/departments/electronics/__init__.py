"""Electronics."""

from __future__ import annotations

from storefront.departments.electronics import devices
from storefront.types import ProductType

TYPES: tuple[ProductType, ...] = (*devices.TYPES,)
