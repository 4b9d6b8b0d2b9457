"""Configuration of the quantiser stage, and the rule that chooses the codebook sizes.

In: a number of items or explicit sizes. Out: a frozen `QuantizerConfig`; `resolved(n)` has the sizes filled in and is
what the stage saves with its codebooks. The one rule: a codebook is never larger than an eighth of the items.
"""

from __future__ import annotations

import math

from pydantic import Field

from mmsid.config import StageConfig
from mmsid.errors import MmsidError
from mmsid.records import LEVEL_LETTERS

FEWEST_LEVELS, MOST_LEVELS = 2, 5
"""How many levels the rule may choose; explicit sizes may use as many as there are letters."""

IDS_PER_ITEM = 24
"""Wanted capacity: fewer free IDs per item mean more items that share one before they are moved."""

ITEMS_UNDER_TWO_CODES = 4
"""Wanted average, so that the tree's second level is still a shelf of products and not a product."""

TINY = 16
"""Up to this many items an ID is a toy anyway: just enough IDs, few levels."""


class LossWeights(StageConfig):
    """Weights of the terms of the training loss; 0 switches a term off.

    Attributes:
        reconstruction: one minus the cosine between an embedding and the sum of its codewords.
        distribution: maximum mean discrepancy between the batch's embeddings and their reconstructions.
        codebook: codewords follow the inputs that chose them (squared distance, summed over levels).
        commitment: inputs stay near the codewords that they chose.
        alignment: contrast between the reconstructions of an item's modalities.
        consistency: a single modality chooses the codes that the fused embedding chose.
    """

    reconstruction: float = Field(1.0, ge=0)
    distribution: float = Field(1.0, ge=0)
    codebook: float = Field(1.0, ge=0)
    commitment: float = Field(0.25, ge=0)
    distinction: float = Field(0.1, ge=0)
    alignment: float = Field(0.02, ge=0)
    consistency: float = Field(0.1, ge=0)


class QuantizerConfig(StageConfig):
    """How item embeddings become codes.

    Attributes:
        codebook_sizes: one per level, coarse to fine; None lets `choose_codebook_sizes` decide.
        hidden: width of every level's network.
        restarts: of k-means, for each level's first codebook.
        steps, batch: of the training; a batch as large as the catalogue makes it full-batch.
        learning_rate: peak, after a short warm-up; it falls to zero along a cosine (AdamW).
        weight_decay: of the levels' networks; codewords are not decayed.
        weights: of the terms of the loss.
        alignment_temperature: of the contrast between modalities.
        consistency_temperature: softness of a single modality's choice, in units of the level's own mean squared
            distance to the chosen codeword.
        consistency_decay: the consistency of each level counts this times as much as that of the level before.
        revive_every: steps between two searches for unused codes, during the first three quarters of the training.
        seed: of everything random in the stage.
    """

    codebook_sizes: tuple[int, ...] | None = None
    hidden: int = Field(256, ge=1)
    restarts: int = Field(10, ge=1)
    steps: int = Field(600, ge=0)
    batch: int = Field(512, ge=2)
    learning_rate: float = Field(1e-3, gt=0)
    weight_decay: float = Field(1e-2, ge=0)
    weights: LossWeights = LossWeights()
    distinction_temperature: float = Field(0.05, gt=0)
    alignment_temperature: float = Field(0.1, gt=0)
    consistency_temperature: float = Field(0.2, gt=0)
    consistency_decay: float = Field(0.5, gt=0, le=1)
    revive_every: int = Field(50, ge=1)
    seed: int = Field(0, ge=0)

    def resolved(self, n_items: int) -> QuantizerConfig:
        """The same configuration with its codebook sizes filled in.

        Raises:
            MmsidError: if explicit sizes are too small, too many, or give fewer IDs than items.
        """
        sizes = self.codebook_sizes or choose_codebook_sizes(n_items)
        if not 1 <= len(sizes) <= len(LEVEL_LETTERS) or min(sizes) < 2:
            raise MmsidError(
                f"Expected 1 to {len(LEVEL_LETTERS)} codebook sizes of at least 2, but got {list(sizes)}; "
                "change codebook_sizes."
            )
        if math.prod(sizes) < n_items:
            raise MmsidError(
                f"Codebooks of {list(sizes)} give {math.prod(sizes):,} IDs for {n_items:,} items; "
                f"use larger ones, such as {list(choose_codebook_sizes(n_items))}."
            )
        return self.model_copy(update={"codebook_sizes": sizes})


def choose_codebook_sizes(n_items: int) -> tuple[int, ...]:
    """Chooses the number of levels and the size of each codebook.

    The first two levels are about equal and leave at least `ITEMS_UNDER_TWO_CODES` items under two codes on average;
    then come as few further levels, none larger than four times the second, as give `IDS_PER_ITEM` IDs per item.

    Args:
        n_items: of the catalogue, at least 1.

    Returns:
        2 to 5 sizes, none larger than an eighth of the items (but at least 2), whose product is at least `n_items`.
    """
    largest = max(2, n_items // 8)
    if n_items <= TINY:
        return (2,) * max(FEWEST_LEVELS, math.ceil(math.log2(max(1, n_items))))
    shelves = n_items / ITEMS_UNDER_TWO_CODES
    first = _tidy(min(largest, math.sqrt(shelves)))
    second = _tidy(min(largest, shelves / first))
    wanted = IDS_PER_ITEM * n_items / (first * second)
    ceiling = min(largest, 4 * second)
    levels = next((k for k in range(1, MOST_LEVELS - 1) if ceiling**k >= wanted), MOST_LEVELS - 2)
    needed = _smallest_root(wanted, levels)
    rounded = 2 ** math.ceil(math.log2(needed))
    further = rounded if rounded <= ceiling else min(needed, ceiling)
    return (first, second, *(further,) * levels)


def _tidy(size: float) -> int:
    """Rounds down: to a power of two from 8 on, to a whole number below; at least 2."""
    return 2 ** int(math.log2(size)) if size >= 8 else max(2, int(size))


def _smallest_root(wanted: float, levels: int) -> int:
    """The smallest whole number, at least 2, whose power reaches `wanted`."""
    size = max(2, int(wanted ** (1 / levels)) - 1)
    while size**levels < wanted:
        size += 1
    return size
