"""A small language model whose IDs can all be scored one by one."""

import numpy as np
import torch
from transformers import (
    GPT2Config,
    GPT2LMHeadModel,
    LlamaConfig,
    LlamaForCausalLM,
    MistralConfig,
    MistralForCausalLM,
    Qwen2Config,
    Qwen2ForCausalLM,
    Qwen3Config,
    Qwen3ForCausalLM,
)

from mmsid.records import Prompt
from tests.tiny import tiny_seed

SIZES = (4, 5, 6)
PROMPTS = [Prompt(tokens) for tokens in ((1, 5, 9, 12), (2, 3), (7, 8, 4, 6, 10, 11, 13))]
TOKENS = [list(range(50, 54)), list(range(54, 59)), list(range(59, 65))]


def make_model(kind):
    shape = dict(
        vocab_size=80,
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        max_position_embeddings=128,
        initializer_range=0.2,
    )
    torch.manual_seed(tiny_seed())
    if kind == "qwen3":
        return Qwen3ForCausalLM(Qwen3Config(**shape, head_dim=8)).eval()
    if kind == "qwen2":
        return Qwen2ForCausalLM(Qwen2Config(**shape)).eval()
    if kind == "mistral":
        return MistralForCausalLM(MistralConfig(**shape, sliding_window=None)).eval()
    if kind == "gpt2":
        return GPT2LMHeadModel(GPT2Config(vocab_size=80, n_embd=32, n_layer=2, n_head=4, n_positions=128)).eval()
    return LlamaForCausalLM(LlamaConfig(**shape)).eval()


class Told:
    """A voice that says what it was told to say of the products of a history, here one ID that names the request."""

    def __init__(self, claims):
        self._claims = claims

    def claims(self, histories):
        return torch.tensor(np.array([self._claims[history[0][0]] for history in histories]))


ASKED = [Prompt(prompt.tokens, ((number, 0, 0),)) for number, prompt in enumerate(PROMPTS)]
