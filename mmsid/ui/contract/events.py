"""What a page can ask: every event with its question and its answer.

The panels register their listeners with these, and the page's types have them as `Events`, so neither side can ask or
answer anything else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from mmsid.ui.contract.base import Answer, Question
from mmsid.ui.contract.batch import (
    ExportResultAnswer,
    ExportResultQuestion,
    ReadTableAnswer,
    ReadTableQuestion,
    TokenizeRowsAnswer,
    TokenizeRowsQuestion,
)
from mmsid.ui.contract.codes import CodePage, CodeQuestion, ComposeQuestion, Composition, WalkAnswer, WalkQuestion
from mmsid.ui.contract.errors import ExportCasesQuestion, ExportTableQuestion, OtherCases, ReadCasesQuestion
from mmsid.ui.contract.explain import ExplainAnswer, ExplainQuestion, ReportQuestion
from mmsid.ui.contract.histories import (
    AnswerHistoriesAnswer,
    AnswerHistoriesQuestion,
    ExportHistoriesAnswer,
    ExportHistoriesQuestion,
    ReadHistoriesAnswer,
    ReadHistoriesQuestion,
)
from mmsid.ui.contract.my_shop import (
    AddAnswer,
    AddQuestion,
    AudienceAnswer,
    AudienceQuestion,
    LeadingHistoryAnswer,
    LeadingHistoryQuestion,
)
from mmsid.ui.contract.new_item import TokenizeAnswer, TokenizeQuestion
from mmsid.ui.contract.products import EncodedFile, TextFile
from mmsid.ui.contract.recommend import RecommendAnswer, RecommendQuestion, SearchAnswer, SearchQuestion
from mmsid.ui.contract.whatif import (
    CounterfactualAnswer,
    CounterfactualQuestion,
    EditAnswer,
    EditQuestion,
    SiblingsAnswer,
    SiblingsQuestion,
)

Q = TypeVar("Q", bound=Question)
A = TypeVar("A", bound=Answer)


@dataclass(frozen=True, slots=True)
class Event(Generic[Q, A]):
    """One thing that a page can ask.

    Attributes:
        name: as the page triggers it; none that Gradio's components know already.
        question: the model of what it brings.
        answer: the model of what it gets.
    """

    name: str
    question: type[Q]
    answer: type[A]


RECOMMEND = Event("recommend", RecommendQuestion, RecommendAnswer)
SEARCH = Event("search", SearchQuestion, SearchAnswer)
EXPLAIN = Event("explain", ExplainQuestion, ExplainAnswer)
REPORT = Event("report", ReportQuestion, TextFile)
EDIT = Event("edit_history", EditQuestion, EditAnswer)
SIBLINGS = Event("siblings", SiblingsQuestion, SiblingsAnswer)
COUNTERFACTUAL = Event("counterfactual", CounterfactualQuestion, CounterfactualAnswer)
CODE = Event("code", CodeQuestion, CodePage)
COMPOSE = Event("compose", ComposeQuestion, Composition)
WALK = Event("walk", WalkQuestion, WalkAnswer)
TOKENIZE = Event("tokenize", TokenizeQuestion, TokenizeAnswer)
ADD_ITEM = Event("add_item", AddQuestion, AddAnswer)
AUDIENCE = Event("audience", AudienceQuestion, AudienceAnswer)
LEADING_HISTORY = Event("leading_history", LeadingHistoryQuestion, LeadingHistoryAnswer)
READ_TABLE = Event("read_table", ReadTableQuestion, ReadTableAnswer)
TOKENIZE_ROWS = Event("tokenize_rows", TokenizeRowsQuestion, TokenizeRowsAnswer)
EXPORT_RESULT = Event("export_result", ExportResultQuestion, ExportResultAnswer)
EXPORT_CASES = Event("export_cases", ExportCasesQuestion, EncodedFile)
EXPORT_TABLE = Event("export_table", ExportTableQuestion, EncodedFile)
READ_CASES = Event("read_cases", ReadCasesQuestion, OtherCases)
READ_HISTORIES = Event("read_histories", ReadHistoriesQuestion, ReadHistoriesAnswer)
ANSWER_HISTORIES = Event("answer_histories", AnswerHistoriesQuestion, AnswerHistoriesAnswer)
EXPORT_HISTORIES = Event("export_histories", ExportHistoriesQuestion, ExportHistoriesAnswer)

EVENTS: tuple[Event[Any, Any], ...] = tuple(value for value in list(globals().values()) if isinstance(value, Event))
"""All of them."""
