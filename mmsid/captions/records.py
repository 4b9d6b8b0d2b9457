"""What a code means, as records: its caption, and for which products that holds.

In: the meanings that `making.py` chose; out: `Captions`, which tells the caption of any code and whether it holds for a
product. The rule: `holds` is strict. A category holds if it is one of the product's own; words hold if all of them
occur in the product's own title or description. A product that has no category, or no text, cannot be held against
them: of that, `holds` is None. Nothing here needs a library for languages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from mmsid.captions.words import Text, words_of
from mmsid.records import Codes, Item, Role, level_roles


@dataclass(frozen=True, slots=True)
class Caption:
    """What one code means, whatever stands before it.

    Attributes:
        text: "Clothing", "T-shirts", "navy or midnight".
        share: of the code's products for which it holds, 0 to 1.
        count: products that have the code at its level.
    """

    text: str
    share: float
    count: int


NOT_OWN = "not its own words"
"""Said beside a caption on a product for which it does not hold."""


@dataclass(frozen=True, slots=True)
class ItemCaption:
    """What one code of a product's ID means.

    Attributes:
        text: of the code; at the last level, which one the product is.
        holds: whether it is true of this product: its own category, or its own words; None where it has neither.
        share: of the code's products for which it holds, 0 to 1.
        count: products that have the code at its level.
    """

    text: str
    holds: bool | None
    share: float
    count: int

    @property
    def told(self) -> str:
        """The caption, and beside it that it does not hold, if that is so."""
        return f"{self.text} ({NOT_OWN})" if self.holds is False else self.text


_words_of = lru_cache(maxsize=10_000)(words_of)
"""Of what captions say, which is held against one product after another."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a caption says: any of some alternatives.

    Attributes:
        alternatives: categories, or words and phrases; the caption joins them by "or".
        category: whether they are categories.
    """

    alternatives: tuple[str, ...]
    category: bool = False

    @property
    def text(self) -> str:
        """The alternatives, joined."""
        return " or ".join(self.alternatives)

    def holds(self, item: Item) -> bool | None:
        """Whether it is true of a product; None where the product has nothing to tell it by."""
        if self.category and item.category:
            return any(name in item.category for name in self.alternatives)
        text = Text.of(item.title, item.description)
        if any(text.has_all(_words_of(phrase)) for phrase in self.alternatives):
            return True
        return None if self.category or not item.text else False


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a code means.

    Attributes:
        parts: all of them hold, or the caption does not; none where nothing can be said.
        share: of the code's products for which it holds, 0 to 1.
        count: products that have the code.
        name: what is said instead of the parts; empty where they are said.
    """

    parts: tuple[Part, ...]
    share: float
    count: int
    name: str = ""

    @property
    def text(self) -> str:
        """The parts, joined by a middle dot, or what is said instead of that."""
        return self.name or " · ".join(part.text for part in self.parts)

    def holds(self, item: Item) -> bool | None:
        """Whether it is true of a product; None where the product has nothing to tell it by."""
        found = [part.holds(item) for part in self.parts]
        if not found or False in found:
            return False
        return None if None in found else True


NO_PRODUCTS = Caption("no product yet", 0.0, 0)
"""The caption of what no product has."""

NEW_PRODUCTS = "new products"
"""What a code means that only products have which came after the captions were made."""

ONE_OF_THESE = "one of these"
"""What a code says that stands between the look and the last level."""


