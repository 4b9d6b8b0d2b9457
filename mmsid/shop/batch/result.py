"""The result of a table of products: one line per row, and the file that is made of the lines.

In: `BatchLine`s, or the cells of them that a visitor's page kept and sends back; out: a CSV or a Parquet file. The
rule: what comes back is a stranger's and is checked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mmsid.errors import MmsidError
from mmsid.records import MAX_CELL_LENGTH, MAX_OWN_COLUMNS, MAX_RESULT_LENGTH, MAX_ROWS, Tokenization
from mmsid.shop.tables.writing import check_result_path, is_text, table_file, write_file

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
    write_file(result_file([line.cells() for line in lines], path.suffix), path)


def result_file(cells: Sequence[Mapping[str, Any]], kind: str) -> bytes:
    """Makes the result's file in memory.

    Args:
        cells: as `BatchLine.cells` or `check_cells` give them; at least one. Which other rows have the same ID is
            filled in.
        kind: .csv or .parquet.
    """
    told = _with_shared_ids(cells)
    return table_file(told, kind, COLUMNS)


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
