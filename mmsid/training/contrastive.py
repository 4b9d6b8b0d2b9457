"""Contrastive training of the small CLIP on picture–text pairs.

In: `Pairs` and an untrained `Encoder`; the encoder's model is trained in place. Every step sees each picture anew:
turned, moved, scaled, mirrored, in another light. The loss is CLIP's symmetric cross-entropy (Radford et al. 2021)
with several positives per row: pictures that carry the same captions are no negatives of each other (as in UniCL,
Yang et al. 2022), because labelled photos share theirs.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

from mmsid.config import best_device
from mmsid.encoder import Encoder, EncoderConfig
from mmsid.progress import Progress, silent
from mmsid.training.loop import Schedule, train
from mmsid.training.pairs import Pairs


def train_clip(
    encoder: Encoder,
    sources: Sequence[tuple[Pairs, float]],
    config: EncoderConfig,
    *,
    state: Path | None = None,
    progress: Progress = silent,
) -> list[float]:
    """Trains the encoder's model in place.

    Args:
        encoder: as `create_small_clip` made it.
        sources: pairs, and the share of every batch that is drawn from them.
        config: schedule and sizes.
        state: folder of the resumable state.
        progress: told after every step.

    Returns:
        the loss of every step.
    """
    device = best_device()
    model = encoder.model.to(device)
    shares = np.array([share for _, share in sources])
    counts = np.random.default_rng(config.seed).multinomial(config.batch, shares / shares.sum())
    counts = np.maximum(counts, 1)
    groups, offset = [], 0
    for pairs, _ in sources:
        same = {captions: i for i, captions in enumerate(dict.fromkeys(pairs.captions))}
        groups.append(np.array([same[captions] for captions in pairs.captions]) + offset)
        offset += len(same)

    def batch(step: int) -> dict[str, torch.Tensor]:
        rng = np.random.default_rng((config.seed, step))
        pictures, texts, alike = [], [], []
        for (pairs, _), group, count in zip(sources, groups, counts, strict=True):
            rows = rng.choice(len(pairs), count, replace=count > len(pairs))
            pictures.append(pairs.pictures[rows])
            texts += [pairs.captions[row][rng.integers(len(pairs.captions[row]))] for row in rows]
            alike.append(group[rows])
        images = torch.from_numpy(np.concatenate(pictures)).to(device).permute(0, 3, 1, 2).float() / 255
        torch.manual_seed(step)
        return {
            "images": augment(images, config.image_size),
            "texts": encoder.tokenizer(texts).to(device),
            "groups": torch.from_numpy(np.concatenate(alike)).to(device),
        }

    schedule = Schedule(config.steps, config.learning_rate, config.weight_decay, task="Training the encoder")
    losses = train(model, batch, _loss, schedule, state=state, progress=progress)
    encoder.model = model.to(encoder.device).eval()
    return losses


def contrastive_loss(
    images: torch.Tensor, texts: torch.Tensor, groups: torch.Tensor, scale: torch.Tensor
) -> torch.Tensor:
    """Symmetric cross-entropy with the mass of each row spread evenly over its group.

    Args:
        images: `(B, d)` unit rows.
        texts: `(B, d)` unit rows, of the same pairs.
        groups: `(B,)`, equal where two pairs are alike.
        scale: the inverse temperature.
    """
    logits = scale * images @ texts.T
    wanted = (groups[:, None] == groups[None, :]).float()
    wanted = wanted / wanted.sum(dim=1, keepdim=True)
    forward = -(wanted * torch.log_softmax(logits, dim=1)).sum(dim=1)
    backward = -(wanted * torch.log_softmax(logits.T, dim=1)).sum(dim=1)
    return (forward.mean() + backward.mean()) / 2


def augment(images: torch.Tensor, size: int) -> torch.Tensor:
    """Random views: one affine map, mirroring, light and colour cast per picture, then CLIP's normalisation.

    Args:
        images: `(B, 3, S, S)` in 0..1.
        size: side of the result.

    Returns:
        `(B, 3, size, size)`, normalised with mean and standard deviation 0.5.
    """
    n, device = len(images), images.device

    def uniform(low: float, high: float, *shape: int) -> torch.Tensor:
        return low + (high - low) * torch.rand(n, *shape, device=device)

    angle = uniform(-0.22, 0.22) * (torch.rand(n, device=device) < 0.7)
    zoom, stretch = uniform(0.62, 1.08), uniform(0.88, 1.12)
    flip = torch.where(torch.rand(n, device=device) < 0.5, -1.0, 1.0)
    cos, sin = angle.cos() * zoom, angle.sin() * zoom
    room = (1.1 - zoom).clamp(min=0)
    maps = torch.stack(
        [
            torch.stack([cos * flip * stretch, -sin, uniform(-1, 1) * room], dim=1),
            torch.stack([sin * flip, cos / stretch, uniform(-1, 1) * room], dim=1),
        ],
        dim=1,
    )
    grid = torch.nn.functional.affine_grid(maps, [n, 3, size, size], align_corners=False)
    views = torch.nn.functional.grid_sample(images, grid, padding_mode="reflection", align_corners=False)
    grey = views.mean(dim=1, keepdim=True)
    views = grey + (views - grey) * uniform(0.7, 1.3, 1, 1, 1)
    views = (views - 0.5) * uniform(0.75, 1.25, 1, 1, 1) + 0.5 + uniform(-0.1, 0.1, 1, 1, 1)
    views = views * uniform(0.94, 1.06, 3, 1, 1)
    return (views.clamp(0, 1) - 0.5) / 0.5


def _loss(model: Any, batch: dict[str, torch.Tensor]) -> torch.Tensor:
    # open_clip's models return (unit image rows, unit text rows, scale[, bias]) or the same as a dictionary
    out = model(batch["images"], batch["texts"])
    images, texts, scale = (
        (out["image_features"], out["text_features"], out["logit_scale"]) if isinstance(out, dict) else out[:3]
    )
    return contrastive_loss(images.float(), texts.float(), batch["groups"], scale.float().clamp(max=100))
