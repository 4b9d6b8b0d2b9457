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
    from scipy.sparse import coo_array
    from scipy.sparse.linalg import svds

    n = len(embeddings)
    before, after = histories[:, :-1].ravel(), histories[:, 1:].ravel()
    there = (before >= 0) & (after >= 0)
    counts = coo_array((np.ones(there.sum()), (after[there], before[there])), (n, n)).tocsr().tocoo()  # summed
    size = min(EMBEDDING_SIZE, n - 2)
    if counts.nnz <= size or size < 1:
        return embeddings
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
    placed = content @ weights
    lengths = np.linalg.norm(placed, axis=1, keepdims=True)
    return np.divide(placed, lengths, out=np.zeros_like(placed), where=lengths > 0)
