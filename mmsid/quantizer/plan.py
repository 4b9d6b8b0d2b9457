"""What every level of the semantic IDs shall stand for, decided before anything is trained.

In: item embeddings and, where the catalogue has them, categories and attribute columns; out: a `CodePlan`. The first
two levels are a tree of kinds (`kinds.py`), the third a look that all kinds share (`looks.py`), those after it tell
single products apart. With three levels there is no look, with two no tree. The rule: levels that are to stand for
something have a label per item, and the training makes the nearest codeword the label's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mmsid.quantizer.config import QuantizerConfig, choose_codebook_sizes
from mmsid.quantizer.kinds import UNKNOWN, Kinds, kinds_of_categories, kinds_of_clusters
from mmsid.quantizer.looks import looks_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LEVELS_WITH_TREE, LEVELS_WITH_LOOK = 3, 4
"""Numbers of levels from which on the first two are a tree, and the third is a look."""

LOOK = 2
"""The level of the look."""


@dataclass(frozen=True, eq=False)
class CodePlan:
    """The shape of the IDs.

    Attributes:
        config: with its codebook sizes filled in.
        labels: `(n, L)` int64, the code that an item should get, or -1 where its embedding alone decides.
        parents: per second code, its first one; empty without a tree.
        notes: sentences on what was decided, and why.
    """

    config: QuantizerConfig
    labels: np.ndarray
    parents: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def sizes(self) -> tuple[int, ...]:
        """Of the codebooks."""
        return self.config.codebook_sizes or ()


def plan_codes(
    embeddings: np.ndarray,
    config: QuantizerConfig,
    categories: Sequence[tuple[str, ...]] | None = None,
    attributes: Mapping[str, Sequence[object]] | None = None,
) -> CodePlan:
    """Decides the shape.

    Args:
        embeddings: `(n, d)` item embeddings.
        config: explicit codebook sizes are kept; kinds are then clusters where the categories are of another number.
        categories: per item, coarse to fine.
        attributes: further columns of the catalogue, one value per item.

    Raises:
        MmsidError: if explicit sizes do not fit, or give fewer IDs than items.
    """
    n, given = len(embeddings), config.codebook_sizes
    if given is not None and len(given) < LEVELS_WITH_TREE:
        return CodePlan(config.resolved(n), np.full((n, len(given)), UNKNOWN))
    kinds = _kinds(embeddings, config, categories)
    labels = kinds.labels
    with_look = given is None or len(given) >= LEVELS_WITH_LOOK
    looks, notes = None, kinds.notes
    if with_look and config.attributes:
        left = _left(embeddings, kinds)
        most = given[LOOK] if given is not None else config.most_looks
        looks = looks_of(attributes or {}, left, labels[:, 1], most=most, least=config.least_look)
        notes += looks.notes
    if given is None:
        sizes = choose_codebook_sizes(
            n,
            kinds=kinds.sizes,
            largest_kind=int(np.bincount(labels[:, 1][labels[:, 1] >= 0]).max()),
            looks=looks.size if looks is not None and looks.size else None,
        )
    else:
        sizes = (*kinds.sizes, *given[2:])
        if looks is not None and looks.size and looks.size < given[LOOK]:
            looks, notes = None, (*notes[:-1], "codebook_sizes asks for more looks than there are; they are clusters.")
    all_labels = np.full((n, len(sizes)), UNKNOWN)
    all_labels[:, :2] = labels
    if looks is not None and looks.size:
        all_labels[:, LOOK] = looks.labels
    resolved = config.model_copy(update={"codebook_sizes": sizes}).resolved(n, parents=kinds.parents)
    return CodePlan(resolved, all_labels, kinds.parents, notes)


def _kinds(embeddings: np.ndarray, config: QuantizerConfig, categories: Sequence[tuple[str, ...]] | None) -> Kinds:
    n, given = len(embeddings), config.codebook_sizes
    rule = choose_codebook_sizes(n)
    why = "The catalogue has no categories that tell kinds apart"
    if categories is not None and config.categories:
        per_kind = max(2, n // rule[1])
        found = kinds_of_categories(categories, embeddings, per_kind=per_kind, seed=config.seed)
        if found is not None and (given is None or found.sizes == given[:2]):
            return found
        if found is not None:
            why = f"The categories give {' and '.join(map(str, found.sizes))} kinds, and codebook_sizes asks for others"
    first, second = (given or rule)[:2]
    return kinds_of_clusters(embeddings, (first, second), seed=config.seed, why=why)


def _left(embeddings: np.ndarray, kinds: Kinds) -> np.ndarray:
    """What is left of every embedding once the mean of its kind is taken away."""
    left = np.array(embeddings, dtype=np.float64)
    for code in range(len(kinds.parents)):
        rows = kinds.labels[:, 1] == code
        if rows.any():
            left[rows] -= left[rows].mean(axis=0)
    return left
