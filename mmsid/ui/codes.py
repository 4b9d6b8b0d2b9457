"""The Codes panel: the map of all products, the shelves of codes, the page of a code, IDs composed by hand, and health.

Map, shelves and health need no model: what they show stands in one file, the book, which the browser fetches when the
panel is first opened. The page of a code and the compositions are asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mmsid.captions import captions_to_json
from mmsid.errors import MmsidError
from mmsid.ui import answers
from mmsid.ui.assets import Interface
from mmsid.ui.build_summary import BuildSummary
from mmsid.ui.component import Component
from mmsid.ui.loading import LoadingShop
from mmsid.ui.request_queue import RequestQueue
from mmsid.ui.space import Limits


def add_codes_panel(loading: LoadingShop, limits: Limits, interface: Interface) -> None:
    """Adds the panel to the Blocks that are being built."""
    Component("codes", '<section class="mm-codes" aria-labelledby="mm-codes-title"></section>', interface=interface)
    Component("map", '<section class="mm-map" aria-labelledby="mm-map-title"></section>', interface=interface)
    Component(
        "shelves", '<section class="mm-shelves" aria-labelledby="mm-shelves-title"></section>', interface=interface
    )
    page = Component(
        "code",
        '<section class="mm-code-page" aria-labelledby="mm-code-title"></section>',
        interface=interface,
        events=["code"],
    )
    composer = Component(
        "compose",
        '<section class="mm-compose" aria-labelledby="mm-compose-title"></section>',
        interface=interface,
        events=["compose"],
    )
    walker = Component(
        "walk",
        '<section class="mm-walk" aria-labelledby="mm-walk-title"></section>',
        interface=interface,
        events=["walk"],
    )
    Component("health", '<section class="mm-health" aria-labelledby="mm-health-title"></section>', interface=interface)
    page.on("code", lambda asked: _code(loading, asked), RequestQueue(limits.waiting))
    composer.on("compose", lambda asked: _compose(loading, asked), RequestQueue(limits.waiting))
    walker.on("walk", lambda asked: _walk(loading, asked), RequestQueue(limits.waiting))


def codebook_data(summary: BuildSummary) -> dict[str, Any]:
    """What the panel's modules start from: every product's ID, all captions, the map and the health of the codes."""
    return {
        "sizes": list(summary.codebook_sizes),
        "codes": [list(codes) for codes in summary.codes],
        "captions": {
            prefix: [caption["text"], caption["share"], caption["count"]]
            for prefix, caption in captions_to_json(summary.captions).items()
        },
        "map": summary.map.to_json(),
        "health": summary.health,
    }


def _code(loading: LoadingShop, asked: Mapping[str, Any]) -> dict[str, Any]:
    shop = loading.visited(asked)
    from mmsid.explain import code_page, parse_prefix

    return answers.page_lines(shop, code_page(shop, parse_prefix(shop, _names(asked))))


def _compose(loading: LoadingShop, asked: Mapping[str, Any]) -> dict[str, Any]:
    shop = loading.visited(asked)
    from mmsid.explain import compose, parse_prefix

    return answers.composition_lines(shop, compose(shop, parse_prefix(shop, _names(asked))))


def _walk(loading: LoadingShop, asked: Mapping[str, Any]) -> dict[str, Any]:
    shop = loading.visited(asked)
    from mmsid.explain import walk

    levels = list(range(len(shop.codebook_sizes)))
    order = levels if asked.get("order") == "coarse" else levels[::-1]
    steps = walk(shop, str(asked.get("from", "")), str(asked.get("to", "")), order=order)
    return {"steps": [answers.composition_lines(shop, step) for step in steps]}


def _names(asked: Mapping[str, Any]) -> str:
    names = asked.get("codes")
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise MmsidError("Expected codes such as a12 and b3, but got none; choose a code.")
    return " ".join(names)
