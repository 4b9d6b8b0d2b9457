"""The codebook metrics: `measure` computes them, `figures` gives them their targets, `text` writes them.

What `evaluate --codes` measures of their captions stands beside them (`promises`).
"""

from mmsid.quantizer.metrics.figures import (
    Comparison,
    Figure,
    Group,
    LevelUse,
    Quantity,
    Target,
    Unit,
    codebook_figures,
    level_uses,
)
from mmsid.quantizer.metrics.measure import codebook_metrics, fidelity, meaning, perplexity
from mmsid.quantizer.metrics.promises import CodeFigure, promise_figures, read_code_figures
from mmsid.quantizer.metrics.report import read_forgetting, read_report
from mmsid.quantizer.metrics.text import figure_line, format_codebook_metrics

__all__ = [
    "CodeFigure",
    "Comparison",
    "Figure",
    "Group",
    "LevelUse",
    "Quantity",
    "Target",
    "Unit",
    "codebook_figures",
    "codebook_metrics",
    "fidelity",
    "figure_line",
    "format_codebook_metrics",
    "level_uses",
    "meaning",
    "perplexity",
    "promise_figures",
    "read_code_figures",
    "read_forgetting",
    "read_report",
]
