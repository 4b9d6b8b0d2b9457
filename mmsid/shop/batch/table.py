"""A table of new products, as people and shop systems write it.

In: a CSV with the columns title, description and image (one of them at least, or one that shops call so, see
`catalogue.aliases`); out: one `BatchRow` per product. The rules: a row that cannot be used never stops the others, and
nothing is fetched: of a picture's address only the file's name counts. No more is read than a table may have.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from mmsid.catalogue.aliases import PRODUCT_ALIASES, columns_named, spaced
from mmsid.catalogue.columns import TableBounds
from mmsid.catalogue.words import plain_text
from mmsid.errors import MmsidError, described_name
from mmsid.records import (
    MAX_CELL_LENGTH,
    MAX_DESCRIPTION_LENGTH,
    MAX_OWN_COLUMNS,
    MAX_PICTURE_NAME_LENGTH,
    MAX_ROWS,
    MAX_TABLE_BYTES,
    MAX_TABLE_COLUMNS,
    MAX_TABLE_LINES,
    MAX_TITLE_LENGTH,
    NEW_COLUMNS,
)
from mmsid.shop.batch.pictures import Pictures, PictureStore
from mmsid.shop.batch.result import COLUMNS, MAX_NAME_LENGTH
from mmsid.shop.tables.reading import read_sent_csv, told_of_row

_LISTS = "images"  # of its names, parted by commas, only the first


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One row of the table.

    Attributes:
        row: its number as a spreadsheet shows it; the header is row 1.
        title: may be empty.
        description: may be empty.
        image: a picture's name in `pictures`, or empty.
        pictures: where pictures are; None if none came along.
        problem: one sentence where the row could not be read; otherwise empty.
        own: the table's other columns, which the result keeps.
    """

    row: int
    title: str
    description: str
    image: str
    pictures: Pictures | None = None
    problem: str = ""
    own: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BatchTable:
    """A table as it was read.

    Attributes:
        rows: one per product, in the table's order; one that is no valid CSV has a problem.
        read_as: which of `NEW_COLUMNS` was found, and under which name.
    """

    rows: list[BatchRow]
    read_as: dict[str, str]


def read_batch(table: Path, pictures: Path | None = None) -> list[BatchRow]:
    """Reads a table of new products; pictures are not opened yet.

    Args:
        table: a CSV file.
        pictures: a folder or a zip file.

    Raises:
        MmsidError: if the table or the pictures cannot be read, it has none of `NEW_COLUMNS`, or no or too many rows.
    """
    if not table.is_file():
        raise MmsidError(f"Expected a CSV file of products, but {table} does not exist; check its path.")
    check_table(table.name, table.stat().st_size)
    try:
        content = table.read_bytes()
    except OSError as error:
        reason = error.strerror
        raise MmsidError(f"Expected a CSV file of products, but {table} gave {reason!r}; check its rights.") from None
    rows = parse_batch(content, table.name)
    store = PictureStore(pictures) if pictures is not None else None
    return [replace(row, pictures=store) for row in rows]


def check_table(name: str, size: int) -> None:
    """Refuses a table by its file's name and size, before it is read.

    Args:
        name: of the file.
        size: in bytes.

    Raises:
        MmsidError: if it is larger than `MAX_TABLE_BYTES` or no CSV.
    """
    if size > MAX_TABLE_BYTES:
        most = MAX_TABLE_BYTES // 1_000_000
        raise MmsidError(f"Expected a CSV file of at most {most} MB, but {name} is larger; split it.")
    if not name.lower().endswith(".csv"):
        raise MmsidError(f"Expected a .csv file of products, but got {name}; save it as CSV.")


def parse_batch(content: bytes, name: str) -> list[BatchRow]:
    """The rows of `parse_table`."""
    return parse_table(content, name).rows


