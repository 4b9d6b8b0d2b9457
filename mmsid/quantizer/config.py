"""Configuration of the quantiser stage, and the rule that chooses the codebook sizes.

In: a number of items or explicit sizes. Out: a frozen `QuantizerConfig`; `resolved(n)` has the sizes filled in and is
what the stage saves with its codebooks. The one rule: no kind is meant for fewer than four items, and no codebook is
larger than half of the items.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from pydantic import Field

from mmsid.config import StageConfig
from mmsid.errors import MmsidError
from mmsid.quantizer.shape import IdShape
from mmsid.records import LEVEL_LETTERS

IDS_PER_ITEM = 160
"""Wanted capacity. Items crowd in some branches, so far more IDs than items are needed for few of them to share one,
and for an ID to tell its item from the most alike."""

FLAT_LEVELS, FLAT_IDS_PER_ITEM = 3, 1000
"""Of IDs without a tree: levels of one size, as in TIGER (Rajput et al. 2023, arXiv 2305.05065). Nothing spreads items
evenly over them, so more room is wanted."""

IDS_PER_PLACE = 2
"""IDs of the fullest kind for each of its items, at least."""

LARGEST_FINE = 96
"""No codebook that tells single items apart is larger: its codes shall be seen often enough to be learnt."""

ITEMS_PER_KIND = 24
"""Wanted average, so that a kind is a shelf and not a product."""

LEAST_KINDS = 4
"""Where they have four products each: with as many second codes as first ones, the second would repeat the first."""

MOST_KINDS, MOST_LOOKS = 1024, 48
"""Of codebooks that the rule chooses."""

LOOKS_PER_ITEM = 1.5
"""Looks for each item of an average kind: with fewer of them, the products of one kind share looks more often."""

TINY, SMALL = 8, 500
"""Up to so many items an ID is a toy anyway, with four short levels; and what tells single items apart is one level
where that gives IDs enough."""

LEAST_LEVELS, MAX_LEVELS = 4, 5
"""That the rule chooses; explicit sizes may use as many as there are letters, or fewer."""


class LossWeights(StageConfig):
    """Weights of the terms of the training loss; 0 switches a term off.

    Attributes:
        reconstruction: one minus the cosine between an embedding and the sum of its codewords.
        distribution: maximum mean discrepancy between the batch's embeddings and their reconstructions.
        codebook: each codeword explains what the levels before it left (squared distance, summed over levels).
        commitment: each level's input stays near the codeword that it stands for.
        choice: each level's input prefers the code of the item's own ID, the one it has once collisions are resolved.
        labels: the same, far stronger, for the levels that stand for kinds and looks, from all that an item has and
            from each modality alone.
        distinction: contrast of an item's codeword sum with the embeddings of other items.
        consistency: one modality alone chooses the codes of the item's own ID.
        alignment: contrast between the codeword sums of an item's modalities.
    """

    reconstruction: float = Field(1.0, ge=0)
    distribution: float = Field(1.0, ge=0)
    codebook: float = Field(1.0, ge=0)
    commitment: float = Field(0.25, ge=0)
    choice: float = Field(0.03, ge=0)
    labels: float = Field(0.5, ge=0)
    distinction: float = Field(1.5, ge=0)
    consistency: float = Field(0.1, ge=0)
    alignment: float = Field(0.02, ge=0)


class QuantizerConfig(StageConfig):
    """How item embeddings become codes.

    Attributes:
        codebook_sizes: one per level, coarse to fine; None lets the catalogue decide (`plan_codes`).
        tree: whether every second code belongs to one first code, and the third says a look; otherwise any code may
            follow any other, and none means anything but what the residual quantiser finds. None lets the catalogue
            decide: a tree is for those who can see or read what a product is.
        categories: whether the first two levels stand for the catalogue's categories, where it has them.
        attributes: whether the third level stands for an attribute column, where one can be seen.
        most_looks: classes that such a column is given at most; those that look most alike are put together.
        least_look: items that a value must have to be a class.
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

    ADDED: ClassVar[Mapping[str, Any]] = {"tree": True}

    codebook_sizes: tuple[Annotated[int, Field(le=2**20)], ...] | None = None
    tree: bool | None = None
    categories: bool = True
    attributes: bool = True
    most_looks: int = Field(MOST_LOOKS, ge=2)
    least_look: int = Field(4, ge=1)
    hidden: int = Field(128, ge=1, le=2**20)
    restarts: int = Field(10, ge=1)
    steps: int = Field(500, ge=0)
    batch: int = Field(512, ge=2)
    learning_rate: float = Field(1e-3, gt=0)
    weight_decay: float = Field(1e-2, ge=0)
    weights: LossWeights = LossWeights()
    settle_every: int = Field(25, ge=1)
    choice_temperature: float = Field(0.15, gt=0)
    consistency_decay: float = Field(0.5, gt=0, le=1)
    coarse_levels: int = Field(3, ge=0)
    distinction_temperature: float = Field(0.05, gt=0)
    alignment_temperature: float = Field(0.1, gt=0)
    seed: int = Field(0, ge=0, lt=2**63)

    def resolved(self, n_items: int, *, parents: tuple[int, ...] = ()) -> QuantizerConfig:
        """The same configuration with its codebook sizes filled in and checked.

        Args:
            n_items: of the catalogue.
            parents: of the second codes, see `IdShape`.

        Raises:
            MmsidError: if explicit sizes are too small, too many, or give fewer IDs than items.
        """
        flat = self.tree is False and not parents
        sizes = self.codebook_sizes or (choose_flat_sizes(n_items) if flat else choose_codebook_sizes(n_items))
        if not 1 <= len(sizes) <= len(LEVEL_LETTERS) or (not parents and min(sizes) < 2):
            raise MmsidError(
                f"Expected 1 to {len(LEVEL_LETTERS)} codebook sizes of at least 2, but got {list(sizes)}; "
                "change codebook_sizes."
            )
        capacity = IdShape(sizes, parents).capacity()
        if capacity < n_items:
            raise MmsidError(
                f"Codebooks of {list(sizes)} give {capacity:,} IDs for {n_items:,} items; "
                f"use larger ones, such as {list(choose_codebook_sizes(n_items))}."
            )
        return self.model_copy(update={"codebook_sizes": sizes})


