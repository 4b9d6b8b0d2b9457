"""Why this one? The part of the Recommend panel in which a recommendation is explained and questioned.

In: the visitor's history, the recommended product that they look at, and their edits, all with every question; out:
figures and sentences as `mmsid.explain` gives them. The rule: what is explained is the answer that was shown; the
server kept nothing of it, so it is decoded once more in the same way, and its trace is read.
"""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from mmsid.errors import MmsidError
from mmsid.records import Codes, parse_code
from mmsid.ui.answers.explain import comparison, counterfactual_answer, edit_answer, explain_answer, siblings_answer
from mmsid.ui.assets import Interface
from mmsid.ui.component import Component
from mmsid.ui.contract.events import COUNTERFACTUAL, EDIT, EXPLAIN, REPORT, SIBLINGS
from mmsid.ui.contract.explain import ExplainAnswer, ExplainQuestion, ReportQuestion
from mmsid.ui.contract.products import TextFile
from mmsid.ui.contract.whatif import (
    CounterfactualAnswer,
    CounterfactualQuestion,
    Edit,
    EditAnswer,
    EditQuestion,
    ForceEdit,
    ModalityEdit,
    MoveEdit,
    RewriteEdit,
    SwapEdit,
    WithoutEdit,
)
from mmsid.ui.loading import LoadingShop
from mmsid.ui.serving.server import Server
from mmsid.ui.space import Limits
from mmsid.ui.uploads import check_history
from mmsid.ui.zero_gpu import on_gpu

if TYPE_CHECKING:
    from mmsid.explain import Scenario
    from mmsid.shop import MMSID


EXPLAIN_SECONDS = 10
"""That a GPU is asked for, where one is lent."""


def add_why_panel(loading: LoadingShop, server: Server, interface: Interface) -> None:
    """Adds the parts to the Blocks that are being built."""
    why = Component(
        "why",
        '<section class="mm-why" aria-labelledby="mm-why-title"></section>',
        interface=interface,
        events=[EXPLAIN],
    )
    what_if = Component(
        "whatif",
        '<section class="mm-whatif" aria-labelledby="mm-whatif-title"></section>',
        interface=interface,
        events=[EDIT],
    )
    rewrite = Component("rewrite", '<div class="mm-rewrite"></div>', interface=interface, events=[SIBLINGS])
    counterfactual = Component(
        "counterfactual", '<div class="mm-counterfactual"></div>', interface=interface, events=[COUNTERFACTUAL]
    )
    report = Component("report", '<div class="mm-report"></div>', interface=interface, events=[REPORT])
    lanes, limits = server.lanes, server.limits
    explained, countered = partial(_explain, loading, limits), partial(_counterfactual, loading, limits)
    why.on(EXPLAIN, on_gpu(explained, loading, seconds=EXPLAIN_SECONDS), lanes.explanations)
    counterfactual.on(COUNTERFACTUAL, on_gpu(countered, loading, seconds=EXPLAIN_SECONDS), lanes.explanations)
    report.on(REPORT, lambda asked: _report(loading, limits, asked), lanes.explanations)
    what_if.on(EDIT, lambda asked: _edit(loading, limits, asked), lanes.model)
    rewrite.on(SIBLINGS, lambda asked: siblings_answer(loading.visited(asked), asked.item_id), lanes.lookups)


def _explain(loading: LoadingShop, limits: Limits, asked: ExplainQuestion) -> ExplainAnswer:
    history, item_id = check_history(asked.history, limits), asked.item_id
    shop = loading.visited(asked)
    from mmsid.explain import Scenario, contrast, deletion_curve, evidence, joint_removal

    answer = loading.answer(shop, Scenario(tuple(history)))
    if item_id not in {line.item.item_id for line in answer}:
        shop.row(item_id)
        raise MmsidError("Expected one of the recommended products, but this one is none; choose one of them.")
    if asked.rival is not None:
        return comparison(shop, contrast(shop, history, item_id, asked.rival))
    attribution = joint_removal(shop, history, item_id)
    curve = deletion_curve(shop, attribution)
    return explain_answer(shop, curve, evidence(shop, answer, attribution, curve))


def _edit(loading: LoadingShop, limits: Limits, asked: EditQuestion) -> EditAnswer:
    history = check_history(asked.history, limits)
    shop = loading.visited(asked)
    from mmsid.explain import Scenario, edit_name

    scenarios = [Scenario(tuple(history))]
    for edit in asked.edits:
        scenarios.append(edited(shop, scenarios[-1], edit))
    names = [edit_name(shop, before, after) for before, after in pairwise(scenarios)]
    parent, child = (loading.answer(shop, scenario) for scenario in scenarios[-2:])
    return edit_answer(shop, scenarios, names, (parent, child))


def _counterfactual(loading: LoadingShop, limits: Limits, asked: CounterfactualQuestion) -> CounterfactualAnswer:
    history = check_history(asked.history, limits)
    shop = loading.visited(asked)
    from mmsid.explain import Scenario, counterfactual

    return counterfactual_answer(counterfactual(shop, loading.answer(shop, Scenario(tuple(history)))))


def _report(loading: LoadingShop, limits: Limits, asked: ReportQuestion) -> TextFile:
    history = check_history(asked.history, limits)
    shop = loading.visited(asked)
    from mmsid.explain import Scenario, case_report, report_html

    report = case_report(shop, loading.answer(shop, Scenario(tuple(history))), asked.item_id)
    name = f"why-{report['target']}.{asked.form}"
    if asked.form == "json":
        return TextFile(name=name, type="application/json", text=json.dumps(report, indent=1))
    return TextFile(name=name, type="text/html", text=report_html(shop, report))


def edited(shop: MMSID, scenario: Scenario, edit: Edit) -> Scenario:
    """Applies one edit.

    Args:
        shop: whose products are edited.
        scenario: before.
        edit: as the page writes it.

    Raises:
        MmsidError: if it cannot be made here.
    """
    match edit:
        case WithoutEdit():
            return scenario.without(edit.item)
        case SwapEdit():
            return scenario.swapped(edit.item, shop.item(edit.other).item_id)
        case MoveEdit():
            return scenario.moved(edit.item, edit.to)
        case ForceEdit():
            return scenario.forcing(_codes(edit.codes))
        case RewriteEdit():
            return scenario.rewriting(edit.item, _codes(edit.codes))
        case ModalityEdit():
            return _read_by(shop, scenario, edit)


def _read_by(shop: MMSID, scenario: Scenario, edit: ModalityEdit) -> Scenario:
    """One product of the history, or all of it, read by one modality."""
    from mmsid.explain import Modality
    from mmsid.explain.whatif import modality_codes

    modality = Modality(edit.modality)
    if edit.item is not None:
        return scenario.rewriting(edit.item, modality_codes(shop, [edit.item], modality)[0])
    return replace(scenario, modality=modality)


def _codes(names: list[str]) -> Codes:
    parsed = [parse_code(name) for name in names]
    if [level for level, _ in parsed] != list(range(len(parsed))):
        raise MmsidError(f"Expected codes from level a on, but got {' '.join(names)}; name them in order.")
    return tuple(code for _, code in parsed)
