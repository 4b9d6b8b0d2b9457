"""The department Kitchen: mugs and teapots."""

from __future__ import annotations

from mmsid.storefront.drawing import mugs, teapots
from mmsid.storefront.types import ProductType

TYPES: tuple[ProductType, ...] = (mugs.MUGS, teapots.TEAPOTS)
