"""The codebook metrics: `measure` computes them, `figures` gives them their targets, `text` writes them."""

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
from mmsid.quantizer.metrics.report import read_forgetting, read_report
from mmsid.quantizer.metrics.text import figure_line, format_codebook_metrics

__all__ = [
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
    "read_forgetting",
    "read_report",
]
