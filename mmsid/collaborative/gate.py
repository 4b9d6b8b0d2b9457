"""How far the collaborative voice is trusted with a product: the more, or the less, the oftener it was seen.

The voice's distribution q over products claims a part of the answer (`decoding/mixture.py`):

    c(i) = λ(f_i) · q(i),   λ(f) = σ(intercept + slope · log(f / typical))

with f_i the product's training events, and what it does not claim stays with the language model. It is MME-SID's
frequency-aware fusion (arXiv 2509.02017, which gates modalities by the logarithm of an item's frequency) in the answer.
Both numbers, and the temperature of q, are those with which what came next in the validation events ranks best.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from mmsid.artifacts import write_json
from mmsid.config import read_checked

INTERCEPTS = (-3.0, -2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 3.0)
SLOPES = (0.0, -0.2, 0.2)
TEMPERATURES = (1.0, 1.5)
"""What is tried; of equals the first one is taken."""

_ENOUGH = 0.0005
"""NDCG by which a slope or another temperature has to be better than none: less is chance."""

Finite = Annotated[float, Field(allow_inf_nan=False)]
Share = Annotated[float, Field(ge=0, le=1)]


class Voices(BaseModel):
    """What the validation events say of the voices: NDCG@10 of what came next.

    Attributes:
        events: of validation; 0 where nothing was learnt from any.
        language_model, collaborative, mixture: each alone, and both.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    events: Annotated[int, Field(ge=0)]
    language_model: Share | None = None
    collaborative: Share | None = None
    mixture: Share | None = None


