"""Explanations: why a product is recommended, from the decode that made the answer, and what the codes mean.

In: a loaded shop, a history, a recommended product, a code; out: records with the figures, for pages, reports and
tests. The rule: nothing here says more than its figures do.
"""

from mmsid.explain.attribution import Explainer, contrast, joint_removal, leave_one_out
from mmsid.explain.codebook import CodePage, Member, code_page, parse_prefix
from mmsid.explain.compose import Composition, compose, walk
from mmsid.explain.deletion import DeletionCurve, deletion_curve
from mmsid.explain.familiarity import Familiarity, Verdict, familiarity
from mmsid.explain.newcomer import (
    Lender,
    Modalities,
    by_modality,
    first_difference,
    lenders,
    narrowing,
    place_on_map,
)
from mmsid.explain.report import case_report, report_html
from mmsid.explain.stability import Stability, picture_views, stability
from mmsid.explain.tree import PathTree, path_tree
from mmsid.explain.whatif import Difference, Modality, Situation, Turning, difference, edit_name, run, turning_point
from mmsid.explain.wishes import Wish, leading_history, who_wants, who_wants_each
from mmsid.explain.words import evidence

__all__ = [
    "CodePage",
    "Composition",
    "DeletionCurve",
    "Difference",
    "Explainer",
    "Familiarity",
    "Lender",
    "Member",
    "Modalities",
    "Modality",
    "PathTree",
    "Situation",
    "Stability",
    "Turning",
    "Verdict",
    "Wish",
    "by_modality",
    "case_report",
    "code_page",
    "compose",
    "contrast",
    "deletion_curve",
    "difference",
    "edit_name",
    "evidence",
    "familiarity",
    "first_difference",
    "joint_removal",
    "leading_history",
    "leave_one_out",
    "lenders",
    "narrowing",
    "parse_prefix",
    "path_tree",
    "picture_views",
    "place_on_map",
    "report_html",
    "run",
    "stability",
    "turning_point",
    "walk",
    "who_wants",
    "who_wants_each",
]
