"""Views of a shop that hold further products: their free IDs, and the probability that is transferred to them.

In: a shop and tokenised products; out: another shop, which shares the models, the index and the word index with the
one that it is made from. The rule: the language model never wrote the ID of such a product, so what it is recommended
by is transferred to it from known products that look and read like it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from pydantic import TypeAdapter

from mmsid.captions import with_new_items
from mmsid.config import read_checked
from mmsid.errors import MmsidError
from mmsid.recommender.cold_start import TransferSources, typical_events
from mmsid.search import WordIndex
from mmsid.shop.models import UNTRAINED_FILE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mmsid.decoding import Transfer
    from mmsid.records import Tokenization
    from mmsid.shop.shop import MMSID


def extended(shop: MMSID, new: Sequence[Tokenization], boost: float) -> MMSID:
    """See `MMSID.with_items`."""
    if not (boost >= 0 and np.isfinite(boost)):
        raise MmsidError(f"Expected a boost of at least 0, but got {boost}; use 1 for the usual one.")
    if not new:
        return shop
    ids, added, codewords = shop.ids, set[str](), shop.models.quantizer.codewords
    for product in new:
        if product.item.item_id in shop or product.item.item_id in added:
            raise MmsidError(f"{product.item.title!r} is already in this shop; add another product.")
        added.add(product.item.item_id)
        ids = ids.with_item(ids.free_codes(product.codes, product.embedding, codewords))
    items = (*shop.items, *(product.item for product in new))
    captions = with_new_items(shop.captions, items, ids)
    index = shop.index.with_rows(np.stack([product.embedding for product in new]))
    view = type(shop)(items, ids, index, shop.models, {**shop.views, "captions": captions})
    view.boost = boost
    view.origin, view.words = shop.origin, WordIndex(view.items, shop.words)
    return view


def transfers_of(shop: MMSID) -> tuple[Transfer, ...]:
    """See `MMSID.transfers`."""
    known = len(shop.origin.items)
    new_items = [*untrained(shop.origin), *range(known, len(shop.items))]
    sources = shop.origin.transfer_sources if new_items else None
    if sources is None:
        return ()
    return sources.transfers(
        shop.index.embeddings(new_items),
        shop.ids.codes[new_items],
        cold_item_events=shop.boost * shop.recommender.config.cold_item_events,
    )


def sources_of(shop: MMSID) -> TransferSources | None:
    """What probability is transferred from, in a shop as it was loaded; None without events."""
    if shop.map.events is None:
        return None
    events, config = shop.map.events.copy(), shop.recommender.config
    events[untrained(shop)] = 0
    rare_events = config.rare_item_events * typical_events(events)
    return TransferSources.of(shop.index.embeddings(), events, shop.ids.codes, rare_events=rare_events)


def untrained(shop: MMSID) -> list[int]:
    """Rows of the products that came or changed since the models were trained."""
    path = shop.models.folder / "recommender" / UNTRAINED_FILE
    named = read_checked(path, TypeAdapter(list[str])) if path.is_file() else []
    return [shop.row(item_id) for item_id in named]
