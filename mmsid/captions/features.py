"""What the products of a catalogue say: which of them has which word or phrase, and which column a word speaks of.

In: items; out: `Features`. A phrase is one word, or two that stand side by side wherever they occur together. The rule:
every phrase is of the products' own titles and descriptions; columns only tell which words are of one kind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from enum import Enum, auto
from functools import cached_property
from itertools import pairwise

import numpy as np

from mmsid.captions.language import language_of
from mmsid.captions.words import folded, is_unspaced, words_of
from mmsid.quantizer.looks import is_number
from mmsid.records import Item

Phrase = tuple[str, ...]
"""Folded words, all of which a product has."""

_BESIDE = 0.5  # of the products with two words, those in which they stand side by side
_LEAST_PAIRS = 2
_TITLE_CASE = 0.6  # of the words of titles, but the first ones, with a capital letter
_MOST_VALUES = 0.25  # of the products: a column with more values tells products, not looks


class Nearness(Enum):
    """How near two phrases are in meaning."""

    SAME = auto()
    """Forms of one word, or words of one value, such as navy and midnight."""
    SAME_COLUMN = auto()
    """Words of two values of one column, such as navy and blue."""
    UNLIKE = auto()
    """Words of two columns, or of one and of none."""
    UNKNOWN = auto()
    """No column knows either of them."""


class Features:
    """Products and their phrases.

    Attributes:
        items: of the catalogue.
        language: of its texts.
        phrases: per product, the phrases of its title and description that can stand in a caption.
        rows: per phrase, ascending rows of the products that have it.
        titled: per phrase, how many of them have it in their title.
        pairs: per word, the phrases of two words that it is one of.
    """

    def __init__(self, items: Sequence[Item]) -> None:
        """Reads all texts."""
        self.items = items
        self._columns = _attribute_columns(items)
        self._counted = {name: Counter(filter(None, values)) for name, values in self._columns.items()}
        named = {folded(value) for values in self._columns.values() for value in values if len(words_of(value)) == 1}
        named |= {
            word for item in items for name in item.category for word in words_of(name) if len(words_of(name)) == 1
        }
        self.language = language_of([text for item in items for text in (item.title, item.description)], named)
        self._titles: dict[str, Counter[str]] = {}
        self._prose: dict[str, Counter[str]] = {}
        rows: dict[Phrase, list[int]] = {}
        self.titled: Counter[Phrase] = Counter()
        beside = Counter[Phrase]()
        for row, item in enumerate(items):
            in_title, in_description = self._read(item.title, self._titles), self._read(item.description, self._prose)
            self.titled.update({(word,) for word in in_title if word})
            for word in dict.fromkeys(word for word in (*in_title, *in_description) if word):
                rows.setdefault((word,), []).append(row)
            beside.update({pair for words in (in_title, in_description) for pair in pairwise(words) if all(pair)})
        self.rows: dict[Phrase, np.ndarray] = {phrase: np.array(found) for phrase, found in rows.items()}
        self.pairs: dict[Phrase, list[Phrase]] = {}
        self._add_pairs(beside)
        self.phrases = self._by_product()
        self._spoken: dict[Phrase, tuple[str, str] | None] = {}

    def spelling(self, phrase: Phrase) -> str:
        """A phrase as the catalogue writes it: in small letters where it ever does so inside a text."""
        return " ".join(self._spelling(word) for word in phrase)

    def stems(self, phrase: Phrase) -> frozenset[str]:
        """What inflected forms of a phrase's words have in common."""
        return frozenset(map(self.language.stem, phrase))

    def nearness(self, phrase: Phrase, other: Phrase) -> Nearness:
        """Whether two phrases speak of one kind of thing."""
        if self.stems(phrase) == self.stems(other):
            return Nearness.SAME
        found, others = self.speaks_of(phrase), self.speaks_of(other)
        if found is None and others is None:
            return Nearness.UNKNOWN
        if found is None or others is None or found[0] != others[0]:
            return Nearness.UNLIKE
        return Nearness.SAME if found == others else Nearness.SAME_COLUMN

    def speaks_of(self, phrase: Phrase) -> tuple[str, str] | None:
        """The column, and its value, that a phrase or else its last word goes with; None where there is none.

        Two words of two columns ("red striped") are of neither, unless they name another value ("denim blue").
        """
        if phrase not in self._spoken:
            words = [found for word in phrase[::-1] if (found := self._column_of((word,)))]
            whole = self._column_of(phrase)
            if len({column for column, _ in words}) > 1 and whole in words:
                whole = (" and ".join(sorted(column for column, _ in words)), " ".join(phrase))
            self._spoken[phrase] = whole or (words[0] if words else None)
        return self._spoken[phrase]

    def _read(self, text: str, spellings: dict[str, Counter[str]]) -> list[str]:
        """Folded words in their order; an empty one wherever a word can stand in no caption."""
        found = []
        for place, word in enumerate(self.language.pieces(text)):
            key = folded(word)
            tells = self.language.tells(key)
            found.append(key if tells else "")
            if tells and place:  # the first word of a text is written large for no reason of its own
                spellings.setdefault(key, Counter())[word] += 1
        return found

    def _spelling(self, word: str) -> str:
        """As descriptions write it, else as titles do, unless these write all of their words large."""
        for found in (self._prose.get(word), None if self._title_case else self._titles.get(word)):
            if found:
                small = [spelling for spelling in found if spelling == spelling.lower()]
                return max(sorted(small or found), key=lambda spelling: found[spelling])
        return word

    @cached_property
    def _title_case(self) -> bool:
        """Whether titles write most of their words with a capital letter, as English shops do."""
        written = Counter(
            spelling[:1].isupper() for found in self._titles.values() for spelling in found.elements() if spelling
        )
        return written[True] > _TITLE_CASE * written.total() and not self.language.capitalises

    def _add_pairs(self, beside: Mapping[Phrase, int]) -> None:
        for pair, n in sorted(beside.items()):
            if n < _LEAST_PAIRS or pair[0] == pair[1] or any(map(is_unspaced, pair)):
                continue
            both = shared_rows(self.rows[pair[:1]], self.rows[pair[1:]])
            if n >= _BESIDE * len(both):
                self.rows[pair] = both
                for word in pair:
                    self.pairs.setdefault((word,), []).append(pair)
                self.titled[pair] = min(self.titled[pair[:1]], self.titled[pair[1:]], len(both))

    def _by_product(self) -> list[list[Phrase]]:
        phrases: list[list[Phrase]] = [[] for _ in self.items]
        for phrase, rows in self.rows.items():
            for row in rows.tolist():
                phrases[row].append(phrase)
        return phrases

    def _column_of(self, phrase: Phrase) -> tuple[str, str] | None:
        """The value that goes with a phrase most surely, by the log-likelihood ratio of having both (Dunning 1993)."""
        rows, everything = self.rows[phrase].tolist(), len(self.items)
        best, most = None, np.log(max(len(self.rows), 2) * max(sum(map(len, self._counted.values())), 1))
        for name, values in self._columns.items():
            found = Counter(value for row in rows if (value := values[row]))
            for value, both in sorted(found.items()):
                surety = log_likelihood_ratio(both, len(rows), self._counted[name][value], everything)
                if surety > most:
                    best, most = (name, value), surety
        return best


