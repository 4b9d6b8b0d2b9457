"""First codebooks, and the revival of codes that nobody uses.

In: embeddings `(n, d)`. Out: codewords placed in the model. The one rule: a codeword is only ever placed where items
are (at a class's or cluster's mean, or on an item's own input), so that somebody can choose it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from mmsid.quantizer.losses import squared_distances

if TYPE_CHECKING:
    from mmsid.quantizer.model import HierarchicalQuantizer

ROWS_PER_CODEWORD = 256
"""Rows that k-means looks at for each codeword, at most."""

_BLOCK = 16_384  # rows whose distances to all codewords are held at once


def first_codebooks(
    rows: np.ndarray, sizes: tuple[int, ...], labels: np.ndarray | None = None, *, restarts: int, seed: int
) -> list[np.ndarray]:
    """Codebooks to start from: level by level, class means where items have labels, else k-means on what is left.

    K-means takes the best of `restarts` runs of Lloyd's algorithm from k-means++ starts (Arthur & Vassilvitskii 2007),
    on one thread, so that the same seed gives the same bits. Of more than `ROWS_PER_CODEWORD` rows for each codeword
    so many are drawn, as FAISS does it: the training that follows moves the codewords anyway.

    Args:
        rows: `(n, d)`, at least one.
        sizes: of the codebooks, coarse to fine.
        labels: `(n, L)` int64, the code that an item should get, or -1; a level without any is clustered, and of one
            that has them, every code is some item's.
        restarts: runs per level.
        seed: of the starts.

    Returns:
        per level `(K_l, d)` float64. Where fewer rows differ than a clustered codebook has codes, its other codewords
        repeat those that it has.
    """
    residuals = np.array(rows, dtype=np.float64)
    codebooks = []
    for level, size in enumerate(sizes):
        own = labels[:, level] if labels is not None else np.full(len(residuals), -1)
        if (own >= 0).any():
            codebook = np.stack([residuals[own == code].mean(axis=0) for code in range(size)])
            nearest = np.where(own >= 0, own, _nearest(residuals, codebook))
        else:
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
def revive_unused(
    model: HierarchicalQuantizer, rows: Tensor, random: np.random.Generator, labels: np.ndarray | None = None
) -> list[np.ndarray]:
    """Moves every codeword that no row chooses onto the input of a badly explained row.

    The rows are drawn like the starts of k-means++, with a probability that grows with the squared distance to the
    nearest codeword; a row that is alone on its code is never taken, so that no other code is lost. In a level that has
    labels only rows of the code's own label are drawn, in the second level of a tree only those under its parent.

    Args:
        model: changed in place.
        rows: `(n, d)` all embeddings, on the model's device.
        random: draws the rows.
        labels: `(n, L)`, the code that a row should get, or -1.

    Returns:
        per level, the codes that were moved.
    """
    revived = []
    codes = _codes(model, rows)
    for level, codebook in enumerate(model.codebooks):
        counts = np.bincount(codes[:, level], minlength=len(codebook))
        unused = np.flatnonzero(counts == 0)
        if not len(unused):
            revived.append(unused)
            continue
        inputs, nearest = _compared(model, rows, level)
        candidates = counts[codes[:, level]] > 1
        moved = []
        for code in unused:
            fits = candidates & _may_have(model, codes, labels, level, int(code))
            weights = np.where(fits, nearest.double().cpu().numpy(), 0.0)
            if weights.sum() <= 1e-12 * len(weights):
                continue
            row = int(random.choice(len(weights), p=weights / weights.sum()))
            codebook[code] = inputs[row]
            nearest = torch.minimum(nearest, squared_distances(inputs, inputs[row : row + 1])[:, 0])
            nearest[row] = 0
            moved.append(code)
        revived.append(np.array(moved, dtype=np.int64))
        codes = _codes(model, rows) if moved else codes
    return revived


def _codes(model: HierarchicalQuantizer, rows: Tensor) -> np.ndarray:
    return torch.cat([path.codes for path in model.in_blocks(rows)]).cpu().numpy()


def _compared(model: HierarchicalQuantizer, rows: Tensor, level: int) -> tuple[Tensor, Tensor]:
    """A level's inputs `(n, d)`, and their squared distances to the nearest codewords `(n,)`."""
    parts = [(path.inputs[level], path.squared[level].min(dim=1).values) for path in model.in_blocks(rows)]
    inputs, nearest = (torch.cat(column) for column in zip(*parts, strict=True))
    return inputs, nearest


def _may_have(
    model: HierarchicalQuantizer, codes: np.ndarray, labels: np.ndarray | None, level: int, code: int
) -> np.ndarray:
    """Which rows a codeword may be moved to."""
    fits = np.ones(len(codes), dtype=bool)
    if level == 1 and model.parents:
        fits = codes[:, 0] == model.parents[code]
    if labels is not None and (labels[:, level] >= 0).any():
        fits &= labels[:, level] == code
    return fits


def _kmeans(rows: np.ndarray, size: int, restarts: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    from sklearn.cluster import KMeans
    from threadpoolctl import threadpool_limits

    drawn = rows
    if len(rows) > ROWS_PER_CODEWORD * size:
        drawn = rows[np.sort(np.random.default_rng(seed).choice(len(rows), ROWS_PER_CODEWORD * size, replace=False))]
    different = np.unique(drawn, axis=0)
    if len(different) <= size:
        codebook = different[np.arange(size) % len(different)]
        return codebook, _nearest(rows, codebook)
    with threadpool_limits(limits=1):
        found = KMeans(size, n_init=restarts, random_state=seed % 2**32).fit(drawn)
    return found.cluster_centers_, found.labels_ if drawn is rows else _nearest(rows, found.cluster_centers_)


def _nearest(rows: np.ndarray, codebook: np.ndarray) -> np.ndarray:
    """The nearest codeword of each row: `(n,)`."""
    others = torch.as_tensor(codebook)
    blocks = (torch.as_tensor(rows[start : start + _BLOCK]) for start in range(0, len(rows), _BLOCK))
    return torch.cat([squared_distances(block, others).argmin(dim=1) for block in blocks]).numpy()
