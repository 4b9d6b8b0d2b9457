"""The one training loop, shared by the encoder and the language model.

In: a model, a function that makes the batch of a step, a function that gives its loss; the model is trained in
place. The rules: the batch is a function of the step alone, so a training that was interrupted resumes from its last
saved state and ends with the same weights as one that was not; where several processes train (`mmsid/processes.py`),
each makes its part of the batch, the losses of all parts add up to the batch's loss, and the first process saves.
"""

from __future__ import annotations

import math
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field, TypeAdapter

from mmsid import processes
from mmsid.artifacts import write_json
from mmsid.config import read_checked
from mmsid.errors import MmsidError
from mmsid.progress import Progress, silent, without_warnings
from mmsid.recommender.prompts import IGNORED

if TYPE_CHECKING:
    import numpy as np
    import torch


Step = Annotated[int, Field(strict=True, ge=0, le=2**40)]


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long and how fast.

    Attributes:
        steps: optimiser steps.
        learning_rate: the peak; linear warm-up, then a cosine down to a tenth of it.
        weight_decay: AdamW's, on matrices only.
        warmup: share of the steps.
        clip: largest gradient norm.
        save_seconds: time between two saved states.
        task: what the progress line says.
    """

    steps: int
    learning_rate: float
    weight_decay: float = 0.01
    warmup: float = 0.05
    clip: float = 1.0
    save_seconds: float = 120.0
    task: str = "Training"

    def rate(self, step: int) -> float:
        """Learning rate of a step, counted from 0."""
        warm = max(1, round(self.warmup * self.steps))
        if step < warm:
            return self.learning_rate * (step + 1) / warm
        done = (step - warm) / max(1, self.steps - warm)
        return self.learning_rate * (0.1 + 0.9 * 0.5 * (1 + math.cos(math.pi * done)))


def train(
    model: Any,
    batch: Callable[[int], Any],
    loss: Callable[[Any, Any], torch.Tensor],
    schedule: Schedule,
    *,
    state: Path | None = None,
    progress: Progress = silent,
) -> list[float]:
    """Trains in place, on the GPU in bf16 where there is one, otherwise on the CPU.

    Args:
        model: a module; only its parameters with `requires_grad` are trained.
        batch: step → this process's part of the batch, on any device.
        loss: (model, part) → scalar tensor; over all parts they add up to the batch's.
        schedule: steps and rates.
        state: folder to save to and resume from; None keeps nothing.
        progress: told after every step.

    Returns:
        the loss of every step that ran in this process.
    """
    import torch

    groups = parameter_groups(model, schedule.weight_decay)
    optimizer = torch.optim.AdamW(groups, lr=schedule.learning_rate, betas=(0.9, 0.98))
    accelerator, model, optimizer = prepared(model, optimizer)
    first = resumed(accelerator, state)
    model.train()
    losses, last_save = [], time.monotonic()
    for step in range(first, schedule.steps):
        seed_step(step)
        for group in optimizer.param_groups:
            group["lr"] = schedule.rate(step) * group.get("factor", 1.0)
        value = loss(model, batch(step))
        accelerator.backward(value * processes.count())  # of the gradients of all processes, the mean is taken
        accelerator.clip_grad_norm_(model.parameters(), schedule.clip)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        losses.append(value.detach())
        if state is not None and time.monotonic() - last_save > schedule.save_seconds:
            saved(accelerator, state, step + 1)
            last_save = time.monotonic()
        if step % 10 == 9 or step + 1 == schedule.steps:
            progress(step + 1, schedule.steps, schedule.task)
    if state is not None:
        saved(accelerator, state, schedule.steps)
    model.eval()
    if not losses:
        return []
    parts = torch.stack(losses).float()
    return (accelerator.reduce(parts, "sum") if processes.count() > 1 else parts).cpu().tolist()


def prepared(model: Any, optimizer: Any) -> tuple[Any, Any, Any]:
    """An `Accelerator` and both as it made them: on the GPU in bf16 where there is one, otherwise on the CPU.

    What it saves is the same for any number of processes, so that any number of them can go on with it.
    """
    import torch
    from accelerate import Accelerator, DistributedDataParallelKwargs

    processes.count()  # where there are several, they meet first
    cuda = torch.cuda.is_available()
    alike = DistributedDataParallelKwargs(broadcast_buffers=False)  # no step makes them differ
    accelerator = Accelerator(mixed_precision="bf16" if cuda else "no", cpu=not cuda, kwargs_handlers=[alike])
    model = accelerator.prepare_model(model, evaluation_mode=processes.count() == 1)  # which wraps it for nobody else
    return accelerator, model, accelerator.prepare_optimizer(optimizer)


def seed_step(step: int) -> None:
    """Makes dropout, too, a function of the step, and another one in every process."""
    import torch

    torch.manual_seed(step + 2**32 * processes.place())


def token_loss(model: Any, batch: tuple[np.ndarray, np.ndarray, float]) -> torch.Tensor:
    """Cross-entropy over the targets of token rows.

    Args:
        model: a causal language model of transformers.
        batch: token ids and labels, `(B, T)` each, padded on the right; `IGNORED` labels are no targets; and which
            share of the batch's targets they have, as `token_part` gives them.
    """
    ids, labels, share = batch
    return logits_and_loss(model, ids, labels)[1] * share


def token_part(ids: np.ndarray, labels: np.ndarray) -> tuple[np.ndarray, np.ndarray, float]:
    """This process's rows of a batch, and which share of its targets they have."""
    rows, targets = part_of(len(ids)), labels[:, 1:] != IGNORED
    share = share_of(targets[rows], targets)
    if not len(rows):  # fewer rows than processes: one that counts for nothing
        return ids[:1], labels[:1], share
    return ids[rows], labels[rows], share


