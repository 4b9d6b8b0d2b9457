"""Our own folder (`items.*`, `interactions.*`), and any other one whose tables say by their columns what they are.

Columns may have the names that `catalogue/aliases.py` knows, or those that the user says. Of several tables with ids
and titles, the products are in the one that has most of a product's columns; a table of categories beside it gives
their numbers names. Events that name their products in words need no table of products.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from mmsid.catalogue.aliases import ITEM_ALIASES, columns_named, spaced
from mmsid.catalogue.columns import Table, as_text
from mmsid.catalogue.event_files import column_names
from mmsid.catalogue.formats.event_tables import MOST_TABLES, EventTable, event_table, has_events
from mmsid.catalogue.formats.source import (
    ITEM_COLUMNS,
    NOTHING,
    Source,
    found_columns,
    read_items_table,
    tables_in,
    with_columns,
)
from mmsid.catalogue.tables import find_table, read_table

if TYPE_CHECKING:
    from pathlib import Path

    from mmsid.artifacts import Reading
    from mmsid.catalogue.problems import ProblemLog

_OTHER_THINGS = re.compile(
    r"categor|collection|brand|vendor|supplier|customer|user|member|store|review|order|transaction|invoice|payment|tag"
)
"""What a table that has ids and names, and that is called so, is about rather than products."""

_NUMBERS = ("category id", "categoryid")


def recognise(folder: Path, reading: Reading, log: ProblemLog) -> Source | None:
    """A folder with a file of items, and one of interactions if there are any."""
    if reading.items:
        return _named_files(folder, reading, log)
    items = find_table(folder, "items", log)
    if items is None:
        return None
    events = event_table(folder, reading, log, but={items})
    return _source("a folder of items" + (" and interactions" if events else ""), items, events, reading)


def recognise_by_columns(folder: Path, reading: Reading, log: ProblemLog) -> Source | None:
    """A folder with a table that has the columns of items, and at most one that has those of events."""
    columns = {path: column_names(path) for path in tables_in(folder)[:MOST_TABLES]}
    ranks = {
        path: (_OTHER_THINGS.search(path.stem.casefold()) is None, len(found))
        for path, names in columns.items()
        if set(ITEM_COLUMNS) <= (found := found_columns(names, ITEM_ALIASES, reading)).keys()
    }
    whole = {path: rank for path, rank in ranks.items() if not has_events(columns[path], reading)}
    best = [path for path, rank in whole.items() if rank == max(whole.values())]
    if len(best) > 1:
        told, choices = " and ".join(path.name for path in best), " or ".join(path.name for path in best)
        log.fatal(told, "one table of items was expected, but several may be one", f"say --items-file {choices}")
        return None
    events = event_table(folder, reading, log, but=set(best))
    if best:
        return _source("tables known by their columns", best[0], events, reading)
    if events is None or events.path not in ranks:
        return None
    read = partial(_named_by_events, events.path, reading)
    told = f"events that name their products ({', '.join(path.name for path in events.files)})"
    return Source(told, events.files, read, events.open)


def _named_files(folder: Path, reading: Reading, log: ProblemLog) -> Source | None:
    for name in filter(None, (reading.items, reading.events)):
        if not (folder / name).is_file():
            log.fatal(
                name, "a table was expected, but there is no such file in the catalogue's folder", "check its name"
            )
            return None
    items = folder / reading.items
    events = event_table(folder, reading, log, but={items})
    return _source("tables named by the command", items, events, reading)


def _source(told: str, items: Path, events: EventTable | None, reading: Reading) -> Source:
    categories = _categories(items, reading)
    files = (items, *(events.files if events else ()), *((categories,) if categories else ()))
    names = ", ".join(path.name for path in files)
    read = partial(_read, items, categories, reading)
    return Source(f"{told} ({names})", files, read, events.open if events else None)


def _read(path: Path, categories: Path | None, reading: Reading, log: ProblemLog) -> Table | None:
    table = read_items_table(path, reading, log)
    if table is None or categories is None:
        return table
    names = _category_names(categories, log)
    numbers = next(values for name, values in table.columns.items() if spaced(name) in _NUMBERS)
    return with_columns(table, {"category": [names.get(as_text(number) or "", []) for number in numbers]})


def _named_by_events(path: Path, reading: Reading, log: ProblemLog) -> Table | None:
    """The products that events name, each as its first row with a title has it."""
    table = read_items_table(path, reading, log)
    if table is None:
        return None
    first: dict[str, int] = {}
    titles = [as_text(title) for title in table.columns["title"]]
    for place, item_id in enumerate(map(as_text, table.columns["item_id"])):
        if item_id and (item_id not in first or (titles[place] and not titles[first[item_id]])):
            first[item_id] = place
    log.warning(path.name, f"{len(first):,} products are read from the rows of {len(table):,} events", NOTHING)
    columns = {name: [values[place] for place in first.values()] for name, values in table.columns.items()}
    return replace(table, columns=columns, rows=[table.rows[place] for place in first.values()])


def _categories(items: Path, reading: Reading) -> Path | None:
    """The table that names the numbers of a table's categories, where it has numbers alone."""
    names = column_names(items)
    found = found_columns(names, ITEM_ALIASES, reading)
    numbers = [name for name in names if spaced(name) in _NUMBERS]
    if "category" in found or not numbers:
        return None
    others = [path for path in tables_in(items.parent)[:MOST_TABLES] if "categor" in path.stem.casefold()]
    named = [path for path in others if path != items and _category_columns(column_names(path)).keys() >= _NAMED]
    return named[0] if len(named) == 1 else None


_NAMED = {"number", "name"}


def _category_columns(columns: list[str]) -> dict[str, str]:
    return columns_named(
        columns,
        {
            "number": ("category id", "categoryid", "id"),
            "name": ("category name", "title"),
            "parent": ("parent id", "parentid", "parent category id", "parent"),
        },
    )


def _category_names(path: Path, log: ProblemLog) -> dict[str, list[str]]:
    """A category's number → its names, from the widest on."""
    table = read_table(path, (), log)
    if table is None:
        return {}
    found = _category_columns(list(table.columns))
    parents = table.columns.get(found.get("parent", ""), [""] * len(table))
    rows = zip(table.columns[found["number"]], table.columns[found["name"]], parents, strict=True)
    known = {as_text(number) or "": (as_text(name) or "", as_text(parent) or "") for number, name, parent in rows}
    return {number: _path(number, known) for number in known}


def _path(number: str, known: dict[str, tuple[str, str]]) -> list[str]:
    names: list[str] = []
    met: set[str] = set()
    while number in known and number not in met:
        met.add(number)
        name, number = known[number]
        names.insert(0, name)
    return [name for name in names if name]
