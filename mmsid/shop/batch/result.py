"""The result of a table of products: one line per row, and the file that is made of the lines.

In: `BatchLine`s, or the cells of them that a visitor's page kept and sends back; out: a CSV or a Parquet file. The
rules: what comes back is a stranger's and is checked; no cell of a CSV and no column's name is a formula to a
spreadsheet, and every text is in quotes, so that none can end its cell and begin another.
"""

from __future__ import annotations

import csv
import io
import os
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mmsid.errors import MmsidError
from mmsid.records import MAX_CELL_LENGTH, MAX_OWN_COLUMNS, MAX_RESULT_LENGTH, MAX_ROWS, Tokenization

COLUMNS: dict[str, type] = {
    "row": int,
    "item_id": str,
    "title": str,
    "semantic_id": str,
    "captions": str,
    "taken_by": str,
    "same_id_rows": str,
    "nearest_id": str,
    "nearest_title": str,
    "cosine": float,
    "verdict": str,
    "picture_fault": str,
    "problem": str,
}
"""Of the result, beside those of the table itself; only the cosine may be missing."""

MAX_NAME_LENGTH = 100
"""Letters of the name of a column that a table brings."""

_LAST_ROW = 10_000_000
_AGAIN = "tokenise the table again"
_FORMULA = frozenset("=+-@")
_TORN = ("\t", "\r", "\n")  # a spreadsheet may begin a new cell there
_LOOKED_AT = 32  # letters that are not seen, before a text counts as a formula
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")  # that are no blanks to Unicode
_KINDS = (".csv", ".parquet")


@dataclass(frozen=True, slots=True)
class BatchLine:
    """What became of one row.

    Attributes:
        row: its number as a spreadsheet shows it.
        title: as it was given.
        new: its semantic ID and neighbours; None where there is a problem.
        captions: of its codes, coarse to fine.
        problem: one sentence, or empty.
        own: the table's other columns.
        taken_by: id of the shop's product that has this very ID; a new one that is added gets the nearest free one.
        verdict: how near it is to the shop's own products, in one word; empty where nobody judged.
    """

    row: int
    title: str
    new: Tokenization | None
    captions: tuple[str, ...] = ()
    problem: str = ""
    own: Mapping[str, str] = field(default_factory=dict)
    taken_by: str = ""
    verdict: str = ""

    def cells(self) -> dict[str, Any]:
        """As the result file holds it; empty where nothing is known."""
        nearest = self.new.neighbours[0] if self.new else None
        return {
            "row": self.row,
            **self.own,
            "item_id": self.new.item.item_id if self.new else "",
            "title": self.title,
            "semantic_id": " ".join(self.new.semantic_id) if self.new else "",
            "captions": " / ".join(self.captions),
            "taken_by": self.taken_by,
            "same_id_rows": "",  # `result_file` knows all rows
            "nearest_id": nearest.item.item_id if nearest else "",
            "nearest_title": nearest.item.title if nearest else "",
            "cosine": nearest.cosine if nearest else None,
            "verdict": self.verdict,
            "picture_fault": self.new.picture_fault if self.new else "",
            "problem": self.problem,
        }


def write_batch(lines: Sequence[BatchLine], path: Path) -> None:
    """Writes the result, as its name says: .csv or .parquet.

    Raises:
        MmsidError: if the name ends otherwise, or the file cannot be written.
    """
    check_result_path(path)
    try:
        path.write_bytes(result_file([line.cells() for line in lines], path.suffix))
    except OSError as error:
        raise MmsidError(f"Expected a place to write {path} to, but got {error.strerror}; choose another.") from None


def check_result_path(path: Path) -> None:
    """Refuses a result file of another kind or in another place than can be written to, before the work is done.

    Raises:
        MmsidError: if the name ends neither with .csv nor with .parquet, or its folder is not there or not writable.
    """
    if path.suffix not in _KINDS:
        raise MmsidError(f"Expected a .csv or .parquet file for the result, but got {path.name}; rename it.")
    if not path.parent.is_dir():
        raise MmsidError(
            f"Expected a folder to write {path.name} to, but {path.parent} is none; make it, or choose another."
        )
    if path.is_dir() or not os.access(path if path.exists() else path.parent, os.W_OK):
        raise MmsidError(f"Expected a place to write to, but {path} cannot be written; choose another.")


def result_file(cells: Sequence[Mapping[str, Any]], kind: str) -> bytes:
    """Makes the result's file in memory.

    Args:
        cells: as `BatchLine.cells` or `check_cells` give them; at least one. Which other rows have the same ID is
            filled in.
        kind: .csv or .parquet.
    """
    told = _with_shared_ids(cells)
    return _parquet(told) if kind == ".parquet" else _csv(told)


