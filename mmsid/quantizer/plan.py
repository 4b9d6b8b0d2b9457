"""What every level of the semantic IDs shall stand for, decided before anything is trained.

In: item embeddings and, where the catalogue has them, categories and attribute columns; out: a `CodePlan`. The first
two levels are a tree of kinds (`kinds.py`), the third a look that all kinds share (`looks.py`), those after it tell
single products apart. With three levels there is no look, with two no tree (`level_roles`). The rule:
levels that are to stand for something have a label per item, and the training makes the nearest codeword the label's
own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mmsid.errors import MmsidError
from mmsid.quantizer.config import LEAST_LEVELS, QuantizerConfig, choose_codebook_sizes
from mmsid.quantizer.kinds import UNKNOWN, Kinds, kinds_of_categories, kinds_of_clusters
from mmsid.quantizer.looks import Looks, looks_of
from mmsid.records import Role, level_roles

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


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
    roles = level_roles(LEAST_LEVELS if given is None else len(given))
    if config.tree is False or roles.count(Role.KIND) < 2:
        resolved = config.resolved(n)
        return CodePlan(resolved, np.full((n, len(resolved.codebook_sizes or ())), UNKNOWN))
    if given is not None and given[1] < given[0]:
        raise MmsidError(
            f"Expected at least {given[0]} second codes, because every first code has its own, but got codebook_sizes "
            f"{list(given)}; use sizes such as {list(choose_codebook_sizes(n))}."
        )
    kinds = _kinds(embeddings, config, categories)
    looks = Looks(np.full(n, UNKNOWN), ())
    if Role.LOOK in roles and config.attributes:
        looks = _looks(embeddings, kinds, config, attributes or {})
    sizes = _sizes(n, config, kinds, looks)
    labels = np.full((n, len(sizes)), UNKNOWN)
    labels[:, :2] = kinds.labels
    if looks.size:
        labels[:, roles.index(Role.LOOK)] = looks.labels
    resolved = config.model_copy(update={"codebook_sizes": sizes}).resolved(n, parents=kinds.parents)
    return CodePlan(resolved, labels, kinds.parents, kinds.notes + looks.notes)


def _sizes(n: int, config: QuantizerConfig, kinds: Kinds, looks: Looks) -> tuple[int, ...]:
    if config.codebook_sizes is not None:
        return (*kinds.sizes, *config.codebook_sizes[2:])
    named = kinds.labels[:, 1][kinds.labels[:, 1] >= 0]
    return choose_codebook_sizes(
        n, kinds=kinds.sizes, largest_kind=int(np.bincount(named).max()), looks=looks.size or None
    )


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


def _looks(
    embeddings: np.ndarray, kinds: Kinds, config: QuantizerConfig, attributes: Mapping[str, Sequence[object]]
) -> Looks:
    """Looks as an attribute column says; without labels where none does, or where explicit sizes ask for more."""
    given = config.codebook_sizes
    asked = None if given is None else given[level_roles(len(given)).index(Role.LOOK)]
    left = _left(embeddings, kinds)
    found = looks_of(attributes, left, kinds.labels[:, 1], most=asked or config.most_looks, least=config.least_look)
    if asked is None or found.size in (0, asked):
        return found
    return Looks(
        np.full(len(left), UNKNOWN),
        (
            f"codebook_sizes asks for {asked} looks, and there are {found.size}: "
            "the third code is clusters of what is left.",
        ),
    )


def _left(embeddings: np.ndarray, kinds: Kinds) -> np.ndarray:
    """What is left of every embedding once the mean of its kind is taken away."""
    left = np.array(embeddings, dtype=np.float64)
    for code in range(len(kinds.parents)):
        rows = kinds.labels[:, 1] == code
        if rows.any():
            left[rows] -= left[rows].mean(axis=0)
    return left