def part_of(rows: int, *, place: int | None = None, count: int | None = None) -> np.ndarray:
    """Which rows of a batch are a process's: every `count`-th."""
    import numpy as np

    here, of = (processes.place(), processes.count()) if place is None or count is None else (place, count)
    return np.arange(here, rows, of)


def share_of(own: np.ndarray, whole: np.ndarray) -> float:
    """The weight of a mean over what is true in a part, if such means shall add up to the mean over the batch."""
    return float(own.sum() / max(1, whole.sum()))


def logits_and_loss(model: Any, ids: np.ndarray, labels: np.ndarray) -> tuple[torch.Tensor, torch.Tensor]:
    """What a causal language model says where a target follows, `(N, V)` row by row, and the mean cross-entropy.

    Rows without any target have a loss of zero.
    """
    import torch

    device = next(model.parameters()).device
    tokens, wanted_tokens = (torch.from_numpy(array).to(device, non_blocking=True) for array in (ids, labels))
    targets = wanted_tokens[:, 1:]
    wanted = targets != IGNORED
    with _said_of(model, torch.nn.functional.pad(wanted, (0, 1))):  # nothing follows the last token
        logits = model(input_ids=tokens, use_cache=False).logits  # no mask: what is padded lies in the future
    if not len(logits):
        return logits, logits.sum() * 0
    return logits, torch.nn.functional.cross_entropy(logits.float(), targets[wanted])


@contextmanager
def _said_of(model: Any, wanted: torch.Tensor) -> Iterator[None]:
    """Has a model make logits of the tokens in `wanted` `(B, T)` alone, for they are most of what a step costs."""
    head = getattr(model, "module", model).get_output_embeddings()
    handle = head.register_forward_pre_hook(lambda _head, given: (given[0][wanted], *given[1:]))
    try:
        yield
    finally:
        handle.remove()


def parameter_groups(model: Any, weight_decay: float) -> list[dict[str, Any]]:
    """What an optimizer trains: matrices with weight decay, everything else without."""
    trained = [parameter for parameter in model.parameters() if parameter.requires_grad]
    return [
        {"params": [p for p in trained if p.ndim >= 2], "weight_decay": weight_decay},
        {"params": [p for p in trained if p.ndim < 2], "weight_decay": 0.0},
    ]


def saved(accelerator: Any, folder: Path, step: int, also: Callable[[Path], None] = lambda _folder: None) -> None:
    """Writes the new state beside the old one and swaps them, so that a crash leaves one of the two whole.

    The first of several processes does it alone.

    Args:
        accelerator: with the model and the optimizer.
        folder: of the state.
        step: that a resumed training goes on with.
        also: writes what else belongs to the state into a folder.
    """
    if not processes.is_main():
        return
    new, old = folder.with_name(folder.name + ".new"), folder.with_name(folder.name + ".old")
    shutil.rmtree(new, ignore_errors=True)
    try:
        with without_warnings():  # tied weights are saved once, as they should be
            accelerator.save_state(str(new))
        also(new)
        write_json(new / "step.json", step)
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)  # a half would fill a disk that is full already
        raise
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    new.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def resumed(accelerator: Any, folder: Path | None) -> int:
    """Loads the saved state of a training, if there is one: the step that it goes on with."""
    if folder is None:
        return 0
    for candidate in (folder, folder.with_name(folder.name + ".old")):
        if (candidate / "step.json").is_file():
            remedy = f"delete {candidate} to start this training again"
            step = read_checked(candidate / "step.json", TypeAdapter(Step), remedy=remedy)
            try:
                accelerator.load_state(str(candidate))
            except Exception as error:  # accelerate raises whatever its file and torch layers raise
                reason = " ".join(str(error).split())[:200]
                raise MmsidError(
                    f"Expected a saved training in {candidate}, but it could not be read ({reason}); {remedy}."
                ) from error
            return step
    return 0
