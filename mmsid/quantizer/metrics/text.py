"""The codebook metrics for a person: as a text for the terminal, and as the lines that a build keeps.

In: what `codebook_metrics` returned; out: text, made of the figures (`figures.py`) and of nothing else.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from mmsid.quantizer.metrics.figures import Figure, codebook_figures


def format_codebook_metrics(
    report: Mapping[str, Any], *, forgetting: Mapping[str, Sequence[float | None]] | None = None
) -> str:
    """Writes a report for the terminal: one figure a line, what it means below it; arguments as `codebook_figures`."""
    sizes = " x ".join(str(size) for size in report["codebook_sizes"])
    lines = [f"Semantic IDs of {report['items']:,} items, codebooks {sizes}", ""]
    marks = {True: "ok  ", False: "MISS", None: "    "}
    for figure in codebook_figures(report, forgetting=forgetting):
        goal = f"  (target: {figure.goal})" if figure.goal else ""
        lines.append(f"{marks[figure.met]}  {figure.name}: {figure.value}{goal}")
        lines.extend(textwrap.wrap(figure.reading, 110, initial_indent=" " * 8, subsequent_indent=" " * 8))
    return "\n".join(lines)


def figure_line(figure: Figure) -> dict[str, Any]:
    """A figure in words, as `views/health.json` holds it."""
    return {
        "name": figure.name,
        "value": figure.value,
        "target": figure.goal,
        "met": figure.met,
        "reading": figure.reading,
    }
