"""Sampling products: from a seed to designs with their text.

Every product is seeded by the catalogue's seed, its type's name and its number within the type. Adding a type, or
asking for more products of one, changes no other product; another seed gives other products of the same types.
"""

from __future__ import annotations

import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from storefront import palette, writing
from storefront.assortment import PRODUCT_TYPES, product_type
from storefront.types import Design, ProductType

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Design", "sample_designs"]

_NO_PICTURE = 0.03


def sample_designs(seed: int, per_type: int, types: Sequence[str] | None = None) -> list[Design]:
    """Products of every type, in the assortment's order.

    Args:
        seed: of the catalogue.
        per_type: products per type.
        types: names of the types wanted; all if None.

    Raises:
        MmsidError: if a type is not sold.
    """
    kinds = PRODUCT_TYPES if types is None else tuple(product_type(name) for name in types)
    return [_sample(kind, seed, number) for kind in kinds for number in range(per_type)]


def _sample(kind: ProductType, seed: int, number: int) -> Design:
    rng = np.random.default_rng(np.random.SeedSequence([seed, zlib.crc32(kind.name.encode()), number]))
    # Silhouettes take turns, so that a small catalogue shows them all; the start differs from seed to seed.
    offset = zlib.crc32(f"{kind.name}/{seed}".encode())
    silhouette = kind.silhouettes[(number + offset) % len(kind.silhouettes)]
    colour = str(rng.choice(kind.colours))
    if colour not in kind.colours_of(silhouette):
        colour = str(rng.choice(kind.colours_of(silhouette)))
    plain = not kind.patterns or rng.random() < kind.plain_share
    pattern = "plain" if plain else str(rng.choice(kind.patterns))
    material = str(rng.choice(kind.made_of.get(silhouette, kind.materials)))
    brands = _brands(kind)
    low, high = kind.prices
    tier = float(rng.beta(1.7, 2.6))
    design = Design(
        item_id=f"{_slug(kind.name)}-{number:04d}",
        department=kind.department,
        type=kind.name,
        silhouette=silhouette,
        colour=colour,
        accent=palette.contrasting(colour, rng, kind.accents),
        pattern=pattern,
        material=material,
        brand=str(brands[int(rng.integers(len(brands)))]),
        price=_price(low * (high / low) ** tier),
        use=str(rng.choice(kind.words.uses)) if kind.words.uses else "",
        season=str(rng.choice(kind.words.seasons)) if kind.words.seasons else "",
        audience=str(rng.choice(kind.words.audiences)) if kind.words.audiences else "",
        seed=int(rng.integers(2**31)),
        has_image=bool(rng.random() >= _NO_PICTURE),
    )
    title, description = writing.write(design, kind)
    return replace(design, title=title, description=description)


def _brands(kind: ProductType) -> list[str]:
    """The makers of a type: a third of all, the same in every catalogue."""
    rng = np.random.default_rng(zlib.crc32(kind.name.encode()))
    return [str(name) for name in rng.choice(palette.BRANDS, size=len(palette.BRANDS) // 3, replace=False)]


def _price(value: float) -> float:
    """A price as shops write it: 4.49, 24.95, 189."""
    if value < 8:
        return round(value * 2) / 2 - 0.01 if value >= 0.75 else round(value, 2)
    if value < 80:
        return float(int(value)) + 0.95
    return float(round(value / 10) * 10 - 1)


def _slug(name: str) -> str:
    return "".join(c if c.isalnum() else "-" for c in name.lower().replace(" & ", "-")).strip("-")
