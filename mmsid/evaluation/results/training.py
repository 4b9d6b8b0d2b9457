"""What the page of results says of the training: how long, why it ended, and what the ID rows kept.

In: the recommender's `report.json`; out: Markdown paragraphs. The rule: a key that an older report lacks is left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mmsid.evaluation.results.markdown import table

MOST_POINTS = 40
"""Points of a curve that are shown; of more, every second, third, … and the last."""


def training_lines(report: Mapping[str, Any]) -> list[str]:
    """The paragraphs; none of an empty report."""
    report, lines = {**report, **_of_curve(report.get("curve"))}, []
    if "trained_parameters" in report:
        whole = f" of {report['parameters']:,}" if "parameters" in report else ""
        passes = f", {_text(report['passes'])} passes over the training histories" if "passes" in report else ""
        lines.append(f"Training: {report['trained_parameters']:,}{whole} parameters{passes}.")
    if report.get("reason"):
        kept = f", and the state after {_text(report['kept'])} was kept" if "kept" in report else ""
        lines.append(f"Why it ended: {str(report['reason']).rstrip('.')}{kept}.")
    if report.get("curve"):
        unit = f", {report['unit']}" if report.get("unit") else ""
        lines.append(f"Its curve on validation events (passes{unit}): {_curve(report['curve'])}")
    if report.get("kendall_tau"):
        lines.append(f"Kendall's tau between the distances of codewords and of ID rows, per level: {taus(report)}.")
    sentences = " ".join(line for line in lines if "\n" not in line)
    return [text for text in (sentences, *(line for line in lines if "\n" in line)) if text]


def _of_curve(curve: Any) -> dict[str, Any]:
    """What a saved `Curve` says, as keys of the report: its readings are the curve."""
    if not isinstance(curve, Mapping):
        return {}
    said = {name: curve[name] for name in ("passes", "reason", "unit", "kept") if name in curve}
    return {**said, "curve": curve.get("readings") or ()}


def taus(report: Mapping[str, Any]) -> str:
    """Kendall's tau per level: before the tuning, after it, and of rows drawn at random; a dash where there is none."""
    found: Mapping[str, Sequence[float | None]] = report.get("kendall_tau") or {}
    return "; ".join(f"{name} {' / '.join(map(_tau, levels))}" for name, levels in found.items()) or "–"


def _tau(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _curve(points: Any) -> str:
    """Numbers in a row, or a table of points with names."""
    if not isinstance(points, Sequence) or isinstance(points, str):
        return f"{points}."
    shown = _thinned(points)
    if all(isinstance(point, Mapping) for point in shown):
        heads = list(dict.fromkeys(name for point in shown for name in point))
        return "\n\n" + table(heads, [[_text(point.get(name, "–")) for name in heads] for point in shown])
    if all(isinstance(point, Sequence) and not isinstance(point, str) for point in shown):
        return ", ".join(" ".join(map(_text, point)) for point in shown) + "."
    return " → ".join(map(_text, shown)) + "."


def _thinned(points: Sequence[Any]) -> list[Any]:
    step = -(-len(points) // MOST_POINTS)
    return [point for place, point in enumerate(points) if place % step == 0 or place == len(points) - 1]


def _text(value: Any) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)
