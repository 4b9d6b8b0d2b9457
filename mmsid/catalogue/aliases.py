"""What shops, exports and research data sets call a column: the one table, for catalogues and for new products.

In: the columns of a table; out: which of them is which of ours. The rules: a column with our own name is
that column; else one in another case; else the first alias that the table has. Neither case nor whether words are
joined by spaces, `_` or `-` matters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ITEM_ID = (
    "id product",
    "product id",
    "productid",
    "item id",
    "itemid",
    "item",
    "parent asin",
    "asin",
    "article id",
    "movieid",
    "movie id",
    "id",
    "handle",
    "sku",
    "ean",
    "gtin",
)

PRODUCT_ALIASES: Mapping[str, Sequence[str]] = {
    "title": ("name", "product name", "product title", "prod name", "item name"),
    "description": (
        "body (html)",
        "body",
        "product description",
        "short description",
        "detail desc",
        "long description",
        "overview",
    ),
    "image": ("images", "image src", "image url", "image link", "picture", "photo", "img", "poster", "image path"),
}
"""Of a new product, best first, as `spaced` writes them."""

ITEM_ALIASES: Mapping[str, Sequence[str]] = {
    "item_id": _ITEM_ID,
    **PRODUCT_ALIASES,
    "category": ("categories", "product category", "product type", "genres", "genre", "class", "main category", "type"),
    "price": ("variant price", "regular price", "sale price", "list price", "product price", "price amount"),
    "currency": ("currency code", "price currency", "currency iso code"),
}
"""Of a catalogue's products."""

EVENT_ALIASES: Mapping[str, Sequence[str]] = {
    "user_id": (
        "user",
        "userid",
        "customer id",
        "customerid",
        "customer",
        "reviewerid",
        "reviewer id",
        "visitorid",
        "visitor id",
        "client id",
        "shopper",
        "session id",
        "sessionid",
    ),
    "item_id": _ITEM_ID,
    "timestamp": (
        "time",
        "date",
        "datetime",
        "event time",
        "unixreviewtime",
        "unix review time",
        "t dat",
        "created at",
        "order date",
        "purchase date",
    ),
    "rating": ("overall", "stars", "score", "review score"),
}
"""Of a catalogue's events."""


def columns_named(columns: Sequence[str], aliases: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Under which name a table has each of the columns that are wanted.

    Args:
        columns: of the table.
        aliases: wanted name to what others call it, as `spaced` writes it, best first.

    Returns:
        wanted name to the table's own: the exact one, else in another case, else an alias; without those it lacks.
    """
    named = {column.casefold(): column for column in reversed(columns)}
    alike = {spaced(column): column for column in reversed(columns)}
    found = {
        wanted: wanted
        if wanted in columns
        else named.get(wanted) or next((alike[name] for name in aliases[wanted] if name in alike), "")
        for wanted in aliases
    }
    return {wanted: column for wanted, column in found.items() if column}


def spaced(column: str) -> str:
    """A column's name whatever its case, and whether its words are joined by spaces, `_` or `-`."""
    return " ".join(column.casefold().replace("_", " ").replace("-", " ").split())
