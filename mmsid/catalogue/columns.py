"""A file's rows as columns of Python values, and what every table is checked for.

In: cells as a reader found them; out: a `Table`. The rule: each row keeps the number under which the user finds it.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mmsid.catalogue.problems import ProblemLog


@dataclass(frozen=True, slots=True)
class Table:
    """A file's rows, as columns.

    Attributes:
        file: its name.
        columns: name to values, all of equal length; None where JSON or Parquet has no value.
        rows: the user's number of each row (see `problems`).
        also: what else events may call a row's product (a variant's id, a SKU) → its item id.
    """

    file: str
    columns: dict[str, list[Any]]
    rows: Sequence[int]
    also: Mapping[str, str] = field(default_factory=dict)

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
