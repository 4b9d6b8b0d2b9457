"""Our own folder (`items.*`, `interactions.*`), and any other one whose tables say by their columns what they are.

Columns may have the names that `catalogue/aliases.py` knows, or those that the user says.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mmsid.catalogue.aliases import EVENT_ALIASES, ITEM_ALIASES
from mmsid.catalogue.event_files import column_names
from mmsid.catalogue.formats.source import (
    EVENT_COLUMNS,
    ITEM_COLUMNS,
    Source,
    event_file,
    found_columns,
    read_items_table,
    tables_in,
)
from mmsid.catalogue.tables import find_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from mmsid.artifacts import Reading
    from mmsid.catalogue.problems import ProblemLog

_MOST_TABLES = 20


def recognise(folder: Path, reading: Reading, log: ProblemLog) -> Source | None:
    """A folder with a file of items, and one of interactions if there are any."""
    if reading.items:
        return _named_files(folder, reading, log)
    items = find_table(folder, "items", log)
    if items is None:
        return None
    events = find_table(folder, "interactions", log)
    return _source("a folder of items" + (" and interactions" if events else ""), items, events, reading)


def recognise_by_columns(folder: Path, reading: Reading, log: ProblemLog) -> Source | None:
    """A folder with one table that has the columns of items, and at most one that has those of events."""
    columns = {
        path: column_names(path) for path in tables_in(folder)[:_MOST_TABLES] if not path.stem.startswith("embeddings")
    }
    events = [path for path, names in columns.items() if _has(names, EVENT_ALIASES, EVENT_COLUMNS, reading)]
    items = [
        path
        for path, names in columns.items()
        if path not in events and _has(names, ITEM_ALIASES, ITEM_COLUMNS, reading)
    ]
    if len(items) != 1:
        if items:
            told = " and ".join(path.name for path in items)
            log.fatal(
                told, "one table of items was expected, but several may be one", "say which with --items-file FILE"
            )
        return None
    if len(events) > 1:
        told = " and ".join(path.name for path in events)
        log.fatal(told, "one table of events was expected, but several may be one", "say which with --events-file FILE")
    return _source("tables known by their columns", items[0], events[0] if len(events) == 1 else None, reading)


def _named_files(folder: Path, reading: Reading, log: ProblemLog) -> Source | None:
    for name in filter(None, (reading.items, reading.events)):
        if not (folder / name).is_file():
            log.fatal(
                name, "a table was expected, but there is no such file in the catalogue's folder", "check its name"
            )
            return None
    events = folder / reading.events if reading.events else find_table(folder, "interactions", log)
    return _source("tables named by the command", folder / reading.items, events, reading)


def _source(told: str, items: Path, events: Path | None, reading: Reading) -> Source:
    files = (items, events) if events else (items,)
    names = ", ".join(path.name for path in files)
    open_events = partial(event_file, events, reading) if events else None
    return Source(f"{told} ({names})", files, partial(read_items_table, items, reading), open_events)


def _has(columns: list[str], aliases: Mapping[str, Sequence[str]], wanted: tuple[str, ...], reading: Reading) -> bool:
    return set(wanted) <= found_columns(columns, aliases, reading).keys()
