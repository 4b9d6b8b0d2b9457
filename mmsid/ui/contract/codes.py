"""The Codes panel and `/item`, `/code`, `/compose`: what codes mean, what they add up to, and how good they are."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from mmsid.ui.contract.base import Answer, CodeName, ItemId, Question, Share, ShopQuestion
from mmsid.ui.contract.products import Chip, ItemTitle, NearCode, Neighbour, Product
from mmsid.ui.contract.sentences import wanted

MAX_WRITTEN_LENGTH = 200
"""Letters of codes that are written in one text."""

Prefix = Annotated[
    list[CodeName], Field(min_length=1, max_length=8), wanted("codes such as a12 and b3", "choose a code")
]
"""Written codes from level a on."""

WrittenCodes = Annotated[
    str,
    Field(max_length=MAX_WRITTEN_LENGTH),
    wanted(f"codes as text of at most {MAX_WRITTEN_LENGTH:,} letters, such as a12 or a12 b7", "name at least one"),
]
"""Written codes, parted by spaces, points or commas."""


class CodeQuestion(ShopQuestion):
    """What does a code mean?

    Attributes:
        codes: from level a on, the last one is meant; or one code alone, wherever it stands.
    """

    codes: Prefix


class ComposeQuestion(ShopQuestion):
    """What do codes add up to?

    Attributes:
        codes: from level a on; no product need have them.
    """

    codes: Prefix


class WalkQuestion(ShopQuestion):
    """What lies between two products?

    Attributes:
        start: item id.
        end: item id.
        order: whether the coarsest code is swapped first or the finest.
    """

    start: ItemId
    end: ItemId
    order: Literal["coarse", "fine"]


class ItemRequest(Question):
    """`/item`.

    Attributes:
        item_id: the product's id.
    """

    item_id: ItemId


class CodeRequest(Question):
    """`/code`.

    Attributes:
        code: a level's letter and a number, such as a12 or c30, or a prefix, such as "a12 b7".
    """

    code: WrittenCodes


class ComposeRequest(Question):
    """`/compose`.

    Attributes:
        codes: from level a on, such as "a12 b7 c30"; no product need have them.
    """

    codes: WrittenCodes


class Member(Product):
    """A product under a code, as its level saw it.

    Attributes:
        distance: Euclidean, from what the level compared to the code's codeword.
        margin: how much farther the rival is; below 0 where the product was moved here because its ID was taken.
        rival: the code of this level that comes next.
    """

    distance: float
    margin: float
    rival: Chip


class CategoryCount(Answer):
    """A type of products.

    Attributes:
        category: coarse to fine, joined by " > ".
        count: products of it.
    """

    category: str
    count: int


class CodeElsewhere(Answer):
    """The same code on another shelf.

    Attributes:
        prefix: written codes.
        codes: the same, captioned.
        count: products below.
        items: ids of a few of them.
    """

    prefix: list[str]
    codes: list[Chip]
    count: int
    items: list[str]


class LedShopper(Answer):
    """An example shopper in whose answer a code occurs.

    Attributes:
        name: of the shopper.
        ranks: of these recommendations, from 1.
    """

    name: str
    ranks: list[int]


class CodePage(Answer):
    """Everything about a code, on one shelf or wherever it stands.

    Attributes:
        prefix: written codes, coarse to fine; one code alone where its page goes across all shelves.
        codes: the same, captioned.
        count: products below.
        items: their ids, those nearest to the codeword first.
        typical: the nearest ones.
        border: those for which another code is nearly as near, the closest call first.
        categories: types below, most frequent first.
        next: the codes that follow, most products first.
        nearest: other codewords that could stand here, nearest first.
        elsewhere: the same code on other shelves, most products first; of a code alone, on all of them.
        shoppers: example shoppers who are led here.
        fingerprint: of the build.
    """

    prefix: list[str]
    codes: list[Chip]
    count: int
    items: list[str]
    typical: list[Member]
    border: list[Member]
    categories: list[CategoryCount]
    next: list[Chip]
    nearest: list[NearCode]
    elsewhere: list[CodeElsewhere]
    shoppers: list[LedShopper]
    fingerprint: str


class CodeUse(Answer):
    """The products of one code under one parent.

    Attributes:
        prefix: written codes up to and including this one.
        count: products below.
        items: all of them, in the catalogue's order.
    """

    prefix: list[str]
    count: int
    items: list[ItemTitle]


class CodeMeaning(Answer):
    """What a code means, wherever it occurs.

    Attributes:
        code: as written.
        level: from 1.
        caption: what it means, whatever stands before it.
        share: of its products for which the caption holds, 0 to 1.
        count: products that have it at its level.
        uses: one per parent under which it occurs, most products first.
        fingerprint: of the build.
        page: of the code; null where one of the last level was named without those before it.
    """

    code: str
    level: int
    caption: str
    share: Share
    count: int
    uses: list[CodeUse]
    fingerprint: str
    page: CodePage | None


class Composition(Answer):
    """What codes add up to.

    Attributes:
        prefix: written codes from level a on.
        codes: the same, captioned.
        owner: id of the product that has exactly this ID, or null.
        nearest: products nearest to the sum of the codewords, best first.
        fingerprint: of the build.
    """

    prefix: list[str]
    codes: list[Chip]
    owner: str | None
    nearest: list[Neighbour]
    fingerprint: str


class WalkAnswer(Answer):
    """A walk from one product to another.

    Attributes:
        steps: the start, then one for every code that is swapped; the last one is the end.
    """

    steps: list[Composition]
