"""Measuring a build: how good its answers are beside its rivals', how true its explanations, and how fast both."""

from mmsid.evaluation.codes import CodeFigure, code_figures, evaluate_codes, format_codes
from mmsid.evaluation.explanations import explain_test_events, explanation_report, format_explanations
from mmsid.evaluation.models import Generative
from mmsid.evaluation.pictures import format_pictures, picture_report
from mmsid.evaluation.quality import evaluate_build
from mmsid.evaluation.speed import bench, format_bench

__all__ = [
    "CodeFigure",
    "Generative",
    "bench",
    "code_figures",
    "evaluate_build",
    "evaluate_codes",
    "explain_test_events",
    "explanation_report",
    "format_bench",
    "format_codes",
    "format_explanations",
    "format_pictures",
    "picture_report",
]