def shared_rows(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """What two ascending lists of rows share, ascending, in a time that grows with the shorter one."""
    few, many = sorted((one, other), key=len)
    if not len(few):
        return few
    places = np.minimum(np.searchsorted(many, few), len(many) - 1)
    return np.asarray(few[many[places] == few])


def log_likelihood_ratio(both: int, one: int, other: int, n: int) -> float:
    """How much more likely it is that two things depend on each other than that they meet by chance, in nats.

    Args:
        both: products with both; 0 is returned where these are fewer than by chance.
        one: products with the one.
        other: products with the other.
        n: all products.
    """
    if both * n <= one * other:
        return 0.0
    cells = ((both, one * other), (one - both, one * (n - other)), (other - both, (n - one) * other))
    rest = n - one - other + both
    return sum(k * np.log(k * n / by_chance) for k, by_chance in (*cells, (rest, (n - one) * (n - other))) if k)


def _attribute_columns(items: Sequence[Item]) -> dict[str, list[str]]:
    """Columns whose values several products share, such as a colour: per column and product, its value or nothing."""
    names = dict.fromkeys(name for item in items for name in item.extra)
    found = {}
    for name in names:
        values = [value.strip() if isinstance(value := item.extra.get(name), str) else "" for item in items]
        counts = Counter(value for value in values if value)
        if 2 <= len(counts) <= _MOST_VALUES * sum(counts.values()) and not all(map(is_number, counts)):
            found[name] = values
    return found
