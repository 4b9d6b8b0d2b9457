"""What a language model says of a few tokens, under its full vocabulary and with more digits than its weights have.

In: logits and the hidden states behind them; out: log-probabilities. Logits of 16 bits lie up to a sixteenth apart
where they are large, and the codes of a level are told apart by less; so theirs are computed again from the hidden
states with 32 bits, and only the sum over the vocabulary is taken from the model's. Where its architecture is not known
to end with a plain product, its logits are taken as they are.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch

KNOWN = frozenset({"llama", "mistral", "qwen2", "qwen3"})
"""transformers' names of architectures that end with one product, and whose layers `fixed_model.py` knows."""


def half_head(model: Any) -> Any:
    """The product that makes the logits of a model with weights of 16 bits; None where its logits are to be taken."""
    is_known = getattr(getattr(model, "config", None), "model_type", None) in KNOWN
    head = model.get_output_embeddings() if is_known and model.dtype != torch.float32 else None
    return head if type(head) is torch.nn.Linear else None


def told(
    logits: torch.Tensor,
    hidden: torch.Tensor | None,
    head: Any,
    following: torch.Tensor,
    less: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
) -> torch.Tensor:
    """Log-probabilities `(…, K)` float32 of K tokens.

    Args:
        logits: `(…, V)`.
        hidden: `(…, h)`, of which they are the product; not needed without a head.
        head: as `half_head` gives it.
        following: `(K,)` token ids.
        less: `relative`, or the same compiled.
    """
    if head is None or hidden is None:
        return less(logits, logits[..., following].float())
    bias = None if head.bias is None else head.bias[following].float()
    own = torch.nn.functional.linear(hidden.float(), head.weight[following].float(), bias)
    return less(logits, own)


def relative(logits: torch.Tensor, own: torch.Tensor) -> torch.Tensor:
    """Logits of some tokens less the logarithm of the sum over all."""
    return own - logits.float().logsumexp(dim=-1, keepdim=True)
