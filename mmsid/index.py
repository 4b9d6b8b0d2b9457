"""Nearest products in the embedding space, by cosine, in FAISS.

In: item embeddings `(n, d)`; out: rows and cosines, best first. Up to `EXACT` rows the index is exact (inner products
of unit rows) and agrees with brute force; a larger catalogue is looked for in the cells around a query (an inverted
file, IVF), and says which share of the true neighbours that finds. On disk rows have half precision. `nearest_in_cells`
is for whole catalogues against each other. The only module that imports FAISS.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import faiss
import numpy as np

from mmsid.errors import MmsidError

EXACT = 500_000
"""Rows up to which every one is compared: 10 ms for 128 numbers each, on one core. Cells are made in a third of a
graph's (HNSW's) time, and of rows in clusters, as products are, they find as many of the nearest as fast."""

_MOST_IN_CELLS = 100  # of more neighbours, some may lie elsewhere
_LOOKED_AT = 500  # queries by which the share that is found is measured

_ROWS_PER_CELL = 39  # on average, the fewest that FAISS trains a cell on without a warning
_PROBED = 8  # one cell in so many is looked into


class EmbeddingIndex:
    """A cosine index over unit-length rows."""

    def __init__(self, embeddings: np.ndarray, cells: Any = None) -> None:
        """Indexes rows.

        Args:
            embeddings: `(n, d)`; they are scaled to length 1, a row of zeros stays and is near nothing.
            cells: FAISS's inverted file of the same rows, if few neighbours are to be looked for in it.
        """
        rows = _unit(embeddings)
        self._index: Any = faiss.IndexFlatIP(rows.shape[1])
        self._index.add(rows)
        self._cells = cells
        self._more = rows[:0]  # (m, d) those of a view, behind the ones that it shares

    def __len__(self) -> int:
        return int(self._index.ntotal) + len(self._more)

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
        asked, known = _unit(queries), int(self._index.ntotal)
        cosines, rows = self._search(asked, min(k, known))
        if len(self._more):
            cosines = np.concatenate([cosines, asked @ self._more.T], axis=1)
            rows = np.concatenate(
                [rows, np.broadcast_to(np.arange(known, len(self)), (len(asked), len(self._more)))], 1
            )
            best = np.argsort(-cosines, axis=1, kind="stable")[:, : min(k, len(self))]
            cosines, rows = (np.take_along_axis(values, best, axis=1) for values in (cosines, rows))
        return rows, cosines

    def cosines(self, query: np.ndarray) -> np.ndarray:
        """The cosine of every item with a query `(d,)` of any length: `(n,)` float32."""
        [asked] = _unit(query)
        return np.concatenate([self._known @ asked, self._more @ asked])

    def embeddings(self, rows: Sequence[int] | None = None) -> np.ndarray:
        """The unit-length embeddings of some items, or of all: `(len(rows), d)` float32."""
        if rows is None:
            return np.concatenate([self._known, self._more])
        places, known = np.asarray(rows, dtype=np.int64), self._known
        if not len(self._more):
            return np.asarray(known[places])
        found = known[np.minimum(places, len(known) - 1)]
        is_more = places >= len(known)
        found[is_more] = self._more[places[is_more] - len(known)]
        return found

    def with_rows(self, embeddings: np.ndarray) -> EmbeddingIndex:
        """An index that also holds these rows, and shares all others with this one, which is not changed."""
        view = object.__new__(EmbeddingIndex)
        view._index, view._cells = self._index, self._cells
        view._more = np.concatenate([self._more, _unit(embeddings)])
        return view

    def for_its_size(self) -> EmbeddingIndex:
        """The same rows, with cells where they are more than `EXACT`."""
        rows = self.embeddings()
        return EmbeddingIndex(rows, _cells(rows)) if len(rows) > EXACT else EmbeddingIndex(rows)

    def __str__(self) -> str:
        """One line for whoever builds: how neighbours are looked for, and how many of the nearest are found."""
        if self._cells is None:
            return f"all {len(self):,} embeddings are compared, so the nearest are found."
        count = min(_LOOKED_AT, len(self))
        asked = self.embeddings(np.linspace(0, len(self) - 1, count).astype(int).tolist())
        found, truth = (index.search(asked, 10)[1] for index in (self._cells, self._index))
        share = np.mean([len(set(some) & set(all_)) / 10 for some, all_ in zip(found, truth, strict=True)])
        return (
            f"{len(self):,} embeddings in {self._cells.nlist:,} cells, of which {self._cells.nprobe:,} are looked "
            f"into; {share:.1%} of the ten nearest are found ({count} products asked)."
        )

    def save(self, path: Path) -> None:
        """Writes the index in FAISS's own format, in half precision: cosines change by less than 0.001."""
        size, rows = self._index.d, self.embeddings()
        half: Any = faiss.IndexScalarQuantizer(size, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
        if self._cells is not None:
            half = faiss.IndexIVFScalarQuantizer(
                self._cells.quantizer,
                size,
                self._cells.nlist,
                faiss.ScalarQuantizer.QT_fp16,
                faiss.METRIC_INNER_PRODUCT,
                False,
            )
            half.train(rows)
            half.nprobe = self._cells.nprobe
        half.add(rows)
        faiss.write_index(half, str(path))

    def _search(self, asked: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray]:
        """Cosines and rows among those that are shared."""
        if self._cells is None or k > _MOST_IN_CELLS:
            found: tuple[np.ndarray, np.ndarray] = self._index.search(asked, k)
            return found
        cosines, rows = self._cells.search(asked, k)
        missed = np.flatnonzero((rows < 0).any(axis=1))  # fewer in the cells around it
        if len(missed):
            cosines[missed], rows[missed] = self._index.search(asked[missed], k)
        return cosines, rows

    @property
    def _known(self) -> np.ndarray:
        """The shared rows as FAISS holds them, not copied; the index outlives whoever reads them."""
        size = self._index.ntotal * self._index.d
        return np.asarray(faiss.rev_swig_ptr(self._index.get_xb(), size)).reshape(-1, self._index.d)

    @classmethod
    def load(cls, path: Path) -> EmbeddingIndex:
        """Reads what `save` wrote.

        Raises:
            MmsidError: if the file is missing or damaged.
        """
        try:
            saved: Any = faiss.read_index(str(path))
            has_cells = isinstance(saved, faiss.IndexIVF)
            if has_cells:
                saved.make_direct_map()
            rows = saved.reconstruct_n(0, saved.ntotal)
        except (RuntimeError, MemoryError) as error:
            raise MmsidError(f"Expected a FAISS index at {path}, but it could not be read; build it again.") from error
        if not np.isfinite(rows).all():
            raise MmsidError(f"Expected finite embeddings in {path}, but some are not; build it again.")
        return cls(rows, saved if has_cells else None)


def nearest_in_cells(rows: np.ndarray, queries: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray]:
    """Nearest rows by cosine, looked for in the cells around each query alone (an inverted file, IVF).

    For many queries among many rows: an eighth of them is looked at for each query. Where rows lie in clusters, as
    products do, all of the nearest are found; of 33,000 rows of noise in 64 dimensions it is 70 %. The cells follow
    from the rows alone.

    Args:
        rows: `(n, d)`, at least `k`.
        queries: `(m, d)`.
        k: how many.

    Returns:
        places `(m, k)` int64 and cosines `(m, k)` float64, best first.
    """
    known = _unit(rows)
    index = _cells(known)
    cosines, places = index.search(_unit(queries), k)
    for row in np.flatnonzero((places < 0).any(axis=1)):  # fewer in the cells around it
        cosines[row], places[row] = (found[0] for found in _exact(known, queries[row : row + 1], k))
    return places, cosines.astype(np.float64)


def _cells(known: np.ndarray) -> Any:
    """The inverted file of unit rows."""
    size = known.shape[1]
    cells = max(1, min(round(4 * len(known) ** 0.5), len(known) // _ROWS_PER_CELL))
    index = faiss.IndexIVFFlat(faiss.IndexFlatIP(size), size, cells, faiss.METRIC_INNER_PRODUCT)
    index.cp.max_points_per_centroid, index.cp.seed = _ROWS_PER_CELL, 0
    index.train(known)
    index.add(known)
    index.nprobe = max(1, cells // _PROBED)
    return index


def _exact(rows: np.ndarray, queries: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray]:
    index = faiss.IndexFlatIP(rows.shape[1])
    index.add(rows)
    found: tuple[np.ndarray, np.ndarray] = index.search(_unit(queries), k)
    return found


def _unit(rows: np.ndarray) -> np.ndarray:
    rows = np.ascontiguousarray(np.atleast_2d(rows), dtype=np.float32).copy()
    faiss.normalize_L2(rows)
    return rows
