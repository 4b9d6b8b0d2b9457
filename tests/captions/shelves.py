"""Small catalogues with codes set by hand: kinds, looks and copies, in a language of one's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from mmsid.captions import Captions, make_captions
from mmsid.records import Codes, Item


def coded(items: Sequence[Item], *levels: Callable[[Item], str]) -> tuple[list[Codes], tuple[int, ...]]:
    """IDs whose first codes number what some functions say of the items, and whose last one tells equals apart.

    Returns:
        one ID per item, and the codebook sizes.
    """
    named = [sorted({level(item) for item in items}) for level in levels]
    seen = Counter[Codes]()
    codes = []
    for item in items:
        prefix = tuple(names.index(level(item)) for names, level in zip(named, levels, strict=True))
        codes.append((*prefix, seen[prefix]))
        seen[prefix] += 1
    return codes, (*map(len, named), max(seen.values()))


def captioned(items: Sequence[Item], *levels: Callable[[Item], str]) -> tuple[Captions, list[Codes]]:
    """The captions of such IDs, and the IDs."""
    codes, sizes = coded(items, *levels)
    return make_captions(items, codes, sizes), codes


def texts(captions: Captions, level: int) -> list[str]:
    """What the codes of a level mean."""
    return [captions.of(level, code).text for code in range(len(captions.counts[level]))]


def grid(
    kinds: Sequence[str], looks: Sequence[str], title: str, description: str = "", *, copies: int = 3
) -> list[Item]:
    """Products of every kind in every look; an ID says which, as in `cup/red/0`."""
    return [
        Item(f"{kind}/{look}/{n}", title.format(kind=kind, look=look), description.format(kind=kind, look=look))
        for kind in kinds
        for look in looks
        for n in range(copies)
    ]


def kind_of(item: Item) -> str:
    """The kind that `grid` gave a product."""
    return item.item_id.split("/")[0]


def look_of(item: Item) -> str:
    """The look that `grid` gave a product."""
    return item.item_id.split("/")[1]
