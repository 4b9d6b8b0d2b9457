"""Why this one? Explanations of a recommendation, all computed from the decode that made it or by the same decoder.

In: a loaded shop, a history, a recommended product; out: records with the figures, for pages, reports and tests. The
rule: nothing here says more than its figures do.
"""

from mmsid.explain.attribution import Explainer, contrast, joint_removal, leave_one_out
from mmsid.explain.deletion import DeletionCurve, deletion_curve
from mmsid.explain.report import case_report, report_html
from mmsid.explain.tree import PathTree, path_tree
from mmsid.explain.whatif import Difference, Modality, Situation, Turning, difference, edit_name, run, turning_point
from mmsid.explain.words import evidence

__all__ = [
    "DeletionCurve",
    "Difference",
    "Explainer",
    "Modality",
    "PathTree",
    "Situation",
    "Turning",
    "case_report",
    "contrast",
    "deletion_curve",
    "difference",
    "edit_name",
    "evidence",
    "joint_removal",
    "leave_one_out",
    "path_tree",
    "report_html",
    "run",
    "turning_point",
]
