"""A product that nobody has seen: how its semantic ID comes about, and where it belongs.

In: a shop, and a product's picture and text; out: its IDs from either modality, how the catalogue narrows under its
codes, its place on the map. The rule: everything comes from the content alone, and nothing is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from mmsid.explain.codebook import checked_codes
from mmsid.explain.whatif import Modality
from mmsid.item_map import NEIGHBOURS
from mmsid.records import Codes, Item, Tokenization
from mmsid.shop import MMSID
from mmsid.shop.tokenizing import NewProduct


@dataclass(frozen=True, slots=True)
class Modalities:
    """A product tokenised from all that it has, and from each part.

    Attributes:
        both: from picture and text, or from the one that there is.
        image: from the picture alone; None where there is none.
        text: from the text alone; None where there is none.
        differences: for every two of them that are there, the first level (from 0) whose codes differ, or None if
            none does.
    """

    both: Tokenization
    image: Tokenization | None
    text: Tokenization | None
    differences: Mapping[tuple[Modality, Modality], int | None]


def by_modality(shop: MMSID, product: NewProduct) -> Modalities:
    """Tokenises a product from both modalities, from its picture alone and from its text alone.

    Args:
        shop: the catalogue and the models.
        product: as `read_product` made it.
    """
    parts = {Modality.BOTH: product}
    if product.picture is not None:
        parts[Modality.IMAGE] = NewProduct(product.item, product.picture, "")
    if product.text:
        parts[Modality.TEXT] = NewProduct(product.item, None, product.text)
    found = dict(zip(parts, shop.tokenize_many(list(parts.values())), strict=True))
    differences = {(a, b): first_difference(found[a].codes, found[b].codes) for a, b in combinations(found, 2)}
    return Modalities(found[Modality.BOTH], found.get(Modality.IMAGE), found.get(Modality.TEXT), differences)


def first_difference(one: Codes, other: Codes) -> int | None:
    """The first level, from 0, whose codes differ; None if none does."""
    return next((level for level, (a, b) in enumerate(zip(one, other, strict=True)) if a != b), None)


def narrowing(shop: MMSID, codes: Codes) -> tuple[int, ...]:
    """How many products are left under each prefix of some codes.

    Args:
        shop: the catalogue.
        codes: from level a on.

    Returns:
        `len(codes) + 1` counts: all products, those with the first code, with the first two, and so on.

    Raises:
        MmsidError: if the shop's codebooks have no such codes.
    """
    checked_codes(shop, codes)
    nodes = [shop.trie.node(codes[:depth]) for depth in range(len(codes) + 1)]
    return tuple(int(shop.trie.count(depth, np.int64(node))) if node >= 0 else 0 for depth, node in enumerate(nodes))


def place_on_map(shop: MMSID, new: Tokenization) -> np.ndarray:
    """Where a new product belongs on the map: between the products that are nearest to it.

    Each of the `NEIGHBOURS` nearest products on the map counts by how much nearer it is than the last of them. The
    last one then counts nothing, so the place does not jump when a product joins or leaves the nearest ones.

    Args:
        shop: the catalogue and its map.
        new: the product; it need not be in the shop.

    Returns:
        `(2,)` float64, x and y in 0..1.
    """
    cosines = shop.index.cosines(new.embedding)[shop.map.rows]
    order = np.argsort(-cosines, kind="stable")[:NEIGHBOURS]
    nearest, cosine = shop.map.rows[order], cosines[order].astype(np.float64)
    weights = cosine - cosine[-1]
    return shop.map.place(nearest, weights if weights.any() else np.ones(len(nearest)))


@dataclass(frozen=True, slots=True)
class TransferSource:
    """A known product whose place a new one takes.

    Attributes:
        item: the known product.
        share: how often the new one is recommended instead of it, 0 to 1.
    """

    item: Item
    share: float


def transfer_sources(shop: MMSID, item_id: str) -> tuple[TransferSource, ...]:
    """The known products that a product stands in for, the largest share first; none if it was there in the tuning.

    Raises:
        MmsidError: if there is no such product, or the build has no recommender.
    """
    codes, found = shop.codes(item_id), []
    for transfer in shop.transfers:
        row = shop.ids.row(transfer.source) if transfer.target == codes else None
        if row is not None:
            found.append(TransferSource(shop.items[row], transfer.share))
    return tuple(found)
