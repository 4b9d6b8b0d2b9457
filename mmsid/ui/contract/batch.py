"""Many at once: a table of new products, read, tokenised a few rows at a time, and made into a file.

The page holds everything in between, so the same rows go back and forth and are checked each time.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, FailFast, Field

from mmsid.errors import MmsidError
from mmsid.records import (
    MAX_CELL_LENGTH,
    MAX_DESCRIPTION_LENGTH,
    MAX_OWN_COLUMNS,
    MAX_PICTURE_NAME_LENGTH,
    MAX_ROWS,
    MAX_TABLE_BYTES,
    MAX_TITLE_LENGTH,
)
from mmsid.ui.contract.base import Answer, Base64, Name, Question, ShopQuestion
from mmsid.ui.contract.products import Chip, EncodedFile, Neighbour
from mmsid.ui.contract.sentences import wanted

ROWS_PER_REQUEST = 8
"""Rows that one question may bring."""

MAX_ROW_NUMBER = 10_000_000
"""The number of a table's last row."""

_AGAIN = "choose the table again"


def _told_apart(own: dict[str, str]) -> dict[str, str]:
    """Refuses columns that are called as the result's own are."""
    taken = own.keys() & {*ResultCells.model_fields, "same_id_rows"}
    if taken:
        raise MmsidError(f"Expected a row's further columns under names of their own, but got {min(taken)}; {_AGAIN}.")
    return own


Cell = Annotated[str, Field(max_length=MAX_CELL_LENGTH)]
"""A text of the result."""

OwnColumns = Annotated[
    dict[Name, Cell],
    Field(max_length=MAX_OWN_COLUMNS),
    wanted("a row's further columns as texts", _AGAIN),
    AfterValidator(_told_apart),
]
"""A table's columns that are not read, by name; the result keeps them."""

RowNumber = Annotated[int, Field(ge=1, le=MAX_ROW_NUMBER), wanted("the number of a row", _AGAIN)]
"""As a spreadsheet shows it; the header is row 1."""


TableFile = Annotated[
    str,
    Field(max_length=MAX_TABLE_BYTES * 4 // 3 + 4),
    wanted(f"the bytes of a CSV file of at most {MAX_TABLE_BYTES // 1_000_000} MB", "split it"),
]
"""In base64."""


def _not_too_large(cells: Any) -> Any:
    """Refuses rows that are larger together than a table can come to, before each of their cells is read."""
    from mmsid.shop.batch.result import check_total

    if isinstance(cells, list):
        check_total(cells[: MAX_ROWS + 1])
    return cells


class ReadTableQuestion(Question):
    """What does a table say?

    Attributes:
        name: of its file.
        size: of its file, in bytes.
        file: its bytes; null where the page knows that it is too large.
    """

    name: Name
    size: Annotated[int, Field(ge=0, le=2**53)]
    file: TableFile | None = None


class TableRow(Answer):
    """One product of a table.

    Attributes:
        row: its number as a spreadsheet shows it.
        title: may be empty.
        description: may be empty.
        image: a picture's name, or empty.
        problem: one sentence where the row could not be read, else empty.
        own: the table's other columns.
    """

    row: int
    title: str
    description: str
    image: str
    problem: str
    own: dict[str, str]


class ReadTableAnswer(Answer):
    """A table as it was read.

    Attributes:
        rows: one per product, in the table's order.
        read_as: which of title, description and image was found, and under which name.
    """

    rows: list[TableRow]
    read_as: dict[str, str]


class SentRow(Question):
    """A row that is to be tokenised.

    Attributes:
        row: its number.
        title: may be empty.
        description: may be empty.
        image: a picture's name, or empty.
        problem: as it was read with the row.
        own: the table's other columns.
        file: the bytes of its picture; null where it has none or there is trouble with it.
        trouble: why they are not there; heavy is a picture that stays too large when it is made smaller.
    """

    row: RowNumber
    title: Annotated[str, Field(max_length=MAX_TITLE_LENGTH)]
    description: Annotated[str, Field(max_length=MAX_DESCRIPTION_LENGTH)]
    image: Annotated[str, Field(max_length=MAX_PICTURE_NAME_LENGTH)]
    problem: Cell
    own: OwnColumns = Field({})
    file: Base64 | None = None
    trouble: Annotated[
        Literal["missing", "large", "damaged", "empty", "heavy"] | None,
        wanted("missing, large, damaged, empty or heavy as a picture's trouble", _AGAIN),
    ] = None


class TokenizeRowsQuestion(ShopQuestion):
    """Which semantic IDs do the next rows get?

    Attributes:
        rows: with their pictures, which together may be as large as one uploaded picture.
        source: name of the zip file or folder that the pictures come from, or null.
    """

    rows: Annotated[
        list[SentRow],
        Field(min_length=1, max_length=ROWS_PER_REQUEST),
        FailFast(),
        wanted(f"1 to {ROWS_PER_REQUEST} rows of a table at once", _AGAIN),
    ]
    source: Name | None = None


class ResultCells(Question):
    """A row of the result's file; it goes to the page and comes back.

    Attributes:
        row: its number.
        own: the table's other columns.
        item_id: made from the product's content; this and all that follows is empty where there is a problem.
        title: as it was given.
        semantic_id: written codes, parted by spaces.
        captions: of the codes, parted by slashes.
        taken_by: id of the shop's product that has this very ID, or empty.
        nearest_id: of the nearest product.
        nearest_title: of the nearest product.
        cosine: with it, -1 to 1, or null.
        verdict: how near the product is to the catalogue, in one word.
        picture_fault: blank or noise where the picture shows nothing.
        problem: one sentence, or empty.
    """

    row: RowNumber
    own: OwnColumns
    item_id: Cell
    title: Cell
    semantic_id: Cell
    captions: Cell
    taken_by: Cell
    nearest_id: Cell
    nearest_title: Cell
    cosine: Annotated[float, Field(ge=-1.001, le=1.001)] | None
    verdict: Cell
    picture_fault: Cell
    problem: Cell


class TokenizedRow(Answer):
    """What became of a row.

    Attributes:
        row: its number.
        title: as it was given.
        item_id: made from the product's content; null where there is a problem.
        semantic_id: written codes, coarse to fine; none where there is a problem.
        codes: the same, captioned.
        nearest: the nearest product; null where there is a problem.
        problem: one sentence, or empty.
        cells: its row of the result's file.
    """

    row: int
    title: str
    item_id: str | None
    semantic_id: list[str]
    codes: list[Chip]
    nearest: Neighbour | None
    problem: str
    cells: ResultCells


class TokenizeRowsAnswer(Answer):
    """What became of the rows.

    Attributes:
        lines: in the order of the rows.
    """

    lines: list[TokenizedRow]


class ExportResultQuestion(Question):
    """The result as a file.

    Attributes:
        cells: one per row, as `TokenizeRowsAnswer` gave them.
        kind: of the file.
    """

    cells: Annotated[
        list[ResultCells],
        Field(min_length=1, max_length=MAX_ROWS),
        FailFast(),
        BeforeValidator(_not_too_large),
        wanted(f"1 to {MAX_ROWS} rows of a result", "tokenise the table again"),
    ]
    kind: Annotated[Literal["csv", "parquet"], wanted("csv or parquet as the kind of the file", "choose one of them")]


class ExportResultAnswer(EncodedFile):
    """The file."""
