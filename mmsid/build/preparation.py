"""What is said before anything is trained: what was recognised, counted and left out, and what a build will take.

In: a catalogue as it was read, and a build's context; out: lines for a person. The rule: time and memory are a simple
model, measured on two cores and scaled by how fast this machine multiplies matrices, and are called "about"; trainings
that end by themselves are given as a range, up to the bound that the configuration sets.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from mmsid.catalogue import split_events
from mmsid.catalogue.problems import Severity
from mmsid.training.encoder_tuning import budget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mmsid.build.context import BuildContext
    from mmsid.catalogue import Catalogue, EventSplit, Interactions

_REFERENCE = 150e9
"""Multiplications and additions a second, of a core, on which the seconds below were measured."""

_EPOCH = 631_152_000, 4_102_444_800  # 1990 and 2100: what timestamps have to lie between to be shown as dates

_STEP_SECONDS = 3.4  # a step of the contrastive training with 256 pairs
_ITEM_SECONDS = 0.04  # a product embedded
_PRETRAIN_SECONDS = 0.15  # a step of the language model's pretraining with 32 texts
_NAMED_FILES = 12
_BASE_GB, _TRAINING_GB = 1.0, 1.5  # libraries; models, batches and their gradients
_ITEM_BYTES, _EVENT_BYTES = 20_000, 250


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a build takes.

    Attributes:
        least, most: minutes.
        gigabytes: of memory.
    """

    least: float
    most: float
    gigabytes: float


def preparation(context: BuildContext) -> Iterator[str]:
    """What was read and what will be built, line by line.

    Raises:
        MmsidError: if the events cannot be split, behind the lines that say what was read.
    """
    catalogue = context.catalogue
    yield f"catalogue: {catalogue.recognised or 'benchmark sequences'}"
    yield _products(catalogue)
    events = catalogue.interactions
    if events is None:
        yield "events: none, so everything but a recommender is built"
    else:
        yield _events(events)
    yield from _unread(catalogue)
    yield from _left_out(catalogue)
    if events is not None:
        yield _split(context, events, split_events(events, context.split))
    yield f"will be built: {_stages(context)}"
    yield _expectation(estimate(context))


def estimate(context: BuildContext, flops: float | None = None) -> Estimate:
    """What a build of this catalogue takes.

    Args:
        context: of the build.
        flops: of one core, in multiplications and additions a second; by default they are measured.
    """
    cores = os.cpu_count() or 1
    speed = (flops or matrix_flops()) / _REFERENCE * max(1.0, cores / 2)
    items, events = len(context.catalogue), len(context.catalogue.interactions or ())
    seconds = 45 + 0.015 * items  # quantiser and views
    most = 0.0
    encoder = context.config.encoder
    if context.catalogue.embeddings is None:
        seconds += _ITEM_SECONDS * items * (2 if encoder.mirrored else 1)
        pictures = sum(item.image is not None for item in context.catalogue.items)
        if encoder.model == "small":
            seconds += _STEP_SECONDS * encoder.steps_for(max(pictures, 1)) * encoder.batch / 256
        elif encoder.model == "shipped":
            most += 60 * budget(max(pictures, 1), encoder)
    if events:
        recommender = context.config.recommender
        if recommender.base == "small":
            seconds += _PRETRAIN_SECONDS * (recommender.pretrain_steps or 0) * recommender.pretrain_batch / 32
        seconds += 10 + 0.002 * events
        most += 60 * recommender.minutes
        most += 60 * recommender.collaborative.minutes if recommender.collaborative.speaks else 0
    gigabytes = _BASE_GB + _TRAINING_GB + items * _ITEM_BYTES / 1e9 + events * _EVENT_BYTES / 1e9
    return Estimate(seconds / speed / 60, (seconds / speed + most) / 60, gigabytes)


def matrix_flops(size: int = 384, seconds: float = 0.2) -> float:
    """Multiplications and additions a second of one core, measured on matrices for so long."""
    from threadpoolctl import threadpool_limits

    matrix = np.ones((size, size), dtype=np.float32)
    with threadpool_limits(limits=1):
        matrix @ matrix
        started, count = time.process_time(), 0
        while (spent := time.process_time() - started) < seconds:
            matrix @ matrix
            count += 1
    return 2 * size**3 * count / spent


