"""Damaged JSON: every bit of it the other way round, and every value at every depth gone, renamed or of another kind."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

OTHERS: tuple[Any, ...] = (None, [], {}, "nonsense", "\ud800", 10**400, 10**30, -7, 0.5, float("nan"), True)
"""What stands in a value's place."""


def bit_flips(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Every content that differs in one bit, and which one it is."""
    for place in range(8 * len(content)):
        flipped = bytearray(content)
        flipped[place // 8] ^= 1 << place % 8
        yield f"bit {place}", bytes(flipped)


def edits(value: Any, *, per_list: int = 2, others: tuple[Any, ...] = OTHERS) -> Iterator[tuple[str, Any]]:
    """Every value with one thing changed, and what that is; of a long list the first `per_list` places are changed."""
    yield from ((f"all {_shown(other)}", other) for other in others)
    for path in _places(value, per_list):
        parent, key = _parent(value, path), path[-1]
        named = ".".join(map(str, path))
        for other in others:
            yield f"{named} {_shown(other)}", _changed(value, path, lambda at, k, other=other: at.__setitem__(k, other))
        yield f"{named} removed", _changed(value, path, lambda at, k: at.__delitem__(k))
        if isinstance(parent, dict):
            yield f"{named} renamed", _changed(value, path, lambda at, k: at.__setitem__(f"{k}x", at.pop(k)))
        else:
            yield f"{named} twice", _changed(value, path, lambda at, k: at.insert(k, at[k]))
        if isinstance(parent[key], str):
            yield f"{named} with ..", _changed(value, path, lambda at, k: at.__setitem__(k, f"../{at[k]}"))


def _shown(other: Any) -> str:
    text = repr(other)
    return text if len(text) < 40 else f"{text[:8]}…"


def _places(value: Any, per_list: int) -> Iterator[tuple[Any, ...]]:
    keys = (
        list(value) if isinstance(value, dict) else range(min(per_list, len(value))) if isinstance(value, list) else ()
    )
    for key in keys:
        yield (key,)
        yield from ((key, *below) for below in _places(value[key], per_list))


def _parent(value: Any, path: tuple[Any, ...]) -> Any:
    for key in path[:-1]:
        value = value[key]
    return value


def _changed(value: Any, path: tuple[Any, ...], change: Any) -> Any:
    made = copy.deepcopy(value)
    change(_parent(made, path), path[-1])
    return made