def choose_codebook_sizes(
    n_items: int, *, kinds: tuple[int, int] | None = None, largest_kind: int | None = None, looks: int | None = None
) -> tuple[int, ...]:
    """Chooses the number of levels and the size of each codebook.

    The first two levels are a tree, so the second alone says how many kinds there are. Then comes a look that all kinds
    share, and as few further levels as tell the items of one kind and look apart.

    Args:
        n_items: of the catalogue, at least 1.
        kinds: sizes of the first two levels, where they are known.
        largest_kind: items of the fullest kind; twice the average by default.
        looks: classes of the third level, where they are known.

    Returns:
        4 or 5 sizes.
    """
    shelves = max(LEAST_KINDS, n_items // ITEMS_PER_KIND)
    second = kinds[1] if kinds else min(MOST_KINDS, max(2, n_items // 4), shelves)
    first = kinds[0] if kinds else max(2, min(second, round(math.sqrt(second))))
    average = n_items / second
    look = looks or max(2, min(MOST_LOOKS, n_items // 4, _round_down(LOOKS_PER_ITEM * average)))
    fullest = IDS_PER_PLACE * (largest_kind or 1.5 * average)
    ceiling = min(LARGEST_FINE, max(2, n_items // (2 if n_items <= SMALL else 4)))
    enough = max(IDS_PER_ITEM * average / 10 if n_items > SMALL else 0, fullest) / look
    most = 1 if n_items <= TINY else MAX_LEVELS - LEAST_LEVELS + 1
    levels = next((k for k in range(1, most) if ceiling**k >= enough), most)
    wanted = max(IDS_PER_ITEM * average, fullest) / look
    further = max(2, min(ceiling, _round_up(wanted ** (1 / levels))))
    if second * look * further**levels < n_items or look * further**levels < (largest_kind or average):
        further = math.ceil(max(n_items / second, largest_kind or average) / look) ** (1 / levels) + 1
        further = max(2, math.ceil(further))
    return (first, second, look, *(further,) * levels)


def choose_flat_sizes(n_items: int) -> tuple[int, ...]:
    """The sizes of codebooks without a tree: `FLAT_LEVELS` of one size.

    Args:
        n_items: of the catalogue, at least 1.
    """
    wanted = _round_up((FLAT_IDS_PER_ITEM * n_items) ** (1 / FLAT_LEVELS))
    return (max(2, min(wanted, n_items // 2)),) * FLAT_LEVELS


def _round_up(size: float) -> int:
    """To 2, 3, 4, 6, 8, 12, 16, 24, 32, 48 and so on."""
    power = 2 ** max(1, math.ceil(math.log2(max(2, size)) - 1e-9))
    return power * 3 // 4 if power * 3 / 4 >= size and power > 2 else power


def _round_down(size: float) -> int:
    """To 8, 12, 16, 24, 32, 48 …, below 8 to a whole number; at least 2."""
    if size < 8:
        return max(2, int(size))
    power = 2 ** int(math.log2(size))
    return power * 3 // 2 if size >= power * 1.5 else power
