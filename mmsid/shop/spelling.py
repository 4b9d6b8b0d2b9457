"""Which known id a mistyped one was meant to be."""

from __future__ import annotations

import difflib
from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_TYPED = 60
"""Letters of an unknown id that are held against the known ones."""

_MOST_COMPARED = 2_500
"""Ids before and after it, in their order, that it is held against."""


def spelt_like(typed: str, known: Sequence[str]) -> str:
    """The known id that is spelt most like a typed one; empty where none is like it.

    Args:
        typed: of any length.
        known: in ascending order; of many, those are looked at that begin most like it.
    """
    typed = typed[:_MOST_TYPED]
    place = bisect_left(known, typed)
    around = known[max(0, place - _MOST_COMPARED) : place + _MOST_COMPARED]
    return next(iter(difflib.get_close_matches(typed, around, n=1)), "")
