"""Fusion of the modalities into one item embedding.

In: unit-length image and text embeddings `(n, d)`, a row of NaN where a modality is missing. Out: unit-length item
embeddings `(n, d)`. The one rule: every modality is centred on its own mean over the catalogue first, because CLIP
keeps pictures and texts in two separate cones (Liang et al. 2022, "Mind the gap"), and a product with a single
modality would otherwise lie far from one with both.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy as np
from pydantic import ConfigDict, Field, TypeAdapter

from mmsid.config import REMEDY
from mmsid.errors import MmsidError

MODALITIES = ("image", "text")

_WEIGHTS = TypeAdapter(dict[str, Annotated[float, Field(ge=0, le=1)]], config=ConfigDict(strict=True))


@dataclass(frozen=True)
class Fusion:
    """A weighted mean of centred modalities.

    Attributes:
        means: per modality, the mean `(d,)` of the catalogue's embeddings.
        weights: per modality, its share; the shares of the modalities that an item has are rescaled to sum to 1.
    """

    means: Mapping[str, np.ndarray]
    weights: Mapping[str, float]

    @classmethod
    def fit(cls, embeddings: Mapping[str, np.ndarray], image_weight: float) -> Fusion:
        """Takes the means over the rows that are there; a modality that no item has gets a mean of zero."""
        size = next(iter(embeddings.values())).shape[1]
        means = {}
        for modality, rows in embeddings.items():
            present = rows[~np.isnan(rows).any(axis=1)]
            means[modality] = (present.mean(axis=0) if len(present) else np.zeros(size)).astype(np.float32)
        return cls(means, {"image": image_weight, "text": 1.0 - image_weight})

    def save(self, path: Path) -> None:
        """Writes the means as safetensors, with the weights in its metadata."""
        from safetensors.numpy import save_file

        means = {name: np.ascontiguousarray(mean) for name, mean in self.means.items()}
        save_file(means, path, metadata={"weights": json.dumps(dict(self.weights))})

    @classmethod
    def load(cls, path: Path) -> Fusion:
        """Reads what `save` wrote.

        Raises:
            MmsidError: if the file is missing or damaged.
        """
        from safetensors import SafetensorError, safe_open

        try:
            with safe_open(path, framework="numpy") as file:
                means = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118  It is no mapping.
                weights = _WEIGHTS.validate_json(file.metadata()["weights"])
        except (OSError, SafetensorError, KeyError, TypeError, ValueError) as error:
            reason = " ".join(str(error).split())[:200]
            raise MmsidError(
                f"Expected the fusion of the modalities in {path}, but it could not be read ({reason}); build it again."
            ) from None
        sizes = {mean.shape for mean in means.values()}
        fits = len(sizes) == 1 and len(sizes.pop()) == 1 and all(np.isfinite(mean).all() for mean in means.values())
        if not fits or not means.keys() <= weights.keys():
            raise MmsidError(f"Expected a finite mean and a weight per modality in {path}, but got others; {REMEDY}.")
        return cls(means, weights)

    @property
    def size(self) -> int:
        """Length d of the embeddings."""
        return len(next(iter(self.means.values())))

    def centred(self, modality: str, rows: np.ndarray) -> np.ndarray:
        """One modality alone as item embeddings: `(n, d)` unit rows, NaN rows stay NaN."""
        return unit_rows(rows - self.means[modality])

    def fuse(self, embeddings: Mapping[str, np.ndarray]) -> np.ndarray:
        """Fuses what each item has.

        Args:
            embeddings: modality → `(n, d)` float32, NaN rows where it is missing.

        Returns:
            `(n, d)` float32 unit rows; an item without any modality gets a row of zeros.
        """
        n, size = next(iter(embeddings.values())).shape
        total = np.zeros((n, size), dtype=np.float64)
        for modality, rows in embeddings.items():
            total += self.weights[modality] * np.nan_to_num(self.centred(modality, rows))
        for modality, rows in embeddings.items():  # a weight of 0 must not make a single-modality item vanish
            alone = np.linalg.norm(total, axis=1) < 1e-12
            total[alone] = np.nan_to_num(self.centred(modality, rows))[alone]
        return np.nan_to_num(unit_rows(total)).astype(np.float32)


def unit_rows(rows: np.ndarray) -> np.ndarray:
    """Scales rows to length 1; a row of zeros becomes NaN."""
    lengths = np.linalg.norm(rows, axis=-1, keepdims=True)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(lengths > 0, rows / lengths, np.nan)