class FrequencyGate(BaseModel):
    """The gate, as `mixture.json` holds it.

    Attributes:
        intercept, slope: of λ.
        typical: training events of the median product that has any.
        unseen: λ of products without training events. Validation events have too few of them to learn from, so it is
            such that they keep together what the language model gives to them, as far as the voice speaks of them.
        temperature: of q.
        voices: what was measured when it was learnt.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    intercept: Finite = 0.0
    slope: Finite = 0.0
    typical: Annotated[float, Field(gt=0, allow_inf_nan=False)] = 1.0
    unseen: Share = 0.5
    temperature: Annotated[float, Field(gt=0, le=100, allow_inf_nan=False)] = 1.0
    voices: Voices = Voices(events=0)

    def __str__(self) -> str:
        """One line for whoever builds."""
        said = self.voices
        if not said.events:
            return "there are none; both are trusted alike."
        rare, typical, often = self.trust(self.typical * np.array([0.1, 1.0, 10.0]))
        return (
            f"NDCG@10 {said.language_model:.3f} for the language model alone, {said.collaborative:.3f} for the "
            f"collaborative voice, {said.mixture:.3f} for both ({said.events:,} events); it claims "
            f"{typical:.0%} of what it says of a product seen {self.typical:g} times, the median, {rare:.0%} of one "
            f"seen a tenth as often, {often:.0%} of one seen ten times as often."
        )

    def trust(self, events: np.ndarray) -> np.ndarray:
        """λ of products with so many training events: float64, 0 to 1."""
        counts = np.asarray(events, dtype=np.float64)
        logs = np.log(np.maximum(counts, 1e-9) / self.typical)
        steepness = np.clip(self.intercept + self.slope * logs, -60, 60)
        return np.where(counts > 0, 1 / (1 + np.exp(-steepness)), self.unseen)

    def save(self, path: Path) -> None:
        """Writes JSON."""
        write_json(path, self.model_dump(mode="json"))

    @classmethod
    def load(cls, path: Path) -> FrequencyGate:
        """Reads what `save` wrote; a damaged file raises `MmsidError`."""
        return read_checked(path, cls)


@dataclass(frozen=True, eq=False)
class ValidationAnswers:
    """What the language model alone answers to validation cases.

    Attributes:
        histories: item rows of each case's history.
        targets: `(cases,)` rows of what came next.
        items: `(cases, k)` rows of its best answers, -1 where there are fewer.
        log_probs: `(cases, k)` of them.
    """

    histories: Sequence[Sequence[int]]
    targets: np.ndarray
    items: np.ndarray
    log_probs: np.ndarray


def fit_gate(
    answers: ValidationAnswers, voice: Callable[[], Iterable[np.ndarray]], events: np.ndarray
) -> FrequencyGate:
    """Learns the gate on validation cases.

    Args:
        answers: of the language model; what it does not list has no probability.
        voice: gives the voice's log-probabilities at temperature 1, `(cases, n)` in blocks of rows.
        events: `(n,)` training events of every product.

    Returns:
        the gate; one that shares equally where there are no cases.
    """
    seen = events > 0
    if not len(answers.targets) or not seen.any():
        return FrequencyGate()
    typical = float(np.median(events[seen]))
    gates = [
        FrequencyGate(intercept=a, slope=b, temperature=t, typical=typical)
        for t, b, a in itertools.product(TEMPERATURES, SLOPES, INTERCEPTS)
    ]
    trusts = [np.where(seen, gate.trust(events), np.nan) for gate in gates]
    gained, claimed, alone, start = np.zeros(len(gates)), np.zeros(len(gates)), np.zeros(2), 0
    of_unseen = np.zeros(2)  # what the language model and the voice give to products without events
    for block in voice():
        own = _Block.of(answers, start, block)
        alone += own.gain(own.told), own.gain(np.exp(block))
        of_unseen += own.told[:, ~seen].sum(), np.exp(block[:, ~seen]).sum()
        by_temperature = {t: own.at(t) for t in TEMPERATURES}
        for place, (gate, trust) in enumerate(zip(gates, trusts, strict=True)):
            chances = by_temperature[gate.temperature]
            known = chances[:, seen].sum(axis=1)
            part = (chances[:, seen] @ trust[seen]) / np.maximum(known, 1e-30)  # of what it says of products seen
            claims = chances * np.where(seen, trust, part.mean())
            gained[place] += own.gain((1 - claims.sum(axis=1, keepdims=True)) * own.told + claims)
            claimed[place] += part.sum()
        start += len(block)
    best = _best(gates, gained / start)
    figures = [round(float(value) / start, 4) for value in (*alone, gained[best])]
    voices = Voices(events=start, language_model=figures[0], collaborative=figures[1], mixture=figures[2])
    unseen = min(1.0, round(float(claimed[best] / start * of_unseen[0] / max(of_unseen[1], 1e-9)), 4))
    return gates[best].model_copy(update={"unseen": unseen, "voices": voices})


def _best(gates: Sequence[FrequencyGate], ndcg: np.ndarray) -> int:
    """The gate with the best ranking; a slope or a temperature only where it is better by more than chance."""
    is_plain = np.array([gate.slope == 0 and gate.temperature == 1 for gate in gates])
    return int(np.argmax(ndcg + _ENOUGH * is_plain))


@dataclass(frozen=True, eq=False)
class _Block:
    """Some of the cases: `(B, n)` probabilities that the language model gives, and the voice's log-probabilities."""

    histories: Sequence[Sequence[int]]
    targets: np.ndarray
    told: np.ndarray
    voice: np.ndarray

    @classmethod
    def of(cls, answers: ValidationAnswers, start: int, voice: np.ndarray) -> _Block:
        taken = slice(start, start + len(voice))
        told = np.zeros(voice.shape, dtype=np.float32)
        items, log_probs = answers.items[taken], answers.log_probs[taken]
        rows, columns = np.nonzero(items >= 0)
        told[rows, items[rows, columns]] = np.exp(log_probs[rows, columns])
        return cls(answers.histories[taken], answers.targets[taken], told, voice)

    def at(self, temperature: float) -> np.ndarray:
        """The voice's probabilities at a temperature."""
        warm = np.exp((self.voice - self.voice.max(axis=1, keepdims=True)) / temperature)
        return warm / warm.sum(axis=1, keepdims=True)

    def gain(self, chances: np.ndarray) -> float:
        """The sum of NDCG@10 over the cases, among all products that are not in the history."""
        own = chances[np.arange(len(self.targets)), self.targets][:, None]
        ahead = (chances >= own).sum(axis=1)
        for row, history in enumerate(self.histories):
            others = [item for item in set(history) if item != self.targets[row]]
            ahead[row] -= int((chances[row, others] >= own[row]).sum())
        return float(np.where(ahead <= 10, 1 / np.log2(1 + ahead), 0.0).sum())
