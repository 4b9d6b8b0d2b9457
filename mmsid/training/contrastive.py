"""Contrastive training of the small CLIP on picture–text pairs.

In: `Pairs` and an untrained `Encoder`; the encoder's model is trained in place. Every step sees each picture anew:
turned, moved, scaled, mirrored, in another light. The loss is CLIP's symmetric cross-entropy (Radford et al. 2021)
with several positives per row: a drawn text fits every picture of the batch that has it among its captions (as in
UniCL, Yang et al. 2022), because labelled photos share theirs and short names are common. Where several processes
train, each embeds its rows of the batch, and all contrast all rows: as many negatives as one process would have.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle, islice, pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import torch

from mmsid import processes
from mmsid.config import best_device
from mmsid.encoder import Encoder, EncoderConfig
from mmsid.progress import Progress, silent
from mmsid.training.gathering import gathered, share_batch_statistics
from mmsid.training.loop import Schedule, part_of, train
from mmsid.training.pairs import QUESTIONS, Pairs, join_pairs
from mmsid.training.photos import Captions

CLOSEST = 0.62
"""Side of the smallest cut that a training view shows, as a share of the picture's."""


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
    model = encoder.model.to(device, memory_format=torch.channels_last)  # in which convolutions are faster
    share_batch_statistics(model)
    shares = np.array([share for _, share in sources])
    counts = np.maximum(np.random.default_rng(config.seed).multinomial(config.batch, shares / shares.sum()), 1)
    pairs = join_pairs(pairs for pairs, _ in sources)
    firsts = np.cumsum([0, *(len(pairs) for pairs, _ in sources)])
    captions = Captioned.of(pairs.captions)
    weights = {question: config.name_weight if question == "name" else config.look_weight for question in QUESTIONS}
    asked = {question: Named.of(pairs.answers[question]) for question, weight in weights.items() if weight}
    asked = {question: named for question, named in asked.items() if named.texts}
    answer_tokens = {question: encoder.tokenizer(list(named.texts)).to(device) for question, named in asked.items()}
    right = {question: torch.from_numpy(named.called).to(device) for question, named in asked.items()}
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
        places, own = torch.from_numpy(rows).to(device), part_of(len(rows))
        images = pictures[places[own]].permute(0, 3, 1, 2).float() / 255
        torch.manual_seed(step)
        views = augment(images, config.image_size, own=own, of=len(rows))
        return {
            "images": views.contiguous(memory_format=torch.channels_last),
            "texts": tokens[torch.from_numpy(texts[own]).to(device)],
            "fits": torch.from_numpy(captions.fits(rows, texts)).to(device),
        } | {question: called[places] for question, called in right.items()}

    steps = config.steps_for(len(pairs))
    schedule = Schedule(steps, config.learning_rate, config.weight_decay, task="Training the encoder")
    questions = {question: (weights[question], words) for question, words in answer_tokens.items()}
    loss = functools.partial(clip_loss, questions=questions, scale_of_names=config.name_scale)
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
    """

    texts: tuple[str, ...]
    choices: np.ndarray
    counts: np.ndarray

    @classmethod
    def of(cls, captions: Sequence[Captions]) -> Captioned:
        """Numbers the captions of all pictures."""
        known = {text: index for index, text in enumerate(dict.fromkeys(t for texts in captions for t in texts))}
        counts = np.array([len(texts) for texts in captions])
        choices = np.array([[known[t] for t in islice(cycle(texts), counts.max())] for texts in captions])
        return cls(tuple(known), choices, counts)

    def drawn(self, rows: np.ndarray, rng: np.random.Generator) -> np.ndarray:
        """One caption for each of some pictures: `(B,)` indices into `texts`."""
        return self.choices[rows, rng.integers(self.counts[rows])]

    def fits(self, rows: np.ndarray, texts: np.ndarray) -> np.ndarray:
        """`(B, B)` bool: whether a drawn text (column) is a caption of a picture (row)."""
        return (self.choices[rows][:, :, None] == texts[None, None, :]).any(axis=1)


@dataclass(frozen=True, eq=False)
class Named:
    """What the things on the pictures are called, or another question's answers.

    Attributes:
        texts: the `m` distinct names.
        called: `(n, m)` bool, which names fit which picture; a row without any is not asked.
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


