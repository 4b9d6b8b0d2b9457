"""Reads a catalogue folder, the contract with those who bring their own.

In: a folder of any of the `formats` (our own: `items.*` and optionally `images/` and `interactions.*`), with
`embeddings.parquet` and `examples.json` if there are any, or one with benchmark sequences (`sequences.py`); out: a
`Catalogue`, with everything that is wrong with it said at once. Pictures are only looked for, not decoded, unless
`check_pictures` is set: opening the app must not wait for them, a build should check them.
"""

from __future__ import annotations

import os
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from mmsid.artifacts import Reading
from mmsid.catalogue import embeddings as embedding_file
from mmsid.catalogue import events, examples, items, sequences
from mmsid.catalogue.aliases import EVENT_ALIASES, ITEM_ALIASES
from mmsid.catalogue.catalogue import Catalogue
from mmsid.catalogue.embeddings import read_embeddings
from mmsid.catalogue.event_files import column_names
from mmsid.catalogue.formats import recognise
from mmsid.catalogue.formats.event_tables import MOST_TABLES
from mmsid.catalogue.formats.source import tables_in
from mmsid.catalogue.item_pictures import PictureSource
from mmsid.catalogue.pictures import cache_folder
from mmsid.catalogue.problems import ProblemLog
from mmsid.errors import MmsidError
from mmsid.progress import Progress, silent

if TYPE_CHECKING:
    from collections.abc import Container

    from mmsid.catalogue.columns import Table
    from mmsid.catalogue.examples import Example
    from mmsid.catalogue.formats import Source
    from mmsid.catalogue.interactions import Interactions
    from mmsid.records import Item

_SAY_COLUMNS = (
    "say which are which with --columns item_id=…,title=… (and user_id=…,timestamp=… of events), or see "
    "docs/own-catalogue.md for the formats"
)

NEW_ITEMS = "new_items"
"""A folder of products to try out."""

MOST_NAMED = 12
"""Columns that a sentence names."""

PACKED = {
    **dict.fromkeys((".xlsx", ".xls", ".ods", ".numbers"), "save its sheets as CSV"),
    **dict.fromkeys((".zip", ".rar", ".7z", ".tar", ".tgz"), "unpack it, and name the folder with its files"),
    **dict.fromkeys((".sql", ".db", ".sqlite", ".xml"), "export its tables as CSV"),
}
"""What is no table that is read, and what to do with it."""


def load_catalogue(
    path: str | Path,
    *,
    reading: Reading | None = None,
    check_pictures: bool = False,
    unpacked: str | Path | None = None,
    progress: Progress = silent,
) -> Catalogue:
    """Reads and checks a catalogue folder.

    Args:
        path: the folder, of any format that `formats` recognises.
        reading: what the user says of its files; a build has it in its manifest.
        check_pictures: decode every picture, and use items with a broken one without it.
        unpacked: where pictures that the table of items holds as bytes are written to, named by their content; by
            default `$MMSID_CACHE/pictures` or a folder in the user's cache.
        progress: is told how far the check of the pictures is.

    Returns:
        The catalogue; `problems` names every row that could not be used as it is.

    Raises:
        MmsidError: if the catalogue cannot be used; one sentence a line lists everything that was found.
    """
    folder, reading, log = _folder(path), reading or Reading(), ProblemLog()
    if sequences.has_sequences(folder):
        return _sequences(folder, log)
    if (folder / sequences.FILE).is_file():
        log.warning(sequences.FILE, "it is not read beside a table of items", "delete one of the two")
    source = recognise(folder, reading, log)
    table = source.read_items(log) if source else None
    _check_columns(folder, source, table, reading, log)
    event_file = source.open_events(log) if source and source.open_events else None
    if event_file and table:
        event_file = replace(event_file, also=table.also)
    given = folder / embedding_file.FILE
    embedding_rows = read_embeddings(given, log) if given.is_file() else None
    if source is None or table is None:
        _report_no_items(folder, log)
        log.raise_if_fatal()
        raise AssertionError("a missing items table is a fatal problem")
    check = progress if check_pictures else None
    pictures = PictureSource(folder, Path(unpacked) if unpacked else cache_folder(), check)
    embedded = embedding_rows.usable_ids() if embedding_rows else frozenset[str]()
    found = items.read_items(table, pictures, log, embedded=embedded)
    if not found:
        came = f"products were expected, but none of {len(table)} rows can be used"
        log.fatal(table.file, came, "add rows, or mend those named below")
    ids = [item.item_id for item in found]
    interactions = events.read_events(event_file, ids, log, reading) if event_file and found else None
    if reading.k_core and interactions is not None:
        found = _core(found, interactions, table.file, log)
        ids = [item.item_id for item in found]
    vectors = embedding_rows.align(ids, log, match_ids=reading.match_ids) if embedding_rows and found else None
    shoppers = _examples(folder, set(ids), log)
    currency = items.catalogue_currency(table, log, reading.currency)
    log.raise_if_fatal(source.told)
    files = tuple(path.name for path in source.files)
    return Catalogue(
        found,
        interactions,
        vectors,
        shoppers,
        log.problems,
        recognised=source.told,
        files=files,
        unread=_unread(folder, files),
        currency=currency,
    )


