"""How far the collaborative voice is trusted with a product: the more, or the less, the oftener it was seen.

The voice's distribution q over products claims a part of the answer (`decoding/mixture.py`):

    c(i) = λ(f_i) · q(i),   λ(f) = σ(intercept + slope · log(1 + f))

with f_i the product's training events, and what it does not claim stays with the language model. It is MME-SID's
frequency-aware fusion (arXiv 2509.02017, which gates modalities by the logarithm of an item's frequency) in the answer.
Both numbers, and the temperature of q, are those under which the validation events are most probable.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from mmsid.artifacts import write_json
from mmsid.config import read_checked

TEMPERATURES = (0.7, 0.85, 1.0, 1.25, 1.5, 2.0)
"""Of q, that are tried."""

BINS = 12
"""Products are put into so many groups by the logarithm of their events while the gate is learnt."""

RIDGE = 0.002
"""On the slope, squared, in nats per event: what few events say of rare products does not count for much."""

_LEAST = 1e-30

Finite = Annotated[float, Field(allow_inf_nan=False)]


class Voices(BaseModel):
    """What the validation events say of the voices, in nats per event: the mean log-probability of what came next.

    Attributes:
        events: of validation, without those of products that training never saw; 0 where nothing was learnt.
        language_model, collaborative, mixture: each alone, and both.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    events: int
    language_model: Finite | None = None
    collaborative: Finite | None = None
    mixture: Finite | None = None


class FrequencyGate(BaseModel):
    """The gate, as `mixture.json` holds it.

    Attributes:
        intercept, slope: of λ.
        unseen: λ of products without training events. Validation events have too few of them to learn from, so it is
            the mean of what is claimed of all others: they neither gain nor lose by the mixture.
        temperature: of q.
        voices: what was measured when it was learnt.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    intercept: Finite = 0.0
    slope: Finite = 0.0
    unseen: Annotated[float, Field(ge=0, le=1)] = 0.5
    temperature: Annotated[float, Field(gt=0, le=100, allow_inf_nan=False)] = 1.0
    voices: Voices = Voices(events=0)

    def __str__(self) -> str:
        """One line for whoever builds."""
        said = self.voices
        if not said.events:
            return "there are none; both are trusted alike."
        some, many = self.trust(np.array([5, 500]))
        return (
            f"{said.language_model:.3f} nats per event for the language model alone, {said.collaborative:.3f} for the "
            f"collaborative voice, {said.mixture:.3f} for both; it claims {some:.0%} of what it says of a product seen "
            f"5 times and {many:.0%} of one seen 500 times."
        )

    def trust(self, events: np.ndarray) -> np.ndarray:
        """λ of products with so many training events: float64, 0 to 1."""
        trust = _trust(np.array([self.intercept, self.slope]), np.log1p(events))
        return np.where(np.asarray(events) > 0, trust, self.unseen)

    def save(self, path: Path) -> None:
        """Writes JSON."""
        write_json(path, self.model_dump(mode="json"))

    @classmethod
    def load(cls, path: Path) -> FrequencyGate:
        """Reads what `save` wrote; a damaged file raises `MmsidError`."""
        return read_checked(path, cls)


@dataclass(frozen=True, eq=False)
class _Measured:
    """Validation cases under one temperature: `(cases,)` probabilities, and q's mass per group of products."""

    own: np.ndarray
    masses: np.ndarray  # (cases, bins)

    def taken(self, cases: np.ndarray) -> _Measured:
        """Some of the cases."""
        return _Measured(self.own[cases], self.masses[cases])


def fit_gate(
    told: np.ndarray,
    voice: Callable[[float], Iterable[np.ndarray]],
    targets: np.ndarray,
    events: np.ndarray,
) -> FrequencyGate:
    """Learns the gate on validation cases.

    Args:
        told: `(cases,)` log-probabilities that the language model gives to what came next.
        voice: temperature → probabilities q, `(cases, n)` in blocks of rows.
        targets: `(cases,)` rows of what came next.
        events: `(n,)` training events of every product.

    Returns:
        the gate; one that shares equally where no case is of a product that was seen.
    """
    from scipy.optimize import minimize

    seen = events[targets] > 0
    if not seen.any():
        return FrequencyGate()
    logs = np.log1p(events)
    edges = np.linspace(logs[events > 0].min(), logs.max() + 1e-9, BINS)
    group = np.abs(logs[:, None] - edges[None]).argmin(axis=1)
    spread = np.zeros((len(events), BINS))
    spread[np.arange(len(events)), group] = events > 0
    own = np.exp(told[seen].astype(np.float64))
    found = []
    for temperature in TEMPERATURES:
        measured = _measured(voice(temperature), targets, spread).taken(seen)

        def loss(parameters: np.ndarray, measured: _Measured = measured) -> float:
            likely = _mean_log(parameters, own, measured, edges, logs[targets[seen]])
            return RIDGE * float(parameters[1]) ** 2 - likely

        best = minimize(loss, np.zeros(2), method="Nelder-Mead", options={"xatol": 1e-3, "fatol": 1e-7})
        found.append((float(best.fun), temperature, best.x, measured))
    _, temperature, parameters, measured = min(found, key=lambda one: one[:2])
    claimed = measured.masses @ _trust(parameters, edges)
    voices = Voices(
        events=int(seen.sum()),
        language_model=round(float(told[seen].mean()), 4),
        collaborative=round(float(np.log(np.maximum(measured.own, _LEAST)).mean()), 4),
        mixture=round(_mean_log(parameters, own, measured, edges, logs[targets[seen]]), 4),
    )
    return FrequencyGate(
        intercept=round(float(parameters[0]), 4),
        slope=round(float(parameters[1]), 4),
        unseen=round(float(claimed.mean() / max(measured.masses.sum(axis=1).mean(), _LEAST)), 4),
        temperature=temperature,
        voices=voices,
    )


def _measured(blocks: Iterable[np.ndarray], targets: np.ndarray, spread: np.ndarray) -> _Measured:
    own, masses, start = [], [], 0
    for block in blocks:
        own.append(block[np.arange(len(block)), targets[start : start + len(block)]].astype(np.float64))
        masses.append(block.astype(np.float64) @ spread)
        start += len(block)
    return _Measured(np.concatenate(own), np.concatenate(masses))


def _mean_log(
    parameters: np.ndarray, own: np.ndarray, measured: _Measured, edges: np.ndarray, log_events: np.ndarray
) -> float:
    """Mean log-probability of the targets in the mixture."""
    kept = 1 - measured.masses @ _trust(parameters, edges)
    return float(np.log(np.maximum(kept * own + _trust(parameters, log_events) * measured.own, _LEAST)).mean())


def _trust(parameters: np.ndarray, log_events: np.ndarray) -> np.ndarray:
    """λ of products of so many events."""
    return 1 / (1 + np.exp(-np.clip(parameters[0] + parameters[1] * log_events, -50, 50)))
