"""How fast a decoder is for a language model of a given shape and a catalogue of any size, beside rivals and floors.

In: a shape, a number of products and a device; out: figures, each beside what the same costs by other means and what it
could cost at best. Weights and IDs are drawn at random: how long an answer takes follows from shapes alone. The floor
of a decode are the bytes of the weights once for each pass, at the bandwidth that a copy reaches on the same device.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

import numpy as np
import torch

from mmsid.config import best_device
from mmsid.decoding import Decoder, DeviceTrie
from mmsid.errors import MmsidError
from mmsid.evaluation.bare_model import bare_passes
from mmsid.evaluation.protocol import machine
from mmsid.evaluation.timing import median_ms
from mmsid.progress import Progress, silent
from mmsid.recommender.shapes import random_model
from mmsid.records import Prompt
from mmsid.semantic_ids import Trie

LEVELS, CODES, HISTORY, INSTRUCTION, WIDTH = 4, 256, 20, 20, 50
"""IDs of 4 × 256; a prompt of 20 products, five tokens each, behind an instruction of 20 and one that asks: 121."""

TOGETHER = (1, 4, 16, 64)
"""Questions that are decoded together."""

SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
"""Catalogues whose tries are measured, up to the one that is asked for."""


_LONG = 5_000  # milliseconds


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure, beside others.

    Attributes:
        name: what was done.
        value: ours.
        unit: of all three.
        rival: the same by `rival_name`; None where there is none.
        rival_name: how else.
        floor: what it could be at best; None where nobody can say.
    """

    name: str
    value: float
    unit: str = "ms"
    rival: float | None = None
    rival_name: str = ""
    floor: float | None = None


def bench_shape(shape: str, items: int, *, repeats: int = 20, progress: Progress = silent) -> dict[str, Any]:
    """Times a decoder for one shape.

    Args:
        shape: of `recommender.shapes`.
        items: products, at least 1,000.
        repeats: timed runs of each, fewer where they take long.
        progress: told after each part.

    Returns:
        `{"machine", "shape", "items", "threads", "bandwidth", "figures": […]}`.

    Raises:
        MmsidError: if there is no such shape, or too few or too many products.
    """
    if not 1_000 <= items <= CODES**LEVELS // 100:
        raise MmsidError(f"Expected --items from 1,000 to {CODES**LEVELS // 100:,}, but got {items:,}; choose another.")
    device = best_device()
    model, first = random_model(shape, LEVELS * CODES, device=device)
    tokens = [[first + level * CODES + code for code in range(CODES)] for level in range(LEVELS)]
    codes = random_ids(items)
    setting = _Setting(model, tokens, codes, Trie.from_codes(codes, [CODES] * LEVELS), repeats)
    bandwidth = copy_bandwidth(device)
    figures: list[Figure] = []
    parts: list[Callable[[], Sequence[Figure]]] = [
        lambda: _one_visitor(setting, bandwidth),
        lambda: _together(setting),
        *(partial(_trie, size, device, repeats) for size in (*(s for s in SIZES if s < items), items)),
    ]
    for done, part in enumerate(parts):
        progress(done, len(parts), "Timing")
        figures += part()
    progress(len(parts), len(parts), "Timing")
    return {
        "machine": machine(),
        "shape": shape,
        "items": items,
        "threads": torch.get_num_threads(),
        "precision": str(model.dtype).removeprefix("torch."),
        "bandwidth": round(bandwidth / 1e9, 1),
        "figures": [asdict(figure) for figure in figures],
    }


def random_ids(count: int, seed: int = 0) -> np.ndarray:
    """So many different IDs `(count, 4)`, drawn evenly."""
    rng = np.random.default_rng(seed)
    keys = np.unique(rng.integers(0, CODES**LEVELS, round(count * 1.02) + 100))
    keys = rng.permutation(keys)[:count]
    return np.stack([(keys >> shift) & 255 for shift in (24, 16, 8, 0)], axis=1)


def copy_bandwidth(device: str) -> float:
    """Bytes a second that a copy reads and writes."""
    source = torch.ones(2**28 if device.startswith("cuda") else 2**26, device=device)
    into = torch.empty_like(source)
    return 2 * source.nbytes / median_ms(lambda: into.copy_(source), 10) * 1000


@dataclass(frozen=True, eq=False)
class _Setting:
    model: Any
    tokens: list[list[int]]
    codes: np.ndarray
    trie: Trie
    repeats: int

    def question(self, number: int) -> tuple[Prompt, list[tuple[int, ...]]]:
        """A history of 20 products as a prompt of 121 tokens, and their IDs."""
        rows = np.random.default_rng(number).choice(len(self.codes), HISTORY, replace=False)
        ids = [tuple(map(int, self.codes[row])) for row in rows]
        prompt = list(range(1, INSTRUCTION + 1))
        for path in ids:
            prompt += [INSTRUCTION + 1, *(level[code] for level, code in zip(self.tokens, path, strict=True))]
        return Prompt((*prompt, INSTRUCTION + 1), tuple(ids)), ids


