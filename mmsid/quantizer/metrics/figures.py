"""The codebook metrics as figures: every number with its unit, its targets, and one sentence on how to read it.

In: what `codebook_metrics` returned; out: `Figure`s, for the terminal and for the interface. The rules: a figure
without a target says so instead of inventing one; a target is a number that is compared, and the words about it are
only words. Nothing here needs torch.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

MIN_PERPLEXITY, MIN_SELF_NEAREST = 0.8, 0.92
"""Targets: perplexity of the first level as a share of its size; share of the items that their codeword sum finds
again."""


class Unit(StrEnum):
    """What a number counts, which is also how it is written."""

    COUNT = "count"
    SHARE = "share"
    """0 to 1, written in per cent."""
    NUMBER = "number"
    CHANGE = "change"
    """Written with its sign."""


class Comparison(StrEnum):
    """How a number has to compare to its target."""

    EQUAL = "equal"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, or one per level.

    Attributes:
        name: what it is called in the report.
        values: one; or one per level, or per number of first codes; None where nothing could be measured.
        unit: of the values.
        digits: behind the point, where the unit does not say it.
        before: words before it; may be empty.
        after: words after it; may be empty.
        aside: whether it is only told beside another one, in brackets.
    """

    name: str
    values: tuple[float | None, ...]
    unit: Unit = Unit.NUMBER
    digits: int = 2
    before: str = ""
    after: str = ""
    aside: bool = False

    @property
    def written(self) -> tuple[str, ...]:
        """The values as a person reads them."""
        return tuple("–" if value is None else self._write(value) for value in self.values)

    def _write(self, value: float) -> str:
        if self.unit is Unit.COUNT:
            return f"{value:.0f}"
        if self.unit is Unit.SHARE:
            return percent(value)
        return f"{value:+.{self.digits}f}" if self.unit is Unit.CHANGE else f"{value:.{self.digits}f}"

    def __str__(self) -> str:
        return " ".join(part for part in (self.before, " / ".join(self.written), self.after) if part)


@dataclass(frozen=True, slots=True)
class Target:
    """What a quantity should be.

    Attributes:
        quantity: its name; where it has several values, there is a target for each, in their order.
        comparison: of the measured value with this one.
        value: in the quantity's unit.
        met: whether it is.
    """

    quantity: str
    comparison: Comparison
    value: float
    met: bool


