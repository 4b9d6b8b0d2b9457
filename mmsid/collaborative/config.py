"""Configuration of the collaborative stage."""

from __future__ import annotations

from typing import Self

from pydantic import Field

from mmsid.config import StageConfig

DENSE = 50
"""Training events per item from which a SASRec is held back less: it has enough to learn from."""

DROPOUTS, SMOOTHINGS = (0.4, 0.2), (0.1, 0.0)
"""Dropout and label smoothing below and from `DENSE` on."""


class SasRecConfig(StageConfig):
    """Size and training of a SASRec; docs/LOG.md says how the defaults were chosen.

    Attributes:
        width, blocks, heads: of the transformer; its feed-forward layers are four times as wide.
        dropout, label_smoothing: everywhere, and of the targets; left out, they follow from the training events per
            item.
        max_history: most recent items that it sees.
        batch, learning_rate, weight_decay: of the training (AdamW).
        max_passes, minutes: the training ends by itself; these bound it.
        seed: of everything random.
    """

    width: int = Field(128, ge=4)
    blocks: int = Field(2, ge=1)
    heads: int = Field(2, ge=1)
    dropout: float | None = Field(None, ge=0, lt=1)
    label_smoothing: float | None = Field(None, ge=0, lt=1)
    max_history: int = Field(50, ge=1)
    batch: int = Field(128, ge=1)
    learning_rate: float = Field(1e-3, gt=0)
    weight_decay: float = Field(0.1, ge=0)
    max_passes: int = Field(200, ge=0)
    minutes: float = Field(20.0, gt=0)
    seed: int = Field(0, ge=0, lt=2**63)

    def sized_for(self, n_events: int, n_items: int) -> Self:
        """The same with dropout and label smoothing set, for so many training events of so many items."""
        is_dense = n_events >= DENSE * n_items
        dropout = DROPOUTS[is_dense] if self.dropout is None else self.dropout
        smoothing = SMOOTHINGS[is_dense] if self.label_smoothing is None else self.label_smoothing
        return self.model_copy(update={"dropout": dropout, "label_smoothing": smoothing})


class CollaborativeConfig(SasRecConfig):
    """The collaborative voice of a build.

    Attributes:
        speaks: whether it has a part in the answers; otherwise the language model is alone.
        cold_item_events: events that are passed on to a product without any, in multiples of the median product's.
    """

    speaks: bool = True
    cold_item_events: float = Field(2.4, ge=0)
