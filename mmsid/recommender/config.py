"""Configuration of the recommender stage."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field

from mmsid.config import StageConfig

PASSES = 110
"""How often the tuning sees every shopper's history, where the number of steps is not given."""

MIN_STEPS, MAX_STEPS = 300, 20_000
"""Of a tuning whose steps follow from the number of histories: fewer do not settle, more bring nothing new."""


class RecommenderConfig(StageConfig):
    """Which language model writes the semantic IDs, and how it is tuned.

    Attributes:
        base: `"small"` for the language model that this project pretrains itself, a folder with a causal language
            model, a build whose base model is taken over, or any Hugging Face causal LM such as `Qwen/Qwen3-0.6B`.
        hidden_size, layers, heads: of the small model (Qwen3 architecture, key-value heads: half of the heads).
        vocabulary: of its byte-level BPE, tokens.
        pretrain_steps, pretrain_batch, pretrain_learning_rate: of its pretraining on product texts.
        tuning: `"lora"` trains an adapter and the ID tokens' rows; `"full"` every weight; `"none"` only sets the rows.
        lora_rank, lora_alpha, lora_dropout: of the adapter, which covers all linear layers.
        code_rows: how the ID tokens' rows start: from the quantiser's codewords, or at random.
        steps, batch, learning_rate: of the tuning; steps left out follow from the number of histories.
        max_history: products of the history that the prompt holds, the most recent ones.
        alignment_share: share of the training rows that translate between IDs and titles or categories.
        history_dropout: probability that a product is left out of a training history. It keeps the model from learning
            shoppers by heart, and histories with gaps, which explanations ask about, from being strange to it.
        rare_events: training events that a product with fewer is helped to: its neighbours pass on some of theirs.
        cold_item_events: events that are passed on to a product without any, in multiples of the median product's.
        beam: prefixes that decoding keeps per level at least.
        seed: of everything random in the stage.
    """

    RENAMED: ClassVar[Mapping[str, str]] = {"newcomer_events": "cold_item_events"}

    base: str = "small"
    hidden_size: int = 256
    layers: int = 4
    heads: int = 4
    vocabulary: int = Field(4096, ge=300)
    pretrain_steps: int = Field(1200, ge=0)
    pretrain_batch: int = Field(32, ge=1)
    pretrain_learning_rate: float = 2e-3
    tuning: Literal["lora", "full", "none"] = "lora"
    lora_rank: int = Field(32, ge=1)
    lora_alpha: int = Field(64, ge=1)
    lora_dropout: float = Field(0.1, ge=0, lt=1)
    code_rows: Literal["codewords", "random"] = "codewords"
    steps: int | None = Field(None, ge=0)
    batch: int = Field(512, ge=1)
    learning_rate: float = 2e-3
    max_history: int = Field(30, ge=1, le=10_000)
    alignment_share: float = Field(0.1, ge=0, le=1)
    history_dropout: float = Field(0.2, ge=0, lt=1)
    rare_events: float = Field(40.0, ge=0)
    cold_item_events: float = Field(2.4, ge=0)
    beam: int = Field(20, ge=1, le=10_000)
    seed: int = Field(0, ge=0, lt=2**63)

    def steps_for(self, n_histories: int) -> int:
        """How many steps the tuning takes on so many histories: what `steps` says, or `PASSES` over all of them."""
        if self.steps is not None:
            return self.steps
        return min(max(round(PASSES * n_histories / self.batch), MIN_STEPS), MAX_STEPS)
