"""The small frozen records that the stages hand to each other.

Words are those of the README's glossary. Codes are 0-based integers inside the program and are written with a
letter for their level outside of it (`a12`, see `code_name`). Arrays never travel in these records except as
NumPy arrays, so nothing here needs torch.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np

from mmsid.errors import MmsidError

LEVEL_LETTERS = "abcdefgh"
"""One letter per level of a semantic ID: `a` is the coarsest."""

Codes = tuple[int, ...]
"""A semantic ID or a prefix of one, as 0-based codes, coarse to fine."""

MOST_ADDED = 20
"""New products that a visitor may add to their own view of a shop; they come along with every question."""

NEW_COLUMNS = ("title", "description", "image")
"""Of a table of new products."""

MOST_ROWS = 500
"""Of such a table."""

MOST_TABLE_BYTES = 5_000_000
"""Of its file."""

MOST_PICTURE_BYTES = 20_000_000
"""Of one of its pictures."""

MOST_ARCHIVE_BYTES = 500_000_000
"""Of a zip file with its pictures."""

MOST_MEMBERS = 5_000
"""Of such a zip file."""

_CODE = re.compile(r"([a-h])(\d+)")


def code_name(level: int, code: int) -> str:
    """Writes a code: `code_name(0, 12)` is `"a12"`."""
    return f"{LEVEL_LETTERS[level]}{code}"


def code_names(codes: Sequence[int]) -> tuple[str, ...]:
    """Writes a semantic ID or a prefix: `code_names((12, 7))` is `("a12", "b7")`."""
    return tuple(code_name(level, code) for level, code in enumerate(codes))


def parse_code(name: str) -> tuple[int, int]:
    """Reads a written code.

    Returns:
        `(level, code)`, both 0-based.

    Raises:
        MmsidError: if `name` is not a letter a-h and a number.
    """
    match = _CODE.fullmatch(name.strip())
    if match is None:
        raise MmsidError(
            f"A code is a level's letter and a number such as 'a12', but got {name!r}; copy it from an ID."
        )
    return LEVEL_LETTERS.index(match[1]), int(match[2])


@dataclass(frozen=True, slots=True)
class Item:
    """One product of a catalogue.

    Attributes:
        item_id: unique within its catalogue.
        title: may be empty where a picture is there.
        description: may be empty.
        category: coarse to fine, `("Clothing", "T-shirts")`; never enters the encoder.
        image: the picture's file, or None.
        price: in the catalogue's own currency, or None.
        extra: all further columns of the catalogue, kept as they are.
    """

    item_id: str
    title: str
    description: str = ""
    category: tuple[str, ...] = ()
    image: Path | None = None
    price: float | None = None
    extra: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def department(self) -> str:
        """The coarsest category, or an empty string."""
        return self.category[0] if self.category else ""

    @property
    def type(self) -> str:
        """The finest category, or an empty string."""
        return self.category[-1] if self.category else ""

    @property
    def text(self) -> str:
        """What the encoder reads: title and description, without category, price or brand."""
        return ". ".join(part.strip().rstrip(".") for part in (self.title, self.description) if part.strip())


@dataclass(frozen=True, slots=True)
class TraceNode:
    """A prefix that the decoder considered.

    Attributes:
        codes: the prefix; its last code is the one that was considered.
        log_prob: of the last code given the prefix before it, under the full vocabulary.
        valid_log_prob: the same among the valid codes of that place alone (renormalised).
        path_log_prob: the sum of `log_prob` from the first code to this one.
        kept: whether it stayed in the beam (at the last level: among the answers).
    """

    codes: Codes
    log_prob: float
    valid_log_prob: float
    path_log_prob: float
    kept: bool


@dataclass(frozen=True, slots=True)
class TraceLevel:
    """One step of the decoder.

    Attributes:
        nodes: every valid continuation of every prefix in the beam, best path first.
        valid_mass: for every prefix that was continued, the share (0 to 1) of the model's probability that lay on
            valid codes.
    """

    nodes: tuple[TraceNode, ...]
    valid_mass: Mapping[Codes, float]


@dataclass(frozen=True, slots=True)
class Trace:
    """Everything the decoder saw while it made one answer: the only source of explanations.

    Attributes:
        history: item ids, oldest first.
        levels: one step per level, coarse to fine.
        beam_width: number of prefixes kept per level.
        seconds: wall-clock time of the decode.
    """

    history: tuple[str, ...]
    levels: tuple[TraceLevel, ...]
    beam_width: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Variation:
    """How a question to the recommender differs from the plain one: "what if …?".

    Attributes:
        forced: codes that the first levels of the answer must take.
        written: what the model reads instead of the semantic IDs of the history, one per product; None for their own.
        excluded: ids of products that must not be recommended, beside those of the history.
    """

    forced: Codes = ()
    written: tuple[Codes, ...] | None = None
    excluded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One line of an answer.

    Attributes:
        item: the product.
        rank: from 1.
        log_prob: of its whole semantic ID under the full vocabulary.
        semantic_id: written codes, coarse to fine.
        code_log_probs: one per level; they sum to `log_prob`.
    """

    item: Item
    rank: int
    log_prob: float
    semantic_id: tuple[str, ...]
    code_log_probs: tuple[float, ...]

    @property
    def probability(self) -> float:
        """`exp(log_prob)`, 0 to 1."""
        return math.exp(self.log_prob)


