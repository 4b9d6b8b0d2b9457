"""Reads CSV, as people and spreadsheets write it.

In: bytes; out: a `Table` of text, so "007" and "NA" stay what they are. A CSV may be as Excel writes it: UTF-16 with a
byte order mark, in Windows-1252, or with a first line `sep=;` that is no row. The standard library reads it because it
names the row of an error and costs no import. What cannot be parsed is noted in the `ProblemLog`.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from typing import TYPE_CHECKING, Any, BinaryIO, TextIO

from mmsid.catalogue.columns import Table, check_header

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mmsid.catalogue.columns import TableBounds
    from mmsid.catalogue.problems import ProblemLog

LONG_CELL = f"a cell of more than {csv.field_size_limit():,} letters"
"""What is said of a row with a cell that the standard library does not read."""


_PACKED = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

WESTERN = "cp1252"

_UTF_8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
_ASCII, _LETTERS = re.compile(rb"[\x00-\x7f]+"), re.compile(rb"[^A-Za-z\x80-\xff]+")
_MOST_HIGH = 0.3
"""Share of the letters of a text in Windows-1252 that are not ASCII, at most: one in another alphabet has more."""

_SEPARATOR = re.compile(r'"?sep=([^"\r\n])"?[\r\n]*', re.IGNORECASE)


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
            return csv_table(stream, name, log, bounds)
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


def is_western(content: bytes) -> bool:
    """Whether a text that is no UTF-8 is Windows-1252: no UTF-8 that was damaged, and mostly plain letters."""
    letters = len(_LETTERS.sub(b"", content))
    high = len(_ASCII.sub(b"", content))
    return b"\0" not in content and not _UTF_8.search(content) and high < _MOST_HIGH * letters


def note_western(file: str, log: ProblemLog) -> None:
    """Says that a file is read as Windows-1252."""
    message = "it is no UTF-8, so it is read as Windows-1252, as spreadsheets write it"
    log.warning(file, message, "save it as UTF-8 if letters are wrong")


def text_of(head: bytes) -> str:
    """The text that a file begins with."""
    if is_utf16(head):
        return head.decode("utf-16", errors="replace")
    try:
        return codecs.getincrementaldecoder("utf-8-sig")().decode(head)
    except UnicodeDecodeError:
        return head.decode(WESTERN if is_western(head) else "utf-8-sig", errors="replace")


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


def csv_table(
    file_stream: BinaryIO, file: str, log: ProblemLog, bounds: TableBounds | None = None, encoding: str = "utf-8-sig"
) -> Table | None:
    """A CSV's rows; None after a fatal problem. Raises as `csv_rows`, and where it is no text."""
    head = file_stream.read(4)
    file_stream.seek(0)
    if is_packed(head):
        log.fatal(file, "a CSV file was expected, but it is a spreadsheet (.xlsx) or a zip file", "save it as CSV")
        return None
    with io.TextIOWrapper(file_stream, encoding="utf-16" if is_utf16(head) else encoding, newline="") as stream:
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
