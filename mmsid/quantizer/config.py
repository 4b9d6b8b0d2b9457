"""Configuration of the quantiser stage, and the rule that chooses the codebook sizes.

In: a number of items or explicit sizes. Out: a frozen `QuantizerConfig`; `resolved(n)` has the sizes filled in and is
what the stage saves with its codebooks. The one rule: a codebook is never larger than an eighth of the items.
"""

from __future__ import annotations

import math
from typing import Annotated

from pydantic import Field

from mmsid.config import StageConfig
from mmsid.errors import MmsidError
from mmsid.records import LEVEL_LETTERS

MIN_LEVELS, MAX_LEVELS = 2, 5
"""How many levels the rule may choose; explicit sizes may use as many as there are letters."""

IDS_PER_ITEM = 512
"""Wanted capacity. Items crowd in some branches, so far more IDs than items are needed for few of them to share one,
and for an ID to tell its item from the most alike; a level is saved where the largest allowed codebooks give at least a
32nd of it."""

LARGEST_FINE = 64
"""No codebook after the second is larger: its codes shall be seen often enough to be learnt."""

ITEMS_UNDER_TWO_CODES = 4
"""Wanted average, so that the tree's second level is still a group of products and not a product."""

FIRST_OVER_SECOND = 11
"""About how many times the first codebook is larger than the second. A second code has the same codeword under every
first one, and what all branches share is colour rather than type; so the first code has to carry the type."""

TINY = 16
"""Up to this many items an ID is a toy anyway: just enough IDs, few levels."""


class LossWeights(StageConfig):
    """Weights of the terms of the training loss; 0 switches a term off.

    Attributes:
        reconstruction: one minus the cosine between an embedding and the sum of its codewords.
        distribution: maximum mean discrepancy between the batch's embeddings and their reconstructions.
        codebook: each codeword explains what the levels before it left (squared distance, summed over levels).
        commitment: each level's input stays near the codeword that it stands for.
        choice: each level's input prefers the code of the item's own ID, the one it has once collisions are resolved.
        distinction: contrast of an item's codeword sum with the embeddings of other items.
        consistency: one modality alone chooses the codes of the item's own ID.
        alignment: contrast between the codeword sums of an item's modalities.
    """

    reconstruction: float = Field(1.0, ge=0)
    distribution: float = Field(1.0, ge=0)
    codebook: float = Field(1.0, ge=0)
    commitment: float = Field(0.25, ge=0)
    choice: float = Field(0.03, ge=0)
    distinction: float = Field(1.0, ge=0)
    consistency: float = Field(0.1, ge=0)
    alignment: float = Field(0.02, ge=0)


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
        settle_every: steps between two rounds in which unused codes are revived and every item gets its own ID.
        choice_temperature: softness of a choice, in units of the level's own mean squared distance.
        consistency_decay: the consistency of each level counts this times as much as that of the level before.
        coarse_levels: that many first levels are not trained to tell single items apart, only to mean something.
        distinction_temperature, alignment_temperature: of the contrasts between items and between modalities.
        seed: of everything random in the stage.
    """

    codebook_sizes: tuple[Annotated[int, Field(le=2**20)], ...] | None = None
    hidden: int = Field(128, ge=1, le=2**20)
    restarts: int = Field(10, ge=1)
    steps: int = Field(300, ge=0)
    batch: int = Field(512, ge=2)
    learning_rate: float = Field(1e-3, gt=0)
    weight_decay: float = Field(1e-2, ge=0)
    weights: LossWeights = LossWeights()
    settle_every: int = Field(25, ge=1)
    choice_temperature: float = Field(0.2, gt=0)
    consistency_decay: float = Field(0.5, gt=0, le=1)
    coarse_levels: int = Field(2, ge=0)
    distinction_temperature: float = Field(0.05, gt=0)
    alignment_temperature: float = Field(0.1, gt=0)
    seed: int = Field(0, ge=0, lt=2**63)

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

    The first two levels leave at least `ITEMS_UNDER_TWO_CODES` items under two codes on average; then come as few
    further levels as give about `IDS_PER_ITEM` IDs per item.

    Args:
        n_items: of the catalogue, at least 1.

    Returns:
        2 to 5 sizes, none larger than an eighth of the items (but at least 2), whose product is at least `n_items`.
    """
    largest = max(2, n_items // 8)
    if n_items <= TINY:
        return (2,) * max(MIN_LEVELS, math.ceil(math.log2(max(1, n_items))))
    groups = n_items / ITEMS_UNDER_TWO_CODES
    first = _round_down(min(largest, math.sqrt(FIRST_OVER_SECOND * groups)))
    second = _round_down(min(largest, groups / first))
    wanted = IDS_PER_ITEM * n_items / (first * second)
    ceiling = min(largest, LARGEST_FINE)
    levels = next((k for k in range(1, MAX_LEVELS - 2) if ceiling**k >= wanted / 32), MAX_LEVELS - 2)
    further = min(ceiling, _round_up(wanted ** (1 / levels)))
    return (first, second, *(further,) * levels)


def _round_up(size: float) -> int:
    """To 2, 3, 4, 6, 8, 12, 16, 24, 32, 48 and so on."""
    power = 2 ** max(1, math.ceil(math.log2(size) - 1e-9))
    return power * 3 // 4 if power * 3 / 4 >= size and power > 2 else power


def _round_down(size: float) -> int:
    """To 8, 12, 16, 24, 32, 48 …, below 8 to a whole number; at least 2."""
    if size < 8:
        return max(2, int(size))
    power = 2 ** int(math.log2(size))
    return power * 3 // 2 if size >= power * 1.5 else power