@dataclass(frozen=True, slots=True)
class Answer(Sequence[Recommendation]):
    """What `MMSID.recommend` returns: a sequence of recommendations, best first, and how it came about.

    Attributes:
        recommendations: best first.
        trace: what the decoder saw.
        note: one sentence where the answer differs from what was asked for (fewer items than k, …), else empty.
    """

    recommendations: tuple[Recommendation, ...]
    trace: Trace
    note: str = ""

    def __len__(self) -> int:
        return len(self.recommendations)

    def __getitem__(self, index: Any) -> Any:
        return self.recommendations[index]

    def __iter__(self) -> Iterator[Recommendation]:
        return iter(self.recommendations)


@dataclass(frozen=True, slots=True)
class LevelChoice:
    """How one level of the quantiser chose its code.

    Attributes:
        level: 0-based.
        code: the code chosen, 0-based.
        distance: Euclidean, from the level's input to the chosen codeword.
        margin: distance of the second nearest codeword minus `distance`; near 0 means a close call.
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
class Neighbour:
    """A product near a point of the embedding space; `cosine` is -1 to 1."""

    item: Item
    cosine: float


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
    """

    semantic_id: tuple[str, ...]
    levels: tuple[LevelChoice, ...]
    neighbours: tuple[Neighbour, ...]
    embedding: np.ndarray
    item: Item
    made_from: tuple[str, ...] = ("image", "text")
    picture_fault: str = ""

    @property
    def codes(self) -> Codes:
        """The semantic ID as 0-based codes."""
        return tuple(choice.code for choice in self.levels)


@dataclass(frozen=True, slots=True)
class Case:
    """One question to a recommender: what does this shopper want next?

    Attributes:
        user_id: the shopper.
        history: item ids, oldest first, all before `timestamp`.
        target: the item id that came next.
        timestamp: of the target, in the interactions' own unit.
    """

    user_id: str
    history: tuple[str, ...]
    target: str
    timestamp: float


@dataclass(frozen=True, slots=True)
class CodeUse:
    """One code under one parent prefix.

    Attributes:
        prefix: codes up to and including this one.
        caption: what the products below share.
        share: of them for which the caption holds, 0 to 1.
        items: the products below, in the catalogue's order.
    """

    prefix: Codes
    caption: str
    share: float
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class CodeSummary:
    """What a code means.

    Attributes:
        name: as written, `a12`.
        level: 0-based.
        count: products that have it at its level.
        uses: one per parent prefix under which it occurs, most products first.
    """

    name: str
    level: int
    count: int
    uses: tuple[CodeUse, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Why one recommendation: what each product of the history did for it.

    Attributes:
        history: item ids, oldest first.
        target: the recommended item's id.
        log_prob: of its ID after the whole history; with a rival, minus the rival's.
        effects: `(len(history), L)` float64; how much the log-probability of each code falls when the product is left
            out of the history (positive: it spoke for the recommendation; with a rival: for it rather than the rival).
        rival: id of the item that the target is compared with, or empty.
    """

    history: tuple[str, ...]
    target: str
    log_prob: float
    effects: np.ndarray
    rival: str = ""

    @property
    def totals(self) -> np.ndarray:
        """`(len(history),)`: the effects summed over the levels."""
        return self.effects.sum(axis=1)
