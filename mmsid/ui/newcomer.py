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
from mmsid.records import MOST_ADDED, code_names
from mmsid.ui import newcomers, payloads
from mmsid.ui.assets import Interface, address
from mmsid.ui.batch import add_batch_part, batch_values
from mmsid.ui.component import Part
from mmsid.ui.loading import MOST_BOLD, LoadingShop
from mmsid.ui.sent import sent_picture
from mmsid.ui.shelf import Shelf
from mmsid.ui.space import Limits
from mmsid.ui.turns import Turns

if TYPE_CHECKING:
    from PIL.Image import Image

THUMBNAIL = 256
"""Longest side of the picture that goes back to the page, in pixels."""


def add_newcomer_panel(loading: LoadingShop, limits: Limits, interface: Interface) -> None:
    """Adds the panel to the Blocks that are being built."""
    newcomer = Part(
        "newcomer",
        '<section class="mm-newcomer" aria-labelledby="mm-newcomer-title"></section>',
        interface=interface,
        events=["tokenize"],
    )
    stable = Part("stable", '<div class="mm-stable-asker"></div>', interface=interface, events=["shake"])
    shelf = Part(
        "added",
        '<section class="mm-added" aria-labelledby="mm-added-title"></section>',
        interface=interface,
        events=["keep"],
    )
    wanted = Part("wanted", '<div class="mm-wanted-asker"></div>', interface=interface, events=["want"])
    lead = Part("leading", '<div class="mm-leading-asker"></div>', interface=interface, events=["lead"])
    newcomer.on("tokenize", lambda asked: _tokenize(loading, limits, asked), Turns(limits.waiting))
    stable.on("shake", lambda asked: _shake(loading, limits, asked), Turns(limits.waiting))
    shelf.on("keep", lambda asked: _keep(loading, asked), Turns(limits.waiting))
    wanted.on("want", lambda asked: _want(loading, asked), Turns(limits.waiting))
    lead.on("lead", lambda asked: _lead(loading, asked), Turns(limits.waiting))
    add_batch_part(loading, limits, interface)


def newcomer_values(shelf: Shelf, limits: Limits) -> dict[str, Any]:
    """What the panel's modules start from: products to try out, and what a visitor may give."""
    return {
        "newcomers": [
            {"title": one["title"], "description": one["description"], "picture": address(one["image"])}
            for one in shelf.newcomers
        ],
        "uploadMegabytes": limits.upload_megabytes,
        "mostAdded": MOST_ADDED,
        "mostBold": MOST_BOLD,
        "batch": batch_values(shelf),
    }


def _tokenize(loading: LoadingShop, limits: Limits, asked: Mapping[str, Any]) -> dict[str, Any]:
    image, title, description = _given(limits, asked)
    shop = loading.visited(asked)
    started = time.perf_counter()
    from mmsid.explain import by_modality
    from mmsid.pipeline import pack

    found = by_modality(shop, image, title, description)
    return {
        **newcomers.newcomer_lines(shop, found),
        "item_id": found.both.item.item_id,
        "title": found.both.item.title,
        "packed": pack(found.both),
        "picture": image and _thumbnail(image),
        "seconds": time.perf_counter() - started,
    }


def _shake(loading: LoadingShop, limits: Limits, asked: Mapping[str, Any]) -> dict[str, Any]:
    image, title, description = _given(limits, asked)
    shop = loading.wait()
    from mmsid.explain import stability

    firm = stability(shop, image, title, description)
    return {"stability": firm and {"views": firm.views, "same_code": firm.codes.tolist()}}


def _keep(loading: LoadingShop, asked: Mapping[str, Any]) -> dict[str, Any]:
    """Adds a product to the shop of the visitor who asks, and says what it is there."""
    from mmsid.explain import place_on_map
    from mmsid.pipeline import unpack

    [new] = unpack(loading.wait(), [asked.get("adding")])
    shop = loading.visited(asked).with_items([new])
    own = shop.codes(new.item.item_id)
    picture = asked.get("picture")
    return {
        "item_id": new.item.item_id,
        "title": new.item.title,
        "picture": picture if isinstance(picture, str) and picture.startswith("data:image/jpeg;base64,") else None,
        "semantic_id": list(code_names(own)),
        "codes": payloads.code_chips(own, payloads.captions_of(shop)),
        "moved": " ".join(new.semantic_id) if own != new.codes else None,
        "place": place_on_map(shop, new).tolist(),
        "packed": asked["adding"],
    }


def _want(loading: LoadingShop, asked: Mapping[str, Any]) -> dict[str, Any]:
    """Who would want each of the visitor's own products, and instead of what it is recommended."""
    from mmsid.explain import lenders, who_wants_each

    shop = loading.visited(asked)
    own = [item.item_id for item in shop.items[len(shop.origin.items) :]]
    if shop.models.recommender is None:
        return {"wanted": {}}
    return {
        "wanted": {
            item_id: {
                "lenders": newcomers.lender_lines(lenders(shop, item_id)),
                "wishes": newcomers.wish_lines(shop, wishes),
            }
            for item_id, wishes in who_wants_each(shop, own).items()
        }
    }


def _lead(loading: LoadingShop, asked: Mapping[str, Any]) -> dict[str, Any]:
    """A short history after which one of the visitor's products is recommended."""
    from mmsid.explain import leading_history

    shop, item_id = loading.visited(asked), asked.get("item_id")
    return {"item_id": item_id, **newcomers.wish_lines(shop, [leading_history(shop, str(item_id))])[0]}


def _given(limits: Limits, asked: Mapping[str, Any]) -> tuple[Image | None, str, str]:
    """Picture and texts of a question, read as `MMSID.tokenize` reads them, before anything waits for the model."""
    from mmsid.pipeline.tokenizing import read_product

    title, description = (asked.get(name) or "" for name in ("title", "description"))
    if not isinstance(title, str) or not isinstance(description, str):
        raise MmsidError("Expected title and description as text, but got something else; write them as strings.")
    return read_product(sent_picture(asked.get("file"), limits), title, description).picture, title, description


def _thumbnail(image: Image) -> str:
    """The picture as this program sees it, upright and opaque, as an address that holds it."""
    small = image.copy()
    small.thumbnail((THUMBNAIL, THUMBNAIL))
    buffer = io.BytesIO()
    small.save(buffer, "JPEG", quality=86)
    return "data:image/jpeg;base64," + base64.b64encode(buffer.getvalue()).decode()
