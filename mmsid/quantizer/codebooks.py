"""First codebooks, and the revival of codes that nobody uses.

In: embeddings `(n, d)`. Out: codewords placed in the model. The one rule: a codeword is only ever placed where items
are (at a cluster's mean, or on an item's own input), so that somebody can choose it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from mmsid.quantizer.losses import squared_distances

if TYPE_CHECKING:
    from mmsid.quantizer.model import HierarchicalQuantizer


def residual_kmeans(rows: np.ndarray, sizes: tuple[int, ...], *, restarts: int, seed: int) -> list[np.ndarray]:
    """Codebooks of plain residual quantisation: k-means on what is left, level by level.

    Every level takes the best of `restarts` runs of Lloyd's algorithm from k-means++ starts (Arthur & Vassilvitskii
    2007), on one thread, so that the same seed gives the same bits.

    Args:
        rows: `(n, d)`, at least one.
        sizes: of the codebooks, coarse to fine.
        restarts: runs per level.
        seed: of the starts.

    Returns:
        per level `(K_l, d)` float64. Where fewer rows differ than a codebook has codes, its other codewords repeat
        those that it has.
    """
    residuals = np.array(rows, dtype=np.float64)
    codebooks = []
    for level, size in enumerate(sizes):
        codebook, nearest = _kmeans(residuals, size, restarts, seed + level)
        residuals -= codebook[nearest]
        codebooks.append(codebook)
    return codebooks


@torch.no_grad()
def place_codebooks(model: HierarchicalQuantizer, codebooks: list[np.ndarray]) -> None:
    """Copies codewords into the model."""
    for parameter, codebook in zip(model.codebooks, codebooks, strict=True):
        parameter.copy_(torch.as_tensor(codebook))


@torch.no_grad()
def revive_unused(model: HierarchicalQuantizer, rows: Tensor, random: np.random.Generator) -> list[np.ndarray]:
    """Moves every codeword that no row chooses onto the input of a badly explained row.

    The rows are drawn like the starts of k-means++, with a probability that grows with the squared distance to the
    nearest codeword; a row that is alone on its code is never taken, so that no other code is lost.

    Args:
        model: changed in place.
        rows: `(n, d)` all embeddings, on the model's device.
        random: draws the rows.

    Returns:
        per level, the codes that were moved.
    """
    revived = []
    for level, codebook in enumerate(model.codebooks):
        path = model(rows)
        inputs, counts = path.inputs[level], _counts(path.codes[:, level], len(codebook))
        nearest = path.squared[level].min(dim=1).values
        candidates = counts[path.codes[:, level].cpu().numpy()] > 1
        moved = []
        for code in np.flatnonzero(counts == 0):
            weights = np.where(candidates, nearest.double().cpu().numpy(), 0.0)
            if weights.sum() <= 1e-12 * len(weights):
                break
            row = int(random.choice(len(weights), p=weights / weights.sum()))
            codebook[code] = inputs[row]
            nearest = torch.minimum(nearest, squared_distances(inputs, inputs[row : row + 1])[:, 0])
            nearest[row] = 0
            moved.append(code)
        revived.append(np.array(moved, dtype=np.int64))
    return revived


def _counts(codes: Tensor, size: int) -> np.ndarray:
    return torch.bincount(codes, minlength=size).cpu().numpy()


def _kmeans(rows: np.ndarray, size: int, restarts: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    from sklearn.cluster import KMeans
    from threadpoolctl import threadpool_limits

    different = np.unique(rows, axis=0)
    if len(different) <= size:
        codebook = different[np.arange(size) % len(different)]
        return codebook, squared_distances(torch.as_tensor(rows), torch.as_tensor(codebook)).argmin(dim=1).numpy()
    with threadpool_limits(limits=1):
        found = KMeans(size, n_init=restarts, random_state=seed % 2**32).fit(rows)
    return found.cluster_centers_, found.labels_
