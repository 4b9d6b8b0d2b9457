"""The errors: the test events with what was answered, why each miss is one, and where the model is worst.

`ErrorsData` is a file that the page fetches when the panel is first opened; whatever is counted under a filter, the
page counts from it. The files that a visitor takes along are asked for.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from mmsid.ui.contract.base import Answer, Base64, Name, Question, Share
from mmsid.ui.contract.sentences import wanted

MAX_CASES = 100_000
"""Cases that one question may name."""

MAX_REPORTED = 200
"""Cases of one report with pictures."""

MAX_NOTE_LENGTH = 2_000

MAX_TABLE_CELLS = 500_000
"""Cells of a table that is made into a file."""

MAX_COLUMNS = 60

MAX_CELL = 1_000


class RivalModel(Answer):
    """A model whose answers to the cases are known.

    Attributes:
        name: in the files.
        label: as a visitor reads it.
        says: what it is, in a few words.
        ranks: per case, the place of the next product among all but the history's, from 1; null where it has none.
        hits: per case, whether it is among the first ten.
    """

    name: str
    label: str
    says: str
    ranks: list[int | None]
    hits: list[bool]


class CauseData(Answer):
    """Why cases are missed.

    Attributes:
        name: in the files.
        label: a few words.
        says: what was tested, in a sentence.
        avoidable: whether another model could have had it.
    """

    name: str
    label: str
    says: str
    avoidable: bool


class CaseAttribute(Answer):
    """What cases can be told apart by.

    Attributes:
        name: unique.
        label: as a visitor reads it.
        values: it takes.
        of: per case, the place of its value; -1 where it has none.
    """

    name: str
    label: str
    values: list[str]
    of: list[int]


class SliceData(Answer):
    """A kind of cases in which the model hits less often than on the whole.

    Attributes:
        conditions: what its cases have in common, as `Department: Clothing`.
        cases: their places, from 0.
        hits: of them.
        low: of the 95 % interval of the hit rate.
        high: of the same.
        knowable: of its cases, those that the oracle has; all where there is none.
        knowable_hits: of them.
        knowable_whole: share of hits among all cases that the oracle has.
        excess: misses among its knowable cases beyond those that this share would give.
        chance: of so few hits if nothing were wrong, corrected for all slices that were looked at.
        overlapping: slices that are much the same cases.
    """

    conditions: list[str]
    cases: list[int]
    hits: int
    low: Share
    high: Share
    knowable: int
    knowable_hits: int
    knowable_whole: Share
    excess: float
    chance: Share
    overlapping: list[str]


class PromiseData(Answer):
    """A promise and whether it is kept.

    Attributes:
        name: what is promised.
        value: measured.
        bound: at least so much.
        met: whether it is.
    """

    name: str
    value: Share
    bound: Share
    met: bool


class CaseColumns(Answer):
    """The cases, a list per column; products are rows of the catalogue.

    Attributes:
        user: the shopper.
        history: rows, oldest first.
        target: row of what came next.
        answered: rows, best first.
        events: of the target in training.
        cause: place in the causes; -1 for a hit.
        figure: that decided it, or null.
        left_at: level, from 0, at which the first answer's ID leaves the target's; as many as there are if it does not.
        branch_level: level, from 0, at which another code was preferred.
        branch_code: that code; empty where there is no other.
        branch_margin: nats that it is ahead, or null.
        twin: row of the answered product with the same codes up to the last, or -1.
        twin_margin: nats that it is ahead, or null.
        neighbours_kept: share of the target's nearest under its first code, or null.
        same: 2 where the first answer is of the same type, 1 of the same department, 0 of another, -1 where unknown.
        same_look: whether it has the same look, or null.
        price_difference: the first answer's price minus the target's, or null.
        likeness: cosine of their pictures, or null.
    """

    user: list[str]
    history: list[list[int]]
    target: list[int]
    answered: list[list[int]]
    events: list[int]
    cause: list[int]
    figure: list[float | None]
    left_at: list[int]
    branch_level: list[int]
    branch_code: list[str]
    branch_margin: list[float | None]
    twin: list[int]
    twin_margin: list[float | None]
    neighbours_kept: list[float | None]
    same: list[int]
    same_look: list[bool | None]
    price_difference: list[float | None]
    likeness: list[float | None]


class ErrorsData(Answer):
    """Everything that the panel Errors shows.

    Attributes:
        missing: why there are no cases, or empty.
        k: products of an answer.
        events: test events of the catalogue, of which the cases are all or a sample.
        models: the build's own first.
        causes: in the order in which they are tested.
        attributes: for filters and grids.
        slices: worst first.
        promises: of every build whose rivals are known.
        cases: the cases.
    """

    missing: str
    k: int
    events: int
    models: list[RivalModel]
    causes: list[CauseData]
    attributes: list[CaseAttribute]
    slices: list[SliceData]
    promises: list[PromiseData]
    cases: CaseColumns

    @classmethod
    def nothing(cls, missing: str) -> ErrorsData:
        """No cases, and why."""
        columns = CaseColumns.model_validate({name: [] for name in CaseColumns.model_fields})
        return cls(
            missing=missing,
            k=0,
            events=0,
            models=[],
            causes=[],
            attributes=[],
            slices=[],
            promises=[],
            cases=columns,
        )


CasePlace = Annotated[int, Field(ge=0, le=2**31 - 1)]
"""Of a case, from 0."""


class ExportCasesQuestion(Question):
    """A file of some cases.

    Attributes:
        cases: their places.
        kind: of the file; html is a report with pictures, of at most `MAX_REPORTED` cases.
        notes: the visitor's own, by place.
        about: what a report says of how the cases were chosen.
    """

    cases: Annotated[
        list[CasePlace],
        Field(min_length=1, max_length=MAX_CASES),
        wanted("at least one case", "choose some"),
    ]
    kind: Literal["csv", "parquet", "html"]
    notes: Annotated[
        dict[str, Annotated[str, Field(max_length=MAX_NOTE_LENGTH)]],
        Field(max_length=MAX_CASES),
        wanted(f"notes of at most {MAX_NOTE_LENGTH:,} letters", "shorten them"),
    ] = Field({})
    about: Annotated[str, Field(max_length=MAX_NOTE_LENGTH)] = ""


TableCell = Annotated[
    Annotated[str, Field(max_length=MAX_CELL)]
    | Annotated[float, Field(ge=-1e300, le=1e300)]
    | Annotated[int, Field(ge=-(2**53), le=2**53)]
    | None,
    wanted(f"a cell as text of at most {MAX_CELL:,} letters, or a number", "take the table again", inside=True),
]
"""Of a table; a whole number that the page cannot count to is a float."""


class ExportTableQuestion(Question):
    """A file of a table that the page shows.

    Attributes:
        name: of the file, without its ending.
        kind: of the file.
        columns: their names.
        rows: of cells.
    """

    name: Name
    kind: Literal["csv", "parquet"]
    columns: Annotated[list[Name], Field(min_length=1, max_length=MAX_COLUMNS)]
    rows: Annotated[list[Annotated[list[TableCell], Field(max_length=MAX_COLUMNS)]], Field(max_length=MAX_TABLE_CELLS)]


class ReadCasesQuestion(Question):
    """What does another build say of the same test events?

    Attributes:
        name: of its file.
        file: the bytes of its cases, exported as CSV.
    """

    name: Name
    file: Base64


class OtherCases(Answer):
    """Another build's cases, in the order of this one's.

    Attributes:
        name: of the file.
        hits: per case, whether it has the next product among its ten; null where it did not answer this one.
        ranks: per case, of the next product; null where there is none.
    """

    name: str
    hits: list[bool | None]
    ranks: list[int | None]
