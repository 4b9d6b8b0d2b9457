"""Kitchen."""

from __future__ import annotations

from mmsid.storefront.departments.kitchen import kettles, knives, mugs, plates, pots, teapots
from mmsid.storefront.types import ProductType

TYPES: tuple[ProductType, ...] = (mugs.MUGS, teapots.TEAPOTS, plates.PLATES, pots.POTS, knives.KNIVES, kettles.KETTLES)
