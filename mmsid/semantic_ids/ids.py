"""Which item has which semantic ID.

In: codes `(n, L)`, one row per item of the catalogue, no two the same. Out: look-ups in both directions, and a free ID
for a product that is new. The one rule: an object never changes; adding an ID makes a new one.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Annotated

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from mmsid.artifacts import write_json
from mmsid.config import REMEDY, read_checked
from mmsid.errors import MmsidError
from mmsid.quantizer.collisions import id_keys, nearest_free, reconstruct
from mmsid.quantizer.shape import IdShape

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mmsid.records import Codes


class _SavedIds(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")

    codebook_sizes: Annotated[list[Annotated[int, Field(ge=1, le=2**20)]], Field(min_length=1)]
    codes: list[list[Annotated[int, Field(ge=0, lt=2**20)]]]
    parents: list[Annotated[int, Field(ge=0, lt=2**20)]] = []


@dataclass(frozen=True, eq=False)
class SemanticIds:
    """The IDs of a catalogue.

    Attributes:
        codes: `(n, L)` int64, read-only; row i belongs to item i.
        codebook_sizes: one per level; a code is below its level's size.
        parents: per second code, the first one that it belongs to; empty where any may follow any.
    """

    codes: np.ndarray
    codebook_sizes: tuple[int, ...]
    parents: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        """Takes a copy of the codes and checks it.

        Raises:
            MmsidError: if the shape does not fit the sizes, a code is outside its codebook or under another parent than
                its own, or an ID occurs twice.
        """
        codes = np.array(self.codes, dtype=np.int64)
        sizes = tuple(int(size) for size in self.codebook_sizes)
        if codes.ndim != 2 or codes.shape[1] != len(sizes):
            raise MmsidError(
                f"Expected one code for each of {len(sizes)} levels, but got codes of shape {codes.shape}."
            )
        if math.prod(sizes) >= 2**62:
            raise MmsidError(f"Codebooks of {list(sizes)} give more IDs than can be numbered; use fewer levels.")
        if ((codes < 0) | (codes >= np.array(sizes))).any():
            raise MmsidError(f"Some codes are outside the codebook sizes {list(sizes)}; the IDs are of another build.")
        parents = tuple(int(code) for code in self.parents)
        IdShape(sizes, parents)
        if parents and (np.array(parents)[codes[:, 1]] != codes[:, 0]).any():
            raise MmsidError("Some second codes stand under another first code than their own; restore the IDs.")
        if len(np.unique(id_keys(codes, sizes))) < len(codes):
            raise MmsidError("Some items share a semantic ID; resolve the collisions first.")
        codes.setflags(write=False)
        object.__setattr__(self, "codes", codes)
        object.__setattr__(self, "codebook_sizes", sizes)
        object.__setattr__(self, "parents", parents)

    def __len__(self) -> int:
        return len(self.codes)

    @cached_property
    def shape(self) -> IdShape:
        """Which codes may follow which."""
        return IdShape(self.codebook_sizes, self.parents)

    @property
    def levels(self) -> int:
        """L, the length of an ID."""
        return len(self.codebook_sizes)

    def row(self, codes: Codes) -> int | None:
        """The item that has an ID, or None."""
        rows = self.items_under(codes)
        return int(rows[0]) if len(codes) == self.levels and len(rows) else None

    def items_under(self, prefix: Codes) -> np.ndarray:
        """The items whose ID begins with `prefix`.

        Args:
            prefix: 0 to L codes.

        Returns:
            `(m,)` int64 rows in the order of their IDs; empty where there are none.
        """
        if len(prefix) > self.levels or any(
            not 0 <= code < size for code, size in zip(prefix, self.codebook_sizes, strict=False)
        ):
            return np.empty(0, dtype=np.int64)
        width = math.prod(self.codebook_sizes[len(prefix) :])
        first = int(id_keys(np.array([prefix], dtype=np.int64).reshape(1, -1), self.codebook_sizes)[0]) * width
        order, keys = self._sorted
        start, stop = np.searchsorted(keys, [first, first + width])
        return order[start:stop]

    def free_codes(self, codes: Codes, embedding: np.ndarray, codebooks: Sequence[np.ndarray]) -> Codes:
        """The ID that a new product gets: the quantiser's own if nobody has it, otherwise the nearest free one.

        Nearest means: with the longest possible common prefix, and then with the least squared reconstruction error;
        the same rule by which collisions within a catalogue are resolved.

        Args:
            codes: what the quantiser chose.
            embedding: `(d,)`.
            codebooks: per level `(K_l, d)`.

        Raises:
            MmsidError: if every ID is taken.
        """
        if self.row(codes) is None:
            return codes
        wanted = np.array([codes], dtype=np.int64)
        for depth in range(self.levels - 1, -1, -1):
            rows = self.items_under(codes[:depth])
            if len(rows) < self.shape.capacity(codes[:depth]):
                left = np.asarray(embedding, dtype=np.float64)[None] - reconstruct(wanted[:, :depth], codebooks)
                taken = id_keys(self.codes[rows, depth:], self.codebook_sizes[depth:])
                free = np.setdiff1d(self.shape.keys_below(codes[:depth]), taken)
                found = nearest_free(wanted[:, depth:], left, codebooks[depth:], free)
                return (*codes[:depth], *(int(code) for code in found[0]))
        raise MmsidError(
            f"All {len(self):,} IDs of the codebooks {list(self.codebook_sizes)} are taken; build the catalogue again "
            "with larger ones."
        )

    def with_item(self, codes: Codes) -> SemanticIds:
        """The same IDs and one more, whose item gets the next row; what was checked and sorted is not done again.

        Raises:
            MmsidError: if the ID is none of these codebooks, or taken.
        """
        added = SemanticIds(np.array([codes], dtype=np.int64), self.codebook_sizes, self.parents)
        (order, keys), [key] = self._sorted, id_keys(added.codes, self.codebook_sizes)
        place = int(np.searchsorted(keys, key))
        if place < len(keys) and keys[place] == key:
            raise MmsidError("Some items share a semantic ID; resolve the collisions first.")
        more = object.__new__(SemanticIds)
        every = np.concatenate([self.codes, added.codes])
        every.setflags(write=False)
        for name, value in (("codes", every), ("codebook_sizes", self.codebook_sizes), ("parents", self.parents)):
            object.__setattr__(more, name, value)
        more.__dict__["_sorted"] = np.insert(order, place, len(self)), np.insert(keys, place, key)
        return more

    def save(self, path: Path) -> None:
        """Writes JSON."""
        saved = {"codebook_sizes": list(self.codebook_sizes), "codes": self.codes.tolist()}
        write_json(path, saved | ({"parents": list(self.parents)} if self.parents else {}))

    @classmethod
    def load(cls, path: Path) -> SemanticIds:
        """Reads what `save` wrote.

        Raises:
            MmsidError: if the file is missing or damaged.
        """
        saved = read_checked(path, _SavedIds)
        if any(len(row) != len(saved.codebook_sizes) for row in saved.codes):
            raise MmsidError(f"{path} has IDs of another length than the {len(saved.codebook_sizes)} levels; {REMEDY}.")
        codes = np.array(saved.codes, dtype=np.int64).reshape(-1, len(saved.codebook_sizes))
        try:
            return cls(codes, tuple(saved.codebook_sizes), tuple(saved.parents))
        except MmsidError as error:
            raise MmsidError(f"{path} holds no semantic IDs: {error}") from None

    @cached_property
    def _sorted(self) -> tuple[np.ndarray, np.ndarray]:
        keys = id_keys(self.codes, self.codebook_sizes)
        order = np.argsort(keys, kind="stable")
        return order, keys[order]
