"""Reads a catalogue folder, the contract with those who bring their own.

In: a folder with `items.*` and optionally `images/`, `interactions.*`, `embeddings.parquet` and `examples.json`, or one
with benchmark sequences (`sequences.py`); out: a `Catalogue`, with everything that is wrong with it said at once.
Pictures are only looked for, not decoded, unless `check_pictures` is set: opening the app must not wait for them, a
build should check them.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mmsid.catalogue import embeddings as embedding_file
from mmsid.catalogue import events, examples, items, sequences
from mmsid.catalogue.catalogue import Catalogue
from mmsid.catalogue.embeddings import read_embeddings
from mmsid.catalogue.pictures import cache_folder
from mmsid.catalogue.problems import ProblemLog
from mmsid.catalogue.tables import FORMATS, Table, find_table, read_table
from mmsid.errors import MmsidError
from mmsid.progress import Progress, silent

if TYPE_CHECKING:
    from collections.abc import Container

    from mmsid.catalogue.examples import Example

NEW_ITEMS = "new_items"
"""A folder of products to try out."""


def load_catalogue(
    path: str | Path,
    *,
    check_pictures: bool = False,
    unpacked: str | Path | None = None,
    progress: Progress = silent,
) -> Catalogue:
    """Reads and checks a catalogue folder.

    Args:
        path: the folder.
        check_pictures: decode every picture, and use items with a broken one without it.
        unpacked: where pictures that `items.parquet` holds as bytes are written to, named by their content; by
            default `$MMSID_CACHE/pictures` or a folder in the user's cache.
        progress: is told how far the check of the pictures is.

    Returns:
        The catalogue; `problems` names every row that could not be used as it is.

    Raises:
        MmsidError: if the catalogue cannot be used; one sentence a line lists everything that was found.
    """
    folder = Path(path)
    if not folder.is_dir():
        came = "is a file" if folder.exists() else "does not exist"
        raise MmsidError(f"A catalogue folder with an items.csv was expected, but {folder} {came}; check the path.")
    log = ProblemLog()
    if sequences.has_sequences(folder):
        return _sequences(folder, log)
    if (folder / sequences.FILE).is_file():
        log.warning(sequences.FILE, "it is not read beside a table of items", "delete one of the two")
    item_table = _read(folder, "items", items.REQUIRED_COLUMNS, log)
    event_table = _read(folder, "interactions", events.REQUIRED_COLUMNS, log)
    given = folder / embedding_file.FILE
    embedding_rows = read_embeddings(given, log) if given.is_file() else None
    if item_table is None:
        _report_no_items(folder, log)
        log.raise_if_fatal()
        raise AssertionError("a missing items table is a fatal problem")
    source = items.PictureSource(
        folder, Path(unpacked) if unpacked else cache_folder(), progress if check_pictures else None
    )
    embedded = embedding_rows.usable_ids() if embedding_rows else frozenset[str]()
    found = items.read_items(item_table, source, log, embedded=embedded)
    if not found:
        came = f"products were expected, but none of {len(item_table)} rows can be used"
        log.fatal(item_table.file, came, "add rows, or mend those named below")
    ids = {item.item_id for item in found}
    interactions = events.read_interactions(event_table, ids, log) if event_table is not None else None
    vectors = embedding_rows.align([item.item_id for item in found], log) if embedding_rows else None
    shoppers = _examples(folder, ids, log)
    log.raise_if_fatal()
    return Catalogue(found, interactions, vectors, shoppers, log.problems)


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
    return Catalogue(found, interactions, vectors, shoppers, log.problems, computed)


def catalogue_files(folder: Path, catalogue: Catalogue) -> tuple[list[str], list[str]]:
    """The files that a catalogue was read from, and what it brings to try out, by their names below its folder.

    Args:
        folder: the catalogue's.
        catalogue: as `load_catalogue` read it.

    Returns:
        tables and the like, and pictures; those that lie elsewhere are left out.
    """
    tables = [folder / f"{stem}{suffix}" for stem in ("items", "interactions") for suffix in FORMATS]
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


def _read(folder: Path, stem: str, required: tuple[str, ...], log: ProblemLog) -> Table | None:
    path = find_table(folder, stem, log)
    return read_table(path, required, log) if path else None


def _report_no_items(folder: Path, log: ProblemLog) -> None:
    """Names a missing items file, unless it is there and its problem is known already."""
    if any(problem.file.startswith("items.") for problem in log.problems):
        return
    others = sorted(path.name for path in folder.iterdir() if path.stem.lower() == "items")
    came = f"the folder has {', '.join(others)}" if others else "the folder has none of them"
    remedy = "save it as CSV" if others else "add one with the columns item_id and title"
    log.fatal("items.csv", f"an items.csv, items.parquet or items.jsonl was expected, but {came}", remedy)
