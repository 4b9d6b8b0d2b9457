"""The Recommend panel: example shoppers, a history, what comes next, and the catalogue to choose from.

The history lives in the visitor's page and comes with every question; the server keeps nothing of it. A first answer
stands in the build and is shown while the model loads; it says so, and a test recomputes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mmsid.ui.answers.recommend import recommend_answer
from mmsid.ui.assets import Interface
from mmsid.ui.component import Component
from mmsid.ui.contract.events import RECOMMEND, SEARCH
from mmsid.ui.contract.recommend import FOUND, RecommendAnswer, RecommendQuestion, SearchAnswer, SearchQuestion
from mmsid.ui.loading import LoadingShop, Plain
from mmsid.ui.serving.server import Server
from mmsid.ui.uploads import check_history
from mmsid.ui.why import add_why_panel

if TYPE_CHECKING:
    from mmsid.records import Answer, Item
    from mmsid.shop import MMSID


def add_recommend_panel(loading: LoadingShop, server: Server, interface: Interface) -> None:
    """Adds the panel to the Blocks that are being built."""
    Component("case-bar", '<div class="mm-case-bar" hidden></div>', interface=interface)
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
    add_why_panel(loading, server, interface)
    catalogue = Component(
        "catalogue",
        '<section class="mm-catalogue" aria-labelledby="mm-catalogue-title"></section>',
        interface=interface,
        events=[SEARCH],
    )
    recommendations.on_steps(RECOMMEND, lambda asked: _recommend(loading, server, asked))
    catalogue.on(SEARCH, lambda asked: _search(loading, asked), server.lanes.lookups)


async def _recommend(loading: LoadingShop, server: Server, asked: RecommendQuestion) -> RecommendAnswer:
    history = check_history(asked.history, server.limits)
    plain = Plain(asked, tuple(history))
    shop, answer = await server.lanes.model.run_together(loading.answers, plain, kind=RECOMMEND.name)
    return await server.lanes.lookups.run(lambda: _with_its_tree(shop, answer), kind="tree")


def _with_its_tree(shop: MMSID, answer: Answer) -> RecommendAnswer:
    from mmsid.explain import path_tree

    return recommend_answer(shop, answer, path_tree(shop, answer))


def _search(loading: LoadingShop, asked: SearchQuestion) -> SearchAnswer:
    """The best rows of the catalogue among those of a department and type."""
    shop = loading.visited(asked)

    def within(item: Item) -> bool:
        return (not asked.department or item.department == asked.department) and (
            not asked.type or (len(item.category) > 1 and item.type == asked.type)
        )

    found = shop.search(asked.text, FOUND, within=within if asked.department or asked.type else None)
    return SearchAnswer(rows=[shop.row(neighbour.item.item_id) for neighbour in found])