def parse_table(content: bytes, name: str) -> BatchTable:
    """Reads a table that is in memory; its rows know of no pictures yet.

    Columns are found whatever their case, or by `PRODUCT_ALIASES`. A file that is neither UTF-8 nor UTF-16 is read as
    Windows-1252, which spreadsheets write.

    Args:
        content: of a CSV file.
        name: of that file, for the sentences.

    Raises:
        MmsidError: if it cannot be read, has none of `NEW_COLUMNS`, or too few or too many rows.
    """
    bounds = TableBounds(MAX_ROWS, MAX_TABLE_LINES, MAX_TABLE_COLUMNS)
    read, problems = read_sent_csv(content, name, bounds)
    found = columns_named(list(read.columns), PRODUCT_ALIASES)
    if not found:
        raise MmsidError(f"Expected a column title, description or image, but {name} has none; add one.")
    kept = [column for column in read.columns if column not in (found.get("title"), found.get("description"))]
    if len(kept) > MAX_OWN_COLUMNS:
        raise MmsidError(
            f"Expected at most {MAX_OWN_COLUMNS} further columns, but {name} has {len(kept)}; delete some."
        )
    rows = [_parsed(row, cells, found, kept) for row, cells in read.records()]
    nothing = {_own_name(column): "" for column in kept}
    for problem in problems:
        rows += [BatchRow(row, "", "", "", problem=told_of_row(problem, row), own=nothing) for row in problem.rows]
    if not rows:
        raise MmsidError(f"Expected 1 to {MAX_ROWS} products, but {name} has none below its header; add some.")
    if len(rows) > MAX_ROWS:
        raise MmsidError(f"Expected 1 to {MAX_ROWS} products, but {name} has more; split the file.")
    return BatchTable(sorted(rows, key=lambda row: row.row), found)


def batch_row(row: int, cells: Mapping[str, Any], found: Mapping[str, str], pictures: Pictures | None) -> BatchRow:
    """One row of a table that was read elsewhere, by the same rules.

    Args:
        row: its number.
        cells: by column.
        found: which of `NEW_COLUMNS` is called what.
        pictures: where its picture is.
    """
    kept = [column for column in cells if column not in (found.get("title"), found.get("description"))]
    return replace(_parsed(row, cells, found, kept), pictures=pictures)


def _parsed(row: int, cells: Mapping[str, Any], found: Mapping[str, str], kept: Sequence[str]) -> BatchRow:
    given = {column: str(cells.get(name) or "").strip() for column, name in found.items()}
    title, description, image = (given.get(column, "") for column in NEW_COLUMNS)
    title, description = plain_text(title), plain_text(description)
    if spaced(found.get("image", "")) == _LISTS:
        image = image.split(",")[0].strip()
    image = _file_name(image)
    own = {column: str(cells.get(column) or "") for column in kept}
    problem = _too_long(title, description, image, own)
    own = {_own_name(column): text[:MAX_CELL_LENGTH] for column, text in own.items()}
    if problem:  # what is kept of the row is only shown
        title, description = title[:MAX_TITLE_LENGTH], description[:MAX_DESCRIPTION_LENGTH]
        image = image[:MAX_PICTURE_NAME_LENGTH]
    return BatchRow(row, title, description, image, problem=problem, own=own)


def _too_long(title: str, description: str, image: str, own: Mapping[str, str]) -> str:
    """Which text of a row is longer than it may be, in one sentence; empty where none is."""
    for name, text, most in (
        ("title", title, MAX_TITLE_LENGTH),
        ("description", description, MAX_DESCRIPTION_LENGTH),
        ("picture's name", image, MAX_PICTURE_NAME_LENGTH),
    ):
        if len(text) > most:
            return f"Expected a {name} of at most {most:,} letters, but got {len(text):,}; shorten it."
    long = [column for column, text in own.items() if len(text) > MAX_CELL_LENGTH]
    if not long:
        return ""
    return f"Expected at most {MAX_CELL_LENGTH:,} letters as {described_name(long[0])}, but got more; shorten it."


def _file_name(image: str) -> str:
    """What a row calls its picture; of an address only the file's name, for nothing is fetched."""
    if not image.lower().startswith(("http://", "https://", "//")):
        return image
    try:
        return PurePosixPath(unquote(urlsplit(image).path)).name or image
    except ValueError:  # a broken host
        return image


def _own_name(column: str) -> str:
    """The name that a table's own column has in the result, where another one may be called so."""
    short = column[:MAX_NAME_LENGTH]
    return f"your {short}" if short in COLUMNS else short
