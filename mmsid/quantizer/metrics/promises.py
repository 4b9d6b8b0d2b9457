"""How well codes keep their promise, an ID that reads from coarse to fine with captions that are true, as figures.

In: what `evaluate --codes` measured, from a build's `metrics.json`; out: `Figure`s beside those of the codebooks. The
rules: what was measured of another build is not told; what the codebook metrics tell, too, is told once, there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from mmsid.config import read_checked
from mmsid.quantizer.metrics.figures import Comparison, Figure, Group, Quantity, Target, Unit
from mmsid.records import LEVEL_LETTERS

UNTRUE = "chips shown as true that are not"
ALL_HOLD = "products for which every caption holds"
NARROW = "products whose captions all hold and narrow one after another"
COARSER = "products with a caption coarser than an earlier one"
ALONE = "products that stand alone before the last level"
HOLD = "chips of level {} that hold"
INTRUDERS = "intruders found by the caption, level {}"
"""Names of the figures; those with a gap are measured of each level that has a meaning."""

_TOLD = {
    UNTRUE: (
        "Captions shown as true that are not",
        "Of the captions that stand on products without a doubt beside them, those that neither the product's category "
        "nor its own words say; another reading of the texts than the one that made the captions finds them.",
    ),
    ALL_HOLD: (
        "Products for which every caption holds",
        "Category and own words of such a product say what all of its codes mean; the others are marked where they do "
        "not.",
    ),
    HOLD: (
        "Captions that hold",
        "Of all products, those for which the caption of their code is true, level by level; the rest are marked.",
    ),
    NARROW: (
        "Products whose captions all hold and narrow",
        "Read one after another, the captions of such a product each leave fewer products that fit them all, until it "
        "stands alone.",
    ),
    COARSER: (
        "Products with a caption coarser than an earlier one",
        "An ID reads from coarse to fine: no type may be followed by a department.",
    ),
    ALONE: (
        "Products alone before the last level",
        "Where no other product has the same codes up to there, the last code has nothing to tell apart.",
    ),
    INTRUDERS: (
        "Intruders found by the caption",
        "Four products of a code and one of a sibling are shown: how often a reader finds that one who knows the "
        "caption and the products' own texts alone.",
    ),
}
"""Per figure, what is measured and how to read it, in the order in which they are told."""


@dataclass(frozen=True, slots=True)
class CodeFigure:
    """A figure of the codes and its target.

    Attributes:
        name: what is measured.
        value: measured; None where it cannot be.
        target: that it should reach, or stay below; None where none makes sense, as for chips without categories.
        at_most: whether less is better.
        is_share: whether it is a share, 0 to 1, and not a count.
    """

    name: str
    value: float | None
    target: float | None
    at_most: bool = False
    is_share: bool = True

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None where nothing was measured, or there is none."""
        if self.value is None or self.target is None:
            return None
        return self.value <= self.target if self.at_most else self.value >= self.target


class _Measured(BaseModel):
    model_config = ConfigDict(allow_inf_nan=False)

    name: Annotated[str, Field(max_length=200)]
    value: Annotated[float, Field(ge=-1e12, le=1e12)] | None
    target: Annotated[float, Field(ge=-1e12, le=1e12)] | None
    at_most: bool
    is_share: bool


class _Codes(BaseModel):
    figures: list[_Measured]


class _Metrics(BaseModel):
    build: str = ""
    codes: _Codes | None = None


def read_code_figures(path: Path, build: str) -> list[CodeFigure]:
    """What `evaluate --codes` measured of a build; nothing where it did not.

    Args:
        path: the build's `metrics.json`, which need not be there.
        build: its fingerprint.

    Raises:
        MmsidError: if the file holds anything else.
    """
    if not path.is_file():
        return []
    metrics = read_checked(path, _Metrics, remedy="restore it, or delete it and run `evaluate` again")
    if metrics.build != build or metrics.codes is None:
        return []
    return [CodeFigure(**one.model_dump()) for one in metrics.codes.figures]


def promise_figures(measured: Sequence[CodeFigure]) -> list[Figure]:
    """The figures with how to read them; where nothing was measured, one that says how to have it measured."""
    found = {one.name: one for one in measured}
    figures = [
        _figure(measure, reading, _of(name, found)) for name, (measure, reading) in _TOLD.items() if _of(name, found)
    ]
    if figures:
        return figures
    how = "`python -m mmsid evaluate BUILD --codes` measures whether captions are true, narrow, and tell an intruder."
    return [Figure(Group.CAPTIONS, "Whether captions keep their promise", (), how)]


def _of(name: str, found: Mapping[str, CodeFigure]) -> list[CodeFigure]:
    """The figures of a name, in the order of the levels where it is measured of each."""
    names = [name.format(letter) for letter in LEVEL_LETTERS] if "{}" in name else [name]
    return [found[one] for one in names if one in found]


def _figure(measure: str, reading: str, measured: Sequence[CodeFigure]) -> Figure:
    quantity = Quantity("value", tuple(one.value for one in measured), Unit.SHARE)
    comparison = Comparison.AT_MOST if measured[0].at_most else Comparison.AT_LEAST
    targets = tuple(
        Target(quantity.name, comparison, one.target, bool(one.met))
        for one in measured
        if one.met is not None and one.target is not None
    )
    return Figure(
        Group.CAPTIONS, measure, (quantity,), reading, targets=targets, goal=_goal(measured) if targets else ""
    )


def _goal(measured: Sequence[CodeFigure]) -> str:
    """The targets in words, such as "at least 99 / 97 / 85 %"; said once where they are all the same."""
    values = [f"{100 * one.target:g}" for one in measured if one.target is not None]
    if not any(one.target for one in measured):
        return "0"
    each = " each" if len(values) > 1 and len(set(values)) == 1 else ""
    said = values[0] if each else " / ".join(values)
    return f"{'at most' if measured[0].at_most else 'at least'} {said} %{each}"
