"""A new product in its visitor's shop: what it is there, who would want it, and after which history."""

from __future__ import annotations

from mmsid.records import PackedItem
from mmsid.ui.contract.base import Answer, ItemQuestion, Share, ShopQuestion
from mmsid.ui.contract.new_item import Thumbnail
from mmsid.ui.contract.products import Chip, ItemTitle, Product


class AddQuestion(ShopQuestion):
    """A product that joins the visitor's shop.

    Attributes:
        item: as the server packed it when it was tokenised.
        picture: as the server made it small, or null.
    """

    item: PackedItem
    picture: Thumbnail | None = None


class AudienceQuestion(ShopQuestion):
    """Who would want the products that the visitor added?"""


class LeadingHistoryQuestion(ItemQuestion):
    """After which history is one of them recommended?"""


class AddAnswer(ItemTitle):
    """What a product is in the visitor's shop.

    Attributes:
        picture: as it came with the question.
        semantic_id: its written codes there.
        codes: the same, captioned.
        moved: its own ID where that was taken, so that it has the nearest free one; else null.
        place: x and y on the map, each 0 to 1.
        packed: the product as the page keeps it.
    """

    picture: Thumbnail | None
    semantic_id: list[str]
    codes: list[Chip]
    moved: str | None
    place: tuple[float, float]
    packed: PackedItem


class TransferSource(Product):
    """A known product whose place a new one takes.

    Attributes:
        share: how often the new one is recommended instead of it, 0 to 1.
    """

    share: Share


class TargetRank(Answer):
    """How one history and a product go together.

    Attributes:
        name: of the example shopper; empty where the history was made up.
        history: oldest first.
        log_prob: of the product's semantic ID after it, in nats.
        rank: from 1, among all products that are not in the history.
        candidates: how many those are.
    """

    name: str
    history: list[ItemTitle]
    log_prob: float
    rank: int
    candidates: int


class ItemAudience(Answer):
    """Who would want a product, and instead of what.

    Attributes:
        ranks: one per example shopper, best rank first.
        transfer_sources: known products that it stands in for, the largest share first.
    """

    ranks: list[TargetRank]
    transfer_sources: list[TransferSource]


class AudienceAnswer(Answer):
    """Who would want the visitor's products.

    Attributes:
        audiences: by item id.
    """

    audiences: dict[str, ItemAudience]


class LeadingHistoryAnswer(TargetRank):
    """A short history after which a product is recommended.

    Attributes:
        item_id: the product.
    """

    item_id: str
