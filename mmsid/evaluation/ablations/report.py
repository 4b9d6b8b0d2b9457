"""The table of the ablations, for the terminal and for docs/results.md.

In: `Ablations`, as `ablations.json` holds them; out: text of at most 120 columns, or Markdown. The rule: a difference
from the base stands with its paired interval and test, for most ablations change less than chance does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from mmsid.config import read_checked
from mmsid.errors import MmsidError
from mmsid.evaluation.comparison import p_text
from mmsid.evaluation.results.markdown import figure, table
from mmsid.evaluation.results.measured import Compared, Figures
from mmsid.evaluation.tables import ALL, aligned, cell, mark

PARTS = ("warm", "cold", "tail")
"""Slices that stand beside the whole."""


class Record(BaseModel):
    """What another version may have written more into is left alone."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Row(Record):
    """One model of one variant.

    Attributes:
        variant, differs: its name, and what is different from the base.
        model: `mmsid`, or `mmsid-alone`.
        random_rows: whether the ID rows started at random.
        figures: slice to figures.
        training: what the recommender's report says.
        against_base: the paired comparison with the base on all cases; None of the base itself.
    """

    variant: str
    differs: str
    model: str
    random_rows: bool = False
    figures: dict[str, Figures]
    training: dict[str, Any] = {}
    against_base: Compared | None = None

    @property
    def tau(self) -> str:
        """Kendall's tau between codewords' and ID rows' distances, mean over levels, before the tuning and after."""
        found: Mapping[str, Sequence[float | None]] = self.training.get("kendall_tau") or {}
        before = _mean(found.get("random" if self.random_rows else "before", ()))
        return f"{before} → {_mean(found.get('after', ()))}"


class Lacking(Record):
    """A variant that could not be made, and why."""

    variant: str
    differs: str
    reason: str


class Ablations(Record):
    """All variants of one catalogue.

    Attributes:
        catalogue: name of its folder.
        seed: of the draw of cases and of the intervals.
        events: test events in all.
        split, machine, versions: as in `metrics.json`.
        rows: the base first.
        lacking: what could not be made.
    """

    catalogue: str
    seed: int
    events: int
    split: str = ""
    machine: str
    versions: dict[str, str]
    rows: list[Row]
    lacking: list[Lacking] = []

    @property
    def n(self) -> int:
        """Cases that every variant was asked."""
        return int(self.rows[0].figures[ALL]["n"] or 0)  # type: ignore[arg-type]


def read_ablations(place: Path) -> Ablations:
    """Reads what `ablate` measured.

    Args:
        place: its folder, or an ablations.json that was kept without one.

    Raises:
        MmsidError: if there is none, or it is damaged.
    """
    path = place / "ablations.json" if place.is_dir() else place
    if not path.is_file():
        raise MmsidError(
            f"Expected an ablations.json in {place}, but there is none; run `python -m mmsid ablate` first."
        )
    return read_checked(path, Ablations, remedy="run `python -m mmsid ablate` again")


def format_ablations(ablations: Ablations) -> str:
    """The table as text; lines of at most 120 columns, but for the reasons beneath."""
    several = len({row.model for row in ablations.rows}) > 1
    heads = ["variant", "recall@10", "ndcg@10", *_part_heads(ablations)[:2], "against the base", "p", "tau"]
    rows = [
        [
            f"{row.variant}, alone" if several and row.model != "mmsid" else row.variant,
            cell(row.figures[ALL], "recall@10"),
            cell(row.figures[ALL], "ndcg@10"),
            *(cell(row.figures.get(part), "recall@10") for part in PARTS[:2]),
            *_against(row.against_base, 3),
            row.tau,
        ]
        for row in ablations.rows
    ]
    beneath = [f"{one.variant}: left out, {one.reason}" for one in ablations.lacking]
    return "\n\n".join([_asked(ablations), aligned([heads, *rows]), *(["\n".join(beneath)] if beneath else [])])


def ablations_section(ablations: Ablations, heading: str) -> str:
    """The table as a section of docs/results.md."""
    heads = [
        "variant",
        "what differs",
        "model",
        "R@10",
        "N@10",
        *_part_heads(ablations),
        "R@10 against the base",
        "p",
        "tau",
    ]
    rows = [
        [
            row.variant,
            row.differs,
            row.model,
            figure(row.figures[ALL], "recall@10", interval=True),
            figure(row.figures[ALL], "ndcg@10"),
            *(figure(row.figures.get(part), "recall@10") for part in PARTS),
            *_against(row.against_base, 4),
            row.tau,
        ]
        for row in ablations.rows
    ]
    versions = ", ".join(f"{name} {version}" for name, version in ablations.versions.items())
    explained = (
        f"{_asked(ablations)}. Each variant is built anew with one thing changed, and asked the same cases; slices "
        "show Recall@10. *Against the base*: difference, paired 95 % interval, *p*: McNemar's exact. *tau*: Kendall's, "
        "between the distances of codewords and those of ID rows, mean over levels, before and after the tuning. "
        f"One seed each; {ablations.machine}; {versions}."
    )
    lacking = [f"- `{one.variant}` ({one.differs}): left out, {one.reason}." for one in ablations.lacking]
    return "\n\n".join([f"## {heading}", explained, table(heads, rows), *(["\n".join(lacking)] if lacking else [])])


def _part_heads(ablations: Ablations) -> list[str]:
    figures = ablations.rows[0].figures
    sizes = {part: int(figures[part]["n"] or 0) if part in figures else 0 for part in PARTS}  # type: ignore[arg-type]
    return [f"{part} ({sizes[part]:,}){mark(sizes[part])}" for part in PARTS]


def _asked(ablations: Ablations) -> str:
    split = f", split: {ablations.split}" if ablations.split else ""
    drawn = "" if ablations.n == ablations.events else f" of {ablations.events:,}, drawn by seed {ablations.seed}"
    return f"`{ablations.catalogue}`: {ablations.n:,} test events{drawn}{split}"


def _against(found: Compared | None, digits: int) -> tuple[str, str]:
    if found is None:
        return "–", "–"
    low, high = (f"{value:+.{digits}f}" for value in found.interval)
    return f"{found.difference:+.{digits}f} ({low} to {high})", p_text(found.p_value).removeprefix("= ")


def _mean(levels: Sequence[float | None]) -> str:
    known = [value for value in levels if value is not None]
    return f"{sum(known) / len(known):.2f}" if known else "–"