def _one_visitor(setting: _Setting, bandwidth: float) -> list[Figure]:
    model, repeats = setting.model, setting.repeats
    decoder = Decoder(model, setting.tokens, setting.trie)
    plain = Decoder(model, setting.tokens, setting.trie, fixed=False)
    prompt, ids = setting.question(0)
    weights = sum(tensor.numel() * tensor.element_size() for tensor in model.parameters())
    floor = LEVELS * weights / bandwidth * 1000
    bare = median_ms(lambda: bare_passes(model, prompt.tokens, WIDTH, LEVELS), repeats)
    others = median_ms(lambda: constrained_generate(setting, prompt, WIDTH), min(repeats, 5))
    started = time.perf_counter()
    decoder.search([prompt], WIDTH, excluded=[ids])
    first = (time.perf_counter() - started) * 1000
    ours = median_ms(lambda: decoder.search([prompt], WIDTH, excluded=[ids]), repeats)
    found = [Figure("one visitor: recommend", ours, rival=others, rival_name="transformers' generate", floor=floor)]
    found.append(Figure("– the bare model's passes", bare, floor=floor))
    if torch.cuda.is_available():
        slow = median_ms(lambda: plain.search([prompt], WIDTH, excluded=[ids]), repeats)
        found += [Figure("– without a recording", slow), Figure("– the first question, which is recorded", first)]
    return found


def _together(setting: _Setting) -> list[Figure]:
    decoder, found = Decoder(setting.model, setting.tokens, setting.trie), []
    alone = 0.0
    for count in TOGETHER:
        asked = [setting.question(number) for number in range(count)]
        prompts, ids = [prompt for prompt, _ in asked], [ids for _, ids in asked]
        each = median_ms(partial(decoder.search, prompts, WIDTH, excluded=ids), setting.repeats) / count
        alone = alone or each
        found.append(Figure(f"{count} visitors at once, each", each, rival=alone, rival_name="one after another"))
        if each * count > _LONG:
            break  # more at once would take minutes
    return found


def _trie(size: int, device: str, repeats: int) -> list[Figure]:
    codes, name = random_ids(size), f"{size:,} IDs"
    started = time.perf_counter()
    trie = Trie.from_codes(codes, [CODES] * LEVELS)
    seconds = time.perf_counter() - started
    rows = trie.shared
    arrays = [*rows.starts, *rows.codes, *rows.firsts[:-1], trie.shared_leaves]  # the last firsts are starts
    dense = sum(4 * CODES * rows.size(level) for level in range(LEVELS)) / size / LEVELS
    there = DeviceTrie(trie, torch.device(device))
    rng = np.random.default_rng(1)
    beams = [
        torch.as_tensor(rng.integers(0, rows.size(level), (1, WIDTH)), device=device) for level in range(1, LEVELS)
    ]
    step = median_ms(lambda: [there.children(level, nodes) for level, nodes in enumerate(beams, 1)], repeats)
    gone = [tuple(map(int, path)) for path in codes[:HISTORY]]
    free = next(path for path in ((0, 0, 0, code) for code in range(CODES)) if trie.node(path) < 0)
    loop = _loop_ms(trie, codes, repeats)
    return [
        Figure(f"{name}: bytes per code", sum(map(_bytes, arrays)) / size / LEVELS, "B", dense, "a dense table"),
        Figure(f"{name}: made", seconds, "s"),
        Figure(f"{name}: look-ups of a step", step / (LEVELS - 1), "ms", loop, "prefix_allowed_tokens_fn"),
        Figure(f"{name}: a history left out", median_ms(lambda: there.closed([gone]), repeats)),
        Figure(f"{name}: one product added", median_ms(lambda: trie.with_codes(free), repeats)),
    ]


def _bytes(array: np.ndarray) -> int:
    return array.nbytes


def _loop_ms(trie: Trie, codes: np.ndarray, repeats: int) -> float:
    """What a function of prefixes costs for a beam, without the mask that transformers makes of it."""
    prefixes = [tuple(map(int, path[: LEVELS - 1])) for path in codes[:WIDTH]]
    return median_ms(lambda: [trie.children(LEVELS - 1, trie.node(prefix))[0].tolist() for prefix in prefixes], repeats)


def constrained_generate(setting: _Setting, prompt: Prompt, width: int) -> list[list[int]]:
    """Transformers' own beam search under the same trie: tokens of the IDs, best first."""
    model, trie, tokens = setting.model, setting.trie, setting.tokens
    read, first = len(prompt.tokens), tokens[0][0]

    def allowed(_batch: int, ids: torch.Tensor) -> list[int]:
        path = tuple((token - first) % CODES for token in ids[read:].tolist())
        return [tokens[len(path)][code] for code in trie.children(len(path), trie.node(path))[0].tolist()]

    with torch.inference_mode():
        out = model.generate(
            torch.tensor([list(prompt.tokens)], device=model.device),
            num_beams=width,
            num_return_sequences=width,
            max_new_tokens=LEVELS,
            do_sample=False,
            length_penalty=0.0,
            early_stopping=False,
            eos_token_id=None,
            prefix_allowed_tokens_fn=allowed,
        )
    found: list[list[int]] = out[:, read:].tolist()
    return found
