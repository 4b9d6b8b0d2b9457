"""Writes a result as a CSV or a Parquet file.

In: rows of named cells; out: the bytes of the file. The rule: no cell of a CSV and no column's name is a formula to a
spreadsheet, and every text is in quotes, so that none can end its cell and begin another.
"""

from __future__ import annotations

import csv
import io
import os
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from mmsid.errors import MmsidError

_FORMULA = frozenset("=+-@")
_TORN = ("\t", "\r", "\n")  # a spreadsheet may begin a new cell there
_LOOKED_AT = 32  # letters that are not seen, before a text counts as a formula
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")  # that are no blanks to Unicode
_KINDS = (".csv", ".parquet")


def write_file(content: bytes, path: Path) -> None:
    """Writes a result's file.

    Raises:
        MmsidError: if it cannot be written.
    """
    try:
        path.write_bytes(content)
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


def table_file(cells: Sequence[Mapping[str, Any]], kind: str, types: Mapping[str, type]) -> bytes:
    """Makes a table's file in memory.

    Args:
        cells: one mapping per row, all with the same columns in the same order; at least one.
        kind: .csv or .parquet.
        types: of the columns that are not texts; a number may be None.
    """
    return _parquet(cells, types) if kind == ".parquet" else _csv(cells)


def is_text(value: Any, longest: int) -> bool:
    """Whether a value is a text of at most so many letters that can be written as UTF-8."""
    if not isinstance(value, str) or len(value) > longest:
        return False
    try:
        value.encode()
    except UnicodeEncodeError:  # half of a surrogate pair, which JSON can carry
        return False
    return True


def _parquet(cells: Sequence[Mapping[str, Any]], columns: Mapping[str, type]) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    types = {int: pa.int64(), float: pa.float64(), str: pa.string()}
    schema = pa.schema([pa.field(name, types[columns.get(name, str)]) for name in cells[0]])
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
