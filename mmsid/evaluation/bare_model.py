"""The language model alone, as often as a decode asks it and with as many tokens: what no decoder over it can beat."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch


def bare_passes(model: Any, prompt: Sequence[int], width: int, levels: int) -> None:
    """The model alone: one prefill, and passes over as many tokens as a beam is wide."""
    with torch.inference_mode():
        out = model(input_ids=torch.tensor([list(prompt)], device=model.device), use_cache=True, logits_to_keep=1)
        block = torch.ones(1, width, dtype=torch.long, device=model.device)
        for _ in range(levels - 1):
            out = model(input_ids=block, past_key_values=out.past_key_values, use_cache=True)
