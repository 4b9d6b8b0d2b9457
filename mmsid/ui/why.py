"""Why this one? The part of the Recommend panel in which a recommendation is explained and questioned.

In: the visitor's history, the recommended product that they look at, and their edits, all with every question; out:
figures and sentences as `mmsid.explain` gives them. The server keeps nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from mmsid.errors import MmsidError
from mmsid.records import Codes, code_names, parse_code
from mmsid.ui import answers
from mmsid.ui.api import SHOWN, checked_history
from mmsid.ui.assets import Interface
from mmsid.ui.component import Component
from mmsid.ui.loading import LoadingShop
from mmsid.ui.request_queue import RequestQueue
from mmsid.ui.space import Limits

if TYPE_CHECKING:
    from mmsid.explain import Scenario
    from mmsid.shop import MMSID

MAX_EDITS = 20


def add_why_panel(loading: LoadingShop, limits: Limits, interface: Interface) -> None:
    """Adds the parts to the Blocks that are being built."""
    why = Component(
        "why",
        '<section class="mm-why" aria-labelledby="mm-why-title"></section>',
        interface=interface,
        events=["explain"],
    )
    what_if = Component(
        "whatif",
        '<section class="mm-whatif" aria-labelledby="mm-whatif-title"></section>',
        interface=interface,
        events=["edit"],
    )
    rewrite = Component("rewrite", '<div class="mm-rewrite"></div>', interface=interface, events=["siblings"])
    counterfactual = Component("turning", '<div class="mm-turning"></div>', interface=interface, events=["turn"])
    report = Component("report", '<div class="mm-report"></div>', interface=interface, events=["report"])
    slow, quick = RequestQueue(limits.waiting), RequestQueue(limits.waiting)  # many decodes, or one or two
    why.on("explain", lambda asked: _explain(loading, limits, asked), slow)
    counterfactual.on("turn", lambda asked: _turn(loading, limits, asked), slow)
    report.on("report", lambda asked: _report(loading, limits, asked), slow)
    what_if.on("edit", lambda asked: _edit(loading, limits, asked), quick)
    rewrite.on("siblings", lambda asked: _siblings(loading, asked), quick)


def _explain(loading: LoadingShop, limits: Limits, asked: Mapping[str, Any]) -> dict[str, Any]:
    history, item_id = checked_history(asked.get("history"), limits), str(asked.get("item", ""))
    shop = loading.visited(asked)
    from mmsid.explain import contrast, deletion_curve, evidence, joint_removal

    answer = shop.recommend(history, SHOWN)
    if item_id not in {line.item.item_id for line in answer}:
        shop.row(item_id)
        raise MmsidError("Expected one of the recommended products, but this one is none; choose one of them.")
    rival = str(asked.get("rival") or "")
    if rival:
        compared = contrast(shop, history, item_id, rival)
        return {"item": item_id, "rival": rival, **answers.attribution_lines(shop, compared)}
    attribution = joint_removal(shop, history, item_id)
    curve = deletion_curve(shop, attribution)
    return {
        "item": item_id,
        "rival": "",
        **answers.attribution_lines(shop, attribution),
        "evidence": evidence(shop, answer, attribution, curve),
        "deletion": {
            "removed": curve.removed.tolist(),
            "log_probs": curve.log_probs.tolist(),
            "random": curve.random.mean(axis=0).tolist(),
            "beaten": curve.beaten,
            "convincing": curve.is_convincing,
        },
    }


def _edit(loading: LoadingShop, limits: Limits, asked: Mapping[str, Any]) -> dict[str, Any]:
    history = checked_history(asked.get("history"), limits)
    edits = asked.get("edits")
    if not isinstance(edits, list) or not 0 < len(edits) <= MAX_EDITS:
        raise MmsidError(f"Expected 1 to {MAX_EDITS} edits, but got something else; undo some of them.")
    shop = loading.visited(asked)
    from mmsid.explain import Scenario, difference, edit_name, path_tree, run

    scenarios = [Scenario(tuple(history))]
    for edit in edits:
        scenarios.append(edited(shop, scenarios[-1], edit))
    names = [edit_name(shop, before, after) for before, after in pairwise(scenarios)]
    parent, child = (run(shop, scenario, SHOWN) for scenario in scenarios[-2:])
    found = difference(parent, child)
    captions = answers.captions_of(shop)
    return {
        "names": names,
        "histories": [list(scenario.history) for scenario in scenarios],
        "parent": answers.answer_lines(shop, parent),
        "child": answers.answer_lines(shop, child),
        "came_in": list(found.came_in),
        "went_out": list(found.went_out),
        "tree": _marked(answers.tree_lines(shop, path_tree(shop, child)), found.opened),
        "opened": [answers.code_chips(prefix, captions)[-1] for prefix in found.opened[0]],
        "closed": [answers.code_chips(prefix, captions)[-1] for prefix in found.closed[0]],
    }


def _marked(tree: dict[str, Any], opened: Sequence[Sequence[Codes]]) -> dict[str, Any]:
    """Marks the nodes of an edited run's tree that its parent did not keep in the beam."""
    for level, prefixes in zip(tree["levels"], opened, strict=True):
        names = {code_names(prefix) for prefix in prefixes}
        for node in level["nodes"]:
            node["opened"] = tuple(node["prefix"]) in names
    return tree


