"""A ready encoder goes on learning from a catalogue's own pictures and texts, as long as that helps.

In: `Pairs` and a trained `Encoder`; its model is tuned in place; out: a `Tuned`, what it came to. The rules: a share of
the products is never trained on, and how well their pictures find their texts, and the other way round, decides when to
stop and which state is kept; where no state is better than the first one, the encoder stays as it was. Statistics of
batch normalisation stay too, for the batches are small.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image
from torch import nn

from mmsid import processes
from mmsid.config import best_device
from mmsid.encoder import Encoder, EncoderConfig
from mmsid.progress import Progress, silent
from mmsid.training.contrastive import Captioned, augment, clip_loss
from mmsid.training.loop import part_of
from mmsid.training.pairs import Pairs
from mmsid.training.until_best import Bounds, Curve, train_until_best

BATCH = 64
"""Pairs of a step at most: what a small encoder on a processor gets through in about a second."""

LEAST_PAIRS = 40
"""Products with different texts below which a share of them could not tell whether tuning helps."""

HELD_OUT_SHARE, HELD_OUT = 0.1, (16, 500)
"""Share of the products that is held out, and how many at least and at most."""

CANDIDATES = 1000
"""Products at most among which a held-out one has to be found."""

MOST_PAIRS = 20_000
"""Products at most that are learnt from; of more, a sample: all of them are not seen within any budget."""

BASE_MINUTES, MINUTES_PER_PAIR, MOST_MINUTES = 4.0, 1 / 200, 20.0
"""The budget where none is given: it grows with the number of products."""


@dataclass(frozen=True, slots=True)
class Tuned:
    """What tuning came to.

    Attributes:
        held_out: products that were never trained on.
        candidates: products among which each of them had to be found.
        before, after: mean reciprocal rank of a held-out product's text given its picture, and the other way round.
        curve: of the training; None where there were too few products for any.
        kept: whether the tuned state is better, and was kept.
    """

    held_out: int
    candidates: int
    before: float
    after: float
    curve: Curve | None
    kept: bool

    def to_json(self) -> dict[str, Any]:
        """As the encoder's folder keeps it; without seconds, so that the same tuning leaves the same bytes."""
        curve = None if self.curve is None else self.curve.model_dump(mode="json", exclude={"seconds"})
        return {**asdict(self), "curve": curve}

    def __str__(self) -> str:
        """One line for whoever builds."""
        if self.curve is None:
            return (
                f"The encoder is taken over as it is: to tell whether tuning helps, {LEAST_PAIRS} products with a "
                f"picture and a text of their own are needed, and there are {self.candidates:,}."
            )
        found = f"mean reciprocal rank of a held-out product's own text or picture among {self.candidates:,}"
        if not self.kept:
            return f"The encoder is taken over as it is: tuning made the {found} no better than {self.before:.3f}."
        return (
            f"The encoder was tuned: {found} is {self.after:.3f}, {self.before:.3f} before ({self.held_out:,} products "
            f"held out); ended by {self.curve.reason}."
        )


def budget(pairs: int, config: EncoderConfig) -> float:
    """Minutes that tuning on so many pairs may take at most."""
    if config.minutes is not None:
        return config.minutes
    return min(BASE_MINUTES + pairs * MINUTES_PER_PAIR, MOST_MINUTES)


def tune_encoder(
    encoder: Encoder, pairs: Pairs, config: EncoderConfig, *, state: Path | None = None, progress: Progress = silent
) -> Tuned:
    """Tunes the encoder's model in place.

    Args:
        encoder: trained elsewhere.
        pairs: of the catalogue; the first caption of each is all of its text.
        config: rate, batch, budget, seed.
        state: folder of the resumable state.
        progress: told after every few steps.
    """
    held_out, others = split_pairs(pairs, config.seed)
    if not len(held_out):
        return Tuned(0, len({captions[0] for captions in pairs.captions}), 0.0, 0.0, None, kept=False)
    exam = _Exam(encoder, pairs, held_out, others)
    before = processes.by_main(exam.read)
    first = {name: value.detach().clone() for name, value in encoder.model.state_dict().items()}
    curve = _train(encoder, pairs, others, exam, config, state=state, progress=progress)
    after = processes.by_main(exam.read)
    kept = after > before
    if not kept:
        encoder.model.load_state_dict(first)
    return Tuned(len(held_out), len(exam.texts), round(before, 4), round(after, 4), curve, kept)


