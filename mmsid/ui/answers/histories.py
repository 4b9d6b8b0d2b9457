"""Several histories: as they were read, as they were answered, and as the page sends them back for a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mmsid.records import MAX_CELL_LENGTH
from mmsid.ui.contract.histories import (
    AnsweredHistory,
    AnswerHistoriesAnswer,
    AskedHistory,
    GivenHistory,
    RankedItem,
    ReadHistoriesAnswer,
    ResultHistory,
)

if TYPE_CHECKING:
    from mmsid.shop.histories.answering import HistoryLine
    from mmsid.shop.histories.reading import HistoryTable
    from mmsid.shop.histories.rows import HistoryRow


def histories_answer(table: HistoryTable) -> ReadHistoriesAnswer:
    """The histories as they were read."""
    rows = [
        GivenHistory(
            row=row.row,
            name=row.name,
            history=list(row.history),
            target=row.target,
            problem=row.problem,
            note=row.note,
        )
        for row in table.rows
    ]
    return ReadHistoriesAnswer(rows=rows, form=table.form.value)


def asked_row(asked: AskedHistory) -> HistoryRow:
    """A history that a page asks about."""
    from mmsid.shop.histories.rows import HistoryRow

    return HistoryRow(asked.row, "", tuple(asked.history), asked.target)


def lines_answer(lines: Sequence[HistoryLine]) -> AnswerHistoriesAnswer:
    """What became of a few histories."""
    return AnswerHistoriesAnswer(
        lines=[
            AnsweredHistory(
                row=line.asked.row,
                items=[RankedItem(item_id=one.item_id, log_prob=one.log_prob) for one in line.items],
                rank=line.rank,
                problem=line.problem[:MAX_CELL_LENGTH],
                note=line.note,
            )
            for line in lines
        ]
    )


def result_line(sent: ResultHistory) -> HistoryLine:
    """A line as the file is made of it."""
    from mmsid.shop.histories.answering import HistoryLine, RankedItem
    from mmsid.shop.histories.rows import HistoryRow

    row = HistoryRow(sent.row, sent.name, tuple(sent.history), sent.target)
    items = tuple(RankedItem(one.item_id, one.log_prob) for one in sent.items)
    return HistoryLine(row, items, sent.rank, sent.problem, sent.note)
