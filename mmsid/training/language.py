"""Pretraining of the small language model on product texts.

In: items and other texts; out: `base/`, a model and its tokenizer in transformers' form. The rule: the base model never
sees a shopper's sequence, so that what the tuning taught it can be told from what it knew.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from mmsid import processes
from mmsid.config import best_device
from mmsid.encoder.tokenizer import train_bpe
from mmsid.progress import Progress, silent
from mmsid.recommender.config import RecommenderConfig
from mmsid.records import Item
from mmsid.training.loop import Schedule, token_loss, token_part, train
from mmsid.training.rows import padded

MAX_DOCUMENT_LENGTH = 256
"""Tokens of a document that are learnt; what lies beyond is cut off."""

NO_WORDS = ("product",)
"""Documents of a catalogue of pictures alone, of which the language model learns IDs and no words."""


def product_texts(items: Sequence[Item]) -> list[str]:
    """The pretraining's documents: what a product is, in words, several ways."""
    texts = []
    for item in items:
        category = " > ".join(item.category)
        if item.text:
            texts.append(item.text)
        if category and not item.text:
            texts.append(f"The product belongs to {category}.")
        if item.title and category:
            texts.append(f"The product is called {item.title}. It belongs to {category}.")
        if item.description and item.title:
            texts.append(f"{item.description} This is the {item.title}.")
    return texts


def pretrain_small(
    config: RecommenderConfig,
    texts: Sequence[str],
    folder: Path,
    *,
    state: Path | None = None,
    progress: Progress = silent,
) -> None:
    """Makes the small base model: a Qwen3 of our own sizes, trained on texts alone.

    Args:
        config: sizes and schedule.
        texts: documents.
        folder: where the model and its tokenizer are written, in transformers' form.
        state: folder of the resumable state.
        progress: told after every step.
    """
    from transformers import Qwen3Config, Qwen3ForCausalLM

    texts = texts or NO_WORDS
    config = config.sized_for(0).tuned_for(has_words=True)  # where nobody has
    assert config.vocabulary and config.hidden_size and config.heads and config.pretrain_steps is not None
    tokenizer = train_bpe(texts, config.vocabulary, first=("<pad>", "<start>"), last="<end>", frame=False)
    torch.manual_seed(config.seed)
    hidden_size, heads = config.hidden_size, config.heads
    shape = Qwen3Config(
        vocab_size=len(tokenizer),
        hidden_size=hidden_size,
        intermediate_size=3 * hidden_size,
        num_hidden_layers=config.layers,
        num_attention_heads=heads,
        num_key_value_heads=1 if heads % 2 else heads // 2,
        head_dim=2 * max(1, hidden_size // heads // 2),  # places are told by turning pairs
        max_position_embeddings=2048,
        tie_word_embeddings=True,
        pad_token_id=tokenizer.pad_token_id,
        bos_token_id=tokenizer.bos_token_id,
        eos_token_id=tokenizer.eos_token_id,
    )
    model = Qwen3ForCausalLM(shape).to(best_device())
    start, end = [tokenizer.bos_token_id], [tokenizer.eos_token_id]
    documents = [start + ids + end for ids in tokenizer(list(texts), add_special_tokens=False)["input_ids"]]
    rows = [ids[:MAX_DOCUMENT_LENGTH] for ids in documents]

    def batch(step: int) -> tuple[np.ndarray, np.ndarray, float]:
        chosen = np.random.default_rng((config.seed, step)).integers(len(rows), size=config.pretrain_batch)
        return token_part(*padded([(rows[row], rows[row]) for row in chosen]))

    schedule = Schedule(config.pretrain_steps, config.pretrain_learning_rate, task="Pretraining the language model")
    train(model, batch, token_loss, schedule, state=state, progress=progress)
    if processes.is_main():
        model.to(torch.bfloat16).save_pretrained(folder)
        tokenizer.save_pretrained(folder)
