"""The rows of a table of new products: as they were read, as they were tokenised, as the file holds them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from mmsid.records import MAX_CELL_LENGTH, code_names
from mmsid.ui.answers.products import item_chips, neighbour
from mmsid.ui.contract.batch import ReadTableAnswer, ResultCells, TableRow, TokenizedRow, TokenizeRowsAnswer

if TYPE_CHECKING:
    from mmsid.shop import MMSID
    from mmsid.shop.batch.result import BatchLine
    from mmsid.shop.batch.table import BatchTable


def table_answer(table: BatchTable) -> ReadTableAnswer:
    """A table as it was read."""
    rows = [
        TableRow(
            row=row.row,
            title=row.title,
            description=row.description,
            image=row.image,
            problem=row.problem,
            own=dict(row.own),
        )
        for row in table.rows
    ]
    return ReadTableAnswer(rows=rows, read_as=table.read_as)


def rows_answer(shop: MMSID, lines: Sequence[BatchLine]) -> TokenizeRowsAnswer:
    """The rows: each has its ID and the nearest product, or its problem, and its cells of the result."""
    return TokenizeRowsAnswer(lines=[_row(shop, line) for line in lines])


def _row(shop: MMSID, line: BatchLine) -> TokenizedRow:
    new = line.new
    return TokenizedRow(
        row=line.row,
        title=line.title,
        item_id=new.item.item_id if new else None,
        semantic_id=list(code_names(new.codes)) if new else [],
        codes=item_chips(new.codes, shop.captions_of(new)) if new else [],
        nearest=neighbour(shop, new.neighbours[0]) if new else None,
        problem=line.problem,
        cells=_cells(line),
    )


def _cells(line: BatchLine) -> ResultCells:
    """Its row of the result; which other rows have its ID is known only when the file is made."""
    cells = line.cells()
    texts = {name: cells[name] for name in ResultCells.model_fields if name not in ("own", "row", "cosine")}
    short = {name: text[:MAX_CELL_LENGTH] for name, text in texts.items()}
    return ResultCells.model_validate({"row": line.row, "own": dict(line.own), "cosine": cells["cosine"], **short})


def result_cells(cells: ResultCells) -> dict[str, Any]:
    """A row as `result_file` takes it: the table's own columns follow its number."""
    told = cells.model_dump(exclude={"row", "own"})
    row = {"row": cells.row, **cells.own}
    for name, value in told.items():
        row[name] = value
        if name == "taken_by":
            row["same_id_rows"] = ""  # `result_file` knows all rows
    return row
