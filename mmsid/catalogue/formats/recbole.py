"""RecBole's atomic files: `NAME.item` and `NAME.inter`, tab-separated, with types in the header (`item_id:token`).

Without a `.item` file there are no titles, and RecBole's ids alone are no catalogue. A `token_seq` is a list of values,
of which the first is the category. Without `timestamp` the file's order is the order of time, and the split is
leave-one-out.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from mmsid.catalogue.aliases import EVENT_ALIASES, ITEM_ALIASES
from mmsid.catalogue.columns import Table, as_text, has_columns
from mmsid.catalogue.event_files import EventFile, column_names
from mmsid.catalogue.formats.source import Source, found_columns, named
from mmsid.catalogue.tables import read_table

if TYPE_CHECKING:
    from pathlib import Path

    from mmsid.artifacts import Reading
    from mmsid.catalogue.problems import ProblemLog

_TITLES = ("title", "movie_title", "name", "book_title", "track_name", "artist_name")


def recognise(folder: Path, reading: Reading, log: ProblemLog) -> Source | None:
    """A folder with one `.item` file, and the `.inter` file of the same name."""
    items, events = (
        [path for path in sorted(folder.glob(f"*.{ending}")) if _is_typed(path)] for ending in ("item", "inter")
    )
    if not items and not events:
        return None
    if len(items) != 1 or len(events) > 1:
        names = ", ".join(path.name for path in (*items, *events))
        log.fatal(names, "one .item file and one .inter file of RecBole were expected", "keep or add one of each")
        return None
    told = f"RecBole's atomic files ({', '.join(path.name for path in (*items, *events))})"
    open_events = partial(_events, events[0], reading) if events else None
    return Source(told, (*items, *events), partial(_read, items[0], reading), open_events)


def _read(path: Path, reading: Reading, log: ProblemLog) -> Table | None:
    table = read_table(path, (), log)
    if table is None:
        return None
    kinds = {_bare(name): name.partition(":")[2] for name in table.columns}
    columns: dict[str, list[Any]] = {_bare(name): values for name, values in table.columns.items()}
    title = next((name for name in _TITLES if name in columns), "")
    if title:
        columns["title"] = columns[title]
    table = named(Table(table.file, columns, table.rows), ITEM_ALIASES, reading)
    if not has_columns(table, ("item_id", "title"), log):
        return None
    source = found_columns(list(columns), ITEM_ALIASES, reading).get("category", "")
    if source and kinds.get(source) == "token_seq":
        lists = [_values(as_text(value) or "") for value in table.columns["category"]]
        described = table.columns.get("description") or [", ".join(values) for values in lists]
        changed = {"category": [values[:1] for values in lists], "description": described, source: lists}
        table = Table(table.file, {**table.columns, **changed}, table.rows)
    return table


def _values(text: str) -> list[str]:
    """A sequence's values: parted by commas where there are any, as Amazon's categories, else by blanks."""
    parts = text.split(",") if "," in text else text.split()
    return [part.strip(" '\"[]") for part in parts if part.strip(" '\"[]")]


def _events(path: Path, reading: Reading, log: ProblemLog) -> EventFile | None:
    columns = column_names(path)
    bare = {_bare(name): name for name in columns}
    found = found_columns(list(bare), EVENT_ALIASES, reading)
    missing = [name for name in ("user_id", "item_id") if name not in found]
    if missing:
        has_columns(Table(path.name, {name: [] for name in columns}, ()), missing, log)
        return None
    if "timestamp" not in found:
        message = "there is no timestamp, so the events are taken in the file's order, and the split is leave-one-out"
        log.warning(path.name, message, "nothing needs to be done")
    return EventFile(path, {ours: bare[theirs] for ours, theirs in found.items()})


def _is_typed(path: Path) -> bool:
    return any(name.endswith((":token", ":token_seq")) for name in column_names(path))


def _bare(name: str) -> str:
    return name.partition(":")[0].strip()
