"""Training of the quantiser.

In: item embeddings `(n, d)` and each modality's own embeddings. Out: a frozen `HierarchicalQuantizer`. It starts as
residual k-means; then two things alternate: every item is given an ID of its own, and gradient descent on `batch_loss`
fits networks and codewords to these IDs. The one rule: everything random follows from the seed and the step alone, so a
run that was interrupted ends with the numbers of one that was not.
"""

from __future__ import annotations

import hashlib
import json
import math
import time
from typing import TYPE_CHECKING

import numpy as np
import safetensors
import safetensors.torch
import torch
from torch import Tensor

from mmsid.artifacts import whole_file
from mmsid.errors import MmsidError
from mmsid.progress import Progress, silent
from mmsid.quantizer.codebooks import first_codebooks, place_codebooks, revive_unused
from mmsid.quantizer.collisions import resolve_collisions
from mmsid.quantizer.losses import median_distance
from mmsid.quantizer.model import HierarchicalQuantizer, checked_rows
from mmsid.quantizer.objective import Batch, batch_loss
from mmsid.quantizer.plan import CodePlan, plan_codes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mmsid.quantizer.config import QuantizerConfig

TASK = "Training the quantiser"
SAVE_EVERY_SECONDS = 120.0
_WARM_UP = 0.05  # share of the steps in which the learning rate rises
_REVIVING = 0.75  # share of the steps in which unused codes are looked for
_BANDWIDTH_ROWS = 1024  # rows over which the median distance is taken
_LAST_ROUNDS = 20  # most revivals after the last step


def fit(
    embeddings: np.ndarray,
    plan: CodePlan | QuantizerConfig,
    *,
    modalities: Mapping[str, np.ndarray] | None = None,
    device: str = "cpu",
    progress: Progress = silent,
    state_folder: Path | None = None,
) -> HierarchicalQuantizer:
    """Trains a quantiser.

    Args:
        embeddings: `(n, d)` unit-length item embeddings.
        plan: what the levels shall stand for; of a configuration alone, as `plan_codes` decides from the embeddings.
        modalities: per modality `(n, d)`, the same items in that modality alone (centred and scaled like the item
            embeddings), NaN rows where it is missing; they train its consistency and alignment.
        device: torch's name of the device to train on; the result is on it.
        progress: told after every step.
        state_folder: where the training saves itself every two minutes and resumes; None keeps nothing.

    Raises:
        MmsidError: if the arrays do not fit each other, or the codebooks have fewer IDs than there are items.
    """
    rows = checked_rows(embeddings)
    if not len(rows):
        raise MmsidError("Expected embeddings of at least one item, but got none; check the catalogue.")
    views = _checked_modalities(modalities or {}, rows)
    plan = plan if isinstance(plan, CodePlan) else plan_codes(rows, plan)
    config, labels = plan.config, plan.labels
    fingerprint = _fingerprint(config, rows, {**views, "labels": labels, "parents": np.array(plan.parents)})
    state = State(state_folder, fingerprint) if state_folder is not None else None
    model = HierarchicalQuantizer(rows.shape[1], config, plan.parents)
    if state is None or not state.exists:
        start = first_codebooks(rows, model.codebook_sizes, labels, restarts=config.restarts, seed=config.seed)
        place_codebooks(model, start)
    model.to(device)
    tensors = {name: torch.as_tensor(view, dtype=torch.float32, device=device) for name, view in views.items()}
    floats = torch.as_tensor(rows, dtype=torch.float32, device=device)
    train(model, floats, tensors, labels=labels, progress=progress, state=state)
    return model.freeze()


