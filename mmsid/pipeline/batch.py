"""Many new products at once: a table in, a table out.

In: a CSV with the columns title, description and image (one of them at least), and the pictures that it names; out:
one `BatchLine` per row, with its semantic ID or with what is wrong; `batch_result` makes the file of them. The rule: a
row that cannot be used never stops the others, and memory does not grow with what is uploaded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mmsid.catalogue.problems import ProblemLog
from mmsid.catalogue.tables import read_csv
from mmsid.errors import MmsidError
from mmsid.pipeline.batch_result import BatchLine
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
    """

    row: int
    title: str
    description: str
    image: str
    pictures: Pictures | None = None
    problem: str = ""


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

    Args:
        content: of a CSV file.
        name: of that file, for the sentences.

    Returns:
        one row per product, in the table's order; one that is no valid CSV has a problem.

    Raises:
        MmsidError: if it cannot be read, has none of `NEW_COLUMNS`, or too few or too many rows.
    """
    log = ProblemLog()
    read = read_csv(content, name, log)
    if read is None:
        told = str(log.problems[0]) if log.problems else f"{name} could not be read; save it as CSV again."
        raise MmsidError(told)
    if not set(NEW_COLUMNS) & read.columns.keys():
        raise MmsidError(f"Expected a column title, description or image, but {name} has none; add one.")
    rows = []
    for row, cells in read.records():
        title, description, image = (str(cells.get(column) or "").strip() for column in NEW_COLUMNS)
        rows.append(BatchRow(row, title, description, image))
    for problem in log.problems:
        told = f"Expected a row that fits the header, but got {problem.message}; {problem.remedy}."
        rows += [BatchRow(row, "", "", "", problem=told) for row in problem.rows]
    if not 1 <= len(rows) <= MOST_ROWS:
        raise MmsidError(f"Expected 1 to {MOST_ROWS} products, but {name} has {len(rows):,}; split the file.")
    return sorted(rows, key=lambda row: row.row)


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
        lines.append(BatchLine(row.row, row.title[:LONGEST_TITLE], new, captions, problems.get(row.row, "")))
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
