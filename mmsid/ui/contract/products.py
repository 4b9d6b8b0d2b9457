"""Products and captioned codes: what nearly every answer is made of.

The rule: a code never leaves without its caption, the share of products for which the caption holds, and, on a product,
whether it holds for that.
"""

from __future__ import annotations

from mmsid.ui.contract.base import Answer, Share


class Chip(Answer):
    """A code and what it means.

    Attributes:
        code: as written, such as b7.
        caption: categories, or words of titles and descriptions; of the last code, which one the product is.
        share: of the products with the code for which the caption holds, 0 to 1.
        count: products that have the code.
        holds: whether the caption is true of the product on which the code stands; null where none is meant, or where
            it has nothing to tell by, as a new product has no category.
    """

    code: str
    caption: str
    share: Share
    count: int
    holds: bool | None


class NearCode(Chip):
    """A code beside others of its level.

    Attributes:
        distance: Euclidean, of its codeword from what it is compared with.
    """

    distance: float


class ItemTitle(Answer):
    """A product by its name.

    Attributes:
        item_id: unique in the shop.
        title: as the catalogue has it; may be empty.
    """

    item_id: str
    title: str


class Product(ItemTitle):
    """What every list of products says of a product.

    Attributes:
        category: coarse to fine, joined by " > "; may be empty.
        price: in the catalogue's own currency, or null.
    """

    category: str
    price: float | None


class FullItem(Product):
    """Everything that the shop knows of one product.

    Attributes:
        description: may be empty.
        semantic_id: its written codes, coarse to fine.
        codes: the same, captioned.
        fingerprint: of the build.
    """

    description: str
    semantic_id: list[str]
    codes: list[Chip]
    fingerprint: str


class Neighbour(Product):
    """A product near a point of the embedding space.

    Attributes:
        cosine: with that point, -1 to 1.
        semantic_id: its written codes, coarse to fine.
        codes: the same, captioned.
    """

    cosine: float
    semantic_id: list[str]
    codes: list[Chip]


class TextFile(Answer):
    """A file to download.

    Attributes:
        name: of the file.
        type: its media type.
        text: its content.
    """

    name: str
    type: str
    text: str


class EncodedFile(Answer):
    """A file of bytes to download.

    Attributes:
        name: of the file.
        type: its media type.
        content: base64.
    """

    name: str
    type: str
    content: str
