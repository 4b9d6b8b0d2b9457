"""H&M Personalized Fashion Recommendations: `articles.csv`, `transactions_train.csv`, pictures in `images/010/`.

An article's category is its group and its type (`Garment Upper body > T-shirt`), its picture the file that is called by
its id. Ids keep their zero in front.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mmsid.catalogue.aliases import ITEM_ALIASES
from mmsid.catalogue.columns import as_text, has_columns
from mmsid.catalogue.event_files import column_names
from mmsid.catalogue.formats.source import Source, event_file, named, with_columns
from mmsid.catalogue.tables import read_table

if TYPE_CHECKING:
    from pathlib import Path

    from mmsid.artifacts import Reading
    from mmsid.catalogue.columns import Table
    from mmsid.catalogue.problems import ProblemLog

_ITEMS, _EVENTS = "articles", "transactions_train"
_MARKS = frozenset({"article_id", "prod_name"})


def recognise(folder: Path, reading: Reading, log: ProblemLog) -> Source | None:
    """A folder with articles, and the transactions if they are there."""
    items = _table(folder, _ITEMS)
    if items is None or not set(column_names(items)) >= _MARKS:
        return None
    events = _table(folder, _EVENTS) or _table(folder, "transactions")
    told = f"H&M's articles{' and transactions' if events else ''} ({items.name}{f', {events.name}' if events else ''})"
    open_events = partial(event_file, events, reading) if events else None
    return Source(told, (items, events) if events else (items,), partial(_read, items, reading), open_events)


def _table(folder: Path, stem: str) -> Path | None:
    names = (f"{stem}.csv", f"{stem}.csv.gz", f"{stem}.parquet")
    return next((folder / name for name in names if (folder / name).is_file()), None)


def _read(path: Path, reading: Reading, log: ProblemLog) -> Table | None:
    table = read_table(path, (), log)
    if table is None:
        return None
    table = named(table, ITEM_ALIASES, reading)
    if not has_columns(table, ("item_id", "title"), log):
        return None
    nothing = [""] * len(table)
    groups, types = (table.columns.get(name, nothing) for name in ("product_group_name", "product_type_name"))
    categories = [
        [part for part in (as_text(group), as_text(kind)) if part] for group, kind in zip(groups, types, strict=True)
    ]
    return with_columns(table, {"category": categories})
