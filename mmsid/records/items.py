"""Products, and test events with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

UNTITLED = "Untitled product"
"""Title of a new product that was given none; it says nothing of it."""


@dataclass(frozen=True, slots=True)
class Item:
    """One product of a catalogue.

    Attributes:
        item_id: unique within its catalogue.
        title: may be empty where a picture is there.
        description: may be empty.
        category: coarse to fine, `("Clothing", "T-shirts")`; never enters the encoder.
        image: the picture's file, or None.
        price: in the catalogue's own currency, or None.
        extra: all further columns of the catalogue, kept as they are.
    """

    item_id: str
    title: str
    description: str = ""
    category: tuple[str, ...] = ()
    image: Path | None = None
    price: float | None = None
    extra: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def name(self) -> str:
        """What it is called where it is spoken of: by its title, else by its id."""
        return self.title or self.item_id

    @property
    def department(self) -> str:
        """The coarsest category, or an empty string."""
        return self.category[0] if self.category else ""

    @property
    def type(self) -> str:
        """The finest category, or an empty string."""
        return self.category[-1] if self.category else ""

    @property
    def text(self) -> str:
        """What the encoder reads: title and description, without category, price or brand."""
        title = "" if self.title == UNTITLED else self.title
        return ". ".join(part.strip().rstrip(".") for part in (title, self.description) if part.strip())


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A product near a point of the embedding space; `cosine` is -1 to 1."""

    item: Item
    cosine: float


@dataclass(frozen=True, slots=True)
class Case:
    """One question to a recommender: what does this shopper want next?

    Attributes:
        user_id: the shopper.
        history: item ids, oldest first, all before `timestamp`.
        target: the item id that came next.
        timestamp: of the target, in the interactions' own unit.
    """

    user_id: str
    history: tuple[str, ...]
    target: str
    timestamp: float
