"""The projection of item embeddings onto a plane, by UMAP (McInnes, Healy & Melville 2018).

In: embeddings `(n, d)`, first codes, codewords; out: an `ItemMap`. Only this module imports umap, which takes half a
minute to compile itself; what it gives is shipped with the build. The rule: more than `points` products are drawn as a
sample in which every first code keeps its share.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

import numpy as np

from mmsid.item_map import NEIGHBOURS, ItemMap

MIN_POINTS = 32
"""Of fewer products UMAP makes no map; the two main axes of the embeddings do."""

_MARGIN = 0.02
_BLOCK = 1024


def project(  # noqa: PLR0913 - a map is made of all of these
    embeddings: np.ndarray,
    first_codes: np.ndarray,
    codewords: np.ndarray,
    *,
    points: int = 20_000,
    spread: int = 15,
    seed: int = 0,
    events: np.ndarray | None = None,
) -> ItemMap:
    """Makes the map of a catalogue.

    Args:
        embeddings: `(n, d)` unit rows.
        first_codes: `(n,)` the items' first codes.
        codewords: `(K_1, d)` of the first codebook.
        points: products that are drawn at most.
        spread: UMAP's number of neighbours: more show the whole, fewer the details.
        seed: of the sample and of UMAP.
        events: `(n,)` training events, kept with the map.
    """
    rows = sample(first_codes, points, seed)
    drawn = embeddings[rows].astype(np.float64)
    marks = codewords / np.maximum(np.linalg.norm(codewords, axis=1, keepdims=True), 1e-12)
    method = "umap" if len(rows) >= MIN_POINTS else "pca"
    apply = _umap(drawn, spread, seed) if method == "umap" else _principal_axes(drawn)
    positions, landmarks = apply(None), apply(marks)
    low, high = positions.min(axis=0), positions.max(axis=0)
    size = max(float((high - low).max()), 1e-12)

    def framed(places: np.ndarray) -> np.ndarray:
        centred = (places - (low + high) / 2) / size * (1 - 2 * _MARGIN) + 0.5
        return np.clip(centred, 0.0, 1.0)

    positions = framed(positions)
    return ItemMap(
        method=method,
        rows=rows,
        positions=positions,
        landmarks=framed(landmarks),
        neighbours_kept=neighbours_kept(drawn, positions),
        neighbours_by_chance=min(1.0, NEIGHBOURS / max(1, len(rows) - 1)),
        events=events,
    )


def sample(first_codes: np.ndarray, points: int, seed: int) -> np.ndarray:
    """Rows to draw, ascending: all, or about `points` in which every first code keeps its share and at least one."""
    n = len(first_codes)
    if n <= points:
        return np.arange(n)
    rng = np.random.default_rng(seed)
    chosen = []
    for code in np.unique(first_codes):
        inside = np.flatnonzero(first_codes == code)
        chosen.append(rng.choice(inside, max(1, int(len(inside) * points / n)), replace=False))
    return np.sort(np.concatenate(chosen))


def neighbours_kept(embeddings: np.ndarray, positions: np.ndarray) -> float:
    """Mean share of a product's nearest by cosine that are among its nearest on the map."""
    n = len(embeddings)
    k = min(NEIGHBOURS, n - 1)
    if k < 1:
        return 1.0
    squares, shared = (positions**2).sum(axis=1), 0
    for start in range(0, n, _BLOCK):
        block = np.arange(start, min(start + _BLOCK, n))
        cosines = embeddings[block] @ embeddings.T
        closeness = 2 * positions[block] @ positions.T - squares
        near = []
        for values in (cosines, closeness):
            values[np.arange(len(block)), block] = -np.inf
            near.append(np.argpartition(-values, k - 1, axis=1)[:, :k])
        shared += int((near[0][:, :, None] == near[1][:, None, :]).any(axis=2).sum())
    return shared / (n * k)


def _umap(rows: np.ndarray, spread: int, seed: int) -> Callable[[np.ndarray | None], np.ndarray]:
    """Fits UMAP; the result gives the positions of the rows themselves, or of others."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # one thread for the sake of the seed, and numba's own deprecations
        import umap

        model: Any = umap.UMAP(
            n_neighbors=min(spread, len(rows) - 1), min_dist=0.25, metric="cosine", random_state=seed
        ).fit(rows)

    def apply(others: np.ndarray | None) -> np.ndarray:
        if others is None:
            return np.asarray(model.embedding_, dtype=np.float64)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return np.asarray(model.transform(others), dtype=np.float64)

    return apply


def _principal_axes(rows: np.ndarray) -> Callable[[np.ndarray | None], np.ndarray]:
    mean = rows.mean(axis=0)
    _, _, axes = np.linalg.svd(rows - mean, full_matrices=False)
    axes = np.concatenate([axes, np.zeros((2, rows.shape[1]))])[:2]

    def apply(others: np.ndarray | None) -> np.ndarray:
        return ((rows if others is None else others) - mean) @ axes.T

    return apply
