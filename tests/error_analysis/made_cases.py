"""Answered cases by hand, of which only the question and what came next matter."""

from __future__ import annotations

from collections.abc import Sequence

from mmsid.error_analysis.records import AnsweredCase
from mmsid.records import Item


def case(history: Sequence[str], target: str, events: int = 50) -> AnsweredCase:
    """A miss without an answer."""
    return AnsweredCase(
        case=1,
        user_id="u",
        timestamp=0.0,
        history=tuple(history),
        target=target,
        answered=(),
        log_probs=(),
        hit=False,
        rank=None,
        oracle_rank=None,
        sasrec_rank=None,
        last_item_rank=None,
        popularity_rank=None,
        events=events,
        cause="",
        cause_figure=None,
        left_at="",
        code_log_probs=(),
        branch_level="",
        branch_code="",
        branch_margin=None,
        twin="",
        twin_margin=None,
        neighbours_kept=None,
        same_type=None,
        same_department=None,
        same_look=None,
        price_difference=None,
        picture_cosine=None,
    )


def shelf(*items: Item) -> dict[str, Item]:
    """Items by id."""
    return {item.item_id: item for item in items}
