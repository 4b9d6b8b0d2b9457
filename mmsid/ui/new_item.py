"""The New product panel: a product that nobody has seen gets its ID, and becomes part of this visitor's shop.

The picture and the text come with a question, and so do the products that the visitor added, with every one: nobody
else can see them, and the server forgets them with its answer.
"""

from __future__ import annotations

import base64
import io
import time
from typing import TYPE_CHECKING

from mmsid.records import code_names
from mmsid.ui.answers.new_item import new_item_fields, point, rank_fields, robustness, target_ranks, transfer_sources
from mmsid.ui.answers.products import item_chips
from mmsid.ui.assets import Interface
from mmsid.ui.batch import add_batch_part
from mmsid.ui.component import Component
from mmsid.ui.contract.base import ShopQuestion
from mmsid.ui.contract.events import ADD_ITEM, AUDIENCE, LEADING_HISTORY, TOKENIZE
from mmsid.ui.contract.my_shop import (
    AddAnswer,
    AddQuestion,
    AudienceAnswer,
    AudienceQuestion,
    ItemAudience,
    LeadingHistoryAnswer,
    LeadingHistoryQuestion,
)
from mmsid.ui.contract.new_item import (
    TokenizeAnswer,
    TokenizeQuestion,
)
from mmsid.ui.loading import LoadingShop
from mmsid.ui.serving.server import Server
from mmsid.ui.uploads import uploaded_picture

if TYPE_CHECKING:
    from PIL.Image import Image

    from mmsid.shop import NewProduct
    from mmsid.ui.space import Limits

THUMBNAIL = 256
"""Longest side of the picture that goes back to the page, in pixels."""


def add_new_item_panel(loading: LoadingShop, server: Server, interface: Interface) -> None:
    """Adds the panel to the Blocks that are being built."""
    new_item = Component(
        "new-item",
        '<section class="mm-new-item" aria-labelledby="mm-new-item-title"></section>',
        interface=interface,
        events=[TOKENIZE],
    )
    my_shop = Component(
        "added",
        '<section class="mm-added" aria-labelledby="mm-added-title"></section>',
        interface=interface,
        events=[ADD_ITEM],
    )
    audience = Component("audience", "<div></div>", interface=interface, events=[AUDIENCE])
    leading = Component("leading", "<div></div>", interface=interface, events=[LEADING_HISTORY])

    lanes = server.lanes
    new_item.on_steps(TOKENIZE, lambda asked: _tokenize(loading, server, asked))
    my_shop.on(ADD_ITEM, lambda asked: _add(loading, asked), lanes.model)
    audience.on(AUDIENCE, lambda asked: _audience(loading, asked), lanes.explanations)
    leading.on(LEADING_HISTORY, lambda asked: _leading_history(loading, asked), lanes.explanations)
    add_batch_part(loading, server, interface)


async def _tokenize(loading: LoadingShop, server: Server, asked: TokenizeQuestion) -> TokenizeAnswer:
    """Everything about a new product in one answer, so that its picture is sent and read once."""
    product = await server.lanes.files.run(lambda: _read(asked, server.limits), kind="picture")
    return await server.lanes.model.run(lambda: _tokenization(loading, asked, product), kind=TOKENIZE.name)


def _read(asked: TokenizeQuestion, limits: Limits) -> NewProduct:
    from mmsid.shop import read_product

    return read_product(uploaded_picture(asked.file, limits), asked.title, asked.description)


def _tokenization(loading: LoadingShop, asked: TokenizeQuestion, product: NewProduct) -> TokenizeAnswer:
    from mmsid.shop import pack

    shop = loading.visited(asked)
    started = time.perf_counter()
    from mmsid.explain import by_modality
    from mmsid.explain import robustness as vary

    found = by_modality(shop, product)
    seconds = time.perf_counter() - started
    varied = vary(shop, product)
    return TokenizeAnswer(
        **new_item_fields(shop, found),
        robustness=robustness(shop, found.both, varied) if varied else None,
        item_id=found.both.item.item_id,
        title=found.both.item.title,
        packed=pack(found.both),
        picture=_thumbnail(product.picture) if product.picture else None,
        seconds=seconds,
    )


def _add(loading: LoadingShop, asked: AddQuestion) -> AddAnswer:
    """Adds a product to the shop of the visitor who asks, and says what it is there."""
    from mmsid.explain import place_on_map
    from mmsid.shop import unpack

    [new] = unpack(loading.wait(), [asked.item])
    shop = loading.visited(ShopQuestion(added=[*asked.added, asked.item], boost=asked.boost))
    own = shop.codes(new.item.item_id)
    return AddAnswer(
        item_id=new.item.item_id,
        title=new.item.title,
        picture=asked.picture,
        semantic_id=list(code_names(own)),
        codes=item_chips(own, shop.item_captions(new.item.item_id)),
        moved=" ".join(new.semantic_id) if own != new.codes else None,
        place=point(place_on_map(shop, new)),
        packed=asked.item,
    )


def _audience(loading: LoadingShop, asked: AudienceQuestion) -> AudienceAnswer:
    """Who would want each of the visitor's own products, and instead of what it is recommended."""
    from mmsid.explain import audiences
    from mmsid.explain import transfer_sources as sources_of

    shop = loading.visited(asked)
    own = [item.item_id for item in shop.items[len(shop.origin.items) :]]
    if shop.models.recommender is None:
        return AudienceAnswer(audiences={})
    return AudienceAnswer(
        audiences={
            item_id: ItemAudience(
                ranks=target_ranks(shop, ranks), transfer_sources=transfer_sources(sources_of(shop, item_id))
            )
            for item_id, ranks in audiences(shop, own).items()
        }
    )


def _leading_history(loading: LoadingShop, asked: LeadingHistoryQuestion) -> LeadingHistoryAnswer:
    """A short history after which one of the visitor's products is recommended."""
    from mmsid.explain import leading_history

    shop = loading.visited(asked)
    found = leading_history(shop, asked.item_id)
    return LeadingHistoryAnswer(**rank_fields(shop, found), item_id=asked.item_id)


def _thumbnail(image: Image) -> str:
    """The picture as this program sees it, upright and opaque, as an address that holds it."""
    small = image.copy()
    small.thumbnail((THUMBNAIL, THUMBNAIL))
    buffer = io.BytesIO()
    small.save(buffer, "JPEG", quality=86)
    return "data:image/jpeg;base64," + base64.b64encode(buffer.getvalue()).decode()
