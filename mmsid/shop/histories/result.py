"""The result of many histories: one line each, and the file that is made of them.

In: `HistoryLine`s; out: a CSV or a Parquet file, of which every history and every next product can be read again.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from mmsid.shop.histories.answering import HistoryLine
from mmsid.shop.tables.writing import check_result_path, table_file, write_file


def write_result(lines: Sequence[HistoryLine], path: Path) -> None:
    """Writes the result, as its name says: .csv or .parquet.

    Raises:
        MmsidError: if the name ends otherwise, or the file cannot be written.
    """
    check_result_path(path)
    write_file(result_file(lines, path.suffix), path)


def result_file(lines: Sequence[HistoryLine], kind: str) -> bytes:
    """Makes the result's file in memory.

    Args:
        lines: at least one.
        kind: .csv or .parquet.

    Returns:
        a table with the columns row, user, history (ids, oldest first, parted by ` > `), next, rank (of the next
        product; empty where it is missed), item_1, log_prob_1 … as many as the longest answer has, note and problem.
    """
    places = range(max(len(line.items) for line in lines))
    types: dict[str, type] = {"row": int, "rank": int, **{f"log_prob_{place + 1}": float for place in places}}
    return table_file([_cells(line, places) for line in lines], kind, types)


def _cells(line: HistoryLine, places: range) -> dict[str, Any]:
    cells: dict[str, Any] = {
        "row": line.asked.row,
        "user": line.asked.name,
        "history": " > ".join(line.asked.history),
        "next": line.asked.target,
        "rank": line.rank,
    }
    for place in places:
        item = line.items[place] if place < len(line.items) else None
        cells[f"item_{place + 1}"] = item.item_id if item else ""
        cells[f"log_prob_{place + 1}"] = item.log_prob if item else None
    return {**cells, "note": line.note, "problem": line.problem}
