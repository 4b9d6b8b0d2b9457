"""SliceLine for hits and misses: all slices of one and two conditions with a positive score, none lost.

In: features and errors, as SliceLine takes them; out: what it finds, in no order. Only imported where slices are
searched: SliceLine brings scikit-learn and numba. The rule: what is found is what counting every slice finds.

Four steps of `Slicefinder` 0.3 stand in the way of that, and are replaced: it tells slices apart by a product of the
features' sizes, which no float holds beyond some thirty features, and drops those that then look alike; it prunes by
the worst slice that it keeps even while there is room for more; it counts by a matrix of cases by slices (gigabytes,
ten seconds for 20,000 cases); and it sorts what it keeps by dense copies of it, one a column (gigabytes again).
"""

from __future__ import annotations

from typing import Any

import numpy as np
import scipy.sparse
from numpy.typing import NDArray
from sliceline.slicefinder import Slicefinder

Statistics = NDArray[np.float64]
"""`(slices, 4)`: score, errors, largest error, cases."""


class PairFinder(Slicefinder):
    """`Slicefinder` with `max_l` 2, for errors of 0 and 1; `k` has no meaning."""

    def _eval_slice(self, x_encoded: Any, errors: NDArray[np.float64], slices: Any, level: int) -> Statistics:
        """Counts slices, `(slices, columns)` sparse, by products of the one-hot cases, `(cases, columns)` sparse."""
        if level != 2:
            raise ValueError(f"Expected slices of two conditions, got {level}; set max_l to 2.")
        first, second = slices.indices.reshape(-1, 2).T
        columns = x_encoded.astype(np.float64)
        cases = (columns.T @ columns).toarray()[first, second]
        missed = (columns.T @ columns.multiply(errors[:, None]).tocsr()).toarray()[first, second]
        return np.column_stack([self._score(cases, missed, len(errors)), missed, missed > 0, cases])

    @staticmethod
    def _prepare_deduplication_and_pruning(
        feature_offset_start: Any, feature_offset_end: Any, feature_domains: Any, pair_candidates: Any
    ) -> NDArray[np.int64]:
        """A number for each slice: joins of two single conditions are all different."""
        return np.arange(pair_candidates.shape[0])

    def _maintain_top_k(
        self, slices: Any, statistics: Statistics, top_k_slices: Any, top_k_statistics: Statistics
    ) -> tuple[Any, Statistics]:
        """Adds every slice of enough cases and a positive score."""
        kept = np.flatnonzero((statistics[:, 3] >= self._min_sup_actual) & (statistics[:, 0] > 0))
        return (
            scipy.sparse.vstack([top_k_slices, slices[kept]], format="csr"),
            np.concatenate([top_k_statistics, statistics[kept]]),
        )

    @staticmethod
    def _analyse_top_k(top_k_statistics: Statistics) -> tuple[float, float]:
        """The best score and the one that a slice must beat: none, for there is always room."""
        return np.inf, -np.inf
