"""Amazon Reviews 2023 (and 2018, as far as it has the same columns): metadata as JSON lines, and ratings or reviews.

`meta_*.jsonl(.gz)` are the items: `parent_asin`, of `images` the large ones, `description` and `categories` as lists,
`main_category` where there are no categories. Events are the file with `user_id`, `parent_asin` and `timestamp`: the
ratings (CSV) where they are there, else the reviews (JSON lines).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mmsid.catalogue.aliases import EVENT_ALIASES
from mmsid.catalogue.event_files import column_names
from mmsid.catalogue.formats.source import (
    EVENT_COLUMNS,
    Source,
    event_file,
    found_columns,
    read_items_table,
    tables_in,
    with_columns,
)
from mmsid.catalogue.tables import table_kind

if TYPE_CHECKING:
    from pathlib import Path

    from mmsid.artifacts import Reading
    from mmsid.catalogue.columns import Table
    from mmsid.catalogue.problems import ProblemLog

_MARKS = frozenset({"parent_asin", "asin"})


def recognise(folder: Path, reading: Reading, log: ProblemLog) -> Source | None:
    """A folder with `meta_*.jsonl` or the like, and files of ratings or reviews."""
    tables = tables_in(folder)
    items = [path for path in tables if path.name.startswith("meta_") and set(column_names(path)) & _MARKS]
    if not items:
        return None
    if len(items) > 1:
        log.fatal(_and(items), "one file of metadata was expected, but several came", "keep one, or put them together")
        return None
    columns = {path: column_names(path) for path in tables if path not in items}
    events = [path for path, names in columns.items() if _is_events(names, reading)]
    ratings = [path for path in events if table_kind(path) == "csv"] or events
    if len(ratings) > 1:
        log.fatal(
            _and(ratings), "one file of ratings was expected, but several came", "say which with --events-file FILE"
        )
    chosen = ratings[0] if ratings else None
    if reading.events:
        chosen = folder / reading.events
    told = f"Amazon Reviews ({items[0].name}{f', {chosen.name}' if chosen else ''})"
    open_events = partial(event_file, chosen, reading) if chosen else None
    files = (items[0], chosen) if chosen else (items[0],)
    return Source(told, files, partial(_read, items[0], reading), open_events)


def _is_events(columns: list[str], reading: Reading) -> bool:
    found = found_columns(columns, EVENT_ALIASES, reading)
    return set(EVENT_COLUMNS) <= found.keys() and bool(set(columns) & _MARKS)


def _read(path: Path, reading: Reading, log: ProblemLog) -> Table | None:
    table = read_items_table(path, reading, log)
    if table is None:
        return None
    nothing = [None] * len(table)
    main, given = table.columns.get("main_category", nothing), table.columns.get("category", nothing)
    return with_columns(table, {"category": [one or other for one, other in zip(given, main, strict=True)]})


def _and(paths: list[Path]) -> str:
    return " and ".join(path.name for path in paths)