def name_loss(rows: torch.Tensor, names: torch.Tensor, called: torch.Tensor, scale: float) -> torch.Tensor:
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
    return _spread(scale * rows[asked] @ names.T, called[asked])


def contrastive_loss(
    images: torch.Tensor, texts: torch.Tensor, fits: torch.Tensor, scale: torch.Tensor
) -> torch.Tensor:
    """Symmetric cross-entropy, the mass of each picture spread evenly over the texts that fit it, and vice versa.

    Args:
        images: `(B, d)` unit rows.
        texts: `(B, d)` unit rows, of the same pairs.
        fits: `(B, B)` bool, picture by text, true on the diagonal.
        scale: the inverse temperature.
    """
    logits = scale * images @ texts.T
    return (_spread(logits, fits) + _spread(logits.T, fits.T)) / 2


def augment(
    images: torch.Tensor, size: int, *, own: np.ndarray | slice = slice(None), of: int | None = None
) -> torch.Tensor:
    """Random views: one affine map, mirroring, light and colour cast per picture, then CLIP's normalisation.

    Args:
        images: `(B, 3, S, S)` in 0..1.
        size: side of the result.
        own: which rows of a batch these are; the others' chances are drawn, too, so that a part looks like the whole.
        of: rows of that batch.

    Returns:
        `(B, 3, size, size)`, normalised with mean and standard deviation 0.5.
    """
    n, device = len(images), images.device

    def uniform(low: float, high: float, *shape: int) -> torch.Tensor:
        return low + (high - low) * chance(*shape)

    def chance(*shape: int) -> torch.Tensor:
        return torch.rand(n if of is None else of, *shape, device=device)[own]

    angle = uniform(-0.22, 0.22) * (chance() < 0.7)
    zoom, stretch = uniform(CLOSEST, 1.08), uniform(0.88, 1.12)
    flip = torch.where(chance() < 0.5, -1.0, 1.0)
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
    views = (views * uniform(0.94, 1.06, 3, 1, 1)).clamp(0, 1)
    return (views - 0.5) / 0.5


def _spread(logits: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
    """Mean cross-entropy of rows whose mass is spread evenly over the columns that are right."""
    wanted = right.float() / right.sum(dim=1, keepdim=True)
    return -(wanted * torch.log_softmax(logits, dim=1)).sum(dim=1).mean()


def clip_loss(
    model: Any,
    batch: dict[str, torch.Tensor],
    *,
    questions: Mapping[str, tuple[float, torch.Tensor]] = MappingProxyType({}),
    scale_of_names: float = 1.0,
) -> torch.Tensor:
    """The contrast of a batch, and every question to pictures and texts with its weight.

    Args:
        model: of open_clip.
        batch: `images (b, 3, S, S)`, the tokens of their `texts (b, T)`, both this process's; of the whole batch
            `fits (B, B)`, and what fits each question.
        questions: the weight, and the answers' tokens.
        scale_of_names: inverse temperature of the questions.

    Returns:
        the loss; each of several processes has that of the whole batch, and returns its equal share of it.
    """
    written = torch.cat([batch["texts"], *(words for _, words in questions.values())])
    # open_clip's models return (unit image rows, unit text rows, scale[, bias]) or the same as a dictionary
    out = model(batch["images"], written)
    images, rows, scale = (
        (out["image_features"], out["text_features"], out["logit_scale"]) if isinstance(out, dict) else out[:3]
    )
    images, rows = images.float(), rows.float()
    texts, *answers = rows.split([len(images), *(len(words) for _, words in questions.values())])
    images, texts = gathered(images, len(batch["fits"])), gathered(texts, len(batch["fits"]))
    loss = contrastive_loss(images, texts, batch["fits"], scale.float().clamp(max=100))
    for (question, (weight, _)), names in zip(questions.items(), answers, strict=True):
        told = [name_loss(asked, names, batch[question], scale_of_names) for asked in (images, texts)]
        loss = loss + weight * (told[0] + told[1]) / 2
    return loss / processes.count()


def _blocks(texts: Sequence[str], size: int) -> Iterator[list[str]]:
    for start in range(0, len(texts), size):
        yield list(texts[start : start + size])
