"""Electronics."""

from __future__ import annotations

from mmsid.storefront.departments.electronics import devices
from mmsid.storefront.types import ProductType

TYPES: tuple[ProductType, ...] = (*devices.TYPES,)
