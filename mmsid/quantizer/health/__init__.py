"""The health of semantic IDs: `measure` computes the figures, `text` explains them."""

from mmsid.quantizer.health.measure import fidelity, health_report, meaning, perplexity
from mmsid.quantizer.health.text import Figure, format_health, health_figures

__all__ = ["Figure", "fidelity", "format_health", "health_figures", "health_report", "meaning", "perplexity"]
