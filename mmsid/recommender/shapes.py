"""Language models of known shapes with random weights: enough to time a decoder, though they know nothing.

In: a name; out: a causal model of transformers in evaluation mode. A model's speed follows from its shape alone, so
that of one that is downloaded elsewhere can be measured where there is no connection.
"""

from __future__ import annotations

from typing import Any

import torch

from mmsid.errors import MmsidError

SHAPES: dict[str, dict[str, Any]] = {
    "shipped": {
        "vocab_size": 2048,
        "hidden_size": 256,
        "intermediate_size": 768,
        "num_hidden_layers": 4,
        "num_attention_heads": 4,
        "num_key_value_heads": 2,
        "head_dim": 64,
    },
    "qwen3-0.6b": {
        "vocab_size": 151_936,
        "hidden_size": 1024,
        "intermediate_size": 3072,
        "num_hidden_layers": 28,
        "num_attention_heads": 16,
        "num_key_value_heads": 8,
        "head_dim": 128,
    },
    "qwen3-1.7b": {
        "vocab_size": 151_936,
        "hidden_size": 2048,
        "intermediate_size": 6144,
        "num_hidden_layers": 28,
        "num_attention_heads": 16,
        "num_key_value_heads": 8,
        "head_dim": 128,
    },
}
"""Qwen3's own sizes, and those of the small model that the shipped build was trained with; vocabularies without IDs."""


def random_model(name: str, codes: int, *, device: str, seed: int = 0) -> tuple[Any, int]:
    """Draws a model of a shape.

    Args:
        name: of `SHAPES`.
        codes: tokens for semantic IDs, behind the vocabulary; the shipped one holds its own already.
        device: where to; bfloat16 on a GPU, float32 elsewhere.
        seed: of the weights.

    Returns:
        the model, and the first of the codes' tokens.

    Raises:
        MmsidError: if there is no such shape.
    """
    from transformers import Qwen3Config, Qwen3ForCausalLM

    if name not in SHAPES:
        raise MmsidError(f"Expected one of the shapes {', '.join(SHAPES)}, but got {name!r}; choose one of them.")
    shape = SHAPES[name]
    first = shape["vocab_size"]
    config = Qwen3Config(
        **shape | {"vocab_size": first + codes}, tie_word_embeddings=True, max_position_embeddings=4096
    )
    torch.manual_seed(seed)
    before = torch.get_default_dtype()
    with torch.device(device):
        torch.set_default_dtype(torch.bfloat16 if device.startswith("cuda") else torch.float32)
        try:
            model = Qwen3ForCausalLM(config).eval()
        finally:
            torch.set_default_dtype(before)
    model.generation_config.pad_token_id = 0
    return model, first
