"""Answers many histories, and counts how many of the next products are among them.

In: `HistoryRow`s; out: one `HistoryLine` per row, in their order. The rules: what cannot be answered keeps its sentence
and stops no other, and no trace is kept, so that memory does not grow with the rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mmsid.error_analysis.intervals import wilson
from mmsid.errors import MmsidError
from mmsid.progress import Progress, silent
from mmsid.records import Answer
from mmsid.shop.histories.reading import HistoryRow
from mmsid.shop.shop import MMSID

_AT_ONCE = 16  # answers with their traces in memory at a time


@dataclass(frozen=True, slots=True)
class RankedItem:
    """One product of an answer, by what a table says of it.

    Attributes:
        item_id: of the product.
        log_prob: of its whole semantic ID under the full vocabulary, in nats.
    """

    item_id: str
    log_prob: float


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """What became of one history.

    Attributes:
        asked: the history.
        items: what is recommended after it, best first; none where there is a problem.
        rank: of the next product among them, from 1; None where it is missed or none is given.
        problem: one sentence, or empty.
        note: one sentence on what the history or its answer was taken as, or empty.
    """

    asked: HistoryRow
    items: tuple[RankedItem, ...] = ()
    rank: int | None = None
    problem: str = ""
    note: str = ""

    @property
    def is_judged(self) -> bool:
        """Whether it was answered and the next product is given."""
        return bool(self.asked.target and not self.problem)


@dataclass(frozen=True, slots=True)
class Hits:
    """How many of the next products are among what was recommended.

    Attributes:
        hits: so many are.
        judged: of so many.
        low: where the 95 % interval (Wilson) of the share begins, 0 to 1.
        high: where it ends.
    """

    hits: int
    judged: int
    low: float
    high: float


def answer_histories(
    shop: MMSID, rows: Sequence[HistoryRow], k: int = 10, progress: Progress = silent
) -> list[HistoryLine]:
    """Answers histories.

    Args:
        shop: that they are about.
        rows: as `read_histories` gave them.
        k: products that are recommended after each.
        progress: told after every few.

    Returns:
        one line per row, in their order.
    """
    lines: list[HistoryLine] = []
    for start in range(0, len(rows), _AT_ONCE):
        progress(start, len(rows), "Answering histories")
        some = rows[start : start + _AT_ONCE]
        answers = iter(shop.recommend_many([row.history for row in some if not row.problem], k))
        lines += [_line(row, None if row.problem else next(answers)) for row in some]
    progress(len(rows), len(rows), "Answering histories")
    return lines


def count_hits(lines: Sequence[HistoryLine]) -> Hits | None:
    """Counts the hits; None where no next product is given."""
    judged = [line for line in lines if line.is_judged]
    if not judged:
        return None
    hits = sum(line.rank is not None for line in judged)
    return Hits(hits, len(judged), *wilson(hits, len(judged)))


def _line(row: HistoryRow, answer: Answer | MmsidError | None) -> HistoryLine:
    if not isinstance(answer, Answer):
        return HistoryLine(row, problem=row.problem or str(answer))
    rank = next((one.rank for one in answer if one.item.item_id == row.target), None)
    items = tuple(RankedItem(one.item.item_id, one.log_prob) for one in answer)
    return HistoryLine(row, items, rank, note=" ".join(filter(None, (row.note, answer.note))))
