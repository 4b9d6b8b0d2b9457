"""The Codes panel: the map of all products, the shelves of codes, the page of a code, IDs composed by hand, and health.

Map, shelves and health need no model: what they show stands in one file, the book, which the browser fetches when the
panel is first opened. The page of a code and the compositions are asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mmsid.captions import captions_to_json
from mmsid.errors import MmsidError
from mmsid.ui import payloads
from mmsid.ui.assets import Interface
from mmsid.ui.component import Part
from mmsid.ui.loading import LoadingShop
from mmsid.ui.shelf import Shelf
from mmsid.ui.space import Limits
from mmsid.ui.turns import Turns


def add_codes_panel(loading: LoadingShop, limits: Limits, interface: Interface) -> None:
    """Adds the panel to the Blocks that are being built."""
    Part("codes", '<section class="mm-codes" aria-labelledby="mm-codes-title"></section>', interface=interface)
    Part("map", '<section class="mm-map" aria-labelledby="mm-map-title"></section>', interface=interface)
    Part("shelves", '<section class="mm-shelves" aria-labelledby="mm-shelves-title"></section>', interface=interface)
    page = Part(
        "code",
        '<section class="mm-code-page" aria-labelledby="mm-code-title"></section>',
        interface=interface,
        events=["code"],
    )
    composer = Part(
        "compose",
        '<section class="mm-compose" aria-labelledby="mm-compose-title"></section>',
        interface=interface,
        events=["compose"],
    )
    walker = Part(
        "walk",
        '<section class="mm-walk" aria-labelledby="mm-walk-title"></section>',
        interface=interface,
        events=["walk"],
    )
    Part("health", '<section class="mm-health" aria-labelledby="mm-health-title"></section>', interface=interface)
    page.on("code", lambda asked: _code(loading, asked), Turns(limits.waiting))
    composer.on("compose", lambda asked: _compose(loading, asked), Turns(limits.waiting))
    walker.on("walk", lambda asked: _walk(loading, asked), Turns(limits.waiting))


def book(shelf: Shelf) -> dict[str, Any]:
    """What the panel's modules start from: every product's ID, all captions, the map and the health of the codes."""
    return {
        "sizes": list(shelf.codebook_sizes),
        "codes": [list(codes) for codes in shelf.codes],
        "captions": {
            prefix: [caption["text"], caption["share"], caption["count"]]
            for prefix, caption in captions_to_json(shelf.captions).items()
        },
        "map": shelf.map.to_json(),
        "health": shelf.health,
    }


def _code(loading: LoadingShop, asked: Mapping[str, Any]) -> dict[str, Any]:
    shop = loading.visited(asked)
    from mmsid.explain import code_page, parse_prefix

    return payloads.page_lines(shop, code_page(shop, parse_prefix(shop, _names(asked))))


def _compose(loading: LoadingShop, asked: Mapping[str, Any]) -> dict[str, Any]:
    shop = loading.visited(asked)
    from mmsid.explain import compose, parse_prefix

    return payloads.composition_lines(shop, compose(shop, parse_prefix(shop, _names(asked))))


def _walk(loading: LoadingShop, asked: Mapping[str, Any]) -> dict[str, Any]:
    shop = loading.visited(asked)
    from mmsid.explain import walk

    levels = list(range(len(shop.codebook_sizes)))
    order = levels if asked.get("order") == "coarse" else levels[::-1]
    steps = walk(shop, str(asked.get("from", "")), str(asked.get("to", "")), order=order)
    return {"steps": [payloads.composition_lines(shop, step) for step in steps]}


def _names(asked: Mapping[str, Any]) -> str:
    names = asked.get("codes")
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise MmsidError("Expected codes such as a12 and b3, but got none; choose a code.")
    return " ".join(names)
