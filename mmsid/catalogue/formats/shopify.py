"""A product export of Shopify: a CSV in which a product has a row for each variant and each picture.

The rows of one handle are one product. Its texts are those of its first row that has them, its price is its first
variant's, its pictures are in the order of their positions; variants are no products of their own. `Product Category`
is its category, else `Type`. Both the older columns (`Handle`, `Body (HTML)`, `Image Src`) and the newer ones (`URL
handle`, `Description`, `Product image URL`) are read.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from mmsid.catalogue.aliases import spaced
from mmsid.catalogue.columns import Table, as_text
from mmsid.catalogue.formats.exports import export_source, exports_in, further_names, note_unseen
from mmsid.catalogue.formats.source import NOTHING, Source, first_given
from mmsid.catalogue.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from mmsid.artifacts import Reading
    from mmsid.catalogue.problems import ProblemLog

_HANDLE = ("handle", "url handle")
_MARKS = frozenset({"variant price", "variant sku", "option1 value", "product image url"})
_COLUMNS = {
    "title": ("title",),
    "description": ("body (html)", "description"),
    "price": ("variant price", "price"),
    "category": ("product category", "type"),
}
_SKU, _OPTIONS = ("variant sku", "sku"), ("option1 value", "option2 value", "option3 value")
_IMAGE, _POSITION = ("image src", "product image url"), ("image position",)


def recognise(folder: Path, reading: Reading, log: ProblemLog) -> Source | None:
    """A folder with a CSV of products by handle, and `interactions.*` if there are any."""
    for path, names in exports_in(folder, reading):
        if names & set(_HANDLE) and "title" in names and names & _MARKS:
            return export_source("Shopify", folder, path, partial(_read, path), reading, log)
    return None


def _read(path: Path, log: ProblemLog) -> Table | None:
    table = read_table(path, (), log)
    if table is None:
        return None
    columns = {spaced(name): values for name, values in table.columns.items()}
    handle = next(columns[name] for name in _HANDLE if name in columns)
    groups: dict[str, list[int]] = {}
    for place, value in enumerate(handle):
        groups.setdefault(as_text(value) or "", []).append(place)
    nameless = groups.pop("", [])
    for place in nameless:
        log.left_out(table.file, "no handle", "give every row the handle of its product", row=table.rows[place])
    joined = sum(len(places) for places in groups.values()) - len(groups)
    if joined:
        log.warning(table.file, f"{joined:,} rows are further variants and pictures of the product before", NOTHING)
    ours: dict[str, list[Any]] = {"item_id": list(groups)}
    for name, theirs in _COLUMNS.items():
        ours[name] = [first_given(_cells(columns, theirs, places)) for places in groups.values()]
    ours["image"] = [_pictures(columns, places) for places in groups.values()]
    used = {*_HANDLE, *_IMAGE, *_POSITION, *(name for names in _COLUMNS.values() for name in names)}
    for name, values in table.columns.items():
        if spaced(name) not in used and name not in ours:
            ours[name] = [first_given(values[place] for place in places) for places in groups.values()]
    _note_unseen(ours, table.file, log)
    also = further_names(_variants(columns, groups), frozenset(groups))
    return Table(table.file, ours, [table.rows[places[0]] for places in groups.values()], also)


def _variants(columns: dict[str, list[Any]], groups: dict[str, list[int]]) -> Iterator[tuple[str, str]]:
    """What an export of orders may call a product: its title, that and a variant's options, or a SKU."""
    skus = next((columns[name] for name in _SKU if name in columns), None)
    options = [columns[name] for name in _OPTIONS if name in columns]
    for handle, places in groups.items():
        title = as_text(first_given(columns["title"][place] for place in places)) or ""
        yield title, handle
        for place in places:
            chosen = " / ".join(text for values in options if (text := as_text(values[place])))
            if chosen:
                yield f"{title} - {chosen}", handle
            if skus and (sku := (as_text(skus[place]) or "").lstrip("'")):
                yield sku, handle


def _note_unseen(ours: dict[str, list[Any]], file: str, log: ProblemLog) -> None:
    statuses = next((values for name, values in ours.items() if spaced(name) == "status"), [])
    unseen = sum((as_text(status) or "active").casefold() != "active" for status in statuses)
    note_unseen(unseen, "draft or archived", file, log)


def _cells(columns: dict[str, list[Any]], names: Sequence[str], places: Sequence[int]) -> list[Any]:
    """A product's cells of the first of several columns, then of the next one."""
    return [columns[name][place] for name in names if name in columns for place in places]


def _pictures(columns: dict[str, list[Any]], places: Sequence[int]) -> list[str]:
    """A product's pictures, those with a position first, in its order."""
    names = next((columns[name] for name in _IMAGE if name in columns), None)
    if names is None:
        return []
    positions = columns.get(_POSITION[0])
    found = []
    for place in places:
        text = as_text(positions[place]) if positions else ""
        found.append((int(text) if text and text.isdigit() else len(places) + 1, names[place]))
    return [name for _, name in sorted(found, key=lambda one: one[0]) if name]
