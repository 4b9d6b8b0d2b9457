"""What is wrong with a catalogue folder, said all at once.

Every reader of the folder writes into one `ProblemLog`; rows with the same problem become one `Problem`, which names
each of them. Rows are counted as the user sees them: in CSV as a spreadsheet does (the header is row 1), in JSON
lines by line, in Parquet and in lists from 1. Nothing is ever left out without an entry here.
"""

from __future__ import annotations

import enum
from collections import Counter
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from mmsid.errors import MmsidError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NAMED_ROWS = 5
"""So many rows stand in a problem's sentence; `Problem.rows` has them all."""

MOST_ROWS = 10_000
"""So many rows of one kind are kept one by one where they are noted in bulk; the others are counted."""

_MAX_VALUE_LENGTH = 60


class Severity(enum.Enum):
    """What a problem means for the catalogue."""

    FATAL = "fatal"
    """The catalogue cannot be used."""
    LEFT_OUT = "left out"
    """The rows are left out."""
    WARNING = "warning"
    """The rows are used, as the message says."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One kind of problem in one file.

    Attributes:
        file: its name within the catalogue folder.
        message: what was expected and what came.
        remedy: what to do.
        severity: whether the rows, or the whole catalogue, can still be used.
        rows: the rows that have it, ascending, the first `MOST_ROWS` of a long file's; empty where it concerns the
            whole file.
        values: what stood in those rows, one each, or empty where nothing did.
        further: how many rows have it besides.
    """

    file: str
    message: str
    remedy: str
    severity: Severity
    rows: tuple[int, ...] = ()
    values: tuple[str, ...] = ()
    further: int = 0

    def __str__(self) -> str:
        """One sentence: file, rows, what is wrong, what to do."""
        fate = ", left out" if self.severity is Severity.LEFT_OUT else ""
        return f"{self.file}{self._named_rows()}{fate}: {self.message}; {self.remedy}."

    @property
    def count(self) -> int:
        """How many rows have it; 0 where it concerns the whole file."""
        return len(self.rows) + self.further

    def _named_rows(self) -> str:
        if not self.rows:
            return ""
        named = [
            f"{row:,} ({value!r})" if value else f"{row:,}"
            for row, value in zip(self.rows[:NAMED_ROWS], self.values[:NAMED_ROWS], strict=True)
        ]
        count = self.count
        more = f" and {count - NAMED_ROWS:,} more ({count:,} in all)" if count > NAMED_ROWS else ""
        return f", row{'s' if count > 1 else ''} {', '.join(named)}{more}"


class ProblemLog:
    """Collects the problems of one catalogue while it is read."""

    def __init__(self) -> None:
        """Starts empty."""
        self._problems: dict[tuple[str, str, str, Severity], list[tuple[int, str]]] = {}
        self._further: Counter[tuple[str, str, str, Severity]] = Counter()
        self.count = 0
        """Rows that were noted so far; one with two problems counts twice."""

    def fatal(self, file: str, message: str, remedy: str, *, row: int | None = None) -> None:
        """Notes that the catalogue cannot be used."""
        self._add((file, message, remedy, Severity.FATAL), row, "")

    def left_out(self, file: str, message: str, remedy: str, *, row: int, value: object = "") -> None:
        """Notes that `row` cannot be used."""
        self._add((file, message, remedy, Severity.LEFT_OUT), row, value)

    def left_out_many(
        self, file: str, message: str, remedy: str, *, rows: Sequence[int], values: Sequence[object] = (), count: int
    ) -> None:
        """Notes that `count` rows cannot be used, of which `rows` are the first, with what stood in them."""
        kind = (file, message, remedy, Severity.LEFT_OUT)
        for row, value in zip_longest(rows, values[: len(rows)], fillvalue=""):
            self._add(kind, int(row), value)
        self._further[kind] += count - len(rows)
        self.count += count - len(rows)

    def warning(self, file: str, message: str, remedy: str, *, row: int | None = None, value: object = "") -> None:
        """Notes something that the user should know of, and that does no harm."""
        self._add((file, message, remedy, Severity.WARNING), row, value)

    def _add(self, kind: tuple[str, str, str, Severity], row: int | None, value: object) -> None:
        places = self._problems.setdefault(kind, [])
        if row is not None:
            self.count += 1
            text = str(value)
            places.append((row, text if len(text) <= _MAX_VALUE_LENGTH else f"{text[: _MAX_VALUE_LENGTH - 1]}…"))

    @property
    def is_fatal(self) -> bool:
        """Whether any problem is fatal."""
        return any(kind[3] is Severity.FATAL for kind in self._problems)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems, the fatal ones first, otherwise in the order in which they were met."""
        found = []
        for (file, message, remedy, severity), places in self._problems.items():
            in_order = sorted(places, key=lambda place: place[0])
            rows, values = tuple(row for row, _ in in_order), tuple(value for _, value in in_order)
            further = self._further[file, message, remedy, severity]
            found.append(Problem(file, message, remedy, severity, rows, values, further))
        return tuple(sorted(found, key=lambda problem: problem.severity is not Severity.FATAL))

    def raise_if_fatal(self, recognised: str = "") -> None:
        """Raises what was found, one sentence a line.

        Args:
            recognised: what the folder was read as, which is said last.

        Raises:
            MmsidError: if any problem is fatal; the others are listed after it.
        """
        if self.is_fatal:
            told = f"\nThe catalogue was read as {recognised}." if recognised else ""
            raise MmsidError(format_problems(self.problems) + told)


def format_problems(problems: Iterable[Problem]) -> str:
    """Writes one sentence a line."""
    return "\n".join(str(problem) for problem in problems)
