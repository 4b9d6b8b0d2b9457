"""Many at once: a visitor's table of new products, tokenised a few rows at a time.

The page holds everything: it has the table read (`read_table`), sends a few rows with their pictures
(`tokenize_rows`), and sends the cells of the result back to have a file made of them (`export_result`). The server
keeps nothing in between and writes nothing to its disk, so whatever comes is a stranger's and is checked.
"""

from __future__ import annotations

import base64
import csv
import io
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mmsid import records
from mmsid.errors import MmsidError
from mmsid.ui.assets import Interface, address
from mmsid.ui.build_summary import BuildSummary
from mmsid.ui.component import Component
from mmsid.ui.loading import LoadingShop
from mmsid.ui.new_item_answers import batch_lines
from mmsid.ui.request_queue import RequestQueue
from mmsid.ui.space import Limits
from mmsid.ui.uploads import size_of, uploaded_bytes, uploaded_picture

if TYPE_CHECKING:
    from mmsid.shop.batch.table import BatchRow

ROWS_PER_REQUEST = 8
"""Rows that one question may bring."""

_MAX_TEXT_LENGTH = 150_000  # more than the longest cell that a CSV may have
_MAX_NAME_LENGTH = 200
_KINDS = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}
_AGAIN = "choose the table again"


def add_batch_part(loading: LoadingShop, limits: Limits, interface: Interface) -> None:
    """Adds the part to the panel that is being built."""
    part = Component(
        "batch",
        '<section class="mm-batch" aria-labelledby="mm-batch-title"></section>',
        interface=interface,
        events=["sheet", "portion", "outcome"],
    )
    queue = RequestQueue(limits.waiting)
    part.on("sheet", read_table, queue)
    part.on("portion", lambda asked: tokenize_rows(loading, limits, asked), queue)
    part.on("outcome", export_result, queue)


def batch_values(summary: BuildSummary) -> dict[str, Any]:
    """What the page starts from: the limits, and a table that shows the format, with the addresses of its pictures."""
    pictures = {Path(one["image"]).name: address(one["image"]) for one in summary.new_items}
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(records.NEW_COLUMNS)
    writer.writerows([one["title"], one["description"], Path(one["image"]).name] for one in summary.new_items)
    if not pictures:
        writer.writerow(["Striped mug", "A stoneware mug for the first coffee of the day.", "mug.jpg"])
    return {
        "columns": records.NEW_COLUMNS,
        "portion": ROWS_PER_REQUEST,
        "mostRows": records.MAX_ROWS,
        "tableBytes": records.MAX_TABLE_BYTES,
        "pictureBytes": records.MAX_PICTURE_BYTES,
        "zipBytes": records.MAX_ARCHIVE_BYTES,
        "zipFiles": records.MAX_ARCHIVE_FILES,
        "example": stream.getvalue(),
        "examplePictures": pictures,
    }


def read_table(asked: Mapping[str, Any]) -> dict[str, Any]:
    """Reads a table.

    Args:
        asked: `name`, `size` in bytes, and the `file` in base64, which a page leaves out where it is too large.

    Returns:
        `rows`: one per product, with `row`, `title`, `description`, `image`, `problem` and `own`, its other columns;
        `read_as`: under which name the table has title, description and image.

    Raises:
        MmsidError: as `parse_table`, or if what came is no file.
    """
    from mmsid.shop.batch.table import check_table, parse_table

    name = _text(asked, "name", _MAX_NAME_LENGTH)
    size, file = asked.get("size"), asked.get("file")
    check_table(name, max(size if isinstance(size, int) else 0, size_of(file) - 2 if isinstance(file, str) else 0))
    table = parse_table(uploaded_bytes(file, "a table"), name)
    names = ("row", "title", "description", "image", "problem", "own")
    return {"rows": [{field: getattr(row, field) for field in names} for row in table.rows], "read_as": table.read_as}


