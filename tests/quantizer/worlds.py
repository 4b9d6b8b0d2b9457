"""Synthetic item embeddings with a known hierarchy."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np


class World(NamedTuple):
    """Unit-length embeddings and where they come from."""

    fused: np.ndarray
    modalities: dict[str, np.ndarray]
    departments: np.ndarray
    types: np.ndarray

    @property
    def categories(self) -> list[tuple[str, ...]]:
        """One `(department, type)` per item."""
        return [(f"d{d}", f"t{t}") for d, t in zip(self.departments, self.types, strict=True)]


def unit(rows: np.ndarray) -> np.ndarray:
    """Rows of length 1."""
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def hierarchy(departments: int = 4, types: int = 3, items: int = 20, *, size: int = 24, seed: int = 0) -> World:
    """Departments far apart, types nearer, items around their type, and a noisy view of each per modality."""
    random = np.random.default_rng(seed)
    tops = unit(random.normal(size=(departments, size)))
    middles = tops[:, None] + 0.5 * unit(random.normal(size=(departments * types, size))).reshape(
        departments, types, -1
    )
    centres = np.repeat(middles.reshape(-1, size), items, axis=0)
    content = centres + 0.25 * unit(random.normal(size=centres.shape))
    views = {name: unit(content + 0.15 * unit(random.normal(size=centres.shape))) for name in ("image", "text")}
    labels = np.repeat(np.arange(departments * types), items)
    order = random.permutation(len(labels))
    modalities = {name: rows[order].astype(np.float32) for name, rows in views.items()}
    fused = unit(sum(modalities.values())).astype(np.float32)
    return World(fused, modalities, labels[order] // types, labels[order])
