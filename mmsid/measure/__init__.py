"""Measuring a build: how good its answers are, and how fast."""

from mmsid.measure.pictures import format_pictures, picture_report
from mmsid.measure.quality import Generative, evaluate_build
from mmsid.measure.speed import bench, format_bench

__all__ = ["Generative", "bench", "evaluate_build", "format_bench", "format_pictures", "picture_report"]
