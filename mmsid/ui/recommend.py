"""The Recommend panel: example shoppers, a history, what comes next, and the catalogue to choose from.

The history lives in the visitor's page and comes with every question; the server keeps nothing of it. A first answer
stands in the build and is shown while the model loads; it says so, and a test recomputes it.
"""

from __future__ import annotations

from mmsid.ui.answers.recommend import recommend_answer
from mmsid.ui.assets import Interface
from mmsid.ui.component import Component
from mmsid.ui.contract.events import RECOMMEND, SEARCH
from mmsid.ui.contract.recommend import RecommendAnswer, RecommendQuestion, SearchAnswer, SearchQuestion
from mmsid.ui.loading import LoadingShop
from mmsid.ui.request_queue import RequestQueue
from mmsid.ui.space import Limits
from mmsid.ui.uploads import check_history
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
        events=[RECOMMEND],
    )
    add_why_panel(loading, limits, interface)
    catalogue = Component(
        "catalogue",
        '<section class="mm-catalogue" aria-labelledby="mm-catalogue-title"></section>',
        interface=interface,
        events=[SEARCH],
    )
    recommendations.on(RECOMMEND, lambda asked: _recommend(loading, limits, asked), RequestQueue(limits.waiting))
    catalogue.on(SEARCH, lambda asked: _search(loading, asked), RequestQueue(limits.waiting))


def _recommend(loading: LoadingShop, limits: Limits, asked: RecommendQuestion) -> RecommendAnswer:
    history = check_history(asked.history, limits)
    shop = loading.visited(asked)
    from mmsid.explain import Scenario, path_tree

    answer = loading.answer(asked, Scenario(tuple(history)))
    return recommend_answer(shop, answer, path_tree(shop, answer))


def _search(loading: LoadingShop, asked: SearchQuestion) -> SearchAnswer:
    """All rows of the catalogue, best first: the page filters them."""
    shop = loading.visited(asked)
    found = shop.search(asked.text, len(shop.items))
    return SearchAnswer(rows=[shop.row(neighbour.item.item_id) for neighbour in found])
