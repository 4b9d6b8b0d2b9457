"""Ids that are nearly those of the catalogue: what spreadsheets and other machines make of an id.

In: ids that no product has, and the products'; out: which product each nearly names, and in what it differs. The rule:
a near match is named, and read as a match only where the user says so; what nearly names two products names none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import NamedTuple

_DECIMAL = re.compile(r"(?<=\d)\.0+$")
_BLANKS = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+")
_QUOTES = re.compile(r"^['\"`‘’“”]+|['\"`‘’“”]+$")
_ZEROS = re.compile(r"^0+(?=\d)")

_STEPS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("how accents are written", lambda text: unicodedata.normalize("NFC", text)),
    ("blanks", lambda text: _BLANKS.sub("", text)),
    ("quotes", lambda text: _QUOTES.sub("", text)),
    ("a decimal .0", lambda text: _DECIMAL.sub("", text)),
    ("zeros in front", lambda text: _ZEROS.sub("", text)),
    ("capital letters", str.casefold),
)
"""What may differ, and how it is evened out, in this order."""


class NearMatch(NamedTuple):
    """A product's id that another one nearly is, and in what they differ: `("zeros in front",)`."""

    item_id: str
    differences: tuple[str, ...]


def near_matches(unknown: Iterable[str], item_ids: Iterable[str]) -> dict[str, NearMatch]:
    """Finds the product that each id nearly names.

    Args:
        unknown: ids that no product has.
        item_ids: the products'.

    Returns:
        id to its match, without those that match no product, or several.
    """
    evened: dict[str, str | None] = {}
    for item_id in item_ids:
        key = _evened(item_id)
        evened[key] = None if key in evened else item_id
    found = {given: evened.get(_evened(given)) for given in unknown}
    return {given: NearMatch(match, _differences(given, match)) for given, match in found.items() if match is not None}


def _evened(text: str) -> str:
    for _, step in _STEPS:
        text = step(text)
    return text


def _differences(one: str, other: str) -> tuple[str, ...]:
    found = []
    for name, step in _STEPS:
        before, (one, other) = (one, other), (step(one), step(other))
        if before[0] != before[1] and before != (one, other):
            found.append(name)
    return tuple(found)
