"""The Codes panel: the map, the codes as a treemap, the page of a code, IDs composed by hand, the codebook metrics.

Map, treemap and metrics need no model: what they show stands in one file, the codebook, which the browser fetches when
the panel is first opened. The page of a code and the compositions are asked for.
"""

from __future__ import annotations

from mmsid.ui.answers.codes import code_page, composition
from mmsid.ui.assets import Interface
from mmsid.ui.component import Component
from mmsid.ui.contract.codes import CodePage, CodeQuestion, ComposeQuestion, Composition, WalkAnswer, WalkQuestion
from mmsid.ui.contract.events import CODE, COMPOSE, WALK
from mmsid.ui.loading import LoadingShop
from mmsid.ui.serving.server import Server


def add_codes_panel(loading: LoadingShop, server: Server, interface: Interface) -> None:
    """Adds the panel to the Blocks that are being built."""
    Component("codes", '<section class="mm-codes" aria-labelledby="mm-codes-title"></section>', interface=interface)
    Component("map", '<section class="mm-map" aria-labelledby="mm-map-title"></section>', interface=interface)
    Component(
        "treemap", '<section class="mm-treemap-part" aria-labelledby="mm-treemap-title"></section>', interface=interface
    )
    page = Component(
        "code",
        '<section class="mm-code-page" aria-labelledby="mm-code-title"></section>',
        interface=interface,
        events=[CODE],
    )
    composer = Component(
        "compose",
        '<section class="mm-compose" aria-labelledby="mm-compose-title"></section>',
        interface=interface,
        events=[COMPOSE],
    )
    walker = Component(
        "walk",
        '<section class="mm-walk" aria-labelledby="mm-walk-title"></section>',
        interface=interface,
        events=[WALK],
    )
    Component("health", '<section class="mm-health" aria-labelledby="mm-health-title"></section>', interface=interface)
    page.on(CODE, lambda asked: _code(loading, asked), server.lanes.lookups)
    composer.on(COMPOSE, lambda asked: _compose(loading, asked), server.lanes.lookups)
    walker.on(WALK, lambda asked: _walk(loading, asked), server.lanes.lookups)


def _code(loading: LoadingShop, asked: CodeQuestion) -> CodePage:
    shop = loading.visited(asked)
    from mmsid.explain import page_of

    return code_page(shop, page_of(shop, " ".join(asked.codes)))


def _compose(loading: LoadingShop, asked: ComposeQuestion) -> Composition:
    shop = loading.visited(asked)
    from mmsid.explain import compose, parse_prefix

    return composition(shop, compose(shop, parse_prefix(shop, " ".join(asked.codes))))


def _walk(loading: LoadingShop, asked: WalkQuestion) -> WalkAnswer:
    shop = loading.visited(asked)
    from mmsid.explain import walk

    levels = list(range(len(shop.codebook_sizes)))
    order = levels if asked.order == "coarse" else levels[::-1]
    return WalkAnswer(steps=[composition(shop, step) for step in walk(shop, asked.start, asked.end, order=order)])
