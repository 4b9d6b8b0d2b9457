"""Many new products at once: a table in, a table out.

In: a CSV with the columns title, description and image (one of them at least), and the pictures that it names; out:
one `BatchLine` per row, with its semantic ID or with what is wrong. The rule: a row that cannot be used never stops
the others, and memory does not grow with what is uploaded.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mmsid.catalogue.problems import ProblemLog
from mmsid.catalogue.tables import read_table
from mmsid.errors import MmsidError
from mmsid.pipeline.carrier import LONGEST_DESCRIPTION, LONGEST_TITLE
from mmsid.pipeline.picture_store import PictureStore
from mmsid.pipeline.shop import MMSID
from mmsid.pipeline.tokenizing import NewProduct, read_product
from mmsid.progress import Progress, silent
from mmsid.records import Tokenization

MOST_ROWS = 500
MOST_TABLE_BYTES = 5_000_000
COLUMNS = ("title", "description", "image")

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
    """

    row: int
    title: str
    description: str
    image: str
    pictures: PictureStore | None


@dataclass(frozen=True, slots=True)
class BatchLine:
    """What became of one row.

    Attributes:
        row: its number as a spreadsheet shows it.
        title: as it was given.
        new: its semantic ID and neighbours; None where there is a problem.
        captions: of its codes, coarse to fine.
        problem: one sentence, or empty.
    """

    row: int
    title: str
    new: Tokenization | None
    captions: tuple[str, ...] = ()
    problem: str = ""

    def cells(self) -> dict[str, Any]:
        """As the result file holds it; empty where nothing is known."""
        nearest = self.new.neighbours[0] if self.new else None
        return {
            "row": self.row,
            "item_id": self.new.item.item_id if self.new else "",
            "title": self.title,
            "semantic_id": " ".join(self.new.semantic_id) if self.new else "",
            "captions": " / ".join(self.captions),
            "nearest_id": nearest.item.item_id if nearest else "",
            "nearest_title": nearest.item.title if nearest else "",
            "cosine": nearest.cosine if nearest else None,
            "problem": self.problem,
        }


def read_batch(table: Path, pictures: Path | None = None) -> list[BatchRow]:
    """Reads a table of new products; pictures are not opened yet.

    Args:
        table: a CSV file.
        pictures: a folder or a zip file.

    Raises:
        MmsidError: if the table or the pictures cannot be read, it has none of `COLUMNS`, or too few or too many rows.
    """
    if not table.is_file():
        raise MmsidError(f"Expected a CSV file of products, but {table} does not exist; check its path.")
    if table.stat().st_size > MOST_TABLE_BYTES:
        most = MOST_TABLE_BYTES // 1_000_000
        raise MmsidError(f"Expected a CSV file of at most {most} MB, but {table.name} is larger; split it.")
    if table.suffix.lower() != ".csv":
        raise MmsidError(f"Expected a .csv file of products, but got {table.name}; save it as CSV.")
    log = ProblemLog()
    read = read_table(table, (), log)
    if read is None or log.problems:
        told = str(log.problems[0]) if log.problems else f"{table.name} could not be read; save it as CSV again."
        raise MmsidError(told)
    if not set(COLUMNS) & read.columns.keys():
        raise MmsidError(f"Expected a column title, description or image, but {table.name} has none; add one.")
    if not 1 <= len(read) <= MOST_ROWS:
        raise MmsidError(f"Expected 1 to {MOST_ROWS} products, but {table.name} has {len(read):,}; split the file.")
    store = PictureStore(pictures) if pictures is not None else None
    rows = []
    for row, cells in read.records():
        title, description, image = (str(cells.get(name) or "").strip() for name in COLUMNS)
        rows.append(BatchRow(row, title, description, image, store))
    return rows


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


def write_batch(lines: Sequence[BatchLine], path: Path) -> None:
    """Writes the result, as its name says: .csv or .parquet.

    Raises:
        MmsidError: if the name ends otherwise, or the file cannot be written.
    """
    check_result_name(path)
    cells = [line.cells() for line in lines]
    try:
        if path.suffix == ".parquet":
            import pyarrow as pa
            import pyarrow.parquet as pq

            text = [pa.field(name, pa.string()) for name in BatchLine(0, "", None).cells()]
            types = {"row": pa.int64(), "cosine": pa.float64()}
            pq.write_table(
                pa.Table.from_pylist(cells, schema=pa.schema([f.with_type(types.get(f.name, f.type)) for f in text])),
                path,
            )
            return
        with path.open("w", newline="", encoding="utf-8") as stream:
            writer = csv.DictWriter(stream, fieldnames=list(BatchLine(0, "", None).cells()))
            writer.writeheader()
            writer.writerows(cells)
    except OSError as error:
        raise MmsidError(f"Expected a place to write {path} to, but got {error.strerror}; choose another.") from None


def check_result_name(path: Path) -> None:
    """Refuses a result file of another kind, before the work is done.

    Raises:
        MmsidError: if the name ends neither with .csv nor with .parquet.
    """
    if path.suffix not in (".csv", ".parquet"):
        raise MmsidError(f"Expected a .csv or .parquet file for the result, but got {path.name}; rename it.")


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
