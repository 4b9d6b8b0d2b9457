"""Figures of `speed_at_size` as lines for a terminal, and as a page with a section for each machine and shape.

In: what `bench_shape` found; out: text. The rule: a page is written section by section, so what was measured on another
machine stays as it is.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mmsid.artifacts import whole_file

OPENING = """# How fast

What the decoder costs for a language model of a given shape and a catalogue of a given size, beside rivals and floors. Weights and IDs (4 × 256) are random, a prompt has 20 products in 121 tokens, the beam is 50 wide, and the history is left out. Medians. The floor of an answer are the bytes of the weights, once for each of four passes, at the bandwidth that a copy reaches on the same device; `generate` is transformers' own beam search under the same trie through `prefix_allowed_tokens_fn`. Written by `python -m mmsid bench --shape SHAPE --items N --out docs/performance.md`, a section for each machine and shape.
"""  # noqa: E501
_SECTION = "\n## "


def format_shape(result: dict[str, Any]) -> str:
    """The figures as lines for a terminal."""
    lines = [_heading(result), f"copy bandwidth {result['bandwidth']:,} GB/s, {result['precision']}"]
    return "\n".join([*lines, *("  ".join(_padded(row)) for row in _rows(result))])


def write_section(path: Path, result: dict[str, Any]) -> None:
    """Writes or replaces the result's section of a page.

    Args:
        path: of the page; made where there is none.
        result: as `bench_shape` gives it.
    """
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    heading = _heading(result)
    kept = [part for part in before.split(_SECTION)[1:] if part.split("\n", 1)[0] != heading]
    header, *rows = _rows(result)
    table = [header, ["---", "---:", "---", "---:", "---:"], *rows]
    told = f"Copy bandwidth {result['bandwidth']:,} GB/s; weights in {result['precision']}."
    lines = "\n".join("| " + " | ".join(row) + " |" for row in table)
    parts = [OPENING.rstrip("\n"), *(part.strip("\n") for part in kept), f"{heading}\n\n{told}\n\n{lines}"]
    with whole_file(path) as partial:
        partial.write_text(("\n" + _SECTION).join(parts) + "\n", encoding="utf-8")


def _heading(result: dict[str, Any]) -> str:
    return f"{result['shape']}, {result['items']:,} products: {result['machine']}, {result['threads']} threads"


def _rows(result: dict[str, Any]) -> list[list[str]]:
    rows = [["what", "ours", "beside", "times as much", "times the floor"]]
    for figure in result["figures"]:
        value, unit, rival, floor = (figure[key] for key in ("value", "unit", "rival", "floor"))
        beside = "" if rival is None else f"{figure['rival_name']}: {_number(rival)} {unit}"
        times = "" if rival is None else f"{_number(rival / value)}"
        rows.append(
            [figure["name"], f"{_number(value)} {unit}", beside, times, _number(value / floor) if floor else ""]
        )
    return rows


def _padded(row: list[str]) -> list[str]:
    return [cell.ljust(width) for cell, width in zip(row, (42, 12, 46, 14, 0), strict=True)]


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
