"""Why a product is recommended, and what a changed history does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypedDict

import numpy as np

from mmsid.records import Attribution, Codes, code_name, code_names
from mmsid.ui.answers.products import chip, item_chips
from mmsid.ui.answers.recommend import path_tree, recommendations
from mmsid.ui.contract.explain import DeletionCurve, ExplainAnswer, Explanation, HistoryEffect, LevelEffect
from mmsid.ui.contract.products import Chip
from mmsid.ui.contract.whatif import Counterfactual, CounterfactualAnswer, EditAnswer, SiblingsAnswer

if TYPE_CHECKING:
    from mmsid.explain import Counterfactual as CounterfactualRecord
    from mmsid.explain import DeletionCurve as CurveRecord
    from mmsid.explain import Scenario
    from mmsid.records import Answer
    from mmsid.shop import MMSID


class AttributionFields(TypedDict):
    """Of an `Attribution`, for the answers that say more of it."""

    item_id: str
    title: str
    log_prob: float
    semantic_id: list[str]
    codes: list[Chip]
    history: list[HistoryEffect]
    fingerprint: str


def attribution_fields(shop: MMSID, attribution: Attribution) -> AttributionFields:
    """What each product of a history did for a recommendation: positive effects spoke for it."""
    codes = shop.codes(attribution.target)
    names = code_names(codes)
    rows = zip(attribution.history, attribution.totals.tolist(), attribution.effects.tolist(), strict=True)
    return {
        "item_id": attribution.target,
        "title": shop.item(attribution.target).name,
        "log_prob": attribution.log_prob,
        "semantic_id": list(names),
        "codes": item_chips(codes, shop.item_captions(attribution.target)),
        "history": [
            HistoryEffect(
                item_id=item_id,
                title=shop.item(item_id).name,
                effect=total,
                levels=[LevelEffect(code=name, effect=effect) for name, effect in zip(names, effects, strict=True)],
            )
            for item_id, total, effects in rows
        ],
        "fingerprint": shop.fingerprint,
    }


def explanation(shop: MMSID, single: Attribution, joint: Attribution, evidence: Sequence[str]) -> Explanation:
    """What `/explain` tells: effects of single removals, those of joint ones, and sentences."""
    return Explanation(
        **attribution_fields(shop, single), joint_effects=joint.effects.tolist(), evidence=list(evidence)
    )


def comparison(shop: MMSID, attribution: Attribution) -> ExplainAnswer:
    """Why one product rather than its rival."""
    return ExplainAnswer(**attribution_fields(shop, attribution), rival=attribution.rival, evidence=[], deletion=None)


def explain_answer(shop: MMSID, curve: CurveRecord, evidence: Sequence[str]) -> ExplainAnswer:
    """Why a product is recommended, and whether that can be believed."""
    return ExplainAnswer(
        **attribution_fields(shop, curve.attribution),
        rival=None,
        evidence=list(evidence),
        deletion=DeletionCurve(
            removed=curve.removed.tolist(),
            log_probs=curve.log_probs.tolist(),
            random=curve.random.mean(axis=0).tolist(),
            beaten=curve.beaten,
            convincing=curve.is_convincing,
        ),
    )


def edit_answer(
    shop: MMSID, scenarios: Sequence[Scenario], names: Sequence[str], runs: tuple[Answer, Answer]
) -> EditAnswer:
    """The last edit's run beside the run before it.

    Args:
        shop: that answered.
        scenarios: before the first edit and after each.
        names: of the edits.
        runs: the parent's answer and the child's.
    """
    from mmsid.explain import difference, forced_words
    from mmsid.explain import path_tree as tree_of

    parent, child = runs
    before, after = scenarios[-2:]
    found = difference(parent, child)
    return EditAnswer(
        names=list(names),
        histories=[list(scenario.history) for scenario in scenarios],
        parent=recommendations(shop, parent, before.forced),
        child=recommendations(shop, child, after.forced),
        came_in=list(found.came_in),
        went_out=list(found.went_out),
        tree=path_tree(shop, tree_of(shop, child), found.opened),
        opened=[chip(prefix, shop.caption) for prefix in found.opened[0]],
        closed=[chip(prefix, shop.caption) for prefix in found.closed[0]],
        forced=list(code_names(after.forced)),
        words=forced_words(shop, child, after.forced),
    )


def siblings_answer(shop: MMSID, item_id: str) -> SiblingsAnswer:
    """A product's own codes, and per level the codes that could stand there under the same prefix."""
    codes = shop.codes(item_id)

    def siblings(prefix: Codes) -> list[Chip]:
        found, _ = shop.trie.children(len(prefix), shop.trie.node(prefix))
        return [chip((*prefix, int(code)), shop.caption) for code in found]

    return SiblingsAnswer(
        item_id=item_id,
        codes=item_chips(codes, shop.item_captions(item_id)),
        levels=[siblings(codes[:level]) for level in range(len(codes))],
        children=_children(shop),
    )


def _children(shop: MMSID) -> dict[str, Chip]:
    """Where the first two levels are a tree: per first code, the second one with most products."""
    from mmsid.explain import parents_of

    found: dict[str, Chip] = {}
    for first in shop.trie.children(0, 0)[0].tolist() if parents_of(shop) else ():
        below = shop.ids.codes[shop.trie.below((first,)), 1]
        largest = int(np.bincount(below).argmax())
        found[code_name(0, first)] = chip((first, largest), shop.caption)
    return found


def counterfactual_answer(found: CounterfactualRecord | None) -> CounterfactualAnswer:
    """Products whose absence changes the first recommendation."""
    if found is None:
        return CounterfactualAnswer(counterfactual=None)
    return CounterfactualAnswer(counterfactual=Counterfactual(without=list(found.item_ids), after=found.after))
