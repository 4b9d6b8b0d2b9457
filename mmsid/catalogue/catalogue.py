"""A catalogue in memory: items, and what is known of them.

The record never changes. Arrays run in the order of `items`. Fingerprints say whether two catalogues hold the same,
wherever their files lie: they read the pictures' bytes, so they are computed when first asked for.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np

from mmsid.errors import MmsidError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mmsid.catalogue.examples import Example
    from mmsid.catalogue.interactions import Interactions
    from mmsid.catalogue.problems import Problem
    from mmsid.records import Item

FINGERPRINT_DIGITS = 16

_AT_ONCE = 100_000
"""Events that are written at a time."""


@dataclass(frozen=True, eq=False)
class Catalogue:
    """What `load_catalogue` returns.

    Attributes:
        items: with unique ids, in the file's order.
        interactions: of these items, or None.
        embeddings: modality to `(n, d)` float32 with NaN rows for missing ones, or None.
        examples: example shoppers.
        problems: what was wrong with the folder, and did not prevent its use.
        named: whether the items have words of their own; titles that were made of numbers are none.
        computed: modalities among the embeddings that were computed from the items' own words; another machine may
            round them otherwise, so the fingerprint rests on the words.
        recognised: what the folder was recognised as, in words.
        files: tables that were read, by their names in the folder.
        unread: other tables, and files that cannot be read, that lie beside them.
        currency: of the prices, as ISO 4217 has it; empty where nothing says it.
    """

    items: tuple[Item, ...]
    interactions: Interactions | None = None
    embeddings: Mapping[str, NDArray[np.float32]] | None = None
    examples: tuple[Example, ...] = ()
    problems: tuple[Problem, ...] = ()
    named: bool = True
    computed: frozenset[str] = frozenset()
    recognised: str = ""
    files: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    currency: str = ""

    def __len__(self) -> int:
        return len(self.items)

    @cached_property
    def by_id(self) -> Mapping[str, Item]:
        """Item id to item, in the order of `items`."""
        return MappingProxyType({item.item_id: item for item in self.items})

    @cached_property
    def positions(self) -> Mapping[str, int]:
        """Item id to its place in `items`, from 0: the row of all arrays over the catalogue."""
        return MappingProxyType({item.item_id: position for position, item in enumerate(self.items)})

    @cached_property
    def has_words(self) -> bool:
        """Whether anything is said of the items that a person or a language model can read."""
        return self.named and any(item.text or item.category for item in self.items)

    @cached_property
    def has_pictures(self) -> bool:
        """Whether any item has a picture."""
        return any(item.image is not None for item in self.items)

    @cached_property
    def items_fingerprint(self) -> str:
        """Of items, the content of their pictures, and given embeddings: 16 hexadecimal digits.

        Raises:
            MmsidError: if a picture can no longer be read.
        """
        digest = hashlib.sha256()
        for item in self.items:
            picture = _picture_hash(item)
            fields = (item.item_id, item.title, item.description, item.category, item.price, dict(item.extra), picture)
            digest.update(json.dumps(fields, sort_keys=True, default=_plain).encode())
        for name, vectors in sorted((self.embeddings or {}).items()):
            digest.update(json.dumps([name, vectors.shape]).encode())
            if name not in self.computed:
                digest.update(np.ascontiguousarray(vectors, dtype="<f4").tobytes())
        return digest.hexdigest()[:FINGERPRINT_DIGITS]

    @cached_property
    def interactions_fingerprint(self) -> str:
        """Of the interactions, in whatever order their file had them: 16 hexadecimal digits."""
        if self.interactions is None:
            return hashlib.sha256(b"none").hexdigest()[:FINGERPRINT_DIGITS]
        events = self.interactions
        digest = hashlib.sha256()
        owners = np.repeat(np.arange(events.n_users), np.diff(events.user_starts))
        for piece in ("[[", *_listed(events.users, owners), "], [", *_listed(events.items, events.item_codes), "]]"):
            digest.update(piece.encode())
        digest.update(events.timestamps.astype("<f8").tobytes())
        return digest.hexdigest()[:FINGERPRINT_DIGITS]

    @cached_property
    def fingerprint(self) -> str:
        """Of everything but the examples: 16 hexadecimal digits."""
        both = f"{self.items_fingerprint} {self.interactions_fingerprint}"
        return hashlib.sha256(both.encode()).hexdigest()[:FINGERPRINT_DIGITS]


def _listed(names: NDArray[np.object_], codes: NDArray[np.integer]) -> Iterator[str]:
    """A list of names as JSON writes it, without its brackets, in pieces."""
    written = [json.dumps(name) for name in names.tolist()]
    for start in range(0, len(codes), _AT_ONCE):
        piece = ", ".join(map(written.__getitem__, codes[start : start + _AT_ONCE].tolist()))
        yield f", {piece}" if start else piece


def _picture_hash(item: Item) -> str | None:
    if item.image is None:
        return None
    try:
        return hashlib.sha256(item.image.read_bytes()).hexdigest()
    except OSError as error:
        came = f"reading {item.image.name} of item {item.item_id!r} gave '{error.strerror}'"
        raise MmsidError(f"The catalogue's pictures were expected, but {came}; load the catalogue again.") from error


def _plain(value: Any) -> Any:
    """Makes a further column's value JSON, so that equal values give equal text."""
    if isinstance(value, (bytes, bytearray)):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Iterable):
        return list(value)
    return str(value)
