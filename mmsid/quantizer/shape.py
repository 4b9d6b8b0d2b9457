"""Which codes an ID may have: the codebooks' sizes, and the tree of the first two levels.

In: sizes, and for every code of the second level the code of the first that it belongs to. Out: how many IDs there are
under a prefix, and which. The rule: a code of the second level occurs under its own parent only, so it means the same
wherever it stands; the codes of all further levels may follow any prefix.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mmsid.errors import MmsidError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mmsid.records import Codes


@dataclass(frozen=True, slots=True)
class IdShape:
    """The valid IDs of some codebooks.

    Attributes:
        sizes: of the codebooks, coarse to fine.
        parents: per code of the second level, its code of the first; empty where every second code may follow every
            first one.
    """

    sizes: tuple[int, ...]
    parents: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        """Checks that the tree fits the sizes.

        Raises:
            MmsidError: if it does not name one parent for every code of the second level, and a child for every code of
                the first.
        """
        if self.parents and (
            len(self.sizes) < 2 or len(self.parents) != self.sizes[1] or {*self.parents} != {*range(self.sizes[0])}
        ):
            raise MmsidError(
                f"Expected a first code as parent of each second code of the codebooks {list(self.sizes)}, and a child "
                f"for each first one, but got {len(self.parents)} parents; build the catalogue again."
            )

    def capacity(self, prefix: Codes = ()) -> int:
        """How many IDs begin with a prefix."""
        depth = len(prefix)
        if self.parents and depth == 0:
            return math.prod(self.sizes[1:])
        if self.parents and depth == 1:
            return self.parents.count(prefix[0]) * math.prod(self.sizes[2:])
        return math.prod(self.sizes[depth:])

    def keys_below(self, prefix: Codes) -> np.ndarray:
        """The IDs under a prefix, as ascending numbers (`id_keys`) of their codes below it: `(capacity,)` int64."""
        depth = len(prefix)
        if not self.parents or depth > 1:
            return np.arange(math.prod(self.sizes[depth:]))
        of = np.array(self.parents)
        children = np.flatnonzero(of == prefix[0]) if depth else np.argsort(of, kind="stable")
        first = children if depth else of[children] * self.sizes[1] + children
        rest = math.prod(self.sizes[2:])
        return np.asarray((first[:, None] * rest + np.arange(rest)).ravel())

    def children(self, code: int) -> np.ndarray:
        """The codes of the second level that may follow a first one, ascending."""
        return np.flatnonzero(np.array(self.parents) == code) if self.parents else np.arange(self.sizes[1])

    def allows(self, codes: Sequence[int]) -> bool:
        """Whether an ID may begin with these codes."""
        inside = len(codes) <= len(self.sizes) and all(0 <= c < n for c, n in zip(codes, self.sizes, strict=False))
        return inside and not (self.parents and len(codes) > 1 and self.parents[codes[1]] != codes[0])
