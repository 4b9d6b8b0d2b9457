"""How fast a build answers, beside what it could take at best and what transformers takes.

In: a build folder; out: medians in milliseconds. The floor of a decode is the bare model: one prefill and L − 1
passes over as many tokens as the beam is wide. `generate` is transformers' own beam search under a prefix constraint.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image

from mmsid.decoding import Decoder
from mmsid.errors import MmsidError
from mmsid.evaluation.bare_model import bare_passes
from mmsid.evaluation.protocol import machine
from mmsid.evaluation.timing import median_ms
from mmsid.explain import joint_removal
from mmsid.progress import Progress, silent
from mmsid.shop import MMSID

HISTORY, LONG_HISTORY = 8, 20
"""Products of a usual history, and of one whose attribution is timed; fewer where the catalogue has fewer."""


def bench(build: Path, *, repeats: int = 20, progress: Progress = silent) -> dict[str, Any]:
    """Times a build.

    Args:
        build: the folder.
        repeats: timed runs of each, after two that are not timed.
        progress: told after each measurement.

    Returns:
        `{"machine", "threads", "milliseconds": {name: median}, "ratios": …}`; nothing of what the build cannot do,
        such as tokenising where the catalogue brought its own embeddings.

    Raises:
        MmsidError: if the build has no recommender, or a single product, after which nothing can come.
    """
    started = time.perf_counter()
    shop = MMSID.load(build)
    loading = time.perf_counter() - started
    history, long_history = _every(shop, HISTORY), _every(shop, LONG_HISTORY)
    target = _recommended(shop, long_history)
    prompt = shop.recommender.prompt([shop.codes(item_id) for item_id in history])
    alone = Decoder(shop.recommender.model, shop.recommender.prompts.code_tokens, shop.trie)
    width = shop.recommender.config.beam
    rng = np.random.default_rng(0)
    picture = Image.fromarray(rng.integers(0, 255, (512, 512, 3), dtype=np.uint8))
    tasks: dict[str, Callable[[], Any]] = {
        "floor": lambda: bare_passes(shop.recommender.model, prompt.tokens, width, len(shop.codebook_sizes)),
        "decode": lambda: alone.search([prompt], width),
        "generate": lambda: generate(shop, prompt.tokens, width),
        "recommend": lambda: shop.recommend(history, 10),
        "tokenize": lambda: shop.tokenize(picture, "A striped mug", "For the first coffee."),
        "search": lambda: shop.search("striped mug", 10),
        f"attribute {len(long_history)} products": lambda: joint_removal(shop, long_history, target),
    }
    if not shop.models.has_encoder:
        del tasks["tokenize"]
    medians = {}
    for done, (name, task) in enumerate(tasks.items()):
        progress(done, len(tasks), "Timing")
        medians[name] = median_ms(task, repeats)
    progress(len(tasks), len(tasks), "Timing")
    return {
        "machine": machine(),
        "threads": torch.get_num_threads(),
        "beam": width,
        "load_seconds": round(loading, 2),
        "milliseconds": {name: round(value, 2) for name, value in medians.items()},
        "ratios": {
            "decode / floor": round(medians["decode"] / medians["floor"], 2),
            "generate / decode": round(medians["generate"] / medians["decode"], 2),
        },
    }


def _every(shop: MMSID, count: int) -> list[str]:
    """So many products from all over the catalogue, but never all of it: one has to be left to recommend."""
    most = max(1, min(count, len(shop.items) - 1))
    return [item.item_id for item in shop.items[:: max(1, len(shop.items) // most)]][:most]


def _recommended(shop: MMSID, history: Sequence[str]) -> str:
    answer = shop.recommend(history, 1)
    if not len(answer):
        raise MmsidError(
            "Expected two products or more, to time a recommendation, but the catalogue has one; add some."
        )
    return answer[0].item.item_id


def format_bench(result: dict[str, Any]) -> str:
    """The figures as lines for a terminal."""
    lines = [f"{result['machine']}, {result['threads']} threads, beam {result['beam']}"]
    lines.append(f"  load the build       {result['load_seconds']:8.2f} s")
    lines += [f"  {name:20s} {value:8.2f} ms" for name, value in result["milliseconds"].items()]
    lines += [f"  {name:20s} {value:8.2f} ×" for name, value in result["ratios"].items()]
    return "\n".join(lines)


def generate(shop: MMSID, prompt: Sequence[int], width: int) -> tuple[list[list[int]], np.ndarray]:
    """Transformers' own constrained beam search for one prompt.

    Returns:
        the codes' tokens of each answer and their log-probabilities `(width,)`, best first.
    """
    tokens = shop.recommender.prompts.code_tokens
    allowed: dict[tuple[int, ...], set[int]] = {}
    for codes in shop.ids.codes.tolist():
        path = [level[code] for level, code in zip(tokens, codes, strict=True)]
        for depth, token in enumerate(path):
            allowed.setdefault(tuple(path[:depth]), set()).add(token)
    lists = {prefix: sorted(found) for prefix, found in allowed.items()}
    model = shop.recommender.model
    with torch.inference_mode():
        out = model.generate(
            torch.tensor([list(prompt)], device=model.device),
            num_beams=width,
            num_return_sequences=width,
            max_new_tokens=len(tokens),
            do_sample=False,
            length_penalty=0.0,
            early_stopping=False,
            eos_token_id=None,
            prefix_allowed_tokens_fn=lambda _batch, ids: lists[tuple(ids[len(prompt) :].tolist())],
            return_dict_in_generate=True,
            output_scores=True,
        )
    return out.sequences[:, len(prompt) :].tolist(), out.sequences_scores.float().cpu().numpy()
