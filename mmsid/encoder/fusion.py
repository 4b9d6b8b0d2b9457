"""Fusion of the modalities into one item embedding.

In: embeddings of each modality `(n, d_m)`, a row of NaN where an item lacks it. Out: unit-length item embeddings
`(n, d)`. The one rule: every modality is centred on its own mean over the catalogue first, because CLIP keeps pictures
and texts in two separate cones (Liang et al. 2022, "Mind the gap"), and a product with a single modality would
otherwise lie far from one with both. What shares a space is averaged, what does not stands side by side.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated

import numpy as np
from pydantic import ConfigDict, Field, TypeAdapter

from mmsid.config import REMEDY
from mmsid.errors import MmsidError

CLIP = ("image", "text")
"""The modalities that share a space, if they have one width; any other has one of its own."""

_WEIGHTS = TypeAdapter(dict[str, Annotated[float, Field(ge=0, le=1)]], config=ConfigDict(strict=True))


@dataclass(frozen=True)
class Fusion:
    """Centred modalities, weighted by their shares.

    An item embedding has a block for every space: one for image and text where both have the same width, as CLIP's do,
    in which it is their weighted mean; one for each other modality, in order of their names. Every block is a unit row
    times the square root of its modalities' shares, so that the cosine of two items that have everything is the mean
    of the cosines in each space, weighted by the shares. What an item lacks is zero, and the rest is scaled to length 1
    again.

    Attributes:
        means: per modality, the mean `(d_m,)` of the catalogue's embeddings.
        weights: per modality, its share; the shares of the modalities that an item has are rescaled to sum to 1.
    """

    means: Mapping[str, np.ndarray]
    weights: Mapping[str, float]

    @classmethod
    def fit(cls, embeddings: Mapping[str, np.ndarray], image_weight: float) -> Fusion:
        """Takes the means over the rows that are there; a modality that no item has gets a mean of zero.

        Args:
            embeddings: modality → `(n, d_m)`, NaN rows where it is missing.
            image_weight: part of the picture in what picture and text have together, 0 to 1.

        Returns:
            the fusion. All m modalities have the share 1/m, but image and text, where both are there, part their 2/m
            by `image_weight`.
        """
        means = {}
        for modality, rows in embeddings.items():
            present = rows[~np.isnan(rows).any(axis=1)]
            means[modality] = (present.mean(axis=0) if len(present) else np.zeros(rows.shape[1])).astype(np.float32)
        weights = dict.fromkeys(means, 1 / len(means))
        if all(name in means for name in CLIP):
            both = 2 / len(means)
            weights |= {"image": both * image_weight, "text": both * (1.0 - image_weight)}
        return cls(means, weights)

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
        fits = all(mean.ndim == 1 and mean.size and np.isfinite(mean).all() for mean in means.values())
        if not means or not fits or not means.keys() <= weights.keys():
            raise MmsidError(f"Expected a finite mean and a weight per modality in {path}, but got others; {REMEDY}.")
        return cls(means, weights)

    @cached_property
    def blocks(self) -> Mapping[tuple[str, ...], slice]:
        """The modalities of each space, and where its block of an item embedding is."""
        shared = tuple(name for name in CLIP if name in self.means)
        if len({len(self.means[name]) for name in shared}) > 1:
            shared = ()
        spaces = ([shared] if shared else []) + [(name,) for name in sorted(self.means) if name not in shared]
        ends = np.cumsum([len(self.means[space[0]]) for space in spaces]).tolist()
        return {space: slice(start, end) for space, start, end in zip(spaces, [0, *ends], ends, strict=False)}

    @property
    def size(self) -> int:
        """Length d of the item embeddings."""
        return max(block.stop for block in self.blocks.values())

    def centred(self, modality: str, rows: np.ndarray) -> np.ndarray:
        """One modality alone as item embeddings: `(n, d_m)` → `(n, d)` unit rows, NaN rows stay NaN."""
        block = next(block for space, block in self.blocks.items() if modality in space)
        alone = unit_rows(rows - self.means[modality])
        if len(self.blocks) == 1:
            return alone
        placed = np.zeros((len(rows), self.size), dtype=alone.dtype)
        placed[:, block] = alone
        placed[np.isnan(alone).any(axis=1)] = np.nan
        return placed

    def fuse(self, embeddings: Mapping[str, np.ndarray]) -> np.ndarray:
        """Fuses what each item has.

        Args:
            embeddings: modality → `(n, d_m)` float32, NaN rows where it is missing; one that is not there is missing
                for all.

        Returns:
            `(n, d)` float32 unit rows; an item without any modality gets a row of zeros.
        """
        if unknown := embeddings.keys() - self.means.keys():
            raise ValueError(f"Expected the modalities {', '.join(self.means)}, got {', '.join(sorted(unknown))}, too.")
        found = [self._averaged(space, embeddings) for space in self.blocks]
        if len(found) == 1:
            return found[0].astype(np.float32)
        shares = [sum(self.weights[name] for name in space) for space in self.blocks]
        total = np.hstack([np.sqrt(share) * rows for share, rows in zip(shares, found, strict=True)])
        return np.nan_to_num(unit_rows(total)).astype(np.float32)

    def _averaged(self, space: tuple[str, ...], embeddings: Mapping[str, np.ndarray]) -> np.ndarray:
        """The modalities of one space: `(n, d_m)` float64 unit rows, zeros where an item has none of them."""
        n = len(next(iter(embeddings.values())))
        total = np.zeros((n, len(self.means[space[0]])), dtype=np.float64)
        given = {name: unit_rows(rows - self.means[name]) for name, rows in embeddings.items() if name in space}
        for modality, rows in given.items():
            total += self.weights[modality] * np.nan_to_num(rows)
        for rows in given.values():  # a weight of 0 must not make a single-modality item vanish
            alone = np.linalg.norm(total, axis=1) < 1e-12
            total[alone] = np.nan_to_num(rows)[alone]
        return np.nan_to_num(unit_rows(total))


def unit_rows(rows: np.ndarray) -> np.ndarray:
    """Scales rows to length 1; a row of zeros becomes NaN."""
    lengths = np.linalg.norm(rows, axis=-1, keepdims=True)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(lengths > 0, rows / lengths, np.nan)
