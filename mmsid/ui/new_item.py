"""The New product panel: a product that nobody has seen gets its ID, and becomes part of this visitor's shop.

The picture and the text come with every question, and so do the products that the visitor added: the server keeps
nothing of them, and nobody else can see them.
"""

from __future__ import annotations

import base64
import io
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mmsid.errors import MmsidError
from mmsid.records import MAX_ADDED, code_names
from mmsid.ui import answers, new_item_answers
from mmsid.ui.assets import Interface, address
from mmsid.ui.batch import add_batch_part, batch_values
from mmsid.ui.build_summary import BuildSummary
from mmsid.ui.component import Component
from mmsid.ui.loading import MAX_BOOST, LoadingShop
from mmsid.ui.request_queue import RequestQueue
from mmsid.ui.space import Limits
from mmsid.ui.uploads import uploaded_picture

if TYPE_CHECKING:
    from PIL.Image import Image

THUMBNAIL = 256
"""Longest side of the picture that goes back to the page, in pixels."""


def add_new_item_panel(loading: LoadingShop, limits: Limits, interface: Interface) -> None:
    """Adds the panel to the Blocks that are being built."""
    new_item = Component(
        "newcomer",
        '<section class="mm-newcomer" aria-labelledby="mm-newcomer-title"></section>',
        interface=interface,
        events=["tokenize"],
    )
    stable = Component("stable", '<div class="mm-stable-asker"></div>', interface=interface, events=["shake"])
    summary = Component(
        "added",
        '<section class="mm-added" aria-labelledby="mm-added-title"></section>',
        interface=interface,
        events=["keep"],
    )
    wanted = Component("wanted", '<div class="mm-wanted-asker"></div>', interface=interface, events=["want"])
    lead = Component("leading", '<div class="mm-leading-asker"></div>', interface=interface, events=["lead"])
    new_item.on("tokenize", lambda asked: _tokenize(loading, limits, asked), RequestQueue(limits.waiting))
    stable.on("shake", lambda asked: _robustness(loading, limits, asked), RequestQueue(limits.waiting))
    summary.on("keep", lambda asked: _keep(loading, asked), RequestQueue(limits.waiting))
    wanted.on("want", lambda asked: _want(loading, asked), RequestQueue(limits.waiting))
    lead.on("lead", lambda asked: _lead(loading, asked), RequestQueue(limits.waiting))
    add_batch_part(loading, limits, interface)


def new_item_values(summary: BuildSummary, limits: Limits) -> dict[str, Any]:
    """What the panel's modules start from: products to try out, and what a visitor may give."""
    return {
        "newcomers": [
            {"title": one["title"], "description": one["description"], "picture": address(one["image"])}
            for one in summary.new_items
        ],
        "uploadMegabytes": limits.upload_megabytes,
        "mostAdded": MAX_ADDED,
        "mostBold": MAX_BOOST,
        "batch": batch_values(summary),
    }


def _tokenize(loading: LoadingShop, limits: Limits, asked: Mapping[str, Any]) -> dict[str, Any]:
    image, title, description = _given(limits, asked)
    shop = loading.visited(asked)
    started = time.perf_counter()
    from mmsid.explain import by_modality
    from mmsid.shop import pack

    found = by_modality(shop, image, title, description)
    return {
        **new_item_answers.new_item_lines(shop, found),
        "item_id": found.both.item.item_id,
        "title": found.both.item.title,
        "packed": pack(found.both),
        "picture": image and _thumbnail(image),
        "seconds": time.perf_counter() - started,
    }


def _robustness(loading: LoadingShop, limits: Limits, asked: Mapping[str, Any]) -> dict[str, Any]:
    image, title, description = _given(limits, asked)
    shop = loading.wait()
    from mmsid.explain import robustness

    robust = robustness(shop, image, title, description)
    return {"stability": robust and {"views": robust.views, "same_code": robust.codes.tolist()}}


def _keep(loading: LoadingShop, asked: Mapping[str, Any]) -> dict[str, Any]:
    """Adds a product to the shop of the visitor who asks, and says what it is there."""
    from mmsid.explain import place_on_map
    from mmsid.shop import unpack

    [new] = unpack(loading.wait(), [asked.get("adding")])
    shop = loading.visited(asked).with_items([new])
    own = shop.codes(new.item.item_id)
    picture = asked.get("picture")
    return {
        "item_id": new.item.item_id,
        "title": new.item.title,
        "picture": picture if isinstance(picture, str) and picture.startswith("data:image/jpeg;base64,") else None,
        "semantic_id": list(code_names(own)),
        "codes": answers.code_chips(own, answers.captions_of(shop)),
        "moved": " ".join(new.semantic_id) if own != new.codes else None,
        "place": place_on_map(shop, new).tolist(),
        "packed": asked["adding"],
    }


def _want(loading: LoadingShop, asked: Mapping[str, Any]) -> dict[str, Any]:
    """Who would want each of the visitor's own products, and instead of what it is recommended."""
    from mmsid.explain import audiences, transfer_sources

    shop = loading.visited(asked)
    own = [item.item_id for item in shop.items[len(shop.origin.items) :]]
    if shop.models.recommender is None:
        return {"wanted": {}}
    return {
        "wanted": {
            item_id: {
                "lenders": new_item_answers.transfer_source_lines(transfer_sources(shop, item_id)),
                "wishes": new_item_answers.target_rank_lines(shop, ranks),
            }
            for item_id, ranks in audiences(shop, own).items()
        }
    }


def _lead(loading: LoadingShop, asked: Mapping[str, Any]) -> dict[str, Any]:
    """A short history after which one of the visitor's products is recommended."""
    from mmsid.explain import leading_history

    shop, item_id = loading.visited(asked), asked.get("item_id")
    return {"item_id": item_id, **new_item_answers.target_rank_lines(shop, [leading_history(shop, str(item_id))])[0]}


def _given(limits: Limits, asked: Mapping[str, Any]) -> tuple[Image | None, str, str]:
    """Picture and texts of a question, read as `MMSID.tokenize` reads them, before anything waits for the model."""
    from mmsid.shop.tokenizing import read_product

    title, description = (asked.get(name) or "" for name in ("title", "description"))
    if not isinstance(title, str) or not isinstance(description, str):
        raise MmsidError("Expected title and description as text, but got something else; write them as strings.")
    return read_product(uploaded_picture(asked.get("file"), limits), title, description).picture, title, description


def _thumbnail(image: Image) -> str:
    """The picture as this program sees it, upright and opaque, as an address that holds it."""
    small = image.copy()
    small.thumbnail((THUMBNAIL, THUMBNAIL))
    buffer = io.BytesIO()
    small.save(buffer, "JPEG", quality=86)
    return "data:image/jpeg;base64," + base64.b64encode(buffer.getvalue()).decode()
