"""Histories as people write them: a text, or a table.

In: a text or a CSV in one of three forms (`Form`); out: one `HistoryRow` per history. The rules: a history that cannot
be used says why in one sentence and never stops the others, empty lines are no histories, and no more is read than a
table may have.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from math import isnan
from pathlib import Path

from mmsid.catalogue.aliases import columns_named
from mmsid.catalogue.columns import Table, TableBounds
from mmsid.catalogue.csv_tables import csv_opening, is_utf16
from mmsid.catalogue.times import parse_timestamps
from mmsid.errors import MmsidError, described
from mmsid.records import MAX_HISTORIES, MAX_HISTORY, MAX_TABLE_BYTES, MAX_TABLE_COLUMNS, MAX_TABLE_LINES
from mmsid.shop.histories.rows import MAX_NAME_LENGTH, HistoryRow, Products, RowCheck
from mmsid.shop.tables.reading import as_utf8, check_unpacked, read_sent_csv, told_of_row

SUFFIXES = (".csv", ".tsv", ".txt")
"""Of files with histories."""

ALIASES: dict[str, tuple[str, ...]] = {
    "history": ("histories", "items", "item ids", "sequence"),
    "next": ("target", "next item", "next item id", "next product"),
    "user": ("user id", "shopper", "shopper id", "name", "customer id"),
    "item": ("item id", "product", "product id"),
    "timestamp": ("time", "date", "datetime"),
}
"""What the columns are called, besides."""

_PARTS = re.compile(r"->|→|[,;\t|>]")
_WRAPPED = " \t\"'‘’“”[]()"  # lists as programs write them, and cells in quotes
_BLANK_LINES = re.compile(r"\A(?:[^\S\r\n]*(?:\r\n|\r|\n))+")
_LINES = re.compile(r"\r\n|\r|\n")


class Form(StrEnum):
    """How histories are written."""

    LINES = "lines"
    """One history a line, its ids parted by commas, semicolons, tabs, bars, `>` or spaces."""
    HISTORIES = "histories"
    """A table with a column `history` of such ids, and perhaps `next` and `user`."""
    EVENTS = "events"
    """A table with the columns `user` and `item`, one event a line, and perhaps `timestamp`."""


@dataclass(frozen=True, slots=True)
class HistoryTable:
    """Histories as they were read.

    Attributes:
        rows: at least one, in their order.
        form: in which they were written.
    """

    rows: list[HistoryRow]
    form: Form


def read_histories(path: Path, shop: Products) -> HistoryTable:
    """Reads a file of histories.

    Args:
        path: a .csv, .tsv or .txt file.
        shop: whose products they are.

    Raises:
        MmsidError: if it cannot be read, or has no or too many histories.
    """
    if not path.is_file():
        raise MmsidError(f"Expected a file of histories, but {path} does not exist; check its path.")
    check_file(path.name, path.stat().st_size)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise MmsidError(
            f"Expected a file of histories, but {path} gave {error.strerror!r}; check its rights."
        ) from None
    return parse_histories(content, path.name, shop)


def check_file(name: str, size: int) -> None:
    """Refuses a file by its name and size, before it is read.

    Raises:
        MmsidError: if it is larger than `MAX_TABLE_BYTES` or of another kind.
    """
    check_size(name, size)
    if not name.lower().endswith(SUFFIXES):
        raise MmsidError(f"Expected a .csv, .tsv or .txt file of histories, but got {name}; save it as CSV.")


def check_size(name: str, size: int) -> None:
    """Refuses a text by its size, before it is read.

    Raises:
        MmsidError: if it has more than `MAX_TABLE_BYTES`.
    """
    if size > MAX_TABLE_BYTES:
        most = MAX_TABLE_BYTES // 1_000_000
        raise MmsidError(f"Expected histories of at most {most} MB, but {name} is larger; split it.")


def parse_histories(content: bytes, name: str, shop: Products, *, longest: int = MAX_HISTORY) -> HistoryTable:
    """Reads histories in whatever form they are.

    Args:
        content: the text, in UTF-8, UTF-16 or Windows-1252.
        name: of the file or text, for the sentences.
        shop: whose products they are.
        longest: products that a history may have.

    Raises:
        MmsidError: if it is no text, no table, or has no or too many histories.
    """
    text = _decoded(content, name)
    blank = _BLANK_LINES.match(text)
    text, above = text[blank.end() if blank else 0 :], len(_LINES.findall(blank[0])) if blank else 0
    names, start = csv_opening(text)
    found = {} if any(cell.strip() in shop for cell in names) else columns_named([c.strip() for c in names], ALIASES)
    reader = _Reader(name, RowCheck(shop, longest))
    if "history" in found and len(names) > 1:
        form, rows = Form.HISTORIES, reader.table(text, found)
    elif {"user", "item"} <= found.keys():
        form, rows = Form.EVENTS, reader.events(text, found)
    elif "history" in found or not found:
        form, rows = Form.LINES, reader.lines(text[start:], has_header="history" in found)
    else:
        got = ", ".join(found.values())
        raise MmsidError(f"Expected a column history, or user_id and item_id, but {name} has {got}; add the others.")
    if not rows:
        raise MmsidError(f"Expected 1 to {MAX_HISTORIES:,} histories, but {name} has none; add some.")
    if len(rows) > MAX_HISTORIES:
        raise _too_many(name)
    if above:
        rows = [replace(one, row=one.row + above) for one in rows]
    return HistoryTable(sorted(rows, key=lambda one: one.row), form)


@dataclass
class _Reader:
    """Reads one text.

    Attributes:
        name: of the file or text.
        check: of each history.
    """

    name: str
    check: RowCheck

    def lines(self, text: str, *, has_header: bool) -> list[HistoryRow]:
        """One history a line."""
        rows: list[HistoryRow] = []
        for number, line in enumerate(_LINES.split(text, maxsplit=MAX_TABLE_LINES), start=1):
            if number > MAX_TABLE_LINES or len(rows) > MAX_HISTORIES:
                raise _too_many(self.name)
            if line.strip() and not (has_header and number == 1):
                rows.append(self.check.row(number, "", self._ids(line)))
        return rows

    def table(self, text: str, found: Mapping[str, str]) -> list[HistoryRow]:
        """One history a row."""
        table, rows = self._read(text, rows=MAX_HISTORIES)
        for number, cells in table.records():
            given = {wanted: str(cells[column]) for wanted, column in found.items()}
            target = self._one(given.get("next", ""))
            rows.append(self.check.row(number, given.get("user", "").strip(), self._ids(given["history"]), target))
        return rows

    def events(self, text: str, found: Mapping[str, str]) -> list[HistoryRow]:
        """One event a row: a history per user, in order of time, events of one time in order of their rows."""
        table, rows = self._read(text, rows=MAX_TABLE_LINES)
        times: list[float] = []
        if "timestamp" in found:
            times = parse_timestamps(table.columns[found["timestamp"]]).tolist()
        by_user: dict[str, list[tuple[float, int, str]]] = {}
        for place, (number, cells) in enumerate(table.records()):
            user, item = str(cells[found["user"]]).strip(), self._one(str(cells[found["item"]]))
            time = times[place] if times else 0.0
            problem = ""
            if not user or not item:
                lacking = "user" if not user else "product"
                problem = f"Expected a user and a product in every event, but row {number:,} has no {lacking}; add it."
            elif isnan(time):
                came = described(str(cells[found["timestamp"]]))
                problem = f"Expected a number or a date as time of row {number:,}, but got {came}; write all alike."
            if problem:
                rows.append(HistoryRow(number, user[:MAX_NAME_LENGTH], (), problem=problem))
            else:
                by_user.setdefault(user, []).append((time, number, item))
            if len(rows) + len(by_user) > MAX_HISTORIES:
                raise _too_many(self.name)
        for user, events in by_user.items():
            first = min(number for _, number, _ in events)
            rows.append(self.check.row(first, user, [item for _, _, item in sorted(events)]))
        return rows

    def _read(self, text: str, rows: int) -> tuple[Table, list[HistoryRow]]:
        """The table, and a row for each that could not be parsed."""
        bounds = TableBounds(rows, MAX_TABLE_LINES, MAX_TABLE_COLUMNS)
        table, problems = read_sent_csv(text.encode(), self.name, bounds)
        broken = [HistoryRow(row, "", (), problem=told_of_row(one, row)) for one in problems for row in one.rows]
        if len(table) + len(broken) > rows:
            raise _too_many(self.name)
        return table, broken

    def _ids(self, cell: str) -> list[str]:
        """The ids of a cell or line; one that the shop has stays whole, whatever is in it."""
        if cell.strip() in self.check.shop:
            return [cell.strip()]
        ids: list[str] = []
        for part in _PARTS.split(cell):
            whole = self._one(part)
            ids += [whole] if whole in self.check.shop else [self._one(word) for word in whole.split()]
        return [item_id for item_id in ids if item_id]

    def _one(self, cell: str) -> str:
        """The id of a cell, without what programs put around it."""
        return cell.strip() if cell.strip() in self.check.shop else cell.strip(_WRAPPED)


def _decoded(content: bytes, name: str) -> str:
    check_unpacked(content, name)
    try:
        text = as_utf8(content).decode("utf-16" if is_utf16(content) else "utf-8-sig")
    except UnicodeDecodeError:
        raise MmsidError(f"Expected text in UTF-8 or UTF-16, but {name} is something else; save it as CSV.") from None
    return text.replace("\0", "")


def _too_many(name: str) -> MmsidError:
    return MmsidError(f"Expected 1 to {MAX_HISTORIES:,} histories, but {name} has more; split it.")