def split_pairs(pairs: Pairs, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Rows that are held out, and those to learn from; products with one text stay together.

    Args:
        pairs: whose first captions are the whole texts.
        seed: of the choice.

    Returns:
        two ascending arrays; nothing is held out of fewer than `LEAST_PAIRS` texts.
    """
    _, text = np.unique([captions[0] for captions in pairs.captions], return_inverse=True)
    texts = int(text.max()) + 1 if len(text) else 0
    rng = np.random.default_rng((seed, 1))
    if texts < LEAST_PAIRS:
        return np.zeros(0, dtype=np.int64), np.arange(len(pairs))
    least, most = HELD_OUT
    count = min(max(round(HELD_OUT_SHARE * texts), least), most)
    is_held = np.isin(text, rng.permutation(texts)[:count])
    rows = np.arange(len(pairs))
    held_out = rows[is_held][np.unique(text[is_held], return_index=True)[1]]  # one of each text
    return np.sort(held_out), rows[~is_held]


def mean_reciprocal_rank(cosines: np.ndarray, own: np.ndarray) -> float:
    """Of each row's own column among all columns; what ties with it counts as better.

    Args:
        cosines: `(n, m)`; one that is no number is the worst there is.
        own: `(n,)` columns.
    """
    known = np.nan_to_num(cosines, nan=-2.0)
    right = known[np.arange(len(own)), own]
    return float((1 / (known >= right[:, None]).sum(axis=1)).mean())


class _Exam:
    """How well held-out pictures find their texts, and the other way round."""

    def __init__(self, encoder: Encoder, pairs: Pairs, held_out: np.ndarray, others: np.ndarray) -> None:
        text = {pairs.captions[row][0]: row for row in others.tolist()}
        rows = [*held_out.tolist(), *text.values()][: max(CANDIDATES, len(held_out))]
        self.texts = [pairs.captions[row][0] for row in rows]
        self._pictures = [Image.fromarray(pairs.pictures[row]) for row in rows]
        self._own = np.arange(len(held_out))
        self._encoder = encoder

    def read(self) -> float:
        """Mean reciprocal rank, 0 to 1."""
        self._encoder.model.eval()
        images, texts = self._encoder.embed_images(self._pictures), self._encoder.embed_texts(self.texts)
        cosines, own = images @ texts.T, self._own
        sides = [mean_reciprocal_rank(side[: len(own)], own) for side in (cosines, cosines.T)]
        return sum(sides) / 2


class _Steady(nn.Module):
    """A model whose statistics of batch normalisation stay as they are while it is trained."""

    def __init__(self, model: Any) -> None:
        super().__init__()
        self.model = model

    def forward(self, *given: Any) -> Any:
        return self.model(*given)

    def train(self, mode: bool = True) -> _Steady:
        super().train(mode)
        for part in self.modules():
            if isinstance(part, nn.modules.batchnorm._BatchNorm):
                part.eval()
        return self


def _train(  # noqa: PLR0913 - the parts of one training
    encoder: Encoder,
    pairs: Pairs,
    rows: np.ndarray,
    exam: _Exam,
    config: EncoderConfig,
    *,
    state: Path | None,
    progress: Progress,
) -> Curve:
    device = best_device()
    captions = Captioned.of(pairs.captions)
    tokens = torch.cat([encoder.tokenizer(block) for block in _blocks(captions.texts, 1024)]).to(device)
    size = min(config.batch, BATCH, len(rows))
    side = encoder.picture_side

    def batch(step: int) -> dict[str, torch.Tensor]:
        rng = np.random.default_rng((config.seed, step))
        picked = rng.choice(rows, size, replace=False)
        texts = captions.drawn(picked, rng)
        own = part_of(size)
        images = torch.from_numpy(pairs.pictures[picked[own]]).to(device).permute(0, 3, 1, 2).float() / 255
        torch.manual_seed(step)
        return {
            "images": augment(images, side, own=own, of=size).contiguous(memory_format=torch.channels_last),
            "texts": tokens[torch.from_numpy(texts[own]).to(device)],
            "fits": torch.from_numpy(captions.fits(picked, texts)).to(device),
        }

    bounds = Bounds(
        steps_per_pass=max(1, len(rows) // size),
        learning_rate=config.tuning_rate,
        weight_decay=config.weight_decay,
        warmup=10,
        patience=4,
        max_steps=config.steps,
        minutes=budget(len(rows), config),
        task="Tuning the encoder",
    )
    model = _Steady(encoder.model.to(device, memory_format=torch.channels_last))
    unit = "mean reciprocal rank"
    curve = train_until_best(model, batch, clip_loss, lambda _: exam.read(), bounds, unit=unit, state=state,
                             progress=progress)  # fmt: skip
    encoder.model.to(encoder.device).eval()
    return curve


def _blocks(texts: Sequence[str], size: int) -> list[list[str]]:
    return [list(texts[start : start + size]) for start in range(0, len(texts), size)]
