"""What became of a catalogue's products since a build: which stayed, which changed, which came and which went.

In: the products as they are, and the digests of their content that the build keeps; out: `Changes`. The rule: a product
whose picture, text or given embedding is another is a changed one, whatever else is said of it; its category and price
have no part in its embedding, and so none in its ID.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from pydantic import TypeAdapter

from mmsid.artifacts import write_json
from mmsid.catalogue import Catalogue
from mmsid.config import read_checked
from mmsid.errors import MmsidError
from mmsid.records import Item

CONTENT_FILE = "content.json"
"""In the encoder's folder: item id → digest of what was embedded."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Rows of the catalogue as it is, and of the build.

    Attributes:
        kept: rows of the catalogue whose products are as they were.
        kept_before: the same products' rows in the build.
        changed: rows of those that were in the build with another content.
        added: rows of those that were not.
        removed: ids of those that are no more.
    """

    kept: tuple[int, ...]
    kept_before: tuple[int, ...]
    changed: tuple[int, ...]
    added: tuple[int, ...]
    removed: tuple[str, ...]

    @property
    def anew(self) -> tuple[int, ...]:
        """Rows that get a new ID, ascending."""
        return tuple(sorted((*self.changed, *self.added)))

    def __str__(self) -> str:
        """One line for whoever updates."""
        counts = (len(self.kept), len(self.added), len(self.changed), len(self.removed))
        return "{:,} products as they were, {:,} added, {:,} changed, {:,} removed".format(*counts)


def content_digests(catalogue: Catalogue) -> dict[str, str]:
    """Item id → 16 hexadecimal digits of what is embedded of a product.

    Raises:
        MmsidError: if a picture cannot be read.
    """
    given = catalogue.embeddings
    return {
        item.item_id: _of_content(item) if given is None else _of_vectors(given, row)
        for row, item in enumerate(catalogue.items)
    }


def write_digests(folder: Path, catalogue: Catalogue) -> None:
    """Keeps the digests in an encoder's folder."""
    write_json(folder / CONTENT_FILE, content_digests(catalogue), compact=True)


def changes_since(folder: Path, catalogue: Catalogue, before: Sequence[str]) -> Changes:
    """Compares a catalogue with the one of a build.

    Args:
        folder: of the build's encoder.
        catalogue: as it is.
        before: item ids of the build, in its order.

    Raises:
        MmsidError: if the build is of a version that kept no digests.
    """
    if not (folder / CONTENT_FILE).is_file():
        raise MmsidError(
            f"Expected what products were made from in {folder / CONTENT_FILE}, but this build is of an earlier "
            "version that did not keep it; build it again, and update it from then on."
        )
    known = read_checked(folder / CONTENT_FILE, TypeAdapter(dict[str, str]))
    now = content_digests(catalogue)
    place = {item_id: row for row, item_id in enumerate(before)}
    ids = [item.item_id for item in catalogue.items]
    kept = tuple(row for row, item_id in enumerate(ids) if item_id in place and known.get(item_id) == now[item_id])
    added = tuple(row for row, item_id in enumerate(ids) if item_id not in place)
    changed = tuple(sorted(set(range(len(ids))) - {*kept, *added}))
    removed = tuple(item_id for item_id in before if item_id not in now)
    return Changes(kept, tuple(place[ids[row]] for row in kept), changed, added, removed)


def _of_content(item: Item) -> str:
    digest = hashlib.sha256(item.text.encode())
    if item.image is not None:
        try:
            digest.update(b"\0" + hashlib.sha256(item.image.read_bytes()).digest())
        except OSError as error:
            raise MmsidError(
                f"Expected the picture {item.image.name} of {item.item_id!r}, but got '{error.strerror}'; restore it."
            ) from None
    return digest.hexdigest()[:16]


def _of_vectors(given: Mapping[str, np.ndarray], row: int) -> str:
    digest = hashlib.sha256()
    for name, vectors in sorted(given.items()):
        digest.update(name.encode() + np.ascontiguousarray(vectors[row], dtype="<f4").tobytes())
    return digest.hexdigest()[:16]
