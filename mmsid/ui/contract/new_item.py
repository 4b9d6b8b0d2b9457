"""The New product panel and `/tokenize`: a product that nobody has seen gets its semantic ID."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from mmsid.records import PackedItem
from mmsid.ui.contract.base import Answer, Base64, Description, Question, Share, ShopQuestion, Title
from mmsid.ui.contract.files import Upload
from mmsid.ui.contract.products import Chip, NearCode, Neighbour

Thumbnail = Annotated[str, Field(max_length=400_000, pattern=r"^data:image/jpeg;base64,[A-Za-z0-9+/=]*$")]
"""A small picture as an address that holds it."""


class TokenizeQuestion(ShopQuestion):
    """Which semantic ID does a new product get? One of the three has to be there.

    Attributes:
        file: the picture's bytes, or null.
        title: may be empty.
        description: may be empty.
    """

    file: Base64 | None = None
    title: Title = ""
    description: Description = ""


class TokenizeRequest(Question):
    """`/tokenize`.

    Attributes:
        image: the uploaded picture, or nothing.
        title: the product's title, or nothing.
        description: the product's description, or nothing.
    """

    image: Upload = None
    title: Title = ""
    description: Description = ""


class LevelChoice(NearCode):
    """How one level chose its code.

    Attributes:
        margin: how much farther the second nearest codeword is; near 0 means a close call, 0 also that there
            is no other one.
        explained: share of the embedding's squared norm that the codewords up to this level explain.
        alternatives: the nearest codewords, the chosen one first.
    """

    margin: float
    explained: float
    alternatives: list[NearCode]


class Tokenization(Answer):
    """A new product's semantic ID.

    Attributes:
        semantic_id: written codes, coarse to fine.
        levels: how each of them was chosen.
        neighbours: nearest products of the catalogue, best first.
        words_unread: words at the end of the text that the encoder has no room for.
        fingerprint: of the build.
    """

    semantic_id: list[str]
    levels: list[LevelChoice]
    neighbours: list[Neighbour]
    words_unread: int
    fingerprint: str


class NarrowingStep(Answer):
    """How many products are left under some first codes of an ID.

    Attributes:
        depth: how many codes.
        left: products of the catalogue that begin with them.
        code: the last of them, and its caption, share and count; null where there is none yet.
        caption: of the code.
        share: of the code.
        count: of the code.
        holds: whether the caption is true of the product; null where it has nothing to tell by.
    """

    depth: int
    left: int
    code: str | None
    caption: str | None
    share: Share | None
    count: int | None
    holds: bool | None


class ModalityId(Answer):
    """The ID that a part of a product leads to.

    Attributes:
        semantic_id: written codes, coarse to fine.
        codes: the same, captioned.
        neighbours: the three nearest products, best first.
    """

    semantic_id: list[str]
    codes: list[Chip]
    neighbours: list[Neighbour]


ModalityName = Literal["both", "image", "text"]
"""All that a product has, or a part of it."""


class ModalityDifference(Answer):
    """Where two of the IDs part ways.

    Attributes:
        pair: which two.
        level: the first level, from 1, whose codes differ; null where none does.
    """

    pair: tuple[ModalityName, ModalityName]
    level: int | None


class Modalities(Answer):
    """What picture and text lead to, together and each alone.

    Attributes:
        both: from all that there is.
        image: from the picture alone; null where there is none.
        text: from the text alone; null where there is none.
        differences: of every two of them that are there.
    """

    both: ModalityId
    image: ModalityId | None
    text: ModalityId | None
    differences: list[ModalityDifference]


class Novelty(Answer):
    """How near a product is to the catalogue.

    Attributes:
        verdict: in one word.
        sentence: the verdict for a person, with the product that it rests on.
        nearest: the nearest product, or null in a shop that has no other.
        percentile: share of the shop's own products that are farther from their nearest other product, 0 to 1.
        duplicates: products as near as near-duplicates are, best first.
        duplicate_cosine: from which cosine on a product counts as one.
        picture_fault: blank or noise where the picture shows nothing, else empty.
    """

    verdict: Literal["duplicate", "familiar", "unusual", "unlike anything"]
    sentence: str
    nearest: Neighbour | None
    percentile: Share
    duplicates: list[Neighbour]
    duplicate_cosine: float
    picture_fault: str


class NewItem(Tokenization):
    """A new product's ID and what is said of it.

    Attributes:
        narrowing: products left under each of its prefixes.
        modalities: what picture and text lead to.
        novelty: how near it is to the catalogue.
        place: x and y on the map, each 0 to 1.
    """

    narrowing: list[NarrowingStep]
    modalities: Modalities
    novelty: Novelty
    place: tuple[float, float]


class RobustLevel(Chip):
    """A code, and the share of slightly different photos that keep it.

    Attributes:
        same_code: share of the views with this code, whatever comes before it.
        same_prefix: share of the views with this code and all before it.
    """

    same_code: Share
    same_prefix: Share


class Robustness(Answer):
    """What became of the codes in slightly different photos.

    Attributes:
        views: how many there were.
        levels: coarse to fine.
    """

    views: int
    levels: list[RobustLevel]


class TokenizedItem(NewItem):
    """What `/tokenize` tells.

    Attributes:
        robustness: null for a product without a picture.
    """

    robustness: Robustness | None


class TokenizeAnswer(TokenizedItem):
    """What the panel shows of a new product.

    Attributes:
        item_id: made from its content.
        title: never empty.
        packed: the product as the page keeps it.
        picture: as this program sees it, upright, opaque and small, or null.
        seconds: wall-clock time of the tokenisation.
    """

    item_id: str
    title: str
    packed: PackedItem
    picture: Thumbnail | None
    seconds: float
