"""What the shoppers' process knows of the products: a plain table of attributes, one row a product.

The process never sees pictures, texts or embeddings, and the encoder never sees this table; what both share is the
products themselves. `ItemTraits.from_records` takes any mappings with the keys of `COLUMNS`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from mmsid.errors import MmsidError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

COLUMNS = ("item_id", "department", "type", "colour", "pattern", "material", "brand", "price")
"""The keys of one record; all are strings but the price, which is a number."""


@dataclass(frozen=True)
class ItemTraits:
    """Attributes of `n` products, as parallel columns.

    Attributes:
        item_id: `n` unique names.
        department, type, colour, pattern, material, brand: `n` words each; a type belongs to one department.
        price: float64 `(n,)`, in the catalogue's currency.
    """

    item_id: tuple[str, ...]
    department: tuple[str, ...]
    type: tuple[str, ...]
    colour: tuple[str, ...]
    pattern: tuple[str, ...]
    material: tuple[str, ...]
    brand: tuple[str, ...]
    price: np.ndarray

    @classmethod
    def from_records(cls, records: Iterable[Mapping[str, Any]]) -> ItemTraits:
        """Reads records with the keys of `COLUMNS`; further keys are left alone.

        Raises:
            MmsidError: if there is no record, a key is missing, or an item id occurs twice.
        """
        rows = list(records)
        missing = sorted({key for row in rows for key in COLUMNS if key not in row})
        if not rows or missing:
            lack = f"the keys {', '.join(missing)} are missing" if missing else "there is no record"
            raise MmsidError(f"Expected products with the keys {', '.join(COLUMNS)}, but {lack}; add them.")
        columns = {key: tuple(str(row[key]) for row in rows) for key in COLUMNS[:-1]}
        if len(set(columns["item_id"])) < len(rows):
            raise MmsidError("Expected every item_id once, but some occur twice; give each product its own.")
        return cls(**columns, price=np.array([float(row["price"]) for row in rows]))

    def __len__(self) -> int:
        return len(self.item_id)

    @property
    def type_names(self) -> tuple[str, ...]:
        """The `T` types, in the order in which they first occur."""
        return tuple(dict.fromkeys(self.type))

    @property
    def type_departments(self) -> tuple[str, ...]:
        """The department of each of the `T` types."""
        return tuple(dict(zip(self.type, self.department, strict=True)).values())

    @property
    def item_types(self) -> np.ndarray:
        """The type of every product: int64 `(n,)`, an index into `type_names`."""
        index = {name: position for position, name in enumerate(self.type_names)}
        return np.array([index[name] for name in self.type])

    @property
    def price_tier(self) -> tuple[str, ...]:
        """`"low"`, `"middle"` or `"high"`: the third of its own type's prices in which a product lies."""
        tiers = np.empty(len(self), dtype=object)
        for members in (np.flatnonzero(self.item_types == t) for t in range(len(self.type_names))):
            order = np.argsort(np.argsort(self.price[members], kind="stable"), kind="stable")
            tiers[members] = np.array(("low", "middle", "high"), dtype=object)[order * 3 // len(members)]
        return tuple(tiers)

    def column(self, attribute: str) -> tuple[str, ...]:
        """The values of `"colour"`, `"pattern"`, `"material"`, `"brand"` or `"price"` (its tier)."""
        return self.price_tier if attribute == "price" else getattr(self, attribute)
