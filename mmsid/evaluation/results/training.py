"""What the page of results says of the training: how long, why it ended, and what the ID rows kept.

In: the recommender's `report.json`; out: Markdown paragraphs. The rule: a key that an older report lacks is left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mmsid.training.until_best import Curve

MOST_POINTS = 40
"""Readings of a curve that are shown; of more, every second, third, … and the last."""


def training_lines(report: Mapping[str, Any]) -> list[str]:
    """The paragraphs; none of an empty report."""
    lines = []
    if "trained_parameters" in report:
        whole = f" of {report['parameters']:,}" if "parameters" in report else ""
        lines.append(f"Training: {report['trained_parameters']:,}{whole} parameters of the language model.")
    if report.get("kendall_tau"):
        lines.append(f"Kendall's tau between the distances of codewords and of ID rows, per level: {taus(report)}.")
    curves = report.get("curves") or {}
    told = [f"- {name.replace('_', ' ')}: {_told(Curve.model_validate(curve))}" for name, curve in curves.items()]
    return [text for text in (" ".join(lines), "\n".join(told)) if text]


def taus(report: Mapping[str, Any]) -> str:
    """Kendall's tau per level: before the tuning, after it, and of rows drawn at random; a dash where there is none."""
    found: Mapping[str, Sequence[float | None]] = report.get("kendall_tau") or {}
    return "; ".join(f"{name} {' / '.join(map(_tau, levels))}" for name, levels in found.items()) or "–"


def _tau(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _told(curve: Curve) -> str:
    """How long it was trained and why no longer, and what validation events said after how many passes."""
    length = f"{curve.passes:.4g} passes, ended by {curve.reason}"
    if not curve.readings:
        return f"{length}."
    step = -(-len(curve.readings) // MOST_POINTS)
    last = len(curve.readings) - 1
    shown = [reading for place, reading in enumerate(curve.readings) if place % step == 0 or place == last]
    points = ", ".join(f"{passes:.4g}: {value:.4g}" for passes, value in shown)
    return f"{length}; the state after {curve.kept:.4g} was kept. {curve.unit} by passes: {points}."
