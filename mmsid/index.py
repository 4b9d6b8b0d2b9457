"""Nearest products in the embedding space, by cosine, in FAISS.

In: item embeddings `(n, d)`; out: rows and cosines, best first. The index is exact (inner products of unit rows),
so it always agrees with brute force; on disk its rows have half precision. The only module that imports FAISS.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import faiss
import numpy as np

from mmsid.errors import MmsidError


class EmbeddingIndex:
    """An exact cosine index over unit-length rows."""

    def __init__(self, embeddings: np.ndarray) -> None:
        """Indexes `(n, d)` rows; they are scaled to length 1, a row of zeros stays and is near nothing."""
        rows = _unit(embeddings)
        self._index: faiss.Index = faiss.IndexFlatIP(rows.shape[1])
        self._index.add(rows)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def size(self) -> int:
        """Length d of the embeddings."""
        return int(self._index.d)

    def nearest(self, queries: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray]:
        """Finds the nearest items.

        Args:
            queries: `(m, d)`, of any length.
            k: how many; no more than there are items come back.

        Returns:
            rows `(m, k)` int64 and cosines `(m, k)` float32, best first.
        """
        cosines, rows = self._index.search(_unit(queries), min(k, len(self)))
        return rows, cosines

    def embeddings(self, rows: Sequence[int]) -> np.ndarray:
        """The unit-length embeddings of some items: `(len(rows), d)` float32."""
        return np.asarray(self._index.reconstruct_batch(np.asarray(rows, dtype=np.int64)), dtype=np.float32)

    def with_rows(self, embeddings: np.ndarray) -> EmbeddingIndex:
        """A new index that also holds these rows; this one is not changed."""
        known = self._index.reconstruct_n(0, len(self))
        return EmbeddingIndex(np.concatenate([known, embeddings]))

    def save(self, path: Path) -> None:
        """Writes the index in FAISS's own format, in half precision: cosines change by less than 0.001."""
        half = faiss.IndexScalarQuantizer(self._index.d, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
        half.add(self._index.reconstruct_n(0, len(self)))
        faiss.write_index(half, str(path))

    @classmethod
    def load(cls, path: Path) -> EmbeddingIndex:
        """Reads what `save` wrote.

        Raises:
            MmsidError: if the file is missing or damaged.
        """
        try:
            saved = faiss.read_index(str(path))
            rows = saved.reconstruct_n(0, saved.ntotal)
        except (RuntimeError, MemoryError) as error:
            raise MmsidError(f"Expected a FAISS index at {path}, but it could not be read; build it again.") from error
        if not np.isfinite(rows).all():
            raise MmsidError(f"Expected finite embeddings in {path}, but some are not; build it again.")
        return cls(rows)


def _unit(rows: np.ndarray) -> np.ndarray:
    rows = np.ascontiguousarray(np.atleast_2d(rows), dtype=np.float32).copy()
    faiss.normalize_L2(rows)
    return rows
