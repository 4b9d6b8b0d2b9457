"""Reads a CSV as people, spreadsheets and shop systems write it.

In: the bytes of a stranger's file; out: a `Table`, with what is wrong with single rows beside it. The rules: no more is
read than the bounds say, a row that cannot be read never stops the others, and what is said of it is one sentence.
"""

from __future__ import annotations

import csv

from mmsid.catalogue.columns import Table, TableBounds
from mmsid.catalogue.csv_tables import LONG_CELL, is_packed, is_utf16, read_csv
from mmsid.catalogue.problems import Problem, ProblemLog, Severity
from mmsid.errors import MmsidError


def read_sent_csv(content: bytes, name: str, bounds: TableBounds) -> tuple[Table, tuple[Problem, ...]]:
    """Reads a table with a header.

    Args:
        content: in UTF-8, UTF-16 or Windows-1252.
        name: of the file, for the sentences.
        bounds: of what is read.

    Returns:
        the rows that could be read, and the problems of the others.

    Raises:
        MmsidError: if it is no CSV.
    """
    check_unpacked(content, name)
    log = ProblemLog()
    read = read_csv(as_utf8(content), name, log, bounds)
    fatal = [problem for problem in log.problems if problem.severity is Severity.FATAL]
    if fatal or read is None:
        raise MmsidError(str(fatal[0]) if fatal else f"{name} could not be read; save it as CSV again.")
    return read, log.problems


def check_unpacked(content: bytes, name: str) -> None:
    """Refuses what is no text.

    Raises:
        MmsidError: if it is a spreadsheet or a zip file.
    """
    if is_packed(content):
        raise MmsidError(f"Expected a CSV file, but {name} is a spreadsheet (.xlsx) or a zip file; save it as CSV.")


def told_of_row(problem: Problem, row: int) -> str:
    """What is said of a row that could not be parsed."""
    if problem.message == LONG_CELL:
        most = csv.field_size_limit()
        return f"Expected cells of at most {most:,} letters, but row {row:,} has a longer one; {problem.remedy}."
    return f"Expected a row that fits the header, but got {problem.message}; {problem.remedy}."


def as_utf8(content: bytes) -> bytes:
    """The same text in UTF-8, where it is Windows-1252; what is neither stays as it is, and is refused later."""
    if is_utf16(content):
        return content
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return content.decode("cp1252").encode() if b"\0" not in content else content
        except UnicodeDecodeError:
            pass
    return content
