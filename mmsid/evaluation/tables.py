"""What `evaluate` measured as a text table of at most 120 columns.

In: the content of `metrics.json`; out: what was asked, all figures on all cases, recall and NDCG per slice, and the
paired comparison. The rule: a slice with too few cases to compare is marked wherever it is shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import fill
from typing import Any

from mmsid.evaluation.comparison import comparison_line
from mmsid.evaluation.metrics import CUTOFFS
from mmsid.evaluation.slices import LEAST_CASES

ALL = "all"

WIDTH = 120
"""Columns of a terminal that the table fits in."""


def format_table(metrics: Mapping[str, Any]) -> str:
    """Draws what `evaluate` returned.

    Returns:
        Lines: the split and the number of cases; a line per model with recall (and half the width of its 95 % interval)
        and NDCG at each k, and coverage; then recall and NDCG at k per slice; then the comparison with the best rival.
    """
    k, results = metrics["k"], metrics["results"]
    parts = [part for part in slices_of(metrics) if part != ALL]
    blocks = ["\n".join(asked(metrics)), _whole(results, k)]
    if parts:
        tops = [f"{part} ({_n(results, part):,}){mark(_n(results, part))}" for part in parts]
        for name in (f"recall@{k}", f"ndcg@{k}"):
            rows = [
                [model, *(cell(slices.get(part), name, interval=name.startswith("recall")) for part in parts)]
                for model, slices in results.items()
            ]
            blocks.append(aligned([[name, *tops], *rows]))
    said = [fill(comparison_line(one), WIDTH, subsequent_indent="  ") for one in metrics.get("comparisons", ())]
    if any(_n(results, part) < LEAST_CASES for part in slices_of(metrics)):
        said.append(f"* fewer than {LEAST_CASES:,} cases: too few to compare models on")
    return "\n\n".join([*blocks, *(["\n".join(said)] if said else [])])


def slices_of(metrics: Mapping[str, Any]) -> list[str]:
    """The slices that any model has figures for, in their order."""
    return list(dict.fromkeys(part for slices in metrics["results"].values() for part in slices))


def mark(n: int) -> str:
    """A star on a slice that is too small to compare models on."""
    return "*" if n < LEAST_CASES else ""


def cell(figures: Mapping[str, Any] | None, name: str, *, interval: bool = False, digits: int = 3) -> str:
    """One figure, with half the width of its 95 % interval if wanted; a dash where there is none.

    Where no case is a hit, or every one, resampling finds no width at all, and none is claimed.
    """
    if not figures or figures.get(name) is None:
        return "–"
    text = f"{figures[name]:.{digits}f}"
    low, high = figures[f"{name}_interval"] if interval else (0.0, 0.0)
    return f"{text} ± {(high - low) / 2:.{digits}f}" if high > low else text


def cutoffs_of(figures: Mapping[str, Any]) -> list[int]:
    """The k at which a model was judged, ascending."""
    given = {int(name.removeprefix("recall@")) for name in figures if name.startswith("recall@") and "_" not in name}
    return sorted(given) or list(CUTOFFS)


def aligned(lines: Sequence[Sequence[str]]) -> str:
    """Rows of cells as text, every column as wide as its widest cell."""
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    return "\n".join(
        "  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )


def asked(metrics: Mapping[str, Any]) -> list[str]:
    """How many cases of which split, drawn how; and what is ranked."""
    n = _n(metrics["results"], ALL)
    events = metrics.get("events", n)
    drawn = f"{n:,} test events" if events == n else f"{n:,} of {events:,} test events, drawn by seed {metrics['seed']}"
    items = f"{metrics['catalogue']['items']:,} products" if "catalogue" in metrics else "the full catalogue"
    split = f"; split: {metrics['split']}" if metrics.get("split") else ""
    history = "the history's products compete, too" if metrics["keep_history"] else "the history's products left out"
    return [f"{drawn}{split}", f"ranked: {items}, {history}"]


def _whole(results: Mapping[str, Any], k: int) -> str:
    cutoffs = cutoffs_of(next((slices[ALL] for slices in results.values() if ALL in slices), {}))
    names = [f"recall@{one}" for one in cutoffs] + [f"ndcg@{one}" for one in cutoffs]
    rows = [
        [
            model,
            *(cell(slices.get(ALL), name, interval=name.startswith("recall")) for name in names),
            cell(slices.get(ALL), f"coverage@{k}"),
        ]
        for model, slices in results.items()
    ]
    return aligned([[f"{ALL} ({_n(results, ALL):,}){mark(_n(results, ALL))}", *names, f"coverage@{k}"], *rows])


def _n(results: Mapping[str, Any], part: str) -> int:
    return next((int(slices[part]["n"]) for slices in results.values() if part in slices), 0)
