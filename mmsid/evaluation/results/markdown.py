"""Tables and figures of the page of results: Markdown cells from numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mmsid.evaluation.tables import cell

DIGITS = 4


def figure(figures: Mapping[str, Any] | None, name: str, *, interval: bool = False) -> str:
    """A figure with four digits, as publications print them; see `tables.cell`."""
    return cell(figures, name, interval=interval, digits=DIGITS)


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; a `|` within a cell is escaped.

    Raises:
        ValueError: if a row has more or fewer cells than there are heads.
    """
    if any(len(row) != len(heads) for row in rows):
        raise ValueError(f"Expected {len(heads)} cells a row, got {[len(row) for row in rows]}.")
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(text.replace('|', chr(92) + '|') for text in line)} |" for line in lines)
