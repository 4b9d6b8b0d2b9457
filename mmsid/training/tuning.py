"""Tuning of a language model on histories of semantic IDs.

In: a base model and `TuningData`; out: the recommender stage's `adapter/` (LoRA) or `base/` (full tuning) and its
`config.json`. What is learnt: the next product at every position of a shopper's history, and translations between IDs
and titles or categories.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

from mmsid import processes
from mmsid.artifacts import write_json
from mmsid.config import best_device, read_json
from mmsid.progress import Progress, silent
from mmsid.recommender.config import RecommenderConfig
from mmsid.recommender.model import Recommender, add_code_rows, initial_code_rows, load_base
from mmsid.recommender.prompts import Prompts
from mmsid.semantic_ids import Trie
from mmsid.training.distillation import Distillation
from mmsid.training.loop import logits_and_loss
from mmsid.training.rows import TokenBatch, TuningData, TuningRows
from mmsid.training.until_best import Bounds, Curve, train_until_best

READ_CASES = 2000
"""Validation cases that decide, at most, how long the tuning takes and how the voices are mixed."""


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
        how many parameters were trained, and of how many, and the `Curve`.
    """
    config = config.tuned_for(has_words=True)  # where nobody has decided it
    model, tokenizer = load_base(base)
    prompts = Prompts(tokenizer, [len(codebook) for codebook in data.codebooks])
    add_code_rows(model, prompts, data.codebooks if config.code_rows == "codewords" else None, seed=config.seed)
    model = _with_adapter(model, prompts, config).to(best_device())
    trained = sum(p.numel() for p in model.parameters() if p.requires_grad)
    report: dict[str, Any] = {"trained_parameters": trained, "parameters": sum(p.numel() for p in model.parameters())}
    if config.tuning != "none":
        report["curve"] = _trained(model, prompts, data, config, state, progress).model_dump(mode="json")
    if processes.is_main():
        _save(model, tokenizer, config, folder)
    return report


def _save(model: Any, tokenizer: Any, config: RecommenderConfig, folder: Path) -> None:
    if config.tuning == "lora":
        # the ID rows are in the adapter already; without this, peft would save all rows of the resized embedding
        model.to(torch.bfloat16).save_pretrained(folder / "adapter", save_embedding_layers=False)
        (folder / "adapter" / "README.md").unlink(missing_ok=True)  # peft's empty template of a model card
        write_canonically(folder / "adapter" / "adapter_config.json")
    elif config.tuning == "full":
        model.to(torch.bfloat16).save_pretrained(folder / "base")
        tokenizer.save_pretrained(folder / "base")
    config.write(folder / "config.json")


def _trained(
    model: Any, prompts: Prompts, data: TuningData, config: RecommenderConfig, state: Path | None, progress: Progress
) -> Curve:
    assert config.learning_rate is not None, "`tune` has set it"
    rows = TuningRows(data, prompts, config)
    distillation, weight = None, config.distillation if data.teacher is not None else 0.0
    if data.teacher is not None and weight:
        codes = np.array([data.codes[item.item_id] for item in data.items])
        trie = Trie.from_codes(codes, [len(codebook) for codebook in data.codebooks])
        teacher = data.teacher.to(best_device()).eval()
        distillation = Distillation(teacher, trie, prompts.code_tokens, start=len(prompts.instruction))

    def loss(model: Any, batch: TokenBatch) -> torch.Tensor:
        logits, hard = logits_and_loss(model, batch.ids, batch.labels)
        hard = hard * float(batch.shares[0])
        if distillation is None:
            return hard
        return (1 - weight) * hard + weight * float(batch.shares[1]) * distillation.loss(logits, batch)

    bounds = Bounds(
        steps_per_pass=rows.steps_per_pass,
        learning_rate=config.learning_rate,
        weight_decay=config.weight_decay,
        max_passes=config.max_passes,
        max_steps=config.steps,
        minutes=config.minutes,
        task="Tuning the language model",
    )
    prompted = written_cases(data, prompts, config)
    read = (lambda net: mean_log_prob(net, prompted, len(data.codebooks))) if prompted else None
    unit = "nats per validation event"
    curve = train_until_best(model, rows.batch, loss, read, bounds, unit=unit, state=state, progress=progress)
    if data.teacher is not None:
        data.teacher.to("cpu")
    return curve


def written_cases(data: TuningData, prompts: Prompts, config: RecommenderConfig) -> list[np.ndarray]:
    """Validation cases as token rows, those of one length together: `(cases, T)` each, the target's L tokens last."""
    by_length: dict[int, list[list[int]]] = {}
    for history, target in data.cases:
        tokens = prompts.history([data.codes[item] for item in history[-config.max_history :]])
        tokens += prompts.codes(data.codes[target])
        by_length.setdefault(len(tokens), []).append(tokens)
    return [np.array(rows) for _, rows in sorted(by_length.items())]


@torch.no_grad()
def mean_log_prob(model: Any, written: Sequence[np.ndarray], levels: int, *, at_once: int = 128) -> float:
    """Mean log-probability, in nats, of the targets of `written_cases`, L codes each."""
    total, count = 0.0, 0
    device = next(model.parameters()).device
    for rows in written:
        for start in range(0, len(rows), at_once):
            ids = torch.from_numpy(rows[start : start + at_once]).to(device)
            logits = model(input_ids=ids, use_cache=False, logits_to_keep=levels + 1).logits[:, :-1]
            told = torch.log_softmax(logits.float(), dim=-1).gather(2, ids[:, -levels:, None])
            total, count = total + float(told.sum()), count + len(ids)
    return total / max(1, count)


def write_canonically(path: Path) -> None:
    """Rewrites peft's `adapter_config.json` so that the same training gives the same bytes on every machine.

    peft writes sets in the order of Python's string hashes, which differs from process to process, and where the base
    model lay. Both mean nothing when the adapter is loaded; a name on the Hugging Face hub is kept.
    """
    values = read_json(path)
    for name, value in values.items():
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            values[name] = sorted(value)
    base = values.get("base_model_name_or_path")
    if base and (Path(base).is_absolute() or Path(base).exists()):
        values["base_model_name_or_path"] = None
    write_json(path, dict(sorted(values.items())))


def code_distance_report(tuned: Recommender, codebooks: Sequence[np.ndarray]) -> dict[str, list[float | None]]:
    """How much of the codebooks' geometry the tuned model's ID rows keep (the paper's forgetting check).

    Args:
        tuned: after the tuning.
        codebooks: per level `(K_l, d)`.

    Returns:
        per level, Kendall's tau between the codewords' pairwise distances and the ID rows' pairwise distances:
        `"before"` the tuning, `"after"` it, and for rows drawn at `"random"`; None where a level has two codes only, or
        all of its distances are equal.
    """
    from scipy.spatial.distance import pdist
    from scipy.stats import kendalltau

    def tau(rows: np.ndarray, codebook: np.ndarray) -> float | None:
        found = kendalltau(pdist(rows), pdist(codebook)).statistic if len(codebook) > 2 else np.nan
        return None if np.isnan(found) else float(found)

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
