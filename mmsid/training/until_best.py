"""A training that ends by itself: validation events decide how long it takes, and the best state is kept.

In: a model, a function that makes the batch of a step, one that gives its loss, and one that reads the model off on
validation events; the model is trained in place; out: a `Curve`. The learning rate is constant while readings improve;
when they no longer do, or a bound comes near, training goes back to the best state and lets the rate fall to nothing
(the schedule of warm-up, plateau and decay, Hu et al. 2024, arXiv 2404.06395). What is read off, and kept, may be a
moving average of the weights (Polyak & Juditsky 1992). The rules: a batch is a function of the step alone, and all that
decides is saved, so a training that was interrupted ends as one that was not; where several processes train, the first
one reads and looks at the clock, and the others are told, so that all of them decide alike.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict

from mmsid import processes
from mmsid.artifacts import write_json
from mmsid.config import read_checked
from mmsid.progress import Progress, silent
from mmsid.training.loop import parameter_groups, prepared, resumed, saved, seed_step

if TYPE_CHECKING:
    import torch

DECAY_SHARE = 0.3
"""The falling rate takes this share of the steps that led to the best state."""

BOUND_SHARE = 0.75
"""From this share of a bound on, the rate falls, so that a training that is cut short ends well, too."""

READING_STEPS = (20, 1000)
"""Steps between two readings, at least and at most; otherwise there is one after every pass."""

CLOCK_STEPS = 10
"""Steps between two looks at the clock where several processes have to agree on the time."""

PASSES_UNREAD = 20
"""Passes where there are no validation events to decide."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How a training goes, and what ends it at the latest.

    Attributes:
        steps_per_pass: steps in which every event is seen about once.
        learning_rate: of the plateau.
        weight_decay: AdamW's, on matrices only.
        warmup: steps in which the rate rises.
        clip: largest gradient norm.
        averaged_passes: passes over which the weights that are read off and kept are averaged, exponentially; 0 takes
            them as they are.
        patience: readings in a row without a better one that end the plateau.
        max_passes: at most so many.
        max_steps: at most so many, in place of the passes.
        minutes: at most about so long.
        save_seconds: time between two saved states.
        task: what the progress line says.
    """

    steps_per_pass: int
    learning_rate: float
    weight_decay: float = 0.01
    warmup: int = 50
    clip: float = 1.0
    averaged_passes: float = 0.0
    patience: int = 5
    max_passes: int = 200
    max_steps: int | None = None
    minutes: float = 60.0
    save_seconds: float = 120.0
    task: str = "Training"

    @property
    def steps(self) -> int:
        """The most steps."""
        return self.max_passes * self.steps_per_pass if self.max_steps is None else self.max_steps

    @property
    def reading(self) -> int:
        """Steps between two readings."""
        least, most = READING_STEPS
        per_pass = max(1, self.steps_per_pass)
        if per_pass > most:
            return -(-per_pass // -(-per_pass // most))
        return per_pass * -(-least // per_pass)


class Curve(BaseModel):
    """What a training came to.

    Attributes:
        unit: of the readings; more is better.
        readings: passes so far, and what was read then.
        kept: passes after which the state was the one that was kept.
        passes: that were made.
        reason: why it ended, in words.
        seconds: that it took, over all of its interruptions; no part of what is kept of a build, which says it apart.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    unit: str
    readings: tuple[tuple[float, float], ...]
    kept: float
    passes: float
    reason: str
    seconds: float = 0.0

    def __str__(self) -> str:
        """One line for whoever builds."""
        if not self.readings:
            return f"{self.passes:g} passes; ended by {self.reason}."
        shown = self.readings if len(self.readings) <= 12 else self.readings[:: -(-len(self.readings) // 12)]
        curve = " ".join(f"{value:.3f}" for _, value in shown)
        best = max(value for _, value in self.readings)
        return (
            f"{self.unit} after {shown[0][0]:g} to {self.readings[-1][0]:g} passes: {curve}; "
            f"kept {best:.3f} of pass {self.kept:g}; ended by {self.reason}."
        )


class _State(BaseModel):
    """What decides about the rest, as it is saved."""

    phase: Literal["plateau", "decay"] = "plateau"
    readings: list[tuple[float, float]] = []
    best_step: int = 0
    bad: int = 0
    decay_from: int = 0
    decay_steps: int = 0
    reason: str = ""
    seconds: float = 0.0


def train_until_best(  # noqa: PLR0913 - one loop's parts
    model: Any,
    batch: Callable[[int], Any],
    loss: Callable[[Any, Any], torch.Tensor],
    read: Callable[[Any], float] | None,
    bounds: Bounds,
    *,
    unit: str = "validation",
    state: Path | None = None,
    progress: Progress = silent,
) -> Curve:
    """Trains in place, on the GPU in bf16 where there is one, otherwise on the CPU.

    Args:
        model: a module; only its parameters with `requires_grad` are trained.
        batch: step → this process's part of the batch, on any device.
        loss: (model, part) → scalar tensor; over all parts they add up to the batch's.
        read: model, in evaluation mode → how good it is on validation events, more is better; None where there are
            none, and then `PASSES_UNREAD` passes are made, or `max_steps`.
        bounds: rates, patience, and the latest end.
        unit: of what is read.
        state: folder to save to and resume from; None keeps nothing.
        progress: told after every few steps.
    """
    return _Run(model, (batch, loss, read), bounds, unit=unit, folder=state).whole(progress)


_Parts = tuple[Callable[[int], Any], Callable[[Any, Any], "torch.Tensor"], Callable[[Any], float] | None]


class _Run:
    """One training."""

    def __init__(self, model: Any, parts: _Parts, bounds: Bounds, *, unit: str, folder: Path | None) -> None:
        import torch

        self._batch, self._loss, self._read = parts
        self._bounds, self._unit = bounds, unit
        self._steps = bounds.steps
        if self._read is None and bounds.max_steps is None:
            self._steps = min(bounds.steps, PASSES_UNREAD * bounds.steps_per_pass)
        groups = parameter_groups(model, bounds.weight_decay)
        optimizer = torch.optim.AdamW(groups, lr=bounds.learning_rate, betas=(0.9, 0.98))
        self._accelerator, self._model, self._optimizer = prepared(model, optimizer)
        self._folder = folder
        self._first = resumed(self._accelerator, folder)
        self._state, self._best = _State(), self._weights()
        self._mean = self._weights() if bounds.averaged_passes else {}
        if folder is not None and self._first:
            self._state, self._best, self._mean = _read_decisions(folder)
        self._since = time.monotonic() - self._state.seconds
        self._told_minutes = processes.by_main(lambda: self._state.seconds / 60)

    def whole(self, progress: Progress) -> Curve:
        step, state, bounds = self._first, self._state, self._bounds
        last_save = time.monotonic()
        self._model.train()
        while step < self._steps and not self._is_over(step):
            if state.phase == "plateau" and self._plateau_ends(step):
                continue
            seed_step(step)
            for group in self._optimizer.param_groups:
                group["lr"] = self._rate(step) * group.get("factor", 1.0)
            value = self._loss(self._model, self._batch(step))
            self._accelerator.backward(value * processes.count())  # of all processes' gradients, the mean is taken
            self._accelerator.clip_grad_norm_(self._model.parameters(), bounds.clip)
            self._optimizer.step()
            self._optimizer.zero_grad(set_to_none=True)
            step += 1
            self._average(step)
            if step % CLOCK_STEPS == 0 and processes.count() > 1:
                self._told_minutes = processes.by_main(lambda: (time.monotonic() - self._since) / 60)
            if step % bounds.reading == 0 or step == self._steps or self._is_over(step):
                self._take_reading(step)
            if self._folder is not None and time.monotonic() - last_save > bounds.save_seconds:
                self._save(step)
                last_save = time.monotonic()
            if step % 10 == 0 or step == self._steps:
                progress(step, self._expected(step), bounds.task)
        if self._folder is not None:
            self._save(step)
        self._put(self._best if self._read is not None and state.readings else self._mean)
        progress(step, step, bounds.task)
        self._model.eval()
        per_pass = max(1, bounds.steps_per_pass)
        return Curve(
            unit=self._unit,
            readings=tuple(state.readings),
            kept=round((state.best_step if state.readings else step) / per_pass, 2),
            passes=round(step / per_pass, 2),
            reason=state.reason or self._bound(step),
            seconds=round(time.monotonic() - self._since, 1),
        )

    def _rate(self, step: int) -> float:
        bounds, state = self._bounds, self._state
        if state.phase == "plateau":
            return bounds.learning_rate * min(1.0, (step + 1) / max(1, bounds.warmup))
        return bounds.learning_rate * max(0.02, 1 - (step - state.decay_from) / state.decay_steps)

    def _plateau_ends(self, step: int) -> bool:
        """Goes over to the falling rate if it is time; whether it is."""
        bounds, state = self._bounds, self._state
        spent, steps_left = self._minutes(), self._steps - step
        is_flat = self._read is not None and state.bad >= bounds.patience
        is_late = spent > BOUND_SHARE * bounds.minutes and step > 0
        if not is_flat and not is_late and step < BOUND_SHARE * self._steps:
            return False
        if is_flat:
            state.reason = f"{bounds.patience} readings without a better one"
        elif is_late and step < BOUND_SHARE * self._steps:
            state.reason = f"the bound of {bounds.minutes:g} minutes"
        pace = max(spent, 1e-9) / max(1, step)  # minutes a step
        wanted = max(bounds.reading, round(DECAY_SHARE * (state.best_step or step)))
        affordable = max(1, int((bounds.minutes - spent) / pace))
        state.phase, state.bad, state.decay_from = "decay", 0, step
        state.decay_steps = max(1, min(wanted if is_flat else steps_left, steps_left, affordable))
        if is_flat:
            self._put(self._best)
            self._mean = {name: self._best[name].clone() for name in self._mean}
        return True

    def _is_over(self, step: int) -> bool:
        state = self._state
        return state.phase == "decay" and step >= state.decay_from + state.decay_steps

    def _take_reading(self, step: int) -> None:
        if self._read is None:
            return
        state, own = self._state, self._weights()
        self._put(self._mean)
        self._model.eval()
        value = processes.by_main(self._reading)
        self._model.train()
        is_better = not state.readings or value > max(known for _, known in state.readings)
        state.readings.append((round(step / max(1, self._bounds.steps_per_pass), 2), round(value, 6)))
        state.bad = 0 if is_better else state.bad + 1
        if is_better:
            state.best_step, self._best = step, self._weights()
        self._put(own)

    def _reading(self) -> float:
        assert self._read is not None
        return float(self._read(self._accelerator.unwrap_model(self._model)))

    def _average(self, step: int) -> None:
        """Moves the average towards the weights; at first it is the plain mean of all so far."""
        if not self._mean:
            return
        import torch

        span = self._bounds.averaged_passes * max(1, self._bounds.steps_per_pass)
        named = dict(self._accelerator.unwrap_model(self._model).named_parameters())
        self._mean = {name: value.to(named[name].device) for name, value in self._mean.items()}
        weights = [named[name].detach() for name in self._mean]
        torch._foreach_lerp_(list(self._mean.values()), weights, 1 / min(step, max(1.0, span)))

    def _expected(self, step: int) -> int:
        """How many steps there will be, as far as one can tell."""
        state = self._state
        if state.phase == "decay":
            return max(step, state.decay_from + state.decay_steps)
        by_time = int(step * self._bounds.minutes / max(self._minutes(), 1e-9))
        return max(step + 1, min(self._steps, by_time))

    def _bound(self, step: int) -> str:
        if not self._read:
            return "the number of passes, for there are no validation events"
        passes = step / max(1, self._bounds.steps_per_pass)
        return f"the bound of {self._steps:,} steps" if self._bounds.max_steps else f"the bound of {passes:g} passes"

    def _minutes(self) -> float:
        return (time.monotonic() - self._since) / 60 if processes.count() == 1 else self._told_minutes

    def _weights(self) -> dict[str, torch.Tensor]:
        named = self._accelerator.unwrap_model(self._model).named_parameters()
        return {name: value.detach().clone() for name, value in named if value.requires_grad}

    def _put(self, weights: dict[str, torch.Tensor]) -> None:
        import torch

        with torch.no_grad():
            for name, value in self._accelerator.unwrap_model(self._model).named_parameters():
                if name in weights:
                    value.copy_(weights[name])

    def _save(self, step: int) -> None:
        from safetensors.torch import save_file

        assert self._folder is not None
        self._state.seconds = time.monotonic() - self._since
        parts = {"best": self._best, "mean": self._mean}
        named = {f"{part}.{name}": value for part, found in parts.items() for name, value in found.items()}
        weights = {name: value.cpu().contiguous() for name, value in named.items()}

        def write_decisions(folder: Path) -> None:
            write_json(folder / "decisions.json", self._state.model_dump(mode="json"))
            save_file(weights, folder / "weights.safetensors")

        saved(self._accelerator, self._folder, step, write_decisions)


def _read_decisions(folder: Path) -> tuple[_State, dict[str, torch.Tensor], dict[str, torch.Tensor]]:
    """What decides about the rest, the best weights, and their average, empty where there is none."""
    from safetensors.torch import load_file

    place = folder if (folder / "step.json").is_file() else folder.with_name(folder.name + ".old")
    state = read_checked(place / "decisions.json", _State, remedy=f"delete {place} to start this training again")
    weights = load_file(place / "weights.safetensors")
    best, mean = (
        {name.removeprefix(part): value for name, value in weights.items() if name.startswith(part)}
        for part in ("best.", "mean.")
    )
    return state, best, mean