@dataclass(frozen=True, eq=False)
class Captions:
    """The captions of all codes of a shop.

    Attributes:
        meanings: per level that has a meaning and per code; None where no product has the code.
        which: per product, in the catalogue's order, which one it is among those with the same codes before the last.
        function_words: of the catalogue's languages, folded; no product is told by one.
        counts: per level, products that have each code.
    """

    meanings: tuple[tuple[Meaning | None, ...], ...]
    which: tuple[str, ...]
    function_words: frozenset[str]
    counts: tuple[tuple[int, ...], ...]

    @property
    def levels(self) -> int:
        """L, the length of an ID."""
        return len(self.counts)

    def of(self, level: int, code: int) -> Caption:
        """What a code means; of the last level, whose codes mean nothing of their own, how many products have it.

        Args:
            level: from 0.
            code: from 0.
        """
        if level < len(self.meanings):
            one = self.meanings[level][code]
            return Caption(one.text, one.share, one.count) if one else NO_PRODUCTS
        count = self.counts[level][code]
        return Caption(ONE_OF_THESE, 1.0, count) if count else NO_PRODUCTS

    def holds(self, level: int, code: int, item: Item) -> bool | None:
        """Whether a code's caption is true of a product; true where the code has no meaning of its own.

        None where the product has nothing to tell it by: a kind is a category, which a new product has not.
        """
        if level >= len(self.meanings):
            return True
        meaning = self.meanings[level][code]
        if meaning is None:
            return False
        return True if not meaning.parts and meaning.name == NEW_PRODUCTS else meaning.holds(item)

    def held(self, items: Sequence[Item], codes: Sequence[Codes]) -> list[list[bool | None]]:
        """The same for many products and all levels but the last.

        Args:
            items: the products.
            codes: their semantic IDs.
        """
        told: dict[tuple[int, int, tuple[str, ...]], bool | None] = {}  # what a category alone decides

        def holds(level: int, code: int, item: Item) -> bool | None:
            meaning = self.meanings[level][code] if level < len(self.meanings) else None
            if meaning is None or not item.category or not all(part.category for part in meaning.parts):
                return self.holds(level, code, item)
            key = (level, code, item.category)
            if key not in told:
                told[key] = self.holds(level, code, item)
            return told[key]

        return [
            [holds(level, code, item) for level, code in enumerate(path[:-1])]
            for item, path in zip(items, codes, strict=True)
        ]

    def of_item(self, codes: Codes, item: Item, which: str) -> tuple[ItemCaption, ...]:
        """One caption per level of a product's ID.

        Args:
            codes: its semantic ID.
            item: the product.
            which: which one it is.
        """
        found = []
        for level, code in enumerate(codes[:-1]):
            one = self.of(level, code)
            found.append(ItemCaption(one.text, self.holds(level, code, item), one.share, one.count))
        return (*found, ItemCaption(which, True, 1.0, 1))

    def are_of(self, codes: Sequence[Codes] | np.ndarray, codebook_sizes: Sequence[int]) -> bool:
        """Whether they were made from these semantic IDs."""
        meanings = level_roles(len(codebook_sizes)).index(Role.ONE)
        return self.counts == code_counts(codes, codebook_sizes) and len(self.meanings) == meanings

    def counting(self, items: Sequence[Item], codes: Sequence[Codes]) -> Captions:
        """The same meanings over more products: `share` and `count` tell of all of them.

        Args:
            items: the new ones.
            codes: their semantic IDs.
        """
        meanings = [list(level) for level in self.meanings]
        counts = [list(level) for level in self.counts]
        for item, semantic_id in zip(items, codes, strict=True):
            for level, code in enumerate(semantic_id):
                counts[level][code] += 1
                if level < len(meanings):
                    meanings[level][code] = _with_one(meanings[level][code], item)
        return replace(self, meanings=tuple(map(tuple, meanings)), counts=tuple(map(tuple, counts)))

    def telling(self, which: Sequence[str]) -> Captions:
        """With which one each of some more products is."""
        return replace(self, which=(*self.which, *which))


def _with_one(meaning: Meaning | None, item: Item) -> Meaning:
    if meaning is None:
        return Meaning((), 1.0, 1, NEW_PRODUCTS)
    true = meaning.name == NEW_PRODUCTS or bool(meaning.holds(item))
    share = (meaning.share * meaning.count + true) / (meaning.count + 1)
    return replace(meaning, share=share, count=meaning.count + 1)


def code_counts(codes: Sequence[Codes] | np.ndarray, sizes: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """Per level, the products that have each code."""
    rows = np.array(codes, dtype=np.int64).reshape(-1, len(sizes))
    return tuple(tuple(np.bincount(rows[:, n], minlength=size).tolist()) for n, size in enumerate(sizes))
