"""Explanations: why a product is recommended, from the decode that made the answer, and what the codes mean.

In: a loaded shop, a history, a recommended product, a code; out: records with the figures, for pages, reports and
tests. The rule: nothing here says more than its figures do.
"""

from mmsid.explain.attribution import Explainer, contrast, joint_removal, leave_one_out
from mmsid.explain.audience import TargetRank, audience, audiences, leading_history
from mmsid.explain.codebook import CodePage, Member, code_page, page_of, page_of_code, parents_of, parse_prefix
from mmsid.explain.compose import Composition, compose, walk
from mmsid.explain.deletion import DeletionCurve, deletion_curve
from mmsid.explain.new_item import (
    Modalities,
    TransferSource,
    by_modality,
    first_difference,
    narrowing,
    place_on_map,
    transfer_sources,
)
from mmsid.explain.novelty import Novelty, Verdict, novelty
from mmsid.explain.report import case_report, report_html
from mmsid.explain.robustness import Robustness, augmented_views, robustness
from mmsid.explain.shares import percent, voice_parts
from mmsid.explain.tree import PathTree, path_tree
from mmsid.explain.whatif import (
    Counterfactual,
    Difference,
    Modality,
    Scenario,
    counterfactual,
    difference,
    edit_name,
    forced_log_prob,
    probabilities_left,
    run,
)
from mmsid.explain.words import evidence, forced_words

__all__ = [
    "CodePage",
    "Composition",
    "Counterfactual",
    "DeletionCurve",
    "Difference",
    "Explainer",
    "Member",
    "Modalities",
    "Modality",
    "Novelty",
    "PathTree",
    "Robustness",
    "Scenario",
    "TargetRank",
    "TransferSource",
    "Verdict",
    "audience",
    "audiences",
    "augmented_views",
    "by_modality",
    "case_report",
    "code_page",
    "compose",
    "contrast",
    "counterfactual",
    "deletion_curve",
    "difference",
    "edit_name",
    "evidence",
    "first_difference",
    "forced_log_prob",
    "forced_words",
    "joint_removal",
    "leading_history",
    "leave_one_out",
    "narrowing",
    "novelty",
    "page_of",
    "page_of_code",
    "parents_of",
    "parse_prefix",
    "path_tree",
    "percent",
    "place_on_map",
    "probabilities_left",
    "report_html",
    "robustness",
    "run",
    "transfer_sources",
    "voice_parts",
    "walk",
]
