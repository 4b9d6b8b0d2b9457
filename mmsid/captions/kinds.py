"""Categories as captions: which category, or which few of one parent, a code stands for.

In: items and the rows of a code; out: a `Part` of category names, or None. The rule: a category is a code's caption
where at least half of its products have it; of several, the one that comes nearest to being the same set of products.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mmsid.captions.records import Part
from mmsid.records import Item

MOST_NAMES = 3

_HALF = 0.5
_ENOUGH = 1 / 3  # where no category has half
_LEAST_GAIN = 0.1  # share of the code's products that another category must add
_OWN = 0.5  # share of another category's products that must have the code


@dataclass(frozen=True, slots=True)
class _Name:
    """A category: its rows, how deep it stands, and below which."""

    name: str
    rows: frozenset[int]
    depth: int
    parent: str


class Categories:
    """The categories of a catalogue."""

    def __init__(self, items: Sequence[Item]) -> None:
        """Reads them."""
        rows: dict[str, set[int]] = {}
        places: dict[str, tuple[int, str]] = {}
        for row, item in enumerate(items):
            for depth, name in enumerate(item.category):
                rows.setdefault(name, set()).add(row)
                place = (depth, item.category[depth - 1] if depth else "")
                places[name] = min(places.get(name, place), place)
        self._names = {name: _Name(name, frozenset(found), *places[name]) for name, found in rows.items()}
        self._of = [tuple(dict.fromkeys(item.category)) for item in items]

    def depth(self, part: Part | None) -> int:
        """How deep the categories of a part stand, from 0; -1 without a part."""
        return min(self._names[name].depth for name in part.alternatives) if part else -1

    def caption(self, rows: np.ndarray, above: Part | None = None, *, is_first: bool = True) -> Part | None:
        """The category of a code's products.

        Args:
            rows: of the products.
            above: categories of the code before; no caption is coarser, or says the same, but one of several may be
                said again alone.
            is_first: whether the code is of the first level, and the coarser one of two equal categories its caption.
        """
        code = frozenset(rows.tolist())
        said = set(above.alternatives) if above and len(above.alternatives) == 1 else set()
        least = max(self.depth(above), 0)
        inside = Counter(name for row in code for name in self._of[row])
        allowed = [one for name in inside if (one := self._names[name]).depth >= least and name not in said]
        if not allowed:
            return None
        many = [one for one in allowed if inside[one.name] >= _HALF * len(code)]
        first = max(
            many or allowed,
            key=lambda one: (
                _f1(one.rows, code) if many else inside[one.name],
                -one.depth if is_first else one.depth,
                one.name,
            ),
        )
        found = self._united(first, allowed, code)
        share = len(frozenset().union(*(one.rows for one in found)) & code) / len(code)
        return Part(tuple(one.name for one in found), category=True) if share >= _ENOUGH else None

    def _united(self, first: _Name, allowed: Sequence[_Name], code: frozenset[int]) -> list[_Name]:
        """A category with those beside it that are mostly this code's, too; the most frequent first."""
        found, rows = [first], first.rows
        beside = [one for one in allowed if (one.depth, one.parent) == (first.depth, first.parent) and one != first]
        for one in sorted(beside, key=lambda one: (-len(one.rows & code), one.name)):
            new = (one.rows - rows) & code
            own = len(one.rows & code) >= _OWN * len(one.rows)
            if len(found) < MOST_NAMES and own and len(new) >= _LEAST_GAIN * len(code):
                found.append(one)
                rows |= one.rows
        return sorted(found, key=lambda one: (-len(one.rows & code), one.name))


def _f1(one: frozenset[int], other: frozenset[int]) -> float:
    """How nearly two sets are the same: 1 if they are, 0 if they share nothing (Dice's coefficient)."""
    return 2 * len(one & other) / (len(one) + len(other))