def load_items(path: str | Path, reading: Reading | None = None) -> Catalogue:
    """A catalogue's items and currency alone, quickly: hundreds of thousands of events are not read.

    Raises:
        MmsidError: if the catalogue cannot be used.
    """
    folder, reading, log = _folder(path), reading or Reading(), ProblemLog()
    is_whole = sequences.has_sequences(folder) or reading.k_core > 0
    source = None if is_whole else recognise(folder, reading, log)
    table = source.read_items(log) if source else None
    if table is None:
        return load_catalogue(folder, reading=reading)  # says what is wrong
    log.raise_if_fatal()
    found = items.read_items(table, PictureSource(folder, cache_folder()), log, embedded=_Embedded(folder, log))
    log.raise_if_fatal()
    return Catalogue(found, currency=items.catalogue_currency(table, log, reading.currency))


def _unread(folder: Path, files: Container[str]) -> tuple[str, ...]:
    """What lies beside the tables that are read, and may be one."""
    others = [path.name for path in (*tables_in(folder), *_packed(folder))]
    return tuple(name for name in others if name not in files)


def _packed(folder: Path) -> list[Path]:
    """Files of a folder that hold tables and cannot be read as they are."""
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in PACKED and path.is_file())


class _Embedded:
    """Ids of items that a catalogue gives an embedding, read when the first is asked for: most have a title."""

    def __init__(self, folder: Path, log: ProblemLog) -> None:
        self._given, self._log = folder / embedding_file.FILE, log

    @cached_property
    def _ids(self) -> frozenset[str]:
        rows = read_embeddings(self._given, self._log) if self._given.is_file() else None
        return frozenset(rows.usable_ids()) if rows else frozenset()

    def __contains__(self, item_id: object) -> bool:
        return item_id in self._ids


def _folder(path: str | Path) -> Path:
    folder = Path(path)
    if not folder.is_dir():
        came = "is a file" if folder.exists() else "does not exist"
        remedy = PACKED.get(folder.suffix.lower(), "check the path") if folder.exists() else "check the path"
        raise MmsidError(f"A catalogue folder with an items.csv was expected, but {folder} {came}; {remedy}.")
    return folder


def _check_columns(folder: Path, source: Source | None, table: Table | None, reading: Reading, log: ProblemLog) -> None:
    """Notes columns that the user names and no file has, and names of ours that there are none of."""
    known = {*ITEM_ALIASES, *EVENT_ALIASES}
    strange = [name for name in reading.columns if name not in known]
    if strange:
        message = f"--columns can name {', '.join(sorted(known))}, but got {', '.join(strange)}"
        log.fatal("--columns", message, "write it like item_id=sku,title=name")
    files = source.files if source else tuple(tables_in(folder))
    there = {spelling for path in files for name in column_names(path) for spelling in (name, name.partition(":")[0])}
    missing = [theirs for theirs in reading.columns.values() if theirs not in there]
    if missing and (table is not None or source is None):
        names = ", ".join(repr(name) for name in sorted(there)[:MOST_NAMED])
        message = f"the column {missing[0]!r} was expected, as --columns says, but the files have {names}"
        log.fatal("--columns", message, "write a name that is there")


