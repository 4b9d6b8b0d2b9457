"""A folder of pictures without a table of products: each picture is a product, its folders are its category.

So data sets of classified pictures are stored (`Mugs/0001.jpg`), and what `datasets` calls an image folder: there a
`metadata.csv`, `.jsonl` or `.parquet` with a column `file_name` lies beside the pictures and says more of each. Folders
that are called as parts of a data set (`train`, `test`) are no categories. The rules: a folder with any other table is
of another format; an id is the picture's path below the folder, without its ending where that is the same for no other.
"""

from __future__ import annotations

import os
from collections import Counter
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from mmsid.catalogue.aliases import columns_named
from mmsid.catalogue.columns import Table, as_text
from mmsid.catalogue.event_files import column_names
from mmsid.catalogue.formats.event_tables import event_table
from mmsid.catalogue.formats.source import Source, tables_in
from mmsid.catalogue.item_pictures import FETCHED, SUFFIXES
from mmsid.catalogue.tables import read_table

if TYPE_CHECKING:
    from mmsid.artifacts import Reading
    from mmsid.catalogue.problems import ProblemLog

_METADATA = ("metadata.csv", "metadata.jsonl", "metadata.parquet")
_PARTS = frozenset({"train", "training", "test", "valid", "validation", "val", "images", "data"})
_NEW_ITEMS = "new_items"
_TEXTS = {
    "file_name": (),
    "item_id": ("id", "product id"),
    "title": ("name", "text", "caption"),
    "description": (),
    "category": ("label", "class"),
    "price": (),
}


def recognise(folder: Path, reading: Reading, log: ProblemLog) -> Source | None:
    """A folder with pictures, and no table of products beside them."""
    pictures = _pictures(folder)
    if not pictures:
        return None
    tables = [path for name in _METADATA for path in sorted(folder.rglob(name)) if "file_name" in column_names(path)]
    events = event_table(folder, reading, log, but=set(tables))
    if set(tables_in(folder)) - {*tables, *(events.files if events else ())}:
        return None  # they are what the pictures belong to, and have to be read first
    files = (*tables, *(events.files if events else ()))
    names = ", ".join(path.relative_to(folder).as_posix() for path in files) or f"{len(pictures):,} pictures"
    read = partial(_read, folder, pictures, tables)
    return Source(f"a folder of pictures by category ({names})", files, read, events.open if events else None)


def _pictures(folder: Path) -> list[str]:
    """The paths of all pictures below a folder, in order."""
    found = []
    for where, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in (FETCHED, _NEW_ITEMS) and not name.startswith("."))
        paths = (Path(where, name) for name in files if not name.startswith("."))
        found += [path.relative_to(folder).as_posix() for path in paths if path.suffix.lower() in SUFFIXES]
    return sorted(found)


def _read(folder: Path, pictures: list[str], tables: list[Path], log: ProblemLog) -> Table:
    stems = Counter(_stem(path) for path in pictures)
    told: dict[str, dict[str, Any]] = {}
    for metadata in tables:
        table = read_table(metadata, ("file_name",), log)
        if table is None:
            continue
        found = columns_named(list(table.columns), _TEXTS)
        others = [name for name in table.columns if name not in found.values()]
        for _, record in table.records():
            name = (metadata.parent.relative_to(folder) / (as_text(record["file_name"]) or "")).as_posix()
            texts = {ours: record[theirs] for ours, theirs in found.items() if ours != "file_name"}
            told[name] = {**{other: record[other] for other in others}, **texts}
    rows = []
    for path in pictures:
        item_id = _stem(path) if stems[_stem(path)] == 1 else path
        category = [part for part in PurePosixPath(path).parts[:-1] if part.casefold() not in _PARTS]
        rows.append({"item_id": item_id, "title": "", "category": category, "image": path, **told.get(path, {})})
    columns = dict.fromkeys(name for row in rows for name in row)
    return Table(folder.name, {name: [row.get(name) for row in rows] for name in columns}, range(1, len(rows) + 1))


def _stem(path: str) -> str:
    return PurePosixPath(path).with_suffix("").as_posix()
