"""A case: a test event, what was answered, and why it was missed.

`AnsweredCase` is a row of `cases.parquet`, field by field; `COLUMNS` says what each column holds and how it is stored.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AnsweredCase:
    """One test event.

    Attributes:
        case: its number, from 1, in the file's order (shoppers, then time).
        user_id: the shopper.
        timestamp: when the next product came, in the interactions' own unit.
        history: item ids before it, oldest first.
        target: the item id that came next.
        answered: item ids that the app answers, best first, at most ten.
        log_probs: of `answered`, in nats.
        hit: whether `target` is among `answered`.
        rank: of `target` by exact scores among all products but the history's, from 1; None in a large catalogue.
        oracle_rank: the best possible guess's; None where there is no oracle.
        sasrec_rank, last_item_rank, popularity_rank: the rivals', over the same candidates; None where one is missing.
        events: of `target` in training.
        cause: why it is a miss, as `causes` has it; empty for a hit.
        cause_figure: the figure that decided it, or None.
        left_at: letter of the first level at which the first answer's ID differs from the target's; empty if none does.
        code_log_probs: of the target's codes, one per level; they sum to its log-probability.
        branch_level: letter of the level at which another code than the target's was preferred.
        branch_code: that code, written; empty where there is no other.
        branch_margin: nats that it is ahead of the target's code (negative: behind).
        twin: an answered product with the same codes up to the last level, nearest in log-probability; or empty.
        twin_margin: nats that it is ahead; None without one.
        neighbours_kept: share of the target's ten nearest products, of those that could, with its first code; or None.
        same_type, same_department, same_look: whether the first answer shares it; None where either has none.
        price_difference: the first answer's price minus the target's, or None.
        picture_cosine: of their pictures' embeddings (of the item embeddings where there are no pictures), or None.
    """

    case: int
    user_id: str
    timestamp: float
    history: tuple[str, ...]
    target: str
    answered: tuple[str, ...]
    log_probs: tuple[float, ...]
    hit: bool
    rank: int | None
    oracle_rank: int | None
    sasrec_rank: int | None
    last_item_rank: int | None
    popularity_rank: int | None
    events: int
    cause: str
    cause_figure: float | None
    left_at: str
    code_log_probs: tuple[float, ...]
    branch_level: str
    branch_code: str
    branch_margin: float | None
    twin: str
    twin_margin: float | None
    neighbours_kept: float | None
    same_type: bool | None
    same_department: bool | None
    same_look: bool | None
    price_difference: float | None
    picture_cosine: float | None
