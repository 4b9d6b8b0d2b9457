"""Many new products at once: a table in, a table out.

In: a CSV with the columns title, description and image (one of them at least), and the pictures that it names; out:
one `BatchLine` per row, with its semantic ID or with what is wrong; `batch_result` makes the file of them. The rule: a
row that cannot be used never stops the others, and memory does not grow with what is uploaded.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from mmsid.catalogue.problems import ProblemLog
from mmsid.catalogue.tables import read_csv
from mmsid.errors import MmsidError
from mmsid.pipeline.batch_result import COLUMNS, LONGEST_CELL, LONGEST_NAME, MOST_OWN, BatchLine
from mmsid.pipeline.carrier import LONGEST_DESCRIPTION, LONGEST_TITLE
from mmsid.pipeline.picture_store import Pictures, PictureStore
from mmsid.pipeline.shop import MMSID
from mmsid.pipeline.tokenizing import NewProduct, read_product
from mmsid.progress import Progress, silent
from mmsid.records import MOST_ROWS, MOST_TABLE_BYTES, NEW_COLUMNS

_AT_ONCE = 16  # products in memory at a time


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
        MmsidError: if it is larger than `MOST_TABLE_BYTES` or no CSV.
    """
    if size > MOST_TABLE_BYTES:
        most = MOST_TABLE_BYTES // 1_000_000
        raise MmsidError(f"Expected a CSV file of at most {most} MB, but {name} is larger; split it.")
    if not name.lower().endswith(".csv"):
        raise MmsidError(f"Expected a .csv file of products, but got {name}; save it as CSV.")


def parse_batch(content: bytes, name: str) -> list[BatchRow]:
    """Reads a table that is in memory; its rows know of no pictures yet.

    Columns are found whatever their case. A file that is no UTF-8 is read as Windows-1252, which spreadsheets write.

    Args:
        content: of a CSV file.
        name: of that file, for the sentences.

    Returns:
        one row per product, in the table's order; one that is no valid CSV has a problem.

    Raises:
        MmsidError: if it cannot be read, has none of `NEW_COLUMNS`, or too few or too many rows.
    """
    log = ProblemLog()
    read = read_csv(_as_utf8(content), name, log)
    if read is None:
        told = str(log.problems[0]) if log.problems else f"{name} could not be read; save it as CSV again."
        raise MmsidError(told)
    named = {column.casefold(): column for column in reversed(read.columns)}
    found = {column: column if column in read.columns else named.get(column, "") for column in NEW_COLUMNS}
    if not any(found.values()):
        raise MmsidError(f"Expected a column title, description or image, but {name} has none; add one.")
    kept = [column for column in read.columns if column not in (found["title"], found["description"])]
    if len(kept) > MOST_OWN:
        raise MmsidError(f"Expected at most {MOST_OWN} further columns, but {name} has {len(kept)}; delete some.")
    rows = [_parsed(row, cells, found, kept) for row, cells in read.records()]
    nothing = {_own_name(column): "" for column in kept}
    for problem in log.problems:
        told = f"Expected a row that fits the header, but got {problem.message}; {problem.remedy}."
        rows += [BatchRow(row, "", "", "", problem=told, own=nothing) for row in problem.rows]
    if not rows:
        raise MmsidError(f"Expected 1 to {MOST_ROWS} products, but {name} has none below its header; add some.")
    if len(rows) > MOST_ROWS:
        raise MmsidError(f"Expected 1 to {MOST_ROWS} products, but {name} has {len(rows):,}; split the file.")
    return sorted(rows, key=lambda row: row.row)


def _parsed(row: int, cells: Mapping[str, Any], found: Mapping[str, str], kept: Sequence[str]) -> BatchRow:
    title, description, image = (str(cells.get(found[column]) or "").strip() for column in NEW_COLUMNS)
    own = {column: str(cells.get(column) or "") for column in kept}
    long = [column for column, text in own.items() if len(text) > LONGEST_CELL]
    problem = f"Expected at most {LONGEST_CELL:,} letters as {long[0]}, but got more; shorten it." if long else ""
    own = {_own_name(column): text[:LONGEST_CELL] for column, text in own.items()}
    return BatchRow(row, title, description, image, problem=problem, own=own)


def _as_utf8(content: bytes) -> bytes:
    """The same text in UTF-8, where it is Windows-1252; what is neither stays as it is, and is refused later."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return content.decode("cp1252").encode() if b"\0" not in content else content
        except UnicodeDecodeError:
            pass
    return content


def _own_name(column: str) -> str:
    """The name that a table's own column has in the result, where another one may be called so."""
    short = column[:LONGEST_NAME]
    return f"your {short}" if short in COLUMNS else short


def tokenize_batch(shop: MMSID, rows: Sequence[BatchRow], progress: Progress = silent) -> list[BatchLine]:
    """Tokenises the rows of a table.

    Args:
        shop: the catalogue and the models.
        rows: as `read_batch` gave them.
        progress: told after every few products.

    Returns:
        one line per row, in their order.
    """
    lines: list[BatchLine] = []
    for start in range(0, len(rows), _AT_ONCE):
        progress(start, len(rows), "Tokenising products")
        lines += _tokenize(shop, rows[start : start + _AT_ONCE])
    progress(len(rows), len(rows), "Tokenising products")
    return lines


def _tokenize(shop: MMSID, rows: Sequence[BatchRow]) -> list[BatchLine]:
    products: dict[int, NewProduct] = {}
    problems: dict[int, str] = {}
    for row in rows:
        try:
            products[row.row] = _read(row)
        except MmsidError as error:
            problems[row.row] = str(error)
    found = dict(zip(products, shop.tokenize_many(list(products.values())), strict=True))
    lines = []
    for row in rows:
        new = found.get(row.row)
        prefixes = [new.codes[: level + 1] for level in range(len(new.codes))] if new else []
        captions = tuple(shop.caption(prefix).text for prefix in prefixes)
        problem, other = problems.get(row.row, ""), shop.ids.row(new.codes) if new else None
        taken_by = "" if other is None else shop.items[other].item_id
        lines.append(BatchLine(row.row, row.title[:LONGEST_TITLE], new, captions, problem, row.own, taken_by))
    return lines


def _read(row: BatchRow) -> NewProduct:
    if row.problem:
        raise MmsidError(row.problem)
    for name, text, most in (
        ("title", row.title, LONGEST_TITLE),
        ("description", row.description, LONGEST_DESCRIPTION),
    ):
        if len(text) > most:
            raise MmsidError(f"Expected a {name} of at most {most} letters, but got {len(text):,}; shorten it.")
    if row.image and row.pictures is None:
        raise MmsidError(
            f"Expected pictures for {row.image[:80]!r}, but none came along; give their folder or zip file."
        )
    content = row.pictures.read(row.image) if row.image and row.pictures else None
    return read_product(content, row.title, row.description)
