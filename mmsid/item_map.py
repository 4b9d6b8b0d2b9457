"""The map: where every product lies on a plane, near those that look and read like it.

In: what the views stage computed (`training/projection.py`); out: positions that the interface draws and places for
products that came later. The rule: a map is a picture of the embeddings, and says itself how true it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from mmsid.config import REMEDY, read_checked
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
    def read(cls, path: Path, items: int) -> ItemMap:
        """Reads what `to_json` gave, from a file.

        Args:
            path: of the file.
            items: of the catalogue, n.

        Raises:
            MmsidError: if it is missing, or holds anything else.
        """
        saved = read_checked(path, _SavedMap)
        drawn = sorted({row for row in saved.rows if row < items})
        counted = items if saved.events is None else len(saved.events)
        if saved.rows != drawn or len(saved.positions) != len(drawn) or counted != items:
            raise MmsidError(f"{path} does not fit the {items:,} products of the catalogue; {REMEDY}.")
        return cls(
            method=saved.method,
            rows=np.asarray(saved.rows, dtype=np.int64),
            positions=np.asarray(saved.positions, dtype=np.float64).reshape(-1, 2) / _GRID,
            landmarks=np.asarray(saved.landmarks, dtype=np.float64).reshape(-1, 2) / _GRID,
            neighbours_kept=saved.neighbours_kept,
            neighbours_by_chance=saved.neighbours_by_chance,
            events=None if saved.events is None else np.asarray(saved.events, dtype=np.int64),
        )


_Place = Annotated[list[Annotated[int, Field(ge=-_GRID, le=2 * _GRID)]], Field(min_length=2, max_length=2)]
_Count = Annotated[int, Field(ge=0, le=2**40)]
_Share = Annotated[float, Field(ge=0, le=1)]


class _SavedMap(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False)

    method: Annotated[str, Field(max_length=100)]
    rows: list[_Count]
    positions: list[_Place]
    landmarks: list[_Place]
    neighbours_kept: _Share
    neighbours_by_chance: _Share
    events: list[_Count] | None