def tokenize_rows(loading: LoadingShop, limits: Limits, asked: Mapping[str, Any]) -> dict[str, Any]:
    """Tokenises a few rows.

    Args:
        loading: the shop.
        limits: of a visitor; all pictures of a portion together may be as large as one uploaded picture.
        asked: `rows`, as `read_table` gave them, each with the bytes of its picture (`file`) or the `trouble` with
            it; and `source`, the name of the zip file or folder that the pictures come from, or None.

    Returns:
        `lines`: as `batch_lines`, in the order of the rows.

    Raises:
        MmsidError: if what came is anything else.
    """
    rows = asked.get("rows")
    if (
        not isinstance(rows, list)
        or not 1 <= len(rows) <= ROWS_PER_REQUEST
        or not all(isinstance(row, dict) for row in rows)
    ):
        raise MmsidError(f"Expected 1 to {ROWS_PER_REQUEST} rows of a table at once, but got something else; {_AGAIN}.")
    sent = sum(size_of(row["file"]) for row in rows if isinstance(row.get("file"), str))
    if sent > limits.upload_megabytes * 1_000_000 + 2 * ROWS_PER_REQUEST:
        most = limits.upload_megabytes
        raise MmsidError(f"Expected pictures of at most {most} MB at once, but got more; make them smaller.")
    source = None if asked.get("source") is None else _text(asked, "source", _MAX_NAME_LENGTH)
    read = [_row(row, source, limits) for row in rows]
    if len({row.row for row in read}) < len(read):
        raise MmsidError(f"Expected different rows of a table, but two have the same number; {_AGAIN}.")
    shop = loading.visited(asked)
    from mmsid.explain import novelty
    from mmsid.shop.batch.run import tokenize_batch

    lines = tokenize_batch(shop, read, judge=lambda shop, new: str(novelty(shop, new).verdict))
    return {"lines": batch_lines(shop, lines)}


def export_result(asked: Mapping[str, Any]) -> dict[str, Any]:
    """Makes the file of a result.

    Args:
        asked: `cells`, one per row, as `tokenize_rows` gave them; `kind`, csv or parquet.

    Returns:
        `name` and `type` of the file, and its `content` in base64.

    Raises:
        MmsidError: if the cells or the kind are anything else.
    """
    from mmsid.shop.batch.result import check_cells, result_file

    kind = asked.get("kind")
    if kind not in ("csv", "parquet"):
        raise MmsidError("Expected csv or parquet as the kind of the file, but got something else; choose one of them.")
    content = result_file(check_cells(asked.get("cells")), f".{kind}")
    return {"name": f"semantic-ids.{kind}", "type": _KINDS[kind], "content": base64.b64encode(content).decode()}


def _row(sent: Mapping[str, Any], source: str | None, limits: Limits) -> BatchRow:
    from mmsid.shop.batch.pictures import SentPicture, Trouble
    from mmsid.shop.batch.table import BatchRow

    row = sent.get("row")
    if not isinstance(row, int) or isinstance(row, bool) or not 1 <= row <= 10_000_000:
        raise MmsidError(f"Expected the number of a row, but got something else; {_AGAIN}.")
    title, description, image, problem = (
        _text(sent, name, _MAX_TEXT_LENGTH) for name in ("title", "description", "image", "problem")
    )
    trouble = sent.get("trouble") or (Trouble.EMPTY if sent.get("file") == "" else Trouble.MISSING)
    if trouble not in (*Trouble, "heavy"):
        raise MmsidError(f"Expected {', '.join(Trouble)} or heavy as a picture's trouble, but got another; {_AGAIN}.")
    pictures = None
    if source is not None:
        content = uploaded_picture(sent.get("file"), limits)
        heavy = {"trouble": Trouble.LARGE, "megabytes": limits.upload_megabytes}  # as it is after it was made smaller
        pictures = SentPicture(source, content, **(heavy if trouble == "heavy" else {"trouble": Trouble(trouble)}))
    return BatchRow(row, title, description, image, pictures, problem, _own(sent.get("own", {})))


def _own(values: Any) -> dict[str, str]:
    """A row's other columns; the result's file checks them once more, and whether all rows have the same."""
    from mmsid.shop.batch.result import COLUMNS, MAX_CELL_LENGTH, is_text

    if not isinstance(values, dict) or not all(
        is_text(name, _MAX_NAME_LENGTH) and name not in COLUMNS and is_text(text, MAX_CELL_LENGTH)
        for name, text in values.items()
    ):
        raise MmsidError(f"Expected a row's further columns as texts, but got something else; {_AGAIN}.")
    return values


def _text(values: Mapping[str, Any], name: str, longest: int) -> str:
    from mmsid.shop.batch.result import is_text

    value = values.get(name, "")
    if not is_text(value, longest):
        raise MmsidError(f"Expected {name} as text of at most {longest:,} letters, but got something else; {_AGAIN}.")
    return str(value)