def _with_shared_ids(cells: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    rows: dict[str, list[int]] = {}
    for one in cells:
        rows.setdefault(one["semantic_id"], []).append(one["row"])
    shared = {ids: numbers for ids, numbers in rows.items() if ids and len(numbers) > 1}
    return [
        {**one, "same_id_rows": " ".join(str(n) for n in shared.get(one["semantic_id"], ()) if n != one["row"])}
        for one in cells
    ]


def check_cells(cells: Any) -> list[dict[str, Any]]:
    """Checks the cells that a page sends back to have a file made of them.

    Raises:
        MmsidError: unless they are 1 to `MAX_ROWS` rows of `COLUMNS`, each of its type and of a sane size, and of the
            same further columns of text.
    """
    if not isinstance(cells, list) or not 1 <= len(cells) <= MAX_ROWS:
        came = f"{len(cells):,}" if isinstance(cells, list) else type(cells).__name__
        raise MmsidError(f"Expected 1 to {MAX_ROWS} rows of a result, but got {came}; {_AGAIN}.")
    check_total(cells)
    columns = list(cells[0]) if isinstance(cells[0], dict) else []
    own = [name for name in columns if name not in COLUMNS]
    if len(own) > MAX_OWN_COLUMNS or not all(is_text(name, MAX_NAME_LENGTH + len("your ")) for name in own):
        raise MmsidError(f"Expected at most {MAX_OWN_COLUMNS} further columns, but got more or longer ones; {_AGAIN}.")
    for one in cells:
        if not isinstance(one, dict) or one.keys() != set(columns) or not COLUMNS.keys() <= one.keys():
            raise MmsidError(f"Expected rows with {', '.join(COLUMNS)}, but got other columns; {_AGAIN}.")
        for name, value in one.items():
            kind = COLUMNS.get(name, str)
            if not _fits(value, kind):
                raise MmsidError(f"Expected {_WANTED[kind]} as {name}, but got something else; {_AGAIN}.")
    return cells


def check_total(cells: Sequence[Any]) -> None:
    """Refuses rows that are larger together than any table's, before each of their cells is looked at.

    Raises:
        MmsidError: if all their texts together have more than `MAX_RESULT_LENGTH` letters.
    """
    rows = [list(one.values()) for one in cells if isinstance(one, dict)]
    rows += [list(value.values()) for row in rows for value in row if isinstance(value, dict)]  # as the page sends them
    letters = sum(len(value) for row in rows for value in row if isinstance(value, str))
    if letters > MAX_RESULT_LENGTH:
        raise MmsidError(
            f"Expected a result of at most {MAX_RESULT_LENGTH:,} letters, but got {letters:,}; split the table."
        )


_WANTED = {
    int: f"a row's number up to {_LAST_ROW:,}",
    float: "a number from -1 to 1 or nothing",
    str: f"text of at most {MAX_CELL_LENGTH:,} letters",
}


def _fits(value: Any, kind: type) -> bool:
    if kind is str:
        return is_text(value, MAX_CELL_LENGTH)
    if isinstance(value, bool):
        return False
    if kind is int:
        return isinstance(value, int) and 1 <= value <= _LAST_ROW
    return value is None or (isinstance(value, (int, float)) and -1.001 <= value <= 1.001)


def is_text(value: Any, longest: int) -> bool:
    """Whether a value is a text of at most so many letters that can be written as UTF-8."""
    if not isinstance(value, str) or len(value) > longest:
        return False
    try:
        value.encode()
    except UnicodeEncodeError:  # half of a surrogate pair, which JSON can carry
        return False
    return True


def _parquet(cells: Sequence[Mapping[str, Any]]) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    types = {int: pa.int64(), float: pa.float64(), str: pa.string()}
    schema = pa.schema([pa.field(name, types[COLUMNS.get(name, str)]) for name in cells[0]])
    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([dict(one) for one in cells], schema=schema), buffer)
    return buffer.getvalue()


def _csv(cells: Sequence[Mapping[str, Any]]) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow([_harmless(name) for name in cells[0]])
    writer.writerows([_harmless(one[name]) for name in cells[0]] for one in cells)
    return stream.getvalue().encode()


def _harmless(value: Any) -> Any:
    """Puts an apostrophe before a text that a spreadsheet would run as a formula; numbers are the program's own."""
    return f"'{value}" if isinstance(value, str) and _is_formula(value) else value


def _is_formula(text: str) -> bool:
    """Whether a text begins with what OWASP lists, also in full width, or after what is not seen."""
    if text.startswith(_TORN):
        return True
    begun = text.lstrip()[:_LOOKED_AT]
    first = next((letter for letter in begun if not _is_unseen(letter)), None)
    if first is None:
        return len(begun) == _LOOKED_AT  # nobody looks on
    return unicodedata.normalize("NFKC", first)[0] in _FORMULA


def _is_unseen(letter: str) -> bool:
    """Blanks, control and format characters, and marks without a letter to stand on."""
    return unicodedata.category(letter)[0] in "CZM" or letter in _UNSEEN
