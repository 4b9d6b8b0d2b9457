"""Reads the tables of a catalogue folder: CSV, JSON lines and Parquet become columns of Python values.

Nothing is guessed: every CSV cell is text, so "007" and "NA" stay what they are, and JSON and Parquet keep their own
types. Each row keeps the number under which the user finds it. What cannot be parsed is noted in the `ProblemLog`.
A CSV may be as Excel writes it: UTF-16 with a byte order mark, or with a first line `sep=;` that is no row. The
standard library reads CSV and JSON here because it names the row of an error and costs no import.
"""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import json
import math
import re
import zlib
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO, TextIO, cast

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import pyarrow as pa

    from mmsid.catalogue.problems import ProblemLog

FORMATS = (".csv", ".parquet", ".jsonl")

LONG_CELL = f"a cell of more than {csv.field_size_limit():,} letters"
"""What is said of a row with a cell that the standard library does not read."""

_PACKED = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_JSON = (".jsonl", ".ndjson", ".json")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SEPARATOR = re.compile(r'"?sep=([^"\r\n])"?[\r\n]*', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Table:
    """A file's rows, as columns.

    Attributes:
        file: its name.
        columns: name to values, all of equal length; None where JSON or Parquet has no value.
        rows: the user's number of each row (see `problems`).
    """

    file: str
    columns: dict[str, list[Any]]
    rows: Sequence[int]

    def __len__(self) -> int:
        return len(self.rows)

    def records(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yields the user's row number and the row as a dictionary."""
        names = tuple(self.columns)
        for row, values in zip(self.rows, zip(*self.columns.values(), strict=True), strict=True):
            yield row, dict(zip(names, values, strict=True))


@dataclass(frozen=True, slots=True)
class TableBounds:
    """How much of a stranger's CSV is read; reading ends where one of them is passed.

    Attributes:
        rows: with something in them; one more is read, so that its caller can tell that there are more.
        lines: of the file, the empty ones, too.
        columns: of the header, with a name or without.
    """

    rows: int
    lines: int
    columns: int


def find_table(folder: Path, stem: str, log: ProblemLog) -> Path | None:
    """Finds `stem.csv`, `stem.parquet` or `stem.jsonl`; two of them are a fatal problem."""
    found = [folder / f"{stem}{suffix}" for suffix in FORMATS if (folder / f"{stem}{suffix}").is_file()]
    if len(found) > 1:
        names = " and ".join(path.name for path in found)
        log.fatal(names, f"one {stem} file was expected, but the folder has {len(found)}", "keep the right one")
    return found[0] if found else None


def read_table(path: Path, required: Sequence[str], log: ProblemLog) -> Table | None:
    """Reads a table whole.

    Args:
        path: a file with one of `FORMATS`.
        required: columns that must be there.
        log: takes the problems; rows that cannot be parsed are named there.

    Returns:
        The table, or None after a fatal problem.
    """
    readers = {"csv": _read_csv, "jsonl": _read_jsonl, "parquet": _read_parquet}
    with noted_damage(path, log):
        table = readers[table_kind(path)](path, log)
        return table if table is not None and has_columns(table, required, log) else None
    return None


@contextmanager
def noted_damage(path: Path, log: ProblemLog) -> Iterator[None]:
    """Notes as a fatal problem, and ends, what keeps a file from being read; what `csv` raises was noted before."""
    try:
        yield
    except UnicodeDecodeError as error:
        with open_bytes(path) as stream:
            note_no_text(error, path.name, stream, log)
    except csv.Error:
        pass
    except (OSError, EOFError, zlib.error) as error:
        log.fatal(path.name, f"a readable file was expected, but it gave '{error}'", "check the file and its rights")


def table_kind(path: Path) -> str:
    """Of a file by its name: csv, jsonl or parquet; packed by gzip or not."""
    name = path.name.lower().removesuffix(".gz")
    return "parquet" if name.endswith(".parquet") else "jsonl" if name.endswith(_JSON) else "csv"


def open_bytes(path: Path) -> BinaryIO:
    """Opens a file to be read, unpacked if gzip packed it."""
    with path.open("rb") as stream:
        is_gzip = stream.read(2) == b"\x1f\x8b"
    return cast("BinaryIO", gzip.open(path, "rb")) if is_gzip else path.open("rb")


def read_csv(content: bytes, name: str, log: ProblemLog, bounds: TableBounds | None = None) -> Table | None:
    """Reads a CSV that is in memory, as `read_table` reads a file.

    Args:
        content: of the file.
        name: of the file, for the problems.
        log: takes the problems.
        bounds: of what is read; without them all of it is.

    Returns:
        The table, or None after a fatal problem.
    """
    try:
        with io.BytesIO(content) as stream:
            return _csv_table(stream, name, log, bounds)
    except UnicodeDecodeError as error:
        note_no_text(error, name, io.BytesIO(content), log)
        return None
    except csv.Error:
        return None


def is_packed(content: bytes) -> bool:
    """Whether a file begins as a zip file does, which every newer spreadsheet (.xlsx, .ods) is."""
    return content.startswith(_PACKED)


def is_utf16(content: bytes) -> bool:
    """Whether a text begins with the byte order mark of UTF-16."""
    return content.startswith(_UTF_16)


def csv_opening(text: str) -> tuple[list[str], int]:
    """How a CSV begins.

    Returns:
        the cells of its first row, none where it is no valid CSV; and where that row begins, which is behind a first
        line `sep=;`.
    """
    stream = io.StringIO(text, newline="")
    delimiter = _delimiter(stream)
    start = stream.tell()
    try:
        return next(csv.reader(stream, delimiter=delimiter, strict=True), []), start
    except csv.Error:
        return [], start


def as_text(value: Any) -> str | None:
    """Turns a cell into text without surrounding space.

    Returns:
        "" for no value (None, NaN), "7" for 7 and 7.0, and None where the value is no text (a list, bytes, a truth).
    """
    if isinstance(value, str):
        return value.strip()
    if value is None:
        return ""
    if isinstance(value, (bool, bytes, list, tuple, dict)):
        return None
    if isinstance(value, float):
        if math.isnan(value):
            return ""
        return str(int(value)) if value.is_integer() else str(value)
    return str(value)


def _read_csv(path: Path, log: ProblemLog) -> Table | None:
    with open_bytes(path) as stream:
        return _csv_table(stream, path.name, log)


def _csv_table(file_stream: BinaryIO, file: str, log: ProblemLog, bounds: TableBounds | None = None) -> Table | None:
    head = file_stream.read(4)
    file_stream.seek(0)
    if is_packed(head):
        log.fatal(file, "a CSV file was expected, but it is a spreadsheet (.xlsx) or a zip file", "save it as CSV")
        return None
    with io.TextIOWrapper(file_stream, encoding="utf-16" if is_utf16(head) else "utf-8-sig", newline="") as stream:
        return _csv_columns(stream, file, log, bounds)


def _csv_columns(stream: TextIO, file: str, log: ProblemLog, bounds: TableBounds | None) -> Table | None:
    delimiter = _delimiter(stream)
    lines = _bounded_lines(stream, delimiter, file, log, bounds) if bounds else stream
    records = _csv_records(csv.reader(lines, delimiter=delimiter, strict=True), file, log)
    _, names = next(records, (1, []))
    names = [name.strip() for name in names]
    if bounds and len(names) > bounds.columns:
        _note_columns(file, log, bounds)
        return None
    if not check_header(names, file, log):
        return None
    kept: list[list[str]] = []
    rows: list[int] = []
    for row, cells in _fitting(records, len(names), file, log):
        if bounds and len(rows) + log.count > bounds.rows:
            break
        kept.append(cells)
        rows.append(row)
    columns = zip(*kept, strict=True) if kept else ([] for _ in names)
    return Table(file, {name: list(column) for name, column in zip(names, columns, strict=True) if name}, rows)


def csv_rows(stream: TextIO, file: str, log: ProblemLog) -> tuple[list[str], Iterator[tuple[int, list[str]]]]:
    """A CSV's header, and its rows one by one, each with the user's number and as many cells as the header has.

    Raises:
        csv.Error: while it is iterated, where the rest of the file is lost; the log has said it.
    """
    records = _csv_records(csv.reader(stream, delimiter=_delimiter(stream), strict=True), file, log)
    _, names = next(records, (1, []))
    names = [name.strip() for name in names]
    return names, _fitting(records, len(names), file, log)


def _fitting(
    records: Iterator[tuple[int, list[str]]], width: int, file: str, log: ProblemLog
) -> Iterator[tuple[int, list[str]]]:
    """Rows that are not empty, padded to the header's width; longer ones are left out."""
    for row, cells in records:
        if len(cells) > width and any(cells[width:]):
            message = f"more cells than the {width} of the header"
            log.left_out(file, message, "put text that holds the separator into quotes", row=row)
        elif any(cells):
            yield row, cells[:width] + [""] * (width - len(cells))


def _delimiter(stream: TextIO) -> str:
    """What parts the cells; the stream stands where the first row begins."""
    first_line = stream.readline()
    said = _SEPARATOR.fullmatch(first_line)
    if said is None:
        stream.seek(0)
    return said[1] if said else max(",;\t", key=first_line.count)


def _bounded_lines(stream: TextIO, delimiter: str, file: str, log: ProblemLog, bounds: TableBounds) -> Iterator[str]:
    """Yields a file's lines; stops where they are too many, or where one has more cells than a row may have letters."""
    for number, line in enumerate(stream):
        if number == bounds.lines or log.count > bounds.rows:
            if log.count <= bounds.rows:
                log.fatal(
                    file, f"at most {bounds.lines:,} lines were expected, but it has more", "delete the empty ones"
                )
            return
        if line.count(delimiter) > bounds.columns + csv.field_size_limit():
            _note_columns(file, log, bounds)
            return
        yield line


def _note_columns(file: str, log: ProblemLog, bounds: TableBounds) -> None:
    log.fatal(file, f"at most {bounds.columns:,} columns were expected, but it has more", "delete those without a name")


def _csv_records(reader: Any, file: str, log: ProblemLog) -> Iterator[tuple[int, list[str]]]:
    """Yields (row, cells), going on after a row that cannot be parsed; raises where the rest of the file is lost."""
    row = 0
    while True:
        row += 1
        try:
            yield row, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "unexpected end of data" in str(error):
                log.fatal(file, "a quote is opened and never closed", "close it, or double quotes within text", row=row)
                raise
            if "field larger than field limit" in str(error):
                log.left_out(file, LONG_CELL, "shorten it, or close its quotes", row=row)
            else:
                log.left_out(file, f"no valid CSV ({error})", "double the quotes within quoted text", row=row)


def note_no_text(error: UnicodeDecodeError, file: str, stream: BinaryIO, log: ProblemLog) -> None:
    """Notes as a fatal problem that a file is not the text that it should be."""
    if "16" in error.encoding:
        log.fatal(file, f"UTF-16 text was expected, but it has {error.reason}", "save it again")
        return
    came = f"UTF-8 text was expected, but byte 0x{error.object[error.start]:02x} came"
    remedy = "save it as UTF-8 (in a spreadsheet: 'CSV UTF-8')"
    log.fatal(file, came, remedy, row=_first_broken_line(stream))


def _first_broken_line(stream: BinaryIO) -> int | None:
    """The first line that is not UTF-8."""
    for number, line in enumerate(stream, start=1):
        try:
            line.decode()
        except UnicodeDecodeError:
            return number
    return None


def has_columns(table: Table, required: Sequence[str], log: ProblemLog) -> bool:
    """Whether a table has the columns that it must have; notes a fatal problem otherwise."""
    missing = [name for name in required if name not in table.columns]
    if missing and table.columns:
        wanted, has = ", ".join(missing), ", ".join(repr(name) for name in table.columns)
        log.fatal(table.file, f"column {wanted} was expected, but the columns are {has}", "add or rename the column")
    elif missing:
        log.fatal(table.file, f"the columns {', '.join(required)} were expected, but the file is empty", "fill it")
    return not missing


def check_header(names: list[str], file: str, log: ProblemLog) -> bool:
    """Whether a header has each name once; notes a fatal problem otherwise."""
    twice = [name for name, count in Counter(names).items() if count > 1 and name]
    if twice:
        log.fatal(file, f"every column should have a name of its own, but {twice[0][:60]!r} occurs twice", "rename one")
    if any(names) and not all(names):
        log.warning(file, "a column without a name is not read", "name it, or delete it")
    return not twice


def _read_jsonl(path: Path, log: ProblemLog) -> Table:
    records: list[dict[str, Any]] = []
    rows: list[int] = []
    for row, record in json_records(path, log):
        records.append(record)
        rows.append(row)
    names = dict.fromkeys(name for record in records for name in record)
    return Table(path.name, {name: [record.get(name) for record in records] for name in names}, rows)


def json_records(path: Path, log: ProblemLog) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yields the objects of a file of JSON lines, each with its line; other lines are left out."""
    with io.TextIOWrapper(open_bytes(path), encoding="utf-8-sig") as stream:
        for row, line in enumerate(stream, start=1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
            except (ValueError, RecursionError):
                log.left_out(path.name, "no valid JSON", "write one JSON object on each line", row=row)
                continue
            if isinstance(record, dict):
                yield row, record
            else:
                log.left_out(path.name, "no JSON object", "write one JSON object on each line", row=row)


def _read_parquet(path: Path, log: ProblemLog) -> Table | None:
    table = open_parquet(path, log)
    if table is None:
        return None
    columns = {name: _python_values(table.column(name)) for name in table.column_names}
    return Table(path.name, columns, range(1, table.num_rows + 1))


def open_parquet(path: Path, log: ProblemLog) -> pa.Table | None:
    """Reads a Parquet file; None after a fatal problem."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as file:
            table = file.read()
        table.validate(full=True)
    except (pa.ArrowException, ValueError, OSError) as error:
        reason = (str(error) or type(error).__name__).splitlines()[0].rstrip(".")
        log.fatal(path.name, f"a Parquet file was expected, but reading it gave '{reason}'", "write the file again")
        return None
    return table if check_header(table.column_names, path.name, log) else None


def _python_values(column: pa.ChunkedArray) -> list[Any]:
    """The column as a list; strings and numbers by way of NumPy, which is several times faster."""
    import pyarrow as pa

    if pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    kind = column.type
    is_number = pa.types.is_integer(kind) or pa.types.is_floating(kind)
    if pa.types.is_string(kind) or pa.types.is_large_string(kind) or (is_number and column.null_count == 0):
        return list(column.to_numpy().tolist())
    return list(column.to_pylist())
