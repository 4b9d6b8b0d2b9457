"""Plants & Garden: what grows, what it grows in and what it is watered with."""

from __future__ import annotations

from storefront.departments.plants_garden import cacti, flowers, house_plants, watering_cans
from storefront.types import ProductType

TYPES: tuple[ProductType, ...] = (house_plants.HOUSE_PLANTS, cacti.CACTI, flowers.FLOWERS, watering_cans.WATERING_CANS)
