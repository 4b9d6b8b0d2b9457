"""Many at once: a visitor's table of new products, tokenised portion by portion.

The page holds everything: it has the table read (`sheet`), sends a few rows at a time with their pictures (`portion`),
and sends the cells of the result back to have a file made of them (`outcome`). The server keeps nothing in between and
writes nothing to its disk, so whatever comes is a stranger's and is checked.
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
from mmsid.ui.component import Part
from mmsid.ui.loading import LoadingShop
from mmsid.ui.newcomers import batch_lines
from mmsid.ui.sent import sent_bytes, sent_picture, size_of
from mmsid.ui.shelf import Shelf
from mmsid.ui.space import Limits
from mmsid.ui.turns import Turns

if TYPE_CHECKING:
    from mmsid.pipeline.batch_table import BatchRow

PORTION = 8
"""Rows that one question may bring."""

_LONGEST_TEXT = 150_000  # more than the longest cell that a CSV may have
_LONGEST_NAME = 200
_KINDS = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}
_AGAIN = "choose the table again"


def add_batch_part(loading: LoadingShop, limits: Limits, interface: Interface) -> None:
    """Adds the part to the panel that is being built."""
    part = Part(
        "batch",
        '<section class="mm-batch" aria-labelledby="mm-batch-title"></section>',
        interface=interface,
        events=["sheet", "portion", "outcome"],
    )
    turns = Turns(limits.waiting)
    part.on("sheet", sheet, turns)
    part.on("portion", lambda asked: portion(loading, limits, asked), turns)
    part.on("outcome", outcome, turns)


def batch_values(shelf: Shelf) -> dict[str, Any]:
    """What the page starts from: the limits, and a table that shows the format, with the addresses of its pictures."""
    pictures = {Path(one["image"]).name: address(one["image"]) for one in shelf.newcomers}
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(records.NEW_COLUMNS)
    writer.writerows([one["title"], one["description"], Path(one["image"]).name] for one in shelf.newcomers)
    if not pictures:
        writer.writerow(["Striped mug", "A stoneware mug for the first coffee of the day.", "mug.jpg"])
    return {
        "columns": records.NEW_COLUMNS,
        "portion": PORTION,
        "mostRows": records.MOST_ROWS,
        "tableBytes": records.MOST_TABLE_BYTES,
        "pictureBytes": records.MOST_PICTURE_BYTES,
        "zipBytes": records.MOST_ARCHIVE_BYTES,
        "zipFiles": records.MOST_MEMBERS,
        "example": stream.getvalue(),
        "examplePictures": pictures,
    }


def sheet(asked: Mapping[str, Any]) -> dict[str, Any]:
    """Reads a table.

    Args:
        asked: `name`, `size` in bytes, and the `file` in base64, which a page leaves out where it is too large.

    Returns:
        `rows`: one per product, with `row`, `title`, `description`, `image`, `problem` and `own`, its other columns;
        `read_as`: under which name the table has title, description and image.

    Raises:
        MmsidError: as `parse_table`, or if what came is no file.
    """
    from mmsid.pipeline.batch_table import check_table, parse_table

    name = _text(asked, "name", _LONGEST_NAME)
    size, file = asked.get("size"), asked.get("file")
    check_table(name, max(size if isinstance(size, int) else 0, size_of(file) - 2 if isinstance(file, str) else 0))
    table = parse_table(sent_bytes(file, "a table"), name)
    names = ("row", "title", "description", "image", "problem", "own")
    return {"rows": [{field: getattr(row, field) for field in names} for row in table.rows], "read_as": table.read_as}


def portion(loading: LoadingShop, limits: Limits, asked: Mapping[str, Any]) -> dict[str, Any]:
    """Tokenises a few rows.

    Args:
        loading: the shop.
        limits: of a visitor; all pictures of a portion together may be as large as one uploaded picture.
        asked: `rows`, as `sheet` gave them, each with the bytes of its picture (`file`) or the `trouble` with it; and
            `source`, the name of the zip file or folder that the pictures come from, or None.

    Returns:
        `lines`: as `batch_lines`, in the order of the rows.

    Raises:
        MmsidError: if what came is anything else.
    """
    rows = asked.get("rows")
    if not isinstance(rows, list) or not 1 <= len(rows) <= PORTION or not all(isinstance(row, dict) for row in rows):
        raise MmsidError(f"Expected 1 to {PORTION} rows of a table at once, but got something else; {_AGAIN}.")
    sent = sum(size_of(row["file"]) for row in rows if isinstance(row.get("file"), str))
    if sent > limits.upload_megabytes * 1_000_000 + 2 * PORTION:
        most = limits.upload_megabytes
        raise MmsidError(f"Expected pictures of at most {most} MB at once, but got more; make them smaller.")
    source = None if asked.get("source") is None else _text(asked, "source", _LONGEST_NAME)
    read = [_row(row, source, limits) for row in rows]
    if len({row.row for row in read}) < len(read):
        raise MmsidError(f"Expected different rows of a table, but two have the same number; {_AGAIN}.")
    shop = loading.visited(asked)
    from mmsid.explain import familiarity
    from mmsid.pipeline.batch import tokenize_batch

    lines = tokenize_batch(shop, read, judge=lambda shop, new: str(familiarity(shop, new).verdict))
    return {"lines": batch_lines(shop, lines)}


def outcome(asked: Mapping[str, Any]) -> dict[str, Any]:
    """Makes the file of a result.

    Args:
        asked: `cells`, one per row, as `portion` gave them; `kind`, csv or parquet.

    Returns:
        `name` and `type` of the file, and its `content` in base64.

    Raises:
        MmsidError: if the cells or the kind are anything else.
    """
    from mmsid.pipeline.batch_result import check_cells, result_file

    kind = asked.get("kind")
    if kind not in ("csv", "parquet"):
        raise MmsidError("Expected csv or parquet as the kind of the file, but got something else; choose one of them.")
    content = result_file(check_cells(asked.get("cells")), f".{kind}")
    return {"name": f"semantic-ids.{kind}", "type": _KINDS[kind], "content": base64.b64encode(content).decode()}


def _row(sent: Mapping[str, Any], source: str | None, limits: Limits) -> BatchRow:
    from mmsid.pipeline.batch_table import BatchRow
    from mmsid.pipeline.picture_store import SentPicture, Trouble

    row = sent.get("row")
    if not isinstance(row, int) or isinstance(row, bool) or not 1 <= row <= 10_000_000:
        raise MmsidError(f"Expected the number of a row, but got something else; {_AGAIN}.")
    title, description, image, problem = (
        _text(sent, name, _LONGEST_TEXT) for name in ("title", "description", "image", "problem")
    )
    trouble = sent.get("trouble") or (Trouble.EMPTY if sent.get("file") == "" else Trouble.MISSING)
    if trouble not in (*Trouble, "heavy"):
        raise MmsidError(f"Expected {', '.join(Trouble)} or heavy as a picture's trouble, but got another; {_AGAIN}.")
    pictures = None
    if source is not None:
        content = sent_picture(sent.get("file"), limits)
        heavy = {"trouble": Trouble.LARGE, "megabytes": limits.upload_megabytes}  # as it is after it was made smaller
        pictures = SentPicture(source, content, **(heavy if trouble == "heavy" else {"trouble": Trouble(trouble)}))
    return BatchRow(row, title, description, image, pictures, problem, _own(sent.get("own", {})))


def _own(values: Any) -> dict[str, str]:
    """A row's other columns; the result's file checks them once more, and whether all rows have the same."""
    from mmsid.pipeline.batch_result import COLUMNS, LONGEST_CELL, is_text

    if not isinstance(values, dict) or not all(
        is_text(name, _LONGEST_NAME) and name not in COLUMNS and is_text(text, LONGEST_CELL)
        for name, text in values.items()
    ):
        raise MmsidError(f"Expected a row's further columns as texts, but got something else; {_AGAIN}.")
    return values


def _text(values: Mapping[str, Any], name: str, longest: int) -> str:
    from mmsid.pipeline.batch_result import is_text

    value = values.get(name, "")
    if not is_text(value, longest):
        raise MmsidError(f"Expected {name} as text of at most {longest:,} letters, but got something else; {_AGAIN}.")
    return str(value)
