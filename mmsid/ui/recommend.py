"""The Recommend panel: example shoppers, a history, what comes next, and the catalogue to choose from.

The history lives in the visitor's page and comes with every question; the server keeps nothing of it. A first answer
stands in the build and is shown while the model loads; it says so, and a test recomputes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mmsid.records import Item
from mmsid.ui import answers
from mmsid.ui.api import SHOWN, checked_history
from mmsid.ui.assets import Interface, address
from mmsid.ui.build_summary import BuildSummary
from mmsid.ui.component import Component
from mmsid.ui.loading import LoadingShop
from mmsid.ui.request_queue import RequestQueue
from mmsid.ui.space import Limits
from mmsid.ui.why import add_why_panel


def add_recommend_panel(loading: LoadingShop, limits: Limits, interface: Interface) -> None:
    """Adds the panel to the Blocks that are being built."""
    Component(
        "shoppers", '<div class="mm-shoppers" role="group" aria-label="Example shoppers"></div>', interface=interface
    )
    Component(
        "history", '<section class="mm-history" aria-labelledby="mm-history-title"></section>', interface=interface
    )
    recommendations = Component(
        "recommendations",
        '<section class="mm-recommendations" aria-labelledby="mm-recommendations-title"></section>',
        interface=interface,
        events=["recommend"],
    )
    add_why_panel(loading, limits, interface)
    catalogue = Component(
        "catalogue",
        '<section class="mm-catalogue" aria-labelledby="mm-catalogue-title"></section>',
        interface=interface,
        events=["search"],
    )
    recommendations.on("recommend", lambda asked: _recommend(loading, limits, asked), RequestQueue(limits.waiting))
    catalogue.on("search", lambda asked: _search(loading, asked), RequestQueue(limits.waiting))


def panel_values(summary: BuildSummary) -> dict[str, Any]:
    """What the panel's modules start from: the products, and the example shoppers with their first answers."""
    return {
        "items": [_product(item) for item in summary.items],
        "shoppers": [_shopper(summary, shopper) for shopper in summary.shoppers],
        "recommends": summary.recommends,
        "shown": SHOWN,
    }


def _recommend(loading: LoadingShop, limits: Limits, asked: Mapping[str, Any]) -> dict[str, Any]:
    history = checked_history(asked.get("history"), limits)
    shop = loading.visited(asked)
    from mmsid.explain import path_tree

    answer = shop.recommend(history, SHOWN)
    return {**answers.answer_lines(shop, answer), "tree": answers.tree_lines(shop, path_tree(shop, answer))}


def _search(loading: LoadingShop, asked: Mapping[str, Any]) -> dict[str, Any]:
    """All rows of the catalogue, best first: the page filters them."""
    shop = loading.visited(asked)
    found = shop.search(str(asked.get("text", "")), len(shop.items))
    return {"rows": [shop.row(neighbour.item.item_id) for neighbour in found]}


def _product(item: Item) -> list[Any]:
    picture = address(item.image) if item.image else None
    return [item.item_id, item.title, list(item.category), item.price, picture]


def _shopper(summary: BuildSummary, shopper: Mapping[str, Any]) -> dict[str, Any]:
    values = {key: shopper[key] for key in ("name", "description", "history")}
    if "answer" not in shopper:
        return values
    lines = []
    for place, line in enumerate(shopper["answer"]):
        row = summary.rows[line["item_id"]]
        lines.append(
            answers.recommendation_lines(
                summary.items[row],
                rank=place + 1,
                log_prob=line["log_prob"],
                codes=summary.codes[row],
                captions=summary.caption,
            )
        )
    return {**values, "answer": {"items": lines, "note": "", "fingerprint": summary.fingerprint}}
