"""Training of the language model: pretraining on product texts, then tuning on histories of semantic IDs.

In: items, their codes, shoppers' training histories; out: files of the recommender stage (`base/` for the small
model, `adapter/`, `config.json`). The rule: the base model never sees a shopper's sequence, so that what the adapter
learnt can be told from what the base knew.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

from mmsid.config import best_device
from mmsid.encoder.tokenizer import train_bpe
from mmsid.progress import Progress, silent
from mmsid.recommender.config import RecommenderConfig
from mmsid.recommender.model import Recommender, add_code_rows, initial_code_rows, load_base
from mmsid.recommender.prompts import IGNORED, Example, Prompts
from mmsid.records import Codes, Item
from mmsid.training.loop import Schedule, train


@dataclass(frozen=True, slots=True)
class TuningData:
    """What the tuning learns from.

    Attributes:
        items: the catalogue.
        codes: item id → semantic ID.
        histories: item ids of each shopper's training events, oldest first.
        codebooks: per level `(K_l, d)`.
    """

    items: Sequence[Item]
    codes: Mapping[str, Codes]
    histories: Sequence[Sequence[str]]
    codebooks: Sequence[np.ndarray]


def product_texts(items: Sequence[Item]) -> list[str]:
    """The pretraining's documents: what a product is, in words, several ways."""
    texts = []
    for item in items:
        category = " > ".join(item.category)
        if item.text:
            texts.append(item.text)
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

    tokenizer = train_bpe(texts, config.vocabulary, first=("<pad>", "<start>"), last="<end>", frame=False)
    torch.manual_seed(config.seed)
    shape = Qwen3Config(
        vocab_size=len(tokenizer),
        hidden_size=config.hidden_size,
        intermediate_size=3 * config.hidden_size,
        num_hidden_layers=config.layers,
        num_attention_heads=config.heads,
        num_key_value_heads=max(1, config.heads // 2),
        head_dim=config.hidden_size // config.heads,
        max_position_embeddings=2048,
        tie_word_embeddings=True,
        pad_token_id=tokenizer.pad_token_id,
        bos_token_id=tokenizer.bos_token_id,
        eos_token_id=tokenizer.eos_token_id,
    )
    model = Qwen3ForCausalLM(shape).to(best_device())
    start, end = [tokenizer.bos_token_id], [tokenizer.eos_token_id]
    documents = [start + ids + end for ids in tokenizer(list(texts), add_special_tokens=False)["input_ids"]]
    rows: list[Example] = [(ids[:256], ids[:256]) for ids in documents]
    batch = _batches(lambda rng: rows[rng.integers(len(rows))], config.pretrain_batch, config.seed)
    schedule = Schedule(config.pretrain_steps, config.pretrain_learning_rate, task="Pretraining the language model")
    train(model, batch, _loss, schedule, state=state, progress=progress)
    model.to(torch.bfloat16).save_pretrained(folder)
    tokenizer.save_pretrained(folder)


def tune(
    config: RecommenderConfig,
    base: str,
    data: TuningData,
    folder: Path,
    *,
    state: Path | None = None,
    progress: Progress = silent,
) -> dict[str, Any]:
    """Tunes a base model on shoppers' histories and the alignment tasks.

    Args:
        config: what is tuned and how.
        base: folder or name of the base model.
        data: items, codes, histories.
        folder: of the stage; `adapter/` (LoRA) or `base/` (full tuning) and `config.json` are written into it.
        state: folder of the resumable state.
        progress: told after every step.

    Returns:
        how many parameters were trained, and of how many.
    """
    model, tokenizer = load_base(base)
    prompts = Prompts(tokenizer, [len(codebook) for codebook in data.codebooks])
    add_code_rows(model, prompts, data.codebooks if config.code_rows == "codewords" else None, seed=config.seed)
    model = _with_adapter(model, prompts, config).to(best_device())
    trained = sum(p.numel() for p in model.parameters() if p.requires_grad)
    report = {"trained_parameters": trained, "parameters": sum(p.numel() for p in model.parameters())}
    if config.tuning != "none":
        batch = _batches(_draw(config, data, prompts), config.batch, config.seed)
        schedule = Schedule(config.steps, config.learning_rate, task="Tuning the language model")
        train(model, batch, _loss, schedule, state=state, progress=progress)
    if config.tuning == "lora":
        # the ID rows are in the adapter already; without this, peft would save all rows of the resized embedding
        model.save_pretrained(folder / "adapter", save_embedding_layers=False)
        (folder / "adapter" / "README.md").unlink(missing_ok=True)  # peft's empty template of a model card
    elif config.tuning == "full":
        model.to(torch.bfloat16).save_pretrained(folder / "base")
        tokenizer.save_pretrained(folder / "base")
    config.write(folder / "config.json")
    return report


def code_distance_report(tuned: Recommender, codebooks: Sequence[np.ndarray]) -> dict[str, list[float | None]]:
    """How much of the codebooks' geometry the tuned model's ID rows keep (the paper's forgetting check).

    Args:
        tuned: after the tuning.
        codebooks: per level `(K_l, d)`.

    Returns:
        per level, Kendall's tau between the codewords' pairwise distances and the ID rows' pairwise distances:
        `"before"` the tuning, `"after"` it, and for rows drawn at `"random"`; None where a level has two codes only.
    """
    from scipy.spatial.distance import pdist
    from scipy.stats import kendalltau

    def tau(rows: np.ndarray, codebook: np.ndarray) -> float | None:
        return float(kendalltau(pdist(rows), pdist(codebook)).statistic) if len(codebook) > 2 else None

    width = tuned.code_rows()[0].shape[1]
    rng = np.random.default_rng(tuned.config.seed)
    rows = {
        "before": initial_code_rows(codebooks, width, seed=tuned.config.seed),
        "after": tuned.code_rows(),
        "random": [rng.standard_normal((len(codebook), width)) for codebook in codebooks],
    }
    return {name: [tau(r, c) for r, c in zip(levels, codebooks, strict=True)] for name, levels in rows.items()}


def _with_adapter(model: Any, prompts: Prompts, config: RecommenderConfig) -> Any:
    """Freezes what the configuration does not tune."""
    if config.tuning == "full":
        return model
    if config.tuning == "none":
        return model.requires_grad_(False)
    from peft import LoraConfig, get_peft_model

    torch.manual_seed(config.seed)
    rows: dict[str, list[int]] = {"embed_tokens": prompts.new_tokens}
    if not model.config.tie_word_embeddings:  # the output rows of the ID tokens are then weights of their own
        rows["lm_head"] = prompts.new_tokens
    adapter = LoraConfig(
        task_type="CAUSAL_LM",
        r=config.lora_rank,
        lora_alpha=config.lora_alpha,
        lora_dropout=config.lora_dropout,
        target_modules="all-linear",
        trainable_token_indices=rows,
    )
    return get_peft_model(model, adapter)


def _draw(config: RecommenderConfig, data: TuningData, prompts: Prompts) -> Callable[[np.random.Generator], Example]:
    histories = [[data.codes[item] for item in history] for history in data.histories if len(history) > 1]
    items = [item for item in data.items if item.item_id in data.codes]
    share = config.alignment_share if histories else 1.0
    window, gaps = config.max_history + 1, config.history_dropout

    def draw(rng: np.random.Generator) -> Example:
        if rng.random() < share:
            item = items[rng.integers(len(items))]
            return prompts.alignment(item, data.codes[item.item_id], rng)
        history = histories[rng.integers(len(histories))]
        kept = [codes for codes, chance in zip(history, rng.random(len(history)), strict=True) if chance >= gaps]
        kept = kept if len(kept) > 1 else history
        start = rng.integers(max(1, len(kept) - window + 1))
        return prompts.sequence(kept[start : start + window])

    return draw


def _batches(
    draw: Callable[[np.random.Generator], Example], size: int, seed: int
) -> Callable[[int], dict[str, torch.Tensor]]:
    device = best_device()

    def batch(step: int) -> dict[str, torch.Tensor]:
        rng = np.random.default_rng((seed, step))
        rows = [draw(rng) for _ in range(size)]
        longest = max(len(ids) for ids, _ in rows)
        ids = np.zeros((size, longest), dtype=np.int64)
        labels = np.full((size, longest), IGNORED)
        mask = np.zeros((size, longest), dtype=np.int64)
        for i, (row, targets) in enumerate(rows):
            ids[i, : len(row)], labels[i, : len(row)], mask[i, : len(row)] = row, targets, 1
        arrays = {"input_ids": ids, "labels": labels, "attention_mask": mask}
        return {name: torch.from_numpy(array).to(device) for name, array in arrays.items()}

    return batch


def _loss(model: Any, batch: dict[str, torch.Tensor]) -> torch.Tensor:
    """Cross-entropy over the targets; the vocabulary's logits are made at those places alone."""
    out = model(input_ids=batch["input_ids"], attention_mask=batch["attention_mask"], use_cache=False)
    targets = batch["labels"][:, 1:]
    wanted = targets != IGNORED
    return torch.nn.functional.cross_entropy(out.logits[:, :-1][wanted].float(), targets[wanted])
