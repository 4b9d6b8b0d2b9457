"""Toys & Books: what a child's room is made of."""

from __future__ import annotations

from storefront.departments.toys_books import books, building_blocks, soft_toys, toy_vehicles
from storefront.types import ProductType

TYPES: tuple[ProductType, ...] = (
    soft_toys.SOFT_TOYS,
    books.BOOKS,
    toy_vehicles.TOY_VEHICLES,
    building_blocks.BUILDING_BLOCKS,
)
