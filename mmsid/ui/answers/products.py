"""Products and captioned codes, as every answer shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypedDict

from mmsid.captions import Caption, ItemCaption
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
    holds: bool | None


def product_fields(item: Item) -> ProductFields:
    """What every list of products says of a product."""
    category = " > ".join(item.category)
    return {"item_id": item.item_id, "title": item.name, "category": category, "price": item.price}


def chip_fields(prefix: Codes, caption: Caption | ItemCaption) -> ChipFields:
    """The last code of a prefix with its caption, as such or as it stands on a product."""
    return {
        "code": code_name(len(prefix) - 1, prefix[-1]),
        "caption": caption.text,
        "share": caption.share,
        "count": caption.count,
        "holds": caption.holds if isinstance(caption, ItemCaption) else None,
    }


def chip(prefix: Codes, captions: Captions) -> Chip:
    """The last code of a prefix."""
    return Chip(**chip_fields(prefix, captions(prefix)))


def chips(codes: Sequence[int], captions: Captions) -> list[Chip]:
    """One captioned code per level."""
    return [chip(tuple(codes[: level + 1]), captions) for level in range(len(codes))]


def item_chips(codes: Sequence[int], captions: Sequence[ItemCaption]) -> list[Chip]:
    """The codes of a product, as they stand on it."""
    return [Chip(**chip_fields(tuple(codes[: level + 1]), caption)) for level, caption in enumerate(captions)]


def near_code(prefix: Codes, distance: float, caption: Caption) -> NearCode:
    """A code and how far its codeword is."""
    return NearCode(**chip_fields(prefix, caption), distance=distance)


def title(shop: MMSID, item_id: str) -> ItemTitle:
    """A product by its name."""
    return ItemTitle(item_id=item_id, title=shop.item(item_id).name)


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
        codes=item_chips(codes, shop.item_captions(found.item.item_id)),
    )


def full_item(shop: MMSID, item_id: str) -> FullItem:
    """Everything that the shop knows of one product."""
    item, codes = shop.item(item_id), shop.codes(item_id)
    return FullItem(
        **product_fields(item),
        description=item.description,
        semantic_id=list(code_names(codes)),
        codes=item_chips(codes, shop.item_captions(item_id)),
        fingerprint=shop.fingerprint,
    )
