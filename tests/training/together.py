"""Trainings of a few steps, run by as many processes as a launcher started; the first of them writes what came out.

`python -m tests.training.together FILE` is one process, under `torchrun` there are several. Nothing here is left to
chance that differs from process to process: dropout is off. Besides what a training returns, the norms of its first
gradients are written, for AdamW does not mind their size. `FILE --fail` is a training in which the last process fails.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch
from accelerate import Accelerator

from mmsid import processes
from mmsid.cli.ending import ended
from mmsid.collaborative import CollaborativeConfig, SasRec
from mmsid.encoder import EncoderConfig
from mmsid.encoder.model import create_small_clip, write_small_clip
from mmsid.errors import MmsidError
from mmsid.recommender import RecommenderConfig
from mmsid.records import Item
from mmsid.training import collaborative, contrastive, encoder_tuning, loop
from mmsid.training.collaborative import SequenceData, fit_sasrec
from mmsid.training.language import pretrain_small, product_texts
from mmsid.training.pairs import Pairs
from mmsid.training.rows import TuningData
from mmsid.training.tuning import tune
from mmsid.training.until_best import Bounds, train_until_best
from tests.tiny import COLOURS, SHAPES

WORDS = [f"{colour} {noun}" for colour in COLOURS for _, noun in SHAPES.values()]
ITEMS = [Item(f"i{row}", words, f"A {words}, " + "very " * row) for row, words in enumerate(WORDS)]
CODES = {item.item_id: (row % 3, row // 3, row) for row, item in enumerate(ITEMS)}
CODEBOOKS = [np.random.default_rng(level).standard_normal((size, 8)) for level, size in enumerate((3, 4, 12))]
HISTORIES = [[(first + step * pace) % 12 for step in range(3 + first % 5)] for first in range(12) for pace in (1, 5)]
CASES = [([row, (row + 1) % 12], (row + 2) % 12) for row in range(12)]


GRADIENTS, FIRST = 3, {"encoder": 1}
"""AdamW makes a whole step of a gradient that is nothing but rounding, and an encoder of a few pictures much of that."""
STOPPED = 5
STEPS = 9


def plain(*, state: Path | None = None, stop: int | None = None, fails: bool = False) -> list[float]:
    """Rows of very different lengths, so that the halves of a batch have unequal counts of targets; odd batches."""
    torch.manual_seed(0)
    model = torch.nn.Linear(3, 1)

    def batch(step: int) -> tuple[torch.Tensor, torch.Tensor, float]:
        if step == stop:
            raise KeyboardInterrupt
        if fails and step == STOPPED and processes.place() == processes.count() - 1:
            raise MmsidError("Expected a number, but got a pear; take another.")
        rng = np.random.default_rng(step)
        x, wanted = rng.standard_normal((7, 5, 3)), rng.integers(1, 6, 7)[:, None] > np.arange(5)
        own = loop.part_of(7)
        return torch.tensor(x[own]).float(), torch.tensor(wanted[own]), loop.share_of(wanted[own], wanted)

    def loss(model: torch.nn.Module, part: tuple[torch.Tensor, torch.Tensor, float]) -> torch.Tensor:
        x, wanted, share = part
        return share * ((model(x)[..., 0] - x.sum(dim=-1))[wanted] ** 2).mean()

    schedule = loop.Schedule(steps=STEPS, learning_rate=0.01, save_seconds=0)
    losses = loop.train(model, batch, loss, schedule, state=state)
    return [*losses[-3:], *model.weight.flatten().tolist()]


def interrupted(state: Path) -> None:
    """Leaves what a training saves until it is stopped."""
    try:
        plain(state=state, stop=STOPPED)
    except KeyboardInterrupt:
        return


def until_best() -> list[float]:
    """Readings, which the first process takes alone, decide when it ends."""
    torch.manual_seed(0)
    model = torch.nn.Linear(3, 1)
    seen: list[float] = []

    def batch(step: int) -> tuple[torch.Tensor, float]:
        own = loop.part_of(6)
        return torch.tensor(np.random.default_rng(step).standard_normal((6, 3))[own]).float(), len(own) / 6

    def loss(model: torch.nn.Module, part: tuple[torch.Tensor, float]) -> torch.Tensor:
        return part[1] * ((model(part[0])[:, 0] - part[0].sum(dim=-1)) ** 2).mean()

    def read(model: torch.nn.Module) -> float:
        assert processes.is_main()
        seen.append(float(model.weight.detach().sum()))
        return -abs(len(seen) - 3.0)

    bounds = Bounds(steps_per_pass=20, learning_rate=0.05, patience=2, minutes=1e6, averaged_passes=0.5)
    curve = train_until_best(model, batch, loss, read, bounds)
    return [curve.passes, curve.kept, *seen, *model.weight.flatten().tolist()]


def sasrec(candidates: int) -> list[float]:
    collaborative.MOST_CANDIDATES = candidates
    torch.manual_seed(0)
    config = CollaborativeConfig(width=16, blocks=1, heads=1, dropout=0.0, label_smoothing=0.1, batch=7, max_passes=8)
    model = SasRec(12, config.sized_for(100, 12))
    content = np.random.default_rng(0).standard_normal((12, 5)).astype(np.float32)
    curve = fit_sasrec(model, SequenceData(HISTORIES, CASES, content))
    return [value for _, value in curve.readings] + model.items.mean(dim=0).tolist()


def language(folder: Path) -> list[float]:
    """Pretraining, and tuning with a teacher; translations and histories share a batch of an odd number of rows."""
    config = RecommenderConfig(
        hidden_size=32, layers=1, heads=2, vocabulary=300, pretrain_steps=3, pretrain_batch=5, steps=24, batch=9,
        history_dropout=0.0, lora_dropout=0.0, lora_rank=4, max_history=6, alignment_share=0.3, max_passes=4,
    ).sized_for(100)  # fmt: skip
    if not (folder / "config.json").is_file():
        pretrain_small(config, product_texts(ITEMS), folder)
    processes.by_main(lambda: None)  # the others wait until it is written
    torch.manual_seed(0)
    teacher = SasRec(12, CollaborativeConfig(width=16, blocks=1, heads=1).sized_for(100, 12))
    names = [item.item_id for item in ITEMS]
    histories = [[names[row] for row in history] for history in HISTORIES]
    cases = [([names[row] for row in history], names[target]) for history, target in CASES]
    data = TuningData(ITEMS, CODES, histories, CODEBOOKS, None, cases, teacher)
    curve = tune(config, str(folder), data, folder.parent / "tuned")["curve"]
    return [value for _, value in curve["readings"]]


def pairs(count: int) -> Pairs:
    rng = np.random.default_rng(0)
    pictures = rng.integers(0, 255, (count, 40, 40, 3), dtype=np.uint8)
    captions = [(f"{WORDS[row % 12]} {row}", WORDS[row % 12]) for row in range(count)]
    names = [(words.split()[1],) if row % 3 else () for row, (_, words) in enumerate(captions)]
    return Pairs(pictures, tuple(captions), {"name": tuple(names), "look": ((),) * count})


def encoder(folder: Path) -> list[float]:
    """The contrast of all rows, the questions, and batch normalisation over all pictures."""
    config = EncoderConfig(
        steps=3, batch=9, image_size=32, vocabulary=300, text_width=32, text_layers=1, context_length=12,
        embedding_size=16, learning_rate=1e-6,
    )  # fmt: skip
    processes.by_main(lambda: write_small_clip(folder, config, WORDS))
    model = create_small_clip(folder, seed=0)
    losses = contrastive.train_clip(model, [(pairs(30), 1.0)], config)
    statistics = [float(b.float().mean()) for name, b in model.model.named_buffers() if "running" in name][:8]
    tuned = encoder_tuning.tune_encoder(model, pairs(60), config.model_copy(update={"steps": 3}))
    return [*losses, *statistics, tuned.before, tuned.after]


def main(out: Path) -> None:
    place = Path(processes.by_main(lambda: tempfile.mkdtemp(dir=out.parent)))
    trainings: dict[str, Callable[[], list[float]]] = {
        "plain": plain,
        "until_best": until_best,
        "sasrec": lambda: sasrec(100),
        "sasrec of a sample": lambda: sasrec(6),
        "language": lambda: language(place / "base"),
        "encoder": lambda: encoder(place),
    }
    found = {name: measured(training, FIRST.get(name, GRADIENTS)) for name, training in trainings.items()}
    interrupted(out.parent / f"state-{processes.count()}")
    processes.by_main(lambda: out.write_text(json.dumps(found), encoding="utf-8"))


def measured(training: Callable[[], list[float]], gradients: int) -> list[float]:
    """What a training returns, and the norms of its first gradients."""
    norms: list[float] = []
    clip = Accelerator.clip_grad_norm_

    def told(self: Accelerator, *given: Any) -> Any:
        norm = clip(self, *given)
        norms.append(float(norm))
        return norm

    Accelerator.clip_grad_norm_ = told
    try:
        return [*training(), *norms[:gradients]]
    finally:
        Accelerator.clip_grad_norm_ = clip


def failing() -> None:
    with processes.ending_together():
        plain(fails=True)


if __name__ == "__main__":
    if "--fail" in sys.argv:
        sys.exit(ended(failing))
    with processes.ending_together():
        main(Path(sys.argv[1]))
