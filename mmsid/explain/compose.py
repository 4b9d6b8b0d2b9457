"""Composing an ID by hand: what any combination of codes stands for, and walks from one product to another.

In: a shop, codes; out: the embedding that the codewords add up to, as the products that are nearest to it. This is how
the paper turns codes back into products, so it also works for IDs that no product has.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mmsid.errors import MmsidError
from mmsid.explain.codebook import checked_codes, parents_of
from mmsid.records import Codes, Neighbour
from mmsid.shop import MMSID


@dataclass(frozen=True, slots=True)
class Composition:
    """What codes add up to.

    Attributes:
        codes: from level a on.
        owner: id of the product that has exactly this ID; None if there is none.
        nearest: the products nearest to the sum of the codewords, best first.
    """

    codes: Codes
    owner: str | None
    nearest: tuple[Neighbour, ...]


def compose(shop: MMSID, codes: Codes, k: int = 8) -> Composition:
    """Adds up codewords and finds the products nearest to the sum, by cosine.

    Args:
        shop: the products and the codebooks.
        codes: one per level from level a on; fewer than all levels give a coarser sum.
        k: products to find.

    Raises:
        MmsidError: if the shop's codebooks have no such codes, or the second one under another first one.
    """
    checked_codes(shop, codes)
    rows, cosines = shop.index.nearest(shop.models.quantizer.decode(np.array([codes])), k)
    near = zip(rows[0].tolist(), cosines[0].tolist(), strict=True)
    leaf = shop.trie.node(codes) if len(codes) == len(shop.codebook_sizes) else -1
    owner = shop.items[int(shop.trie.item_rows(np.int64(leaf)))].item_id if leaf >= 0 else None
    return Composition(tuple(codes), owner, tuple(Neighbour(shop.items[row], cosine) for row, cosine in near))


def walk(
    shop: MMSID, start: str, end: str, *, order: Sequence[int] | None = None, k: int = 4
) -> tuple[Composition, ...]:
    """Walks from one product to another, swapping one code at a time.

    Where the first two levels are a tree, a code of the second cannot stand under another parent than its own: if the
    first codes differ, both are swapped in one step, when the first of them is due.

    Args:
        shop: the products and the codebooks.
        start: item id.
        end: item id.
        order: the levels, from 0, in the order in which their codes are swapped; fine to coarse by default, so that
            details change first and the kind of product last.
        k: nearest products of every step.

    Returns:
        the start, then one composition for every swap; the last one is the end.

    Raises:
        MmsidError: if a product is unknown, or the order does not name every level once.
    """
    levels = range(len(shop.codebook_sizes))
    taken = list(reversed(levels)) if order is None else list(order)
    if sorted(taken) != list(levels):
        raise MmsidError(f"Expected every level from 1 to {len(levels)} once, but got {len(taken)}; name each of them.")
    codes, goal = list(shop.codes(start)), shop.codes(end)
    steps = [compose(shop, tuple(codes), k)]
    for level in taken:
        shelf = (0, 1) if level < 2 and parents_of(shop) and codes[0] != goal[0] else (level,)
        if codes[level] != goal[level]:
            for each in shelf:
                codes[each] = goal[each]
            steps.append(compose(shop, tuple(codes), k))
    return tuple(steps)
