"""Measuring a build: how good its answers are, how true its explanations, and how fast both."""

from mmsid.measure.explanations import explain_test_events, explanation_report, format_explanations
from mmsid.measure.pictures import format_pictures, picture_report
from mmsid.measure.quality import Generative, evaluate_build
from mmsid.measure.speed import bench, format_bench

__all__ = [
    "Generative",
    "bench",
    "evaluate_build",
    "explain_test_events",
    "explanation_report",
    "format_bench",
    "format_explanations",
    "format_pictures",
    "picture_report",
]
