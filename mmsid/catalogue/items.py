"""Rows of `items.*` become `Item` records.

In: a `Table` with `item_id` and `title`; out: the items that can be used. An item needs an id of
its own and a title, a picture or a given embedding; everything else may be missing. A row that cannot be used, and a
value that is not what it should be, is noted in the `ProblemLog`.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from mmsid.catalogue.columns import Table, as_text
from mmsid.catalogue.item_pictures import PictureSource, Place, find_pictures
from mmsid.catalogue.prices import Price, currency_code, read_prices
from mmsid.catalogue.words import plain_text
from mmsid.records import MAX_ID_LENGTH, Item

if TYPE_CHECKING:
    from collections.abc import Container, Mapping
    from pathlib import Path

    from mmsid.catalogue.problems import ProblemLog

REQUIRED_COLUMNS = ("item_id", "title")
KNOWN_COLUMNS = (*REQUIRED_COLUMNS, "description", "category", "image", "price")

_NO_PRICE = Price(None, "")


def read_items(
    table: Table, pictures: PictureSource, log: ProblemLog, *, embedded: Container[str] = frozenset()
) -> tuple[Item, ...]:
    """Reads the rows of an items table.

    Args:
        table: with `REQUIRED_COLUMNS`.
        pictures: where to find the pictures.
        log: takes the problems.
        embedded: ids of items that need neither title nor picture, because their embedding is given.

    Returns:
        The items, in the table's order.
    """
    images = find_pictures(table, pictures, log)
    prices = read_prices(table.columns["price"]) if "price" in table.columns else [_NO_PRICE] * len(table)
    used: dict[str, Item] = {}
    for (row, record), price in zip(table.records(), prices, strict=True):
        item_id = as_text(record["item_id"])
        if not item_id:
            log.left_out(table.file, "no item_id", "give every product an item_id", row=row)
        elif len(item_id) > MAX_ID_LENGTH:
            message = f"an item_id of more than {MAX_ID_LENGTH:,} letters"
            log.left_out(table.file, message, "give the product a shorter one", row=row, value=item_id)
        elif item_id in used:
            message = "the item_id of an earlier row"
            log.left_out(table.file, message, "give every product its own item_id", row=row, value=item_id)
        else:
            item = _item(item_id, record, images.get(row), price, Place(table.file, row, log))
            if item.title or item.image or item_id in embedded:
                used[item_id] = item
            else:
                message = "neither a title nor a picture"
                log.left_out(table.file, message, "give the product one of the two", row=row, value=item_id)
    return tuple(used.values())


def catalogue_currency(table: Table, log: ProblemLog, wanted: str = "") -> str:
    """The currency of a table's prices: as wanted, else of a column `currency`, else of the prices' signs.

    Returns:
        its code, as ISO 4217 has it; empty where nothing says it, or where there are several, which is said.
    """
    if wanted:
        return currency_code(wanted)
    column = table.columns.get("currency")
    given = [currency_code(as_text(value) or "") for value in column] if column else []
    if not any(given) and "price" in table.columns:
        given = [price.currency for price in read_prices(table.columns["price"])]
    found = Counter(code for code in given if code)
    if len(found) > 1:
        told = ", ".join(f"{count:,} in {code}" for code, count in found.most_common(5))
        message = f"prices are in several currencies ({told}) and are taken as they are, without one"
        log.warning(table.file, message, "write them in one, or say --currency")
    return next(iter(found)) if len(found) == 1 else ""


def _item(item_id: str, record: Mapping[str, Any], image: Path | None, price: Price, place: Place) -> Item:
    if not price.is_readable:
        message = "the price is no number from 0, so it is read as unknown"
        place.warn(message, "write it like 12.99", record.get("price"))
    extra = {name: value for name, value in record.items() if name not in KNOWN_COLUMNS}
    return Item(
        item_id=item_id,
        title=_text(record, "title", place),
        description=_text(record, "description", place),
        category=_category(record.get("category"), place),
        image=image,
        price=price.amount,
        extra=MappingProxyType(extra),
    )


def _text(record: Mapping[str, Any], name: str, place: Place) -> str:
    value = record.get(name)
    parts = value if isinstance(value, list) else [value]
    texts = [as_text(part) for part in parts]
    if None in texts:
        place.warn(f"the {name} should be text, so it is read as empty", f"write the {name} as text", value)
        return ""
    return plain_text(" ".join(text for text in texts if text))


def _category(value: Any, place: Place) -> tuple[str, ...]:
    parts = [as_text(part) for part in value] if isinstance(value, list) else []
    if None in parts or isinstance(value, (bytes, bool, dict)):
        place.warn("the category should be text, so it is read as empty", "write it as 'Department > Type'", value)
        return ()
    if isinstance(value, list):
        return _clean(tuple(part for part in parts if part))
    return _path(as_text(value) or "")


@lru_cache(10_000)
def _path(text: str) -> tuple[str, ...]:
    return _clean(tuple(plain_text(text).split(">")))


@lru_cache(10_000)  # most products share theirs with others
def _clean(parts: tuple[str, ...]) -> tuple[str, ...]:
    told = (plain_text(part).strip() for part in parts if part)
    return tuple(part for part in told if part)
