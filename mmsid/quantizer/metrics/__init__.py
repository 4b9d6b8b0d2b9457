"""Codebook metrics: `measure` computes the figures of semantic IDs, `text` explains them."""

from mmsid.quantizer.metrics.measure import codebook_metrics, fidelity, meaning, perplexity
from mmsid.quantizer.metrics.text import Figure, codebook_figures, format_codebook_metrics

__all__ = [
    "Figure",
    "codebook_figures",
    "codebook_metrics",
    "fidelity",
    "format_codebook_metrics",
    "meaning",
    "perplexity",
]
