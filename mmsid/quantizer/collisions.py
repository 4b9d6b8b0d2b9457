"""Items that share an ID move to free ones, at the least cost.

In: codes `(n, L)`, the embeddings that they stand for and the codebooks. Out: codes `(n, L)` without repetition, and
what the moves cost. The rules: an item that is alone on its ID never moves, and of those that share one, one keeps it;
an item changes its last code only, unless all IDs under its other codes are taken. Among all ways to do so, the one
with the least squared reconstruction error is found, prefix by prefix (a linear assignment problem).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mmsid.errors import MmsidError
from mmsid.quantizer.shape import IdShape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MAX_ENTRIES = 20_000_000
"""Largest cost matrix. Only thousands of near-identical items need a larger one; they are then assigned in blocks, and
the optimum holds within each block."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """What became of the items that shared an ID.

    Attributes:
        codes: `(n, L)` int64, no two rows the same.
        moved: `(n,)` bool, whose ID changed.
        costs: `(n,)` float64, by how much the squared reconstruction error of each item grew (negative where the
            free ID describes the item better).
    """

    codes: np.ndarray
    moved: np.ndarray
    costs: np.ndarray

    @property
    def total_cost(self) -> float:
        """Sum of the costs."""
        return float(self.costs.sum())


def resolve_collisions(
    codes: np.ndarray, embeddings: np.ndarray, codebooks: Sequence[np.ndarray], parents: tuple[int, ...] = ()
) -> Resolution:
    """Gives every item an ID of its own.

    Items are settled under the longest prefix that has IDs enough for all its items: first where the last code alone
    is free, then, for the prefixes that are too full, one level up, and so on. Within a prefix the assignment makes
    the fewest changes of the coarsest code, then of the next, then the fewest moves, then the least squared error.

    Args:
        codes: `(n, L)`, coarse to fine.
        embeddings: `(n, d)`, what the IDs stand for.
        codebooks: per level `(K_l, d)`.
        parents: of the second codes, see `IdShape`.

    Raises:
        MmsidError: if there are more items than IDs.
    """
    sizes = tuple(len(codebook) for codebook in codebooks)
    shape = IdShape(sizes, parents)
    result = np.array(codes, dtype=np.int64)
    n, levels = result.shape
    if n > shape.capacity():
        needed = math.ceil(n * sizes[-1] / shape.capacity())
        raise MmsidError(
            f"Codebooks of {list(sizes)} give {shape.capacity():,} IDs for {n:,} items; "
            f"use at least {needed:,} codes in the last one, or another level."
        )
    vectors = np.asarray(embeddings, dtype=np.float64)
    unsettled = _shared(id_keys(result, sizes))
    for depth in range(levels - 1, -1, -1):
        for group in _groups(id_keys(codes[:, :depth], sizes), unsettled):
            leaves = shape.keys_below(tuple(codes[group[0], :depth].tolist()))
            if len(group) > len(leaves):
                continue
            rows = group[unsettled[group]]
            residuals = vectors[rows] - reconstruct(result[rows, :depth], codebooks)
            taken = id_keys(result[np.setdiff1d(group, rows), depth:], sizes[depth:])
            result[rows, depth:] = nearest_free(
                result[rows, depth:], residuals, codebooks[depth:], np.setdiff1d(leaves, taken)
            )
            unsettled[rows] = False
    moved = (result != codes).any(axis=1)
    costs = _squared_errors(vectors, result, codebooks) - _squared_errors(vectors, np.asarray(codes), codebooks)
    return Resolution(result, moved, np.where(moved, costs, 0.0))


def _groups(keys: np.ndarray, unsettled: np.ndarray) -> Iterator[np.ndarray]:
    """Ascending rows of each key that an unsettled row has."""
    order = np.argsort(keys, kind="stable")
    wanted = np.unique(keys[unsettled])
    starts, stops = (np.searchsorted(keys[order], wanted, side) for side in ("left", "right"))
    for start, stop in zip(starts.tolist(), stops.tolist(), strict=True):
        yield order[start:stop]


def id_keys(codes: np.ndarray, sizes: Sequence[int]) -> np.ndarray:
    """One number per ID or prefix, in lexicographic order: `(n, l)` codes give `(n,)` int64."""
    keys = np.zeros(len(codes), dtype=np.int64)
    for level in range(codes.shape[1]):
        keys = keys * sizes[level] + codes[:, level]
    return keys


def reconstruct(codes: np.ndarray, codebooks: Sequence[np.ndarray]) -> np.ndarray:
    """Sums codewords: `(n, l)` codes give float64 `(n, d)`, zeros where `l` is 0."""
    total = np.zeros((len(codes), codebooks[0].shape[1]))
    for level in range(codes.shape[1]):
        total += codebooks[level][codes[:, level]]
    return total


def nearest_free(
    codes: np.ndarray, residuals: np.ndarray, codebooks: Sequence[np.ndarray], leaves: np.ndarray
) -> np.ndarray:
    """Assigns free IDs under one prefix; see `resolve_collisions` for what is best.

    Args:
        codes: `(r, m)` the items' present codes below the prefix.
        residuals: `(r, d)` what the prefix leaves unexplained of each item.
        codebooks: of the `m` levels below the prefix.
        leaves: ascending keys (`id_keys` below the prefix) of the IDs that belong to no other item, at least r.

    Returns:
        `(r, m)` codes, all different and all among the leaves.
    """
    sizes = tuple(len(codebook) for codebook in codebooks)
    result = np.empty_like(codes)
    for block in np.array_split(np.arange(len(codes)), math.ceil(len(codes) * len(leaves) / _MAX_ENTRIES)):
        others = np.setdiff1d(id_keys(codes, sizes), id_keys(codes[block], sizes))  # one item each will keep these
        open_leaves = np.setdiff1d(leaves, others) if len(block) < len(codes) else leaves
        options = np.stack(np.unravel_index(open_leaves, sizes), axis=1)  # (f, m)
        chosen = _assign(codes[block], residuals[block], options, codebooks)
        result[block] = options[chosen]
        leaves = np.setdiff1d(leaves, open_leaves[chosen])
    return result


def _assign(
    codes: np.ndarray, residuals: np.ndarray, options: np.ndarray, codebooks: Sequence[np.ndarray]
) -> np.ndarray:
    """Which option `(f, m)` each of the `(r, m)` codes takes: `(r,)` different indices, best in lexicographic order."""
    from scipy.optimize import linear_sum_assignment

    sums = reconstruct(options, codebooks)
    errors = (sums**2).sum(1)[None] - 2 * residuals @ sums.T  # (r, f) up to a constant per row
    change = (len(codes) + 1) * (float(np.ptp(errors)) + 1e-9)  # one move more outweighs all errors
    penalty = 0.0
    penalties = np.zeros(errors.shape)
    for level in range(codes.shape[1] - 1, -1, -1):  # the coarsest code that changes decides, so it is written last
        penalty = change if penalty == 0 else penalty * (len(codes) + 1)
        penalties[codes[:, level][:, None] != options[None, :, level]] = penalty
    return np.asarray(linear_sum_assignment(errors + penalties)[1])


def _squared_errors(vectors: np.ndarray, codes: np.ndarray, codebooks: Sequence[np.ndarray]) -> np.ndarray:
    return np.asarray(((vectors - reconstruct(codes, codebooks)) ** 2).sum(axis=1))


def _shared(keys: np.ndarray) -> np.ndarray:
    _, inverse, counts = np.unique(keys, return_inverse=True, return_counts=True)
    return np.asarray(counts[inverse] > 1)
