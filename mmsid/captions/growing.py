"""Captions of a shop that got more products than its captions were made from.

In: captions and the shop's products; out: captions that count and tell the new ones, too. The rule: what a code means
does not change; only how many products it holds for.
"""

from __future__ import annotations

from collections.abc import Sequence

from mmsid.captions.records import Captions
from mmsid.captions.which import which_one
from mmsid.records import Codes, Item
from mmsid.semantic_ids import SemanticIds


def with_new_items(captions: Captions, items: Sequence[Item], ids: SemanticIds) -> Captions:
    """The same meanings over more products.

    Args:
        captions: of the first of the products.
        items: all of them.
        ids: theirs, in the same order.
    """
    known = len(captions.which)
    codes = [tuple(row) for row in ids.codes[known:].tolist()]
    counted = captions.counting(items[known:], codes)
    which = [which_new(counted, items[row], code, items, ids) for row, code in enumerate(codes, known)]
    return counted.telling(which)


def which_new(captions: Captions, item: Item, codes: Codes, items: Sequence[Item], ids: SemanticIds) -> str:
    """Which one a product is that came after the captions were made.

    Args:
        captions: of the shop.
        item: the product, which need not be in the shop.
        codes: its semantic ID.
        items: of the shop.
        ids: theirs, in the same order.
    """
    others, shelf = (
        [found for row in ids.items_under(prefix).tolist() if (found := items[row]) is not item]
        for prefix in (codes[:-1], codes[: min(2, ids.levels - 1)])
    )
    said = [captions.of(level, code).text for level, code in enumerate(codes[:-1])]
    return which_one(item, others, [*shelf, item], said, captions.function_words)
