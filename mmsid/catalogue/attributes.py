"""Items that are told by attributes alone get an embedding: TF-IDF of the attributes, then a truncated SVD.

In: each item's attributes; out: `(n, d)` unit rows. The rule: it is made from what the items are, never from events,
and does not depend on what an attribute is called.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

SIZE = 128
"""Numbers of an embedding, at most."""

MOST_ATTRIBUTES = 4096
"""So many attributes are read, the commonest: a catalogue is loaded in seconds, however many it names."""

_LEAST = 1e-10
"""Eigenvalues below this share of the largest are rounding."""


def attribute_embeddings(attributes: Sequence[Sequence[str]], size: int = SIZE) -> NDArray[np.float32] | None:
    """Embeds items by their attributes: latent semantic analysis (Deerwester et al. 1990) of the TF-IDF matrix.

    An attribute that f of n items have weighs ln((1 + n) / (1 + f)) + 1; an item's row is scaled to length 1, turned
    into the space of the first right singular vectors, and scaled again.

    Args:
        attributes: of n items, each attribute at most once; an item may have none.
        size: numbers of an embedding, at most.

    Returns:
        `(n, d)` float32 unit rows, d ≤ `size`, NaN for items without attributes; None if no item has any.
    """
    from scipy import sparse
    from scipy.linalg import eigh
    from threadpoolctl import threadpool_limits

    commonest = Counter(name for names in attributes for name in names).most_common(MOST_ATTRIBUTES)
    if not commonest:
        return None
    columns = {name: column for column, (name, _) in enumerate(commonest)}
    known = [[columns[name] for name in names if name in columns] for names in attributes]
    lengths = np.array([len(row) for row in known])
    indices = np.array([column for row in known for column in row])
    weights = np.log((1 + len(attributes)) / (1 + np.bincount(indices))) + 1
    owners = np.repeat(np.arange(len(known)), lengths)
    values = weights[indices] / np.sqrt(np.bincount(owners, weights[indices] ** 2))[owners]
    rows = sparse.csr_array((values, (owners, indices)), shape=(len(known), len(columns)))
    first = max(0, len(columns) - size)
    with threadpool_limits(limits=1):  # beside other work, waiting for each other takes threads a hundred times longer
        eigenvalues, vectors = eigh((rows.T @ rows).toarray(), subset_by_index=[first, len(columns) - 1])
    found = rows @ vectors[:, eigenvalues > _LEAST * eigenvalues[-1]]
    embeddings = np.full(found.shape, np.nan, dtype=np.float32)
    there = lengths > 0
    embeddings[there] = found[there] / np.linalg.norm(found[there], axis=1, keepdims=True)
    embeddings.flags.writeable = False
    return embeddings