def _products(catalogue: Catalogue) -> str:
    items = catalogue.items
    departments, kinds = {item.department for item in items} - {""}, {item.category for item in items} - {()}
    priced = sum(item.price is not None for item in items)
    currency = f" in {catalogue.currency}" if catalogue.currency else ""
    parts = [
        f"{sum(item.image is not None for item in items):,} with a picture",
        f"{sum(bool(item.title) for item in items):,} with a title",
        f"{sum(bool(item.description) for item in items):,} with a description",
        f"{sum(bool(item.category) for item in items):,} with a category"
        + (f" ({_counted(len(departments), 'department')}, {_counted(len(kinds), 'kind')})" if kinds else ""),
        f"{priced:,} with a price{currency if priced else ''}",
    ]
    if catalogue.embeddings:
        parts.append(f"given embeddings: {', '.join(catalogue.embeddings)}")
    return f"products: {len(items):,}; {', '.join(parts)}"


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _events(events: Interactions) -> str:
    lengths = np.diff(events.user_starts)
    told = f"events: {len(events):,} of {_counted(events.n_users, 'user')} on {_counted(len(events.items), 'product')}"
    told += f", {np.median(lengths):g} for the median user"
    first, last = events.timestamps.min(), events.timestamps.max()
    scale = next((f for f in (1, 1e3, 1e6, 1e9) if _EPOCH[0] <= first / f and last / f < _EPOCH[1]), None)
    if not events.has_times:
        return f"{told}, in an order without times"
    if scale is None:
        return f"{told}, from time {first:g} to {last:g}"
    days = (datetime.fromtimestamp(time / scale, UTC).date().isoformat() for time in (first, last))
    return f"{told}, from {' to '.join(days)}"


def _left_out(catalogue: Catalogue) -> Iterator[str]:
    counts: Counter[str] = Counter()
    for problem in catalogue.problems:
        if problem.severity is Severity.LEFT_OUT:
            counts[problem.file] += problem.count
    warnings = sum(problem.severity is Severity.WARNING for problem in catalogue.problems)
    parts = [f"{count:,} rows of {file}" for file, count in counts.items()] or ["nothing"]
    more = f"; {_counted(warnings, 'further remark')} above" if warnings else ""
    yield f"left out: {', '.join(parts)}{more}"


def _unread(catalogue: Catalogue) -> Iterator[str]:
    """Other files, which may be what somebody misses above."""
    if catalogue.unread:
        named = ", ".join(catalogue.unread[:_NAMED_FILES])
        more = len(catalogue.unread) - _NAMED_FILES
        missed = "" if catalogue.interactions is not None else "; if one has events, say --events-file and --columns"
        yield f"not read: {named}{f' and {more:,} more' if more > 0 else ''}{missed}"


def _split(context: BuildContext, events: Interactions, split: EventSplit) -> str:
    counts = [int(mask.sum()) for mask in (split.training, split.validation, split.test)]
    cold = len(context.catalogue) - len(np.unique(events.item_codes[split.training]))
    return (
        f"split: {context.split.kind}; {counts[0]:,} events for training, {counts[1]:,} for validation, "
        f"{counts[2]:,} for the test; {cold:,} products are in no training event"
    )


def _stages(context: BuildContext) -> str:
    encoder = context.config.encoder.model
    tuned = any(item.image is not None and item.text for item in context.catalogue.items)
    if context.catalogue.embeddings is not None:
        first = "embeddings are taken as given (nothing can be tokenised later)"
    else:
        first = {
            "small": "an encoder, trained on these pictures and texts",
            "shipped": f"the shipped encoder, {'tuned on these pictures and texts' if tuned else 'as it is'}",
        }.get(encoder, f"the encoder {encoder}, as it is")
    flat = "" if context.config.quantizer.tree else " (without a tree: nobody could see or read what its codes mean)"
    parts = [first, f"the quantiser and its semantic IDs{flat}"]
    if context.catalogue.interactions is not None:
        whole = context.config.recommender.tuning == "full"
        parts.append(f"the recommender{' (every weight is tuned: there are no words to keep)' if whole else ''}")
    return ", ".join([*parts, "the index and what the page shows"])


def _expectation(estimated: Estimate) -> str:
    least, most = (max(1, round(minutes)) for minutes in (estimated.least, estimated.most))
    taken = f"about {_counted(least, 'minute')}"
    if most > least:
        taken = f"about {least:,} to {most:,} minutes, for trainings end by themselves"
    return f"that takes {taken}, and about {estimated.gigabytes:.1f} GB of memory ({_machine()})"


def _machine() -> str:
    cores = os.cpu_count() or 1
    told = f"here: {cores} core{'s' if cores > 1 else ''}"
    available = _available_bytes()
    return f"{told}, {available / 1e9:.0f} GB of memory free" if available else told


def _available_bytes() -> int:
    """Memory that can be had without swapping; 0 where the system does not say it."""
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
        return next(1024 * int(line.split()[1]) for line in lines if line.startswith("MemAvailable"))
    except (OSError, ValueError, StopIteration):
        return 0
