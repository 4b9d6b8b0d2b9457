"""The words of a text in any script, and whether a text has them.

In: texts; out: words in one form (composed, letters' case folded), without hyphens or marks of punctuation. The rule:
whether a text has a word is decided here alone, from whole words; scripts that set no spaces between words (Chinese,
Japanese, Thai, Lao, Khmer, Burmese) are searched for the letters of the word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

import regex

_JOINERS = "\\u200c\\u200d"  # between letters of Persian and Hindi words
_WORD = regex.compile(rf"[\p{{L}}\p{{M}}\p{{N}}{_JOINERS}]+(?:['’][\p{{L}}\p{{M}}]+)*")
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}ー\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")


def spelt(text: str) -> list[str]:
    """The words of a text in its own spelling: letters and digits that stand together, hyphens split."""
    return _WORD.findall(unicodedata.normalize("NFC", text))


def folded(word: str) -> str:
    """The form in which words are compared: that of Weiß and WEISS is the same."""
    return unicodedata.normalize("NFC", word.casefold()).replace("’", "'")


def words_of(text: str) -> list[str]:
    """The words of a text in the form in which they are compared: `["t", "shirt"]` of "T-Shirt"."""
    return [folded(word) for word in spelt(text)]


def is_unspaced(word: str) -> bool:
    """Whether a word is of a script that sets no spaces between words."""
    return _UNSPACED.search(word) is not None


@dataclass(frozen=True, slots=True)
class Text:
    """What a text says, to be asked for words.

    Attributes:
        words: whole words, folded.
        unspaced: its words of scripts without spaces, parted by spaces.
    """

    words: frozenset[str]
    unspaced: str

    @classmethod
    def of(cls, *texts: str) -> Text:
        """Reads texts together."""
        words = [word for text in texts for word in words_of(text)]
        return cls(frozenset(words), " ".join(filter(is_unspaced, words)) if any(map(is_unspaced, texts)) else "")

    def has(self, word: str) -> bool:
        """Whether a folded word occurs, as a whole word where words are parted by spaces."""
        return word in self.words or (is_unspaced(word) and word in self.unspaced)

    def has_all(self, words: Iterable[str]) -> bool:
        """Whether all of some folded words occur."""
        return all(map(self.has, words))
