"""The page of results: what `evaluate` measured, written for a reader who looks for the trick."""

from mmsid.evaluation.results.measured import Measured, read_measured
from mmsid.evaluation.results.page import results_page

__all__ = ["Measured", "read_measured", "results_page"]
