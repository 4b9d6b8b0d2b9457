"""How a product got its semantic ID, and what a code means."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mmsid.records.codes import Codes
from mmsid.records.items import Item, Neighbour


@dataclass(frozen=True, slots=True)
class LevelChoice:
    """How one level of the quantiser chose its code.

    Attributes:
        level: 0-based.
        code: the code chosen, 0-based.
        distance: Euclidean, from the level's input to the chosen codeword.
        margin: distance of the second nearest codeword minus `distance`; near 0 means a close call, 0 also that there
            is no other one.
        alternatives: `(code, distance)` of the nearest codewords, the chosen one first.
        explained: share of the embedding's squared norm that the codewords up to this level explain.
        moved: whether the code is not the nearest one because the ID was taken.
    """

    level: int
    code: int
    distance: float
    margin: float
    alternatives: tuple[tuple[int, float], ...]
    explained: float
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Tokenization:
    """The semantic ID of a product that need not be in the catalogue.

    Attributes:
        semantic_id: written codes, coarse to fine.
        levels: one choice per level.
        neighbours: nearest products of the catalogue, best first.
        embedding: float32 `(d,)`, the unit-length item embedding.
        item: the product as a record, for `MMSID.with_items`.
        made_from: the modalities that it has, `image` and `text` or one of them.
        picture_fault: why the picture shows nothing (`catalogue/faults.py`), or empty.
        words_unread: words at the end of the text that the encoder does not read, because its context is full.
    """

    semantic_id: tuple[str, ...]
    levels: tuple[LevelChoice, ...]
    neighbours: tuple[Neighbour, ...]
    embedding: np.ndarray
    item: Item
    made_from: tuple[str, ...] = ("image", "text")
    picture_fault: str = ""
    words_unread: int = 0

    @property
    def codes(self) -> Codes:
        """The semantic ID as 0-based codes."""
        return tuple(choice.code for choice in self.levels)


@dataclass(frozen=True, slots=True)
class CodeUse:
    """The products of one code under one parent prefix.

    Attributes:
        prefix: codes up to and including this one.
        items: the products below, in the catalogue's order.
    """

    prefix: Codes
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class CodeSummary:
    """What a code means, whatever stands before it.

    Attributes:
        name: as written, `a12`.
        level: 0-based.
        caption: what it means.
        share: of its products for which the caption holds, 0 to 1.
        count: products that have it at its level.
        uses: one per parent prefix under which it occurs, most products first.
    """

    name: str
    level: int
    caption: str
    share: float
    count: int
    uses: tuple[CodeUse, ...]
