"""Training of the quantiser.

In: item embeddings `(n, d)` and each modality's own embeddings. Out: a frozen `HierarchicalQuantizer`. It starts as
residual k-means and is then trained by gradient descent on `batch_loss`. The one rule: everything random follows from
the seed and the step alone, so a run that was interrupted ends with the numbers of one that was not.
"""

from __future__ import annotations

import hashlib
import json
import math
import time
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import safetensors
import safetensors.torch
import torch
from torch import Tensor

from mmsid.errors import MmsidError
from mmsid.progress import Progress, silent
from mmsid.quantizer.codebooks import place_codebooks, residual_kmeans, revive_unused
from mmsid.quantizer.config import QuantizerConfig
from mmsid.quantizer.losses import median_distance
from mmsid.quantizer.model import HierarchicalQuantizer, checked_rows
from mmsid.quantizer.objective import batch_loss

TASK = "Training the quantiser"
SAVE_EVERY_SECONDS = 120.0
_WARM_UP = 0.05  # share of the steps in which the learning rate rises
_REVIVING = 0.75  # share of the steps in which unused codes are looked for
_LAST_ROUNDS = 20  # most revivals after the last step


def fit(
    embeddings: np.ndarray,
    config: QuantizerConfig,
    *,
    modalities: Mapping[str, np.ndarray] | None = None,
    device: str = "cpu",
    progress: Progress = silent,
    state_folder: Path | None = None,
) -> HierarchicalQuantizer:
    """Trains a quantiser.

    Args:
        embeddings: `(n, d)` unit-length item embeddings.
        config: sizes are chosen from n where it has none.
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
    config = config.resolved(len(rows))
    state = State(state_folder, _fingerprint(config, rows, views)) if state_folder is not None else None
    model = HierarchicalQuantizer(rows.shape[1], config)
    if state is None or not state.exists:
        sizes = model.codebook_sizes
        place_codebooks(model, residual_kmeans(rows, sizes, restarts=config.restarts, seed=config.seed))
    model.to(device)
    tensors = {name: torch.as_tensor(view, dtype=torch.float32, device=device) for name, view in views.items()}
    train(model, torch.as_tensor(rows, dtype=torch.float32, device=device), tensors, progress=progress, state=state)
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
        partial = self._path.with_suffix(".partial")
        plain = {name: tensor.detach().cpu().contiguous() for name, tensor in tensors.items()}
        safetensors.torch.save_file(plain, partial, metadata={"fingerprint": self._fingerprint, "step": str(step)})
        partial.replace(self._path)

    def restore(self, model: HierarchicalQuantizer, optimizer: torch.optim.Optimizer) -> int:
        """Puts the saved state back and returns how many steps it had done."""
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
    progress: Progress = silent,
    state: State | None = None,
) -> list[float]:
    """Runs the gradient descent on a model whose codebooks are in place.

    Args:
        model: changed in place; must not be frozen.
        rows: `(n, d)` float32 on the model's device.
        modalities: per modality `(n, d)`, NaN rows where it is missing.
        progress: told after every step.
        state: where to resume from and save to.

    Returns:
        the loss of every step that was run here.
    """
    config = model.config
    optimizer = _optimizer(model)
    first = state.restore(model, optimizer) if state is not None and state.exists else 0
    bandwidth = median_distance(rows[torch.as_tensor(batch_rows(len(rows), 1024, config.seed, 0), device=rows.device)])
    losses, saved = [], time.monotonic()
    for step in range(first, config.steps):
        for group in optimizer.param_groups:
            group["lr"] = config.learning_rate * _schedule(step, config.steps)
        batch = torch.as_tensor(batch_rows(len(rows), config.batch, config.seed, step), device=rows.device)
        loss, _ = batch_loss(model, rows[batch], {name: view[batch] for name, view in modalities.items()}, bandwidth=bandwidth)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(float(loss.detach()))
        done = step + 1
        if done % config.revive_every == 0 and done <= _REVIVING * config.steps:
            _revive(model, optimizer, rows, np.random.default_rng((config.seed, step)))
        if state is not None and time.monotonic() - saved >= SAVE_EVERY_SECONDS:
            state.save(done, model, optimizer)
            saved = time.monotonic()
        progress(done, config.steps, TASK)
    for attempt in range(_LAST_ROUNDS):
        random = np.random.default_rng((config.seed, config.steps, attempt))
        if not any(len(codes) for codes in revive_unused(model, rows, random)):
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


def _revive(
    model: HierarchicalQuantizer, optimizer: torch.optim.Optimizer, rows: Tensor, random: np.random.Generator
) -> None:
    """Revives unused codes and forgets the momentum of their old places."""
    for codebook, codes in zip(model.codebooks, revive_unused(model, rows, random), strict=True):
        for name, moment in optimizer.state[codebook].items():
            if name != "step":
                moment[torch.as_tensor(codes, device=moment.device)] = 0


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