class State:
    """A training's saved state: one file, replaced as a whole."""

    def __init__(self, folder: Path, fingerprint: str) -> None:
        """States of another configuration or other data are ignored.

        Args:
            folder: made when the state is first saved.
            fingerprint: of the configuration and the data.
        """
        self._path, self._fingerprint = folder / "quantizer-state.safetensors", fingerprint

    @property
    def exists(self) -> bool:
        """Whether there is a readable state of this very training."""
        try:
            with safetensors.safe_open(self._path, framework="pt") as file:
                return (file.metadata() or {}).get("fingerprint") == self._fingerprint
        except (OSError, safetensors.SafetensorError):
            return False

    def save(self, step: int, model: HierarchicalQuantizer, optimizer: torch.optim.Optimizer) -> None:
        """Saves the state after `step` steps."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        tensors = {f"model.{name}": tensor for name, tensor in model.state_dict().items()}
        for index, moments in optimizer.state_dict()["state"].items():
            tensors |= {f"optimizer.{index}.{name}": tensor for name, tensor in moments.items()}
        plain = {name: tensor.detach().cpu().contiguous() for name, tensor in tensors.items()}
        with whole_file(self._path) as partial:
            safetensors.torch.save_file(plain, partial, metadata={"fingerprint": self._fingerprint, "step": str(step)})

    def restore(self, model: HierarchicalQuantizer, optimizer: torch.optim.Optimizer) -> int:
        """Puts the saved state back and returns how many steps it had done.

        Raises:
            MmsidError: if it is not what `save` wrote.
        """
        try:
            return self._restored(model, optimizer)
        except (LookupError, TypeError, ValueError, RuntimeError, OSError, safetensors.SafetensorError) as error:
            reason = " ".join(str(error).split())[:200]
            raise MmsidError(
                f"Expected a saved training in {self._path}, but it could not be read ({reason}); "
                "delete it to start again."
            ) from error

    def _restored(self, model: HierarchicalQuantizer, optimizer: torch.optim.Optimizer) -> int:
        with safetensors.safe_open(self._path, framework="pt") as file:
            step = int(file.metadata()["step"])
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 (not a dictionary)
        model.load_state_dict({name[6:]: tensor for name, tensor in tensors.items() if name.startswith("model.")})
        moments: dict[int, dict[str, Tensor]] = {}
        for name, tensor in tensors.items():
            if name.startswith("optimizer."):
                _, index, moment = name.split(".")
                moments.setdefault(int(index), {})[moment] = tensor
        optimizer.load_state_dict({**optimizer.state_dict(), "state": moments})
        return step


def train(
    model: HierarchicalQuantizer,
    rows: Tensor,
    modalities: Mapping[str, Tensor],
    *,
    labels: np.ndarray | None = None,
    progress: Progress = silent,
    state: State | None = None,
) -> list[float]:
    """Runs the gradient descent on a model whose codebooks are in place.

    Every `settle_every` steps the items' IDs are settled: unused codes are revived, every item is encoded, and items
    that share an ID move to free ones. Until the next round the networks learn to choose these IDs, and the codewords
    to reconstruct and tell apart the items that have them.

    Args:
        model: changed in place; must not be frozen.
        rows: `(n, d)` float32 on the model's device.
        modalities: per modality `(n, d)`, NaN rows where it is missing.
        labels: `(n, L)`, the code that a row should get, or -1.
        progress: told after every step.
        state: where to resume from and save to.

    Returns:
        the loss of every step that was run here.
    """
    config = model.config
    optimizer = _optimizer(model)
    first = state.restore(model, optimizer) if state is not None and state.exists else 0
    bandwidth = median_distance(rows[_batch_index(rows, _BANDWIDTH_ROWS, config.seed, 0)])
    losses, saved = [], time.monotonic()
    codes = torch.empty(0)
    wanted = None if labels is None else torch.as_tensor(labels, device=rows.device)
    for step in range(first, config.steps):
        if step % config.settle_every == 0:
            if state is not None and step > first and time.monotonic() - saved >= SAVE_EVERY_SECONDS:
                state.save(step, model, optimizer)
                saved = time.monotonic()
            codes = _settle(model, optimizer, rows, step, labels)
        for group in optimizer.param_groups:
            group["lr"] = config.learning_rate * _schedule(step, config.steps)
        index = _batch_index(rows, config.batch, config.seed, step)
        views = {name: view[index] for name, view in modalities.items()}
        batch = Batch(rows[index], codes[index], views, None if wanted is None else wanted[index])
        loss, _ = batch_loss(model, batch, bandwidth)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(float(loss.detach()))
        progress(step + 1, config.steps, TASK)
    for attempt in range(_LAST_ROUNDS):
        random = np.random.default_rng((config.seed, config.steps, attempt))
        if not any(len(revived) for revived in revive_unused(model, rows, random, labels)):
            break
    return losses


def batch_rows(n: int, batch: int, seed: int, step: int) -> np.ndarray:
    """The rows of a step: epochs of random order, each cut into equal batches (the last few rows wait).

    Args:
        n: number of rows.
        batch: rows per step; all of them where it is not below n.
        seed: of the order.
        step: 0-based.
    """
    if batch >= n:
        return np.arange(n)
    epoch, place = divmod(step, n // batch)
    return np.random.default_rng((seed, epoch)).permutation(n)[place * batch : (place + 1) * batch]


def _optimizer(model: HierarchicalQuantizer) -> torch.optim.AdamW:
    groups = [
        {"params": list(model.networks.parameters()), "weight_decay": model.config.weight_decay},
        {"params": list(model.codebooks.parameters()), "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, lr=model.config.learning_rate)


def _schedule(step: int, steps: int) -> float:
    """Linear warm-up, then a cosine to zero: the share of the peak learning rate, 0 to 1."""
    warm_up = max(1, round(_WARM_UP * steps))
    if step < warm_up:
        return (step + 1) / warm_up
    return 0.5 * (1 + math.cos(math.pi * (step - warm_up) / max(1, steps - warm_up)))


@torch.no_grad()
def _settle(
    model: HierarchicalQuantizer,
    optimizer: torch.optim.Optimizer,
    rows: Tensor,
    step: int,
    labels: np.ndarray | None,
) -> Tensor:
    """Revives unused codes (but not in the last quarter) and gives every row an ID of its own, along the labels."""
    if step <= _REVIVING * model.config.steps:
        random = np.random.default_rng((model.config.seed, step))
        for codebook, revived in zip(model.codebooks, revive_unused(model, rows, random, labels), strict=True):
            for name, moment in optimizer.state[codebook].items():
                if name != "step":  # the momentum of the old place means nothing at the new one
                    moment[torch.as_tensor(revived, device=moment.device)] = 0
    wanted = None if labels is None else torch.as_tensor(labels, device=rows.device)
    codes = torch.cat([path.codes for path in model.in_blocks(rows, wanted)]).cpu().numpy()
    resolution = resolve_collisions(codes, rows.cpu().numpy(), model.codewords, model.parents)
    return torch.as_tensor(resolution.codes, device=rows.device)


def _batch_index(rows: Tensor, batch: int, seed: int, step: int) -> Tensor:
    return torch.as_tensor(batch_rows(len(rows), batch, seed, step), device=rows.device)


def _checked_modalities(modalities: Mapping[str, np.ndarray], rows: np.ndarray) -> dict[str, np.ndarray]:
    for name, view in modalities.items():
        if np.shape(view) != rows.shape:
            raise MmsidError(
                f"Expected {name} embeddings of shape {rows.shape}, as the item embeddings have, but got "
                f"{np.shape(view)}; embed both with the same encoder."
            )
    return {name: np.asarray(view) for name, view in modalities.items()}


def _fingerprint(config: QuantizerConfig, rows: np.ndarray, views: Mapping[str, np.ndarray]) -> str:
    digest = hashlib.sha256(json.dumps(config.model_dump(mode="json"), sort_keys=True).encode())
    for name, array in (("", rows), *sorted(views.items())):
        digest.update(name.encode())
        digest.update(np.ascontiguousarray(array).tobytes())
    return digest.hexdigest()