def _siblings(loading: LoadingShop, asked: Mapping[str, Any]) -> dict[str, Any]:
    """A product's own codes, and per level the codes that could stand there under the same prefix."""
    shop = loading.visited(asked)
    codes = shop.codes(str(asked.get("item", "")))
    captions = answers.captions_of(shop)
    levels = []
    for level in range(len(codes)):
        found, _ = shop.trie.children(level, shop.trie.node(codes[:level]))
        levels.append([answers.code_chips((*codes[:level], int(code)), captions)[-1] for code in found])
    return {"item": asked.get("item"), "codes": answers.code_chips(codes, captions), "levels": levels}


def _turn(loading: LoadingShop, limits: Limits, asked: Mapping[str, Any]) -> dict[str, Any]:
    history = checked_history(asked.get("history"), limits)
    shop = loading.visited(asked)
    from mmsid.explain import counterfactual

    found = counterfactual(shop, shop.recommend(history, SHOWN))
    return {"turning": None if found is None else {"without": list(found.item_ids), "after": found.after}}


def _report(loading: LoadingShop, limits: Limits, asked: Mapping[str, Any]) -> dict[str, Any]:
    history = checked_history(asked.get("history"), limits)
    shop = loading.visited(asked)
    from mmsid.explain import case_report, report_html

    report = case_report(shop, shop.recommend(history, SHOWN), str(asked.get("item", "")))
    if asked.get("form") == "json":
        return {
            "name": f"why-{report['target']}.json",
            "type": "application/json",
            "text": json.dumps(report, indent=1),
        }
    return {"name": f"why-{report['target']}.html", "type": "text/html", "text": report_html(shop, report)}


def edited(shop: MMSID, scenario: Scenario, edit: Any) -> Scenario:
    """Applies one edit as the page writes it.

    Args:
        shop: whose products are edited.
        scenario: before.
        edit: `{"kind": "without" | "swap" | "move" | "force" | "rewrite" | "by", …}` with `item`, `other`, `to` (from
            0), `codes` (written) or `modality` (of one `item`, or of all without it).

    Raises:
        MmsidError: if it is no edit, or cannot be made here.
    """
    values = edit if isinstance(edit, Mapping) else {}
    kind, item = values.get("kind"), str(values.get("item", ""))
    edits = {
        "without": lambda: scenario.without(item),
        "swap": lambda: scenario.swapped(item, shop.item(str(values.get("other", ""))).item_id),
        "move": lambda: scenario.moved(item, _place(values.get("to"))),
        "force": lambda: scenario.forcing(_codes(values.get("codes"))),
        "rewrite": lambda: scenario.rewriting(item, _codes(values.get("codes"))),
        "by": lambda: _read_by(shop, scenario, item, values.get("modality")),
    }
    if kind not in edits:
        raise MmsidError(f"Expected an edit that this panel knows, but got {kind!r}; undo it.")
    return edits[kind]()


def _read_by(shop: MMSID, scenario: Scenario, item: str, name: Any) -> Scenario:
    """One product of the history, or all of it, read by one modality."""
    from mmsid.explain import Modality
    from mmsid.explain.whatif import modality_codes

    if name not in list(Modality):
        raise MmsidError(f"Expected both, image or text, but got {name!r}; choose one of them.")
    modality = Modality(name)
    if item:
        return scenario.rewriting(item, modality_codes(shop, [item], modality)[0])
    return replace(scenario, modality=modality)


def _place(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise MmsidError(f"Expected a place as a whole number, but got {value!r}; undo the edit.")
    return value


def _codes(names: Any) -> Codes:
    if not isinstance(names, Sequence) or isinstance(names, str):
        raise MmsidError("Expected codes such as a12 and b3, but got none; choose a code of the tree.")
    parsed = [parse_code(str(name)) for name in names]
    if [level for level, _ in parsed] != list(range(len(parsed))):
        raise MmsidError(f"Expected codes from level 1 on, but got {' '.join(map(str, names))}; name them in order.")
    return tuple(code for _, code in parsed)
