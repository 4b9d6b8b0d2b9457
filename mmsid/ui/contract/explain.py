"""Why this one? and `/explain`: what a recommendation is explained by, and a case as a file."""

from __future__ import annotations

from typing import Literal

from mmsid.ui.contract.base import Answer, History, HistoryQuestion, ItemId, Question, Share
from mmsid.ui.contract.products import Chip


class ExplainQuestion(HistoryQuestion):
    """Why is this product recommended?

    Attributes:
        item_id: one of the recommended products.
        rival: id of another one that it is compared with, or null.
    """

    item_id: ItemId
    rival: ItemId | None = None


class ExplainRequest(Question):
    """`/explain`.

    Attributes:
        history: ids of the products that the shopper looked at, oldest first.
        item_id: the recommended product.
    """

    history: History
    item_id: ItemId


class LevelEffect(Answer):
    """What a product did for one code.

    Attributes:
        code: as written.
        effect: how much the code's log-probability falls without the product, in nats.
    """

    code: str
    effect: float


class HistoryEffect(Answer):
    """What a product of the history did for a recommendation.

    Attributes:
        item_id: of the history.
        title: may be empty.
        effect: the sum over the levels, in nats; positive: it spoke for the recommendation.
        levels: coarse to fine.
    """

    item_id: str
    title: str
    effect: float
    levels: list[LevelEffect]


class Attribution(Answer):
    """What each product of a history did for a recommendation.

    Attributes:
        item_id: the recommended product.
        title: may be empty.
        log_prob: of its semantic ID after the whole history, in nats; with a rival, minus the rival's.
        semantic_id: its written codes, coarse to fine.
        codes: the same, captioned.
        history: oldest first.
        fingerprint: of the build.
    """

    item_id: str
    title: str
    log_prob: float
    semantic_id: list[str]
    codes: list[Chip]
    history: list[HistoryEffect]
    fingerprint: str


class DeletionCurve(Answer):
    """What happens to a recommendation while products are taken out of the history.

    Attributes:
        removed: how many are gone at each point, from 0.
        log_probs: of the recommendation there, what spoke for it most taken out first; in nats.
        random: the same in random orders, on average.
        beaten: share of the random orders that it beats; ties count half.
        convincing: whether that is more than chance.
    """

    removed: list[int]
    log_probs: list[float]
    random: list[float]
    beaten: Share
    convincing: bool


class ExplainAnswer(Attribution):
    """Why a product is recommended.

    Attributes:
        rival: id of the product that it is compared with, or null.
        evidence: sentences; empty with a rival.
        deletion: whether the attribution can be believed; null with a rival.
    """

    rival: str | None
    evidence: list[str]
    deletion: DeletionCurve | None


class Explanation(Attribution):
    """What `/explain` tells: effects of products that are left out one at a time, and more.

    Attributes:
        joint_effects: per product of the history and per level, when products are also left out together; in nats.
        evidence: sentences; empty where the product is not among the first ten recommendations.
    """

    joint_effects: list[list[float]]
    evidence: list[str]


class ReportQuestion(HistoryQuestion):
    """A case as a file.

    Attributes:
        item_id: one of the recommended products.
        form: of the file.
    """

    item_id: ItemId
    form: Literal["html", "json"]