def _core(found: tuple[Item, ...], interactions: Interactions, file: str, log: ProblemLog) -> tuple[Item, ...]:
    """The items that have events, after rare ones were left out."""
    there = set(interactions.items.tolist())
    kept = tuple(item for item in found if item.item_id in there)
    if len(kept) < len(found):
        message = (
            f"{len(found) - len(kept):,} of {len(found):,} products have too few events and are left out, as was said"
        )
        log.warning(file, message, "nothing needs to be done")
    return kept


def _sequences(folder: Path, log: ProblemLog) -> Catalogue:
    """A folder of benchmark sequences, to which `embeddings.parquet` can add modalities."""
    found, interactions, vectors = sequences.read_sequences(folder, log)
    given = folder / embedding_file.FILE
    embedding_rows = read_embeddings(given, log) if given.is_file() else None
    computed = frozenset(vectors)
    if embedding_rows is not None:
        vectors = {**vectors, **embedding_rows.align([item.item_id for item in found], log)}
        computed -= embedding_rows.modalities.keys()
    if found and not vectors:
        came = f"items with attributes were expected in {sequences.ATTRIBUTES}, but none has any"
        log.fatal(sequences.FILE, came, f"add the file, or {embedding_file.FILE} with embeddings of your own")
    shoppers = _examples(folder, {item.item_id for item in found}, log)
    log.raise_if_fatal()
    return Catalogue(found, interactions, vectors, shoppers, log.problems, named=False, computed=computed)


def catalogue_files(folder: Path, catalogue: Catalogue) -> tuple[list[str], list[str]]:
    """The files that a catalogue was read from, and what it brings to try out, by their names below its folder.

    Args:
        folder: the catalogue's.
        catalogue: as `load_catalogue` read it.

    Returns:
        tables and the like, and pictures; those that lie elsewhere are left out.
    """
    tables = [folder / name for name in catalogue.files]
    tables += [folder / embedding_file.FILE, folder / examples.FILE]
    if sequences.has_sequences(folder):
        tables += [folder / sequences.FILE, folder / sequences.ATTRIBUTES]
    extra = folder / NEW_ITEMS
    found = [*tables, *(extra.iterdir() if extra.is_dir() else ())]
    names = sorted(path.relative_to(folder).as_posix() for path in found if path.is_file())
    pictures = {os.path.relpath(item.image, folder) for item in catalogue.items if item.image is not None}
    return names, sorted(name for name in pictures if name.split("/")[0] != "..")


def _examples(folder: Path, item_ids: Container[str], log: ProblemLog) -> tuple[Example, ...]:
    path = folder / examples.FILE
    return examples.read_examples(path, item_ids, log) if path.is_file() else ()


def _report_no_items(folder: Path, log: ProblemLog) -> None:
    """Names a missing items file, unless it is there and its problem is known already."""
    if log.is_fatal:
        return
    if tables := tables_in(folder)[:MOST_TABLES]:
        columns = {path.name: ", ".join(repr(name) for name in column_names(path)[:MOST_NAMED]) for path in tables}
        told = " and ".join(f"{names or 'none that can be read'} in {name}" for name, names in columns.items())
        came = f"a table of products, with an id and a title, was expected, but the columns are {told}"
        log.fatal(folder.name, came, _SAY_COLUMNS)
        return
    came, remedy = "the folder has none of them", "add one with the columns item_id and title"
    below = [path.name for path in sorted(folder.iterdir()) if path.is_dir() and tables_in(path)]
    if packed := _packed(folder):
        came, remedy = f"the folder has {packed[0].name}", PACKED[packed[0].suffix.lower()]
    elif below:
        came, remedy = f"they are in its folder {below[0]}", f"name {folder / below[0]} in its place"
    log.fatal("items.csv", f"an items.csv, items.parquet or items.jsonl was expected, but {came}", remedy)
