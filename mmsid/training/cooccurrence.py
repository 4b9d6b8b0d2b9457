"""Item co-occurrence embeddings: which products are wanted after the same ones, as far as their content tells.

In: embeddings `(n, d)` and shoppers' histories; out: rows by which rare products find the neighbours from which events
are transferred to them (PPMI, truncated SVD, and a ridge regression from the content). Content decides for whom
behaviour is lacking, as in the paper's frequency-aware fusion.
"""

from __future__ import annotations

import numpy as np

EMBEDDING_SIZE = 64
"""Width of the space in which products that are wanted after the same ones lie together."""

TRUSTED = 100
"""Events from which on a product's contexts count fully."""

HALF_TRUSTED = 10
"""Events with which what shoppers did counts as much as what content tells, in the collaborative modality."""

_CONTEXT_POWER = 0.75
_RIDGE = 1.0


def cooccurrence_embeddings(embeddings: np.ndarray, histories: np.ndarray) -> np.ndarray:
    """Where products belong among those that are wanted after the same ones, told from their content alone.

    What comes right before a product gives it a row of positive pointwise mutual information, with the contexts'
    frequencies raised to 0.75; a truncated singular value decomposition makes the rows short (Levy, Goldberg & Dagan
    2015). A ridge regression from the embeddings, in which rarely seen products count little, then places all
    products, those without any event included. Two red shirts can so be nearer than two shirts, if that is how people
    choose.

    Args:
        embeddings: `(n, d)` unit rows.
        histories: int64 `(shoppers, longest)` rows of products, oldest first, -1 behind a history's end.

    Returns:
        `(n, d')` unit rows; the embeddings themselves where there are too few events or products.
    """
    found = _contexts_and_content(embeddings, histories)
    return embeddings if found is None else _units(found[1])


def collaborative_modality(embeddings: np.ndarray, histories: np.ndarray) -> np.ndarray | None:
    """The collaborative modality: where shoppers put a product, as far as they know it, and content for the rest.

    A product with f events is f / (f + 10) the row that its own contexts give it and for the rest the row that its
    content predicts, which is all that a product without events has: the paper's frequency-aware fusion in one number.

    Args:
        embeddings: `(n, d)` unit rows of the content.
        histories: as `cooccurrence_embeddings` takes them.

    Returns:
        `(n, d')` float32 unit rows; None where there are too few events or products.
    """
    found = _contexts_and_content(embeddings, histories)
    if found is None:
        return None
    seen = np.bincount(histories[histories >= 0], minlength=len(embeddings))[:, None]
    trust = seen / (seen + HALF_TRUSTED)
    own, told = (_units(rows) for rows in found)
    return _units(trust * own + (1 - trust) * told).astype(np.float32)


def _contexts_and_content(embeddings: np.ndarray, histories: np.ndarray) -> tuple[np.ndarray, np.ndarray] | None:
    """Rows `(n, d')` by what comes right before a product, and the rows that content predicts."""
    from scipy.sparse import coo_array
    from scipy.sparse.linalg import svds

    n = len(embeddings)
    before, after = histories[:, :-1].ravel(), histories[:, 1:].ravel()
    there = (before >= 0) & (after >= 0)
    counts = coo_array((np.ones(there.sum()), (after[there], before[there])), (n, n)).tocsr().tocoo()  # summed
    size = min(EMBEDDING_SIZE, n - 2)
    if counts.nnz <= size or size < 1:
        return None
    contexts = counts.sum(axis=0) ** _CONTEXT_POWER
    expected = counts.sum(axis=1)[counts.row] * (contexts / contexts.sum())[counts.col]
    information = coo_array((np.maximum(np.log(counts.data / expected), 0), (counts.row, counts.col)), (n, n))
    left, values, _ = svds(information.tocsr(), k=size, random_state=0)
    seen = np.bincount(histories[histories >= 0], minlength=n)
    trust = np.sqrt(np.minimum(seen, TRUSTED) / TRUSTED)[:, None]
    content = np.concatenate([embeddings, np.ones((n, 1))], axis=1).astype(np.float64)
    weighted = trust * content
    weights = np.linalg.solve(
        weighted.T @ weighted + _RIDGE * np.eye(content.shape[1]), weighted.T @ (trust * left * np.sqrt(values))
    )
    return left * np.sqrt(values), content @ weights


def _units(rows: np.ndarray) -> np.ndarray:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0)
