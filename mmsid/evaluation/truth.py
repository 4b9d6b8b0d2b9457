"""Reading a caption as somebody would who knows nothing of how it was made.

In: the text of a caption and products; out: whether it is true of them, and how much of it their texts say. The rule:
only texts are read, and by means of its own; nothing is shared with `mmsid/captions`, whose `holds` is what is checked.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from mmsid.records import Item

NOTHING_SAID = frozenset(["one of these", "new products"])
"""Captions that claim nothing of a product."""

_NUMBER = re.compile(r" \(\d+\)$| no\. \d+$")
_BARE_WORD = 2  # letters by which forms of a word may differ at its end
_UNSPACED = ("CJK ", "HIRAGANA ", "KATAKANA", "THAI ", "LAO ", "KHMER ", "MYANMAR ")


def raw_words(text: str) -> list[str]:
    """Runs of letters, marks and digits, in small letters."""
    composed = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    kept = "".join(one if unicodedata.category(one)[0] in "LMN" or one in "\u200c\u200d" else " " for one in composed)
    return kept.split()


@dataclass(frozen=True, slots=True)
class Reading:
    """A product as a reader of captions knows it.

    Attributes:
        categories: its own.
        words: of its title and description.
        text: the same words as one text, for scripts that set no spaces.
    """

    categories: frozenset[str]
    words: frozenset[str]
    text: str

    @classmethod
    def of(cls, item: Item) -> Reading:
        """Reads a product."""
        words = raw_words(f"{item.title} \n {item.description}")
        return cls(frozenset(item.category), frozenset(words), " ".join(words))

    def says(self, phrase: str) -> bool:
        """Whether it has all words of a phrase."""
        return all(word in self.words or (_is_unspaced(word) and word in self.text) for word in raw_words(phrase))

    def share_said(self, phrase: str) -> float:
        """The share of a phrase's words that it has, in whatever form."""
        words = raw_words(phrase)
        return sum(self._has_form(word) for word in words) / max(len(words), 1)

    def most_said(self, phrases: Iterable[str]) -> float:
        """The same of the phrase that it has most of."""
        return max(self.share_said(phrase) for phrase in phrases)

    def _has_form(self, word: str) -> bool:
        return self.says(word) or any(_are_forms(word, own) for own in self.words)


def is_true(caption: str, product: Reading) -> bool:
    """Whether a code's caption is true of a product: all that it says is its category or its own words."""
    return all(_part_is_true(part, product) for part in _NUMBER.sub("", caption).split(" · "))


def names_itself(caption: str, product: Reading) -> bool:
    """Whether all that is said of which one a product is are its own words."""
    return product.says(_NUMBER.sub("", caption))


def match(caption: str, product: Reading) -> float:
    """How much of a caption a product's category and texts say, 0 to 1: of each part, what they say most of."""
    parts = _NUMBER.sub("", caption).split(" · ")
    said = [float(_is_category(part, product)) or product.most_said(part.split(" or ")) for part in parts]
    return sum(said) / len(parts)


def _part_is_true(part: str, product: Reading) -> bool:
    return _is_category(part, product) or any(raw_words(one) and product.says(one) for one in part.split(" or "))


def _is_category(part: str, product: Reading) -> bool:
    return bool(product.categories.intersection([part, *part.split(" or ")]))


def _are_forms(word: str, other: str) -> bool:
    """Whether two words differ in up to two letters at their ends."""
    short, long = sorted((word, other), key=len)
    if len(short) <= _BARE_WORD + 1:
        return False
    same = next((n for n, (one, two) in enumerate(zip(short, long, strict=False)) if one != two), len(short))
    return len(long) - same <= _BARE_WORD


def _is_unspaced(word: str) -> bool:
    return any(unicodedata.name(letter, "").startswith(_UNSPACED) for letter in word)
