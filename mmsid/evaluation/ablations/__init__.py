"""Ablations: the same catalogue built again with one thing left out or put back, and what that costs."""

from mmsid.evaluation.ablations.report import Ablations, ablations_section, format_ablations, read_ablations
from mmsid.evaluation.ablations.run import run_ablations
from mmsid.evaluation.ablations.variants import BASE, VARIANTS, Variant

__all__ = [
    "BASE",
    "VARIANTS",
    "Ablations",
    "Variant",
    "ablations_section",
    "format_ablations",
    "read_ablations",
    "run_ablations",
]
