"""Several histories at once: a text or a table, read, answered a few histories at a time, and made into a file.

The page holds everything in between, so the same histories go back and forth and are checked each time.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, FailFast, Field

from mmsid.errors import MmsidError
from mmsid.records import MAX_HISTORIES, MAX_HISTORY, MAX_RESULT_LENGTH
from mmsid.ui.contract.base import Answer, History, ItemId, Name, Question, ShopQuestion
from mmsid.ui.contract.batch import Cell, RowNumber, TableFile
from mmsid.ui.contract.products import EncodedFile
from mmsid.ui.contract.recommend import SHOWN
from mmsid.ui.contract.sentences import wanted

HISTORIES_PER_REQUEST = 8
"""Histories that one question may bring: they are decoded together."""

_AGAIN = "read the histories again"


def _not_too_large(lines: Any) -> Any:
    """Refuses lines that are larger together than a text can come to, before each of them is read."""
    if isinstance(lines, list):
        parts = [part for line in lines[: MAX_HISTORIES + 1] if isinstance(line, dict) for part in line.values()]
        parts += [inner for part in parts if isinstance(part, list) for inner in part]
        parts += [inner for part in parts if isinstance(part, dict) for inner in part.values()]
        letters = sum(len(part) for part in parts if isinstance(part, str))
        if letters > MAX_RESULT_LENGTH:
            most = f"a result of at most {MAX_RESULT_LENGTH:,} letters"
            raise MmsidError(f"Expected {most}, but got {letters:,}; split the histories.")
    return lines


class ReadHistoriesQuestion(ShopQuestion):
    """Which histories does a text or a file hold?

    Attributes:
        name: of the file; null for a text that was typed or pasted.
        size: in bytes.
        file: its bytes; null where the page knows that they are too many.
    """

    name: Name | None
    size: Annotated[int, Field(ge=0, le=2**53)]
    file: TableFile | None = None


class GivenHistory(Answer):
    """One history as it was read.

    Attributes:
        row: its number as a spreadsheet shows it; of events that of the first.
        name: whose it is, or empty.
        history: item ids, oldest first.
        target: id of the next product; empty where none is given or it cannot be judged.
        problem: one sentence where it cannot be answered, else empty.
        note: one sentence on what it is taken as, or empty.
    """

    row: int
    name: str
    history: list[str]
    target: str
    problem: str
    note: str


class ReadHistoriesAnswer(Answer):
    """The histories of a text.

    Attributes:
        rows: at least one, in their order.
        form: one history a line, a table of histories, or a table of events.
    """

    rows: list[GivenHistory]
    form: Literal["lines", "histories", "events"]


class AskedHistory(Question):
    """A history that is to be answered.

    Attributes:
        row: its number.
        history: item ids, oldest first.
        target: id of the next product, or empty.
    """

    row: RowNumber
    history: History
    target: ItemId


class AnswerHistoriesQuestion(ShopQuestion):
    """What comes next after each of a few histories?

    Attributes:
        rows: those that have no problem.
    """

    rows: Annotated[
        list[AskedHistory],
        Field(min_length=1, max_length=HISTORIES_PER_REQUEST),
        FailFast(),
        wanted(f"1 to {HISTORIES_PER_REQUEST} histories at once", _AGAIN),
    ]


class RankedItem(Answer):
    """One product of an answer.

    Attributes:
        item_id: of the product.
        log_prob: of its whole semantic ID under the full vocabulary, in nats.
    """

    item_id: str
    log_prob: float


class AnsweredHistory(Answer):
    """What became of a history.

    Attributes:
        row: its number.
        items: what is recommended after it, best first; none where there is a problem.
        rank: of the next product among them, from 1; null where it is missed or none is given.
        problem: one sentence, or empty.
        note: one sentence where the answer differs from what was asked for, or empty.
    """

    row: int
    items: list[RankedItem]
    rank: int | None
    problem: str
    note: str


class AnswerHistoriesAnswer(Answer):
    """What became of the histories.

    Attributes:
        lines: in the order of the question.
    """

    lines: list[AnsweredHistory]


class ResultItem(Question):
    """One product of an answer, as the page sends it back.

    Attributes:
        item_id: of the product.
        log_prob: in nats.
    """

    item_id: ItemId
    log_prob: Annotated[float, Field(ge=-1e6, le=1)]


class ResultHistory(Question):
    """A row of the result's file.

    Attributes:
        row: its number.
        name: whose history it is, or empty.
        history: item ids, oldest first.
        target: id of the next product, or empty.
        items: what is recommended, best first.
        rank: of the next product among them, or null.
        problem: one sentence, or empty.
        note: one sentence, or empty.
    """

    row: RowNumber
    name: Name
    history: Annotated[list[ItemId], Field(max_length=MAX_HISTORY)]
    target: ItemId
    items: Annotated[list[ResultItem], Field(max_length=SHOWN), FailFast()]
    rank: Annotated[int, Field(ge=1, le=SHOWN)] | None
    problem: Cell
    note: Cell


class ExportHistoriesQuestion(Question):
    """The result as a file.

    Attributes:
        lines: one per history.
        kind: of the file.
    """

    lines: Annotated[
        list[ResultHistory],
        Field(min_length=1, max_length=MAX_HISTORIES),
        FailFast(),
        BeforeValidator(_not_too_large),
        wanted(f"1 to {MAX_HISTORIES:,} lines of a result", _AGAIN),
    ]
    kind: Annotated[Literal["csv", "parquet"], wanted("csv or parquet as the kind of the file", "choose one of them")]


class ExportHistoriesAnswer(EncodedFile):
    """The file."""
