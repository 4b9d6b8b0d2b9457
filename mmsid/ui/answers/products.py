"""Products and captioned codes, as every answer shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypedDict

from mmsid.captions import Caption
from mmsid.records import Codes, Item, code_name, code_names
from mmsid.ui.contract.products import Chip, FullItem, ItemTitle, NearCode, Neighbour

if TYPE_CHECKING:
    from mmsid.records import Neighbour as NeighbourRecord
    from mmsid.shop import MMSID

Captions = Callable[[Codes], Caption]
"""Tells the caption of a prefix."""


class ProductFields(TypedDict):
    """Of a `Product`, for the answers that say more of it."""

    item_id: str
    title: str
    category: str
    price: float | None


class ChipFields(TypedDict):
    """Of a `Chip`, for the answers that say more of it."""

    code: str
    caption: str
    share: float
    count: int


def product_fields(item: Item) -> ProductFields:
    """What every list of products says of a product."""
    category = " > ".join(item.category)
    return {"item_id": item.item_id, "title": item.title, "category": category, "price": item.price}


def chip_fields(prefix: Codes, caption: Caption) -> ChipFields:
    """The last code of a prefix with the prefix's caption."""
    name = code_name(len(prefix) - 1, prefix[-1])
    return {"code": name, "caption": caption.text, "share": caption.share, "count": caption.count}


def chip(prefix: Codes, captions: Captions) -> Chip:
    """The last code of a prefix."""
    return Chip(**chip_fields(prefix, captions(prefix)))


def chips(codes: Sequence[int], captions: Captions) -> list[Chip]:
    """One captioned code per level; each caption is that of the prefix up to its level."""
    return [chip(tuple(codes[: level + 1]), captions) for level in range(len(codes))]


def near_code(prefix: Codes, distance: float, caption: Caption) -> NearCode:
    """A code and how far its codeword is."""
    return NearCode(**chip_fields(prefix, caption), distance=distance)


def title(shop: MMSID, item_id: str) -> ItemTitle:
    """A product by its name."""
    return ItemTitle(item_id=item_id, title=shop.item(item_id).title)


def neighbours(shop: MMSID, found: Iterable[NeighbourRecord]) -> list[Neighbour]:
    """Products near a point, best first."""
    return [neighbour(shop, one) for one in found]


def neighbour(shop: MMSID, found: NeighbourRecord) -> Neighbour:
    """A product near a point."""
    codes = shop.codes(found.item.item_id)
    return Neighbour(
        **product_fields(found.item),
        cosine=found.cosine,
        semantic_id=list(code_names(codes)),
        codes=chips(codes, shop.caption),
    )


def full_item(shop: MMSID, item_id: str) -> FullItem:
    """Everything that the shop knows of one product."""
    item, codes = shop.item(item_id), shop.codes(item_id)
    return FullItem(
        **product_fields(item),
        description=item.description,
        semantic_id=list(code_names(codes)),
        codes=chips(codes, shop.caption),
        fingerprint=shop.fingerprint,
    )
