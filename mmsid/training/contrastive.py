"""Contrastive training of the small CLIP on picture–text pairs.

In: `Pairs` and an untrained `Encoder`; the encoder's model is trained in place. Every step sees each picture anew:
turned, moved, scaled, mirrored, in another light. The loss is CLIP's symmetric cross-entropy (Radford et al. 2021)
with several positives per row: pictures that share their captions, or the text drawn for them, are no negatives of
each other (as in UniCL, Yang et al. 2022), because labelled photos share theirs and short names are common.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import torch

from mmsid.config import best_device
from mmsid.encoder import Encoder, EncoderConfig
from mmsid.progress import Progress, silent
from mmsid.training.loop import Schedule, train
from mmsid.training.pairs import Captions, Pairs, join_pairs


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
    counts = np.maximum(np.random.default_rng(config.seed).multinomial(config.batch, shares / shares.sum()), 1)
    pairs = join_pairs(pairs for pairs, _ in sources)
    firsts = np.cumsum([0, *(len(pairs) for pairs, _ in sources)])
    captions = Captioned.of(pairs.captions)
    names = Named.of(pairs.names)
    name_tokens = encoder.tokenizer(list(names.texts)).to(device) if names.texts and config.name_weight else None
    tokens = torch.cat([encoder.tokenizer(block) for block in _blocks(captions.texts, 1024)]).to(device)
    pictures = torch.from_numpy(pairs.pictures).to(device)  # a gigabyte at most; copying each batch would take longer

    def batch(step: int) -> dict[str, torch.Tensor]:
        rng = np.random.default_rng((config.seed, step))
        picked = [
            first + rng.choice(last - first, count, replace=count > last - first)
            for (first, last), count in zip(pairwise(firsts), counts, strict=True)
        ]
        rows = np.concatenate(picked)
        texts = captions.drawn(rows, rng)
        images = pictures[torch.from_numpy(rows).to(device)].permute(0, 3, 1, 2).float() / 255
        torch.manual_seed(step)
        drawn = {
            "images": augment(images, config.image_size),
            "texts": tokens[torch.from_numpy(texts).to(device)],
            "alike": torch.from_numpy(captions.alike(rows, texts)).to(device),
        }
        if name_tokens is not None:
            drawn |= {"names": name_tokens, "called": torch.from_numpy(names.called[rows]).to(device)}
        return drawn

    schedule = Schedule(config.steps, config.learning_rate, config.weight_decay, task="Training the encoder")
    loss = functools.partial(_loss, name_weight=config.name_weight)
    losses = train(model, batch, loss, schedule, state=state, progress=progress)
    encoder.model = model.to(encoder.device).eval()
    return losses


@dataclass(frozen=True, eq=False)
class Captioned:
    """Which texts fit which picture, as arrays.

    Attributes:
        texts: the `m` distinct captions.
        choices: `(n, c)` int64, indices of each picture's captions; rows repeat theirs to fill up.
        counts: `(n,)` how many captions each picture has.
        groups: `(n,)` equal where two pictures have the same captions.
    """

    texts: tuple[str, ...]
    choices: np.ndarray
    counts: np.ndarray
    groups: np.ndarray

    @classmethod
    def of(cls, captions: Sequence[Captions]) -> Captioned:
        """Numbers the captions of all pictures."""
        known = {text: index for index, text in enumerate(dict.fromkeys(t for texts in captions for t in texts))}
        same = {texts: index for index, texts in enumerate(dict.fromkeys(captions))}
        counts = np.array([len(texts) for texts in captions])
        choices = np.array([[known[t] for t in islice(cycle(texts), counts.max())] for texts in captions])
        return cls(tuple(known), choices, counts, np.array([same[texts] for texts in captions]))

    def drawn(self, rows: np.ndarray, rng: np.random.Generator) -> np.ndarray:
        """One caption for each of some pictures: `(B,)` indices into `texts`."""
        return self.choices[rows, rng.integers(self.counts[rows])]

    def alike(self, rows: np.ndarray, texts: np.ndarray) -> np.ndarray:
        """`(B, B)` bool: pairs that are no negatives of each other, for they share all captions or the drawn one."""
        groups = self.groups[rows]
        return (groups[:, None] == groups[None, :]) | (texts[:, None] == texts[None, :])


@dataclass(frozen=True, eq=False)
class Named:
    """What the things on the pictures are called.

    Attributes:
        texts: the `m` distinct names.
        called: `(n, m)` bool, which names fit which picture; a row without any is no question.
    """

    texts: tuple[str, ...]
    called: np.ndarray

    @classmethod
    def of(cls, names: Sequence[Captions]) -> Named:
        """Numbers the names of all pictures."""
        known = {text: index for index, text in enumerate(dict.fromkeys(t for texts in names for t in texts))}
        called = np.zeros((len(names), len(known)), dtype=bool)
        for row, texts in zip(called, names, strict=True):
            row[[known[text] for text in texts]] = True
        return cls(tuple(known), called)


def name_loss(rows: torch.Tensor, names: torch.Tensor, called: torch.Tensor, scale: torch.Tensor) -> torch.Tensor:
    """Cross-entropy of every picture or text over all names at once, spread evenly over those that fit.

    A batch of single products is told apart by colour and pattern more easily than by kind; this asks for the kind.

    Args:
        rows: `(B, d)` unit rows.
        names: `(m, d)` unit rows of the names.
        called: `(B, m)` bool; rows without any name are left out.
        scale: the inverse temperature.
    """
    asked = called.any(dim=1)
    if not asked.any():
        return rows.sum() * 0
    wanted = called[asked].float() / called[asked].sum(dim=1, keepdim=True)
    return -(wanted * torch.log_softmax(scale * rows[asked] @ names.T, dim=1)).sum(dim=1).mean()


def contrastive_loss(
    images: torch.Tensor, texts: torch.Tensor, alike: torch.Tensor, scale: torch.Tensor
) -> torch.Tensor:
    """Symmetric cross-entropy with the mass of each row spread evenly over what is like it.

    Args:
        images: `(B, d)` unit rows.
        texts: `(B, d)` unit rows, of the same pairs.
        alike: `(B, B)` bool, symmetric, true on the diagonal.
        scale: the inverse temperature.
    """
    logits = scale * images @ texts.T
    wanted = alike.float() / alike.sum(dim=1, keepdim=True)
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


def _loss(model: Any, batch: dict[str, torch.Tensor], *, name_weight: float) -> torch.Tensor:
    written = torch.cat([batch["texts"], batch["names"]]) if "names" in batch else batch["texts"]
    # open_clip's models return (unit image rows, unit text rows, scale[, bias]) or the same as a dictionary
    out = model(batch["images"], written)
    images, texts, scale = (
        (out["image_features"], out["text_features"], out["logit_scale"]) if isinstance(out, dict) else out[:3]
    )
    scale = scale.float().clamp(max=100)
    texts, names = texts.float()[: len(images)], texts.float()[len(images) :]
    loss = contrastive_loss(images.float(), texts, batch["alike"], scale)
    if "names" in batch:
        kinds = [name_loss(rows.float(), names, batch["called"], scale) for rows in (images, texts)]
        loss = loss + name_weight * (kinds[0] + kinds[1]) / 2
    return loss


def _blocks(texts: Sequence[str], size: int) -> Iterator[list[str]]:
    for start in range(0, len(texts), size):
        yield list(texts[start : start + size])
