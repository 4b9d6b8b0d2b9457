"""The map: where every product lies on a plane, near those that look and read like it.

In: what the views stage computed (`training/projection.py`); out: positions that the interface draws and places for
products that came later. The rule: a map is a picture of the embeddings, and says itself how true it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from mmsid.errors import MmsidError

NEIGHBOURS = 10
"""Nearest products by which a map is judged, and by which a new product is placed."""

_GRID = 10_000  # positions are kept as whole numbers up to this one: finer than any screen


@dataclass(frozen=True, eq=False)
class ItemMap:
    """Products on a plane.

    Attributes:
        method: `umap`, or `pca` for a handful of products.
        rows: `(m,)` int64, the products that are drawn, ascending rows of the catalogue; all of them, or a sample.
        positions: `(m, 2)` float64 in 0..1, as drawn: x to the right, y upwards.
        landmarks: `(K_1, 2)` float64, where the first codebook's codewords lie.
        neighbours_kept: mean share of a product's `NEIGHBOURS` nearest that are among its nearest on the map.
        neighbours_by_chance: the share that a map without any order would keep.
        events: `(n,)` int64 training events of every product of the catalogue; None without interactions.
    """

    method: str
    rows: np.ndarray
    positions: np.ndarray
    landmarks: np.ndarray
    neighbours_kept: float
    neighbours_by_chance: float
    events: np.ndarray | None = None

    def place(self, rows: np.ndarray, weights: np.ndarray) -> np.ndarray:
        """Where a product that is not on the map belongs: between its nearest products.

        Args:
            rows: `(k,)` of its nearest products.
            weights: `(k,)`, how much each of them counts; not negative.

        Returns:
            `(2,)`: the weighted mean of the positions of those that are on the map.

        Raises:
            MmsidError: if none of them is.
        """
        at = np.searchsorted(self.rows, rows)
        drawn = (at < len(self.rows)) & (self.rows[np.minimum(at, len(self.rows) - 1)] == rows) & (weights > 0)
        if not drawn.any():
            raise MmsidError("None of the nearest products is on the map; ask for more of them.")
        return np.average(self.positions[at[drawn]], axis=0, weights=weights[drawn])

    def to_json(self) -> dict[str, Any]:
        """As `views/map.json` holds it."""
        return {
            "method": self.method,
            "rows": self.rows.tolist(),
            "positions": np.round(self.positions * _GRID).astype(int).tolist(),
            "landmarks": np.round(self.landmarks * _GRID).astype(int).tolist(),
            "neighbours_kept": self.neighbours_kept,
            "neighbours_by_chance": self.neighbours_by_chance,
            "events": None if self.events is None else self.events.tolist(),
        }

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> ItemMap:
        """Reads what `to_json` wrote.

        Raises:
            KeyError, TypeError, ValueError: if something else is read.
        """
        positions, landmarks = (
            np.asarray(values[name], dtype=np.float64).reshape(-1, 2) / _GRID for name in ("positions", "landmarks")
        )
        events = values["events"]
        return cls(
            method=str(values["method"]),
            rows=np.asarray(values["rows"], dtype=np.int64),
            positions=positions,
            landmarks=landmarks,
            neighbours_kept=float(values["neighbours_kept"]),
            neighbours_by_chance=float(values["neighbours_by_chance"]),
            events=None if events is None else np.asarray(events, dtype=np.int64),
        )
