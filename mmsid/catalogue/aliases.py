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
    "article number",
    "movieid",
    "movie id",
    "stock code",
    "stockcode",
    "product code",
    "id",
    "handle",
    "sku",
    "ean",
    "gtin",
    "isbn",
)

PRODUCT_ALIASES: Mapping[str, Sequence[str]] = {
    "title": (
        "name",
        "product name",
        "product title",
        "prod name",
        "item name",
        "item title",
        "productname",
        "productdisplayname",
        "movie title",
        "book title",
    ),
    "description": (
        "body (html)",
        "body",
        "product description",
        "short description",
        "detail desc",
        "long description",
        "overview",
        "about product",
        "summary",
        "plot",
    ),
    "image": (
        "images",
        "image src",
        "image url",
        "image link",
        "image urls",
        "imageurl",
        "picture",
        "photo",
        "img",
        "poster",
        "image path",
        "image file",
        "file name",
        "base image",
        "main image",
        "product image",
        "picture url",
        "photo url",
        "image bytes",
        "image data",
        "image 1",
        "image1",
        "image url l",
        "thumbnail",
    ),
}
"""Of a new product, best first, as `spaced` writes them."""

ITEM_ALIASES: Mapping[str, Sequence[str]] = {
    "item_id": _ITEM_ID,
    **PRODUCT_ALIASES,
    "category": (
        "categories",
        "product category",
        "category name",
        "product category name",
        "product type",
        "google product category",
        "genres",
        "genre",
        "class",
        "main category",
        "category code",
        "type",
        "label",
    ),
    "price": (
        "variant price",
        "regular price",
        "sale price",
        "list price",
        "product price",
        "price amount",
        "price (tax incl.)",
        "unit price",
        "unitprice",
    ),
    "currency": ("currency code", "price currency", "currency iso code"),
}
"""Of a catalogue's products."""

EVENT_ALIASES: Mapping[str, Sequence[str]] = {
    "user_id": (
        "user",
        "user id",
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
        "member id",
        "account id",
        "email (billing)",
        "billing email",
        "customer email",
        "user email",
        "email",
        "customer user id",
        "session id",
        "sessionid",
    ),
    "item_id": ("lineitem name", *_ITEM_ID),
    "timestamp": (
        "time",
        "date",
        "datetime",
        "event time",
        "unixreviewtime",
        "unix review time",
        "t dat",
        "created at",
        "createdat",
        "created",
        "order date",
        "order purchase timestamp",
        "purchase date",
        "invoice date",
        "invoicedate",
        "transaction date",
        "event timestamp",
        "review date",
        "ts",
    ),
    "rating": ("overall", "stars", "score", "review score", "book rating"),
}
"""Of a catalogue's events."""


ORDER_ALIASES: Mapping[str, Sequence[str]] = {
    "order": ("order id", "orderid", "order number", "order no", "order", "invoice id", "invoice no", "transaction id"),
}
"""Of a line of an order: which one it belongs to."""


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
