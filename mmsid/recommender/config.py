"""Configuration of the recommender stage."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field

from mmsid.collaborative import CollaborativeConfig
from mmsid.config import StageConfig

FEW_EVENTS = 250_000
"""Training events below which the small language model is a smaller one: more of it learns nothing more from them."""

SIZES = ((128, 2, 4, 1024), (256, 4, 4, 4096))
"""Hidden size, layers, heads and vocabulary of the small model, where events are few and where they are not."""

LEARNING_RATES = 2e-3, 1e-3
"""Of an adapter, and of every weight."""

PRETRAIN_STEPS = 1200
"""Of the small model, where there are words to learn."""


class RecommenderConfig(StageConfig):
    """Which language model writes the semantic IDs, and how it is tuned.

    Attributes:
        base: `"small"` for the language model that this project pretrains itself, a folder with a causal language
            model, a build whose base model is taken over, or any Hugging Face causal LM such as `Qwen/Qwen3-0.6B`.
        hidden_size, layers, heads: of the small model (Qwen3 architecture, key-value heads: half of the heads).
        vocabulary: of its byte-level BPE, tokens. Like its sizes, it follows from the number of training events where
            it is left out.
        pretrain_steps, pretrain_batch, pretrain_learning_rate: of its pretraining on product texts; left out, there is
            none where the products have no words.
        tuning: `"lora"` trains an adapter and the ID tokens' rows; `"full"` every weight; `"none"` only sets the rows;
            None lets the catalogue decide: a small model that had no words to learn from has nothing to keep.
        lora_rank, lora_alpha, lora_dropout: of the adapter, which covers all linear layers.
        code_rows: how the ID tokens' rows start: from the quantiser's codewords, or at random.
        batch, learning_rate, weight_decay: of the tuning; a batch holds so many windows of histories. Left out, it
            follows from how many there are, and the rate from what is tuned.
        max_passes, minutes: the tuning ends by itself; these bound it.
        steps: a bound in steps, in place of the passes; without validation events, how many there are.
        max_history: products of the history that the prompt holds, the most recent ones.
        distillation: weight of the collaborative voice's distribution as a soft target beside what really came next.
        alignment_share: share of the training rows that translate between IDs and titles or categories.
        history_dropout: probability that a product is left out of a training history. It keeps the model from learning
            shoppers by heart, and histories with gaps, which explanations ask about, from being strange to it.
        rare_item_events: training events that a product with fewer is helped to, in multiples of the median product's:
            its neighbours pass on some of theirs.
        cold_item_events: events that are passed on to a product without any, in multiples of the median product's.
        collaborative: the voice beside the language model.
        beam: prefixes that decoding keeps per level at least.
        seed: of everything random in the stage.
    """

    RENAMED: ClassVar[Mapping[str, str]] = {"newcomer_events": "cold_item_events", "rare_events": "rare_item_events"}

    base: str = "small"
    hidden_size: int | None = Field(None, ge=4)
    layers: int | None = Field(None, ge=1)
    heads: int | None = Field(None, ge=1)
    vocabulary: int | None = Field(None, ge=300)
    pretrain_steps: int | None = Field(None, ge=0)
    pretrain_batch: int = Field(32, ge=1)
    pretrain_learning_rate: float = 2e-3
    tuning: Literal["lora", "full", "none"] | None = None
    lora_rank: int = Field(32, ge=1)
    lora_alpha: int = Field(64, ge=1)
    lora_dropout: float = Field(0.1, ge=0, lt=1)
    code_rows: Literal["codewords", "random"] = "codewords"
    steps: int | None = Field(None, ge=0)
    max_passes: int = Field(200, ge=0)
    minutes: float = Field(30.0, gt=0)
    batch: int | None = Field(None, ge=1)
    learning_rate: float | None = Field(None, gt=0)
    weight_decay: float = Field(0.01, ge=0)
    max_history: int = Field(30, ge=1, le=10_000)
    alignment_share: float = Field(0.1, ge=0, le=1)
    history_dropout: float = Field(0.2, ge=0, lt=1)
    distillation: float = Field(0.5, ge=0, le=1)
    rare_item_events: float = Field(0.27, ge=0)
    cold_item_events: float = Field(2.4, ge=0)
    collaborative: CollaborativeConfig = CollaborativeConfig()
    beam: int = Field(20, ge=1, le=10_000)
    seed: int = Field(0, ge=0, lt=2**63)

    def tuned_for(self, *, has_words: bool) -> RecommenderConfig:
        """The same with pretraining, what is tuned, and how fast, set for a catalogue with or without words."""
        steps = (PRETRAIN_STEPS if has_words else 0) if self.pretrain_steps is None else self.pretrain_steps
        tuning = self.tuning or ("full" if self.base == "small" and not has_words else "lora")
        rate = self.learning_rate or LEARNING_RATES[tuning == "full"]
        return self.model_copy(update={"pretrain_steps": steps, "tuning": tuning, "learning_rate": rate})

    def sized_for(self, n_events: int) -> RecommenderConfig:
        """The same with the sizes of the small model set, for so many training events."""
        sizes = dict(zip(("hidden_size", "layers", "heads", "vocabulary"), SIZES[n_events >= FEW_EVENTS], strict=True))
        return self.model_copy(update={name: getattr(self, name) or size for name, size in sizes.items()})
