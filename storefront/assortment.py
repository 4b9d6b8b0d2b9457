"""The assortment: every product type that the storefront sells, in one explicit tuple.

A department is a folder in `departments/` that names its types; a new department is named here once. The order has no
influence on any product, since every product is seeded by its type's name and its own number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mmsid.errors import MmsidError
from storefront.departments import (
    clothing,
    dairy_drinks,
    electronics,
    fruit_vegetables,
    furniture_light,
    kitchen,
    plants_garden,
    shoes_accessories,
    sport_outdoors,
    toys_books,
)

if TYPE_CHECKING:
    from storefront.types import ProductType

PRODUCT_TYPES: tuple[ProductType, ...] = (
    *clothing.TYPES,
    *shoes_accessories.TYPES,
    *fruit_vegetables.TYPES,
    *dairy_drinks.TYPES,
    *kitchen.TYPES,
    *furniture_light.TYPES,
    *sport_outdoors.TYPES,
    *toys_books.TYPES,
    *plants_garden.TYPES,
    *electronics.TYPES,
)
"""All types, department by department."""

_BY_NAME = {kind.name: kind for kind in PRODUCT_TYPES}


def product_type(name: str) -> ProductType:
    """The type of a name.

    Raises:
        MmsidError: if the storefront does not sell it.
    """
    if name not in _BY_NAME:
        known = ", ".join(sorted(_BY_NAME))
        raise MmsidError(f"Expected one of the storefront's product types ({known}), but got {name!r}; choose one.")
    return _BY_NAME[name]
