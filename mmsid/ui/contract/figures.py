"""The codebook metrics, and how true the captions are, as the Health part of the Codes panel draws them.

The rule: whatever the page decides by (groups, levels, targets, whether they are met) is data; sentences are only
shown.
"""

from __future__ import annotations

from typing import Literal

from mmsid.ui.contract.base import Answer, Share


class Quantity(Answer):
    """A number, or one per level.

    Attributes:
        name: what it is called in the build's report.
        values: one; or one per level, or per number of first codes, coarse to fine; null where nothing was measured.
        unit: of the values; a share is 0 to 1, a change may be negative.
        written: the values as a person reads them.
        before: words before it; may be empty.
        after: words after it; may be empty.
        aside: whether it is only told beside another one, in brackets.
    """

    name: str
    values: list[float | None]
    unit: Literal["count", "share", "number", "change"]
    written: list[str]
    before: str
    after: str
    aside: bool


class Target(Answer):
    """What a quantity should be.

    Attributes:
        quantity: its name; where it has several values, there is a target for each, in their order.
        comparison: of the measured value with this one.
        value: in the quantity's unit.
        met: whether it is.
    """

    quantity: str
    comparison: Literal["equal", "at_least", "at_most"]
    value: float
    met: bool


class Figure(Answer):
    """One line of the report.

    Attributes:
        name: what it is called.
        group: what it is about.
        measure: what is measured, whatever it is measured of.
        modality: where it is measured of that one alone; else null.
        level: from 0, where it is one level's; else null.
        quantities: the numbers; none where it could not be measured.
        value: the quantities in one line.
        targets: may be none.
        goal: the targets in words; empty where there is none.
        met: whether all targets are met; null where there is none.
        reading: one sentence on how to read it.
    """

    name: str
    group: Literal["ids", "levels", "fidelity", "modalities", "captions", "language_model"]
    measure: str
    modality: str | None
    level: int | None
    quantities: list[Quantity]
    value: str
    targets: list[Target]
    goal: str
    met: bool | None
    reading: str


class LevelUse(Answer):
    """How one level's codes are used.

    Attributes:
        level: its letter.
        size: codes of its codebook.
        used_before: codes that products had before some were moved to free IDs.
        used: codes that products have.
        dead: codes that none has.
        perplexity: how many codes were enough if all were used alike.
        perplexity_share: of the size, 0 to 1.
        residual_share: share of the embeddings' length that is left after it, on average.
    """

    level: str
    size: int
    used_before: int
    used: int
    dead: int
    perplexity: float
    perplexity_share: Share
    residual_share: Share


class CodebookMetrics(Answer):
    """Are the codes used, do they tell products apart, and do they mean something?

    Attributes:
        figures: of the codes, then of their captions.
        levels: coarse to fine.
    """

    figures: list[Figure]
    levels: list[LevelUse]
