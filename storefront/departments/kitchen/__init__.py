"""Kitchen."""

from __future__ import annotations

from storefront.departments.kitchen import kettles, knives, mugs, plates, pots, teapots
from storefront.types import ProductType

TYPES: tuple[ProductType, ...] = (mugs.MUGS, teapots.TEAPOTS, plates.PLATES, pots.POTS, knives.KNIVES, kettles.KETTLES)