class Group(StrEnum):
    """What a figure is about."""

    IDS = "ids"
    LEVELS = "levels"
    FIDELITY = "fidelity"
    MODALITIES = "modalities"
    CAPTIONS = "captions"
    LANGUAGE_MODEL = "language_model"


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the report.

    Attributes:
        group: what it is about.
        measure: what is measured, whatever it is measured of.
        quantities: the numbers; none where it could not be measured.
        reading: one sentence on how to read it.
        targets: may be none.
        goal: the targets in words; empty where there is none.
        modality: image or text, where it is measured of that one alone; else empty.
        level: from 0, where it is one level's; else None.
    """

    group: Group
    measure: str
    quantities: tuple[Quantity, ...]
    reading: str
    targets: tuple[Target, ...] = ()
    goal: str = ""
    modality: str = ""
    level: int | None = None

    @property
    def name(self) -> str:
        """What it is called."""
        alone = f"{self.modality} alone"
        return self.measure if not self.modality or alone in self.measure else f"{self.measure}, {alone}"

    @property
    def value(self) -> str:
        """The quantities in one line."""
        text, asides = "", list[str]()
        for quantity in self.quantities:
            if quantity.aside:
                asides.append(str(quantity))
                continue
            text = f"{_closed(text, asides)}, {quantity}" if text else str(quantity)
            asides = []
        return _closed(text, asides) or "not measured"

    @property
    def met(self) -> bool | None:
        """Whether all targets are met; None where there is none."""
        return all(target.met for target in self.targets) if self.targets else None


@dataclass(frozen=True, slots=True)
class LevelUse:
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
    perplexity_share: float
    residual_share: float


def level_uses(report: Mapping[str, Any]) -> tuple[LevelUse, ...]:
    """The levels of a report, coarse to fine."""
    names = [field.name for field in fields(LevelUse)]
    return tuple(LevelUse(**{name: level[name] for name in names}) for level in report["levels"])


def codebook_figures(
    report: Mapping[str, Any], *, forgetting: Mapping[str, Sequence[float | None]] | None = None
) -> list[Figure]:
    """The figures of a report, from uniqueness to what each modality alone says.

    Args:
        report: what `codebook_metrics` returned.
        forgetting: per level, Kendall's tau `before` and `after` the language model's tuning and for `random` rows;
            None where there is no language model.
    """
    return [
        *_id_figures(report),
        *_level_figures(level_uses(report)),
        *_fidelity_figures(report),
        *_modality_figures(report),
        *(_forgetting_figures(forgetting) if forgetting else ()),
    ]


def percent(share: float) -> str:
    """0.123 as "12.3 %"."""
    return f"{100 * share:.1f} %"


def _closed(text: str, asides: Sequence[str]) -> str:
    return f"{text} ({', '.join(asides)})" if asides else text


def _at_least(quantity: Quantity, value: float) -> Target:
    [measured] = quantity.values
    return Target(quantity.name, Comparison.AT_LEAST, value, measured is not None and measured >= value)


def _equal(quantity: Quantity, value: float) -> Target:
    return Target(quantity.name, Comparison.EQUAL, value, quantity.values == (value,))


def _id_figures(report: Mapping[str, Any]) -> Iterator[Figure]:
    ids = report["ids"]
    after = Quantity("collisions_after", (ids["collisions_after"],), Unit.COUNT)
    before = Quantity(
        "collisions_before", (ids["collisions_before"],), Unit.COUNT, after="before items were moved", aside=True
    )
    yield Figure(
        Group.IDS,
        "Collisions",
        (after, before),
        "Items beyond the first on an ID; none may be left, or the model could not name one product.",
        targets=(_equal(after, 0),),
        goal="0",
    )


def _level_figures(levels: Sequence[LevelUse]) -> Iterator[Figure]:
    for place, level in enumerate(levels):
        used = Quantity("used", (level.used,), Unit.COUNT, after=f"of {level.size} codes used")
        share = Quantity("perplexity_share", (level.perplexity_share,), Unit.SHARE, after="of the size", aside=True)
        targets, goal = [_equal(used, level.size)], "every code used"
        if place == 0:
            targets.append(_at_least(share, MIN_PERPLEXITY))
            goal += f", perplexity at least {100 * MIN_PERPLEXITY:.0f} % of the size"
        yield Figure(
            Group.LEVELS,
            f"Level {level.level}",
            (
                used,
                Quantity("used_before", (level.used_before,), Unit.COUNT, after="before moving", aside=True),
                Quantity("perplexity", (level.perplexity,), digits=1, before="perplexity"),
                share,
                Quantity("residual_share", (level.residual_share,), Unit.SHARE, after="of the embedding's length left"),
            ),
            "Perplexity is how many codes would do if all were used alike; what is left falls while levels describe a "
            "product, and may rise where the last one only tells it from others.",
            targets=tuple(targets),
            goal=goal,
            level=place,
        )


def _fidelity_figures(report: Mapping[str, Any]) -> Iterator[Figure]:
    def both(name: str, unit: Unit = Unit.NUMBER) -> tuple[Quantity, Quantity]:
        """The measure of the IDs in use, and of those before items were moved."""
        after, before = ((report["fidelity"][when][name],) for when in ("after", "before"))
        aside = Quantity(f"{name}_before", before, unit, 3, after="before moving", aside=True)
        return Quantity(name, after, unit, 3), aside

    compared = report["fidelity"]["after"].get("compared") or report["items"]
    sample = "" if compared >= report["items"] else f" Measured on {compared:,} products, drawn at random."
    found = both("self_nearest", Unit.SHARE)
    yield Figure(
        Group.FIDELITY,
        "Codeword sum's nearest product is the product itself",
        found,
        "An ID stands for its product: whoever only has the codes finds it again among all embeddings." + sample,
        targets=(_at_least(found[0], MIN_SELF_NEAREST),),
        goal=f"at least {100 * MIN_SELF_NEAREST:.0f} % of the items",
    )
    yield Figure(
        Group.FIDELITY,
        "Neighbours kept",
        both("neighbour_overlap", Unit.SHARE),
        "Share of a product's ten nearest that are still among its ten nearest by codeword sums; the more, the better."
        + sample,
    )


def _modality_figures(report: Mapping[str, Any]) -> Iterator[Figure]:
    for name, part in report["modalities"].items():
        if not part["items"]:
            continue
        shares = tuple(part["same_prefix"])
        yield Figure(
            Group.MODALITIES,
            f"Same codes from {name} alone",
            (Quantity("same_prefix", shares, Unit.SHARE, after="for 1, 2, … codes"),),
            f"How often the {name} alone leads to the same first codes as the fused embedding; more is better "
            "for products that have nothing else.",
            modality=name,
        )


def _forgetting_figures(forgetting: Mapping[str, Sequence[float | None]]) -> Iterator[Figure]:
    yield Figure(
        Group.LANGUAGE_MODEL,
        "What the language model kept of the codebooks",
        (
            Quantity("after", tuple(forgetting["after"]), before="Kendall's tau"),
            Quantity("before", tuple(forgetting["before"]), before="before its tuning", aside=True),
            Quantity("random", tuple(forgetting["random"]), before="random rows", aside=True),
        ),
        "Rank correlation, per level, of distances between codewords and between the model's own rows for the codes: 1 "
        "forgot nothing, 0 all. The paper reports 0.37 after tuning, and 0.06 for rows that started at random.",
    )
