"""Reads the tables of a catalogue folder: CSV, JSON lines and Parquet become columns of Python values.

Nothing is guessed: every CSV cell is text (`csv_tables.py`), and JSON and Parquet keep their own types. A file may be
packed by gzip. The standard library reads JSON, too, because it names the line of an error and costs no import.
"""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import json
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from mmsid.catalogue.columns import Table, check_header, has_columns
from mmsid.catalogue.csv_tables import WESTERN, csv_table, is_packed, is_utf16, is_western, note_no_text, note_western

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import pyarrow as pa

    from mmsid.catalogue.problems import ProblemLog

FORMATS = (".csv", ".parquet", ".jsonl", ".json")

_BLOCK = 16_000_000
"""Bytes that are read at once, to see what they are written in."""

_WRAPPERS = ("products", "items", "data", "results", "records", "rows", "events", "interactions", "orders")
"""What an object may have a list of rows under, as the answers of shops' APIs do."""

_JSON = (".jsonl", ".ndjson", ".json")


def find_table(folder: Path, stem: str, log: ProblemLog) -> Path | None:
    """Finds the file of `FORMATS` that is called `stem`; two of them are a fatal problem."""
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


def _read_csv(path: Path, log: ProblemLog) -> Table | None:
    encoding = csv_encoding(path, log)
    with open_bytes(path) as stream:
        return csv_table(stream, path.name, log, encoding=encoding)


def csv_encoding(path: Path, log: ProblemLog) -> str:
    """What a CSV without a byte order mark of UTF-16 is written in: UTF-8, or Windows-1252, which is said."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with open_bytes(path) as stream:
        while block := stream.read(_BLOCK):
            try:
                decoder.decode(block)
            except UnicodeDecodeError:
                if is_utf16(block) or is_packed(block) or not is_western(block):
                    break
                note_western(path.name, log)
                return WESTERN
    return "utf-8-sig"


def _read_jsonl(path: Path, log: ProblemLog) -> Table:
    records: list[dict[str, Any]] = []
    rows: list[int] = []
    for row, record in json_records(path, log):
        records.append(record)
        rows.append(row)
    names = dict.fromkeys(name for record in records for name in record)
    return Table(path.name, {name: [record.get(name) for record in records] for name in names}, rows)


def json_records(path: Path, log: ProblemLog) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yields the objects of a file of JSON lines, each with its line; other lines are left out.

    A file that is one JSON list, or an object with one list of objects in it, has its elements, counted from 1.
    """
    whole = _json_list(path)
    if whole is not None:
        yield from ((row, record) for row, record in enumerate(whole, start=1) if isinstance(record, dict))
        for row, record in enumerate(whole, start=1):
            if not isinstance(record, dict):
                log.left_out(path.name, "no JSON object", "write a list of objects", row=row)
        return
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


def _json_list(path: Path) -> list[Any] | None:
    """The elements of a file that is one JSON list, or an object that has one; None of JSON lines."""
    with io.TextIOWrapper(open_bytes(path), encoding="utf-8-sig") as stream:
        first = stream.readline()
        try:
            value = json.loads(first)
            if any(line.strip() for line in stream):
                return None
        except (ValueError, RecursionError):
            if not first.strip().endswith(("[", "{", ",")):
                return None
            stream.seek(0)
            try:
                value = json.load(stream)
            except (ValueError, RecursionError):
                return None
    if isinstance(value, dict):
        return next((one for name in _WRAPPERS if isinstance(one := value.get(name), list)), None)
    return value if isinstance(value, list) else None


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
