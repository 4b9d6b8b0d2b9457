"""A build's errors as the page gets them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mmsid.error_analysis import AnsweredCase, ErrorReport
from mmsid.error_analysis.causes import K, cause_texts
from mmsid.error_analysis.report import MODELS, MODELS_EXPLAINED
from mmsid.records import LEVEL_LETTERS
from mmsid.ui.contract.errors import (
    CaseAttribute,
    CaseColumns,
    CauseData,
    ErrorsData,
    PromiseData,
    RivalModel,
    SliceData,
)

NO_EVENTS = (
    "There are no test events: in the last part of the events nobody goes on to a product that they had not seen "
    "before. With more events there will be some."
)


def errors_data(report: ErrorReport, rows: Mapping[str, int], levels: int) -> ErrorsData:
    """Everything that the panel Errors shows.

    Args:
        report: of a build.
        rows: item id → row of the catalogue.
        levels: codes of an ID.
    """
    texts = cause_texts(levels)
    if not report.cases:
        return ErrorsData.nothing(NO_EVENTS)
    return ErrorsData(
        missing="",
        k=K,
        events=report.about.events,
        models=[_model(report, name) for name in MODELS if name in report.hits],
        causes=[
            CauseData(name=name, label=text.label, says=text.says, avoidable=text.avoidable)
            for name, text in texts.items()
        ],
        attributes=[
            CaseAttribute(name=one.name, label=one.label, values=list(one.values), of=one.of.tolist())
            for one in report.attributes
        ],
        slices=[
            SliceData(
                conditions=list(one.texts),
                cases=one.cases.tolist(),
                hits=one.hits,
                low=one.interval[0],
                high=one.interval[1],
                knowable=one.knowable,
                knowable_hits=one.knowable_hits,
                knowable_whole=one.knowable_whole,
                excess=one.excess_misses,
                chance=one.p_value,
                overlapping=list(one.overlapping),
            )
            for one in report.slices
        ],
        promises=[PromiseData(name=one.name, value=one.value, bound=one.bound, met=one.met) for one in report.targets],
        cases=_columns(report.cases, rows, list(texts), levels),
    )


def _model(report: ErrorReport, name: str) -> RivalModel:
    key = "rank" if name == "mmsid" else f"{name}_rank"
    return RivalModel(
        name=name,
        label=MODELS[name],
        says=MODELS_EXPLAINED[name],
        ranks=[getattr(case, key) for case in report.cases],
        hits=report.hits[name].tolist(),
    )


def _columns(cases: Sequence[AnsweredCase], rows: Mapping[str, int], causes: list[str], levels: int) -> CaseColumns:
    places = {"": -1, **{name: place for place, name in enumerate(causes)}}
    at = {"": levels, **{letter: level for level, letter in enumerate(LEVEL_LETTERS)}}
    return CaseColumns(
        user=[case.user_id for case in cases],
        history=[[rows[one] for one in case.history] for case in cases],
        target=[rows[case.target] for case in cases],
        answered=[[rows[one] for one in case.answered] for case in cases],
        events=[case.events for case in cases],
        cause=[places[case.cause] for case in cases],
        figure=[case.cause_figure for case in cases],
        left_at=[at[case.left_at] for case in cases],
        branch_level=[at[case.branch_level] for case in cases],
        branch_code=[case.branch_code for case in cases],
        branch_margin=[case.branch_margin for case in cases],
        twin=[rows[case.twin] if case.twin else -1 for case in cases],
        twin_margin=[case.twin_margin for case in cases],
        neighbours_kept=[case.neighbours_kept for case in cases],
        same=[_same(case) for case in cases],
        same_look=[case.same_look for case in cases],
        price_difference=[case.price_difference for case in cases],
        likeness=[case.picture_cosine for case in cases],
    )


def _same(case: AnsweredCase) -> int:
    if case.same_type is None:
        return -1
    return 2 if case.same_type else int(bool(case.same_department))
