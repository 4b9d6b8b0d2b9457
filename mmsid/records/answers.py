"""What a recommender answers, what it saw on the way, and what explains it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from mmsid.records.codes import Codes
from mmsid.records.items import Item


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
        valid_mass: for every prefix that was continued, the share (0 to 1) of the next code's probability that lay on
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
        written: what is read instead of the semantic IDs of the history, one per product; None for their own. The
            language model reads them all, the collaborative voice hears those that a product has.
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
        voice_shares: one per level, 0 to 1: how much of the probability of the ID up to this code is the collaborative
            voice's; the rest is the language model's. The last is that of the whole ID. Zeros without such a voice.
    """

    item: Item
    rank: int
    log_prob: float
    semantic_id: tuple[str, ...]
    code_log_probs: tuple[float, ...]
    voice_shares: tuple[float, ...]

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
        has_voice: whether the collaborative voice took part in it; else the language model alone answered.
    """

    recommendations: tuple[Recommendation, ...]
    trace: Trace
    note: str = ""
    has_voice: bool = False

    def __len__(self) -> int:
        return len(self.recommendations)

    def __getitem__(self, index: Any) -> Any:
        return self.recommendations[index]

    def __iter__(self) -> Iterator[Recommendation]:
        return iter(self.recommendations)


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
