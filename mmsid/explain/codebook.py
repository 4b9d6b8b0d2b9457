"""What a code means: the page of a prefix, with the products at its middle and at its border.

In: a shop and a prefix of codes; out: a `CodePage`. Distances are the quantiser's own: from what a level compared to
its codewords. The rule: a code is read under its parents, because each prefix gives it a meaning of its own.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from mmsid.captions import Caption
from mmsid.errors import MmsidError, described_name
from mmsid.quantizer.model import Encoding
from mmsid.records import Codes, CodeUse, Item, code_name, code_names, parse_code
from mmsid.shop import MMSID

SHOWN = 12
"""Products in each of a page's two lists, at most."""

NEAREST = 5
"""Other codewords of the level that are named."""


@dataclass(frozen=True, slots=True)
class Member:
    """A product under a code, as its level saw it.

    Attributes:
        item: the product.
        distance: Euclidean, from what the level compared to the code's codeword.
        rival: the code of this level that comes next.
        margin: how much farther that one is; below 0 where the product was moved here because its ID was taken.
    """

    item: Item
    distance: float
    rival: int
    margin: float


@dataclass(frozen=True, slots=True)
class CodePage:
    """Everything about a prefix.

    Attributes:
        prefix: the codes, coarse to fine.
        caption: what the products below share.
        items: the products below, those nearest to the codeword first.
        typical: the nearest ones.
        border: those for which another code is nearly as near, the closest call first; empty where the level has one
            code only.
        categories: the types below and their counts, most frequent first.
        following: the next codes and the captions of the prefixes that they make, most products first.
        nearest: other codewords of this level, by distance, with the captions that they have under this parent.
        elsewhere: the same code under other parents.
        shoppers: example shoppers in whose answers it occurs: their names, and the ranks of these answers.
    """

    prefix: Codes
    caption: Caption
    items: tuple[Item, ...]
    typical: tuple[Member, ...]
    border: tuple[Member, ...]
    categories: tuple[tuple[str, int], ...]
    following: tuple[tuple[int, Caption], ...]
    nearest: tuple[tuple[int, float, Caption], ...]
    elsewhere: tuple[CodeUse, ...]
    shoppers: tuple[tuple[str, tuple[int, ...]], ...]


def parse_prefix(shop: MMSID, text: str) -> Codes:
    """Reads a written prefix, such as `a12` or `a12 b7` (points and commas separate, too).

    Raises:
        MmsidError: if it names no codes from level 1 on, or none of this shop.
    """
    names = text.replace(".", " ").replace(",", " ").split()
    if not names:
        raise MmsidError("Expected codes such as a12 or a12 b7, but got none; name at least one.")
    parsed = [parse_code(name) for name in names]
    if [level for level, _ in parsed] != list(range(len(parsed))):
        came = described_name(" ".join(names))
        raise MmsidError(f"Expected codes from level 1 on, but got {came}; start with a code of level a.")
    return checked_codes(shop, tuple(code for _, code in parsed))


def checked_codes(shop: MMSID, codes: Codes) -> Codes:
    """Codes that this shop's codebooks have, from level 1 on.

    Raises:
        MmsidError: if there are none or too many, or one is outside its codebook.
    """
    sizes = shop.codebook_sizes
    if not 1 <= len(codes) <= len(sizes) or any(not 0 <= c < n for c, n in zip(codes, sizes, strict=False)):
        held = ", ".join(f"{n} at level {level + 1}" for level, n in enumerate(sizes))
        raise MmsidError(f"This shop has no code {' '.join(code_names(codes))!r}; there are {held}, counted from 0.")
    return codes


def code_page(shop: MMSID, prefix: Codes) -> CodePage:
    """Reads a prefix.

    Args:
        shop: the products and the quantiser.
        prefix: codes from level 1 on; no product need have them.

    Raises:
        MmsidError: if the shop's codebooks have no such codes.
    """
    checked_codes(shop, prefix)
    level, rows = len(prefix) - 1, shop.trie.below(prefix)
    members = _members(shop, rows, prefix) if len(rows) else []
    by_distance = sorted(members, key=lambda member: member.distance)
    by_margin = sorted(members, key=lambda member: member.margin) if shop.codebook_sizes[level] > 1 else []
    types = Counter(" > ".join(member.item.category) for member in members if member.item.category)
    summary = shop.code(code_name(level, prefix[-1]))
    return CodePage(
        prefix=prefix,
        caption=shop.caption(prefix),
        items=tuple(member.item for member in by_distance),
        typical=tuple(by_distance[:SHOWN]),
        border=tuple(by_margin[:SHOWN]) if len(members) > 1 else (),
        categories=tuple(types.most_common()),
        following=_following(shop, prefix),
        nearest=_nearest(shop, prefix),
        elsewhere=tuple(use for use in summary.uses if use.prefix != prefix),
        shoppers=_shoppers(shop, prefix),
    )


def _members(shop: MMSID, rows: np.ndarray, prefix: Codes) -> list[Member]:
    """The products of `rows` with their distances to the prefix's last codeword, each along its own codes."""
    level = len(prefix) - 1
    encoding: Encoding = shop.models.quantizer.encode(shop.index.embeddings(rows.tolist()))
    members = []
    for row, distances in zip(rows.tolist(), encoding.distances[level], strict=True):
        order = np.argsort(distances, kind="stable")
        rival = int(order[0] if order[0] != prefix[-1] or len(order) == 1 else order[1])
        own = float(distances[prefix[-1]])
        members.append(Member(shop.items[row], own, rival, float(distances[rival]) - own))
    return members


def _following(shop: MMSID, prefix: Codes) -> tuple[tuple[int, Caption], ...]:
    node = shop.trie.node(prefix)
    if node < 0 or len(prefix) == len(shop.codebook_sizes):
        return ()
    codes, nodes = shop.trie.children(len(prefix), node)
    counts = shop.trie.counts[len(prefix) + 1][nodes]
    return tuple(
        (int(codes[place]), shop.caption((*prefix, int(codes[place])))) for place in np.argsort(-counts, kind="stable")
    )


def _nearest(shop: MMSID, prefix: Codes) -> tuple[tuple[int, float, Caption], ...]:
    codebook = shop.models.quantizer.codewords[len(prefix) - 1]
    distances = np.linalg.norm(codebook - codebook[prefix[-1]], axis=1)
    distances[prefix[-1]] = np.inf
    order = np.argsort(distances, kind="stable")[: min(NEAREST, len(codebook) - 1)]
    return tuple((int(code), float(distances[code]), shop.caption((*prefix[:-1], int(code)))) for code in order)


def _shoppers(shop: MMSID, prefix: Codes) -> tuple[tuple[str, tuple[int, ...]], ...]:
    found = []
    for shopper in shop.examples["shoppers"]:
        ranks = tuple(
            place + 1
            for place, line in enumerate(shopper.get("answer", ()))
            if shop.codes(line["item_id"])[: len(prefix)] == prefix
        )
        if ranks:
            found.append((str(shopper["name"]), ranks))
    return tuple(found)
